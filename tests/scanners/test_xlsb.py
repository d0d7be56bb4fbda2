"""Excel binary workbooks, written record by record ([MS-XLSB] 2.1.4): no free program writes them."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from scanners import registry
from scanners.contract import Content, Embedded, Grid, Options, Piece, Unread

XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
VALUE = "Nora Quill, born 03/12/2013"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin"'
    f' ContentType="{XLSB[:-3]}.main"/><Default Extension="rels" ContentType="x"/></Types>'
)


def record(kind: int, payload: bytes = b"") -> bytes:
    """A record: its type in one or two bytes, its size in as many as it needs, seven bits a byte."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(payload)
    while True:
        size += bytes([left & 0x7F | (0x80 if left > 127 else 0)])
        left >>= 7
        if not left:
            return head + size + payload


def wide(text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return struct.pack("<I", len(raw) // 2) + raw


def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<II", column, style) + value)


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    head = struct.pack("<IIHBBB", number - 1, 0, 300, 0, 0x10 if hidden else 0, 0) + struct.pack("<I", 0)
    return record(0, head) + b"".join(cells)


def relations(*targets: tuple[str, str, str]) -> str:
    rows = "".join(f'<Relationship Id="{i}" Type="{REL}/{kind}" Target="{target}"/>' for i, kind, target in targets)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


FORMATS = ((164, "000000"), (165, "m/d/yyyy"))


def styles() -> bytes:
    """Style 0 is general, the others those of `FORMATS`."""
    formats = b"".join(record(44, struct.pack("<H", number) + wide(code)) for number, code in FORMATS)
    found = b"".join(record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164, 165))
    body = record(615, struct.pack("<I", 2)) + formats + record(616) + record(617, struct.pack("<I", 3)) + found
    return record(278) + body + record(618) + record(279)


def book(
    rows: bytes, *, state: int = 0, before: bytes = b"", after: bytes = b"", workbook: bytes = b"", **parts: bytes | str
) -> bytes:
    """A workbook of one sheet; `parts` are further parts, "__" for the slash and "_" for the dot before "bin"."""
    bounds = record(148, struct.pack("<4I", 0, 9, 0, 9))
    sheet = record(129) + bounds + before + record(145) + rows + record(146) + after + record(130)
    listed = record(156, struct.pack("<II", state, 1) + wide("rId1") + wide("Roster"))
    strings = record(159, struct.pack("<II", 1, 1)) + record(19, b"\0" + wide(VALUE)) + record(160)
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("r", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(131) + record(143) + listed + record(144) + workbook + record(132),
        "xl/_rels/workbook.bin.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.bin"), ("rId2", "sharedStrings", "sharedStrings.bin"),
            ("rId3", "styles", "styles.bin"),
        ),
        "xl/worksheets/sheet1.bin": sheet,
        "xl/sharedStrings.bin": strings,
        "xl/styles.bin": styles(),
    }  # fmt: skip
    members |= {name.replace("__", "/").replace("_bin", ".bin"): content for name, content in parts.items()}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return data.getvalue()


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
