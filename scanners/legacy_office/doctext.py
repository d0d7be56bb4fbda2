"""The text of a Word 97-2003 file and the properties of its characters and paragraphs ([MS-DOC] 2.4, 2.5, 2.8, 2.9).

Characters are counted in UTF-16 units ("cp"); the piece table says where in the file each of them stands, and the pages
of formatted disk pages (FKP) say by place in the file what is hidden, deleted, in a table or a heading.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field

from scanners.contract import ScanError

HIDDEN, DELETED = 1, 2
_LARGEST_TEXT = 64 << 20
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_VANISH, _DELETED_BY = 0x083C, 0x0800
_IN_TABLE, _ROW_END = 0x2416, 0x2417


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is known of a run of paragraphs, from its place in the file on: `style` is the index of its style."""

    in_table: bool = False
    ends_row: bool = False
    style: int = 0


@dataclass(slots=True)
class Text:
    """All characters of the file, surrogates apart, with their marks and the paragraphs' properties.

    `places` are (first cp, place in the file, bytes a character) of the pieces.
    """

    characters: str
    marks: bytearray
    places: list[tuple[int, int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)

    def paragraph(self, cp: int) -> Paragraph:
        """The properties of the paragraph that the character ends or stands in."""
        at = bisect_right(self.places, (cp, 1 << 62, 0)) - 1
        if at < 0 or not self.starts:
            return Paragraph()
        first, place, width = self.places[at]
        found = bisect_right(self.starts, place + (cp - first) * width) - 1
        return self.paragraphs[found] if found >= 0 else Paragraph()


def pair(document: bytes, index: int) -> tuple[int, int]:
    """(offset, size) in the table stream of the structure with that index in FibRgFcLcb97; (0, 0) if it has none."""
    offset, size = struct.unpack_from("<II", document, 154 + 8 * index)
    return (offset, size) if size < 1 << 30 else (0, 0)


def block(document: bytes, table: bytes, index: int) -> bytes:
    """The bytes of the structure with that index in FibRgFcLcb97."""
    offset, size = pair(document, index)
    return table[offset : offset + size]


def plc(data: bytes, size: int) -> list[int]:
    """The positions of a PLC whose other elements have `size` bytes (2.2.2)."""
    count = max(0, (len(data) - 4) // (4 + size))
    return list(struct.unpack_from(f"<{count + 1}I", data)) if count else []


def read(document: bytes, table: bytes) -> Text:
    """The text by the piece table (2.8.35, 2.9.177). Raises ScanError("corrupt") if there is none."""
    pieces = _piece_table(block(document, table, 33))
    positions = plc(pieces, 8)
    if not positions:
        raise ScanError("corrupt", "the document has no piece table")
    text, marks = array("H"), bytearray()
    found = Text("", marks)
    for number in range(len(positions) - 1):
        count = positions[number + 1] - positions[number]
        place = struct.unpack_from("<I", pieces, len(positions) * 4 + number * 8 + 2)[0]
        if count < 0 or len(text) + count > _LARGEST_TEXT:
            raise ScanError("corrupt", "the document's piece table is damaged")
        if place & 0x4000_0000:
            start, width = (place & 0x3FFF_FFFF) // 2, 1
            units = array("H", document[start : start + count].decode("cp1252", "replace").encode("utf-16-le"))
        else:
            start, width = place & 0x3FFF_FFFF, 2
            units = array("H", document[start : start + len(document[start : start + count * 2]) // 2 * 2])
        found.places.append((len(text), start, width))
        text.extend(units[:count])
        text.extend([0x20] * (count - min(count, len(units))))
    found.characters = "".join(map(chr, text))
    marks.extend(bytes(len(text)))
    _mark(found, document, block(document, table, 12))
    _lay_out(found, document, block(document, table, 13))
    return found


def _piece_table(clx: bytes) -> bytes:
    """The PlcPcd, after the property lists of fast saves (2.9.38)."""
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    return clx[at + 5 :] if at < len(clx) and clx[at] == 2 else b""


def _mark(text: Text, document: bytes, runs: bytes) -> None:
    """Mark the characters that are hidden or deleted (2.9.33 ChpxFkp)."""
    found: list[tuple[int, int, int]] = []
    for page in _pages(document, runs):
        count = page[511]
        places = struct.unpack_from(f"<{count + 1}I", page) if count <= 101 else ()
        for number in range(len(places) - 1):
            at = page[(count + 1) * 4 + number] * 2
            properties = page[at + 1 : at + 1 + page[at]] if at else b""
            if mark := _marks(properties):
                found.append((places[number], places[number + 1], mark))
    if not found:
        return
    for at, (first, place, width) in enumerate(text.places):
        last = text.places[at + 1][0] if at + 1 < len(text.places) else len(text.characters)
        for start, stop, mark in found:
            a, b = first + (start - place) // width, first + (stop - place) // width
            for cp in range(max(a, first), min(b, last)):
                text.marks[cp] |= mark


def _marks(properties: bytes) -> int:
    values = sprms(properties)
    hidden = HIDDEN if values.get(_VANISH, 0) in (1, 0x81) else 0
    return hidden | (DELETED if values.get(_DELETED_BY, 0) in (1, 0x81) else 0)


def _lay_out(text: Text, document: bytes, runs: bytes) -> None:
    """The properties of the paragraphs by place in the file (2.9.175 PapxFkp)."""
    known: dict[int, Paragraph] = {}
    for page in _pages(document, runs):
        count = page[511]
        places = struct.unpack_from(f"<{count + 1}I", page) if count <= 29 else ()
        for number in range(len(places) - 1):
            at = page[(count + 1) * 4 + number * 13] * 2
            known[places[number]] = _paragraph(page, at) if at else Paragraph()
    text.starts = sorted(known)
    text.paragraphs = [known[start] for start in text.starts]


def _paragraph(page: bytes, at: int) -> Paragraph:
    size = page[at] * 2 - 1
    if not page[at]:
        at += 1
        size = page[at] * 2
    data = page[at + 1 : at + 1 + size]
    if len(data) < 2:
        return Paragraph()
    values = sprms(data[2:])
    return Paragraph(bool(values.get(_IN_TABLE)), bool(values.get(_ROW_END)), struct.unpack_from("<H", data)[0])


def _pages(document: bytes, runs: bytes) -> list[bytes]:
    positions = plc(runs, 4)
    numbers = struct.unpack_from(f"<{max(0, len(positions) - 1)}I", runs, len(positions) * 4) if positions else ()
    pages = (document[(n & 0x3FFFFF) * 512 : (n & 0x3FFFFF) * 512 + 512] for n in numbers)
    return [page for page in pages if len(page) == 512]


def sprms(data: bytes) -> dict[int, int]:
    """The modifiers of a property list with operands of one byte (2.6.1: the code tells the size of its operand)."""
    found: dict[int, int] = {}
    at = 0
    while at + 3 <= len(data):
        code = struct.unpack_from("<H", data, at)[0]
        at += 2
        kind = code >> 13
        if kind < 2:
            found[code] = data[at]
        if kind in _SIZES:
            at += _SIZES[kind]
        elif code == 0xD608 and at + 2 <= len(data):
            at += struct.unpack_from("<H", data, at)[0] + 1
        else:
            at += data[at] + 1
    return found


_OWN_STYLE = 0xFFE


def style_names(sheet: bytes) -> list[str]:
    """The names of the styles in a style sheet (2.4.6.5, 2.9.271) that somebody has made. Raises struct.error."""
    if len(sheet) < 6:
        return []
    size, count, base = struct.unpack_from("<3H", sheet)
    at, names = 2 + size, list[str]()
    for _ in range(count):
        if at + 2 > len(sheet):
            break
        length = struct.unpack_from("<H", sheet, at)[0]
        style = sheet[at + 2 : at + 2 + length]
        at += 2 + length + (length & 1)
        if len(style) > base + 2 and struct.unpack_from("<H", style)[0] & 0xFFF == _OWN_STYLE:
            end = base + 2 + 2 * struct.unpack_from("<H", style, base)[0]
            names.append(style[base + 2 : end].decode("utf-16-le", "replace"))
    return names
