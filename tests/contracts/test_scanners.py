"""What every scanner promises. To add one: a sample of each of its kinds of file in `SAMPLES`, made from nothing.

Each sample holds `PLANTED`, which must come out; the suite then spoils the sample in every way it knows.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import plistlib
import random
import sqlite3
import struct
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any, get_args

import py7zr
import pytest
from backports import zstd
from metafiles import emf, wmf
from onenote_files import section
from outlook_files import compound, msg, properties, tnef
from rar_files import cab, lha, rar5

from scanners import registry
from scanners.contract import Content, Embedded, Grid, Options, Part, Piece, Reason, Row, ScanError, Unread, Where

PLANTED = "Marisol Quenneville"
NAME = "/srv/staff/Corridor Nine/Benedikt.xyz"
"""A name that no content may repeat."""

WORDS = f"{PLANTED} is in grade 4.\n"
CELLS = [["Name", "Grade"], [PLANTED, "4"], ["Bo Lee", "5"]]


def _word() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph(WORDS)
    table = document.add_table(rows=0, cols=2)
    for cells in CELLS:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    return _saved(document.save)


def _sheet_xml() -> bytes:
    rows = "".join(f"<Row>{''.join(f'<Cell><Data>{text}</Data></Cell>' for text in cells)}</Row>" for cells in CELLS)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    sheet = f"<Worksheet><Table>{rows}</Table></Worksheet>"
    return f'<?xml version="1.0"?><Workbook xmlns="{space}">{sheet}</Workbook>'.encode()


def _word_xml() -> bytes:
    space = "http://schemas.microsoft.com/office/word/2003/wordml"
    body = f"<w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:body>"
    return f'<?xml version="1.0"?><w:wordDocument xmlns:w="{space}">{body}</w:wordDocument>'.encode()


def _sheet() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for cells in CELLS:
        book.worksheets[0].append(cells)
    return _saved(book.save)


def _binary_sheet() -> bytes:
    """A workbook of one sheet with one row, record by record ([MS-XLSB] 2.1.4)."""

    def record(kind: int, payload: bytes) -> bytes:
        return bytes([kind] if kind < 128 else [kind & 0x7F | 0x80, kind >> 7]) + bytes([len(payload)]) + payload

    def text(words: str) -> bytes:
        return struct.pack("<I", len(words)) + words.encode("utf-16-le")

    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = record(145, b"") + record(0, bytes(17)) + record(6, bytes(8) + text(PLANTED)) + record(146, b"")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (
            ("[Content_Types].xml", b'<a b="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'),
            ("xl/_rels/workbook.bin.rels", f'<a><b Id="r" Type="{related}/worksheet" Target="s.bin"/></a>'.encode()),
            ("xl/workbook.bin", record(156, bytes(8) + text("r") + text("Trip"))),
            ("xl/s.bin", sheet),
        ):
            package.writestr(zipfile.ZipInfo(name), content)
    return data.getvalue()


def _slides() -> bytes:
    import pptx

    show = pptx.Presentation()
    show.slides.add_slide(show.slide_layouts[1]).placeholders[1].text_frame.text = WORDS
    return _saved(show.save)


def _opendoc() -> bytes:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"<text:h>Trip</text:h><text:p>{WORDS}</text:p></office:text></office:body></office:document-content>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        package.writestr(zipfile.ZipInfo("content.xml"), content)
    return data.getvalue()


def _pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, invariant=True)
    canvas.drawString(72, 720, WORDS.strip())
    canvas.save()
    return data.getvalue()


def _mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "ann@example.org", "bo@example.org", "Trip"
    message.set_content(WORDS)
    message.add_attachment(b"id,name\n1,x\n", maintype="text", subtype="csv", filename="list.csv")
    return message.as_bytes().replace(message.get_boundary("").encode(), b"=-=boundary=-=")


def _zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("list.txt"), WORDS * 20)
    return data.getvalue()


def _sevenzip() -> bytes:
    data = io.BytesIO()
    with py7zr.SevenZipFile(data, "w") as archive:
        archive.writestr(WORDS, "list.txt")
        archive.writestr(WORDS, "copy.txt")
    return data.getvalue()


def _signed() -> bytes:
    """Signed data (RFC 5652 5.1) with neither certificates nor signers."""

    def value(tag: int, *parts: bytes) -> bytes:
        content = b"".join(parts)
        return bytes([tag, 0x82]) + struct.pack(">H", len(content)) + content

    kind = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
    inside = value(0x30, kind + b"\1", value(0xA0, value(4, WORDS.encode())))
    return value(0x30, kind + b"\2", value(0xA0, value(0x30, b"\2\1\1", b"\x31\0", inside, b"\x31\0")))


def _msg() -> bytes:
    part = properties({0x3707: "list.csv", 0x3701: CSV}, header=8)
    return compound(msg({0x001A: "IPM.Note", 0x0037: "Trip", 0x1000: WORDS, 0x1013: b"<p>Trip</p>"}, part))


def _tnef() -> bytes:
    parts = ((1, 0x9007, struct.pack("<II", 1252, 0)), (1, 0x8004, b"Trip\0"), (1, 0x800C, WORDS.encode()))
    return tnef(*parts, (2, 0x9002, bytes(14)), (2, 0x8010, b"list.csv\0"), (2, 0x800F, CSV))


def _database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE pupils (name, grade)")
    connection.executemany("INSERT INTO pupils VALUES (?, ?)", CELLS[1:])
    connection.commit()
    return connection.serialize()


def _tar() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name in ("list.txt", "copy.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(WORDS)
            archive.addfile(member, io.BytesIO(WORDS.encode()))
    return data.getvalue()


def _protected() -> bytes:
    """An OLE2 file with the two streams of an encrypted document, empty ([MS-CFB], [MS-OFFCRYPTO] 2.3)."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    struct.pack_into("<108I", header, 80, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    directory = b""
    for name, kind, child in (("Root Entry", 5, 1), ("EncryptionInfo", 2, -1), ("EncryptedPackage", 2, -1)):
        encoded = name.encode("utf-16-le") + b"\0\0"
        right = 2 if child < 0 and name == "EncryptionInfo" else -1
        links = struct.pack("<HBBiii", len(encoded), kind, 1, -1, right, child)
        directory += (encoded.ljust(64, b"\0") + links + bytes(36) + struct.pack("<iQ", -2, 0)).ljust(128, b"\0")
    return bytes(header) + table + directory.ljust(512, b"\0")


