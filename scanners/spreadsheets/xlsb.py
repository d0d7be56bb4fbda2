"""Excel binary workbooks (xlsb): the records of its parts, streamed ([MS-XLSB] 2.1, 2.4, 2.5).

The package is that of xlsx with binary parts for XML ones. python-calamine reads the cells of such files too, but not
their number formats, hidden rows and columns, nor what stands beside the cells; here it is the tests' second reader.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from scanners.contract import Content, Format, Grid, Options, Part, Piece, Row, Scanner, Unread, Where
from scanners.office import ooxml, packageprops
from scanners.office.ooxml import Package
from scanners.reading.spooling import Readable
from scanners.spreadsheets import cellformat, sheetparts, sheetstyles, xlsbstyles
from scanners.spreadsheets.sheetcells import letters
from scanners.spreadsheets.sheetstyles import SheetStyles
from scanners.spreadsheets.xlsbstyles import string

_ROW, _COLUMNS, _LINK, _EDGES, _VALIDATION, _DATA_END = 0, 60, 494, 479, 64, 146
_SHEET, _WORKBOOK, _NAME, _ITEM = 156, 153, 39, 19
_NUMBERS = (2, 5, 9)
_LOWEST = 30  # twentieths of a point
_AUTHOR, _COMMENT, _COMMENT_TEXT = 632, 635, 637
_CELLS = range(1, 12)
_RICH = 62
_LAST_COLUMN = 16_384
_LARGEST_RECORD = 64 << 20
_WORDS = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0|[\0-\xff][\1-\x20]){3,}")
_MOST_FORMULAS = 10_000
_PLUMBING = re.compile(r"(binaryindex\d*|calcchain|styles|printersettings\d*|metadata)\.bin$", re.IGNORECASE)
_FILES = re.compile(r"(^|/)(vbaproject|embeddings/.*|activex/.*|ctrlprops/.*)", re.IGNORECASE)

Records = Iterator[tuple[int, bytes]]


@dataclass(slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    package: Package
    strings: list[str] = field(default_factory=list)
    styles: SheetStyles = field(default_factory=SheetStyles)
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    beside: list[Content] = field(default_factory=list)


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """A grid a sheet, followed by what hangs on the sheet, then what belongs to the workbook as a whole.

    A hidden sheet's grid has the part "hidden", a hidden row too; hidden columns are named by `Grid.hidden_columns`.
    """
    del name, media_type
    package = Package(stream, options)
    main = package.main("xl/workbook.bin")
    if not package.has(main):
        yield Unread("corrupt", "the workbook's main part is missing or broken", whole=False)
    book = _book(package, main)
    for sheet, part, hides in book.sheets:
        place = Where(sheet=sheet, part="hidden" if hides else "body")
        if sheet.strip():
            yield Piece(sheet, place.at(part="name"))
        if package.has(part):
            yield from _sheet(book, part, place)
        else:
            yield Unread("corrupt", "a sheet of the workbook is missing", whole=False)
    yield from book.beside
    yield from ooxml.targets(package, main, Where(part="metadata"))
    yield from sheetparts.beside(package)
    yield from _others(package)
    yield from packageprops.contents(package)
    yield from ooxml.rest(package)
    yield from package.faults()


def records(source: Readable) -> Records:
    """(type, payload) of the records (2.1.4): type in one or two bytes, size in up to four, seven bits a byte.

    Raises EOFError where the last record is cut, ValueError for a size no record has.
    """
    buffer, at = b"", 0
    while True:
        if len(buffer) - at < 8:
            buffer, at = buffer[at:] + source.read(1 << 16), 0
        if at >= len(buffer):
            return
        kind, at = _number(buffer, at, 2)
        size, at = _number(buffer, at, 4)
        if size > _LARGEST_RECORD:
            raise ValueError("no record is that large")
        if len(buffer) - at < size:
            parts, missing = [buffer[at:]], size - (len(buffer) - at)
            while missing > 0 and (more := source.read(min(missing, 1 << 16))):
                parts.append(more)
                missing -= len(more)
            if missing > 0:
                raise EOFError("the last record is cut")
            buffer, at = b"".join(parts), 0
        yield kind, buffer[at : at + size]
        at += size


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first; types keep their marks and are put together alike."""
    value = 0
    for place in range(most):
        if at >= len(data):
            raise EOFError("a record's head is cut")
        value |= (data[at] & 0x7F) << (7 * place)
        at += 1
        if not data[at - 1] & 0x80:
            break
    return value, at


def _read(package: Package, name: str) -> Records:
    """The records of a part; one that breaks off is noted."""
    if not package.has(name):
        return
    try:
        yield from records(package.open(name))
    except (EOFError, ValueError):
        package.broken.append(name)


