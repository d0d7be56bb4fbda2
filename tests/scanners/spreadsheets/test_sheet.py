"""Excel workbooks: cells as a second and a third reader see them, and every place a value can hide in."""

from __future__ import annotations

import base64
import datetime
import io
import random
import re
import struct
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, NamedStyle, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from scanners import registry
from scanners.contract import Content, Embedded, Grid, Options, Piece, Unread
from scanners.spreadsheets import cellformat
from scanners.spreadsheets.sheet import SCANNER
from scanners.spreadsheets.sheetcells import letters

XLSX = SCANNER.formats[0].media_type
VALUE = "Nora Quill, born 03/12/2013"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Found = tuple[str | None, str, dict[str, object]]


def scan(data: bytes, options: Options | None = None) -> list[Found]:
    """(part, text, place) of all content; every cell that is not empty on its own, with its address."""
    found: list[Found] = []
    content: Content
    for content in SCANNER.pieces(io.BytesIO(data), "a.xlsx", XLSX, options or Options()):
        match content:
            case Piece():
                found.append((content.where.part, content.text, content.where.as_dict()))
            case Grid():
                for row in content.rows:
                    for at, cell in enumerate(row.cells, 1):
                        unseen = at in content.hidden_columns or at in row.hidden_cells
                        hides = row.part or ("hidden" if unseen else content.where.part)
                        place = content.where.at(cell=f"{letters(at)}{row.number}")
                        if cell:
                            found.append((hides, cell, place.as_dict()))
            case Embedded():
                found.append(("embedded", content.name, {}))
            case Unread():
                found.append(("unread", content.reason, {"whole": content.whole}))
    return found


def places(data: bytes, text: str) -> list[tuple[str | None, object, object]]:
    """(part, sheet, cell) of each place that holds the text."""
    return [(part, place.get("sheet"), place.get("cell")) for part, found, place in scan(data) if text in found]


