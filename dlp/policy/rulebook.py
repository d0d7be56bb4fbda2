"""Packs made ready for judging many items: which rules hold in a situation, how grave each is there, whom it concerns.

What two items have in common is worked out once. A situation and a profile are looked up by their facts, so that an
item costs as many look-ups as it has people; what is remembered is bounded, whatever the number of items.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple, TypeVar

from connectors.contract import Channel, Level
from dlp.policy.rules import Pack, Rule
from dlp.policy.situation import Situation
from dlp.policy.vocabulary import ABOUT, ENTITIES, FACTS, TOPICS
from recognizers.contract import About
from reports.record import Clause, Planned, Severity, Suppressed

MANY = 10
"""From this many people on a rule's `many` severity holds."""

_T = TypeVar("_T")
Person = tuple[frozenset[str], About, str]

MOST_REMEMBERED = 16_384
"""How many entries each table of a book remembers; then it forgets all of them. Some 40 MB if every table is full."""

ACTS: dict[Channel, Planned] = {
    "share": "quarantine",
    "drive": "unshare",
    "mail": "hold",
    "web": "block",
    "portable": "flag",
}
"""How each channel acts. A rule that asks for one of these acts as its channel does."""

_OPEN = (Level.PUBLIC, Level.EXTERNAL, Level.DISTRICT)


@dataclass(frozen=True, slots=True, eq=False)  # each is itself alone: looked up by identity, not by all it says
class Held:
    """A rule where it holds: its severity for one person and for many, after all that raises or lowers it here.

    `number` is its place in the book; `acts_one` and `acts_many` are the acts, `told` whether the rule names its own;
    `home` says whether the item lies in the declared home of what the rule speaks of.
    """

    number: int
    pack: Pack
    rule: Rule
    one: Severity
    many: Severity
    acts_one: Planned
    acts_many: Planned
    told: bool
    home: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What some rules of one topic say together, whichever of them decides."""

    entities: frozenset[str]
    citations: tuple[str, ...]
    clauses: tuple[Clause, ...]
    route: tuple[str, ...]


class Plan(NamedTuple):
    """What is made of one topic wherever the same kinds of people are met in the same situation.

    `kinds` are the positions of the kinds of people that it is about.
    """

    rule: Rule
    severity: Severity
    action: Planned
    said: Said
    kinds: tuple[int, ...]
    suppressed: Suppressed | None


class Memory(dict[Hashable, _T]):
    """A table that remembers so many entries, then forgets them all."""

    def keep(self, key: Hashable, value: _T) -> _T:
        """Remember a value, and give it back."""
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[key] = value
        return value


class Page:
    """The rules that hold in one situation, and those that each kind of person met in it comes under."""

    __slots__ = ("_book", "_number", "_rules", "_situation")

    def __init__(self, book: Rulebook, situation: Situation, number: int) -> None:
        self._book = book
        self._situation = situation
        self._number = number
        self._rules = book.holding(situation)

    def of(self, entities: frozenset[str], about: About, consent: str) -> tuple[Held, ...]:
        """The rules that such a person comes under here."""
        key = (self._number, entities, about, consent)
        found = self._book.met.get(key)
        return self._book.met.keep(key, self._find(entities, about, consent)) if found is None else found

    def plans(self, people: Hashable, make: Callable[[], tuple[Plan, ...]]) -> tuple[Plan, ...]:
        """What is made of such people here: as remembered, else as `make` says."""
        key = (self._number, people)
        found = self._book.plans.get(key)
        return self._book.plans.keep(key, make()) if found is None else found

    def _find(self, entities: frozenset[str], about: About, consent: str) -> tuple[Held, ...]:
        rules = self._rules & self._book.concerning(entities, about, consent)
        return tuple(self._book.held(number, self._situation) for number in _bits(rules))


class Rulebook:
    """Some packs, ready for judging. A set of rules is a whole number here, bit n being rule n of all packs together.

    For each word that a rule may ask for there is the set of rules that accept it, so that the rules of a situation or
    of a person are found by a few operations on whole numbers. `highest` is the largest number of people that matters.
    """

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self._rules = tuple((pack, rule) for pack in self.packs for rule in pack.rules)
        self._facts = {fact: {word: self._accepting(fact, word) for word in words} for fact, words in FACTS.items()}
        self._any, self._with, self._without = (self._naming(key, ENTITIES) for key in ("any", "with_", "without"))
        self._about = self._naming("about", ABOUT)
        self._nameless = self._where([not rule.with_ for _, rule in self._rules])
        homes = [homes_of(rule) for _, rule in self._rules]
        self._homes = {
            home: self._where([home in some for some in homes]) for home in {h for some in homes for h in some}
        }
        self.highest = max([MANY, *(rule.at_least for _, rule in self._rules)])
        self.met: Memory[tuple[Held, ...]] = Memory()
        self.plans: Memory[tuple[Plan, ...]] = Memory()
        self._concerning: Memory[int] = Memory()
        self._held: Memory[Held] = Memory()
        self._pages: Memory[Page] = Memory()
        self._said: Memory[Said] = Memory()
        self._numbers = count()

    def page(self, situation: Situation) -> Page:
        """The rules that hold in the situation; the people's consent is asked for later, person by person."""
        exposure = situation.exposure
        key = (
            exposure.level, exposure.channel, situation.recipients, situation.protection, situation.approval,
            situation.place, situation.homes,
        )  # fmt: skip
        return self._pages.get(key) or self._pages.keep(key, Page(self, situation, next(self._numbers)))

    def holding(self, situation: Situation) -> int:
        """The rules whose facts are so, but for consent, which is each person's own."""
        facts, exposure = self._facts, situation.exposure
        at_home = self._at_home(situation)
        return (
            facts["exposure"][exposure.level]
            & facts["channel"][exposure.channel]
            & _union(facts["recipients"][kind] for kind in situation.addressed)
            & facts["protection"][situation.protection]
            & facts["approval"][situation.approval]
            & (facts["place"]["home"] & at_home | facts["place"][situation.place] & ~at_home)
        )

    def concerning(self, entities: frozenset[str], about: About, consent: str) -> int:
        """The rules that speak of a person with these entities and this consent."""
        person = (entities, about, consent)
        rules = self._concerning.get(person)
        if rules is None:
            rules = self._concerning.keep(
                person,
                _union(self._any[e] for e in entities)
                & (self._nameless | _union(self._with[e] for e in entities))
                & ~_union(self._without[e] for e in entities)
                & self._about[about]
                & self._facts["consent"][consent],
            )
        return rules

    def held(self, number: int, situation: Situation) -> Held:
        """The rule of that number as it holds in the situation."""
        home = bool(self._at_home(situation) >> number & 1)
        key = (number, situation.reach, situation.exposure.channel, home)
        return self._held.get(key) or self._held.keep(key, held_in(*key, *self._rules[number]))

    def said(self, numbers: tuple[int, ...]) -> Said:
        """What the rules of these numbers say together."""
        if numbers in self._said:
            return self._said[numbers]
        some = [self._rules[number] for number in numbers]
        said = Said(
            entities=frozenset().union(*(rule.any for _, rule in some)),
            citations=_distinct(c for _, rule in some for c in rule.citations),
            clauses=_distinct(Clause(pack.name, c, pack.version) for pack, rule in some for c in rule.clauses),
            route=_distinct(r for _, rule in some for r in rule.route),
        )
        return self._said.keep(numbers, said)

    def _at_home(self, situation: Situation) -> int:
        """The rules that speak of what the place is the declared home of."""
        if situation.place == "home":
            return (1 << len(self._rules)) - 1
        return _union(self._homes.get(home, 0) for home in situation.homes)

    def _accepting(self, fact: str, word: str) -> int:
        """The rules that accept the word of the fact, or do not ask for the fact."""
        return self._where([word in rule.when.get(fact, (word,)) for _, rule in self._rules])

    def _naming(self, key: str, known: Iterable[str]) -> dict[str, int]:
        """For each word, the rules that name it under the key."""
        return {word: self._where([word in getattr(rule, key) for _, rule in self._rules]) for word in known}

    @staticmethod
    def _where(so: Iterable[bool]) -> int:
        return sum(1 << number for number, yes in enumerate(so) if yes)


