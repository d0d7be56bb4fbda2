"""Word documents: a value planted in each hiding place comes out with the part it stood in."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Callable

import docx
import docx.shared
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from lxml import etree

from scanners.contract import Content, Embedded, Grid, Options, Piece, ScanError, Unread
from scanners.office import wordstyles, wordtext
from scanners.office.word import SCANNER
from scanners.reading.colours import WHITE

DOCX = SCANNER.formats[0].media_type
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
VALUE = "Nora Quill, born 03/12/2013"


def scan(data: bytes, options: Options | None = None) -> list[tuple[str | None, str, dict[str, object]]]:
    """(part, text, place) of all content; a grid row is its cells joined by "|"."""
    found: list[tuple[str | None, str, dict[str, object]]] = []
    content: Content
    for content in SCANNER.pieces(io.BytesIO(data), "a.docx", DOCX, options or Options()):
        match content:
            case Piece():
                found.append((content.where.part, content.text, content.where.as_dict()))
            case Grid():
                for row in content.rows:
                    place = content.where.at(row=row.number)
                    found.append((row.part or content.where.part, "|".join(row.cells), place.as_dict()))
            case Embedded():
                found.append(("embedded", content.name, {"bytes": content.open().read()}))
            case Unread():
                found.append(("unread", content.reason, {"whole": content.whole}))
    return found


def texts(data: bytes, part: str) -> list[str]:
    return [text for found, text, _ in scan(data) if found == part]


def saved(document: Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def document(*paragraphs: str) -> Document:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    return made


def with_run(xml: str) -> bytes:
    """A document of one paragraph that begins with "Shown " and goes on with the XML."""
    made = document("Shown ")
    for element in parse_xml(f"<w:p {NAMESPACES}>{xml}</w:p>"):
        made.paragraphs[0]._p.append(element)
    return saved(made)


def with_parts(data: bytes, parts: dict[str, str | bytes], relations: str = "", types: str = "") -> bytes:
    """The package with parts added or replaced, relationships added to the main part, and content types."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            content: str | bytes = source.read(name)
            if name == "word/_rels/document.xml.rels" and relations:
                content = source.read(name).decode().replace("</Relationships>", f"{relations}</Relationships>")
            if name == "[Content_Types].xml" and types:
                content = source.read(name).decode().replace("</Types>", f"{types}</Types>")
            if name not in parts:
                package.writestr(name, content)
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_have_numbers_and_stand_under_their_headings() -> None:
    made = docx.Document()
    made.add_heading("Grade 4", 1)
    made.add_paragraph("")
    made.add_heading("Allergies", 2)
    made.add_paragraph("Nora Quill: peanut")
    made.add_heading("Grade 5", 1)
    made.add_paragraph("none")
    contents = SCANNER.pieces(io.BytesIO(saved(made)), "a.docx", DOCX, Options())
    found = [
        (c.where.paragraph, c.text, c.context) for c in contents if isinstance(c, Piece) and c.where.part == "body"
    ]
    assert found == [
        (1, "Grade 4", ()),
        (3, "Allergies", ("Grade 4",)),
        (4, "Nora Quill: peanut", ("Grade 4", "Allergies")),
        (5, "Grade 5", ()),
        (6, "none", ("Grade 5",)),
    ]


