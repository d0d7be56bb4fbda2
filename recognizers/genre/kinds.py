"""Which entity a statement is that no lexicon knows: the one that its words speak for most (linear, one against the rest)."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

from recognizers.genre.hashed import Hashed

WEIGHTS = "kinds.tsv"


Row = tuple[str, str, float]
"""An entity, a word, and what the word says for it; the bias has no word and stands first."""


class Packed:
    """The kinds as the program has them, without their words."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._kinds: dict[str, _Kind] = {}
        for entity, word, weight in rows:
            if word:
                self._kinds[entity].put(word, weight)
            else:
                self._kinds[entity] = _Kind(weight)

    def of(self, said: Counter[str]) -> str:
        """The entity that the words speak for most."""
        told = self.told(said)
        return max(told, key=told.__getitem__)

    def told(self, said: Counter[str]) -> dict[str, float]:
        """How much the words speak for each entity (distance from what divides it from the others, about -3 to 3)."""
        hashes = list(map(hash, said))
        return {entity: kind.sum(hashes) for entity, kind in self._kinds.items()}


class _Kind:
    """What counts for one entity without any word, and the weights of its words."""

    def __init__(self, bias: float) -> None:
        self._bias, self._keys, self._weights = bias, array("q"), array("f")

    def put(self, word: str, weight: float) -> None:
        self._keys.append(hash(word))
        self._weights.append(weight)

    @cached_property
    def _hashed(self) -> Hashed:
        return Hashed(self._keys)

    def sum(self, hashes: Sequence[int]) -> float:
        added = sum(map(self._weights.__getitem__, self._hashed.rows(hashes)))
        return self._bias + added / math.sqrt(len(hashes) or 1)


class Kinds(NamedTuple):
    """The kinds as they are learned: of each entity what counts without any word, and what each word says for it or against."""

    bias: dict[str, float]
    words: dict[str, dict[str, float]]

    def rows(self) -> Iterator[Row]:
        """Each entity's bias and its words, in order."""
        for entity in sorted(self.bias):
            yield entity, "", self.bias[entity]
            yield from ((entity, word, weight) for word, weight in sorted(self.words[entity].items()))


@lru_cache(maxsize=1)
def shipped() -> Packed:
    """Those of the project, read once."""
    with (files(__package__) / WEIGHTS).open(encoding="utf-8") as rows:
        return read(rows)


def read(rows: Iterable[str]) -> Packed:
    """Kinds from the lines that `written` gives."""
    return Packed(map(_row, rows))


def _row(line: str) -> Row:
    entity, word, weight = line.split("\t")
    return entity, word, float(weight)


def written(made: Kinds) -> str:
    """Kinds as their file holds them: entity, word and weight, parted by tabs, a row each; a bias has no word and stands first."""
    rows = (f"{entity}\t{word}\t{weight:{'g' if word else '.3f'}}\n" for entity, word, weight in made.rows())
    return "".join(rows)