def _union(sets: Iterable[int]) -> int:
    return functools.reduce(operator.or_, sets, 0)


def _distinct(words: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(words))


def _bits(rules: int) -> Iterator[int]:
    while rules:
        lowest = rules & -rules
        yield lowest.bit_length() - 1
        rules ^= lowest


def homes_of(rule: Rule) -> tuple[str, ...]:
    """The keys of `[homes]` where what the rule speaks of belongs."""
    return TOPICS.get(rule.topic, (rule.topic.replace(" ", "_"),))


def seen_by(base: Severity, level: Level, home: bool = False) -> Severity:
    """The severity of something grave as `base` in the open, for those who can see it here.

    One step lower for colleagues, but a high one never under medium; at most low for the owner alone, and in its
    declared home for that home's readers.
    """
    if base is Severity.NONE:
        return base
    if level is Level.OWNER or (home and level is Level.GROUP):
        return min(base, Severity.LOW)
    if level in (Level.DISTRICT, Level.GROUP):
        lowered = Severity(base - 1)
        return max(lowered, Severity.MEDIUM) if base >= Severity.HIGH else lowered
    return base


def act(severity: Severity, level: Level, channel: Channel) -> Planned:
    """What is done by default about something that grave: grave and open is acted upon, the rest is flagged."""
    if severity is Severity.NONE:
        return "none"
    return ACTS[channel] if severity >= Severity.HIGH and level in _OPEN else "flag"


def held_in(number: int, reach: Level, channel: Channel, home: bool, pack: Pack, rule: Rule) -> Held:
    """A rule where an item is open so far in effect, on that channel, in its home or not: its severities and acts."""

    def severity(base: Severity) -> Severity:
        return base if rule.firm else seen_by(base, reach, home)

    def acts(grave: Severity) -> Planned:
        if rule.action is None or grave is Severity.NONE:
            return act(grave, reach, channel)
        return rule.action if rule.action in ("none", "flag") else ACTS[channel]

    one, many = severity(rule.severity), severity(rule.many)
    return Held(number, pack, rule, one, many, acts(one), acts(many), rule.action is not None, home)


def alone(pack: Pack, rule: Rule) -> Rulebook:
    """The rule by itself, ready for judging."""
    return Rulebook([replace(pack, rules=(rule,))])
