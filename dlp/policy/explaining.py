"""The verdicts of several packs on one item, side by side, each with the sentence that decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dlp.policy.judging import Fired, fired, judge, planned_action
from dlp.policy.linking import Linked
from dlp.policy.rulebook import Rulebook
from dlp.policy.rules import Pack
from dlp.policy.situation import Situation
from dlp.policy.wording import deciding, silent
from reports.record import Finding, Planned, Severity

TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one pack says, or all together: `rule` is the one that decides ("" if none speaks), `also` the others."""

    policy: str
    version: str
    severity: Severity
    action: Planned
    rule: str
    clauses: tuple[str, ...]
    route: tuple[str, ...]
    sentence: str
    also: tuple[str, ...] = ()


def verdicts(linked: Linked, situation: Situation, packs: Sequence[Pack]) -> tuple[Verdict, ...]:
    """The verdict of each pack by itself, then, of several, that of all together: the strictest, citing every one."""
    each = tuple(_alone(pack, linked, situation) for pack in packs)
    if len(packs) < 2:
        return each
    findings = judge("explained", linked, situation, Rulebook(packs))
    return (*each, _together(findings, each))


def _alone(pack: Pack, linked: Linked, situation: Situation) -> Verdict:
    book = Rulebook([pack])
    speaking = [one for one in fired(linked, situation, book) if one.severity]
    if not speaking:
        people = [(p.entities, p.about) for p in (*linked.profiles.values(), *(p for p, _ in linked.further))]
        return Verdict(pack.name, pack.version, Severity.NONE, "none", "", (), (), silent(pack, people, situation))
    findings = judge("explained", linked, situation, book)
    spoken = {found.rule: found for found in findings}
    chief = max((one for one in speaking if one.held.rule.id in spoken), key=_weight)
    worst = spoken[chief.held.rule.id]
    return Verdict(
        policy=pack.name,
        version=pack.version,
        severity=chief.severity,
        action=planned_action(findings).planned,
        rule=chief.held.rule.id,
        clauses=tuple(clause.id for clause in worst.clauses),
        route=worst.route,
        sentence=deciding(chief, situation),
        also=tuple(found.rule for found in findings if found is not worst),
    )


def _weight(one: Fired) -> tuple[Severity, int, int]:
    """What makes a rule decide. Of equals the one that asks more of the situation: there the policies differ."""
    return one.severity, len(one.held.rule.when), one.people


def _together(findings: Sequence[Finding], each: Sequence[Verdict]) -> Verdict:
    """The strictest verdict; the pack whose verdict that is says why."""
    if not findings:
        return Verdict(TOGETHER, "", Severity.NONE, "none", "", (), (), "No policy asks for anything here.")
    decided = {one.rule for one in each}
    gravest = [found for found in findings if found.severity is findings[0].severity]
    worst = next((found for found in gravest if found.rule in decided), gravest[0])
    gravest = [worst, *(found for found in gravest if found is not worst)]  # what decides is cited first
    clauses = dict.fromkeys(clause for found in gravest for clause in found.clauses)
    speaker = next(one.policy for one in each if worst.rule in (one.rule, *one.also))
    return Verdict(
        policy=TOGETHER,
        version="",
        severity=worst.severity,
        action=planned_action(findings).planned,
        rule=worst.rule,
        clauses=tuple(f"{clause.policy} {clause.id}" for clause in clauses),
        route=tuple(dict.fromkeys(role for found in gravest for role in found.route)),
        sentence=f"The strictest verdict holds, that of {speaker}; every policy that speaks of it is cited.",
    )
