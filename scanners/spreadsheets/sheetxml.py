"""Workbooks of Excel 2003 as one XML file, which many programs that make reports still write, mostly named `.xls`.

Microsoft, XML Spreadsheet Reference (Office 2003): Worksheet, Table, Column, Row, Cell, Data, Comment, NamedRange and
the elements of the namespaces `excel` and `office`. What is neither is read as XML is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from scanners.contract import Content, Format, Grid, Options, Piece, Row, Scanner, Where
from scanners.data import jsondata, xmldata
from scanners.reading import colours, xmltree
from scanners.reading.colours import Colour
from scanners.reading.xmltree import attribute, local
from scanners.spreadsheets import cellformat, sheetstyles
from scanners.spreadsheets.sheetcells import letters

_MOST, _MOST_ROWS = 16_384, 1 << 20
"""Columns and rows of a sheet: an element may skip or stand for no more."""

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?")
_NUMBER = re.compile(r"-?\d{1,17}(?:\.\d+)?(?:E[+-]?\d{1,2})?", re.IGNORECASE)
_NAMED_FORMATS = {"Fixed": "0.00", "Standard": "#,##0.00", "Currency": "$#,##0.00", "Percent": "0.00%"}


@dataclass(slots=True)
class _Sheet:
    """One sheet: where it is, how numbers are shown by style, and what hangs on its cells."""

    place: Where
    styles: dict[str, _Style]
    beside: list[Content] = field(default_factory=list)


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """A grid a sheet, followed by the comments and links of its cells, then what belongs to the workbook."""
    root, sound = xmltree.whole(stream, jsondata.LARGEST)
    if root is None:
        yield from xmldata.pieces(stream, name, media_type, options)
        return
    styles = _styles(root)
    for sheet in root.iter("{*}Worksheet"):
        yield from _sheet(sheet, styles)
    if words := dict.fromkeys(word for style in styles.values() for word in cellformat.words(style.code)):
        yield Piece("\n".join(words), Where(part="hidden"), ("text in number formats",))
    yield from _beside(root)
    if not sound:
        yield xmltree.DAMAGED


@dataclass(frozen=True, slots=True)
class _Style:
    """One style: how it shows numbers, which kinds of values it shows to nobody; what it hands on to its children."""

    show: cellformat.Show | None
    unseen: frozenset[str]
    ink: Colour = colours.BLACK
    ground: Colour = colours.WHITE
    code: str = ""


def _styles(root: etree._Element) -> dict[str, _Style]:
    """The styles by their ids; a style stands behind the one that it is based on (ss:Parent)."""
    found: dict[str, _Style] = {}
    for style in root.iter("{*}Style"):
        base = found.get(attribute(style, "Parent") or "Default") or _Style(None, frozenset())
        ink, ground, code = base.ink, base.ground, base.code
        for child in style:
            match local(child):
                case "NumberFormat":
                    code = attribute(child, "Format") or ""
                    code = _NAMED_FORMATS.get(code, code)
                case "Font":
                    ink = colours.by_hex((attribute(child, "Color") or "000000").removeprefix("#"))
                    size = attribute(child, "Size") or ""
                    ink = sheetstyles.TINY if size in ("1", "0") else ink
                case "Interior" if attribute(child, "Pattern") not in (None, "None"):
                    solid = attribute(child, "Pattern") == "Solid"
                    shade = (attribute(child, "Color") or "").removeprefix("#")
                    ground = colours.by_hex(shade) if solid else colours.UNKNOWN
        unseen = sheetstyles.unseen_kinds(code, ink, ground)
        found[attribute(style, "ID") or ""] = _Style(cellformat.shown(code), unseen, ink, ground, code)
    return found


def _sheet(element: etree._Element, styles: dict[str, _Style]) -> Iterator[Content]:
    name = attribute(element, "Name") or ""
    hidden = any((found.text or "").strip().endswith("Hidden") for found in _visible(element))
    sheet = _Sheet(Where(sheet=name, part="hidden" if hidden else "body"), styles)
    if name.strip():
        yield Piece(name, sheet.place.at(part="name"))
    for table in element.iter("{*}Table"):
        yield Grid(_rows(table, sheet), sheet.place, name, (), frozenset(_hidden_columns(table)))
        table.clear()  # so that what is left over is what nobody read
        break
    yield from sheet.beside
    for found in element.iter("{*}Header", "{*}Footer"):
        if words := re.sub(r"&([LCRPNDTAF]|\"[^\"]*\"|\d+)", " ", attribute(found, "Data") or "").strip():
            yield Piece(words, sheet.place.at(part="header" if local(found) == "Header" else "footer"))
    for found in element.iter("{*}DataValidation"):
        said = ((child.text or "").strip() for child in found if local(child) != "Range")
        if words := "\n".join(text for text in said if text):
            yield Piece(words, sheet.place.at(part="hidden"))


def _visible(element: etree._Element) -> Iterator[etree._Element]:
    for options in element:
        if local(options) == "WorksheetOptions":
            yield from options.iter("{*}Visible")


def _hidden_columns(table: etree._Element) -> Iterator[int]:
    at = 0
    for column in table:
        if local(column) == "Column":
            given = _given(column)
            at = _index(given, at + 1)
            last = min(at + _whole(given.get("Span")), _MOST)
            if _is_hidden(given):
                yield from range(at, last + 1)
            at = last


def _rows(table: etree._Element, sheet: _Sheet) -> Iterator[Row]:
    number = 0
    for row in table:
        if local(row) == "Row":
            given = _given(row)
            number = _index(given, number + 1, _MOST_ROWS)
            unseen: set[int] = set()
            cells = tuple(_cells(row, number, sheet, unseen))
            if any(cells):
                yield Row(number, cells, "hidden" if _is_hidden(given) else None, None, frozenset(unseen))
            number += min(_whole(given.get("Span")), _MOST_ROWS)
            row.clear()


def _cells(row: etree._Element, number: int, sheet: _Sheet, unseen: set[int]) -> list[str]:
    cells: list[str] = []
    at = 0
    for cell in row:
        if local(cell) != "Cell":
            continue
        given = _given(cell)
        at = _index(given, at + 1) if given else at + 1
        text, comment = "", None
        for child in cell:
            if (name := local(child)) == "Data":
                text = _value(child, given.get("StyleID", ""), sheet)
                if (style := sheet.styles.get(given.get("StyleID", ""))) and style.unseen:
                    is_number = _given(child).get("Type") == "Number" and _NUMBER.fullmatch(text)
                    if sheetstyles.hides(style.unseen, float(text) if is_number else text):
                        unseen.add(at)
            elif name == "Comment":
                comment = child
        if given or comment is not None:
            place = sheet.place.at(cell=f"{letters(at)}{number}", row=number)
            sheet.beside.extend(_hanging(given, comment, place))
        if at <= _MOST:
            cells.extend([""] * (at - len(cells)))
            cells[at - 1] = text
        if given:
            at = min(at + _whole(given.get("MergeAcross")), _MOST)
    return cells


def _value(element: etree._Element, style: str, sheet: _Sheet) -> str:
    """The cell as shown, where its format tells and keeps the meaning, else as stored."""
    text = ("".join(map(str, element.itertext())) if len(element) else element.text or "").strip()
    match _given(element).get("Type"):
        case "DateTime" if found := _MOMENT.fullmatch(text):
            return found[1] if found[2] == "00:00:00" else f"{found[1]} {found[2]}"
        case "Number" if _NUMBER.fullmatch(text):
            found_style = sheet.styles.get(style)
            show = found_style and found_style.show
            return (show and show(float(text))) or cellformat.stored(float(text))
        case "Boolean":
            return {"1": "TRUE", "0": "FALSE"}.get(text, text)
        case _:
            return text


def _hanging(given: Mapping[str, str], comment: etree._Element | None, place: Where) -> Iterator[Content]:
    """The comment on a cell, where its link leads to, and the words that its formula holds."""
    if comment is not None and (words := " ".join("".join(map(str, comment.itertext())).split())):
        yield Piece(words, place.at(part="comment"))
    for link in (given.get("HRef"), given.get("HRefScreenTip")):
        if link:
            yield Piece(link, place.at(part="metadata"))
    if words := "\n".join(re.findall(r'"([^"]+)"', given.get("Formula", ""))):
        yield Piece(words, place.at(part="hidden"))


def _beside(root: etree._Element) -> Iterator[Content]:
    """Names, properties, and the comments of the XML itself."""
    for named in root.iter("{*}NamedRange"):
        yield Piece(f"{attribute(named, 'Name')}: {attribute(named, 'RefersTo')}", Where(part="hidden"))
    for group in root:
        if local(group) in ("DocumentProperties", "CustomDocumentProperties"):
            for found in group:
                if value := " ".join("".join(map(str, found.itertext())).split()):
                    yield Piece(f"{local(found)}: {value}", Where(part="properties"))


def _given(element: etree._Element) -> dict[str, str]:
    """The attributes of an element by their local names: read once, for a sheet has very many cells."""
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.items()}


def _is_hidden(given: Mapping[str, str]) -> bool:
    return given.get("Hidden") in ("1", "true")


def _index(given: Mapping[str, str], following: int, most: int = _MOST) -> int:
    """The number that an element gives itself, if it goes on from there, else the following one."""
    number = _whole(given.get("Index"))
    return number if following <= number <= most else following


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


SCANNER = Scanner(
    name="sheetxml",
    formats=(Format("application/vnd.ms-spreadsheetml", "Excel 2003 workbook as XML", (".xml",)),),
    pieces=pieces,
    library="lxml",
    licence="BSD-3-Clause",
    reads="cells as shown (dates, leading zeros) or as stored, hidden sheets, rows and columns, comments, headers and"
    " footers, names, data validation, words in formulas, properties, link targets",
    does_not_read="pivot tables",
    limits="a workbook of more than 32 MB is read as XML is",
)
