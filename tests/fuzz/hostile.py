"""Files made to hurt whoever reads them: bombs, loops, lies about sizes, ways out of the folder, nesting without end.

Each says what has to come of it under the limits of `LIMITS`: a reason, or None where nothing is missing, and whether
the value that stands in its readable part is found.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sqlite3
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import py7zr
from droste import droste

LIMITS = {"max_members": 50, "max_depth": 4, "max_expanded_bytes": 32 << 20, "max_ratio": 200}
FOUND = "1012345678"
"""The number that stands in the readable part of a file."""

SECRET = "1012345670"
"""The number that stands in a file outside, to which no file may lead."""

WORDS = f"SASID {FOUND} is in grade 4.\n".encode()
BOMB = 64 << 20


class Hostile(NamedTuple):
    """A file: its name, how its bytes are made (given the path of the file outside), and what has to come of it."""

    name: str
    make: Callable[[Path], bytes]
    reasons: frozenset[str | None]
    found: bool = True
    may_die: bool = False
    """Whether the library that reads it ends its process when memory runs out, which no caller can prevent."""


def packed(members: Mapping[str, bytes] | list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return data.getvalue()


def _nested(levels: int, pack: Callable[[bytes], bytes], inside: bytes = WORDS) -> bytes:
    for _ in range(levels):
        inside = pack(inside)
    return inside


def _lying_zip(_: Path) -> bytes:
    """Both headers say ten bytes; the data goes on for 64 MB."""
    data = bytearray(packed({"a.txt": bytes(BOMB)}))
    central = data.rfind(b"PK\1\2")
    struct.pack_into("<I", data, 22, 10)
    struct.pack_into("<I", data, central + 24, 10)
    return bytes(data)


def _overlapping_zip(_: Path) -> bytes:
    """Forty entries of the directory for one and the same member (CVE-2019-13232)."""
    data = packed({"a.txt": bytes(4 << 20)})
    at, end = data.rfind(b"PK\1\2"), data.rfind(b"PK\5\6")
    directory = data[at:end] * 40
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, 40, 40, len(directory))
    return data[:at] + directory + bytes(tail)


def _seven(members: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with py7zr.SevenZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return data.getvalue()


def _tar(members: list[tuple[str, bytes, bytes, str]]) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, kind, content, link in members:
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size = kind, link, len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def _links(outside: Path) -> bytes:
    kinds = [("s", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("b", tarfile.BLKTYPE), ("f", tarfile.FIFOTYPE)]
    links = [(name, kind, b"", str(outside)) for name, kind in kinds]
    folder = ("d", tarfile.SYMTYPE, b"", str(outside.parent))
    return _tar(
        [*links, folder, ("d/secret.txt", tarfile.REGTYPE, WORDS, ""), ("../up.txt", tarfile.REGTYPE, b"x", "")]
    )


_LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha "}">' for n in range(12)
)  # 10^11 times "ha" (the billion laughs)


def _doctype(outside: Path) -> str:
    return f'<!DOCTYPE x [{_LAUGHS}<!ENTITY o SYSTEM "file://{outside}"><!ENTITY % p SYSTEM "file://{outside}"> %p;]>'


def _xml(outside: Path, root: str = "x", inside: str = "") -> bytes:
    body = f"<p>{WORDS.decode()}</p><p>&o;</p><p>&l11;</p>"
    return f'<?xml version="1.0"?>{_doctype(outside)}<{root}>{inside or body}</{root}>'.encode()


def _docx(outside: Path) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    related = "http://schemas.openxmlformats.org"
    paragraphs = "".join(f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in (WORDS.decode(), "&o;", "&l11;"))
    body = f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
    links = "".join(
        f'<Relationship Id="r{n}" Type="{related}/officeDocument/2006/relationships/{kind}" TargetMode="External"'
        f' Target="file://{outside}"/>'
        for n, kind in enumerate(("header", "comments", "attachedTemplate", "package", "image"))
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{related}/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{related}/package/2006/relationships"><Relationship Id="a" Target='
        f'"word/document.xml" Type="{related}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0"?>{_doctype(outside)}{body}',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{related}/package/2006/relationships">{links}'
        "</Relationships>",
    }
    return packed({name: text.encode() for name, text in parts.items()})


def _xlsx_far(_: Path) -> bytes:
    """Values in the first and in the last cell of a sheet: what lies between them is not there."""
    import openpyxl

    book, data = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = WORDS.decode()
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(data)
    return data.getvalue()


def _ods_repeated(_: Path) -> bytes:
    """A cell that says it stands 16,384 times in each of 1,048,576 rows."""
    o = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{o}:office:1.0" xmlns:table="{o}:table:1.0" xmlns:text="{o}:text:1.0">'
        "<office:body><office:spreadsheet><table:table><table:table-row><table:table-cell>"
        f"<text:p>{WORDS.decode()}</text:p></table:table-cell></table:table-row><table:table-row"
        ' table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x'
        "</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return packed([("mimetype", kind), ("content.xml", content.encode())])


def _pdf(objects: Mapping[int, bytes]) -> bytes:
    """A pdf of these objects, number 1 its catalog, without a table of references: readers rebuild it."""
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % pair for pair in objects.items())
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF\n" % (max(objects) + 1)


_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F << /Type /Font"
_PAGE += b" /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"


def _pdf_stream(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"<< /Length %d /Filter %b >>\nstream\n%b\nendstream" % (len(content), filters, content)


def _pdf_loop(_: Path) -> bytes:
    """A tree of pages that is its own branch, and bookmarks that follow themselves."""
    text = zlib.compress(b"BT /F 12 Tf 60 700 Td (%b) Tj ET" % WORDS.strip())
    return _pdf({
        1: b"<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>",
        2: b"<< /Type /Pages /Count 3 /Kids [3 0 R 2 0 R 2 0 R] >>", 3: _PAGE, 4: _pdf_stream(text),
        5: b"<< /First 6 0 R /Last 6 0 R >>", 6: b"<< /Title (x) /Next 6 0 R /First 5 0 R >>",
    })  # fmt: skip


def _pdf_bomb(_: Path) -> bytes:
    """A page whose content is 1 GB of blanks, packed twice."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(1024)) + packer.flush()
    return _pdf({
        1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", 3: _PAGE,
        4: _pdf_stream(zlib.compress(once), b"[/FlateDecode /FlateDecode]"),
    })  # fmt: skip


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    text = chunk(b"tEXt", b"Comment\0" + WORDS.strip())
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + text + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _database(_: Path) -> bytes:
    """A view that never ends."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE pupils (words)")
    connection.execute("INSERT INTO pupils VALUES (?)", (WORDS.decode(),))
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    connection.execute(f"CREATE VIEW endless AS {endless}")
    connection.commit()
    return connection.serialize()


def _multiparts(levels: int) -> bytes:
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels))
    return f"From: a@example.org\nSubject: {WORDS.decode()}{head}Content-Type: text/plain\n\nx\n".encode()


def _mailed(inside: bytes) -> bytes:
    return b"From: a@example.org\nSubject: Trip\nContent-Type: message/rfc822\n\n" + inside


def _yaml_aliases(_: Path) -> bytes:
    """Ten lists, each of them ten times the one before."""
    lists = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else 'ha'] * 10)}]\n" for n in range(12))
    return b"note: " + WORDS + lists.encode()


def _css_runs(_: Path) -> bytes:
    return b"<html><p>" + WORDS + b"<table><tr><td colspan=1000000 rowspan=1000000>x<tr><td>y</table>" + b"<b>" * 50_000


WHOLE: frozenset[str | None] = frozenset({None})
ANY: frozenset[str | None] = frozenset({None, "corrupt", "too-large", "too-deep", "expands-too-far"})
TOO_FAR: frozenset[str | None] = frozenset({"expands-too-far"})
TOO_DEEP: frozenset[str | None] = frozenset({"too-deep"})
TOO_MANY: frozenset[str | None] = frozenset({"too-many-members"})

FILES: dict[str, Hostile] = {
    "zip bomb beside a text": Hostile("a.zip", lambda _: packed({"a.txt": WORDS, "b.txt": bytes(BOMB)}), TOO_FAR),
    "many small bombs": Hostile(
        "a.zip", lambda _: packed({"a.txt": WORDS, **{f"{n}.txt": b"a1 " * (1 << 20) for n in range(20)}}), TOO_FAR
    ),
    "sizes that lie": Hostile("a.zip", _lying_zip, frozenset({"expands-too-far", "corrupt"}), found=False),
    "members that overlap": Hostile("a.zip", _overlapping_zip, TOO_FAR, found=False),
    "zip in zip in zip": Hostile(
        "a.zip", lambda _: _nested(9, lambda x: packed({"a.txt": WORDS, "b.zip": x})), TOO_DEEP
    ),
    "a zip that holds itself": Hostile("a.zip", lambda _: droste(), TOO_DEEP, found=False),
    "gzip in gzip in gzip": Hostile("a.gz", lambda _: _nested(40, gzip.compress), TOO_DEEP, found=False),
    "message in message": Hostile("a.eml", lambda _: _nested(40, _mailed, b"Subject: " + WORDS), ANY, found=False),
    "too many members of a zip": Hostile("a.zip", lambda _: packed({f"{n}.txt": WORDS for n in range(60)}), TOO_MANY),
    "too many members of a tar": Hostile(
        "a.tar", lambda _: _tar([(f"{n}.txt", tarfile.REGTYPE, WORDS, "") for n in range(60)]), TOO_MANY
    ),
    "names that lead outside": Hostile(
        "a.zip", lambda out: packed({"../../up.txt": WORDS, str(out): b"x", "C:\\x.txt": b"x", "a\0b": b"x"}), WHOLE
    ),
    "the same name twice": Hostile("a.zip", lambda _: packed([("a.txt", b"The trip."), ("a.txt", WORDS)]), WHOLE),
    "links, devices and pipes in a tar": Hostile("a.tar", _links, WHOLE),
    "a bomb before a text in a tar": Hostile(
        "a.tar.gz",
        lambda _: gzip.compress(_tar([("b", tarfile.REGTYPE, bytes(BOMB), ""), ("a.txt", tarfile.REGTYPE, WORDS, "")])),
        TOO_FAR,
    ),
    "a bomb before a text in a 7z": Hostile("a.7z", lambda _: _seven({"b": bytes(BOMB), "a.txt": WORDS}), TOO_FAR),
    "gzip bomb": Hostile("a.gz", lambda _: gzip.compress(WORDS + bytes(BOMB)), TOO_FAR, found=False),
    "bzip2 bomb": Hostile("a.bz2", lambda _: bz2.compress(WORDS + bytes(BOMB)), TOO_FAR, found=False),
    "xz bomb": Hostile("a.xz", lambda _: lzma.compress(WORDS + bytes(BOMB)), TOO_FAR, found=False),
    "entities in xml": Hostile("a.xml", _xml, ANY),
    "entities in svg": Hostile("a.svg", lambda out: _xml(out, "svg"), ANY),
    "entities in docx": Hostile("a.docx", _docx, ANY, found=False),
    "entities in flat OpenDocument": Hostile("a.fodt", lambda out: _xml(out, "office:document"), ANY, found=False),
    "deep json": Hostile("a.json", lambda _: b'["%b",' % WORDS.strip() + b"[" * 100_000, ANY),
    "deep xml": Hostile("a.xml", lambda _: b"<?xml version='1.0'?><a>" + WORDS + b"<a>" * 100_000, ANY),
    "deep html": Hostile("a.html", lambda _: b"<html><p>" + WORDS + b"<div>" * 100_000, ANY),
    "deep yaml": Hostile("a.yaml", lambda _: b"note: " + WORDS + b"deep: " + b"[" * 10_000, ANY),
    "deep rtf": Hostile("a.rtf", lambda _: b"{\\rtf1 " + WORDS + b"{" * 100_000, ANY),
    "deep multiparts": Hostile("a.eml", lambda _: _multiparts(3_000), ANY),
    "aliases of aliases in yaml": Hostile("a.yaml", _yaml_aliases, ANY),
    "cells that span a million": Hostile("a.html", _css_runs, ANY),
    "a cell at the far end of a sheet": Hostile("a.xlsx", _xlsx_far, ANY),
    "a cell that repeats itself": Hostile("a.ods", _ods_repeated, ANY),
    "a pdf that is its own page": Hostile("a.pdf", _pdf_loop, ANY),
    "a pdf that unpacks to 1 GB": Hostile("a.pdf", _pdf_bomb, ANY | {"no-text"}, found=False, may_die=True),
    "a picture of 10^10 pixels": Hostile(
        "a.png", lambda _: _png(100_000, 100_000, zlib.compress(b"")), frozenset({"too-large"})
    ),
    "a picture that unpacks to more than it is": Hostile(
        "a.png", lambda _: _png(10, 10, zlib.compress(bytes(BOMB))), ANY | {"no-text"}
    ),
    "a view that never ends": Hostile("a.db", _database, ANY),
    "one line of 8 MB": Hostile("a.txt", lambda _: WORDS.strip() + b"a" * (8 << 20), WHOLE),
    "a quote that is never closed": Hostile("a.csv", lambda _: b'a,b\n1,"' + WORDS + b"x,y\n" * 500_000, ANY),
    "a row of 300,000 cells": Hostile("a.csv", lambda _: b"a,b\n" + WORDS.strip() + b",1" * 300_000, ANY),
    "a mailbox of nothing but beginnings": Hostile(
        "a.mbox", lambda _: b"From a\nSubject: %b\n" % WORDS + b"From a\n" * 20_000, ANY
    ),
    "50 MB of zeros": Hostile("a.bin", lambda _: bytes(50 << 20), frozenset({"unsupported"}), found=False),
}  # fmt: skip
