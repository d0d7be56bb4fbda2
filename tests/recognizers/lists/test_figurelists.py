"""Figures beside names, in lines and in columns, whose title alone says what they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster
from recognizers.lists import figurelists
from scanners.contract import Grid
from tests.recognizers.columns.rows import said

LETTERS = (
    "letters mailed 12/2\n\n5-day letters\n  Dominic Sabatino 6A, 5.5\n  Rita Foley 7C, 6 -- lives w/ uncle now\n"
    "\n10-day:\n  Patrick Noone 8B, 11, home visit Thurs\n\nstamps: 14 left\n"
)
DEBTS = (
    "owing on lunch account, for the closing letter:\n\nFoley, Eli gr 6   $61.25\nBell, Lena gr 4    18.00\n"
    "Tran, Bao gr 8       104.75\n"
)


def figures(text: str, entity: str) -> list[str]:
    return [text[h.start : h.end] for h in figurelists.find(text, entity)]


def test_days_out_under_their_title() -> None:
    assert figures(LETTERS, "ATTENDANCE_RECORD") == ["5.5", "6", "11"]


def test_sums_that_are_owed() -> None:
    assert figures(DEBTS, "ECONOMIC_STATUS") == ["$61.25", "18.00", "104.75"]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param(LETTERS.replace("5-day letters", "Perfect attendance list"), "ATTENDANCE_RECORD", id="a prize"),
        pytest.param(LETTERS.replace("5-day letters", "5-day forecast"), "ATTENDANCE_RECORD", id="another title"),
        pytest.param("Attendance list\nEmma Sampson 6\nDevon Okafor 7\n", "ATTENDANCE_RECORD", id="grades"),
        pytest.param("Days out\nGym 14\nLibrary 21\n", "ATTENDANCE_RECORD", id="rooms"),
        pytest.param("Days out\nEmma Sampson 14\n", "ATTENDANCE_RECORD", id="too few"),
        pytest.param(DEBTS.replace("owing on", "raised for the"), "ECONOMIC_STATUS", id="raised"),
        pytest.param("Unpaid lunch balances\nTrays 18.00\nGasket 61.25\n", "ECONOMIC_STATUS", id="things"),
    ],
)
def test_figures_of_other_lists(text: str, entity: str) -> None:
    assert figures(text, entity) == []


def test_the_same_in_columns(read: Callable[..., list[Cluster]], table: Callable[..., Grid]) -> None:
    rows = [("Foley, Eli gr 6", "$61.25"), ("Bell, Imani gr 4", "18.00"), ("Silva, Mateus gr 8", "104.75")]
    found = said(read("Here is who is still owing on lunch accounts:\n", table(rows)))
    assert found["ECONOMIC_STATUS"] == ["$61.25", "18.00", "104.75"]
    assert "ECONOMIC_STATUS" not in said(read("What each of us sold at the lunch table:\n", table(rows)))
