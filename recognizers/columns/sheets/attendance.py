"""Sheets of attendance: a column for each day or period, in which a letter says who was absent, late or sent home.

Source: registers of homerooms and of single courses, printed or kept by hand; the codes of Aspen, PowerSchool and Infinite
Campus. Letters alone may be marks, so all columns of days are judged together: what they hold must be codes of attendance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.headings.headers import key, says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_WEEKDAY = r"(?:m(?:on)?|tu?(?:es?)?|w(?:ed)?|th(?:u(?:rs?)?)?|r|f(?:ri)?)(?:day|sday|nesday|rsday)?"
_DATE = r"(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|(?:19|20)\d\d-\d\d-\d\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}|\d{1,2}[- ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"
_DAY = re.compile(rf"{_WEEKDAY}\.?,?(?:\s+{_DATE})?|{_DATE}(?:\s+\(?{_WEEKDAY}\)?)?", re.IGNORECASE)
_PERIOD = re.compile(r"(?:p|per|period|pd|block|blk)\.? ?[1-9A-H]|hr|homeroom|am|pm|[1-9]|[12]\d|3[01]", re.IGNORECASE)
"""Headings of parts of a day, and days of a month; they head other things too, so the sheet must be called one of attendance."""

_HERE = frozenset("p pr pres present here / . 0 1.0 ✓ v".split())
_AWAY = frozenset(
    "a u ab abs absent ua ea au ae am ax uax u unx unex unexc e ex exc excused unexcused d dis dism dismissed dx ed de du n nc ns cut".split()
)
_LATE = frozenset("t td tdy tar tardy l lt late tu te ut et tx".split())
_OTHER = frozenset("ft iss oss su sus s h hb nurse nur ot med r x -".split())
_KNOWN = _HERE | _AWAY | _LATE | _OTHER
_TELLING = (
    (_HERE - {"0", "."})
    | _LATE
    | frozenset("ab abs absent ua ea au ae uax unx unex unexc exc excused unexcused dism dismissed".split())
)
"""Codes that no column of marks holds: one of them must be there, beside one who was away or late."""

_TITLE = re.compile(
    r"\b(?:p?attend(?:ance)?|absen(?:ce|t)\w*|tard(?:y|ies)|truan\w+|roll (?:call|book|sheet)|register|who(?:['’]s| is) out|out (?:this (?:wk|week)|today)|late list)\b",
    re.IGNORECASE,
)
_LEAST = 2


_LEGEND = re.compile(
    r"[\w./-]{1,3} ?[=:–-] ?(?:present|here|absen(?:t|ce)|tardy|late|unex(?:c(?:used)?)?|exc(?:used)?|dism(?:issed|issal)?|cut|sick)\b[^\n]{0,20}",
    re.IGNORECASE,
)
"""A cell below a register that says what a code stands for: "T = tardy"."""

_LAST = 3
"""Rows at the end in which such cells stand."""


def put_attendance(columns: list[Column], samples: Sequence[Sequence[str]], title: str) -> None:
    """The columns of days in a list of pupils, where all that stands in them are codes of attendance, and those that count
    them. `title` heads the table."""
    titled = _TITLE.search(title) is not None or any(_LEGEND.fullmatch(v.strip()) for s in samples for v in s[-_LAST:])
    days = [i for i, c in enumerate(columns) if _is_day(c, titled) and not _are_counts(samples[i])]
    codes = [[_code(v) for v in samples[i] if v.strip() and not _LEGEND.fullmatch(v.strip())] for i in days]
    held = {code for said in codes for code in said}
    if len(days) < _LEAST or not _are_codes(codes) or not held & (_AWAY | _LATE) or _is_of_a_body(columns, samples):
        return
    if not titled and not held & _TELLING:
        return
    of_pupils = bool(held & _LATE and held & _AWAY) and not _ADULTS.search(title)
    for i, values in zip(days, codes, strict=True):
        if values:
            columns[i] = replace(columns[i], entity="ATTENDANCE_RECORD", accepts=was_away, told=of_pupils)
    for i, c in enumerate(columns):
        said = [v.strip() for v in samples[i] if v.strip()]
        free = c.entity is None and c.name in {None, "other"} and said
        if free and _SUM.fullmatch(c.heading.strip()) and all(map(str.isdigit, said)):
            columns[i] = replace(c, entity="ATTENDANCE_RECORD", name=None, accepts=says_something)


def _are_counts(values: Sequence[str]) -> bool:
    """Whether a column counts: "T" heads tardies as well as a Tuesday."""
    said = {v.strip() for v in values if v.strip()}
    return bool(said) and all(map(str.isdigit, said)) and bool(said - {"0", "1"})


_OF_THE_DAY = frozenset("ua ea au ae uax unx unex unexc".split())
_CALLED, _MOST_DAYS = 4, 180
"""Rows that make a print of those to call one, and the days that a year of school has."""


def put_day(columns: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """The column of codes in a print without headings of those who are out today, and the one behind it that counts their days."""
    for i, c in enumerate(columns):
        codes = [_code(v) for v in samples[i] if v.strip()]
        held = set(codes)
        if c.entity or c.name or len(codes) < _CALLED or len(held) < _LEAST:
            continue
        if not held <= _KNOWN - {"0", "1.0", ".", "-"} or not held & _OF_THE_DAY:
            continue
        columns[i] = replace(c, entity="ATTENDANCE_RECORD", accepts=was_away, told=True)
        _count_days(columns, samples, i + 1)
        return


def _count_days(columns: list[Column], samples: Sequence[Sequence[str]], i: int) -> None:
    """The column behind such codes, if there is one that counts days."""
    counted = [v.strip() for v in samples[i] if v.strip()] if i < len(columns) else []
    free = bool(counted) and not (columns[i].entity or columns[i].name)
    if free and all(v.isdecimal() and int(v) <= _MOST_DAYS for v in counted):
        columns[i] = replace(columns[i], entity="ATTENDANCE_RECORD", accepts=says_something, told=True)


_OWN, _MOST = 2, 0.7
"""Codes of a school's own among those that are known, and the share of the cells that the known ones have at least."""

