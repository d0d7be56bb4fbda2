"""Rows of a table read some at a time, where looking at many at once is much quicker than at each alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from scanners.contract import Blocks, Row

_STEP = 16


class Ahead(Iterator[Row]):
    """Takes rows from where they come, some at a time; `before` are given first.

    What goes wrong while a row is read is raised after the rows before it were given.
    """

    def __init__(self, rows: Iterator[Row], before: Sequence[Row] = ()) -> None:
        self._blocks = rows if isinstance(rows, Blocks) else None
        self._rows = chain(before, rows)
        self._before = len(before)
        self._broken: Exception | None = None

    def __next__(self) -> Row:
        self._before -= self._before > 0
        return next(self._rows)

    def take(self, most: int, characters: int) -> Sequence[Row]:
        """The next rows, `most` at most and fewer where their characters reach `characters`; empty at the end."""
        if self._blocks is not None and not self._before:
            return self._blocks.take(most, characters)
        if self._before:
            most = min(most, self._before)
        block = self._one_by_one(most, characters)
        self._before -= min(self._before, len(block))
        return block

    def _one_by_one(self, most: int, characters: int) -> list[Row]:
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
