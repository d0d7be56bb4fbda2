"""Literals that a regular expression cannot do without: where none of them stands, it need not be run."""

from __future__ import annotations

import re._parser as parser  # type: ignore[import-not-found]  # in every Python from 3.11 on, without stubs
from collections.abc import Callable
from itertools import product
from typing import Any, NamedTuple

_MOST = 60
"""Strings one place of an expression may stand for and still be spelt out."""

_FEW = 6
"""Characters a class may hold and still be spelt out."""

SHORTEST = 3
_STOPS = frozenset(
    """a an the and or of to in on for at by is are was were be been has have had with his her their he she they it as not no that this all from who will may can do did does got get
    gets out up off day days time times one two more last new per did than its any our my your him them home school class said made make take took taken went came come
    see seen use used using needs need given give gave into over about after before when some only like just also other school- left work week year
    every each most because since always usually often again until""".split()
)


class Factors(NamedTuple):
    """Lower-case literals of which every match holds one; `leading` where they begin the match, `ending` where they end it.

    `parted` where what stands before them, if it is of the match, ends with no letter: "lice" in "has (?:head )*lice".
    """

    literals: frozenset[str]
    leading: bool
    ending: bool
    parted: bool = False


def factors(regex: str) -> Factors | None:
    """The literals that `regex` (case ignored) cannot do without; None where none is telling."""
    found = _best(parser.parse(regex, parser.SRE_FLAG_IGNORECASE), leading=True, ending=True)
    if found is None or _worth(found.literals) < SHORTEST:
        return None
    stray = not found.leading and any(len(s) == SHORTEST and s.isalpha() and s.isascii() for s in found.literals)
    return None if stray else found  # three letters stand within a great many words


def sets(sequence: Any) -> list[Factors]:
    """Sets of literals of each of which every match of a parsed sequence holds one; two characters only begin a match."""
    found = _sets(sequence, leading=True, ending=True, worth=_shortest_of)
    return [one for one in found if _shortest_of(one.literals) >= SHORTEST - one.leading]


def merit(one: Factors) -> int:
    """How well literals of `sets` tell where a match may stand."""
    return _merit(one, _shortest_of)


def _shortest_of(strings: frozenset[str]) -> int:
    return min(map(len, strings))


def _worth(strings: frozenset[str]) -> int:
    """How telling the weakest of the strings is: its letters, next to nothing where they are words of every text."""
    return min(sum(len(w) for w in s.split() if w not in _STOPS) if s.strip() else 0 for s in strings)


def _best(
    sequence: Any,
    leading: bool,
    ending: bool,
    worth: Callable[[frozenset[str]], int] | None = None,
    parted: bool | None = None,
) -> Factors | None:
    """The most telling set among the parts of a sequence that must be there, by `worth`."""
    worth = worth or _worth
    useful = [f for f in _sets(sequence, leading, ending, worth, parted) if all(f.literals)]
    return max(useful, key=lambda f: (_merit(f, worth), -len(f.literals)), default=None)


def _sets(
    sequence: Any, leading: bool, ending: bool, worth: Callable[[frozenset[str]], int], parted: bool | None = None
) -> list[Factors]:
    """The sets of the parts of a sequence that must be there; a part that stands for many strings brings its best one."""
    sets: list[Factors] = []
    run, first = frozenset({""}), leading
    apart = now = leading if parted is None else parted
    for number, (op, argument) in enumerate(sequence, start=1):
        spelt = _spelt(str(op), argument)
        if spelt is not None and len(spelt) * len(run) <= _MOST:
            run = frozenset(a + b for a, b in product(run, spelt))
            continue
        sets.append(Factors(run, first, ending=False, parted=apart))
        first = first and run == {""}
        now = all(apart if not said else _is_apart(said[-1]) for said in run)
        if spelt is None:
            last = ending and number == len(sequence)
            if (inner := _inside(str(op), argument, first, last, worth, now)) is not None:
                sets.append(inner)
            now = _leaves_apart(str(op), argument, now)
        run, first, apart = spelt if spelt is not None else frozenset({""}), first and spelt is not None, now
    sets.append(Factors(run, first, ending, apart))
    return sets


