"""One text as the matching sees it, and what it finds there before anything is decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from recognizers.roster.folding import Words
from recognizers.roster.index import Index, Word

CELL = "\x1f"
"""What stands between the cells of a row where rows are read as one text."""

ROW = "\x1e"
"""What stands between the rows."""

NEAR = 300
"""Characters within which one sign of a person supports another."""

SOME = 8
"""Of so many people of one name the full names are asked for."""

_ZERO: Any = 48  # "0"; what is less wraps around, the codes being unsigned
_TEN: Any = 10
_LONGEST = 100  # characters of a value or a name, about
_NONE = np.zeros(0, bool)
_NAMED = int(Word.GIVEN | Word.FAMILY)


class Found(NamedTuple):
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
    flags: NDArray[np.uint16]
    index: Index
    row_starts: Sequence[int] = ()
    own: dict[int, frozenset[int]] = field(default_factory=dict)

    def start(self, i: int) -> int:
        """Where a word begins in the text."""
        # not by a list of all: most pages are asked for a few of their thousands of words
        return self.words.starts.item(i)

    def end(self, i: int) -> int:
        """Where a word ends in the text."""
        return self.words.ends.item(i)

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """The words that begin or end with a digit."""
        return self.with_digit.nonzero()[0]

    @cached_property
    def is_named(self) -> NDArray[np.bool_]:
        """Whether each word stands in a name of the roster."""
        named: NDArray[np.bool_] = (self.flags & _NAMED) != 0
        return named

    @cached_property
    def named(self) -> NDArray[np.int64]:
        """The words that stand in a name of the roster."""
        return self.is_named.nonzero()[0]

    @cached_property
    def with_digit(self) -> NDArray[np.bool_]:
        """Whether each word begins or ends with a digit of ASCII."""
        codes, words = self.words.codes, self.words
        first, last = codes[words.starts], codes[words.ends - 1]
        digit: NDArray[np.bool_] = ((first - _ZERO < _TEN) | (last - _ZERO < _TEN)) if len(words) else _NONE
        return digit

    def word(self, i: int) -> str:
        """A word as it is written."""
        return self.text[self.words.starts.item(i) : self.words.ends.item(i)]

    def gap(self, i: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.words.ends.item(i) : self.words.starts.item(i + 1)]

    def may_be(self, i: int, kinds: int) -> bool:
        """Whether a word may be one of these kinds, members of `Word` as a number: a flag's own `&` takes ten times as long."""
        return bool(self.flags.item(i) & kinds)

    def hash(self, i: int) -> int:
        """The hash of a word."""
        return self.words.hashes.item(i)

    def own_of(self, person: int) -> frozenset[int]:
        """The hashes of the words of a person's full name."""
        known = self.own.get(person)
        if known is None:
            known = self.own[person] = frozenset(self.index.group("own", person).tolist())
        return known

    def own_of_some(self, people: Sequence[int]) -> frozenset[int]:
        """The words of the full names of the people, of some where there are many, by their hashes."""
        return self.own_of(people[0]) if len(people) == 1 else frozenset().union(*map(self.own_of, people[:SOME]))

    def row(self, place: int) -> tuple[int, int]:
        """Where the row begins and ends in which a place stands; the whole text where there are no rows."""
        if not self.row_starts:
            return 0, len(self.text)
        number = bisect_right(self.row_starts, place)
        stop = self.row_starts[number] if number < len(self.row_starts) else len(self.text)
        return (self.row_starts[number - 1] if number else 0), stop

    def around(self, found: Found, words: int) -> tuple[int, int]:
        """Between which words those around a place stand, at most so many on each side and none of another row."""
        least, most = found.first - words, found.last + 1 + words
        if not self.row_starts:
            return least, most
        number = bisect_right(self.row_starts, found.start)
        return max(least, self.words_of_rows[number - 1 if number else -1]), min(most, self.words_of_rows[number])

    @cached_property
    def words_of_rows(self) -> list[int]:
        """With which word each row begins, the end and the beginning of all behind them."""
        begins: list[int] = np.searchsorted(self.words.starts, np.array(self.row_starts)).tolist()
        return [*begins, len(self.words), 0]


class Near:
    """Places found on a page, in order of `start`, of which those near another are asked for."""

    def __init__(self, page: Page, found: Sequence[Found]) -> None:
        self._page, self.found = page, found
        self._starts = [one.start for one in found]

    def to(self, found: Found) -> Sequence[Found]:
        """Those that stand near enough to support what was found, itself perhaps among them."""
        if self._page.row_starts:
            start, stop = self._page.row(found.start)
            return self.found[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]
        first = bisect_left(self._starts, found.start - NEAR - _LONGEST)
        return self.found[first : bisect_right(self._starts, found.end + NEAR)]


def in_word(character: str) -> bool:
    """Whether a character ("" at an end of the text) is part of a word, so that what stands beside it is none."""
    return character.isalnum() or character == "_"
