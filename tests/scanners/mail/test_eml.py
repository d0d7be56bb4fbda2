"""Mail messages: what a person wrote is found wherever it stands, however it is encoded."""

from __future__ import annotations

import base64
import email
import io
import random
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from scanners.contract import Content, Embedded, Grid, Options, Piece, Protection, ScanError, Unread
from scanners.mail.eml import SCANNER
from scanners.mail.words import header_text

VALUE = "Nora Quill, born 03/12/2013"
HEAD = "From: office@example.org\r\nTo: coach@example.org\r\nMIME-Version: 1.0\r\n"


def contents(data: bytes | str, options: Options | None = None) -> list[Content]:
    raw = data.encode() if isinstance(data, str) else data
    return list(SCANNER.pieces(io.BytesIO(raw), "a.eml", "message/rfc822", options or Options()))


def texts(data: bytes | str, part: str | None = "body") -> list[str]:
    """The text of one part; cells of a table joined by "|"."""
    found: list[str] = []
    for content in contents(data):
        place = content.where.part if isinstance(content, Piece | Grid) else "none"
        if (place or "body") != part:
            continue
        if isinstance(content, Piece):
            found.append(content.text.strip())
        elif isinstance(content, Grid):
            found += ["|".join(row.cells) for row in content.rows]
    return found


def files(data: bytes | str) -> dict[str, bytes]:
    return {c.name: c.open().read() for c in contents(data) if isinstance(c, Embedded)}


def unread(data: bytes | str) -> list[Unread]:
    return [c for c in contents(data) if isinstance(c, Unread)]


def message(text: str = "body text") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"] = "office@example.org", "coach@example.org"
    made.set_content(text)
    return made


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain words", "plain words"),
        ("=?utf-8?q?Ren=C3=A9e_Duarte?=", "Renée Duarte"),
        ("=?UTF-8?B?UmVuw6ll?= =?UTF-8?B?IER1YXJ0ZQ==?=", "Renée Duarte"),
        ("=?utf-8?q?Ren=C3?= =?utf-8?q?=A9e?=", "Renée"),
        ("=?iso-8859-1?q?Ren=E9e?= again", "Renée again"),
        ("=?utf-8*en?q?tagged?=", "tagged"),
        ("=?no-such-charset?q?still_read?=", "still read"),
        ("=?utf-8?b?UmV!uw6ll==?=", "Renée"),
        ("folded\r\n over lines", "folded over lines"),
        ("Ren\udcc3\udca9e raw", "Renée raw"),
        ("Ren\udce9e latin", "Renée latin"),
        ("=?iso-2022-jp?B?GyRCRURDZhsoQg==?=", "田中"),
    ],
    ids=["plain", "quoted", "adjacent words", "character cut in two", "latin-1", "language tag", "unknown charset",
         "broken base64", "folded", "raw utf-8", "raw latin-1", "japanese"],
)  # fmt: skip
def test_headers_as_a_person_reads_them(raw: str, shown: str) -> None:
    assert header_text(raw).startswith(shown)


def test_headers_that_a_person_writes() -> None:
    data = (
        f"Received: from x by y\r\n{HEAD}Subject: =?utf-8?q?Ren=C3=A9e?=\r\n"
        f"X-Note: {VALUE}\r\nCc: a@example.com\r\n\r\nbody"
    )
    assert texts(data, "subject") == ["Renée"]
    assert texts(data, "metadata") == [
        f"From: office@example.org\nTo: coach@example.org\nX-Note: {VALUE}\nCc: a@example.com"
    ]


