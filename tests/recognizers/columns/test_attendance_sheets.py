"""Sheets with a column for each day: what in them says that somebody was away, and which are no such sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]

NAMES = ("Sampson, Emma", "Okafor, Devon", "Silva, Mateus")


def sheet(title: str, days: Sequence[str], *codes: str) -> list[tuple[str, ...]]:
    """A list of pupils under a title, a column for each day, a word of codes for each pupil."""
    return [(title,), ("Student", *days), *((name, *row.split()) for name, row in zip(NAMES, codes, strict=True))]


def away(found: list[Cluster]) -> list[str]:
    """The records of attendance, in order."""
    return [m.value for c in found for m in c.matches if m.entity == "ATTENDANCE_RECORD"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            sheet("Homeroom 8-2", ("Mon 10/6", "Tue 10/7", "Wed"), "P A T", "P P P", "UA P D"),
            ["A", "T", "UA", "D"],
            id="weekdays and dates",
        ),
        pytest.param(
            sheet("Week 6", ("10/6/25", "Oct 7", "8-Oct"), "/ A /", "/ / TDY", "/ / /"), ["A", "TDY"], id="dates"
        ),
        pytest.param(
            sheet("Period attendance", ("1", "2", "HR"), "A P P", "P P E", "P P P"),
            ["A", "E"],
            id="periods under a title",
        ),
        pytest.param(
            sheet("Absences", ("Mon", "Tue", "Wed"), "A . .", ". . .", ". A A"),
            ["A", "A", "A"],
            id="absences alone under a title",
        ),
    ],
)
def test_who_was_away(read: Read, table: Table, rows: list[tuple[str, ...]], expected: list[str]) -> None:
    assert away(read(table(rows))) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(sheet("Quizzes", ("10/6", "10/7", "10/8"), "A B C", "B A B", "A A A"), id="marks"),
        pytest.param(
            sheet("Aftercare", ("Mon", "Tue", "Wed"), "X X .", ". X .", "X . X"), id="days that somebody comes"
        ),
        pytest.param(sheet("Stations", ("1", "2", "3"), "A P T", "P T A", "T A P"), id="rounds of a game"),
        pytest.param(sheet("Snack helpers", ("Mon", "Tue"), "P P", "P P", "P P"), id="nobody away"),
    ],
)
def test_other_lists_of_days(read: Read, table: Table, rows: list[tuple[str, ...]]) -> None:
    assert away(read(table(rows))) == []
