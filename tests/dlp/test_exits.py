"""The one resolver of exit codes: code and closing sentence, from the same counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dlp.exits import resolve
from reports.record import Run, Severity


def run_of(discovered: int = 3, unread: int = 0, **severity: int) -> Run:
    items = {"discovered": discovered, "examined": discovered - unread, "unreadable": unread}
    return Run(
        run="r", started=datetime(2026, 1, 2, tzinfo=UTC), seconds=1.0, sources=("s",), policies=(), roster=None,
        bytes=0, items=items, unchanged=0, severity=severity, entities={}, exit_code=0,
    )  # fmt: skip


CASES = {
    "nothing": (run_of(), Severity.NONE, False, 0, "no findings"),
    "findings, no threshold": (run_of(critical=2), Severity.NONE, False, 0, "2 critical"),
    "below the threshold": (run_of(medium=2), Severity.HIGH, False, 0, "nothing at high or above"),
    "at the threshold": (run_of(high=1), Severity.HIGH, False, 1, "--fail-on high"),
    "above the threshold": (run_of(critical=1), Severity.LOW, False, 1, "1 critical"),
    "unread, not asked": (run_of(unread=1), Severity.NONE, False, 0, "1 of 3 not examined"),
    "unread, asked": (run_of(unread=1), Severity.HIGH, True, 3, "--fail-on-incomplete"),
    "1 wins over 3": (run_of(unread=1, high=1), Severity.HIGH, True, 1, "not examined"),
    "severity none is no finding": (run_of(none=3), Severity.LOW, True, 0, "3 items accounted for"),
    "empty": (run_of(discovered=0), Severity.HIGH, True, 0, "nothing to examine"),
}


@pytest.mark.parametrize(("run", "threshold", "incomplete", "code", "words"), CASES.values(), ids=CASES.keys())
def test_code_and_words(run: Run, threshold: Severity, incomplete: bool, code: int, words: str) -> None:
    found, message = resolve(run, threshold, incomplete)
    assert found == code
    assert words in message
    assert ("Failed" in message) == (code != 0)


def test_what_was_not_read_is_never_called_clean() -> None:
    assert "accounted for" not in resolve(run_of(unread=1), Severity.NONE, False)[1]


def test_2_wins_over_1() -> None:
    assert resolve(run_of(high=1), Severity.HIGH, True, error="the disk is full") == (2, "Stopped: the disk is full")


@pytest.mark.parametrize("status", ["partial", "protected", "unreadable"])
def test_every_kind_of_unread_counts(status: str) -> None:
    run = run_of()
    run.items.update({"examined": 2, status: 1})
    assert resolve(run, Severity.NONE, True)[0] == 3


def test_what_was_left_out_on_purpose_does_not_count() -> None:
    run = run_of()
    run.items.update({"examined": 2, "excluded": 1})
    assert resolve(run, Severity.NONE, True)[0] == 0
