"""Change each word of each rule, one at a time, and see that a case of the rule notices (`make mutate-policies`).

A mutant that no case notices is a word that nothing tests: the pack would say something else, and nobody would know.
With names of packs or files, only those; default all that are shipped. Ends with 1 if a mutant lives.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dlp.policy.cases import disagreement, verdict
from dlp.policy.pack import available, load
from dlp.policy.rulebook import alone
from dlp.policy.rules import Pack, Rule
from dlp.policy.vocabulary import ABOUT, ACTIONS, FACTS
from reports.record import Planned, Severity

_ACTING: frozenset[Planned] = frozenset({"quarantine", "unshare", "hold", "block"})


def mutants(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Every way to change what a rule says by one word, each with its name."""
    yield from _severities(rule)
    yield from _people(rule)
    yield from _facts(rule)
    for action in ACTIONS:
        if rule.action is not None and _acts_otherwise(action, rule.action):
            yield f"action {action}", replace(rule, action=action)
    for what in ("route", "clauses"):
        if any(getattr(case, what) is not None for case in rule.cases):
            told: tuple[str, ...] = getattr(rule, what)
            for word in told:
                yield f"{what} without {word}", _changed(rule, what, tuple(w for w in told if w != word))


def survivors(pack: Pack) -> Iterator[str]:
    """The names of the mutants of a pack that no case of their rule notices."""
    for rule in pack.rules:
        for name, mutant in mutants(rule):
            by_itself = alone(pack, mutant)
            if not any(disagreement(case, verdict(by_itself, case)) for case in rule.cases):
                yield f"{rule.id}: {name}"


def _severities(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for severity in Severity:
        if severity is not rule.severity:
            many = severity if rule.many is rule.severity else rule.many
            yield f"severity {severity.word}", replace(rule, severity=severity, many=many)
        if severity is not rule.many and rule.many is not rule.severity:
            yield f"many {severity.word}", replace(rule, many=severity)
    if rule.firm:
        yield "not firm", replace(rule, firm="")


def _people(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for key in ("any", "with_", "without"):
        entities: frozenset[str] = getattr(rule, key)
        name = key.rstrip("_")
        if entities and key != "any":
            yield f"no {name}", _changed(rule, key, frozenset())
        for entity in sorted(entities):
            yield f"{name} without {entity}", _changed(rule, key, entities - {entity})
    for kind in ABOUT if rule.about != frozenset(ABOUT) else ():  # a rule about everybody does not ask
        yield f"{'not ' if kind in rule.about else ''}about {kind}", _changed(rule, "about", rule.about ^ {kind})
    yield "at least one more", replace(rule, at_least=rule.at_least + 1)
    if rule.at_least > 1:
        yield "at least one less", replace(rule, at_least=rule.at_least - 1)


def _facts(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for fact, words in rule.when.items():
        rest = {other: kept for other, kept in rule.when.items() if other != fact}
        yield f"any {fact}", replace(rule, when=rest)
        for word in FACTS[fact]:
            name = f"{fact} {'without' if word in words else 'or'} {word}"
            yield name, replace(rule, when={**rest, fact: words ^ {word}})


def _changed(rule: Rule, key: str, value: object) -> Rule:
    values: dict[str, Any] = {key: value}
    return replace(rule, **values)


def _acts_otherwise(one: Planned, other: Planned) -> bool:
    """Whether the two differ on every channel: each channel has but one act of its own."""
    return one != other and not {one, other} <= _ACTING


def main(names: list[str]) -> int:
    """Say which mutants live, and how many there were; 1 if any does."""
    alive = 0
    for pack in load(names or available()):
        lived = list(survivors(pack))
        count = sum(1 for rule in pack.rules for _ in mutants(rule))
        print(f"{pack.name}: {count:,} mutants of {len(pack.rules)} rules, {len(lived)} alive")
        for name in lived:
            print(f"  {name}")
        alive += len(lived)
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
