"""Property lists of Apple's systems, binary or XML, and the web archives of Safari, which are such lists.

Apple, plist(5) and CFBinaryPList.c; read by the standard library's plistlib. Dictionaries are read as JSON's objects
are (see `jsondata`). One object may stand in many places and even in itself, so the walk is bounded.
"""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO

from scanners.contract import Content, Embedded, Format, Options, ScanError, Scanner, Unread, Where
from scanners.data import jsondata, xmldata
from scanners.data.jsonrows import Pairs
from scanners.text import plaintext

BINARY = "application/x-bplist"
XML = "application/x-plist"

_MOST_VALUES = 300_000
_DEEPEST = 100
_LEAST_BYTES = 16
"""Bytes of data that may be a file of their own; fewer are a flag or a number."""


@dataclass(slots=True)
class _Walk:
    """The values met so far, and the files found among them."""

    values: int = 0
    cut: bool = False
    files: list[tuple[str, bytes]] = field(default_factory=list)

    def told(self, value: Any, name: str = "data", depth: int = 0) -> Any:
        """The value as JSON would have it: `Pairs`, lists and texts; None for data, and where the walk breaks off."""
        self.values += 1
        if depth > _DEEPEST or self.values > _MOST_VALUES:
            self.cut = True
            return None
        match value:
            case dict():
                told = [(str(k), self.told(v, str(k), depth + 1)) for k, v in value.items()]
                return Pairs([(k, v) for k, v in told if v is not None])
            case list():
                return [told for v in value if (told := self.told(v, name, depth + 1)) is not None]
            case bytes() | plistlib.UID():
                if isinstance(value, bytes) and len(value) >= _LEAST_BYTES:
                    self.files.append((name, value))
                return None
            case _:
                return str(value)


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The tables and pieces of the list; data in it as files of their own, by their keys."""
    stream.seek(0)
    source = stream.read(jsondata.LARGEST + 1)
    if len(source) > jsondata.LARGEST:
        if media_type == XML:
            yield from xmldata.pieces(stream, name, media_type, options)
            return
        raise ScanError("too-large", f"a binary property list of more than {jsondata.LARGEST:,} bytes is not read")
    try:
        root = plistlib.loads(source)
    except MemoryError:
        raise
    except Exception:  # plistlib raises whatever the damage makes of it
        if media_type == BINARY:
            raise ScanError("corrupt", "the property list is damaged") from None
        yield from xmldata.pieces(stream, name, media_type, options)
        return
    walk = _Walk()
    told = walk.told(root)
    if isinstance(told, list):
        yield from jsondata.values(told, Where(), ())
    elif told:
        yield from plaintext.blocks([told])
    for number, (key, content) in enumerate(walk.files, 1):
        yield Embedded(f"{number}-{key}", lambda content=content: BytesIO(content), len(content))  # type: ignore[misc]
    if walk.cut:
        yield Unread("too-large", "the property list holds more values than are read", whole=False)


SCANNER = Scanner(
    name="plist",
    formats=(
        Format(BINARY, "binary property list", (".plist", ".webarchive", ".webloc"), ((0, b"bplist00"),)),
        Format(XML, "property list", (".plist", ".webloc")),
    ),
    pieces=pieces,
    library="plistlib (standard library)",
    licence="PSF-2.0",
    reads="every key and value; dictionaries side by side as tables; data as files of their own",
    does_not_read="what objects of programs stand for, of which the values are read",
    limits="a list of more than 32 MB: if it is XML it is read as XML is",
)
