"""Tables that are no records but cards: each cell is about somebody of its own, whom it names first.

`Ava T milk allergy | Ben O speech IEP`, a sheet of login cards three to a row, a seating chart with remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from recognizers.gazetteer import NOT_NAMES, fold, is_ordinary, may_be_first
from recognizers.rows import cell_place
from scanners.contract import Grid, Piece, Row, Where

_LEAST, _SHARE = 4, 0.7
"""Cells that must be filled, and the share of them that must be cards."""

_CARD = re.compile(r"\s*(?P<first>[^\W\d_][\w'’-]+)(?P<rest>[,:;\s].*)", re.DOTALL)
_MORE = re.compile(r"[^\W_]")


def are_cards(rows: Sequence[Row]) -> bool:
    """Whether nearly every filled cell begins with a given name and goes on, in two columns or more, the first row too."""
    filled = [[c for c in r.cells if c.strip()] for r in rows]
    cells = [c for row in filled for c in row]
    if len(cells) < _LEAST or max(map(len, filled), default=0) < 2:
        return False
    if not all(map(_card, next(row for row in filled if row))):
        return False
    firsts = [m for c in cells if (m := _card(c))]
    known = sum(may_be_first(m["first"]) for m in firsts)
    columns = {i for r in rows for i, c in enumerate(r.cells) if c.strip() and _card(c)}
    return len(firsts) >= _SHARE * len(cells) and known >= 0.5 * len(cells) and len(columns) > 1


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
                yield Piece(shown, where, grid.context, ((0, len(shown), Where().at(**place)),) if place else ())
