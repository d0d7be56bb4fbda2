"""Excel workbooks before 2007 (xls, xlt): cells by xlrd, what stands beside them by the records ([MS-XLS]).

Values are given as shown where showing changes the meaning (dates, leading zeros), else as stored, as in `sheet`.
"""

from __future__ import annotations

import contextlib
import io
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from scanners.contract import (
    Content,
    Format,
    Grid,
    Options,
    Part,
    Piece,
    Protection,
    Row,
    ScanError,
    Scanner,
    Unread,
    Where,
)
from scanners.legacy_office import biff, compound, encryption
from scanners.legacy_office.compound import Compound
from scanners.reading import colours
from scanners.reading.colours import Colour
from scanners.spreadsheets import cellformat, sheetstyles
from scanners.spreadsheets.sheetcells import letters

_OLE = b"\xd0\xcf\x11\xe0"
_LARGEST = 256 << 20
_LOWEST, _SMALLEST = 30, 40
"""Twentieths of a point: lower rows and smaller letters nobody sees."""

_NARROWEST = 77
"""The same of a column's width, in parts of 256 of a digit's."""

_OLDEST = tuple((0, head) for head in (b"\t\0\4\0", b"\t\2\6\0", b"\t\4\6\0", b"\t\b\b\0\0\5"))
"""The first records of workbooks of Excel 2, 3 and 4, and of some of 5, which stand in no compound file."""


class _Silent(io.StringIO):
    """Where xlrd may write what it thinks of a file, which would repeat what stands in it."""

    def write(self, text: str, /) -> int:
        return len(text)


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """A grid a sheet, each followed by what hangs on it, then what belongs to the workbook.

    A hidden sheet's grid has the part "hidden", a hidden row too; hidden columns are named by `Grid.hidden_columns`.
    """
    del name, media_type
    stream.seek(0)
    container = Compound(stream) if stream.read(4) == _OLE else None
    data = _workbook(container, stream)
    filepass = biff.locked(data)
    if filepass is not None:
        plain = encryption.opened(stream, options)
        if plain is None:
            yield Unread("encrypted", "the workbook opens only with a password", protection=_protection(filepass))
            return
        container = Compound(plain)
        data = _workbook(container, plain)
    yield from _book(data)
    if container:
        yield from _caches(container)
        yield from _revisions(container)
        yield from compound.properties(container)
        yield from compound.objects(container, options)
        yield from compound.macros(container)
        if container.broken:
            yield Unread("corrupt", "the file is damaged; what could be read was read", whole=False)


def _workbook(container: Compound | None, stream: BinaryIO) -> bytes:
    if container:
        data = container.read("Workbook") or container.read("Book")
    else:
        stream.seek(0)
        data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ScanError("too-large", "the file is larger than can be held")
    if not data:
        raise ScanError("corrupt", "the workbook's stream is missing or damaged")
    return data


def _protection(filepass: bytes) -> Protection:
    """The record FilePass (2.4.117): 0 for XOR obfuscation, 1 for a header of [MS-OFFCRYPTO]."""
    kind = struct.unpack_from("<H", filepass)[0] if len(filepass) > 2 else 0
    return encryption.XOR if kind == 0 else encryption.protection(filepass[2:])


def _book(data: bytes) -> Iterator[Content]:
    try:
        book = _opened(data)
    except ScanError as error:
        if text := compound.salvaged(data):
            yield Piece(text, Where(part="body"))
        yield Unread(error.reason, error.detail, whole=not text)
        return
    found = biff.beside(data, book.biff_version >= 80)
    damaged = False
    for number in range(book.nsheets):
        for content in _sheet(book, number):
            damaged = damaged or isinstance(content, Unread)
            yield content
        name = book.sheet_names()[number]
        hides = _is_hidden(book, number)
        for sheet, piece in found.pieces:
            if sheet == number:
                part: Part = "hidden" if hides and piece.where.part == "body" else piece.where.part or "body"
                yield Piece(piece.text, piece.where.at(sheet=name, part=part))
    yield from (piece for sheet, piece in found.pieces if sheet is None or sheet >= book.nsheets)
    yield from _names(book)
    formats = dict.fromkeys(w for found in book.format_map.values() for w in cellformat.words(found.format_str or ""))
    if formats:
        yield Piece("\n".join(formats), Where(part="hidden"), ("text in number formats",))
    if damaged and (text := compound.salvaged(data)):
        yield Piece(text, Where(part="body"), ("text of a damaged sheet",))
    yield from compound.pictures(bytes(found.drawings), "Workbook/picture")


