"""Days are read however they are written, and a bare number only where a cell holds a date."""

from __future__ import annotations

from datetime import date

import pytest

from recognizers import dates

BORN, TODAY = date(2013, 3, 12), date(2026, 11, 29)


@pytest.mark.parametrize(
    "written",
    [
        "3/12/2013", "03-12-13", "3.12.2013", "3 / 12 / 2013", "3\\12\\2013", "3/12/'13",
        "2013-03-12", "2013/3/12", "2013-03-12T00:00:00Z",
        "12MAR2013",
        "12Mar13", "12-MAR-2013", "12 Mar 2013", "12/Mar/2013", "2013MAR12", "2013-Mar-12", "Mar-12-2013",
        "Mar/12/2013",
        "March12,2013", "March 12, 2013", "March 12th 13", "Mar 12 '13", "12th of March 2013", "Tue Mar 12 2013",
        "Tuesday, March 12, 2013",
        "Tue, 12 Mar 2013", "20130312", "03122013", "12 de marzo de 2013", "2013年3月12日",
    ],
)  # fmt: skip
def test_a_day_as_it_is_written(written: str) -> None:
    assert dates.parse(written, TODAY) == BORN
    assert dates.in_cell(written, TODAY) == BORN


@pytest.mark.parametrize(
    "written", ["031213", "41345", "41345.5", "1363046400", "1363046400000", "/Date(1363046400000)/"]
)
def test_bare_numbers_are_days_in_cells_alone(written: str) -> None:
    assert dates.in_cell(written, TODAY) == BORN
    assert dates.parse(written, TODAY) is None


@pytest.mark.parametrize(
    "written",
    [
        "",
        "March",
        "13/13/2013",
        "2/30/2013",
        "31APR2013",
        "99999",
        "1234",
        "204417",
        "1088537760000000",
        "12MAR2027",
        "3/12/1899",
        "45900",
        "tue",
        "12mar",
    ],
)
def test_what_is_no_day_on_which_somebody_was_born(written: str) -> None:
    assert dates.in_cell(written, TODAY) is None


def test_seconds_before_1970_are_a_grown_up_s() -> None:
    assert dates.in_cell("-174441600", TODAY) == date(1964, 6, 22)
