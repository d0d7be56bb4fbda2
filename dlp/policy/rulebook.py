"""Packs made ready for judging many items: which rules hold in a situation, how grave each is there, whom it concerns.

What two items have in common is worked out once. A situation and a profile are looked up by their facts, so that an
item costs as many look-ups as it has people; what is remembered is bounded, whatever the number of items.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from connectors.contract import Channel, Level
from dlp.policy.rules import Pack, Rule
from dlp.policy.situation import Situation
from dlp.policy.vocabulary import TOPICS
from recognizers.contract import About
from reports.record import Planned, Severity

MANY = 10
"""From this many people on a rule's `many` severity holds."""

MOST_SITUATIONS = 256
MOST_PROFILES = 4096
"""How many are remembered, of either; then all of them are forgotten."""

ACTS: dict[Channel, Planned] = {
    "share": "quarantine",
    "drive": "unshare",
    "mail": "hold",
    "web": "block",
    "portable": "flag",
}
"""How each channel acts. A rule that asks for one of these acts as its channel does."""

_OPEN = (Level.PUBLIC, Level.EXTERNAL, Level.DISTRICT)


@dataclass(frozen=True, slots=True)
class Held:
    """A rule where it holds: its severity for one person and for many, after all that raises or lowers it here.

    `number` is its place in the book; `acts_one` and `acts_many` are the acts, `told` whether the rule names its own.
    """

    number: int
    pack: Pack
    rule: Rule
    one: Severity
    many: Severity
    acts_one: Planned
    acts_many: Planned
    told: bool


@dataclass(slots=True)
class Page:
    """The rules that hold in one situation, and those that each kind of person met in it comes under."""

    held: tuple[Held, ...]
    concerning: dict[tuple[frozenset[str], About, str], tuple[Held, ...]] = field(default_factory=dict)

    def of(self, entities: frozenset[str], about: About, consent: str) -> tuple[Held, ...]:
        """The rules that such a person comes under here."""
        key = (entities, about, consent)
        found = self.concerning.get(key)
        if found is None:
            if len(self.concerning) >= MOST_PROFILES:
                self.concerning.clear()
            found = tuple(h for h in self.held if _consents(h.rule, consent) and concerns(h.rule, entities, about))
            self.concerning[key] = found
        return found


class Rulebook:
    """Some packs, ready for judging. `page` gives the rules that hold in a situation."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self._rules = tuple((pack, rule) for pack in self.packs for rule in pack.rules)
        self._pages: dict[object, Page] = {}

    def page(self, situation: Situation) -> Page:
        """The rules that hold in the situation; the people's consent is asked for later, person by person."""
        exposure = situation.exposure
        key = (
            exposure.level, exposure.channel, situation.recipients, situation.protection, situation.approval,
            situation.place, situation.homes,
        )  # fmt: skip
        page = self._pages.get(key)
        if page is None:
            if len(self._pages) >= MOST_SITUATIONS:
                self._pages.clear()
            page = self._pages[key] = Page(tuple(self._holding(situation)))
        return page

    def _holding(self, situation: Situation) -> list[Held]:
        return [
            held_in(situation, number, pack, rule)
            for number, (pack, rule) in enumerate(self._rules)
            if holds(rule, situation)
        ]


def holds(rule: Rule, situation: Situation) -> bool:
    """Whether every fact that the rule asks for is so, but for consent, which is each person's own."""
    exposure = situation.exposure
    place = "home" if at_home(rule, situation) else situation.place
    facts: dict[str, Set[str]] = {
        "exposure": {exposure.level.value},
        "channel": {exposure.channel},
        "recipients": situation.addressed,
        "protection": {situation.protection},
        "approval": {situation.approval},
        "place": {place},
    }
    return all(fact == "consent" or words & facts[fact] for fact, words in rule.when.items())


def concerns(rule: Rule, entities: frozenset[str], about: About) -> bool:
    """Whether the rule speaks of a person with these entities."""
    return (
        bool(rule.any & entities)
        and (not rule.with_ or bool(rule.with_ & entities))
        and not (rule.without & entities)
        and about in rule.about
    )


def at_home(rule: Rule, situation: Situation) -> bool:
    """Whether the item lies in the declared home of what the rule speaks of."""
    homes = TOPICS.get(rule.topic, (rule.topic.replace(" ", "_"),))
    return situation.place == "home" or not situation.homes.isdisjoint(homes)


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


def held_in(situation: Situation, number: int, pack: Pack, rule: Rule) -> Held:
    """The rule as it holds in the situation: its severities and acts."""
    reach, channel, home = situation.reach, situation.exposure.channel, at_home(rule, situation)

    def severity(base: Severity) -> Severity:
        return base if rule.firm else seen_by(base, reach, home)

    def acts(grave: Severity) -> Planned:
        if rule.action is None or grave is Severity.NONE:
            return act(grave, reach, channel)
        return rule.action if rule.action in ("none", "flag") else ACTS[channel]

    one, many = severity(rule.severity), severity(rule.many)
    return Held(number, pack, rule, one, many, acts(one), acts(many), rule.action is not None)


def _consents(rule: Rule, consent: str) -> bool:
    words = rule.when.get("consent")
    return words is None or consent in words
