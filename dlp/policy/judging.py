"""Linked matches and who can see them, to findings. Pure: same input, same verdict.

Severity follows CONTRACT.md "Severity": what × how many people × who can see it × whether it lies in its declared home.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from connectors.contract import Channel, Exposure, Level
from dlp.policy.linking import Linked, Profile
from dlp.policy.pack import Pack, Rule
from reports.record import Action, Clause, Finding, Planned, Severity

MANY = 10
"""From this many people on a rule's `many` severity holds (CONTRACT.md: critical for ten or more)."""

_ACTS: dict[Channel, Planned] = {
    "share": "quarantine",
    "drive": "unshare",
    "mail": "hold",
    "web": "block",
    "portable": "flag",
}


@dataclass(frozen=True, slots=True)
class _Fired:
    pack: Pack
    rule: Rule
    people: int
    severity: Severity


def judge(
    item_id: str, linked: Linked, exposure: Exposure, packs: Sequence[Pack], homes: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """The findings of one item, worst first. `homes` are the topics whose declared home the item lies in."""
    by_topic: dict[str, list[_Fired]] = {}
    for pack in packs:
        for rule in pack.rules:
            people = sum(_applies(rule, p) for p in linked.profiles.values()) + sum(
                n for p, n in linked.further if _applies(rule, p)
            )
            if people:
                severity = seen_by(rule.many if people >= MANY else rule.severity, exposure.level, rule.topic in homes)
                by_topic.setdefault(rule.topic, []).append(_Fired(pack, rule, people, severity))
    findings = [_finding(item_id, fired, linked) for fired in by_topic.values()]
    worst_first = sorted((f for f in findings if f.severity > Severity.NONE), key=lambda f: (-f.severity, f.rule))
    return tuple(f for f in worst_first if not _outspoken(f, worst_first))


def seen_by(base: Severity, level: Level, at_home: bool = False) -> Severity:
    """The severity of something grave as `base` in the open, for those who can see it here (CONTRACT.md "Severity")."""
    if base is Severity.NONE:
        return base
    if level is Level.OWNER or (at_home and level is Level.GROUP):
        return min(base, Severity.LOW)
    if level in (Level.DISTRICT, Level.GROUP):
        lowered = Severity(base - 1)
        return max(lowered, Severity.MEDIUM) if base >= Severity.HIGH else lowered
    return base


def planned_action(severity: Severity, exposure: Exposure) -> Action:
    """The default action for an item (CONTRACT.md "Severity"): only planned, never taken here."""
    if severity is Severity.NONE:
        return Action()
    grave = severity >= Severity.HIGH and exposure.level in (Level.PUBLIC, Level.EXTERNAL, Level.DISTRICT)
    return Action(_ACTS[exposure.channel] if grave else "flag", "planned")


def _applies(rule: Rule, person: Profile) -> bool:
    has = person.entities
    return (
        bool(rule.any & has)
        and (not rule.with_ or bool(rule.with_ & has))
        and not (rule.without & has)
        and person.about in rule.about
    )


def _outspoken(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Names alone are not worth a finding of their own where the same item has a graver one about people."""
    return (
        finding.severity <= Severity.LOW
        and finding.rule.endswith(".names")
        and any(f.severity > finding.severity for f in findings)
    )


def _finding(item_id: str, fired: Sequence[_Fired], linked: Linked) -> Finding:
    """One topic's finding: the strictest rule speaks, every pack that speaks of it is cited."""
    chief = max(fired, key=lambda f: (f.severity, f.people))
    entities = frozenset().union(*(f.rule.any for f in fired))
    subjects = {s for s, p in linked.profiles.items() if any(_applies(f.rule, p) for f in fired)}
    people = len(subjects) + sum(n for p, n in linked.further if any(_applies(f.rule, p) for f in fired))
    matches = tuple(i for i, m in enumerate(linked.matches) if m.entity in entities and m.subject in subjects)
    identity = hashlib.sha256(f"{item_id}\0{chief.rule.topic}".encode()).hexdigest()[:16]
    return Finding(
        id=identity,
        rule=chief.rule.id,
        title=chief.rule.title,
        severity=chief.severity,
        citations=_distinct(c for f in fired for c in f.rule.citations),
        clauses=tuple(Clause(f.pack.name, c, f.pack.version) for f in _once(fired) for c in f.rule.clauses),
        matches=matches,
        subjects=people,
        route=_distinct(r for f in fired for r in f.rule.route),
        advice=chief.rule.advice,
    )


def _once(fired: Sequence[_Fired]) -> list[_Fired]:
    seen: dict[tuple[str, tuple[str, ...]], _Fired] = {}
    for f in fired:
        seen.setdefault((f.pack.name, f.rule.clauses), f)
    return list(seen.values())


def _distinct(words: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))  # type: ignore[call-overload]
