"""Tables that are no records but cards: each cell is about somebody of its own, whom it names first.

`Ava T milk allergy | Ben O speech IEP`, a seating chart with remarks; or a card goes down several rows of its column,
as in a sheet of login cards three to a row: `Ava Teller | Ben Okafor`, below it `User: ateller | User: bokafor`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recognizers.gazetteer import NOT_NAMES, fold, is_ordinary, may_be_first
from recognizers.rows import cell_place
from scanners.contract import Grid, Piece, Row, Where

_LEAST, _SHARE = 4, 0.7
"""Cells that must be filled, and the share of them that must be cards."""

_CARD = re.compile(r"\s*(?P<first>[^\W\d_][\w'’-]+)(?P<rest>[,:;\s].*)", re.DOTALL)
_LABELS = re.compile(r"([^\W\d_][\w .#/-]{0,24}?)\s?[:=]\s?\S")
_LABELLED = 0.4
"""The share of the rows that hold labelled values, where cards go down the columns."""

_MORE = re.compile(r"[^\W_]")


def are_cards(rows: Sequence[Row]) -> bool:
    """Whether nearly every filled cell begins with a given name and goes on, in two columns or more, the first row too."""
    filled = [[c for c in r.cells if c.strip()] for r in rows]
    cells = [c for row in filled for c in row]
    if len(cells) < _LEAST and not (len(cells) > 1 and all("\n" in c for c in cells)):
        return False
    if max(map(len, filled), default=0) < 2:
        return False
    if not all(map(_card, next(row for row in filled if row))):
        return False
    firsts = [m for c in cells if (m := _card(c))]
    known = sum(may_be_first(m["first"]) for m in firsts)
    columns = {i for r in rows for i, c in enumerate(r.cells) if c.strip() and _card(c)}
    return len(firsts) >= _SHARE * len(cells) and known >= 0.5 * len(cells) and len(columns) > 1


def are_stacks(rows: Sequence[Row]) -> bool:
    """Whether cards stand side by side, each down its column: rows of one label over and over, between rows of names."""
    filled = [cells for r in rows if (cells := _filled(r))]
    told = [label for cells in filled if (label := _label(cells))]
    places = {i for cells in filled if _label(cells) for i in cells}
    return (
        len(set(told)) > 1
        and len(told) >= _LABELLED * len(filled)
        and all(set(cells) <= places for cells in filled if len(cells) > 1)
    )


def as_stacks(grid: Grid, rows: Iterable[Row]) -> Iterator[Piece]:
    """Each card as a text of its own, a line a cell, every line at its place."""
    stack: list[tuple[Row, dict[int, str]]] = []
    labels: set[str] = set()
    for row in rows:
        cells = _filled(row)
        label = _label(cells)
        if not cells or label in labels or (label is None and labels):
            yield from _unstacked(grid, stack)
            stack, labels = [], set()
        if cells:
            stack.append((row, cells))
        if label:
            labels.add(label)
    yield from _unstacked(grid, stack)


def _unstacked(grid: Grid, stack: Sequence[tuple[Row, dict[int, str]]]) -> Iterator[Piece]:
    for index in sorted({i for _, cells in stack for i in cells}):
        text, stretches = "", []
        lines = [(row, cells[index]) for row, cells in stack if index in cells]
        for row, shown in lines:
            text += "\n" if text else ""
            at = {"line": row.number} if grid.where.line is not None else {"row": row.number, "line": row.line}
            stretches.append((len(text), len(text) + len(shown), Where().at(**at, **cell_place(grid, row, index))))
            text += shown
        where = grid.where.at(part=lines[0][0].part or grid.where.part)
        yield Piece(f"{text}\n", where, grid.context, tuple(stretches))


def _filled(row: Row) -> dict[int, str]:
    return {i: c.strip() for i, c in enumerate(row.cells) if c.strip()}


def _label(cells: Mapping[int, str]) -> str | None:
    """The label of a row whose cells, two or more, all have the same one in front of a value."""
    found = [_LABELS.match(c) for c in cells.values()]
    labels = {m[1].casefold() for m in found if m}
    return labels.pop() if len(found) > 1 and all(found) and len(labels) == 1 else None


def _card(cell: str) -> re.Match[str] | None:
    found = _CARD.match(cell)
    if found is None or not _MORE.search(found["rest"]) or not found["first"][0].isupper():
        return None
    first = found["first"]
    return found if fold(first) not in NOT_NAMES and not is_ordinary(first) else None


def as_cards(grid: Grid, rows: Iterable[Row]) -> Iterator[Piece]:
    """Each filled cell as a text of its own, at its place."""
    for row in rows:
        at = {"line": row.number} if grid.where.line is not None else {"row": row.number, "line": row.line}
        for index, cell in enumerate(row.cells):
            if shown := cell.strip():
                place = cell_place(grid, row, index)
                where = grid.where.at(**at, part=row.part or grid.where.part)
                stretches = ((0, len(shown), Where().at(**place)),) if place else ()
                yield Piece(f"{shown}\n", where, grid.context, stretches)  # a blank line parts it from the next card
