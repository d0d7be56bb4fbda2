"""A source held in memory: for tests, and as the smallest example of a connector.

source = Memory({"lists/grade4.txt": b"...", "locked.txt": Held(b"...", trouble="denied")})
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import BinaryIO
from urllib.parse import quote

from connectors.contract import CannotRead, Exposure, Item, Level, Reason, Unlisted

OPEN = Exposure(Level.DISTRICT, ("readable by every account",))


@dataclass(frozen=True, slots=True)
class Held:
    """One thing in the source. `unlisted` makes it an Unlisted of that reason; `trouble` makes `open` fail with it."""

    content: bytes = b""
    exposure: Exposure = OPEN
    modified: datetime = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
    unlisted: Reason | None = None
    trouble: Reason | None = None


class Memory:
    """A Connector over a mapping of paths to bytes (or `Held`); `held` may be changed between and during listings."""

    def __init__(self, held: Mapping[str, bytes | Held], *, name: str = "memory") -> None:
        self.held: dict[str, bytes | Held] = dict(held)
        self._name = name

    @property
    def name(self) -> str:
        """The source's name, the first half of every item id."""
        return self._name

    def items(self, since: str | None = None) -> Iterator[Item | Unlisted]:  # noqa: ARG002  no change feed
        """Everything held, in the order of the paths; `since` is ignored."""
        for path in sorted(self.held):
            held = self._at(path)
            if held is None:
                continue
            key, uri = self._id(path), f"memory://{quote(self._name, safe='')}/{quote(path, errors='surrogateescape')}"
            if held.unlisted:
                yield Unlisted(key, self._name, uri, path, held.unlisted, f"held as {held.unlisted}")
                continue
            yield Item(
                id=key,
                source=self._name,
                uri=uri,
                path=path,
                name=path.rpartition("/")[2],
                size=len(held.content),
                modified=held.modified,
                version=_version(held),
                exposure=held.exposure,
            )

    def open(self, item: Item) -> BinaryIO:
        """The item's bytes. Raises CannotRead: `vanished`, `changed`, or the `trouble` it is held with."""
        held = self._at(item.path)
        if held is None:
            raise CannotRead("vanished", "it is no longer there")
        if held.trouble:
            raise CannotRead(held.trouble, f"held as {held.trouble}")
        if held.unlisted or _version(held) != item.version:
            raise CannotRead("changed", "it was changed after it was listed")
        return io.BufferedReader(io.BytesIO(held.content))  # read-only, as files are

    def _at(self, path: str) -> Held | None:
        held = self.held.get(path)
        return Held(held) if isinstance(held, bytes) else held

    def _id(self, path: str) -> str:
        return sha256(f"{self._name}\0{path}".encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _version(held: Held) -> str:
    return sha256(held.content + held.modified.isoformat().encode()).hexdigest()[:16]
