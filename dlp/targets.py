"""What a command is to look at: the words of the command line turned into connectors.

A word that equals a source's name is that source; anything else is a file or folder (`./name` for a folder that is
called like a source); `-` is standard input.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from connectors import services
from connectors.accounts import Accounts, of_this_machine
from connectors.contract import CannotRead, Channel, Connector, Exposure, Item, Level, Unlisted
from connectors.service_text import NotService
from connectors.services import Services
from connectors.share import Share
from dlp import logs
from dlp.config import SOURCE_TYPES, Config, District, Source
from dlp.errors import NotBuilt, TargetError, UsageError, nearest

STANDARD_INPUT = "standard input"
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Target:
    """One thing to look at. `place` is what the audit log makes a keyed id of: a source's name or an absolute path."""

    connector: Connector
    place: str


def from_sources(config: Config) -> tuple[Target, ...]:
    """Every source of the configuration. Raises UsageError if there is none, NotBuilt for a type that is to come."""
    if not config.sources:
        raise UsageError("name a folder to scan, or configure a source (dlp init writes a configuration)")
    return tuple(Target(connector(source, config.district), source.name) for source in config.sources)


def from_words(words: Sequence[str], config: Config, channel: Channel = "share") -> tuple[Target, ...]:
    """What the words name, each once, in their order. Raises TargetError, NotBuilt."""
    taken = {source.name for source in config.sources}
    targets: list[Target] = []
    for word in dict.fromkeys(words):
        if source := config.source(word):
            targets.append(Target(connector(source, config.district), source.name))
            continue
        path = existing(word, taken)
        name = _name(path, taken)
        taken.add(name)
        share = Share(path, name=name, channel=channel, accounts=_accounts(config.district), services=_services())
        targets.append(Target(share, str(absolute(path))))
    return tuple(targets)


def connector(source: Source, district: District) -> Connector:
    """The connector of a configured source. Raises NotBuilt for a type that a later part brings, TargetError where the
    definition of a file service cannot be read."""
    if source.type == "share":
        assert source.root is not None  # the configuration asks for it
        return Share(
            source.root,
            name=source.name,
            channel=source.channel or "share",
            exposure=source.exposure,
            exclude=source.exclude,
            accounts=_accounts(district),
            services=_services(source.smb_conf, source.nfs_exports),
            awaited=True,
        )
    raise NotBuilt(f'source "{source.name}" of type "{source.type}"', SOURCE_TYPES[source.type].part)


def _accounts(district: District) -> Accounts:
    return of_this_machine(district.broad_group, district.broad_groups, district.accounts)


def _services(smb_conf: Path | None = None, exports: Path | None = None) -> Services:
    """The file services of this server; the usual files, where no others are named and they can be read."""
    try:
        return services.of_this_machine(smb_conf, exports)
    except NotService as error:
        if smb_conf is None and exports is None:
            logs.warn(f"{error}: what it adds to the rights on the disk is not known")
            return Services()
        raise TargetError(str(error)) from None


def existing(word: str, names: Sequence[str] | set[str] = ()) -> Path:
    """A file or folder that exists, or may not be looked at. Raises TargetError, with the nearest source's name."""
    path = Path(word)
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        near = nearest(word, names) if len(path.parts) == 1 else ""
        raise TargetError(f"{word}: there is no such file or folder{near}") from None
    except PermissionError:
        return path  # what may not be looked at is accounted for, as any folder that cannot be listed
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a name a file can have"
        raise TargetError(f"{word}: cannot be looked at ({reason})") from None
    return path


def absolute(path: Path) -> Path:
    """The path from the root, without dots; links stay links."""
    return Path(os.path.normpath(path.absolute()))


def _name(path: Path, taken: set[str]) -> str:
    """A name for a folder that is no source: its own; where that is taken, its whole path."""
    whole = absolute(path)
    name = (whole.name if _is_folder(whole) else whole.parent.name) or "root"
    return name if name not in taken else whole.as_posix()


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except PermissionError:
        return False


