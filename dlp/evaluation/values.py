"""When are two spellings one value? The comparison behind `dlp eval`, by entity type.

Source: the documentation, "Labelled corpora": equal or overlapping normalised text; dates as dates; numbers by their
digits. Nothing here knows of files or places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from dlp.privacy import normalised
from recognizers.disguise.reader import undisguised

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"[\w.+'\-]+@[\w\-]+(?:\.[\w\-]+)+")
_LETTERS = re.compile(r"[^\W\d_]+")

NUMBERS = frozenset(
    {
        "US_SSN", "US_ITIN", "US_DRIVER_LICENSE", "US_PASSPORT", "CREDIT_CARD", "US_BANK_NUMBER", "STUDENT_ID",
        "SASID", "EMPLOYEE_ID", "MASSHEALTH_ID",
    }
)  # fmt: skip
"""Types compared by the letters and digits of the value alone."""

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "jr", "sr", "ii", "iii", "nurse", "coach", "rn"})
_REMEMBERED = 20_000  # each value of a large table is compared with every other: its reading is worked out once
_SHORTEST_OVERLAP = 3
_SHORTEST_NUMBER = 4
_SHORTEST_PHONE = 7

_MISREAD = str.maketrans("oilsb", "01158")  # what OCR takes digits for, in lower case

Day = tuple[int | None, int, int]
"""Year (None where the spelling has none), month, day."""


def same(entity: str, one: str, other: str) -> bool:
    """Whether two spellings overlap as values of this type. Symmetric; the place is not looked at."""
    one, other = _as_read(one), _as_read(other)
    if normalised(one) == normalised(other):
        return True
    return _RULES.get(entity, overlapping)(one, other)


@lru_cache(_REMEMBERED)
def _as_read(value: str) -> str:
    """The value without what disguises it, for a truth may give it either way."""
    return undisguised(value).text


def is_short(value: str) -> bool:
    """One or two characters say too little by themselves: such values are compared only at the same place."""
    return len(normalised(value)) <= 2


def overlapping(one: str, other: str) -> bool:
    """One text within the other from the start of a word, or the end of one the beginning of the other."""
    first, second = _words(one), _words(other)
    return _within(first, second) or _within(second, first) or _joined(first, second) or _joined(second, first)


def same_person(one: str, other: str) -> bool:
    """Names in any order: all words of one in the other, or two words in common.

    Titles and initials do not count, and one shared word of two does not do: brother and sister share a surname.
    """
    first, second = _name_words(one), _name_words(other)
    if not first or not second:
        return False
    return first <= second or second <= first or len(first & second) >= 2


def same_day(one: str, other: str) -> bool:
    """Dates as dates: some reading of one is some reading of the other. Without a date in both, as text."""
    first, second = days(one), days(other)
    if not first or not second:
        return overlapping(one, other)
    return any(a == b or (None in (a[0], b[0]) and a[1:] == b[1:]) for a in first for b in second)


def same_number(one: str, other: str) -> bool:
    """Numbers by letters and digits: equal, equal in their digits, or one a whole group within the other."""
    squeezed, beside = _squeezed(one), _squeezed(other)
    if squeezed and (squeezed == beside or _read(squeezed) == _read(beside)):
        return True
    first, second = _digits(one), _digits(other)
    if first and first == second:
        return True
    short = min(len(first), len(second))
    return short >= _SHORTEST_NUMBER and (_grouped(one, other) or _grouped(other, one))


def same_phone(one: str, other: str) -> bool:
    """Telephone numbers by digits, whatever country code or extension stands about them."""
    first, second = sorted((_national(one), _national(other)), key=len)
    return len(first) >= _SHORTEST_PHONE and (second.startswith(first) or second.endswith(first))


def same_address(one: str, other: str) -> bool:
    """Mail addresses: one address in both, whatever stands about it; as text where one holds no address."""
    first, second = set(_ADDRESS.findall(normalised(one))), set(_ADDRESS.findall(normalised(other)))
    return bool(first & second) if first and second else overlapping(one, other)


_RULES: dict[str, Callable[[str, str], bool]] = {
    "PERSON": same_person,
    "DATE_OF_BIRTH": same_day,
    "PHONE_NUMBER": same_phone,
    "EMAIL_ADDRESS": same_address,
    **dict.fromkeys(NUMBERS, same_number),
}


@lru_cache(_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(normalised(text)))


@lru_cache(_REMEMBERED)
def _name_words(text: str) -> frozenset[str]:
    words = frozenset(_LETTERS.findall(normalised(text)))
    full = frozenset(w for w in words if len(w) > 1 and w not in _TITLES)
    return full or words


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    part, whole = " ".join(short), " ".join(long)
    if len(part) < _SHORTEST_OVERLAP:
        return False
    if not part.isascii():
        return part in whole  # scripts without blanks have no words to begin at
    return whole.startswith(part) or f" {part}" in whole


def _joined(left: Sequence[str], right: Sequence[str]) -> bool:
    longest = min(len(left), len(right))
    return any(
        left[-n:] == right[:n] and len(" ".join(right[:n])) >= _SHORTEST_OVERLAP for n in range(longest - 1, 0, -1)
    )


def _squeezed(text: str) -> str:
    return "".join(_words(text))


def _read(squeezed: str) -> str:
    """A number with its letters taken for the digits they look like, if it is mostly digits."""
    return squeezed.translate(_MISREAD) if sum(c.isdigit() for c in squeezed) * 2 > len(squeezed) else squeezed


@lru_cache(_REMEMBERED)
def _digits(text: str) -> str:
    return "".join(c for c in normalised(text) if c.isdigit())


def _national(text: str) -> str:
    digits = _digits(text)
    return digits[1:] if len(digits) > 10 and digits[0] == "1" else digits


def _grouped(short: str, long: str) -> bool:
    wanted = _digits(short)
    return any(wanted == _digits(group) for group in re.findall(r"\d[\d\-. ]*\d", normalised(long)))


_MONTH_WORDS = (
    "jan january enero ene janeiro janvier janvye",
    "feb february febrero fevereiro fev fevrier février fevriye",
    "mar march marzo março marco mars mas",
    "apr april abril abr avril",
    "may mayo maio mai me",
    "jun june junio junho juin jen",
    "jul july julio julho juillet jiyè jiye",
    "aug august agosto ago août aout out",
    "sep sept september septiembre setiembre setembro septembre septanm",
    "oct october octubre outubro octobre oktòb oktob",
    "nov november noviembre novembro novembre novanm",
    "dec december diciembre dezembro dic dez décembre decembre desanm",
)
MONTHS: dict[str, int] = {word: n for n, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}

_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})\s*[/.\-年]\s*(\d{1,2})\s*[/.\-月]\s*(\d{1,4})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
_US_COMPACT = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)")
_PAIR = re.compile(r"(?<![\d/.\-])(\d{1,2})[/\-](\d{1,2})(?![\d/.\-])")
_YEAR = r"(?:[\s,.\-/]*(?:de\s|del\s)?\s*['’]?(\d{4}|\d{2})(?!\d))?"
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?[\s.\-/]*(?:of\s|de\s)?\s*([^\W\d_]{2,10})\.?" + _YEAR)
_MONTH_FIRST = re.compile(r"([^\W\d_]{2,10})\.?[\s.\-/]*(\d{1,2})(?:st|nd|rd|th)?(?!\d)" + _YEAR)


@lru_cache(_REMEMBERED)
def days(text: str) -> frozenset[Day]:
    """Every reading of every date in a text: 3/4/2014 is 4 March and 3 April. Two-digit years are 1930 to 2029."""
    folded = normalised(text)
    found = set(_in_figures(folded)) | set(_in_words(folded))
    return frozenset(found) or frozenset(_without_year(folded))


def _in_figures(text: str) -> Iterator[Day]:
    for a, b, c in _NUMERIC.findall(text):
        if len(a) == 4:
            yield from _valid(a, (b, c))
        elif len(c) in (2, 4) and len(a) <= 2:
            yield from _valid(c, (a, b), (b, a))
    for year, month, day in _COMPACT.findall(text):
        yield from _valid(year, (month, day))
    for month, day, year in _US_COMPACT.findall(text):
        yield from _valid(year, (month, day))


def _in_words(text: str) -> Iterator[Day]:
    for day, word, year in _DAY_FIRST.findall(text):
        if year and word in MONTHS:
            yield from _valid(year, (str(MONTHS[word]), day))
    for word, day, year in _MONTH_FIRST.findall(text):
        if year and word in MONTHS:
            yield from _valid(year, (str(MONTHS[word]), day))


def _without_year(text: str) -> Iterator[Day]:
    pairs = [(m, d) for m, d in _PAIR.findall(text)]
    pairs += [(str(MONTHS[w]), d) for d, w, _ in _DAY_FIRST.findall(text) if w in MONTHS]
    pairs += [(str(MONTHS[w]), d) for w, d, _ in _MONTH_FIRST.findall(text) if w in MONTHS]
    for month, day in pairs:
        # 2000 is a leap year: 29 February is a birthday
        yield from ((None, m, d) for _, m, d in _valid("2000", (month, day)))


def _valid(year: str, *month_days: tuple[str, str]) -> Iterator[Day]:
    number = int(year)
    full = number if len(year) == 4 else 2000 + number if number < 30 else 1900 + number
    for month, day in month_days:
        try:
            found = date(full, int(month), int(day))
        except ValueError:
            continue
        if 1900 <= full <= 2100:
            yield found.year, found.month, found.day
