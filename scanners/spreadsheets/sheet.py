"""Excel workbooks (xlsx, xlsm, xltx, xltm), streamed from the XML of their parts (ECMA-376 Part 1, chapter 18).

Every sheet is a grid whose rows bear their physical numbers and whose cells stand at their physical columns, so that
the address of a cell follows from its place. Values are given as shown where showing changes the meaning (dates,
leading zeros), else as stored. What hides elsewhere in a workbook is read by sheetparts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO

from lxml import etree

from scanners.contract import Content, Format, Grid, Options, Part, Piece, Row, Scanner, Unread, Where
from scanners.office import ooxml, packageprops
from scanners.office.ooxml import Package
from scanners.reading import xmltree
from scanners.reading.xmltree import local
from scanners.spreadsheets import sheetparts, sheetstyles
from scanners.spreadsheets.sheetcells import (
    columns_hidden,
    is_nothing,
    letters,
    lies_in,
    put,
    rich,
    row_of,
    shown,
    unescaped,
)
from scanners.spreadsheets.sheetparts import Area
from scanners.spreadsheets.sheetstyles import SheetStyles

_SPECIAL = frozenset({"f", "is"})
"""What a cell may hold besides its value: a formula, a text of its own. They end before their row does."""

_TAGS = ("row", "sheetData", "cols", *_SPECIAL, *sheetparts.TAGS)
_SHEET_PART = re.compile(r"xl/(work|chart|dialog|macro)sheets/[^/]+\.xml", re.IGNORECASE)
_LAST_COLUMN = 16_384
_NUMBER = re.compile(r"(?<![\w.$!])\d{5,}(?![\w.!])")
_LITERAL = re.compile(r'"((?:[^"]|"")*)"')
_MOST_REMEMBERED = 20_000
_DIGITS = "0123456789"
_LOWEST = 1.5
_NONE: frozenset[int] = frozenset()
_KEPT = 64
"""Rows, or shared strings, that are read before they are taken from the tree together; rows are emptied at once."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


