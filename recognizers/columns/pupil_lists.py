"""Lists of pupils of many kinds: the columns that each kind tells by signs of its own, in the order in which they are asked.

Source: lists seen in schools; each kind names its own in `recognizers.columns.sheets`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from recognizers import dates
from recognizers.columns.birth_parts import birth_dates
from recognizers.columns.column import names_people
from recognizers.columns.sheets.accounts import put_accounts
from recognizers.columns.sheets.alerts import put_alerts
from recognizers.columns.sheets.attendance import put_attendance, put_lates, put_rates
from recognizers.columns.sheets.censuses import put_census
from recognizers.columns.sheets.coded import put_codes
from recognizers.columns.sheets.conditions import put_conditions
from recognizers.columns.sheets.lists_of_conduct import put_conduct, put_releases
from recognizers.columns.sheets.newcomers import put_newcomers
from recognizers.columns.sheets.screenings import put_screenings
from recognizers.columns.sheets.sessions import put_care, put_injuries, put_sessions, put_vaccines
from recognizers.columns.sheets.supports import put_amounts, put_supports, put_therapy
from recognizers.columns.sheets.tallies import put_colours, put_restraints, put_tallies
from recognizers.columns.sheets.tiers import put_tiers
from recognizers.context.statements import LIKELY
from recognizers.headings import headers

if TYPE_CHECKING:
    from recognizers.columns.column import Column
    from recognizers.headings.reading import Headings

_INSURANCE = frozenset(
    "insurance insurer insurancecompany insurancecarrier carrier payer coverage subscriber policyholder healthinstype memberid policyno policynumber".split()
)
_PLANS = frozenset("plan plans plantype".split())
_BRIEF = 12
"""Characters of a cell that says which kind of plan there is, and nothing of what for."""
_SPED_PLAN = re.compile(r"\b(?:504|ieps?|sped|dcap|bip)\b", re.IGNORECASE)
_HEALTH_PLAN = re.compile(
    r".*\b(?:(?:health|care|asthma|allergy|seizure|diabetes|medical|emergency|food|sickle cell|cardiac)(?: \w+){0,2} plan|action plan|ihp|ihcp|dmmp|aap)\b.*",
    re.IGNORECASE,
)


def put_lists(
    out: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]], title: str, headings: Headings
) -> None:
    """The columns of lists of pupils, put in; `keys` are the keys of their headings, `title` stands above the table."""
    put_census(out, keys, samples, title)
    put_supports(out, samples, title)
    put_tiers(out, keys, samples)
    put_amounts(out, samples)
    put_conduct(out, keys, samples, title)
    put_tallies(out, keys, samples, title)
    put_codes(out, samples, title, headings)
    put_colours(out, samples, title)
    put_restraints(out)
    put_releases(out, keys, samples)
    put_attendance(out, samples, title)
    put_rates(out, keys, samples, title)
    put_lates(out, keys, samples)
    put_sessions(out, keys, samples)
    put_therapy(out, keys, samples)
    put_newcomers(out, keys, samples, title)
    put_accounts(out, samples, title)
    put_care(out, keys)
    put_injuries(out, keys)
    put_vaccines(out, keys, samples, title)
    put_screenings(out, keys)
    _plans(out, keys, samples)
    put_conditions(out, keys, samples, title)
    put_alerts(out, keys, samples, title)


def _plans(out: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """A "Plan" is one of health where its cells say so, or where the list is about health and no cell names another."""
    healthy = any(c.entity == "HEALTH_ALERT" for c in out)
    insured = bool(_INSURANCE & set(keys))
    for i, k in enumerate(keys):
        if insured and k in _PLANS and out[i].entity == "SPECIAL_EDUCATION":
            out[i] = replace(out[i], entity=None, accepts=None, name="other")
        said = [v for v in samples[i] if headers.says_something(v)]
        if k not in _PLANS or out[i].entity != "SPECIAL_EDUCATION" or any(map(_SPED_PLAN.search, said)):
            continue
        beside = any(c.entity == "SPECIAL_EDUCATION" for j, c in enumerate(out) if j != i)
        if _mostly_of_health(said):
            out[i] = replace(out[i], entity="HEALTH_ALERT", accepts=None)
        elif healthy:
            brief = all(len(v) <= _BRIEF for v in said)  # "IHP", "yes": that there is one
            out[i] = replace(out[i], entity=None, accepts=None, name="other" if brief else None)
        elif not beside and not _is_yes_no(said):
            out[i] = replace(out[i], entity=None, accepts=None)  # of a senior: "WPI"


def _is_yes_no(values: Sequence[str]) -> bool:
    """Whether cells say no more than that there is a plan: "Y", "x", "yes", a date."""
    return all(len(v.strip()) <= _SHORT or v.strip()[:1].isdigit() for v in values)


_SHORT = 3


def names_plan(label: str, value: str) -> bool:
    """Whether what a form gives for a "Plan" is one of special education; true of any other label."""
    return headers.key(label) not in _PLANS or _SPED_PLAN.search(value) is not None or not headers.says_something(value)


def _mostly_of_health(values: Sequence[str]) -> bool:
    return len(values) > 1 and sum(map(_is_of_health, values)) >= 0.5 * len(values)


def _is_of_health(value: str) -> bool:
    """Whether a cell names a plan of health, or says what it is for."""
    if _HEALTH_PLAN.fullmatch(value.strip()):
        return True
    from recognizers.health import FIND  # its lexicon takes a while to compile, which few tables need

    return any(h.score >= LIKELY for h in FIND(value))


_SCHOOL_AGE = range(3, 21)
_OF_AGE = 0.8
"""Years that pupils are old (603 CMR 28.02(9): from three to the twenty-second birthday), and their share of those listed."""


def are_of_school_age(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> bool:
    """Whether those whom a table names were born as pupils are."""
    born = [
        day
        for c, values in zip(columns, samples, strict=True)
        if c.entity == "DATE_OF_BIRTH"
        for v in (values if c.parts is None else birth_dates(samples, c.parts))
        if v and (day := dates.parse(v)) is not None
    ]
    old = [date.today().year - day.year in _SCHOOL_AGE for day in born]
    return names_people(columns) and len(old) > 1 and sum(old) >= _OF_AGE * len(old)
