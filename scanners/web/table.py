"""A table of an HTML page, gathered row by row as a browser lays it out.

HTML Living Standard 4.9.12 (forming a table): a cell that spans stands at its first place, the places it covers are
empty, and the cells after it move on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scanners.contract import Part, Row

_MOST_COLUMNS = 1_000  # HTML's own limit of a colspan
_MOST_ROWS = 65_534  # HTML's own limit of a rowspan


@dataclass(slots=True)
class Table:
    """The rows so far. `hidden` says that the table as a whole is; `outer` is the text so far of the cell around,
    by part. `beside` is the text that is hidden in a cell beside what it shows, with its row's number."""

    role: str
    hidden: bool
    line: int | None
    outer: dict[Part, list[str]] | None = None
    caption: str = ""
    nested: bool = False
    headers: int = 0
    blocks: int = 0
    in_cell: bool = False
    rows: list[Row] = field(default_factory=list)
    beside: list[tuple[int, str]] = field(default_factory=list)
    _cells: list[str] | None = None
    _unseen: set[int] = field(default_factory=set)
    _row_hidden: bool = False
    _spans: tuple[int, int] = (1, 1)
    _covered: dict[int, int] = field(default_factory=dict)
    """By column, in how many rows from the present one on it is taken by a cell from above."""

    def open_row(self, hidden: bool) -> None:
        self.close_row()
        self._cells, self._row_hidden = [], hidden

    def open_cell(self, attributes: Mapping[str, str], header: bool, hidden: bool) -> None:
        if self._cells is None:
            self.open_row(hidden)
        self._spans = (_span(attributes.get("colspan"), _MOST_COLUMNS), _span(attributes.get("rowspan"), _MOST_ROWS))
        self.headers += header
        self.in_cell = True

    def close_cell(self, text: str, hidden: str) -> None:
        """The cell's text, and what in it is hidden: that is the cell where nothing else is."""
        cells = self._cells
        if cells is None or not self.in_cell:
            return
        while self._covered.get(len(cells)):
            cells.append("")
        at, (across, down) = len(cells), self._spans
        if hidden and text:
            self.beside.append((len(self.rows) + 1, hidden))
        elif hidden:
            self._unseen.add(at + 1)
        cells.extend([text or hidden, *[""] * (min(across, max(1, _MOST_COLUMNS - at)) - 1)])
        if down > 1:
            self._covered.update(dict.fromkeys(range(at, len(cells)), down))
        self.in_cell = False

    def close_row(self) -> None:
        if self._cells is None:
            return
        part: Part | None = "hidden" if self._row_hidden else None
        self.rows.append(Row(len(self.rows) + 1, tuple(self._cells), part, hidden_cells=frozenset(self._unseen)))
        self._unseen = set()
        self._covered = {column: left - 1 for column, left in self._covered.items() if left > 1}
        self._cells = None

    def is_layout(self) -> bool:
        """Whether it only places paragraphs on the page: such a table is read as text, cell after cell."""
        if self.role in ("presentation", "none"):
            return True
        widest = max((sum(1 for cell in row.cells if cell) for row in self.rows), default=0)
        return not self.headers and (widest < 2 or (widest < 3 and (self.nested or self.blocks > len(self.rows))))

    def cells(self) -> Iterator[tuple[str, bool]]:
        """The text of each cell, and whether it is hidden."""
        beside = defaultdict(list)
        for number, text in self.beside:
            beside[number].append((text, True))
        for row in self.rows:
            for at, cell in enumerate(row.cells, 1):
                if cell:
                    yield cell, row.part == "hidden" or at in row.hidden_cells
            yield from beside[row.number]


def _span(value: str | None, most: int) -> int:
    try:
        return min(max(1, int(value or 1)), most)
    except ValueError:
        return 1
