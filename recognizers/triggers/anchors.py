"""Where in a text a regular expression may match: around literals of which every match holds one.

Most expressions cannot do without several: "got" or "received", and behind it "detention" or "suspended". One that finds
all of them in a text is run around those that stand there least often, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from recognizers.triggers.factors import Factors, merit, sets

from re import _constants as sre, _parser as parser  # type: ignore[attr-defined]  # isort: skip

LONGEST_WORD = 60
"""Characters that `\\w+` is taken to cover at most when it is told how far a match reaches."""

MOST_TIMES = 6
"""How often a group that may be repeated without end is taken to be."""

LOOKING = 80
"""Characters behind a match that an expression may look at."""

_SETS = 3
_FAR = 1_500
_CHARACTERS = (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)
_BOUNDARIES = ((sre.AT, sre.AT_BOUNDARY), (sre.AT, sre.AT_NON_BOUNDARY))
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)


class Anchors(NamedTuple):
    """Sets of literals in lower case, of each of which every match holds one; no set if there is none worth a look.

    `leading` tells of each set whether its literals begin the match; `reach` is how many characters a match has at
    most, None where there is no telling.
    """

    sets: tuple[frozenset[str], ...]
    leading: tuple[bool, ...]
    reach: int | None


def anchors(regex: str) -> Anchors:
    """Those of an expression whose case is ignored, the most telling set first."""
    parsed = _flat(parser.parse(regex, parser.SRE_FLAG_IGNORECASE))
    kept = sorted(set(sets(parsed)), key=_telling, reverse=True)[:_SETS]
    reach = _reach(parsed)
    return Anchors(
        tuple(one.literals for one in kept),
        tuple(one.leading for one in kept),
        int(reach) if reach <= _FAR else None,
    )


def _flat(sequence: Any) -> list[Any]:
    """The parts of a sequence, those of its groups among them."""
    flat: list[Any] = []
    for operation, told in sequence:
        flat.extend(_flat(told[3]) if operation is sre.SUBPATTERN else [(operation, told)])
    return flat


def _telling(one: Factors) -> tuple[int, int, list[str]]:
    return merit(one), -len(one.literals), sorted(one.literals)


def _reach(sequence: Any) -> float:
    """Characters that a match has at most; without end where it looks far behind itself, or for the end of the text."""
    return sum(_width(operation, told) for operation, told in sequence)


def _width(operation: Any, told: Any) -> float:
    if operation in _REPEATS:
        return _repeated(*told)
    if operation is sre.SUBPATTERN:
        return _reach(told[3])
    if operation is sre.BRANCH:
        return max(map(_reach, told[1]))
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return 0 if _reach(told[1]) <= LOOKING else float("inf")
    if (operation, told) in _BOUNDARIES:
        return 0
    return 1 if operation in _CHARACTERS else float("inf")


def _repeated(_least: int, most: Any, inner: Any) -> float:
    if most is not sre.MAXREPEAT:
        return int(most) * _reach(inner)
    if len(inner) != 1 or inner[0][0] is sre.SUBPATTERN:
        return MOST_TIMES * _reach(inner)
    operation, told = inner[0]
    words = operation is sre.LITERAL or (operation is sre.IN and told[0][0] is not sre.NEGATE)
    return LONGEST_WORD if words else float("inf")


def spans(places: list[int], reach: int, text: str) -> Iterator[tuple[int, int]]:
    """The parts of the text in which a match that holds a place may lie, in order and apart; they end between words.

    Behind each match there is room for what the expression looks at.
    """
    start, end = -1, -1
    for place in places:
        if place - reach > end:
            if end >= 0:
                yield start, _between_words(text, end)
            start = max(place - reach, 0)
        end = place + reach + LOOKING
    if end >= 0:
        yield start, _between_words(text, end)


def _between_words(text: str, place: int) -> int:
    size = len(text)
    while place < size and not text[place].isspace():
        place += 1
    return min(place, size)
