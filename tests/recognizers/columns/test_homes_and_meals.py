"""Where pupils without a home stay, meals beside what is owed, and sheets that are published with their letters."""

from __future__ import annotations

import pytest

from tests.recognizers.columns.rows import Read, Rows, Table, listed, said


def test_a_situation_is_what_its_cell_says(read: Read, table: Table) -> None:
    cells = ("hotel", "foster care (DCF Lowell)", "doubled up w/ aunt", "shelter - mom fled DV", "parents divorcing")
    found = said(read(table(listed("Situation", columns=[cells]))))
    assert found["ECONOMIC_STATUS"] == ["hotel", "doubled up w/ aunt", "shelter"]
    assert found["CUSTODY_NOTE"] == ["foster care (DCF Lowell)", "mom fled DV"]
    assert found["FAMILY_STATUS"] == ["parents divorcing"]


def test_a_house_with_rooms_is_an_address_and_what_is_none_says_so(read: Read, table: Table) -> None:
    rows = listed("Staying", columns=[("Dunes Motor Lodge rm 12", "8 Fern St", "couch to couch", "undisclosed")])
    found = said(read(table(rows)))
    assert found["STREET_ADDRESS"] == ["Dunes Motor Lodge rm 12", "8 Fern St"]
    assert found["ECONOMIC_STATUS"] == ["couch to couch"]


def test_who_stays_for_a_club_has_no_address_there(read: Read, table: Table) -> None:
    assert said(read(table(listed("Staying", columns=[("Y", "N", "till 4", "Y")])))) == {}


@pytest.mark.parametrize("heading", ["status", "Elig", "Notes"])
def test_who_eats_free_beside_what_is_owed(read: Read, table: Table, heading: str) -> None:
    rows = listed(
        "HR", "owes", heading, columns=[("2A", "4B", "1C"), ("$8.25", "$11.00", "$4"), ("red.", "paid", "applied 9/4")]
    )
    assert said(read(table(rows))) == {"ECONOMIC_STATUS": ["$8.25", "red.", "$11.00", "$4", "applied 9/4"]}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(listed("owes", "status", columns=[("$8", "$11"), ("called", "left msg")]), id="calls"),
        pytest.param([("Item", "Cost", "Status"), ("Toner", "$80", "approved"), ("Tape", "$4", "denied")], id="things"),
    ],
)
def test_a_status_of_something_else(read: Read, table: Table, rows: Rows) -> None:
    assert not {"approved", "denied", "called", "left msg"} & {v for vs in said(read(table(rows))).values() for v in vs}


def test_the_letters_of_a_published_sheet_are_no_headings(read: Read, table: Table) -> None:
    rows = [
        ("", "A", "B", "C", "D"),
        ("1", "student", "reason", "days", "address for van"),
        ("2", "Emma Sampson", "concussion", "3", "9 Alder Ct"),
        ("3", "Devon Okafor", "broken wrist", "5", "library"),
    ]
    found = said(read(table(rows)))
    assert found["STREET_ADDRESS"] == ["9 Alder Ct"]
    assert found["HEALTH_ALERT"] == ["concussion", "broken wrist"]
