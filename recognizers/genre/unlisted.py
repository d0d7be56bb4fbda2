"""Statements in words that no lexicon has, told by the model of sentences.

The model reads a text in which a lexicon found something, whatever came of it, and a short one with a word of `telling`
that holds no issued number, which is somebody's record without it; of others the sentences with such a word. The gate knows
both, and so passes over none of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recognizers.context.statements import BARE, DENIED, GENERAL, LIKELY
from recognizers.context.stories import is_case
from recognizers.contract import BY_MODEL, ISSUED, STATEMENTS, THRESHOLD, Hit
from recognizers.genre.errands import (
    gives_thanks,
    is_errand,
    is_field_of_card,
    is_foreign,
    is_login,
    is_motto,
    is_placed,
    is_salutation,
    is_treat,
)
from recognizers.genre.features import NAME
from recognizers.genre.model import shipped, surroundings
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

FEWEST_BESIDE_LAST_FOUR = 14
"""The same of one with the last four digits of an SSN, which takes many words to tell: "The last four digits of her …"."""

_LISTED_ONLY = frozenset({"RACE_ETHNICITY"})
"""What the models alone take too easily for said: a language, a team, a name."""

_NUMBERS = frozenset({*ISSUED, "STREET_ADDRESS", "DATE_OF_BIRTH"})
"""What a sentence tells by itself: its words may be no more than the label of that."""

_OF_FAMILIES = frozenset({"FAMILY_STATUS", "CUSTODY_NOTE"})

_LAST_FOUR = 4
_NEAR = 300
"""Characters before a sentence in which it may be said that somebody is thanked."""

WHY = "no known phrase, but it reads as such statements do in records"


def unlisted(said: Said, found: Sequence[Hit]) -> Iterator[Hit]:
    """The statements that `found`, what the recognizers made of the text, does not tell; a whole sentence each."""
    listed = _Listed.among(said, found)
    least = BESIDES if listed.stated or listed.denied else MAYBE
    records = any(h.entity in ISSUED and h.score >= THRESHOLD for h in found)
    asks_all = listed.found or (said.tells_somewhere and not records)
    numbered = {i for h in found if h.entity in _NUMBERS and h.score >= THRESHOLD for i in said.within(h.start, h.end)}
    shown = {
        i
        for h in found
        if h.entity == "US_SSN" and h.score >= THRESHOLD and h.end - h.start == _LAST_FOUR
        for i in said.within(h.start, h.end)
    }
    for which, (start, end) in enumerate(said.spans):
        few = FEWEST_BESIDE_LAST_FOUR if which in shown else FEWEST_BESIDE_NUMBER if which in numbered else FEWEST
        if not (asks_all or said.is_telling(which)) or not _says_enough(said, which, few):
            continue
        if listed.decides(said, which):
            continue
        odds = said.odds(which)
        if odds < max(SURE if listed.stated else least, BESIDES if which in numbered else least):
            continue
        entity, sure = said.entity(which), odds >= SURE
        if not _is_look_alike(said, which, entity):
            score = LIKELY if sure else BARE
            waits = odds < least or is_login(said.text[start:end])
            yield Hit(entity, start, end, score, (WHY,), by=BY_MODEL, sure=sure, certain=odds >= CERTAIN, waits=waits)


@dataclass(frozen=True)
class _Listed:
    """What the lexicons made of a text, by its sentences: those that they tell or deny, those that they take for general,
    those of a weak phrase, and all in which a phrase stands."""

    known: frozenset[int]
    general: frozenset[int]
    weak: frozenset[int]
    met: frozenset[int]
    stated: bool
    denied: bool
    found: bool

    @classmethod
    def among(cls, said: Said, found: Sequence[Hit]) -> _Listed:
        """The statements among the hits."""
        listed = [h for h in found if h.entity in STATEMENTS]

        def within(accepts: Callable[[float], bool]) -> frozenset[int]:
            return frozenset(i for h in listed if accepts(h.score) for i in said.within(h.start, h.end))

        return cls(
            known=within(lambda score: score >= LIKELY or score == DENIED),
            general=within(lambda score: score == GENERAL),
            weak=within(lambda score: BARE <= score < LIKELY),
            met=frozenset(i for h in listed for i in said.within(h.start, h.end)),
            stated=any(h.score >= LIKELY for h in listed),
            denied=any(h.score == DENIED for h in listed),
            found=bool(listed),
        )

    def decides(self, said: Said, which: int) -> bool:
        """Whether the lexicons have the last word on a sentence."""
        if which in self.known:
            return True
        if which in self.weak and said.odds(which) < CERTAIN:
            return True
        doubted = which in self.general or (which in self.met and said.counted(which) < DESPITE)
        return doubted and not _is_of_record(said, which)


def _is_of_record(said: Said, which: int) -> bool:
    """Whether a sentence certainly says something of somebody, in a paper that reads as a record: what a parent is quoted
    with in a counselor's notes is no example of a lesson, whatever a rule takes it for."""
    if said.is_short or said.odds(which) < CERTAIN:
        return False
    return shipped().log_odds(surroundings(said.text, *said.spans[which])) >= 0


def _is_look_alike(said: Said, which: int, entity: str) -> bool:
    """Whether a sentence only sounds like a statement of this kind."""
    start, end = said.spans[which]
    sentence = said.text[start:end]
    return (
        _is_guess(entity, sentence)
        or (said.odds(which) < CERTAIN and is_foreign(sentence))
        or is_field_of_card(said.text, start)
        or is_case(said.text, start, end)
        or (entity == "DISCIPLINE_RECORD" and gives_thanks(said.text[max(0, start - _NEAR) : end]))
    )


def _is_guess(entity: str, sentence: str) -> bool:
    """Whether a sentence only has the words of such statements, as an errand has."""
    if entity in _LISTED_ONLY or (entity in _OF_FAMILIES and (is_errand(sentence) or is_treat(sentence))):
        return True
    return is_salutation(sentence) or is_placed(sentence) or is_motto(sentence)


def _says_enough(said: Said, which: int, few: int) -> bool:
    words = sum(word[0].isalpha() or word == NAME for word in said.words(which) if " " not in word)
    return words >= few
