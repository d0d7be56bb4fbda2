"""Documents of Office, OpenDocument and PDF with a number planted in each of their hiding places."""

from __future__ import annotations

import datetime
import gzip
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
from docx.oxml import parse_xml
from metafiles import emf
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from outlook_files import compound, package
from planting import Planter, Planting, saved, with_parts, zipped
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE

OFFICE = Path(__file__).parents[1] / "fixtures" / "office"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORDS = (
    f'{W} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def word(plant: Planter) -> bytes:
    made = docx.Document()
    made.core_properties.subject = plant("document property", part="properties")
    section = made.sections[0]
    section.header.paragraphs[0].text = plant("header", part="header")
    section.footer.paragraphs[0].text = plant("footer", part="footer")
    first = made.add_paragraph(plant("body", part="body", paragraph=1))
    made.add_comment(first.runs, text=plant("comment", part="comment"), author="Ms. Example")
    listed = made.add_table(2, 3)
    cells = ("Name", "SASID", "Room"), ("Nora Quill", plant.number("table", part="body", row=2, column="SASID"), "B7")
    for row, texts in zip(listed.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    inner = made.add_table(1, 1).cell(0, 0).add_table(2, 1)
    inner.cell(0, 0).text, inner.cell(1, 0).text = "SASID", plant.number("table within a table", part="body", row=2)

    def put(xml: str) -> None:
        made.add_paragraph("Here: ")._p.append(parse_xml(xml.replace(">", f" {WORDS}>", 1)))

    def run(text: str, properties: str = "") -> str:
        return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"

    box = f"<w:txbxContent><w:p>{run('%s')}</w:p></w:txbxContent>"
    put(f'<w:ins w:id="1">{run(plant("tracked insertion", part="revision"))}</w:ins>')
    put(f'<w:del w:id="2"><w:r><w:delText>{plant("tracked deletion", part="revision")}</w:delText></w:r></w:del>')
    put(f"<w:sdt><w:sdtContent>{run(plant('content control', part='body'))}</w:sdtContent></w:sdt>")
    put(f"<w:smartTag>{run(plant('hidden text', part='hidden'), '<w:rPr><w:vanish/></w:rPr>')}</w:smartTag>")
    white = "<w:rPr><w:color w:val='FFFFFF'/></w:rPr>"
    put(f"<w:smartTag>{run(plant('white text', part='hidden'), white)}</w:smartTag>")
    tiny = "<w:rPr><w:sz w:val='2'/></w:rPr>"
    put(f"<w:smartTag>{run(plant('text of one point', part='hidden'), tiny)}</w:smartTag>")
    branches = f"<mc:Choice/><mc:Fallback>{run(plant('alternative not shown', part='hidden'))}</mc:Fallback>"
    put(f"<mc:AlternateContent>{branches}</mc:AlternateContent>")
    alt = plant("alternative text", part="alt")
    put(f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{alt}"/></wp:inline></w:drawing></w:r>')
    shape = box % plant("text box", part="textbox")
    put(f"<w:r><w:drawing><wp:inline><wps:txbx>{shape}</wps:txbx></wp:inline></w:drawing></w:r>")
    shape = box % plant("shape", part="textbox")
    put(f"<w:r><w:pict><v:shape><v:textbox>{shape}</v:textbox></v:shape></w:pict></w:r>")
    notes: dict[str, bytes | str] = {
        f"word/{kind}s.xml": f"<w:{kind}s {W}><w:{kind} w:id='2'><w:p>{run(plant(kind, part='footnote'))}</w:p>"
        f"</w:{kind}></w:{kind}s>"
        for kind in ("footnote", "endnote")
    }
    notes["word/embeddings/Book1.xlsx"] = _book(plant.inside("word/embeddings/Book1.xlsx"), "embedded workbook")
    packed = plant.inside("word/embeddings/oleObject1.bin").inside("list.txt")
    native = package("list.txt", packed("embedded object", part="attachment").encode().ljust(5_000))
    notes["word/embeddings/oleObject1.bin"] = compound({"\x01Ole10Native": native})
    metafile = plant.inside("word/media/image1.emf")
    notes["word/media/image1.emf"] = emf([(10, metafile("metafile", part="attachment"))])
    return with_parts(saved(made.save), notes)


def _book(plant: Planter, hiding: str, part: str = "attachment") -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Name", "SASID"])
    book.worksheets[0].append(["Nora Quill", plant.number(hiding, part=part, cell="B2", row=2, column="SASID")])
    return saved(book.save)


UNSEEN = (("white cell", "A7"), ("format of nothing", "A8"), ("cell in the colour of its ground", "A9"))


def sheet(plant: Planter) -> bytes:
    book = openpyxl.Workbook()
    trip: Any = book.worksheets[0]
    trip.title = "Trip"
    place = {"sheet": "Trip", "part": "body"}
    trip.append(["Name", "SASID", "Note"])
    trip.append(["Nora Quill", int(plant.number("number as a float", **place, cell="B2"))])
    trip.append(["Bo Lee", int(plant.number("hidden row", **place | {"part": "hidden"}, cell="B3"))])
    trip.row_dimensions[3].hidden = True
    _formatted(book.create_sheet("Formats"), plant)
    trip["F5"] = plant("hidden column", **place | {"part": "hidden"}, cell="F5")
    trip.column_dimensions["F"].hidden = True
    trip["A7"], trip["A8"], trip["A9"] = (plant(h, **place | {"part": "hidden"}, cell=c) for h, c in UNSEEN)
    trip["A7"].font, trip["A8"].number_format = Font(color="FFFFFFFF"), ";;;"
    trip["A9"].font, trip["A9"].fill = Font(color="FF224466"), PatternFill("solid", fgColor="FF224466")
    trip["A10"], trip["A10"].number_format = 7, f'0" {plant("number format", part="hidden")}"'
    for state in ("hidden", "veryHidden"):
        other: Any = book.create_sheet(state)
        other["B2"] = plant(f"{state} sheet", sheet=state, part="hidden", cell="B2")
        other.sheet_state = state
    trip["A2"].comment = Comment(plant("comment", sheet="Trip", part="comment", cell="A2"), "Ms. Example")
    book.defined_names["pupil"] = DefinedName("pupil", attr_text=f'"{plant("defined name", part="hidden")}"')
    listed = plant("data validation", part="hidden", sheet="Trip", cell="C2").replace(",", "")
    validation = DataValidation(type="list", formula1=f'"first,{listed}"')
    validation.add("C2")
    trip.add_data_validation(validation)
    trip.oddHeader.center.text = plant("header", part="header", sheet="Trip")
    trip.oddFooter.center.text = plant("footer", part="footer", sheet="Trip")
    chart = BarChart()
    chart.title = plant("chart title", part="alt", sheet="Trip")
    chart.add_data(Reference(trip, min_col=2, min_row=1, max_row=2))
    trip.add_chart(chart)
    book.properties.subject = plant("document property", part="properties")
    return with_parts(saved(book.save), *_caches(plant))


def _formatted(formats: Any, plant: Planter) -> None:
    """Numbers whose format shows them in another way than they are stored."""
    formats.append(["Student", "Date of birth", "SSN", "SASID"])
    for cell, stored, code, shown, hiding in (
        ("B2", datetime.date(2012, 3, 2), "m/d/yyyy", "3/2/2012", "date as shown"),
        ("B3", datetime.date(2012, 4, 3), "mmm d", "2012-04-03", "date as stored"),
        ("C4", 78051121, "000-00-0000", "078-05-1121", "leading zeros as shown"),
        ("D5", 1073119999, "#,##0.00", "1073119999", "number as stored"),
    ):
        formats[f"A{cell[1:]}"], formats[cell] = "Nora Quill", stored
        formats[cell].number_format = code
        plant.value(shown, hiding, sheet="Formats", part="body", cell=cell)


def _caches(plant: Planter) -> tuple[dict[str, bytes | str], dict[str, str]]:
    """A pivot cache, the cache of a linked workbook and a threaded comment (ECMA-376 Part 1, 18.10, 18.14)."""
    pivot, linked = plant("pivot cache", part="hidden"), plant("external link cache", part="hidden", cell="A1")
    thread = plant("threaded comment", part="comment", cell="A3")
    parts: dict[str, bytes | str] = {
        "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition {MAIN} xmlns:r="{REL}" r:id="rId1">'
        f'<cacheFields count="1"><cacheField name="Pupil"><sharedItems><s v="{pivot}"/></sharedItems></cacheField>'
        "</cacheFields></pivotCacheDefinition>",
        "xl/externalLinks/externalLink1.xml": f"<externalLink {MAIN}><externalBook><sheetNames>"
        '<sheetName val="Pupils"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1">'
        f'<cell r="A1" t="str"><v>{linked}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>',
        "xl/threadedComments/threadedComment1.xml": "<ThreadedComments"
        ' xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        f'<threadedComment ref="A3" id="1"><text>{thread}</text></threadedComment></ThreadedComments>',
    }
    thread_kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    targets = {
        "xl/worksheets/_rels/sheet1.xml.rels": (thread_kind, "../threadedComments/threadedComment1.xml"),
        "xl/_rels/workbook.xml.rels": (f"{REL}/externalLink", "externalLinks/externalLink1.xml"),
    }
    return parts, {
        name: f'<Relationship Id="rId90" Type="{kind}" Target="{target}"/>' for name, (kind, target) in targets.items()
    }


def slides(plant: Planter) -> bytes:
    show = pptx.Presentation()
    box = (914400, 914400, 914400, 914400)
    layout = show.slide_layouts[6]
    first, second = show.slides.add_slide(layout), show.slides.add_slide(layout)
    first.shapes.add_textbox(*box).text_frame.text = plant("slide", slide=1, part="body")
    first.notes_slide.notes_text_frame.text = plant("notes", slide=1, part="notes")
    oval = first.shapes.add_shape(MSO_SHAPE.OVAL, *box)
    oval._element.nvSpPr.cNvPr.set("descr", plant("alternative text", slide=1, part="alt"))
    table = first.shapes.add_table(2, 1, *box).table
    table.cell(0, 0).text, table.cell(1, 0).text = "SASID", plant.number("table", slide=1, part="body", row=2)
    off = first.shapes.add_textbox(-9_144_000, 0, 914400, 914400)
    off.text_frame.text = plant("off the slide", slide=1, part="hidden")
    white = first.shapes.add_textbox(0, 5_000_000, 914400, 914400)
    white.text_frame.text = plant("white text", slide=1, part="hidden")
    white.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    second._element.set("show", "0")
    second.shapes.add_textbox(*box).text_frame.text = plant("hidden slide", slide=2, part="hidden")
    show.slide_master.placeholders[0].text_frame.text = plant("master", part="hidden")
    layout.placeholders[0].text_frame.text = plant("layout", part="hidden")
    return saved(show.save)


OPEN_TEXT = {
    "Body Person": ("body", "body"), "Deleted Person": ("tracked deletion", "revision"),
    "Header Person": ("header", "header"), "Footer Person": ("footer", "footer"),
    "Footnote Person": ("footnote", "footnote"), "Endnote Person": ("endnote", "footnote"),
    "Comment Person": ("comment", "comment"), "Hidden Person": ("hidden text", "hidden"),
    "Textbox Person": ("text box", "textbox"), "Alternative Person": ("alternative text", "alt"),
    "Description Person": ("document property", "properties"),
}  # fmt: skip
OPEN_SLIDES = {
    "Slide Person": ("slide", "body"), "Notes Person": ("notes", "notes"), "Comment Person": ("comment", "comment"),
    "Hiddenslide Person": ("hidden slide", "hidden"), "Title Person": ("document property", "properties"),
}  # fmt: skip


def opened(plant: Planter, name: str, texts: Mapping[str, tuple[str, str]]) -> bytes:
    """A package that LibreOffice wrote, with some of its texts replaced."""
    package = (OFFICE / name).read_bytes()
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        parts = {part: source.read(part).decode() for part in ("content.xml", "styles.xml", "meta.xml")}
    for old, (hiding, part) in texts.items():
        holder = next(name for name, text in parts.items() if old in text)
        parts[holder] = parts[holder].replace(old, plant(hiding, part=part), 1)
    return with_parts(package, parts)


def open_sheet(plant: Planter) -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    hidden = plant("hidden row", part="hidden", sheet="Pupils", cell="A2")
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet><table:table table:name='Pupils'>"
        f"<table:table-row>{cell % plant('cell', sheet='Pupils', cell='A1', part='body')}</table:table-row>"
        f"<table:table-row table:visibility='collapse'>{cell % hidden}</table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


_OPEN = "vnd.openxmlformats-officedocument"
KIN: dict[str, tuple[Callable[[Planter], bytes], str, str]] = {
    "macros.docm": (
        word, f"{_OPEN}.wordprocessingml.document.main+xml", "vnd.ms-word.document.macroEnabled.main+xml"
    ),
    "letter.dotx": (
        word, f"{_OPEN}.wordprocessingml.document.main+xml", f"{_OPEN}.wordprocessingml.template.main+xml"
    ),
    "macros.xlsm": (sheet, f"{_OPEN}.spreadsheetml.sheet.main+xml", "vnd.ms-excel.sheet.macroEnabled.main+xml"),
}  # fmt: skip
"""Documents that differ from others by their type alone."""

LEGACY = {
    "school.doc": {
        "Marisol Quenneville": ("body", {"part": "body"}), "Deleted Person": ("tracked deletion", {"part": "revision"}),
        "Footnote Person": ("footnote", {"part": "footnote"}), "Endnote Person": ("endnote", {"part": "footnote"}),
        "Comment Person": ("comment", {"part": "comment"}), "Textbox Person": ("text box", {"part": "textbox"}),
    },
    "school.xls": {
        "Hiddenrow Person": ("hidden row", {"part": "hidden", "sheet": "Roster", "cell": "A3"}),
        "Comment Person": ("comment", {"part": "comment", "sheet": "Roster", "cell": "A2"}),
        "Hiddensheet Person": ("hidden sheet", {"part": "hidden", "sheet": "Secret", "cell": "A1"}),
        "Formula Person": ("formula", {"part": "hidden", "cell": "B7"}),
    },
    "school.ppt.gz": {
        "Marisol Quenneville": ("slide", {"part": "body", "slide": 1}),
        "Comment Person": ("comment", {"part": "comment", "slide": 1}),
        "Hiddenslide Person": ("hidden slide", {"part": "hidden", "slide": 2}),
    },
}  # fmt: skip


def legacy(plant: Planter, data: bytes, texts: Mapping[str, tuple[str, Mapping[str, object]]]) -> bytes:
    """A file of Office 97 with some of its texts replaced, each by as many characters."""
    for old, (hiding, where) in texts.items():
        long = len(old) >= len("SASID 1234567890")
        new = f"SASID {plant.number(hiding, **where)}" if long else plant.address(hiding, **where)
        if old == "Hiddenrow Person":  # in a column of names
            plant.planting.places.pop()
            new = plant.value("Nora Quill", hiding, **where)
        new = new.ljust(len(old))
        encoding = next(e for e in ("utf-16-le", "cp1252") if old.encode(e) in data)
        data = data.replace(old.encode(encoding), new.encode(encoding), 1)
    return data


def plant(planting: Planting) -> None:
    """All documents."""
    makers = {"school.docx": word, "school.xlsx": sheet, "school.pptx": slides, "school.ods": open_sheet}
    for name, make in makers.items():
        planter = planting.file(name)
        planter.save(make(planter))
    for name, (make, old, new) in KIN.items():
        planter = planting.file(name)
        made = make(planter)
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            types = package.read("[Content_Types].xml").decode()
        assert old in types
        planter.save(with_parts(made, {"[Content_Types].xml": types.replace(old, new)}))
    for name, open_texts in (("school.odt", OPEN_TEXT), ("school.odp", OPEN_SLIDES)):
        planter = planting.file(name)
        planter.save(opened(planter, name, open_texts))
    for name, texts in LEGACY.items():
        data = (OFFICE / name).read_bytes()
        planter = planting.file(name.removesuffix(".gz"))
        planter.save(legacy(planter, gzip.decompress(data) if name.endswith(".gz") else data, texts))
