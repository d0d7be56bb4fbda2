"""One listing of a share: the walk's stretches, sealed, and the items that are made of them.

The rights of a file are laid over those of the folders above it (`rights.py`), which are read once a folder.
"""

# paths are bytes here, which pathlib does not know
# ruff: noqa: PTH118, PTH119

from __future__ import annotations

import os
import re
import stat
import struct
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b, sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from connectors import rights, services, standing, synced
from connectors.accounts import Accounts, with_group
from connectors.contract import ROOT, BadTarget, Channel, Exposure, Item, Level, Reason, Stretch, Unlisted
from connectors.media import medium
from connectors.mounts import Mount, Mounts, why_unknown
from connectors.services import Services
from connectors.standing import Standing
from connectors.tree import Entry, Folder, Met, Trouble, is_link, open_folder, trouble, walk

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SEALED = struct.Struct("<IQQqqqqq").pack  # what the system says of a file, but for the time of its last reading
_SEAL = 2  # to be raised when items come to tell other things of the same file
_KNOWN_RIGHTS = 1024  # different combinations of rights remembered a folder; few folders have more than three


class Base(NamedTuple):
    """What is scanned, links in the way to it resolved: a folder, and the one name in it if a file was asked for.

    `asked` is the path as it was named, for messages.
    """

    folder: bytes
    only: bytes | None
    asked: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What a share was told: see `share.Share`. `fixed` is a level that somebody set, and why."""

    name: str
    channel: Channel
    fixed: tuple[Level, str] | None
    exclude: re.Pattern[str] | None
    ancestors: bool
    mountinfo: Path
    accounts: Accounts
    services: Services
    sysfs: Path
    awaited: bool = False

    def goes_on(self, reason: Reason | None) -> bool:
        """Whether a root that cannot be had for this reason is accounted for, and does not end the run."""
        return reason == "denied" or (self.awaited and reason is not None)


@dataclass(slots=True)
class Depth:
    """What is known of the folder that is being listed."""

    reach: rights.Reach
    mount: Mount | None
    device: int
    standing: Standing
    found: os.stat_result
    files: bool = False
    """Whether a file lies right in it, whose item tells of the folder's name, too."""
    known: dict[tuple[int, int, int, bytes | None], Exposure] = field(default_factory=dict)


