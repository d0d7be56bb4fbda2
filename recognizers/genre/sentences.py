"""A text in sentences, each as the model of sentences reads it.

A sentence ends with its line, or with a mark behind which there is no letter or figure ("Dr." ends one too: the model
was taught so).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recognizers.genre.features import features

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.](?=\w)[^\n.!?]*)*[.!?]?")
_SHORTEST = 8
"""Characters of a sentence; what is shorter says nothing."""

_BESIDE = 2
"""Sentences on each side of one that count as what stands around it."""


class Sentence(NamedTuple):
    """The characters text[start:end], and how often each word stands in them."""

    start: int
    end: int
    words: Counter[str]


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order, without the blanks around them."""
    for found in _SENTENCE.finditer(text):
        said = found.group()
        if len(bare := said.strip()) >= _SHORTEST:
            start = found.start() + len(said) - len(said.lstrip())
            yield Sentence(start, start + len(bare), features(bare))


def around(those: Sequence[Sentence], which: int) -> Counter[str]:
    """How often each word stands in one of the sentences and in those beside it."""
    counted: Counter[str] = Counter()
    for sentence in those[max(0, which - _BESIDE) : which + _BESIDE + 1]:
        counted.update(sentence.words)
    return counted
