"""Listings of fixed width in which one blank parts some of the columns: where each of them stands.

Programs print them so, names and codes in as few characters as they need. A ruler under the header ("---- --- --") says
where the columns stand, else the header's words do, where the same places are blank in every line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from scanners.text.textlines import Line

Span = tuple[int, int]

_COLUMNS, _LOOKED, _LONGEST = 3, 12, 300
"""Columns at least, of which a ruler shows one less, lines that are looked at, and characters of a line at most."""

_RULE = re.compile(r" {0,40}(?:[-=]{1,80} +){1,30}[-=]{2,80} *")
_GROUP = re.compile(r"[-=]+")
_WORD = r"[A-Z#%][\w.#/%&'-]{0,24}"
_HEADER = re.compile(rf"{_WORD}(?: +(?:{_WORD}|504)){{2,30}} *")
_FIRST = re.compile(rf"(?:> ?){{0,9}}{_HEADER.pattern}(?=\n)")
_HEADERS = re.compile(rf"\n(?:> ?){{0,9}}{_HEADER.pattern}(?=\n)")
_RULES = re.compile(rf"\n(?:> ?){{0,9}}{_RULE.pattern}(?=\n)")
_CODE = re.compile(r"[A-Z]{0,3}\d[\dA-Z./:-]{0,9}%?|[A-Z]{1,2}")
"""What stands in a column of codes or numbers."""


def header_lines(text: str, begin: int, end: int) -> Iterator[Span]:
    """The lines of a text that may head such a listing: capitals begin all their words, or a ruler stands below."""
    if first := _FIRST.match(text, begin):
        yield begin, first.end()
    for found in _HEADERS.finditer(text, begin, end + 1):
        yield found.start() + 1, found.end()
    for found in _RULES.finditer(text, begin, end + 1):
        if (start := text.rfind("\n", begin, found.start()) + 1 or begin) < found.start():
            yield start, found.start()


def spans(line: str, peek: Callable[[int], Line | None]) -> list[Span] | None:
    """Where the columns of the listing stand that begins at this line, if one does."""
    if len(line) > _LONGEST or "\t" in line or "|" in line:
        return None
    below = peek(1)
    ruled = below is not None and _RULE.fullmatch(below.text) is not None
    if not ruled and not _HEADER.fullmatch(line):
        return None
    rows: list[str] = []
    while len(rows) < _LOOKED and (following := peek(len(rows) + 1)) is not None and following.text.strip():
        rows.append(following.text)
    if any("\t" in row or len(row) > _LONGEST for row in rows):
        return None
    if ruled:
        found = [group.span() for group in _GROUP.finditer(rows[0])]
        return found if len(rows) > 1 and all(cells(row, found) is not None for row in (line, *rows[1:])) else None
    found = _by_header(line, rows)
    return found if len(rows) > 1 and len(found) >= _COLUMNS and _are_codes(rows, found) else None


def cells(text: str, columns: Sequence[Span]) -> list[str] | None:
    """The cells of a line of the listing, None if something stands where its columns are parted."""
    if any(text[end:start].strip() for (_, end), (start, _) in pairwise(columns)):
        return None
    ends = [*(end for _, end in columns[:-1]), len(text)]
    found = [text[start:end].strip() for (start, _), end in zip(columns, ends, strict=True)]
    return found if sum(map(bool, found)) > 1 else None


def _by_header(line: str, rows: Sequence[str]) -> list[Span]:
    """The columns between the places that are blank in every line; what no word heads is of the one to its left."""
    width = max(map(len, (line, *rows)))
    padded = [text.ljust(width) for text in (line, *rows)]
    blank = "".join(" " if all(text[i] == " " for text in padded) else "x" for i in range(width))
    out: list[Span] = []
    for found in re.finditer("x+", blank):
        start, end = found.span()
        if line[start:end].strip() or not out:
            out.append((start, end))
        else:
            out[-1] = (out[-1][0], end)
    return _whole(line, [any(text[start:end].strip() for text in rows) for start, end in out], out)


def _whole(line: str, filled: Sequence[bool], columns: Sequence[Span]) -> list[Span]:
    """The columns, those put together that one blank parts in the header where one is empty: "Meal Status" over "F"."""
    out: list[Span] = []
    full = False
    for (start, end), has in zip(columns, filled, strict=True):
        if out and not (full and has) and line[:start].endswith(" ") and line[start - 2 : start - 1].strip():
            out[-1], full = (out[-1][0], end), full or has
        else:
            out.append((start, end))
            full = has
    return out


def _are_codes(rows: Sequence[str], columns: Sequence[Span]) -> bool:
    """Whether some column holds codes alone, and another one words."""
    table = [cells(row, columns) for row in rows]
    whole = [row for row in table if row is not None]
    if len(whole) < len(table):
        return False
    coded = [all(_CODE.fullmatch(c) for c in column if c) and any(column) for column in zip(*whole, strict=True)]
    worded = [all(sum(map(str.isalpha, c)) > 2 for c in column) for column in zip(*whole, strict=True)]
    return any(coded) and any(worded)
