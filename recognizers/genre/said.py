"""How each sentence of a text reads: as said of somebody in a record, or not."""

from __future__ import annotations

from functools import cached_property

from recognizers.contract import Hit
from recognizers.genre.model import SENTENCES, beginning, shipped
from recognizers.genre.sentences import Sentence, around, sentences

FIRM = -1.0
"""Log odds from which a sentence with a known phrase says something of somebody in the section."""

SURE, MAYBE = 0.5, 0.0
"""Log odds from which a sentence without one does, and from which it does of somebody beside it."""

_HOPELESS = -3.0
"""Log odds without what stands around from which that lifts no sentence."""


class Said:
    """The sentences of a text; each is read when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._odds: dict[int, float] = {}

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences, in order."""
        return list(sentences(self._text))

    @cached_property
    def _head(self) -> float:
        return shipped(SENTENCES).sum("head", beginning(self._text))

    def odds(self, which: int) -> float:
        """The natural logarithm of the odds that a sentence says something protected of somebody."""
        if which not in self._odds:
            model = shipped(SENTENCES)
            odds = model.bias + self._head + model.sum("line", self.sentences[which].words)
            self._odds[which] = odds + (0 if odds < _HOPELESS else model.sum("near", around(self.sentences, which)))
        return self._odds[which]

    def over(self, hit: Hit) -> float:
        """The highest odds of the sentences in which a hit stands; even ones (0) where it stands in none."""
        return max((self.odds(i) for i, one in enumerate(self.sentences) if meet(one, hit)), default=0.0)


def meet(sentence: Sentence, hit: Hit) -> bool:
    """Whether they share a character."""
    return hit.start < sentence.end and sentence.start < hit.end
