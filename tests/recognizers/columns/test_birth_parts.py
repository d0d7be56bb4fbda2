"""Birth dates in three columns: the parts are a date together, and say nothing alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid
from tests.recognizers.columns.rows import NAMES, listed, said

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]

DATES = (("4", "12", "2015"), ("11", "2", "2014"), ("9", "30", "2016"))


def born(found: list[Cluster]) -> list[tuple[str, str, str | None]]:
    """(person, how the date reads, column) of each birth date."""
    return [
        (c.person.name if c.person else "", m.said, m.where.column)
        for c in found
        for m in c.matches
        if m.entity == "DATE_OF_BIRTH"
    ]


@pytest.mark.parametrize(
    "headings",
    [
        ("DOB Month", "DOB Day", "DOB Year"),
        ("Birth Mo.", "Birth Day", "Birth Yr."),
        ("DOB_M", "DOB_D", "DOB_Y"),
        ("BMonth", "BDay", "BYear"),
        ("Month of Birth", "Day of Birth", "Year of Birth"),
        ("Student Birth Month", "Student Birth Day", "Student Birth Year"),
        ("Date of birth (MM)", "Date of birth (DD)", "Date of birth (YYYY)"),
        ("Mes de nacimiento", "Día de nacimiento", "Año de nacimiento"),
    ],
)
def test_month_day_and_year_are_a_date(read: Read, table: Table, headings: Sequence[str]) -> None:
    rows = listed(*headings, columns=list(zip(*DATES, strict=True)))
    assert [(name, date) for name, date, _ in born(read(table(rows)))] == [
        (name, "/".join(parts)) for name, parts in zip(NAMES, DATES, strict=False)
    ]


def test_the_date_stands_at_its_year(read: Read, table: Table) -> None:
    rows = listed("Birth Year", "Birth Day", "Birth Month", columns=[("2015",), ("12",), ("Apr.",)])
    assert born(read(table(rows))) == [(NAMES[0], "Apr. 12, 2015", "Birth Year")]


def test_words_over_the_parts_say_what_they_are_of(read: Read, table: Table) -> None:
    header = [("Student", "Date of birth", "", "", "Room"), ("", "Month", "Day", "Year", "")]
    rows = [*header, *((name, *parts, "12") for name, parts in zip(NAMES, DATES[:2], strict=False))]
    assert [date for _, date, _ in born(read(table(rows)))] == ["4/12/2015", "11/2/2014"]


def test_a_year_alone_or_no_day_of_the_calendar_is_none(read: Read, table: Table) -> None:
    columns = [("4", "", "2"), ("12", "", "30"), ("2015", "2014", "2016")]
    rows = listed("DOB Month", "DOB Day", "DOB Year", columns=columns)
    assert [date for _, date, _ in born(read(table(rows)))] == ["4/12/2015"]


@pytest.mark.parametrize(
    "headings",
    [("Month", "Day", "Year"), ("DOB Month", "Visit Day", "DOB Year"), ("Hire Month", "Hire Day", "Hire Year")],
)
def test_parts_of_other_dates_say_nothing(read: Read, table: Table, headings: Sequence[str]) -> None:
    rows = listed(*headings, columns=list(zip(*DATES, strict=True)))
    assert "DATE_OF_BIRTH" not in said(read(table(rows)))