def test_tables_keep_their_shape_and_the_order_of_the_body() -> None:
    made = document("before")
    table = made.add_table(3, 3)
    for at, text in enumerate(["Name", "DOB", "Note", "Nora Quill", "03/12/2013", "two\nlines"]):
        table.cell(at // 3, at % 3).text = text
    table.cell(2, 0).merge(table.cell(2, 1)).text = "spans two"
    made.add_paragraph("after")
    found = [(text, place.get("row")) for part, text, place in scan(saved(made)) if part == "body"]
    assert found == [
        ("before", None),
        ("Name|DOB|Note", 1),
        ("Nora Quill|03/12/2013|two\nlines", 2),
        ("spans two||", 3),
        ("after", None),
    ]


def test_a_cell_that_goes_on_from_above_is_empty() -> None:
    made = docx.Document()
    table = made.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "both rows"
    table.cell(0, 1).text, table.cell(1, 1).text = "one", "two"
    assert texts(saved(made), "body") == ["both rows|one", "|two"]


def test_a_table_in_a_table_follows_as_a_grid_of_its_own() -> None:
    made = docx.Document()
    cell = made.add_table(1, 2).cell(0, 1)
    made.tables[0].cell(0, 0).text = "Nora Quill"
    cell.add_table(1, 2).cell(0, 1).text = "peanut"
    contents = [c for c in SCANNER.pieces(io.BytesIO(saved(made)), "", DOCX, Options()) if isinstance(c, Grid)]
    grids = []
    for content in SCANNER.pieces(io.BytesIO(saved(made)), "", DOCX, Options()):
        if isinstance(content, Grid):
            grids.append(([row.cells for row in content.rows], content.context))
    assert len(contents) == 1  # the inner table is known only once the outer one is read
    assert grids == [([("Nora Quill", "")], ()), ([("", "peanut")], ("Nora Quill",))]


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "Shown a\tb\nc"),
        ("<w:r><w:t>219</w:t></w:r><w:r><w:noBreakHyphen/><w:t>09-9999</w:t></w:r>", "Shown 219-09-9999"),
        ("<w:r><w:t>aller</w:t><w:softHyphen/><w:t>gy</w:t></w:r>", "Shown allergy"),
        ("<w:ins w:id='1'><w:r><w:t>inserted</w:t></w:r></w:ins>", "Shown inserted"),
        ("<w:smartTag><w:r><w:t>tagged</w:t></w:r></w:smartTag>", "Shown tagged"),
        ("<w:sdt><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>", "Shown control"),
        ("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>", "Shown link"),
        ("<w:fldSimple w:instr='PAGE'><w:r><w:t>7</w:t></w:r></w:fldSimple>", "Shown 7"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>visible</w:t></w:r>", "Shown visible"),
        (
            "<w:r><w:rPr><w:color w:val='FFFFFF'/><w:shd w:fill='000080'/></w:rPr><w:t>on blue</w:t></w:r>",
            "Shown on blue",
        ),
    ],
    ids=[
        "tab and break",
        "hyphen",
        "soft hyphen",
        "insertion",
        "smart tag",
        "control",
        "link",
        "field",
        "vanish off",
        "white on blue",
    ],
)
def test_what_is_shown_is_one_text(xml: str, shown: str) -> None:
    assert texts(with_run(xml), "body") == [shown]


BOX = f"<w:txbxContent>{paragraph(VALUE)}</w:txbxContent>"
CHOICE = f"<w:drawing><wp:inline><a:graphic><wps:txbx>{BOX}</wps:txbx></a:graphic></wp:inline></w:drawing>"
FALLBACK = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    ("xml", "part"),
    [
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{VALUE}</w:t></w:r>", "hidden"),
        (f"<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>{VALUE}</w:t></w:r>", "hidden"),
        (f"<w:r><w:rPr><w:sz w:val='2'/></w:rPr><w:t>{VALUE}</w:t></w:r>", "hidden"),
        (f"<w:r><w:rPr><w:color w:val='112233'/><w:shd w:val='clear' w:fill='112233'/></w:rPr><w:t>{VALUE}</w:t></w:r>",
         "hidden"),
        (f"<w:r><w:rPr><w:color w:val='000000'/><w:highlight w:val='black'/></w:rPr><w:t>{VALUE}</w:t></w:r>",
         "hidden"),
        (f"<w:r><w:rPr><w:highlight w:val='black'/></w:rPr><w:t>{VALUE}</w:t></w:r>", "hidden"),
        (f"<w:r><w:rPr><w:color w:val='000080'/><w:highlight w:val='darkBlue'/></w:rPr><w:t>{VALUE}</w:t></w:r>",
         "hidden"),
        (f"<mc:AlternateContent><mc:Choice><w:r><w:t/></w:r></mc:Choice><mc:Fallback><w:r><w:t>{VALUE}</w:t></w:r>"
         "</mc:Fallback></mc:AlternateContent>", "hidden"),
        (f"<w:smartTag><w:smartTagPr><w:attr w:name='a' w:val='{VALUE}'/></w:smartTagPr></w:smartTag>", "hidden"),
        (f"<w:r><w:drawing><wp:inline><wp:docPr id='1' name='{VALUE}'/></wp:inline></w:drawing></w:r>", "alt"),
        (f"<w:del w:id='1'><w:r><w:delText>{VALUE}</w:delText></w:r></w:del>", "revision"),
        (f"<w:moveFrom w:id='1'><w:r><w:t>{VALUE}</w:t></w:r></w:moveFrom>", "revision"),
        (f"<w:r><w:instrText>ASK x \"{VALUE}\"</w:instrText></w:r>", "hidden"),
        (f"<w:r>{CHOICE}</w:r>", "textbox"),
        (f"<w:r>{FALLBACK}</w:r>", "textbox"),
        (f"<w:r><mc:AlternateContent><mc:Choice>{CHOICE}</mc:Choice><mc:Fallback>{FALLBACK}</mc:Fallback>"
         "</mc:AlternateContent></w:r>", "textbox"),
        (f"<w:r><w:drawing><wp:inline><wp:docPr id='1' name='p' descr='{VALUE}'/></wp:inline></w:drawing></w:r>",
         "alt"),
        (f"<w:r><w:pict><v:shape alt='{VALUE}'/></w:pict></w:r>", "alt"),
        (f"<w:r><w:pict><v:shape><v:textpath string='{VALUE}'/></v:shape></w:pict></w:r>", "alt"),
        (f"<w:r><w:drawing><a:p><a:r><a:t>{VALUE}</a:t></a:r></a:p></w:drawing></w:r>", "textbox"),
        (f"<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='{VALUE}'/></w:dropDownList></w:sdtPr></w:sdt>",
         "hidden"),
    ],
    ids=["vanish", "white", "of one point", "in the colour of its ground", "in the colour of its mark",
         "blacked out", "blue on blue",
         "the other of two alternatives", "value of a smart tag", "name of a picture", "deletion", "moved away",
         "field code", "box", "vml box", "one of two alternatives", "alt text",
         "vml alt", "word art", "drawn text", "list of a control"],
)  # fmt: skip
def test_beside_the_shown_text(xml: str, part: str) -> None:
    data = with_run(xml)
    assert [text.count(VALUE) for text in texts(data, part) if VALUE in text] == [1]
    assert texts(data, "body") == ["Shown "]


