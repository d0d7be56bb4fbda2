"""Very wide tables: the columns that are judged, where a header tells which these are.

A table of a million columns has few that hold something of somebody; to judge each of the others takes minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recognizers.columns.column import Column
from recognizers.headings.reading import WIDE, Headings
from scanners.contract import Row


def chosen(header: Row, headings: Headings) -> list[int]:
    """The places of the columns that are judged: all, or in a very wide table those at both ends and those with a known heading."""
    width = len(header.cells)
    if width <= 2 * WIDE:
        return list(range(width))
    between = (i for i in range(WIDE, width - WIDE) if headings.known(header.cells[i].strip()))
    return [*range(WIDE), *between, *range(width - WIDE, width)]


def narrowed(rows: Sequence[Row], places: Sequence[int]) -> list[Row]:
    """The rows with the cells in these columns alone."""
    return [r._replace(cells=tuple(r.cells[i] for i in places if i < len(r.cells))) for r in rows]


def widened(columns: Sequence[Column], places: Sequence[int], labels: Sequence[str], width: int) -> tuple[Column, ...]:
    """All columns of a table, of which those at these places were judged."""
    out = [Column(label.strip()) for label in (*labels, *[""] * (width - len(labels)))]
    for place, column in zip(places, columns, strict=False):
        out[place] = column if column.beside is None else replace(column, beside=places[column.beside])
    return tuple(out)