_SUM = re.compile(
    r"(?:tot(?:al)?s?\.?|sum|ytd|#|days)? ?(?:a|ab|abs|absent|absences|u|ua|ue|unx|unex|t|tdy|tar|tardy|tardies|late|lates|days)(?: ?(?:tot(?:al)?|ytd))?|tot(?:al)?s?\.?",
    re.IGNORECASE,
)


def _are_codes(columns: Sequence[Sequence[str]]) -> bool:
    """Whether days hold nothing but codes of attendance, all but a few short ones known ones."""
    held = {code for said in columns for code in said}
    own = held - _KNOWN
    if len(own) > _OWN or not all(code.isalpha() and len(code) <= _OWN for code in own):
        return False
    cells = [code for said in columns for code in said]
    return sum(code in _KNOWN for code in cells) >= _MOST * len(cells)


_RATES = frozenset(
    "rate pct percent percentage ada attrate attpct present dayspresent pctpresent presentpct rateytd ytdrate".split()
)
"""Headings (their keys) under which, in a list of absences, the share of days stands on which somebody was there."""

_OF_MARKS = frozenset("pct percent percentage".split())
"""Those that beside marks head one more: the per cent of a gradebook that counts absences, too."""

_RATE = re.compile(r"(?:100|\d{1,3})(?:\.\d{1,2})? ?%?")


def put_rates(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]], title: str) -> None:
    """The rates of a list of absences, told by its title or by what stands beside them."""
    if not (_TITLE.search(title) or any(c.entity == "ATTENDANCE_RECORD" for c in columns)):
        return
    marked = sum(c.entity == "GRADE_RECORD" for c in columns) > _LEAST
    for i, k in enumerate(keys):
        if marked and k in _OF_MARKS:
            continue
        if k not in _RATES or columns[i].name is not None or columns[i].entity not in {None, "GRADE_RECORD"}:
            continue
        said = [v.strip() for v in samples[i] if v.strip()]
        if said and all(map(_RATE.fullmatch, said)):
            columns[i] = replace(columns[i], entity="ATTENDANCE_RECORD", accepts=says_something)


