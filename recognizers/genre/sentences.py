"""A text in sentences, each as the model of sentences reads it.

A sentence ends with its line, or with a mark behind which neither a letter or figure nor another mark stands. The full stop
of a title, an initial, a month or the like ends none ("Ms. Ho", "Ana P. says", "Nov. 8").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recognizers.genre.features import features

_TITLES = ("mr", "mrs", "ms", "mx", "dr", "prof", "rev", "fr", "st", "sr", "sra", "srta", "dra", "vs", "approx", "incl")
_BEFORE_FIGURES = (
    *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"),
    *("gr", "rm", "no", "nos", "pd", "per", "ext", "tel", "vol", "ch", "pp", "p", "apt", "sec", "art"),
)
_ENDS_NONE = "|".join(
    (
        r"[.](?=[\w,;:])|[!?](?=\w)",
        *(rf"(?<=\b(?i:{title}))[.](?=[ \t])" for title in _TITLES),
        *(rf"(?<=\b(?i:{short}))[.](?=[ \t]\d)" for short in _BEFORE_FIGURES),
        r"(?<=\w [A-Z])[.](?=[ \t]\(?[a-z])",
        r"(?<=\b[ap][.]m)[.](?=[ \t][a-z])",
    )
)
_SENTENCE = re.compile(rf"[^\n.!?]+(?:(?:{_ENDS_NONE})[^\n.!?]*)*[.!?]?")
_SHORTEST = 8
"""Characters of a sentence; what is shorter says nothing."""

_BESIDE = 2
"""Sentences on each side of one that count as what stands around it."""


class Sentence(NamedTuple):
    """The characters text[start:end], and how often each word stands in them."""

    start: int
    end: int
    words: Counter[str]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand, in order, without the blanks around them."""
    for found in _SENTENCE.finditer(text):
        said = found.group()
        if len(bare := said.strip()) >= _SHORTEST:
            start = found.start() + len(said) - len(said.lstrip())
            yield start, start + len(bare)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order."""
    return (Sentence(start, end, features(text[start:end])) for start, end in spans(text))


def beside(which: int, number: int) -> range:
    """Of so many sentences one and those that count as what stands around it."""
    return range(max(0, which - _BESIDE), min(number, which + _BESIDE + 1))


def around(those: Sequence[Sentence], which: int) -> Counter[str]:
    """How often each word stands in one of the sentences and in those beside it."""
    counted: Counter[str] = Counter()
    for other in beside(which, len(those)):
        counted.update(those[other].words)
    return counted
