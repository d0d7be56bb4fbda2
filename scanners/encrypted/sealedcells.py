"""Encrypted blocks in the cells of tables: in one cell, or line by line down a column, as they are pasted into a sheet.

`sealedtext` knows the blocks. Rows that hold no beginning of one are looked at once and no closer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from scanners.contract import Block, Content, Options, Row
from scanners.encrypted import sealedtext

_Some = TypeVar("_Some", Row, Block)

_TOGETHER = 64
"""Rows that are looked at together."""


def watched(rows: Iterator[_Some], late: list[Content], options: Options) -> Iterator[_Some]:
    """The same rows, or blocks of them; what the encrypted blocks in them hold comes to `late` until they end."""
    columns: dict[int, sealedtext.Watch] = {}
    given: list[_Some] = []
    try:
        for some in rows:
            yield some
            given.append(some)
            if len(given) == _TOGETHER or not isinstance(some, Row):
                _look(given, late, columns, options)
                given.clear()
    finally:
        _look(given, late, columns, options)
    for watch in columns.values():
        late += watch.end()


def _look(
    given: Sequence[Row | Block], late: list[Content], columns: dict[int, sealedtext.Watch], options: Options
) -> None:
    """Look closely at these rows if a block has begun or may begin in them."""
    if columns or sealedtext.is_marked("\n".join([cell for some in given for cell in some.cells])):
        for some in given:
            for row in (some,) if isinstance(some, Row) else some:
                late += _row(row.cells, columns, options)


def _row(cells: tuple[str, ...], columns: dict[int, sealedtext.Watch], options: Options) -> Iterable[Content]:
    """What the blocks hold that end in this row. `columns` are those in which one has begun."""
    found: list[Content] = []
    for at, cell in enumerate(cells):
        watch = columns.get(at)
        if watch is None:
            if not sealedtext.is_marked(cell):
                continue
            watch = columns[at] = sealedtext.Watch(options)
        found += watch.take(cell)
        if not watch.waits:
            del columns[at]
    return found
