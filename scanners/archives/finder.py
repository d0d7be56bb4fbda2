"""What a Mac leaves beside the files in every archive and share: AppleDouble files (`._name`) and `.DS_Store`.

An AppleDouble file holds the extended attributes of another: where it was loaded from, who sent it, comments, tags. A
`.DS_Store` holds the names of the files of its folder, deleted ones too, and the Finder's comments on them.
Sources: RFC 1740, appendix B; the header of extended attributes in Apple's copyfile.c and vfs_xattr.c; for .DS_Store,
which Apple never described, the notes of Mark Mentovai and Wim Lewis (Mac::Finder::DSStore).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

from scanners.contract import Content, Format, Options, Piece, Scanner, Unread, Where

DOUBLE = "application/applefile"
STORE = "application/x-ds-store"

_LARGEST = 64 << 20
_REAL_NAME, _COMMENT, _FINDER_INFO, _RESOURCES = 3, 4, 9, 2
_BLANK_FORK = 512  # bytes of a resource fork that says it is left blank on purpose
_RECORD = re.compile(rb"[A-Za-z0-9]{4}(?:bool|long|shor|type|blob|ustr|comp|dutc)")
_LONGEST_NAME = 255


def pieces(stream: BinaryIO, _name: str, media_type: str, _options: Options, /) -> Iterator[Content]:
    """Attributes as `metadata`, names as `name`, comments as `comment`."""
    data = stream.read(_LARGEST)
    yield from _store(data) if media_type == STORE else _double(data)


def _double(data: bytes) -> Iterator[Content]:
    (count,) = struct.unpack_from(">H", data, 24)
    for number in range(min(count, 64)):
        kind, start, size = struct.unpack_from(">III", data, 26 + 12 * number)
        content = data[start : start + size]
        if kind == _FINDER_INFO and (lines := list(_attributes(data, start + 34))):
            yield Piece("\n".join(lines), Where(part="metadata"))
        elif kind in (_REAL_NAME, _COMMENT) and content.strip(b"\0 "):
            text = content.decode("utf-8", "replace").strip("\0 ")
            yield Piece(text, Where(part="name" if kind == _REAL_NAME else "comment"))
        elif kind == _RESOURCES and size > _BLANK_FORK:
            yield Unread("unsupported", "a resource fork, which is not read", whole=False)


def _attributes(data: bytes, at: int) -> Iterator[str]:
    """The values of the extended attributes that hold words."""
    if data[at : at + 4] != b"ATTR":
        return
    (count,) = struct.unpack_from(">H", data, at + 34)
    at += 36
    for _ in range(min(count, 1_000)):
        start, size, _, length = struct.unpack_from(">IIHB", data, at)
        name = data[at + 11 : at + 11 + length].rstrip(b"\0").decode("utf-8", "replace").rsplit(":", 1)[-1]
        for value in _words(data[start : start + size]):
            yield f"{name}: {value}"
        at += -(-(11 + length) // 4) * 4


def _words(value: bytes) -> Iterator[str]:
    """The texts of a property list, or the value itself where it is text."""
    if value.startswith(b"bplist00"):
        import plistlib

        try:
            waiting: list[Any] = [plistlib.loads(value)]
        except (ValueError, OverflowError, RecursionError, plistlib.InvalidFileException):
            return
        while waiting:
            found = waiting.pop(0)
            if isinstance(found, dict):
                waiting.extend(found.values())
            elif isinstance(found, list):
                waiting.extend(found)
            elif isinstance(found, str) and found.strip():
                yield found.strip()
    else:
        text = value.decode("utf-8", "ignore").strip("\0 \n")
        if len(text) > 3 and text.isprintable():
            yield text


def _store(data: bytes) -> Iterator[Content]:
    names: dict[str, None] = {}
    comments: list[str] = []
    for found in _RECORD.finditer(data):
        if name := _name_before(data, found.start()):
            names[name] = None
            if found[0] == b"cmmtustr":
                (length,) = struct.unpack_from(">I", data, found.end())
                text = data[found.end() + 4 : found.end() + 4 + 2 * length].decode("utf-16-be", "replace")
                comments.append(f"{name}: {text}")
    for said, part in ((names, "name"), (comments, "comment")):
        if said:
            yield Piece("\n".join(said), Where().at(part=part))


def _name_before(data: bytes, end: int) -> str:
    """The name that ends here: its length in characters, then UTF-16."""
    for length in range(1, _LONGEST_NAME + 1):
        start = end - 2 * length - 4
        if start < 0:
            return ""
        if data[start : start + 4] == length.to_bytes(4, "big"):
            return data[start + 4 : end].decode("utf-16-be", "replace")
    return ""


SCANNER = Scanner(
    name="finder",
    formats=(
        Format(DOUBLE, "AppleDouble file of a Mac", (), ((0, b"\0\5\x16\7\0\2\0\0"), (0, b"\0\5\x16\7\0\1\0\0"))),
        Format(STORE, "folder notes of a Mac (.DS_Store)", (), ((0, b"\0\0\0\1Bud1"),)),
    ),
    pieces=pieces,
    library="plistlib (standard library)",
    licence="PSF-2.0",
    reads="extended attributes that hold words (where a file came from, comments, tags), names of files, comments",
    does_not_read="resource forks, which are told",
)
