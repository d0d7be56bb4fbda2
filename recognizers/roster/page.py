"""One text as the matching sees it, and what it finds there before anything is decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from recognizers.roster.folding import Words
from recognizers.roster.index import Index, Word

CELL = "\x1f"
"""What stands between the cells of a row that is read as one text."""

NEAR = 300
"""Characters within which one sign of a person supports another."""

_LONGEST = 100  # characters of a value or a name, about


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the text where values or a name of some people stand. `people` are numbers in the index.

    One that is not `sure` counts only with a second sign of the same person. `first` and `last` are its words.
    """

    entity: str
    start: int
    end: int
    first: int
    last: int
    people: frozenset[int]
    score: float
    sure: bool
    what: str


@dataclass
class Page:
    """A text of at most `folding.CHUNK` characters with its words and what each of them may be.

    In a row of a table every sign is near every other.
    """

    text: str
    words: Words
    flags: NDArray[np.uint8]
    index: Index
    is_row: bool = False
    own: dict[int, frozenset[int]] = field(default_factory=dict)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins in the text."""
        return list(self.words.starts.tolist())

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends in the text."""
        return list(self.words.ends.tolist())

    def word(self, i: int) -> str:
        """A word as it is written."""
        return self.text[self.starts[i] : self.ends[i]]

    def gap(self, i: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.ends[i] : self.starts[i + 1]]

    def flag(self, i: int) -> Word:
        """What a word may be."""
        return Word(int(self.flags[i]))

    def hash(self, i: int) -> int:
        """The hash of a word."""
        return int(self.words.hashes[i])

    def own_of(self, person: int) -> frozenset[int]:
        """The hashes of the words of a person's full name."""
        if person not in self.own:
            self.own[person] = frozenset(self.index.group("own", person).tolist())
        return self.own[person]

    def near(self, found: Found, others: Sequence[Found]) -> Sequence[Found]:
        """Those of the others, which are in order of `start`, that stand near enough to support what was found."""
        if self.is_row:
            return others
        first = bisect_left(others, found.start - NEAR - _LONGEST, key=lambda f: f.start)
        last = bisect_right(others, found.end + NEAR, key=lambda f: f.start)
        return others[first:last]

    def around(self, found: Found, words: int) -> Sequence[int]:
        """The hashes of the words around a place, itself left out."""
        before = self.words.hashes[max(0, found.first - words) : found.first]
        behind = self.words.hashes[found.last + 1 : found.last + 1 + words]
        return [*before.tolist(), *behind.tolist()]
