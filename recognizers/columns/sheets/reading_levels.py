"""Levels of reading in a class list: a letter or a number for each pupil, under the time of year or the name of the scale.

Source: Fountas & Pinnell and Reading A-Z (A to Z, "AA", "pre-A"), DRA (A, 1 to 80), Rigby, Lexile. A letter alone is a mark, a
group, a size as well: the title or a heading must name the scale, or the letters must go beyond those of marks and rise with the year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from recognizers.columns.unlabelled import share
from recognizers.headings.headers import says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_SCALE = re.compile(
    r"\bf ?(?:&|and|\+) ?p\b|\bfountas\b|\bBAS\b|\bDRA ?2?\b|\b(?:reading|rdg|guided|instructional|independent|text|lexile|raz|rigby|benchmark) (?:levels?|lvls?|bands?)\b|\bguided reading\b|\brunning records?\b|\breading a-z\b|\blexiles?\b|\brigby\b"
    r"|\blevels?,? (?:as of |for |in )?(?:sept?|oct|nov|dec|jan|feb|mar|apr|may|june?|fall|winter|spring|t[1-3]|q[1-4]|\d)|\breading (?:intervention|growth|progress|benchmarks?)\b",
    re.IGNORECASE,
)
_NO_LIST = re.compile(r"\b(?:librar(?:y|ies)|bins?|baskets?|titles?|book lists?|norms?|staff)\b", re.IGNORECASE)
_TIME = re.compile(
    r"(?:start|beginning|middle|end|early|mid|late|pre|post|fall|autumn|winter|spring|summer|[bme]oy|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*|(?:t|q|tri|term|trimester|quarter|window|round|benchmark|level|lvl)"
    r"|[1-4](?:st|nd|rd|th)|of|the|year|\d{1,2}/\d{1,2}|'?\d{2,4}|[1-6]|goal|target|current|now|last)(?:[ ./-]|(?=\d)|$)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?:pre-? ?|[<>] ?)?(?:[A-Z]|AA|aa)[+-]?(?: ?[/-] ?[A-Z])?|Z[1-3+]")
_NUMBER = re.compile(r"(?:BR ?)?\d{1,4}L?")
_SIZES = frozenset("XS S M L XL XXL Y N P F T H B".split())
"""Letters that a column may hold alone and be one of sizes, answers, sexes, buses."""

_BEYOND = re.compile(r"[G-Z]")
"""Letters that no mark has."""

_MOST = 0.8

_BAND_KEYS = frozenset("level lvl band zone tier color colour status risk risklevel range benchmark".split())
_BAND = re.compile(
    r"(?:blue|green|yellow|red|orange|purple|(?:well )?(?:below|above|at|on)(?: (?:benchmark|grade level|target|level))?|(?:high|some|low|at|no) ?risk|intensive|strategic|core|tier ?[1-3]|(?:on|off) track|urgent(?: intervention)?|intervention|on watch|watch|approaching|exceed(?:s|ing)?|meet(?:s|ing)?)",
    re.IGNORECASE,
)
"""The bands in which screeners put a pupil: the colours of DIBELS and Acadience, benchmarks, tiers, risks."""


def put_bands(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """The column in which the scores beside it are summed up: "Blue", "well below", "Tier 2"."""
    for i, k in enumerate(keys):
        said = [v for v in samples[i] if says_something(v)]
        free = columns[i].entity is None and columns[i].name in {None, "other"}
        if k in _BAND_KEYS and free and len(set(said)) > 1 and share(said, _is_band) >= _MOST:
            columns[i] = replace(columns[i], entity="GRADE_RECORD", name=None, accepts=_is_band)


def _is_band(cell: str) -> bool:
    return _BAND.fullmatch(cell.strip()) is not None


def put_levels(columns: list[Column], samples: Sequence[Sequence[str]], title: str) -> bool:
    """Take the columns of levels in a list of people for marks; whether there are such. `title` heads the table."""
    if _NO_LIST.search(title):
        return False
    named = _SCALE.search(title) is not None
    free = [i for i, c in enumerate(columns) if c.name is None and c.entity in {None, "GRADE_RECORD"}]
    timed = [i for i in free if is_time(columns[i].heading)]
    scaled = [i for i in free if _SCALE.search(columns[i].heading.replace("_", " "))]
    found = [i for i in (*scaled, *(timed if named else ())) if _mostly(_is_level, samples[i])]
    if not found and len(timed) > 1:
        lettered = [i for i in timed if _mostly(_is_letter, samples[i])]
        found = lettered if _rise([samples[i] for i in lettered]) else []
    for i in found:
        columns[i] = replace(columns[i], entity="GRADE_RECORD", accepts=_is_level)
    return bool(found)


def _mostly(holds: Callable[[str], bool], values: Sequence[str]) -> bool:
    filled = [v.strip() for v in values if says_something(v)]
    return len(filled) > 1 and share(filled, holds) >= _MOST


def is_time(heading: str) -> bool:
    """Whether a heading says when, and nothing else: "Sept", "Winter 26", "BOY", "1/12"."""
    said, at = heading.strip().replace("_", " "), 0
    while at < len(said):
        found = _TIME.match(said, at)
        if found is None:
            return False
        at = found.end()
    return bool(said)


def _is_letter(cell: str) -> bool:
    return _LETTER.fullmatch(cell.strip()) is not None


def _is_level(cell: str) -> bool:
    return bool(_LETTER.fullmatch(cell.strip()) or _NUMBER.fullmatch(cell.strip()))


def _rise(columns: Sequence[Sequence[str]]) -> bool:
    """Whether the letters of most rows rise from column to column, and some are beyond those of marks and of sizes."""
    rows = [[v.strip() for v in row if v.strip()] for row in zip(*columns, strict=False)] if len(columns) > 1 else []
    letters = {v for row in rows for v in row}
    if letters <= _SIZES or not any(map(_BEYOND.search, letters)):
        return False
    steps = [pair for row in rows for pair in pairwise(v[-1] for v in row)]
    rising, level = (sum(a < b for a, b in steps), sum(a == b for a, b in steps))
    return bool(steps) and 2 * rising >= len(steps) and rising + level >= _MOST * len(steps)
