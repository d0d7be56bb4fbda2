"""Columns of names whose cells say something of those they name, and columns of remarks that name somebody."""

from __future__ import annotations

import pytest

from recognizers.columns.entries import parted
from recognizers.contract import STATEMENTS
from tests.recognizers.columns.rows import Read, Rows, Table


def _said(read: Read, grid: object) -> dict[str, tuple[str, str]]:
    return {
        c.person.name: (m.entity, m.said)
        for c in read(grid)  # type: ignore[arg-type]
        for m in c.matches
        if m.entity in STATEMENTS and c.person is not None
    }


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param(
            [("Jobs", "Students"), ("Door", "Osei A.: sickle cell"), ("Lights", "Nhi L.: peanut allergy")],
            {"Osei A.": ("HEALTH_ALERT", "sickle cell"), "Nhi L.": ("HEALTH_ALERT", "peanut allergy")},
            id="a colon",
        ),
        pytest.param(
            [
                ("Student Name", "Bus"),
                ("Quist, Nadia - peanut allergy", "4"),
                ("Marlow, Caleb", "5"),
                ("Pires, Ana - inhaler", "5"),
            ],
            {"Quist, Nadia": ("HEALTH_ALERT", "peanut allergy"), "Pires, Ana": ("HEALTH_ALERT", "inhaler")},
            id="turned names",
        ),
        pytest.param(
            [
                ("Name", "Grade"),
                ("Nadia Quist (diabetic)", "2"),
                ("Caleb Marlow", "3"),
                ("Ana Pires *EpiPen in bag*", "2"),
            ],
            {"Nadia Quist": ("HEALTH_ALERT", "diabetic"), "Ana Pires": ("HEALTH_ALERT", "EpiPen in bag")},
            id="brackets and stars",
        ),
        pytest.param(
            [("Date", "Who"), ("3/1", "Nadia Quist suspended 3 days"), ("3/2", "Caleb Marlow detention")],
            {
                "Nadia Quist": ("DISCIPLINE_RECORD", "suspended 3 days"),
                "Caleb Marlow": ("DISCIPLINE_RECORD", "detention"),
            },
            id="no mark",
        ),
        pytest.param(
            [("Center", "Medical"), ("Sand", "latex allergy (Osei A.)"), ("Blocks", "sickle cell (Nhi L.)")],
            {
                "Osei A.": ("HEALTH_ALERT", "latex allergy (Osei A.)"),
                "Nhi L.": ("HEALTH_ALERT", "sickle cell (Nhi L.)"),
            },
            id="the name behind",
        ),
    ],
)
def test_what_stands_beside_a_name_in_its_cell_is_said_of_it(
    read: Read, table: Table, rows: Rows, told: dict[str, tuple[str, str]]
) -> None:
    assert _said(read, table(rows)) == told


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [("Name", "Ext"), ("Nadia Quist - SPED teacher", "201"), ("Caleb Marlow (504 coordinator)", "202")],
            id="posts",
        ),
        pytest.param(
            [("Player", "No"), ("Nadia Quist (G)", "4"), ("Caleb Marlow - bench", "5"), ("Ana Pires", "9")],
            id="places in a team",
        ),
        pytest.param(
            [("Jobs", "Students"), ("Door", "Osei A. - till Friday"), ("Lights", "Nhi L. (with Ana)")], id="jobs"
        ),
        pytest.param(
            [("No", "Problem"), ("1", "Ana takes 2 mL per kg. How much?"), ("2", "Sam owes $3. Change?")],
            id="exercises",
        ),
    ],
)
def test_what_is_no_record_stays_silent(read: Read, table: Table, rows: Rows) -> None:
    assert _said(read, table(rows)) == {}


def test_entries_side_by_side_without_headings_are_read_one_by_one(read: Read, table: Table) -> None:
    rows = [
        ("Schedule", "Watch for"),
        ("No gum", "severe latex allergy (Ruth C.)"),
        ("Line up", "celiac, own snack (Osei A.)"),
        ("Feed fish", "asthma, inhaler in bag (Nhi L.)"),
    ]
    assert {name for name, _ in _said(read, table(rows, line=1)).items()} == {"Ruth C.", "Osei A.", "Nhi L."}


@pytest.mark.parametrize(
    ("cell", "name", "remark"),
    [
        ("Nadia Quist gr 4: asthma", "Nadia Quist", "asthma"),
        ("TIA BROWN - NOT W/ UNCLE", "TIA BROWN", "NOT W/ UNCLE"),
        ("Quist, N., epi", "Quist, N.", "epi"),
        ("Pires, Ana (504)", "Pires, Ana", "504"),
    ],
)
def test_a_cell_is_parted_into_name_and_remark(cell: str, name: str, remark: str) -> None:
    entry = parted(cell)
    assert entry is not None
    assert (cell[entry.start : entry.end], cell[entry.said_from : entry.said_to]) == (name, remark)


@pytest.mark.parametrize(
    "cell",
    [
        "Nadia Quist",
        "Quist, Nadia R.",
        "Adams School - 2nd floor",
        "Boston, Massachusetts",
        "Bell/Sok",
        "Ana da Silva",
        "Ana Clara dos Santos Jr",
        "Nora de la Cruz Pires",
    ],
)
def test_a_cell_of_a_name_alone_or_of_none_is_not_parted(cell: str) -> None:
    assert parted(cell) is None
