"""Tables whose columns are people: names head them, and the first cell of a row says what stands in it.

`Time | Kofi Osei | Ruby Haldane`, below it `8:00 | Ritalin 10mg | `: a chart of medicines, a week's notes, counts of behaviour,
minutes of services, marks. Such a table is turned round, so that each person is a row under headings, and everything that reads
tables reads it; what is found goes back to where it stands. No name stands in `column`: there stands the label of the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from recognizers.contract import Cluster, RawMatch
from recognizers.disguise.cells import PlainRows
from recognizers.tables.heads import Heads
from recognizers.tables.rows import Rows, cell_name, place_of
from scanners.contract import Grid, Row, Where

_AT_ONCE = 200
"""Rows that are turned at once: of a longer table as many again, under the same names."""

_HEADS = "heads the column in which the rest stands"

_CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Turned:
    """Some rows turned round: `grid`, whose rows are the people, and where each of its cells comes from."""

    grid: Grid
    original: Grid
    heads: Heads
    rows: Sequence[Row]
    first: bool
    """Whether these are the first rows under the names, which are given with them alone."""

    @property
    def beside(self) -> list[Row]:
        """The rows that say something beside what stands under the names, and that alone."""
        people, labels = self.heads.places, self.heads.labels
        rows = [r._replace(cells=tuple("" if i in people else c for i, c in enumerate(r.cells))) for r in self.rows]
        return [r for r in rows if any(c.strip() for c in r.cells[labels:])]

    def returned(self, cluster: Cluster, plain: PlainRows) -> Cluster:
        """A cluster of the turned table with its matches where they stand in the file, and as they stand there."""
        return replace(
            cluster,
            matches=self._back(cluster.matches, plain),
            dropped=self._back(cluster.dropped, plain),
            link="column" if cluster.link == "row" else cluster.link,
        )

    def _back(self, matches: Iterable[RawMatch], plain: PlainRows) -> tuple[RawMatch, ...]:
        found = (self._of(m, plain) for m in matches)
        return tuple(m for m in found if m is not None)

    def _of(self, match: RawMatch, plain: PlainRows) -> RawMatch | None:
        column, number = _position(match.where)
        down, part = divmod(max(column - 1, 0), len(self.heads.parts))
        row, index = self.rows[down] if column else self.heads.row, self.heads.people[number - 1][part]
        if not column and not self.first:
            return None
        said = {"column": match.where.column if column else None, "start": match.where.start, "end": match.where.end}
        back = replace(match, where=place_of(self.original, row, index).at(**said))
        if not column and match.entity == "PERSON":
            back = replace(back, why=(_HEADS,))
        return plain.restored(row, index, [back])[0]


def turned(grid: Grid, heads: Heads, rows: Rows) -> Iterator[Turned]:
    """The rows below the heads turned round, so many at once; those of another table below are left."""
    first = True
    while part := list(islice(rows, _AT_ONCE)):
        own = heads.below(part)
        if others := next((i for i, row in enumerate(part) if heads.names_others(row)), None):
            rows.put_back(part[others:])
        yield Turned(
            replace(grid, rows=_upright(heads, own), where=Where(sheet=""), hidden_columns=frozenset()),
            grid,
            heads,
            own,
            first,
        )
        if others:
            return
        first = False


def _upright(heads: Heads, rows: Sequence[Row]) -> Iterator[Row]:
    """A row of labels, and one for each person."""
    places = [(row, part) for row in rows for part in range(len(heads.parts))]
    yield Row(0, (heads.named, *(heads.label(*place) for place in places)))  # row 0 holds the names of fields
    for number, columns in enumerate(heads.people, start=1):
        cells = (row.cells[columns[part]] if columns[part] < len(row.cells) else "" for row, part in places)
        yield Row(number, (heads.row.cells[columns[0]].strip(), *cells))


def _position(where: Where) -> tuple[int, int]:
    """The column (from 0) and the row of a cell of a turned table."""
    found = _CELL.fullmatch(where.cell or cell_name(0, 1))
    assert found is not None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return column - 1, int(found[2])
