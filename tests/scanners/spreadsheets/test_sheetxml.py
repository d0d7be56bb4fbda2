"""Workbooks of Excel 2003 as XML: cells at their columns, as shown, and what hides beside them."""

from __future__ import annotations

import io

import pytest

from scanners import registry
from scanners.contract import Grid, Piece, Unread

SPACES = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
)
STYLES = (
    '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="000000"/></Style>'
    '<Style ss:ID="s2"><NumberFormat ss:Format="Fixed"/></Style></Styles>'
)


def workbook(table: str, options: str = "", after: str = "", prolog: str = '<?xml version="1.0"?>') -> bytes:
    return (
        f"{prolog}<?mso-application progid='Excel.Sheet'?><Workbook {SPACES}>{STYLES}"
        f'<Worksheet ss:Name="Grade 4"><Table>{table}</Table>{options}</Worksheet>{after}</Workbook>'
    ).encode()


def cell(value: str, kind: str = "String", more: str = "", inside: str = "") -> str:
    return f'<Cell {more}><Data ss:Type="{kind}">{value}</Data>{inside}</Cell>'


def read(source: bytes, name: str = "report.xls") -> list[object]:
    return [
        (c.where.part, [(r.number, *r.cells, r.part) for r in c.rows], sorted(c.hidden_columns))
        if isinstance(c, Grid)
        else (c.where.part, c.where.cell, c.text)
        if isinstance(c, Piece)
        else c
        for c in registry.pieces(io.BytesIO(source), name)
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (cell("Emma") + cell("4", "Number"), ("Emma", "4")),
        (cell("Emma", more='ss:Index="3"'), ("", "", "Emma")),
        (cell("a", more='ss:MergeAcross="1"') + cell("b"), ("a", "", "b")),
        (cell("2012-03-04T00:00:00.000", "DateTime"), ("2012-03-04",)),
        (cell("1899-12-31T09:05:00.000", "DateTime"), ("1899-12-31 09:05:00",)),
        (cell("4127", "Number", 'ss:StyleID="s1"'), ("004127",)),
        (cell("2.5", "Number", 'ss:StyleID="s2"'), ("2.50",)),
        (cell("1.012345678E9", "Number"), ("1012345678",)),
        (cell("1", "Boolean") + cell("#N/A", "Error"), ("TRUE", "#N/A")),
        (cell("Em<B>ma</B> Lee"), ("Emma Lee",)),
        (cell("a", more='ss:Index="99999999"') + cell("b", more='ss:Index="1"'), ("a", "b")),
    ],
    ids="plain skipped merged date time zeros decimals long truth runs silly".split(),
)
def test_cells_are_given_as_shown_at_their_columns(cells: str, expected: tuple[str, ...]) -> None:
    assert read(workbook(f"<Row>{cells}</Row>"))[1] == ("body", [(1, *expected, None)], [])


def test_rows_keep_their_numbers_and_say_what_is_hidden() -> None:
    table = (
        '<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/>'
        f'<Row>{cell("a")}</Row><Row ss:Index="5" ss:Hidden="1">{cell("b")}</Row><Row>{cell("c")}</Row>'
    )
    rows = [(1, "a", None), (5, "b", "hidden"), (6, "c", None)]
    assert read(workbook(table))[1] == ("body", rows, [2, 3])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (workbook(f"<Row>{cell('x', inside='<Comment><ss:Data>peanut <B>allergy</B></ss:Data></Comment>')}</Row>"),
         ("comment", "A1", "peanut allergy")),
        (workbook("<Row>" + cell("x", more="ss:HRef='mailto:a@example.org'") + "</Row>"),
         ("metadata", "A1", "mailto:a@example.org")),
        (workbook("<Row>" + cell("x", more="ss:Formula='=IF(A2=1,\"custody\",2)'") + "</Row>"),
         ("hidden", "A1", "custody")),
        (workbook("", "<x:WorksheetOptions><x:PageSetup><x:Header x:Data='&amp;LRoom 4'/></x:PageSetup>"
                  "</x:WorksheetOptions>"), ("header", None, "Room 4")),
        (workbook("", "<x:DataValidation><x:Range>R1C1</x:Range><x:Value>IEP,504</x:Value></x:DataValidation>"),
         ("hidden", None, "IEP,504")),
        (workbook("", after="<Names><NamedRange ss:Name='nurse' ss:RefersTo='=A1'/></Names>"),
         ("hidden", None, "nurse: =A1")),
        (workbook("", after="<o:DocumentProperties><o:Author>Dana</o:Author></o:DocumentProperties>"),
         ("properties", None, "Author: Dana")),
        (workbook("", "<x:WorksheetOptions><x:Visible>SheetVeryHidden</x:Visible></x:WorksheetOptions>",
                  prolog=""), ("hidden", [], [])),
    ],
    ids="comment link formula header validation name property hidden-sheet-without-prolog".split(),
)  # fmt: skip
def test_what_stands_beside_the_cells_is_found(source: bytes, expected: object) -> None:
    assert expected in read(source)


def test_a_broken_workbook_gives_what_stands_before_the_break() -> None:
    whole = workbook(f"<Row>{cell('Emma')}</Row><Row>{cell('Bo')}</Row>")
    found = read(whole[: whole.index(b"Bo")])
    assert ("body", [(1, "Emma", None)], []) in found
    assert any(isinstance(content, Unread) and content.reason == "corrupt" for content in found)


LOOKS = (
    '<Styles><Style ss:ID="Default"/><Style ss:ID="W"><Font ss:Color="#FFFFFF"/></Style>'
    '<Style ss:ID="P" ss:Parent="W"/>'
    '<Style ss:ID="D" ss:Parent="W"><Interior ss:Color="#000080" ss:Pattern="Solid"/></Style>'
    '<Style ss:ID="N"><NumberFormat ss:Format=";;;"/></Style>'
    '<Style ss:ID="L"><NumberFormat ss:Format="0&quot; Nora Quill DOB&quot;"/></Style></Styles>'
)


@pytest.mark.parametrize(("style", "hidden"), [("W", True), ("P", True), ("N", True), ("D", False), ("Default", False)])
def test_cells_that_nobody_sees_are_told(style: str, hidden: bool) -> None:
    given = f' ss:StyleID="{style}"'
    source = workbook(f"<Row>{cell('Nora Quill')}{cell('7', 'Number', given)}</Row>")
    source = source.replace(STYLES.encode(), LOOKS.encode())
    grids = (c for c in registry.pieces(io.BytesIO(source), "report.xls") if isinstance(c, Grid))
    assert [found.hidden_cells for grid in grids for found in grid.rows] == [frozenset({2} if hidden else ())]
    words = [c.text for c in registry.pieces(io.BytesIO(source), "report.xls") if isinstance(c, Piece)]
    assert "Nora Quill DOB" in words
