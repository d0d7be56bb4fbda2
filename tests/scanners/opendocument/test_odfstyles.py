"""OpenDocument: what styles hide, and what stands where only a style or a name says it."""

from __future__ import annotations

import io

import pytest
from odf_files import NAMESPACES, VALUE, package

from scanners import registry
from scanners.contract import Grid, Options, Piece

SPACES = (
    f'{NAMESPACES} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
)


def made(kind: str, body: str, styles: str = "", masters: str = "", shared: str = "") -> bytes:
    """A package of that kind, with styles of its content, master pages and styles that all of it shares."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    sheet = (
        f"<office:document-styles {SPACES}><office:styles>{shared}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    return package(kind, {"content.xml": content, "styles.xml": sheet})


def places(data: bytes, kind: str, text: str = VALUE) -> list[str | None]:
    """The parts in which the text stands."""
    found: list[str | None] = []
    name = f"application/vnd.oasis.opendocument.{kind}"
    for content in registry.pieces(io.BytesIO(data), "a", name, Options()):
        if isinstance(content, Piece) and text in content.text:
            found.append(content.where.part)
        elif isinstance(content, Grid):
            for row in content.rows:
                for at, cell in enumerate(row.cells, 1):
                    unseen = at in content.hidden_columns or at in row.hidden_cells
                    if text in cell:
                        found.append(row.part or ("hidden" if unseen else content.where.part))
    return found


def style(name: str, family: str, text: str = "", more: str = "", given: str = "") -> str:
    properties = f"<style:text-properties {text}/>" if text else ""
    return f'<style:style style:name="{name}" style:family="{family}" {given}>{properties}{more}</style:style>'


WHITE, NAVY = 'fo:color="#ffffff"', 'fo:background-color="#000080"'
SPAN = f'<text:p text:style-name="P">Bo <text:span text:style-name="T">{VALUE}</text:span></text:p>'
DARK = f"<style:paragraph-properties {NAVY}/>"


@pytest.mark.parametrize(
    ("styles", "part"),
    [
        (style("T", "text", WHITE), "hidden"),
        (style("T", "text", 'fo:color="#000080"') + style("P", "paragraph", more=DARK), "hidden"),
        (style("T", "text", f'fo:color="#000080" {NAVY}'), "hidden"),
        (style("T", "text", 'fo:font-size="1pt"'), "hidden"),
        (style("W", "text", WHITE) + style("T", "text", given='style:parent-style-name="W"'), "hidden"),
        (style("T", "text", WHITE) + style("P", "paragraph", more=DARK), "body"),
        (style("T", "text", f"{WHITE} {NAVY}"), "body"),
        (style("T", "text", 'fo:color="#000000"') + style("P", "paragraph", WHITE), "body"),
        (style("T", "text", f'{WHITE} style:use-window-font-color="true"'), "body"),
    ],
    ids=["white", "in the colour of its paragraph", "in the colour of its mark", "of one point", "by inheritance",
         "white on dark", "white on a dark mark", "black within white", "automatic"],
)  # fmt: skip
def test_text_that_nobody_sees(styles: str, part: str) -> None:
    assert places(made("text", SPAN, styles), "text") == [part]


CELL = (
    f'<table:table table:name="Trip"><table:table-column table:style-name="C" table:default-cell-style-name="D"/>'
    f'<table:table-column/><table:table-row table:style-name="R"><table:table-cell table:style-name="S"'
    f' office:value-type="string"><text:p>{VALUE}</text:p></table:table-cell><table:table-cell><text:p>Bo</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)
BLANK = '<number:number-style style:name="N"><number:text/></number:number-style>'
SHOWS = '<number:number-style style:name="N"><number:number/></number:number-style>'
MAPPED = (
    '<number:number-style style:name="M"><number:text/></number:number-style><number:text-style style:name="N">'
    '<number:text/><style:map style:condition="value()&gt;0" style:apply-style-name="{}"/></number:text-style>'
)
FORMATTED = style("S", "table-cell", given='style:data-style-name="N"')
FILLED = f"<style:table-cell-properties {NAVY}/>"


@pytest.mark.parametrize(
    ("styles", "part"),
    [
        (style("S", "table-cell", WHITE), "hidden"),
        (style("S", "table-cell", 'fo:color="#000080"', FILLED), "hidden"),
        (BLANK + FORMATTED, "hidden"),
        (MAPPED.format("M") + FORMATTED, "hidden"),
        (style("R", "table-row", more='<style:table-row-properties style:row-height="0cm"/>'), "hidden"),
        (style("C", "table-column", more='<style:table-column-properties style:column-width="0.0cm"/>'), "hidden"),
        (style("S", "table-cell", WHITE, FILLED), "body"),
        (SHOWS + FORMATTED, "body"),
        (MAPPED.format("X") + SHOWS.replace('"N"', '"X"') + FORMATTED, "body"),
        (style("R", "table-row", more='<style:table-row-properties style:row-height="0.4cm"/>'), "body"),
    ],
    ids=["white", "in the colour of its cell", "a format of nothing", "by a map", "row of no height",
         "column of no width", "white on dark", "a format of numbers", "a map to numbers", "row of some height"],
)  # fmt: skip
def test_cells_that_nobody_sees(styles: str, part: str) -> None:
    data = made("spreadsheet", CELL, styles)
    assert places(data, "spreadsheet") == [part]
    assert places(data, "spreadsheet", "Bo") == (["hidden"] if "table-row" in styles and part == "hidden" else ["body"])


def test_a_cell_has_the_style_of_its_column() -> None:
    cell = CELL.replace(' table:style-name="S"', "")
    assert places(made("spreadsheet", cell, style("D", "table-cell", WHITE)), "spreadsheet") == ["hidden"]


FRAME = f'<draw:frame draw:style-name="G"><draw:text-box>{SPAN}</draw:text-box></draw:frame>'
PAGE = f'<draw:page draw:name="page1" draw:style-name="B" draw:master-page-name="M">%s{FRAME}</draw:page>'
CLEAR = style("T", "text", WHITE) + style("G", "graphic", more='<style:graphic-properties draw:fill="none"/>')
FILL = '<style:{}-properties draw:fill="solid" draw:fill-color="#000080"/>'
SHAPE = '<draw:custom-shape draw:style-name="X"/>'


@pytest.mark.parametrize(
    ("styles", "before", "part"),
    [
        (CLEAR, "", "hidden"),
        (CLEAR + style("B", "drawing-page", more=FILL.format("drawing-page")), "", "body"),
        (CLEAR + style("X", "graphic", more=FILL.format("graphic")), SHAPE, "body"),
        (CLEAR, "<draw:frame><draw:image/></draw:frame>", "body"),
        (style("T", "text", WHITE) + style("G", "graphic", more=FILL.format("graphic")), "", "body"),
    ],
    ids=["white", "on a dark slide", "over a shape", "over a picture", "in a dark box"],
)  # fmt: skip
def test_text_of_a_slide_that_nobody_sees(styles: str, before: str, part: str) -> None:
    assert places(made("presentation", PAGE % before, styles), "presentation") == [part]


def test_a_master_lends_its_ground_to_the_slide() -> None:
    master = '<style:master-page style:name="M" draw:style-name="Dark"/>'
    dark = style("Dark", "drawing-page", more=FILL.format("drawing-page"))
    assert places(made("presentation", PAGE % "", CLEAR, master, dark), "presentation") == ["body"]


NUMBER = f'<number:number-style style:name="N"><number:number/><number:text>{VALUE}</number:text></number:number-style>'
LABEL = f'<text:list-style style:name="L"><text:list-level-style-number style:num-prefix="{VALUE}"/></text:list-style>'
TABLE = '<table:table table:name="Trip"><table:table-row>{}</table:table-row></table:table>'


@pytest.mark.parametrize(
    ("kind", "body", "styles", "part"),
    [
        ("spreadsheet", TABLE.format(""), NUMBER, "hidden"),
        ("text", "<text:p>x</text:p>", LABEL, "hidden"),
        ("text", f'<text:p><text:placeholder text:description="{VALUE}">x</text:placeholder></text:p>', "", "hidden"),
        ("text", f'<text:p><text:bibliography-mark text:title="{VALUE}">x</text:bibliography-mark></text:p>', "",
         "hidden"),
        ("spreadsheet", f'<table:table table:name="a"><table:scenario table:comment="{VALUE}"/></table:table>', "",
         "hidden"),
        ("spreadsheet", f'<table:database-ranges><table:database-range table:name="a"><table:filter>'
         f'<table:filter-condition table:value="{VALUE}"/></table:filter></table:database-range>'
         "</table:database-ranges>", "", "hidden"),
        ("presentation", f'<draw:page draw:name="{VALUE}"/>', "", "metadata"),
    ],
    ids=["format of numbers", "label of a list", "placeholder", "bibliography", "scenario", "filter",
         "name of a slide"],
)  # fmt: skip
def test_what_only_a_style_or_a_name_says(kind: str, body: str, styles: str, part: str) -> None:
    assert part in places(made(kind, body, styles), kind)


def test_names_of_styles_that_somebody_made() -> None:
    shared = (
        f"<style:style style:name='a' style:display-name='{VALUE}' style:family='paragraph'/>"
        "<style:style style:name='b' style:display-name='Text body' style:family='paragraph' style:class='text'/>"
    )
    assert places(made("text", "", shared=shared), "text") == ["hidden"]
    assert places(made("text", "", shared=shared), "text", "Text body") == []
