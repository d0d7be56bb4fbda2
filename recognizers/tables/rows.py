"""The rows of a table: given one by one and put back, read as lines of text, each cell with its place."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from recognizers.columns.namecells import is_firm, is_passenger
from recognizers.columns.plan import Plan
from recognizers.contract import Hit
from recognizers.disguise.cells import PlainRows
from recognizers.headings import headers
from recognizers.tables.ahead import Ahead
from recognizers.tables.listed import ListedRows
from scanners.contract import Grid, Piece, Row, Where

if TYPE_CHECKING:  # brings numpy in, which nothing needs without a roster
    from recognizers.roster.match import Roster

Size = tuple[int, int]

_BETWEEN = "   "

_FEW: Size = (64, 16_000)
_MANY: Size = (4_096, 1 << 20)
"""Rows that are looked at in one go, and their characters at most; many where a sieve leaves few, once it knows them."""


class Sieve(Protocol):
    """Takes out of some rows those that nobody needs to look at."""

    def pick(self, rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
        """The rows to be read, and those behind them that are to be picked from only when these were."""
        ...


class Rows:
    """Rows of a table as they read, some of which may be put back; with a roster, what it knows of each.

    Where a sieve is put in, it sees them first, in blocks, as they stand.
    """

    def __init__(self, rows: Iterator[Row], roster: Roster | None = None) -> None:
        self.plain = PlainRows()
        self._source = rows if isinstance(rows, Ahead) else Ahead(rows)
        self._ahead: deque[Row] = deque()
        self._picked: Sequence[Row] = ()
        self._later: Sequence[Row] = ()
        self._listed = ListedRows(roster) if roster else None
        self._sieve: Sieve | None = None
        self._size = _FEW

    def __iter__(self) -> Rows:
        return self

    def __next__(self) -> Row:
        while not self._ahead:
            self._read_ahead()
        return self._ahead.popleft()

    def listed(self, row: Row) -> Sequence[Sequence[Hit]]:
        """What the roster knows of each cell of a row that was just given."""
        return self._listed.of(row) if self._listed else ()

    def seen(self, row: Row) -> Sequence[Sequence[Hit]]:
        """The same, which will be asked for once more."""
        return self._listed.seen(row) if self._listed else ()

    def put_back(self, rows: Sequence[Row]) -> None:
        """Read these rows again, in this order, before those that follow."""
        self._ahead.extendleft(reversed(rows))

    def alone(self, rows: Sequence[Row]) -> Rows:
        """Some of the rows that were given, to be read as a table of their own."""
        part = Rows(iter(()))
        part.plain, part._listed = self.plain, self._listed
        part.put_back(rows)
        return part

    def sift(self, sieve: Sieve | None) -> None:
        """From the next block on, only what this sieve leaves is given."""
        self._sieve = sieve
        self._size = _FEW

    def _read_ahead(self) -> None:
        """Read some rows more, when all before them were given. Raises StopIteration at the end."""
        if not self._picked:
            block = self._later or self._source.take(*self._size)
            if not block:
                raise StopIteration
            self._picked, self._later = block, ()
            if self._sieve is not None:
                self._picked, self._later = self._sieve.pick(block)
                self._size = min(2 * self._size[0], _MANY[0]), min(2 * self._size[1], _MANY[1])
        some, self._picked = self._picked[: _FEW[0]], self._picked[_FEW[0] :]
        rows = self.plain.read(some)
        if self._listed is not None:
            self._listed.read(rows)
        self._ahead.extend(rows)


def as_lines(grid: Grid, rows: Iterable[Row]) -> Iterator[Piece]:
    """Rows that are no records (titles above a header, a table for layout) as lines of text, every cell at its place."""
    for row in rows:
        text, stretches = "", []
        for index, cell in enumerate(row.cells):
            if (shown := cell.strip()) and not is_firm(shown):
                text += _BETWEEN if text else ""
                if place := stretch_place(grid, row, index):
                    stretches.append((len(text), len(text) + len(shown), Where().at(**place)))
                text += shown
        if text:
            where = grid.where.at(**row_place(grid, row), part=row.part or grid.where.part)
            yield Piece(text, where, grid.context, tuple(stretches))


def row_place(grid: Grid, row: Row) -> dict[str, object]:
    """Where a row stands: its line in a text of lines, its paragraph if it is one or stands in one, else its number."""
    if grid.where.line is not None:
        return {"line": row.number}
    if grid.where.paragraph is not None and row.starts:
        return {"paragraph": row.line}
    return {"row": row.number} if row.line is None else {"row": row.number, "line": row.line}


def cell_place(grid: Grid, row: Row, index: int) -> dict[str, object]:
    """What a cell's place has beyond that of its row: its address in a sheet, and that it is hidden."""
    place: dict[str, object] = {}
    if grid.where.sheet is not None:
        place["cell"] = cell_name(index, row.number)
    part = "hidden" if index + 1 in grid.hidden_columns or index + 1 in row.hidden_cells else row.part
    if part is not None and grid.where.part in (None, "body"):
        place["part"] = part
    return place


def stretch_place(grid: Grid, row: Row, index: int) -> dict[str, object]:
    """The same in a text that is made of cells, and where the cell stands in the lines of a text, if it does."""
    place = cell_place(grid, row, index)
    return place | row_place(grid, row) | {"start": row.starts[index]} if index < len(row.starts) else place


def place_of(grid: Grid, row: Row, index: int) -> Where:
    """The place of a cell of a table."""
    return grid.where.at(**row_place(grid, row), **cell_place(grid, row, index))


def repeats(row: Row, layout: Plan) -> bool:
    """Whether the row is the header once more, as on every printed page, or either row of it."""
    if layout.stack is not None:
        keys = _keys(row)
        return bool(keys) and any(keys == _keys(head) for head in layout.stack.rows)
    filled = False
    for cell, column in zip(row.cells, layout.columns, strict=False):
        if label := headers.key(cell):
            if label != headers.key(column.heading):
                return False
            filled = True
    return filled


def _keys(row: Row) -> list[tuple[int, str]]:
    return [(i, k) for i, cell in enumerate(row.cells) if (k := headers.key(cell))]


_TOTAL = re.compile(
    r"(?:(?:sub-?|grand |page |class |running )?totals?|averages?|avg|class average)[:.]?", re.IGNORECASE
)
"""What stands in the place of a name in a row that sums up those above it."""

_GROUP = re.compile(
    r"(?:team|group|grade|gr|room|rm|section|class|period|pd|block|homeroom|hr|cluster|cohort|bus|route|table|cabin|level|tier|unit|session)\.? "
    r"(?:[A-Z]|[A-Z]?\d{1,3}[A-Z]?|one|two|three|four|red|orange|yellow|green|blue|purple|gold|silver|white|black):?",
    re.IGNORECASE,
)
"""What heads some of the rows in the place of a name: "Team A", "Grade 8"."""


def could_be_name(value: str) -> bool:
    """Whether a cell under a heading of names may hold one: letters, no long number, address or sign of a blank, and no "Total"."""
    return (
        (not re.search(r"\d{2}|[@/_=<>]|https?:", value) or is_passenger(value))
        and any(c.isalpha() for c in value)
        and len(value) <= 80
        and _TOTAL.fullmatch(value.strip()) is None
        and _GROUP.fullmatch(value.strip()) is None
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
