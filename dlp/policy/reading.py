"""A policy pack from its YAML text. Every mistake raises ConfigError with its line and the nearest valid word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any, cast

from connectors.contract import Channel, Exposure, Level
from dlp.errors import ConfigError
from dlp.policy import yaml_spots
from dlp.policy.clauses import read as read_clauses
from dlp.policy.rules import Case, Facts, Pack, Rule, Source
from dlp.policy.situation import Situation
from dlp.policy.vocabulary import ABOUT, ACTIONS, ENTITIES, FACTS
from dlp.policy.yaml_spots import Spot
from recognizers.contract import About
from reports.record import Planned, Severity

_SEVERITIES = tuple(severity.word for severity in Severity)


def parse(text: str, file: str) -> Pack:
    """A pack from its YAML text. Raises ConfigError with the file and, where known, the line."""
    optional = ("adopted", "reviewed", "review_every", "next_review", "source", "purpose", "approver", "clauses")
    top = yaml_spots.read(text, file).table("the pack", ("name", "title", "version", "rules"), optional)
    rules = tuple(_rule(one) for one in top.at("rules").each())
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise ConfigError(file, f'two rules have the id "{rule.id}"', rule.line)
        seen.add(rule.id)
    adopted, reviewed = _date(top, "adopted"), _date(top, "reviewed")
    return Pack(
        name=top.at("name").text(),
        title=top.at("title").text(),
        version=top.at("version").text(),
        adopted=adopted,
        reviewed=reviewed,
        next_review=_next_review(top, reviewed or adopted),
        source=_source(top.get("source")),
        purpose=_demand(top.get("purpose")),
        approver=_demand(top.get("approver")),
        rules=rules,
        clauses=read_clauses(top.get("clauses")),
        file=file,
    )


def _date(top: Spot, key: str) -> date | None:
    spot = top.get(key)
    return spot.date() if spot else None


def _next_review(top: Spot, last: date | None) -> date | None:
    if (told := _date(top, "next_review")) or not (months := top.get("review_every")):
        return told
    count = months.whole()
    if last is None:
        raise months.wrong('"review_every" needs a date to count from: "reviewed" or "adopted"')
    year, month = divmod(last.year * 12 + last.month - 1 + count, 12)
    return date(year, month + 1, min(last.day, 28))  # every month has a 28th


def _source(spot: Spot | None) -> Source:
    if spot is None:
        return Source()
    if not isinstance(spot.value, dict):
        return Source(spot.text())
    spot.table("the source", ("document",), ("sha256",))
    digest = spot.get("sha256")
    if digest and (len(digest.text()) != 64 or not set(digest.text()) <= set("0123456789abcdef")):
        raise digest.wrong('"sha256" is not a SHA-256: 64 digits and letters a to f')
    return Source(spot.at("document").text(), digest.text() if digest else "")


def _demand(spot: Spot | None) -> tuple[str, ...] | None:
    """The clauses that demand something; none of the list where it is demanded without a clause."""
    if spot is None:
        return None
    return () if spot.value == "required" else spot.texts()


_RULE = ("id", "topic", "title", "any", "severity", "citations", "route", "advice", "cases")
_RULE_MAY = ("with", "without", "about", "when", "many", "firm", "action", "clauses")


def _rule(spot: Spot) -> Rule:
    spot.table("a rule", _RULE, _RULE_MAY)
    when, at_least = _when(spot.get("when"))
    action = spot.get("action")
    many, firm, clauses = spot.get("many"), spot.get("firm"), spot.get("clauses")
    return Rule(
        id=spot.at("id").text(),
        topic=spot.at("topic").text(),
        title=spot.at("title").text(),
        any=_entities(spot.at("any")),
        with_=_entities(spot.get("with")),
        without=_entities(spot.get("without")),
        about=_about(spot.get("about")),
        when=when,
        at_least=at_least,
        severity=_severity(spot.at("severity")),
        many=_severity(many or spot.at("severity")),
        firm=firm.text() if firm else "",
        action=cast("Planned", action.word(ACTIONS, "action")) if action else None,
        route=spot.at("route").texts(),
        citations=spot.at("citations").texts(),
        clauses=clauses.texts() if clauses else (),
        advice=spot.at("advice").text(),
        cases=tuple(case for one in spot.at("cases").each() for case in _cases(one)),
        line=spot.line or 0,
    )


def _entities(spot: Spot | None) -> frozenset[str]:
    return spot.words(sorted(ENTITIES), "entity") if spot else frozenset()


def _about(spot: Spot | None) -> frozenset[About]:
    return cast("frozenset[About]", spot.words(ABOUT, "kind of person")) if spot else frozenset(ABOUT)


def _severity(spot: Spot) -> Severity:
    return Severity.of(spot.word(_SEVERITIES, "severity"))


def _when(spot: Spot | None) -> tuple[Facts, int]:
    """The facts a rule asks for, and the fewest people."""
    if spot is None:
        return {}, 1
    spot.table('"when"', (), (*FACTS, "people"))
    people = spot.get("people")
    at_least = people.table('"people"', ("at_least",)).at("at_least").whole() if people else 1
    return {fact: spot.at(fact).words(known, fact) for fact, known in FACTS.items() if fact in spot.value}, at_least


_CASE_MAY = ("people", "times", "about", *FACTS, "each", "action", "clauses", "route")


def _cases(spot: Spot) -> Iterator[Case]:
    """The case, once for every choice that `each` leaves open."""
    spot.table("a case", ("expect",), _CASE_MAY)
    base = {fact: _fact(spot.at(fact), fact) for fact in FACTS if fact in spot.value}
    people = [_entities(one) for one in spot.at("people").each()] if "people" in spot.value else None
    times = spot.get("times")
    for chosen in _choices(spot.get("each")):
        person = chosen.pop("person", None)
        if person is None and people is None:
            raise spot.wrong('a case lacks "people"')
        about = chosen.pop("about", None) or _one_about(spot.get("about"))
        facts = {**base, **chosen}
        if "exposure" not in facts:
            raise spot.wrong('a case lacks "exposure"')
        action, clauses, route = spot.get("action"), spot.get("clauses"), spot.get("route")
        yield Case(
            people=tuple([person] if person is not None else people or ()) * (times.whole() if times else 1),
            about=about,
            situation=_situation(facts),
            expect=_severity(spot.at("expect")),
            action=cast("Planned", action.word(ACTIONS, "action")) if action else None,
            clauses=clauses.texts() if clauses else None,
            route=route.texts() if route else None,
            line=spot.line or 0,
        )


def _one_about(spot: Spot | None) -> About:
    return cast("About", spot.word(ABOUT, "kind of person")) if spot else "unknown"


def _choices(spot: Spot | None) -> Iterator[dict[str, Any]]:
    """Every combination of one choice a key of `each`; one empty combination without it."""
    if spot is None:
        yield {}
        return
    spot.table('"each"', (), ("person", "about", *FACTS))
    open_: list[list[tuple[str, Any]]] = []
    for key in spot.value:
        choices = list(spot.at(key).each())
        if key == "person":
            open_.append([(key, _entities(one)) for one in choices])
        elif key == "about":
            open_.append([(key, _one_about(one)) for one in choices])
        else:
            open_.append([(key, _chosen(one, key)) for one in choices])
    for combination in product(*open_):
        yield dict(combination)


def _chosen(spot: Spot, fact: str) -> Any:
    word = spot.word(FACTS[fact], fact)
    return frozenset({word}) if fact == "recipients" else word


def _fact(spot: Spot, fact: str) -> Any:
    return spot.words(FACTS[fact], fact) if fact == "recipients" else spot.word(FACTS[fact], fact)


def _situation(facts: Mapping[str, Any]) -> Situation:
    channel = cast("Channel", facts.get("channel", "share"))
    rest = {fact: value for fact, value in facts.items() if fact not in ("exposure", "channel")}
    return Situation(Exposure(Level(facts["exposure"]), (), channel), **rest)
