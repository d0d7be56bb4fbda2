"""Word 97-2003: what LibreOffice planted in each hiding place comes out with the part it stood in."""

from __future__ import annotations

import contextlib
import io
import struct
from pathlib import Path

import pytest

from scanners import registry
from scanners.contract import Content, Grid, Options, Piece, Protection, Unread
from scanners.legacy_office import compound, doc, doctext, encryption
from scanners.legacy_office.compound import Compound

OFFICE = Path(__file__).parents[2] / "fixtures" / "office"
DOC = "application/msword"
MADE = (OFFICE / "school.doc").read_bytes()


def contents(data: bytes, *passwords: str) -> list[Content]:
    found: list[Content] = []
    for content in registry.pieces(io.BytesIO(data), "a.doc", DOC, Options(passwords=passwords)):
        if isinstance(content, Grid):
            rows = [Piece("|".join(row.cells), content.where.at(row=row.number)) for row in content.rows]
            found.extend(rows)
        else:
            found.append(content)
    return found


def said(data: bytes, *passwords: str) -> list[tuple[str | None, int | None, str]]:
    """(part, paragraph or row, text) of every piece."""
    found = (c for c in contents(data, *passwords) if isinstance(c, Piece))
    return [(c.where.part, c.where.paragraph or c.where.row, c.text) for c in found]


def unread(data: bytes) -> list[tuple[str, bool, Protection | None]]:
    return [(c.reason, c.whole, c.protection) for c in contents(data) if isinstance(c, Unread)]


EXPECTED = [
    ("body", 1, "Heading Person"),
    ("body", 2, "Body Person \u00e9 \u4e2d \u2014 \u201cquoted\u201d\tafter tab"),
    ("body", 3, "Two  blanks\nsecond line"),
    ("revision", 3, "Deleted Person"),
    ("body", 4, "Noted and ended"),
    ("footnote", 4, "Footnote Person"),
    ("footnote", 4, "Endnote Person"),
    ("comment", 5, "Comment Person"),
    ("body", 6, "Shown  shown"),
    ("hidden", 6, "Hidden Person"),
    ("hidden", 7, 'HYPERLINK "mailto:link.person@example.org"'),
    ("body", 1, "Name|Born|Note"),
    ("body", 2, "Table Person|03/12/2013|"),
    ("body", 3, "Bo Lee|04/01/2014|asthma\ninhaler"),
    ("textbox", None, "Textbox Person"),
    ("body", 9, "Last Person"),
    ("header", None, "Header Person"),
    ("footer", None, "Footer Person"),
    ("annotation", None, "Bookmark_Person"),
    ("metadata", None, "Deleting Author"),
    ("metadata", None, "Comment Author"),
    ("properties", None, "title: Trip list of Title Person"),
    ("properties", None, "comments: Description Person"),
    ("properties", None, "Pupil: Custom Person"),
]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected[2][:20])
def test_hiding_places(expected: tuple[str, int | None, str]) -> None:
    assert expected in said(MADE)


def test_a_sound_document_leaves_nothing_unread() -> None:
    assert unread(MADE) == []


def test_no_text_is_said_twice_in_the_body() -> None:
    body = [text for part, _, text in said(MADE) if part == "body"]
    assert len(body) == len(set(body)) == 13


def test_a_comment_and_a_note_know_what_they_hang_on() -> None:
    found = {c.text: c.context for c in contents(MADE) if isinstance(c, Piece)}
    assert found["Comment Person"] == ("Commented here",)
    assert found["Footnote Person"] == ("Noted and ended",)
    assert found["Last Person"] == ("Heading Person",)


def with_main(change: dict[int, bytes]) -> bytes:
    """The document with bytes of its main stream changed."""
    data = bytearray(MADE)
    start = data.find(b"\xec\xa5")
    for at, value in change.items():
        data[start + at : start + at + len(value)] = value
    return bytes(data)


FLAGS = struct.unpack_from("<H", MADE, MADE.find(b"\xec\xa5") + 10)[0]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({10: struct.pack("<H", FLAGS | 0x8100)}, ("encrypted", True, Protection("xor-16", False))),
        ({10: struct.pack("<H", FLAGS | 0x0100)}, ("encrypted", True, Protection("unknown", False))),
        ({2: struct.pack("<H", 0x65)}, ("unsupported", False, None)),
        ({2: struct.pack("<H", 0x65), 10: struct.pack("<H", FLAGS | 4)}, ("unsupported", True, None)),
        ({2: struct.pack("<H", 0x65), 10: b"\x00\x01"}, ("encrypted", True, Protection("xor-16", False))),
        ({0x1A2: struct.pack("<II", 0, 0)}, ("corrupt", False, None)),
    ],
    ids=["xor", "unknown cipher", "Word 95", "Word 95 in pieces", "Word 95 locked", "no piece table"],
)
def test_what_cannot_be_read_is_said(change: dict[int, bytes], expected: tuple[str, bool, Protection | None]) -> None:
    assert unread(with_main(change)) == [expected]


def test_text_without_a_piece_table_is_salvaged() -> None:
    ((_, _, text),) = said(with_main({0x1A2: struct.pack("<II", 0, 0)}))
    assert {"Heading Person", "Footnote Person", "Marisol Quenneville"} <= set(text.replace("\r", "\n").split("\n"))


