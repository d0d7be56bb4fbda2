"""Outlook messages: each property, body, recipient and attachment comes out at its place."""

from __future__ import annotations

import io
import struct
from typing import Any

import compressed_rtf
import pytest
from outlook_files import compound, mapi, msg, properties, tnef

from scanners import registry
from scanners.contract import Embedded, Options, Piece, Protection, Unread
from scanners.rtf import encapsulated

MSG = "application/vnd.ms-outlook"
TNEF = "application/vnd.ms-tnef"
Found = tuple[dict[str | None, list[str]], list[tuple[str, bytes]], list[tuple[str, bool]]]


def read(data: bytes, kind: str) -> Found:
    """Texts by their parts, files by their names, (reason, whole) of what was not read."""
    assert registry.identify(io.BytesIO(data), "a.bin") == kind
    texts: dict[str | None, list[str]] = {}
    files: list[tuple[str, bytes]] = []
    unread: list[tuple[str, bool]] = []
    for content in registry.pieces(io.BytesIO(data), "a.bin"):
        match content:
            case Piece():
                part = None if content.where.part == "body" else content.where.part
                texts.setdefault(part, []).append(content.text.strip())
            case Embedded():
                files.append((content.name, content.open().read()))
            case Unread():
                unread.append((content.reason, content.whole))
    return texts, files, unread


def attachment(name: str, data: bytes | dict[str, Any]) -> dict[str, Any]:
    tree: dict[str, Any] = properties({0x3707: name}, header=8)
    tree["__substg1.0_37010102" if isinstance(data, bytes) else "__substg1.0_3701000D"] = data
    return tree


BASE: dict[int, str | bytes] = {0x001A: "IPM.Note", 0x0037: "Seats", 0x1000: "Bo sits in row two."}


def rich(words: str) -> bytes:
    return bytes(compressed_rtf.compress(f"{{\\rtf1\\ansi {words}}}".encode()))


WRAPPED = (
    b"{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}{\\*\\htmltag64 <p>}"
    b"\\htmlrtf {\\htmlrtf0 Zo\\'eb sits \\u8364 ?here{\\*\\htmltag72 </p>}\\htmlrtf\\par}\\htmlrtf0"
    b"{\\*\\htmltag84 <table><tr><td>}a{\\*\\htmltag84 </td><td>}b{\\*\\htmltag84 </td></tr></table>}}"
)

MESSAGES: dict[str, tuple[dict[str, Any], str | None, str]] = {
    "subject": (msg(BASE), "subject", "Seats"),
    "plain body": (msg(BASE), None, "Bo sits in row two."),
    "sender": (msg({**BASE, 0x0C1A: "Ann Ivers", 0x5D01: "ann@example.org"}), "metadata", "From: Ann Ivers"),
    "display lines": (msg({**BASE, 0x0E04: "Bo; Cy", 0x0E02: "Di"}), "metadata", "Bcc: Di"),
    "headers it was sent with": (
        msg({**BASE, 0x007D: "Received: from x\r\nTo: Bo\r\n <bo@example.org>\r\nContent-Type: text/html\r\n\r\n"}),
        "metadata",
        "To: Bo <bo@example.org>",
    ),
    "recipient with address": (
        msg(BASE, properties({0x3001: "Eli Fox", 0x39FE: "eli@example.org"}, header=8)),
        "metadata",
        "To: Eli Fox <eli@example.org>",
    ),
    "html body": (msg({**BASE, 0x1013: b"<p>Row <b>three</b></p>"}), None, "Row three"),
    "html that tells its charset": (
        msg({**BASE, 0x1013: b'<meta charset="windows-1252"><p>Zo\xeb</p>'}),
        None,
        "Zoë",
    ),
    "rich text alone": (msg({0x0037: "s", 0x1009: rich("Row four")}), None, "Row four"),
    "rich text that says more": (msg({**BASE, 0x1009: rich("Bo sits in row two.\\par Cy too.")}), None, "Cy too."),
    "html inside rich text": (
        msg({0x0037: "s", 0x1009: bytes(compressed_rtf.compress(WRAPPED))}),
        None,
        "Zoë sits €here",
    ),
    "8-bit text": (msg({0x0037: "Zoë", 0x1000: "Größe"}, page=1252), None, "Größe"),
    "8-bit text, Cyrillic": (msg({0x0037: "s", 0x1000: "Привет, класс"}, page=1251), None, "Привет, класс"),
    "contact": (msg({0x0037: "s", 0x3A16: "Harrow Pond", 0x3A1C: "555-0101"}), "metadata", "Phone: 555-0101"),
    "categories, any other text": (msg({**BASE, 0x8012: "504 plan"}), "metadata", "Note: 504 plan"),
    "link to a file": (
        msg(BASE, {**properties({0x3707: "x", 0x3708: "S:\\lists\\x"}, header=8)}),
        "metadata",
        "Attached-by-reference: S:\\lists\\x",
    ),
}


