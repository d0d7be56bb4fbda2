"""Linked matches and the situation they are found in, to findings. Pure: same input, same verdict.

Severity is what × who can see it × how many people × consent, recipients, protection and home. Of several packs the
stricter one speaks, and all are cited.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from dlp.policy.linking import Linked
from dlp.policy.rulebook import MANY, Held, Page, Rulebook
from dlp.policy.situation import Situation
from recognizers.contract import About
from reports.record import Action, Finding, Planned, Severity, Suppressed

_RANK: dict[Planned, int] = {"none": 0, "flag": 1, "unshare": 2, "quarantine": 3, "hold": 3, "block": 3}
"""The stricter of two acts has the higher number."""

EXEMPT = Suppressed("an exemption of the owner's position", None)
"""What takes a finding off the list that only clauses ask for which do not bind the owner's position."""


@dataclass(slots=True, eq=False)
class Kind:
    """People of one item whom no rule can tell apart: the rules they come under, how many they are, and which of the
    item's matches are theirs, by entity."""

    rules: tuple[Held, ...]
    people: int = 0
    matches: dict[str, list[int]] = field(default_factory=dict)


class Fired(NamedTuple):
    """A rule that speaks of enough people of an item: their kinds, how many they are, how grave that is for so many."""

    held: Held
    kinds: tuple[Kind, ...]
    people: int
    severity: Severity
    action: Planned


def judge(item_id: str, linked: Linked, situation: Situation, book: Rulebook) -> tuple[Finding, ...]:
    """The findings of one item, worst first."""
    if not linked.profiles:
        return ()
    by_topic: dict[str, list[Fired]] = {}
    for one in fired(linked, situation, book):
        by_topic.setdefault(one.held.rule.topic, []).append(one)
    worst = [
        (topic, _told(item_id, rules, situation, book))
        for topic, rules in by_topic.items()
        if any(one.severity for one in rules)
    ]
    worst.sort(key=lambda found: (-found[1].severity, found[1].rule))
    gravest = max([finding.severity for _, finding in worst if not finding.suppressed], default=Severity.NONE)
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
    return [
        _fired(held, tuple(some), people)
        for _, (held, some) in sorted(of.items())
        if (people := sum([kind.people for kind in some])) >= held.rule.at_least
    ]


def _fired(held: Held, kinds: tuple[Kind, ...], people: int) -> Fired:
    if people >= MANY:
        return Fired(held, kinds, people, held.many, held.acts_many)
    return Fired(held, kinds, people, held.one, held.acts_one)


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


def _told(item_id: str, rules: Sequence[Fired], situation: Situation, book: Rulebook) -> Finding:
    """One topic's finding: by the rules that bind the owner's position, else told as exempt."""
    binding = [one for one in rules if not _exempt(one, situation)] if situation.exempt else rules
    if any(one.severity for one in binding):
        return _finding(item_id, binding, book)
    return replace(_finding(item_id, rules, book), suppressed=EXEMPT)


def _exempt(one: Fired, situation: Situation) -> bool:
    """Whether none of the clauses that the rule cites binds the position."""
    clauses = one.held.rule.clauses
    return bool(clauses) and all((one.held.pack.name, clause) in situation.exempt for clause in clauses)


def _finding(item_id: str, rules: Sequence[Fired], book: Rulebook) -> Finding:
    """One topic's finding: the strictest rule speaks, every pack that speaks of it is cited."""
    chief = max(rules, key=lambda f: (f.severity, f.people))
    speaker = chief.held.rule
    said = book.said(tuple([f.held.number for f in rules]))
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


def _action(rules: Sequence[Fired]) -> Planned:
    """The strictest act that a pack asks for; where none does, the strictest that follows from severity."""
    told = [f.action for f in rules if f.held.told and f.severity]
    return max(told or [f.action for f in rules], key=_RANK.__getitem__)