def coded(body: bytes, encoding: str, charset: str = "utf-8", extra: str = "") -> bytes:
    head = f"{HEAD}Content-Type: text/plain; charset={charset}{extra}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode() + body


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (coded(VALUE.encode(), "7bit"), VALUE),
        (coded(b"Nora Qu=\r\nill, born 03/1=\r\n2/2013", "quoted-printable"), VALUE),
        (coded(base64.encodebytes(VALUE.encode()), "base64"), VALUE),
        (coded(b"Tm9yYSBR dWls\r\nbCwgYm9ybiAwMy8xMi8yMDEz", "base64"), VALUE),
        (coded(b"Tm9yYSBRdWlsbCwgYm9ybiAwMy8xMi8yMDEz!!*", "base64"), VALUE),
        (coded("Renée".encode("latin-1"), "8bit", "utf-8"), "Renée"),
        (coded("Renée".encode("latin-1"), "8bit", "x-unknown"), "Renée"),
        (coded("田中".encode("iso-2022-jp"), "7bit", "iso-2022-jp"), "田中"),
        (coded(VALUE.encode(), "no-such-encoding"), VALUE),
        (coded(b"Nora \r\nQuill, \r\nborn 03/12/2013", "7bit", "utf-8", "; format=flowed"), VALUE),
    ],
    ids=["7bit", "soft line breaks", "base64", "base64 with a blank", "base64 with rubbish", "wrong charset",
         "unknown charset", "iso-2022-jp", "unknown encoding", "flowed"],
)  # fmt: skip
def test_bodies_are_decoded(data: bytes, shown: str) -> None:
    assert texts(data) == [shown]


def test_a_footer_behind_base64_is_read() -> None:
    footer = b"\r\n_____\r\nSchool list, for Nora Quill\r\n"
    assert texts(coded(base64.encodebytes(VALUE.encode()) + footer, "base64")) == [
        VALUE,
        "_____\nSchool list, for Nora Quill",
    ]


@pytest.mark.parametrize("kind", ["partial; id=a; number=1", "external-body; access-type=x"])
def test_messages_that_stand_for_others_are_read(kind: str) -> None:
    data = f"{HEAD}Content-Type: message/{kind}\r\n\r\nSubject: a list\r\n\r\n{VALUE}\r\n".encode()
    assert VALUE in [text.strip() for text in texts(data)]


def test_a_body_in_utf_7_is_read() -> None:
    assert texts(coded("Renée, born 03/12/2013".encode("utf-7"), "7bit", "utf-7")) == ["Renée, born 03/12/2013"]


def test_lines_are_counted_in_the_body() -> None:
    made = message("one\n\n\n" + "\n".join(f"line {n}" for n in range(4, 20)))
    assert [c.where.line for c in contents(made.as_bytes()) if isinstance(c, Piece) and c.where.line] == [1]


def test_columns_pasted_into_mail_stay_a_table() -> None:
    rows = ["Name\tDOB\tAllergy", "Nora Quill\t03/12/2013\tpeanut", "Otto Lund\t04/01/2012\tnone"]
    grids = [c for c in contents(message("Hello,\n\n" + "\n".join(rows) + "\n").as_bytes()) if isinstance(c, Grid)]
    assert len(grids) == 1


TABLE = "<table><tr><td>Nora Quill</td><td>03/12/2013</td></tr><tr><td>Otto Lund</td><td>04/01/2012</td></tr></table>"


@pytest.mark.parametrize(
    ("plain", "html", "times"),
    [
        (f"Dear coach,\n{VALUE}", f"<p>Dear coach,</p><p>{VALUE}</p>", 1),
        (f"Dear coach,\n{VALUE}", "<p>Dear coach,</p>", 1),
        ("Dear coach,", f"<p>Dear coach,</p><p>{VALUE}</p>", 1),
        (f"{VALUE}\n> {VALUE}", f"<p>{VALUE}</p><blockquote>{VALUE}</blockquote>", 2),
    ],
    ids=["both say it", "only plain", "only html", "quoted in both"],
)
def test_alternatives_are_both_read_and_not_doubled(plain: str, html: str, times: int) -> None:
    made = message(plain)
    made.add_alternative(html, subtype="html")
    assert "\n".join(texts(made.as_bytes())).count(VALUE) == times


def test_of_two_alternatives_the_table_is_kept() -> None:
    made = message("Nora Quill 03/12/2013\nOtto Lund 04/01/2012")
    made.add_alternative(TABLE, subtype="html")
    assert texts(made.as_bytes()) == ["Nora Quill|03/12/2013", "Otto Lund|04/01/2012"]