def saved(book: openpyxl.Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def workbook(plant: Callable[[Worksheet], object] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Trip"
    sheet["A1"] = "Name"
    if plant:
        plant(sheet)
    return saved(book)


def with_parts(data: bytes, parts: dict[str, str], patch: dict[str, tuple[str, str]] | None = None) -> bytes:
    """The package with parts added or replaced, and in others one text replaced by another."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            if name in parts:
                continue
            content = source.read(name)
            if patch and name in patch:
                old, new = patch[name]
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode(), 1)
            package.writestr(name, content)
        for name, text in parts.items():
            package.writestr(name, text)
    return target.getvalue()


def sheet_xml(rows: str, before: str = "", after: str = "") -> bytes:
    """A workbook whose sheet is the given XML."""
    xml = f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    return with_parts(workbook(), {"xl/worksheets/sheet1.xml": xml})


def cells(data: bytes) -> dict[str, str]:
    return {str(place["cell"]): text for _, text, place in scan(data) if "cell" in place}


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (512294319.0, "General", "512294319"),
        (3.5, "General", "3.5"),
        (417, "000000", "000417"),
        (219099999, "000-00-0000", "219-09-9999"),
        (5085550123, "[<=9999999]###-####;(###) ###-####", "(508) 555-0123"),
        (5550123, "[<=9999999]###-####;(###) ###-####", "555-0123"),
        (12, '"ID-"0000', "ID-0012"),
        (219099999, "#,##0", "219099999"),
        (1073107919, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "1073107919"),
        (5400, "#,##0.00", "5,400.00"),
        (54000, '"$"#,##0', "$54,000"),
        (54000.5, "#,##0.00", "54,000.50"),
        (-12.5, '"$"#,##0.00_);\\("$"#,##0.00\\)', "($12.50)"),
        (0.25, "0%", "25%"),
        (219099999, ";;;", "219099999"),
        (512209, "0.00E+00", "512209"),
        (1023456789, "@", "1023456789"),
        (datetime.date(2013, 3, 12), "m/d/yyyy", "3/12/2013"),
        (datetime.date(2013, 3, 12), "mm-dd-yy", "3/12/2013"),
        (datetime.date(2013, 3, 12), "d mmmm yyyy", "12 March 2013"),
        (datetime.date(2013, 3, 12), '[$-409]mmm d", "yyyy', "Mar 12, 2013"),
        (datetime.date(2013, 3, 12), "dddd, mmm d, yyyy", "Tuesday, Mar 12, 2013"),
        (datetime.date(2013, 3, 12), "d-mmm", "2013-03-12"),
        (datetime.date(2013, 3, 12), "mmmm", "2013-03-12"),
        (datetime.datetime(2013, 3, 12, 14, 5), "m/d/yyyy h:mm", "3/12/2013 14:05"),
        (datetime.datetime(2013, 3, 12, 14, 5), "yyyy-mm-dd hh:mm AM/PM", "2013-03-12 02:05 PM"),
        (datetime.time(8, 5), "h:mm", "8:05"),
        (True, "General", "TRUE"),
    ],
)
def test_values_as_shown_or_as_stored(value: object, code: str, text: str) -> None:
    def plant(sheet: Worksheet) -> None:
        sheet["B2"] = value
        sheet["B2"].number_format = code

    assert cells(workbook(plant))["B2"] == text


@pytest.mark.parametrize(
    ("serial", "epoch_1904", "day"),
    [(1, False, "1900-01-01"), (59, False, "1900-02-28"), (61, False, "1900-03-01"), (41345, False, "2013-03-12"),
     (39883, True, "2013-03-12")],
)  # fmt: skip
def test_serial_numbers_are_days(serial: int, epoch_1904: bool, day: str) -> None:
    found = cellformat.moment(serial, epoch_1904)
    assert found is not None
    assert found.date().isoformat() == day


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="B2" t="inlineStr"><is><t>in line</t></is></c>', "in line"),
        ('<c r="B2" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r></is></c>', "two runs"),
        ('<c r="B2" t="inlineStr"><is><t>田中</t><rPh><t>たなか</t></rPh></is></c>', "田中"),
        ('<c r="B2" t="str"><f>A1</f><v>result</v></c>', "result"),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="B2" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="B2" t="b"><v>0</v></c>', "FALSE"),
        ('<c r="B2" t="d"><v>2013-03-12</v></c>', "2013-03-12"),
        ('<c r="B2"><v>1.023456789E9</v></c>', "1023456789"),
        ('<c r="B2"><f>CONCATENATE("Nora","Quill")</f></c>', "Nora\nQuill"),
        ('<c r="B2" t="inlineStr"><is><t>line_x000D__x000A_break</t></is></c>', "line\nbreak"),
        ('<c r="B2" t="s"><v>99999</v></c>', "99999"),
    ],
    ids=["inline", "rich", "phonetic once", "formula text", "formula number", "error", "boolean", "iso date",
         "scientific", "formula without value", "escape", "string that is not there"],
)  # fmt: skip
def test_kinds_of_cells(cell: str, text: str) -> None:
    assert cells(sheet_xml(f'<row r="2">{cell}</row>')) == {"B2": text}


@pytest.mark.parametrize(
    ("formats", "cell", "text"),
    [
        ((), '<c r="B2"><v>417</v></c>', "417"),
        ((164, 0), '<c r="B2"><v>417</v></c>', "000417"),
        ((164, 0), '<c r="B2" s="1"><v>417</v></c>', "417"),
        ((0, 164), '<c r="B2"><v>417</v></c>', "417"),
        ((0, 164), '<c r="B2" s="1"><v>417</v></c>', "000417"),
        ((164, 0), '<c r="B2" s="9"><v>417</v></c>', "417"),
        ((164, 0), '<c r="B2"><v>417</v></c><c r="C2"><f>B2</f><v>418</v></c>', "000417"),
    ],
    ids=["no styles", "first by default", "second", "first as stored", "second formats", "none", "with a formula"],
)  # fmt: skip
def test_the_style_that_a_cell_names_shows_its_number(formats: tuple[int, ...], cell: str, text: str) -> None:
    looks = "".join(f'<xf numFmtId="{code}"/>' for code in formats)
    code = '<numFmts><numFmt numFmtId="164" formatCode="000000"/></numFmts>'
    styles = f"<styleSheet {MAIN}>{code}<cellXfs>{looks}</cellXfs></styleSheet>"
    data = with_parts(sheet_xml(f'<row r="2">{cell}</row>'), {"xl/styles.xml": styles})
    assert cells(data)["B2"] == text


def test_rows_and_cells_without_addresses_are_counted() -> None:
    inline = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = f'<row>{inline.format("a")}{inline.format("b")}</row><row r="5">{inline.format("c")}</row>'
    assert cells(sheet_xml(rows)) == {"A1": "a", "B1": "b", "A5": "c"}


def test_a_cell_in_the_last_row_and_column_costs_nothing() -> None:
    data = workbook(lambda sheet: sheet.cell(1_048_576, 16_384, VALUE))
    grids = [c for c in SCANNER.pieces(io.BytesIO(data), "", XLSX, Options()) if isinstance(c, Grid)]
    assert [c.where.sheet for c in grids] == ["Trip"]
    assert places(data, VALUE) == [("body", "Trip", "XFD1048576")]


def random_book(seed: int) -> bytes:
    """A workbook of the kinds of values that all readers show alike."""
    draw = random.Random(seed)
    book = openpyxl.Workbook()
    for name in ("One", "Two & <three>"):
        sheet = book.create_sheet(name)
        for _ in range(200):
            values: list[object] = [
                draw.randint(0, 10**9),
                f"text {draw.random()}",
                " padded ",
                "é中\nline",
                True,
                0.125,
            ]
            sheet.cell(draw.randint(1, 60), draw.randint(1, 30), draw.choice(values))
    return saved(book)


@pytest.mark.parametrize("seed", range(3))
def test_no_cell_that_openpyxl_sees_is_missing(seed: int) -> None:
    data = random_book(seed)
    expected = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    text = str(cell.value).upper() if isinstance(cell.value, bool) else str(cell.value)
                    expected[sheet.title, cell.coordinate] = text
    found = {(place["sheet"], place["cell"]): text for part, text, place in scan(data) if part == "body"}
    assert found == expected


@pytest.mark.parametrize("seed", range(3))
def test_no_cell_that_calamine_sees_is_missing(seed: int) -> None:
    data = random_book(seed)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    seen = []
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).iter_rows():
            for value in row:
                whole = isinstance(value, float) and value.is_integer()
                text = str(int(value)) if whole else str(value).upper() if isinstance(value, bool) else str(value)
                seen.append(text)
    found = [text for part, text, _ in scan(data) if part == "body"]
    assert sorted(found) == sorted(text for text in seen if text)


def hide_row(sheet: Worksheet) -> None:
    sheet["B3"] = VALUE
    sheet.row_dimensions[3].hidden = True


def hide_column(sheet: Worksheet) -> None:
    sheet["C3"] = VALUE
    sheet.column_dimensions["C"].hidden = True


def hide_sheet(state: str) -> Callable[[Worksheet], None]:
    def plant(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet("Old")
        other["B2"] = VALUE
        other.sheet_state = state

    return plant


def note(sheet: Worksheet) -> None:
    sheet["B2"].comment = Comment(VALUE, "Ms. Example")


def listed(sheet: Worksheet) -> None:
    validation = DataValidation(type="list", formula1=f'"first,{VALUE.split(",")[0]}"')
    validation.add("B2")
    sheet.add_data_validation(validation)


def prompted(sheet: Worksheet) -> None:
    validation = DataValidation(type="whole", prompt=VALUE, promptTitle="x")
    validation.add("B2")
    sheet.add_data_validation(validation)


def headed(sheet: Worksheet) -> None:
    sheet.oddHeader.center.text = VALUE
    sheet.oddHeader.center.font = "Arial,Bold"
    sheet.oddHeader.center.size = 12


def footed(sheet: Worksheet) -> None:
    sheet.evenFooter.left.text = VALUE


def named(sheet: Worksheet) -> None:
    sheet.parent.defined_names["pupil"] = DefinedName("pupil", attr_text=f'"{VALUE}"')


def titled(sheet: Worksheet) -> None:
    sheet.parent.properties.subject = VALUE


def charted(sheet: Worksheet) -> None:
    chart = BarChart()
    chart.title = VALUE
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
    sheet.add_chart(chart)


def reckoned(sheet: Worksheet) -> None:
    sheet["B2"] = f'=IF(A1="{VALUE}",1,0)'


def linked(sheet: Worksheet) -> None:
    sheet["B2"] = "link"
    sheet["B2"].hyperlink = "https://example.org/pupils/Nora Quill, born 03/12/2013"


def labelled(sheet: Worksheet) -> None:
    sheet.parent.create_sheet("Nora Quill 03.12.2013")


def styled(sheet: Worksheet) -> None:
    sheet["B2"].style = NamedStyle(VALUE)


@pytest.mark.parametrize(
    ("plant", "text", "place"),
    [
        (hide_row, VALUE, ("hidden", "Trip", "B3")),
        (hide_column, VALUE, ("hidden", "Trip", "C3")),
        (hide_sheet("hidden"), VALUE, ("hidden", "Old", "B2")),
        (hide_sheet("veryHidden"), VALUE, ("hidden", "Old", "B2")),
        (note, VALUE, ("comment", "Trip", "B2")),
        (note, "Ms. Example", ("metadata", "Trip", None)),
        (listed, "Nora Quill", ("hidden", "Trip", "B2")),
        (prompted, VALUE, ("hidden", "Trip", "B2")),
        (headed, VALUE, ("header", "Trip", None)),
        (footed, VALUE, ("footer", "Trip", None)),
        (named, VALUE, ("hidden", None, None)),
        (titled, VALUE, ("properties", None, None)),
        (charted, VALUE, ("alt", "Trip", None)),
        (reckoned, VALUE, ("hidden", "Trip", "B2")),
        (linked, VALUE, ("metadata", "Trip", None)),
        (labelled, "Nora Quill", ("name", "Nora Quill 03.12.2013", None)),
        (styled, VALUE, ("hidden", None, None)),
    ],
    ids=["hidden row", "hidden column", "hidden sheet", "very hidden sheet", "comment", "comment author",
         "validation list", "validation message", "header", "footer", "defined name", "property", "chart title",
         "formula", "link", "sheet name", "style name"],
)  # fmt: skip
def test_hiding_places(
    plant: Callable[[Worksheet], None], text: str, place: tuple[str, str | None, str | None]
) -> None:
    assert place in places(workbook(plant), text)


def painted(font: Color | str, fill: PatternFill | None = None, value: object = VALUE) -> Callable[[Worksheet], None]:
    def plant(sheet: Worksheet) -> None:
        sheet["A2"], sheet["B2"] = "Bo Lee", value
        sheet["B2"].font = Font(color=font)
        if fill is not None:
            sheet["B2"].fill = fill

    return plant


def solid(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def formatted(code: str, value: object) -> Callable[[Worksheet], None]:
    def plant(sheet: Worksheet) -> None:
        sheet["A2"], sheet["B2"] = "Bo Lee", value
        sheet["B2"].number_format = code

    return plant


def tiny(sheet: Worksheet) -> None:
    sheet["A2"], sheet["B2"] = "Bo Lee", VALUE
    sheet["B2"].font = Font(sz=1)


def in_a_table(sheet: Worksheet) -> None:
    painted("FFFFFFFF")(sheet)
    sheet["B1"] = "DOB"
    sheet.add_table(Table(displayName="Pupils", ref="A1:B2"))


@pytest.mark.parametrize(
    ("plant", "part"),
    [
        (painted("FFFFFFFF"), "hidden"),
        (painted("FFFEFEFE"), "hidden"),
        (painted(Color(theme=0)), "hidden"),
        (painted(Color(indexed=9)), "hidden"),
        (painted("FF224466", solid("FF224466")), "hidden"),
        (painted(Color(theme=5, tint=0.4), PatternFill("solid", fgColor=Color(theme=5, tint=0.4))), "hidden"),
        (tiny, "hidden"),
        (formatted(";;;", VALUE), "hidden"),
        (formatted('"";"";"";""', VALUE), "hidden"),
        (formatted("0;-0;0;", VALUE), "hidden"),
        (painted("FFFFFFFF", solid("FF224466")), "body"),
        (painted(Color(theme=0, tint=-0.5)), "body"),
        (painted(Color(theme=5, tint=0.4), PatternFill("solid", fgColor=Color(theme=5))), "body"),
        (painted("FFFFFFFF", PatternFill("lightGrid")), "body"),
        (in_a_table, "body"),
        (formatted(";;;@", VALUE), "body"),
        (formatted("0;;", VALUE), "body"),
    ],
    ids=["white", "next to white", "the theme's paper", "indexed white", "the colour of its ground",
         "a tint on the same", "of one point", "format of nothing", "format of empty texts", "no text",
         "white on dark", "grey", "a tint on another", "white on a pattern", "white in a table", "no numbers",
         "no negative numbers"],
)  # fmt: skip
def test_a_cell_that_nobody_sees_is_hidden(plant: Callable[[Worksheet], None], part: str) -> None:
    data = workbook(plant)
    assert places(data, VALUE) == [(part, "Trip", "B2")]
    assert ("body", "Trip", "A2") in places(data, "Bo Lee")


@pytest.mark.parametrize(
    ("code", "value", "part"),
    [(";;;", 1073107919, "hidden"), (";;;@", 1073107919, "hidden"), ("0;;;@", 1073107919, "body"),
     ("0;;;@", -1073107919, "hidden"), ("[>5];0", 1073107919, "body")],
)  # fmt: skip
def test_a_number_that_its_format_does_not_show_is_hidden(code: str, value: int, part: str) -> None:
    assert places(workbook(formatted(code, value)), "1073107919") == [(part, "Trip", "B2")]


@pytest.mark.parametrize(
    "code", ['0" Nora Quill DOB"', '"Nora Quill DOB "@', r"0\N\o\r\a\ \Q\u\i\l\l\ \D\O\B", ';;;"Nora Quill DOB"']
)
def test_text_in_a_number_format_is_read(code: str) -> None:
    assert ("hidden", None, None) in places(workbook(formatted(code, 7)), "Nora Quill DOB")


@pytest.mark.parametrize(("row", "columns"), [('<row r="2" ht="0.75" customHeight="1">', ""), ('<row r="2">', "0.1")])
def test_rows_and_columns_of_next_to_no_size_are_hidden(row: str, columns: str) -> None:
    before = f'<cols><col min="2" max="2" width="{columns}" customWidth="1"/></cols>' if columns else ""
    cell = f'<c r="B2" t="inlineStr"><is><t>{VALUE}</t></is></c>'
    assert places(sheet_xml(f"{row}{cell}</row>", before), VALUE) == [("hidden", "Trip", "B2")]


@pytest.mark.parametrize(
    "after",
    [
        f'<conditionalFormatting sqref="A1"><cfRule type="containsText" text="{VALUE}"/></conditionalFormatting>',
        f'<conditionalFormatting sqref="A1"><cfRule><formula>A1="{VALUE}"</formula></cfRule></conditionalFormatting>',
        f'<extLst><ext><x14:cfRule xmlns:x14="x"><xm:f xmlns:xm="y">A1="{VALUE}"</xm:f></x14:cfRule></ext></extLst>',
        f'<protectedRanges><protectedRange name="{VALUE}" sqref="A1"/></protectedRanges>',
        f'<scenarios><scenario name="{VALUE}"/></scenarios>',
        f'<autoFilter ref="A1:B9"><filterColumn colId="0"><filters><filter val="{VALUE}"/></filters></filterColumn>'
        "</autoFilter>",
        f'<scenarios><scenario name="a" comment="{VALUE}"><inputCells r="A1" val="1"/></scenario></scenarios>',
    ],
    ids=["text of a rule", "formula of a rule", "rule of Excel 2010", "protected range", "name of a scenario", "filter",
         "scenario"],
)  # fmt: skip
def test_what_a_sheet_remembers_beside_its_cells(after: str) -> None:
    assert ("hidden", "Trip", None) in places(sheet_xml("", after=after), VALUE)


def test_headers_are_given_without_their_codes() -> None:
    header = '&amp;L&amp;"Arial,Bold"&amp;12Nora &amp;&amp; Quill&amp;RPage &amp;P'
    data = sheet_xml("", after=f"<headerFooter><oddHeader>{header}</oddHeader></headerFooter>")
    found = [text for part, text, _ in scan(data) if part == "header"]
    assert found == ["Nora & Quill\nPage"]


def related(data: bytes, part: str, parts: dict[str, tuple[str, str]]) -> bytes:
    """The package with parts that hang on another: name -> (kind of relationship, XML)."""
    folder, base = part.rsplit("/", 1)
    relations = "".join(
        f'<Relationship Id="x{at}" Type="{REL}/{kind}" Target="/{name}"/>'
        for at, (name, (kind, _)) in enumerate(parts.items())
    )
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    return with_parts(data, {f"{folder}/_rels/{base}.rels": rels, **{name: xml for name, (_, xml) in parts.items()}})


THREAD = f'<ThreadedComments><threadedComment ref="B2"><text>{VALUE}</text></threadedComment></ThreadedComments>'
COPY = (
    f'<comments {MAIN}><commentList><comment ref="B2"><text><t>[Threaded comment] Your version of Excel allows you to'
    f" read this.\n\nComment:\n    {VALUE}</t></text></comment></commentList></comments>"
)
TEXT_BOX = (
    '<xdr:wsDr xmlns:xdr="x" xmlns:a="y"><xdr:sp><xdr:cNvPr id="2" name="b" descr="an old map"/><xdr:txBody>'
    f"<a:p><a:r><a:t>{VALUE}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"
)
OLD_BOX = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape>'
    f"<v:textbox><div>Trip<br><font>{VALUE[:9]}</font>{VALUE[9:]}<br></div></v:textbox>"
    '<x:ClientData ObjectType="Button"><x:Anchor>1, 15</x:Anchor></x:ClientData></v:shape></xml>'
)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"xl/threadedComments/t1.xml": ("threadedComment", THREAD), "xl/comments1.xml": ("comments", COPY)},
         [("comment", "Trip", "B2")]),
        ({"xl/drawings/drawing1.xml": ("drawing", TEXT_BOX)}, [("textbox", "Trip", None)]),
        ({"xl/drawings/vmlDrawing1.vml": ("vmlDrawing", OLD_BOX)}, [("textbox", "Trip", None)]),
    ],
    ids=["threaded comment, once", "text box", "text box as HTML"],
)  # fmt: skip
def test_what_hangs_on_a_sheet(
    parts: dict[str, tuple[str, str]], expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert places(related(workbook(), "xl/worksheets/sheet1.xml", parts), VALUE) == expected


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("xl/tables/table1.xml", f'<table {MAIN} ref="A1:A2"><tableColumn name="{VALUE}"/></table>'),
        ("xl/tables/table1.xml", f'<table {MAIN}><tableColumn totalsRowLabel="{VALUE}"/></table>'),
        ("xl/tables/table1.xml", f'<table {MAIN} comment="{VALUE}"/>'),
        ("xl/tables/table1.xml", f'<table {MAIN}><filterColumn><filter val="{VALUE}"/></filterColumn></table>'),
        ("xl/slicers/slicer1.xml", f'<slicers><slicer name="a" caption="{VALUE}"/></slicers>'),
        ("xl/timelines/timeline1.xml", f'<timelines><timeline name="a" caption="{VALUE}"/></timelines>'),
        ("xl/slicerCaches/slicerCache1.xml", f'<slicerCacheDefinition name="a" sourceName="{VALUE}"/>'),
        ("xl/connections.xml", f'<connections><connection><dbPr command="{VALUE}"/></connection></connections>'),
        ("xl/queryTables/queryTable1.xml", f'<queryTable name="{VALUE}"/>'),
        ("xl/ctrlProps/ctrlProp1.xml", f'<formControlPr objectType="Drop"><item val="{VALUE}"/></formControlPr>'),
        ("customXml/item1.xml", f'<a><b note="{VALUE}"/></a>'),
        ("xl/richData/rdrichvalue.xml", f"<rvData><rv><v>{VALUE}</v></rv></rvData>"),
        ("xl/externalLinks/externalLink1.xml",
         f'<externalLink {MAIN}><externalBook><sheetNames><sheetName val="{VALUE}"/></sheetNames></externalBook>'
         "</externalLink>"),
    ],
    ids=["column of a table", "label of totals", "comment of a table", "filter of a table", "slicer", "timeline",
         "cache of a slicer", "connection", "query", "list of a control", "custom data", "rich value",
         "sheet of another workbook"],
)  # fmt: skip
def test_parts_beside_the_sheets(part: str, xml: str) -> None:
    assert places(with_parts(workbook(), {part: xml}), VALUE)[:1] == [("hidden", None, None)]


def test_a_text_box_whose_lines_are_left_open_is_no_damage() -> None:
    made = related(workbook(), "xl/worksheets/sheet1.xml", {"xl/drawings/vmlDrawing1.vml": ("vmlDrawing", OLD_BOX)})
    contents = list(SCANNER.pieces(io.BytesIO(made), "a.xlsx", XLSX, Options()))
    assert [c.text for c in contents if isinstance(c, Piece) and c.where.part == "textbox"] == [f"Trip\n{VALUE}"]
    assert not any(isinstance(c, Unread) for c in contents)


def test_queries_are_a_package_of_their_own() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("Formulas/Section1.m", VALUE)
    data = struct.pack("<II", 0, len(packed.getvalue())) + packed.getvalue() + bytes(12)
    item = f"<DataMashup xmlns='http://schemas.microsoft.com/DataMashup'>{base64.b64encode(data).decode()}</DataMashup>"
    made = with_parts(workbook(), {"customXml/item1.xml": item})
    (queries,) = [c for c in SCANNER.pieces(io.BytesIO(made), "a.xlsx", XLSX, Options()) if isinstance(c, Embedded)]
    assert zipfile.ZipFile(queries.open()).read("Formulas/Section1.m").decode() == VALUE


def test_the_name_of_a_column_is_not_said_again_where_a_cell_says_it() -> None:
    assert places(workbook(in_a_table), "DOB") == [("body", "Trip", "B1")]


def test_phonetic_hints_are_read_beside_the_text() -> None:
    strings = f"<sst {MAIN}><si><t>x</t><rPh sb='0' eb='1'><t>{VALUE}</t></rPh></si></sst>"
    data = with_parts(workbook(), {"xl/sharedStrings.xml": strings})
    assert places(data, VALUE) == [("alt", None, None)]


def test_records_that_no_cache_leads_to_are_read() -> None:
    records = f'<pivotCacheRecords {MAIN}><r><s v="{VALUE}"/></r></pivotCacheRecords>'
    data = with_parts(workbook(), {"xl/pivotCache/pivotCacheRecords7.xml": records})
    assert places(data, VALUE) == [("hidden", None, None)]


@pytest.mark.parametrize(
    ("cell", "found"),
    [("<f>A1+1073107919</f>", [("body", "Trip", "B2"), ("hidden", "Trip", "B2")]), ("<f>A1+1073107919</f><v>7</v>", []),
     ("<f>A1073107</f>", [])],
    ids=["without a value", "with its value", "an address"],
)  # fmt: skip
def test_a_number_in_a_formula_that_nobody_calculated(cell: str, found: list[tuple[str, str, str]]) -> None:
    assert sorted(places(sheet_xml(f'<row r="2"><c r="B2">{cell}</c></row>'), "1073107")) == found


def test_names_of_views_are_read() -> None:
    view = f'<customWorkbookViews><customWorkbookView name="{VALUE}"/></customWorkbookViews></workbook>'
    data = with_parts(workbook(), {}, {"xl/workbook.xml": ("</workbook>", view)})
    assert places(data, VALUE) == [("hidden", None, None)]


CACHE = (
    f'<pivotCacheDefinition {MAIN}><cacheFields><cacheField name="Pupil"><sharedItems><s v="Nora Quill"/>'
    '<s v="Left behind"/></sharedItems></cacheField><cacheField name="DOB"><sharedItems/></cacheField>'
    "</cacheFields></pivotCacheDefinition>"
)
RECORDS = f'<pivotCacheRecords {MAIN}><r><x v="0"/><d v="2013-03-12T00:00:00"/></r></pivotCacheRecords>'


def test_a_pivot_cache_is_its_source_table() -> None:
    data = with_parts(workbook(), {"xl/pivotCache/pivotCacheDefinition1.xml": CACHE})
    data = related(
        data, "xl/pivotCache/pivotCacheDefinition1.xml", {"xl/pivotCache/r1.xml": ("pivotCacheRecords", RECORDS)}
    )
    found = [(part, text, place.get("cell")) for part, text, place in scan(data) if part == "hidden"]
    assert found == [
        ("hidden", "Pupil", "A1"),
        ("hidden", "DOB", "B1"),
        ("hidden", "Nora Quill", "A2"),
        ("hidden", "2013-03-12", "B2"),
        ("hidden", "Left behind", None),
    ]


def test_an_external_link_keeps_a_copy_of_cells() -> None:
    xml = (
        f'<externalLink {MAIN}><externalBook><sheetNames><sheetName val="Roster"/></sheetNames><sheetDataSet>'
        f'<sheetData sheetId="0"><row r="4"><cell r="C4" t="str"><v>{VALUE}</v></cell></row></sheetData></sheetDataSet>'
        "</externalBook></externalLink>"
    )
    data = with_parts(workbook(), {"xl/externalLinks/externalLink1.xml": xml})
    assert places(data, VALUE) == [("hidden", "Roster", "C4")]


def test_text_that_no_cell_shows_any_more() -> None:
    strings = f"<sst {MAIN}><si><t>Name</t></si><si><t>{VALUE}</t></si></sst>"
    assert places(with_parts(workbook(), {"xl/sharedStrings.xml": strings}), VALUE) == [("hidden", None, None)]


def test_a_sheet_that_the_workbook_does_not_list_is_read() -> None:
    row = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{VALUE}</t></is></c></row>'
    xml = f"<worksheet {MAIN}><sheetData>{row}</sheetData></worksheet>"
    found = places(with_parts(workbook(), {"xl/worksheets/sheet9.xml": xml}), VALUE)
    assert found == [("hidden", "sheet9.xml", "A1")]


def test_a_truncated_workbook_is_read_up_to_the_cut_and_said() -> None:
    draw = random.Random(3)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Trip")
    for number in range(3000):
        sheet.append([number + 100_000, draw.random(), draw.random()])
    whole = saved(book)
    order = with_parts(
        whole,
        {"xl/worksheets/sheet1.xml": zipfile.ZipFile(io.BytesIO(whole)).read("xl/worksheets/sheet1.xml").decode()},
    )
    found = scan(order[: len(order) * 2 // 3])
    assert sum(bool(re.fullmatch(r"10\d{4}", text)) for part, text, _ in found if part == "body") > 500
    assert ("unread", "corrupt", {"whole": False}) in found


def test_entities_are_not_expanded() -> None:
    xml = (
        f'<!DOCTYPE w [<!ENTITY a "{"x" * 1000}"><!ENTITY b "{"&a;" * 100}">]><worksheet {MAIN}><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
    )
    found = scan(with_parts(workbook(), {"xl/worksheets/sheet1.xml": xml}))
    assert sum(len(text) for _, text, _ in found) < 1000
    assert ("unread", "corrupt", {"whole": False}) in found


@pytest.mark.parametrize(
    ("options", "reason"),
    [(Options(max_expanded_bytes=5 << 20), "expands-too-far"), (Options(max_members=3), "too-many-members")],
    ids=["bytes", "parts"],
)
def test_limits(options: Options, reason: str) -> None:
    told = registry.pieces(io.BytesIO(sheet_xml(" " * (20 << 20))), "a.xlsx", XLSX, options)
    assert reason in [content.reason for content in told if isinstance(content, Unread)]
