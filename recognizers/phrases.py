"""Many regular expressions at once: a phrase is run only where a literal stands that it cannot do without.

A vocabulary of a thousand phrases is slow to compile and slow to run as one expression. So from each parsed phrase the
literals are told of which one stands in every match; the gate takes them for its triggers, and a text is asked for
them before any phrase is compiled. Nothing that matches is ever passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from recognizers.factors import GRAM, SHORTEST, factors, is_everyday, somewhere

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


_LOOKS = re.compile(r"\(\?<?[=!][^()]*\)")
_OPTIONAL_END = re.compile(r"(?:(?:\[[^\[\]]*\]|\\w)(?:\{0,\d+\}|[*?])|\((?:\?:)?[^()]*\)[?*]|\(\?<?[=!][^()]*\))$")


_LOOKING = re.compile(r"\(\?<?[=!]")


def triggers(fragments: Iterable[str]) -> tuple[str, ...]:
    """Triggers for the gate that open wherever one of the phrases matches: literals where there are telling ones.

    The gate sees one kind of apostrophe.
    """
    literals: dict[tuple[bool, bool], set[str]] = {}
    whole: list[str] = []
    for fragment in (as_typed(f).replace("['’]", "'").replace("’", "'") for f in fragments):
        found = factors(fragment)
        if found is None:
            whole.append(rf"\b(?:{_shortened(fragment)})")
        elif is_everyday(found) and not _LOOKING.search(fragment):
            before = r"\b" if found.leading and all(map(_is_word, (s[0] for s in found.literals))) else ""
            core, opened, _ = fragment.partition(OPENED)
            whole.append(rf"{before}(?:{core})" + ("" if opened else r"(?:\W|$)"))
        else:
            literals.setdefault((found.leading, found.ending), set()).update(found.literals)
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


@lru_cache(maxsize=4)
def _grams(text: str) -> tuple[str, frozenset[str]]:
    """The text in lower case and every run of three characters in it. Each lexicon asks for the same text."""
    lower = text.casefold().replace("\u0131", "i")
    return lower, frozenset(lower[i : i + GRAM] for i in range(len(lower) - GRAM + 1))


class Phrases:
    """Regular-expression fragments, matched at word boundaries; compiled when a text first needs them."""

    def __init__(self, fragments: Iterable[str], flags: int = re.IGNORECASE) -> None:
        self._fragments = tuple(dict.fromkeys(map(as_typed, fragments)))
        self._flags = flags
        self._always: list[int] = []
        self._index: dict[str, list[tuple[str, int]]] = {}
        for number, fragment in enumerate(self._fragments):
            found = factors(fragment)
            literals = found.literals if found is not None else somewhere(fragment)
            if literals is None:
                self._always.append(number)
            for literal in literals or ():
                grams = [literal[i : i + GRAM] for i in range(len(literal) - GRAM + 1)]
                rarest = min(grams, key=lambda g: len(self._index.get(g, ())))
                self._index.setdefault(rarest, []).append((literal, number))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match of every phrase, phrase by phrase; matches of two phrases may overlap."""
        lower, grams = _grams(text)
        wanted = set(self._always)
        for gram in grams & self._index.keys():
            wanted.update(number for literal, number in self._index[gram] if number not in wanted and literal in lower)
        for number in sorted(wanted):
            yield from _compiled(self._fragments[number], self._flags).finditer(text)
