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
from operator import attrgetter
from typing import Any

from recognizers.contract import About, Hit
from recognizers.roster.folding import CHUNK
from recognizers.roster.index import ABOUTS, Index, attach
from recognizers.roster.names import find_names
from recognizers.roster.page import CELL, ROW, Found, Page
from recognizers.roster.signs import IDS, OF_PUPILS, Signs
from recognizers.roster.values import births, by_number, find_values

_WHOSE = {"student": "a student", "family": "a relative of a student", "staff": "a member of staff"}
_LONGEST_ID = 40
_CALLED = 0.3
"""The score of an id that a sentence may call somebody by: it counts where the sentence says something of a pupil."""
_CLEAR = re.compile(f"[{CELL}{ROW}]")


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
        if len(distinct) < 3 or any(len(v) > _LONGEST_ID for v in distinct):
            return None
        page = self._page("\n".join(distinct))
        ends = list(accumulate((len(v) + 1 for v in distinct), initial=-1))
        whole = {(before + 1, end) for before, end in pairwise(ends)}  # an id inside a longer cell makes no column
        ids = [f for f in find_values(page) if f.entity in IDS and (f.start, f.end) in whole]
        listed = by_number(page, ids)
        counts = {entity: len({f.start for f in listed if f.entity == entity}) for entity in sorted(IDS)}
        best = max(counts, key=lambda entity: counts[entity])
        return best if counts[best] >= max(3, 0.5 * len(distinct)) else None

    def numbered(self, value: str, entity: str) -> Hit | None:
        """The match of a value that its label or its column calls an id (`entity`); None if nobody here has it."""
        if entity not in IDS or not 3 <= len(value := value.strip().removesuffix(".0")) <= _LONGEST_ID:
            return None
        kinds = OF_PUPILS if entity in OF_PUPILS else IDS - OF_PUPILS
        for one in find_values(self._page(value)):
            if one.entity in kinds and (one.start, one.end) == (0, len(value)):
                return replace(self._told([one], 0)[0], entity=entity)
        return None

    def _page(self, text: str, row_starts: Sequence[int] = ()) -> Page:
        words = self._index.hasher.words(text)
        return Page(text, words, self._index.flags(words.hashes), self._index, row_starts)

    def _hits(self, text: str, offset: int, row_starts: Sequence[int] = ()) -> Sequence[Hit]:
        page = self._page(text, row_starts)
        values, names = find_values(page), find_names(page)
        if not values and not names:
            return ()
        everything = sorted((*values, *names), key=_start) if values else names
        if dates := births(page, everything):
            everything = sorted((*everything, *dates), key=_start)
        signs = Signs(page, everything)
        settled = [f if f.sure and len(f.people) == 1 else signs.settled(f) for f in everything]
        found = [one for one in settled if one is not None]
        if len(found) < len(everything) and not row_starts:
            pairs = zip(everything, settled, strict=True)
            called = [f._replace(score=_CALLED) for f, one in pairs if one is None and signs.calls(f)]
            found = sorted((*found, *called), key=_start) if called else found
        if any(one.entity != "DATE_OF_BIRTH" for one in found):
            return self._told(_without_overlaps(found), offset)
        return ()

    def _told(self, settled: Sequence[Found], offset: int) -> list[Hit]:
        arrays = self._index.arrays
        firsts = [next(iter(one.people)) for one in settled]
        abouts, subjects = arrays["about"][firsts].tolist(), arrays["subject"][firsts].tolist()
        hits = []
        for (entity, start, end, _, _, people, score, _, what), code, key in zip(
            settled, abouts, subjects, strict=True
        ):
            about, subject = ABOUTS[code], None
            if len(people) == 1:
                subject = f"{key:016x}"
            elif any(self._index.about(p) != about for p in people):
                about = "unknown"
            hits.append(Hit(entity, start + offset, end + offset, score, _why(what, about), about, subject))
        return hits


_start = attrgetter("start")


@cache
def _why(what: str, about: About) -> tuple[str]:
    return (f"stands in the roster: the {what} of {_WHOSE.get(about, 'somebody')}",)


def _without_overlaps(found: Sequence[Found]) -> Sequence[Found]:
    """Where two overlap the surer and longer one: an address over the name in it. `found` is in order of `start`."""
    if all(one.end <= other.start for one, other in pairwise(found)):
        return found
    kept: list[Found] = []
    begin = 0
    while begin < len(found):
        stop, end = begin + 1, found[begin].end
        while stop < len(found) and found[stop].start < end:
            end = max(end, found[stop].end)
            stop += 1
        kept.extend(_apart(found[begin:stop]))
        begin = stop
    return kept


def _apart(found: Sequence[Found]) -> list[Found]:
    taken: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda f: (-f.score, f.start - f.end, f.start)):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return sorted(kept, key=_start)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The text in parts of at most CHUNK characters, cut where a row ends, else a line, a cell, a word."""
    start = 0
    while len(text) - start > CHUNK:
        window = text[start : start + CHUNK]
        cut = next((at for mark in (ROW, "\n", CELL, " ") if (at := window.rfind(mark)) > 0), CHUNK)
        yield start, window[:cut]
        start += cut
    yield start, text[start:]
