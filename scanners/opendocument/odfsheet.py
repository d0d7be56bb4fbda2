"""Sheets of an OpenDocument spreadsheet, streamed row by row (OASIS OpenDocument 1.3 Part 3, chapters 9 and 19).

Rows and cells that are repeated are given once; empty ones, of which a sheet has millions, cost nothing. Values come
as shown, but for numbers and dates whose display leaves something out; those come as stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from lxml import etree

from scanners.contract import Content, Grid, Part, Piece, Row, Where
from scanners.opendocument import odfstyles, odftext
from scanners.opendocument.odfstyles import Paint, Styles
from scanners.opendocument.odftext import Gathered, Reader, gather, repeats
from scanners.reading.xmltree import attribute, local
from scanners.spreadsheets.sheetcells import letters

TAGS = (
    "automatic-styles", "table-column", "table-row", "shapes", "forms", "table", "content-validation", "named-range",
    "named-expression", "tracked-changes", "database-range", "scenario", "filter-condition", "dde-source", "dde-link",
)  # fmt: skip
_LAST_COLUMN = 16_384
_LAST_ROW = 1 << 20
_MOST_REPEATED = 256
_LITERAL = re.compile(r'"((?:[^"]|"")*)"')
_MOST_FORMULAS = 10_000

Events = Iterator[tuple[str, etree._Element]]
_Later = list[tuple[Where, tuple[str, ...], Gathered]]


def sheets(reader: Reader, stream: Events, forget: Callable[[etree._Element], None]) -> Iterator[Content]:
    """The tables of the spreadsheet, each followed by what hangs on its cells; then names, lists and changes.

    `stream` gives ("end", element) of the elements named in `TAGS`; `forget` frees a row that is done with. Styles that
    stand in the stream before the tables are added to the reader's.
    """
    hidden: set[int] = set()
    usual: list[str] = []
    column = 0
    for _, element in stream:
        match local(element):
            case "automatic-styles":
                reader.styles = reader.styles.and_of(odfstyles.styles(element))
            case "table-column":
                count = min(repeats(element, "number-columns-repeated"), _LAST_COLUMN)
                if odftext.is_collapsed(element, reader.styles):
                    hidden.update(range(column + 1, min(column + count, _LAST_COLUMN) + 1))
                usual.extend(
                    [attribute(element, "default-cell-style-name") or ""] * min(count, _LAST_COLUMN - len(usual))
                )
                column += count
            case "table-row" if (table := _table_of(element)) is not None:
                yield from _sheet(reader, table, chain([(_, element)], stream), frozenset(hidden), usual, forget)
                hidden, column, usual = set(), 0, []
            case "table" if _is_sheet(element):
                hidden, column, usual = set(), 0, []
            case "shapes" | "forms":
                found = gather(element, reader.styles)
                yield from odftext.asides(reader, found, _place(reader, element.getparent()), ())
            case _:
                yield from _beside(element)


def _is_sheet(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) in ("spreadsheet", "chart")


def _table_of(row: etree._Element) -> etree._Element | None:
    """The sheet a row stands in; None for a row of a table inside a cell or a drawing."""
    parent = row.getparent()
    while parent is not None:
        if local(parent) == "table":
            return parent if _is_sheet(parent) else None
        if local(parent) in ("table-cell", "covered-table-cell"):
            return None
        parent = parent.getparent()
    return None


def _place(reader: Reader, table: etree._Element | None) -> Where:
    if table is None or local(table) != "table":
        return Where(part="body")
    part: Part = "hidden" if odftext.is_hidden(table, reader.styles) else "body"
    return Where(sheet=attribute(table, "name") or "", part=part)


def _sheet(
    reader: Reader,
    table: etree._Element,
    stream: Events,
    hidden: frozenset[int],
    usual: list[str],
    forget: Callable[[etree._Element], None],
) -> Iterator[Content]:
    place = _place(reader, table)
    name = place.sheet or ""
    if name:
        yield Piece(name, place.at(part="name"))
    later: _Later = []
    formulas: dict[str, str] = {}
    yield Grid(_rows(reader, stream, place, later, formulas, usual, forget), place, name, (), hidden)
    for words, cell in formulas.items():
        yield Piece(words, place.at(part="hidden", cell=cell, row=int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))))
    for where, context, found in later:
        yield from odftext.asides(reader, found, where, context)


def _rows(
    reader: Reader,
    stream: Events,
    place: Where,
    later: _Later,
    formulas: dict[str, str],
    usual: list[str],
    forget: Callable[[etree._Element], None],
) -> Iterator[Row]:
    number = 1
    for _, element in stream:
        name = local(element)
        if name == "table" and _is_sheet(element):
            return
        if name in ("shapes", "forms"):
            later.append((place, (), gather(element, reader.styles)))
        if name != "table-row" or _table_of(element) is None:
            continue
        cells, beside = _cells(reader, element, number, formulas)
        line = tuple(cell for cell in cells if cell)
        later.extend((place.at(cell=f"{letters(at)}{number}", row=number), line, found) for at, found in beside)
        if cells and number <= _LAST_ROW:
            hides = odftext.is_collapsed(element, reader.styles)
            unseen = _unseen(reader.styles, element, usual) if reader.styles.looks and not hides else frozenset()
            yield Row(number, tuple(cells), "hidden" if hides else None, None, unseen)
        number += repeats(element, "number-rows-repeated")
        forget(element)


def _unseen(styles: Styles, row: etree._Element, usual: list[str]) -> frozenset[int]:
    """The positions of cells that nobody sees: white on white, of next to no size, or with a format of nothing.

    `usual` are the styles of cells that name none, by column.
    """
    found: set[int] = set()
    at = 1
    for cell in row:
        count = repeats(cell, "number-columns-repeated")
        style = attribute(cell, "style-name") or (usual[at - 1] if at <= len(usual) else "")
        look = styles.looks.get(style)
        if look and (look.blank or Paint().under(look).unseen):
            found.update(range(at, min(at + min(count, _MOST_REPEATED), _LAST_COLUMN + 1)))
        at += count
    return frozenset(found)


def _cells(
    reader: Reader, row: etree._Element, number: int, formulas: dict[str, str]
) -> tuple[list[str], list[tuple[int, Gathered]]]:
    """The values of a row, and of the cells with more than a value their position and what they hold."""
    values: list[str] = []
    beside: list[tuple[int, Gathered]] = []
    at = 1
    for cell in row:
        if local(cell) not in ("table-cell", "covered-table-cell"):
            continue
        count = repeats(cell, "number-columns-repeated")
        text, found = _value(reader, cell)
        if text and at <= _LAST_COLUMN:
            values.extend([""] * (at - 1 - len(values)))
            values.extend([text] * min(count, _MOST_REPEATED))
        if found is not None:
            beside.append((at, found))
        formula = attribute(cell, "formula") or ""
        if '"' in formula and len(formulas) < _MOST_FORMULAS:
            words = "\n".join(w for word in _LITERAL.findall(formula) if (w := word.replace('""', '"')).strip())
            if words:
                formulas.setdefault(words, f"{letters(min(at, _LAST_COLUMN))}{number}")
        at += count
    return values, beside


def _value(reader: Reader, cell: etree._Element) -> tuple[str, Gathered | None]:
    if not len(cell) and not cell.attrib:
        return "", None
    found: Gathered | None = None
    shown = ""
    if len(cell) == 1 and local(cell[0]) == "p" and not len(cell[0]):
        shown = " ".join((cell[0].text or "").split("\n"))
    elif len(cell):
        found = gather(cell, reader.styles)
        shown = found.text
        if not (found.hidden or found.said or found.units or found.drawings or found.tables):
            found = None
    return _stored(cell, shown), found


def _stored(cell: etree._Element, shown: str) -> str:
    """The shown text, or the stored value where the display is shorter than it (19.385, 19.370, 19.382)."""
    match attribute(cell, "value-type"):
        case "float":
            value = (attribute(cell, "value") or "").removesuffix(".0")
            if not shown or "E+" in shown or "#" in shown:
                return value
            # 512,294,319 with its separators would be no number that anybody issued
            return value if value.isdigit() and re.sub(r"[\s.,']", "", shown) == value else shown
        case "date":
            value = (attribute(cell, "date-value") or "").removesuffix("T00:00:00")
            return shown if shown and value[:4] in shown else value or shown
        case "string" if not shown:
            return attribute(cell, "string-value") or ""
        case "boolean" if not shown:
            return (attribute(cell, "boolean-value") or "").upper()
        case _:
            return shown


def _beside(element: etree._Element) -> Iterator[Content]:
    """Lists to choose from, names, and the values that tracked changes keep."""
    hidden = Where(part="hidden")
    match local(element):
        case "content-validation":
            lines = _LITERAL.findall(attribute(element, "condition") or "")
            for message in element:
                lines.append(attribute(message, "title") or "")
                lines.extend(_line(p) for p in message.iter("{*}p"))
            if text := "\n".join(line for line in lines if line.strip()):
                yield Piece(text, hidden)
        case "named-range" | "named-expression" | "database-range":
            name = attribute(element, "name") or ""
            words = "\n".join(_LITERAL.findall(attribute(element, "expression") or ""))
            if not name.startswith(("__Anonymous", "_xlnm")):
                yield Piece(f"{name}: {words}" if words else name, hidden)
        case "scenario" | "filter-condition" | "dde-source":
            lines = [attribute(element, key) or "" for key in ("comment", "value", "dde-topic", "dde-item")]
            if text := "\n".join(line for line in lines if line.strip()):
                yield Piece(text, hidden)
        case "dde-link":  # what the other document's cells held
            cells = element.iter("{*}table-cell")
            lines = [
                " ".join(map(_line, cell)) or attribute(cell, "string-value") or attribute(cell, "value") or ""
                for cell in cells
            ]
            if text := "\n".join(line for line in lines if line.strip()):
                yield Piece(text, hidden)
        case "tracked-changes":
            lines = [_line(p) for p in element.iter("{*}p")]
            if text := "\n".join(line for line in dict.fromkeys(lines) if line):
                yield Piece(text, Where(part="revision"))


def _line(paragraph: etree._Element) -> str:
    return " ".join("".join(str(text) for text in paragraph.itertext()).split())
