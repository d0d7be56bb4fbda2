"""Lists in which teachers keep points of tasks for themselves: what a quiz, a project or a rubric gave each pupil.

Source: gradebooks kept in spreadsheets ("HW %", "T1", "Proj", a row "Out of"), domain scores of ACCESS for ELLs (listening,
speaking, reading, writing, 1.0 to 6.0; WIDA), marks on standards as report cards of elementary schools have them (1 to 4, O, S, N, U).
A number beside a name is anything; a heading that names a task, or a row of what could be reached, must tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.refining import on_standards
from recognizers.columns.unlabelled import share
from recognizers.headings import headers
from recognizers.headings.headers import says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_TASK = re.compile(
    r"\b(?:quiz(?:zes)?|exams?|hw ?%|homework ?%|rubrics?|midterms?|lab reports?|essays? (?:\d|score)|book talk|spelling (?:wk|week|test|list)|(?:unit|chapter|ch|vocab\w*|spelling|math) (?:test|quiz))\b",
    re.IGNORECASE,
)
"""Headings that name a task which is marked."""

_BESIDE = re.compile(
    r"(?:[tqup]\d{1,2}|(?:unit|ch(?:apter)?|test|proj(?:ect)?|lab|essay|hw|task|lesson) ?#?\d{0,2}|hw ?%|proj(?:ect)?|(?:after )?(?:redo|retake|retest)|final|total|avg|average|overall)",
    re.IGNORECASE,
)
"""Headings that name one beside others that surely do."""

_REACHABLE = re.compile(
    r"(?:out of|max(?:imum)?(?: points| score)?|points?(?: possible)?|possible(?: points)?|pts(?: poss(?:ible)?)?|worth)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?:still |now |up to )?(?P<points>\d{1,3}(?:\.\d{1,2})?)(?: ?%)?(?: ?/ ?\d{1,3})?[!*?]?", re.IGNORECASE
)
_HIGHEST, _LEAST, _MOST = 110, 3, 0.7

_DOMAINS = ("l", "s", "r", "w")
_PROFICIENCY = re.compile(r"[1-6]\.\d|[1-6]")

_CARD = re.compile(r"\b(?:report[- ]?cards?|rc codes|standards[- ]based|progress reports?)\b", re.IGNORECASE)
_EFFORT = re.compile(r"[OSNU][+-]?")


def put_tasks(columns: list[Column], samples: Sequence[Sequence[str]], title: str) -> bool:
    """Take the columns of points in a list of people for marks, where a heading or a row says that they are; whether any was."""
    free = [i for i, c in enumerate(columns) if c.entity in {None, "GRADE_RECORD"} and c.name in {None, "other"}]
    before = list(columns)
    _put(columns, _of_tasks(columns, samples, free), _is_points)
    _put(columns, _of_domains(columns, samples, free), _is_proficiency)
    if _CARD.search(title):
        unset = [i for i in free if columns[i].heading]
        _put(columns, [i for i in unset if on_standards([v for v in samples[i] if v])], says_something)
        _put(columns, [i for i in unset if _all(_EFFORT, samples[i])], _is_effort)
    return columns != before


def _put(columns: list[Column], places: Sequence[int], accepts: Callable[[str], bool]) -> None:
    for i in places:
        if columns[i].entity is None:
            columns[i] = replace(columns[i], entity="GRADE_RECORD", name=None, accepts=accepts)


def _of_tasks(columns: Sequence[Column], samples: Sequence[Sequence[str]], free: Sequence[int]) -> list[int]:
    pointed = [i for i in free if _are_points(samples[i])]
    sure = [i for i in pointed if _TASK.search(columns[i].heading)]
    reachable = _reachable(columns, samples)
    if reachable is not None:
        return [i for i in pointed if reachable < len(samples[i]) and _is_points(samples[i][reachable])]
    if not sure:
        return []
    return sorted({*sure, *(i for i in pointed if _BESIDE.fullmatch(columns[i].heading.strip()))})


def _reachable(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> int | None:
    """The row of what could be reached, of those looked at; None if there is none."""
    named = [i for i, c in enumerate(columns) if c.name in {"first", "last", "full"}]
    rows = (row for i in named for row, v in enumerate(samples[i]) if _REACHABLE.fullmatch(v.strip(" :.")))
    return next(rows, None)


def _of_domains(columns: Sequence[Column], samples: Sequence[Sequence[str]], free: Sequence[int]) -> list[int]:
    """The columns of the four domains of ACCESS, in that order, with decimals in one of them."""
    places = {headers.key(columns[i].heading): i for i in free}
    if not all(d in places and _all(_PROFICIENCY, samples[places[d]]) for d in _DOMAINS):
        return []
    found = [places[d] for d in _DOMAINS]
    return found if any("." in v for i in found for v in samples[i]) else []


def _all(form: re.Pattern[str], values: Sequence[str]) -> bool:
    said = [v.strip() for v in values if v.strip()]
    return len(said) >= _LEAST and all(map(form.fullmatch, said))


def _are_points(values: Sequence[str]) -> bool:
    said = [v for v in values if v.strip()]
    return len(set(said)) > 1 and len(said) >= _LEAST and share(said, _is_points) >= _MOST


def _is_points(cell: str) -> bool:
    """Whether a cell holds points or a percentage, with a word perhaps: "61", "17/20", "88%", "still 58"."""
    found = _POINTS.fullmatch(cell.strip())
    return found is not None and float(found["points"]) <= _HIGHEST


def _is_proficiency(cell: str) -> bool:
    return _PROFICIENCY.fullmatch(cell.strip()) is not None


def _is_effort(cell: str) -> bool:
    return _EFFORT.fullmatch(cell.strip()) is not None
