"""PowerPoint presentations: a value planted in each hiding place comes out with its slide and the part it stood in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pptx
import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide, SlideLayout, SlideMaster
from pptx.util import Inches, Pt

from scanners.contract import Content, Embedded, Grid, Options, Piece, Unread
from scanners.office.slides import SCANNER

PPTX = SCANNER.formats[0].media_type
VALUE = "Nora Quill, born 03/12/2013"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
BOX = (Inches(1), Inches(1), Inches(4), Inches(1))
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6"
    "45400000000049454e44ae426082"
)

Said = list[tuple[str | None, int | None, str]]


def scan(data: bytes) -> Said:
    """(part, slide, text) of all content; a grid row is its cells joined by "|", a file its name."""
    found: Said = []
    content: Content
    for content in SCANNER.pieces(io.BytesIO(data), "a.pptx", PPTX, Options()):
        match content:
            case Piece():
                found.append((content.where.part, content.where.slide, content.text))
            case Grid():
                rows = ["|".join(row.cells) for row in content.rows]
                found.extend((content.where.part, content.where.slide, row) for row in rows)
            case Embedded():
                found.append(("embedded", None, content.name))
            case Unread():
                found.append(("unread", None, content.reason))
    return found


def show(*titles: str) -> Presentation:
    made = pptx.Presentation()
    for title in titles:
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = title
    return made


def saved(made: Presentation) -> bytes:
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def box(slide: Slide, text: str = VALUE) -> Shape:
    shape = slide.shapes.add_textbox(*BOX)
    shape.text_frame.text = text
    return shape


def with_parts(
    data: bytes, parts: dict[str, str], slide_relation: str = "", replaced: dict[str, str] | None = None
) -> bytes:
    """The package with parts added, a relationship added to the first slide, and words replaced in any part."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            content = source.read(name)
            if name == "ppt/slides/_rels/slide1.xml.rels":
                content = content.replace(b"</Relationships>", slide_relation.encode() + b"</Relationships>")
            for old, new in (replaced or {}).items():
                content = content.replace(old.encode(), new.encode())
            package.writestr(name, content)
        for name, text in parts.items():
            package.writestr(name, text)
    return target.getvalue()


def _table(slide: Slide) -> None:
    table = slide.shapes.add_table(2, 2, *BOX).table
    for at, text in enumerate(("Name", "Grade", VALUE, "4")):
        table.cell(at // 2, at % 2).text = text


def _nested_group(slide: Slide) -> None:
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_group_shape()
    group.shapes.add_textbox(*BOX).text_frame.text = "Nora Quill"
    inner.shapes.add_textbox(*BOX).text_frame.text = "asthma"


def _hidden_in_group(slide: Slide) -> None:
    shape = slide.shapes.add_group_shape().shapes.add_textbox(*BOX)
    shape.text_frame.text = VALUE
    shape._element.nvSpPr.cNvPr.set("hidden", "1")


def _chart(slide: Slide) -> None:
    data = CategoryChartData()
    data.categories = ["Nora Quill"]
    data.add_series("Absences", (4,))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.PIE, *BOX, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = VALUE


def _alt(slide: Slide) -> None:
    slide.shapes.add_shape(MSO_SHAPE.OVAL, *BOX)._element.nvSpPr.cNvPr.set("descr", VALUE)


def _notes(slide: Slide) -> None:
    slide.notes_slide.notes_text_frame.text = VALUE


def _prompt(repeated: SlideLayout | SlideMaster) -> None:
    repeated.placeholders[0].text_frame.text = VALUE


def _link(slide: Slide) -> None:
    run = box(slide, "x").text_frame.paragraphs[0].add_run()
    run.text = "link"
    run.hyperlink.address = "mailto:nora.quill@example.org"
    run._r.rPr.hlinkClick.set("tooltip", VALUE)


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (box, ("body", 1, VALUE)),
        (_table, ("body", 1, f"{VALUE}|4")),
        (_nested_group, ("textbox", 1, "asthma\nNora Quill")),
        (_hidden_in_group, ("hidden", 1, VALUE)),
        (lambda slide: box(slide)._element.nvSpPr.cNvPr.set("hidden", "1"), ("hidden", 1, VALUE)),
        (lambda slide: slide._element.set("show", "0") or box(slide), ("hidden", 1, VALUE)),
        (_chart, ("alt", 1, VALUE)),
        (_chart, ("hidden", 1, "Absences\nNora Quill")),
        (_chart, ("embedded", None, "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx")),
        (_alt, ("alt", 1, VALUE)),
        (_notes, ("notes", 1, VALUE)),
        (_link, ("metadata", 1, "mailto:nora.quill@example.org")),
        (_link, ("alt", 1, VALUE)),
        (lambda slide: _prompt(slide.slide_layout), ("hidden", None, VALUE)),
        (lambda slide: _prompt(slide.slide_layout.slide_master), ("hidden", None, VALUE)),
    ],
    ids=["text box", "table", "groups within groups", "hidden in a group", "hidden shape", "hidden slide",
         "chart title", "chart cache", "chart's workbook", "alternative text", "notes", "link target", "tooltip",
         "layout", "master"],
)  # fmt: skip
def test_hiding_places(plant, expected) -> None:  # type: ignore[no-untyped-def]
    made = show("Trip")
    plant(made.slides[0])
    assert expected in scan(saved(made))


