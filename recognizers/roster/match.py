"""Exact match against a roster: names, ids, birth dates, addresses and phone numbers, with whose they are.

A full name that few share, an id of nine digits, an address, a phone number count by themselves. A name that is made of
common words, is shared by many or has an initial, and a short id, count with a second sign of the same person near:
another value, the class, the school, the grade, the birth date. A birth date counts near its person only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from recognizers.contract import Hit
from recognizers.roster.folding import CHUNK
from recognizers.roster.index import Index, Word, attach
from recognizers.roster.names import find_names
from recognizers.roster.page import CELL, Found, Page
from recognizers.roster.values import births, by_number, find_values

_WORDS_NEAR = 20
_GRADE = re.compile(
    r"\bgr(?:ade|\.)?\s*(?P<a>pk|k|\d{1,2})\b|\b(?P<b>\d{1,2})(?:st|nd|rd|th)\s+gr(?:ade|\b)", re.IGNORECASE
)
_GRADE_REACH = 80
_MANY_TOLD = 50  # of more people of one name no school tells one
_WHOSE = {"student": "a student", "family": "a relative of a student", "staff": "a member of staff"}
IDS = frozenset({"STUDENT_ID", "SASID", "EMPLOYEE_ID"})


class Roster:
    """Matches texts and rows against the index in some bytes, which may be a memory map. Raises NotAnIndex."""

    def __init__(self, data: Any) -> None:
        self._index: Index = attach(data)

    @property
    def version(self) -> str:
        """The version of the index."""
        return self._index.version

    @property
    def people(self) -> int:
        """How many people it holds."""
        return self._index.people

    def hits(self, text: str) -> list[Hit]:
        """The matches in a text, in order of place."""
        return [hit for offset, part in _parts(text) for hit in self._hits(part, offset, is_row=False)]

    def cells(self, cells: Sequence[str]) -> list[list[Hit]]:
        """The matches in each cell of a row; a name whose parts stand in two cells is a match in each."""
        out: list[list[Hit]] = [[] for _ in cells]
        text = CELL.join(cell.replace(CELL, " ") for cell in cells)
        bounds, place = [], 0
        for cell in cells:
            bounds.append((place, place + len(cell)))
            place += len(cell) + 1
        for offset, part in _parts(text):
            for hit in self._hits(part, offset, is_row=True):
                for number, (start, end) in enumerate(bounds):
                    if hit.start < end and start < hit.end:
                        inside = replace(hit, start=max(hit.start, start) - start, end=min(hit.end, end) - start)
                        out[number].append(inside)
        return out

    def id_column(self, values: Sequence[str]) -> str | None:
        """The entity of a column whose cells are ids of the roster: at least three, and at least half of all."""
        distinct = list(dict.fromkeys(v.strip().removesuffix(".0") for v in values if v.strip()))
        if len(distinct) < 3 or any(len(v) > 40 for v in distinct):
            return None
        page = self._page("\n".join(distinct), is_row=False)
        whole = {(page.starts[i], page.ends[i]) for i in range(len(page.words))}
        ids = [f for f in find_values(page) if f.entity in IDS and (f.start, f.end) in whole]
        listed = by_number(page, ids)
        counts = {entity: len({f.start for f in listed if f.entity == entity}) for entity in sorted(IDS)}
        best = max(counts, key=lambda entity: counts[entity])
        return best if counts[best] >= max(3, 0.5 * len(distinct)) else None

    def _page(self, text: str, is_row: bool) -> Page:
        words = self._index.hasher.words(text)
        return Page(text, words, self._index.flags(words.hashes), self._index, is_row)

    def _hits(self, text: str, offset: int, is_row: bool) -> Iterator[Hit]:
        page = self._page(text, is_row)
        values, names = find_values(page), find_names(page)
        if not values and not names:
            return
        dates = births(page, sorted((*values, *names), key=_start))
        listed = by_number(page, [v for v in values if v.entity in IDS and not v.sure])
        everything = sorted((*values, *names, *dates), key=_start)
        settled = [one for f in everything if (one := _settled(page, f, everything, f in listed)) is not None]
        named = any(f.entity != "DATE_OF_BIRTH" for f in settled)
        for found in sorted(_without_overlaps(settled), key=_start):
            if named or found.entity != "DATE_OF_BIRTH":
                yield self._hit(found, offset)

    def _hit(self, found: Found, offset: int) -> Hit:
        abouts = {self._index.about(p) for p in found.people}
        about = abouts.pop() if len(abouts) == 1 else "unknown"
        subject = self._index.subject(min(found.people)) if len(found.people) == 1 else None
        why = (f"stands in the roster: the {found.what} of {_WHOSE.get(about, 'somebody')}",)
        return Hit(found.entity, found.start + offset, found.end + offset, found.score, why, about, subject)


def _start(found: Found) -> int:
    return found.start


def _settled(page: Page, found: Found, everything: Sequence[Found], listed: bool) -> Found | None:
    """What was found with the people it can be narrowed to, or None if it lacks the second sign that it needs."""
    if found.sure and len(found.people) == 1:
        return found
    if told := _told(page, found, everything):
        return replace(found, people=told)
    return found if found.sure or listed else None


def _told(page: Page, found: Found, everything: Sequence[Found]) -> frozenset[int]:
    """Those of the people of whom another value, the school, the class or the grade stands near."""
    told: frozenset[int] = frozenset()
    for other in page.near(found, everything):
        apart = other.last < found.first or found.last < other.first
        if apart and not found.entity == other.entity == "PERSON":
            told |= found.people & other.people
    if told or len(found.people) > _MANY_TOLD:
        return told
    around = set(page.around(found, _WORDS_NEAR))
    grades = _grades_near(page, found)
    return frozenset(p for p in found.people if _has_sign(page, found, p, around, grades))


def _has_sign(page: Page, found: Found, person: int, around: set[int], grades: frozenset[int]) -> bool:
    if around.intersection(page.index.group("sign", person).tolist()):
        return True
    if found.entity in IDS:
        return any(_tells(page, i) for i in _own_near(page, found, person))
    return int(page.index.arrays["grade"][person]) in grades


def _own_near(page: Page, found: Found, person: int) -> Iterator[int]:
    own = page.own_of(person)
    for i in range(max(0, found.first - _WORDS_NEAR), min(len(page.starts), found.last + 1 + _WORDS_NEAR)):
        if page.hash(i) in own:
            yield i


def _tells(page: Page, i: int) -> bool:
    """Whether a word of a name says something by itself: no common word, no particle, written as a name."""
    word = page.word(i)
    return len(word) > 2 and not page.flag(i) & (Word.COMMON | Word.PARTICLE) and not word[0].islower()


def _grades_near(page: Page, found: Found) -> frozenset[int]:
    text = page.text[max(0, found.start - _GRADE_REACH) : found.end + _GRADE_REACH]
    said = ((m["a"] or m["b"]).casefold() for m in _GRADE.finditer(text))
    words = {"k": 0, "pk": -1}
    return frozenset(words[s] if s in words else int(s) for s in said)


def _without_overlaps(found: Sequence[Found]) -> list[Found]:
    """Where two overlap the surer and longer one: an address over the name in it."""
    taken: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda f: (-f.score, f.start - f.end, f.start)):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return kept


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The text in parts of at most CHUNK characters, cut where a line ends, else a cell, else a word."""
    start = 0
    while len(text) - start > CHUNK:
        window = text[start : start + CHUNK]
        cut = max(window.rfind("\n"), 0) or max(window.rfind(CELL), 0) or max(window.rfind(" "), 0) or CHUNK
        yield start, window[:cut]
        start += cut
    yield start, text[start:]
