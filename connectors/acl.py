"""Who may read a file or pass a folder, from mode bits and POSIX access lists: pure functions over numbers.

Sources: linux/posix_acl_xattr.h (the bytes of `system.posix_acl_access`), acl(5) "ACCESS CHECK ALGORITHM".
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

XATTR = "system.posix_acl_access"
READ, PASS = 4, 1
"""What one asks of a file (`READ`) and of a folder on the way to it (`PASS`, the execute bit)."""

USER_OBJ, USER, GROUP_OBJ, GROUP, MASK, OTHER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
_VERSION = 2
_HEADER, _ENTRY = struct.Struct("<I"), struct.Struct("<HHI")
_TERMS = 256  # beyond this many combinations of groups the answer is widened, never narrowed


class Entry(NamedTuple):
    """One line of an access list: what kind, permission bits (4 read, 2 write, 1 execute), account or group number."""

    tag: int
    permission: int
    id: int


def parse_acl(raw: bytes) -> tuple[Entry, ...]:
    """The entries of a `system.posix_acl_access` attribute: a 32-bit version (2), then 8 bytes an entry, little-endian.

    Raises ValueError for anything else; such a list is to be taken as unknown, not as empty.
    """
    if len(raw) < _HEADER.size or (len(raw) - _HEADER.size) % _ENTRY.size or _HEADER.unpack_from(raw)[0] != _VERSION:
        raise ValueError("not a POSIX access list of version 2")
    entries = tuple(Entry(*fields) for fields in _ENTRY.iter_unpack(raw[_HEADER.size :]))
    if not {USER_OBJ, GROUP_OBJ, OTHER} <= {entry.tag for entry in entries}:
        raise ValueError("a POSIX access list without owner, group or others")
    return entries


@dataclass(frozen=True, slots=True)
class Audience:
    """The accounts that get what they ask, by number. Root is left out: it gets everything everywhere.

    `everyone`: every account that no other field speaks of. `groups`: each a set of groups, of all of which one must be
    a member. `users`: single accounts, the owner among them. `shut_groups`, `shut_users`: named, and refused, even
    where `everyone` is let in.
    """

    everyone: bool
    groups: frozenset[frozenset[int]] = frozenset()
    users: frozenset[int] = frozenset()
    shut_groups: frozenset[int] = frozenset()
    shut_users: frozenset[int] = frozenset()


EVERYONE = Audience(True)


def audience(mode: int, uid: int, gid: int, acl: tuple[Entry, ...] | None, want: int) -> Audience:
    """Who gets `want` (READ or PASS) of one file or folder. The owner always does: an owner can change the mode."""
    if acl is None:
        acl = (Entry(GROUP_OBJ, mode >> 3 & 7, 0), Entry(OTHER, mode & 7, 0))
    mask = next((entry.permission for entry in acl if entry.tag == MASK), 7)
    others = next(entry.permission for entry in acl if entry.tag == OTHER)
    groups: dict[int, bool] = {}
    users: dict[int, bool] = {}
    for entry in acl:
        allowed = bool(entry.permission & mask & want)
        if entry.tag in (GROUP_OBJ, GROUP):
            group = gid if entry.tag == GROUP_OBJ else entry.id
            groups[group] = groups.get(group, False) or allowed
        elif entry.tag == USER:
            users[entry.id] = allowed
    users[uid] = True
    everyone, shut_groups = bool(others & want), frozenset(group for group, allowed in groups.items() if not allowed)
    allowed_groups = frozenset(frozenset([group]) for group, allowed in groups.items() if allowed)
    return Audience(
        everyone=everyone,
        # a group that is let in says something only where everyone is not, or another group is kept out
        groups=allowed_groups if shut_groups or not everyone else frozenset(),
        users=frozenset(user for user, allowed in users.items() if allowed) - {0},
        shut_groups=shut_groups,
        shut_users=frozenset(user for user, allowed in users.items() if not allowed),
    )


def meet(one: Audience, two: Audience) -> Audience:
    """Who gets both. Where only a membership list could tell, the answer is the larger audience, never the smaller."""
    joined = (
        _minimal(s | t for s in one.groups for t in two.groups)
        if len(one.groups) * len(two.groups) <= _TERMS
        else one.groups
    )
    return Audience(
        everyone=one.everyone and two.everyone,
        groups=_minimal([*_let_in(one, two), *_let_in(two, one), *joined]),
        users=_also(one, two) | _also(two, one),
        shut_groups=one.shut_groups | two.shut_groups,
        shut_users=one.shut_users | two.shut_users,
    )


def _let_in(one: Audience, two: Audience) -> set[frozenset[int]]:
    """The groups of `one` that get into `two` as part of everyone."""
    return {term for term in one.groups if not term & two.shut_groups} if two.everyone else set()


def _also(one: Audience, two: Audience) -> frozenset[int]:
    """The single accounts of `one` that get into `two`, or may, being perhaps in one of its groups."""
    if two.everyone or two.groups:
        return one.users - two.shut_users
    return one.users & two.users


def _minimal(terms: Iterable[frozenset[int]]) -> frozenset[frozenset[int]]:
    """Without the terms that a shorter one covers: who must be in staff alone need not be in staff and nurses."""
    kept: list[frozenset[int]] = []
    for term in sorted(set(terms), key=len):
        if not any(shorter <= term for shorter in kept):
            kept.append(term)
    return frozenset(kept)
