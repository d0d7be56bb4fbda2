"""A folder or a single file on this machine's disks: a file share as the server itself sees it.

Listing gives each file's exposure from its real rights (`rights.py`); where these cannot be read, or somebody has set
a level, it says so. Nothing is followed out of the root and nothing is changed, access times included where permitted.
"""

# paths are bytes here, which pathlib does not know
# ruff: noqa: PTH118, PTH119, PTH120

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple
from urllib.parse import quote

from connectors import rights
from connectors.contract import BadTarget, CannotRead, Channel, Exposure, Item, Level, Reason, Unlisted
from connectors.globs import matcher
from connectors.mounts import MOUNTINFO, Mount, Mounts, why_unknown
from connectors.tree import Folder, Met, Trouble, descend, is_link, open_folder, trouble, walk

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KNOWN_RIGHTS = 1024  # different combinations of rights remembered a folder; few folders have more than three


class _Base(NamedTuple):
    """What is scanned, links in the way to it resolved: a folder, and the one name in it if a file was asked for."""

    folder: bytes
    only: bytes | None


@dataclass(slots=True)
class _Level:
    """What is known of the folder that is being listed."""

    reach: rights.Reach
    mount: Mount | None
    device: int
    known: dict[tuple[int, int, int, bytes | None], Exposure] = field(default_factory=dict)


class Share:
    """A Connector for a local folder or file.

    `exposure` is a level that the configuration sets for everything here; `web_root` (or the channel "web") makes
    everything public. `exclude` are patterns as in `globs.matcher`, of names or of paths below the root. Rights
    are read from below the root: what a file service hands out, it hands out whatever the root's own mode is. With
    `ancestors` True the root and the folders above it count too, as they do for accounts on the machine itself.
    `mountinfo` is the kernel's mount table.

    After listing, `unknown_rights` names the mounts whose rights could not be read, to be said once a run.
    """

    def __init__(
        self,
        root: Path | str,
        *,
        name: str,
        channel: Channel = "share",
        exposure: Level | None = None,
        exclude: Iterable[str] = (),
        web_root: bool = False,
        ancestors: bool = False,
        mountinfo: Path = MOUNTINFO,
    ) -> None:
        self.unknown_rights: tuple[str, ...] = ()
        self._root = os.fspath(root)
        self._name = name
        self._channel: Channel = channel
        self._exclude = matcher(exclude)
        self._ancestors = ancestors
        self._mountinfo = mountinfo
        self._fixed: tuple[Level, str] | None = None
        if exposure is not None:
            self._fixed = exposure, f"set by configuration: {exposure.value}"
        elif web_root or channel == "web":
            self._fixed = Level.PUBLIC, "in a folder that is published on the web"
        self._resolved: _Base | None = None

    @property
    def name(self) -> str:
        """The source's name, the first half of every item id."""
        return self._name

    def items(self, since: str | None = None) -> Iterator[Item | Unlisted]:  # noqa: ARG002  no change feed
        """Everything below the root, depth first, each folder's names in the order of their bytes; `since` is ignored.

        A further hard link is `duplicate`, unless it lies more open than the one already listed: then it is an item of
        its own. Memory: the names of the folders on the way down, and a little a folder and a hard-linked file.
        Raises BadTarget at once if the root is missing, cannot be read, or is neither a folder nor a file.
        """
        self._resolved = None
        base = self._base()
        try:
            folder = open_folder(base.folder, passage=base.only is not None)
            if base.only is not None:
                os.close(folder.open(base.only))
            else:
                folder.names()
            folder.close()
        except OSError as error:
            raise self._bad(trouble(error)[1]) from None
        return _Listing(self, base).run()

    def open(self, item: Item) -> BinaryIO:
        """The item's bytes. Each folder on the way is opened without following a link, so nothing swapped in leads out.

        Raises CannotRead: `vanished`, `denied`, `changed` if version or kind is not what was listed.
        """
        try:
            base = self._base()
            parts = item.path.encode("utf-8", "surrogateescape").split(b"/")
            if not parts[-1] or any(part in (b"", b".", b"..") for part in parts):
                raise CannotRead("vanished", "not a path of this source")
            folder = descend(base.folder, parts[:-1])
            try:
                fd = folder.open(parts[-1])
            finally:
                folder.close()
        except OSError as error:
            raise CannotRead(*trouble(error)) from None
        except BadTarget:
            raise CannotRead("vanished", "the folder it was in is no longer there") from None
        return _checked(fd, item.version)

    def _base(self) -> _Base:
        if self._resolved is None:
            self._resolved = self._resolve()
        return self._resolved

    def _resolve(self) -> _Base:
        try:
            path = os.path.realpath(os.fsencode(self._root), strict=True)
            found = os.lstat(path)
        except FileNotFoundError:
            raise self._bad("no such folder or file") from None
        except (OSError, ValueError) as error:
            raise self._bad(trouble(error)[1] if isinstance(error, OSError) else "not a path") from None
        if stat.S_ISDIR(found.st_mode):
            return _Base(path, None)
        if stat.S_ISREG(found.st_mode):
            return _Base(os.path.dirname(path), os.path.basename(path))
        raise self._bad("neither a folder nor a file (a device, FIFO or socket)")

    def _bad(self, why: str) -> BadTarget:
        shown = "".join(c if c.isprintable() else "?" for c in str(self._root))
        return BadTarget(f"{shown}: {why}")


