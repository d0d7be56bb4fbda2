"""What a verdict depends on besides the matches: reach, recipients, consent of each, firm rules, acts of a channel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from itertools import combinations, islice, product
from typing import Any

import pytest

from connectors.contract import CHANNELS, Channel, Exposure, Level
from dlp import config
from dlp.policy import rulebook
from dlp.policy.judging import judge
from dlp.policy.linking import Linked
from dlp.policy.pack import DEFAULT, load, parse
from dlp.policy.rulebook import Rulebook
from dlp.policy.situation import Situation
from dlp.policy.vocabulary import ENTITIES, HOMES
from reports.record import Severity

People = Callable[..., Linked]
PUBLIC, EXTERNAL, DISTRICT, GROUP, OWNER = Level
NONE, LOW, MEDIUM, HIGH, CRITICAL = Severity

RULE = """
name: one
title: One rule
version: "1"
rules:
  - id: one.rule
    topic: health
    title: A rule
    any: [HEALTH_ALERT]
    when: {{{when}}}
    severity: high
    {extra}
    citations: [Act]
    route: [nurse]
    advice: Do this.
    cases: []
"""


def book(when: str = "", extra: str = "many: critical") -> Rulebook:
    return Rulebook([parse(RULE.format(when=when, extra=extra), "one.yaml")])


def at(level: Level = PUBLIC, channel: Channel = "share", **facts: Any) -> Situation:
    return Situation(Exposure(level, (), channel), **facts)


def severity(linked: Linked, situation: Situation, rules: Rulebook) -> Severity:
    return max((f.severity for f in judge("item", linked, situation, rules)), default=NONE)


REACH = {
    "not sent": (DISTRICT, (), "none", DISTRICT),
    "to staff": (EXTERNAL, ("staff",), "none", GROUP),
    "to staff, from a closed folder": (OWNER, ("staff",), "none", OWNER),
    "to their guardians": (EXTERNAL, ("guardian",), "none", OWNER),
    "to guardians and staff": (EXTERNAL, ("guardian", "staff"), "none", GROUP),
    "to an approved vendor": (EXTERNAL, ("approved-vendor",), "none", GROUP),
    "to a vendor": (DISTRICT, ("vendor",), "none", EXTERNAL),
    "to another's guardian": (DISTRICT, ("guardian", "other-guardian"), "none", EXTERNAL),
    "to a student": (GROUP, ("student",), "none", EXTERNAL),
    "to nobody known": (DISTRICT, ("unknown",), "none", DISTRICT),
    "sent, and open to anyone": (PUBLIC, ("guardian",), "none", PUBLIC),
    "protected": (PUBLIC, (), "strong", GROUP),
    "protected by a weak cipher": (PUBLIC, (), "weak", PUBLIC),
    "protected, its owner's": (OWNER, (), "strong", OWNER),
    "protected, to a vendor": (DISTRICT, ("vendor",), "strong", GROUP),
}


@pytest.mark.parametrize(("level", "to", "protection", "reach"), REACH.values(), ids=REACH)
def test_how_far_it_is_open_in_effect(level: Level, to: tuple[Any, ...], protection: Any, reach: Level) -> None:
    assert at(level, recipients=frozenset(to), protection=protection).reach is reach


HOLDS = {
    "exposure": ("exposure: [public]", at(), at(EXTERNAL)),
    "channel": ("channel: [mail]", at(channel="mail"), at()),
    "one of the recipients": (
        "recipients: [vendor]",
        at(recipients=frozenset({"staff", "vendor"})),
        at(recipients=frozenset({"staff"})),
    ),
    "no recipient known": ("recipients: [unknown]", at(), at(recipients=frozenset({"other"}))),
    "protection": ("protection: [none, weak]", at(protection="weak"), at(protection="strong")),
    "approval": ("approval: [absent]", at(), at(approval="present")),
    "place": ("place: [unapproved-vendor]", at(place="unapproved-vendor"), at()),
    "home by folder": ("place: [home]", at(homes=frozenset({"health"})), at(homes=frozenset({"custody"}))),
    "home by word": ("place: [home]", at(place="home"), at(place="approved")),
    "not at home": ("place: [elsewhere]", at(), at(homes=frozenset({"health"}))),
    "consent": ("consent: [opted-out]", at(consent="opted-out"), at(consent="given")),
    "two facts": ("channel: [web], approval: [absent]", at(channel="web"), at(channel="web", approval="present")),
}


@pytest.mark.parametrize(("when", "so", "otherwise"), HOLDS.values(), ids=HOLDS)
def test_a_rule_holds_where_its_facts_are_so(people: People, when: str, so: Situation, otherwise: Situation) -> None:
    linked = people({"HEALTH_ALERT"})
    assert severity(linked, so, book(when)) > NONE
    assert severity(linked, otherwise, book(when)) is NONE


def test_consent_is_each_persons_own(people: People) -> None:
    linked = people({"HEALTH_ALERT"}, {"HEALTH_ALERT"}, {"HEALTH_ALERT"}, further=((frozenset({"HEALTH_ALERT"}), 7),))
    told = {"person-0": "opted-out", "person-2": "given"}
    (finding,) = judge("item", linked, at(consents=told), book("consent: [opted-out]"))
    assert finding.subjects == 1
    assert {linked.matches[i].subject for i in finding.matches} == {"person-0"}
    (finding,) = judge("item", linked, at(consent="opted-out", consents=told), book("consent: [opted-out]"))
    assert finding.subjects == 9


@pytest.mark.parametrize(("count", "fires"), [(4, False), (5, True), (6, True)])
def test_a_rule_may_ask_for_a_number_of_people(people: People, count: int, fires: bool) -> None:
    few = people(*[{"HEALTH_ALERT"}] * count)
    assert bool(judge("item", few, at(), book("people: {at_least: 5}"))) is fires
    counted = people({"HEALTH_ALERT"}, further=((frozenset({"HEALTH_ALERT"}), count - 1),))
    assert bool(judge("item", counted, at(), book("people: {at_least: 5}"))) is fires


@pytest.mark.parametrize("situation", [at(OWNER), at(GROUP, homes=frozenset({"health"})), at(protection="strong")])
def test_a_firm_rule_is_not_lowered(people: People, situation: Situation) -> None:
    linked = people({"HEALTH_ALERT"})
    assert severity(linked, situation, book()) < HIGH
    assert severity(linked, situation, book(extra="firm: It is barred.")) is HIGH


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("asked", ["none", "flag", "quarantine", "unshare", "hold", "block"])
def test_each_channel_acts_in_its_own_way(people: People, channel: Channel, asked: str) -> None:
    own = {"share": "quarantine", "drive": "unshare", "mail": "hold", "web": "block", "portable": "flag"}[channel]
    (finding,) = judge("item", people({"HEALTH_ALERT"}), at(OWNER, channel), book(extra=f"action: {asked}"))
    assert finding.action == (asked if asked in ("none", "flag") else own)


def test_what_a_pack_asks_for_goes_before_what_follows_from_severity(people: People) -> None:
    law, own = load(["ferpa"])[0], parse(RULE.format(when="", extra="action: flag"), "one.yaml")
    linked = people({"HEALTH_ALERT", "PERSON"})
    (finding,) = judge("item", linked, at(), Rulebook([law, own]))
    assert (finding.severity, finding.action) == (HIGH, "flag")
    strict = parse(RULE.format(when="", extra="action: quarantine").replace("one", "two"), "two.yaml")
    (finding,) = judge("item", linked, at(), Rulebook([law, own, strict]))
    assert finding.action == "quarantine"


LAW = Rulebook(load(DEFAULT))
OPTED = {"PERSON"}


@pytest.mark.parametrize(
    ("entities", "facts", "level", "expected"),
    [
        (OPTED, {"consent": "opted-out"}, PUBLIC, MEDIUM),
        (OPTED, {"consent": "missing"}, PUBLIC, LOW),
        (OPTED, {"consent": "given"}, PUBLIC, NONE),
        ({"PERSON", "SASID"}, {"consent": "given"}, PUBLIC, MEDIUM),
        ({"PERSON", "US_SSN"}, {"consent": "given"}, PUBLIC, HIGH),
        ({"PERSON", "GRADE_RECORD"}, {"recipients": frozenset({"guardian"})}, EXTERNAL, LOW),
        ({"PERSON", "GRADE_RECORD"}, {"recipients": frozenset({"other-guardian"})}, EXTERNAL, MEDIUM),
        ({"PERSON", "GRADE_RECORD"}, {"recipients": frozenset({"restricted-guardian"})}, EXTERNAL, HIGH),
        ({"PERSON", "HEALTH_ALERT"}, {"recipients": frozenset({"staff"})}, DISTRICT, MEDIUM),
    ],
    ids=[
        "opted out",
        "nothing on file",
        "published with consent",
        "no consent covers a number",
        "nor an SSN",
        "to its guardian",
        "to another's guardian",
        "to a restricted parent",
        "to staff",
    ],
)
def test_the_law_by_situation(
    people: People, entities: set[str], facts: dict[str, Any], level: Level, expected: Severity
) -> None:
    assert severity(people(entities, about="student"), at(level, "mail", **facts), LAW) is expected


def test_what_is_remembered_is_bounded(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulebook, "MOST_REMEMBERED", 50)
    rules = Rulebook(load(DEFAULT))
    for n, some in enumerate(islice(combinations(sorted(ENTITIES), 3), 300)):
        judge("item", people(some), at(homes=frozenset({f"home {n}"})), rules)
        judge("item", people(some), at(), rules)
    tables = [value for value in vars(rules).values() if isinstance(value, rulebook.Memory)]
    assert len(tables) == 6
    assert all(0 < len(table) <= 50 for table in tables)


def test_what_is_remembered_changes_no_verdict(people: People) -> None:
    """The same people again, more of them, in another order of rows: each judged as by a fresh book."""
    kinds = [{"HEALTH_ALERT"}, {"HEALTH_ALERT", "PERSON"}, {"SASID"}, {"US_SSN", "PERSON"}]
    kept = Rulebook(load(DEFAULT))
    for counts in product((0, 1, 10), repeat=len(kinds)):
        some = [kind for kind, count in zip(kinds, counts, strict=True) for _ in range(count)]
        for row in (some, some[::-1]):
            linked = people(*row)
            assert judge("item", linked, at(), kept) == judge("item", linked, at(), Rulebook(kept.packs))


def test_every_home_that_can_be_declared_is_known_to_rules() -> None:
    assert set(HOMES) == {field.name for field in fields(config.Homes)}