def _id(source: str, path: str) -> str:
    """An item's id, made as the share makes it, so that a missing file has the id it had when it was there."""
    return hashlib.sha256(f"{source}\0{path}".encode("utf-8", "surrogateescape")).hexdigest()[:32]


class StandardInput:
    """What comes in on standard input, as one item. It is spooled to a nameless temporary file when it is listed."""

    name = STANDARD_INPUT

    def __init__(self, stream: BinaryIO | None = None, most: int = 1 << 32) -> None:
        self._stream = stream
        self._most = most
        self._spool: BinaryIO | None = None

    def items(self, since: str | None = None) -> Iterator[Item | Unlisted]:  # noqa: ARG002  no change feed
        """The one item; reads the stream to its end, or to one byte more than a file may have."""
        stream = self._stream or sys.stdin.buffer
        spool: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115  lives as long as this connector
        size = 0
        while size <= self._most and (block := stream.read(_BLOCK)):
            spool.write(block)
            size += len(block)
        spool.flush()
        self._spool = spool
        exposure = Exposure(Level.DISTRICT, ("exposure-unknown", "standard input has no readers of its own"))
        yield Item(
            id=_id(STANDARD_INPUT, STANDARD_INPUT),
            source=STANDARD_INPUT,
            uri="file:///dev/stdin",
            path=STANDARD_INPUT,
            name=STANDARD_INPUT,
            size=size,
            modified=datetime.now(UTC),
            version=str(size),
            exposure=exposure,
        )

    def open(self, item: Item) -> BinaryIO:
        """The spooled bytes. One reader at a time. Raises CannotRead if nothing was listed yet."""
        if self._spool is None or item.path != STANDARD_INPUT:
            raise CannotRead("vanished", "standard input was not read")
        stream = os.fdopen(os.dup(self._spool.fileno()), "rb")
        stream.seek(0)
        return stream


class Only:
    """Some files of a source. A file that was asked for and is not met is `vanished`: asked for is accounted for."""

    def __init__(self, whole: Connector, root: Path, paths: Sequence[str]) -> None:
        self._whole = whole
        self._root = absolute(root)
        self._paths = tuple(dict.fromkeys(paths))

    @property
    def name(self) -> str:
        """The source's name."""
        return self._whole.name

    def items(self, since: str | None = None) -> Iterator[Item | Unlisted]:
        """The files asked for, in the order of the source; then those that it does not have."""
        missing = dict.fromkeys(self._paths)
        for met in self._whole.items(since):
            if met.path in missing:
                del missing[met.path]
                yield met
        for path in missing:
            yield Unlisted(
                id=_id(self.name, path),
                source=self.name,
                uri=(self._root / path).as_uri(),
                path=path,
                reason="vanished",
                detail="it was on the list of files and is not in the folder",
            )

    def open(self, item: Item) -> BinaryIO:
        """As the source does."""
        return self._whole.open(item)


def listed_files(source: str, root: Path) -> tuple[str, ...]:
    """The paths on a list (`-`: standard input), relative to the root, with forward slashes.

    One a line, or separated by NUL. A relative path is looked for in the root, then in the current folder. Raises
    TargetError if the list cannot be read or names something outside the root.
    """
    try:
        raw = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise TargetError(f"the list of files cannot be read ({error.strerror or type(error).__name__})") from None
    words = raw.split(b"\0") if b"\0" in raw else raw.splitlines()
    return tuple(_inside(os.fsdecode(word), root) for word in words if word.strip())


def _inside(word: str, root: Path) -> str:
    folder = absolute(root)
    below, here = absolute(folder / word), absolute(Path(word))
    gone = here if here.is_relative_to(folder) else below
    path = next((candidate for candidate in (below, here) if os.path.lexists(candidate)), gone)
    if not path.is_relative_to(folder):
        raise TargetError(f"{word}: is on the list of files, but not in the folder")
    return path.relative_to(folder).as_posix()
