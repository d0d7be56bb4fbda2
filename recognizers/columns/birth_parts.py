"""Birth dates whose month, day and year have a column each: "DOB Month", "DOB Day", "DOB Year".

Source: exports of forms that ask for a birth date in three fields. Together they are a date; a year alone is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from recognizers import date_of_birth, dates
from recognizers.columns.column import Column
from recognizers.headings import headers

_BIRTH = r"dob|dateofbirth|datebirth|birthdate|birthday|birth|bdate|bday|born|bd|fechadenacimiento|fechanacimiento|nacimiento|fechanac|nac|datadenascimento|datanascimento|nascimento|nasc|b"
_PARTS = {
    "month": r"months?|mon|mth|mo|mm|m|mes",
    "day": r"days?|dd|d|dia",
    "year": r"years?|yr|yyyy|yy|y|ano",
}
_WHOSE = r"(?:students?|stu|std|childs?|child|pupil|kid|camper|player|participant|patient|member|applicant|employee|emp|staff|sibling|twin|psn|identity)?\d?"
_HEADINGS = {
    part: re.compile(
        rf"(?P<whose>{_WHOSE})(?P<birth>{_BIRTH})(?:{said})(?P<number>\d?)|(?P<of>{said})(?:of|de|do)?(?P<born>{_BIRTH.removesuffix('|b')})(?P<last>\d?)"
    )
    for part, said in _PARTS.items()
}
_MOST = 0.8
"""The share of the filled cells of each column that must be such a part."""

_MONTH = re.compile(rf"(?:0?[1-9]|1[0-2])|(?:{'|'.join(dates.MONTHS)})\.?", re.IGNORECASE)
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d|\d\d")
_FORMS = {"month": _MONTH, "day": _DAY, "year": _YEAR}


class Parts(NamedTuple):
    """The places of the columns of a birth date."""

    month: int
    day: int
    year: int


def put_birth_parts(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns of a table, the one of birth years told that has months and days beside it, which say nothing by themselves."""
    out = list(columns)
    for parts in _found(columns):
        if not all(_holds(samples[i], _FORMS[part]) for part, i in zip(parts._fields, parts, strict=True)):
            continue
        for i in parts:
            out[i] = Column(columns[i].heading, name="other", over=columns[i].over)
        out[parts.year] = replace(out[parts.year], entity="DATE_OF_BIRTH", name=None, parts=parts)
    return tuple(out)


def _found(columns: Sequence[Column]) -> list[Parts]:
    """The columns that are parts of the same date by their headings, or by those and the words over them."""
    of: dict[str, dict[str, int]] = {}
    for i, column in enumerate(columns):
        if len(column.heading) + len(column.over) > _LONGEST:
            continue
        k = headers.key(f"{column.over} {column.heading}")
        for part, regex in _HEADINGS.items():
            if said := regex.fullmatch(k):
                whose = f"{said['whose'] or ''}{said['birth'] or said['born']}{said['number'] or said['last'] or ''}"
                of.setdefault(whose, {}).setdefault(part, i)
    return [Parts(**places) for places in of.values() if len(places) == len(_PARTS)]


_LONGEST = 40
"""Characters of such a heading at most."""


def _holds(values: Sequence[str], form: re.Pattern[str]) -> bool:
    filled = [v for v in values if v]
    return bool(filled) and sum(bool(form.fullmatch(v)) for v in filled) >= _MOST * len(filled)


def birth_dates(samples: Sequence[Sequence[str]], parts: Sequence[int]) -> list[str]:
    """The birth dates in the first rows of a table, from the first values of all its columns."""
    told = (birth_date(cells, range(len(parts))) for cells in zip(*(samples[i] for i in parts), strict=False))
    return [said for said in told if said is not None]


def birth_date(cells: Sequence[str], parts: Sequence[int]) -> str | None:
    """The date that the cells of a row make; None where one of them is empty or there is no such day."""
    month, day, year = (cells[i].strip() if i < len(cells) else "" for i in parts)
    if not (_MONTH.fullmatch(month) and _DAY.fullmatch(day) and _YEAR.fullmatch(year)):
        return None
    day = re.sub(r"\D", "", day)
    said = f"{month}/{day}/{year}" if month.isdigit() else f"{month} {day}, {year}"
    born = dates.parse(said)
    return said if born is not None and born not in date_of_birth.PLACEHOLDERS else None
