"""OpenDocument: a value planted in each hiding place comes out, from flat files and from packages LibreOffice wrote."""

from __future__ import annotations

import base64
import hashlib
import io
import zlib
from pathlib import Path

import pytest
from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from odf_files import NAMESPACES, ODF, VALUE, package

from scanners import registry
from scanners.contract import Content, Embedded, Grid, Options, Piece, Protection, Unread
from scanners.opendocument.opendoc import SCANNER

OFFICE = Path(__file__).parents[2] / "fixtures" / "office"

Said = list[tuple[str | None, dict[str, object], str]]


def contents(data: bytes, kind: str, *passwords: str) -> list[Content]:
    found: list[Content] = []
    for content in registry.pieces(io.BytesIO(data), "a", ODF + kind, Options(passwords=passwords)):
        if isinstance(content, Grid):
            for row in content.rows:
                part = row.part or content.where.part
                found.append(Piece("|".join(row.cells), content.where.at(row=row.number, part=part)))
        else:
            found.append(content)
    return found


def said(data: bytes, kind: str) -> Said:
    """(part, place, text) of every piece and every row of a table."""
    found: Said = []
    for content in contents(data, kind):
        if isinstance(content, Piece):
            place = content.where.as_dict()
            found.append((content.where.part, {k: v for k, v in place.items() if k != "part"}, content.text))
    return found


TEXT = [
    ("body", {"paragraph": 1}, "Heading Person"),
    ("body", {"paragraph": 2}, "Body Person \u00e9 \u4e2d \u2014 \u201cquoted\u201d\tafter tab"),
    ("body", {"paragraph": 3}, "Two  blanks\nsecond line"),
    ("revision", {}, "Deleted Person"),
    ("footnote", {"paragraph": 4}, "Footnote Person"),
    ("footnote", {"paragraph": 4}, "Endnote Person"),
    ("comment", {"paragraph": 5}, "Comment Person"),
    ("body", {"paragraph": 6}, "Shown  shown"),
    ("hidden", {"paragraph": 6}, "Hidden Person"),
    ("metadata", {"paragraph": 7}, "mailto:link.person@example.org"),
    ("annotation", {"paragraph": 7}, "Bookmark_Person"),
    ("body", {"row": 2}, "Table Person|03/12/2013|"),
    ("body", {"row": 3}, "Bo Lee|04/01/2014|asthma\ninhaler"),
    ("textbox", {"paragraph": 8}, "Textbox Person"),
    ("alt", {"paragraph": 8}, "Alt Title\nAlternative Person"),
    ("body", {"paragraph": 9}, "Last Person"),
    ("header", {}, "Header Person"),
    ("footer", {}, "Footer Person"),
    ("metadata", {}, "Deleting Author\nComment Author"),
    ("properties", {}, "title: Trip list of Title Person"),
    ("properties", {}, "Pupil: Custom Person"),
]
SHEET = [
    ("name", {"sheet": "Roster"}, "Roster"),
    ("body", {"sheet": "Roster", "row": 2}, "Cell Person|03/12/2013|1012345678|004711"),
    ("hidden", {"sheet": "Roster", "row": 3}, "Hiddenrow Person|||TRUE"),
    ("body", {"sheet": "Roster", "row": 7}, "Marisol Quenneville|Formula Person||2.5"),
    ("hidden", {"sheet": "Roster", "cell": "B7", "row": 7}, "Formula Person"),
    ("comment", {"sheet": "Roster", "cell": "A2", "row": 2}, "Comment Person"),
    ("hidden", {"sheet": "Secret", "row": 1}, "Hiddensheet Person"),
    ("hidden", {}, "Name_Person: Named Person"),
    ("hidden", {}, "Listed Person\nOther\nAsk\nPrompt Person"),
    ("header", {}, "Header Person"),
    ("footer", {}, "Footer Person"),
]
SHOW = [
    ("body", {"slide": 1}, "Grade four trip"),
    ("body", {"slide": 1}, "Slide Person\nsecond point \u00e9 \u4e2d\nMarisol Quenneville"),
    ("textbox", {"slide": 1}, "Group Person\nasthma"),
    ("alt", {"slide": 1}, "Alternative Person"),
    ("body", {"slide": 1, "row": 2}, "Table Person|4"),
    ("notes", {"slide": 1}, "Notes Person"),
    ("comment", {"slide": 1}, "Comment Person"),
    ("hidden", {"slide": 2}, "Hiddenslide Person"),
    ("properties", {}, "title: Title Person"),
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("school.fodt", TEXT), ("school.odt", TEXT), ("school.fods", SHEET), ("school.ods", SHEET), ("school.fodp", SHOW),
     ("school.odp", SHOW)],
)  # fmt: skip
def test_hiding_places(name: str, expected: Said) -> None:
    data = (OFFICE / name).read_bytes()
    media_type = registry.identify(io.BytesIO(data), "a")
    found = said(data, media_type.removeprefix(ODF))
    assert [place for place in expected if place not in found] == []
    assert not any(isinstance(c, Unread) for c in contents(data, media_type.removeprefix(ODF)))