def _book(package: Package, main: str) -> _Book:
    book = _Book(package)
    relations = {relation.id: relation for relation in package.relations(main)}
    parts = {relation.kind: relation.target for relation in relations.values()}
    epoch_1904 = False
    for kind, data in _read(package, main):
        if kind == _SHEET and len(data) > 12:
            identity, at = string(data, 8)
            target = relations.get(identity)
            if target is not None:
                book.sheets.append((string(data, at)[0], target.target, bool(struct.unpack_from("<I", data)[0])))
        elif kind == _WORKBOOK and data:
            epoch_1904 = bool(data[0] & 1)
        elif kind == _NAME and len(data) > 9:
            name, at = string(data, 9)
            words = [name, *_literals(data[at:])] if not name.startswith("_xlnm.") else list(_literals(data[at:]))
            if text := ": ".join(words[:2]) + "".join(f"\n{word}" for word in words[2:]):
                book.beside.append(Piece(text, Where(part="hidden")))
    for kind, data in _read(package, parts.get("sharedStrings", "xl/sharedStrings.bin")):
        if kind == _ITEM:
            book.strings.append(string(data, 1)[0])
    book.styles = xlsbstyles.read(_read(package, parts.get("styles", "xl/styles.bin")), epoch_1904)
    if formats := "\n".join(book.styles.words):
        book.beside.append(Piece(formats, Where(part="hidden"), ("text in number formats, names of styles",)))
    return book


def _sheet(book: _Book, part: str, place: Where) -> Iterator[Content]:
    stream = _read(book.package, part)
    hidden: set[int] = set()
    formulas: dict[str, str] = {}
    later: list[Content] = []
    for kind, data in stream:
        if kind == _COLUMNS and len(data) >= 18:
            first, last = struct.unpack_from("<II", data)
            if data[16] & 1:
                hidden.update(range(first + 1, min(last, _LAST_COLUMN) + 2))
        elif kind == _ROW:
            yield Grid(_rows(book, data, stream, formulas), place, place.sheet or "", (), frozenset(hidden))
            break
        else:
            later.extend(_beside(kind, data, place))
    for kind, data in stream:
        later.extend(_beside(kind, data, place))
    for words, cell in formulas.items():
        row = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        yield Piece(words, place.at(part="hidden", cell=cell, row=row))
    yield from later
    for relation in book.package.relations(part):
        if relation.kind == "comments" and not relation.external:
            yield from _comments(book.package, relation.target, place)
    yield from sheetparts.attached(book.package, part, place)


def _rows(book: _Book, head: bytes, stream: Records, formulas: dict[str, str]) -> Iterator[Row]:
    cells: list[str] = []
    unseen: set[int] = set()
    for kind, data in stream:
        if kind in (_ROW, _DATA_END):
            yield from _row(head, cells, unseen)
            head, cells, unseen = data, [], set()
            if kind == _DATA_END:
                return
        elif (kind in _CELLS or kind == _RICH) and len(data) >= 8:
            at = struct.unpack_from("<I", data)[0]
            text, end = _value(book, kind, data)
            if text and at < _LAST_COLUMN:
                cells.extend([""] * (at + 1 - len(cells)))
                cells[at] = text
                if book.styles.unseen and _is_unseen(book, kind, data, text):
                    unseen.add(at + 1)
            if kind in (8, 9, 10, 11) and len(formulas) < _MOST_FORMULAS:
                number = struct.unpack_from("<I", head)[0] + 1
                if words := "\n".join(_literals(data[end:])):
                    formulas.setdefault(words, f"{letters(at + 1)}{number}")
    yield from _row(head, cells, unseen)


def _row(head: bytes, cells: list[str], unseen: set[int]) -> Iterator[Row]:
    if cells and len(head) >= 12:
        hides = head[11] & 0x10 or struct.unpack_from("<H", head, 8)[0] < _LOWEST
        number = struct.unpack_from("<I", head)[0] + 1
        yield Row(number, tuple(cells), "hidden" if hides else None, None, frozenset(unseen))


def _is_unseen(book: _Book, kind: int, data: bytes, text: str) -> bool:
    """Whether the style of a cell shows its value to nobody."""
    kinds = book.styles.unseen.get(str(data[4] | data[5] << 8 | data[6] << 16))
    if not kinds:
        return False
    value = float(not text.startswith("0")) * (-1 if text.startswith("-") else 1) if kind in _NUMBERS else text
    return sheetstyles.hides(kinds, value)


def _value(book: _Book, kind: int, data: bytes) -> tuple[str, int]:
    """The value of a cell as text, and where in its record a formula would follow."""
    text, end = "", 9
    match kind:
        case 2 if len(data) >= 12:
            text, end = _number_shown(book, data, _packed(struct.unpack_from("<I", data, 8)[0])), 12
        case 5 | 9 if len(data) >= 16:
            text, end = _number_shown(book, data, struct.unpack_from("<d", data, 8)[0]), 16
        case 4 | 10 if len(data) >= 9:
            text = "TRUE" if data[8] else "FALSE"
        case 6 | 8 | 62:
            text, end = string(data, 9 if kind == _RICH else 8)
        case 7 if len(data) >= 12:
            index = struct.unpack_from("<I", data, 8)[0]
            text, end = book.strings[index] if index < len(book.strings) else "", 12
    return text, end


