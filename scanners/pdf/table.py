"""Tables on a PDF page, told by where the words stand: a PDF knows no tables.

Words that stand apart on one line are cells; lines whose cells align in the same columns are rows, and so are lines
that stand closer to each other than to the rest, for a cell takes several. In a typewriter's font blanks part cells.
Only what is clearly a table is called one: at least three rows of at least two columns, aligned, no columns of prose,
no list of points. Where the tables and the rest of the page do not hold exactly the page's characters, the page is left
as text.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from scanners.pdf import typewriter
from scanners.pdf.typewriter import Box as _Box

_FEWEST_ROWS = 3
_MOST_BOXES = 4_000
_APART = 0.8  # of a line's height: a wider gap parts two cells; a blank is about a third of it
_TOGETHER = 3.0  # line heights between two rows of one table
_MOST_WRAPPED = 6  # lines of one cell between two rows
_ALIGNED = 4.0  # points
_PROSE = 45  # characters in the average cell of what is rather two columns of text
_FAR = 1e6
_JUMP = 0.2  # of a line's height: how much farther apart rows stand than the lines of one
_FEWEST_COLUMNS = 3  # of a table with rows of several lines
_STRIPS = (0.45, 0.05)
"""How far from its middle a line is read, of its height: points and commas stand low, but where lines stand close those
above and below would be read too."""
_CUT = re.compile(r"[A-Z]{0,2}\d{1,6}\n\d{1,2}")
"""A number or code of which the last figures went to the next line, for its column is narrow."""
_POINT = re.compile(r"\(?(\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]|[•◦▪‣·o*–—-]|\W")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the page: its cells from left to right."""

    cells: tuple[_Box, ...]

    @property
    def bottom(self) -> float:
        return min(cell.bottom for cell in self.cells)

    @property
    def top(self) -> float:
        return max(cell.top for cell in self.cells)

    @property
    def height(self) -> float:
        return max(cell.top - cell.bottom for cell in self.cells)


_Table = tuple[list[_Line], tuple[tuple[str, ...], ...]]
"""The lines of a table, and the cells of its rows."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page from top to bottom: running text, or the rows of a table."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(layer: Any, text: str, tidy: Callable[[str], str]) -> list[Block] | None:
    """The page as text and tables in turn; None if there is no clear table on it.

    `layer` is a pypdfium2 text page, `text` all its text, `tidy` what was done to that text.
    """
    lines = _lines(layer)
    found = [run for run in _joined(lines, _runs(lines)) if len(run) >= _FEWEST_ROWS]
    for strip in _STRIPS:
        tables = [table for run in found if (table := _table(layer, run, tidy, strip))]
        if not tables:
            return None
        parts = _parts(layer, lines, tables, tidy)
        if _letters([text]) == _letters(_words(parts)):
            return parts
    return None


def _parts(layer: Any, lines: list[_Line], tables: Iterable[_Table], tidy: Callable[[str], str]) -> list[Block]:
    """The tables of the page and the text above, between and below them."""
    parts: list[Block] = []
    above = _FAR
    for run, rows in tables:
        top, bottom = _edges(lines, run)
        parts.append(Block(text=_between(layer, above, top, tidy)))
        parts.append(Block(rows=rows))
        above = bottom
    parts.append(Block(text=_between(layer, above, -_FAR, tidy)))
    return parts


def _words(parts: list[Block]) -> Iterable[str]:
    for part in parts:
        yield part.text
        for row in part.rows:
            yield from row


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if not letter.isspace() and letter != "-")


def _between(layer: Any, top: float, bottom: float, tidy: Callable[[str], str]) -> str:
    return tidy(layer.get_text_bounded(left=-_FAR, bottom=bottom, right=_FAR, top=top)).strip("\n")


def _edges(lines: list[_Line], run: list[_Line]) -> tuple[float, float]:
    """Heights on the page midway between the table and what stands above and below it."""
    first, last = lines.index(run[0]), lines.index(run[-1])
    above = lines[first - 1].bottom if first else _FAR
    below = lines[last + 1].top if last + 1 < len(lines) else -_FAR
    return (run[0].top + max(above, run[0].top)) / 2, (run[-1].bottom + min(below, run[-1].bottom)) / 2


def _lines(layer: Any) -> list[_Line]:
    """The page's lines from top to bottom, words drawn together that stand no further apart than words do."""
    count = layer.count_rects()
    if count < _FEWEST_ROWS or count > _MOST_BOXES:
        return []
    runs = typewriter.boxes(layer) if typewriter.is_typed(layer) else _boxes(layer, count)
    boxes = [box for box in runs if box.right > box.left and box.top > box.bottom]
    boxes.sort(key=lambda box: -(box.top + box.bottom))
    rows: list[list[_Box]] = []
    for box in boxes:
        middle = (box.top + box.bottom) / 2
        if rows and rows[-1][0].bottom <= middle <= rows[-1][0].top:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [_Line(tuple(_cells(row))) for row in rows]