def painted(slide: Slide, colour: str, fill: str = "", size: float = 18) -> Shape:
    shape = box(slide)
    run = shape.text_frame.paragraphs[0].runs[0]
    run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(fill)
    return shape


def _clear(slide: Slide) -> None:
    painted(slide, "112233")._element.xpath(".//a:srgbClr")[0].append(etree.fromstring(f'<a:alpha {A} val="0"/>'))


def _by_theme(slide: Slide) -> None:
    box(slide).text_frame.paragraphs[0].runs[0].font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1


def _dark(slide: Slide) -> None:
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = RGBColor(0, 0, 64)
    painted(slide, "FFFFFF")


def _over_a_shape(slide: Slide, where: tuple[int, int, int, int] = BOX) -> None:
    slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *where)
    painted(slide, "FFFFFF")


def _in_a_table(slide: Slide) -> None:
    cell = slide.shapes.add_table(1, 1, *BOX).table.cell(0, 0)
    cell.text = VALUE
    cell.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)


def _under_a_shape(slide: Slide, where: tuple[int, int, int, int] = BOX, clear: bool = False) -> None:
    box(slide)
    lid = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *where)
    lid.fill.solid()
    lid.fill.fore_color.rgb = RGBColor(0, 0, 0)
    if clear:
        lid._element.xpath(".//a:srgbClr")[0].append(etree.fromstring(f'<a:alpha {A} val="40000"/>'))


def _under_a_picture(slide: Slide, whole: bool = False) -> None:
    box(slide)
    slide.shapes.add_picture(io.BytesIO(PNG), *((0, 0, Inches(10), Inches(7.5)) if whole else BOX))


def _off(slide: Slide, left: float) -> None:
    box(slide).left = Inches(left)


@pytest.mark.parametrize(
    ("plant", "part"),
    [
        (lambda slide: painted(slide, "FFFFFF"), "hidden"),
        (lambda slide: painted(slide, "224466", "224466"), "hidden"),
        (lambda slide: painted(slide, "", size=1), "hidden"),
        (_by_theme, "hidden"),
        (_clear, "hidden"),
        (lambda slide: _over_a_shape(slide, (Inches(8), Inches(6), 9, 9)), "hidden"),
        (lambda slide: _off(slide, -5), "hidden"),
        (lambda slide: _off(slide, 50), "hidden"),
        (_under_a_shape, "hidden"),
        (_under_a_picture, "hidden"),
        (lambda slide: _under_a_shape(slide, (*BOX[:3], BOX[3] - 1)), "body"),
        (lambda slide: _under_a_shape(slide, clear=True), "body"),
        (lambda slide: _under_a_picture(slide, whole=True), "body"),
        (lambda slide: painted(slide, "FFFFFF", "224466"), "body"),
        (lambda slide: painted(slide, "224466"), "body"),
        (_dark, "body"),
        (_over_a_shape, "body"),
        (_in_a_table, "body"),
        (lambda slide: _off(slide, -3.9), "body"),
    ],
    ids=["white", "in the colour of its box", "of one point", "the theme's paper", "clear", "beside a shape",
         "left of the slide", "right of it",
         "under a shape", "under a picture", "partly under a shape", "under a shape one sees through",
         "in a frame as large as the slide", "white in a dark box", "blue", "white on a dark slide",
         "white over a shape", "white in a table", "partly on the slide"],
)  # fmt: skip
def test_text_on_a_slide_that_nobody_sees_is_hidden(plant: Callable[[Slide], object], part: str) -> None:
    made = show("Trip")
    plant(made.slides[0])
    assert [(found, number) for found, number, text in scan(saved(made)) if VALUE in text] == [(part, 1)]


def test_a_layout_that_was_asked_for_its_colours_is_still_read() -> None:
    made = show("Trip")
    painted(made.slides[0], "FFFFFF")
    made.slides[0].slide_layout.placeholders[0].text_frame.text = "Bo Lee"
    assert ("hidden", None, "Bo Lee") in scan(saved(made))