class _Listing:
    """One listing: the state that must not outlive it."""

    def __init__(self, share: Share, base: _Base) -> None:
        self._share = share
        self._base = base
        self._mounts = Mounts(share._mountinfo)
        self._levels: list[_Level] = []
        self._links: dict[tuple[int, int, int, int], tuple[str, int]] = {}
        self._prefix = _uri(base.folder).rstrip("/")
        share.unknown_rights = ()

    def run(self) -> Iterator[Item | Unlisted]:
        if self._base.only is not None:
            yield self._single(self._base.only)
            return
        try:
            for met in walk(self._base.folder, self._refuse):
                match met.event:
                    case "enter":
                        self._enter(met)
                    case "leave":
                        self._levels.pop()
                    case "file":
                        yield self._file(met)
                    case "refused":
                        yield self._unlisted(met.path, met.stat, met.trouble)
        except OSError as error:
            # the root went away between the check and the listing
            raise self._share._bad(trouble(error)[1]) from None

    def _single(self, name: bytes) -> Item | Unlisted:
        try:
            folder = open_folder(self._base.folder, passage=True)
            try:
                self._enter(Met("enter", b"", folder, stat=folder.stat()))
                found = folder.lstat(name)
                if is_link(found) or not stat.S_ISREG(found.st_mode):
                    return self._unlisted(name, found, ("changed", "something else stands in its place now"))
                return self._file(Met("file", name, folder, name, found))
            finally:
                folder.close()
        except OSError as error:
            return self._unlisted(name, None, trouble(error))

    def _refuse(self, path: bytes, _found: os.stat_result) -> Trouble | None:
        exclude = self._share._exclude
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
            reach = rights.reach_of(path) if self._share._ancestors and not self._share._fixed else rights.Reach()
        unknown = why_unknown(mount)
        if self._share._fixed is None:
            if unknown and (place := _place(mount)) not in self._share.unknown_rights:
                self._share.unknown_rights = (*self._share.unknown_rights, place)
            if self._levels or self._share._ancestors:
                reach = rights.into(reach, met.stat, None if unknown else met.folder.acl())
            reach = replace(reach, unknown=unknown)
        self._levels.append(_Level(reach, mount, device))

    def _file(self, met: Met) -> Item | Unlisted:
        found = met.stat
        assert found is not None
        exposure = self._exposure(met.folder, met.name, found)
        item_id = self._id(met.path)
        if found.st_nlink > 1 and found.st_ino:
            key = found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
            first, rank = self._links.setdefault(key, (item_id, exposure.level.rank))
            if first != item_id and exposure.level.rank <= rank:
                detail = f"a further hard link to the file listed as {first}"
                return self._unlisted(met.path, found, ("duplicate", detail), exposure)
            if first != item_id:
                self._links[key] = item_id, exposure.level.rank
                exposure = replace(
                    exposure, reasons=(*exposure.reasons, "a more open hard link to a file listed before")
                )
        path = met.path.decode("utf-8", "surrogateescape")
        return Item(
            id=item_id,
            source=self._share._name,
            uri=self._uri(met.path),
            path=path,
            name=path.rpartition("/")[2],
            size=found.st_size,
            modified=_moment(found.st_mtime_ns),
            version=version(found),
            exposure=exposure,
        )

    def _exposure(self, folder: Folder, name: bytes, found: os.stat_result) -> Exposure:
        level = self._levels[-1]
        plain = self._share._fixed is not None or bool(level.reach.unknown)
        acl = None if plain else folder.acl(name)
        key = found.st_mode, found.st_uid, found.st_gid, acl
        if (known := level.known.get(key)) is not None:
            return known
        channel = self._share._channel
        if self._share._fixed is not None:
            exposure = rights.chosen(*self._share._fixed, rights.account(found.st_uid), channel)
        else:
            exposure = rights.exposure(level.reach, found, acl, channel)
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
            source=self._share._name,
            uri=self._uri(path),
            path=path.decode("utf-8", "surrogateescape") or ".",
            reason=reason,
            detail=why[1],
            size=found.st_size if found and stat.S_ISREG(found.st_mode) else None,
            modified=_moment(found.st_mtime_ns) if found else None,
            version=version(found) if found else "",
            exposure=exposure,
        )

    def _id(self, path: bytes) -> str:
        return sha256(self._share._name.encode("utf-8", "surrogateescape") + b"\0" + path).hexdigest()[:32]

    def _uri(self, path: bytes) -> str:
        return f"{self._prefix}/{quote(path)}" if path else self._prefix


def version(found: os.stat_result) -> str:
    """What changes when the content may have changed: device, inode, size, mtime and ctime in nanoseconds."""
    return f"{found.st_dev}:{found.st_ino}:{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"


def _checked(fd: int, expected: str) -> BinaryIO:
    """The descriptor as a stream, if it still is the thing that was listed; else closed, and CannotRead."""
    try:
        found = os.fstat(fd)
        if stat.S_ISREG(found.st_mode) and version(found) == expected:
            return os.fdopen(fd, "rb")
    except OSError as error:
        os.close(fd)
        raise CannotRead(*trouble(error)) from None
    os.close(fd)
    raise CannotRead("changed", "it was changed or replaced after it was listed")


def _moment(nanoseconds: int) -> datetime | None:
    """A time of the filesystem; None if it lies outside the years 1 to 9999, as damaged disks have it."""
    try:
        return _EPOCH + timedelta(microseconds=nanoseconds // 1000)
    except OverflowError:
        return None


def _uri(path: bytes) -> str:
    forward = path.replace(b"\\", b"/") if os.name == "nt" else path
    return f"file://{'' if forward.startswith(b'/') else '/'}{quote(forward, safe='/:' if os.name == 'nt' else '/')}"


def _place(mount: Mount | None) -> str:
    return f"{os.fsdecode(mount.point)} ({mount.kind})" if mount else "this system"
