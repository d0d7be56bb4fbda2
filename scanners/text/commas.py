"""Lists pasted into a text whose lines commas divide: which lines may be rows of one, and which rows are one.

Commas without a blank behind them divide as they do in a file of their own. Those with one are what sentences have,
too: such rows are short, agree in a column of numbers, dates or telephone numbers, and name something before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

TIGHT, AIRY = ",", ", "

_COMMA = re.compile(r",(?=\S|$)(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_CLOSE = re.compile(r",[^\s,]+[^\n]*,[^\s]")
_COLUMNS, _LONGEST = 3, 300
"""Columns that a table divided by commas has at least, and the characters of a row of it at most."""

_NUMBERED = re.compile(r", \(?\d[\d/.() -]{4,20}(?:,|\n)")
"""A comma, a blank, and a number that is all that stands between commas."""

_NUMBER = re.compile(r"\(?\d[\d/.() -]{3,16}\d")
_SHORT, _MOST_WORDS = 40, 5
"""Characters and words of what stands between two commas of a list, at most."""

_CODE = re.compile(r"[;{}()\[\]\\]\s*,?$|^[\s({\[<]|[{}\[\]]|=>|\)\s*,|\w\(")
"""What stands in a line of a program, and in no row of a list."""


def lines(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines with two commas that no blank follows."""
    at = begin
    while (close := _CLOSE.search(text, at, end)) is not None:
        start, at = text.rfind("\n", begin, close.start()) + 1 or begin, text.index("\n", close.start())
        yield start, at


def numbered_lines(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines with a number between commas, that above, which may head them, and the last: below it they may come."""
    at, last = begin, begin - 1
    while (numbered := _NUMBERED.search(text, at, end + 1)) is not None:
        start, at = text.rfind("\n", begin, numbered.start()) + 1 or begin, text.index("\n", numbered.end() - 1)
        if start > begin and start - 1 != last:
            yield text.rfind("\n", begin, start - 1) + 1 or begin, start - 1
        yield start, at
        last = at
    start = text.rfind("\n", begin, end) + 1 or begin
    if start > last and text.find(AIRY, start, end) >= 0:
        yield start, end


def divider(line: str) -> str | None:
    """How commas divide a line that may be a row of a list, and is no line of a program and no sentence."""
    plain = line.strip()
    if len(plain) > _LONGEST or "  " in plain or _CODE.search(plain):
        return None
    if _CLOSE.search(plain) and len(_COMMA.split(plain)) >= _COLUMNS:
        return TIGHT
    cells = plain.split(AIRY)
    if len(cells) < 2 or plain.endswith((",", ";", ":")):
        return None
    return AIRY if all(len(c) <= _SHORT and len(c.split()) <= _MOST_WORDS for c in cells) else None


def split(line: str, divided: str) -> list[str]:
    """The cells of a line that commas divide; a line that is longer than any row is one."""
    if len(line) > _LONGEST:
        return [line]
    if divided == AIRY:
        return [cell.strip() for cell in line.strip().split(AIRY)]
    return [cell.strip().strip('"').replace('""', '"') for cell in _COMMA.split(line.strip())]


def goes_on(line: str) -> bool:
    """Whether a line below rows with a column of numbers has one, too."""
    return any(map(_NUMBER.fullmatch, split(line, AIRY)))


def are_rows(table: Sequence[Sequence[str]], divided: str) -> bool:
    """Whether lines are rows of a list: something is worded in each, not each cell is a figure of one number ("1,200").

    With blanks behind the commas they agree in a column of numbers, below headings or none, and name something first.
    """
    if divided == TIGHT:
        return all(any(map(_worded, cells)) for cells in table)
    below = table if any(map(_NUMBER.fullmatch, table[0])) else table[1:]
    columns = list(zip(*below, strict=True))
    numbered = any(all(map(_NUMBER.fullmatch, column)) for column in columns)
    return numbered and all(map(_worded, columns[0]))


def _worded(cell: str) -> bool:
    return sum(map(str.isalpha, cell)) > 1
