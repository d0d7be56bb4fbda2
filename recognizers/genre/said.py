"""How each sentence of a text reads: as said of somebody in a record, or not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from recognizers.contract import Hit
from recognizers.genre import kinds
from recognizers.genre.features import features, words
from recognizers.genre.model import SENTENCES, beginning, shipped
from recognizers.genre.sentences import beside, spans
from recognizers.genre.telling import is_telling

if TYPE_CHECKING:
    from recognizers.transformer.reading import Reading

FIRM = 0.2
"""Log odds from which a sentence with a known phrase says something of somebody in the section."""


CERTAIN = 1.8
"""Log odds from which a sentence surely does, whatever weak phrase stands in it and whatever form of a name near it. Of 288
papers of records and 310 others that neither learned from 259 and 5 have such a sentence."""

WHOLE = 4_000
"""Characters of a text of which every sentence is read where any is to be."""

_HOPELESS = -3.0
"""Log odds without what stands around from which that lifts no sentence."""

_AGAINST = -1.5
"""Log odds of the words below which no known phrase stands firm, whatever the encoder says."""

_DOUBT = (-3.0, 2.0)
"""Log odds of the words between which the encoder is asked too: of sentences below hardly one in a hundred says anything, of those
above 96 do."""

_WORDS, _ENCODER, _BIAS = 0.4, 0.75, 0.4
"""What the words, the encoder, and neither count in the odds of a sentence in doubt: fitted (logistic regression) to 20,115
sentences of papers that neither had learned from then."""


_OF_WORDS, _LEAST = 3.0, -3.0
"""What the words count in the kind of a sentence beside the encoder (of 728 sentences of papers that neither learned from
628 are then told rightly; 595 by the encoder, 540 by the words), and what they say of a kind that they have none of."""

_ALONE = 0.6
"""What the odds of the words lack where the encoder is not asked: at -0.2 of theirs as many sentences say something as at 0.4
of both."""

_FOREIGN = re.compile("[\u0100-\u1fff\u2e80-\ud7ff]")
"""Letters of which the encoder was taught nothing (Vietnamese, Chinese)."""


LEAST = 60
"""Words and marks of a passage below which it is too short to tell what it is."""

_SHORT = 1_000
"""Characters of a passage that need counting; a longer one has words enough."""

MOST = 400
"""Windows of an item that the encoder reads: some 250,000 characters, half a minute. Of what is beyond the words alone tell."""


class Allowance:
    """How many windows the encoder may still read of an item."""

    def __init__(self, windows: int = MOST) -> None:
        self.left = windows


class Said:
    """The sentences of a text; each is read when it is asked for, by the encoder too as far as that is allowed."""

    def __init__(self, text: str, allowance: Allowance | None = None) -> None:
        self.text, self._allowance = text, allowance or Allowance()
        self._odds: dict[int, float] = {}
        self._words: dict[int, Counter[str]] = {}
        self._seen: set[int] = set()

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each sentence stands, in order."""
        return list(spans(self.text))

    def words(self, which: int) -> Counter[str]:
        """How often each word stands in a sentence."""
        if which not in self._words:
            start, end = self.spans[which]
            self._words[which] = features(self.text[start:end])
        return self._words[which]

    def is_telling(self, which: int) -> bool:
        """Whether one of the words of `telling` stands in a sentence."""
        return is_telling(self.text, *self.spans[which])

    @cached_property
    def tells_somewhere(self) -> bool:
        """Whether the text is short and one of those words stands anywhere in it: then it is read as a whole."""
        return len(self.text) <= WHOLE and is_telling(self.text, 0, len(self.text))

    @cached_property
    def size(self) -> int:
        """The words and marks of the text; of a long one that there are enough to tell what it is."""
        return words(self.text) if len(self.text) < _SHORT else LEAST

    @property
    def is_short(self) -> bool:
        """Whether the text is too short to tell what kind of paper it is."""
        return self.size < LEAST

    @cached_property
    def _head(self) -> float:
        return shipped(SENTENCES).sum("head", beginning(self.text))

    def odds(self, which: int) -> float:
        """The natural logarithm of the odds that a sentence says something protected of somebody."""
        if which not in self._odds:
            odds = self.counted(which)
            self._odds[which] = self._both(which, odds) if _DOUBT[0] < odds < _DOUBT[1] else odds
        return self._odds[which]

    def _both(self, which: int, odds: float) -> float:
        """The odds by words and encoder; `odds` are those by the words alone."""
        if not self._asks(which):
            return odds + _ALONE
        return _WORDS * odds + _ENCODER * self._reading.odds(which) + _BIAS

    def is_firm(self, hit: Hit) -> bool:
        """Whether one of the sentences in which a hit stands reads as said of somebody, and the words alone do not deny it."""
        those = self.within(hit.start, hit.end)
        return any(self.odds(which) >= FIRM and self.counted(which) >= _AGAINST for which in those)

    def _asks(self, which: int) -> bool:
        """Whether the encoder is to read a sentence; its window is counted."""
        if _FOREIGN.search(self.text, *self.spans[which]):
            return False
        if which not in self._seen:
            if not self._allowance.left:
                return False
            self._allowance.left -= 1
            self._seen.update(self._reading.beside(which))
        return True

    def counted(self, which: int) -> float:
        """Those odds by the words alone."""
        odds = shipped(SENTENCES).bias + self._head + shipped(SENTENCES).sum("line", self.words(which))
        return odds + (0 if odds < _HOPELESS else self._near(which))

    @cached_property
    def _reading(self) -> Reading:
        from recognizers.transformer.reading import Reading  # brings in numpy, which most text needs none of

        return Reading(self.text, self.spans)

    def entity(self, which: int) -> str:
        """The entity that a sentence most likely says, if it says anything."""
        if (weights := self._kinds(which)) is None:
            return kinds.shipped().of(self.words(which))
        return max(weights, key=lambda entity: weights[entity])

    def doubts(self, which: int, entity: str) -> float:
        """By how much likelier (log odds) a sentence says what it most likely says than this entity; 0 where only its words tell."""
        weights = self._kinds(which)
        return max(weights.values()) - weights.get(entity, min(weights.values())) if weights else 0.0

    def _kinds(self, which: int) -> dict[str, float] | None:
        """How likely a sentence says each entity, by encoder and words; None where the encoder is not asked."""
        if not self._asks(which):
            return None
        encoder, told = self._reading.kinds(which), kinds.shipped().told(self.words(which))
        return {entity: encoder[entity] + _OF_WORDS * told.get(entity, _LEAST) for entity in encoder}

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

    def closely(self, hit: Hit) -> float:
        """The same, with the encoder asked of those too of which the words leave no doubt."""
        those = self.within(hit.start, hit.end)
        return max((self._both(which, self.counted(which)) for which in those), default=0.0)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.spans]