def test_text_hidden_by_its_style() -> None:
    made = document("Shown ")
    style = made.styles.add_style("Secret", 2)
    style.font.hidden = True
    made.paragraphs[0].add_run(VALUE, style="Secret")
    assert VALUE in texts(saved(made), "hidden")
    assert texts(saved(made), "body") == ["Shown "]


def test_white_text_by_its_style_is_hidden_where_the_ground_is_white() -> None:
    made = document("Shown ", "On dark ")
    for name, kind in (("Pale", 2), ("Paler", 2), ("Dark", 1)):
        made.styles.add_style(name, kind)
    made.styles["Pale"].font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    made.styles["Paler"].base_style = made.styles["Pale"]
    made.paragraphs[0].add_run(VALUE, style="Paler")
    made.paragraphs[1].add_run(VALUE, style="Paler")
    made.paragraphs[1]._p.get_or_add_pPr().append(parse_xml(f"<w:shd {W} w:val='clear' w:fill='1F3864'/>"))
    assert texts(saved(made), "hidden")[0] == VALUE
    assert texts(saved(made), "body") == ["Shown ", f"On dark {VALUE}"]


def test_a_block_that_stands_in_a_fallback_alone_is_hidden() -> None:
    branches = f"<mc:Choice>{paragraph('New')}</mc:Choice><mc:Fallback>{paragraph(VALUE)}</mc:Fallback>"
    body = f"<mc:AlternateContent>{branches}</mc:AlternateContent>"
    table = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    xml = f"<w:document {NAMESPACES}><w:body>{body}{table}</w:body></w:document>"
    data = with_parts(saved(document()), {"word/document.xml": xml})
    assert [text.strip() for text in texts(data, "hidden")][:2] == [VALUE, VALUE]
    assert texts(data, "body") == ["New", "New"]


@pytest.mark.parametrize(
    ("fill", "part"), [("1F3864", "body"), ("FFFFFF", "hidden"), (None, "hidden")], ids=["dark", "white", "none"]
)
def test_white_text_in_a_table_is_seen_on_a_dark_cell_only(fill: str | None, part: str) -> None:
    made = docx.Document()
    cell = made.add_table(1, 1, style="Table Grid").cell(0, 0)
    cell.paragraphs[0].add_run(VALUE).font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    if fill:
        cell._tc.get_or_add_tcPr().append(parse_xml(f"<w:shd {W} w:val='clear' w:fill='{fill}'/>"))
    assert VALUE in texts(saved(made), part)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_read_twice() -> None:
    data = io.BytesIO(saved(document("first")))
    second = zipfile.ZipFile(io.BytesIO(saved(document(VALUE)))).read("word/document.xml")
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("word/document.xml", second)
    assert sorted(texts(data.getvalue(), "body")) == sorted(["first", VALUE])


