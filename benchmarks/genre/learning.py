"""`make genre`: learns the weights of genre from the papers, and says how it does on those it did not learn from.

It learns from the statements that the recognizers meet in the papers, whatever they make of them: each with the text
around it, and whether it is one of a record. Each paper counts as much as the root of how many it has.
"""

from __future__ import annotations

import argparse
import io
import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from benchmarks.genre.papers import Paper, papers
from recognizers import registry
from recognizers.contract import STATEMENTS, Hit
from recognizers.genre import model
from recognizers.genre.judged import UNLIKELY
from recognizers.genre.model import PLACES, Model, Surroundings, Weight, surroundings, written
from recognizers.reading import Reader
from recognizers.statements import GENERAL, head_of
from scanners import registry as scanners
from scanners.contract import Grid, Piece

KEPT = 4_000
"""Words of each place that the model keeps, those that weigh most."""

STRENGTH = 10.0
"""The inverse of what weights cost (L2)."""


@dataclass(frozen=True)
class Met:
    """A statement as the recognizers met it, its paper, and whether it is one of a record."""

    paper: Paper
    said: Surroundings
    is_record: bool


class _Meeting(Reader):
    """Reads as the program does and keeps the statements of each text, with what stands around them."""

    def __init__(self) -> None:
        super().__init__(registry.shipped(), _no_engine, None)
        self._finders = [r for r in registry.shipped() if r.entity in STATEMENTS]
        self.met: list[tuple[str, Hit, Surroundings]] = []

    def hits(self, text: str, before: str = "") -> list[Hit]:
        """None, so that nothing is made of them; they are in `met`."""
        head = head_of(f"{before}\n{text}" if before else text, ())
        for recognizer in self._finders:
            for hit in recognizer.find(text, (head, "")):
                if hit.score >= GENERAL:
                    self.met.append((text, hit, surroundings(text, hit.start, hit.end)))
        return []


def _no_engine() -> None:
    raise AssertionError("nothing is looked at closely here")


def statements(paper: Paper) -> list[Met]:
    """The statements met in a paper; of a record, those only that it marks: of the others nobody said what they are."""
    reader = _Meeting()
    file = reader.file(paper.name)
    for content in scanners.pieces(io.BytesIO(paper.text.encode()), paper.name):
        if isinstance(content, Piece | Grid):
            list(file.feed(content))
    list(file.close())
    return [
        Met(paper, said, paper.is_record)
        for text, hit, said in reader.met
        if not paper.is_record or _is_told(text, hit, paper.told)
    ]


def _is_told(text: str, hit: Hit, told: Sequence[str]) -> bool:
    for value in told:
        start = text.find(value)
        while start >= 0:
            if start < hit.end and hit.start < start + len(value):
                return True
            start = text.find(value, start + 1)
    return False


def learned(met: Sequence[Met], kept: int = KEPT) -> Model:
    """The model that these statements teach: first with all words, then with those that weigh most."""
    count = Counter(one.paper for one in met)
    weights = np.array([1 / math.sqrt(count[one.paper]) for one in met])
    right = [one.is_record for one in met]
    texts = {place: [getattr(one.said, place) for one in met] for place in PLACES}
    tables = {place: _Table(texts[place]) for place in PLACES}
    fitted = _fit([tables[place].matrix for place in PLACES], right, weights)
    start = 0
    for place in PLACES:
        width = tables[place].matrix.shape[1]
        tables[place] = _Table(texts[place], tables[place].most(fitted.coef_[0][start : start + width], kept))
        start += width
    fitted = _fit([tables[place].matrix for place in PLACES], right, weights)
    start, places = 0, {}
    for place in PLACES:
        width = tables[place].matrix.shape[1]
        places[place] = tables[place].weights(fitted.coef_[0][start : start + width])
        start += width
    return Model(float(fitted.intercept_[0]), places)


class _Table:
    """The words of some texts, tf-idf; of a vocabulary, or of all that stand in two of them."""

    def __init__(self, texts: Sequence[Counter[str]], words: Sequence[str] | None = None) -> None:
        least = 1 if words else 2
        self._made = TfidfVectorizer(
            analyzer=Counter.elements, lowercase=False, min_df=least, sublinear_tf=True, vocabulary=words
        )
        self.matrix = self._made.fit_transform(texts)

    def most(self, weights: np.ndarray, kept: int) -> list[str]:
        """The words that weigh most."""
        order = np.argsort(-np.abs(weights), kind="stable")[:kept]
        return sorted(self._made.get_feature_names_out()[order])

    def weights(self, weights: np.ndarray) -> dict[str, Weight]:
        """Each word's weight."""
        words = zip(self._made.get_feature_names_out(), self._made.idf_, weights, strict=True)
        return {word: Weight(round(float(rarity), 3), round(float(weight), 3)) for word, rarity, weight in words}


def _fit(tables: Sequence[object], right: Sequence[bool], weights: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=5_000).fit(hstack(tables).tocsr(), right, sample_weight=weights)


def judged(made: Model, met: Sequence[Met]) -> str:
    """How a model does on statements that it did not learn from."""
    odds = [made.log_odds(one.said) for one in met]
    right = [one.is_record for one in met]
    lost = sum(z < UNLIKELY for z, is_record in zip(odds, right, strict=True) if is_record)
    spared = sum(z < UNLIKELY for z, is_record in zip(odds, right, strict=True) if not is_record)
    area = roc_auc_score(right, odds)
    return f"area {area:.3f}; lost {lost} of {sum(right)}; spared {spared} of {len(right) - sum(right)}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="learn without each file in turn, and try it on that one")
    given = parser.parse_args()
    met = [one for paper in papers() for one in statements(paper)]
    print(f"{len({one.paper for one in met})} papers, {len(met)} statements")
    if given.check:
        for source in dict.fromkeys(one.paper.source for one in met):
            without = [one for one in met if one.paper.source != source]
            left = [one for one in met if one.paper.source == source]
            if len({one.is_record for one in left}) == 2:
                print(f"{source}: {judged(learned(without), left)}", flush=True)
    path = Path(str(model.__file__)).with_name(model.WEIGHTS)
    path.write_text(written(learned(met)), encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