def _opened(data: bytes) -> Any:
    """The workbook by xlrd; without the formats of its cells if they are damaged. Raises ScanError("corrupt")."""
    import xlrd

    for formats in (True, False):
        # xlrd has an error of its own, asserts, and lets struct's and index errors through
        with contextlib.suppress(Exception):
            return xlrd.open_workbook(
                file_contents=data, formatting_info=formats, on_demand=True, logfile=_Silent(), ragged_rows=True
            )
    raise ScanError("corrupt", "the workbook is damaged")


def _is_hidden(book: Any, number: int) -> bool:
    return bool(getattr(book, "_sheet_visibility", [0] * book.nsheets)[number])


def _sheet(book: Any, number: int) -> Iterator[Content]:
    name = book.sheet_names()[number]
    place = Where(sheet=name, part="hidden" if _is_hidden(book, number) else "body")
    if name.strip():
        yield Piece(name, place.at(part="name"))
    try:
        sheet = book.sheet_by_index(number)
    except Exception:  # whatever xlrd stumbles over, as in `_opened`
        yield Unread("corrupt", "a sheet of the workbook is damaged", whole=False)
        return
    columns = sheet.colinfo_map.items()
    hidden = frozenset(column + 1 for column, info in columns if info.hidden or info.width < _NARROWEST)
    yield Grid(_rows(book, sheet), place, name, (), hidden)
    for (row, column), note in sorted(sheet.cell_note_map.items()):
        text = (note.text or "").replace("\r", "\n").strip()
        if text:
            at = place.at(part="comment", cell=f"{letters(column + 1)}{row + 1}", row=row + 1)
            yield Piece(text, at, _line(book, sheet, row))
    if authors := dict.fromkeys(note.author for note in sheet.cell_note_map.values() if (note.author or "").strip()):
        yield Piece("\n".join(authors), Where(part="metadata"), ("comment author",))
    yield from _links(sheet, place)
    book.unload_sheet(number)


def _rows(book: Any, sheet: Any) -> Iterator[Row]:
    kinds: dict[int | None, frozenset[str]] = {}
    for number in range(sheet.nrows):
        cells = _line(book, sheet, number)
        if any(cells):
            info = sheet.rowinfo_map.get(number)
            hides = info is not None and (info.hidden or 0 < info.height < _LOWEST)
            unseen = frozenset(at for at, cell in enumerate(sheet.row(number), 1) if _is_unseen(book, cell, kinds))
            yield Row(number + 1, cells, "hidden" if hides else None, None, unseen)


def _is_unseen(book: Any, cell: Any, kinds: dict[int | None, frozenset[str]]) -> bool:
    """Whether nobody sees the value: white on white, of next to no size, or in a format that shows nothing.

    `kinds` are those of values that styles met before show to nobody.
    """
    if cell.ctype not in (1, 2, 3):
        return False
    if cell.xf_index not in kinds:
        kinds[cell.xf_index] = _unseen_kinds(book, cell)
    found = kinds[cell.xf_index]
    return bool(found) and sheetstyles.hides(found, cell.value)


def _unseen_kinds(book: Any, cell: Any) -> frozenset[str]:
    index, code = cell.xf_index, _format(book, cell)
    style = book.xf_list[index] if index is not None and 0 <= index < len(book.xf_list) else None
    if style is None or not book.formatting_info or not 0 <= style.font_index < len(book.font_list):
        return cellformat.blank(code)
    font = book.font_list[style.font_index]
    ground: Colour = colours.WHITE
    if style.background.fill_pattern == 1:
        ground = _colour(book, style.background.pattern_colour_index, colours.UNKNOWN)
    elif style.background.fill_pattern:
        ground = colours.UNKNOWN
    ink = _colour(book, font.colour_index, colours.BLACK)
    return sheetstyles.unseen_kinds(code, sheetstyles.TINY if 0 < font.height < _SMALLEST else ink, ground)


