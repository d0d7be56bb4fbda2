"""Excel before 2007: what stands in cells and beside them comes out with its sheet, cell and part."""

from __future__ import annotations

import datetime
import hashlib
import io
import struct
from pathlib import Path

import pytest
import xlwt
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from python_calamine import CalamineWorkbook

from scanners import registry
from scanners.contract import Content, Grid, Options, Piece, Protection, Unread
from scanners.legacy_office import biff
from scanners.legacy_office.compound import Compound

OFFICE = Path(__file__).parents[2] / "fixtures" / "office"
XLS = "application/vnd.ms-excel"
MADE = (OFFICE / "school.xls").read_bytes()
VALUE = "Nora Quill, born 03/12/2013"


def contents(data: bytes, *passwords: str) -> list[Content]:
    found: list[Content] = []
    for content in registry.pieces(io.BytesIO(data), "a.xls", XLS, Options(passwords=passwords)):
        if isinstance(content, Grid):
            for row in content.rows:
                place = content.where.at(row=row.number, part=row.part or content.where.part)
                found.append(Piece("|".join(row.cells), place))
        else:
            found.append(content)
    return found


def said(data: bytes, *passwords: str) -> list[tuple[dict[str, object], str]]:
    return [(c.where.as_dict(), c.text) for c in contents(data, *passwords) if isinstance(c, Piece)]


def unread(data: bytes, *passwords: str) -> list[tuple[str, bool, Protection | None]]:
    return [(c.reason, c.whole, c.protection) for c in contents(data, *passwords) if isinstance(c, Unread)]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ({"sheet": "Roster", "part": "name"}, "Roster"),
        ({"sheet": "Roster", "row": 2, "part": "body"}, "Cell Person|03/12/2013|1012345678|004711"),
        ({"sheet": "Roster", "row": 3, "part": "hidden"}, "Hiddenrow Person|||TRUE"),
        ({"sheet": "Roster", "cell": "A2", "row": 2, "part": "comment"}, "Comment Person"),
        ({"sheet": "Roster", "part": "header"}, "Header Person"),
        ({"sheet": "Roster", "part": "footer"}, "Footer Person"),
        ({"sheet": "Roster", "cell": "B7", "row": 7, "part": "hidden"}, "Formula Person"),
        ({"sheet": "Roster", "part": "hidden"}, "Ask\nPrompt Person\nListed Person\nOther"),
        ({"sheet": "Secret", "row": 1, "part": "hidden"}, "Hiddensheet Person"),
        ({"part": "hidden"}, "Name_Person: Named Person"),
        ({"part": "properties"}, "title: Title Person"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hiding_places(place: dict[str, object], text: str) -> None:
    assert (place, text) in said(MADE)


def test_hidden_columns_are_named_and_nothing_is_left_unread() -> None:
    grids = [c for c in registry.pieces(io.BytesIO(MADE), "a", XLS) if isinstance(c, Grid) and list(c.rows)]
    assert [grid.hidden_columns for grid in grids] == [frozenset({3}), frozenset()]
    assert unread(MADE) == []


def book(*cells: tuple[object, str]) -> bytes:
    """A workbook with values in its first column, each with its number format."""
    made, data = xlwt.Workbook(), io.BytesIO()
    sheet = made.add_sheet("S")
    for row, (value, code) in enumerate(cells):
        sheet.write(row, 0, value, xlwt.easyxf(num_format_str=code))
    made.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (512294319, "General", "512294319"),
        (4711, "000000", "004711"),
        (219099999, "000-00-0000", "219-09-9999"),
        (datetime.date(2013, 3, 12), "m/d/yyyy", "3/12/2013"),
        (datetime.date(2013, 3, 12), "yyyy-mm-dd", "2013-03-12"),
        (2.5, "General", "2.5"),
        (True, "General", "TRUE"),
        ("Marisol \u00e9\u4e2d\U0001f600", "General", "Marisol \u00e9\u4e2d\U0001f600"),
    ],
    ids=["whole number", "leading zeros", "number with dashes", "date", "iso date", "fraction", "truth", "text"],
)
def test_cells_as_shown(value: object, code: str, shown: str) -> None:
    assert ({"sheet": "S", "row": 1, "part": "body"}, shown) in said(book((value, code)))


