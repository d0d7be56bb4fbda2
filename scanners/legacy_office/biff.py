"""What a workbook of Excel 5 to 2003 holds beside its cells, by the records of its stream ([MS-XLS] 2.4).

Headers and footers, text boxes, titles of charts, prompts and lists of validations, words in formulas, copies of other
workbooks' cells, pivot caches. Cells, names and comments are xlrd's business.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from scanners.contract import Part, Piece, Where
from scanners.legacy_office import biffnames, compound
from scanners.legacy_office.biffstrings import characters, string
from scanners.spreadsheets.sheetparts import without_codes

_BOF, _EOF, _CONTINUE, _BOUNDSHEET, _OBJ, _TXO = 0x0809, 0x0A, 0x3C, 0x85, 0x5D, 0x1B6
_FORMULA, _VALIDATION, _CELLS, _BOOK, _SERIES, _ITEM = 0x06, 0x1BE, 0x5A, 0x1AE, 0x100D, 0xCD
_EDGES: dict[int, Part] = {0x14: "header", 0x15: "footer"}
_DRAWINGS, _SHAPES = 0xEB, 0xEC
_SHAPE_OPTIONS = (0xF00B, 0xF121, 0xF122)
_LITERAL = re.compile(rb"\x17([\x02-\xff])([\x00\x01])", re.DOTALL)
_MOST_WORDS = 10_000
_NOTE = 0x19
"""The kind of an object that is the frame of a comment."""


@dataclass(slots=True)
class Beside:
    """What was found: pieces under the position of their sheet (None for the workbook), and the pictures' records."""

    pieces: list[tuple[int | None, Piece]] = field(default_factory=list)
    drawings: bytearray = field(default_factory=bytearray)


def records(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(place, type, payload) of the records, each a type and a size in 16 bits before its payload."""
    at = 0
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        yield at, kind, data[at + 4 : at + 4 + size]
        at += 4 + size


def locked(data: bytes) -> bytes | None:
    """The payload of the record FilePass, which an encrypted workbook has among its first; None if it is not there."""
    for number, (_, kind, payload) in enumerate(records(data)):
        if kind == 0x2F:
            return payload
        if number > 20 or kind == _EOF:
            break
    return None


def beside(data: bytes, wide: bool) -> Beside:
    """Read a workbook's stream; `wide` for BIFF8, whose strings are counted in 16 bits and say how they are coded."""
    found = Beside()
    starts: dict[int, int] = {}
    sheet: int | None = None
    shape, text_follows = 0, 0
    last = 0
    words: dict[str, None] = {}
    drawings: dict[tuple[int, int | None], bytearray] = {}
    for place, kind, payload in records(data):
        if kind == _BOUNDSHEET and len(payload) >= 4:
            starts[struct.unpack_from("<I", payload)[0]] = len(starts)
        elif kind == _BOF and place in starts:
            sheet = starts[place]
        elif kind == _OBJ and len(payload) >= 6:
            shape = struct.unpack_from("<H", payload, 4)[0]
        elif kind == _TXO and len(payload) >= 12:
            text_follows = struct.unpack_from("<H", payload, 10)[0] if shape != _NOTE else 0
        elif kind == _CONTINUE and text_follows and payload:
            _add(found, sheet, "textbox", characters(payload[1:], text_follows, bool(payload[0] & 1)))
            text_follows = 0
        elif (drawn := last if kind == _CONTINUE else kind) in (_DRAWINGS, _SHAPES):
            drawings.setdefault((drawn, sheet), bytearray()).extend(payload)
        elif kind == _FORMULA and len(words) < _MOST_WORDS:
            for word in literals(payload[22 if wide else 18 :], wide):
                if word not in words:
                    words[word] = None
                    _add(found, sheet, "hidden", word, _cell(payload))
        else:
            for part, text in _simple(kind, payload, wide):
                _add(found, sheet, part, text)
        last = last if kind == _CONTINUE else kind
    _draw(found, drawings)
    return found


def _draw(found: Beside, drawings: dict[tuple[int, int | None], bytearray]) -> None:
    """The pictures of the workbook, and the alternative texts and WordArt of the shapes of its sheets."""
    for (kind, sheet), drawn in drawings.items():
        if kind == _DRAWINGS:
            found.drawings += drawn
            continue
        for record in compound.records(bytes(drawn)):
            if record.kind in _SHAPE_OPTIONS:
                for text in compound.shape_texts(bytes(drawn[record.start : record.stop]), record.instance):
                    _add(found, sheet, "alt", text)


def _add(found: Beside, sheet: int | None, part: Part, text: str, cell: tuple[str, int] | None = None) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\n").strip()
    if text:
        where = Where(part=part) if cell is None else Where(part=part, cell=cell[0], row=cell[1])
        found.pieces.append((sheet, Piece(text, where)))


def _cell(payload: bytes) -> tuple[str, int]:
    from scanners.spreadsheets.sheetcells import letters

    row, column = struct.unpack_from("<HH", payload)
    return f"{letters(column + 1)}{row + 1}", row + 1


def _simple(kind: int, payload: bytes, wide: bool) -> Iterator[tuple[Part, str]]:
    """The texts of records that hold nothing but texts and numbers."""
    if kind in _EDGES:
        yield _EDGES[kind], without_codes(string(payload, 0, wide)[0])
    elif kind == _SERIES and len(payload) > 3:
        yield "alt", string(payload, 2, wide, short=True)[0]
    elif kind == _VALIDATION:
        yield "hidden", "\n".join(_validation(payload))
    elif kind == _CELLS:
        yield "hidden", "\n".join(_cached(payload))
    elif kind == _BOOK and len(payload) > 4 and payload[2:4] not in (b"\x01\x04", b"\x01\x3a"):
        yield "metadata", "\n".join(_strings(payload, 2))
    elif kind == _ITEM:
        yield "hidden", string(payload, 0, wide)[0]
    else:
        yield from biffnames.said(kind, payload, wide)


def _strings(data: bytes, at: int) -> Iterator[str]:
    while at < len(data):
        text, at = string(data, at, True)
        yield text.lstrip("\x01\x02\x03")


def _validation(payload: bytes) -> Iterator[str]:
    """The four texts of a validation and, of a list that is written out, its entries (2.4.92)."""
    at = 4
    for _ in range(4):
        text, at = string(payload, at, True)
        yield from (line for line in (text.strip("\0"),) if line)
    yield from (entry for word in literals(payload[at:], True) for entry in word.split("\0"))


def _cached(payload: bytes) -> Iterator[str]:
    """The texts and numbers of a row of another workbook (2.4.72)."""
    at = 4
    while at < len(payload):
        kind, at = payload[at], at + 1
        if kind == 2:
            text, at = string(payload, at, True)
            yield text
            continue
        if kind == 1 and at + 8 <= len(payload):
            yield f"{struct.unpack_from('<d', payload, at)[0]:.15g}"
        at += 8


def literals(formula: bytes, wide: bool) -> Iterator[str]:
    """The words in a compiled formula (2.5.198.89 PtgStr), told by a length that fits and characters that are text."""
    at = 0
    while found := _LITERAL.search(formula, at):
        at = found.start() + 1
        count, double = found[1][0], wide and bool(found[2][0])
        start = found.end() if wide else found.end() - 1
        raw = formula[start : start + (count * 2 if double else count)]
        text = raw.decode("utf-16-le" if double else "cp1252", "replace")
        if len(text) == count and re.fullmatch(r"[\w\s.,;:!?@'&()/\\\-\0]+", text) and re.search(r"\w{2}", text):
            at = start + len(raw)
            yield text
