"""Logs of therapists and aides, lists of children in care, of injured players, of vaccines: columns whose headings tell together what none tells alone.

Source: session notes of speech, occupational and physical therapists, as kept for progress reports and for billing (603 CMR
28.00; 130 CMR 413): a date, minutes, the goal, what was done; lists that DCF liaisons keep, whose "Placement" is no school's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.unlabelled import share
from recognizers.headings.headers import says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_GOALS = frozenset(
    "goal goals goalarea objective objectives target targets skill goalobjective goalsobjectives ieptarget".split()
)
_LENGTH = frozenset(
    "min mins minutes duration time timein units sessionlength length session sessiontype individualgroup grp group indgroup cpt cptcode".split()
)
_NOTES = frozenset(
    "note notes sessionnote sessionnotes progress progressnote data comments comment activity performance response observations accuracy trials".split()
)

_INJURED = frozenset("injurydate dateofinjury doi injurydt mechanism mechanismofinjury headinjury".split())
_OF_INJURY = frozenset(
    "mechanism mechanismofinjury status stage step rtpstep rtpstatus symptoms injury injurytype bodypart cleared protocol".split()
)
_VACCINES = re.compile(
    r"(?:dtap|tdap|dtaptdap|td|mmr|mmrv|var|varicella|vzv|polio|ipv|hepb|hepatitisb|hepa|hib|menacwy|mcv4?|menb|meningococcal|hpv|pcv\d*)\d?"
)
_LACKS = re.compile(
    r"needs?|needed|due|missing|over ?due|incomplete|no|none|0|exempt\w*|ex(?:m|mt)?|(?:med(?:ical)?|relig\w*)(?: ex\w*)?|in process|expired|refused|conditional|need.{1,20}|missing.{1,20}",
    re.IGNORECASE,
)

_IN_CARE = ("dcf", "foster", "caseworker", "stateagency", "kinship", "bidmeeting")
_PLACEMENTS = frozenset("placement placementtype currentplacement placedwith homeplacement".split())


def put_sessions(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """The goals and notes of a log of sessions are of special education, and which service was given."""
    _put_given(columns, keys, samples)
    if not (_GOALS.intersection(keys) and _LENGTH.intersection(keys) and _NOTES.intersection(keys)):
        return
    for i, k in enumerate(keys):
        if k in _GOALS | _NOTES and columns[i].name is None:
            columns[i] = replace(columns[i], entity="SPECIAL_EDUCATION", accepts=None)


def _put_given(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """A log of related services: which one in each row, how long it was, and what was noted."""
    if not (_LENGTH.intersection(keys) and _NOTES.intersection(keys)):
        return
    free = [i for i, c in enumerate(columns) if c.entity in {None, "SPECIAL_EDUCATION"} and c.name in {None, "other"}]
    given = [i for i in free if keys[i] not in _LENGTH and _are_services(samples[i])]
    for i in (*given, *(i for i in free if given and keys[i] in _NOTES)):
        columns[i] = replace(columns[i], entity="SPECIAL_EDUCATION", name=None, accepts=says_something)


def _are_services(values: Sequence[str]) -> bool:
    said = [v.strip() for v in values if says_something(v)]
    return len(said) >= _LEAST and share(said, lambda v: bool(_RELATED.fullmatch(v))) >= _MOST


_RELATED = re.compile(
    r"(?:ot|pt|slp|s/l|sl|speech(?:[ /-]\w+)?|occupational therapy|physical therapy|ot/pt|aba|bcba|vision|o&m|tvi|aac|counsel+ing|psych|social skills|ape|reading|resource|wilson|esy)(?: (?:consult|eval|group|individual|make-?up|indiv|grp|screen\w*|therapy|services?))?",
    re.IGNORECASE,
)
_LEAST, _MOST = 3, 0.8


def put_injuries(columns: list[Column], keys: Sequence[str]) -> None:
    """In a list of injured players, how it came about and how far they are back is a matter of health."""
    if not _INJURED.intersection(keys):
        return
    for i, k in enumerate(keys):
        if k in _OF_INJURY and columns[i].name is None:
            columns[i] = replace(columns[i], entity="HEALTH_ALERT", accepts=None)


_GAPS = re.compile(
    r"(?:missing|needs?|needed|due|gaps?|lacks?|lacking|overdue|outstanding)(?:doses?|shots?|immun\w*|vaccin\w*)?"
)
_VACCINE = re.compile(
    r"\b(?:mmrv?|varicella|var|vzv|dtap|tdap|td|polio|ipv|opv|hep ?[ab]|hepatitis [ab]|hib|hpv|menacwy|mcv4?|pcv)(?: ?#? ?\d)?\b",
    re.IGNORECASE,
)
_NAMED = 0.3
"""Headings (their keys) of what is missing, vaccines by name, and their share of the cells that makes all of them such."""


def put_vaccines(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]], title: str) -> None:
    """Under the name of a vaccine, in a list of pupils, a cell says something where the vaccine is missing.

    A tick says so in a list of those that are: "shots still needed".
    """
    ticked = _STILL_NEEDED.search(title) is not None
    for i, k in enumerate(keys):
        said = [v for v in samples[i] if says_something(v)]
        free = columns[i].entity is None and columns[i].name in {None, "other"}
        if free and _GAPS.fullmatch(k) and said and share(said, lambda v: bool(_VACCINE.search(v))) >= _NAMED:
            columns[i] = replace(columns[i], entity="HEALTH_ALERT", name=None, accepts=says_something)
        if _VACCINES.fullmatch(k) and columns[i].name is None:
            columns[i] = replace(columns[i], entity="HEALTH_ALERT", accepts=_lacks_or_ticked if ticked else _lacks)


_STILL_NEEDED = re.compile(
    r"\b(?:needed|needs?|missing|due|overdue|exclusions?|not in|non-?complian\w+|gaps?)\b", re.IGNORECASE
)


def _lacks_or_ticked(cell: str) -> bool:
    return cell.strip().lower() in {"x", "✓", "✔"} or _lacks(cell)


def _lacks(cell: str) -> bool:
    return _LACKS.fullmatch(cell.strip()) is not None


def put_care(columns: list[Column], keys: Sequence[str]) -> None:
    """Where a child in care is placed says who has custody of it."""
    if not any(cue in k for k in keys for cue in _IN_CARE):
        return
    for i, k in enumerate(keys):
        if k in _PLACEMENTS and columns[i].name is None:
            columns[i] = replace(columns[i], entity="CUSTODY_NOTE", accepts=None)