_LATES = frozenset("t tdy tdys tar tard tards late lates tardy ytd".split())
_UNEXCUSED = re.compile(r"(?:unx|unex|unexc|unexcused|tdy|tardy)(?: (?:at )?\d{1,2}:\d\d)?", re.IGNORECASE)
_CODED, _SHARE = 3, 0.4
"""Cells with such a code that make a column one of a call sheet, and their share: the others say why somebody is out."""


def put_lates(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """The column of "T" or "YTD" beside one of absences, which counts how often somebody was late or out."""
    _put_calls(columns, samples)
    if not any(c.entity == "ATTENDANCE_RECORD" for c in columns):
        return
    for i, k in enumerate(keys):
        said = [v.strip() for v in samples[i] if v.strip()]
        free = columns[i].entity is None and columns[i].name in {None, "other"} and said
        if k in _LATES and free and all(map(str.isdigit, said)):
            columns[i] = replace(columns[i], entity="ATTENDANCE_RECORD", name=None, accepts=says_something)


def _put_calls(columns: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """The column of a call sheet in which codes stand beside the reasons that somebody gave."""
    for i, c in enumerate(columns):
        said = [v.strip() for v in samples[i] if v.strip()]
        coded = sum(_UNEXCUSED.fullmatch(v) is not None for v in said)
        if c.entity is None and c.name is None and coded >= _CODED and coded >= _SHARE * len(said):
            columns[i] = replace(c, entity="ATTENDANCE_RECORD", accepts=_is_unexcused, told=True)


def _is_unexcused(cell: str) -> bool:
    return _UNEXCUSED.fullmatch(cell.strip()) is not None


_ADULTS = re.compile(
    r"\b(?:staff|teachers?|faculty|employees?|members?|committee|board|pd|sign[- ]?in)\b", re.IGNORECASE
)


_SEATS = frozenset(
    "member members committeemember boardmember trustee trustees director directors commissioner commissioners delegate delegates officer officers councilor councillor selectman".split()
)  # fmt: skip
_IN_CHAIR = re.compile(r"\((?:co-?|vice[- ])?chair\w*\)|,? (?:vice[- ])?chair(?:man|woman|person)?$", re.IGNORECASE)


def _is_of_a_body(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> bool:
    """Whether it is the roll of a committee: its heading asks for members, or one of them is in the chair."""
    if any(key(c.heading) in _SEATS for c in columns):
        return True
    return any(_IN_CHAIR.search(v.strip()) for c, s in zip(columns, samples, strict=True) if c.name for v in s)


def is_register(columns: Sequence[Column], title: str) -> bool:
    """Whether a list of names gives for each how often somebody was there, under a title of attendance or in codes for late and for
    absent: then these are pupils."""
    told = [c for c in columns if c.entity == "ATTENDANCE_RECORD"]
    coded = any(c.told and c.accepts is was_away for c in told)
    return len(told) > 1 and (coded or _TITLE.search(title) is not None) and not _ADULTS.search(title)


_AT = re.compile(r"\s*(?:at |@ ?)?\d{1,2}:\d\d(?: ?[ap]m)?$", re.IGNORECASE)


def _code(cell: str) -> str:
    """The code of a cell, without the time at which somebody came or left: "T 9:10"."""
    return _AT.sub("", cell.strip()).lower()


def are_tardies(cells: Sequence[str]) -> bool:
    """Whether cells hold nothing but codes of attendance, one of them of a kind that is kept of pupils alone: late, unexcused."""
    held = {v for c in cells if (v := c.strip().lower())}
    return held <= _KNOWN and bool(held & _HERE) and bool(held & _TELLING & (_LATE | _AWAY))


def was_away(cell: str) -> bool:
    """Whether a code says that somebody was not there, late, or sent home."""
    code = _code(cell)
    if _LEGEND.fullmatch(cell.strip()):
        return False
    return code not in _HERE and (
        code in _AWAY | _LATE | {"iss", "oss", "su", "sus"} or (says_something(cell) and code not in _OTHER)
    )


def _is_day(column: Column, titled: bool) -> bool:
    if column.name is not None or column.entity not in {None, "GRADE_RECORD", "ATTENDANCE_RECORD"}:
        return False
    heading = column.heading.strip()
    return bool(_DAY.fullmatch(heading) or (titled and _PERIOD.fullmatch(heading)))
