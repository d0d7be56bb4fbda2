"""Which entity a statement is that no lexicon knows: the one that its words speak for most (linear, one against the rest)."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

WEIGHTS = "kinds.tsv"


class Kinds(NamedTuple):
    """Of each entity what counts without any word, and what each word says for it or against."""

    bias: dict[str, float]
    words: dict[str, dict[str, float]]

    def of(self, said: Counter[str]) -> str:
        """The entity that the words speak for most."""
        return max(self.bias, key=lambda entity: self._sum(entity, said))

    def _sum(self, entity: str, said: Counter[str]) -> float:
        weights = self.words[entity]
        return self.bias[entity] + sum(weights.get(word, 0.0) for word in said) / math.sqrt(len(said) or 1)


@lru_cache(maxsize=1)
def shipped() -> Kinds:
    """Those of the project, read once."""
    return read((files(__package__) / WEIGHTS).read_text(encoding="utf-8"))


def read(rows: str) -> Kinds:
    """Kinds as `written` gives them."""
    kinds = Kinds({}, {})
    for row in rows.splitlines():
        entity, word, weight = row.split("\t")
        if word:
            kinds.words[entity][word] = float(weight)
        else:
            kinds.bias[entity], kinds.words[entity] = float(weight), {}
    return kinds


def written(made: Kinds) -> str:
    """Kinds as their file holds them: entity, word and weight, parted by tabs, a row each; a bias has no word and stands first."""
    rows = []
    for entity in sorted(made.bias):
        rows.append(f"{entity}\t\t{made.bias[entity]:.3f}")
        rows += [f"{entity}\t{word}\t{weight:g}" for word, weight in sorted(made.words[entity].items())]
    return "\n".join(rows) + "\n"
