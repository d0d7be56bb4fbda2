"""Rows that an identifier alone tells: OneRoster's flags of users, and the keys by which Skyward calls a pupil.

Source: 1EdTech OneRoster 1.1 (`userSourcedId`, whatever form a system gives it) and the extensions of vendors with a flag a row
or a column; Skyward's `NALPHAKEY`, five letters of the last name, three of the first and a number. Such a key is a person's
only beside what is said of one: classes, schools and vendors have keys as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.columns.column import Column
from recognizers.columns.unlabelled import ENOUGH, share
from recognizers.contract import STATEMENTS, About
from recognizers.headings import headers
from recognizers.headings.reading import Headings

_USERS = frozenset("usersourcedid studentsourcedid".split())
_SOURCED = re.compile(r"(?=.*\d)[\w.{}-]{3,64}")
_FLAGS = frozenset(
    "flag flags flagtype userflag flagname flagcode program programs programtype alert alerttype".split()
)
_LEAST_FLAGS = 0.1

_KEYS = re.compile(r"(?:stu|student|n)?(?:alpha|name)key")
_ALPHA = re.compile(r"[A-Z][A-Z' -]{2,7}\d{3}")
_FIRMS = frozenset("vendor vendorname company payee supplier course courseid coursetitle invoice invoiceno".split())

_LOCAL = frozenset("otherid lclid permid permno permnumber stuident localidentifier".split())
_LOCAL_NUMBER = re.compile(r"\d{4,10}(?:\.0)?")
_ROLES = frozenset("role roles roletype enrollmenttype".split())
_PUPIL = re.compile(r"(?:student|learner|pupil)(?:enrollment)?s?", re.IGNORECASE)
_IN_A_ROLE = frozenset("userid useridentifier personid sisuserid user".split())
_USER = re.compile(r"(?=(?:\D{0,12}\d){3})[\w.-]{4,40}")
"""Headings of roles, what they call a pupil, and the headings (their keys) of the numbers of who is in one, and their form."""

_SAID = frozenset("HEALTH_ALERT CUSTODY_NOTE SPECIAL_EDUCATION DISCIPLINE_RECORD".split())
_MOST, _SOME = 0.8, 0.3
"""The share of the cells that must have the form, and in a list of pupils and staff together."""


def keyed(
    columns: Sequence[Column], samples: Sequence[Sequence[str]], about: About, headings: Headings
) -> tuple[Column, ...]:
    """The columns, those of identifiers put in that are the only sign of whom the flags or alerts of a row are said."""
    keys = [headers.key(c.heading) for c in columns]
    enrolled = any(k in _ROLES and _all_are(_PUPIL, samples[i]) for i, k in enumerate(keys))
    if about == "staff" or (_FIRMS & set(keys) and not enrolled):
        return tuple(columns)
    out = list(columns)
    said = {c.entity for c in columns if c.entity in STATEMENTS}
    flagged = any(k in _FLAGS and _names_some(samples[i], headings) for i, k in enumerate(keys))
    numbered = any(k == "identifier" and _all_are(_LOCAL_NUMBER, samples[i], _SOME) for i, k in enumerate(keys))
    for i, k in enumerate(keys):
        free = out[i].entity in {None, "STUDENT_ID"} and out[i].name is None
        if free and enrolled and k in _IN_A_ROLE and _all_are(_USER, samples[i]):
            out[i] = replace(out[i], entity="STUDENT_ID", accepts=_is_sourced)
            continue
        sourced = (k in _USERS and (flagged or bool(said))) or (k == "sourcedid" and len(said) > 1 and not numbered)
        if free and sourced and _all_are(_SOURCED, samples[i]):
            out[i] = replace(out[i], entity="STUDENT_ID", accepts=_is_sourced)
        elif free and k in _LOCAL and said & _SAID and _all_are(_LOCAL_NUMBER, samples[i]):
            out[i] = replace(out[i], entity="STUDENT_ID")
        elif free and _KEYS.fullmatch(k) and _all_are(_ALPHA, samples[i]):
            out[i] = replace(out[i], whose=True)
    return tuple(out)


def _names_some(values: Sequence[str], headings: Headings) -> bool:
    filled = [v for v in values if headers.says_something(v)]
    return bool(filled) and share(filled, lambda v: headings.statement(v) is not None) >= _LEAST_FLAGS


def _all_are(form: re.Pattern[str], values: Sequence[str], least: float = _MOST) -> bool:
    filled = [v.strip() for v in values if v.strip()]
    return len(filled) >= ENOUGH and share(filled, lambda v: form.fullmatch(v) is not None) >= least


def _is_sourced(cell: str) -> bool:
    return _SOURCED.fullmatch(cell.strip()) is not None
