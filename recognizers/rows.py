"""The rows of a table: given one by one and put back, read as lines of text, each cell with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from recognizers import headers
from recognizers.columns import Plan, is_firm
from recognizers.contract import Hit
from recognizers.disguise.cells import PlainRows
from recognizers.listed import ListedRows
from scanners.contract import Grid, Piece, Row, Where

if TYPE_CHECKING:  # brings numpy in, which nothing needs without a roster
    from recognizers.roster.match import Roster

_BETWEEN = "   "


class Rows:
    """Rows of a table, some of which may be put back to be read again; with a roster, what it knows of each."""

    def __init__(self, rows: Iterator[Row], roster: Roster | None = None) -> None:
        self._rows = self.plain = PlainRows(rows)
        self._back: list[Row] = []
        self._listed = ListedRows(self._rows, roster) if roster else None

    def __iter__(self) -> Rows:
        return self

    def __next__(self) -> Row:
        return self._back.pop() if self._back else next(self._listed or self._rows)

    def listed(self, row: Row) -> Sequence[Sequence[Hit]]:
        """What the roster knows of each cell of a row that was just given."""
        return self._listed.of(row) if self._listed else ()

    def put_back(self, rows: Sequence[Row]) -> None:
        """Read these rows again, in this order, before those that follow."""
        self._back.extend(reversed(rows))


def as_lines(grid: Grid, rows: Iterable[Row]) -> Iterator[Piece]:
    """Rows that are no records (titles above a header, a table for layout) as lines of text, every cell at its place."""
    for row in rows:
        text, stretches = "", []
        for index, cell in enumerate(row.cells):
            if (shown := cell.strip()) and not is_firm(shown):
                text += _BETWEEN if text else ""
                if place := cell_place(grid, row, index):
                    stretches.append((len(text), len(text) + len(shown), Where().at(**place)))
                text += shown
        if text:
            at = {"line": row.number} if grid.where.line is not None else {"row": row.number, "line": row.line}
            where = grid.where.at(**at, part=row.part or grid.where.part)
            yield Piece(text, where, grid.context, tuple(stretches))


def cell_place(grid: Grid, row: Row, index: int) -> dict[str, object]:
    """What a cell's place has beyond that of its row: its address in a sheet, and that it is hidden."""
    place: dict[str, object] = {}
    if grid.where.sheet is not None:
        place["cell"] = cell_name(index, row.number)
    part = "hidden" if index + 1 in grid.hidden_columns else row.part
    if part is not None and grid.where.part in (None, "body"):
        place["part"] = part
    return place


def repeats(row: Row, layout: Plan) -> bool:
    """Whether the row is the header once more, as on every printed page."""
    filled = False
    for cell, column in zip(row.cells, layout.columns, strict=False):
        if label := headers.key(cell):
            if label != headers.key(column.heading):
                return False
            filled = True
    return filled


def could_be_name(value: str) -> bool:
    """Whether a cell under a heading of names may hold one: letters, no long number, address or sign of a blank."""
    return (
        not re.search(r"\d{2}|[@/_=<>]|https?:", value)
        and any(c.isalpha() for c in value)
        and len(value) <= 80
        and (headers.says_something(value) and "____" not in value)
    )


def plain_heading(heading: str) -> str:
    """A heading in one line, cut to 60 characters."""
    return " ".join(heading.split())[:60]


def cell_name(index: int, row: int) -> str:
    """The A1-style name of the cell in column `index` (from 0) and row `row` (from 1)."""
    letters = ""
    column = index + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
