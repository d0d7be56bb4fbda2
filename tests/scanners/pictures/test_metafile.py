"""Windows metafiles say what they draw, and hand over the pictures in them."""

from __future__ import annotations

import gzip
import io
import struct

import pytest
from metafiles import emf, plus, record, stretched, wmf
from PIL import Image

from scanners import registry
from scanners.contract import Embedded, Piece, Unread

LINES = [(10, "Name"), (10, "Grade"), (20, "Nora Quill"), (20, "4")]


def read(data: bytes) -> tuple[list[str], list[bytes], list[tuple[str, bool]]]:
    """Texts, files and what was not read."""
    texts, files, unread = [], [], []
    for content in registry.pieces(io.BytesIO(data), "a"):
        match content:
            case Piece():
                texts.append(content.text)
            case Embedded():
                files.append(content.open().read())
            case Unread():
                unread.append((content.reason, content.whole))
    return texts, files, unread


@pytest.mark.parametrize(
    ("data", "kind"),
    [(emf(LINES), "image/emf"), (wmf(LINES), "image/wmf"), (wmf(LINES, placed=True), "image/wmf")],
    ids=["emf", "wmf", "placed wmf"],
)
def test_text_comes_line_by_line(data: bytes, kind: str) -> None:
    assert registry.identify(io.BytesIO(data), "a") == kind
    assert read(data) == (["Name Grade\nNora Quill 4"], [], [])


def test_text_of_emf_plus() -> None:
    assert read(emf([], plus(7.5, "Nora Quill"))) == (["Nora Quill"], [], [])


@pytest.mark.parametrize("small", [True, False])
def test_small_text(small: bool) -> None:
    said = "Nora Quill".encode("cp1252" if small else "utf-16-le")
    fields = struct.pack("<iiIIIff", 5, 9, 10, 0x100 | (0x200 if small else 0), 1, 1.0, 1.0)
    assert read(emf([], record(108, fields + said)))[0] == ["Nora Quill"]


@pytest.mark.parametrize("data", [emf([], stretched()), wmf([], bitmap=True)], ids=["emf", "wmf"])
def test_a_bitmap_is_a_file_of_its_own(data: bytes) -> None:
    _, (bitmap,), unread = read(data)
    with Image.open(io.BytesIO(bitmap)) as picture:
        assert (picture.format, picture.size) == ("BMP", (2, 2))
        assert picture.convert("L").getpixel((0, 0)) == 255
    assert unread == []


def test_numbers_of_glyphs_are_told() -> None:
    assert read(emf([(1, "\x12\x13")], options=0x10)) == ([], [], [("unsupported", True)])


@pytest.mark.parametrize("whole", [emf(LINES), wmf(LINES)], ids=["emf", "wmf"])
def test_one_that_breaks_off_is_told(whole: bytes) -> None:
    texts, _, unread = read(whole[:-30])
    assert unread == [("corrupt", False)]
    assert texts[0].startswith("Name Grade")


def test_a_packed_one_is_read() -> None:
    (packed,) = read(gzip.compress(emf(LINES)))[1]
    assert read(packed)[0] == ["Name Grade\nNora Quill 4"]


def test_text_that_begins_like_one_is_text() -> None:
    assert registry.identify(io.BytesIO(b"1".ljust(40) + b" EMF records are described here"), "a.txt") == "text/plain"
