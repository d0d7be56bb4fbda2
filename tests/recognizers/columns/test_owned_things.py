"""Lists of medicines with the pupils to whom they belong, and of other things with their owners."""

from __future__ import annotations

import pytest

from tests.recognizers.columns.rows import Read, Rows, Table, said


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("Medicine", "Belongs to", "Expires"),
                ("Ventolin HFA", "Nadia Quist", "04/2027"),
                ("Glucagon", "Caleb Marlow", "08/2027"),
                ("EpiPen (stock)", "", "01/2027"),
            ],
            id="belongs to",
        ),
        pytest.param(
            [
                ("Item", "Shelf", "Owner"),
                ("Ventolin 90 mcg", "B", "Nadia Quist"),
                ("Glucagon 1 mg", "B", "Caleb Marlow"),
            ],
            id="owner",
        ),
        pytest.param(
            [("Rx", "Child"), ("Ventolin", "Nadia Quist rm 4"), ("Glucagon", "Caleb Marlow rm 9")],
            id="child and room",
        ),
    ],
)
def test_medicines_are_told_of_their_owners(read: Read, table: Table, rows: Rows) -> None:
    found = read(table(rows))
    assert sum(c.person is not None and any(m.entity == "HEALTH_ALERT" for m in c.matches) for c in found) == 2


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [("Item", "Owner", "Shelf"), ("Stapler", "Nadia Quist", "1"), ("Laminator", "Caleb Marlow", "2")],
            id="things of the office",
        ),
        pytest.param(
            [
                ("Task", "Owner", "Due"),
                ("Order EpiPens", "Nadia Quist", "9/1"),
                ("Asthma forms", "Caleb Marlow", "9/4"),
            ],
            id="tasks",
        ),
        pytest.param(
            [("Drug", "Owner", "Breed"), ("Apoquel", "Nadia Quist", "lab"), ("Rimadyl", "Caleb Marlow", "pug")],
            id="animals",
        ),
    ],
)
def test_other_things_say_nothing_of_their_owners(read: Read, table: Table, rows: Rows) -> None:
    assert said(read(table(rows))) == {}


def test_a_form_with_names_stays_one(read: Read, table: Table) -> None:
    rows = [
        ("Field", "Student"),
        ("Name", "Nadia Quist"),
        ("DOB", "3/4/2015"),
        ("Mother", "Ruth Quist"),
        ("Father", "Saul Quist"),
        ("Allergies", "cashews"),
    ]
    assert said(read(table(rows))) == {"DATE_OF_BIRTH": ["3/4/2015"], "HEALTH_ALERT": ["cashews"]}
