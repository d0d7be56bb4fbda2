"""How each sentence of a text reads: as said of somebody in a record, or not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from recognizers.contract import Hit
from recognizers.genre.model import SENTENCES, beginning, shipped
from recognizers.genre.sentences import Sentence, around, sentences

FIRM = 0.0
"""Log odds from which a sentence with a known phrase says something of somebody in the section."""


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
            odds = model.bias + self._head + self.line(which)
            self._odds[which] = odds + (0 if odds < _HOPELESS else model.sum("near", around(self.sentences, which)))
        return self._odds[which]

    def line(self, which: int) -> float:
        """What a sentence's own words add to its odds."""
        return shipped(SENTENCES).sum("line", self.sentences[which].words)

    def within(self, start: int, end: int) -> range:
        """Which sentences share a character with text[start:end]."""
        first = bisect_right(self._ends, start)
        return range(first, max(first, bisect_left(self._starts, end)))

    def over(self, hit: Hit) -> float:
        """The highest odds of the sentences in which a hit stands; even ones (0) where it stands in none."""
        return max(map(self.odds, self.within(hit.start, hit.end)), default=0.0)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _ends(self) -> list[int]:
        return [sentence.end for sentence in self.sentences]
