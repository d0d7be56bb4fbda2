"""Running the cases of a pack: what a rule by itself makes of the people of a case, against what the case expects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dlp.policy.judging import judge
from dlp.policy.linking import Linked, Profile
from dlp.policy.rulebook import Rulebook, alone
from dlp.policy.rules import Case, Pack, Rule
from reports.record import Finding, Severity


@dataclass(frozen=True, slots=True)
class Failure:
    """A case whose rule says something else than expected; `said` tells what, in a sentence."""

    rule: Rule
    case: Case
    said: str


def people(case: Case) -> Linked:
    """The people of a case, as linking would hand them over; without matches, which no verdict depends on."""
    return Linked(profiles={f"person {n}": Profile(entities, case.about) for n, entities in enumerate(case.people, 1)})


def verdict(rule: Rulebook, case: Case) -> Finding | None:
    """What the rule, `alone`, says in the case."""
    return next(iter(judge("case", people(case), case.situation, rule)), None)


def failures(pack: Pack) -> Iterator[Failure]:
    """The cases of a pack that do not get what they expect."""
    for rule in pack.rules:
        by_itself = alone(pack, rule)
        for case in rule.cases:
            if said := disagreement(case, verdict(by_itself, case)):
                yield Failure(rule, case, said)


def disagreement(case: Case, finding: Finding | None) -> str:
    """Where the verdict is not what the case expects, in a sentence; "" where it is."""
    severity = finding.severity if finding else Severity.NONE
    if severity is not case.expect:
        return f"expects {case.expect.word}, and the rule says {severity.word}"
    given = {
        "action": finding.action if finding else "none",
        "clauses": frozenset(clause.id for clause in finding.clauses) if finding else frozenset(),
        "route": frozenset(finding.route) if finding else frozenset(),
    }
    wanted = {
        "action": case.action,
        "clauses": None if case.clauses is None else frozenset(case.clauses),
        "route": None if case.route is None else frozenset(case.route),
    }
    for what, expected in wanted.items():
        if expected is not None and expected != given[what]:
            return f"expects the {what} {_told(expected)}, and the rule says {_told(given[what])}"
    return ""


def _told(value: str | frozenset[str]) -> str:
    return value if isinstance(value, str) else ", ".join(sorted(value)) or "none"
