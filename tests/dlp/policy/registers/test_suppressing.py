"""Suppressions: what is accepted stays on record and does not count; a new value brings the finding back."""

from __future__ import annotations

from datetime import date

import pytest

from dlp.policy.lists.register import Entry
from dlp.policy.onfile.suppressing import Suppressions, unused
from dlp.policy.registers.suppressions import ANY, Suppression
from reports.record import Clause, Finding, Match, Severity, Suppressed
from scanners.contract import Where

A, B = "a" * 32, "b" * 32
MATCHES = tuple(
    Match("HEALTH_ALERT", 0.9, None, Where(line=n), "***", digest, "s") for n, digest in enumerate((A, B, A))
)


def finding(*matches: int, rule: str = "ma.health", policy: str = "ma-privacy") -> Finding:
    clauses = (Clause(policy, "X-1", "1"),)
    return Finding("f", rule, "t", Severity.HIGH, (), clauses, matches, 1, (), "")


def row(**told: object) -> Suppression:
    given = {"line": 2, "rule": "ma.health", "digests": (A,), "path": "office/list.csv", "by": "Officer"} | told
    return Suppression(**given)  # type: ignore[arg-type]


SOON = date(2027, 1, 1)
ONE = finding(0, 2)
TAKEN = Suppressed("Officer", None)


@pytest.mark.parametrize(
    ("rows", "found", "whole", "suppressed"),
    [
        ([row()], ONE, True, TAKEN),
        ([row(approver="Director", expires=date(2027, 6, 30))], ONE, True, Suppressed("Director", "2027-06-30")),
        ([row()], finding(0, 1), True, None),
        ([row(digests=(A, B))], finding(0, 1), True, TAKEN),
        ([row(), row(digests=(B,), expires=SOON)], finding(0, 1), True, Suppressed("Officer", "2027-01-01")),
        ([row(digests=(ANY,))], finding(0, 1), True, TAKEN),
        ([row()], ONE, False, None),
        ([row(digests=(ANY,))], ONE, False, TAKEN),
        ([row(rule="ma.custody")], ONE, True, None),
        ([row(path="office/other.csv")], ONE, True, None),
        ([row(path="/office/list.csv")], ONE, True, TAKEN),
        ([row(path="office", scope="folder")], ONE, True, TAKEN),
        ([row(path="off", scope="folder")], ONE, True, None),
        ([row(source="share", scope="source", path="")], ONE, True, TAKEN),
        ([row(source="other", scope="source", path="")], ONE, True, None),
        ([row(source="other")], ONE, True, None),
        ([row()], finding(), True, None),
    ],
)  # fmt: skip
def test_what_is_suppressed(
    rows: list[Suppression], found: Finding, whole: bool, suppressed: Suppressed | None
) -> None:
    laid = Suppressions(rows).lay("share", "office/list.csv", [found], MATCHES, whole)
    assert [one.suppressed for one in laid.findings] == [suppressed]
    assert bool(laid.used) == (suppressed is not None)


@pytest.mark.parametrize(
    ("told", "policy", "holds"),
    [
        ({}, "quincy", False),
        ({"approver": "Director"}, "quincy", False),
        ({"expires": date(2027, 6, 30)}, "quincy", False),
        ({"approver": "Director", "expires": date(2027, 6, 30)}, "quincy", True),
        ({}, "westford", True),
    ],
)
def test_a_pack_may_demand_an_approver_and_an_end(told: dict[str, object], policy: str, holds: bool) -> None:
    laid = Suppressions([row(**told)], {"quincy"}).lay("share", "office/list.csv", [finding(0, policy=policy)], MATCHES)
    assert (laid.findings[0].suppressed is not None) == holds


@pytest.mark.parametrize(
    ("seen", "sources", "whole", "lines"),
    [
        ({0: True, 1: True}, ["share"], True, []),
        ({0: True, 1: False}, ["share"], False, [3]),
        ({0: True}, ["share"], True, [3]),
        ({0: True}, ["share"], False, []),
        ({}, ["another"], True, [3]),
    ],
)
def test_unused_rows(seen: dict[int, bool], sources: list[str], whole: bool, lines: list[int]) -> None:
    rows = Suppressions([row(source="share"), row(line=3, path="gone.csv")])
    found: list[Entry] = list(unused(rows, seen, sources, whole))
    assert [one.line for one in found] == lines
