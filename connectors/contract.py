"""What a connector promises: items with who can see them, and their bytes on request.

A connector lists (`items`) and reads (`open`); listing gives metadata and exposure only. Nothing here knows of
scanners, recognizers or policy, so the wing can be used alone as a library.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Literal, Protocol, get_args, runtime_checkable

Channel = Literal["share", "drive", "web", "mail", "portable"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)

PERSONAL = " (personal)"
"""What stands behind a service in `Exposure.synced` where the account is somebody's own, not the district's."""

Reason = Literal[
    "denied",  # the account may not list or read it
    "vanished",  # listed, gone when opened
    "changed",  # no longer the thing that was listed
    "special-file",  # a FIFO, socket, device or symbolic link: no content of its own
    "duplicate",  # a further hard link to an item already listed in this run
    "export-limit",  # the service refuses to hand the content over
    "timeout",
    "policy",  # left out by the configuration
]
"""The reason codes a connector gives; each is a value of `reason` in the item record."""

EXCLUDED: frozenset[Reason] = frozenset({"special-file", "duplicate", "policy"})
"""Reasons that leave an item out on purpose (status `excluded`); every other one makes it `unreadable`."""


ROOT = "."
"""The `path` of a source that could not be listed at all."""


class Level(enum.StrEnum):
    """How far an item is open, from the widest audience to the narrowest."""

    PUBLIC = "public"
    EXTERNAL = "external"
    DISTRICT = "district"
    GROUP = "group"
    OWNER = "owner"

    @property
    def rank(self) -> int:
        """4 for `public` down to 0 for `owner`: a larger number is more open."""
        return 4 - list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Exposure:
    """Who can see an item, and why.

    `reasons` are short sentences for a person ("readable by every account on this server (mode 0644)");
    the reason `exposure-unknown` stands first where the rights could not be read and the level is assumed.
    `readers` are account or group names, most open first; `owner` is the owning account, None when unknown.
    `synced` names the service that copies the folder to its cloud ("OneDrive", "Dropbox (personal)"), "" if none does.
    `encrypted` is whether it lies on a medium that is encrypted as a whole.
    """

    level: Level
    reasons: tuple[str, ...]
    channel: Channel = "share"
    owner: str | None = None
    readers: tuple[str, ...] = ()
    synced: str = ""
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be read: a file, a message, a page. Metadata only, no content.

    `folder` says that it is a folder (see `FolderNaming`), which opens as nothing: only its name is read.
    `id` is stable over runs (see `item_id`). `path` is relative to what is scanned, with forward slashes; bytes that
    are no UTF-8 are kept as surrogate escapes. `size` is in bytes, None when the source does not say; `modified` is
    timezone-aware; `version` is whatever listing gives that changes when the content may have changed.
    """

    id: str
    source: str
    uri: str
    path: str
    name: str
    size: int | None
    modified: datetime | None
    version: str
    exposure: Exposure
    folder: bool = False


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Something that was met and will not be read: accounted for, never clean.

    A folder that cannot be listed is one of these (`denied`), and so is a FIFO (`special-file`) or a further hard
    link (`duplicate`). `detail` is a sentence for a person and holds no text of the file.
    """

    id: str
    source: str
    uri: str
    path: str
    reason: Reason
    detail: str
    size: int | None = None
    modified: datetime | None = None
    version: str = ""
    exposure: Exposure | None = None


class CannotRead(Exception):
    """One item could not be opened or read. The run goes on; the item is `unreadable` with this reason."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Reason = reason
        self.detail = detail


class BadTarget(Exception):
    """The source as a whole cannot be used (no such folder, a device). Stops the run; one clear line.

    `reason` and `detail` are what stands in the way, `reason` None where the target can never be one.
    """

    def __init__(self, words: str, reason: Reason | None = None, detail: str = "") -> None:
        super().__init__(words)
        self.reason, self.detail = reason, detail


@runtime_checkable
class Connector(Protocol):
    """A source of items. Every connector passes the suite in tests/contracts."""

    @property
    def name(self) -> str:
        """The source's name, the first half of every item id."""
        ...

    def items(self, since: str | None = None) -> Iterator[Item | Unlisted]:
        """Everything in the source, each thing once, in a stable order.

        Never raises for one bad item. Raises BadTarget before the first item if the source cannot be used at all.
        `since` is a token of an optional change feed; connectors without one ignore it.
        """
        ...

    def open(self, item: Item) -> BinaryIO:
        """The item's bytes, read-only, positioned at 0, seekable. The caller closes it.

        Raises CannotRead: `vanished`, `denied`, or `changed` when what is there now is not what was listed.
        Leaves access times alone where the system allows it.
        """
        ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbours in a listing, whose items are made only when they are asked for.

    `place` is the same from run to run and sorts as the listing does. `seal` differs as soon as anything differs that
    the items would tell, and holds nothing readable; None where no seal can promise that. `size` is how many there
    are. `make` makes them, or those at the positions asked for, each with its position; only until the next one is met.
    """

    place: bytes
    seal: bytes | None
    size: int
    make: Callable[[Collection[int] | None], Iterator[tuple[int, Item | Unlisted]]]


@runtime_checkable
class FolderNaming(Protocol):
    """A power that not every connector has: to tell of folders in which no file lies, whose names no item has."""

    def bare_folders(self) -> Iterator[Item]:
        """Those that the last listing has met, once it has come to its end."""
        ...


@runtime_checkable
class Stretching(Protocol):
    """A power that not every connector has: to list in stretches, so that what stayed as it was is not spelt out."""

    def stretches(self) -> Iterator[Stretch]:
        """The same as `items`, in the same order. Raises as `items` does."""
        ...
