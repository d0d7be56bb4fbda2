"""Many regular expressions at once: a phrase is run only where a literal stands that it cannot do without.

A vocabulary of a thousand phrases is slow to compile and slow to run as one expression. So from each parsed phrase the
literals are told of which one stands in every match; the gate takes them for its triggers, and a text is asked for
them before any phrase is compiled. Nothing that matches is ever passed over.
"""

from __future__ import annotations

import re
import re._parser as parser  # type: ignore[import-not-found]  # in every Python from 3.11 on, without stubs
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Any, NamedTuple

_MOST = 60
"""Strings one place of an expression may stand for and still be spelt out."""

_FEW = 6
"""Characters a class may hold and still be spelt out."""

_SHORTEST = 3
_STOPS = frozenset(
    """a an the and or of to in on for at by is are was were be been has have had with his her their he she they it as not no that this all from who will may can do did does got get
    gets out up off day days time times one two more last new per did than its any our my your him them home school class said made make take took taken went came come
    see seen use used using needs need given give gave into over about after when some only like just also other school- left work week year""".split()
)


class Factors(NamedTuple):
    """Lower-case literals of which every match holds one; `leading` where they begin the match, `ending` where they end it."""

    literals: frozenset[str]
    leading: bool
    ending: bool


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


@cache
def factors(regex: str) -> Factors | None:
    """The literals that `regex` (case ignored) cannot do without; None where none is telling."""
    found = _best(parser.parse(regex, parser.SRE_FLAG_IGNORECASE), leading=True, ending=True)
    if found is None or _worth(found.literals) < _SHORTEST:
        return None
    stray = not found.leading and any(len(s) == _SHORTEST and s.isalpha() and s.isascii() for s in found.literals)
    return None if stray else found  # three letters stand within a great many words


@cache
def _somewhere(regex: str) -> frozenset[str] | None:
    """Literals of three characters and more of which every match holds one, however little they say."""
    found = _best(parser.parse(regex, parser.SRE_FLAG_IGNORECASE), leading=True, ending=True, worth=_shortest_of)
    return found.literals if found is not None and _shortest_of(found.literals) >= _GRAM else None


def _shortest_of(strings: frozenset[str]) -> int:
    return min(map(len, strings))


def _worth(strings: frozenset[str]) -> int:
    """How telling the weakest of the strings is: its letters, next to nothing where they are words of every text."""
    return min(sum(len(w) for w in s.split() if w not in _STOPS) if s.strip() else 0 for s in strings)


def _best(
    sequence: Any, leading: bool, ending: bool, worth: Callable[[frozenset[str]], int] | None = None
) -> Factors | None:
    """The most telling set among the parts of a sequence that must be there, by `worth`."""
    worth = worth or _worth
    sets: list[Factors] = []
    run, first = frozenset({""}), leading
    for number, (op, argument) in enumerate(sequence, start=1):
        spelt = _spelt(str(op), argument)
        if spelt is not None and len(spelt) * len(run) <= _MOST:
            run = frozenset(a + b for a, b in product(run, spelt))
            continue
        sets.append(Factors(run, first, ending=False))
        first = first and run == {""}
        if (
            spelt is None
            and (inner := _inside(str(op), argument, first, ending and number == len(sequence), worth)) is not None
        ):
            sets.append(inner)
        run, first = spelt if spelt is not None else frozenset({""}), first and spelt is not None
    sets.append(Factors(run, first, ending))
    useful = [f for f in sets if all(f.literals)]
    return max(useful, key=lambda f: (_merit(f, worth), -len(f.literals)), default=None)


def _merit(factors: Factors, worth: Callable[[frozenset[str]], int]) -> int:
    """How well the literals tell where a match may stand; those of every page ("mom", "test") do badly."""
    return min(worth(factors.literals), 8) + 2 * factors.leading - (4 if _is_everyday(factors) else 0)


def _inside(
    op: str, argument: Any, leading: bool, ending: bool, worth: Callable[[frozenset[str]], int]
) -> Factors | None:
    """The literals that a part brings which stands for too many strings to spell out."""
    if op == "BRANCH":
        parts = [_best(branch, leading, ending, worth) for branch in argument[1]]
        known = [p for p in parts if p is not None]
        if len(known) < len(parts):
            return None
        return Factors(
            frozenset().union(*(p.literals for p in known)),
            all(p.leading for p in known),
            all(p.ending for p in known),
        )
    if op == "SUBPATTERN":
        return _best(argument[3], leading, ending, worth)
    if op.endswith("_REPEAT") and argument[0] >= 1:
        return _best(argument[2], leading, ending=False, worth=worth)
    return None


