"""Tables that stand one below the other on one sheet: each is read under its own headings."""

from __future__ import annotations

import pytest

from tests.recognizers.columns.rows import Read, Rows, Table, said

WARES = [("Vendor", "Invoice", "Amount"), ("Kestrel Paper", "8812", "44.10"), ("Lund Tools", "8813", "12.00")]
PUPILS = [("Pupil", "Birthdate", "Bus"), ("Noor Haddad", "5/2/2014", "7"), ("Silas Webb", "8/19/2013", "9")]
BORN = {"DATE_OF_BIRTH": ["5/2/2014", "8/19/2013"]}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([*WARES, ("", "", ""), *PUPILS], id="below an empty row"),
        pytest.param([*WARES, (), (), ("New this fall",), *PUPILS], id="below a title"),
        pytest.param([("Front office",), *WARES, (), *PUPILS], id="with a title over the first"),
        pytest.param([*[(str(n), "pens", "4") for n in range(70)], (), *PUPILS], id="below many rows"),
        pytest.param([*PUPILS, (), *WARES], id="with things below"),
        pytest.param([("Office", "Wren Hall"), ("Ext", "3109"), (), *PUPILS], id="below labels and values"),
        pytest.param([("Teacher", "Room"), ("Hale", "9"), ("Pratt", "4"), ("New",), *PUPILS], id="below a title alone"),
    ],
)
def test_people_above_or_below_things_are_read(read: Read, table: Table, rows: Rows) -> None:
    assert said(read(table(rows))) == BORN


def people(read: Read, table: Table, rows: Rows) -> list[str]:
    return [m.value for c in read(table(rows)) for m in c.matches if m.entity == "PERSON"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("Name", "IEP"), ("Noor Haddad", "Y"), (), ("Desk", "Price"), ("Oak", "118")], id="of things"),
        pytest.param([("Name", "IEP"), ("Noor Haddad", "Y"), (), ("Room", "Proctor"), ("204", "9")], id="of rooms"),
    ],
)
def test_headings_of_things_below_people_are_no_people(read: Read, table: Table, rows: Rows) -> None:
    assert people(read, table, rows) == ["Noor Haddad"]
    assert said(read(table(rows))) == {"SPECIAL_EDUCATION": ["Y"]}


def test_titles_between_parts_of_a_list_are_no_people(read: Read, table: Table) -> None:
    head = ("Name", "SASID")
    rows = [("HR 4 - Lund",), head, ("Noor Haddad", "1012345678"), ("HR 5 - Hale",), head, ("Silas Webb", "1012345679")]
    assert people(read, table, rows) == ["Noor Haddad", "Silas Webb"]


def test_empty_rows_within_a_list_part_nothing(read: Read, table: Table) -> None:
    head = ("Name", "Room", "Allergy")
    rows = [head, ("Noor Haddad", "4", "peanut"), (), ("Silas Webb", "5", "egg"), (), ("Rose Hill", "6", "latex")]
    assert said(read(table(rows))) == {"HEALTH_ALERT": ["peanut", "egg", "latex"]}


def test_tables_of_things_alone_stay_silent(read: Read, table: Table) -> None:
    rows = [
        *WARES,
        (),
        ("Stop", "Time", "Riders"),
        ("Mill @ Oak", "7:05", "4"),
        (),
        ("Date", "Health screening"),
        ("10/5", "Gr 1"),
    ]
    assert said(read(table(rows))) == {}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ("", "Pupil 1", "Pupil 2"),
                ("Name", "Noor Haddad", "Silas Webb"),
                ("Birthdate", "5/2/2014", "8/19/2013"),
                ("Allergies", "egg", "none"),
                ("Bus", "7", "9"),
            ],
            {"DATE_OF_BIRTH": ["5/2/2014", "8/19/2013"], "HEALTH_ALERT": ["egg"]},
            id="each pupil a column under a number",
        ),
        pytest.param(
            [
                ("Services", "Provider type", "# Students", "Cost", "Total"),
                ("Speech", "contract", "14", "8000", "112000"),
                ("Motor", "district", "9", "7000", "63000"),
            ],
            {},
            id="a header of which every other heading is known",
        ),
        pytest.param(
            [
                ("Student", "Emma Sampson", "Grade", "5"),
                ("Allergies", "egg", "Bus", "7"),
                ("Teacher", "Hale", "Rm", "9"),
            ],
            {"HEALTH_ALERT": ["egg"]},
            id="labels and values that take turns",
        ),
    ],
)
def test_labels_down_the_side_and_headings_above(
    read: Read, table: Table, rows: Rows, expected: dict[str, list[str]]
) -> None:
    assert said(read(table(rows))) == expected
