"""The first rows of a table, by which it is judged: those under long notes too, and of these the records alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from recognizers.columns.headerrows import HEADER_ROWS, notes_over
from recognizers.headings import headers
from scanners.contract import Row

_COLUMNS = 3
"""Columns of a table at least whose rows of one cell are no records."""

_APART = 0.34
"""The share of such rows beyond which they are what the table lists."""


def first_rows(rows: Iterator[Row], most: int) -> list[Row]:
    """The first rows of a table, `most` of them; as many more as are notes where a header may stand under many of these."""
    head = list(islice(rows, most))
    notes = notes_over(head)
    return [*head, *islice(rows, notes)] if notes >= HEADER_ROWS else head


def records(body: Sequence[Row], labels: Sequence[str]) -> list[Row]:
    """The rows under a header without those that name no column's value: a line of the footer, the header of a further page."""
    keys = [headers.key(label) for label in labels]
    if sum(map(bool, keys)) < _COLUMNS:
        return list(body)
    of_page = [_filled(r) == 1 and bool(r.cells[0].strip()) for r in body]
    if sum(of_page) > _APART * len(body):
        of_page = [False] * len(body)
    kept = zip(body, of_page, strict=True)
    return [r for r, apart in kept if not apart and [headers.key(c) for c in r.cells] != keys]


def _filled(row: Row) -> int:
    return sum(bool(c.strip()) for c in row.cells)
