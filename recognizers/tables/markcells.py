"""Tables in which a cell names somebody with a mark: "Alanna 88 | Bo 61", as teachers paste a gradebook into a message.

What the marks are of stands above, as over a list of lines (`marklists`), or in the rows before the first such cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from recognizers.contract import Cluster, Person, RawMatch
from recognizers.headings.reading import Headings
from recognizers.lists import marklists
from recognizers.tables.namedcells import NAMES
from recognizers.tables.rows import cell_place, row_place
from scanners.contract import Grid, Row, Where

BY = "GradeRecordRecognizer"

_NAMED = "has the form of: a name with a mark behind it"

_LEAST, _SHARE, _HEADS = 3, 0.7, 2
"""Cells that must hold a name with a mark, the share of all that do, and the rows of headings over them at most."""


def title_of(rows: Sequence[Row], above: str, headings: Headings) -> str | None:
    """What the marks of the table are of, if its cells name people with a mark each; None for any other table."""
    cells = [filled for r in rows if (filled := [c.strip() for c in r.cells if c.strip()])]
    pairs = [[marklists.pair(c) is not None for c in row] for row in cells]
    first = next((i for i, row in enumerate(pairs) if any(row)), _HEADS + 1)
    body = [held for row in pairs[first:] for held in row]
    if first > _HEADS or sum(body) < max(_LEAST, _SHARE * len(body)):
        return None
    heads = [c for row in cells[:first] for c in row]
    marks = next((c for c in heads if headings.read(c).entity == "GRADE_RECORD"), None)
    return marks or marklists.title("\n".join((above, " ".join(heads))))


def clusters(grid: Grid, rows: Iterable[Row], title: str) -> Iterator[Cluster | Row]:
    """One cluster for each cell with a name and a mark; what else a row holds is given back, to be read otherwise."""
    for row in rows:
        at = row_place(grid, row)
        rest = list(row.cells)
        for index, cell in enumerate(row.cells):
            if (held := marklists.pair(cell)) is not None:
                where = grid.where.at(**at, part=row.part or grid.where.part).at(**cell_place(grid, row, index))
                begin = row.starts[index] if index < len(row.starts) else 0
                yield _cluster(cell, held, where, begin, title)
                rest[index] = ""
        if any(c.strip() for c in rest):
            yield row._replace(cells=tuple(rest))


def _cluster(cell: str, held: marklists.Pair, where: Where, begin: int, title: str) -> Cluster:
    name, mark = (cell[start:end] for start, end in held)
    (named, name_end), (marked, mark_end) = held
    person = RawMatch(
        "PERSON", 0.75, where.at(start=begin + named, end=begin + name_end), name, "student", (_NAMED,), by=NAMES
    )
    grade = RawMatch(
        "GRADE_RECORD",
        0.75,
        where.at(start=begin + marked, end=begin + mark_end),
        mark,
        "student",
        (f'in a list under "{title}"',),
        by=BY,
    )
    return Cluster((person, grade), Person(name, "student"), link="row")