def test_a_paragraph_in_a_wrapper_nobody_knows_is_read() -> None:
    body = f"<w:document {W}><w:body><w:novelty>{paragraph(VALUE)}</w:novelty></w:body></w:document>"
    assert texts(with_parts(saved(document()), {"word/document.xml": body}), "body") == [VALUE]


def test_paragraphs_that_stand_in_no_body_are_read() -> None:
    loose = f"<w:document {W}>{paragraph(VALUE)}</w:document>"
    assert texts(with_parts(saved(document()), {"word/document.xml": loose}), "body") == [VALUE]


def headed(made: Document) -> None:
    made.sections[0].header.paragraphs[0].text = VALUE


def footed(made: Document) -> None:
    made.sections[0].footer.add_table(1, 1, 1000).cell(0, 0).text = VALUE


def titled(made: Document) -> None:
    made.core_properties.title = VALUE


def commented(made: Document) -> None:
    made.add_comment(made.paragraphs[0].runs, text=VALUE, author="Ms. Example")


@pytest.mark.parametrize(
    ("plant", "part", "text"),
    [
        (headed, "header", VALUE),
        (footed, "footer", VALUE),
        (titled, "properties", f"title: {VALUE}"),
        (commented, "comment", VALUE),
    ],
    ids=["header", "table in a footer", "title", "comment"],
)
def test_parts_that_python_docx_writes(plant: Callable[[Document], None], part: str, text: str) -> None:
    made = document("Shown")
    plant(made)
    assert text in texts(saved(made), part)


REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOTE = f"<w:footnotes {W}><w:footnote w:id='2'>{paragraph(VALUE)}</w:footnote></w:footnotes>"
CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r>'
    f"<a:t>{VALUE}</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart></c:chartSpace>"
)
DIAGRAM = '<x:%s xmlns:x="x" xmlns:a="a"><x:%s><a:p><a:r><a:t>%s</a:t></a:r></a:p></x:%s></x:%s>'
CUSTOM = (
    '<Properties xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    f'<property name="Pupil"><vt:lpwstr>{VALUE}</vt:lpwstr></property></Properties>'
)


TITLES = (
    '<Properties xmlns:vt="vt"><HeadingPairs><vt:vector><vt:variant><vt:lpstr>Fonts Used</vt:lpstr></vt:variant>'
    "<vt:variant><vt:i4>1</vt:i4></vt:variant><vt:variant><vt:lpstr>Slide Titles</vt:lpstr></vt:variant><vt:variant>"
    "<vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts><vt:vector><vt:lpstr>Arial</vt:lpstr>"
    f"<vt:lpstr>{VALUE}</vt:lpstr></vt:vector></TitlesOfParts></Properties>"
)


