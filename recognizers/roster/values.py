"""Ids, mail addresses, phone numbers and birth dates of the roster in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from recognizers.dates import ISO, NUMERIC, parse
from recognizers.roster.folding import Hasher, Hashes, mixed
from recognizers.roster.index import NO_DATE, Value, Word, mail_word
from recognizers.roster.page import NEAR, Found, Near, Page

BARE_DIGITS = 9
"""A number of so many digits that is an id of the roster is one by itself; shorter ones are met by chance."""

CROWDED = 0.02
"""If more of all numbers of one length are ids than this, chance meets one too often, however long they are."""

_VALUES = {int(kind): kind.name for kind in Value}
_LONGEST_OF_DATE = 12  # letters and digits of a word in a date: "4thofmarch", "2015年3月4日"

_GOES_BEFORE = re.compile(r"\w[-./,]\Z|[$€£@_=/-]\Z")
_GOES_BEHIND = re.compile(r"[-./,]\d|[@_]")
_LEFT = re.compile(r"[\w.+'%-]+$")
_RIGHT = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_DATE = re.compile(
    rf"(?<![\d/.-])(?:{ISO}|{NUMERIC}|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:de\s+)?[^\W\d_]{{3,10}}\.?,?[\s-]+(?:de\s+|del\s+)?\d{{2,4}})(?![\d/-])"
    r"|(?<!\w)[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:\d{4}|'\d{2})(?![\d/-])"
    r"|(?<![\w./-])(?:(?:19|20)\d{6}|[01]\d[0-3]\d(?:19|20)\d\d)(?![\w/-])"
)
"""What may be a date; which words are months is asked of `parse`, for long alternatives are slow."""


def find_values(page: Page) -> list[Found]:
    """Every id, address and phone number of the roster in the text, sure or not."""
    return [*_ids(page), *_joined_ids(page), *_phones(page), *_addresses(page)]


def _ids(page: Page) -> Iterator[Found]:
    at = ((page.flags & int(Word.ID)) != 0).nonzero()[0]
    if not at.size:
        return
    for i, row in zip(at.tolist(), page.index.rows("value", page.words.hashes[at]).tolist(), strict=True):
        if row >= 0:
            yield from _id(page, i, i, row)


def _joined_ids(page: Page) -> Iterator[Found]:
    """Ids with one hyphen or dot inside: "2031-0042", "stu-0001"."""
    words = page.words
    if len(words) < 2:
        return
    joint = words.codes[words.ends[:-1]]
    joints = (joint == ord("-")) | (joint == ord(".")) | (joint == ord("_"))
    at = np.flatnonzero(joints & (words.starts[1:] - words.ends[:-1] == 1))
    if not at.size:
        return
    joined = mixed(page.index.hasher.joined(words.raw[at], words.raw[at + 1], words.lengths[at]))
    rows = page.index.rows("value", joined)
    for i, row in zip(at[rows >= 0].tolist(), rows[rows >= 0].tolist(), strict=True):
        yield from _id(page, i, i + 1, row)


def _id(page: Page, first: int, last: int, row: int) -> Iterator[Found]:
    start, end = page.start(first), page.end(last)
    value = page.text[start:end]
    if _goes_on(page.text, start, end):
        return
    for entity, people in _by_entity(page, row):
        if entity in ("EMAIL_ADDRESS", "PHONE_NUMBER"):
            continue
        digits = len(value) if value.isdigit() else sum(map(str.isdigit, value))
        sure = digits >= BARE_DIGITS and _crowding(page, len(value)) <= CROWDED
        yield Found(entity, start, end, first, last, people, 0.9, sure, "id")


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the number is part of a longer one: a decimal, an amount, a longer id."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(_GOES_BEFORE.search(before) or _GOES_BEHIND.match(behind))


def _by_entity(page: Page, row: int) -> list[tuple[str, frozenset[int]]]:
    """The people of a value, by what it is of them."""
    starts, every = page.index.lists("value")
    kinds_of = page.index.arrays["value_kinds"]
    begin, stop = starts.item(row), starts.item(row + 1)
    if stop - begin == 1:
        return [(_VALUES[kinds_of.item(begin)], frozenset((every.item(begin),)))]
    people, kinds = every[begin:stop].tolist(), kinds_of[begin:stop].tolist()
    return [
        (kind.name, frozenset(p for p, k in zip(people, kinds, strict=True) if k == kind))
        for kind in Value
        if kind in kinds
    ]


def _crowding(page: Page, length: int) -> float:
    """The share of all numbers of so many digits that are ids."""
    ids = int(page.index.arrays["id_counts"][min(length, 31)])
    # state ids all begin with 10, so their space is a hundredth of what their length says
    return float(ids / 10.0 ** (length - 2 if length == 10 else length))


def by_number(page: Page, found: Sequence[Found]) -> frozenset[Found]:
    """Those ids that stand in a list of ids: at least three, and most numbers of their length here are such."""
    out: set[Found] = set()
    lengths = {f.end - f.start for f in found}
    for length in lengths:
        of_it = [f for f in found if f.end - f.start == length]
        values = {page.text[f.start : f.end] for f in of_it}
        if len(values) < 3:
            continue
        at = np.flatnonzero((page.words.ends - page.words.starts == length) & page.with_digit)
        numbers = len(np.unique(page.words.hashes[at]))
        share = len(values) / max(1, numbers)
        if share >= 0.5 and share > 5 * _crowding(page, length):
            out.update(of_it)
    return frozenset(out)


def _phones(page: Page) -> Iterator[Found]:
    words, hasher = page.words, page.index.hasher
    lengths, tel, numbers = words.lengths, _tel(hasher), page.numbers
    if not numbers.size:
        return
    numbers = numbers[(lengths[numbers] == 3) | (lengths[numbers] == 10)]
    if not numbers.size:
        return
    initial = words.codes[words.starts[numbers]]
    numbers = numbers[(initial >= ord("0")) & (initial <= ord("9"))]
    three = numbers[(lengths[numbers] == 3) & (numbers < len(words) - 2)]
    three = three[(lengths[three + 1] == 3) & (lengths[three + 2] == 4)]
    for step in (0, 1):
        three = three[words.starts[three + step + 1] - words.ends[three + step] <= 3]
    for at, more in ((numbers[lengths[numbers] == 10], 0), (three, 2)):
        if not at.size:
            continue
        raw = words.raw[at]
        if more:
            raw = hasher.joined(hasher.joined(raw, words.raw[at + 1], 3), words.raw[at + 2], 6)
        if more:
            yield from _grouped_ids(page, at, raw)
        rows = page.index.rows("value", mixed(hasher.joined(tel, raw, 3)))
        for i, row in zip(at[rows >= 0].tolist(), rows[rows >= 0].tolist(), strict=True):
            for entity, people in _by_entity(page, row):
                start = page.start(i) - (1 if more and page.text[page.start(i) - 1 : page.start(i)] == "(" else 0)
                yield Found(entity, start, page.end(i + more), i, i + more, people, 0.9, True, "phone number")


def _grouped_ids(page: Page, at: NDArray[np.int64], raw: Hashes) -> Iterator[Found]:
    """State ids written like phone numbers, which none begins like: "103-555-0112"."""
    ids = page.words.codes[page.words.starts[at]] == ord("1")
    if ids.any():
        at, rows = at[ids], page.index.rows("value", mixed(raw[ids]))
        for i, row in zip(at[rows >= 0].tolist(), rows[rows >= 0].tolist(), strict=True):
            yield from _id(page, i, i + 2, row)


@cache
def _tel(hasher: Hasher) -> Hashes:
    return hasher.words("tel").raw


def _addresses(page: Page) -> Iterator[Found]:
    place = page.text.find("@")
    while place >= 0:
        left = _LEFT.search(page.text[max(0, place - 64) : place])
        right = _RIGHT.match(page.text, place + 1)
        if left and right:
            start = place - len(left.group())
            yield from _address(page, start, right.end())
        place = page.text.find("@", place + 1)


def _address(page: Page, start: int, end: int) -> Iterator[Found]:
    key = page.index.hasher.of(mail_word(page.text[start:end]))
    row = int(page.index.rows("value", np.array([key], np.uint64))[0])
    if row < 0:
        return
    first = int(np.searchsorted(page.words.starts, start))
    last = int(np.searchsorted(page.words.starts, end)) - 1
    for entity, people in _by_entity(page, row):
        yield Found(entity, start, end, first, last, people, 0.95, True, "mail address")


def births(page: Page, found: Sequence[Found]) -> list[Found]:
    """The dates that are the birth date of somebody whose name or id stands near. `found` is in order of `start`."""
    if not found or not len(dated := _maybe_dates(page)):
        return []
    days, near = page.index.arrays["birth"], Near(page, found)
    out = []
    for start, stop in _around(dated, _stretches(page, found)):
        for m in _DATE.finditer(page.text, start, stop):
            if (day := parse(_parted(m.group()))) is None:
                continue
            date, ordinal = _dated(page, m.start(), m.end()), day.toordinal()
            people = frozenset(p for f in near.to(date) for p in f.people if days[p] == ordinal != NO_DATE)
            if people:
                out.append(date._replace(people=people))
    return out


def _parted(date: str) -> str:
    """A date of eight figures with its parts apart: "20150304" is "2015-03-04", "03042015" is "03/04/2015"."""
    if not date.isdigit():
        return date
    if date[:2] in {"19", "20"} and "01" <= date[4:6] <= "12":
        return f"{date[:4]}-{date[4:6]}-{date[6:]}"
    return f"{date[:2]}/{date[2:4]}/{date[4:]}"


def _stretches(page: Page, found: Sequence[Found]) -> list[tuple[int, int]]:
    """The parts of the text that are near something found, merged, in order."""
    if page.row_starts:
        return [(0, len(page.text))]
    starts = np.maximum(np.array([one.start for one in found]) - NEAR, 0)
    stops = np.maximum.accumulate([one.end + NEAR for one in found])
    apart = np.flatnonzero(starts[1:] > stops[:-1])
    return list(zip(starts[np.append(0, apart + 1)].tolist(), stops[np.append(apart, -1)].tolist(), strict=True))


_BEFORE, _BEHIND = 24, 40  # characters of a date before and behind its first number


def _maybe_dates(page: Page) -> NDArray[np.int64]:
    """Where the numbers stand that may be a day or a year."""
    words, numbers = page.words, page.numbers
    lengths, first = words.lengths[numbers], words.codes[words.starts[numbers]]
    plain = (first >= ord("0")) & (first <= ord("9")) & (lengths > 4) & (lengths != 8)
    places: NDArray[np.int64] = words.starts[numbers[(lengths <= _LONGEST_OF_DATE) & ~plain]]
    return places


def _around(places: NDArray[np.int64], stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of the stretches around such numbers, merged: the expression is slow elsewhere."""
    for begin, stop in stretches:
        last: tuple[int, int] | None = None
        low, high = np.searchsorted(places, (begin, stop))
        for place in places[low:high].tolist():
            around = max(begin, place - _BEFORE), min(stop, place + _BEHIND)
            if last is not None and around[0] <= last[1]:
                last = last[0], around[1]
                continue
            if last is not None:
                yield last
            last = around
        if last is not None:
            yield last


def _dated(page: Page, start: int, end: int) -> Found:
    first = int(np.searchsorted(page.words.starts, start))
    last = int(np.searchsorted(page.words.starts, end)) - 1
    return Found("DATE_OF_BIRTH", start, end, first, last, frozenset(), 0.9, True, "birth date")
