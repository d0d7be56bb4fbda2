"""Rich Text: a value planted in each destination comes out with the part it stood in."""

from __future__ import annotations

import io
import struct

import pytest

from scanners.contract import Content, Embedded, Grid, Options, Piece, ScanError, Unread
from scanners.rtf.document import SCANNER

VALUE = "Nora Quill, born 03/12/2013"


def contents(data: bytes | str) -> list[Content]:
    raw = data if isinstance(data, bytes) else data.encode("ascii")
    found: list[Content] = []
    for content in SCANNER.pieces(io.BytesIO(raw), "a.rtf", "application/rtf", Options()):
        if isinstance(content, Grid):
            rows = list(content.rows)
            content = Grid(iter(rows), content.where, content.title)
            found.extend(Piece("|".join(row.cells), content.where.at(row=row.number)) for row in rows)
        else:
            found.append(content)
    return found


def said(data: bytes | str) -> list[tuple[str | None, str]]:
    return [(c.where.part, c.text) for c in contents(data) if isinstance(c, Piece)]


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (VALUE, ("body", f"Shown {VALUE}")),
        (f"{{\\header {VALUE}}}", ("header", VALUE)),
        (f"{{\\footerf {VALUE}}}", ("footer", VALUE)),
        (f"{{\\footnote {VALUE}}}", ("footnote", VALUE)),
        (f"{{\\footnote\\ftnalt {VALUE}}}", ("footnote", VALUE)),
        (f"{{\\*\\annotation {VALUE}}}", ("comment", VALUE)),
        (f"{{\\*\\atnauthor {VALUE}}}", ("metadata", VALUE)),
        (f"{{\\v {VALUE}}}", ("hidden", VALUE)),
        (f"\\v {VALUE}\\v0 ", ("hidden", VALUE)),
        (f"{{\\deleted\\revauthdel1 {VALUE}}}", ("revision", VALUE)),
        (f"{{\\info{{\\title {VALUE}}}}}", ("properties", f"title: {VALUE}")),
        (f"{{\\info{{\\doccomm {VALUE}}}}}", ("properties", f"doccomm: {VALUE}")),
        (f"{{\\*\\userprops{{\\propname P}}\\proptype30{{\\staticval {VALUE}}}}}", ("properties", f"P: {VALUE}")),
        (f"{{\\shp{{\\*\\shpinst{{\\shptxt {VALUE}}}}}}}", ("textbox", VALUE)),
        (f"{{\\shp{{\\*\\shpinst{{\\sp{{\\sn wzDescription}}{{\\sv {VALUE}}}}}}}}}", ("alt", VALUE)),
        (f'{{\\field{{\\*\\fldinst HYPERLINK "{VALUE}"}}{{\\fldrslt link}}}}', ("hidden", f'HYPERLINK "{VALUE}"')),
        (f"{{\\*\\bkmkstart {VALUE}}}", ("annotation", VALUE)),
        (f"{{\\*\\formfield{{\\*\\ffdeftext {VALUE}}}}}", ("form", VALUE)),
        (f"{{\\*\\docvar {{v}}{{{VALUE}}}}}", ("hidden", f"v{VALUE}")),
        (f"{{\\*\\neverheardof {VALUE}}}", ("hidden", VALUE)),
    ],
    ids=["body", "header", "first footer", "footnote", "endnote", "comment", "comment's author", "hidden",
         "hidden switch", "deletion", "title", "comments of the info", "own property", "text box", "alternative text",
         "field code", "bookmark", "form field", "document variable", "unknown destination"],
)  # fmt: skip
def test_hiding_places(group: str, expected: tuple[str, str]) -> None:
    found = said(f"{{\\rtf1\\ansi Shown {group}\\par Next\\par}}")
    assert expected in found
    assert ("body", "Next") in found
    if expected[0] != "body":
        assert VALUE not in "".join(text for part, text in found if part == "body")


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        ("\\ansi", "\\u8217?s \\u233\\'e9\\u-10179?\\u-8704?", "\u2019s \u00e9\U0001f600"),
        ("\\ansi", "{\\uc2 \\u20013\\'d6\\'d0x}", "\u4e2dx"),
        ("\\ansi", "{\\uc0 \\u233x}", "\u00e9x"),
        ("\\ansi\\ansicpg1252", "caf\\'e9", "caf\u00e9"),
        ("\\ansi\\ansicpg1250", "\\'9a", "\u0161"),
        ("\\mac", "\\'8e", "\u00e9"),
        ("\\ansi{\\fonttbl{\\f0 A;}{\\f3\\fcharset204 B;}}", "{\\f3 \\'c0\\'e0}a\\'e9", "\u0410\u0430a\u00e9"),
        ("\\ansi{\\fonttbl{\\f1\\fcharset128 B;}}", "{\\f1 \\'93\\'fa\\'96\\'7b}", "\u65e5\u672c"),
        ("\\ansi", "a\\~b\\_c\\emdash d\\{e\\}\\\\", "a\u00a0b-c\u2014d{e}\\"),
        ("\\ansi", "one\r\n word", "one word"),
        ("\\ansi", "a{\\bin4 }{\\\\}b", "ab"),
    ],
    ids=["unicode with fallback", "two fallback bytes", "no fallback", "code page", "code page 1250", "macintosh",
         "font's charset", "double-byte font", "symbols", "line break of the file", "binary data"],
)  # fmt: skip
def test_characters(head: str, text: str, expected: str) -> None:
    assert said(f"{{\\rtf1{head} {text}\\par}}") == [("body", expected)]


