"""Marks posted without names, by a number that every pupil knows: "number, MC /50, midyear, Q2 avg".

Source: 34 CFR 99.3, where a personal identifier is personally identifiable information; the Department of Education has
long answered that marks posted by a number in the order of names, or by one that others know, are disclosed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.columns.unlabelled import share
from recognizers.headings import headers

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_NUMBERS = re.compile(
    r"(?:(?:your|lunch|student|stu|pupil|secret|code|id|pin|last4(?:of)?|school)*(?:number|num|no|id|ids|pin|code))"
    r"|lunch|last4(?:digits)?|stu(?:dent)?"
)
"""Headings (their keys) of the number by which whoever looks finds the marks."""

_OF_PUPILS = re.compile(r"lunch|stu|pupil|secret|your")
_NUMBER = re.compile(r"\d{4,9}")
_LEAST = 3
_OF_A_MARK = re.compile(
    r"\b(?:quiz\w*|tests?|exams?|mid-?(?:terms?|years?)|finals?|grades?|avg|average|marks?|scores?|total|q[1-4]|t[1-3]|mc|hw|labs?|essay|project|free|part|pts|points)\b|%",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"/ ?\d{2,3}$")
_LETTER = re.compile(r"[A-DF][+-]?")
_SURELY = re.compile(r"[A-DF][+-]|F")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{1,2})?(?: ?%)?")
_HIGHEST, _MOSTLY = 120, 0.6


def put_posted(columns: list[Column], samples: Sequence[Sequence[str]]) -> bool:
    """Whether a table gives marks to numbers and to nobody else; the columns of both are then told in `columns`."""
    if names_people(columns) or not all(map(_may_stand, columns)):
        return False
    numbered = next((i for i, c in enumerate(columns[:2]) if _is_number(c, samples[i])), None)
    if numbered is None:
        return False
    marked = [i for i, c in enumerate(columns) if i != numbered and _is_mark(c, samples[i])]
    pupils = _OF_PUPILS.search(headers.key(columns[numbered].heading)) is not None
    if not marked or not (pupils or any(_are_surely(samples[i]) for i in marked)):
        return False
    columns[numbered] = replace(columns[numbered], entity="STUDENT_ID", name=None, accepts=_is_of_number)
    for i in marked:
        columns[i] = replace(columns[i], entity="GRADE_RECORD", name=None, accepts=headers.says_something)
    return True


def _may_stand(column: Column) -> bool:
    """Whether a column may stand beside such marks: it holds some, or nothing that is known. "Free /50" is a part of a test."""
    return column.entity in {None, "GRADE_RECORD", "STUDENT_ID"} or _TOTAL.search(column.heading) is not None


def _is_of_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell.strip()) is not None


def _is_number(column: Column, values: Sequence[str]) -> bool:
    filled = [v.strip() for v in values if v.strip()]
    headed = _NUMBERS.fullmatch(headers.key(column.heading)) is not None
    return headed and len(filled) >= _LEAST and len(set(filled)) == len(filled) and all(map(_is_of_number, filled))


def _is_mark(column: Column, values: Sequence[str]) -> bool:
    filled = [v.strip() for v in values if v.strip(" -–—")]
    if column.entity == "GRADE_RECORD" or _are_surely(values):
        return True
    points = [float(v.strip(" %")) for v in filled if _POINTS.fullmatch(v)]
    return (
        (_OF_A_MARK.search(column.heading) or _TOTAL.search(column.heading)) is not None
        and len(set(points)) > 1
        and len(points) >= _MOSTLY * len(filled)
        and max(points) <= _HIGHEST
    )


def _are_surely(values: Sequence[str]) -> bool:
    """Whether they are marks in letters, one of them of a form that nothing else has: "B+"."""
    filled = [v.strip() for v in values if v.strip()]
    given = {v for v in filled if _LETTER.fullmatch(v)}
    mostly = len(filled) >= _LEAST and share(filled, lambda v: v in given) >= _MOSTLY
    return mostly and len(given) > 1 and any(map(_SURELY.fullmatch, given))