def document(body: str, styles: str = "") -> str:
    return (
        f"<office:document-content{NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    )


def text(body: str, styles: str = "") -> bytes:
    return package("text", {"content.xml": document(f"<office:text>{body}</office:text>", styles)})


def sheet(rows: str, after: str = "") -> bytes:
    body = f"<office:spreadsheet><table:table table:name='S'>{rows}</table:table>{after}</office:spreadsheet>"
    return package("spreadsheet", {"content.xml": document(body)})


P = f"<text:p>{VALUE}</text:p>"
HIDES = '<style:style style:name="A"><style:text-properties text:display="none"/></style:style>\
<style:style style:name="B" style:parent-style-name="A"/>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<text:section text:display='none'>{P}</text:section>", ("hidden", VALUE)),
        (f"<text:p text:style-name='B'>{VALUE}</text:p>", ("hidden", VALUE)),
        (f"<text:p>a<text:hidden-text text:string-value='{VALUE}'/></text:p>", ("hidden", VALUE)),
        (f"<text:p><text:span><text:hidden-paragraph text:is-hidden='true'/></text:span>{VALUE}</text:p>",
         ("hidden", VALUE)),
        (f"<text:p>a<text:conditional-text text:string-value-if-true='{VALUE}'>b</text:conditional-text></text:p>",
         ("hidden", VALUE)),
        (f"<text:user-field-decls><text:user-field-decl office:string-value='{VALUE}'/></text:user-field-decls>",
         ("hidden", VALUE)),
        (f"<text:p><text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>{VALUE}</text:ruby-text></text:ruby>"
         "</text:p>", ("alt", VALUE)),
        (f"<office:forms><form:form><form:text form:current-value='{VALUE}'/></form:form></office:forms>",
         ("form", VALUE)),
        (f"<text:list><text:list-item><text:list><text:list-item>{P}</text:list-item></text:list></text:list-item>"
         "</text:list>", ("body", VALUE)),
        (f"<text:table-of-content><text:index-body>{P}</text:index-body></text:table-of-content>", ("body", VALUE)),
        (f"<text:p>on <text:date>{VALUE}</text:date></text:p>", ("body", f"on {VALUE}")),
        (f"<table:table><table:table-row><table:table-cell><table:table><table:table-row><table:table-cell>{P}"
         "</table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>",
         ("body", VALUE)),
        (f"<draw:g><draw:frame><draw:text-box>{P}</draw:text-box></draw:frame></draw:g>", ("textbox", VALUE)),
        (f"<text:p><draw:frame draw:name='x'><svg:desc>{VALUE}</svg:desc></draw:frame></text:p>", ("alt", VALUE)),
        (f"<text:novelty>{P}</text:novelty>", ("body", VALUE)),
    ],
    ids=["hidden section", "inherited hidden style", "hidden text field", "hidden by a field",
         "conditional text", "variable", "ruby",
         "form control", "list in a list", "table of contents", "date field", "table in a table", "group",
         "alternative", "unknown element"],
)  # fmt: skip
def test_places_of_a_text(body: str, expected: tuple[str, str]) -> None:
    found = [(part, words) for part, _, words in said(text(body, HIDES), "text")]
    assert expected in found
    assert expected[0] != "hidden" or ("body", VALUE) not in found


CELL = "<table:table-cell office:value-type='{}' office:{}='{}'><text:p>{}</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (CELL.format("float", "value", "512294319", "512,294,319"), "512294319"),
        (CELL.format("float", "value", "512294319", "5.12E+08"), "512294319"),
        (CELL.format("float", "value", "512294319", "###"), "512294319"),
        (CELL.format("float", "value", "4711", "004711"), "004711"),
        (CELL.format("float", "value", "2.5", "2.5"), "2.5"),
        (CELL.format("date", "date-value", "2013-03-12", "03/12/2013"), "03/12/2013"),
        (CELL.format("date", "date-value", "2013-03-12T00:00:00", "12 March"), "2013-03-12"),
        (CELL.format("percentage", "value", "0.5", "50%"), "50%"),
        ("<table:table-cell office:value-type='string' office:string-value='a'/>", "a"),
        ("<table:table-cell><text:p>one</text:p><text:p>two</text:p></table:table-cell>", "one\ntwo"),
        ("<table:table-cell table:number-columns-repeated='3'><text:p>x</text:p></table:table-cell>", "x|x|x"),
        ("<table:table-cell table:number-columns-repeated='2'/><table:table-cell><text:p>x</text:p></table:table-cell>",
         "||x"),
        ("<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>", "under"),
    ],
    ids=["thousands", "scientific", "too narrow", "leading zeros", "fraction", "date", "date without a year",
         "percentage", "value without text", "two lines", "repeated", "after empty ones", "covered by a merge"],
)  # fmt: skip
def test_cells_as_shown_or_as_stored(cell: str, expected: str) -> None:
    found = said(sheet(f"<table:table-row>{cell}</table:table-row>"), "spreadsheet")
    assert [words for _, place, words in found if "row" in place] == [expected]


