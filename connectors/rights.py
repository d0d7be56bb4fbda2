"""Exposure of a file on a local filesystem: its own rights, narrowed by every folder above it, in words.

What an account can really do counts, not what the scanning account (often root) can. A larger audience is assumed
wherever the truth cannot be read. Group sizes and what a file service adds to these rights are judged elsewhere.
"""

# paths are bytes here, which pathlib does not know
# ruff: noqa: PTH116, PTH120

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from functools import lru_cache

from connectors.acl import EVERYONE, PASS, READ, XATTR, Audience, Entry, audience, meet, parse_acl
from connectors.contract import Channel, Exposure, Level

UNKNOWN = "exposure-unknown"
_NO_LIST = frozenset({errno.ENODATA, errno.EOPNOTSUPP})


@dataclass(frozen=True, slots=True)
class Reach:
    """Who can get as far as a folder's content, by name.

    `closed` says which of the folders on the way keeps others out (nearest to the root of the disk first), "" if none
    does; `unlisted` is True if others can pass but not see the names; `unknown` says why rights cannot be read here.
    """

    audience: Audience = EVERYONE
    closed: str = ""
    unlisted: bool = False
    unknown: str = ""


def access_list(path: bytes) -> bytes | None:
    """The raw POSIX access list of a file or folder, None if it has none; b"" if it has one that cannot be read."""
    if not hasattr(os, "getxattr"):
        return None
    try:
        return os.getxattr(path, XATTR, follow_symlinks=False)
    except OSError as error:
        return None if error.errno in _NO_LIST else b""


def reach_of(folder: bytes) -> Reach:
    """Who can get to a folder (absolute path, no links): all its parents taken together, itself not.

    A parent that cannot be looked at is taken as open.
    """
    reach = Reach()
    ancestors: list[bytes] = []
    while (above := os.path.dirname(folder)) != folder:
        ancestors.append(above)
        folder = above
    for ancestor in reversed(ancestors):
        try:
            found = os.stat(ancestor)
        except OSError:
            continue
        reach = into(reach, found, access_list(ancestor))
    return reach


def into(reach: Reach, folder: os.stat_result, acl: bytes | None) -> Reach:
    """The reach one folder further down. An access list that cannot be read keeps nobody out."""
    try:
        entries = _entries(acl)
    except ValueError:
        return reach
    own = audience(folder.st_mode, folder.st_uid, folder.st_gid, entries, PASS)
    closed = reach.closed or ("" if own.everyone else f"a folder above is closed to others ({_mode(folder, entries)})")
    return replace(
        reach,
        audience=meet(reach.audience, own),
        closed=closed,
        unlisted=reach.unlisted or (own.everyone and not folder.st_mode & 0o004),
    )


def exposure(reach: Reach, file: os.stat_result, acl: bytes | None, channel: Channel) -> Exposure:
    """Who can read a file, and why. Readers are "everyone", "group NAME" and account names, most open first."""
    owner = account(file.st_uid)
    if reach.unknown:
        return assumed(reach.unknown, owner, channel)
    try:
        entries = _entries(acl)
    except ValueError:
        return assumed("its access list cannot be read", owner, channel)
    own = audience(file.st_mode, file.st_uid, file.st_gid, entries, READ)
    who = meet(own, reach.audience)
    mode = _mode(file, entries)
    if who.everyone:
        unlisted = ("others cannot list a folder above, but can open the file by its name",) if reach.unlisted else ()
        reasons = (f"readable by every account on this server ({mode})", *unlisted)
        return Exposure(Level.DISTRICT, reasons, channel, owner, ("everyone",))
    closed = (reach.closed,) if reach.closed and own.everyone else ()
    groups = sorted(" and ".join(f"group {group_name(gid)}" for gid in sorted(term)) for term in who.groups)
    users = sorted(account(uid) or str(uid) for uid in _sure(who, own))
    if groups or len(users) > 1 or (who.users & own.users) - {file.st_uid}:
        named = [user for user in users if user != owner]
        reasons = tuple(f"readable by {reader} ({mode})" for reader in [*(_both(g) for g in groups), *named])
        return Exposure(Level.GROUP, (*reasons, *closed), channel, owner, (*groups, *users))
    alone = users[0] if users else owner
    reader = "its owner" if alone == owner else alone
    readers = (alone,) if alone else ()
    return Exposure(Level.OWNER, (f"readable by {reader} alone ({mode})", *closed), channel, owner, readers)


def audience_of(reach: Reach, file: os.stat_result, acl: bytes | None) -> Audience | None:
    """Who can read a file by the rights on the disk; None where these cannot be read."""
    if reach.unknown:
        return None
    try:
        own = audience(file.st_mode, file.st_uid, file.st_gid, _entries(acl), READ)
    except ValueError:
        return None
    return meet(own, reach.audience)


def readers(who: Audience, strangers: tuple[str, ...] = ()) -> tuple[str, ...]:
    """An audience by name, most open first: "everyone", or groups, then accounts; `strangers` are names as they are."""
    if who.everyone:
        return ("everyone",)
    groups = sorted(" and ".join(f"group {group_name(gid)}" for gid in sorted(term)) for term in who.groups)
    users = sorted(account(uid) or str(uid) for uid in who.users)
    return (*groups, *(one for one in strangers if one not in groups), *users)


def assumed(why: str, owner: str | None, channel: Channel) -> Exposure:
    """What stands where rights cannot be read: `district`, and said so."""
    return Exposure(Level.DISTRICT, (UNKNOWN, why), channel, owner)


def chosen(level: Level, why: str, owner: str | None, channel: Channel) -> Exposure:
    """A level that somebody set, whatever the file's own rights are."""
    return Exposure(level, (why,), channel, owner)


@lru_cache(maxsize=4096)
def account(uid: int) -> str | None:
    """The name of an account, its number if it has none, None on a system without such numbers."""
    try:
        import pwd
    except ImportError:
        return None
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


@lru_cache(maxsize=4096)
def group_name(gid: int) -> str:
    """The name of a group, or its number if it has none."""
    try:
        import grp

        return grp.getgrgid(gid).gr_name
    except (ImportError, KeyError):
        return str(gid)


@lru_cache(maxsize=1024)
def _entries(acl: bytes | None) -> tuple[Entry, ...] | None:
    return None if acl is None else parse_acl(acl)


def _sure(who: Audience, own: Audience) -> frozenset[int]:
    """The single readers worth naming: not those who only may be members of a group that is named already."""
    if not who.groups or own.everyone:
        return who.users
    return who.users & own.users


def _mode(found: os.stat_result, entries: tuple[Entry, ...] | None) -> str:
    return f"mode {found.st_mode & 0o7777:04o}{' and an access list' if entries else ''}"


def _both(groups: str) -> str:
    return f"whoever is in {groups}" if " and " in groups else groups
