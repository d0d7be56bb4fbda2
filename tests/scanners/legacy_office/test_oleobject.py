"""OLE objects: the files kept inside Office documents come out under their names."""

from __future__ import annotations

import io
import struct

import pytest
from outlook_files import package

from scanners import registry
from scanners.contract import Content, Embedded, Options, Piece, ScanError, Unread
from scanners.legacy_office.oleobject import SCANNER, native, origin

CSV = b"Name,DOB\nNora Quill,03/12/2013\n"
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file ([MS-CFB]) of streams of at least 4,096 bytes each, shorter ones filled up with zeros."""
    sectors: list[bytes] = []
    chain: list[int] = []
    entries = [entry("Root Entry", 5, END, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), 1):
        data = data.ljust(4096, b"\0")
        blocks = [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)]
        first = len(sectors) + 2  # after the allocation table and the directory
        sectors += blocks
        chain += [*range(first + 1, first + len(blocks)), END]
        entries.append(entry(name, 2, first, len(data), right=number + 1 if number < len(streams) else FREE))
    directory = b"".join(entries).ljust(512, b"\0")
    table = struct.pack("<128I", *[TABLE, END, *chain], *[FREE] * (126 - len(chain)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    return header + table + directory + b"".join(sectors)


def entry(name: str, kind: int, start: int, size: int, child: int = FREE, right: int = FREE) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(raw), kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def contents(data: bytes) -> list[Content]:
    return list(SCANNER.pieces(io.BytesIO(data), "oleObject1.bin", "application/x-ole-storage", Options()))


def test_a_packaged_file_comes_out_under_its_name() -> None:
    found, came_from = contents(compound({"\x01Ole10Native": package("C:\\lists\\grade4.csv", CSV)}))
    assert isinstance(found, Embedded)
    assert (found.name, found.open().read()) == ("grade4.csv", CSV)
    assert isinstance(came_from, Piece)
    assert (came_from.where.part, came_from.text) == ("metadata", "C:\\lists\\grade4.csv")


def test_a_document_in_a_stream_of_its_own() -> None:
    (found,) = contents(compound({"\x01CompObj": b"x", "CONTENTS": b"%PDF-1.7 " + bytes(5000)}))
    assert isinstance(found, Embedded)
    assert found.name == "CONTENTS"
    assert found.open().read().startswith(b"%PDF-1.7")


def test_it_is_told_by_content() -> None:
    data = compound({"\x01Ole10Native": package("grade4.csv", CSV)})
    assert registry.identify(io.BytesIO(data), "object") == "application/x-ole-storage"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (package("list.txt", b"text"), ("list.txt", b"text")),
        (struct.pack("<I", 4) + b"\x00\x01ab", ("", b"\x00\x01ab")),
        (struct.pack("<IH", 9, 2) + b"no end", ("", struct.pack("<IH", 9, 2) + b"no end")),
        (b"x", ("", b"x")),
    ],
    ids=["package", "no package", "name without end", "too short"],
)
def test_native_data(data: bytes, expected: tuple[str, bytes]) -> None:
    assert native(data) == expected


def test_an_object_of_another_kind_is_said() -> None:
    assert [(c.reason, c.whole) for c in contents(compound({"Drawing": b"x"})) if isinstance(c, Unread)] == [
        ("unsupported", True)
    ]


def test_a_damaged_container_is_corrupt() -> None:
    with pytest.raises(ScanError) as caught:
        contents(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more")
    assert caught.value.reason == "corrupt"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\0\0\0\0\2\0list.csv\0C:\\Users\\ann\\list.csv\0", "C:\\Users\\ann\\list.csv"),
        (b"\0\0\0\0\2\0list.csv\0list.csv\0", ""),
        (b"\0\0\0\0\1\0list.csv\0C:\\list.csv\0", ""),
        (b"\0\0\0\0\2\0list.csv", ""),
    ],
    ids=["a path", "a name alone", "no package", "cut short"],
)
def test_the_path_a_packaged_file_came_from(data: bytes, expected: str) -> None:
    assert origin(data) == expected
