"""The shipped packs run their own cases, and no rule can change without one of its cases failing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from connectors.contract import Exposure, Level
from dlp.policy.judging import judge
from dlp.policy.linking import Linked
from dlp.policy.pack import DEFAULT, Case, Pack, Rule, available, load
from reports.record import Severity

People = Callable[..., Linked]
PACKS = load(available())
RULES = [pytest.param(pack, rule, id=rule.id) for pack in PACKS for rule in pack.rules]
CASES = [
    pytest.param(pack, case, id=f"{rule.id}-{n}")
    for pack in PACKS
    for rule in pack.rules
    for n, case in enumerate(rule.cases)
]


def verdict(people: People, case: Case, *packs: Pack) -> Severity:
    linked = people(*case.people, about=case.about)
    findings = judge("item", linked, Exposure(case.exposure, ("a test",)), packs)
    return max((f.severity for f in findings), default=Severity.NONE)


def fails(people: People, pack: Pack, rule: Rule, changed: Rule) -> bool:
    """Whether a case of the rule notices the change."""
    other = replace(pack, rules=tuple(changed if r is rule else r for r in pack.rules))
    return any(verdict(people, case, other) is not case.expect for case in rule.cases)


def test_the_default_packs_are_shipped() -> None:
    assert set(DEFAULT) <= set(available())


@pytest.mark.parametrize(("pack", "case"), CASES)
def test_a_case_gets_its_verdict(people: People, pack: Pack, case: Case) -> None:
    assert verdict(people, case, pack) is case.expect


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_a_rule_has_a_case_that_fires_and_one_that_does_not(people: People, pack: Pack, rule: Rule) -> None:
    alone = replace(pack, rules=(rule,))
    in_the_open = [replace(case, exposure=Level.PUBLIC) for case in rule.cases]
    assert {verdict(people, case, alone) > Severity.NONE for case in in_the_open} == {True, False}


def changes(pack: Pack, rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Every way to weaken or sharpen what a rule says, one word at a time."""
    for severity in Severity:
        if severity is not rule.severity:
            many = severity if rule.many is rule.severity else rule.many
            yield f"severity {severity.word}", replace(rule, severity=severity, many=many)
    if rule.many is not rule.severity:
        yield "many like one", replace(rule, many=rule.severity)
    for entity in sorted(rule.any):
        yield f"any without {entity}", replace(rule, any=rule.any - {entity})
    if rule.with_:
        yield "no with", replace(rule, with_=frozenset())
    for entity in sorted(rule.with_ - enough_alone(pack, rule)) if len(rule.with_) > 1 else ():
        yield f"with without {entity}", replace(rule, with_=rule.with_ - {entity})
    everybody = frozenset(("student", "family", "staff", "unknown"))
    if rule.about != everybody:
        yield "about everybody", replace(rule, about=everybody)  # type: ignore[arg-type]
        for kind in sorted(rule.about):
            yield f"not about {kind}", replace(rule, about=rule.about - {kind})


def enough_alone(pack: Pack, rule: Rule) -> frozenset[str]:
    """The entities that give this severity by another rule anyway, so that no verdict can tell the difference."""
    others = [r for r in pack.rules if r is not rule and not r.with_ and r.severity >= rule.severity]
    return frozenset().union(*(r.any for r in others))


MUTANTS = [
    pytest.param(pack, rule, changed, id=f"{rule.id}: {what}")
    for pack in PACKS
    for rule in pack.rules
    for what, changed in changes(pack, rule)
]


@pytest.mark.parametrize(("pack", "rule", "changed"), MUTANTS)
def test_no_word_of_a_rule_changes_unnoticed(people: People, pack: Pack, rule: Rule, changed: Rule) -> None:
    assert fails(people, pack, rule, changed)


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_a_rule_cites_advises_and_routes(pack: Pack, rule: Rule) -> None:
    assert rule.citations
    assert rule.clauses
    assert rule.route
    assert len(rule.advice) > 40
    assert not any(w in f"{rule.title} {rule.advice}".casefold() for w in ("violat", "offend", "guilty", "illegal"))


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.name)
def test_a_pack_says_where_it_comes_from_and_when_it_was_read(pack: Pack) -> None:
    assert pack.title
    assert pack.version
    assert pack.source
    assert pack.reviewed is not None


def test_no_two_packs_share_a_rule() -> None:
    ids = [rule.id for pack in PACKS for rule in pack.rules]
    assert len(ids) == len(set(ids))
