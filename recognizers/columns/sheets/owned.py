"""Lists of medicines that are kept for pupils: the medicine under "Item", and under "Owner" to whom it belongs.

Source: 105 CMR 210.008 (what is kept of each medicine, and for whom), as nurses list their cabinets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.headings.headers import key

if TYPE_CHECKING:
    from recognizers.columns.column import Column
    from recognizers.contract import Hit

OWNERS = frozenset("owner owners belongsto forwhom whose child children student pupil kid scholar camper".split())
"""Headings (their keys) of those to whom what the first column lists belongs."""

_THINGS = frozenset("item items product name what description supply supplies contents".split())
_MOST = 0.5


def with_owned(
    columns: Sequence[Column], samples: Sequence[Sequence[str]], find: Callable[[str, str], Sequence[Hit]]
) -> tuple[Column, ...]:
    """The columns of a list of things with their owners, those put in half of whose things are medicines or more."""
    out = list(columns)
    if not names_people(c for c in columns if key(c.heading) in OWNERS):
        return tuple(out)
    for i, c in enumerate(columns):
        filled = [v for v in samples[i] if v]
        if c.entity or c.name not in {None, "other"} or not filled or key(c.heading) not in _THINGS:
            continue
        if sum(any(h.entity == "HEALTH_ALERT" for h in find("", v)) for v in filled) >= _MOST * len(filled):
            out[i] = replace(c, entity="HEALTH_ALERT", name=None, told=True)
    return tuple(out)
