"""Gradebooks and lists of levels: tables whose rows are pupils, for nobody else is given such marks."""

from __future__ import annotations

from collections.abc import Sequence

from recognizers.columns.column import Column
from recognizers.columns.refining import letters, marks, on_standards
from recognizers.columns.sheets.reading_levels import put_levels
from recognizers.columns.topics import is_subject
from recognizers.contract import About
from recognizers.headings import headers

_QUARTERS = frozenset("q1 q2 q3 q4 t1 t2 t3 s1 s2 mp1 mp2 mp3 mp4".split())
_BESIDE_MARKS = frozenset(
    "missing missingwork missingassignments incomplete late makeup makeups effort conduct absent abs tardy".split()
)
"""Headings of a term, and those that stand beside its marks in a list of pupils alone."""

_SCREENERS = frozenset("orf dorf nwf nwfcls nwfwwr psf lnf fsf wrf wcpm dibelscomposite".split())
"""Headings of a screener of reading, which nobody but a pupil is given."""


def marked(
    columns: tuple[Column, ...], samples: Sequence[Sequence[str]], about: About, title: str
) -> tuple[About, tuple[Column, ...]]:
    """Whom a table is about whose columns hold marks or levels of reading, and its columns with these put in."""
    leveled = list(columns)
    if (
        about != "staff"
        and any(c.name in {"first", "last", "full"} for c in columns)
        and put_levels(leveled, samples, title)
    ):
        return "student", tuple(leveled)
    return ("student" if about == "unknown" and _is_gradebook(columns, samples) else about), columns


def _is_gradebook(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> bool:
    """Whether somebody's marks stand in two columns or more, or letters under a subject: then the rows are pupils."""
    marked = [
        i
        for i, c in enumerate(columns)
        if c.entity == "GRADE_RECORD"
        and i < len(samples)
        and (marks(filled := [v for v in samples[i] if v]) or (is_subject(c.heading) and on_standards(filled)))
    ]
    told = len(marked) > 1 or any(is_subject(columns[i].heading) and letters(samples[i]) for i in marked)
    beside = any(headers.key(c.heading) in _BESIDE_MARKS for c in columns)
    terms = any(headers.key(columns[i].heading) in _QUARTERS for i in marked)
    screened = any(c.entity == "GRADE_RECORD" and headers.key(c.heading) in _SCREENERS for c in columns)
    return (told or screened or (terms and beside)) and any(c.name in {"first", "last", "full"} for c in columns)
