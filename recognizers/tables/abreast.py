"""Tables that stand side by side in one: the same columns over and over, so that a row is about several people.

`Student | Username | Password | Student | Username | Password`: a list that was set in two columns to fit on a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from recognizers.columns.column import Column
from recognizers.headings import headers
from scanners.contract import Row

Span = tuple[int, int]
"""The first column of a table, and the one behind its last."""

_LEAST = 2
"""Columns with something in them that a table must have."""


def spans(columns: Sequence[Column]) -> tuple[Span, ...]:
    """Where the tables stand, from the columns as they were judged; none if it is one table."""
    named = [i for i, c in enumerate(columns) if c.name == "full"]
    if len(named) < 2:
        return ()
    starts = _by_headings(columns) if any(c.heading for c in columns) else _by_names(columns, named)
    ends = [*starts[1:], len(columns)]
    return tuple(zip(starts, ends, strict=True)) if len(starts) > 1 else ()


def _by_headings(columns: Sequence[Column]) -> list[int]:
    keys = [headers.key(c.heading) for c in columns]
    first = next((k for k in keys if k), "")
    starts = [i for i, k in enumerate(keys) if k == first]
    groups = [[k for k in keys[a:b] if k] for a, b in zip(starts, [*starts[1:], len(keys)], strict=True)]
    alike = all(group == groups[0] for group in groups) and len(groups[0]) >= _LEAST
    names = [any(c.name == "full" for c in columns[a:b]) for a, b in zip(starts, [*starts[1:], len(keys)], strict=True)]
    return starts if alike and all(names) else []


def _by_names(columns: Sequence[Column], named: Sequence[int]) -> list[int]:
    """Without headings: names and values of one kind in every so many columns, a name in the first of them."""
    width = named[1] - named[0]
    groups = [[c.entity for c in columns[a : a + width] if c.entity] for a in named]
    even = all(b - a == width for a, b in pairwise(named)) and all(g and g == groups[0] for g in groups)
    return list(named) if named[0] == 0 and even else []


def parted(row: Row, tables: Sequence[Span]) -> Iterator[Row]:
    """The row of each table, every cell in its place; the row itself where there is one table."""
    if not tables:
        yield row
        return
    for start, end in tables:
        yield row._replace(cells=tuple(c if start <= i < end else "" for i, c in enumerate(row.cells)))
