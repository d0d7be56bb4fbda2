"""The purpose of a spot-check, where a policy in force asks for one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dlp.errors import UsageError

if TYPE_CHECKING:
    from dlp.policy.rules import Pack


def needed(given: str | None, packs: Iterable[Pack]) -> str | None:
    """The purpose given; asked for on a terminal where a pack demands one and none was given.

    Raises UsageError where one is demanded and there is nobody to ask, or nothing is answered.
    """
    if given is not None and given.strip():
        return given
    demanding = [pack for pack in packs if pack.purpose is not None]
    if not demanding:
        return given
    told = "; ".join(_named(pack) for pack in demanding)
    if sys.stdin.isatty() and sys.stderr.isatty():
        sys.stderr.write(f"Why do you look? ({told} asks for a purpose; it is kept in the audit log) ")
        sys.stderr.flush()
        if answer := sys.stdin.readline().strip():
            return answer
    raise UsageError(f'{told} asks for the purpose of a check: give it with --purpose "why you look"')


def _named(pack: Pack) -> str:
    return f"{pack.name} ({', '.join(pack.purpose)})" if pack.purpose else pack.name
