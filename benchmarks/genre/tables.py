"""Words of many texts as a matrix, and a model with a few thousand of them, fitted to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from scipy.sparse import diags, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from recognizers.genre.model import PLACES, Model, Surroundings, Weight


class Table:
    """The words of some texts, tf-idf; of a vocabulary, or of all that stand in two of them."""

    def __init__(self, texts: Sequence[Counter[str]], words: Sequence[str] | None = None) -> None:
        least = 1 if words else 2
        self._made = TfidfVectorizer(
            analyzer=Counter.elements, lowercase=False, min_df=least, sublinear_tf=True, vocabulary=words
        )
        self.matrix = self._made.fit_transform(texts)
        self._sizes = np.array([max(len(text), 1) for text in texts])

    def presence(self) -> Any:
        """Which words stand in each text, divided by the root of how many different ones it has."""
        return diags(1 / np.sqrt(self._sizes)) @ (self.matrix > 0).astype(float)

    def most(self, weights: np.ndarray, kept: int) -> list[str]:
        """The words that weigh most."""
        return sorted(word for word, _ in self.heaviest(weights, kept))

    def heaviest(self, weights: np.ndarray, kept: int) -> Iterator[tuple[str, float]]:
        """The words that weigh most, and what."""
        names = self._made.get_feature_names_out()
        return ((names[i], float(weights[i])) for i in np.argsort(-np.abs(weights), kind="stable")[:kept])

    def weights(self, weights: np.ndarray) -> dict[str, Weight]:
        """Each word's weight."""
        words = zip(self._made.get_feature_names_out(), self._made.idf_, weights, strict=True)
        return {word: Weight(round(float(rarity), 3), round(float(weight), 3)) for word, rarity, weight in words}


def fitted(
    said: Sequence[Surroundings], right: Sequence[bool], weights: np.ndarray, kept: int, strength: float
) -> Model:
    """The model that these examples teach: first with all words, then with the `kept` heaviest of each place.

    `strength` is the inverse of what weights cost (L2).
    """
    texts = {place: [getattr(one, place) for one in said] for place in PLACES}
    tables = {place: Table(texts[place]) for place in PLACES}
    first = _fit(tables, right, weights, strength)
    tables = {place: Table(texts[place], tables[place].most(found, kept)) for place, found in _parts(first, tables)}
    second = _fit(tables, right, weights, strength)
    places = {place: tables[place].weights(found) for place, found in _parts(second, tables)}
    return Model(float(second.intercept_[0]), places)


def _fit(tables: dict[str, Table], right: Sequence[bool], weights: np.ndarray, strength: float) -> LogisticRegression:
    matrix = hstack([tables[place].matrix for place in PLACES]).tocsr()
    return LogisticRegression(C=strength, max_iter=1_000).fit(matrix, right, sample_weight=weights)


def _parts(found: LogisticRegression, tables: dict[str, Table]) -> Iterator[tuple[str, np.ndarray]]:
    start = 0
    for place in PLACES:
        width = tables[place].matrix.shape[1]
        yield place, found.coef_[0][start : start + width]
        start += width
