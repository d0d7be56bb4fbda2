"""Days as people and programs write them, month first where only numbers stand.

Source: ISO 8601; the short forms of spreadsheets, of SAS ("02APR2010") and of airlines ("02APR10"); RFC 7231 and
ECMA-262 for days of the week before a date; the words of five languages of Massachusetts.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene janeiro janvye janvier", "february feb febrero fevereiro fev fevriye février fevrier", "march mar marzo março mas mars",
            "april apr abril abr avril", "may mayo maio me mai", "june jun junio junho jen juin", "july jul julio julho jiyè juillet",
            "august aug agosto ago out août aout", "september sep sept septiembre setembro set septanm septembre", "october oct octubre outubro oktòb octobre",
            "november nov noviembre novembro novanm novembre", "december dec diciembre dic dezembro dez desanm décembre decembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SHORT = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
NUMERIC = r"\d{1,2}\s?[/.\\-]\s?\d{1,2}\s?[/.\\-]\s?(?:\d{4}|\d{2}|'\d{2})"
ISO = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.]+Z?)?"
WORDS = (
    rf"{_WEEKDAY}?(?:{_MONTH})\.?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:\d{{4}}|'\d{{2}}|\d{{2}}(?![\d:]|\s?[ap]\.?m\b))"
    rf"|(?:{_SHORT})[a-z]{{0,6}}(?:[-/.]\d{{1,2}}[-/.]|\d{{1,2}},\s?)\d{{4}}"
    rf"|\d{{4}}(?P<sep>[-/. ]?)(?:{_SHORT})(?P=sep)\d{{2}}"
    rf"|\d{{1,2}}(?P<part>[/.]?)(?:{_SHORT})(?P=part)(?:\d{{4}}|\d{{2}})"
    rf"|{_WEEKDAY}?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+day)?[\s-]+(?:de\s+|of\s+)?(?:{_MONTH})\.?,?[\s-]+(?:de\s+|del\s+|in\s+)?\d{{2,4}}"
)
VIETNAMESE = r"(?:(?<!sinh )ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2},?\s+năm\s+\d{4}"
HAN_FIGURES = "〇○零一二三四五六七八九十廿卅"

_BEFORE = re.compile(_WEEKDAY)
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})[\s./-]{{0,2}}(?P<month>{_SHORT})[\s./-]{{0,2}}(?P<year>\d{{4}}|\d{{2}})")
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[\s./-]?(?P<month>{_SHORT})[\s./-]?(?P<day>\d{{2}})")
_MONTH_FIRST = re.compile(rf"(?P<month>{_MONTH})[\s./-]?(?P<day>\d{{1,2}})[\s.,/-]{{1,2}}(?P<year>\d{{4}})")

OLDEST_YEARS = 100
"""Nobody at a school was born longer ago; older birth dates are those of history."""


def parse(text: str, today: date | None = None) -> date | None:
    """The date a birth date is written as, month first where only numbers stand; None if it is none or lies ahead.

    Two-digit years are taken as the latest year that is not in the future.
    """
    today = today or date.today()  # a calendar date without a place
    value = re.sub("[年月]", "-", text.strip().casefold()).rstrip("日号號")
    value = _BEFORE.sub("", value).replace("\\", "/")
    value = re.sub(f"[{HAN_FIGURES}]+", _in_figures, value)
    parts = _in_numbers(value) or _in_words(value)
    if parts is None:
        return None
    year, month, day = parts
    if year < 100:
        year += 2000 if year + 2000 <= today.year else 1900
    try:
        born = date(year, month, day)
    except ValueError:
        return None
    return born if born.year >= today.year - OLDEST_YEARS and born <= today else None


def _in_numbers(value: str) -> tuple[int, int, int] | None:
    """The year, the month and the day of a date in numbers alone."""
    if found := re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", value):
        year, month, day = (int(g) for g in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?'?(\d{4}|\d{2})", value):
        month, day, year = (int(g) for g in found.groups())
        if month > 12 >= day:
            month, day = day, month
    elif found := re.fullmatch(r"((?:19|20)\d{2})(\d{2})(\d{2})", value):
        year, month, day = (int(g) for g in found.groups())
    elif found := re.fullmatch(r"(\d{2})(\d{2})((?:19|20)\d{2})", value):
        month, day, year = (int(g) for g in found.groups())
    else:
        return None
    return year, month, day


def _in_words(value: str) -> tuple[int, int, int] | None:
    """The same of a date that names its month."""
    if found := re.fullmatch(rf"({_MONTH})\.?\s+(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?,?\s+'?(\d{{2,4}})", value):
        return int(found[3]), MONTHS[found[1]], int(found[2])
    if found := re.fullmatch(
        rf"(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?[\s-]+(?:de\s+|of\s+)?({_MONTH})\.?,?[\s-]+(?:de\s+|del\s+|in\s+)?(\d{{2,4}})",
        value,
    ):
        return int(found[3]), MONTHS[found[2]], int(found[1])
    if found := re.fullmatch(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+năm\s+(\d{4})", value):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _DAY_FIRST.fullmatch(value) or _YEAR_FIRST.fullmatch(value) or _MONTH_FIRST.fullmatch(value):
        return int(found["year"]), MONTHS[found["month"]], int(found["day"])
    return None


def _in_figures(found: re.Match[str]) -> str:
    """A Chinese number of a date in figures: a year figure by figure, a month or a day with its tens ("廿一", "十二")."""
    said = found.group().replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = said.rpartition("十")
    figures = [str("〇一二三四五六七八九".index(c)) for c in (tens + ones).replace("○", "〇").replace("零", "〇")]
    if not ten:
        return "".join(figures)
    return "".join(figures[: len(tens)] or ["1"]) + ("".join(figures[len(tens) :]) or "0")


_SERIAL = re.compile(r"\d{5}(?:\.\d{1,10})?")
_SIX = re.compile(r"(\d{2})(\d{2})(\d{2})")
_SECONDS = re.compile(r"(?:/Date\()?(?P<seconds>-?\d{8,10}?)(?P<thousandths>\d{3})?(?:[+-]\d{4})?(?:\)/)?")
_FIRST_SERIAL, _EPOCH = date(1899, 12, 30), datetime(1970, 1, 1, tzinfo=UTC)
_YOUNGEST_YEARS = 2
"""Years that must have passed since a day told by a bare number, lest any number be one."""


def in_cell(text: str, today: date | None = None) -> date | None:
    """As `parse`, and the bare numbers that programs put under the heading of a date.

    Six digits are month, day and year; five are a spreadsheet's days since 1899-12-30 (ECMA-376, 18.17.4.1); nine and
    more are seconds or thousandths since 1970 (POSIX; "/Date(...)/" as ASP.NET's JSON has it).
    """
    today = today or date.today()
    if (told := parse(text, today)) is not None:
        return told
    value = text.strip()
    born: date | None = None
    if _SERIAL.fullmatch(value):
        born = _FIRST_SERIAL + timedelta(days=int(value[:5]))
    elif found := _SIX.fullmatch(value):
        month, day, year = found.groups()
        born = parse(f"{month}/{day}/{year}", today)
    elif (found := _SECONDS.fullmatch(value)) and len(found["seconds"].lstrip("-")) > 8 - value.startswith("-"):
        born = (_EPOCH + timedelta(seconds=int(found["seconds"]))).date()
    if born is None or not today.year - OLDEST_YEARS <= born.year <= today.year - _YOUNGEST_YEARS:
        return None
    return born