@pytest.mark.parametrize(
    ("style", "hidden"),
    [("font: colour white", True), ("font: colour red; pattern: pattern solid, fore_colour red", True),
     ("font: height 20", True), ("font: colour white; pattern: pattern solid, fore_colour blue", False),
     ("font: colour red", False)],
    ids=["white", "red on red", "of one point", "white on blue", "red"],
)  # fmt: skip
@pytest.mark.parametrize("code", ["General", ";;;"])
def test_cells_that_nobody_sees(style: str, hidden: bool, code: str) -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("Roster")
    sheet.write(0, 0, "Bo Lee")
    sheet.write(0, 1, VALUE, xlwt.easyxf(style, num_format_str=code))
    data = io.BytesIO()
    made.save(data)
    grids = (c for c in registry.pieces(data, "a.xls", XLS, Options()) if isinstance(c, Grid))
    assert [found.hidden_cells for grid in grids for found in grid.rows] == [
        frozenset({2} if hidden or code == ";;;" else ())
    ]


def test_words_in_a_number_format_are_read() -> None:
    assert ({"part": "hidden"}, "Nora Quill DOB") in said(book((7, '0" Nora Quill DOB"')))


def test_nothing_that_calamine_sees_is_missing() -> None:
    data = book(*((f"{VALUE} {n} \u00e9", "General") for n in range(400)), *((n, "General") for n in range(400)))
    ours = [text for place, text in said(data) if "row" in place]
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert ours == [str(row[0]).removesuffix(".0") for row in theirs]


def record(kind: int, payload: bytes) -> bytes:
    return struct.pack("<HH", kind, len(payload)) + payload


def wide(text: str, size: str = "H") -> bytes:
    return struct.pack(f"<{size}B", len(text), 1) + text.encode("utf-16-le")


_ALTERNATIVE = f"{VALUE}\0".encode("utf-16-le")
_OPTIONS = struct.pack("<HI", 0xC381, len(_ALTERNATIVE)) + _ALTERNATIVE
SHAPE = (
    struct.pack("<HHI", 0xF, 0xF004, 8 + len(_OPTIONS)) + struct.pack("<HHI", 0x13, 0xF00B, len(_OPTIONS)) + _OPTIONS
)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (record(0x5D, struct.pack("<HHH", 0x15, 18, 6)) + record(0x1B6, struct.pack("<10xH4x", len(VALUE)))
         + record(0x3C, b"\0" + VALUE.encode()), ("textbox", VALUE)),
        (record(0x100D, b"\0\0" + wide(VALUE, "B")), ("alt", VALUE)),
        (record(0x15, wide(f"&L{VALUE}&RPage &P")), ("footer", f"{VALUE}\nPage")),
        (record(0x5A, b"\1\0\0\0\2" + wide(VALUE) + b"\1" + struct.pack("<d", 4711)), ("hidden", f"{VALUE}\n4711")),
        (record(0x1AE, b"\x01\x00" + wide("\x01list.xls") + wide("Sheet1")), ("metadata", "list.xls\nSheet1")),
        (record(0xCD, wide(VALUE)), ("hidden", VALUE)),
        (record(0x5C, wide(VALUE.ljust(54))), ("metadata", VALUE)),
        (record(0x5B, bytes(4) + wide(VALUE)), ("metadata", VALUE)),
        (record(0x293, b"\x11\0" + wide(VALUE)), ("hidden", VALUE)),
        (record(0xAF, struct.pack("<H5B", 1, 0, 0, 3, 4, 2) + b"\0May" + wide("Bo") + wide("note") + bytes(4)
         + wide(VALUE)), ("hidden", f"May\nBo\nnote\n{VALUE}")),
        (record(0x9E, bytes(4) + b"\6\2" + bytes(4) + bytes([len(VALUE) + 2]) + bytes(3) + bytes(10) + b"\0"
         + f"*{VALUE}*".encode()), ("hidden", VALUE)),
        (record(0x89C, bytes(30) + struct.pack("<4H", 0, 0, 0, len(VALUE) + 2) + wide(f"&C{VALUE}")),
         ("footer", VALUE)),
        (record(0xB1, struct.pack("<5H", 0, 0, 0, 0, len(VALUE)) + b"\0" + VALUE.encode()), ("hidden", VALUE)),
        (record(0xB2, struct.pack("<4H", 0, 0, 0, len(VALUE)) + b"\0" + VALUE.encode()), ("hidden", VALUE)),
        (record(0xEC, SHAPE[:20]) + record(0x3C, SHAPE[20:]), ("alt", VALUE)),
        (record(0x06, bytes(22) + b"\x17" + wide("Nora Quill", "B") + b"\x42"), ("hidden", "Nora Quill")),
    ],
    ids=["text box", "chart title", "footer", "cells of another workbook", "other workbook", "pivot cache",
         "who opened it", "who locked it", "style", "scenario", "filter", "footer of the first page", "pivot field",
         "pivot entry", "alternative text", "formula"],
)  # fmt: skip
def test_records_beside_the_cells(records: bytes, expected: tuple[str, str]) -> None:
    assert [(piece.where.part, piece.text) for _, piece in biff.beside(records, True).pieces] == [expected]