def test_what_another_document_held_when_it_was_linked() -> None:
    cells = f"<table:table-cell>{P}</table:table-cell><table:table-cell office:string-value='Bo Lee'/>"
    linked = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    links = f"<table:dde-links><table:dde-link>{linked}</table:dde-link></table:dde-links>"
    row = f"<table:table-row>{CELL.format('float', 'value', '1', '1')}</table:table-row>"
    found = said(sheet(row, links), "spreadsheet")
    assert ("hidden", {}, f"{VALUE}\nBo Lee") in found


def test_a_million_empty_or_repeated_rows_cost_nothing() -> None:
    empty = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell \
table:number-columns-repeated='16384'/></table:table-row>"
    many = (
        "<table:table-row table:number-rows-repeated='500'><table:table-cell table:number-columns-repeated='99999999'>\
<text:p>x</text:p></table:table-cell></table:table-row>"
    )
    last = f"<table:table-row><table:table-cell>{P}</table:table-cell></table:table-row>"
    rows = [
        (place["row"], words) for _, place, words in said(sheet(many + empty + last), "spreadsheet") if "row" in place
    ]
    assert [number for number, _ in rows] == [1, 1048501]
    assert rows[0][1] == "|".join("x" * 256)


ENTRY = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
CHART = document(
    f"<office:chart><chart:chart><chart:title>{P}</chart:title><table:table><table:table-row><table:table-cell>"
    "<text:p>Bo Lee</text:p></table:table-cell></table:table-row></table:table></chart:chart></office:chart>"
)
MODULE = f'<!DOCTYPE script:module PUBLIC "-//x" "module.dtd"><script:module{NAMESPACES}>REM {VALUE}</script:module>'


@pytest.mark.parametrize(
    ("parts", "manifest", "expected"),
    [
        ({"Object 1/content.xml": CHART}, ENTRY.format("Object 1/", f"{ODF}chart"), ("alt", VALUE)),
        ({"Object 1/content.xml": CHART}, ENTRY.format("Object 1/", f"{ODF}chart"), ("hidden", "Bo Lee")),
        ({"Basic/Standard/Module1.xml": MODULE}, "", ("script", f"REM {VALUE}")),
        ({"unheard/of.xml": f"<a><b>{VALUE}</b></a>"}, "", ("hidden", VALUE)),
        ({"meta.xml": f"<office:m{NAMESPACES}><office:meta><dc:title>{VALUE}</dc:title></office:meta></office:m>"}, "",
         ("properties", f"title: {VALUE}")),
    ],
    ids=["chart title", "chart's cells", "macro", "a part nobody knows", "title"],
)  # fmt: skip
def test_parts_of_the_package(parts: dict[str, str | bytes], manifest: str, expected: tuple[str, str]) -> None:
    data = package("text", {"content.xml": document("<office:text/>"), **parts}, manifest)
    assert expected in [(part, words) for part, _, words in said(data, "text")]
    assert not any(isinstance(c, Unread) for c in contents(data, "text"))


def test_a_document_inside_is_a_file_of_its_own() -> None:
    inner = document(f"<office:text>{P}</office:text>")
    parts: dict[str, str | bytes] = {"content.xml": document("<office:text/>"), "Object 1/content.xml": inner}
    data = package("text", parts, ENTRY.format("Object 1/", f"{ODF}text"))
    (found,) = [c for c in contents(data, "text") if isinstance(c, Embedded)]
    assert found.name == "Object 1"
    with found.open() as stream:
        assert registry.identify(stream, "") == f"{ODF}text"
        assert VALUE in [c.text for c in registry.pieces(stream, "") if isinstance(c, Piece)]


def test_pictures_are_files_of_their_own_and_previews_are_not() -> None:
    parts: dict[str, str | bytes] = {
        "content.xml": document("<office:text/>"), "Pictures/1.png": b"png", "Thumbnails/thumbnail.png": b"png",
        "ObjectReplacements/Object 1": b"wmf", "settings.xml": "<a>x</a>", "Configurations2/a.xml": "<a>x</a>",
    }  # fmt: skip
    assert [c.name for c in contents(package("text", parts), "text") if isinstance(c, Embedded)] == ["Pictures/1.png"]