@dataclass(slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    package: Package
    strings: list[str] = field(default_factory=list)
    phonetic: list[str] = field(default_factory=list)
    """How names are read, beside strings in Japanese; no cell shows it unless asked to."""
    used: bytearray = field(default_factory=bytearray)
    styles: SheetStyles = field(default_factory=SheetStyles)
    columns: dict[str, int] = field(default_factory=dict)
    memo: dict[tuple[int, str], str] = field(default_factory=dict)
    headings: set[str] = field(default_factory=set)
    """What the first rows of tables say, which names their columns."""


@dataclass(slots=True)
class _Beside:
    """What a sheet's XML holds beside its cells: formulas with words in them, and elements to be read afterwards."""

    formulas: dict[str, str] = field(default_factory=dict)
    elements: list[Content] = field(default_factory=list)


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """A grid a sheet, followed by what hangs on the sheet, then what belongs to the workbook as a whole.

    A hidden sheet's grid has the part "hidden", a hidden row too; hidden columns are named by `Grid.hidden_columns`.
    Rows without a value are left out, so a single cell in the last row costs nothing.
    """
    del name, media_type
    package = Package(stream, options)
    main = package.main("xl/workbook.xml")
    workbook = package.tree(main)
    if workbook is None:
        yield Unread("corrupt", "the workbook's main part is missing or broken", whole=False)
    sheets = list(_sheets(package, main, workbook))
    book = _book(package, main, workbook)
    for sheet in sheets:
        if package.has(sheet.part):
            yield from _sheet(book, sheet)
        else:
            yield Unread("corrupt", "a sheet of the workbook is missing", whole=False)
    if orphans := "\n".join(text for text, used in zip(book.strings, book.used, strict=True) if text and not used):
        yield Piece(orphans, Where(part="hidden"), ("text that no cell shows any more",))
    if hints := "\n".join(dict.fromkeys(book.phonetic)):
        yield Piece(hints, Where(part="alt"), ("phonetic hints",))
    if words := "\n".join(book.styles.words):
        yield Piece(words, Where(part="hidden"), ("text in number formats, names of styles",))
    if workbook is not None:
        yield from sheetparts.workbook(package, main, workbook)
    yield from sheetparts.beside(package, book.headings)
    yield from sheetparts.orphans(package)
    yield from packageprops.contents(package)
    yield from ooxml.rest(package)
    yield from package.faults()


def _sheets(package: Package, main: str, workbook: etree._Element | None) -> Iterator[_Sheet]:
    """The sheets in the workbook's order; those that no workbook lists come too, under their part's name."""
    relations = {relation.id: relation for relation in package.relations(main)}
    listed: set[str] = set()
    for element in workbook.iter("{*}sheet") if workbook is not None else ():
        relation = relations.get(_relation_id(element))
        if relation is None:
            continue
        listed.add(relation.target.lower())
        hidden = (element.get("state") or "visible").lower() != "visible"
        yield _Sheet(element.get("name") or "", relation.target, hidden)
    for name in package.names:
        if _SHEET_PART.fullmatch(name) and name.lower() not in listed:
            yield _Sheet(name.rsplit("/", 1)[-1], name, hidden=workbook is not None)


def _relation_id(element: etree._Element) -> str:
    return next((str(v) for k, v in element.items() if str(k).endswith("}id")), "")


def _book(package: Package, main: str, workbook: etree._Element | None) -> _Book:
    book = _Book(package)
    epoch_1904 = False
    for settings in workbook.iter("{*}workbookPr") if workbook is not None else ():
        epoch_1904 = (settings.get("date1904") or "").lower() in ("1", "true", "on")
    parts = {relation.kind: relation.target for relation in package.relations(main)}
    strings = parts.get("sharedStrings", "xl/sharedStrings.xml")
    if package.has(strings):
        for count, (_, element) in enumerate(package.events(strings, ("si",))):
            book.strings.append(rich(element))
            if len(element) > 1:
                book.phonetic.extend(words for hint in element.iter("{*}rPh") if (words := xmltree.texts(hint, "t")))
            if count % _KEPT == 0:
                xmltree.forget(element)
    book.used = bytearray(len(book.strings))
    styles = package.tree(parts.get("styles", "xl/styles.xml"))
    if styles is not None:
        book.styles = sheetstyles.read(styles, epoch_1904)
    return book


def _sheet(book: _Book, sheet: _Sheet) -> Iterator[Content]:
    part: Part = "hidden" if sheet.hidden else "body"
    place = Where(sheet=sheet.name, part=part)
    yield Piece(sheet.name, place.at(part="name"))
    stream = book.package.events(sheet.part, _TAGS)
    beside = _Beside()
    hidden_columns: set[int] = set()
    is_special = False
    for _, element in stream:
        if (name := local(element)) == "row":
            tables = sheetparts.tables(book.package, sheet.part)
            rows = _rows(book, chain([(element, is_special)], _data(stream)), beside, tables)
            yield Grid(rows, place, sheet.name, (), frozenset(hidden_columns))
            break
        if name in _SPECIAL:
            is_special = True
        elif name == "cols":
            hidden_columns = columns_hidden(element)
        else:
            beside.elements.extend(sheetparts.element(element, place))
    for _, element in stream:
        if (name := local(element)) in _SPECIAL:
            continue  # of what stands below the rows: it goes with that
        if name != "row":
            beside.elements.extend(sheetparts.element(element, place))
        xmltree.forget(element)
    for words, cell in beside.formulas.items():
        yield Piece(words, place.at(part="hidden", cell=cell, row=row_of(cell)))
    yield from beside.elements
    yield from sheetparts.attached(book.package, sheet.part, place)


def _data(stream: Iterator[tuple[str, etree._Element]]) -> Iterator[tuple[etree._Element, bool]]:
    """The rows, and whether a cell of each holds one of `_SPECIAL`."""
    is_special = False
    for _, element in stream:
        if (name := local(element)) == "row":
            yield element, is_special
            is_special = False
        elif name in _SPECIAL:
            is_special = True
        elif name == "sheetData":
            return


def _rows(
    book: _Book, elements: Iterator[tuple[etree._Element, bool]], beside: _Beside, tables: Sequence[Area]
) -> Iterator[Row]:
    number, looks = 0, bool(book.styles.unseen)
    for count, (element, is_special) in enumerate(elements):
        given = element.get("r") or ""
        number = int(given) if given.isdigit() else number + 1
        cells = _cells(book, element, number, beside, is_special)
        if cells:
            height = element.get("ht")
            hides = element.get("hidden") in ("1", "true") or (height is not None and is_nothing(height, _LOWEST))
            unseen = _unseen(book, element, number, tables) if looks and not hides else _NONE
            if tables and any(number == top for _, top, _, _ in tables):
                book.headings.update(cells)
            yield Row(number, cells, "hidden" if hides else None, None, unseen)
        if count % _KEPT:
            element.clear()
        else:
            xmltree.forget(element)


def _unseen(book: _Book, row: etree._Element, number: int, tables: Sequence[Area]) -> frozenset[int]:
    """The columns of cells whose style shows their values to nobody.

    White on white is seen inside a table, whose own style may give it a ground.
    """
    found: set[int] = set()
    following = 1
    for cell in row:
        reference = cell.get("r")
        at = _column(book, reference) if reference else following
        following = at + 1
        if book.styles.hides(cell) and not (
            cell.get("s") in book.styles.painted and any(lies_in(at, number, area) for area in tables)
        ):
            found.add(at)
    return frozenset(found)


def _cells(book: _Book, row: etree._Element, number: int, beside: _Beside, is_special: bool) -> tuple[str, ...]:
    """The row's cells at their columns; those that hold nothing are passed over in libxml2."""
    values: list[str] = []
    columns, strings, used, plain, read = book.columns, book.strings, book.used, book.styles.plain, None
    following = 1  # the column behind those of `values`
    asked = ("{*}v", "{*}f", "{*}is") if is_special else ("{*}v",)  # else no child needs to be asked what it is
    for child in row.iter(*asked):  # every step counts: a workbook has millions of cells
        cell = child.getparent()
        if cell is read or cell is None:
            continue
        reference = cell.get("r")
        at = (columns.get(reference.rstrip(_DIGITS)) or _column(book, reference)) if reference else following
        stored = child.text or ""
        if is_special and child.tag[-2:] != "}v":
            if child.tag[-2:] == "}f" and '"' not in stored and len(cell) > 1:
                continue  # the value follows
            text, read = _value(book, cell, number, at, beside), cell
        elif (kind := cell.get("t")) == "s" and stored.isdigit() and (index := int(stored)) < len(strings):
            text = strings[index]
            used[index] = 1
        elif kind is None and stored.isdigit() and cell.get("s") in plain:
            text = stored
        else:
            text = _typed(book, kind, stored, cell.get("s")) if stored else ""
        if not text or at > _LAST_COLUMN:
            continue
        if at == following:
            values.append(text)
            following = at + 1
        else:
            put(values, at, text)
            following = len(values) + 1
    return tuple(values)


def _column(book: _Book, reference: str) -> int:
    letters = reference.rstrip(_DIGITS)
    found = book.columns.get(letters)
    if found is None:
        found = 0
        for letter in letters.upper()[:4]:
            found = found * 26 + max(1, min(26, ord(letter) - 64))
        found = max(found, 1)
        book.columns[letters] = found
    return found


def _value(book: _Book, cell: etree._Element, row: int, column: int, beside: _Beside) -> str:
    kind = cell.get("t")
    value = formula = ""
    for child in cell:
        # every cell passes here: the end of the tag tells the child without a look-up
        match child.tag[-2:]:
            case "}v":
                value = child.text or ""
            case "}f":
                formula = child.text or ""
            case "is":
                value, kind = rich(child), "inlineStr"
    text = _typed(book, kind, value, cell.get("s")) if value else ""
    # a program that does not calculate leaves no value: what may be an id in the formula is then all there is
    said = _LITERAL.findall(formula) if '"' in formula else [] if text else _NUMBER.findall(formula)
    if said:
        words = "\n".join(w for word in said if (w := word.replace('""', '"')).strip())
        if words:
            beside.formulas.setdefault(words, cell.get("r") or f"{letters(column)}{row}")
        return text or words
    return text


def _typed(book: _Book, kind: str | None, value: str, style: str | None) -> str:
    match kind:
        case None | "n":
            return _number(book, value, style)
        case "s":
            index = int(value) if value.strip().isdigit() else -1
            if 0 <= index < len(book.strings):
                book.used[index] = 1
                return book.strings[index]
            return value
        case "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        case "str":
            return unescaped(value)
        case _:
            return value


def _number(book: _Book, value: str, style: str | None) -> str:
    index = int(style) if style and style.isdigit() else 0
    show = book.styles.shows[index] if index < len(book.styles.shows) else None
    if show is None and value.isdigit():
        return value
    key = (index, value)
    text = book.memo.get(key)
    if text is None:
        text = shown(show, value)
        if len(book.memo) < _MOST_REMEMBERED:  # dates and grades repeat, serial numbers do not
            book.memo[key] = text
    return text


_OPEN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SCANNER = Scanner(
    name="sheet",
    formats=(
        Format(f"{_OPEN}.sheet", "Excel workbook", (".xlsx",)),
        Format(f"{_OPEN}.template", "Excel template", (".xltx",)),
        Format("application/vnd.ms-excel.sheet.macroEnabled.12", "Excel workbook with macros", (".xlsm",)),
        Format("application/vnd.ms-excel.template.macroEnabled.12", "Excel template with macros", (".xltm",)),
        Format("application/vnd.ms-excel.addin.macroEnabled.12", "Excel add-in", (".xlam",)),
    ),
    pieces=pieces,
    library="lxml",
    licence="BSD-3-Clause",
    reads="cells as shown (dates, leading zeros) or as stored, hidden and very hidden sheets, hidden rows and columns,"
    " cells nobody sees (white on white, a format that shows nothing), words in formulas and number formats, comments"
    " and threaded comments, defined names, data validation, conditional formats, filters, scenarios, views, queries,"
    " tables, slicers, headers and footers, pivot and external-link caches, charts, text boxes, alternative texts,"
    " names of styles, properties, link targets, text left behind in the string table; embedded files as files of"
    " their own",
    does_not_read="the code of macros; rounding by formats other than plain decimals; names of form controls",
)
