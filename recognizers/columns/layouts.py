"""Record layouts that are sent without a header: the order of their columns is their heading.

Source: Massachusetts DESE, SIMS Data Handbook: elements DOE001 to DOE052 in order, one record a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from recognizers import dates, sasid

LEAST = 30
"""Columns of a SIMS file at least; older collections have fewer than today's."""

MOST = 80

_Check = Callable[[str], bool]


def _matches(regex: str) -> _Check:
    compiled = re.compile(regex)
    return lambda value: bool(compiled.fullmatch(value))


_SIMS: dict[int, _Check] = {
    0: _matches(r"[A-Za-z0-9-]{1,32}"),
    1: lambda value: bool(re.fullmatch(r"\d{10}", value)) and sasid.valid(value),
    2: _matches(r"[^\d|@/]{1,40}"),
    4: _matches(r"[^\d|@/]{1,40}"),
    5: lambda value: dates.parse(value) is not None,
    8: _matches(r"[MFNXmfnx]"),
    14: _matches(r"\d{6,8}|500"),
}
ALL = 0.8


def labels(rows: Sequence[Sequence[str]]) -> list[str]:
    """The headings of a headerless SIMS file, from its first rows; empty if it is none."""
    full = [[c.strip() for c in r] for r in rows if any(c.strip() for c in r)]
    if not full or not all(LEAST <= len(r) <= MOST for r in full):
        return []
    for position, holds in _SIMS.items():
        values = [r[position] for r in full if r[position]]
        if sum(map(holds, values)) < ALL * len(full):
            return []
    return [f"DOE{n:03}" for n in range(1, max(map(len, full)) + 1)]
