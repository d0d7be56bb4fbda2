"""Lists of people with a column of codes that is kept of pupils alone: "Section 504", "Direct Cert", "Homeless Flag".

Source: element titles of SIMS and of other states' exports; 34 CFR 104, 42 U.S.C. 1758, 20 U.S.C. 6311 and 42 U.S.C. 11432
have schools keep them, of no one else. A heading that is an ordinary word as well ("Services", "Placement", "OT") tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.headings import headers

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_KEPT = re.compile(
    r"(?:is|has|in|on|student)?"
    r"(?:(?:sec(?:tion)?|plan|s)?504(?:plan)?|iep|sped|spec(?:ial)?ed(?:ucation)?|spec(?:ial)?dis(?:ab(?:ility)?)?|swd|"
    r"studentswithdisabilit(?:y|ies)|(?:nature(?:of)?|primary)dis(?:ab(?:ility)?)?(?:type)?|levelofneed|exceptionality|"
    r"econ[a-z]{0,9}dis[a-z]{0,12}?|low(?:er)?inc(?:ome)?|poverty|highneeds?|snap|tanf|direct(?:ly)?cert[a-z]{0,8}|"
    r"free(?:and|or)?red(?:uced)?(?:price)?(?:lunch|meals?)?|(?:free|reduced)(?:price)?(?:lunch|meals?)|frp?l|"
    r"(?:meal|lunch)(?:elig[a-z]{0,7}|benefits?)|homeless(?:ness|youth|student)?|mckinney(?:vento)?|mkv|"
    r"foster(?:care|youth|child)|parent(?:in|inthe)?military|military(?:connected|family|child|dependent|affiliated)?|"
    r"doe0(?:1[6-9]|2\d|3\d|40))"
    r"(?:status|flag|code|cd|yn|ind(?:icator)?|elig(?:ibility)?)?"
)
"""Headings (their keys) of what schools keep of pupils alone."""

_SAID = frozenset("SPECIAL_EDUCATION ECONOMIC_STATUS FAMILY_STATUS".split())
_CODE = 14
"""Characters of a code at most: "Y", "Free", "Not eligible"."""

_DISABILITY = re.compile(r"dis|exceptional")


def keeps_codes(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> bool:
    """Whether a table names people and has a column of codes kept of pupils; a disability may be named in words."""
    if not names_people(columns):
        return False
    apart = {c.name for c in columns} >= {"first", "last"}
    for c, values in zip(columns, samples, strict=False):
        if c.entity not in _SAID:
            continue
        k = headers.key(c.heading)
        if not (_KEPT.fullmatch(k) or (k == "foster" and apart)):  # so are dogs, which have no surname
            continue
        filled = [v for v in values if v]
        if _DISABILITY.search(k) or all(len(v) <= _CODE for v in filled):
            return True
    return False


_SUM = re.compile(r"highneeds?(?:flag|status)?")
_INCOME = re.compile(r"(?:ever)?low(?:er)?inc(?:ome)?(?:status|flag)?|econ[a-z]{0,9}dis[a-z]{0,18}")
"""Headings (their keys) of Massachusetts's "high needs", and of one of the three things that it is a sum of."""


def without_sums(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, "high needs" left where low income has its own: it tells that a pupil has one of several needs."""
    if not any(_INCOME.fullmatch(headers.key(c.heading)) for c in columns if c.entity == "ECONOMIC_STATUS"):
        return columns
    return tuple(
        replace(c, entity=None, accepts=None, name="other") if _SUM.fullmatch(headers.key(c.heading)) else c
        for c in columns
    )
