"""Who a register means: students of the roster by an id, or by a name as a list writes it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Any

from recognizers.roster import schools
from recognizers.roster.folding import CHUNK, fold
from recognizers.roster.index import NO_DATE, Index, Word, attach, sign_words
from recognizers.roster.names import find_names
from recognizers.roster.page import ROW, Found, Page
from recognizers.roster.plain import SCORES
from recognizers.roster.values import find_values
from recognizers.roster.variants import Kind

_SURE = SCORES[Kind.SHORT] - 0.2  # no initials, no name but for one letter


class Lookup:
    """Looks students up in the index in some bytes, which may be a memory map. Raises NotAnIndex."""

    def __init__(self, data: Any) -> None:
        self._index: Index = attach(data)

    def named(self, names: Sequence[str]) -> list[frozenset[int]]:
        """For each name (given name first) the students who bear it, as numbers of the index."""
        shown = [name.title() if name.islower() or name.isupper() else name for name in names]
        return [
            self._students(found, "PERSON") for page in self._pages(shown) for found in _by_row(page, find_names(page))
        ]

    def numbered(self, ids: Sequence[str], entity: str) -> list[frozenset[int]]:
        """For each id (`STUDENT_ID` or `SASID`) the students who have it."""
        return [
            self._students(found, entity) for page in self._pages(ids) for found in _by_row(page, find_values(page))
        ]

    def subject(self, student: int) -> str:
        """The opaque key by which matches name the student."""
        return self._index.subject(student)

    def born(self, student: int) -> date | None:
        """Their birth date, if the roster has it."""
        day = int(self._index.arrays["birth"][student])
        return date.fromordinal(day) if day != NO_DATE else None

    def at_school(self, student: int, school: str) -> bool:
        """Whether a telling word of the school's name is among the signs of the student (school, class, teacher)."""
        words = [word for word in sign_words(school) if fold(word)]
        if not words:
            return False
        return self._has_sign(student, words)

    def enrolled(self, student: int, school: str) -> bool:
        """Whether the roster has the student at the school, by its name or what tells it apart; no single word of it
        will do."""
        return self._has_sign(student, schools.asked(school))

    def _has_sign(self, student: int, words: Sequence[str]) -> bool:
        hashes = self._index.hasher.words(" ".join(words)).hashes
        signs = self._index.signs(hashes[(self._index.flags(hashes) & int(Word.SIGN)) != 0]).tolist()
        return not set(signs).isdisjoint(self._index.group("sign", student).tolist())

    def _students(self, found: Sequence[Found], entity: str) -> frozenset[int]:
        best = max((f.score for f in found if f.entity == entity), default=0.0)
        people: frozenset[int] = frozenset().union(
            *(
                f.people
                for f in found
                if f.entity == entity and f.score == best and (entity != "PERSON" or best > _SURE)
            )
        )
        return frozenset(p for p in people if self._index.about(p) == "student")

    def _pages(self, texts: Sequence[str]) -> Iterator[Page]:
        """The texts as rows of as few pages as they fit in."""
        rows: list[str] = []
        size = 0
        for text in texts:
            text = text[:200].replace(ROW, " ")
            if rows and size + len(text) + 1 > CHUNK:
                yield self._page(rows)
                rows, size = [], 0
            rows.append(text)
            size += len(text) + 1
        if rows:
            yield self._page(rows)

    def _page(self, rows: Sequence[str]) -> Page:
        starts = list(accumulate((len(row) + 1 for row in rows[:-1]), initial=0))
        text = ROW.join(rows)
        words = self._index.hasher.words(text)
        return Page(text, words, self._index.flags(words.hashes), self._index, starts)


def _by_row(page: Page, found: Sequence[Found]) -> list[list[Found]]:
    rows: list[list[Found]] = [[] for _ in page.row_starts]
    for one in found:
        rows[bisect_right(page.row_starts, one.start) - 1].append(one)
    return rows
