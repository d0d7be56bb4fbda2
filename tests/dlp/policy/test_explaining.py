"""Verdicts side by side: each pack by itself, the sentence that decides, and all together, the strictest of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from connectors.contract import Channel, Exposure, Level
from dlp.policy.explaining import TOGETHER, verdicts
from dlp.policy.linking import Linked
from dlp.policy.pack import parse
from dlp.policy.situation import Situation
from reports.record import Severity

People = Callable[..., Linked]

PACK = """
name: {name}
title: {name}
version: "3"
rules:
  - id: {name}.rule
    topic: health
    title: Health of a named person
    any: [HEALTH_ALERT]
    with: [PERSON]
    when: {{{when}}}
    severity: {severity}
    {extra}
    citations: [Act]
    clauses: [{name}-1]
    route: [nurse]
    advice: Move it.
    cases: []
"""
NAMED = ("HEALTH_ALERT", "PERSON")


def pack(name: str = "one", when: str = "", severity: str = "high", extra: str = "many: critical") -> Any:
    return parse(PACK.format(name=name, when=when, severity=severity, extra=extra), f"{name}.yaml")


def at(level: Level = Level.DISTRICT, channel: Channel = "share", **facts: Any) -> Situation:
    return Situation(Exposure(level, ("a test",), channel), **facts)


SENTENCES = {
    "in the open": (at(Level.PUBLIC), pack(), 1, "1 person; high, being open to anyone."),
    "many": (at(Level.PUBLIC), pack(), 10, "10 people; critical, being open to anyone."),
    "lowered": (at(), pack(), 1, "high, lowered to medium because only the whole district can see it."),
    "at home": (at(Level.GROUP, homes=frozenset({"health"})), pack(), 1, "because it lies in its declared home"),
    "protected": (at(Level.PUBLIC, protection="strong"), pack(), 1, "because its protection is strong."),
    "guardians": (
        at(Level.EXTERNAL, "mail", recipients=frozenset({"guardian"})),
        pack(),
        1,
        "lowered to low because it goes to the students' own guardians alone.",
    ),
    "firm": (at(), pack(extra="firm: Mail is barred."), 1, "high whoever can see it, for mail is barred."),
    "its facts": (
        at(channel="mail", recipients=frozenset({"vendor", "staff"})),
        pack(when="channel: [mail, web], recipients: [vendor, student]"),
        1,
        "1 person and it is in a mail and it goes to a vendor without approval; high, being open to people outside",
    ),
}


@pytest.mark.parametrize(("situation", "one", "count", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_the_sentence_that_decides(people: People, situation: Situation, one: Any, count: int, sentence: str) -> None:
    (verdict,) = verdicts(people(*[NAMED] * count), situation, [one])
    assert verdict.rule == "one.rule"
    assert verdict.sentence.startswith("Health of a named person: ")
    assert sentence in verdict.sentence


SILENT = {
    "another channel": ("channel: [mail]", [NAMED], "one.rule speaks of such data only if it is in a mail."),
    "too few": ("people: {at_least: 5}", [NAMED], "one.rule speaks of such data only if there are 5 people or more."),
    "consent": ("consent: [opted-out]", [NAMED], "only if consent for the person is refused (opted out)."),
    "other data": (
        "",
        [("SEX", "PERSON")],
        "No rule of this policy speaks of what was found (entries of sex and names).",
    ),
    "nobody": ("", [], "Nothing was found that belongs to a person."),
}


@pytest.mark.parametrize(("when", "each", "sentence"), SILENT.values(), ids=SILENT)
def test_why_a_policy_says_nothing(people: People, when: str, each: list[Any], sentence: str) -> None:
    (verdict,) = verdicts(people(*each), at(), [pack(when=when)])
    assert (verdict.severity, verdict.rule) == (Severity.NONE, "")
    assert sentence in verdict.sentence


def test_of_several_the_strictest_holds_and_all_are_cited(people: People) -> None:
    mild, strict = pack("mild", severity="low", extra=""), pack("strict", extra="action: flag")
    *each, together = verdicts(people(NAMED), at(Level.PUBLIC), [mild, strict])
    assert [(v.policy, v.severity, v.action) for v in each] == [
        ("mild", Severity.LOW, "flag"),
        ("strict", Severity.HIGH, "flag"),
    ]
    assert (together.policy, together.severity, together.action) == (TOGETHER, Severity.HIGH, "flag")
    assert together.clauses == ("mild mild-1", "strict strict-1")
    assert "that of strict" in together.sentence


def test_together_cites_every_topic_that_is_as_grave(people: People) -> None:
    other = parse(
        PACK.format(name="two", when="", severity="high", extra="")
        .replace("topic: health", "topic: discipline")
        .replace("[nurse]", "[dean]"),
        "two.yaml",
    )
    *_, together = verdicts(people(NAMED), at(Level.PUBLIC), [pack(extra=""), other])
    assert together.severity is Severity.HIGH
    assert set(together.clauses) == {"one one-1", "two two-1"}
    assert set(together.route) == {"nurse", "dean"}


def test_together_they_may_say_nothing(people: People) -> None:
    *_, together = verdicts(people({"SEX"}), at(), [pack(), pack("two")])
    assert (together.severity, together.clauses) == (Severity.NONE, ())
