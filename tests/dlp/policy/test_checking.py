"""What is wrong with a pack that can be read: each kind of mistake, with its line and the nearest word."""

from __future__ import annotations

import hashlib
import re
from datetime import date

import pytest

from dlp.policy.checking import Problem, problems
from dlp.policy.pack import available, load, parse

TODAY = date(2026, 11, 26)

GOOD = """\
name: mine
title: My district
version: "1"
adopted: 2024-06-01
reviewed: 2026-06-01
review_every: 12
source: {document: Policy IJNDB, sha256: SUM}
purpose: [M-2]
rules:
  - id: mine.health
    topic: health
    title: Health of a named person
    any: [HEALTH_ALERT]
    with: [PERSON]
    severity: high
    citations: ["34 CFR 99.30"]
    clauses: [M-1]
    route: [nurse]
    advice: Move it.
    cases:
      - {people: [[HEALTH_ALERT, PERSON]], exposure: public, expect: high}
      - {people: [[HEALTH_ALERT]], exposure: public, expect: none}
SECOND
clauses:
  - {id: M-1, section: "1", line: 1, says: Health stays with the nurse., rules: [mine.health]}
  - {id: M-2, section: "2", line: 2, says: A check has a purpose., feature: purpose, test: "tests/x.py::test_x"}
"""

SECOND = """\
  - id: mine.second
    topic: {topic}
    title: Another rule
    any: [{any}]
    with: [{with_}]
    without: [{without}]
    when: {{{when}}}
    severity: {severity}
    citations: ["34 CFR 99.30"]
    route: [nurse]
    advice: {advice}
    cases:
      - {{people: [[{person}]], {case}, expect: {severity}}}
      - {{people: [[SEX]], exposure: public, expect: none}}
"""

DOCUMENT = b"Health stays with the nurse.\nA check has a purpose.\n"
READ = GOOD.replace("SUM", hashlib.sha256(DOCUMENT).hexdigest())


def second(**changes: str) -> str:
    """The pack with a second rule, changed."""
    said = {
        "topic": "grades", "any": "GRADE_RECORD", "with_": "PERSON", "without": "", "when": "", "severity": "medium",
        "advice": "Keep it in the student system.", "person": "GRADE_RECORD, PERSON", "case": "exposure: public",
    }  # fmt: skip
    return READ.replace("SECOND\n", SECOND.format(**{**said, **changes}))


def found(text: str, source: bytes | None = None, today: date = TODAY) -> list[Problem]:
    return problems(parse(text.replace("SECOND\n", ""), "mine.yaml"), today, source)


@pytest.mark.parametrize("text", [READ, second()], ids=["one rule", "two rules"])
def test_a_good_pack_has_no_problems(text: str) -> None:
    assert found(text, DOCUMENT) == []


@pytest.mark.parametrize("pack", load(available()), ids=lambda pack: pack.name)
def test_a_shipped_pack_has_only_notes(pack: object) -> None:
    assert [p for p in problems(pack, TODAY) if not p.note] == []  # type: ignore[arg-type]


NEVER = {
    "any within without": ({"without": "GRADE_RECORD"}, 'one of its "without" too'),
    "with within without": ({"without": "PERSON"}, 'one of its "without" too'),
    "no accepted word": ({"when": "channel: []"}, '"channel" accepts nothing'),
    "no entity": ({"any": ""}, '"any" accepts nothing'),
    "severity none": ({"severity": "none"}, "its severity is none"),
    "lowered away": (
        {"severity": "low", "when": "exposure: [group, district], recipients: [unknown]"},
        "always lowered to none",
    ),
    "lowered by recipients": (
        {"severity": "low", "when": "exposure: [external], recipients: [staff]"},
        "always lowered to none",
    ),
}


@pytest.mark.parametrize(("changes", "said"), NEVER.values(), ids=NEVER)
def test_a_rule_that_can_never_fire(changes: dict[str, str], said: str) -> None:
    told = [p.said for p in found(second(**changes))]
    assert any(one.startswith("mine.second can never fire: ") and said in one for one in told)


@pytest.mark.parametrize(
    "changes",
    [
        {"severity": "low", "when": "exposure: [group, owner]", "case": "exposure: owner"},
        {"severity": "high", "when": "exposure: [owner], recipients: [guardian]"},
    ],
    ids=["seen by its owner", "grave enough"],
)
def test_a_rule_that_fires_somewhere_is_not_told(changes: dict[str, str]) -> None:
    assert not any("never fire" in p.said for p in found(second(**changes)))


SHADOWED = {
    "the same rule": {},
    "narrower": {"when": "channel: [mail]"},
    "milder": {"severity": "medium"},
    "fewer people": {"without": "SASID"},
}


