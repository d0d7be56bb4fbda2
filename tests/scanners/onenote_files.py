"""Makes the parts of a OneNote section that are read: counted strings and files between bytes of other things.

Sources: [MS-ONESTORE] 2.3.1 (what the file begins with), 2.6.8 (properties with a count), 2.6.13 (files); [MS-ONE] 2.3.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

BEGINNING = bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3")
FILE = bytes.fromhex("e716e3bd65261145a4c48d4d0b7a9eac")
OTHER = bytes.fromhex("2a000000ffffffff0000000011000000911c001c0d1c00340c1c0000")


def wide(words: str) -> bytes:
    """RichEditTextUnicode."""
    data = words.encode("utf-16-le") + b"\0\0"
    return struct.pack("<I", len(data)) + data


def narrow(words: str) -> bytes:
    """TextExtendedAscii, which stands instead where all letters are of ASCII."""
    return struct.pack("<I", len(words)) + words.encode("ascii")


def stored(data: bytes) -> bytes:
    """A FileDataStoreObject."""
    return FILE + struct.pack("<QIQ", len(data), 0, 0) + data


def section(paragraphs: Sequence[str], files: Sequence[bytes] = ()) -> bytes:
    """A section with these paragraphs, by turns of the one kind and the other, and these files."""
    words = [(narrow if n % 2 and p.isascii() else wide)(p) for n, p in enumerate(paragraphs)]
    return BEGINNING + OTHER.join([b"", *words, *map(stored, files), b""])