_APART = frozenset({"CATEGORY_SPACE", "CATEGORY_NOT_WORD"})


def _is_apart(character: str) -> bool:
    """Whether a letter behind this character begins a word."""
    return character.isascii() and not (character.isalnum() or character == "_")


def _leaves_apart(op: str, argument: Any, before: bool) -> bool:
    """Whether a word begins behind a part, whatever it stands for; `before`: whether one began there before it."""
    if op == "LITERAL":
        return _is_apart(chr(argument))
    if op == "IN":
        return all(_is_apart(chr(told)) if str(kind) == "LITERAL" else str(told) in _APART for kind, told in argument)
    if op == "SUBPATTERN":
        return _all_leave_apart(argument[3], before)
    if op == "BRANCH":
        return all(_all_leave_apart(way, before) for way in argument[1])
    if op.endswith("_REPEAT"):
        return _all_leave_apart(argument[2], before) and (argument[0] > 0 or before)
    return before and (op == "AT" or op.startswith("ASSERT"))


def _all_leave_apart(sequence: Any, before: bool) -> bool:
    for op, argument in sequence:
        before = _leaves_apart(str(op), argument, before)
    return before


def _merit(factors: Factors, worth: Callable[[frozenset[str]], int]) -> int:
    """How well the literals tell where a match may stand; those of every page ("mom", "test") do badly."""
    return min(worth(factors.literals), 8) + 2 * factors.leading - (4 if is_everyday(factors) else 0)


def _inside(
    op: str, argument: Any, leading: bool, ending: bool, worth: Callable[[frozenset[str]], int], parted: bool
) -> Factors | None:
    """The literals that a part brings which stands for too many strings to spell out."""
    if op == "BRANCH":
        parts = [_best(branch, leading, ending, worth, parted) for branch in argument[1]]
        known = [p for p in parts if p is not None]
        if len(known) < len(parts):
            return None
        return Factors(
            frozenset().union(*(p.literals for p in known)),
            all(p.leading for p in known),
            all(p.ending for p in known),
            all(p.parted for p in known),
        )
    if op == "SUBPATTERN":
        return _best(argument[3], leading, ending, worth, parted)
    if op.endswith("_REPEAT") and argument[0] >= 1:
        return _best(argument[2], leading, ending=False, worth=worth, parted=parted)
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


_EVERYDAY = frozenset(
    """abs accepted act added adds advance allowed alternat arm arms away back behind benchmark bit body broke broken call called
    calling calls caught charge charged check checked christian close coded condition conditions contact copied cover covered cut dad day days deploy
    disabled distribution due ear ears eye eyes face fail failed failing fails fall feeling feet fell foot free front full function functions grade
    grades hand hands hard head help hip history hit hold home identified identify issue issues jump keep keeps knee late lead left leg legs
    level list listed live lives local long lose loss lost low made map mark marked marks match math met misses missing mom move moved name neck negative game games matches meet meets pushed pushes
    normal note notes number off old open operation order oss out pass passed passes passing past pay person place point poor pot power problem problems
    process pull push put race read reading reads receive received reduced referral refus refused release report reported reporting request retain review
    reviewed room run running safe sat school second see send sent separat set short side sign signed stand standard standards start started state status
    stay stop support supported supports system taken talk team test tested testing tests time trip try trying tried turn undocumented violat visit visits lunch roof corn walk want
    wants week weeks white whole wish word words work working write writes writing year years evaluation para iss
    access address att ada bas calling documentation exit identif itch mor part parent pres present prior program removed rent resource rights setting share since
    sharing stall star std sui temp things""".split()
)
"""Words on every page: a phrase that cannot do without one of these opens the gate by the whole of itself."""


def is_everyday(factors: Factors) -> bool:
    return any(_says_little(literal) for literal in factors.literals)


def _says_little(literal: str) -> bool:
    telling = [word for word in literal.split() if word not in _STOPS]
    return len(telling) <= 1 and all(word in _EVERYDAY for word in telling)