@pytest.mark.parametrize(
    ("name", "xml", "part", "text"),
    [
        ("word/footnotes.xml", NOTE, "footnote", VALUE),
        ("word/endnotes.xml", NOTE.replace("footnote", "endnote"), "footnote", VALUE),
        ("word/glossary/document.xml",
         f"<w:glossaryDocument {W}><w:docParts>{paragraph(VALUE)}</w:docParts></w:glossaryDocument>", "hidden", VALUE),
        ("word/charts/chart1.xml", CHART, "alt", VALUE),
        ("word/settings.xml",
         f"<w:settings {W}><w:docVars><w:docVar w:name='v' w:val='{VALUE}'/></w:docVars></w:settings>",
         "hidden", f"v: {VALUE}"),
        ("customXml/item7.xml", f"<pupil><name>{VALUE}</name></pupil>", "hidden", VALUE),
        ("word/numbering.xml", f"<w:numbering {W}><w:lvl><w:lvlText w:val='{VALUE} %1'/></w:lvl></w:numbering>",
         "hidden", f"{VALUE} %1"),
        ("word/glossary/document.xml",
         f"<w:glossaryDocument {W}><w:docPartPr><w:description w:val='{VALUE}'/></w:docPartPr></w:glossaryDocument>",
         "hidden", VALUE),
        ("word/charts/chart2.xml", f'<c:chartSpace xmlns:c="c"><c:strCache><c:pt><c:v>{VALUE}</c:v></c:pt></c:strCache>'
         "</c:chartSpace>", "hidden", VALUE),
        ("word/charts/chart3.xml", '<c:chartSpace xmlns:c="c"><c:numCache><c:pt><c:v>1073107919</c:v></c:pt>'
         "</c:numCache></c:chartSpace>", "hidden", "1073107919"),
        ("word/charts/chart4.xml", f'<c:chartSpace xmlns:c="c"><c:ser><c:tx><c:v>{VALUE}</c:v></c:tx></c:ser>'
         "</c:chartSpace>", "hidden", VALUE),
        ("word/charts/chart5.xml", f'<c:chartSpace xmlns:c="c"><c:dlblRangeCache><c:pt><c:v>{VALUE}</c:v></c:pt>'
         "</c:dlblRangeCache></c:chartSpace>", "hidden", VALUE),
        ("word/settings.xml",
         f"<w:settings {W}><w:mailMerge><w:mailSubject w:val='{VALUE}'/></w:mailMerge></w:settings>", "hidden", VALUE),
        ("customUI/customUI.xml", f"<customUI><button label='{VALUE}'/></customUI>", "hidden", f"label: {VALUE}"),
        ("word/diagrams/data1.xml", DIAGRAM % ("dataModel", "pt", VALUE, "pt", "dataModel"), "textbox", VALUE),
        ("customXml/item2.xml", f'<b:Sources xmlns:b="b"><b:Source><b:Title>{VALUE}</b:Title></b:Source></b:Sources>',
         "hidden", VALUE),
        ("docProps/custom.xml", CUSTOM, "properties", f"Pupil: {VALUE}"),
        ("docProps/app.xml", TITLES, "properties", VALUE),
        ("word/styles.xml", f"<w:styles {W}><w:style w:type='paragraph' w:customStyle='1'><w:name w:val='{VALUE}'/>"
         "</w:style><w:style w:type='character' w:customStyle='1'><w:name w:val='Title Char'/><w:link w:val='Title'/>"
         "</w:style></w:styles>", "hidden", VALUE),
        ("word/unheardOf.xml", f"<novelty><x>{VALUE}</x></novelty>", "hidden", VALUE),
    ],
    ids=["footnote", "endnote", "glossary", "chart title", "document variable", "custom xml", "label of a list",
         "description of a building block", "cached words of a chart", "cached numbers of a chart",
         "name of a series", "labels from cells", "subject of a mail merge", "label of a button", "diagram",
         "bibliography", "custom property", "title of a part", "name of a style",
         "a part nobody knows"],
)  # fmt: skip
def test_parts_of_the_package(name: str, xml: str, part: str, text: str) -> None:
    assert text in texts(with_parts(saved(document("Shown")), {name: xml}), part)


def test_a_diagram_says_once_what_it_is_drawn_from_and_what_is_only_drawn() -> None:
    model = DIAGRAM % ("dataModel", "pt", "Bo Lee", "pt", "dataModel")
    parts: dict[str, str | bytes] = {"word/diagrams/data1.xml": model}
    for number, text in enumerate(("Bo Lee", VALUE), 1):
        parts[f"word/diagrams/drawing{number}.xml"] = DIAGRAM % ("drawing", "sp", text, "sp", "drawing")
    data = with_parts(saved(document("Shown")), parts)
    assert (texts(data, "textbox"), texts(data, "hidden")[:1]) == (["Bo Lee"], [VALUE])


def test_link_targets() -> None:
    relation = f'<Relationship Id="rId99" Type="{REL}/hyperlink" Target="mailto:nora%20quill@example.org" \
TargetMode="External"/>'
    assert texts(with_parts(saved(document("x")), {}, relation), "metadata") == ["mailto:nora quill@example.org"]


def test_embedded_files_go_by_their_part_names() -> None:
    data = with_parts(saved(document("x")), {"word/embeddings/list.xlsx": b"PK workbook"})
    found = [(text, place["bytes"]) for part, text, place in scan(data) if part == "embedded"]
    assert found == [("word/embeddings/list.xlsx", b"PK workbook")]


