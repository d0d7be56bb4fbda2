"""Tables of things: what stands beside whoever paid, mends or weighed is said of the thing; of a patient it is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import STATEMENTS, Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]


def said(found: list[Cluster]) -> list[str]:
    """What is said of somebody, in order."""
    return [m.value for c in found for m in c.matches if m.entity in STATEMENTS]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [("date", "payee", "for", "amt", "who"), ("10/9", "Rx World", "lice combs", "47.88", "Emma Sampson")],
            id="sums paid",
        ),
        pytest.param(
            [
                ("Slot", "Needed", "Signed up"),
                ("Gluten-free anything, sealed", "2", "Emma Sampson"),
                ("Wheelchair ramp", "1", ""),
            ],
            id="things to bring",
        ),
        pytest.param(
            [
                ("Rk", "Player", "School", "Rd1", "Score"),
                ("1", "Emma Sampson", "Tobey", "W17", "4.0"),
                ("2", "Nora Foley", "Hale", "L2", "2.5"),
            ],
            id="results of games",
        ),
        pytest.param(
            [
                ("display", "role", "ext", "bio"),
                ("Emma Sampson", "Nurse", "112", "Asthma educator"),
                ("Nora Foley", "Social Worker", "119", "Runs the backpack food program"),
            ],
            id="what people tell of themselves in a directory",
        ),
        pytest.param(
            [
                ("Wk", "Unit", "Lesson", "Activity"),
                ("4", "Substance use", "Opioids, Narcan", "case study"),
                ("6", "Chronic illness", "Diabetes, asthma", "stations"),
            ],
            id="lessons",
        ),
        pytest.param(
            [
                ("Person", "Born", "Died", "What happened next"),
                ("Emma Sampson", "10/21/1925", "7/16/2003", "jailed, deported"),
                ("Nora Foley", "5/1/1931", "2/2/1999", "suspended"),
            ],
            id="lives of people who died",
        ),
        pytest.param(
            [
                ("name", "yr", "facts"),
                ("Emma Sampson", "1892", "trachoma"),
                ("Nora Foley", "1908", "no papers, deported"),
                ("Ada Quist", "1885", "Arrested 1917"),
            ],
            id="people of another century",
        ),
        pytest.param(
            [("Asset", "Signed out to", "Fault", "Fix"), ("C-11", "Emma Sampson", "hinge fracture", "suspended login")],
            id="devices",
        ),
        pytest.param(
            [
                ("Date", "Who weighed", "Notes"),
                ("9/24", "Emma Sampson", "Allergic to pine"),
                ("10/8", "Nora Foley", "bit Mr. Lang"),
            ],
            id="who did it",
        ),
        pytest.param(
            [("Patient", "Complaint"), ("Mr. Plastic (manikin)", "COPD"), ("Mrs. Rubber (manikin)", "dementia")],
            id="manikins",
        ),
        pytest.param(
            [
                ("Item", "Who", "Status"),
                ("Snack cart", "Emma Sampson", "waits for the nurse (allergies)"),
                ("Dance", "Nora Foley", "done"),
            ],
            id="tasks",
        ),
        pytest.param(
            [
                ("Staff", "CPR", "EpiPen", "Restraint"),
                ("Emma Sampson", "9/1/2025", "9/1/2025", "yes"),
                ("Nora Foley", "", "", "yes"),
            ],
            id="courses of staff",
        ),
        pytest.param(
            [
                ("Field", "Example"),
                ("Student last name", "Sampson"),
                ("Student first name", "Emma"),
                ("Allergies", "peanuts"),
            ],
            id="examples",
        ),
        pytest.param(
            [
                ("Student Name", "Test Student", "Grade", "2"),
                ("Subject", "T1", "T2", "T3"),
                ("Reading", "B", "B", "A"),
                ("Math", "A", "A", "B"),
            ],
            id="a form of nobody",
        ),
        pytest.param(
            [("First", "Last", "Health"), ("Mickey", "Mouse", "asthma"), ("Donald", "Duck", "EpiPen")],
            id="cartoons",
        ),
        pytest.param(
            [
                ("Emma Sampson", "Principal", "esampson@example.org"),
                ("Nora Foley, RN", "Nurse", "nfoley@example.org"),
                ("Omar Rahimi", "Autism Program", "orahimi@example.org"),
            ],
            id="a directory without a header",
        ),
        pytest.param(
            [
                ("Name", "Course", "Hrs", "SPED PDPs", "Date"),
                ("Sampson E", "CPI refresher", "6", "Y", "8/26/26"),
                ("Foley N", "SEI endorsement", "15", "N", "8/27/26"),
            ],
            id="courses of staff",
        ),
        pytest.param(
            [("Last", "First", "LASID", "Medical Alert"), ("ZZTRAIN", "DUPLICATE", "000003", "xxxx")],
            id="rows to try things on",
        ),
    ],
)
def test_what_is_said_of_a_thing_is_said_of_nobody(read: Read, table: Table, rows: Rows) -> None:
    assert said(read(table(rows))) == []


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        pytest.param(
            [
                ("Name", "Date of Birth", "Death in family", "Notes"),
                ("Emma Sampson", "4/12/2014", "", "has asthma, inhaler in office"),
                ("Nora Foley", "5/2/2013", "father, 10/3", ""),
            ],
            "has asthma, inhaler in office",
            id="births and deaths in a list of pupils",
        ),
        pytest.param(
            [
                ("Name", "Lesson", "Activity", "Notes"),
                ("Emma Sampson", "4", "scales", "has a hearing aid"),
                ("Nora Foley", "5", "duet", ""),
            ],
            "has a hearing aid",
            id="lessons of pupils by name",
        ),
        pytest.param(
            [("Patient", "Procedure", "Notes"), ("Emma Sampson", "cath", "seizure disorder"), ("Nora Foley", "", "")],
            "seizure disorder",
            id="a nurse's log",
        ),
        pytest.param(
            [
                ("Name", "Table", "Meal", "Allergy"),
                ("Emma Sampson", "4", "pasta", "peanuts"),
                ("Nora Foley", "4", "", ""),
            ],
            "peanuts",
            id="seats of pupils at a dinner",
        ),
        pytest.param(
            [
                ("Student", "Reason", "Wk", "Hrs", "Amt"),
                ("Emma Sampson gr 10", "psych hospitalization", "9/14", "5", "310.00"),
                ("N. Foley gr 12", "", "9/21", "5", "310.00"),
            ],
            "psych hospitalization",
            id="an invoice for tutors at home, grades behind the names",
        ),
        pytest.param(
            [("Student", "EpiPen", "Asthma"), ("Emma Sampson", "yes", ""), ("Nora Foley", "", "yes")],
            "yes",
            id="pupils with an EpiPen",
        ),
    ],
)
def test_what_is_said_of_a_pupil_in_such_a_table_is_found(read: Read, table: Table, rows: Rows, value: str) -> None:
    assert value in said(read(table(rows)))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("Student", "Milk", "Fish", "Notes"), ("Emma Sampson", "", "x", "carries EpiPen")], id="food"),
        pytest.param(
            [("Name", "Place", "AM", "Custody"), ("Emma Sampson", "gym", "x", "father may not pick up")], id="places"
        ),
        pytest.param(
            [("Name", "Locker", "Combo", "Medical"), ("Emma Sampson", "12", "3-4-5", "seizures")], id="lockers"
        ),
        pytest.param(
            [("Role", "Actor", "Costume", "Allergies"), ("Judge", "Emma Sampson", "robe", "EpiPen")], id="a cast"
        ),
        pytest.param(
            [("Student", "Seizures", "Staff trained"), ("Emma Sampson", "grand mal, Diastat", "yes")], id="trained"
        ),
        pytest.param([("Kid", "Pot", "Notes"), ("Emma Sampson", "3", "suspended 2 days for fighting")], id="plants"),
    ],
)
def test_a_pupil_among_things(read: Read, table: Table, rows: Rows) -> None:
    assert said(read(table(rows)))