def test_what_hides_in_html_keeps_its_part() -> None:
    made = message("hello")
    made.add_alternative(f"<p>hello</p><!-- {VALUE} --><div style='display:none'>{VALUE}</div>", subtype="html")
    assert texts(made.as_bytes(), "comment") == [VALUE]
    assert texts(made.as_bytes(), "hidden") == [VALUE]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="list.csv"', "list.csv"),
        ("attachment; filename*=utf-8''Ren%C3%A9e.csv", "Renée.csv"),
        ('attachment; filename*0="long "; filename*1="name.csv"', "long name.csv"),
        ('attachment; filename="=?utf-8?q?Ren=C3=A9e.csv?="', "Renée.csv"),
        ("inline; filename=inline.csv", "inline.csv"),
        ("attachment", "part 2.csv"),
    ],
    ids=["plain", "rfc 2231", "continued", "encoded word", "inline", "without a name"],
)
def test_attachments_go_by_their_names(header: str, name: str) -> None:
    data = (
        f"{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/csv\r\n"
        f"Content-Disposition: {header}\r\n\r\na,b\r\n--b--\r\n"
    )
    assert files(data) == {name: b"a,b"}


def test_an_attached_message_is_a_file_of_its_own() -> None:
    inner = message(VALUE)
    inner["Subject"] = "inner"
    outer = message("see attached")
    outer.add_attachment(inner)
    ((name, data),) = files(outer.as_bytes()).items()
    assert name.endswith(".eml")
    assert texts(data) == [VALUE]
    assert texts(data, "subject") == ["inner"]


def test_a_message_attached_in_base64_against_the_rules() -> None:
    inner = base64.encodebytes(message(VALUE).as_bytes()).decode()
    data = (
        f"{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{inner}\r\n--b--\r\n"
    )
    ((_, found),) = files(data).items()
    assert texts(found) == [VALUE]


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [(VALUE, [VALUE]), ("This is a multi-part message in MIME format.", [])],
    ids=["written", "boilerplate"],
)
def test_a_preamble_is_hidden_text(preamble: str, expected: list[str]) -> None:
    made = message("hello")
    made.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="x.bin")
    made.preamble = preamble
    assert texts(made.as_bytes(), "hidden") == expected


def test_a_uuencoded_file_is_a_file() -> None:
    import binascii

    lines = "".join(binascii.b2a_uu(VALUE.encode()[at : at + 45]).decode() for at in range(0, len(VALUE), 45))
    data = f"{HEAD}\r\nhello\n\nbegin 644 list.txt\n{lines}`\nend\nbye"
    assert files(data) == {"list.txt": VALUE.encode()}
    assert "begin 644" not in "\n".join(texts(data))


AES_256, TRIPLE_DES = bytes.fromhex("060960864801650304012a"), bytes.fromhex("06082a864886f70d0307")
ENVELOPED = bytes.fromhex("3080060960864886f70d010703").replace(b"\x60\x86\x48\x86\xf7", b"\x2a\x86\x48\x86\xf7")


@pytest.mark.parametrize(
    ("kind", "body", "protection"),
    [
        ("application/pkcs7-mime; smime-type=enveloped-data", ENVELOPED + AES_256, Protection("aes-256", True)),
        ("application/x-pkcs7-mime", ENVELOPED + TRIPLE_DES, Protection("3des", False)),
        ('application/octet-stream; name="smime.p7m"', ENVELOPED + AES_256, Protection("aes-256", True)),
    ],
    ids=["aes-256", "triple des", "by its name"],
)
def test_smime_is_named_with_its_cipher(kind: str, body: bytes, protection: Protection) -> None:
    data = f"{HEAD}Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode() + base64.encodebytes(
        body
    )
    assert [(u.reason, u.protection, u.whole) for u in unread(data)] == [("encrypted", protection, True)]


@pytest.mark.parametrize(
    "data",
    [
        f'{HEAD}Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b\r\n'
        "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b--\r\n",
        f"{HEAD}\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n",
    ],
    ids=["mime", "inline"],
)
def test_openpgp_is_named(data: str) -> None:
    assert [(u.reason, u.protection, u.whole) for u in unread(data)] == [
        ("encrypted", Protection("openpgp", True), True)
    ]


def test_what_is_encrypted_in_a_part_is_a_part() -> None:
    made = message("hello")
    made.add_attachment(ENVELOPED + AES_256, maintype="application", subtype="pkcs7-mime", filename="smime.p7m")
    assert [(u.protection, u.whole) for u in unread(made.as_bytes())] == [(Protection("aes-256", True), False)]