def test_a_comment_and_a_note_know_what_they_hang_on() -> None:
    made = document("Nora Quill, grade 4")
    commented(made)
    contents = SCANNER.pieces(io.BytesIO(saved(made)), "", DOCX, Options())
    assert [c.context for c in contents if isinstance(c, Piece) and c.where.part == "comment"] == [
        ("Nora Quill, grade 4",)
    ]


def test_the_strict_namespaces_are_read_alike() -> None:
    source = zipfile.ZipFile(io.BytesIO(saved(document(VALUE))))
    strict = source.read("word/document.xml").replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    data = with_parts(saved(document()), {"word/document.xml": strict})
    assert texts(data, "body") == [VALUE]


def test_nothing_that_python_docx_sees_is_missing() -> None:
    made = docx.Document()
    for number in range(40):
        made.add_paragraph(f"paragraph {number} \u00e9\u4e2d")
        table = made.add_table(2, 2)
        table.cell(0, 0).text, table.cell(1, 1).text = f"cell {number}", f"last {number}"
    data = saved(made)
    again = docx.Document(io.BytesIO(data))
    seen = [p.text for p in again.paragraphs]
    for table in again.tables:
        seen += ["|".join(cell.text for cell in row.cells) for row in table.rows]
    assert sorted(texts(data, "body")) == sorted(seen)


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("entity", ["&b;", "&c;"], ids=["growing", "external"])
def test_entities_are_not_expanded(entity: str) -> None:
    body = f"{ENTITIES}<w:document {W}><w:body>{paragraph('kept')}{paragraph(entity)}</w:body></w:document>"
    data = with_parts(saved(document()), {"word/document.xml": body})
    assert texts(data, "body") == ["kept"]
    assert texts(data, "unread") == ["corrupt"]


LAUGHS = '<!DOCTYPE d [<!ENTITY l0 "ha">' + "".join(
    f"<!-- don't ]> --><!ENTITY l{n} \"{f'&l{n - 1};' * 10}\">" for n in range(1, 10)
) + "]>"  # fmt: skip


def test_text_around_an_entity_that_libxml2_stops_at_is_read() -> None:
    body = f"{LAUGHS}<w:document {W}><w:body>{paragraph('before &l9; after')}{paragraph('below')}</w:body></w:document>"
    data = with_parts(saved(document()), {"word/document.xml": body})
    assert texts(data, "body") == ["before  after", "below"]
    assert texts(data, "unread") == ["corrupt"]


def test_a_part_that_expands_too_far_costs_the_others_nothing() -> None:
    bomb = f"<w:comments {W}>{' ' * (5 << 20)}</w:comments>"
    made = document("kept")
    made.sections[0].footer.paragraphs[0].text = "kept, too"
    data = with_parts(saved(made), {"word/bomb.xml": bomb, "customXml/bomb.xml": bomb})
    found = scan(data, Options(max_expanded_bytes=1 << 20))
    assert {("body", "kept"), ("footer", "kept, too")} <= {(part, text) for part, text, _ in found}
    assert ("unread", "expands-too-far", {"whole": False}) in found


def test_broken_xml_is_read_as_far_as_it_goes_and_said() -> None:
    body = f"<w:document {W}><w:body>{paragraph('kept')}<w:p><w:r><w:t>cut"
    data = with_parts(saved(document()), {"word/document.xml": body})
    assert texts(data, "body")[0] == "kept"
    assert texts(data, "unread") == ["corrupt"]


@pytest.mark.parametrize("share", [0.5, 0.8], ids=["half", "most"])
def test_a_truncated_document_is_read_up_to_the_cut_and_said(share: float) -> None:
    import random

    letters = random.Random(7)
    made = document(*["".join(letters.choices("abcdefghij 0123456789", k=300)) for _ in range(400)])
    whole = with_parts(
        saved(made), {"word/document.xml": zipfile.ZipFile(io.BytesIO(saved(made))).read("word/document.xml")}
    )
    found = scan(whole[: int(len(whole) * share)])
    assert sum(part == "body" for part, _, _ in found) > 50
    assert ("unread", "corrupt", {"whole": False}) in found


def test_a_bomb_stops_at_the_limit() -> None:
    data = with_parts(saved(document()), {"word/document.xml": f"<w:document {W}><w:body>" + " " * (30 << 20)})
    found = scan(data, Options(max_expanded_bytes=8 << 20))
    assert ("unread", "expands-too-far", {"whole": False}) in found


