"""What a district pays for a pupil, in its lists of sums: an evaluation or tuition, with the pupil's name in the description.

Source: 603 CMR 28.06 and 28.10 (placements out of the district, which pays for them); warrants and purchase orders as offices
keep them. What else stands there is said of vendors and of things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.headings.headers import key, says_something
from recognizers.naming.gazetteer import is_first, is_last, may_be_last

if TYPE_CHECKING:
    from recognizers.columns.column import Column
    from recognizers.contract import About

_DESCRIBED = frozenset(
    "description desc descr details detail memo purpose for item line comment notes note service".split()
)
_PAID = frozenset("vendor payee supplier paidto provider".split())
_SERVICE = re.compile(
    r"\b(?:tuition|ood|out[- ]of[- ]district|residential|day (?:school|program|placement)|neuropsych\w*|(?:psych\w*|speech|ot|pt|independent|outside|educational|fba|aac|vision|reading|risk) eval\w*|iee|home (?:instruction|tutoring)|1:1 (?:aide|para|nurs\w+)|(?:speech|aba|bcba|vision|mobility|occupational|physical) (?:services|therapy))(?!\w)",
    re.IGNORECASE,
)
_NOT_PLACED = re.compile(
    r"\b(?:reimb\w*|courses?|credits?|degree|m\.?ed|grad(?:uate)?|dual|staff|college|university|univ|cc|camp|preschool|pre-?k|workshop|conference)\b",
    re.IGNORECASE,
)
"""Tuition of another kind: of teachers' courses, of colleges."""

_THEN_NAMED = r"[^\n]{0,12}?(?:[-–—:,(]|\b(?:for|of|re|on))[ (]{1,2}"

_NAMED = re.compile(_THEN_NAMED + r"(?P<given>[A-ZÀ-Þ]\.|[A-ZÀ-Þ][a-zà-ÿ'’-]+) (?P<family>[A-ZÀ-Þ][\w'’-]+)")
_SUMS = re.compile(r"(?:annual|yearly|tuition|rate|contract(?:ed)?|paid|encumbered|balance)(?:\b.*)?", re.IGNORECASE)
_SUM = re.compile(r"\$? ?(?P<sum>\d{1,3}(?:,?\d{3})+)(?:\.\d\d)?")
_AWARDED = re.compile(
    r"\b(?:aid|award\w*|scholarships?|grants?|efc|deposit|accepted|admitted|college|salary)\b", re.IGNORECASE
)
_LEAST = 10_000
"""What a year at a school that a district pays costs at least."""

_ENTITY = "SPECIAL_EDUCATION"


def with_paid_for(
    columns: Sequence[Column], samples: Sequence[Sequence[str]], about: About
) -> tuple[About, tuple[Column, ...]]:
    """Whom a list of sums is about, and its columns: those of descriptions are read as text where one names a pupil whom a
    service is paid for, and those of schools put in where pupils stand beside and a year there costs much."""
    keys = [key(c.heading) for c in columns]
    out = list(columns)
    paid = [i for i, k in enumerate(keys) if k in _PAID]
    vetoed = any(_NOT_PLACED.search(v) for p in paid for v in samples[p])
    for i, c in enumerate(columns):
        described = c.name == "other" and c.entity is None and keys[i] in _DESCRIBED
        if paid and described and not vetoed and any(map(_is_placement, samples[i])):
            out[i] = replace(c, name=None)
    at = _paid_school(columns, samples, keys) if names_people(columns) else None
    if at is not None and columns[at].entity is None:
        out[at] = replace(columns[at], name=None, entity=_ENTITY, accepts=says_something, told=True)
    return ("student" if out != list(columns) else about), tuple(out)


def _is_placement(cell: str) -> bool:
    """Whether a description says that such a service is paid, and names for whom: "Tuition Sept - Wes Amaral"."""
    found = _SERVICE.search(cell)
    if found is None or _NOT_PLACED.search(cell) or (named := _NAMED.match(cell, found.end())) is None:
        return False
    return is_last(named["family"]) or may_be_last(named["family"]) or is_first(named["given"])


def _paid_school(columns: Sequence[Column], samples: Sequence[Sequence[str]], keys: Sequence[str]) -> int | None:
    """The place of the column of schools or programs for each of which a year's tuition is paid; None if there is none."""
    at = next((keys.index(k) for k in ("school", "program") if k in keys), None)
    if at is None or any(_AWARDED.search(c.heading) for c in columns) or any(map(_NOT_PLACED.search, samples[at])):
        return None
    for i, c in enumerate(columns):
        sums = [_SUM.fullmatch(v) for v in samples[i] if v]
        if not (sums and all(sums) and _SUMS.fullmatch(c.heading.strip())):
            continue
        if min(int(one["sum"].replace(",", "")) for one in sums if one) >= _LEAST:
            return at
    return None
