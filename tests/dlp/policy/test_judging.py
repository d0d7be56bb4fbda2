"""The verdict: what × how many × who can see it × home, exactly as the contract's "Severity" says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.contract import CHANNELS, Channel, Exposure, Level
from dlp.policy.judging import judge, planned_action
from dlp.policy.linking import Linked
from dlp.policy.pack import DEFAULT, ENTITIES, Pack, load, parse
from dlp.policy.rulebook import Rulebook, act, seen_by
from dlp.policy.situation import Situation
from reports.record import Severity, Suppressed

People = Callable[..., Linked]
LAW = Rulebook(load(DEFAULT))
NONE, LOW, MEDIUM, HIGH, CRITICAL = Severity
PUBLIC, EXTERNAL, DISTRICT, GROUP, OWNER = Level


def exposed(level: Level, channel: Channel = "share", **facts: Any) -> Situation:
    return Situation(Exposure(level, ("a test",), channel), **facts)


@pytest.mark.parametrize(
    ("base", "public", "external", "district", "group", "owner"),
    [
        (NONE, NONE, NONE, NONE, NONE, NONE),
        (LOW, LOW, LOW, NONE, NONE, LOW),
        (MEDIUM, MEDIUM, MEDIUM, LOW, LOW, LOW),
        (HIGH, HIGH, HIGH, MEDIUM, MEDIUM, LOW),
        (CRITICAL, CRITICAL, CRITICAL, HIGH, HIGH, LOW),
    ],
    ids=lambda s: s.word,
)
def test_who_can_see_it(
    base: Severity, public: Severity, external: Severity, district: Severity, group: Severity, owner: Severity
) -> None:
    assert [seen_by(base, level) for level in Level] == [public, external, district, group, owner]


@pytest.mark.parametrize(("base", "level"), list(product(Severity, Level)), ids=str)
def test_at_home_with_its_readers_it_is_at_most_low(base: Severity, level: Level) -> None:
    at_home = seen_by(base, level, home=True)
    assert at_home <= LOW if level in (GROUP, OWNER) else at_home is seen_by(base, level)


ONE = """
name: one
title: One rule
version: "7"
rules:
  - id: one.rule
    topic: {topic}
    title: A rule
    any: [HEALTH_ALERT]
    with: [PERSON]
    severity: {severity}
    many: {many}
    citations: [{cite}]
    clauses: ["{cite} (1)"]
    route: [{route}]
    advice: Do this.
    cases: []
