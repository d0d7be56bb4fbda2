"""Linked matches and the situation they are found in, to findings. Pure: same input, same verdict.

Severity is what × who can see it × how many people × consent, recipients, protection and home. Of several packs the
stricter one speaks, and all are cited.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from dlp.policy.linking import Linked
from dlp.policy.rulebook import MANY, Held, Page, Rulebook
from dlp.policy.situation import Situation
from recognizers.contract import About
from reports.record import Action, Clause, Finding, Planned, Severity

_T = TypeVar("_T")

_RANK: dict[Planned, int] = {"none": 0, "flag": 1, "unshare": 2, "quarantine": 3, "hold": 3, "block": 3}
"""The stricter of two acts has the higher number."""


@dataclass(slots=True, eq=False)
class Kind:
    """People of one item whom no rule can tell apart: the rules they come under, how many they are, and which of the
    item's matches are theirs, by entity."""

    rules: tuple[Held, ...]
    people: int = 0
    matches: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that speaks of enough people of an item, and the kinds of people it speaks of."""

    held: Held
    kinds: tuple[Kind, ...]
    people: int

    @property
    def severity(self) -> Severity:
        """How grave it is for so many."""
        return self.held.many if self.people >= MANY else self.held.one

    @property
    def action(self) -> Planned:
        """What is to be done for so many."""
        return self.held.acts_many if self.people >= MANY else self.held.acts_one


def judge(item_id: str, linked: Linked, situation: Situation, book: Rulebook) -> tuple[Finding, ...]:
    """The findings of one item, worst first."""
    if not linked.profiles:
        return ()
    by_topic: dict[str, list[Fired]] = {}
    for one in fired(linked, situation, book):
        by_topic.setdefault(one.held.rule.topic, []).append(one)
    worst = [
        (topic, _finding(item_id, rules)) for topic, rules in by_topic.items() if any(one.severity for one in rules)
    ]
    worst.sort(key=lambda found: (-found[1].severity, found[1].rule))
    gravest = worst[0][1].severity if worst else Severity.NONE
    return tuple(finding for topic, finding in worst if not (topic == "names" and _outspoken(finding, gravest)))


def fired(linked: Linked, situation: Situation, book: Rulebook) -> list[Fired]:
    """The rules that speak of enough of the people, in the order of the packs."""
    of: dict[int, tuple[Held, list[Kind]]] = {}
    for kind in _kinds(linked, situation, book.page(situation)):
        for held in kind.rules:
            entry = of.get(held.number)
            if entry is None:
                of[held.number] = (held, [kind])
            else:
                entry[1].append(kind)
    counted = [Fired(held, tuple(some), sum([k.people for k in some])) for _, (held, some) in sorted(of.items())]
    return [one for one in counted if one.people >= one.held.rule.at_least]


def _kinds(linked: Linked, situation: Situation, page: Page) -> Iterable[Kind]:
    """The kinds of people there are: a table has many rows, and few kinds of them."""
    kinds: dict[tuple[frozenset[str], About, str], Kind] = {}
    kind_of: dict[str, Kind] = {}
    consents, consent = situation.consents, situation.consent
    for subject, profile in linked.profiles.items():
        key = (profile.entities, profile.about, consents.get(subject, consent) if consents else consent)
        kind = kinds.get(key)
        if kind is None:
            kind = kinds[key] = Kind(page.of(*key))
        kind.people += 1
        kind_of[subject] = kind
    for profile, count in linked.further:
        key = (profile.entities, profile.about, consent)
        kinds.setdefault(key, Kind(page.of(*key))).people += count
    whose, subject_before = None, None
    for index, match in enumerate(linked.matches):
        if match.subject != subject_before:  # the matches of a row stand together
            subject_before = match.subject
            whose = kind_of.get(subject_before) if subject_before else None
        if whose is not None and whose.rules:
            theirs = whose.matches.get(match.entity)
            if theirs is None:
                whose.matches[match.entity] = [index]
            else:
                theirs.append(index)
    return kinds.values()


def planned_action(findings: Iterable[Finding]) -> Action:
    """What is planned for an item with these findings: the strictest act. Only planned, never taken here."""
    acts = [finding.action for finding in findings if not finding.suppressed]
    if not acts:
        return Action()
    act = max(acts, key=_RANK.__getitem__)
    return Action(act, "none" if act == "none" else "planned")


def _outspoken(finding: Finding, gravest: Severity) -> bool:
    """Names alone are not worth a finding of their own where the same item has a graver one about people."""
    return finding.severity <= Severity.LOW and finding.severity < gravest


def _finding(item_id: str, rules: Sequence[Fired]) -> Finding:
    """One topic's finding: the strictest rule speaks, every pack that speaks of it is cited."""
    chief = max(rules, key=lambda f: (f.severity, f.people))
    speaker = chief.held.rule
    said = _said(tuple([f.held for f in rules]))
    kinds = rules[0].kinds if len(rules) == 1 else tuple({kind: None for f in rules for kind in f.kinds})
    found = [kind.matches[entity] for kind in kinds for entity in said.entities & kind.matches.keys()]
    return Finding(
        id=hashlib.sha256(f"{item_id}\0{speaker.topic}".encode()).hexdigest()[:16],
        rule=speaker.id,
        title=speaker.title,
        severity=chief.severity,
        citations=said.citations,
        clauses=said.clauses,
        matches=tuple(sorted(chain.from_iterable(found))),
        subjects=sum([kind.people for kind in kinds]),
        route=said.route,
        advice=speaker.advice,
        action=_action(rules),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What rules of one topic say together, whoever speaks."""

    entities: frozenset[str]
    citations: tuple[str, ...]
    clauses: tuple[Clause, ...]
    route: tuple[str, ...]


@functools.lru_cache(maxsize=4096)
def _said(rules: tuple[Held, ...]) -> _Said:
    return _Said(
        entities=frozenset().union(*(held.rule.any for held in rules)),
        citations=_distinct(c for held in rules for c in held.rule.citations),
        clauses=_distinct(Clause(held.pack.name, c, held.pack.version) for held in rules for c in held.rule.clauses),
        route=_distinct(r for held in rules for r in held.rule.route),
    )


def _action(rules: Sequence[Fired]) -> Planned:
    """The strictest act that a pack asks for; where none does, the strictest that follows from severity."""
    told = [f.action for f in rules if f.held.told and f.severity]
    return max(told or [f.action for f in rules], key=_RANK.__getitem__)


def _distinct(words: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(words))
