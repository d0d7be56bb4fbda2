"""Tables of which each cell came to stand in a line of its own, as mail programs and the clipboard leave them.

First the headings, one below the other, then the cells of each row in the same order, with empty lines between or none.
That it is one is told by a column of nothing but codes or figures, and a first one of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from scanners.text.leading import Peek
from scanners.text.marks import CODE, HEADING

_LEAST, _MOST = 3, 12
"""Columns at least and at most."""
_ROWS = 2
"""Rows below the headings that are looked at, and must be there."""
_LONGEST = 120


@cache
def _headers() -> re.Pattern[str]:
    """Lines of words that may be headings; they begin with the end of the line before, to which a search leaps."""
    return re.compile(rf"\n(?:[ \t]{{0,8}}(?>{HEADING.pattern})[ \t]{{0,3}}\n{{1,2}}){{{_LEAST}}}")


def header_lines(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a text at which such a table may begin."""
    at = begin
    if _headers().match(f"\n{text[begin : begin + _LONGEST * _LEAST]}"):
        yield begin, text.index("\n", begin)
    while (found := _headers().search(text, at, end + 1)) is not None:
        start = found.start() + 1
        at = text.index("\n", start)
        yield start, at


class Stack(NamedTuple):
    """How many lines make a row, and which of its cells are codes or figures (from 0)."""

    width: int
    coded: tuple[int, ...]


def stack(line: str, peek: Peek) -> Stack | None:
    """The table that begins at this line, if one does."""
    if len(line) > _LONGEST or not HEADING.fullmatch(line.strip()):
        return None
    lines = [line.strip(), *_texts(peek, _MOST * (_ROWS + 1) - 1)]
    heads = next((at for at, text in enumerate(lines) if not HEADING.fullmatch(text)), len(lines))
    return next((found for n in range(_LEAST, min(heads, _MOST) + 1) if (found := _of(lines, n))), None)


def goes_on(table: Stack, peek: Peek) -> bool:
    """Whether the next lines are a row of the table."""
    cells = list(_texts(peek, table.width))
    return len(cells) == table.width and _is_named(cells[0]) and all(CODE.fullmatch(cells[at]) for at in table.coded)


def _texts(peek: Peek, most: int) -> Iterator[str]:
    """What the next lines say, so many at most; one empty line may stand between two."""
    at = 0
    for _ in range(most):
        at += 1
        if (line := peek(at)) is not None and not line.text.strip():
            at += 1
            line = peek(at)
        if line is None or not line.text.strip() or len(line.text) > _LONGEST:
            return
        yield line.text.strip()


def _of(lines: list[str], width: int) -> Stack | None:
    """The table of so many columns that lines are, if they are one."""
    names = {text.casefold() for text in lines[:width]}
    rows = [lines[at : at + width] for at in range(width, width * (_ROWS + 1), width)]
    if len(names) < width or len(rows[-1]) < width:
        return None
    first, *others = zip(*rows, strict=True)
    coded = tuple(at for at, column in enumerate(others, 1) if all(map(CODE.fullmatch, column)))
    return Stack(width, coded) if coded and all(map(_is_named, first)) else None


def _is_named(cell: str) -> bool:
    """Whether a cell may name whom a row is about: two words at least, and no figure."""
    return " " in cell and not re.search(r"\d", cell)
