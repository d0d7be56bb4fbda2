"""Linked matches and the situation they are found in, to findings. Pure: same input, same verdict.

Severity is what × who can see it × how many people × consent, recipients, protection and home. Of several packs the
stricter one speaks, and all are cited.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from dlp.policy.linking import Linked
from dlp.policy.rulebook import MANY, Held, Page, Person, Plan, Rulebook
from dlp.policy.situation import Situation
from reports.record import Action, Finding, Planned, Severity, Suppressed

_RANK: dict[Planned, int] = {"none": 0, "flag": 1, "unshare": 2, "quarantine": 3, "hold": 3, "block": 3}
"""The stricter of two acts has the higher number."""

EXEMPT = Suppressed("an exemption of the owner's position", None)
"""What takes a finding off the list that only clauses ask for which do not bind the owner's position."""


_FEW = 6
"""Up to so many kinds of people what is made of an item is remembered: more of them hardly come twice."""


@dataclass(slots=True, eq=False)
class Kind:
    """People of one item whom no rule can tell apart: what they are, the rules they come under, how many they are, and
    which of the item's matches are theirs, by entity."""

    number: int
    person: Person
    rules: tuple[Held, ...]
    people: int = 0
    matches: dict[str, list[int]] = field(default_factory=dict)


class Fired(NamedTuple):
    """A rule that speaks of enough people of an item: their kinds, how many they are, how grave that is for so many."""

    held: Held
    kinds: tuple[int, ...]
    people: int
    severity: Severity
    action: Planned


def judge(item_id: str, linked: Linked, situation: Situation, book: Rulebook) -> tuple[Finding, ...]:
    """The findings of one item, worst first."""
    if not linked.profiles:
        return ()
    page = book.page(situation)
    kinds = _kinds(linked, situation, page)
    return tuple([_finding(item_id, plan, kinds) for plan in _remembered(kinds, situation, book, page)])


def fired(linked: Linked, situation: Situation, book: Rulebook) -> list[Fired]:
    """The rules that speak of enough of the people, in the order of the packs."""
    return _speaking(_kinds(linked, situation, book.page(situation)))


def _remembered(kinds: Sequence[Kind], situation: Situation, book: Rulebook, page: Page) -> tuple[Plan, ...]:
    """What is made of such people here. Their exact number says nothing beyond the highest that a rule asks for."""
    if len(kinds) > _FEW:
        return _plans(kinds, situation, book)
    some = tuple([(kind.person, min(kind.people, book.highest)) for kind in kinds])
    return page.plans((some, situation.exempt), lambda: _plans(kinds, situation, book))


def _plans(kinds: Sequence[Kind], situation: Situation, book: Rulebook) -> tuple[Plan, ...]:
    """One plan a topic, worst first: the strictest rule speaks, the first of equals; every pack is cited."""
    by_topic: dict[str, list[Fired]] = {}
    for one in _speaking(kinds):
        by_topic.setdefault(one.held.rule.topic, []).append(one)
    plans = [_told(rules, situation, book) for rules in by_topic.values() if any(one.severity for one in rules)]
    plans.sort(key=lambda plan: (-plan.severity, plan.rule.id))
    gravest = max((plan.severity for plan in plans if not plan.suppressed), default=Severity.NONE)
    return tuple(plan for plan in plans if not _outspoken(plan, gravest))


def _speaking(kinds: Iterable[Kind]) -> list[Fired]:
    of: dict[int, tuple[Held, list[Kind]]] = {}
    for kind in kinds:
        for held in kind.rules:
            of.setdefault(held.number, (held, []))[1].append(kind)
    return [
        _fired(held, tuple(kind.number for kind in some), people)
        for _, (held, some) in sorted(of.items())
        if (people := sum(kind.people for kind in some)) >= held.rule.at_least
    ]


