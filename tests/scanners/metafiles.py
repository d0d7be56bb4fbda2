"""Makes Windows metafiles from nothing: EMF ([MS-EMF]) and WMF ([MS-WMF]) that draw some text."""

from __future__ import annotations

import struct
from collections.abc import Sequence

Texts = Sequence[tuple[int, str]]
"""Heights and strings."""


def emf(texts: Texts, *more: bytes, options: int = 0) -> bytes:
    records = b"".join(_extended(height, text, options) for height, text in texts) + b"".join(more)
    records += record(14, struct.pack("<3I", 0, 16, 20))
    header = struct.pack("<8i", 0, 0, 99, 99, 0, 0, 2640, 2640) + b" EMF"
    header += struct.pack("<IIIHHIII2I2I", 0x10000, 88 + len(records), len(texts) + 2, 1, 0, 0, 0, 0, 99, 99, 26, 26)
    return record(1, header) + records


def record(kind: int, body: bytes) -> bytes:
    """A record of EMF, padded."""
    body += bytes(-len(body) % 4)
    return struct.pack("<II", kind, len(body) + 8) + body


def _extended(height: int, text: str, options: int) -> bytes:
    place = struct.pack("<4iI2f", 0, 0, 0, 0, 1, 1.0, 1.0)
    drawn = struct.pack("<iiIII4iI", 10, height, len(text), 76, options, 0, 0, 0, 0, 0)
    return record(84, place + drawn + text.encode("utf-16-le"))


def plus(height: float, text: str) -> bytes:
    """A comment of EMF+ with EmfPlusDrawString."""
    body = struct.pack("<III4f", 0, 0, len(text), 10.0, height, 0.0, 0.0) + text.encode("utf-16-le")
    body += bytes(-len(body) % 4)
    drawn = struct.pack("<HHII", 0x401C, 0, 12 + len(body), len(body)) + body
    return record(70, struct.pack("<I", 4 + len(drawn)) + b"EMF+" + drawn)


def dib(depth: int = 24) -> bytes:
    """A white picture of two by two dots without its file's header."""
    palette = bytes(4) + b"\xff\xff\xff\0" if depth == 1 else b""
    return struct.pack("<IiiHHIIiiII", 40, 2, 2, 1, depth, 0, 16, 0, 0, 0, 0) + palette + b"\xff" * 16


def stretched() -> bytes:
    """EMR_STRETCHDIBITS."""
    picture = dib()
    fields = struct.pack("<4i6i4I2Iii", *[0] * 4, *[0] * 6, 80, 40, 120, len(picture) - 40, 0, 0, 2, 2)
    return record(81, fields + picture)


def wmf(texts: Texts, placed: bool = False, bitmap: bool = False) -> bytes:
    records = b""
    for number, (height, text) in enumerate(texts):
        said = text.encode("cp1252")
        said += bytes(len(said) % 2)
        if number % 2:
            records += _words(0x0521, struct.pack("<H", len(text)) + said + struct.pack("<hh", height, 5))
        else:
            records += _words(0x0A32, struct.pack("<hhHH4h", height, 5, len(text), 2, 0, 0, 9, 9) + said)
    if bitmap:
        records += _words(0x0F43, bytes(22) + dib(1))
    records += _words(0, b"")
    header = struct.pack("<HHHIHIH", 1, 9, 0x300, 9 + len(records) // 2, 0, 99, 0)
    front = b"\xd7\xcd\xc6\x9a" + bytes(18) if placed else b""
    return front + header + records


def _words(kind: int, body: bytes) -> bytes:
    return struct.pack("<IH", 3 + len(body) // 2, kind) + body
