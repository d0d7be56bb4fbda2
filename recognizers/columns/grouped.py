"""Headings over headings: what a row above the header says of the columns below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.columns.column import Column
from recognizers.contract import STATEMENTS
from recognizers.headings.reading import Headings
from scanners.contract import Row


def groups_over(above: Row, header: Row, headings: Headings) -> list[str]:
    """The heading over each column's heading, where the row above the header groups them: fewer cells, each over those to its right."""
    cells = [c.strip() for c in above.cells]
    filled = [c for c in cells if c]
    if (
        len(filled) < 2
        or len(filled) >= sum(bool(c.strip()) for c in header.cells)
        or not any(map(headings.understood, filled))
    ):
        return []
    out: list[str] = []
    for i in range(len(header.cells)):
        cell = cells[i] if i < len(cells) else ""
        out.append(cell or (out[-1] if out else ""))
    return out


def by_group(column: Column, group: str, values: Sequence[str], headings: Headings) -> Column:
    """A column whose own heading says nothing, by the heading over it; a date or a number under it is no statement of that kind."""
    if column.entity or column.name or not group or headings.known(column.heading):
        return column
    reading = headings.read(group)
    filled = [v for v in values if v]
    if reading.entity not in STATEMENTS or reading.accepts is None or not filled:
        return column
    wordy = sum(not re.fullmatch(r"[\d/.: -]+", v) for v in filled) / len(filled)
    return replace(column, entity=reading.entity, accepts=reading.accepts) if wordy >= 0.5 else column