@pytest.mark.parametrize("kind", [0x5B, 0x5C, 0x9E, 0xAF, 0xB1, 0xB2, 0x293, 0x89C, 0xEC])
def test_records_that_break_off_end(kind: int) -> None:
    whole = b"\6\1" * 60
    for size in range(0, 60, 3):
        told = [piece.text for _, piece in biff.beside(record(kind, whole[: 2 * size]), True).pieces]
        assert all(len(text) <= 2 * size for text in told)  # of what is not there nothing is made up


def test_the_frame_of_a_comment_repeats_nothing() -> None:
    note = record(0x5D, struct.pack("<HHH", 0x15, 18, 0x19)) + record(0x1B6, struct.pack("<10xH4x", 4))
    assert biff.beside(note + record(0x3C, b"\0Nora"), True).pieces == []


def test_headers_of_excel_5_stand_in_the_windows_code_page() -> None:
    (found,) = biff.beside(record(0x14, b"\x06Andr\xe9s"), False).pieces
    assert (found[1].where.part, found[1].text) == ("header", "Andr\u00e9s")


def stream_of(data: bytes) -> bytes:
    return Compound(io.BytesIO(data)).read("Workbook")


def with_filepass(payload: bytes) -> bytes:
    """A workbook's bare stream with the record FilePass after its first record ([MS-XLS] 2.4.117).

    xlwt pads its streams and writes no more than one of them, so the compound file is left away: readers take both.
    """
    stream = stream_of(book((VALUE, "General")))
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    return stream[:first] + record(0x2F, payload) + stream[first:]


CRYPTO = struct.pack("<HHHIIIIIII", 1, 4, 2, 4, 0x24, 4, 0, 0x6801, 0x8004, 128)


@pytest.mark.parametrize(
    ("payload", "protection"),
    [
        (struct.pack("<HHH", 0, 1, 2), Protection("xor-16", False)),
        (struct.pack("<HHH", 1, 1, 1) + bytes(48), Protection("rc4-40", False)),
        (CRYPTO, Protection("rc4-128", True)),
    ],
    ids=["xor", "RC4", "CryptoAPI"],
)
def test_encrypted_workbooks_are_told(payload: bytes, protection: Protection) -> None:
    assert unread(with_filepass(payload), "wrong") == [("encrypted", True, protection)]


