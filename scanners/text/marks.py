"""Lists pasted into a text whose lines a mark between blanks divides: "Student / Gr / IEP", "Name - ID - Reading".

Sentences and titles have such marks, too ("Reading - Unit 4 - Heroes"), so the first line must be headings, words
without figures, and some column below one of them must be nothing but figures, dates or codes of a few letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from scanners.text.textlines import Line

_LISTING = (", ", "; ")
MARKS = (" - ", " – ", " — ", " -- ", " / ", " // ", " • ", " · ", " :: ", " ~ ", " ... ", " -> ", " --- ", *_LISTING)
"""What divides the lines. Sentences have the last two most: each row has all of its cells then, and no more."""

_COLUMNS, _ROWS, _LONGEST = 3, 5, 300
"""Columns at least, rows that are looked at, and characters of a line at most."""

_LETTER = r"(?:[^\W\d]|[.#/%'’()-])"
HEADING = re.compile(rf"[^\W\d_]{_LETTER}{{0,24}}\d?(?: (?:[^\W\d_]|[(#%]){_LETTER}{{0,23}}){{0,2}}|504")
"""A word or three that may head a column, without figures but one at its end."""

_SIGN = r"(?:[ \t](?:-{1,3}>?|[–—•·~]|//?|::|\.\.\.)|[;,])[ \t]{1,3}"


@cache
def _headers() -> re.Pattern[str]:
    """A line of such words; it begins with the end of the one before, to which a search leaps."""
    return re.compile(
        rf"\n[> \t]{{0,20}}(?:[-*•] |\(?1[.)] )?(?>{HEADING.pattern})"
        rf"(?:{_SIGN}(?>{HEADING.pattern})){{2,39}}[ \t]*(?=\n)"
    )


_FIGURE = re.compile(r"\d")
CODE = re.compile(r"[A-Z]{1,3}[a-z]?[+-]?|[xX✓✔*]|\(?\d[\d/.:() -]{0,16}[A-Za-z%]{0,2}|[A-Z]{1,3}-?\d[\dA-Z]{0,12}")
"""What stands in a column of codes or figures."""

_BETWEEN = {
    mark: re.compile(("" if mark in _LISTING else r"\s") + re.escape(mark.strip()) + r"(?:\s+|$)") for mark in MARKS
}


def header_lines(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a text that may head a list: words alone, which one such mark or another divides twice."""
    if first := _headers().match(f"\n{text[begin : begin + _LONGEST]}\n"):
        yield begin, begin + first.end() - 1
    for found in _headers().finditer(text, begin, end + 1):
        yield found.start() + 1, found.end()


def width(line: str, peek: Callable[[int], Line | None]) -> tuple[str, int] | None:
    """The mark that divides a list and how many columns it has, if this line heads one; `peek` gives lines below it."""
    if len(line) > _LONGEST or "|" in line or "\t" in line:
        return None
    for mark in (m for m in MARKS if m in line):
        head = _BETWEEN[mark].split(line.strip())
        worded = len(head) >= _COLUMNS and are_headings(head) and head[-1][-1] not in ".!?:"
        if worded and _lists(mark, len(head), _below(peek)):
            return mark, len(head)
    return None


def split(line: str, mark: str, columns: int) -> list[str] | None:
    """The cells of a line of such a list, the last one empty if it leaves it out; None if the line is none of it."""
    if len(line) > _LONGEST:
        return None
    listing = mark in _LISTING
    cells = [cell.strip() for cell in _BETWEEN[mark].split(line.strip(), maxsplit=0 if listing else columns - 1)]
    if len(cells) != columns and (listing or len(cells) < max(2, columns - 1)):
        return None
    return [*cells, *[""] * (columns - len(cells))]


def are_headings(cells: Sequence[str]) -> bool:
    """Whether cells are words that may head columns, no two of them the same."""
    return len({cell.casefold() for cell in cells}) == len(cells) and all(map(HEADING.fullmatch, cells))


def _below(peek: Callable[[int], Line | None]) -> list[str]:
    rows: list[str] = []
    while len(rows) < _ROWS and (following := peek(len(rows) + 1)) is not None and following.text.strip():
        rows.append(following.text)
    return rows


def _lists(mark: str, columns: int, lines: Sequence[str]) -> bool:
    """Whether the lines below the headings are rows: worded first, some column of figures or codes alone."""
    rows = [_BETWEEN[mark].split(line.strip()) for line in lines]
    if not rows or any(len(cells) != columns for cells in rows[:2]):
        return False
    whole = [[cell.strip() for cell in cells] for cells in rows if len(cells) == columns]
    if not all(sum(map(str.isalpha, cells[0])) > 1 or _FIGURE.search(cells[0]) for cells in whole):
        return False
    coded = [column for column in zip(*whole, strict=True) if all(map(CODE.fullmatch, column))]
    return bool(coded) and all(any(sum(map(str.isalpha, cell)) > 1 for cell in cells) for cells in whole)