def _boxes(layer: Any, count: int) -> Iterator[_Box]:
    """The boxes of the page's runs of text; asked of pdfium itself, since every page of every file passes here."""
    from ctypes import c_double

    from pypdfium2 import raw

    left, top, right, bottom = c_double(), c_double(), c_double(), c_double()
    for at in range(count):
        if raw.FPDFText_GetRect(layer, at, left, top, right, bottom):
            yield _Box(left.value, bottom.value, right.value, top.value)


def _cells(row: list[_Box]) -> list[_Box]:
    if len(row) == 1:
        return row
    gap = _APART * max(box.top - box.bottom for box in row)
    cells: list[_Box] = []
    for box in sorted(row, key=lambda box: box.left):
        if cells and box.left - cells[-1].right < gap:
            last = cells[-1]
            cells[-1] = _Box(
                last.left, min(last.bottom, box.bottom), max(last.right, box.right), max(last.top, box.top)
            )
        else:
            cells.append(box)
    return cells


def _runs(lines: list[_Line]) -> list[list[_Line]]:
    """Stretches of lines that have more than one cell and stand close together."""
    runs: list[list[_Line]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if len(line.cells) < 2:
            continue
        close = before is not None and before.bottom - line.top <= _TOGETHER * line.height
        if runs and close and before is runs[-1][-1]:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _joined(lines: list[_Line], runs: list[list[_Line]]) -> list[list[_Line]]:
    """Runs put together again that are parted only by lines of one cell, each where a column is."""
    places = {id(line): at for at, line in enumerate(lines)}
    whole: list[list[_Line]] = []
    for run in runs:
        if whole:
            last = whole[-1][-1]
            between = lines[places[id(last)] + 1 : places[id(run[0])]]
            steps = pairwise([last, *between, run[0]])
            close = all(a.bottom - b.top <= _TOGETHER * b.height for a, b in steps)
            widest = max(whole[-1], key=lambda line: len(line.cells))
            if 0 < len(between) <= _MOST_WRAPPED and close and all(_goes_on(widest, line) for line in between):
                whole[-1] += [*between, *run]
                continue
        whole.append(list(run))
    return whole


def _goes_on(row: _Line, line: _Line) -> bool:
    """Whether the line stands under a cell of that row: the rest of a cell that did not fit on one line."""
    cell = line.cells[0]
    ends = [other.left for other in row.cells[1:]] + [_FAR]
    starts = [other.left for other in row.cells]
    return any(start - _ALIGNED <= cell.left and cell.right < end for start, end in zip(starts, ends, strict=True))


def _table(layer: Any, run: list[_Line], tidy: Callable[[str], str], strip: float) -> _Table | None:
    """The run with its rows of cells, if it is a table."""
    if rows := _stacked(run):
        columns = _intervals(cell for line in run for cell in line.cells)
        if _fill(rows, columns):
            return run, tuple(_texts(layer, row, columns, tidy, strip) for row in rows)
    return _regular(layer, run, tidy, strip)


def _stacked(run: list[_Line]) -> list[list[_Line]] | None:
    """The lines of each row, where those of one stand clearly closer to each other than rows; None if all do alike."""
    gaps = [a.bottom - b.top for a, b in pairwise(run)]
    steps = sorted(gaps)
    if len(steps) < _FEWEST_ROWS or all(len(line.cells) == len(run[0].cells) for line in run):
        return None
    jump, at = max((b - a, i) for i, (a, b) in enumerate(pairwise(steps)))
    if jump < _JUMP * statistics.median(line.height for line in run):
        return None
    cut = (steps[at] + steps[at + 1]) / 2
    rows: list[list[_Line]] = [[run[0]]]
    for gap, line in zip(gaps, run[1:], strict=True):
        if gap < cut:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows if len(rows) >= _FEWEST_ROWS else None


def _intervals(cells: Iterable[_Box]) -> list[tuple[float, float]]:
    """The columns: what of the page's width cells take, those that lie over each other put together."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((cell.left, cell.right) for cell in cells):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(right, columns[-1][1]))
        else:
            columns.append((left, right))
    return columns


def _fill(rows: list[list[_Line]], columns: list[tuple[float, float]]) -> bool:
    """Whether rows of several lines are those of a table: most fill all columns, in each of which cells align."""
    if len(columns) < _FEWEST_COLUMNS:
        return False
    held = [[_within(line, columns) for line in row] for row in rows]
    whole = sum(set().union(*row) == set(range(len(columns))) for row in held)
    boxes: list[list[_Box]] = [[] for _ in columns]
    for row in rows:
        for line in row:
            for cell, at in zip(line.cells, _within(line, columns), strict=True):
                boxes[at].append(cell)
    return whole * 2 > len(rows) and all(_is_aligned(tuple(column)) for column in boxes)


def _within(line: _Line, columns: list[tuple[float, float]]) -> list[int]:
    """The columns in which the cells of a line stand."""
    return [next(i for i, (a, b) in enumerate(columns) if a <= cell.left and cell.right <= b) for cell in line.cells]


def _texts(
    layer: Any, row: list[_Line], columns: list[tuple[float, float]], tidy: Callable[[str], str], strip: float
) -> tuple[str, ...]:
    """The cells of a row of several lines."""
    parts = [_row(layer, line, columns, tidy, strip) for line in row]
    whole = ("\n".join(filter(None, cells)) for cells in zip(*parts, strict=True))
    return tuple(cell.replace("\n", "") if _CUT.fullmatch(cell) else cell for cell in whole)


def _regular(layer: Any, run: list[_Line], tidy: Callable[[str], str], strip: float) -> _Table | None:
    """The run with its rows, one for each line that has as many cells as most."""
    width = statistics.mode(len(line.cells) for line in run if len(line.cells) > 1)
    regular = [line for line in run if len(line.cells) == width]
    if len(regular) < _FEWEST_ROWS or len(regular) * 2 < sum(len(line.cells) > 1 for line in run):
        return None
    columns = [(min(c.left for c in column), max(c.right for c in column)) for column in _turned(regular)]
    if any(left[1] > right[0] for left, right in pairwise(columns)):
        return None
    if not all(_is_aligned(column) for column in _turned(regular)):
        return None
    rows = [_texts(layer, row, columns, tidy, strip) for row in _grouped(run)]
    return None if width == 2 and _is_prose(rows) else (run, tuple(rows))


def _grouped(run: list[_Line]) -> list[list[_Line]]:
    """The lines of each row. Lines of one cell go with the row they stand nearer to, be it above or below."""
    rows: list[list[_Line]] = [[run[0]]]
    waiting: list[_Line] = []
    for line in run[1:]:
        if len(line.cells) == 1:
            waiting.append(line)
            continue
        gaps = [a.bottom - b.top for a, b in pairwise([rows[-1][-1], *waiting, line])]
        cut = gaps.index(max(gaps))
        rows[-1] += waiting[:cut]
        rows.append([*waiting[cut:], line])
        waiting = []
    return rows


def _is_prose(rows: list[tuple[str, ...]]) -> bool:
    """Whether two columns are rather running text side by side, or points of a list with their marks."""
    lengths = [len(cell) for row in rows for cell in row if cell]
    return statistics.fmean(lengths or [0]) > _PROSE or all(_POINT.fullmatch(row[0]) for row in rows)


def _turned(lines: list[_Line]) -> list[tuple[_Box, ...]]:
    return list(zip(*(line.cells for line in lines), strict=True))


def _is_aligned(column: tuple[_Box, ...]) -> bool:
    """Whether most cells share their left edge, their right edge or their middle."""
    for edge in ((c.left for c in column), (c.right for c in column), ((c.left + c.right) / 2 for c in column)):
        places = list(edge)
        usual = statistics.median(places)
        if sum(abs(place - usual) <= _ALIGNED for place in places) * 10 >= len(places) * 7:
            return True
    return False


def _row(
    layer: Any, line: _Line, columns: list[tuple[float, float]], tidy: Callable[[str], str], strip: float
) -> tuple[str, ...]:
    """The texts of a line's cells, each in the column it shares most with, or the nearest."""
    texts = [""] * len(columns)
    for cell in line.cells:
        shared = [min(cell.right, right) - max(cell.left, left) for left, right in columns]
        at = shared.index(max(shared))
        middle, reach = (cell.top + cell.bottom) / 2, (cell.top - cell.bottom) * strip
        text = layer.get_text_bounded(cell.left - 0.1, middle - reach, cell.right + 0.1, middle + reach)
        texts[at] = f"{texts[at]} {' '.join(tidy(text).split())}".strip()
    return tuple(texts)
