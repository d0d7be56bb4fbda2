"""Statements in words that no lexicon has, told by the model of sentences.

The model reads a text in which a lexicon found something, whatever came of it, and a short one with a word of `telling`
that holds no issued number, which is somebody's record without it; of others the sentences with such a word. The gate knows
both, and so passes over none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recognizers.context.statements import BARE, DENIED, GENERAL, LIKELY
from recognizers.context.stories import is_case
from recognizers.contract import ISSUED, STATEMENTS, THRESHOLD, Hit
from recognizers.genre.errands import (
    gives_thanks,
    is_errand,
    is_field_of_card,
    is_foreign,
    is_login,
    is_placed,
    is_salutation,
    is_treat,
)
from recognizers.genre.features import NAME
from recognizers.genre.said import CERTAIN, Said

SURE, MAYBE = 0.6, 0.4
"""Log odds from which a sentence says something of somebody in the section, and from which of somebody beside it."""

BESIDES = 1.8
"""Log odds from which it does where a lexicon tells or denies something already: what is said besides is often no more
than the occasion. What is surely said, and less so, waits for what comes of the others."""

DESPITE = -0.2
"""Log odds of its words alone from which a sentence does that a rule takes for one said of nobody."""

FEWEST = 4
"""Words and names of a sentence below which it says nothing without a phrase."""

FEWEST_BESIDE_NUMBER = 6
"""The same of a sentence with a number, of which some are its label: "MassHealth ID of Ann Lee: …"."""

_LISTED_ONLY = frozenset({"RACE_ETHNICITY"})
"""What the models alone take too easily for said: a language, a team, a name."""

_NUMBERS = frozenset({*ISSUED, "STREET_ADDRESS", "DATE_OF_BIRTH"})
"""What a sentence tells by itself: its words may be no more than the label of that."""

_OF_FAMILIES = frozenset({"FAMILY_STATUS", "CUSTODY_NOTE"})

_NEAR = 300
"""Characters before a sentence in which it may be said that somebody is thanked."""

BY = "SentenceModel"
WHY = "no known phrase, but it reads as such statements do in records"


def unlisted(said: Said, found: Sequence[Hit]) -> Iterator[Hit]:
    """The statements that `found`, what the recognizers made of the text, does not tell; a whole sentence each."""
    listed = [h for h in found if h.entity in STATEMENTS]
    told = [h for h in listed if h.score >= BARE or h.score in {DENIED, GENERAL}]
    stated = any(h.score >= LIKELY for h in told)
    least = BESIDES if stated or any(h.score == DENIED for h in told) else MAYBE
    known = {i for h in told if h.score >= LIKELY or h.score <= GENERAL for i in said.within(h.start, h.end)}
    weak = {i for h in told if BARE <= h.score < LIKELY for i in said.within(h.start, h.end)}
    general = {i for h in listed for i in said.within(h.start, h.end)}
    records = any(h.entity in ISSUED and h.score >= THRESHOLD for h in found)
    asks_all = bool(listed) or (said.tells_somewhere and not records)
    numbered = {i for h in found if h.entity in _NUMBERS and h.score >= THRESHOLD for i in said.within(h.start, h.end)}
    for which, (start, end) in enumerate(said.spans):
        if (
            which in known
            or not (asks_all or said.is_telling(which))
            or not _says_enough(said, which, which in numbered)
        ):
            continue
        if which in general and said.counted(which) < DESPITE:
            continue
        if which in weak and said.odds(which) < CERTAIN:
            continue
        if (odds := said.odds(which)) >= max(SURE if stated else least, BESIDES if which in numbered else least):
            entity, sure = said.entity(which), odds >= SURE
            if not (
                _is_guess(entity, said.text[start:end])
                or (odds < CERTAIN and is_foreign(said.text[start:end]))
                or is_field_of_card(said.text, start)
                or is_case(said.text, start, end)
                or (entity == "DISCIPLINE_RECORD" and gives_thanks(said.text[max(0, start - _NEAR) : end]))
            ):
                score = LIKELY if sure else BARE
                waits = odds < least or is_login(said.text[start:end])
                yield Hit(entity, start, end, score, (WHY,), by=BY, sure=sure, certain=odds >= CERTAIN, waits=waits)


def _is_guess(entity: str, sentence: str) -> bool:
    """Whether a sentence only has the words of such statements, as an errand has."""
    if entity in _LISTED_ONLY or (entity in _OF_FAMILIES and (is_errand(sentence) or is_treat(sentence))):
        return True
    return is_salutation(sentence) or is_placed(sentence)


def _says_enough(said: Said, which: int, numbered: bool) -> bool:
    words = sum(word[0].isalpha() or word == NAME for word in said.words(which) if " " not in word)
    return words >= (FEWEST_BESIDE_NUMBER if numbered else FEWEST)
