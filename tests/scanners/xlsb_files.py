"""Writes Excel binary workbooks record by record ([MS-XLSB] 2.1.4): no free program writes them."""

from __future__ import annotations

import io
import struct
import zipfile

XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
VALUE = "Nora Quill, born 03/12/2013"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin"'
    f' ContentType="{XLSB[:-3]}.main"/><Default Extension="rels" ContentType="x"/></Types>'
)


def record(kind: int, payload: bytes = b"") -> bytes:
    """A record: its type in one or two bytes, its size in as many as it needs, seven bits a byte."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(payload)
    while True:
        size += bytes([left & 0x7F | (0x80 if left > 127 else 0)])
        left >>= 7
        if not left:
            return head + size + payload


def wide(text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return struct.pack("<I", len(raw) // 2) + raw


def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<II", column, style) + value)


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    head = struct.pack("<IIHBBB", number - 1, 0, 300, 0, 0x10 if hidden else 0, 0) + struct.pack("<I", 0)
    return record(0, head) + b"".join(cells)


def relations(*targets: tuple[str, str, str]) -> str:
    rows = "".join(f'<Relationship Id="{i}" Type="{REL}/{kind}" Target="{target}"/>' for i, kind, target in targets)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


FORMATS = ((164, "000000"), (165, "m/d/yyyy"))


def styles() -> bytes:
    """Style 0 is general, the others those of `FORMATS`."""
    formats = b"".join(record(44, struct.pack("<H", number) + wide(code)) for number, code in FORMATS)
    found = b"".join(record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164, 165))
    body = record(615, struct.pack("<I", 2)) + formats + record(616) + record(617, struct.pack("<I", 3)) + found
    return record(278) + body + record(618) + record(279)


def book(
    rows: bytes, *, state: int = 0, before: bytes = b"", after: bytes = b"", workbook: bytes = b"", **parts: bytes | str
) -> bytes:
    """A workbook of one sheet; `parts` are further parts, "__" for the slash and "_" for the dot before "bin"."""
    bounds = record(148, struct.pack("<4I", 0, 9, 0, 9))
    sheet = record(129) + bounds + before + record(145) + rows + record(146) + after + record(130)
    listed = record(156, struct.pack("<II", state, 1) + wide("rId1") + wide("Roster"))
    strings = record(159, struct.pack("<II", 1, 1)) + record(19, b"\0" + wide(VALUE)) + record(160)
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("r", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(131) + record(143) + listed + record(144) + workbook + record(132),
        "xl/_rels/workbook.bin.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.bin"), ("rId2", "sharedStrings", "sharedStrings.bin"),
            ("rId3", "styles", "styles.bin"),
        ),
        "xl/worksheets/sheet1.bin": sheet,
        "xl/sharedStrings.bin": strings,
        "xl/styles.bin": styles(),
    }  # fmt: skip
    members |= {name.replace("__", "/").replace("_bin", ".bin"): content for name, content in parts.items()}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return data.getvalue()