def test_the_running_text_of_word_95_is_read() -> None:
    words = b"Nora Quill, grade 4\rBo Lee\r"
    change = {2: struct.pack("<H", 0x65), 10: b"\0\0", 24: struct.pack("<II", 0x400, 0x400 + len(words)), 0x400: words}
    assert [text for part, _, text in said(with_main(change)) if part == "body"] == ["Nora Quill, grade 4", "Bo Lee"]


@pytest.mark.parametrize("head", [b"\xdb\xa5\x2d\0", b"\x31\xbe\0\0"], ids=["Word 2", "Write"])
def test_older_documents_are_told_apart(head: bytes) -> None:
    data = head + bytes(200)
    assert registry.identify(io.BytesIO(data), "a.doc") == DOC
    assert unread(data) == [("unsupported", True, None)]


CRYPTO = struct.pack("<HHIIIIIII", 4, 2, 4, 0x24, 4, 0, 0x6801, 0x8004, 128)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (struct.pack("<HH", 1, 1), Protection("rc4-40", False)),
        (CRYPTO, Protection("rc4-128", True)),
        (CRYPTO[:-4] + struct.pack("<I", 56), Protection("rc4-56", False)),
        (b"\x01", Protection("unknown", False)),
    ],
    ids=["RC4", "CryptoAPI 128", "CryptoAPI 56", "cut short"],
)
def test_strength_of_the_old_ciphers(header: bytes, expected: Protection) -> None:
    assert encryption.protection(header) == expected


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (struct.pack("<HB", 0x083C, 1), {0x083C: 1}),
        (struct.pack("<HHHB", 0x4A43, 24, 0x083C, 1), {0x083C: 1}),
        (struct.pack("<HIHB", 0x6A03, 9, 0x0800, 1), {0x0800: 1}),
        (struct.pack("<HB3sHB", 0xCA31, 3, b"abc", 0x083C, 1), {0x083C: 1}),
        (struct.pack("<HH4sHB", 0xD608, 5, b"abcd", 0x2416, 1), {0x2416: 1}),
        (b"\x3c", {}),
    ],
    ids=["one byte", "after two bytes", "after four", "after a counted one", "after a table's", "cut short"],
)
def test_modifiers_are_told_by_their_size(properties: bytes, expected: dict[int, int]) -> None:
    assert doctext.sprms(properties) == expected


def test_an_object_kept_as_a_storage_becomes_a_document() -> None:
    again = compound._rebuilt(Compound(io.BytesIO(MADE)), [])
    assert registry.identify(io.BytesIO(again), "a") == DOC
    assert [t for t in said(again) if t[0] == "body"] == [t for t in said(MADE) if t[0] == "body"]


def test_alternative_texts_stand_in_the_properties_of_a_shape() -> None:
    text = "Nora Quill\0".encode("utf-16-le")
    options = struct.pack("<HIHIHI", 0x0181, 7, 0xC380, 4, 0xC381, len(text)) + b"x\0\0\0" + text
    assert list(compound.shape_texts(options, 3)) == ["Nora Quill"]


def test_pictures_are_found_in_a_stream_of_drawings() -> None:
    png = b"\x89PNG\r\n\x1a\npicture"
    record = struct.pack("<HHI", 0x6E00, 0xF01E, 17 + len(png)) + bytes(17) + png
    (found,) = compound.pictures(b"noise\x1e\xf0" + record + b"\xff" * 40, "Data/picture")
    assert not isinstance(found, Piece | Grid | Unread)
    assert (found.name, found.open().read()) == ("Data/picture1.png", png)


@pytest.mark.parametrize("length", range(600, len(MADE), 1500))
def test_a_document_cut_short_is_never_clean(length: int) -> None:
    assert unread(MADE[:length])


def table_of(index: int, table: bytes) -> tuple[bytes, bytes]:
    """The head of a document that says where that table stands, and the tables."""
    head = bytearray(154 + 8 * 93)
    struct.pack_into("<II", head, 154 + 8 * index, 0, len(table))
    return bytes(head), table


def styled(number: int, name: str) -> bytes:
    body = struct.pack("<H8x", number) + struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<H", len(body)) + body


def strings(*texts: str) -> bytes:
    counted = b"".join(struct.pack("<H", len(text)) + text.encode("utf-16-le") for text in texts)
    return struct.pack("<3H", 0xFFFF, len(texts), 0) + counted


@pytest.mark.parametrize(
    ("index", "table", "expected"),
    [
        (1, struct.pack("<3H", 4, 3, 10) + styled(0, "Normal") + struct.pack("<H", 0) + styled(0xFFE, "Nora Quill"),
         ("hidden", "Nora Quill")),
        (71, strings("Nora Quill", "C:\\nurse.doc"), ("metadata", "Nora Quill\nC:\\nurse.doc")),
        (70, bytes(9) + b"Nora Quill\0\0", ("metadata", "Nora Quill")),
    ],
    ids=["name of a style", "who saved it where", "routing slip"],
)  # fmt: skip
def test_names_kept_beside_the_text(index: int, table: bytes, expected: tuple[str, str]) -> None:
    found = [c for c in doc._names(None, *table_of(index, table)) if isinstance(c, Piece)]  # type: ignore[arg-type]
    assert [(c.where.part, c.text) for c in found] == [expected]
    for end in range(len(table)):
        with contextlib.suppress(struct.error):
            list(doc._names(None, *table_of(index, table[:end])))  # type: ignore[arg-type]
