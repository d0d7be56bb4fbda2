"""A folder or a single file on this machine's disks: a file share as the server itself sees it.

Listing gives each file's exposure from its real rights (`rights.py`); where these cannot be read, or somebody has set
a level, it says so. Nothing is followed out of the root and nothing is changed, access times included where permitted.
"""

# paths are bytes here, which pathlib does not know
# ruff: noqa: PTH119, PTH120

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from connectors.accounts import Accounts, of_this_machine
from connectors.contract import BadTarget, CannotRead, Channel, Item, Level, Reason, Stretch, Unlisted
from connectors.globs import matcher
from connectors.listing import Base, Listing, Scope, bad_target, version
from connectors.media import SYS
from connectors.mounts import MOUNTINFO
from connectors.services import Services, told, ways
from connectors.tree import descend, open_folder, trouble


class Share:
    """A Connector for a local folder or file.

    `exposure` is a level that the configuration sets for everything here; `web_root` (or the channel "web") makes
    everything public. `exclude` are patterns as in `globs.matcher`, of names or of paths below the root. Rights
    are read from below the root: what a file service hands out, it hands out whatever the root's own mode is. With
    `ancestors` True the root and the folders above it count too, as they do for accounts on the machine itself.
    `accounts` and `services` are those of this machine, by default as it lists them and none; `mountinfo` and `sysfs`
    are the kernel's tables of mounts and of block devices.

    A root that may not be read is one `Unlisted`; one that is not there is so if it is `awaited`, as a configured
    source is, and otherwise a slip of who named it.

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
        accounts: Accounts | None = None,
        services: Services | None = None,
        sysfs: Path = SYS,
        awaited: bool = False,
    ) -> None:
        self._root = os.fspath(root)
        fixed: tuple[Level, str] | None = None
        if exposure is not None:
            fixed = exposure, f"set by configuration: {exposure.value}"
        elif web_root or channel == "web":
            fixed = Level.PUBLIC, "in a folder that is published on the web"
        known = of_this_machine() if accounts is None else accounts
        self._scope = Scope(
            name, channel, fixed, matcher(exclude), ancestors, mountinfo, known, services or Services(), sysfs, awaited
        )
        self._resolved: Base | None = None
        self._listing: Listing | None = None

    @property
    def name(self) -> str:
        """The source's name, the first half of every item id."""
        return self._scope.name

    @property
    def unknown_rights(self) -> tuple[str, ...]:
        """The mounts whose rights the last listing could not read."""
        return self._listing.unknown_rights if self._listing else ()

    @property
    def served(self) -> tuple[str, ...]:
        """The file services that lead to the root, in words."""
        folder = os.fsdecode(os.path.realpath(os.fsencode(self._root)))
        return tuple(dict.fromkeys(map(told, ways(self._scope.services, folder, self._scope.accounts))))

    def items(self, since: str | None = None) -> Iterator[Item | Unlisted]:  # noqa: ARG002  no change feed
        """Everything below the root, depth first, each folder's names in the order of their bytes; `since` is ignored.

        A further hard link is `duplicate`, unless it lies more open than the one already listed: then it is an item of
        its own. Memory: the names of the folders on the way down, and a little a folder and a hard-linked file.
        Raises BadTarget at once if the root is missing and not awaited, or is neither a folder nor a file.
        """
        return (met for stretch in self.stretches() for _, met in stretch.make(None))

    def stretches(self) -> Iterator[Stretch]:
        """The same in stretches of one folder. Raises BadTarget at once, as `items` does.

        A seal covers what the system says of each file and of the folders above it; with it, no access list is read and
        no item made. There is none where hard links are, for what becomes of those depends on the rest of the tree.
        """
        self._resolved = self._listing = None
        try:
            base = self._reached()
        except BadTarget as error:
            if error.reason is None or not self._scope.goes_on(error.reason):
                raise
            return iter((self._shut(error.reason, error.detail),))
        self._listing = Listing(self._scope, base)
        return self._listing.run()

    def _reached(self) -> Base:
        """The root, after a look whether it can be read. Raises BadTarget."""
        base = self._base()
        try:
            folder = open_folder(base.folder, passage=base.only is not None)
            if base.only is not None:
                os.close(folder.open(base.only))
            else:
                folder.names()
            folder.close()
        except OSError as error:
            raise bad_target(base.asked, trouble(error)) from None
        return base

    def _shut(self, reason: Reason, detail: str) -> Stretch:
        base = self._resolved
        if base is None:  # what it is cannot be seen either: a source is a folder, what was named is one thing
            path = os.path.realpath(os.fsencode(self._root))
            known = self._scope.awaited
            base = Base(path if known else os.path.dirname(path), None if known else os.path.basename(path), "")
        return Listing(self._scope, base).shut(base.only or b"", (reason, detail))

    def bare_folders(self) -> Iterator[Item]:
        """The folders of the last listing in which no file lies that is read: empty ones, those with folders alone."""
        return iter(self._listing.bare if self._listing else ())

    def open(self, item: Item) -> BinaryIO:
        """The item's bytes, none of a folder. No link is followed on the way, so that nothing swapped in leads out.

        Raises CannotRead: `vanished`, `denied`, `changed` if version or kind is not what was listed.
        """
        if item.folder:
            return Path(os.devnull).open("rb")
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

    def _base(self) -> Base:
        if self._resolved is None:
            self._resolved = self._resolve()
        return self._resolved

    def _resolve(self) -> Base:
        asked = str(self._root)
        try:
            path = os.path.realpath(os.fsencode(self._root), strict=True)
            found = os.lstat(path)
        except FileNotFoundError:
            raise bad_target(asked, ("vanished", "no such folder or file")) from None
        except (OSError, ValueError) as error:
            raise bad_target(asked, trouble(error) if isinstance(error, OSError) else (None, "not a path")) from None
        if stat.S_ISDIR(found.st_mode):
            return Base(path, None, asked)
        if stat.S_ISREG(found.st_mode):
            return Base(os.path.dirname(path), os.path.basename(path), asked)
        raise bad_target(asked, (None, "neither a folder nor a file (a device, FIFO or socket)"))


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
