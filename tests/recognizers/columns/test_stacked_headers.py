"""Headers of two rows: what a column is called, whose it is, and that no row of values is taken for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]

PUPILS = [("Emma Sampson", "1037208513", "51"), ("Mateo Silva", "1037208524", "52"), ("Bo Hart", "1037208535", "53")]


def cells(found: list[Cluster]) -> list[tuple[str, str, str | None]]:
    """(entity, value, column) of all that counts."""
    return [(m.entity, m.value, m.where.column) for c in found for m in c.matches]


@pytest.mark.parametrize(
    "header",
    [
        pytest.param([("Student", "Ids", ""), ("", "SASID", "Local")], id="merged cells empty"),
        pytest.param([("Student", "Ids"), ("", "SASID", "Local")], id="short upper row"),
        pytest.param([("Student", "Ids", "Ids"), ("Student", "SASID", "Local")], id="merged cells repeated"),
        pytest.param([("Grade 4 list",), (), ("Student", "Ids", ""), ("", "SASID", "Local")], id="under a title"),
    ],
)
@pytest.mark.parametrize("again", [False, True], ids=["once", "on each page"])
def test_both_rows_name_a_column(read: Read, table: Table, header: Rows, again: bool) -> None:
    rows = [*header, *PUPILS, *([*header[-2:], *PUPILS] if again else ())]
    expected = [
        found
        for name, sasid, _ in PUPILS
        for found in (("PERSON", name, "Student"), ("SASID", sasid, "Ids SASID"))
    ]  # fmt: skip
    assert cells(read(table(rows))) == expected * (2 if again else 1)


@pytest.mark.parametrize(
    ("header", "about", "column"),
    [
        ([("Student", "Parent 1", ""), ("", "Name", "Phone")], "family", "Parent 1 Name"),
        ([("Student", "Emergency contact", ""), ("", "Name", "Phone")], "family", "Emergency contact Name"),
        ([("Student", "Case manager", ""), ("", "Name", "Phone")], "staff", "Case manager Name"),
    ],
)
def test_the_upper_row_tells_whose_name_it_is(read: Read, table: Table, header: Rows, about: str, column: str) -> None:
    rows = [*header, ("Emma Sampson", "Rui Lima", "617-555-0123"), ("Bo Hart", "Eva Lima", "617-555-0124")]
    found = read(table(rows))
    assert [c.person and c.person.name for c in found] == ["Emma Sampson", "Bo Hart"]
    named = {m.where.column: m.about for c in found for m in c.matches if m.entity == "PERSON"}
    assert named.get(column, about) == about
    assert {m.where.column for c in found for m in c.matches if m.entity == "PHONE_NUMBER"} == {
        column.replace("Name", "Phone")
    }


def test_groups_of_the_same_columns_are_told_apart(read: Read, table: Table) -> None:
    rows = [
        ("Student", "Parent 1", "", "Parent 2", ""),
        ("", "Name", "Phone", "Name", "Phone"),
        ("Emma Sampson", "Rui Lima", "617-555-0123", "Eva Lima", "617-555-0124"),
        ("Bo Hart", "Ana Hart", "617-555-0125", "Max Hart", "617-555-0126"),
    ]
    columns = {column for _, _, column in cells(read(table(rows)))}
    assert columns >= {"Student", "Parent 1 Name", "Parent 1 Phone", "Parent 2 Name", "Parent 2 Phone"}


@pytest.mark.parametrize("lower", [("", "Food", "Latex"), ("", "IEP", "504")], ids=["allergies", "plans"])
def test_names_of_what_is_ticked_below_are_headings(read: Read, table: Table, lower: Sequence[str]) -> None:
    upper = ("Student", "Allergies" if lower[1] == "Food" else "Plans", "")
    rows = [upper, lower, ("Emma Sampson", "Y", ""), ("Bo Hart", "", "Y")]
    assert [f for f in cells(read(table(rows))) if f[0] != "PERSON"] == [
        (entity, "Y", f"{upper[1]} {label}")
        for label in lower[1:]
        for entity in ("HEALTH_ALERT" if upper[1] == "Allergies" else "SPECIAL_EDUCATION",)
    ]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            [("Name", "Test scores", "", "DOB"), ("", "MCAS", "Reading", "")],
            ("480", "98", "3/4/2015"),
            ("GRADE_RECORD", "480", "Test scores MCAS"),
        ),
        (
            [("Name", "Id numbers", "", "DOB"), ("", "State", "District", "")],
            ("1037208513", "51234", "3/4/2015"),
            ("SASID", "1037208513", "Id numbers State"),
        ),
    ],
    ids=["scores", "numbers"],
)
def test_words_over_figures_are_headings(
    read: Read, table: Table, header: Rows, row: Sequence[str], expected: tuple[str, str, str]
) -> None:
    assert expected in cells(read(table([*header, ("Emma Sampson", *row), ("Bo Hart", *row)])))


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            [("Pupil", "Pupil", "Birth", "504"), ("Number", "Name", "Date", "Plan")],
            ("51203", "Emma Sampson", "3/4/2015", "Y"),
            {"STUDENT_ID": "Pupil Number", "DATE_OF_BIRTH": "Birth Date", "SPECIAL_EDUCATION": "504 Plan"},
        ),
        (
            [("Last", "First", "Local", "Room", "Date of"), ("Name", "Name", "ID", "", "Birth")],
            ("Sampson", "Emma", "51203", "114", "3/4/2015"),
            {"STUDENT_ID": "Local ID", "DATE_OF_BIRTH": "Date of Birth"},
        ),
        (
            [("Employee", "Employee", "Social Security"), ("ID", "Name", "Number")],
            ("48211", "Rui Lima", "328-66-0362"),
            {"EMPLOYEE_ID": "Employee ID", "US_SSN": "Social Security Number"},
        ),
    ],
    ids=["pupils", "one not broken", "staff"],
)
@pytest.mark.parametrize("again", [False, True], ids=["once", "on each page"])
def test_labels_broken_over_two_rows(
    read: Read, table: Table, header: Rows, row: Sequence[str], expected: dict[str, str], again: bool
) -> None:
    found = cells(read(table([*header, *[row] * 5, *([*header, row] if again else ())])))
    kept = [(entity, column) for entity, _, column in found if entity != "PERSON"]
    assert sorted(kept) == sorted(list(expected.items()) * (6 if again else 5))


@pytest.mark.parametrize(
    ("header", "first"),
    [
        (("Family", "Phone", "Email"), ("Hart", "Home", "none")),
        (("Student", "Medical", "Plan"), ("Bo Hart", "Alert", "IEP")),
        (("Student", "Phone", "Date of Birth"), ("Name", "Home", "3/4/2015")),
        (("Name", "Phone"), ("Office", "Number")),
    ],
)
def test_no_label_goes_on_in_a_row_of_values(
    read: Read, table: Table, header: Sequence[str], first: Sequence[str]
) -> None:
    rows = [header, first, ("Emma Sampson", "617-555-0123", "3/4/2015")[: len(header)]]
    assert {column for _, _, column in cells(read(table(rows)))} <= {*header, None}


VALUES = [
    pytest.param(("Student", "Medical", ""), ("Emma Sampson", "asthma", "EpiPen"), id="a pupil with words of health"),
    pytest.param(("Student", "Plan", ""), ("Emma Sampson", "IEP", "para"), id="a pupil with a plan"),
    pytest.param(("Student", "Medical", ""), ("", "asthma", "EpiPen"), id="no name, words of health"),
    pytest.param(("Student", "Plan", ""), ("", "IEP", "504"), id="no name, plans"),
    pytest.param(("Last", "First", "Medical", ""), ("Sampson", "Emma", "asthma", "EpiPen"), id="name in two"),
    pytest.param(("Student", "Guardian", ""), ("", "Rui Lima", "Phone"), id="no name, a guardian"),
]


@pytest.mark.parametrize(("header", "values"), VALUES)
@pytest.mark.parametrize("place", [0, 1, 2], ids=["first", "second", "last"])
def test_a_row_of_values_is_no_header(
    read: Read, table: Table, header: Sequence[str], values: Sequence[str], place: int
) -> None:
    full = ("Hart", "Bo", "peanut", "") if header[0] == "Last" else ("Bo Hart", "peanut", "")
    rows: list[tuple[str, ...]] = [full, full]
    rows.insert(place, tuple(values))
    found = read(table([header, *rows]))
    assert {column for _, _, column in cells(found)} <= {*header, None}
    assert {c.person.name for c in found if c.person} >= {"Bo Hart"}