def _key(password: str, salt: bytes, number: int) -> bytes:
    """The key of a block ([MS-OFFCRYPTO] 2.3.6.2)."""
    short = hashlib.md5(password.encode("utf-16-le")).digest()[:5]
    base = hashlib.md5((short + salt) * 16).digest()[:5]
    return hashlib.md5(base + struct.pack("<I", number)).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    return Cipher(ARC4(key), None).encryptor().update(data)


def locked(password: str) -> bytes:
    """A workbook under RC4 ([MS-XLS] 2.2.10): payloads are encrypted, headers and first records stay as they are."""
    salt, verifier = bytes(range(16)), b"sixteen byte key"
    check = _rc4(_key(password, salt, 0), verifier + hashlib.md5(verifier).digest())
    whole = book((VALUE, "General"), *((f"filler {n}", "General") for n in range(300)))
    plain = stream_of(whole)
    first = 4 + struct.unpack_from("<H", plain, 2)[0]
    filepass = record(0x2F, struct.pack("<HHH", 1, 1, 1) + salt + check)
    shifted = plain[:first] + filepass + plain[first : len(plain) - len(filepass)]
    secret = b"".join(
        _rc4(_key(password, salt, at // 1024), shifted[at : at + 1024]) for at in range(0, len(shifted), 1024)
    )
    result = bytearray(shifted)
    for at, kind, payload in biff.records(shifted):
        start, stop = at + 4, at + 4 + len(payload)
        if kind == 0x85:
            place = struct.unpack_from("<I", payload)[0] + len(filepass)
            result[start:stop] = struct.pack("<I", place) + secret[start + 4 : stop]
        elif kind not in (0x809, 0x2F, 0xE1):
            result[start:stop] = secret[start:stop]
    assert whole.count(plain[:64]) == 1
    at = whole.find(plain[:64])
    return whole[:at] + bytes(result) + whole[at + len(plain) :]


def test_a_password_from_the_list_opens() -> None:
    data = locked("pond-44")
    assert unread(data, "wrong") == [("encrypted", True, Protection("rc4-40", False))]
    assert ({"sheet": "S", "row": 1, "part": "body"}, VALUE) in said(data, "wrong", "pond-44")


def test_the_password_that_everybody_knows_is_no_protection() -> None:
    assert ({"sheet": "S", "row": 1, "part": "body"}, VALUE) in said(locked("VelvetSweatshop"))


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for length in range(100, len(MADE), 700):
        said(MADE[:length])
    assert capfd.readouterr() == ("", "")


def test_text_of_a_workbook_that_xlrd_refuses_is_salvaged() -> None:
    stream = stream_of(MADE)
    data = b"\x09\x08\x10\0\0\x06\x99\0" + stream[8:]
    assert "Cell Person" in "\n".join(text for _, text in said(data))
    assert unread(data) == [("corrupt", False, None)]


@pytest.mark.parametrize("length", range(600, len(MADE), 1100))
def test_a_workbook_cut_short_is_never_clean(length: int) -> None:
    assert unread(MADE[:length])


@pytest.mark.parametrize(
    ("kind", "version", "label"),
    [(0x0009, 2, bytes(7)), (0x0209, 0, bytes(6)), (0x0409, 0, bytes(6)), (0x0809, 0x0500, bytes(6))],
    ids=["2", "3", "4", "5"],
)
def test_the_oldest_workbooks_stand_in_no_compound_file(kind: int, version: int, label: bytes) -> None:
    """Beginning, one cell of text, end (OpenOffice's documentation of the format, 5.8 and 5.63)."""
    old = kind == 0x0009
    head = struct.pack("<HH", version, 0x10) + (b"" if old else bytes(4 if version else 2))
    length = bytes([len(VALUE)]) if old else struct.pack("<H", len(VALUE))
    cell = record(0x0004 if old else 0x0204, label + length + VALUE.encode())
    data = record(kind, head) + cell + record(0x000A, b"")
    assert registry.identify(io.BytesIO(data), "a") == XLS
    assert VALUE in [text for _, text in said(data)]