def test_what_only_an_older_program_would_show_is_hidden() -> None:
    text = "<p:sp><p:nvSpPr><p:cNvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
        f"{text.format('Bo Lee')}</mc:Choice><mc:Fallback>{text.format(VALUE)}</mc:Fallback></mc:AlternateContent>"
    )
    data = with_parts(saved(show("Trip")), {}, "", {"</p:spTree>": f"{both}</p:spTree>"})
    assert [found for found in scan(data) if found[1] and found[2] in ("Bo Lee", VALUE)] == [
        ("body", 1, "Bo Lee"),
        ("hidden", 1, VALUE),
    ]


def test_the_name_of_a_slide_and_of_a_section_is_read() -> None:
    sections = f'<p:extLst><p:ext><p14:section xmlns:p14="p" name="{VALUE}"/></p:ext></p:extLst></p:presentation>'
    data = with_parts(saved(show("Trip")), {}, "", {"</p:presentation>": sections})
    assert ("metadata", None, VALUE) in scan(data)
    data = with_parts(saved(show("Trip")), {}, "", {"<p:cSld><p:spTree>": f'<p:cSld name="{VALUE}"><p:spTree>'})
    assert ("metadata", 1, VALUE) in scan(data)


COMMENT = f'<p:cmLst {P}><p:cm authorId="0"><p:text>{VALUE}</p:text></p:cm></p:cmLst>'
THREAD = (
    f'<m:cmLst xmlns:m="http://schemas.microsoft.com/office/powerpoint/2018/8/main" {A}><m:cm id="1"><m:replyLst>'
    f"<m:reply><m:txBody><a:p><a:r><a:t>Yes</a:t></a:r></a:p></m:txBody></m:reply></m:replyLst><m:txBody><a:p><a:r><a:t>{VALUE}"
    "</a:t></a:r></a:p></m:txBody></m:cm></m:cmLst>"
)
AUTHORS = f'<p:cmAuthorLst {P}><p:cmAuthor id="0" name="{VALUE}"/></p:cmAuthorLst>'
DIAGRAM = (
    f'<d:dataModel xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" {A}><d:ptLst><d:pt><d:t><a:p>'
    f"<a:r><a:t>{VALUE}</a:t></a:r></a:p></d:t></d:pt></d:ptLst></d:dataModel>"
)
TAGS = f'<p:tagLst {P}><p:tag name="PUPIL" val="{VALUE}"/></p:tagLst>'
SLIDE = f"<p:sld {P} {A}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>{VALUE}</a:t></a:r></a:p></p:txBody></p:sp>\
</p:spTree></p:cSld></p:sld>"


@pytest.mark.parametrize(
    ("name", "xml", "kind", "expected"),
    [
        ("ppt/comments/comment1.xml", COMMENT, "comments", ("comment", 1, VALUE)),
        ("ppt/comments/modernComment1.xml", THREAD, "comments", ("comment", 1, VALUE)),
        ("ppt/comments/modernComment1.xml", THREAD, "comments", ("comment", 1, "Yes")),
        ("ppt/comments/comment9.xml", COMMENT, "", ("comment", None, VALUE)),
        ("ppt/commentAuthors.xml", AUTHORS, "", ("metadata", None, VALUE)),
        ("ppt/diagrams/data1.xml", DIAGRAM, "", ("hidden", None, VALUE)),
        ("ppt/tags/tag1.xml", TAGS, "tags", ("hidden", 1, f"PUPIL: {VALUE}")),
        ("ppt/tags/tag1.xml", TAGS, "", ("hidden", None, f"PUPIL: {VALUE}")),
        ("ppt/slides/slide77.xml", SLIDE, "", ("hidden", None, VALUE)),
        ("customXml/item1.xml", f"<a><b>{VALUE}</b></a>", "", ("hidden", None, VALUE)),
        ("ppt/unheardOf.xml", f"<a><b>{VALUE}</b></a>", "", ("hidden", None, VALUE)),
    ],
    ids=["comment", "thread", "reply", "comment of no slide", "comment's author", "diagram", "tag of a slide",
         "tag of the show", "slide no show lists", "custom xml", "a part nobody knows"],
)  # fmt: skip
def test_parts_of_the_package(name: str, xml: str, kind: str, expected: tuple[str, int | None, str]) -> None:
    relation = f'<Relationship Id="rId99" Type="{REL}/{kind}" Target="/{name}"/>' if kind else ""
    assert expected in scan(with_parts(saved(show("Trip")), {name: xml}, relation))


