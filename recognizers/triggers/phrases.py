"""Many regular expressions at once: a phrase is run only where a literal stands that it cannot do without.

A vocabulary of a thousand phrases is slow to compile and slow to run as one expression. So from each parsed phrase the
literals are told of which one stands in every match; the gate takes them for its triggers, and a text is asked for
them, once for all phrases (`literals`), before any phrase is compiled or run (`anchors`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from recognizers.triggers.anchors import Anchors, spans
from recognizers.triggers.factors import SHORTEST, is_everyday
from recognizers.triggers.literals import Standing, vocabulary
from recognizers.triggers.parsed import anchors, factors

OPENED = "(?#gate)"
"""Stands in a fragment behind what is telling enough to open the gate, where its literals are not."""

_APOSTROPHE = re.compile(r"(?:\\.|\[(?:\\.|[^\]\\])*\])[+*?]?'?|'\??")


@cache
def as_typed(fragment: str) -> str:
    """The fragment, its apostrophes typed either way, and left out behind a word that is known ("cant", "moms")."""
    return _APOSTROPHE.sub(
        lambda m: (
            "['’]?" if m.group()[0] == "'" else m.group().replace("'", "['’]") if m.group()[-1] == "'" else m.group()
        ),
        fragment,
    )


_SIGN = r"(?:\\[^\w]|[^\w\\(\[|])"
_MAY_BEGIN_BETWEEN = re.compile(rf"(?:\(\?(?:-i)?:|\((?!\?))*(?:{_SIGN}|(?:[^()|]*\|)+{_SIGN})")
"""An expression that may begin with a sign: no letter and no digit, so that no boundary of a word need stand before it."""

_LOOKS = re.compile(r"\(\?<?[=!][^()]*\)")
_OPTIONAL_END = re.compile(r"(?:(?:\[[^\[\]]*\]|\\w)(?:\{0,\d+\}|[*?])|\((?:\?:)?[^()]*\)[?*]|\(\?<?[=!][^()]*\))$")


def triggers(fragments: Iterable[str]) -> tuple[str, ...]:
    """Triggers for the gate that open wherever one of the phrases matches: literals where there are telling ones.

    The gate sees one kind of apostrophe.
    """
    literals: dict[tuple[bool, bool], set[str]] = {}
    whole: list[str] = []
    for fragment in (as_typed(f).replace("['’]", "'").replace("’", "'") for f in fragments):
        found = factors(fragment)
        if found is None:
            short = _shortened(fragment)
            whole.append(rf"\b(?:{short})" if not _MAY_BEGIN_BETWEEN.match(short) else f"(?:{short})")
        elif is_everyday(found):
            before = r"\b" if found.leading and all(map(_is_word, (s[0] for s in found.literals))) else ""
            core, opened, _ = fragment.partition(OPENED)
            whole.append(rf"{before}(?:{core})" + ("" if opened else r"(?:\W|$)"))
        else:
            literals.setdefault((found.leading or found.parted, found.ending), set()).update(found.literals)
    return (*(_bounded(s, *at) for at, strings in sorted(literals.items()) for s in _shortest(strings, *at)), *whole)


def _shortened(fragment: str) -> str:
    """The expression without what it only looks at, and without what may be missing at its end."""
    fragment = _LOOKS.sub("", fragment.partition(OPENED)[0])
    while (shorter := _OPTIONAL_END.sub("", fragment)) != fragment:
        fragment = shorter
    return fragment


def _bounded(literal: str, leading: bool, ending: bool) -> str:
    before = r"\b" if leading and _is_word(literal[0]) else ""
    behind = r"\b" if ending and _is_word(literal[-1]) else ""
    return before + re.escape(literal) + behind


def _is_word(character: str) -> bool:
    """Whether Hyperscan knows the character for one of a word: of ASCII only."""
    return character.isascii() and character.isalnum()


def _shortest(literals: Iterable[str], leading: bool, ending: bool) -> list[str]:
    """The literals that need no other of them: one without bounds opens wherever a longer one stands that holds it."""
    if leading and ending:
        return sorted(literals)
    kept: set[str] = set()
    for literal in sorted(literals, key=lambda s: (len(s), s)):
        size = len(literal)
        starts = range(1) if leading else range(size)
        if not any(
            literal[i:j] in kept
            for i in starts
            for j in ((size,) if ending else range(i + SHORTEST, size + 1))
            if j - i >= SHORTEST
        ):
            kept.add(literal)
    return sorted(kept)


@cache
def _compiled(fragment: str, flags: int) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@.])(?:{fragment})(?!\w|\.\w|@)", flags)


class Phrases:
    """Regular-expression fragments, matched at word boundaries; compiled when a text first needs them."""

    def __init__(self, fragments: Iterable[str], flags: int = re.IGNORECASE) -> None:
        self._fragments = tuple(dict.fromkeys(map(as_typed, fragments)))
        self._flags = flags
        self._ways = [_Way(anchors(fragment)) for fragment in self._fragments]
        self._always = [number for number, way in enumerate(self._ways) if not way.sets]
        self._index: dict[int, tuple[int, ...]] = {}
        for number, way in enumerate(self._ways):
            alone = (number,)  # one for all literals that are of this phrase alone, as nearly all are
            for literal in way.sets[0] if way.sets else ():
                self._index[literal] = self._index.get(literal, ()) + alone

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match of every phrase, phrase by phrase; matches of two phrases may overlap."""
        standing = vocabulary.standing(text)
        wanted = set(self._always)
        for literal in standing.numbers & self._index.keys():
            wanted.update(self._index[literal])
        for number in sorted(wanted):
            way = self._ways[number]
            if way.stands(standing):
                yield from way.matches(_compiled(self._fragments[number], self._flags), text, standing)