LOCK = (
    '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data><manifest:algorithm '
    'manifest:algorithm-name="{cipher}" manifest:initialisation-vector="{vector}"/><manifest:start-key-generation '
    'manifest:start-key-generation-name="{digest}" manifest:key-size="32"/><manifest:key-derivation '
    'manifest:key-derivation-name="PBKDF2" manifest:key-size="{size}" manifest:iteration-count="1024" '
    'manifest:salt="{salt}"/></manifest:encryption-data></manifest:file-entry>'
)


def locked(cipher: str, size: int) -> bytes:
    """A text under the password "pond-44" (OpenDocument 1.3 Part 2, 3.4.1: deflate, derive, encrypt)."""
    digest, vector, salt = "sha256" if "aes" in cipher else "sha1", bytes(range(16)), b"salt" * 4
    start = hashlib.new(digest, b"pond-44").digest()
    key = hashlib.pbkdf2_hmac("sha1", start, salt, 1024, size)
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = deflater.compress(document(f"<office:text>{P}</office:text>").encode()) + deflater.flush()
    if "aes" in cipher:
        plain += b"\0" * (-len(plain) % 16)
        encryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    else:
        vector = vector[:8]
        encryptor = Cipher(Blowfish(key), CFB(vector)).encryptor()
    said = {"cipher": cipher, "digest": digest, "size": size}
    codes = {"vector": base64.b64encode(vector).decode(), "salt": base64.b64encode(salt).decode()}
    data = encryptor.update(plain) + encryptor.finalize()
    return package("text", {"content.xml": data}, LOCK.format(**said, **codes))


AES = "http://www.w3.org/2001/04/xmlenc#aes{}-cbc"


@pytest.mark.parametrize(
    ("cipher", "size", "protection"),
    [
        (AES.format(256), 32, Protection("aes-256", True)),
        (AES.format(128), 16, Protection("aes-128", True)),
        ("Blowfish CFB", 16, Protection("blowfish-128", True)),
        ("Blowfish CFB", 5, Protection("blowfish-40", False)),
    ],
)
def test_encrypted_documents_are_told_and_opened(cipher: str, size: int, protection: Protection) -> None:
    data = locked(cipher, size)
    for passwords in ((), ("wrong", "other")):
        (found,) = contents(data, "text", *passwords)
        assert isinstance(found, Unread)
        assert (found.reason, found.whole, found.protection) == ("encrypted", True, protection)
    assert VALUE in [c.text for c in contents(data, "text", "wrong", "pond-44") if isinstance(c, Piece)]


def test_a_cipher_that_nobody_knows_is_no_protection_we_vouch_for() -> None:
    data = package("text", {"content.xml": b"?"}, LOCK.format(cipher="rot13", digest="", size=99, vector="", salt=""))
    (found,) = contents(data, "text", "pond-44")
    assert isinstance(found, Unread)
    assert found.protection == Protection("unknown", False)


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("entity", ["&a;", "&b;"], ids=["growing", "external"])
def test_entities_are_not_expanded(entity: str) -> None:
    content = ENTITIES + document(f"<office:text>{P}<text:p>{entity}</text:p></office:text>")
    found = contents(package("text", {"content.xml": content}), "text")
    assert [c.text for c in found if isinstance(c, Piece)] == [VALUE]
    assert [(c.reason, c.whole) for c in found if isinstance(c, Unread)] == [("corrupt", False)]


@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
def test_broken_xml_is_read_as_far_as_it_goes_and_said(kind: str) -> None:
    row = f"<table:table table:name='S'><table:table-row><table:table-cell>{P}</table:table-cell></table:table-row>"
    body = document(f"<office:{kind}>{P if kind == 'text' else row}<text:p>cut")
    found = contents(package(kind, {"content.xml": body[: body.find("cut")]}), kind)
    assert VALUE in [c.text for c in found if isinstance(c, Piece)]
    assert [(c.reason, c.whole) for c in found if isinstance(c, Unread)] == [("corrupt", False)]


def test_nothing_that_calamine_sees_is_missing() -> None:
    from python_calamine import CalamineWorkbook

    data = (OFFICE / "school.ods").read_bytes()
    ours = {cell for _, place, row in said(data, "spreadsheet") if "row" in place for cell in row.split("|")}
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    theirs = [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    words = [cell for cell in theirs if isinstance(cell, str) and cell]
    assert len(words) > 5
    assert [word for word in words if word not in ours] == []


def test_the_scanner_claims_what_content_tells() -> None:
    for claim in SCANNER.formats:
        kind = claim.media_type.removeprefix(ODF)
        if kind.endswith("-flat-xml"):
            data = f'<?xml version="1.0"?><office:document{NAMESPACES} office:mimetype="{ODF}{kind[:-9]}"/>'.encode()
        else:
            data = package(kind, {"content.xml": document("")})
        assert registry.identify(io.BytesIO(data), "a") == claim.media_type
