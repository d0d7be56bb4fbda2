"""What stands in a pdf file before its header and behind its last end mark (ISO 32000 7.5).

Readers pass over both, and so another file may stand there that opens as what it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from scanners.archives import outside
from scanners.contract import Content, Options
from scanners.reading.spooling import DAMAGE

_HEADER = re.compile(rb"%PDF-\d")
_SEARCHED = 1024
_LARGEST = 128 << 20
_END, _ZIP = b"%%EOF", b"PK\x03\x04"
_GOES_ON = re.compile(rb"\d+ \d+ obj\b|startxref|\bxref\b|endobj")
"""An update of the document whose own end mark is missing."""


def contents(stream: BinaryIO, options: Options) -> Iterator[Content]:
    """The content of what stands before and behind the document."""
    size = stream.seek(0, 2)
    stream.seek(0)
    if header := _HEADER.search(stream.read(_SEARCHED)):
        yield from outside.contents(stream, 0, header.start(), "before", options)
    if size > _LARGEST:
        return
    stream.seek(0)
    if (at := end(stream.read())) is not None:
        yield from outside.contents(stream, at, size, "behind", options)


def end(data: bytes) -> int | None:
    """Where the document ends in its file: behind its last end mark; None if it has none, or goes on behind it."""
    at = _archive(data) or data.rfind(_END) + len(_END)
    return None if at < len(_END) or (data[at : at + 4] != _ZIP and _GOES_ON.search(data, at)) else at


def _archive(data: bytes) -> int | None:
    """Where a zip begins that ends the file: an end mark behind its beginning is that of a document in it."""
    if data.rfind(b"PK\x05\x06") <= data.rfind(_END):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return min((info.header_offset for info in archive.infolist()), default=0) or None
    except (*DAMAGE, NotImplementedError):
        return None
