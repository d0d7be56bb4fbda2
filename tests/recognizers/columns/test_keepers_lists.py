"""Lists that offices keep: a class behind the name, one heading for two things, legends among the rows."""

from __future__ import annotations

import pytest

from recognizers.contract import STATEMENTS
from recognizers.naming.shapes import without_class
from tests.recognizers.columns.rows import Read, Rows, Table, said


def _people(read: Read, rows: object) -> list[str]:
    return [m.said for c in read(rows) for m in c.matches if m.entity == "PERSON"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Nadia Quist 10", "Nadia Quist"),
        ("Nadia Quist K Lund", "Nadia Quist"),
        ("Nadia Quist (K, Lund)", "Nadia Quist"),
        ("Nadia Quist 6-104", "Nadia Quist"),
        ("Windows 10", "Windows 10"),
        ("Nadia Quist 44", "Nadia Quist 44"),
    ],
)
def test_a_bare_grade_behind_a_pupil(cell: str, name: str) -> None:
    assert without_class(cell, of_pupils=True) == name


@pytest.mark.parametrize("heading", ["Kid", "Child", "Child + tchr", "Student (init + gr)"])
def test_names_with_a_bare_grade_are_names(read: Read, table: Table, heading: str) -> None:
    rows = [
        (heading, "Avoid"),
        ("Nadia Quist 4 Lund", "celiac"),
        ("Caleb Marlow 6-104", "dairy allergy"),
        ("Ana Pires K", ""),
    ]
    found = read(table(rows))
    assert _people(read, table(rows)) == ["Nadia Quist", "Caleb Marlow", "Ana Pires"]
    assert said(found) == {"HEALTH_ALERT": ["celiac", "dairy allergy"]}


def test_a_heading_of_names_and_state_numbers(read: Read, table: Table) -> None:
    rows = [("Date", "Student (init + SASID)"), ("10/7", "Kellan E. 1058821940"), ("10/22", "Nadia Q. 1063307715")]
    found = read(table(rows))
    assert said(found) == {"SASID": ["1058821940", "1063307715"]}
    assert _people(read, table(rows)) == ["Kellan E.", "Nadia Q."]


def test_codes_that_a_legend_below_the_rows_explains(read: Read, table: Table) -> None:
    rows = [
        ("SASID", "Last", "First", "Prgm"),
        ("1064410927", "Quist", "Nadia", "S"),
        ("1059917702", "Marlow", "Caleb", "T"),
        ("1070338815", "Pires", "Ana", ""),
        ("S=SNAP", "T=TAFDC", "", ""),
    ]
    assert said(read(table(rows)))["ECONOMIC_STATUS"] == ["S", "T"]


def test_codes_of_sizes_say_nothing(read: Read, table: Table) -> None:
    rows = [
        ("First", "Last", "Shirt", "Key"),
        ("Nadia", "Quist", "S", "S = small"),
        ("Caleb", "Marlow", "L", "L = large"),
    ]
    assert not [m for c in read(table(rows)) for m in c.matches if m.entity in STATEMENTS]


def test_passwords_beside_addresses_where_one_has_none(read: Read, table: Table) -> None:
    rows = [
        ("Nadia Quist", "nquist4@example.org", "Cranberry!482"),
        ("Caleb Marlow", "cmarlow@example.org", "tidepool-9931"),
        ("Ana Pires", "apires@example.org", "Wew3set#Dao"),
        ("Lena Roy", "lroy@example.org", "heron2026HERON"),
        ("Omar Said", "osaid@example.org", "disabled"),
    ]
    assert len(said(read(table(rows)))["CREDENTIAL"]) == 4


def test_names_in_small_letters_turned(read: Read, table: Table) -> None:
    rows = [("quist, nadia", "2", "mmr 1 due"), ("marlow, caleb", "k", "relig exempt"), ("pires, ana", "3", "asthma")]
    found = read(table(rows))
    assert _people(read, table(rows)) == ["quist, nadia", "marlow, caleb", "pires, ana"]
    assert said(found)["HEALTH_ALERT"] == ["mmr 1 due", "relig exempt", "asthma"]
    things = [("oak, maple", "3", "asthma"), ("sand, gravel", "2", "yards"), ("butter, sugar", "1", "cup")]
    assert not _people(read, table(things))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("Last", "First", "Bldg", "CPR/AED exp", "EpiPen trained", "Seizure first aid", "Naloxone"),
                ("Quist", "Nadia", "MS", "08/2027", "Y 9/3", "Y", "N"),
                ("Marlow", "Caleb", "HS", "03/2026", "Y 9/3", "Y", "Y"),
            ],
            id="who was trained",
        ),
        pytest.param(
            [
                ("Liaison", "Bldg", "IEP", "504", "Evals open", "Notes"),
                ("Quist", "CES", "21", "0", "3", "at cap"),
                ("Marlow", "HS", "38", "4", "5", "speech only"),
                ("TOTAL", "", "59", "4", "8", ""),
            ],
            id="how many each has",
        ),
    ],
)
def test_lists_of_the_staff_say_nothing_of_pupils(read: Read, table: Table, rows: Rows) -> None:
    assert not [m for c in read(table(rows)) for m in c.matches if m.entity in STATEMENTS]
