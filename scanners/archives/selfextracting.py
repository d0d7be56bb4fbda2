"""Programs that unpack themselves: the zip, 7z or rar archive that stands behind the program in one file.

The program itself is neither read nor run. A program without an archive is `unsupported`, as any binary is.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from scanners.contract import Content, Embedded, Format, Options, Scanner, Unread
from scanners.reading.spooling import Meter, Metered, Window, spool

_SEARCHED = 8 << 20
"""Bytes in which an archive begins: the programs before them take less."""

_ARCHIVES = {b"7z\xbc\xaf\x27\x1c": "archive.7z", b"Rar!\x1a\x07": "archive.rar"}


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The archive as a file of its own."""
    del name, media_type
    end = stream.seek(0, 2)
    found = archive(stream)
    if found is None:
        yield Unread("unsupported", "a program, with no archive behind it")
        return
    at, called = found
    meter = Meter(options, end)
    yield Embedded(called, lambda: spool(Metered(Window(stream, at, end), meter)), end - at)


def archive(stream: BinaryIO) -> tuple[int, str] | None:
    """Where an archive begins behind something else, and a name for it; None if there is none."""
    stream.seek(0)
    head = stream.read(_SEARCHED)
    starts = sorted((at, called) for mark, called in _ARCHIVES.items() if (at := head.find(mark)) > 0)
    if (at := head.find(b"PK\x03\x04")) > 0 and _is_zip(stream):
        return at, "archive.zip"
    return starts[0] if starts else None


def _is_zip(stream: BinaryIO) -> bool:
    try:
        return zipfile.is_zipfile(stream)
    except (OSError, ValueError):
        return False


SCANNER = Scanner(
    name="selfextracting",
    formats=(
        Format("application/vnd.microsoft.portable-executable", "Windows program with an archive", (".exe",)),
        Format("application/x-elf", "Linux program with an archive", (".run",)),
    ),
    pieces=pieces,
    library="zipfile (standard library)",
    licence="PSF-2.0",
    reads="the zip, 7z or rar archive that the program unpacks, as a file of its own",
    does_not_read="the program; installers that keep their files in a form of their own",
)
