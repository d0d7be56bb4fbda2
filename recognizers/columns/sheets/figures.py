"""Figures in a table without a header whose title alone says what they are: sums that pupils owe, days that they missed.

Source: lists that kitchens and attendance officers write for letters home, set in columns by blanks: names, grades, sums.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.columns.column import Column, names_people
from recognizers.headings.headers import says_something
from recognizers.lists import figurelists

_FORMS = {
    "ECONOMIC_STATUS": re.compile(r"\(?[-–]?\$? ?[-–]?\d{1,4}(?:\.\d\d)?\)?"),
    "ATTENDANCE_RECORD": re.compile(
        r"\d{1,3}(?:\.5)?(?: ?(?:of|/) ?\d{2,3}| ?(?:days?|abs(?:ences)?|tard(?:y|ies)|x|times|lates?))?"
    ),
}
_LEAST, _GRADES = 2, 12
"""Rows that a list has at least; figures up to which a column of them may be one of grades."""


def by_figures(columns: Sequence[Column], samples: Sequence[Sequence[str]], title: str) -> tuple[Column, ...]:
    """The columns of a table without a header, with the one of figures put in where the title tells what they are."""
    out, entity = list(columns), figurelists.titled(title)
    if entity is None or not names_people(columns):
        return tuple(out)
    for i, c in enumerate(out):
        said = [v.strip() for v in samples[i] if says_something(v)]
        free = c.entity is None and c.name is None and len(said) >= _LEAST
        if free and all(map(_FORMS[entity].fullmatch, said)) and any(map(_is_no_grade, said)):
            out[i] = replace(c, entity=entity, accepts=_counts, told=True)
            break
    return tuple(out)


def has_figures(columns: Sequence[Column]) -> bool:
    """Whether such a column stands in a table: then those it names are pupils."""
    return any(c.accepts is _counts for c in columns)


def _counts(cell: str) -> bool:
    return re.search(r"[1-9]", cell) is not None


def _is_no_grade(cell: str) -> bool:
    return not cell.isdigit() or int(cell) > _GRADES
