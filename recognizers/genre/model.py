"""The models of genre and of sentences: weights of words in three places, added up.

The places are how the passage begins, the line of what is said, and the lines around it. A place counts by the direction of
its words alone, not by how many there are: each word weighs by how rare it is (inverse document frequency) and by the logarithm of
how often it stands there, the whole scaled to length one (tf-idf, logistic regression: Manning, Raghavan and Schütze,
Introduction to Information Retrieval, 2008, chapters 6 and 14).
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

from recognizers.genre.features import features
from recognizers.genre.hashed import Hashed

PLACES = ("head", "line", "near")
GENRE, SENTENCES = "weights.tsv", "sentences.tsv"
"""The files of the two models."""

_HEAD = 1_500
"""Characters at the beginning of a passage that tell what kind of paper it is."""

_LINE, _NEAR = 300, 400
"""Characters on each side of what is said that count as its line, and as the lines around it."""


class Surroundings(NamedTuple):
    """How often each word stands in each of `PLACES`."""

    head: Counter[str]
    line: Counter[str]
    near: Counter[str]


class Weight(NamedTuple):
    """Of one word: how rare it is, and what it says for a record (above 0) or against one."""

    rarity: float
    for_record: float


Row = tuple[str, str, float, float]
"""A place, a word of it, and its weight; the bias has no word."""


class _Place:
    """The weights of one place's words.

    `_adds` is each word's rarity times its weight, `_length` its rarity squared: what it adds to the sum and to the square
    of the place's length, where it stands there once.
    """

    def __init__(self) -> None:
        self._keys, self._adds, self._length = array("q"), array("f"), array("f")

    def put(self, word: str, rarity: float, for_record: float) -> None:
        self._keys.append(hash(word))
        self._adds.append(rarity * for_record)
        self._length.append(rarity * rarity)

    @cached_property
    def _hashed(self) -> Hashed:
        return Hashed(self._keys)

    def sum(self, words: Counter[str]) -> float:
        """What words add; looked up here and not by `Hashed.rows`, which takes half as long again."""
        slots, keys, last = self._hashed.slots, self._keys, self._hashed.last
        adds, length = self._adds, self._length
        total = square = 0.0
        for word, times in words.items():
            key = hash(word)
            at = key & last
            while row := slots[at]:
                row -= 1
                if keys[row] == key:
                    if times == 1:
                        total += adds[row]
                        square += length[row]
                    else:
                        much = 1 + math.log(times)
                        total += much * adds[row]
                        square += much * much * length[row]
                    break
                at = (at + 1) & last
        return total / math.sqrt(square) if square else 0.0


class Packed:
    """The model as the program has it, without its words; `bias` is what counts without any."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.bias = 0.0
        self._places = {place: _Place() for place in PLACES}
        for place, word, rarity, for_record in rows:
            if word:
                self._places[place].put(word, rarity, for_record)
            else:
                self.bias = for_record

    def log_odds(self, said: Surroundings) -> float:
        """The natural logarithm of the odds that what is said stands in a record of somebody."""
        return self.bias + sum(self.sum(place, words) for place, words in zip(PLACES, said, strict=True))

    def sum(self, place: str, words: Counter[str]) -> float:
        """What the words of one place add."""
        return self._places[place].sum(words)


@dataclass(frozen=True)
class Model:
    """The model as it is learned: `places` gives each of `PLACES` the weights of its words; `bias` as in `Packed`."""

    bias: float
    places: dict[str, dict[str, Weight]]

    @cached_property
    def packed(self) -> Packed:
        """The same without the words."""
        return Packed(self.rows())

    def log_odds(self, said: Surroundings) -> float:
        """As `Packed` has it."""
        return self.packed.log_odds(said)

    def rows(self) -> Iterator[Row]:
        """The bias, and the weights in order."""
        yield "bias", "", 0, self.bias
        for place in PLACES:
            for word, weight in sorted(self.places[place].items()):
                yield place, word, *weight


def surroundings(text: str, start: int, end: int) -> Surroundings:
    """What stands around text[start:end], a statement of a passage."""
    line, stop = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    above, below = text.rfind("\n", 0, max(0, line - 1)) + 1, _line_end(text, stop + 1)
    return Surroundings(
        beginning(text),
        features(text[max(line, start - _LINE) : min(stop, end + _LINE)]),
        features(text[max(above, start - _NEAR) : min(below, end + _NEAR)]),
    )


def beginning(text: str) -> Counter[str]:
    """How often each word stands in the beginning of a passage."""
    return _counted(text[:_HEAD])


_counted = lru_cache(maxsize=8)(features)


@lru_cache(maxsize=2)
def shipped(file: str = GENRE) -> Packed:
    """A model of the project, read once."""
    with (files(__package__) / file).open(encoding="utf-8") as rows:
        return read(rows)


def read(rows: Iterable[str]) -> Packed:
    """A model from the lines that `written` gives."""
    return Packed(map(_row, rows))


def _row(line: str) -> Row:
    place, word, rarity, for_record = line.split("\t")
    return place, word, float(rarity), float(for_record)


def written(made: Model) -> str:
    """A model as its file holds it: place, word, rarity and weight, parted by tabs, a row each; the bias first."""
    return "".join(
        f"{place}\t{word}\t{rarity:g}\t{for_record:{'g' if word else '.3f'}}\n"
        for place, word, rarity, for_record in made.rows()
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