@pytest.mark.parametrize("changes", SHADOWED.values(), ids=SHADOWED)
def test_a_rule_that_adds_nothing(changes: dict[str, str]) -> None:
    same = {"topic": "health", "any": "HEALTH_ALERT", "severity": "high", "person": "HEALTH_ALERT, PERSON"}
    told = [p.said for p in found(second(**{**same, **changes}))]
    assert "mine.second adds nothing: mine.health says as much wherever it fires" in told


@pytest.mark.parametrize(
    "changes",
    [
        {"severity": "critical"},
        {"with_": "SASID", "person": "HEALTH_ALERT, SASID"},
        {"topic": "custody"},
        {"any": "HEALTH_ALERT, GRADE_RECORD"},
    ],
    ids=["graver", "other people", "another topic", "more data"],
)
def test_a_rule_that_adds_something_is_not_told(changes: dict[str, str]) -> None:
    same = {"topic": "health", "any": "HEALTH_ALERT", "severity": "high", "person": "HEALTH_ALERT, PERSON"}
    assert not any("adds nothing" in p.said for p in found(second(**{**same, **changes})))


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        pytest.param(
            "public, expect: high", "public, expect: low", 21, "expects low, and the rule says high", id="case"
        ),
        pytest.param(
            "public, expect: high",
            "public, expect: high, action: flag",
            21,
            "expects the action flag, and the rule says quarantine",
            id="action",
        ),
        pytest.param(
            "public, expect: high",
            "public, expect: high, route: [principal]",
            21,
            "expects the route principal, and the rule says nurse",
            id="route",
        ),
        pytest.param(
            "exposure: public, expect: high",
            "exposure: public, expect: none",
            10,
            "no case in which it fires",
            id="no hit",
        ),
        pytest.param(
            "      - {people: [[HEALTH_ALERT]], exposure: public, expect: none}\n",
            "",
            10,
            "does not fire",
            id="no miss",
        ),
        pytest.param(
            "clauses: [M-1]", "clauses: [M-11]", 0, '"M-11", which is not in the list, did you mean "M-1"?', id="clause"
        ),
        pytest.param(
            "purpose: [M-2]", "purpose: [M-3]", 0, '"M-3", which is not in the list', id="clause of the purpose"
        ),
        pytest.param(
            "rules: [mine.health]}", "rules: [mine.heath]}", 0, 'did you mean "mine.health"?', id="rule of a clause"
        ),
        pytest.param("Move it.", "This violates the law.", 10, 'says "violates"', id="violates"),
        pytest.param("Health of a", "Illegal health of a", 10, 'the title of mine.health says "Illegal"', id="illegal"),
        pytest.param("Health stays", "An offender stays", 0, 'the clause M-1 says "offender"', id="offender"),
        pytest.param("My district", "The guilty", 0, 'the title says "guilty"', id="guilty"),
        pytest.param('section: "1"', "section: Offenders", 0, 'the clause M-1 says "Offenders"', id="section"),
        pytest.param("feature: purpose", "feature: illegal", 0, 'the clause M-2 says "illegal"', id="feature"),
        pytest.param("34 CFR 99.30", "Guilty Act", 10, 'a citation of mine.health says "Guilty"', id="citation"),
        pytest.param('version: "1"', "version: violation", 0, 'the version says "violation"', id="version"),
        pytest.param("topic: health", "topic: heatlh", 10, 'topic "heatlh", did you mean "health"?', id="topic"),
        pytest.param("route: [nurse]", "route: []", 10, 'has an empty "route"', id="nobody to ask"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, line: int, said: str) -> None:
    assert old in READ
    told = [p for p in found(READ.replace(old, new, 1)) if said in p.said]
    assert [(p.line, p.note) for p in told] == [(line, False)]


def test_a_role_nearly_one_of_ours_is_a_note() -> None:
    told = [
        p for p in found(READ.replace("route: [nurse]", "route: [scool nurse, Principal, dean]")) if "role" in p.said
    ]
    assert [(p.line, p.note) for p in told] == [(10, True)]
    assert told[0].said == 'mine.health asks the role "scool nurse", did you mean "school nurse"?'


def test_an_overdue_review_and_an_old_policy_are_notes() -> None:
    told = found(READ, today=date(2034, 7, 1))
    assert [p.note for p in told] == [True, True]
    assert "overdue: it was due on 2027-06-01" in told[0].said + told[1].said
    assert "adopted 10 years ago" in told[0].said + told[1].said


def test_a_source_that_changed_is_told_and_the_clauses_to_read_anew() -> None:
    assert any("has changed" in p.said for p in found(READ, DOCUMENT + b"More.\n"))
    summed = READ.replace("line: 1,", 'line: 1, sum: "00000000",')
    assert any("line of the clause M-1" in p.said for p in found(summed, b"Something else.\n"))
    unsummed = re.sub("source: .*", "source: Policy IJNDB", READ)
    assert any('no "sha256"' in p.said for p in found(unsummed, DOCUMENT))
