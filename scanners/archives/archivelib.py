"""The door to libarchive, through libarchive-c; the compiled library is the one that archi brings, or the system's.

Formats and filters are switched on one by one, since some of libarchive's filters start programs.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from scanners.contract import ScanError

BLOCK = 1 << 16
"""Bytes that are read at a time."""


@functools.cache
def library() -> Any:
    """The package libarchive with its library loaded. Raises ScanError("unsupported") where there is none."""
    import importlib.metadata
    import logging

    try:
        files = importlib.metadata.files("archi") or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    bundled = next(
        (f for f in files if f.name.startswith("libarchive") and (".so" in f.name or f.suffix == ".dll")), None
    )
    if bundled:
        os.environ.setdefault("LIBARCHIVE", str(bundled.locate()))
    logging.getLogger("libarchive").disabled = True  # its warnings quote names from the archive
    try:
        import libarchive
        import libarchive.read
    except (ImportError, OSError, TypeError, AttributeError):
        raise ScanError("unsupported", "the library for this kind of archive is not installed") from None
    libarchive.ffi.ffi("entry_is_encrypted", [libarchive.ffi.c_archive_entry_p], libarchive.ffi.c_int)
    libarchive.ffi.ffi("read_has_encrypted_entries", [libarchive.ffi.c_archive_p], libarchive.ffi.c_int)
    return libarchive


@contextmanager
def unpacked(stream: BinaryIO, filter_name: str) -> Iterator[Data]:
    """What a file that is compressed as one stream expands to. Raises ScanError("corrupt") if it has no beginning."""
    found = library()
    stream.seek(0)
    try:
        with found.read.stream_reader(stream, "raw", filter_name, block_size=BLOCK) as archive:
            entry = next(iter(archive))
            if set(archive.filter_names) <= {b"none", "none"}:
                raise found.exception.ArchiveError("it was not taken for what it is")
            yield Data(entry, found.exception.ArchiveError)
    except found.exception.ArchiveError:
        raise ScanError("corrupt", "the compressed data is broken at its beginning") from None


class Data:
    """The bytes of an entry; its failures are those of damaged data."""

    def __init__(self, entry: Any, error: type[Exception]) -> None:
        self._blocks = entry.get_blocks(BLOCK)
        self._error = error
        self._rest = b""

    def read(self, size: int = -1, /) -> bytes:
        try:
            data = self._rest or next(self._blocks, b"")
        except self._error as error:
            raise EOFError("the data is broken") from error
        taken, self._rest = (data, b"") if size < 0 else (data[:size], data[size:])
        return taken
