"""Macros: the source comes out as text, whatever the compression made of it ([MS-OVBA])."""

from __future__ import annotations

import struct

import pytest

from scanners.contract import Piece
from scanners.legacy_office import vba

SOURCE = 'Attribute VB_Name = "Module1"\r\nSub Roster()\r\n  x = "Nora Quill, SASID 1012345678"\r\nEnd Sub\r\n'


def packed(text: bytes) -> bytes:
    """A container of one chunk of letters alone, each eight after a byte without flags (2.4.1.1)."""
    body = b"".join(b"\0" + text[at : at + 8] for at in range(0, len(text), 8))
    return b"\x01" + struct.pack("<H", 0xB000 | len(body) - 1) + body


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HI", kind, len(content)) + content


DIR = (
    record(0x03, struct.pack("<H", 1252)) + struct.pack("<HIIH", 9, 4, 1, 2) + record(0x19, b"Module1")
    + record(0x1A, b"Module1") + record(0x32, "Module1".encode("utf-16-le")) + record(0x31, struct.pack("<I", 5))
    + record(0x2B, b"")
)  # fmt: skip


@pytest.mark.parametrize("folder", [["VBA"], ["Macros", "VBA"], ["_VBA_PROJECT_CUR", "VBA"]], ids="/".join)
def test_the_source_of_a_module_is_read(folder: list[str]) -> None:
    streams = {("dir",): packed(DIR), ("Module1",): b"junk\0" + packed(SOURCE.encode())}
    paths = [[*folder, *name] for name in streams]
    (found,) = vba.sources(paths, lambda path: streams.get(tuple(path[len(folder) :]), b""))
    assert isinstance(found, Piece)
    assert (found.where.part, found.text) == ("script", SOURCE.replace("\r\n", "\n").strip())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        # the three examples of the specification (3.2.1 to 3.2.3)
        ("0119B000616263646566676800696A6B6C6D6E6F7000717273747576" "2E", b"abcdefghijklmnopqrstuv."),
        ("012FB000236161616263646582660070616768696A013808616B6C00306D6E6F7006710270041072737475761077"
         "78797A003C", b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"),
        ("0103B002614500", b"a" * 73),
        ("", b""),
        ("FF", b""),
        ("01", b""),
        ("0103B0020045", b"\0"),
        ("0103B00161", b""),
    ],
    ids=["no copies", "copies", "one letter many times", "empty", "no container", "no chunk", "cut",
         "copy before any letter"],
)  # fmt: skip
def test_containers(data: str, expected: bytes) -> None:
    assert vba.decompressed(bytes.fromhex(data)) == expected


def test_a_project_without_its_list_says_nothing() -> None:
    assert list(vba.sources([["VBA", "dir"], ["VBA", "Module1"]], lambda path: b"\x01damaged")) == []
