"""Statements in words that no lexicon has, told by a model of sentences.

The model is asked where a lexicon found something nearby, whatever came of it: other text is not read, and so the gate,
which knows the lexicons' words alone, passes over none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recognizers.contract import STATEMENTS, Hit
from recognizers.genre import kinds
from recognizers.genre.model import SENTENCES, Surroundings, beginning, shipped
from recognizers.genre.sentences import Sentence, around, sentences
from recognizers.statements import BARE, DENIED, LIKELY

SURE, MAYBE = 0.5, 0.0
"""Log odds from which a sentence says something of somebody in the section, and from which of somebody beside it."""

_HOPELESS = -3.0
"""Log odds without what stands around from which that lifts no sentence."""

REACH = 1_500
"""Characters from what a lexicon found within which sentences are read."""

BY = "SentenceModel"
WHY = "no known phrase, but it reads as such statements do in records"


def unlisted(text: str, found: Sequence[Hit]) -> Iterator[Hit]:
    """The statements of a text that `found`, what the recognizers made of it, does not tell; a whole sentence each."""
    said = [h for h in found if h.entity in STATEMENTS]
    if not said:
        return
    told = [h for h in said if h.score >= BARE or h.score == DENIED]
    those = list(sentences(text))
    for which, sentence in enumerate(those):
        if not _is_near(sentence, said) or any(_meet(sentence, h) for h in told):
            continue
        odds = _odds(text, those, which)
        if odds >= MAYBE:
            entity = kinds.shipped().of(sentence.words)
            yield Hit(entity, sentence.start, sentence.end, LIKELY if odds >= SURE else BARE, (WHY,), by=BY)


def _odds(text: str, those: Sequence[Sentence], which: int) -> float:
    model, words = shipped(SENTENCES), those[which].words
    said = Surroundings(beginning(text), words, words)
    odds = model.bias + model.sum("head", said.head) + model.sum("line", words)
    return odds if odds < _HOPELESS else odds + model.sum("near", around(those, which))


def _is_near(sentence: Sentence, said: Sequence[Hit]) -> bool:
    return any(h.start - sentence.end < REACH and sentence.start - h.end < REACH for h in said)


def _meet(sentence: Sentence, hit: Hit) -> bool:
    return hit.start < sentence.end and sentence.start < hit.end
