"""One text as the matching sees it, and what it finds there before anything is decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recognizers.roster.folding import Words
from recognizers.roster.index import Index

CELL = "\x1f"
"""What stands between the cells of a row where rows are read as one text."""

ROW = "\x1e"
"""What stands between the rows."""

NEAR = 300
"""Characters within which one sign of a person supports another."""

_ZERO: Any = 48  # "0"; what is less wraps around, the codes being unsigned
_TEN: Any = 10
_NONE = np.zeros(0, bool)
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

    Of a table's rows (`row_starts` says where each begins) every sign is near every other of its row, and of no other.
    """

    text: str
    words: Words
    flags: NDArray[np.uint8]
    index: Index
    row_starts: Sequence[int] = ()
    own: dict[int, frozenset[int]] = field(default_factory=dict)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins in the text."""
        return list(self.words.starts.tolist())

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends in the text."""
        return list(self.words.ends.tolist())

    @cached_property
    def with_digit(self) -> NDArray[np.bool_]:
        """Whether each word begins or ends with a digit of ASCII."""
        codes, words = self.words.codes, self.words
        first, last = codes[words.starts], codes[words.ends - 1]
        digit: NDArray[np.bool_] = ((first - _ZERO < _TEN) | (last - _ZERO < _TEN)) if len(words) else _NONE
        return digit

    def word(self, i: int) -> str:
        """A word as it is written."""
        # not by `starts` and `ends`: most pages are asked for a few of their thousands of words
        return self.text[self.words.starts.item(i) : self.words.ends.item(i)]

    def gap(self, i: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.ends[i] : self.starts[i + 1]]

    def may_be(self, i: int, kinds: int) -> bool:
        """Whether a word may be one of these kinds, members of `Word` as a number: a flag's own `&` takes ten times as long."""
        return bool(self.flags.item(i) & kinds)

    def hash(self, i: int) -> int:
        """The hash of a word."""
        return self.words.hashes.item(i)

    def hashes_around(self, found: Found, words: int) -> set[int]:
        """The hashes of the words around a place, itself left out."""
        near, hashes = self.around(found, words), self.words.hashes
        return {*hashes[near.start : found.first].tolist(), *hashes[found.last + 1 : near.stop].tolist()}

    def own_of(self, person: int) -> frozenset[int]:
        """The hashes of the words of a person's full name."""
        if person not in self.own:
            self.own[person] = frozenset(self.index.group("own", person).tolist())
        return self.own[person]

    def near(self, found: Found, others: Sequence[Found]) -> Sequence[Found]:
        """Those of the others, which are in order of `start`, that stand near enough to support what was found."""
        if self.row_starts:
            start, stop = self.row(found.start)
            first, last = bisect_left(others, start, key=_start), bisect_left(others, stop, key=_start)
        else:
            first = bisect_left(others, found.start - NEAR - _LONGEST, key=_start)
            last = bisect_right(others, found.end + NEAR, key=_start)
        return others[first:last]

    def row(self, place: int) -> tuple[int, int]:
        """Where the row begins and ends in which a place stands; the whole text where there are no rows."""
        number = bisect_right(self.row_starts, place)
        stop = self.row_starts[number] if number < len(self.row_starts) else len(self.text)
        return (self.row_starts[number - 1] if number else 0), stop

    def around(self, found: Found, words: int) -> range:
        """The words around a place, itself included, at most so many on each side and none of another row."""
        start, stop = self.row(found.start)
        least, most = bisect_left(self.starts, start), bisect_left(self.starts, stop)
        return range(max(least, found.first - words), min(most, found.last + 1 + words))


def _start(found: Found) -> int:
    return found.start
