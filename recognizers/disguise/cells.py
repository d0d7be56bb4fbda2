"""Rows of a table as they read, and the way back for what is found in them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.ahead import blocks
from recognizers.disguise.plain import Plain
from recognizers.disguise.reader import undisguised
from recognizers.disguise.suspects import suspects

if TYPE_CHECKING:
    from recognizers.contract import RawMatch
    from scanners.contract import Row

AHEAD, CHARACTERS = 64, 16_000
"""Rows that are looked at in one go, and their characters at most."""

KEPT = 2_000
"""Rows with disguised cells of which the way back is kept, should they be read again."""

_SHORTEST = 5
_BETWEEN = "\x1f"  # nothing is read over the border of a cell


class PlainRows:
    """Gives rows as they read. `restored` puts what was found in a cell back to where it stands."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._blocks = blocks(rows, AHEAD, CHARACTERS)
        self._ahead: deque[Row] = deque()
        self._plain: dict[tuple[int, int], Plain] = {}

    def __iter__(self) -> PlainRows:
        return self

    def __next__(self) -> Row:
        if not self._ahead:
            self._read_ahead(next(self._blocks))
        return self._ahead.popleft()

    def _read_ahead(self, block: list[Row]) -> None:
        clean = _is_clean(_BETWEEN.join(cell for row in block for cell in row.cells))
        self._ahead.extend(block if clean else map(self._read, block))

    def _read(self, row: Row) -> Row:
        if _is_clean(_BETWEEN.join(row.cells)):
            return row
        plain = {i: p for i, c in enumerate(row.cells) if (p := _cell(c)).text != c}
        if not plain:
            return row
        self._plain.update({(row.number, i): p for i, p in plain.items()})
        while len(self._plain) > KEPT:
            del self._plain[next(iter(self._plain))]
        return row._replace(cells=tuple(plain[i].text if i in plain else c for i, c in enumerate(row.cells)))

    def restored(self, row: Row, index: int, found: list[RawMatch]) -> list[RawMatch]:
        """The matches in a cell with their places and values as they stand in the file."""
        plain = self._plain.get((row.number, index))
        return found if plain is None else [_restored(m, plain) for m in found]


def _is_clean(text: str) -> bool:
    return text.isascii() and not suspects(text)


def _cell(cell: str) -> Plain:
    return undisguised(cell) if len(cell) >= _SHORTEST or not cell.isascii() else Plain(cell, cell)


def _restored(match: RawMatch, plain: Plain) -> RawMatch:
    start, end = match.where.start or 0, match.where.end
    end = len(plain.text) if end is None else min(end, len(plain.text))
    value = plain.value(start, end).strip()
    first, last = plain.span(start, end)
    why = (*match.why, *plain.notes(start, end))
    read = None if value == match.value else match.value
    return replace(match, where=match.where.at(start=first, end=last), value=value, why=why, read=read)