@pytest.mark.parametrize(("tree", "part", "said"), MESSAGES.values(), ids=MESSAGES)
def test_what_a_message_says(tree: dict[str, Any], part: str | None, said: str) -> None:
    texts, _, unread = read(compound(tree), MSG)
    assert said in "\n".join(texts[part])
    assert unread == []


def test_words_said_twice_come_once() -> None:
    texts, _, _ = read(compound(msg({**BASE, 0x1009: rich("Bo sits in row two.")})), MSG)
    assert texts[None] == ["Bo sits in row two."]


def test_class_and_topic_are_machines_words() -> None:
    texts, _, _ = read(compound(msg({**BASE, 0x0070: "Seats", 0x0E1D: "Seats", 0x0064: "SMTP"})), MSG)
    assert "metadata" not in texts


def test_named_properties_bear_their_names() -> None:
    name = "Nurse note".encode("utf-16-le")
    tree = msg({**BASE, 0x8001: "inhaler"})
    tree["__nameid_version1.0"] = {
        "__substg1.0_00020102": b"",
        "__substg1.0_00030102": struct.pack("<IHH", 0x8208, 0, 0) + struct.pack("<IHH", 0, 1, 1),
        "__substg1.0_00040102": struct.pack("<I", len(name)) + name,
    }
    assert read(compound(tree), MSG)[0]["metadata"] == ["Nurse-note: inhaler"]


def test_attachments() -> None:
    big = bytes(range(256)) * 40
    tree = msg(BASE, attachment("lists/a.csv", b"id\n1"), attachment("b.bin", big))
    assert read(compound(tree), MSG)[1] == [("lists/a.csv", b"id\n1"), ("b.bin", big)]


AES_256 = bytes.fromhex("308006092a864886f70d010703060960864801650304012a")


@pytest.mark.parametrize(
    ("body", "whole"), [("", True), ("Bo sits in row two.", False)], ids=["alone", "beside a text"]
)
def test_a_message_that_is_encrypted_by_smime(body: str, whole: bool) -> None:
    tree = msg({0x001A: "IPM.Note.SMIME", 0x0037: "Seats", 0x1000: body}, attachment("smime.p7m", AES_256))
    found = [c for c in registry.pieces(io.BytesIO(compound(tree)), "a.msg") if not isinstance(c, Piece)]
    assert [(c.protection, c.whole) for c in found if isinstance(c, Unread)] == [(Protection("aes-256", True), whole)]
    assert len(found) == 1


SIGNED = (
    b'Content-Type: multipart/signed; protocol="application/x-pkcs7-signature";\r\n\tboundary="b"\r\n\r\n--b\r\n'
    b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nQm8gc2l0cyBpbiByb3cgdHdvLg==\r\n--b--\r\n"
)


def test_a_message_that_is_signed_in_the_clear_is_read() -> None:
    tree = msg({0x001A: "IPM.Note.SMIME.MultipartSigned", 0x0037: "Seats"}, attachment("smime.p7m", SIGNED))
    _, files, unread = read(compound(tree), MSG)
    assert (files, unread) == ([("smime.p7m", SIGNED)], [])
    assert registry.identify(io.BytesIO(SIGNED), "smime.p7m") == "message/rfc822"
    assert read(SIGNED, "message/rfc822")[0] == {None: ["Bo sits in row two."]}


def test_object_keeps_the_names_of_its_streams() -> None:
    tree = msg(BASE, attachment("Drawing", {"CONTENTS": b"words", "\x01Ole": b"x"}))
    assert sorted(read(compound(tree), MSG)[1]) == [("Drawing/CONTENTS", b"words"), ("Drawing/Ole", b"x")]


def test_message_in_a_message_goes_round_again() -> None:
    inner = msg({0x0037: "Inner", 0x1000: "Cy too", 0x1013: b"<p>Cy too</p>"}, attachment("c.txt", b"deep"), header=24)
    _, files, _ = read(compound(msg(BASE, attachment("Fwd", inner))), MSG)
    assert [name for name, _ in files] == ["Fwd"]
    texts, files, unread = read(files[0][1], "message/rfc822")
    assert texts["subject"] == ["Inner"]
    assert texts[None] == ["Cy too"]
    assert files == [("c.txt", b"deep")]
    assert unread == []


def test_messages_nested_without_end_are_left() -> None:
    tree = msg(BASE, header=24)
    for _ in range(20):
        tree = msg(BASE, attachment("x", tree), header=24)
    data = compound({**tree, **properties(BASE)})
    depth, unread = 0, read(data, MSG)[2]
    contents = list(registry.pieces(io.BytesIO(data), "a"))
    while inner := [c for c in contents if isinstance(c, Embedded)]:
        contents = list(registry.pieces(inner[0].open(), "a", "message/rfc822"))
        depth += 1
    assert depth == 12
    assert unread == [("too-deep", False)]