def _spelt(op: str, argument: Any) -> frozenset[str] | None:
    """All strings that a part stands for, if they are few."""
    if op in {"LITERAL", "IN", "AT"} or op.startswith("ASSERT"):
        return _characters(op, argument)
    if op == "SUBPATTERN":
        return _all_of(argument[3])
    if op == "BRANCH":
        parts = [_all_of(branch) for branch in argument[1]]
        whole = None if any(p is None for p in parts) else frozenset().union(*(p for p in parts if p is not None))
        return whole if whole is not None and len(whole) <= _MOST else None
    if op.endswith("_REPEAT") and argument[1] == 1:
        inner = _all_of(argument[2])
        return None if inner is None else inner | ({""} if argument[0] == 0 else frozenset())
    return None


def _characters(op: str, argument: Any) -> frozenset[str] | None:
    """The strings of a part that is one character, or a place between two."""
    if op == "LITERAL":
        return frozenset({chr(argument).lower()})
    if op != "IN":
        return frozenset({""})
    if any(str(kind) != "LITERAL" for kind, _ in argument) or len(argument) > _FEW:
        return None
    return frozenset(chr(code).lower() for _, code in argument)


def _all_of(sequence: Any) -> frozenset[str] | None:
    whole: frozenset[str] = frozenset({""})
    for op, argument in sequence:
        spelt = _spelt(str(op), argument)
        if spelt is None or len(spelt) * len(whole) > _MOST:
            return None
        whole = frozenset(a + b for a, b in product(whole, spelt))
    return whole


_LOOKS = re.compile(r"\(\?<?[=!][^()]*\)")
_OPTIONAL_END = re.compile(r"(?:(?:\[[^\[\]]*\]|\\w)(?:\{0,\d+\}|[*?])|\((?:\?:)?[^()]*\)[?*]|\(\?<?[=!][^()]*\))$")


_EVERYDAY = frozenset(
    """abs accepted act added adds advance allowed alternat arm arms away back behind benchmark bit body broke broken call called
    calling calls caught charge charged check checked christian close coded condition conditions contact copied cover covered cut dad day days deploy
    disabled distribution due ear ears eye eyes face fail failed failing fails fall feeling feet fell foot free front full function functions grade
    grades hand hands hard head help hip history hit hold home identified identify issue issues jump keep keeps knee late lead left leg legs
    level list listed live lives local long lose loss lost low made map mark marked marks match math met misses missing mom move moved name neck negative
    normal note notes number off old open operation order oss out pass passed passes passing past pay person place point poor pot power problem problems
    process pull push put race read reading reads receive received reduced referral refus refused release report reported reporting request retain review
    reviewed room run running safe sat school second see send sent separat set short side sign signed stand standard standards start started state status
    stay stop support supported supports system taken talk team test tested testing tests time trip try trying tried turn undocumented violat visit visits lunch roof corn walk want
    wants week weeks white whole wish word words work working write writes writing year years evaluation para iss""".split()
)
"""Words on every page: a phrase that cannot do without one of these opens the gate by the whole of itself."""


_LOOKING = re.compile(r"\(\?<?[=!]")


def _is_everyday(factors: Factors) -> bool:
    return any(_says_little(literal) for literal in factors.literals)


def _says_little(literal: str) -> bool:
    telling = [word for word in literal.split() if word not in _STOPS]
    return len(telling) <= 1 and all(word in _EVERYDAY for word in telling)


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
        elif _is_everyday(found) and not _LOOKING.search(fragment):
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
            for j in ((size,) if ending else range(i + _SHORTEST, size + 1))
            if j - i >= _SHORTEST
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
    return lower, frozenset(lower[i : i + _GRAM] for i in range(len(lower) - _GRAM + 1))


_GRAM = 3


class Phrases:
    """Regular-expression fragments, matched at word boundaries; compiled when a text first needs them."""

    def __init__(self, fragments: Iterable[str], flags: int = re.IGNORECASE) -> None:
        self._fragments = tuple(dict.fromkeys(map(as_typed, fragments)))
        self._flags = flags
        self._always: list[int] = []
        self._index: dict[str, list[tuple[str, int]]] = {}
        for number, fragment in enumerate(self._fragments):
            found = factors(fragment)
            literals = found.literals if found is not None else _somewhere(fragment)
            if literals is None:
                self._always.append(number)
            for literal in literals or ():
                grams = [literal[i : i + _GRAM] for i in range(len(literal) - _GRAM + 1)]
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
