"""What is wrong with a policy pack although it can be read: rules that never fire, untested words, hard words."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import cast

from connectors.contract import Exposure, Level
from dlp.errors import nearest
from dlp.policy import roles
from dlp.policy.cases import failures
from dlp.policy.clauses import changed, disagreements
from dlp.policy.pack import available, load
from dlp.policy.rulebook import seen_by
from dlp.policy.rules import Pack, Rule
from dlp.policy.situation import Situation
from dlp.policy.vocabulary import FACTS, TOPICS, Protected, Recipient
from reports.record import Severity

OLD = 10
"""Years after which an adopted policy is asked about."""

_HARD_WORDS = re.compile(r"\b(violat\w*|offend\w*|offens\w*|guilt\w*|illegal\w*)", re.IGNORECASE)
"""Words that accuse. A finding tells facts; whether a rule was broken is for people to say."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, in a sentence. `line` 0 means the pack as a whole; a note does not fail the pack."""

    line: int
    said: str
    note: bool = False


def problems(pack: Pack, today: date, source: bytes | None = None) -> list[Problem]:
    """Everything that is wrong with the pack, in the order of its lines.

    `source` is the document the pack is made from, as its file has it, compared with the digest in the pack.
    """
    found = [
        *_cases(pack),
        *(Problem(rule.line, f"{rule.id} can never fire: {why}") for rule in pack.rules if (why := never(rule))),
        *_shadowed(pack.rules),
        *_clauses(pack),
        *_hard_words(pack),
        *_topics(pack.rules),
        *_unaddressed(pack.rules),
        *_roles(pack.rules),
        *_review(pack, today),
        *_source(pack, source),
    ]
    return sorted(found)


def never(rule: Rule) -> str:
    """Why the rule can never say anything, or ""."""
    empty = [name for name, words in (("any", rule.any), ("about", rule.about), *rule.when.items()) if not words]
    if empty:
        return f'its "{empty[0]}" accepts nothing'
    if rule.any <= rule.without:
        return 'whoever has one of its "any" has one of its "without" too'
    if rule.with_ and rule.with_ <= rule.without:
        return 'whoever has one of its "with" has one of its "without" too'
    if rule.severity is Severity.NONE and rule.many is Severity.NONE:
        return "its severity is none"
    if not rule.firm and not any(seen_by(max(rule.severity, rule.many), reach) for reach in _reaches(rule)):
        return "where it holds, its severity is always lowered to none"
    return ""


def _reaches(rule: Rule) -> set[Level]:
    """How far an item may be open, in effect, where the rule holds."""
    words = {fact: sorted(rule.when.get(fact, FACTS[fact])) for fact in ("exposure", "recipients", "protection")}
    return {
        Situation(
            Exposure(Level(level), ()),
            recipients=frozenset() if to == "unknown" else frozenset({cast("Recipient", to)}),
            protection=cast("Protected", protection),
        ).reach
        for level, to, protection in product(*words.values())
    }


def covers(wide: Rule, narrow: Rule) -> bool:
    """Whether the one rule says, wherever the other fires, as much as the other or more."""
    named = not wide.with_ or (narrow.with_ and narrow.with_ <= wide.with_) or narrow.any <= wide.with_
    return bool(
        wide.topic == narrow.topic
        and narrow.any <= wide.any
        and named
        and wide.without <= narrow.without
        and narrow.about <= wide.about
        and all(fact in narrow.when and narrow.when[fact] <= words for fact, words in wide.when.items())
        and wide.at_least <= narrow.at_least
        and wide.severity >= narrow.severity
        and wide.many >= narrow.many
        and (wide.firm or not narrow.firm)
        and wide.action == narrow.action
        and set(narrow.clauses) <= set(wide.clauses)
        and set(narrow.citations) <= set(wide.citations)
        and set(narrow.route) <= set(wide.route)
    )


def _shadowed(rules: Iterable[Rule]) -> Iterator[Problem]:
    rules = tuple(rules)
    for place, rule in enumerate(rules):
        for other_place, other in enumerate(rules):
            twins = covers(rule, other) and place < other_place  # of two that say the same, the second is too many
            if other is not rule and covers(other, rule) and not twins:
                yield Problem(rule.line, f"{rule.id} adds nothing: {other.id} says as much wherever it fires")
                break


