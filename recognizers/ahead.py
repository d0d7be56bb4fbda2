"""Rows of a table read some at a time, where looking at many at once is much quicker than at each alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scanners.contract import Row


def blocks(rows: Iterable[Row], most: int, characters: int) -> Iterator[list[Row]]:
    """The rows in blocks of at most so many, fewer where their characters reach `characters`.

    What goes wrong while a row is read is raised after the rows before it were given.
    """
    source = iter(rows)
    broken: Exception | None = None
    while broken is None:
        block: list[Row] = []
        size = 0
        try:
            while len(block) < most and size < characters:
                block.append(next(source))
                size += sum(map(len, block[-1].cells))
        except StopIteration:
            if block:
                yield block
            return
        except Exception as error:  # whatever it is, the rows before it are read first
            broken = error
        if block:
            yield block
    raise broken
