"""Columns of norm-referenced tests: a scaled or standard score ("SS") beside percentile ranks, equivalents and stanines.

Source: reports of Star, Kaufman, Woodcock-Johnson and the like (SS, PR, GE, IRL, Raw, NCE, stanine). "SS" heads social security numbers
in other lists: these have nine digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.unlabelled import share
from recognizers.headings.headers import key

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_SCALED = frozenset("ss scaledscore scalescore standardscore stdscore scaled sc".split())
_NORMS = frozenset(
    "pr ge irl raw rawscore stanine nce percentile percentilerank pctile ile sgp zpd ae gp gradeequiv gradeequivalent ageequiv ss scaledscore standardscore".split()
)
"""Headings (their keys) of scores, and of what a norm says of them."""

_NUMBER = re.compile(
    r"[<>]?\d{1,4}(?:\.\d{1,2})?\+?%?|(?:PP|K|<?K)\d?(?:\.\d)?|>?\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE
)
_WHOLE = re.compile(r"\d{3}-?\d{2}-?\d{4}|\d{3} \d{2} \d{4}")
_BARE = re.compile(r"s\.?s\.?", re.IGNORECASE)
_MOST, _SOME = 0.8, 0.5
_LEAST = 2


def without_scores(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns of a table, where "SS" asks for no social security number: hardly a cell has nine digits."""
    return tuple(
        replace(c, entity=None, accepts=None, name=None)
        if c.entity == "US_SSN" and _BARE.fullmatch(c.heading.strip()) and _are_scores(values)
        else c
        for c, values in zip(columns, samples, strict=True)
    )


def put_scaled(columns: list[Column], samples: Sequence[Sequence[str]]) -> bool:
    """Take the columns of such a test, in a list of people, for marks; whether there were any: a score, and what a norm says."""
    found = [
        i
        for i, c in enumerate(columns)
        if c.entity in {None, "GRADE_RECORD"}
        and c.name in {None, "other"}
        and key(c.heading) in _NORMS | _SCALED
        and _are_numbers(samples[i])
    ]
    if len(found) < _LEAST or not any(key(columns[i].heading) in _NORMS - {"raw"} for i in found):
        return False
    for i in found:
        columns[i] = replace(columns[i], entity="GRADE_RECORD", name=None, accepts=_is_number)
    return True


def _are_scores(values: Sequence[str]) -> bool:
    said = [v.strip() for v in values if v.strip()]
    return bool(said) and share(said, lambda v: _WHOLE.fullmatch(v) is not None) < _SOME


def _are_numbers(values: Sequence[str]) -> bool:
    said = [v.strip() for v in values if v.strip()]
    return bool(said) and share(said, _is_number) >= _MOST


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell.strip()) is not None
