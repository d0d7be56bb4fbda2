"""Cells, rows and columns of a sheet: their references, their texts, what they show (ECMA-376 Part 1, chapter 18)."""

from __future__ import annotations

import re

from lxml import etree

from scanners.reading.xmltree import local
from scanners.spreadsheets import cellformat
from scanners.spreadsheets.sheetparts import Area

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LAST_COLUMN = 16_384
_NARROWEST = 0.3


def rich(element: etree._Element) -> str:
    """The text of a shared or inline string: plain or in runs, without phonetic hints (18.4.6), escapes resolved."""
    if len(element) == 1 and element[0].tag[-2:] == "}t":
        return unescaped(element[0].text or "")
    parts: list[str] = []
    for child in element:
        name = local(child)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts.extend(t.text or "" for t in child if local(t) == "t")
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """Text with its escapes resolved: _x000A_ is a line break (22.9.2.19)."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def row_of(cell: str) -> int | None:
    """The row in a reference such as B7; None if there is none."""
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdigit() else None


def columns_hidden(element: etree._Element) -> set[int]:
    """The positions (from 1) of columns that are hidden, or so narrow that nobody sees them."""
    hidden: set[int] = set()
    for column in element:
        width = column.get("width")
        if column.get("hidden") in ("1", "true") or is_nothing(width, _NARROWEST):
            first, last = column.get("min") or "", column.get("max") or ""
            if first.isdigit() and last.isdigit():
                hidden.update(range(int(first), min(int(last), _LAST_COLUMN) + 1))
    return hidden


def is_nothing(size: str | None, least: float) -> bool:
    """Whether a row or column of that size (points, characters) is too small for anybody to see it."""
    try:
        return size is not None and float(size) < least
    except ValueError:
        return False


def lies_in(column: int, row: int, area: Area) -> bool:
    """Whether a cell lies in an area of left, top, right, bottom."""
    left, top, right, bottom = area
    return left <= column <= right and top <= row <= bottom


def put(values: list[str], at: int, text: str) -> None:
    """A cell that does not follow the one before: behind a gap, given twice or out of order; nothing is lost."""
    if at > len(values):
        values.extend([""] * (at - len(values)))
        values[-1] = text
    else:
        values[at - 1] = f"{values[at - 1]} {text}".strip()


def shown(show: cellformat.Show | None, value: str) -> str:
    """A number as its format shows it, else as it is stored; text that is no number as it stands."""
    try:
        number = float(value)
        return (show(number) if show else None) or cellformat.stored(number)
    except (ValueError, OverflowError):
        return value


def letters(column: int) -> str:
    """The letters of a column, from 1: A, Z, AA."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