def _packed(value: int) -> float:
    """A number in 32 bits (2.5.122): whole or the upper half of a double, perhaps times a hundred."""
    if value & 2:
        number = float((value >> 2) - (1 << 30 if value & 0x8000_0000 else 0))
    else:
        number = struct.unpack("<d", struct.pack("<Q", (value & 0xFFFF_FFFC) << 32))[0]
    return number / 100 if value & 1 else number


def _number_shown(book: _Book, data: bytes, number: float) -> str:
    style = data[4] | data[5] << 8 | data[6] << 16
    show = book.styles.shows[style] if style < len(book.styles.shows) else None
    try:
        return (show(number) if show else None) or cellformat.stored(number)
    except (ValueError, OverflowError):
        return str(number)


def _beside(kind: int, data: bytes, place: Where) -> Iterator[Content]:
    """Links, headers and footers, and what a validation says or lists."""
    if kind == _LINK and len(data) > 16:
        row, column = struct.unpack_from("<I4xI", data)
        _, at = string(data, 16)
        words = list(_strings(data, at, 3))
        if text := "\n".join(dict.fromkeys(word for word in words if word)):
            cell = f"{letters(min(column, _LAST_COLUMN) + 1)}{row + 1}"
            yield Piece(text, place.at(part="metadata", cell=cell, row=row + 1))
    elif kind == _EDGES:
        for number, words_of in enumerate(_strings(data, 2, 6)):
            part: Part = "footer" if number % 2 else "header"
            if text := sheetparts.without_codes(words_of):
                yield Piece(text, place.at(part=part))
    elif kind == _VALIDATION and len(data) > 8:
        count = struct.unpack_from("<I", data, 4)[0]
        lines = [*_strings(data, 8 + count * 16, 4)]
        lines += [entry.strip() for word in _literals(data[8:]) for entry in word.split(",")]
        if text := "\n".join(line for line in lines if line):
            yield Piece(text, place.at(part="hidden"))


def _strings(data: bytes, at: int, count: int) -> Iterator[str]:
    for _ in range(count):
        text, at = string(data, at)
        yield text


def _literals(formula: bytes) -> Iterator[str]:
    """The words in a compiled formula (2.5.97.89 PtgStr), told by a length that fits and characters that are text."""
    at = 0
    while (at := formula.find(b"\x17", at)) >= 0:
        count = struct.unpack_from("<H", formula, at + 1)[0] if at + 3 <= len(formula) else 0
        text = formula[at + 3 : at + 3 + count * 2].decode("utf-16-le", "replace")
        at += 1
        if len(text) == count and re.fullmatch(r"[\w\s.,;:!?@'&()/\\-]+", text) and re.search(r"\w{2}", text):
            at += 2 + count * 2
            yield text


def _comments(package: Package, name: str, place: Where) -> Iterator[Content]:
    authors: list[str] = []
    row = column = 0
    for kind, data in _read(package, name):
        if kind == _AUTHOR:
            authors.append(string(data, 0)[0])
        elif kind == _COMMENT and len(data) >= 20:
            row, column = struct.unpack_from("<I4xI", data, 4)
        elif kind == _COMMENT_TEXT and (text := string(data, 1)[0].strip()):
            cell = f"{letters(min(column, _LAST_COLUMN) + 1)}{row + 1}"
            yield Piece(text, place.at(part="comment", cell=cell, row=row + 1))
    if said := "\n".join(dict.fromkeys(author for author in authors if author.strip())):
        yield Piece(said, Where(part="metadata"), ("comment author",))


def _others(package: Package) -> Iterator[Content]:
    """The binary parts that nothing led to (pivot caches, tables, copies of other workbooks): the words in them."""
    for name in package.unclaimed():
        if not name.lower().endswith(".bin") or _FILES.search(name):
            continue
        if _PLUMBING.search(name):
            package.open(name)  # claims it
            continue
        lines: dict[str, None] = {}
        for _, data in _read(package, name):
            for found in _WORDS.findall(data):
                lines[found.decode("utf-16-le", "replace").strip()] = None
        if text := "\n".join(line for line in lines if re.search(r"\w{3}", line)):
            yield Piece(text, Where(part="hidden"))


SCANNER = Scanner(
    name="xlsb",
    formats=(Format("application/vnd.ms-excel.sheet.binary.macroEnabled.12", "Excel binary workbook", (".xlsb",)),),
    pieces=pieces,
    library="standard library, lxml",
    licence="PSF-2.0, BSD-3-Clause",
    reads="cells as shown (dates, leading zeros) or as stored, hidden and very hidden sheets, hidden rows and columns,"
    " comments, defined names, words in formulas, data validation, headers and footers, charts, text boxes, names of"
    " styles, properties, link targets; embedded files as files of their own",
    does_not_read="numbers of pivot caches and of other workbooks' cells",
)