def test_deep_nesting_is_read() -> None:
    deep = "<w:smartTag>" * 1500 + f"<w:r><w:t>{VALUE}</w:t></w:r>" + "</w:smartTag>" * 1500
    body = f"<w:document {W}><w:body><w:p>{deep}</w:p></w:body></w:document>"
    assert texts(with_parts(saved(document()), {"word/document.xml": body}), "body") == [VALUE]


def test_no_package_is_corrupt() -> None:
    with pytest.raises(ScanError) as caught:
        scan(b"PK\x03\x04 no package")
    assert caught.value.reason == "corrupt"


@pytest.mark.parametrize("header", [False, True], ids=["paragraph", "header"])
def test_an_insertion_stays_in_its_sentence_and_has_its_part(header: bool) -> None:
    document = docx.Document()
    holder = document.sections[0].header.paragraphs[0] if header else document.add_paragraph()
    holder.add_run("Appeal of ")
    holder._p.append(parse_xml(f"<w:ins {W} w:id='1'><w:r><w:t>Nora Quill</w:t></w:r></w:ins>"))
    holder.add_run(" on Monday")
    saved = io.BytesIO()
    document.save(saved)
    contents = SCANNER.pieces(saved, "a.docx", DOCX, Options())
    (piece,) = [c for c in contents if isinstance(c, Piece) and "Nora" in c.text]
    assert piece.text == "Appeal of Nora Quill on Monday"
    around = "header" if header else "body"
    assert [piece.where_at(piece.text.index(word)).part for word in ("of", "Nora", "Quill", "Monday")] == [
        around, "revision", "revision", around,
    ]  # fmt: skip