def _object() -> bytes:
    """An OLE2 file with one text file packaged in it ([MS-CFB]; the stream Ole10Native as [MS-OLEDS] names it)."""
    text = (WORDS * 200).encode()
    body = struct.pack("<H", 2) + b"list.txt\0list.txt\0" + struct.pack("<HHI", 0, 3, 9) + b"list.txt\0"
    stream = struct.pack("<I", len(body) + 4 + len(text)) + body + struct.pack("<I", len(text)) + text
    size = -(-len(stream) // 512)
    header = bytearray(_protected()[:512])
    struct.pack_into("<i", header, 60, -2)
    table = struct.pack("<128i", -3, -2, *range(3, size + 2), -2, *[-1] * (126 - size))
    directory = b""
    for name, kind, child, start, length in (("Root Entry", 5, 1, -2, 0), ("\x01Ole10Native", 2, -1, 2, len(stream))):
        encoded = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<HBBiii", len(encoded), kind, 1, -1, -1, child)
        directory += encoded.ljust(64, b"\0") + links + bytes(36) + struct.pack("<iQ", start, length)
    return bytes(header) + table + directory.ljust(512, b"\0") + stream.ljust(size * 512, b"\0")


def _double() -> bytes:
    """An AppleDouble file with a comment and a resource fork (RFC 1740, appendix B)."""
    comment = WORDS.strip().encode()
    head = struct.pack(">II16sH", 0x00051607, 0x00020000, b"Mac OS X", 2)
    head += struct.pack(">6I", 4, 50, len(comment), 2, 50 + len(comment), 600)
    return head + comment + bytes(600)


def _picture(format: str) -> bytes:
    """A picture too small for OCR, which would take its seconds in every test."""
    from PIL import Image, PngImagePlugin

    chunks, picture = PngImagePlugin.PngInfo(), Image.new("RGB", (30, 8), "white")
    chunks.add_text("Title", WORDS.strip())
    picture.getexif()[270] = WORDS.strip()
    return _saved(lambda data: picture.save(data, format, exif=picture.getexif(), pnginfo=chunks))


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    data = io.BytesIO()
    save(data)
    return data.getvalue()


def _fixture(name: str) -> bytes:
    """A file that LibreOffice wrote: the old formats have no writer here."""
    data = (Path(__file__).parent.parent / "fixtures" / "office" / name).read_bytes()
    return gzip.decompress(data) if name.endswith(".gz") else data


OFFICE = "application/vnd.openxmlformats-officedocument."
CSV = "\n".join(",".join(cells) for cells in CELLS).encode()
SAMPLES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "text/plain": ("text", lambda: (WORDS + "\n" + "\n".join("\t".join(cells) for cells in CELLS)).encode()),
    "text/markdown": ("text", lambda: f"# Trip\n{WORDS}\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode()),
    "text/calendar": ("cards", lambda: f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{PLANTED}\nEND:VEVENT\n".encode()),
    "text/vcard": ("cards", lambda: f"BEGIN:VCARD\nFN;QUOTED-PRINTABLE:{PLANTED}\nTEL:555-0101\n".encode()),
    "text/vtt": ("captions", lambda: f"WEBVTT - Trip\n\nNOTE a\n\n00:01.000 --> 00:02.000\n<v Bo>{WORDS}".encode()),
    "application/x-subrip": ("captions", lambda: f"1\n00:00:01,000 --> 00:00:02,000\nBo: {WORDS}\n".encode()),
    "text/csv": ("table", lambda: CSV),
    "text/tab-separated-values": ("table", lambda: CSV.replace(b",", b"\t").decode().encode("utf-16")),
    "text/html": ("html", lambda: f"<html><h1>Trip</h1><p>{WORDS}<table><tr><th>a<th>b<tr><td>1<td>2</table>".encode()),
    "text/x-sql": ("sqldump", lambda: f"-- a\nINSERT INTO t (a, b) VALUES (1, '{PLANTED}'), (2, 'x');\n".encode()),
    "application/yaml": ("yaml", lambda: f"a:\n  - name: {PLANTED}\n    g: 4\n  - name: Bo\n    g: 5\n# c\n".encode()),
    "application/x-pem-file": (
        "sealedtext",
        lambda: (
            b"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nYWJj\n"
            b"-----END RSA PRIVATE KEY-----\n"
        ),
    ),
    "text/javascript": ("programs", lambda: f"// a\nlet a = [{{n: '{PLANTED}', m: 1}}, {{n: 'Bo', m: 2}}];\n".encode()),
    "application/json": ("data", lambda: f'{{"a": [{{"name": "{PLANTED}", "g": 4}}], "b": "c"}}'.encode()),
    "application/x-ndjson": ("data", lambda: f'{{"name": "{PLANTED}"}}\n{{"name": "Bo"}}\n'.encode()),
    "image/svg+xml": ("html", lambda: f"<svg><title>Seats</title><text>{PLANTED}</text></svg>".encode()),
    "application/xml": ("xml", lambda: f'<?xml version="1.0"?><a><b id="1">{PLANTED}</b><b/><!-- c --></a>'.encode()),
    "application/vnd.ms-spreadsheetml": ("sheetxml", _sheet_xml),
    "application/vnd.ms-wordml": ("wordxml", _word_xml),
    "application/x-bplist": ("plist", lambda: plistlib.dumps({"name": PLANTED, "g": [1]}, fmt=plistlib.FMT_BINARY)),
    f"{OFFICE}wordprocessingml.document": ("word", _word),
    f"{OFFICE}spreadsheetml.sheet": ("sheet", _sheet),
    f"{OFFICE}presentationml.presentation": ("slides", _slides),
    "application/vnd.oasis.opendocument.text": ("opendoc", _opendoc),
    "application/msword": ("doc", lambda: _fixture("school.doc")),
    "application/vnd.ms-excel": ("xls", lambda: _fixture("school.xls")),
    "application/vnd.ms-powerpoint": ("ppt", lambda: _fixture("school.ppt.gz")),
    "application/vnd.ms-excel.sheet.binary.macroEnabled.12": ("xlsb", _binary_sheet),
    "application/pdf": ("pdf", _pdf),
    "message/rfc822": ("mail", _mail),
    "application/mbox": ("mailbox", lambda: b"From ann Thu Jan  1 00:00:00 2026\n%b\nFrom bo\n%b" % (_mail(), _mail())),
    "message/x-emlx": ("mailbox", lambda: b"%d\n%b<?xml version='1.0'?><plist/>" % (len(_mail()), _mail())),
    "application/pgp-keys": (
        "openpgp",
        lambda: b"\x99\0\x18\4" + bytes(4) + b"\1" * 19 + b"\xcd\x13" + PLANTED.encode(),
    ),
    "application/x-age": ("locked", lambda: b"age-encryption.org/v1\n-> X25519 a\n" + bytes(range(99))),
    "application/pkcs7-mime": ("smime", _signed),
    "application/vnd.ms-outlook": ("outlook", _msg),
    "application/vnd.ms-tnef": ("tnef", _tnef),
    "application/zip": ("archive", _zip),
    "application/vnd.rar": ("rar", lambda: rar5([("list.txt", WORDS.encode()), ("copy.txt", WORDS.encode())])),
    "application/vnd.ms-cab-compressed": ("rar", lambda: cab([("list.txt", WORDS.encode())])),
    "application/x-lzh-compressed": ("rar", lambda: lha([("list.txt", WORDS.encode())])),
    "application/vnd.sqlite3": ("database", _database),
    "application/x-tar": ("tar", _tar),
    "application/x-7z-compressed": ("7z", _sevenzip),
    "application/gzip": ("compressed", lambda: gzip.compress(_tar(), mtime=0)),
    "application/x-bzip2": ("compressed", lambda: bz2.compress(WORDS.encode())),
    "application/x-xz": ("compressed", lambda: lzma.compress(WORDS.encode())),
    "application/zstd": ("compressed", lambda: zstd.compress(WORDS.encode())),
    "application/rtf": ("rtf", lambda: f"{{\\rtf1\\ansi {{\\header Trip}}{WORDS}\\par a\\cell\\row}}".encode()),
    "image/png": ("image", lambda: _picture("PNG")),
    "image/tiff": ("image", lambda: _picture("TIFF")),
    "image/jpeg": ("image", lambda: _picture("JPEG")),
    "image/emf": ("metafile", lambda: emf([(1, "Trip"), (2, WORDS.strip())])),
    "image/wmf": ("metafile", lambda: wmf([(1, "Trip"), (2, WORDS.strip())], placed=True)),
    "application/applefile": ("finder", _double),
    "application/x-ooxml-encrypted": ("protected", _protected),
    "application/x-ole-storage": ("oleobject", _object),
    "application/vnd.microsoft.portable-executable": ("selfextracting", lambda: b"MZ" + bytes(700) + _zip()),
    "application/onenote": ("onenote", lambda: section([PLANTED, "is in grade 4."], [CSV])),
}
_NAMES = {"text/markdown": "a.md", "text/x-sql": "a.sql", "text/javascript": "a.js", "application/yaml": "a.yaml"}
"""Kinds of text that only their extension tells."""

_MADE = {media_type: make() for media_type, (_, make) in SAMPLES.items()}

every_sample = pytest.mark.parametrize("media_type", SAMPLES)


def frozen(content: Content) -> Any:
    """All that a content says, read to its end, in a form that compares."""
    match content:
        case Piece():
            return ("piece", content)
        case Grid():
            return ("grid", content.where, content.title, content.context, tuple(content.rows))
        case Embedded():
            return ("embedded", content.name, content.size, content.media_type, _bytes(content))
        case Unread():
            return ("unread", content)


def _bytes(content: Embedded) -> bytes | str:
    try:
        with content.open() as stream:
            return stream.read()
    except ScanError as error:
        return error.reason


def read(data: bytes, media_type: str | None, name: str = NAME, options: Options | None = None) -> list[Any]:
    return [frozen(content) for content in registry.pieces(io.BytesIO(data), name, media_type, options)]


def test_every_scanner_has_a_sample() -> None:
    assert {name for name, _ in SAMPLES.values()} == {scanner.name for scanner in registry.scanners()}


@every_sample
def test_sample_is_told_by_content_and_read(media_type: str) -> None:
    data = _MADE[media_type]
    assert registry.identify(io.BytesIO(data), _NAMES.get(media_type, "a")) == media_type
    found = read(data, media_type)
    assert PLANTED in str(found) or [content.reason for _, content in found] == ["encrypted"]


@every_sample
def test_only_what_the_contract_knows_is_yielded(media_type: str) -> None:
    for content in registry.pieces(io.BytesIO(_MADE[media_type]), NAME, media_type):
        assert isinstance(content, Piece | Grid | Embedded | Unread)
        if isinstance(content, Unread):
            assert content.reason in get_args(Reason)
            continue
        if isinstance(content, Embedded):
            with content.open() as stream:
                assert stream.seekable()
                assert isinstance(stream.read(), bytes)
            continue
        check_where(content.where)
        assert all(isinstance(above, str) for above in content.context)
        if isinstance(content, Piece):
            assert content.text.strip()
            assert "\r" not in content.text
        else:
            check_rows(list(content.rows))


def check_where(where: Where) -> None:
    assert where.part is None or where.part in get_args(Part)
    counts = (where.page, where.row, where.line, where.paragraph, where.slide, where.message)
    assert all(count is None or count >= 1 for count in counts)


def check_rows(rows: list[Row]) -> None:
    assert all(isinstance(row, Row) and all(isinstance(cell, str) for cell in row.cells) for row in rows)
    assert all(row.part is None or row.part in get_args(Part) for row in rows)
    numbers = [row.number for row in rows]
    assert numbers == sorted(numbers)
    assert not numbers or numbers[0] >= 0


@every_sample
def test_same_bytes_say_the_same(media_type: str) -> None:
    assert read(_MADE[media_type], media_type) == read(_MADE[media_type], media_type)


@every_sample
def test_name_and_position_do_not_matter(media_type: str) -> None:
    stream = io.BytesIO(_MADE[media_type])
    stream.seek(3)
    found = [frozen(content) for content in registry.pieces(stream, "other.name", media_type)]
    assert found == read(_MADE[media_type], media_type)


@every_sample
def test_name_of_the_file_is_not_repeated(media_type: str) -> None:
    found = str(read(_MADE[media_type], media_type))
    assert "Corridor" not in found
    assert "Benedikt" not in found


@every_sample
def test_nothing_comes_after_closing(media_type: str) -> None:
    stream = io.BytesIO(_MADE[media_type])
    contents = registry.pieces(stream, NAME, media_type)
    next(contents)
    contents.close()  # type: ignore[attr-defined]
    assert list(contents) == []
    assert not stream.closed


@every_sample
def test_empty_file_yields_nothing(media_type: str) -> None:
    assert read(b"", media_type) == []


@every_sample
def test_cut_short_at_any_place(media_type: str) -> None:
    data = _MADE[media_type]
    for length in sorted({1, 2, 4, 8, 64, *(len(data) * n // 16 for n in range(1, 16)), len(data) - 1}):
        check_spoiled(read(data[:length], media_type))


@every_sample
@pytest.mark.parametrize("seed", range(12))
def test_bits_flipped(media_type: str, seed: int) -> None:
    chance = random.Random(f"{media_type} {seed}")
    data = bytearray(_MADE[media_type])
    for _ in range(chance.choice((1, 3, 20))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    check_spoiled(read(bytes(data), media_type))


@every_sample
@pytest.mark.parametrize("other", [b"\0" * 5000, b"%PDF-1.7\n" * 50, b"PK\x03\x04" * 100, b"<<[[{{,,;;\"'\n" * 100])
def test_bytes_of_another_kind(media_type: str, other: bytes) -> None:
    check_spoiled(read(other, media_type))


def check_spoiled(found: list[Any]) -> None:
    """Whatever was read, no failure tells what stood in the file."""
    for kind, *said in found:
        if kind == "unread":
            assert said[0].reason in get_args(Reason)
            assert not any(word in said[0].detail for word in (*PLANTED.split(), "Benedikt", "grade"))


@every_sample
def test_small_limits_end_in_a_reason(media_type: str) -> None:
    small = Options(max_text_bytes=10, max_members=1, max_depth=1, max_expanded_bytes=10, max_ratio=2)
    found = read(_MADE[media_type], media_type, NAME, small)
    assert found
    check_spoiled(found)


@pytest.mark.parametrize("scanner", registry.scanners(), ids=lambda scanner: scanner.name)
def test_documentation_is_complete(scanner: registry.Scanner) -> None:
    assert scanner.library
    assert scanner.reads
    assert scanner.licence
    assert "GPL" not in scanner.licence.replace("LGPL", "")
    assert all(
        found.title and all(e.startswith(".") and e == e.lower() for e in found.extensions) for found in scanner.formats
    )
