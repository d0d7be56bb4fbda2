"""Points of tasks, domains of ACCESS, marks on standards under headings of a teacher's own, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid
from tests.recognizers.columns.test_reading_levels import marks, sheet

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            sheet("", "kid rm quiz proj", "14 71 64", "14 95 98", "14 40 55", "14 58 60"),
            ["71", "64", "95", "98", "40", "55", "58", "60"],
            id="a quiz in a heading",
        ),
        pytest.param(
            [
                ("Alg 1", "HW", "Boats"),
                ("Out of", "100", "50"),
                ("Emma Sampson", "88", "46"),
                ("Devon Carter", "22", "30"),
                ("Nicole Baker", "95", "44"),
            ],
            ["88", "46", "22", "30", "95", "44"],
            id="a row of what can be reached",
        ),
        pytest.param(
            sheet(
                "ML gr 4", "name L S R W", "4.1 3.8 3.0 2.9", "5.2 5.0 4.6 4.3", "2.0 1.8 1.5 1.4", "3.9 4.4 3.7 3.1"
            ),
            "4.1 3.8 3.0 2.9 5.2 5.0 4.6 4.3 2.0 1.8 1.5 1.4 3.9 4.4 3.7 3.1".split(),
            id="the domains of ACCESS",
        ),
        pytest.param(
            sheet("Report cards term 1", "name R Sc habits", "3 3 S", "2 1 N", "3 2 S", "1 1 O"),
            "3 3 S 2 1 N 3 2 S 1 1 O".split(),
            id="standards of a report card",
        ),
    ],
)
def test_marks(read: Read, table: Table, rows: list[tuple[str, ...]], expected: list[str]) -> None:
    assert marks(read(table(rows))) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [("kid", "book talk"), ("Emma S.", "714"), ("Devon C.", "956"), ("Nicole B.", "402"), ("Mateus R.", "583")],
            id="more than a task gives",
        ),
        pytest.param(sheet("", "kid rm laps miles", "14 71 64", "14 95 98", "14 40 55", "14 58 60"), id="no task"),
        pytest.param(
            sheet("", "name L S R W", "4 3 3 2", "5 5 4 4", "2 1 1 1", "3 4 3 3"), id="letters over whole numbers"
        ),
        pytest.param(sheet("Card games", "name R Sc", "3 3", "2 1", "3 2", "1 1"), id="no report card"),
    ],
)
def test_no_marks(read: Read, table: Table, rows: list[tuple[str, ...]]) -> None:
    assert marks(read(table(rows))) == []