def test_a_content_control_around_a_paragraph_labels_it_and_its_choices_are_read() -> None:
    choices = f"<w:dropDownList><w:listItem w:displayText='{VALUE}'/></w:dropDownList>"
    fields = (("Date of birth", "", "03/12/2013"), ("Teacher", choices, "Teacher of grade 4"))
    sdt = "<w:sdt><w:sdtPr><w:alias w:val='%s'/>%s</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>"
    body = "".join(sdt % (name, more, paragraph(text)) for name, more, text in fields)
    data = with_parts(saved(document()), {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"})
    assert texts(data, "body") == ["Date of birth: 03/12/2013", "Teacher of grade 4"]
    assert any(VALUE in text for text in texts(data, "hidden"))


RUNS = (
    "<w:r><w:t>plain</w:t></w:r>", "<w:r><w:rPr><w:b/><w:color w:val='FF0000'/></w:rPr><w:t> red </w:t></w:r>",
    "<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>white</w:t></w:r>",
    "<w:r><w:rPr><w:sz w:val='2'/></w:rPr><w:t>tiny</w:t></w:r>",
    "<w:r><w:rPr><w:sz w:val='24'/></w:rPr><w:t>b</w:t></w:r>",
    "<w:r><w:rPr><w:color w:val='0'/><w:highlight w:val='red'/></w:rPr><w:t>marked</w:t></w:r>",
    "<w:r><w:br/><w:t>below</w:t></w:r>",
    "<w:r><w:tab/><w:t>after a tab</w:t></w:r>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>gone</w:t></w:r>",
    "<w:r><w:rPr><w:rStyle w:val='Secret'/></w:rPr><w:t>styled away</w:t></w:r>", "<w:bookmarkStart w:name='x'/>",
    "<w:ins><w:r><w:t>inserted</w:t></w:r></w:ins>", "<w:r><w:delText>deleted</w:delText></w:r>", "<w:r><w:t/></w:r>",
    "<w:smartTag><w:r><w:t>tagged</w:t></w:r></w:smartTag>", "<w:r><w:footnoteReference w:id='2'/></w:r>",
)  # fmt: skip
PROPERTIES = (
    "", "<w:pPr><w:jc w:val='left'/></w:pPr>", "<w:pPr><w:pStyle w:val='Normal'/></w:pPr>",
    "<w:pPr><w:pStyle w:val='Heading2'/></w:pPr>", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>",
    "<w:pPr><w:tabs><w:tab w:pos='720'/></w:tabs></w:pPr>", "<w:pPr><w:pStyle w:val='Secret'/></w:pPr>",
    "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>", "<w:pPr><w:shd w:fill='000000'/></w:pPr>",
    "<w:pPr><w:pStyle w:val='Pale'/></w:pPr>", "<w:pPr><w:pStyle w:val='Dark'/></w:pPr>",
    "<w:pPr><w:shd w:val='clear' w:fill='auto'/></w:pPr>",
)  # fmt: skip
SHEET = wordstyles.Styles({"Heading2": 2}, frozenset({"Secret"}), {"Pale": WHITE}, {"Dark": (0, 0, 0)})


@pytest.mark.parametrize("space", wordtext._SPACES)
@pytest.mark.parametrize("properties", PROPERTIES)
def test_the_short_way_of_a_plain_paragraph_gives_the_same(space: str, properties: str) -> None:
    taken = 0
    for runs in itertools.product(RUNS, repeat=2):
        paragraph = etree.fromstring(f"<w:p xmlns:w='{space}'>{properties}{''.join(runs)}</w:p>")
        found = wordtext.gather(paragraph, SHEET)
        if (text := wordtext.quick(paragraph, lambda: SHEET)) is not None:
            taken += 1
            assert (text, ()) == (found.text, found.stretches())
            assert found.is_plain
            assert wordtext.level(paragraph, SHEET) is None
    assert (taken > 20) == (properties in (*PROPERTIES[:3], PROPERTIES[-1]))


def test_bookmarks_and_authors_of_changes_are_given() -> None:
    made = document("Shown")
    for mark in ("<w:ins {} w:id='1' w:author='Nora Quill'><w:r><w:t>more</w:t></w:r></w:ins>",
                 "<w:r {}><w:rPr><w:rPrChange w:id='5' w:author='Bo Lee'/></w:rPr></w:r>",
                 "<w:bookmarkStart {} w:id='2' w:name='SASID_1037208513'/>",
                 "<w:bookmarkStart {} w:id='3' w:name='_Toc1'/>"):  # fmt: skip
        made.paragraphs[0]._p.append(parse_xml(mark.format(W)))
    made.element.body.insert(0, parse_xml(f"<w:bookmarkStart {W} w:id='4' w:name='between'/>"))
    data = saved(made)
    assert texts(data, "metadata") == ["between\nSASID 1037208513", "Nora Quill\nBo Lee"]
    assert texts(data, "body") == ["Shownmore"]


@pytest.mark.parametrize("change", ["ins", "del"])
def test_a_row_put_in_or_deleted_with_tracking_is_a_revision(change: str) -> None:
    made = docx.Document()
    table = made.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "Shown", VALUE
    table.rows[1]._tr.get_or_add_trPr().append(
        parse_xml(f'<w:{change} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="1"/>')
    )
    assert texts(saved(made), "body") == ["Shown"]
    assert texts(saved(made), "revision") == [VALUE]


def _struck(text: str) -> etree._Element:
    return parse_xml(f"<w:p {NAMESPACES}><w:del w:id='2'><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>")


@pytest.mark.parametrize("whole_row", [True, False])
def test_deleted_text_of_a_table_stands_under_its_header(whole_row: bool) -> None:
    """Word marks the runs of a deleted row as well as the row."""
    made = docx.Document()
    table = made.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "Name", "SASID", "Nora Quill"
    cell = table.cell(1, 1)._tc
    cell.replace(cell.p_lst[0], _struck("1037208513"))
    if whole_row:
        table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {NAMESPACES} w:id='1'/>"))
        assert texts(saved(made), "revision") == ["Nora Quill|1037208513"]
        return
    found = []
    for content in SCANNER.pieces(io.BytesIO(saved(made)), "a", SCANNER.formats[0].media_type, Options()):
        if isinstance(content, Grid):
            assert len(list(content.rows)) == 2
        elif isinstance(content, Piece) and content.where.part == "revision":
            found.append((content.text, content.context, content.where.row))
    assert found == [("1037208513", ("Nora Quill", "SASID"), 2)]


def test_a_cell_deleted_with_tracking_is_a_revision() -> None:
    made = docx.Document()
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Shown", VALUE
    table.cell(0, 1)._tc.get_or_add_tcPr().append(parse_xml(f'<w:cellDel {W} w:id="1"/>'))
    assert texts(saved(made), "body") == ["Shown|"]
    assert texts(saved(made), "revision") == [VALUE]
