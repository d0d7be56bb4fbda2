"""The models of genre and of sentences: weights of words in three places, added up.

The places are how the passage begins, the line of what is said, and the lines around it. A place counts by the direction of
its words alone, not by how many there are: each word weighs by how rare it is (inverse document frequency) and by the logarithm of
how often it stands there, the whole scaled to length one (tf-idf, logistic regression: Manning, Raghavan and Schütze,
Introduction to Information Retrieval, 2008, chapters 6 and 14).
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from recognizers.genre.features import features

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


class Model(NamedTuple):
    """`places` gives each of `PLACES` the weights of its words; `bias` is what counts without any."""

    bias: float
    places: dict[str, dict[str, Weight]]

    def log_odds(self, said: Surroundings) -> float:
        """The natural logarithm of the odds that what is said stands in a record of somebody."""
        return self.bias + sum(self.sum(place, words) for place, words in zip(PLACES, said, strict=True))

    def sum(self, place: str, words: Counter[str]) -> float:
        """What the words of one place add."""
        return _sum(self.places[place], words)


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
def shipped(file: str = GENRE) -> Model:
    """A model of the project, read once."""
    return read((files(__package__) / file).read_text(encoding="utf-8"))


def read(rows: str) -> Model:
    """A model as `written` gives it."""
    bias = 0.0
    places: dict[str, dict[str, Weight]] = {place: {} for place in PLACES}
    for row in rows.splitlines():
        place, word, rarity, for_record = row.split("\t")
        if place in places:
            places[place][word] = Weight(float(rarity), float(for_record))
        else:
            bias = float(for_record)
    return Model(bias, places)


def written(made: Model) -> str:
    """A model as its file holds it: place, word, rarity and weight, parted by tabs, a row each; the bias first."""
    rows = [f"bias\t\t0\t{made.bias:.3f}"]
    for place in PLACES:
        rows += [f"{place}\t{word}\t{w.rarity:g}\t{w.for_record:g}" for word, w in sorted(made.places[place].items())]
    return "\n".join(rows) + "\n"


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _sum(weights: dict[str, Weight], words: Counter[str]) -> float:
    total = square = 0.0
    for word, times in words.items():
        if weight := weights.get(word):
            value = (1 + math.log(times)) * weight.rarity
            total += value * weight.for_record
            square += value * value
    return total / math.sqrt(square) if square else 0.0
