"""Tables that a page lays out without table elements: rows of `div`, whose cells are `div` or `span`, or cells alone.

The elements are renamed as HTML names them (HTML Living Standard, 4.9), so that a heading stands over its column. Told
they are by the roles of WAI-ARIA ("table", "grid", "row", "cell"), or by rows that all have the same number of short
cells under a row of words. Cells without rows are told by the class of the headings, or by the columns of a grid in the
page's styles (CSS Grid Layout, 7.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice, takewhile
from typing import Any

from lxml import etree

from scanners.text.marks import are_headings

_HOLDERS = ("div", "section", "main", "article", "ul", "ol", "form")
_ROWS = frozenset({"div", "li", "p", "section", "article", "span"})
_CELLS = frozenset({"div", "span", "p", "b", "strong", "em", "i", "label", "small", "h3", "h4", "h5", "h6"})
_WITHIN = _CELLS | {"a", "time", "br", "sup", "sub", "abbr", "code", "mark", "u", "s"}
_COLUMNS, _LEAST, _MOST = 3, 3, 40
"""Columns at least, rows at least with that of the headings, columns at most."""
_LONGEST, _INNER = 120, 4
"""Characters of a cell at most, and elements in it."""
_TABLE, _ROW = frozenset({"table", "grid", "treegrid"}), frozenset({"row"})
_TRACKS = re.compile(r"grid-template-columns\s*:\s*([^;}{]{1,200})")
_REPEAT = re.compile(r"repeat\(\s*(\d{1,2})\s*,[^()]*(?:\([^()]*\))?[^()]*\)")


def as_tables(root: Any) -> None:
    """Name as a table each element of the tree that is laid out as one, its rows and cells too."""
    for holder, rows in _by_roles(root):
        _rename(holder, rows)
    tracks = _tracks(root)
    for holder in list(root.iter(*_HOLDERS)):
        if holder.tag not in _HOLDERS:
            continue  # it is part of a table by now
        rows = list(_rows(holder))
        if rows and _is_table([list(row) for row in rows]):
            _rename(holder, rows)
        elif run := _run(holder):
            _rename(_wrapped(run), run)
        elif width := _width(holder, tracks):
            _rename(holder, _parted(holder, width))


def _by_roles(root: Any) -> list[tuple[Any, list[Any]]]:
    """The tables by their roles, each with the rows nearest to it; none in which words stand outside of cells."""
    rows: dict[Any, list[Any]] = {}
    between: dict[Any, set[Any]] = {}
    for row in root.iterfind(".//*[@role]"):
        if row.get("role") not in _ROW or not len(row):
            continue
        path = {row, *takewhile(lambda e: e.get("role") not in _TABLE, row.iterancestors())}
        holder = next((e for e in row.iterancestors() if e.get("role") in _TABLE), None)
        if holder is not None and holder.tag in _HOLDERS:
            rows.setdefault(holder, []).append(row)
            between.setdefault(holder, {holder}).update(path)
    return [(holder, found) for holder, found in rows.items() if not any(map(_has_text, between[holder]))]


def _rows(holder: Any) -> Iterator[Any]:
    """The rows right below an element, or in parts of it, a head and a body; none if it holds something else."""
    if _has_text(holder):
        return
    found: list[Any] = []
    for child in holder:
        if not isinstance(child.tag, str):
            continue
        if _is_row(child):
            found.append(child)
        elif child.tag in _ROWS and len(child) and not _has_text(child) and all(map(_is_row, child)):
            found.extend(child)
        else:
            return
    yield from found


def _run(holder: Any) -> list[Any]:
    """The rows that follow each other among the other things that an element holds, if they are a table."""
    for is_row, alike in groupby(holder, lambda child: _is_row(child) and not (child.tail or "").strip()):
        rows = list(alike)
        if is_row and _is_table([list(row) for row in rows]):
            return rows
    return []


def _wrapped(rows: list[Any]) -> Any:
    """An element of their own around some rows."""
    parent = rows[0].getparent()
    table = etree.Element("div")
    parent.insert(parent.index(rows[0]), table)
    table.extend(rows)
    return table


def _is_row(element: Any) -> bool:
    if (
        not isinstance(element.tag, str)
        or element.tag not in _ROWS
        or not _COLUMNS <= len(element) <= _MOST
        or _has_text(element)
    ):
        return False
    return all(map(_is_cell, element))


def _is_cell(element: Any) -> bool:
    if element.tag not in _CELLS:
        return False
    within = list(islice(element.iterdescendants(), _INNER + 1))  # a part of the page holds very many
    if len(within) > _INNER or any(not isinstance(e.tag, str) or e.tag not in _WITHIN for e in within):
        return False
    return len(_text(element)) <= _LONGEST


def _has_text(element: Any) -> bool:
    """Whether words stand right in an element, beside those that it holds."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _tracks(root: Any) -> frozenset[int]:
    """How many columns the grids have that the page's styles speak of."""
    styles = [style.text or "" for style in root.iter("style")]
    styles.extend(element.get("style") for element in root.iterfind(".//*[@style]"))
    told = (_REPEAT.sub(lambda m: " x" * int(m[1]), m[1]) for style in styles for m in _TRACKS.finditer(style))
    return frozenset(len(columns.split()) for columns in told)


def _width(holder: Any, tracks: frozenset[int]) -> int:
    """How many cells without rows make one: as a grid has columns, or as first ones are of one class; 0 if no table."""
    cells = [cell for cell in holder if isinstance(cell.tag, str)]
    if len(cells) < _LEAST * _COLUMNS or _has_text(holder) or not all(map(_is_cell, cells)):
        return 0
    first = cells[0].get("class")
    alike = sum(1 for _ in takewhile(lambda cell: cell.get("class") == first, cells)) if first else 0
    for width in sorted({*tracks, alike}):
        rows = [cells[at : at + width] for at in range(0, len(cells), width or 1)]
        if _COLUMNS <= width <= _MOST and _is_table(rows):
            return width
    return 0


def _parted(holder: Any, width: int) -> list[Any]:
    """The cells of an element put into rows of so many."""
    cells = [cell for cell in holder if isinstance(cell.tag, str)]
    rows = []
    for at in range(0, len(cells), width):
        row = etree.SubElement(holder, "tr")
        row.extend(cells[at : at + width])
        rows.append(row)
    return rows


def _is_table(rows: list[list[Any]]) -> bool:
    """Whether rows have as many cells each, the first of them words that may head the rest."""
    if len(rows) < _LEAST or any(len(row) != len(rows[0]) for row in rows):
        return False
    return are_headings([_text(cell) for cell in rows[0]])


def _rename(holder: Any, rows: list[Any]) -> None:
    for row in rows:
        parent = row.getparent()
        if parent is not holder:
            parent.tag = "tbody"
        row.tag = "tr"
        for cell in row:
            if isinstance(cell.tag, str):
                cell.tag = "td"
    holder.tag = "table"
