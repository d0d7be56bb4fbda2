"""Statements in words that no lexicon has, told by the model of sentences.

The model is asked where a lexicon found something nearby, whatever came of it: other text is not read, and so the
gate, which knows the lexicons' words alone, passes over none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recognizers.contract import STATEMENTS, Hit
from recognizers.genre import kinds
from recognizers.genre.said import MAYBE, SURE, Said, meet
from recognizers.genre.sentences import Sentence
from recognizers.statements import BARE, DENIED, LIKELY

REACH = 1_500
"""Characters from what a lexicon found within which sentences are read."""

BY = "SentenceModel"
WHY = "no known phrase, but it reads as such statements do in records"


def unlisted(said: Said, found: Sequence[Hit]) -> Iterator[Hit]:
    """The statements that `found`, what the recognizers made of the text, does not tell; a whole sentence each."""
    near = [h for h in found if h.entity in STATEMENTS]
    if not near:
        return
    told = [h for h in near if h.score >= BARE or h.score == DENIED]
    for which, sentence in enumerate(said.sentences):
        if not _is_near(sentence, near) or any(meet(sentence, h) for h in told):
            continue
        if (odds := said.odds(which)) >= MAYBE:
            entity, score = kinds.shipped().of(sentence.words), LIKELY if odds >= SURE else BARE
            yield Hit(entity, sentence.start, sentence.end, score, (WHY,), by=BY, sure=odds >= SURE)


def _is_near(sentence: Sentence, hits: Sequence[Hit]) -> bool:
    return any(h.start - sentence.end < REACH and sentence.start - h.end < REACH for h in hits)
