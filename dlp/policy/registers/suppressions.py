"""Suppressions: findings that somebody accepted, or marked as false, with reason, approver, scope and end.

What a row speaks of is a rule, keyed digests of the values, and a path: never a line number, so that a new value in the
same file is a new finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from dlp.policy.lists import values as is_
from dlp.policy.lists.register import Column, Entry, Register

ANY = "*"
_DIGEST = re.compile(r"[0-9a-f]{32}")


def digest(cell: str) -> str:
    """A keyed digest as records have it, or `*` for every value."""
    if cell != ANY and not _DIGEST.fullmatch(cell):
        raise is_.BadValue("must be digests of 32 hexadecimal digits between semicolons, or * for every value")
    return cell


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Suppression(Entry):
    """One decision. `scope` says how far `path` reaches: the item, everything below a folder, or the whole source."""

    rule: Annotated[str, Column(is_.text, "id of the rule, as the finding has it", needed=True)] = ""
    digests: Annotated[
        tuple[str, ...],
        Column(
            is_.several(digest), "keyed digests of the matches, between semicolons; `*` for every value, also to come",
            ("digest",), needed=True,
        ),
    ] = ()  # fmt: skip
    path: Annotated[str, Column(is_.text, "path relative to the source, with forward slashes")] = ""
    source: Annotated[str, Column(is_.text, "name of the source; empty: any")] = ""
    scope: Annotated[
        str,
        Column(is_.one_of(("item", "folder", "source")), "`item` (default), `folder` or `source`: how far it reaches"),
    ] = "item"
    verdict: Annotated[
        str,
        Column(
            is_.one_of(("accepted", "false")),
            "`accepted` (it may lie there) or `false` (it is no such thing)",
            needed=True,
        ),
    ] = ""
    reason: Annotated[str, Column(is_.text, "why, without any personal data", needed=True)] = ""
    by: Annotated[str, Column(is_.text, "who decided", ("decided by",), needed=True)] = ""
    approver: Annotated[str, Column(is_.text, "who approved it, where a policy demands one", ("approved by",))] = ""

    def problem(self) -> str:
        """A path is needed unless the whole source is meant; then a source is."""
        if self.scope == "source":
            return "" if self.source else "reaches over a source and names none"
        return "" if self.path else "names no path"

    @property
    def of_every_value(self) -> bool:
        """Whether it holds whatever the values are, and not for those of its digests alone."""
        return ANY in self.digests

    def reaches(self, source: str, path: str) -> bool:
        """Whether an item lies where the row speaks of."""
        if self.source and self.source != source:
            return False
        if self.scope == "source":
            return True
        own = self.path.strip("/")
        return path == own or (self.scope == "folder" and path.startswith(f"{own}/"))


REGISTER = Register(
    "suppressions",
    "Suppressions",
    Suppression,
    "Findings accepted or marked false. They stay in the records, and count neither for severity nor for `--fail-on` "
    "(QU-23 demands an approver and an end).",
    {"rule": "ma.health-record", "digests": "9f86d081884c7d659a2feaa0c55ad015", "path": "office/list.xlsx",
     "source": "staff-share", "scope": "item", "verdict": "accepted", "reason": "needed by the nurse until June",
     "by": "Privacy officer", "approver": "Director of Educational Technology", "expires": "2027-06-30"},
)  # fmt: skip
