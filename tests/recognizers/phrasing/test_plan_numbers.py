"""Whether "504" is a plan or a number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster
from recognizers.phrasing.plan_numbers import without_numbers
from scanners.contract import Grid

NUMBERS = [
    "Kofi Osei sold 504 cookies.",
    "Kofi Osei, locker 504, combination 12-30-8",
    "Room changes: Kofi Osei moves to 504.",
    "SAT results: Kofi Osei 504 Ruby Haldane 610",
    "Kofi Osei (bib 504) finished in 22:10.",
    "Kofi Osei: 504 points.",
    "Ruby Haldane read 504 pages this month",
    "Bia Pimentel seat 504",
    "Tavish Marlow has bus 504 home",
    "Kofi Osei 488, Ruby Haldane 504, Bia Pimentel 391",
]
PLANS = [
    "Kofi Osei has a 504",
    "Kofi Osei - 504",
    "Ruby Haldane (504), extra time",
    "IEP/504: Kofi Osei",
    "Kofi Osei rm 212 504 - breaks",
    "Bia Pimentel, 504, gr 5",
    "504 students: Kofi Osei, Ruby Haldane",
    "Tavish Marlow 504 meets Tuesday",
    "moved from RTI to 504",
    "504: yes",
    "on 504 since May",
    "her 504 expires in June",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_no_plan(text: str) -> None:
    assert "504" not in without_numbers(text)


@pytest.mark.parametrize("text", PLANS)
def test_a_plan_stays(text: str) -> None:
    assert without_numbers(text) == text


def test_one_of_the_numbers_of_a_row_is_no_plan(read: Callable[..., list[Cluster]], table: Callable[..., Grid]) -> None:
    rows = [["Kofi Osei", *map(str, range(495, 510))], ["Ruby Haldane", *map(str, range(600, 615))]]
    assert not [m for c in read(table(rows)) for m in c.matches if m.entity == "SPECIAL_EDUCATION"]
