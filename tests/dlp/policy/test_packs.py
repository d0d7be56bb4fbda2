"""The shipped packs get the verdicts their cases ask for, and no rule can change without one of its cases failing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dlp.policy.cases import failures
from dlp.policy.pack import DEFAULT, Pack, Rule, available, load
from reports.record import Severity
from scripts.mutate_policies import main, mutants, survivors

PACKS = load(available())
EACH_PACK = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
EACH_RULE = pytest.mark.parametrize(
    ("pack", "rule"), [pytest.param(pack, rule, id=rule.id) for pack in PACKS for rule in pack.rules]
)


def test_the_default_packs_are_shipped() -> None:
    assert set(DEFAULT) <= set(available())


@EACH_PACK
def test_every_case_gets_its_verdict(pack: Pack) -> None:
    assert [f"line {f.case.line}, {f.rule.id}: {f.said}" for f in failures(pack)] == []


@EACH_RULE
def test_a_rule_has_a_case_that_fires_and_one_that_does_not(pack: Pack, rule: Rule) -> None:
    assert {case.expect > Severity.NONE for case in rule.cases} == {True, False}


@EACH_PACK
def test_no_word_of_a_rule_changes_unnoticed(pack: Pack) -> None:
    assert list(survivors(pack)) == []


def test_a_mutant_that_lives_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "untested.yaml"
    file.write_text(
        "{name: untested, title: t, version: 1, rules: [{id: u.rule, topic: health, title: t, any: [HEALTH_ALERT, SEX],"
        " severity: high, citations: [c], route: [nurse], advice: a, cases: ["
        "{people: [[HEALTH_ALERT]], exposure: public, expect: high}]}]}",
        "utf-8",
    )
    assert main([str(file)]) == 1
    assert "u.rule: any without SEX" in capsys.readouterr().out


def test_every_part_of_a_rule_has_mutants() -> None:
    """A rule that says everything there is to say has a mutant of every word it says."""
    rule = replace(
        PACKS[0].rules[0],
        with_=frozenset({"PERSON"}),
        without=frozenset({"US_SSN"}),
        about=frozenset({"student"}),
        when={"channel": frozenset({"mail"}), "protection": frozenset({"none"})},
        at_least=5,
        many=Severity.CRITICAL,
        firm="because",
        action="hold",
    )
    names = [name for name, _ in mutants(rule)]
    for word in ("severity", "many", "not firm", "any", "with", "without", "about", "at least", "channel", "action"):
        assert any(name.startswith(word) for name in names), word
    assert len(names) == len(set(names))


@EACH_RULE
def test_a_rule_cites_advises_and_routes(pack: Pack, rule: Rule) -> None:
    assert rule.citations
    assert rule.clauses
    assert rule.route
    assert len(rule.advice) > 40


@EACH_PACK
def test_a_pack_says_where_it_comes_from(pack: Pack) -> None:
    assert pack.title
    assert pack.version
    assert pack.source.document


def test_no_two_packs_share_a_rule() -> None:
    ids = [rule.id for pack in PACKS for rule in pack.rules]
    assert len(ids) == len(set(ids))