"""


def pack(
    severity: str = "high",
    many: str = "critical",
    topic: str = "health",
    cite: str = "Act s.1",
    route: str = "privacy officer",
    name: str = "one",
) -> Pack:
    text = ONE.format(severity=severity, many=many, topic=topic, cite=cite, route=route)
    return parse(text.replace("one", name), f"{name}.yaml")


def book(*packs: Pack) -> Rulebook:
    return Rulebook(packs or [pack()])


NAMED = ("HEALTH_ALERT", "PERSON")


@pytest.mark.parametrize(("count", "severity"), [(1, HIGH), (9, HIGH), (10, CRITICAL), (11, CRITICAL)])
def test_ten_people_are_many(people: People, count: int, severity: Severity) -> None:
    (finding,) = judge("item", people(*[NAMED] * count), exposed(PUBLIC), book())
    assert (finding.severity, finding.subjects) == (severity, count)


def test_people_only_counted_count_too(people: People) -> None:
    linked = people(NAMED, further=((frozenset(NAMED), 20_000), (frozenset({"PERSON"}), 5)))
    (finding,) = judge("item", linked, exposed(PUBLIC), book())
    assert (finding.severity, finding.subjects) == (CRITICAL, 20_001)


@pytest.mark.parametrize(
    ("homes", "level", "severity"),
    [
        (frozenset(), GROUP, MEDIUM),
        ({"health"}, GROUP, LOW),
        ({"custody"}, GROUP, MEDIUM),
        ({"health"}, DISTRICT, MEDIUM),
        ({"health"}, PUBLIC, HIGH),
    ],
    ids=["elsewhere", "at home", "in another's home", "at home, read by all staff", "at home, read by all"],
)
def test_home_lowers_for_its_readers_only(
    people: People, homes: frozenset[str], level: Level, severity: Severity
) -> None:
    (finding,) = judge("item", people(NAMED), exposed(level, homes=frozenset(homes)), book())
    assert finding.severity is severity


def test_one_topic_is_one_finding_the_stricter_speaks_and_both_are_cited(people: People) -> None:
    mild, strict = pack("low", "low", cite="Act s.1", route="nurse"), pack(cite="Act s.2", name="two")
    (finding,) = judge("item", people(NAMED), exposed(PUBLIC), book(mild, strict))
    assert (finding.severity, finding.rule) == (HIGH, "two.rule")
    assert finding.citations == ("Act s.1", "Act s.2")
    assert [(c.policy, c.id, c.version) for c in finding.clauses] == [
        ("one", "Act s.1 (1)", "7"),
        ("two", "Act s.2 (1)", "7"),
    ]
    assert finding.route == ("nurse", "privacy officer")


def test_two_topics_are_two_findings_worst_first(people: People) -> None:
    mild, strict = pack("low", "low", topic="notes"), pack(name="two")
    assert [f.rule for f in judge("item", people(NAMED), exposed(PUBLIC), book(mild, strict))] == [
        "two.rule",
        "one.rule",
    ]


def test_a_finding_points_at_its_matches(people: People) -> None:
    linked = people(NAMED, {"PERSON"}, {"HEALTH_ALERT"}, NAMED)
    (finding,) = judge("item", linked, exposed(PUBLIC), book())
    pointed = [linked.matches[i] for i in finding.matches]
    assert [(m.entity, m.subject) for m in pointed] == [("HEALTH_ALERT", "person-0"), ("HEALTH_ALERT", "person-3")]
    assert finding.subjects == 2


@pytest.mark.parametrize(
    ("entities", "about", "severity"),
    [
        ({"HEALTH_ALERT"}, "student", NONE),
        ({"PERSON"}, "unknown", NONE),
        ({"PERSON"}, "staff", NONE),
        ({"PERSON"}, "student", LOW),
        ({"DATE_OF_BIRTH"}, "student", NONE),
        ({"SASID"}, "unknown", MEDIUM),
        ({"US_SSN"}, "unknown", MEDIUM),
        ({"DATE_OF_BIRTH", "PERSON"}, "unknown", MEDIUM),
        ({"PHONE_NUMBER", "PERSON"}, "family", MEDIUM),
        ({"PHONE_NUMBER", "PERSON"}, "staff", NONE),
        ({"US_SSN", "PERSON"}, "unknown", HIGH),
        ({"CREDIT_CARD", "PERSON"}, "unknown", HIGH),
        ({"HEALTH_ALERT", "PERSON"}, "student", HIGH),
        ({"CUSTODY_NOTE", "PERSON"}, "student", HIGH),
        ({"HEALTH_ALERT", "SASID"}, "unknown", HIGH),
        ({"US_SSN", "CREDIT_CARD", "PERSON"}, "unknown", CRITICAL),
        ({"SEX", "LANGUAGE_STATUS"}, "student", NONE),
    ],
    ids=lambda v: "+".join(sorted(v)) if isinstance(v, set) else str(v),
)
def test_the_contracts_table_in_the_open(people: People, entities: set[str], about: str, severity: Severity) -> None:
    findings = judge("item", people(entities, about=about), exposed(EXTERNAL), LAW)
    assert max((f.severity for f in findings), default=NONE) is severity


def test_names_are_not_told_twice(people: People) -> None:
    rules = [f.rule for f in judge("item", people({"PERSON", "SASID"}, about="student"), exposed(PUBLIC), LAW)]
    assert not any(rule.endswith(".names") for rule in rules)


@pytest.mark.parametrize(
    ("channel", "act_of"),
    [("share", "quarantine"), ("drive", "unshare"), ("mail", "hold"), ("web", "block"), ("portable", "flag")],
)
@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("severity", Severity, ids=lambda s: s.word)
def test_the_default_act(severity: Severity, level: Level, channel: Channel, act_of: str) -> None:
    grave = severity >= HIGH and level in (PUBLIC, EXTERNAL, DISTRICT)
    assert act(severity, level, channel) == ("none" if severity is NONE else act_of if grave else "flag")


def test_the_items_act_is_the_strictest_of_its_findings(people: People) -> None:
    mild, strict = pack("low", "low", topic="notes"), pack(name="two")
    findings = judge("item", people(NAMED), exposed(PUBLIC), book(mild, strict))
    assert [f.action for f in findings] == ["quarantine", "flag"]
    assert (planned_action(findings).planned, planned_action(findings).state) == ("quarantine", "planned")
    accepted = [replace(f, suppressed=Suppressed("an officer", None)) if f.severity is HIGH else f for f in findings]
    assert planned_action(accepted).planned == "flag"
    assert (planned_action([]).planned, planned_action([]).state) == ("none", "none")


ANYBODY = st.lists(st.frozensets(st.sampled_from(sorted(ENTITIES)), min_size=1), max_size=12)


@given(
    ANYBODY,
    st.sampled_from(Level),
    st.sampled_from(CHANNELS),
    st.sampled_from(["student", "family", "staff", "unknown"]),
)
def test_pure_worst_first_and_never_quieter_when_more_open(
    people: People, each: list[frozenset[str]], level: Level, channel: Channel, about: str
) -> None:
    linked = people(*each, about=about)
    findings = judge("item", linked, exposed(level, channel), LAW)
    assert findings == judge("item", linked, exposed(level, channel), LAW)
    assert [f.severity for f in findings] == sorted((f.severity for f in findings), reverse=True)
    assert len({f.id for f in findings}) == len(findings)
    for finding in findings:
        assert 1 <= finding.subjects <= len(each)
        assert all(linked.matches[i].subject is not None for i in finding.matches)
    worst = max((f.severity for f in findings), default=NONE)
    if level is not OWNER:
        wider = judge("item", linked, exposed(PUBLIC, channel), LAW)
        assert max((f.severity for f in wider), default=NONE) >= worst


@given(ANYBODY)
def test_a_findings_id_holds_through_runs(people: People, each: list[frozenset[str]]) -> None:
    """The id is of the item and the topic: more people or another exposure make no other finding of it."""
    few = {f.id for f in judge("item", people(*each), exposed(PUBLIC), LAW)}
    assert few == {f.id for f in judge("item", people(*each * 12), exposed(EXTERNAL), LAW)}
    assert not few & {f.id for f in judge("another", people(*each), exposed(PUBLIC), LAW)}
