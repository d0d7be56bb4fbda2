"""Files that break off: what stands before the cut is read, and that there was more is said."""

from __future__ import annotations

import base64
import io

import pytest

from scanners import registry
from scanners.contract import Embedded, Grid, Piece, Unread

WORDS = "Bo sits in row two"
PAGE = f"<!doctype html><html><body><p>{WORDS}</p>"
BOUND = f"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=QQ\n\n--QQ\n\n{WORDS}\n"
BASE64 = "Subject: x\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n"
ENCODED = base64.b64encode(f"{WORDS}, says Ann".encode()).decode()
SVG = f'<svg xmlns="http://www.w3.org/2000/svg"><text>{WORDS}</text>'
CARD = f"BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nNOTE:{WORDS}\n"

CUT = {
    "json in a string": ("x.json", f'{{"seat": "{WORDS}", "note": "wi'),
    "json behind a value": ("x.json", f'{{"seat": "{WORDS}", "note": [1, 2'),
    "json behind a comma": ("x.json", f'[{{"seat": "{WORDS}"}},\n'),
    "json in a literal": ("x.json", f'{{"seat": "{WORDS}", "ok": fal'),
    "json in an escape": ("x.json", f'{{"seat": "{WORDS}", "ok": "\\u00'),
    "json lines": ("x.jsonl", f'{{"seat": "{WORDS}"}}\n{{"seat": "row'),
    "json lines of two kinds": ("x.jsonl", f'{{"a": 1}}\n{{"seat": "{WORDS}"}}\n{{"b": [1,'),
    "xml between tags": ("x.xml", f"<?xml version='1.0'?><a><b>{WORDS}</b>"),
    "xml in text": ("x.xml", f"<?xml version='1.0'?><a><b>{WORDS}"),
    "xml in a tag": ("x.xml", f"<?xml version='1.0'?><a><b>{WORDS}</b><c d='"),
    "xml in a comment": ("x.xml", f"<?xml version='1.0'?><a><b>{WORDS}</b><!-- so"),
    "svg": ("x.svg", SVG),
    "svg in a tag": ("x.svg", f"{SVG}<path d='M0"),
    "html in a tag": ("x.html", f"{PAGE}<p class="),
    "html in an end tag": ("x.html", f"{PAGE}<p>a</p"),
    "html in a comment": ("x.html", f"{PAGE}<!-- a <b>c</b>"),
    "html in a script": ("x.html", f"{PAGE}<script>var a = '<b>c</b>';"),
    "html in a second script": ("x.html", f"{PAGE}<script>a()</script><Script>b(); // <i></i>"),
    "html in a comment behind another": ("x.html", f"{PAGE}<!-- a --><!-- b <i></i>"),
    "html in a style sheet": ("x.html", f"{PAGE}<STYLE>p > b {{"),
    "mail without its last boundary": ("x.eml", BOUND),
    "mail without any part": ("x.eml", BOUND.replace("--QQ", "")),
    "mail in base64": ("x.eml", BASE64 + ENCODED[:-3]),
    "mail in a tag": ("x.eml", f"Subject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}<p class="),
    "mailbox": ("x.mbox", f"From a@b Mon Jan  1 00:00:00 2024\nFrom: a@b\n{BOUND}"),
    "vcard": ("x.vcf", CARD),
    "sql in a row": ("x.sql", f"INSERT INTO t (a, b) VALUES\n(1, '{WORDS}'),\n(2, 'so"),
    "sql in a copy": ("x.sql", f"COPY t (a, b) FROM stdin;\n1\t{WORDS}\n2\ta\n"),
    "yaml in quotes": ("x.yaml", f"a:\n  - seat: {WORDS}\n    note: 'so"),
    "yaml in brackets": ("x.yaml", f"a:\n  - seat: {WORDS}\n    note: [so, "),
    "calendar": ("x.ics", f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{WORDS}\nEND:VEVENT\n"),
}
WHOLE = {
    "json": ("x.json", f'{{"seat": "{WORDS}"}}'),
    "json with zeros behind": ("x.json", f'{{"seat": "{WORDS}"}}\n\0\0'),
    "json with comments": ("x.json", f'{{"seat": "{WORDS}", // a\n"b": 1, }}'),
    "json with more behind": ("x.json", f'{{"seat": "{WORDS}"}} done'),
    "a script by the name of json": ("x.json", f'{{ seat: "{WORDS}"'),
    "text by the name of json": ("x.json", f"{WORDS} {{"),
    "json lines": ("x.jsonl", f'{{"a": 1}}\n{{"seat": "{WORDS}"}}\n'),
    "json lines with a word behind": ("x.jsonl", f'{{"a": 1}}\n{{"seat": "{WORDS}"}}\nend\n'),
    "xml": ("x.xml", f"<?xml version='1.0'?><a><b>{WORDS}</b></a>\n"),
    "xml that is sloppy": ("x.xml", f"<?xml version='1.0'?><a><b>{WORDS} & more</b></a>\n"),
    "xml with a comment behind": ("x.xml", f"<?xml version='1.0'?><a><b>{WORDS} & more</b></a><!-- c -->"),
    "svg": ("x.svg", f"{SVG}</svg>"),
    "html without its end": ("x.html", PAGE),
    "html with loose signs": ("x.html", f"{PAGE}<p>4 < 5, 6 > 5, I <3 it"),
    "html with signs in a script": ("x.html", f"{PAGE}<script>if (a<b) {{ c = '<!--'; }}</script>"),
    "html with an old script": ("x.html", f"{PAGE}<script><!--\nvar a = '</b>';\n//--></script>"),
    "html with two scripts": ("x.html", f"{PAGE}<script>a()</script><SCRIPT>b()</SCRIPT><style></Style><!-- c -->"),
    "html that speaks of scripts": ("x.html", f"{PAGE}<textarea><script></textarea>"),
    "mail": ("x.eml", f"{BOUND}--QQ--\n"),
    "mail of headers alone": ("x.eml", f"Subject: {WORDS}\n" + BOUND.partition("\n\n")[0] + "\n\n"),
    "mail, a part of which is not closed": (
        "x.eml", BOUND + "--QQ\nContent-Type: multipart/alternative; boundary=RR\n\n--RR\n\nhi\n--QQ--\n",
    ),
    "mail in base64": ("x.eml", BASE64 + ENCODED),
    "mail in base64 and words": ("x.eml", f"{BASE64}{ENCODED}\n___\nA list of our school\n"),
    "mail in quoted-printable": (
        "x.eml",
        "Subject: x\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        f"<p>{WORDS}</p><style>p {{}}</st=\nyle>\n",
    ),
    "vcard": ("x.vcf", f"{CARD}END:VCARD\n"),
    "sql": ("x.sql", f"INSERT INTO t (a, b) VALUES (1, '{WORDS}')"),
    "sql with an open quote": ("x.sql", f"INSERT INTO t VALUES (1, 'it's');\nINSERT INTO t VALUES (2, '{WORDS}');\n"),
    "sql copied": ("x.sql", f"COPY t (a, b) FROM stdin;\n1\t{WORDS}\n\\.\n"),
    "yaml": ("x.yaml", f"a:\n  - seat: {WORDS}\n"),
    "yaml with a word behind": ("x.yaml", f"a: {WORDS}\nso"),
    "yaml that is none": ("x.yaml", f"a: b: {WORDS}\n- c\n"),
}  # fmt: skip


def read(name: str, text: str) -> tuple[str, list[tuple[str, bool]]]:
    """All words of a file, and what of it is unread."""
    words: list[str] = []
    unread: list[tuple[str, bool]] = []
    for content in registry.pieces(io.BytesIO(text.encode()), name):
        if isinstance(content, Piece):
            words.append(content.text)
        elif isinstance(content, Grid):
            words += [" ".join(row.cells) for row in content.rows]
        elif isinstance(content, Embedded):
            words += [c.text for c in registry.pieces(content.open(), content.name) if isinstance(c, Piece)]
        elif isinstance(content, Unread):
            unread.append((content.reason, content.whole))
    return "\n".join(words), unread


@pytest.mark.parametrize(("name", "text"), CUT.values(), ids=CUT)
def test_what_breaks_off_is_partly_read(name: str, text: str) -> None:
    words, unread = read(name, text)
    assert unread == [("corrupt", False)]
    assert WORDS in words


@pytest.mark.parametrize(("name", "text"), WHOLE.values(), ids=WHOLE)
def test_what_is_only_sloppy_is_whole(name: str, text: str) -> None:
    words, unread = read(name, text)
    assert not unread
    assert WORDS in words


@pytest.mark.parametrize("ending", [">", "a"])
def test_a_file_too_long_for_a_tree_is_judged_by_its_end(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from scanners.data import jsondata
    from scanners.reading import cutoff

    monkeypatch.setattr(jsondata, "LARGEST", 40)
    monkeypatch.setattr(cutoff, "_LARGEST", 40)
    _, unread = read("x.xml", f"<?xml version='1.0'?><a><b>{WORDS}</b></{'a' * 40}{ending}")
    assert unread == ([] if ending == ">" else [("corrupt", False)])


def test_flipped_bits_do_not_make_a_text_unknown() -> None:
    data = bytearray(CARD.replace("\n", "\r\n").encode() + b"END:VCARD\r\n")
    data[11], data[20], data[50], data[56] = 0x8D, 0x0E, 0x17, 0x10
    found = [c.text for c in registry.pieces(io.BytesIO(bytes(data)), "x.vcf") if isinstance(c, Piece)]
    assert "Bo sits in" in "\n".join(found)


def test_a_text_behind_zeros_is_a_text() -> None:
    words, unread = read("x.log", "\0" * 3000 + f"{WORDS}\n")
    assert WORDS in words
    assert not unread
