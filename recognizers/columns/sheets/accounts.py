"""What pupils owe the cafeteria, under headings of the office's own: "left on acct", "bal", "in the hole".

Source: lists for calls and letters home; 42 U.S.C. 1758(b)(6). Money beside a name is raised, paid or raffled as well: the title
or a heading must speak of meals, or the codes of who eats free must stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.headings import headers
from recognizers.headings.headers import says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_ENTITY = "ECONOMIC_STATUS"
_MEALS = re.compile(
    r"\b(?:lunch(?:es|room)?|cafeteria|caf[eé]|meals?|breakfast|food services?|nutrition|keypad|pos|eater|a la carte)\b",
    re.IGNORECASE,
)
_OWED = re.compile(
    r"\b(?:owes?|owed|owing|due|debt|behind|negative|neg|unpaid|charges?|charged|in the hole|short)\b", re.IGNORECASE
)
_ACCOUNT = re.compile(r"\b(?:acc(?:oun)?t|bal(?:ance)?|left|amt|amount|\$|total)(?!\w)|^\$$", re.IGNORECASE)
_SUM = re.compile(r"[-–(]?\s?\$?\s?[-–]?\d{1,4}(?:\.\d\d)?\)?-?")
_BELOW = re.compile(r"[-–(]\s?\$?\s?\d[\d.]*\)?|\$\s?[-–]\s?\d[\d.]*|\d[\d.]*-")
_SELLS = re.compile(
    r"\b(?:sold|sales?|tickets?|raffle|bake|fund|raised|pledge\w*|prices?|menu|orders?)\b", re.IGNORECASE
)


def put_accounts(columns: list[Column], samples: Sequence[Sequence[str]], title: str) -> None:
    """The sums that pupils owe for their meals; `title` is what stands above the table."""
    _put_fines(columns, samples)
    _put_covered(columns, samples)
    said = "\n".join([title, *(c.heading for c in columns)])
    coded = any(c.entity == _ENTITY for c in columns)
    if _SELLS.search(said) or not (coded or _MEALS.search(said)):
        return
    for i, c in enumerate(columns):
        values = [v.strip() for v in samples[i] if says_something(v)]
        if c.entity is not None or c.name not in {None, "other"} or not values or not all(map(_SUM.fullmatch, values)):
            continue
        if _OWED.search(c.heading):
            columns[i] = replace(c, entity=_ENTITY, name=None, accepts=_is_sum)
        elif _ACCOUNT.search(c.heading) and any(map(_is_below, values)):
            columns[i] = replace(c, entity=_ENTITY, name=None, accepts=_is_below)
    _put_status(columns, samples)


_PRICE = re.compile(
    r"\$ ?\d{1,4}(?:\.\d\d)?|.{0,30}\(?\$ ?\d{1,4}(?:\.\d\d)?\)?|(?:trip |bus )?(?:\$|paid|pd|fee|cost|money|payment|deposit|amt|amount)\??",
    re.IGNORECASE,
)
_COVERED = re.compile(
    r"(?:(?:the )?(?:sch(?:ool|l)?\.?|pt[oa]|guidance|office|principal|district|nurse|counselor|angel fund|sunshine fund|fund|grant|anonymous(?: donor)?) (?:to |will |is )?(?:pa(?:y(?:s|ing)?|id)|cover(?:s|ed|ing)?)|schol(?:arship)?\.?|hardship|needs? (?:help|aid|a waiver)|can(?:['’]?t|not) pay|fin(?:ancial|\.)? aid)\b.{0,40}",
    re.IGNORECASE,
)


def _put_covered(columns: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """For whom somebody else pays, in the column of a list of pupils that ticks off who has paid."""
    for i, c in enumerate(columns):
        free = c.entity is None and c.name in {None, "other"} and _PRICE.fullmatch(c.heading.strip())
        if free and any(map(_is_covered, samples[i])):
            columns[i] = replace(c, entity=_ENTITY, name=None, accepts=_is_covered)


def _is_covered(cell: str) -> bool:
    return _COVERED.fullmatch(cell.strip()) is not None


_STATUSES = frozenset("status stat elig eligibility category cat frl meal lunch type code notes note".split())
_APPLIED = re.compile(
    r"\b(?:free|reduced?|red|paid|full(?:[- ]pa?y)?|denied|applied|approved|appl?(?:ication)?|pending|direct cert\w*|dc|snap|income|waived)\b",
    re.IGNORECASE,
)
_PAYS = re.compile(r"paid|pays?|full(?:[- ](?:pay|price|paid))?|n/?a|-", re.IGNORECASE)


def _put_status(columns: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """Beside what is owed for meals, the column that says who eats free or applied for it."""
    if not any(c.entity == _ENTITY and any(map(_is_sum, samples[i])) for i, c in enumerate(columns)):
        return
    for i, c in enumerate(columns):
        said = [v for v in samples[i] if says_something(v)]
        free = c.entity is None and c.name in {None, "other"} and headers.key(c.heading) in _STATUSES
        if free and said and all(map(_APPLIED.search, said)) and any(not _PAYS.fullmatch(v.strip()) for v in said):
            columns[i] = replace(c, entity=_ENTITY, name=None, accepts=_has_applied)


def _has_applied(cell: str) -> bool:
    return says_something(cell) and _PAYS.fullmatch(cell.strip()) is None


_FINED = re.compile(
    r"(?:(?:library|book|device|damage|lost book|lost|replacement|late|activity|athletic|user|parking|tuition|total|student)? ?(?:fees?|fines?|charges?|bal(?:ance)?|amount|amt)? ?(?:owed|owes|owing|past due|unpaid|outstanding)(?: \(?\$\)?)?|(?:library |book |device |damage |overdue )?fines?(?: ?\(?\$\)?)?)",
    re.IGNORECASE,
)
_DUE = re.compile(r"(?:amount |amt\.? |balance |bal\.? |total |now |still )?due(?: now)?", re.IGNORECASE)
_FINE = re.compile(r"\$?\s?\d{0,3},?\d{1,4}(?:\.\d\d)?(?: ?\([a-z ]{1,20}\))?", re.IGNORECASE)


def _put_fines(columns: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """What a pupil owes for books, devices or a sport. The table names people, and its rows are pupils by its headings."""
    if not any(headers.key(c.heading) in _OF_PUPILS or c.entity in {"STUDENT_ID", "SASID"} for c in columns):
        return
    for i, c in enumerate(columns):
        values = [v.strip() for v in samples[i] if says_something(v)]
        free = c.entity is None and c.name in {None, "other"} and values and not (c.name and c.sure)
        asked = _FINED.fullmatch(c.heading.strip()) or (
            _DUE.fullmatch(c.heading.strip()) and any("$" in v or "." in v for v in values)
        )
        if free and asked and all(map(_FINE.fullmatch, values)):
            columns[i] = replace(c, entity=_ENTITY, name=None, accepts=_is_fine)


_OF_PUPILS = frozenset(
    "student students studentname pupil child homeroom hr grade gr patron borrower player athlete".split()
)
"""Headings (their keys) that show that the rows of a list of sums are pupils."""


def _is_fine(cell: str) -> bool:
    return _FINE.fullmatch(cell.strip()) is not None and re.search(r"[1-9]", cell) is not None


_STATUS = re.compile(
    r"(?P<status>free|reduced(?:[- ]price)?|red|paid|full(?:[- ](?:pay|price))?|denied|pending|direct cert\w*|dc)(?: ?(?:lunch|meals?))?(?: ?[(,;/–-].{0,40})?",
    re.IGNORECASE,
)
_HELPED = frozenset({"free", "reduced", "red", "reduced price", "reduced-price", "dc"})
_LEAST = 2


def put_meals(columns: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """In a list of pupils without headings, the column that says of each who eats free and who at a reduced price."""
    for i, c in enumerate(columns):
        said = [found for v in samples[i] if says_something(v) if (found := _STATUS.fullmatch(v.strip()))]
        filled = sum(map(says_something, samples[i]))
        statuses = {found["status"].lower() for found in said}
        surely = len(statuses & _HELPED) > 1 or (bool(statuses & _HELPED) and len(statuses) > 1)
        if c.entity is None and c.name in {None, "other"} and len(said) >= _LEAST and len(said) == filled and surely:
            columns[i] = replace(c, entity=_ENTITY, name=None, accepts=_is_helped, told=True)


def _is_helped(cell: str) -> bool:
    found = _STATUS.fullmatch(cell.strip())
    return found is not None and found["status"].lower() in _HELPED


def lists_eaters(columns: Sequence[Column]) -> bool:
    """Whether a table says of named people what they owe for meals, or who eats free: then its rows are pupils."""
    told = [c for c in columns if c.entity == _ENTITY]
    owed = len(told) >= _LEAST or any(c.accepts in {_is_sum, _is_below, _is_helped} for c in told)
    return owed and names_people(columns)


def _is_sum(cell: str) -> bool:
    return _SUM.fullmatch(cell.strip()) is not None and re.search(r"[1-9]", cell) is not None


def _is_below(cell: str) -> bool:
    return _BELOW.fullmatch(cell.strip()) is not None and re.search(r"[1-9]", cell) is not None
