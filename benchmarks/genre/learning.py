"""`make genre`: learns the weights of genre and of sentences from the papers, and checks those of genre.

Genre learns from the statements that the recognizers meet in the papers, whatever they make of them: each with the text
around it, and whether it is one of a record. Each paper counts as much as the root of how many it has. The model of
sentences learns from every sentence (`telling`).
"""

from __future__ import annotations

import argparse
import io
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from sklearn.metrics import roc_auc_score

from benchmarks.genre.papers import Paper, papers
from benchmarks.genre.tables import fitted
from benchmarks.genre.telling import Line, Read, kinds, lines, read
from recognizers import registry
from recognizers.context.statements import GENERAL, head_of
from recognizers.contract import STATEMENTS, Cluster, Hit
from recognizers.genre import kinds as shipped_kinds
from recognizers.genre import model
from recognizers.genre.model import Model, Surroundings, surroundings, written
from recognizers.reading import Reader
from scanners import registry as scanners
from scanners.contract import Grid, Piece

KEPT, KEPT_OF_SENTENCES = 4_000, 20_000
"""Words of each place that the models keep, those that weigh most. With fewer of sentences a tenth is lost."""

STRENGTH, STRENGTH_OF_SENTENCES = 10.0, 1.0
"""The inverse of what weights cost (L2)."""

OF_A_LINE = 0.3
"""What an example without a paper counts beside a sentence of one."""


LEANS = -1.2
"""Log odds below which the check counts a statement as one that the model of genre leans to lower."""


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

    def hits(self, text: str, before: str = "", _opened: object = None) -> list[Hit]:
        """None, so that nothing is made of them; they are in `met`."""
        head = head_of(f"{before}\n{text}" if before else text, ())
        for recognizer in self._finders:
            for hit in recognizer.find(text, (head, "")):
                if hit.score >= GENERAL:
                    self.met.append((text, hit, surroundings(text, hit.start, hit.end)))
        return []

    def told_by_rows(self, *_table: object) -> Iterator[Cluster]:
        """None: that is for the models to tell, which learn here."""
        return iter(())


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
    """The model of genre that these statements teach."""
    count = Counter(one.paper for one in met)
    weights = np.array([1 / math.sqrt(count[one.paper]) for one in met])
    return fitted([one.said for one in met], [one.is_record for one in met], weights, kept, STRENGTH)


def learned_sentences(those: Sequence[Read], examples: Sequence[Line], kept: int = KEPT_OF_SENTENCES) -> Model:
    """The model of sentences that these teach; an example counts less, for it says nothing of where it stands."""
    nothing: Counter[str] = Counter()
    said = [*(one.said for one in those), *(Surroundings(nothing, one.words, nothing) for one in examples)]
    right = [bool(one.entities) for one in (*those, *examples)]
    weights = np.array([1.0] * len(those) + [OF_A_LINE] * len(examples))
    return fitted(said, right, weights, kept, STRENGTH_OF_SENTENCES)


def judged(made: Model, met: Sequence[Met]) -> str:
    """How a model does on statements that it did not learn from."""
    odds = [made.log_odds(one.said) for one in met]
    right = [one.is_record for one in met]
    lost = sum(z < LEANS for z, is_record in zip(odds, right, strict=True) if is_record)
    spared = sum(z < LEANS for z, is_record in zip(odds, right, strict=True) if not is_record)
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
    _write(model.GENRE, written(learned(met)))
    those, examples = list(read(papers())), list(lines())
    print(f"{len(those)} sentences, {len(examples)} lines")
    _write(model.SENTENCES, written(learned_sentences(those, examples)))
    told = [(one.said.line, one.entities) for one in those] + [(one.words, one.entities) for one in examples]
    _write(shipped_kinds.WEIGHTS, shipped_kinds.written(kinds([one for one in told if one[1]])))


def _write(name: str, rows: str) -> None:
    path = Path(str(model.__file__)).with_name(name)
    path.write_text(rows, encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes", flush=True)


if __name__ == "__main__":
    main()
