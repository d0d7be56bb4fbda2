"""Word and PowerPoint files that are one XML file: read as the same document in a package."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import quoteattr

import docx
import pptx
import pytest

from scanners import registry
from scanners.contract import Content, Embedded, Grid, Piece

WORD = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    ' xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:aml="http://schemas.microsoft.com/aml/2001/core">{before}'
    '<w:styles><w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style></w:styles>'
    "<w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>"
)


def run(*texts: str) -> str:
    return "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts)


def changed(kind: str, inside: str) -> str:
    return f'<aml:annotation w:type="Word.{kind}"><aml:content>{inside}</aml:content></aml:annotation>'


def read(body: str, before: str = "") -> list[tuple[object, ...]]:
    source = WORD.format(body=body, before=before).encode()
    return [told(content) for content in registry.pieces(io.BytesIO(source), "letter.xml")]


def told(content: Content) -> tuple[object, ...]:
    match content:
        case Piece():
            return (content.where.part, content.text.strip())
        case Grid():
            return (content.where.part, [row.cells for row in content.rows])
        case Embedded():
            with content.open() as stream:
                return (content.name, stream.read())
        case _:
            return (content,)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<w:p>{run('Emma Samp', 'son')}</w:p>", ("body", "Emma Sampson")),
        (f"<wx:sub-section><w:p>{run('Emma')}</w:p></wx:sub-section>", ("body", "Emma")),
        (f"<w:tbl><w:tr><w:tc><w:p>{run('Na', 'me')}</w:p></w:tc></w:tr></w:tbl>", ("body", [("Name",)])),
        (f"<w:p>{run('is ')}{changed('Insertion', run('ill'))}</w:p>", ("body", "is ill")),
        (f"<w:p>{changed('Deletion', '<w:r><w:delText>custody</w:delText></w:r>')}</w:p>", ("revision", "custody")),
        (f"<w:p>{run('x')}<w:r>{changed('Comment', '<w:p>' + run('see', ' 504') + '</w:p>')}</w:r></w:p>",
         ("comment", "see 504")),
        (f"<w:sectPr><w:hdr w:type='odd'><w:p>{run('Room', ' 4')}</w:p></w:hdr></w:sectPr>", ("header", "Room 4")),
        (f"<w:p>{run('x')}<w:r><w:footnote><w:p>{run('a ', 'note')}</w:p></w:footnote></w:r></w:p>",
         ("footnote", "a note")),
        ("<w:p><w:r><w:pict><w:binData w:name='wordml://list.txt'>RW1tYQ==</w:binData></w:pict></w:r></w:p>",
         ("word/media/0-list.txt", b"Emma")),
    ],
    ids="runs section table insertion deletion comment header footnote file".split(),
)  # fmt: skip
def test_word_2003_is_read_as_a_document_is(body: str, expected: tuple[object, ...]) -> None:
    assert expected in read(body)


def test_headings_and_properties_of_word_2003_are_known() -> None:
    heading = f"<w:p><w:pPr><w:pStyle w:val='h'/></w:pPr>{run('Nurse')}</w:p><w:p>{run('Emma')}</w:p>"
    source = WORD.format(body=heading, before="<o:DocumentProperties><o:Author>Dana</o:Author></o:DocumentProperties>")
    found = [c for c in registry.pieces(io.BytesIO(source.encode()), "a.xml") if isinstance(c, Piece)]
    assert [(c.text, c.context) for c in found[:2]] == [("Nurse", ()), ("Emma", ("Nurse",))]
    assert ("properties", "Author: Dana") in map(told, found)


def document(data: io.BytesIO) -> None:
    made = docx.Document()
    made.add_heading("Nurse", 1)
    made.add_paragraph("Emma Sampson")
    made.sections[0].header.paragraphs[0].text = "Room 4"
    made.save(data)


def show(data: io.BytesIO) -> None:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.placeholders[1].text_frame.text = "Emma Sampson"
    slide.notes_slide.notes_text_frame.text = "has an EpiPen"
    made.save(data)


def flat(package: io.BytesIO) -> bytes:
    """The same parts in one XML file."""
    parts = []
    with zipfile.ZipFile(package) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            held = f"<pkg:binaryData>{base64.b64encode(content).decode()}</pkg:binaryData>"
            if name.endswith((".xml", ".rels")):
                held = f"<pkg:xmlData>{content.decode().partition('?>')[2]}</pkg:xmlData>"
            parts.append(f"<pkg:part pkg:name={quoteattr('/' + name)}>{held}</pkg:part>")
    space = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
    return f'<?xml version="1.0"?><pkg:package {space}>{"".join(parts)}</pkg:package>'.encode()


@pytest.mark.parametrize("make", [document, show])
def test_a_flat_package_gives_what_the_package_gives(make: Callable[[io.BytesIO], None]) -> None:
    package = io.BytesIO()
    make(package)
    expected = [told(c) for c in registry.pieces(package, "a") if not isinstance(c, Embedded)]
    source = flat(package)
    assert registry.identify(io.BytesIO(source), "a.xml") == "application/vnd.ms-word2006ml"
    assert [told(c) for c in registry.pieces(io.BytesIO(source), "a.xml") if not isinstance(c, Embedded)] == expected
    assert ("body", "Emma Sampson") in expected
