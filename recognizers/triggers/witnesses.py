"""Texts in which a trigger must be met, to see that the compiled triggers still meet it.

Vectorscan 5.4.12, which the package `hyperscan` brings, loses one pattern in the company of some others: it met
"WIDA level" in the first letters of a text and never behind them. Which pattern that befalls depends on the whole set,
and a district's own patterns are part of the set, so each is tried once after compiling. Such cases are known to its
authors (VectorCamp/vectorscan, issues 317 and 358).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from re import _constants as sre, _parser as parser  # type: ignore[attr-defined]  # isort: skip

_MOST = 64
"""Texts for one trigger at most; a trigger of fewer variants is tried in all of them."""

_SCATTER = 0x9E3779B97F4A7C15
"""Odd, and near 2**64 over the golden ratio: its multiples take variants from everywhere."""

_LETTERS = [chr(c) for c in (*range(97, 123), *range(48, 58), *range(65, 91), *range(32, 48), *range(58, 65))]
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT}
_CLASSES: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdigit,
    sre.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    sre.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    sre.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}


def witnesses(regex: str, flags: int) -> list[str]:
    """Texts that the regular expression matches, in its variants; none for one that no simple text satisfies."""
    tree = parser.parse(regex, flags)
    compiled = re.compile(regex, flags)
    known: dict[int, int] = {}
    variants = _variants(tree, known)
    turns = (n if variants <= _MOST else n * _SCATTER % 2**64 for n in range(min(_MOST, variants)))
    return [said for turn in turns if compiled.search(said := _Speller(turn, known).spell(tree))]


def _variants(tree: Any, known: dict[int, int]) -> int:
    """How many texts an expression has, by its alternatives and by what may be left out; `known` keeps it by part."""
    if id(tree) in known:
        return known[id(tree)]
    product = 1
    for operation, told in tree:
        if operation is sre.BRANCH:
            product *= sum(_variants(way, known) for way in told[1])
        elif operation in _REPEATS:
            product *= len(_times(*told[:2])) * _variants(told[2], known)
        elif operation is sre.SUBPATTERN:
            product *= _variants(told[3], known)
    known[id(tree)] = product
    return product


def _times(least: int, most: Any) -> range:
    """How often a part is repeated in a text: as little as may be, and once more."""
    return range(least, min(least + 2, int(most) + 1))


class _Speller:
    """Spells one text of an expression, the one of a number: digit by digit it tells which way is gone."""

    def __init__(self, number: int, known: dict[int, int]) -> None:
        self._number = number
        self._known = known
        self._letters = 0

    def spell(self, tree: Any) -> str:
        return "".join(self._part(operation, told) for operation, told in tree)

    def _choose(self, ways: int) -> int:
        self._number, way = divmod(self._number, ways)
        return way

    def _branch(self, ways: Sequence[Any]) -> str:
        weights = [_variants(way, self._known) for way in ways]
        chosen = self._choose(sum(weights))
        for way, weight in zip(ways, weights, strict=True):
            if chosen < weight:
                return _Speller(chosen, self._known).spell(way)
            chosen -= weight
        return ""

    def _part(self, operation: Any, told: Any) -> str:
        if operation is sre.BRANCH:
            return self._branch(told[1])
        if operation is sre.SUBPATTERN:
            return self.spell(told[3])
        if operation in _REPEATS:
            times = _times(*told[:2])
            return "".join(self.spell(told[2]) for _ in range(times[self._choose(len(times))]))
        if operation is sre.IN:
            self._letters += 1
            return _one_of(told, self._letters)
        if operation is sre.LITERAL:
            return chr(told)
        return "x" if operation is sre.ANY else ""  # boundaries, and what must or must not stand beside, are no text


def _one_of(told: Sequence[tuple[Any, Any]], turn: int) -> str:
    """A character of a class, ASCII where it has any."""
    fit = _fitting(tuple((operation, value) for operation, value in told))
    return fit[turn % len(fit)]


@lru_cache(maxsize=1_000)
def _fitting(told: Sequence[tuple[Any, Any]]) -> list[str]:
    refused = told[0][0] is sre.NEGATE
    fit = [c for c in _LETTERS if any(_holds(part, c) for part in told) != refused]
    fit = fit or [chr(value) for operation, value in told if operation is sre.LITERAL]
    return fit or [chr(value[0]) for operation, value in told if operation is sre.RANGE]


def _holds(part: tuple[Any, Any], character: str) -> bool:
    operation, value = part
    if operation is sre.LITERAL:
        return bool(value == ord(character))
    if operation is sre.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return operation is sre.CATEGORY and _CLASSES[value](character)
