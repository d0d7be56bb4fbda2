"""Excel binary workbooks, written record by record ([MS-XLSB] 2.1.4): no free program writes them."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from python_calamine import CalamineWorkbook
from xlsb_files import VALUE, XLSB, book, cell, record, relations, row, wide

from scanners import registry
from scanners.contract import Content, Embedded, Grid, Options, Piece, Unread


def contents(data: bytes) -> list[Content]:
    found: list[Content] = []
    for content in registry.pieces(io.BytesIO(data), "a.xlsb", XLSB, Options()):
        if isinstance(content, Grid):
            for line in content.rows:
                place = content.where.at(row=line.number, part=line.part or content.where.part)
                found.append(Piece("|".join(line.cells), place))
        else:
            found.append(content)
    return found


def said(data: bytes) -> list[tuple[dict[str, object], str]]:
    return [(c.where.as_dict(), c.text) for c in contents(data) if isinstance(c, Piece)]


RK_4711 = struct.pack("<I", 4711 << 2 | 2)
TEXT = cell(6, 0, wide(VALUE))


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (cell(2, 0, RK_4711), "4711"),
        (cell(2, 0, RK_4711, 1), "004711"),
        (cell(2, 0, struct.pack("<I", (250 << 2 | 3))), "2.5"),
        (cell(2, 0, struct.pack("<i", (-7 << 2) | 2)), "-7"),
        (cell(2, 0, struct.pack("<d", 2.0)[4:]), "2"),
        (cell(5, 0, struct.pack("<d", 512294319.0)), "512294319"),
        (cell(5, 0, struct.pack("<d", 41345.0), 2), "3/12/2013"),
        (cell(4, 0, b"\1"), "TRUE"),
        (cell(6, 0, wide("Ren\u00e9 \u4e2d")), "Ren\u00e9 \u4e2d"),
        (cell(7, 0, struct.pack("<I", 0)), VALUE),
        (cell(62, 0, b"\0" + wide("rich")), "rich"),
        (cell(8, 0, wide("result") + bytes(10)), "result"),
        (cell(9, 0, struct.pack("<d", 4711.0) + bytes(10), 1), "004711"),
        (cell(10, 0, b"\0" + bytes(10)), "FALSE"),
    ],
    ids=["small number", "leading zeros", "hundredths", "negative", "upper half", "number", "date", "truth", "text",
         "shared text", "rich text", "formula's text", "formula's number", "formula's truth"],
)  # fmt: skip
def test_cells_as_shown(found: bytes, shown: str) -> None:
    assert ({"sheet": "Roster", "row": 3, "part": "body"}, shown) in said(book(row(3, found)))


EDGES = b"\0\0" + wide(f"&L{VALUE}&RPage &P") + wide("Foot") + struct.pack("<4I", *[0xFFFFFFFF] * 4)
LINK = struct.pack("<4I", 1, 1, 2, 2) + wide("rId9") + wide("") + wide(VALUE) + wide("shown")
VALIDATION = struct.pack("<II", 0, 1) + bytes(16) + wide("") + wide("") + wide("Ask") + wide(VALUE)
LITERAL = b"\x17" + struct.pack("<H", 10) + "Nora Quill".encode("utf-16-le")
COMMENT = record(632, wide("Ann")) + record(635, struct.pack("<5I", 0, 1, 1, 2, 2) + bytes(16)) \
    + record(637, b"\0" + wide(VALUE))  # fmt: skip
SHEET = "xl__worksheets__"


@pytest.mark.parametrize(
    ("data", "place", "text"),
    [
        (book(row(2, TEXT), state=1), {"sheet": "Roster", "row": 2, "part": "hidden"}, VALUE),
        (book(row(2, TEXT), state=2), {"sheet": "Roster", "row": 2, "part": "hidden"}, VALUE),
        (book(row(2, TEXT, hidden=True) + row(3, TEXT)), {"sheet": "Roster", "row": 2, "part": "hidden"}, VALUE),
        (book(row(1, TEXT), after=record(479, EDGES)), {"sheet": "Roster", "part": "header"}, f"{VALUE}\nPage"),
        (book(row(1, TEXT), after=record(479, EDGES)), {"sheet": "Roster", "part": "footer"}, "Foot"),
        (book(row(1, TEXT), after=record(494, LINK)),
         {"sheet": "Roster", "cell": "C2", "row": 2, "part": "metadata"}, f"{VALUE}\nshown"),
        (book(row(1, TEXT), after=record(64, VALIDATION)), {"sheet": "Roster", "part": "hidden"}, f"Ask\n{VALUE}"),
        (book(row(4, cell(8, 1, wide("x") + bytes(6) + LITERAL))),
         {"sheet": "Roster", "cell": "B4", "row": 4, "part": "hidden"}, "Nora Quill"),
        (book(row(1, TEXT), workbook=record(39, bytes(9) + wide("Pupil") + LITERAL)), {"part": "hidden"},
         "Pupil: Nora Quill"),
        (book(row(1, TEXT), **{f"{SHEET}_rels/sheet1.bin.rels": relations(("r1", "comments", "../comments1.bin")),
                               "xl__comments1_bin": COMMENT}),
         {"sheet": "Roster", "cell": "C2", "row": 2, "part": "comment"}, VALUE),
        (book(row(1, TEXT), xl__pivotCache__records1_bin=record(24, wide(VALUE))), {"part": "hidden"}, VALUE),
    ],
    ids=["hidden sheet", "very hidden sheet", "hidden row", "header", "footer", "link", "validation", "formula", "name",
         "comment", "pivot cache"],
)  # fmt: skip
def test_hiding_places(data: bytes, place: dict[str, object], text: str) -> None:
    assert (place, text) in said(data)
    assert not any(isinstance(c, Unread) for c in contents(data))


def _font(colour: tuple[int, int, int], height: int = 220) -> bytes:
    head = struct.pack("<5H3B", height, 0, 400, 0, 0, 0, 0, 0)[:12].ljust(12, b"\0")
    return record(43, head + bytes((2 << 1, 0, 0, 0, *colour, 255)) + b"\0" + wide("Arial"))


def _fill(colour: tuple[int, int, int] | None) -> bytes:
    fore = bytes((2 << 1, 0, 0, 0, *(colour or (0, 0, 0)), 255))
    return record(45, struct.pack("<I", 0 if colour is None else 1) + fore + bytes(8))


WHITE, NAVY = (255, 255, 255), (0, 0, 128)


@pytest.mark.parametrize(
    ("font", "fill", "code", "hidden"),
    [(_font(WHITE), _fill(None), "General", True), (_font(NAVY), _fill(NAVY), "General", True),
     (_font(NAVY, 20), _fill(None), "General", True), (_font(NAVY), _fill(None), ";;;", True),
     (_font(WHITE), _fill(NAVY), "General", False), (_font(NAVY), _fill(None), "0;;@", False)],
    ids=["white", "navy on navy", "of one point", "format of nothing", "white on navy", "no negative numbers"],
)  # fmt: skip
def test_cells_that_nobody_sees(font: bytes, fill: bytes, code: str, hidden: bool) -> None:
    formats = record(44, struct.pack("<H", 164) + wide(code)) + record(
        44, struct.pack("<H", 170) + wide('0" Nora Quill"')
    )
    style = record(617, struct.pack("<I", 1)) + record(47, struct.pack("<6H", 0, 164, 0, 0, 0, 0)) + record(618)
    styles = record(278) + formats + font + fill + style + record(279)
    data = book(row(3, TEXT, cell(2, 1, RK_4711)), xl__styles_bin=styles)
    grids = (c for c in registry.pieces(io.BytesIO(data), "a.xlsb", XLSB, Options()) if isinstance(c, Grid))
    assert [found.hidden_cells for grid in grids for found in grid.rows] == [frozenset({1, 2} if hidden else ())]
    assert ({"part": "hidden"}, "Nora Quill") in said(data)


def test_hidden_columns_are_named() -> None:
    before = record(60, struct.pack("<4IH", 1, 2, 2560, 0, 1))
    (grid,) = [
        c for c in registry.pieces(io.BytesIO(book(row(1, TEXT), before=before)), "", XLSB) if isinstance(c, Grid)
    ]
    assert grid.hidden_columns == frozenset({2, 3})


def test_files_inside_are_files_of_their_own_and_plumbing_is_not() -> None:
    parts = {"xl__embeddings__list_bin": b"ole", "xl__worksheets__binaryIndex1_bin": b"\x2a\x04abcd"}
    parts["xl__printerSettings__printerSettings1_bin"] = b"no records"
    assert [c.name for c in contents(book(row(1, TEXT), **parts)) if isinstance(c, Embedded)] == [
        "xl/embeddings/list.bin"
    ]


def test_nothing_that_calamine_sees_is_missing() -> None:
    rows = b"".join(
        row(n, cell(6, 0, wide(f"{VALUE} {n}")), cell(2, 1, struct.pack("<I", n << 2 | 2)), cell(4, 3, b"\1"))
        for n in range(1, 3_000)
    )
    data = book(rows)
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    ours = [text.split("|") for place, text in said(data) if "row" in place]
    assert ours == [[name, str(int(number)), "", str(truth).upper()] for name, number, _, truth in theirs]
    assert len(ours) == 2_999


@pytest.mark.parametrize(
    "broken",
    [row(1, TEXT) + b"\x06\xff\xff\xff\x7f", row(1, TEXT) + record(6, bytes(60))[:-20]],
    ids=["a size no record has", "cut in a record"],
)
def test_a_broken_part_is_read_up_to_the_break_and_said(broken: bytes) -> None:
    data = book(broken)
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            content = source.read(name)
            package.writestr(name, content[: content.find(broken) + len(broken)] if "sheet1.bin" in name else content)
    found = contents(target.getvalue())
    assert VALUE in [c.text for c in found if isinstance(c, Piece)]
    assert [(c.reason, c.whole) for c in found if isinstance(c, Unread)] == [("corrupt", False)]


def test_name_of_a_style_that_somebody_made() -> None:
    names = record(48, struct.pack("<IHBB", 0, 1, 0, 0) + wide("Normal"))
    names += record(48, struct.pack("<IHBB", 0, 0, 0, 0) + wide(VALUE))
    assert ({"part": "hidden"}, VALUE) in said(book(b"", xl__styles_bin=record(278) + names + record(279)))
