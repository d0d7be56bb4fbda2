"""What a Mac leaves beside files is read: attributes, names, comments."""

from __future__ import annotations

import io
import plistlib
import struct

import pytest

from scanners import registry
from scanners.contract import Piece, Unread

VALUE = "Nora Quill, born 03/12/2013"


def double(attributes: dict[str, bytes], fork: bytes = b"", comment: bytes = b"") -> bytes:
    """An AppleDouble file as copyfile writes it: Finder information with the attributes behind it, a resource fork."""
    entries = [(9, 0), (2, len(fork)), (4, len(comment))]
    head = 26 + 12 * len(entries)
    at = head + 34 + 36
    table, values = b"", b""
    sizes = [-(-(11 + len(name) + 1) // 4) * 4 for name in attributes]
    start = at + sum(sizes)
    for (name, value), size in zip(attributes.items(), sizes, strict=True):
        table += struct.pack(">IIHB", start + len(values), len(value), 0, len(name) + 1) + name.encode() + b"\0"
        table += bytes(-len(table) % 4)
        values += value
        assert size
    info = bytes(34) + b"ATTR" + bytes(4) + struct.pack(">6IHH", 0, start, len(values), 0, 0, 0, 0, len(attributes))
    info += table + values
    data = struct.pack(">II16sH", 0x00051607, 0x00020000, b"Mac OS X", len(entries))
    place = head
    for (kind, _), content in zip(entries, (info, fork, comment), strict=True):
        data += struct.pack(">III", kind, place, len(content))
        place += len(content)
    return data + info + fork + comment


def store(**names: str) -> bytes:
    """The records of a .DS_Store, one a name; one with a comment where there is one."""
    data = b"\0\0\0\1Bud1" + bytes(28)
    for name, comment in names.items():
        start = struct.pack(">I", len(name)) + name.encode("utf-16-be")
        data += start + b"Ilocblob" + struct.pack(">I", 16) + bytes(16)
        if comment:
            data += start + b"cmmtustr" + struct.pack(">I", len(comment)) + comment.encode("utf-16-be")
    return data


def read(data: bytes) -> list[tuple[str | None, str]]:
    found: list[tuple[str | None, str]] = []
    for content in registry.pieces(io.BytesIO(data), "._a"):
        if isinstance(content, Piece):
            found.append((content.where.part, content.text))
        elif isinstance(content, Unread):
            found.append((content.reason, str(content.whole)))
    return found


WHERE_FROM = "com.apple.metadata:kMDItemWhereFroms"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (double({WHERE_FROM: plistlib.dumps(["https://example.org/", VALUE], fmt=plistlib.FMT_BINARY)}),
         [("metadata", f"kMDItemWhereFroms: https://example.org/\nkMDItemWhereFroms: {VALUE}")]),
        (double({"a": b"\x01\x02", "note": VALUE.encode()}), [("metadata", f"note: {VALUE}")]),
        (double({}, comment=VALUE.encode()), [("comment", VALUE)]),
        (double({}, fork=bytes(286)), []),
        (double({}, fork=bytes(4000)), [("unsupported", "False")]),
        (store(Trip="", Pupils=VALUE), [("name", "Trip\nPupils"), ("comment", f"Pupils: {VALUE}")]),
    ],
    ids=["where from", "attribute of words", "comment", "blank fork", "resource fork", "folder"],
)  # fmt: skip
def test_what_a_mac_says_of_files(data: bytes, expected: list[tuple[str | None, str]]) -> None:
    assert read(data) == expected


@pytest.mark.parametrize(
    "data", [double({WHERE_FROM: b"bplist00 broken"}), double({"a": b"x"})[:60], store(A="b")[:50]]
)
def test_damage_does_not_stop_it(data: bytes) -> None:
    for kind, _ in read(data):
        assert kind in ("corrupt", "name", "metadata")