class Listing:
    """One listing: the state that must not outlive it."""

    def __init__(self, scope: Scope, base: Base) -> None:
        self.unknown_rights: tuple[str, ...] = ()
        self.bare: list[Item] = []
        self._scope = scope
        self._base = base
        self._mounts = Mounts(scope.mountinfo)
        self._levels: list[Depth] = []
        self._links: dict[tuple[int, int, int, int], tuple[str, int]] = {}
        self._prefix = _uri(base.folder).rstrip("/")
        self._accounts = scope.accounts
        # who is in which group decides over every exposure, and is too long to be told with each
        self._who = blake2b(repr(scope.accounts).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()

    def run(self) -> Iterator[Stretch]:
        if self._base.only is not None:
            yield from self._single(self._base.only)
            return
        try:
            for met in walk(self._base.folder, self._refuse if self._scope.exclude else None):
                match met.event:
                    case "enter":
                        self._enter(met)
                    case "leave":
                        self._leave(met)
                    case "stretch":
                        yield self._stretch(met)
                    case "refused":
                        yield self._lone(met.path, self._unlisted(met.path, met.stat, met.trouble))
        except OSError as error:
            # the root went away between the check and the listing
            why = trouble(error)
            if not self._scope.goes_on(why[0]):
                raise bad_target(self._base.asked, why) from None
            yield self.shut(b"", why)

    def shut(self, path: bytes, why: Trouble) -> Stretch:
        """What was asked for (`path` b"": the root) as one thing that cannot be listed."""
        return self._lone(path, self._unlisted(path, None, why))

    def _single(self, name: bytes) -> Iterator[Stretch]:
        try:
            folder = open_folder(self._base.folder, passage=True)
            try:
                self._enter(Met("enter", b"", folder, stat=folder.stat()))
                found = folder.lstat(name)
                if is_link(found) or not stat.S_ISREG(found.st_mode):
                    yield self._lone(name, self._unlisted(name, found, ("changed", "something else stands there now")))
                    return
                yield self._stretch(Met("stretch", b"", folder, entries=((name, found, None),)))
            finally:
                folder.close()
        except OSError as error:
            yield self._lone(name, self._unlisted(name, None, trouble(error)))

    def _lone(self, path: bytes, met: Unlisted) -> Stretch:
        return Stretch(_place(path, b"\0"), None, 1, lambda _wanted: iter([(0, met)]))

    def _stretch(self, met: Met) -> Stretch:
        prefix = met.path + b"/" if met.path else b""
        level = self._levels[-1]
        level.files = level.files or any(found is not None and why is None for _, found, why in met.entries)

        def make(wanted: Collection[int] | None) -> Iterator[tuple[int, Item | Unlisted]]:
            assert self._levels[-1] is level  # asked for too late: other rights would be taken for these
            every = range(len(met.entries))
            for number in every if wanted is None else sorted(n for n in wanted if n in every):
                entry = met.entries[number]
                yield number, self._met(met.folder, prefix + entry[0], entry)

        return Stretch(_place(met.path, met.after), self._seal(met.entries, level), len(met.entries), make)

    def _met(self, folder: Folder, whole: bytes, entry: Entry) -> Item | Unlisted:
        name, found, why = entry
        if found is None or why is not None:
            return self._unlisted(whole, found, why)
        try:
            return self._file(folder, whole, name, found)
        except OSError as error:
            return self._unlisted(whole, None, trouble(error))

    def _seal(self, entries: Iterable[Entry], level: Depth) -> bytes | None:
        """A digest over all that the items of these entries are made from."""
        told: list[bytes] = []
        accounts: set[tuple[int, int]] = set()
        for name, found, _ in entries:
            if found is None or (found.st_nlink > 1 and stat.S_ISREG(found.st_mode)):
                return None
            told.append(name)
            accounts.add((found.st_uid, found.st_gid))
            told.append(
                _SEALED(
                    found.st_mode, found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns,
                    found.st_uid, found.st_gid,
                )
            )  # fmt: skip
        named = sorted((uid, rights.account(uid), gid, rights.group_name(gid)) for uid, gid in accounts)
        scope = self._scope
        told_above = scope.name, self._prefix, scope.fixed, scope.channel, scope.exclude, level.reach, level.standing
        above = repr((_SEAL, *told_above, self._who, named))
        return blake2b(b"\0".join([*told, above.encode("utf-8", "surrogateescape")]), digest_size=16).digest()

    def _refuse(self, path: bytes, _found: os.stat_result) -> Trouble | None:
        exclude = self._scope.exclude
        if exclude and exclude.fullmatch(path.decode("utf-8", "surrogateescape")):
            return "policy", "left out by the configuration"
        return None

    def _enter(self, met: Met) -> None:
        assert met.stat is not None
        device = met.stat.st_dev
        path = os.path.join(self._base.folder, met.path) if met.path else self._base.folder
        if self._levels:
            above = self._levels[-1]
            mount, reach = self._mounts.entering(path, device, above.mount, above.device), above.reach
        else:
            mount = self._mounts.covering(path)
            reach = rights.reach_of(path) if self._scope.ancestors and not self._scope.fixed else rights.Reach()
        unknown = why_unknown(mount)
        if self._scope.fixed is None:
            if unknown and (place := _where(mount)) not in self.unknown_rights:
                self.unknown_rights = (*self.unknown_rights, place)
            if self._levels or self._scope.ancestors:
                reach = rights.into(reach, met.stat, None if unknown else met.folder.acl())
            reach = replace(reach, unknown=unknown)
        self._levels.append(Depth(reach, mount, device, self._standing(met, path, mount), met.stat))

    def _leave(self, met: Met) -> None:
        level = self._levels.pop()
        if level.files or not met.path:
            return
        try:
            exposure = self._exposure(met.folder, None, level.found)
        except OSError:  # it has gone meanwhile, and its name with it
            return
        self.bare.append(replace(self._item(met.path, level.found, exposure), size=None, folder=True))

    def _standing(self, met: Met, path: bytes, mount: Mount | None) -> Standing:
        """What the folder itself adds; of what lies on one medium, or is kept by one cloud, all is."""
        assert met.stat is not None
        scope, above = self._scope, self._levels[-1] if self._levels else None
        if above is not None and above.mount == mount:
            carried, encrypted = above.standing.carried, above.standing.encrypted
        else:
            found = medium(mount, path, scope.sysfs)
            carried, encrypted = found.portable, found.encrypted
        cloud = above.standing.synced if above is not None else synced.above(path)
        return Standing(
            services.ways(scope.services, os.fsdecode(path), scope.accounts),
            cloud or synced.service(os.path.basename(path), met.names),
            carried,
            encrypted,
            met.stat.st_gid if met.stat.st_mode & stat.S_ISGID else None,
        )

    def _file(self, folder: Folder, whole: bytes, name: bytes, found: os.stat_result) -> Item | Unlisted:
        exposure = self._exposure(folder, name, found)
        item_id = self._id(whole)
        if found.st_nlink > 1 and found.st_ino:
            key = found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
            first, rank = self._links.setdefault(key, (item_id, exposure.level.rank))
            if first != item_id and exposure.level.rank <= rank:
                detail = f"a further hard link to the file listed as {first}"
                return self._unlisted(whole, found, ("duplicate", detail), exposure)
            if first != item_id:
                self._links[key] = item_id, exposure.level.rank
                exposure = replace(
                    exposure, reasons=(*exposure.reasons, "a more open hard link to a file listed before")
                )
        return self._item(whole, found, exposure)

    def _item(self, whole: bytes, found: os.stat_result, exposure: Exposure) -> Item:
        path = whole.decode("utf-8", "surrogateescape")
        return Item(
            id=self._id(whole),
            source=self._scope.name,
            uri=self._uri(whole),
            path=path,
            name=path.rpartition("/")[2],
            size=found.st_size,
            modified=_moment(found.st_mtime_ns),
            version=version(found),
            exposure=exposure,
        )

    def _exposure(self, folder: Folder, name: bytes | None, found: os.stat_result) -> Exposure:
        """Who can see a file of the open folder, or (`name` None) that folder itself, which is left already."""
        level = self._levels[-1]
        plain = self._scope.fixed is not None or bool(level.reach.unknown)
        acl = None if plain else folder.acl(name) if name is not None else folder.acl()
        if acl == b"" and name is not None:
            folder.lstat(name)  # raises if the list could not be read because the file is gone
        key = found.st_mode, found.st_uid, found.st_gid, acl
        if (known := level.known.get(key)) is not None:
            return known
        channel = self._scope.channel
        if self._scope.fixed is not None:
            chosen = rights.chosen(*self._scope.fixed, rights.account(found.st_uid), channel)
            exposure = standing.placed(chosen, found, level.standing)
        else:
            self._accounts = with_group(self._accounts, found.st_gid)
            exposure = standing.exposure(level.reach, found, acl, channel, level.standing, self._accounts)
        if len(level.known) < _KNOWN_RIGHTS:
            level.known[key] = exposure
        return exposure

    def _unlisted(
        self, path: bytes, found: os.stat_result | None, why: Trouble | None, exposure: Exposure | None = None
    ) -> Unlisted:
        assert why is not None
        reason: Reason = why[0]
        return Unlisted(
            id=self._id(path),
            source=self._scope.name,
            uri=self._uri(path),
            path=path.decode("utf-8", "surrogateescape") or ROOT,
            reason=reason,
            detail=why[1],
            size=found.st_size if found and stat.S_ISREG(found.st_mode) else None,
            modified=_moment(found.st_mtime_ns) if found else None,
            version=version(found) if found else "",
            exposure=exposure,
        )

    def _id(self, path: bytes) -> str:
        return sha256(self._scope.name.encode("utf-8", "surrogateescape") + b"\0" + path).hexdigest()[:32]

    def _uri(self, path: bytes) -> str:
        return f"{self._prefix}/{quote(path)}" if path else self._prefix


def version(found: os.stat_result) -> str:
    """What changes when the content may have changed: device, inode, size, mtime and ctime in nanoseconds."""
    return f"{found.st_dev}:{found.st_ino}:{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"


def bad_target(asked: str, why: tuple[Reason | None, str]) -> BadTarget:
    """What stops a run over a place that cannot be used."""
    return BadTarget(f"{''.join(c if c.isprintable() else '?' for c in asked)}: {why[1]}", *why)


def _moment(nanoseconds: int) -> datetime | None:
    """A time of the filesystem; None if it lies outside the years 1 to 9999, as damaged disks have it."""
    try:
        return _EPOCH + timedelta(microseconds=nanoseconds // 1000)
    except OverflowError:
        return None


def _uri(path: bytes) -> str:
    forward = path.replace(b"\\", b"/") if os.name == "nt" else path
    return f"file://{'' if forward.startswith(b'/') else '/'}{quote(forward, safe='/:' if os.name == 'nt' else '/')}"


def _where(mount: Mount | None) -> str:
    return f"{os.fsdecode(mount.point)} ({mount.kind})" if mount else "this system"


def _place(folder: bytes, after: bytes) -> bytes:
    """A key that sorts, byte by byte, as the walk goes: names closed by NUL, and what follows a folder behind it."""
    parts = folder.split(b"/") if folder else []
    return b"".join(part + b"\0" for part in parts) + (after + b"\0\xff" if after else b"")