def test_a_table_keeps_its_shape() -> None:
    row = "\\trowd\\cellx100\\cellx200\\pard\\intbl {}\\cell {}\\cell\\row"
    rows = row.format("Name", "Grade") + row.format("Nora Quill{\\v IEP}", "4\\par late")
    found = contents(f"{{\\rtf1\\ansi Roster\\par {rows}\\pard After\\par}}")
    assert [(c.text, c.where.row, c.where.paragraph, c.where.part) for c in found if isinstance(c, Piece)] == [
        ("Roster", None, 1, "body"),
        ("Name|Grade", 1, None, "body"),
        ("Nora Quill|4\nlate", 2, None, "body"),
        ("After", None, 2, "body"),
        ("IEP", 2, None, "hidden"),
    ]


def test_a_comment_knows_the_paragraph_it_hangs_on() -> None:
    found = contents(f"{{\\rtf1 One\\par Nora Quill{{\\*\\annotation {VALUE}}}\\par}}")
    assert [(c.where.paragraph, c.context) for c in found if isinstance(c, Piece) and c.where.part == "comment"] == [
        (2, ("Nora Quill",))
    ]


def _package(content: bytes) -> str:
    native = struct.pack("<H", 2) + b"list.csv\0C:\\list.csv\0" + struct.pack("<HHI", 0, 3, 9) + b"list.csv\0"
    native += struct.pack("<I", len(content)) + content
    words = b"".join(struct.pack("<I", len(w) + 1) + w + b"\0" for w in (b"Package", b"", b""))
    return (struct.pack("<II", 0x501, 2) + words + struct.pack("<I", len(native)) + native).hex()


@pytest.mark.parametrize(
    ("group", "name", "expected"),
    [
        ("{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata " + _package(VALUE.encode()) + "}}", "objdata1.ole",
         VALUE.encode()),
        ("{\\pict\\pngblip 89504e47\r\n0d0a}", "pict1.png", b"\x89PNG\r\n"),
        ("{\\*\\shppict{\\pict\\jpegblip\\bin3 {\\}}}", "pict1.jpg", b"{\\}"),
    ],
    ids=["packaged file", "picture", "binary picture"],
)  # fmt: skip
def test_files_inside(group: str, name: str, expected: bytes) -> None:
    found = [c for c in contents(f"{{\\rtf1 {group}\\par}}") if isinstance(c, Embedded)]
    assert [(c.name, c.open().read()) for c in found] == [(name, expected)]


def test_a_file_cut_short_is_read_and_said() -> None:
    found = contents(f"{{\\rtf1\\ansi {VALUE}\\par {{\\b more")
    assert [c.text for c in found if isinstance(c, Piece)] == [VALUE, "more"]
    assert [(c.reason, c.whole) for c in found if isinstance(c, Unread)] == [("corrupt", False)]


def test_no_group_at_all_is_said() -> None:
    with pytest.raises(ScanError) as caught:
        contents(b"no group")
    assert caught.value.reason == "corrupt"


def test_what_stands_before_groups_without_end_is_read() -> None:
    first, *_, last = contents(b"{\\rtf1 " + VALUE.encode() + b"\\par " + b"{" * 20_000)
    assert isinstance(first, Piece) and first.text == VALUE
    assert isinstance(last, Unread) and (last.reason, last.whole) == ("too-deep", False)


COLOURS = "{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue128;}"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"{{\\cf1 {VALUE}}}", "hidden"),
        (f"{{\\cf2\\chcbpat2 {VALUE}}}", "hidden"),
        (f"{{\\fs2 {VALUE}}}", "hidden"),
        (f"\\cf1 {VALUE}\\cf0 ", "hidden"),
        (f"{{\\cf2 {VALUE}}}", "body"),
        (f"{{\\cf1\\highlight2 {VALUE}}}", "body"),
        (f"\\pard\\cbpat2{{\\cf1 {VALUE}}}", "body"),
        (f"\\trowd\\cellx99\\intbl{{\\cf1 {VALUE}}}\\cell\\row", "body"),
        (f"{{\\cf1\\plain {VALUE}}}", "body"),
    ],
    ids=["white", "navy on navy", "of one point", "white by a switch", "navy", "white on a mark",
         "white on a dark ground", "white in a cell", "plain again"],
)  # fmt: skip
def test_text_that_nobody_sees(text: str, part: str) -> None:
    found = list(SCANNER.pieces(io.BytesIO(f"{{\\rtf1\\ansi{COLOURS}Shown {text}}}".encode()), "", "", Options()))
    parts = {c.where.part for c in found if isinstance(c, Piece) and VALUE in c.text}
    parts |= {c.where.part for c in found if isinstance(c, Grid)}
    assert parts == {part}
