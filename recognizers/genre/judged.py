"""Statements of papers that read as no record of anybody lose their weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recognizers.bonds import names_subject
from recognizers.contract import ISSUED, STATEMENTS, THRESHOLD, Hit
from recognizers.genre.features import words
from recognizers.genre.model import shipped, surroundings
from recognizers.statements import BARE, GENERAL

UNLIKELY = -1.2
"""Log odds below which a statement is taken for none."""

LEAST = 60
"""Words and marks of a passage below which it is too short to tell what it is."""

_SHORT = 1_000
"""Characters of a passage that need counting; a longer one has words enough."""

WHY = "lowered: the words around it are those of a lesson, a story, a notice or news, not of a record"

_KEPT_BY = frozenset({*ISSUED, "DATE_OF_BIRTH"})
_NEAR = 400
"""Characters around a statement in which a number issued to somebody, or a date of birth, makes it one of a record."""


def in_records(hits: Sequence[Hit], text: str, known: Sequence[Hit] = ()) -> Iterator[Hit]:
    """The hits of a text, its statements lowered where they stand in no record.

    `known` are the roster's own hits: who stands in it is a pupil, and what is said beside is said of one.
    """
    if _needs_no_telling(text):
        yield from hits
        return
    signs = [h for h in hits if h.entity in _KEPT_BY and h.score >= THRESHOLD]
    signs.extend(h for h in known if h.subject is not None)
    for hit in hits:
        asked = hit.entity in STATEMENTS and hit.score >= BARE
        if asked and not any(_is_near(hit, sign) for sign in signs) and _odds(text, hit) < UNLIKELY:
            yield replace(hit, score=GENERAL, why=(*hit.why, WHY))
        else:
            yield hit


def _needs_no_telling(text: str) -> bool:
    """Whether a passage is too short to tell what it is, or says itself whom it is about."""
    return (len(text) < _SHORT and words(text) < LEAST) or names_subject(text)


def _odds(text: str, hit: Hit) -> float:
    return shipped().log_odds(surroundings(text, hit.start, hit.end))


def _is_near(hit: Hit, sign: Hit) -> bool:
    return sign.start - hit.end < _NEAR and hit.start - sign.end < _NEAR
