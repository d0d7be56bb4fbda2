"""Look-alikes: what has the look of a value or of a statement and is none, kept with the reason where somebody asks.

They are never matches: nothing is judged or counted by them. Whoever asks why a number was not reported is told here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recognizers.context.statements import BARE
from recognizers.contract import BESIDE, STATEMENTS, THRESHOLD, Cluster, Hit, RawMatch

ABOUT_PROGRAMS = "dropped: the text around it speaks of programs, not of people"
UNFIT_CELL = "dropped: the cell does not have the form that the heading asks for"
OF_NOBODY = "dropped: stands in a column that speaks of no person"
_NOBODY = "dropped: nobody is named near enough of whom it could be said"
_WEAK_NAME = "dropped: too weak a sign of a person's name"
_UNSAID = "dropped: nothing beside it says what it is"


def least(entity: str) -> float:
    """The score that a match of this entity has at least; a statement or an address of little score needs a person too."""
    return BARE if entity in STATEMENTS | BESIDE else THRESHOLD


def explained(why: Sequence[str], entity: str, score: float) -> tuple[str, ...]:
    """The reasons of a look-alike, with the one that is understood where none of them says why it was dropped."""
    if any(told.startswith("dropped") or (told.startswith("lowered") and score < BARE) for told in why):
        return tuple(why)
    if score >= least(entity):
        return (*why, _NOBODY)
    return (*why, _WEAK_NAME if entity == "PERSON" else _UNSAID)


def dropped(found: Iterable[RawMatch]) -> tuple[RawMatch, ...]:
    """Matches that turned out to be none, each with its reason."""
    return tuple(replace(m, why=explained(m.why, m.entity, m.score)) for m in found)


def alone(found: Iterable[RawMatch]) -> Cluster:
    """What stands for a row or a form in which nothing counts: its look-alikes."""
    return Cluster((), dropped=dropped(found))


def parted(found: Sequence[RawMatch]) -> tuple[list[RawMatch], list[RawMatch]]:
    """What may count, and the look-alikes."""
    weak = [m for m in found if m.score < least(m.entity)]
    return (list(found), []) if not weak else ([m for m in found if m.score >= least(m.entity)], weak)


def unkept(hits: Sequence[Hit], kept: Sequence[Hit]) -> list[Hit]:
    """The hits that came to nothing: values within a kept value and statements within a kept one of their kind are no news."""
    return [
        h
        for h in hits
        if not any(
            h.start < k.end and k.start < h.end and (h.entity == k.entity or not {h.entity, k.entity} & STATEMENTS)
            for k in kept
        )
    ]