def _cases(pack: Pack) -> Iterator[Problem]:
    for failure in failures(pack):
        yield Problem(failure.case.line, f"a case of {failure.rule.id} {failure.said}")
    for rule in pack.rules:
        if not any(case.expect for case in rule.cases):
            yield Problem(rule.line, f"{rule.id} has no case in which it fires")
        if all(case.expect for case in rule.cases):
            yield Problem(rule.line, f"{rule.id} has no case in which it does not fire (expect: none)")


def _clauses(pack: Pack) -> Iterator[Problem]:
    cited = {rule.id: rule.clauses for rule in pack.rules}
    for said in disagreements(pack.clauses, cited):
        yield Problem(0, said)
    listed = pack.clause_ids
    for clause in pack.purpose or ():
        if clause not in listed:
            yield Problem(
                0, f'"purpose" cites "{clause}", which is not in the list of clauses{nearest(clause, listed)}'
            )
    if not pack.clauses and any(cited.values()):
        yield Problem(0, 'its rules cite clauses, and it has no list of them ("clauses") to compare with', note=True)


def _hard_words(pack: Pack) -> Iterator[Problem]:
    texts = [(0, "the title", pack.title), (0, "the source", pack.source.document), (0, "the version", pack.version)]
    for rule in pack.rules:
        spoken = {"title": rule.title, "advice": rule.advice, "firm": rule.firm, "topic": rule.topic}
        texts += [(rule.line, f"the {name} of {rule.id}", text) for name, text in spoken.items()]
        texts += [(rule.line, f"the route of {rule.id}", role) for role in rule.route]
        texts += [(rule.line, f"a citation of {rule.id}", citation) for citation in rule.citations]
    for row in pack.clauses:
        texts.append((0, f"the clause {row.id}", " ".join((row.section, row.says, row.feature, row.test, row.out))))
    for line, where, text in texts:
        for word in dict.fromkeys(_HARD_WORDS.findall(text)):
            yield Problem(line, f'{where} says "{word}": tell what lies where and what to do; people judge')


def _topics(rules: Iterable[Rule]) -> Iterator[Problem]:
    for rule in rules:
        near = difflib.get_close_matches(rule.topic, TOPICS, n=1, cutoff=0.8)
        if rule.topic not in TOPICS and near:
            yield Problem(rule.line, f'{rule.id} has the topic "{rule.topic}", did you mean "{near[0]}"?')


def _unaddressed(rules: Iterable[Rule]) -> Iterator[Problem]:
    for rule in rules:
        for key in ("route", "citations"):
            if not getattr(rule, key):
                yield Problem(rule.line, f'{rule.id} has an empty "{key}"')


def _roles(rules: Iterable[Rule]) -> Iterator[Problem]:
    """Roles that are nearly one of the shipped packs' own; a district may well have others, so a note."""
    known = {roles.plain(role): role for role in roles.named(load(available()))}
    for rule in rules:
        for role in rule.route:
            near = difflib.get_close_matches(roles.plain(role), known, n=1, cutoff=0.85)
            if near and roles.plain(role) not in known:
                said = f'{rule.id} asks the role "{role}", did you mean "{known[near[0]]}"?'
                yield Problem(rule.line, said, note=True)


def _review(pack: Pack, today: date) -> Iterator[Problem]:
    if pack.next_review and pack.next_review < today:
        yield Problem(0, f"its review is overdue: it was due on {pack.next_review.isoformat()}", note=True)
    if pack.adopted and (years := (today - pack.adopted).days // 365) >= OLD:
        yield Problem(0, f"the policy was adopted {years} years ago: ask whether it is still in force", note=True)


def _source(pack: Pack, document: bytes | None) -> Iterator[Problem]:
    if document is None:
        return
    if not pack.source.sha256:
        yield Problem(0, 'it has no "sha256" of its source to compare with')
    elif hashlib.sha256(document).hexdigest() != pack.source.sha256:
        yield Problem(0, "the text of its source has changed: read it anew, then put in the new sha256")
        for row, now in changed(pack.clauses, document.decode("utf-8", "replace")):
            told = "reads otherwise" if now is None else f"is line {now} now"
            yield Problem(0, f"the line of the clause {row.id} (line {row.line} of the source) {told}")
