"""Lines found in a picture, put in reading order: rows of a table as a grid, columns of prose one after the other.

What stands side by side is one row. Rows whose cells stand in the same columns are a table if the cells are short, and
columns of running text if they are long. All measures are multiples of a line's height, so the scale does not matter.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from itertools import pairwise

from scanners.contract import Grid, Piece, Row, Where
from scanners.pictures.ocr import Line

_TOGETHER = 3.0  # heights between two rows of one table
_PROSE = 45  # characters in the average cell of what is rather columns of running text
_TITLE = 200
_Row = list[Line]
_Span = tuple[float, float]


def contents(lines: list[Line], where: Where) -> Iterator[Piece | Grid]:
    """The text of one picture as pieces and grids, in reading order."""
    title = ""
    waiting: list[str] = []
    for block in _blocks(_rows(lines)):
        columns = _columns(block)
        if columns is None:
            waiting.extend(" ".join(cell.text for cell in row) for row in block)
            continue
        if waiting:
            yield Piece("\n".join(waiting), where)
            title, waiting = waiting[-1][:_TITLE], []
        table = [_cells(row, columns) for row in block]
        if _is_prose(table):
            for column in zip(*table, strict=True):
                yield Piece("\n".join(filter(None, column)), where)
        else:
            yield Grid((Row(number, cells) for number, cells in enumerate(table, 1)), where, title)
        title = ""
    if waiting:
        yield Piece("\n".join(waiting), where)


def _rows(lines: list[Line]) -> list[_Row]:
    """Lines side by side, each row from left to right, rows from top to bottom.

    A line belongs to a row if it stands level with the nearest line of it, so that a row may run slightly askew.
    """
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda line: line.middle):
        best: tuple[float, _Row] | None = None
        for row in rows[-12:]:
            near = min(row, key=lambda other: _apart(line, other))
            off = abs(near.middle - line.middle)
            free = all(_apart(line, other) > -0.5 * min(line.height, other.height) for other in row)
            if free and off < 0.5 * min(near.height, line.height) and (best is None or off < best[0]):
                best = off, row
        if best:
            best[1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.left)
    return sorted(rows, key=lambda row: statistics.fmean(line.middle for line in row))


def _apart(one: Line, other: Line) -> float:
    """The gap between two lines from left to right; negative if they overlap."""
    return max(one.left, other.left) - min(one.right, other.right)


def _blocks(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Stretches of rows that may be one table, and the single rows between them."""
    block: list[_Row] = []
    for row in rows:
        if block and not _goes_on(block, row):
            yield from _trimmed(block)
            block = []
        if block or len(row) > 1:
            block.append(row)
        else:
            yield [row]
    yield from _trimmed(block)


def _goes_on(block: list[_Row], row: _Row) -> bool:
    last = block[-1]
    height = max(line.height for line in (*last, *row))
    if min(line.top for line in row) - max(line.bottom for line in last) > _TOGETHER * height:
        return False
    if len(row) > 1:
        return True
    # one cell alone: a row whose others are empty, if it stands in a column
    widest = max(block, key=len)
    ends = [*(cell.left for cell in widest[1:]), float("inf")]
    starts = (cell.left - height for cell in widest)
    return any(start <= row[0].left and row[0].right < end for start, end in zip(starts, ends, strict=True))


def _trimmed(block: list[_Row]) -> Iterator[list[_Row]]:
    """The block, without the rows of one cell that it ends with and that stand apart from it."""
    tail: list[_Row] = []
    while len(block) > 1 and len(block[-1]) == 1 and _is_apart(block):
        tail.insert(0, block.pop())
    if block:
        yield block
    yield from ([row] for row in tail)


def _is_apart(block: list[_Row]) -> bool:
    """Whether the last row stands further from the rest than the rest's rows stand from each other."""
    steps = [below[0].middle - above[0].middle for above, below in pairwise(block)]
    return len(steps) < 2 or steps[-1] > 1.4 * statistics.median(steps[:-1])


def _columns(block: list[_Row]) -> list[_Span] | None:
    """The left and right ends of the columns; None if this is no table and no text in columns."""
    if len(block) < 2:
        return None
    spans: list[list[float]] = []
    width = max(statistics.multimode(len(row) for row in block if len(row) > 1), default=0)
    regular = [row for row in block if len(row) == width]
    if width < 2 or len(regular) + (width > 2) < 3:
        return None
    for column in zip(*regular, strict=True):
        spans.append([min(cell.left for cell in column), max(cell.right for cell in column)])
    height = statistics.median(cell.height for row in regular for cell in row)
    if any(left[1] > right[0] + height / 2 for left, right in pairwise(spans)):
        return None
    if width == 2 and sum(row[0].text.endswith(":") for row in regular) * 2 > len(regular):
        return None  # a form: labels and what was written behind them
    return [(left, right) for left, right in spans]


def _cells(row: _Row, columns: list[_Span]) -> tuple[str, ...]:
    """The texts of a row, each in the column it shares most with, or the nearest."""
    texts = [""] * len(columns)
    for line in row:
        shared = [min(line.right, right) - max(line.left, left) for left, right in columns]
        at = shared.index(max(shared))
        texts[at] = f"{texts[at]} {line.text}".strip()
    return tuple(texts)


def _is_prose(table: list[tuple[str, ...]]) -> bool:
    lengths = [len(cell) for row in table for cell in row if cell]
    return len(table) > 3 and statistics.fmean(lengths or [0]) > _PROSE
