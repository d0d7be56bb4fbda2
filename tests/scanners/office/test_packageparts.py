"""The inventory: every part of the packages that real writers make is classified, and is treated as it says."""

from __future__ import annotations

import gzip
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import docx
import openpyxl
import openpyxl.chart
import openpyxl.comments
import pptx
import pytest
import xlsxwriter
from openpyxl.workbook.defined_name import DefinedName
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from scanners import registry
from scanners.contract import Content, Embedded, Grid, Piece
from scanners.office import ooxml, packageparts

OFFICE = Path(__file__).parents[2] / "fixtures" / "office"
VALUE = "Nora Quill, born 03/12/2013"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    data = io.BytesIO()
    save(data)
    return data.getvalue()


def word() -> bytes:
    made = docx.Document()
    run = made.add_paragraph("Body").add_run("text")
    made.add_comment(run, text="Comment", author="Ann")
    made.sections[0].header.paragraphs[0].text = "Header"
    made.sections[0].footer.paragraphs[0].text = "Footer"
    made.add_picture(io.BytesIO(PNG))
    made.core_properties.title = "Title"
    return saved(made.save)


def sheet() -> bytes:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (("Name", "Grade"), ("Bo Lee", 4), ("Ann Roe", 5)):
        page.append(row)
    page["A1"].comment = openpyxl.comments.Comment("Comment", "Ann")
    page.oddHeader.left.text = "Header"
    chart = openpyxl.chart.BarChart()
    chart.title = "Chart"
    chart.add_data(openpyxl.chart.Reference(page, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    page.add_chart(chart, "D2")
    book.defined_names["Pupil"] = DefinedName("Pupil", attr_text='"Text"')
    return saved(book.save)


def written_sheet() -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    page = book.add_worksheet("Roster")
    page.add_table(0, 0, 2, 1, {"columns": [{"header": "Name"}, {"header": "Grade"}]})
    page.write("A2", "Bo Lee")
    page.write_comment("A2", "Comment", {"author": "Ann"})
    page.insert_image("D9", "a.png", {"image_data": io.BytesIO(PNG), "description": "Alt"})
    page.insert_textbox("F2", "Box")
    page.set_header("&LHeader")
    chart = book.add_chart({"type": "pie"})
    chart.add_series({"values": "=Roster!$B$2:$B$3"})
    chart.set_title({"name": "Chart"})
    book.add_chartsheet("Chart").set_chart(chart)
    book.set_properties({"title": "Title"})
    book.set_custom_property("Pupil", "Text")
    book.close()
    return data.getvalue()


def show() -> bytes:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "Title"
    slide.notes_slide.notes_text_frame.text = "Notes"
    chart = CategoryChartData()
    chart.categories = ["Bo Lee"]
    chart.add_series("Absences", (4,))
    drawn = slide.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, 99999, 99999, chart).chart
    drawn.chart_title.text_frame.text = "Chart"
    slide.shapes.add_picture(io.BytesIO(PNG), 0, 0)
    return saved(made.save)


def fixture(name: str) -> Callable[[], bytes]:
    data = (OFFICE / name).read_bytes()
    return lambda: gzip.decompress(data) if name.endswith(".gz") else data


OOXML = {
    "python-docx": word, "openpyxl": sheet, "xlsxwriter": written_sheet, "python-pptx": show,
    "LibreOffice docx": fixture("school.docx"), "LibreOffice xlsx": fixture("school.xlsx"),
    "LibreOffice pptx": fixture("school.pptx.gz"),
}  # fmt: skip
ODF = {f"LibreOffice {kind}": fixture(f"school.{kind}") for kind in ("odt", "ods", "odp")}
every_package = pytest.mark.parametrize("make", OOXML.values(), ids=OOXML.keys())
every_odf = pytest.mark.parametrize("make", ODF.values(), ids=ODF.keys())


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def relations(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """(last word of the type, part it leads to) of every relationship inside the package."""
    for name, content in parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for element in re.findall(r"<Relationship\s[^>]*>", content.decode()):
                kind = re.search(r'Type="[^"]*/([^"/]+)"', element)
                target = re.search(r'Target="([^"]*)"', element)
                assert kind is not None
                assert target is not None
                inside = 'TargetMode="External"' not in element
                yield kind[1], posixpath.normpath(posixpath.join("/", folder, target[1])).lstrip("/") if inside else ""


def scan(data: bytes) -> tuple[str, set[str]]:
    """All that is said, as one text, and the names of the files inside."""
    lines: list[str] = []
    files: set[str] = set()
    content: Content
    for content in registry.pieces(io.BytesIO(data), "a"):
        if isinstance(content, Piece):
            lines.append(content.text)
        elif isinstance(content, Grid):
            lines.extend(cell for row in content.rows for cell in row.cells)
        elif isinstance(content, Embedded):
            files.add(content.name)
    return "\n".join(lines), files


def with_part(parts: dict[str, bytes], name: str, content: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for other, old in parts.items():
            package.writestr(other, content if other == name else old)
    return data.getvalue()


def unclassified(kinds: Iterable[str], names: Iterable[str] = ()) -> list[str]:
    """The kinds of relationships and the names of ODF parts that nobody has classified."""
    unknown = {kind for kind in kinds if kind not in packageparts.OOXML}
    return sorted(unknown | {name for name in names if not name.endswith("/") and packageparts.odf(name) is None})


@every_package
def test_every_relationship_is_classified(make: Callable[[], bytes]) -> None:
    assert unclassified(kind for kind, _ in relations(members(make()))) == []


@every_package
def test_every_part_is_reached_by_a_relationship(make: Callable[[], bytes]) -> None:
    parts = members(make())
    reached = {part for _, part in relations(parts)}
    plumbing = [n for n in parts if n.endswith(("/", ".rels")) or n == "[Content_Types].xml"]
    assert set(parts) - reached - set(plumbing) == set()


@every_package
def test_silent_parts_are_left_out_and_no_others(make: Callable[[], bytes]) -> None:
    for kind, part in relations(members(make())):
        if part:
            assert bool(ooxml.SILENT.search(part)) == (packageparts.OOXML[kind] == "silent"), part


@every_package
def test_files_are_handed_over(make: Callable[[], bytes]) -> None:
    data = make()
    expected = {part for kind, part in relations(members(data)) if part and packageparts.OOXML[kind] == "file"}
    assert scan(data)[1] == expected


TEXT = re.compile(rb"(<(?:\w+:)?(t|text|p|title|creator|definedName|oddHeader|lpwstr)(?:\s[^>]*)?>)([^<]{3,})(</)")


@every_package
def test_text_of_every_part_comes_out(make: Callable[[], bytes]) -> None:
    parts = members(make())
    silent = {part for kind, part in relations(parts) if packageparts.OOXML[kind] == "silent"}
    tried = 0
    for name, content in parts.items():
        if name.endswith((".xml", ".vml")) and name not in silent and TEXT.search(content):
            planted = TEXT.sub(rb"\g<1>" + VALUE.encode() + rb"\g<4>", content, count=1)
            assert VALUE in scan(with_part(parts, name, planted))[0], name
            tried += 1
    assert tried >= 3


@every_odf
def test_every_part_of_open_documents_is_classified(make: Callable[[], bytes]) -> None:
    assert unclassified((), members(make())) == []


@every_odf
def test_text_of_every_part_of_open_documents_comes_out(make: Callable[[], bytes]) -> None:
    parts = members(make())
    tried = 0
    for name, content in parts.items():
        if packageparts.odf(name) in ("read", "words") and TEXT.search(content):
            planted = TEXT.sub(rb"\g<1>" + VALUE.encode() + rb"\g<4>", content, count=1)
            assert VALUE in scan(with_part(parts, name, planted))[0], name
            tried += 1
    assert tried >= 2


@pytest.mark.parametrize(
    ("kinds", "names", "expected"),
    [
        (["slide", "novelty"], [], ["novelty"]),
        ([], ["content.xml", "Object 1/content.xml", "Novel/part.bin", "Basic/"], ["Novel/part.bin"]),
        ([], ["Basic/Standard/Module1.xml", "Basic/script-lc.xml", "Pictures/1.png"], []),
    ],
    ids=["a relationship", "a part", "none"],
)
def test_what_nobody_classified_is_named(kinds: list[str], names: list[str], expected: list[str]) -> None:
    assert unclassified(kinds, names) == expected