def test_winmail_is_handed_on() -> None:
    made = message("hello")
    made.add_attachment(b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert files(made.as_bytes()) == {"winmail.dat": b"\x78\x9f\x3e\x22"}


def test_no_text_part_that_the_standard_library_sees_is_missing() -> None:
    draw = random.Random(5)
    made = message("first part é中")
    for number in range(10):
        words = " ".join(f"word{draw.randint(0, 999)}" for _ in range(200))
        made.add_attachment(
            f"{number} {words}", filename=f"{number}.txt", cte=draw.choice(["base64", "quoted-printable"])
        )
    data = made.as_bytes(policy=SMTP)
    parsed = email.message_from_bytes(data, policy=SMTP)
    expected = [part.get_content().strip() for part in parsed.walk() if part.get_content_type() == "text/plain"]
    found = texts(data) + [content.decode().strip() for content in files(data).values()]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: only a header",
        b"\r\n\r\nonly a body",
        b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        b'Content-Type: text/plain; charset="\xff\xfe"\r\n\r\nodd charset',
        b"Content-Type: \xff/\x80\r\nContent-Disposition: attachment; filename=\xff\r\n\r\nodd type",
        b"From: \x00\x01\x02\r\nSubject: =?utf-8?b?\xff?=\r\n\r\nodd bytes",
        b"Content-Type: message/rfc822\r\n\r\n",
    ],
)
def test_broken_messages_are_read(data: bytes) -> None:
    found = contents(data)
    assert all(isinstance(content, Piece | Grid | Embedded) for content in found)
    assert found or data.endswith(b"rfc822\r\n\r\n")


def test_parts_nested_in_parts_are_read() -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(60))
    assert texts(f"{deep}\r\n{VALUE}") == [VALUE]


def test_more_parts_than_allowed_are_said() -> None:
    data = f"{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n" * 50
    with pytest.raises(ScanError) as caught:
        contents(data, Options(max_members=20))
    assert caught.value.reason == "too-many-members"


def test_a_message_larger_than_allowed_is_said() -> None:
    with pytest.raises(ScanError) as caught:
        contents(message("x" * 5000).as_bytes(), Options(max_text_bytes=1000))
    assert caught.value.reason == "too-large"


def test_html_that_tells_another_charset_than_it_is_in() -> None:
    """The charset of the part has been undone before the page is read; its meta element speaks of what was."""
    page = '<html><head><meta charset="windows-1252"></head><body><p>Zoë</p></body></html>'.encode("cp1252")
    head = b"From: a@example.org\nTo: b@example.org\nContent-Type: text/html; charset=windows-1252\n\n"
    contents = SCANNER.pieces(io.BytesIO(head + page), "", "message/rfc822", Options())
    assert [c.text for c in contents if isinstance(c, Piece) and c.where.part == "body"] == ["Zoë"]


PART = f"{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n%s\r\n\r\nx\r\n--b--\r\n"


@pytest.mark.parametrize(
    "headers",
    [
        f'Content-Type: text/csv; name="{VALUE}.csv"\r\nContent-Disposition: attachment; filename="a.csv"',
        f"Content-Type: text/plain\r\nX-Note: {VALUE}",
        f"Content-Type: text/plain\r\nSubject: {VALUE}",
        f"Content-Type: text/html\r\nContent-Location: http://example.org/{VALUE}.html",
        f"Content-Type: multipart/mixed; boundary=c\r\nContent-Description: {VALUE}",
        f'Content-Type: message/external-body; access-type=local-file; name="{VALUE}"',
    ],
    ids=["second name", "own header", "subject", "place", "description", "file elsewhere"],
)
def test_what_the_headers_of_a_part_say(headers: str) -> None:
    assert any(VALUE in text for text in texts(PART % headers, "metadata"))


def test_headers_of_an_alternative_that_says_nothing_new() -> None:
    made = message("hello")
    made.add_alternative("<p>hello</p>", subtype="html")
    made.get_payload(0)["X-Note"] = VALUE  # type: ignore[union-attr, index]
    assert (texts(made.as_bytes()), texts(made.as_bytes(), "metadata")[-1]) == (["hello"], f"X-Note: {VALUE}")
