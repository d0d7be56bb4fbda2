"""What the model of sentences, and the kinds of what it tells, learn from: every sentence of the papers, and lines.

A file of `lines/` holds one example a line: "+ENTITY | text" says something protected of somebody who can be told, its
telling words marked ("{{through with insulin}}"), "- | text" nothing of the sort.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.svm import LinearSVC

from benchmarks.genre.papers import Paper
from benchmarks.genre.tables import Table
from recognizers.contract import STATEMENTS
from recognizers.genre.features import features
from recognizers.genre.kinds import Kinds
from recognizers.genre.model import Surroundings, beginning
from recognizers.genre.sentences import around, sentences

LINES = Path(__file__).with_name("lines")

KEPT = 2_000
"""Words of each kind that are kept, those that weigh most."""

_LINE = re.compile(r"(?:\+(?P<entity>[A-Z_]+)|-) \| (?P<text>.+)")
_MARK = re.compile(r"\{\{(?:(?P<entity>[A-Z_]+): ?)?(?P<value>.*?)\}\}")


@dataclass(frozen=True)
class Read:
    """A sentence of a paper, and the entities of what it tells, none where it tells nothing."""

    said: Surroundings
    entities: frozenset[str]


@dataclass(frozen=True)
class Line:
    """An example of `lines/`: its text, its words, and the entities of what it tells, none where it tells nothing."""

    text: str
    words: Counter[str]
    entities: frozenset[str]


def lines(folder: Path = LINES) -> Iterator[Line]:
    """All examples of all files. Raises ValueError for a line of another form."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not (found := _LINE.fullmatch(line)):
                raise ValueError(f"{path.name}:{number}: neither + nor -")
            told = {m["entity"] or found["entity"] for m in _MARK.finditer(found["text"])} | {found["entity"]}
            bare = _MARK.sub(lambda m: m["value"], found["text"])
            yield Line(bare, features(bare), frozenset(told) & STATEMENTS)


def read(all_papers: Iterable[Paper]) -> Iterator[Read]:
    """The sentences of papers that are no tables; those that tell an issued value alone are left out."""
    for paper in all_papers:
        if paper.name.endswith(".csv"):
            continue
        those = list(sentences(paper.text))
        for which, sentence in enumerate(those):
            met = {m.entity for m in paper.marks if m.start < sentence.end and sentence.start < m.end}
            if met and not met & STATEMENTS:
                continue
            said = Surroundings(beginning(paper.text), sentence.words, around(those, which))
            yield Read(said, frozenset(met & STATEMENTS))


def kinds(told: Sequence[tuple[Counter[str], frozenset[str]]], kept: int = KEPT) -> Kinds:
    """The kinds that these statements teach, by their words alone."""
    table = Table([words for words, _ in told])
    found = Kinds({}, {})
    for entity in sorted(set().union(*(entities for _, entities in told))):
        right = np.array([entity in entities for _, entities in told])
        fitted = LinearSVC(C=0.5, class_weight="balanced").fit(table.presence(), right)
        found.bias[entity] = round(float(fitted.intercept_[0]), 3)
        found.words[entity] = {w: round(v, 2) for w, v in table.heaviest(fitted.coef_[0], kept) if abs(v) >= 0.005}
    return found