class _Way:
    """How one phrase is looked for: the numbers of the literals that it cannot do without, and how far it reaches."""

    __slots__ = ("leading", "reach", "sets")

    def __init__(self, found: Anchors, bounded: bool = True) -> None:
        """`bounded` if nothing that is joined to a match may stand on its left."""
        each = zip(found.sets, found.leading, strict=True)
        self.sets = [
            tuple({vocabulary.number(one, leading and bounded) for one in sorted(those)}) for those, leading in each
        ]
        self.leading, self.reach = found.leading, found.reach

    def stands(self, standing: Standing) -> bool:
        """Whether a literal of each set stands in the text."""
        return all(not standing.numbers.isdisjoint(those) for those in self.sets)

    def matches(self, regex: re.Pattern[str], text: str, standing: Standing) -> Iterator[re.Match[str]]:
        """What `regex.finditer(text)` gives, looked for around the literals alone that stand there least often."""
        if not (self.sets and standing.aligned):
            yield from regex.finditer(text)
            return
        there = ([one for one in those if one in standing.numbers] for those in self.sets)
        each = [[at for one in those for at in standing.places(one)] for those in there]
        which = min(range(len(each)), key=lambda i: (len(each[i]), not self.leading[i]))
        where = sorted(each[which])
        if self.leading[which]:
            yield from _beginning(regex, text, where)
        elif self.reach is None:
            yield from regex.finditer(text)
        else:
            for start, end in spans(where, self.reach, text):
                yield from regex.finditer(text, start, end)


def _beginning(regex: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of the places, which are in order; none overlaps the one before."""
    end = 0
    for place in places:
        if place >= end and (found := regex.match(text, place)):
            yield found
            end = found.end()


class Sought:
    """One regular expression as it is, case ignored, run where the literals stand that it cannot do without."""

    def __init__(self, regex: str, flags: int = re.IGNORECASE) -> None:
        self.regex = re.compile(regex, flags)
        self._way = _Way(anchors(regex), bounded=False)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What the expression's own `finditer` gives."""
        standing = vocabulary.standing(text)
        return self._way.matches(self.regex, text, standing) if self._way.stands(standing) else iter(())
