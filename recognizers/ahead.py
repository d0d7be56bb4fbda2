"""Rows of a table read some at a time, where looking at many at once is much quicker than at each alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice

from scanners.contract import Row

_STEP = 16


class Ahead:
    """Takes rows from where they come, some at a time.

    What goes wrong while a row is read is raised after the rows before it were given.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = iter(rows)
        self._broken: Exception | None = None

    def take(self, most: int, characters: int) -> list[Row]:
        """The next rows, `most` at most and fewer where their characters reach `characters`; empty at the end."""
        block: list[Row] = []
        size = step = 0
        while self._broken is None and len(block) < most and size < characters:
            before = len(block)
            step = min(2 * step or 1, _STEP, most - before)  # one at first, for rows may be very long
            try:
                block.extend(islice(self._rows, step))  # keeps what it has where the next raises
            except Exception as error:  # whatever it is, the rows before it are read first
                self._broken = error
            if len(block) == before:
                break
            size += sum(map(len, chain.from_iterable(row.cells for row in block[before:])))
        if not block and self._broken is not None:
            raise self._broken
        return block
