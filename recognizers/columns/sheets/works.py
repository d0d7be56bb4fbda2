"""Gradebooks without a heading that sums up: a column for each work, headed by its title, its points or its kind, beside names.

Source: exports of learning platforms ("Essay (50)", "(MP1) Overall"), gradebooks kept by hand whose first heading is the class
("Geometry P4") and whose names are short ("Alvarez, J"), lists of one quiz or test. The block is judged as a whole: bounded numbers that
differ in columns beside people, and a word of school in one heading or in the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.columns.unlabelled import share
from recognizers.headings.headers import STUDENT_CUES, key

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_OF_WORK = re.compile(
    r"\b(?:quiz(?:zes)?|tests?|exams?|midterms?|mid-terms?|finals?|hw|home ?work|class ?work|cw|labs?|essays?|projects?|ch(?:ap(?:ter)?)?\.? ?\d{1,2}|units? ?\d{1,2}|vocab\w*|spelling|warm-?ups?|seminar|worksheets?|ws|exit tickets?|do nows?|notebooks?|problem sets?|psets?|presentation|drafts?|dbq|frq|retakes?|mp ?\d|% ?(?:correct|right)|percent correct)\b"
    r"|\((?:out of |/ ?)?\d{2,3}(?: ?(?:pts?|points?))?\)|/ ?\d{2,3}$|% ?(?:correct|right)",
    re.IGNORECASE,
)
"""A heading that names a work which is marked, or how much may be reached."""

_SUMS_UP = re.compile(
    r"(?:\([^)]{1,8}\) ?)?(?:overall|avg|average|total|term)(?: ?(?:%|grade|avg|average))?", re.IGNORECASE
)
_TITLE = re.compile(
    r"\b(?:quiz(?:zes)?|(?:unit|chapter|ch\.?|math|vocab\w*|spelling|reading|science|history) (?:\d+ )?tests?|tests? (?:\d+|scores?|results|grades)|exams?|midterms?|finals? (?:grades|scores|results)|gradebook|grades|marks)\b",
    re.IGNORECASE,
)
_NO_MARK = re.compile(
    r".*\b(?:id|no|num|number|pin|grade level|gr|yr|year|yog|age|room|rm|hr|homeroom|per|period|block|section|seat|locker|bus|phone|cell|cost|fees?|paid|price|due|balance|owed?|qty|quantity|copies|date|day|days|time|mins?|minutes|hours?|hrs?|order|group|height|weight|size|sold|raised|goal|votes?|laps?|reps|steps|miles|wins?|loss(?:es)?|place|rank|points? per game|ppg|fg|ft|jersey|uniform|capacity|enrolled|count|stop|route|zip|attendance|absent|absen\w*|tard\w*|present|late|salary|fte|step|rate|match|discount|deduction|dose|temp|bp|pulse|lexile|level)\b.*"
    r"|#.*|.*#|\$.*|(?:q|t|s|mp|wk|week)[ -]?\d+ (?:sales|boxes|orders)",
    re.IGNORECASE,
)
_NO_CLASS = re.compile(
    r"\b(?:covid|flu|tb|drug|vision|hearing|road|driving|drill|fire|heat|prelim\w*|event|game|round|inning|opponent|player|team|lane|bib|proctor|room|model|serial|asset|vendor|item|employee|salary|position|candidate|applicant|restaurant|school|building|course)\b",
    re.IGNORECASE,
)
"""Headings of tables in which a "test" or a "final" is of another kind, or whose rows are no pupils."""

_POINTS = re.compile(r"(?P<points>\d{1,3}(?:\.\d{1,2})?) ?(?P<sign>%|/ ?(?P<total>\d{1,3}))?")
_LETTER = re.compile(r"[A-DF][+-]?")
_NOT_HANDED_IN = re.compile(r"m|ms|missing|abs(?:ent)?|ex(?:c|cused)?|inc|nhi|late|-|–|x|i|z", re.IGNORECASE)
_LIMIT = re.compile(r"\(\D{0,8}(?P<limit>\d{2,3})[^)]{0,8}\)|/ ?(?P<total>\d{2,3})$")
_HIGHEST, _LEAST, _MOST = 110, 2, 0.8

_CLASS = re.compile(
    r"\b(?:per(?:iod)?\.?|p|block|blk|sec(?:tion)?|class|course|hr|sem(?:ester)?|[1-8](?:st|nd|rd|th))(?: ?\d{1,2}| ?[A-H])?\b"
    r"|\b(?:math|algebra|alg|geometry|geom|pre-?calc\w*|calc\w*|stats?|english|eng|ela|reading|writing|science|bio(?:logy)?|chem\w*|physics|history|civics|spanish|french|latin|art|music|health|econ\w*|psych\w*)\b",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?,? [A-ZÀ-Þ]\.?(?: ?[A-ZÀ-Þ]\.?)?")


def with_names_under_class(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns of a table, the first of which holds the names of a class that heads it: "Geometry P4" over "Alvarez, J"."""
    if not columns or names_people(columns) or columns[0].entity or columns[0].name not in {None, "other"}:
        return tuple(columns)
    said = [v.strip() for v in samples[0] if v.strip()]
    short = len(said) >= _LEAST and share(said, lambda v: _SHORT_NAME.fullmatch(v) is not None) >= _MOST
    marked = any(_are_marks(samples[i]) for i in range(1, len(columns)))
    if not (short and marked and _CLASS.search(columns[0].heading)):
        return tuple(columns)
    return (replace(columns[0], name="full", sure=True), *columns[1:])


