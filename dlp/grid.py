"""A table in plain text: columns as wide as their cells, the last one wrapped to what is left of the line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from reports.safe import columns, shown

_GAP = "  "
_WIDEST, _SLIMMEST = 22, 8
"""Columns of a cell but the last, at most, and where the terminal is narrow."""

_NARROWEST = 30
"""Columns that the last cell has at least, as long as others can give way."""


def grid(head: Sequence[str], rows: Sequence[Sequence[str]], width: int = 100) -> Iterator[str]:
    """The lines of the table; a cell that is too wide for its column is broken over lines."""
    safe = [[shown(cell) for cell in row] for row in (head, *rows)]
    widths = [min(max(columns(row[n]) for row in safe), _WIDEST) for n in range(len(head) - 1)]
    while max(widths, default=0) > _SLIMMEST and width - sum(widths) - len(_GAP) * len(widths) < _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    last = max(width - sum(widths) - len(_GAP) * len(widths), 2 * _SLIMMEST)
    for number, row in enumerate(safe):
        yield from _row(row, [*widths, last])
        if number == 0:
            yield _GAP.join("-" * size for size in (*widths, min(last, columns(head[-1]))))


def _row(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [textwrap.wrap(cell, size, break_on_hyphens=False) or [""] for cell, size in zip(row, widths, strict=True)]
    for line in range(max(map(len, cells))):
        parts = [cell[line] if line < len(cell) else "" for cell in cells]
        yield _GAP.join(part + " " * (size - columns(part)) for part, size in zip(parts, widths, strict=True)).rstrip()
