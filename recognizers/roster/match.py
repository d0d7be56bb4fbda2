"""Exact match against a roster: names, ids, birth dates, addresses and phone numbers, with whose they are.

A full name that few share, an id of nine digits, an address, a phone number count by themselves. A name that is made of
common words, is shared by many or has an initial, and a short id, count with a second sign of the same person near:
another value, the class, the school, the grade, the birth date. A birth date counts near its person only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from recognizers.contract import About, Hit
from recognizers.roster.folding import CHUNK
from recognizers.roster.index import Index, Word, attach
from recognizers.roster.names import find_names
from recognizers.roster.page import CELL, ROW, Found, Page
from recognizers.roster.values import births, by_number, find_values

_WORDS_NEAR = 20
_TELLS_NOTHING = int(Word.COMMON | Word.PARTICLE)
_GRADE = re.compile(
    r"\bgr(?:ade|\.)?\s*(?P<a>pk|k|\d{1,2})\b|\b(?P<b>\d{1,2})(?:st|nd|rd|th)\s+gr(?:ade|\b)", re.IGNORECASE
)
_GRADE_REACH = 80
_MANY_TOLD = 50  # of more people of one name no school tells one
_WHOSE = {"student": "a student", "family": "a relative of a student", "staff": "a member of staff"}
_CLEAR = re.compile(f"[{CELL}{ROW}]")
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
        return [hit for offset, part in _parts(text) for hit in self._hits(part, offset)]

    def cells(self, cells: Sequence[str]) -> list[list[Hit]]:
        """The matches in each cell of one row; a name whose parts stand in two cells is a match in each."""
        return self.rows([cells])[0]

    def rows(self, rows: Sequence[Sequence[str]]) -> list[list[list[Hit]]]:
        """The matches in each cell of each of some rows; many at once are quicker."""
        out: list[list[list[Hit]]] = [[[] for _ in cells] for cells in rows]
        starts: list[tuple[int, int, int]] = []
        place, lines = 0, []
        for number, cells in enumerate(rows):
            for index, cell in enumerate(cells):
                starts.append((place, number, index))
                place += len(cell) + 1
            lines.append(CELL.join(_CLEAR.sub(" ", cell) for cell in cells))
            place += 0 if cells else 1
        text = ROW.join(lines)
        for offset, part in _parts(text):
            begins = [0, *(m.end() for m in re.finditer(ROW, part))]
            for hit in self._hits(part, offset, begins):
                self._share_out(hit, starts, rows, out)
        return out

    @staticmethod
    def _share_out(
        hit: Hit,
        starts: Sequence[tuple[int, int, int]],
        rows: Sequence[Sequence[str]],
        out: list[list[list[Hit]]],
    ) -> None:
        at = bisect_right(starts, (hit.start, len(rows), 0)) - 1
        while at < len(starts) and starts[at][0] < hit.end:
            begin, number, index = starts[at]
            start, end = max(hit.start - begin, 0), min(hit.end - begin, len(rows[number][index]))
            if start < end:
                out[number][index].append(replace(hit, start=start, end=end))
            at += 1

    def id_column(self, values: Sequence[str]) -> str | None:
        """The entity of a column whose cells are ids of the roster: at least three, and at least half of all."""
        distinct = list(dict.fromkeys(v.strip().removesuffix(".0") for v in values if v.strip()))
        if len(distinct) < 3 or any(len(v) > 40 for v in distinct):
            return None
        page = self._page("\n".join(distinct))
        ends = list(accumulate((len(v) + 1 for v in distinct), initial=-1))
        whole = {(before + 1, end) for before, end in pairwise(ends)}  # an id inside a longer cell makes no column
        ids = [f for f in find_values(page) if f.entity in IDS and (f.start, f.end) in whole]
        listed = by_number(page, ids)
        counts = {entity: len({f.start for f in listed if f.entity == entity}) for entity in sorted(IDS)}
        best = max(counts, key=lambda entity: counts[entity])
        return best if counts[best] >= max(3, 0.5 * len(distinct)) else None

    def _page(self, text: str, row_starts: Sequence[int] = ()) -> Page:
        words = self._index.hasher.words(text)
        return Page(text, words, self._index.flags(words.hashes), self._index, row_starts)

    def _hits(self, text: str, offset: int, row_starts: Sequence[int] = ()) -> Iterator[Hit]:
        page = self._page(text, row_starts)
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
        about: About = "unknown"
        subject = None
        if len(found.people) == 1:
            (person,) = found.people
            about, subject = self._index.about(person), self._index.subject(person)
        elif len(abouts := {self._index.about(p) for p in found.people}) == 1:
            (about,) = abouts
        why = _why(found.what, about)
        return Hit(found.entity, found.start + offset, found.end + offset, found.score, why, about, subject)


def _start(found: Found) -> int:
    return found.start


@cache
def _why(what: str, about: About) -> tuple[str]:
    return (f"stands in the roster: the {what} of {_WHOSE.get(about, 'somebody')}",)


def _settled(page: Page, found: Found, everything: Sequence[Found], listed: bool) -> Found | None:
    """What was found with the people it can be narrowed to, or None if it lacks the second sign that it needs."""
    if found.sure and len(found.people) == 1:
        return found
    if told := _told(page, found, everything):
        return found._replace(people=told)
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
    around = page.hashes_around(found, _WORDS_NEAR)
    signed = frozenset(p for p in found.people if not around.isdisjoint(page.index.group("sign", p).tolist()))
    if signed == found.people:
        return signed
    if found.entity in IDS:
        return signed | {p for p in found.people - signed if _is_named_near(page, found, p, around)}
    if grades := _grades_near(page, found):
        return signed | {p for p in found.people if page.index.arrays["grade"].item(p) in grades}
    return signed


def _is_named_near(page: Page, found: Found, person: int, around: set[int]) -> bool:
    """Whether a word of the person's name that says something stands near."""
    own = page.own_of(person)
    if own.isdisjoint(around):
        return False
    return any(page.hash(i) in own and _tells(page, i) for i in page.around(found, _WORDS_NEAR))


def _tells(page: Page, i: int) -> bool:
    """Whether a word of a name says something by itself: no common word, no particle, written as a name."""
    word = page.word(i)
    return len(word) > 2 and not page.may_be(i, _TELLS_NOTHING) and not word[0].islower()


def _grades_near(page: Page, found: Found) -> frozenset[int]:
    start, stop = page.row(found.start)
    text = page.text[max(start, found.start - _GRADE_REACH) : min(stop, found.end + _GRADE_REACH)]
    if "gr" not in text.lower():
        return frozenset()
    said = ((m["a"] or m["b"]).casefold() for m in _GRADE.finditer(text))
    words = {"k": 0, "pk": -1}
    return frozenset(words[s] if s in words else int(s) for s in said)


def _without_overlaps(found: Sequence[Found]) -> list[Found]:
    """Where two overlap the surer and longer one: an address over the name in it. `found` is in order of `start`."""
    if all(one.end <= other.start for one, other in pairwise(found)):
        return list(found)
    taken: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda f: (-f.score, f.start - f.end, f.start)):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return kept


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The text in parts of at most CHUNK characters, cut where a row ends, else a line, a cell, a word."""
    start = 0
    while len(text) - start > CHUNK:
        window = text[start : start + CHUNK]
        cut = next((at for mark in (ROW, "\n", CELL, " ") if (at := window.rfind(mark)) > 0), CHUNK)
        yield start, window[:cut]
        start += cut
    yield start, text[start:]
