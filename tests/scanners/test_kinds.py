"""The type is told by content; a name lies as often as not."""

from __future__ import annotations

import io
import random
import struct
import tarfile
import zipfile

import pytest

from scanners import registry
from scanners.kinds import OOXML_ENCRYPTED

XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled"
OFFICE = "application/vnd.openxmlformats-officedocument."


def packed(members: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return data.getvalue()


def ooxml(main: str, extra: str = "") -> bytes:
    types = f'<Types>{extra}<Override PartName="/m.xml" ContentType="application/vnd.{main}+xml"/></Types>'
    return packed({"a/b.xml": "<x/>", "[Content_Types].xml": types})


def compound(*streams: str) -> bytes:
    """A minimal OLE2 file: header, one allocation sector, one directory sector ([MS-CFB])."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    directory = b""
    for name in ("Root Entry", *streams)[:4]:
        encoded = name.encode("utf-16-le") + b"\0\0"
        directory += encoded.ljust(64, b"\0") + struct.pack("<H", len(encoded)) + bytes(62)
    return bytes(header) + table + directory.ljust(512, b"\0")


def tarred(kind: int) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=kind) as archive:
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO())
    return data.getvalue()


MAIL = b"From: Ann <ann@example.org>\r\nTo: staff@example.org\r\nSubject: Trip\r\n\r\nHello\r\n"

BY_CONTENT = {
    "empty": (b"", "inode/x-empty"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "application/pdf"),
    "pdf after junk": (b"junk\n" * 20 + b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer\n%%EOF", "application/pdf"),
    "text about pdf": (b"The header %PDF-1.4 stands at the start of the file.\n", "text/plain"),
    "docx": (
        ooxml("openxmlformats-officedocument.wordprocessingml.document.main"),
        f"{OFFICE}wordprocessingml.document",
    ),
    "dotx": (
        ooxml("openxmlformats-officedocument.wordprocessingml.template.main"),
        f"{OFFICE}wordprocessingml.template",
    ),
    "docm": (ooxml("ms-word.document.macroEnabled.main"), "application/vnd.ms-word.document.macroEnabled.12"),
    "docx behind bytes of something else": (
        bytes(range(128, 256)) + ooxml("openxmlformats-officedocument.wordprocessingml.document.main"),
        f"{OFFICE}wordprocessingml.document",
    ),
    "xlsx": (ooxml("openxmlformats-officedocument.spreadsheetml.sheet.main"), f"{OFFICE}spreadsheetml.sheet"),
    "xlsm": (ooxml("ms-excel.sheet.macroEnabled.main"), "application/vnd.ms-excel.sheet.macroEnabled.12"),
    "pptx": (
        ooxml("openxmlformats-officedocument.presentationml.presentation.main"),
        f"{OFFICE}presentationml.presentation",
    ),
    "docx that embeds a workbook": (
        ooxml(
            "openxmlformats-officedocument.wordprocessingml.document.main",
            f'<Default Extension="xlsx" ContentType="{OFFICE}spreadsheetml.sheet"/>',
        ),
        f"{OFFICE}wordprocessingml.document",
    ),
    "xlsb": (
        packed({"[Content_Types].xml": f'<Types><Override ContentType="{XLSB}.main"/></Types>'}),
        f"{XLSB}.12",
    ),
    "odt": (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "application/vnd.oasis.opendocument.text"),
    "epub": (packed({"mimetype": "application/epub+zip"}), "application/epub+zip"),
    "jar": (packed({"META-INF/MANIFEST.MF": "x"}), "application/java-archive"),
    "zip": (packed({"a.txt": "x"}), "application/zip"),
    "empty zip": (packed({}), "application/zip"),
    "docx cut short": (
        packed({"word/document.xml": "<w/>" * 50, "z": "z"})[:-60],
        f"{OFFICE}wordprocessingml.document",
    ),
    "zip after junk": (bytes(100) + packed({"a.txt": "x"}), "application/zip"),
    "doc": (compound("WordDocument"), "application/msword"),
    "xls": (compound("Workbook"), "application/vnd.ms-excel"),
    "ppt": (compound("PowerPoint Document"), "application/vnd.ms-powerpoint"),
    "msg": (compound("__properties_version1.0"), "application/vnd.ms-outlook"),
    "encrypted office": (compound("EncryptionInfo", "EncryptedPackage"), OOXML_ENCRYPTED),
    "other compound": (compound("Contents"), "application/x-ole-storage"),
    "compound cut short": (compound("Workbook")[:600], "application/x-ole-storage"),
    "tar": (tarred(tarfile.USTAR_FORMAT), "application/x-tar"),
    "old tar": (tarred(tarfile.GNU_FORMAT).replace(b"ustar  \0", bytes(8)), "application/octet-stream"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0", "image/heic"),
    "mp4": (b"\0\0\0\x18ftypisom\0\0\0\0", "video/mp4"),
    "webp": (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
    "gzip": (b"\x1f\x8b\x08\0", "application/gzip"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4", "application/x-7z-compressed"),
    "sqlite": (b"SQLite format 3\0" + bytes(80), "application/vnd.sqlite3"),
    "access": (b"\0\1\0\0Standard ACE DB\0", "application/x-msaccess"),
    "exe": (b"MZ\x90\0" + bytes(80), "application/vnd.microsoft.portable-executable"),
    "font": (b"\0\1\0\0\0\x12\1\0\0\4" + bytes(300), "font/ttf"),
    "filemaker": (bytes.fromhex("0001000000020001000500020002c0") + b"HBAM7" + bytes(9), "application/x-filemaker"),
    "spss": (b"$FL2@(#) SPSS DATA FILE" + bytes(99), "application/x-spss-sav"),
    "stata": (b"<stata_dta><header><release>118</release>" + bytes(99), "application/x-stata-dta"),
    "sas": (
        bytes(12) + bytes.fromhex("c2ea8160b31411cfbd92080009c7318c181f1011") + bytes(99),
        "application/x-sas-data",
    ),
    "rtf": (b"{\\rtf1\\ansi hello}", "application/rtf"),
    "pgp": (b"-----BEGIN PGP MESSAGE-----\n\nabc\n", "application/pgp-encrypted"),
    "zeros": (bytes(1 << 20), "application/octet-stream"),
    "noise": (random.Random(1).randbytes(5000), "application/octet-stream"),
    "html": (b"<!DOCTYPE html><p>x", "text/html"),
    "html after comment": (b"<!-- saved from -->\n<HTML><body>x", "text/html"),
    "html fragment": (b"<table><tr><td>x</td></tr></table>", "text/html"),
    "xhtml": (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><body/></html>', "text/html"),
    "html in utf-16": ("<html><body>x</body></html>".encode("utf-16"), "text/html"),
    "xml": (b'<?xml version="1.0"?><rates><n>1</n></rates>', "application/xml"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>', "image/svg+xml"),
    "json object": (b'{"a": [1, 2]}', "application/json"),
    "json array": (b'[\n {"a": 1},\n {"a": 2}\n]', "application/json"),
    "json broken": (b'{"a": 1, "b": ', "application/json"),
    "json lines": (b'{"a": 1}\n{"a": 2}\n', "application/x-ndjson"),
    "footnote in brackets": (b"[1] See the handbook, page 4.\n", "text/plain"),
    "mail": (MAIL, "message/rfc822"),
    "mail as stored by Apple": (b"80\n" + MAIL, "message/x-emlx"),
    "mailbox": (b"From ann@example.org Thu Jan  1 00:00:00 2026\n" + MAIL, "application/mbox"),
    "memo": (b"TO: All staff\nFROM: The principal\nDATE: Monday\nSUBJECT: Trip\n\nDear all\n", "text/plain"),
    "form": (b"Name: Emma\nGrade: 4\nSubject: Reading\n", "text/plain"),
    "calendar": (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "text/calendar"),
    "card": (b"BEGIN:VCARD\r\nFN:Ann\r\n", "text/vcard"),
    "captions": (b"WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n", "text/vtt"),
    "commas": (b"id,name,grade\n1,Emma,4\n2,Bo,5\n", "text/csv"),
    "semicolons": (b"id;name\n1;Emma\n2;Bo\n", "text/csv"),
    "tabs": (b"id\tname\n1\tEmma\n2\tBo\n", "text/tab-separated-values"),
    "prose with commas": (
        b"Dear all, thank you.\nBring lunch, please.\nYours, Ann\nAnd, again, thanks.\n",
        "text/plain",
    ),
    "prose": ("Zoë went home.\n".encode("cp1252"), "text/plain"),
}


@pytest.mark.parametrize("name", ["x", "x.txt", "x.pdf", "x.docx", "x.png"])
@pytest.mark.parametrize("case", BY_CONTENT)
def test_content_tells_whatever_the_name(case: str, name: str) -> None:
    data, media_type = BY_CONTENT[case]
    assert registry.identify(io.BytesIO(data), name) == media_type


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.csv", b"name\nEmma\n", "text/csv"),
        ("a.csv", b"Dear all, thanks.", "text/csv"),
        ("a.tsv", b"name\nEmma\n", "text/tab-separated-values"),
        ("a.csv", b"%PDF-1.7\n", "application/pdf"),
        ("a.csv", b"<!doctype html><p>x", "text/html"),
        ("A.MD", b"# Trip\n", "text/markdown"),
        ("README.md", b'<div align="center">x</div>\n', "text/markdown"),
        ("a.html", b"Only &eacute; and <b>x</b>", "text/html"),
        ("a.html", b"no markup at all", "text/plain"),
        ("a.json", b"no json at all", "text/plain"),
        ("a.eml", b"Subject: hi\n\nx", "message/rfc822"),
        ("a.eml", b"From ann Thu Jan 1\n" + MAIL, "message/rfc822"),
        ("a.mbox", b"From ann Thu Jan 1\nSubject: hi\n\nx\n", "application/mbox"),
        ("a.txt", b"From ann Thu Jan 1\nSubject: hi\n\nx\n", "text/plain"),
        ("a.xml", b"<rates><n>1</n></rates>", "application/xml"),
        ("a.jsonl", b'{"a": 1}\n', "application/x-ndjson"),
        ("a.yaml", b"a: 1\n", "application/yaml"),
        ("a.sql", b"INSERT INTO t VALUES\n (1,'a',2),\n (2,'b',3),\n (3,'c',4);\n", "text/x-sql"),
        ("a.log", b"started\n", "text/plain"),
        ("a.txt", b"I ran this:\nINSERT INTO `s`.t (a, b)\n VALUES (1, 2);\n", "text/x-sql"),
        ("a.txt", b"INSERT INTO t SELECT 1;\nInsert into the slot (left) values (two).\n", "text/plain"),
    ],
)
def test_name_decides_among_texts(name: str, data: bytes, media_type: str) -> None:
    assert registry.identify(io.BytesIO(data), name) == media_type


class Endless(io.RawIOBase):
    """Three gigabytes of zeros that count how many were asked for."""

    def __init__(self) -> None:
        self.size, self.at, self.given = 3 << 30, 0, 0

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset + (0, self.at, self.size)[whence]
        return self.at

    def tell(self) -> int:
        return self.at

    def read(self, size: int = -1) -> bytes:
        size = min(self.size - self.at, self.size if size < 0 else size)
        self.at += size
        self.given += size
        return bytes(size)


def test_gigabytes_of_zeros_are_told_from_their_ends() -> None:
    stream = Endless()
    assert registry.identify(stream, "zeros.txt") == "application/octet-stream"  # type: ignore[arg-type]
    assert stream.given < 1 << 20


def test_position_is_restored() -> None:
    stream = io.BytesIO(b"%PDF-1.7 and more")
    stream.seek(5)
    registry.identify(stream, "a")
    assert stream.tell() == 5