def put_works(columns: list[Column], samples: Sequence[Sequence[str]], title: str) -> bool:
    """Take the columns of works in a list of people for marks, where the block as a whole is a gradebook; whether it is one."""
    if any(_NO_CLASS.search(c.heading) for c in columns) or any(c.name == "staff" for c in columns[:1]):
        return False
    at = [
        i
        for i, c in enumerate(columns)
        if c.entity in {None, "GRADE_RECORD"}
        and c.name in {None, "other"}
        and c.heading
        and not (_NO_MARK.fullmatch(c.heading.strip()) and not _LIMIT.search(c.heading))
        and _are_marks(samples[i])
    ]
    works = [i for i in at if _OF_WORK.search(columns[i].heading) and _within(columns[i].heading, samples[i])]
    keys = {key(c.heading) for c in columns}
    classed = columns[0].name == "full" and columns[0].sure and _CLASS.search(columns[0].heading) is not None
    pupils = classed or bool(STUDENT_CUES & keys) or {c.name for c in columns} >= {"first", "last"}
    shared = [i for i in at if _are_shares(samples[i])]
    summed = len(at) > 1 and any(_SUMS_UP.fullmatch(columns[i].heading.strip()) for i in at)
    if not (works or (pupils and len(shared) > 1) or (classed and summed) or (at and _TITLE.search(title))):
        return False
    whole = len(at) > 1 and (len(works) > 1 or len(shared) > 1 or summed)
    for i in at if whole or not works else works:
        if columns[i].entity is None:
            columns[i] = replace(columns[i], entity="GRADE_RECORD", name=None, accepts=is_mark)
    return True


def _are_marks(values: Sequence[str]) -> bool:
    """Whether cells hold points, per cents or letters up to what a work may give, which differ and do not count the rows."""
    said = [v.strip() for v in values if v.strip()]
    handed_in = [v for v in said if not _NOT_HANDED_IN.fullmatch(v)]
    if len(handed_in) < _LEAST or len(set(handed_in)) < _LEAST or share(handed_in, is_mark) < _MOST:
        return False
    numbers = [float(found["points"]) for v in handed_in if (found := _POINTS.fullmatch(v))]
    if not numbers:
        return any(len(v) > 1 or v == "F" for v in handed_in)
    counted = len(numbers) > _LEAST and all(b == a + 1 for a, b in pairwise(numbers))
    return not counted and max(numbers) >= _LEAST_HIGHEST


_LEAST_HIGHEST = 8
"""Points of the best that a work has at least: fewer of a thing are counted."""


def _within(heading: str, values: Sequence[str]) -> bool:
    """Whether no cell has much more points than the heading says that may be reached."""
    found = _LIMIT.search(heading)
    if found is None:
        return True
    limit = 1.2 * float(found["limit"] or found["total"])
    return all(float(m["points"]) <= limit for v in values if (m := _POINTS.fullmatch(v.strip())))


def _are_shares(values: Sequence[str]) -> bool:
    said = [v.strip() for v in values if v.strip()]
    return share(said, lambda v: v.endswith("%")) >= _MOST


def is_mark(cell: str) -> bool:
    """Whether a cell holds points, a per cent or a letter."""
    found = _POINTS.fullmatch(cell.strip())
    return _LETTER.fullmatch(cell.strip()) is not None if found is None else float(found["points"]) <= _HIGHEST