def test_a_diagram_stands_on_its_slide() -> None:
    frame = (
        f'<p:graphicFrame {P}><p:nvGraphicFramePr/><a:graphic {A}><a:graphicData><d:relIds xmlns:d="urn:d" xmlns:r='
        f'"{REL}" r:dm="rId99"/></a:graphicData></a:graphic></p:graphicFrame>'
    )
    relation = f'<Relationship Id="rId99" Type="{REL}/diagramData" Target="/ppt/diagrams/data1.xml"/>'
    data = with_parts(
        saved(show("Trip")), {"ppt/diagrams/data1.xml": DIAGRAM}, relation, {"</p:spTree>": f"{frame}</p:spTree>"}
    )
    assert ("textbox", 1, VALUE) in scan(data)


def test_text_that_an_older_program_would_show_is_not_given_twice() -> None:
    text = "<p:sp><p:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
        f"{text.format(VALUE)}</mc:Choice><mc:Fallback>{text.format(VALUE)}</mc:Fallback></mc:AlternateContent>"
    )
    other = both.replace(VALUE, "Bo Lee", 1)
    data = with_parts(
        saved(show("Trip")), {"ppt/slides/slide2.xml": SLIDE.replace("<p:sp>", both + other + "<p:sp>", 1)}
    )
    assert [text for part, _, text in scan(data) if part == "hidden"][:4] == [VALUE, "Bo Lee", VALUE, VALUE]


def test_the_title_stands_above_what_is_on_its_slide() -> None:
    made = show("Grade 4", "Grade 5")
    box(made.slides[1])
    contents = SCANNER.pieces(io.BytesIO(saved(made)), "", PPTX, Options())
    found = [(c.where.slide, c.text, c.context) for c in contents if isinstance(c, Piece) and c.where.slide]
    assert found == [(1, "Grade 4", ()), (2, "Grade 5", ()), (2, VALUE, ("Grade 5",))]


def test_slides_are_counted_in_the_order_of_the_show() -> None:
    made = show("one", "two", "three")
    order = made.slides._sldIdLst
    order.insert(0, order[2])
    assert [(slide, text) for part, slide, text in scan(saved(made)) if part == "body"] == [
        (1, "three"), (2, "one"), (3, "two"),
    ]  # fmt: skip


def test_nothing_that_python_pptx_sees_is_missing() -> None:
    made = show(*(f"Slide {n} \u00e9\u4e2d" for n in range(12)))
    for number, slide in enumerate(made.slides):
        box(slide, f"first {number}\nsecond {number}\vbroken {number}")
        slide.notes_slide.notes_text_frame.text = f"note {number}"
        _table(slide)
        _nested_group(slide)
    data = saved(made)
    ours = "\n".join(text for _, _, text in scan(data))
    theirs: list[str] = []
    for slide in pptx.Presentation(io.BytesIO(data)).slides:
        theirs.append(slide.notes_slide.notes_text_frame.text)
        for element in slide._element.iter("{*}t"):
            theirs.append(element.text)
    missing = [text for text in theirs if text not in ours]
    assert not missing
    assert len(theirs) > 100


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("entity", ["&b;", "&c;"], ids=["growing", "external"])
def test_entities_are_not_expanded(entity: str) -> None:
    slide = ENTITIES + SLIDE.replace(VALUE, f"{entity}").replace(
        "</p:spTree>", SLIDE[SLIDE.find("<p:sp>") :].split("</p:spTree>")[0] + "</p:spTree>"
    )
    found = scan(with_parts(saved(show("Trip")), {"ppt/slides/slide9.xml": slide}))
    assert next(text for part, _, text in found if part == "hidden") == VALUE
    assert ("unread", None, "corrupt") in found


@pytest.mark.parametrize("share", [0.5, 0.9], ids=["half", "most"])
def test_a_truncated_presentation_is_read_and_said(share: float) -> None:
    data = saved(show(*(f"Title {n}" for n in range(30))))
    found = scan(data[: int(len(data) * share)])
    assert sum(bool(re.match("Title", text)) for _, _, text in found) > 2
    assert ("unread", None, "corrupt") in found


def test_a_show_without_its_main_part_gives_its_slides() -> None:
    data = with_parts(saved(show(VALUE)), {})
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            if name != "ppt/presentation.xml":
                package.writestr(name, source.read(name))
    found = scan(target.getvalue())
    assert ("body", None, VALUE) in found
    assert ("unread", None, "corrupt") in found


def test_the_strict_namespaces_are_read_alike() -> None:
    ours, theirs = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    strict = {
        f"{ours}presentationml/2006/main": f"{theirs}presentationml/main",
        f"{ours}officeDocument/2006/relationships": f"{theirs}officeDocument/relationships",
    }
    data = with_parts(saved(show(VALUE)), {}, "", strict)
    assert etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("ppt/slides/slide1.xml")).tag.startswith(
        "{http://purl"
    )
    assert ("body", 1, VALUE) in scan(data)
