"""Numbers before what the cells of a column say, as in a numbered list: "1. Quill, Nora" is Nora Quill's row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from scanners.contract import Row

_ORDINAL = re.compile(r"\s*[#(]?(?P<number>\d{1,3})[.):]\s*(?=[^\W\d_])")
_LEAST, _SHARE = 3, 0.8
"""Cells with such a number at least, and their share of those that say anything below the first one."""
_COLUMNS = 6


def numbered(first: Sequence[Row]) -> int | None:
    """The position (from 0) of the column whose cells are numbered one after the other in the first rows, if one is."""
    for index in range(min(_COLUMNS, max((len(row.cells) for row in first), default=0))):
        cells = [row.cells[index] for row in first if index < len(row.cells) and row.cells[index].strip()]
        counted = [int(found["number"]) for cell in cells if (found := _ORDINAL.match(cell))]
        rising = all(a < b for a, b in pairwise(counted))
        if len(counted) >= _LEAST and rising and len(counted) >= _SHARE * (len(cells) - 1):
            return index
    return None


def without(rows: Iterable[Row], index: int) -> Iterator[Row]:
    """The rows without these numbers."""
    for row in rows:
        found = _ORDINAL.match(row.cells[index]) if index < len(row.cells) else None
        if found is None:
            yield row
            continue
        cells, starts = list(row.cells), list(row.starts)
        cells[index] = cells[index][found.end() :]
        if index < len(starts):
            starts[index] += found.end()
        yield row._replace(cells=tuple(cells), starts=tuple(starts))