def _colour(book: Any, index: int, automatic: Colour) -> Colour:
    found = book.colour_map.get(index)
    return automatic if found is None else cast("Colour", tuple(found))


def _line(book: Any, sheet: Any, row: int) -> tuple[str, ...]:
    if row >= sheet.nrows:
        return ()
    return tuple(_value(book, cell) for cell in sheet.row(row))


def _value(book: Any, cell: Any) -> str:
    match cell.ctype:
        case 1:  # text; 2 and 3 are numbers and dates, 4 truth values, 5 errors
            return str(cell.value).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
        case 4:
            return "TRUE" if cell.value else "FALSE"
        case 2 | 3:
            code = _format(book, cell) or ("m/d/yyyy" if cell.ctype == 3 else "")
            show = cellformat.shown(code, bool(book.datemode)) if code else None
            return (show(cell.value) if show else None) or cellformat.stored(cell.value)
        case _:
            return ""


def _format(book: Any, cell: Any) -> str:
    """The code of the cell's number format, "" if it is not known."""
    index = cell.xf_index
    if index is None or not 0 <= index < len(book.xf_list):
        return ""
    found = book.format_map.get(book.xf_list[index].format_key)
    return found.format_str if found is not None else ""


def _links(sheet: Any, place: Where) -> Iterator[Content]:
    for link in sheet.hyperlink_list:
        words = [link.desc, link.url_or_path, link.quicktip]
        said = [w.decode("cp1252", "replace") if isinstance(w, bytes) else w for w in words if w]
        if text := "\n".join(dict.fromkeys(word.strip("\0") for word in said)):
            cell = f"{letters(link.fcolx + 1)}{link.frowx + 1}"
            yield Piece(text, place.at(part="metadata", cell=cell, row=link.frowx + 1))


def _names(book: Any) -> Iterator[Content]:
    """Defined names, and the words in what they stand for; names of Excel's own have one character."""
    for name in book.name_obj_list:
        words = list(biff.literals(name.raw_formula or b"", book.biff_version >= 80))
        if name.builtin and not words:
            continue
        if label := "\n".join((f"{name.name}: {words[0]}" if words else name.name, *words[1:])).strip():
            yield Piece(label, Where(part="hidden"))


def _caches(container: Compound) -> Iterator[Content]:
    """Pivot caches: the values of rows that the sheet may no longer show (2.1.7.13)."""
    for path in container.paths:
        if path[0] == "_SX_DB_CUR":
            said = [piece.text for _, piece in biff.beside(container.read(*path), True).pieces]
            if said:
                yield Piece("\n".join(dict.fromkeys(said)), Where(part="hidden"))


def _revisions(container: Compound) -> Iterator[Content]:
    """The log of a workbook that several people change (2.1.7.17): the words in it; then who they are."""
    for name, part in (("Revision Log", "revision"), ("User Names", "metadata")):
        if text := compound.salvaged(container.read(name)):
            yield Piece(text, Where(part=cast("Part", part)))


SCANNER = Scanner(
    name="xls",
    formats=(Format("application/vnd.ms-excel", "Excel workbook before 2007", (".xls", ".xlt"), _OLDEST),),
    pieces=pieces,
    library="xlrd, olefile, msoffcrypto-tool",
    licence="BSD-3-Clause, BSD-2-Clause, MIT",
    reads="cells as shown (dates, leading zeros) or as stored, hidden and very hidden sheets, hidden rows and columns,"
    " cells nobody sees (white on white, a format that shows nothing), words in formulas and number formats, comments,"
    " headers and footers, defined names, data validation, text boxes, alternative texts, titles of charts, names of"
    " styles, scenarios, filters, pivot caches, copies of other workbooks' cells, the log of shared workbooks, link"
    " targets, macros, properties; objects and pictures as files of their own; encrypted workbooks with the passwords"
    " given",
    does_not_read="macro sheets, metafiles",
)
