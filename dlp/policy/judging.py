"""Linked matches and the situation they are found in, to findings. Pure: same input, same verdict.

Severity is what × who can see it × how many people × consent, recipients, protection and home. Of several packs the
stricter one speaks, and all are cited.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dlp.policy.linking import Linked
from dlp.policy.rulebook import MANY, Held, Page, Rulebook
from dlp.policy.situation import Situation
from reports.record import Action, Clause, Finding, Planned, Severity, Suppressed

_T = TypeVar("_T")

_RANK: dict[Planned, int] = {"none": 0, "flag": 1, "unshare": 2, "quarantine": 3, "hold": 3, "block": 3}
"""The stricter of two acts has the higher number."""

EXEMPT = Suppressed("an exemption of the owner's position", None)
"""What takes a finding off the list that only clauses ask for which do not bind the owner's position."""


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that speaks of an item: of whom, and how grave that is here.

    `subjects` are the people known one by one; `further` the positions in `Linked.further` of those only counted.
    """

    held: Held
    subjects: frozenset[str]
    further: frozenset[int]
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
    by_topic: dict[str, list[Fired]] = {}
    for one in fired(linked, situation, book.page(situation)):
        by_topic.setdefault(one.held.rule.topic, []).append(one)
    worst: list[tuple[str, Finding]] = [
        (topic, _told(item_id, rules, linked, situation))
        for topic, rules in by_topic.items()
        if any(one.severity for one in rules)
    ]
    worst.sort(key=lambda found: (-found[1].severity, found[1].rule))
    gravest = max((finding.severity for _, finding in worst if not finding.suppressed), default=Severity.NONE)
    return tuple(finding for topic, finding in worst if not (topic == "names" and _outspoken(finding, gravest)))


def fired(linked: Linked, situation: Situation, page: Page) -> list[Fired]:
    """The rules that speak of enough of the people, in the order of the packs."""
    met: dict[int, tuple[Held, set[str], set[int]]] = {}
    for subject, profile in linked.profiles.items():
        consent = situation.consents.get(subject, situation.consent)
        for held in page.of(profile.entities, profile.about, consent):
            met.setdefault(held.number, (held, set(), set()))[1].add(subject)
    for position, (profile, _) in enumerate(linked.further):
        for held in page.of(profile.entities, profile.about, situation.consent):
            met.setdefault(held.number, (held, set(), set()))[2].add(position)
    counted = [
        Fired(held, frozenset(subjects), frozenset(further), len(subjects) + _counted(linked, further))
        for _, (held, subjects, further) in sorted(met.items(), key=lambda entry: entry[0])
    ]
    return [one for one in counted if one.people >= one.held.rule.at_least]


def _counted(linked: Linked, further: Iterable[int]) -> int:
    return sum(linked.further[position][1] for position in further)


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


def _told(item_id: str, rules: Sequence[Fired], linked: Linked, situation: Situation) -> Finding:
    """One topic's finding: by the rules that bind the owner's position, else told as exempt."""
    binding = [one for one in rules if not _exempt(one, situation)] if situation.exempt else rules
    if any(one.severity for one in binding):
        return _finding(item_id, binding, linked)
    return replace(_finding(item_id, rules, linked), suppressed=EXEMPT)


def _exempt(one: Fired, situation: Situation) -> bool:
    """Whether none of the clauses that the rule cites binds the position."""
    clauses = one.held.rule.clauses
    return bool(clauses) and all((one.held.pack.name, clause) in situation.exempt for clause in clauses)


def _finding(item_id: str, rules: Sequence[Fired], linked: Linked) -> Finding:
    """One topic's finding: the strictest rule speaks, every pack that speaks of it is cited."""
    chief = max(rules, key=lambda f: (f.severity, f.people))
    speaker = chief.held.rule
    entities = frozenset().union(*(f.held.rule.any for f in rules))
    subjects = frozenset().union(*(f.subjects for f in rules))
    identity = hashlib.sha256(f"{item_id}\0{speaker.topic}".encode()).hexdigest()[:16]
    return Finding(
        id=identity,
        rule=speaker.id,
        title=speaker.title,
        severity=chief.severity,
        citations=_distinct(c for f in rules for c in f.held.rule.citations),
        clauses=_distinct(Clause(f.held.pack.name, c, f.held.pack.version) for f in rules for c in f.held.rule.clauses),
        matches=tuple(i for i, m in enumerate(linked.matches) if m.entity in entities and m.subject in subjects),
        subjects=len(subjects) + _counted(linked, frozenset().union(*(f.further for f in rules))),
        route=_distinct(r for f in rules for r in f.held.rule.route),
        advice=speaker.advice,
        action=_action(rules),
    )


def _action(rules: Sequence[Fired]) -> Planned:
    """The strictest act that a pack asks for; where none does, the strictest that follows from severity."""
    told = [f.action for f in rules if f.held.told and f.severity]
    return max(told or [f.action for f in rules], key=_RANK.__getitem__)


def _distinct(words: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(words))
