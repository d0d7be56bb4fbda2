"""The data of a container: counted against the limits while it is read, and copied where it must be seekable.

Every expanded byte counts, because the sizes that a container declares may lie.
"""

from __future__ import annotations

import io
import lzma
import struct
import tempfile
import time
import zipfile
import zlib
from typing import BinaryIO, Protocol, cast

from scanners.contract import Options, ScanError

SPOOL = 16 << 20
"""Bytes of a member kept in memory before it goes to the worker's temporary folder."""

FLOOR = 4 << 20
"""Bytes that any file may expand to, whatever the ratio: a small file of blanks is no bomb."""

CHUNK = 1 << 16
"""Bytes that are read at a time."""

_SKIPPED = 1 << 20

DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error, IndexError)
"""What the readers of packed data raise where it is broken."""


BEYOND = "it expands to more than the limits leave, and was passed over"
"""What is said of a member whose siblings behind it are read all the same."""


class Readable(Protocol):
    """The little that is asked of a member's data."""

    def read(self, size: int = -1, /) -> bytes: ...


_BOMBS = 3
"""How often the limit may be spent on members that are then given up: unpacking them takes time, too."""


_RESERVE = 1 << 20
"""Bytes of the limit that no single member of a stream may take: for the headers of what stands behind it."""


class Meter:
    """Counts what one container expands to. `take` raises ScanError: `expands-too-far` beyond the limits, `timeout`."""

    def __init__(self, options: Options, size: int) -> None:
        self._left = min(options.max_expanded_bytes, max(FLOOR, size * options.max_ratio))
        self._wasted = self._left * _BOMBS
        self._reserve = min(_RESERVE, self._left // 8)
        self._until = options.until
        self._skipping = False

    def holds(self, count: int) -> bool:
        """Whether so many bytes may be taken, and what stands behind them still be looked at."""
        return count <= self._left - self._reserve

    def skip(self, source: Readable, count: int) -> None:
        """Read past so many bytes of a stream, of which nothing is kept: they cost time alone, which `take` watches."""
        self._skipping = True
        try:
            while count > 0 and (data := source.read(min(_SKIPPED, count))):
                self.take(len(data))
                count -= len(data)
        finally:
            self._skipping = False

    def give_back(self, count: int) -> None:
        """Count the bytes of a member no longer, of which nothing was kept, so that its siblings may have them."""
        if self._wasted > 0:
            self._wasted -= count
            self._left += count

    def take(self, count: int) -> None:
        if time.monotonic() > self._until:
            raise ScanError("timeout", "the time that one file may take was over; what stands behind was not reached")
        if self._skipping:
            return
        self._left -= count
        if self._left < 0:
            raise ScanError("expands-too-far", "it expands to more than the configured limit")


class Metered:
    """A stream whose bytes are counted as they are read, in chunks, whatever the caller asks for.

    One that goes beyond the limit gives back what it had: it is for its own reader to end there, not for its siblings.
    """

    def __init__(self, inner: Readable, meter: Meter) -> None:
        self._inner = inner
        self._meter = meter
        self._taken = 0

    def read(self, size: int = -1, /) -> bytes:
        if 0 <= size <= CHUNK:
            return self._counted(size)
        parts: list[bytes] = []
        while size and (data := self._counted(CHUNK if size < 0 else min(size, CHUNK))):
            parts.append(data)
            size -= len(data) if size > 0 else 0
        return b"".join(parts)

    def _counted(self, size: int) -> bytes:
        data = self._inner.read(size)
        self._taken += len(data)
        try:
            self._meter.take(len(data))
        except ScanError:
            self._meter.give_back(self._taken)
            self._taken = 0
            raise
        return data


def spool(source: Readable, notes: list[str] | None = None) -> BinaryIO:
    """A seekable copy of the data, in memory up to `SPOOL` bytes, then in the worker's temporary folder.

    If `notes` is given, broken data ends the copy instead of raising, and the class of the error is appended to it.
    """
    parts: list[bytes] = []
    size = 0
    copy: BinaryIO | None = None
    try:
        while data := source.read(CHUNK):
            parts.append(data)
            size += len(data)
            if size > SPOOL:
                copy = copy or cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115  # the caller closes it
                copy.writelines(parts)
                parts.clear()
    except DAMAGE as error:
        if notes is None:
            _close(copy)
            raise
        notes.append(type(error).__name__)
    except BaseException:
        _close(copy)
        raise
    if copy is None:
        return io.BytesIO(b"".join(parts))  # which shares them: no copy is made until somebody writes
    copy.seek(0)
    return copy


def _close(copy: BinaryIO | None) -> None:
    if copy is not None:
        copy.close()


class Window:
    """The bytes of a stream from `start` to `end`, with a position of its own."""

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        self._stream = stream
        self._at = start
        self._end = end

    def read(self, size: int = -1, /) -> bytes:
        left = max(0, self._end - self._at)
        self._stream.seek(self._at)
        data = self._stream.read(left if size < 0 else min(size, left))
        self._at += len(data)
        return data