def test_damaged_rich_text_costs_itself_only() -> None:
    damaged = rich("Row four")[:-3] + b"???"
    texts, _, unread = read(compound(msg({**BASE, 0x1009: damaged})), MSG)
    assert texts[None] == ["Bo sits in row two."]
    assert unread == [("corrupt", False)]


@pytest.mark.parametrize(
    ("source", "page"),
    [
        (WRAPPED, "<p>Zoë sits €here</p><table><tr><td>a</td><td>b</td></tr></table>"),
        (b"{\\rtf1\\ansi plain}", None),
        (b"{\\rtf1\\fromhtml1 {\\*\\htmltag <i>}a\\{b\\}\\~c{\\*\\mhtmltag x}{\\pntext 1.}", "<i>a{b}&nbsp;c"),
        (b"{\\rtf1\\fromhtml1 \\u-10179?\\u-8704?{\\*\\htmltag \\'41}", "😀A"),
        (b"{\\rtf1\\ansicpg1251\\fromhtml1 \\'cf\\htmlrtf hidden\\htmlrtf0\\'e5", "Пе"),
    ],
    ids=["tags and text", "no html inside", "escapes, and what is not said", "pair of halves", "code page"],
)
def test_html_inside_rich_text(source: bytes, page: str | None) -> None:
    assert encapsulated.html(source) == page


def text(value: str) -> bytes:
    return value.encode("utf-16-le") + b"\0\0"


START = (1, 0x9007, struct.pack("<II", 1252, 0))
PARTS = {
    "subject": ((1, 0x8004, b"Seats\0"), "subject", "Seats"),
    "body": ((1, 0x800C, b"Zo\xeb\0"), None, "Zoë"),
    "sender": (
        (1, 0x8000, struct.pack("<4H", 4, 12, 5, 21) + b"Ann\0\0" + b"SMTP:ann@example.org\0"),
        "metadata",
        "From: Ann <ann@example.org>",
    ),
    "body as a property": ((1, 0x9003, mapi([(0x1000, 0x1F, text("Row two"))])), None, "Row two"),
    "html": ((1, 0x9003, mapi([(0x1013, 0x102, b"<p>Row <b>two</b></p>")])), None, "Row two"),
    "rich text": ((1, 0x9003, mapi([(0x1009, 0x102, rich("Row two"))])), None, "Row two"),
    "named property": (
        (1, 0x9003, mapi([(0x0017, 3, b"\1\0\0\0"), (0x8001, 0x1F, text("inhaler"))], {0x8001: "Nurse note"})),
        "metadata",
        "Nurse-note: inhaler",
    ),
    "recipients": (
        (1, 0x9004, struct.pack("<I", 1) + mapi([(0x3001, 0x1E, b"Bo\0"), (0x39FE, 0x1E, b"bo@example.org\0")])),
        "metadata",
        "To: Bo <bo@example.org>",
    ),
}


@pytest.mark.parametrize(("attribute", "part", "said"), PARTS.values(), ids=PARTS)
def test_what_winmail_dat_says(attribute: tuple[int, int, bytes], part: str | None, said: str) -> None:
    texts, _, unread = read(tnef(START, attribute), TNEF)
    assert said in "\n".join(texts[part])
    assert unread == []


def test_attachments_in_winmail_dat() -> None:
    inner = tnef(START, (1, 0x8004, b"Inner\0"), (1, 0x800C, b"Cy too\0"))
    message = bytes.fromhex("0703020000000000c000000000000046") + inner
    data = tnef(
        START,
        (2, 0x9002, bytes(14)),
        (2, 0x8010, b"LISTS~1.CSV\0"),
        (2, 0x800F, b"id\n1"),
        (2, 0x9005, mapi([(0x3707, 0x1F, text("lists of grade 4.csv"))])),
        (2, 0x9002, bytes(14)),
        (2, 0x8010, b"Fwd\0"),
        (2, 0x9005, mapi([(0x3701, 0x0D, message)])),
    )
    _, files, unread = read(data, TNEF)
    assert [name for name, _ in files] == ["lists of grade 4.csv", "Fwd"]
    assert files[0][1] == b"id\n1"
    assert read(files[1][1], "message/rfc822")[0][None] == ["Cy too"]
    assert unread == []


def test_cut_winmail_dat_gives_what_stands_before() -> None:
    data = tnef(START, (1, 0x800C, b"Row two\0"), (2, 0x9002, bytes(14)), (2, 0x800F, b"x" * 500))
    texts, _, unread = read(data[:-300], TNEF)
    assert texts[None] == ["Row two"]
    assert unread == [("corrupt", False)]


def test_counts_that_lie_end() -> None:
    data = tnef(START, (1, 0x9003, b"\xff\xff\xff\xff" + b"\x0d\x10\x01\x30\xff\xff\xff\xff"))
    assert read(data, TNEF)[2] == [("corrupt", False)]


def test_no_compound_file() -> None:
    found = list(registry.pieces(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600), "a", MSG, Options()))
    assert [(c.reason, c.whole) for c in found if isinstance(c, Unread)] == [("corrupt", True)]
