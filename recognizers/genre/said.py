"""How each sentence of a text reads: as said of somebody in a record, or not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from recognizers.contract import Hit
from recognizers.genre.features import features
from recognizers.genre.model import SENTENCES, beginning, shipped
from recognizers.genre.sentences import beside, spans
from recognizers.genre.telling import is_telling

FIRM = -0.2
"""Log odds from which a sentence with a known phrase says something of somebody in the section."""


WHOLE = 4_000
"""Characters of a text of which every sentence is read where any is to be."""

_HOPELESS = -3.0
"""Log odds without what stands around from which that lifts no sentence."""


class Said:
    """The sentences of a text; each is read when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._odds: dict[int, float] = {}
        self._words: dict[int, Counter[str]] = {}

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each sentence stands, in order."""
        return list(spans(self._text))

    def words(self, which: int) -> Counter[str]:
        """How often each word stands in a sentence."""
        if which not in self._words:
            start, end = self.spans[which]
            self._words[which] = features(self._text[start:end])
        return self._words[which]

    def is_telling(self, which: int) -> bool:
        """Whether one of the words of `telling` stands in a sentence."""
        return is_telling(self._text, *self.spans[which])

    @cached_property
    def tells_somewhere(self) -> bool:
        """Whether the text is short and one of those words stands anywhere in it: then it is read as a whole."""
        return len(self._text) <= WHOLE and is_telling(self._text, 0, len(self._text))

    @cached_property
    def _head(self) -> float:
        return shipped(SENTENCES).sum("head", beginning(self._text))

    def odds(self, which: int) -> float:
        """The natural logarithm of the odds that a sentence says something protected of somebody."""
        if which not in self._odds:
            odds = shipped(SENTENCES).bias + self._head + self.line(which)
            self._odds[which] = odds + (0 if odds < _HOPELESS else self._near(which))
        return self._odds[which]

    def line(self, which: int) -> float:
        """What a sentence's own words add to its odds."""
        return shipped(SENTENCES).sum("line", self.words(which))

    def _near(self, which: int) -> float:
        counted: Counter[str] = Counter()
        for other in beside(which, len(self.spans)):
            counted.update(self.words(other))
        return shipped(SENTENCES).sum("near", counted)

    def within(self, start: int, end: int) -> range:
        """Which sentences share a character with text[start:end]."""
        first = bisect_right(self._ends, start)
        return range(first, max(first, bisect_left(self._starts, end)))

    def over(self, hit: Hit) -> float:
        """The highest odds of the sentences in which a hit stands; even ones (0) where it stands in none."""
        return max(map(self.odds, self.within(hit.start, hit.end)), default=0.0)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.spans]
