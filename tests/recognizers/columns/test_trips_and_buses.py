"""Lists of trips, vans and medicines that offices keep, and rows below tables that explain their codes."""

from __future__ import annotations

import pytest

from recognizers.person import find_people
from tests.recognizers.columns.rows import Read, Rows, Table, listed, said


def _people(read: Read, rows: object) -> list[str]:
    return [m.value for c in read(rows) for m in c.matches if m.entity == "PERSON"]


@pytest.mark.parametrize("cell", ["sch pays", "PTO covered", "guidance will pay", "needs help"])
def test_for_whom_somebody_else_pays(read: Read, table: Table, cell: str) -> None:
    rows = listed("Slip", "$14", columns=[("x", "x", ""), ("x", cell, "paid")])
    assert said(read(table(rows))) == {"ECONOMIC_STATUS": [cell]}


def test_what_others_pay_for_a_thing(read: Read, table: Table) -> None:
    rows = [("Item", "Qty", "Cost"), ("Banner", "2", "PTO pays"), ("Cones", "8", "$14")]
    assert "ECONOMIC_STATUS" not in said(read(table(rows)))


def test_an_allergen_in_a_column_without_a_heading(read: Read, table: Table) -> None:
    rows = listed("Lunch", "", columns=[("bag", "home", "bag"), ("kiwi + egg - has own lunch", "", "leaving early")])
    assert said(read(table(rows))) == {"HEALTH_ALERT": ["kiwi + egg - has own lunch"]}


def test_who_meets_a_bus_is_a_relative_by_name_or_none(read: Read, table: Table) -> None:
    rows = [("stop", "rider", "who meets"), ("1", "Imani Bell", "abuela"), ("2", "Nora Foley", "Sue Foley")]
    assert _people(read, table(rows)) == ["Imani Bell", "Nora Foley", "Sue Foley"]


def test_by_what_an_adult_proved_who_they_are(read: Read, table: Table) -> None:
    rows = listed("adult id", columns=[("G0661 3092", "S66130925", "", "utility bill")])
    assert said(read(table(rows))) == {"US_PASSPORT": ["G0661 3092"], "US_DRIVER_LICENSE": ["S66130925"]}


def test_a_row_that_explains_codes_is_nobodys(read: Read, table: Table) -> None:
    rows = [
        ("Student", "Code", "Action"),
        ("Bell, Imani", "FGT", "OSS"),
        ("Foley, Nora", "SKP", "DET"),
        ("Legend", "FGT = fighting; SKP = skipped class", ""),
    ]
    assert _people(read, table(rows)) == ["Bell, Imani", "Foley, Nora"]


def test_the_days_of_a_week_name_nobody(read: Read, table: Table) -> None:
    rows = [
        ("Block", "Mon", "Tues", "Wed", "Thur"),
        ("A", "Foley", "", "Foley", "Sato"),
        ("B", "Sato", "Sato", "", "Foley"),
        ("C", "Kaur", "Foley", "Sato", ""),
    ]
    assert not {"Mon", "Tues", "Wed", "Thur"} & {*_people(read, table(rows))}


@pytest.mark.parametrize("rest", ["", "00", "500"])
def test_a_placement_of_small_children_that_all_have(read: Read, table: Table, rest: str) -> None:
    rows = [
        ("DOE001", "DOE003", "DOE005", "DOE032", "DOE034", "DOE036"),
        ("1044127691", "Imani", "Bell", "10", "10", "05"),
        ("1044127705", "Nora", "Foley", "10", rest or "20", "500" if rest else "07"),
        ("1044127713", "Emma", "Sampson", "10", "10", "08"),
    ]
    assert ("10" in said(read(table(rows)))["SPECIAL_EDUCATION"][:1]) is True
    assert said(read(table(rows)))["SPECIAL_EDUCATION"].count("10") == (2 if rest else 5)


@pytest.mark.parametrize(("text", "named"), [("Flovent 2p", False), ("Allegra 2P, rash", True), ("Aspen 3A", True)])
def test_a_dose_behind_a_medicine_is_no_class(text: str, named: bool) -> None:
    assert bool(find_people(text)) is named


def test_rooms_of_a_test_and_what_is_in_them(read: Read, table: Table) -> None:
    rows: Rows = [
        ("MCAS rooms",),
        ("Room", "Test Administrator", "Proctor", "Seats", "Paper kits"),
        ("201", "Ms. Vann", "Ms. Orr", "28", "2"),
        ("203", "Mr. Pell", "", "22", "0"),
        ("205", "Ms. Ito", "Mr. Day", "25", "1"),
    ]
    assert said(read(table(rows))) == {}
