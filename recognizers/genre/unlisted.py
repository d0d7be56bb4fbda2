"""Statements in words that no lexicon has, told by the model of sentences.

The model is asked where a lexicon found something in the text, whatever came of it: other text is not read, and so the
gate, which knows the lexicons' words alone, passes over none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recognizers.contract import STATEMENTS, Hit
from recognizers.genre import kinds
from recognizers.genre.features import NAME
from recognizers.genre.said import Said
from recognizers.statements import BARE, DENIED, LIKELY

SURE, MAYBE = 0.5, 0.0
"""Log odds from which a sentence says something of somebody in the section, and from which of somebody beside it."""

BESIDES = 2.0
"""Log odds from which it does where a lexicon tells something already: what is said besides is often no more than the occasion."""

OWN = 2.5
"""What its own words add to the odds at least: not every sentence of a record says something."""

FEWEST = 4
"""Words and names of a sentence below which it says nothing without a phrase."""

BY = "SentenceModel"
WHY = "no known phrase, but it reads as such statements do in records"


def unlisted(said: Said, found: Sequence[Hit]) -> Iterator[Hit]:
    """The statements that `found`, what the recognizers made of the text, does not tell; a whole sentence each."""
    listed = [h for h in found if h.entity in STATEMENTS]
    told = [h for h in listed if h.score >= BARE or h.score == DENIED]
    least = BESIDES if any(h.score >= LIKELY for h in told) else MAYBE
    known = {i for h in told for i in said.within(h.start, h.end)}
    for which in range(len(said.sentences) if listed else 0):
        if (
            which not in known
            and _says_enough(said, which)
            and said.line(which) >= OWN
            and (odds := said.odds(which)) >= least
        ):
            start, end, words = said.sentences[which]
            sure = odds >= SURE
            yield Hit(kinds.shipped().of(words), start, end, LIKELY if sure else BARE, (WHY,), by=BY, sure=sure)


def _says_enough(said: Said, which: int) -> bool:
    return sum(word[0].isalpha() or word == NAME for word in said.sentences[which].words if " " not in word) >= FEWEST