def _fired(held: Held, kinds: tuple[int, ...], people: int) -> Fired:
    if people >= MANY:
        return Fired(held, kinds, people, held.many, held.acts_many)
    return Fired(held, kinds, people, held.one, held.acts_one)


def _kinds(linked: Linked, situation: Situation, page: Page) -> list[Kind]:
    """The kinds of people there are: a table has many rows, and few kinds of them."""
    kinds: dict[Person, Kind] = {}
    kind_of: dict[str, Kind] = {}
    consents, consent = situation.consents, situation.consent
    for subject, profile in linked.profiles.items():
        key = (profile.entities, profile.about, consents.get(subject, consent) if consents else consent)
        kind = kinds.get(key)
        if kind is None:
            kind = kinds[key] = Kind(len(kinds), key, page.of(*key))
        kind.people += 1
        kind_of[subject] = kind
    for profile, count in linked.further:
        key = (profile.entities, profile.about, consent)
        kinds.setdefault(key, Kind(len(kinds), key, page.of(*key))).people += count
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
    return list(kinds.values())


def planned_action(findings: Iterable[Finding]) -> Action:
    """What is planned for an item with these findings: the strictest act. Only planned, never taken here."""
    acts = [finding.action for finding in findings if not finding.suppressed]
    if not acts:
        return Action()
    act = max(acts, key=_RANK.__getitem__)
    return Action(act, "none" if act == "none" else "planned")


def _outspoken(plan: Plan, gravest: Severity) -> bool:
    """Names alone are not worth a finding of their own where the same item has a graver one about people."""
    return plan.rule.topic == "names" and plan.severity <= Severity.LOW and plan.severity < gravest


def _told(rules: Sequence[Fired], situation: Situation, book: Rulebook) -> Plan:
    """One topic's plan: by the rules that bind the owner's position, else told as exempt."""
    binding = [one for one in rules if not _exempt(one, situation)] if situation.exempt else rules
    if any(one.severity for one in binding):
        return _plan(binding, book, None)
    return _plan(rules, book, EXEMPT)


def _exempt(one: Fired, situation: Situation) -> bool:
    """Whether none of the clauses that the rule cites binds the position."""
    clauses = one.held.rule.clauses
    return bool(clauses) and all((one.held.pack.name, clause) in situation.exempt for clause in clauses)


def _plan(rules: Sequence[Fired], book: Rulebook, suppressed: Suppressed | None) -> Plan:
    chief = max(rules, key=lambda one: one.severity)
    return Plan(
        rule=chief.held.rule,
        severity=chief.severity,
        action=_action(rules),
        said=book.said(tuple(one.held.number for one in rules)),
        kinds=tuple(dict.fromkeys(kind for one in rules for kind in one.kinds)),
        suppressed=suppressed,
    )


def _finding(item_id: str, plan: Plan, kinds: Sequence[Kind]) -> Finding:
    """What the plan makes of these people: who they are, where their matches stand."""
    rule, said, theirs = plan.rule, plan.said, [kinds[number] for number in plan.kinds]
    found = [kind.matches[entity] for kind in theirs for entity in said.entities & kind.matches.keys()]
    return Finding(
        id=hashlib.sha256(f"{item_id}\0{rule.topic}".encode()).hexdigest()[:16],
        rule=rule.id,
        title=rule.title,
        severity=plan.severity,
        citations=said.citations,
        clauses=said.clauses,
        matches=tuple(sorted(chain.from_iterable(found))),
        subjects=sum([kind.people for kind in theirs]),
        route=said.route,
        advice=rule.advice,
        suppressed=plan.suppressed,
        action=plan.action,
        about=tuple(sorted({kind.person[1] for kind in theirs})),
    )


def _action(rules: Sequence[Fired]) -> Planned:
    """The strictest act that a pack asks for; where none does, the strictest that follows from severity."""
    told = [f.action for f in rules if f.held.told and f.severity]
    return max(told or [f.action for f in rules], key=_RANK.__getitem__)
