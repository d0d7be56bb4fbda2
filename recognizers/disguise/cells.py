"""Rows of a table as they read, and the way back for what is found in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from recognizers.disguise.plain import Plain
from recognizers.disguise.reader import undisguised
from recognizers.disguise.suspects import LITERAL, suspects

if TYPE_CHECKING:
    from recognizers.contract import RawMatch
    from scanners.contract import Row

KEPT = 2_000
"""Rows with disguised cells of which the way back is kept, should they be read again."""

_DISTINCT = 20_000
"""Short cells of which is remembered how they read: most tables say the same again and again."""

_SHORTEST, _LONGEST = 5, 120
_BETWEEN = "\x1f"  # nothing is read over the border of a cell


class PlainRows:
    """Gives rows as they read. `restored` puts what was found in a cell back to where it stands.

    `whole` is False once a cell said more than was read of it.
    """

    def __init__(self) -> None:
        self.whole = True
        self._plain: dict[tuple[int, int], Plain] = {}

    def read(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows as they read; looking at many at once is much quicker than at each alone."""
        clean = _is_clean(_BETWEEN.join(cell for row in rows for cell in row.cells))
        return rows if clean else list(map(self._read, rows))

    def _read(self, row: Row) -> Row:
        if not (odd := set(disguised(row.cells))):
            return row
        plain = {i: _cell(c) for i, c in enumerate(row.cells) if c in odd}
        self.whole = self.whole and all(p.whole for p in plain.values())
        self._plain.update({(row.number, i): p for i, p in plain.items()})
        while len(self._plain) > KEPT:
            del self._plain[next(iter(self._plain))]
        return row._replace(cells=tuple(plain[i].text if i in plain else c for i, c in enumerate(row.cells)))

    def restored(self, row: Row, index: int, found: list[RawMatch]) -> list[RawMatch]:
        """The matches in a cell with their places and values as they stand in the file."""
        plain = self._plain.get((row.number, index))
        if plain is not None:
            found = [_restored(m, plain) for m in found]
        return [_shifted(m, row.starts[index]) for m in found] if index < len(row.starts) else found


def disguised(cells: Sequence[str]) -> list[str]:
    """Those of the cells that read otherwise than they stand; asked for many at once, as those of a column."""
    text = _BETWEEN.join(cells)
    signs = suspects(text)
    odd = [mark for mark in ("\x1b", *LITERAL) if mark in text]
    if text.isascii() and not signs and not odd:
        return []
    borders = list(accumulate(len(cell) + 1 for cell in cells))
    places = {bisect_right(borders, end - 1) for ends in signs.values() for end in ends}
    return [
        cell
        for i, cell in enumerate(cells)
        if (i in places or not cell.isascii() or any(mark in cell for mark in odd)) and reads_otherwise(cell)
    ]


def reads_otherwise(cell: str) -> bool:
    """Whether a cell reads otherwise than it stands."""
    return _cell(cell).text != cell


def _is_clean(text: str) -> bool:
    return text.isascii() and not suspects(text)


def _cell(cell: str) -> Plain:
    return _short(cell) if len(cell) <= _LONGEST else undisguised(cell)


@lru_cache(maxsize=_DISTINCT)
def _short(cell: str) -> Plain:
    return undisguised(cell) if len(cell) >= _SHORTEST or not cell.isascii() else Plain(cell, cell)


def _shifted(match: RawMatch, by: int) -> RawMatch:
    where = match.where
    if where.start is None or where.end is None:
        return match
    return replace(match, where=where.at(start=where.start + by, end=where.end + by))


def _restored(match: RawMatch, plain: Plain) -> RawMatch:
    start, end = match.where.start or 0, match.where.end
    end = len(plain.text) if end is None else min(end, len(plain.text))
    if plain.text[start:end].strip() != match.value and (at := plain.text.find(match.value)) >= 0:
        start, end = at, at + len(match.value)  # places are those of the cell without the blanks around it
    value = plain.value(start, end).strip()
    first, last = plain.span(start, end)
    why = (*match.why, *plain.notes(start, end))
    read = None if value == match.value else match.value
    return replace(match, where=match.where.at(start=first, end=last), value=value, why=why, read=read)
