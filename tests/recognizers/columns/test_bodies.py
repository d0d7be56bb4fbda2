"""Lists of firms, bodies and holders of offices: their people are no pupils and no families."""

from __future__ import annotations

import pytest

from recognizers.columns.sheets.directories import lists_bodies
from tests.recognizers.columns.rows import Read, Rows, Table


def _abouts(read: Read, grid: object) -> set[str]:
    return {m.about for c in read(grid) for m in c.matches if m.entity == "PERSON"}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("Camp", "Director", "Address", "Phone", "Ages"),
                ("Camp Wickett", "Nadia Quist", "9 Cove Rd", "508-555-0103", "6-12"),
                ("Art Barn", "Caleb Marlow", "14 Fern Way", "508-555-0104", "5-10"),
            ],
            id="camps",
        ),
        pytest.param(
            [
                ("First", "Last", "Business", "Street", "Town", "Phone"),
                ("Nadia", "Quist", "Quist Plumbing", "9 Cove Rd", "Acton", "508-555-0103"),
                ("Caleb", "Marlow", "Marlow Lawns", "14 Fern Way", "Acton", "508-555-0104"),
            ],
            id="firms",
        ),
        pytest.param(
            [
                ("Polling place", "Warden", "Address", "Phone"),
                ("Precinct 1", "Nadia Quist", "9 Cove Rd", "508-555-0103"),
                ("Precinct 2", "Caleb Marlow", "14 Fern Way", "508-555-0104"),
            ],
            id="wardens",
        ),
        pytest.param(
            [
                ("Name", "Address", "Phone"),
                ("Town Library", "12 Main St", "508-555-0101"),
                ("Parks Department", "40 Elm St", "508-555-0102"),
                ("Nadia Quist (selectboard)", "9 Cove Rd", "508-555-0103"),
            ],
            id="offices among the names",
        ),
    ],
)
def test_who_runs_a_body_is_no_pupil(read: Read, table: Table, rows: Rows) -> None:
    assert _abouts(read, table(rows)) == {"staff"}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("Camp", "Child", "Address", "Phone"),
                ("Camp Wickett", "Nadia Quist", "9 Cove Rd", "508-555-0103"),
                ("Art Barn", "Caleb Marlow", "14 Fern Way", "508-555-0104"),
            ],
            id="children in camps",
        ),
        pytest.param(
            [
                ("Program", "Name", "DOB", "Address"),
                ("Early bird", "Nadia Quist", "03/09/2014", "9 Cove Rd"),
                ("Late bird", "Caleb Marlow", "11/02/2015", "14 Fern Way"),
            ],
            id="born lately",
        ),
    ],
)
def test_where_pupils_are_asked_for_the_people_stay_whose_they_are(read: Read, table: Table, rows: Rows) -> None:
    assert "staff" not in _abouts(read, table(rows))


@pytest.mark.parametrize(
    "labels", [("Club", "Name", "Address", "Phone"), ("Last", "First", "Coach", "Address", "Cell")]
)
def test_who_is_in_a_club_is_not_who_runs_it(labels: tuple[str, ...]) -> None:
    assert not lists_bodies(labels)


def test_a_list_that_asks_for_homes_is_none_of_bodies() -> None:
    assert lists_bodies(("Coach", "Address", "Cell"))
    assert not lists_bodies(("Coach", "Home Address", "Cell"))
