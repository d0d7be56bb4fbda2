"""Exports of student and learning systems and of their interfaces: headings, numbers in parts, lists of things."""

from __future__ import annotations

import pytest

from scanners.contract import Grid, Row, Where
from tests.recognizers.columns.rows import Read, Rows, Table


def _found(read: Read, grid: object) -> set[tuple[str, str]]:
    return {(m.entity, m.said) for c in read(grid) for m in c.matches}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ("LocalId", "FamilyName", "GivenName", "BirthDate", "CountryOfBirth"),
                ("30417", "Quist", "Nadia", "2014-05-02", "1101"),
                ("30422", "Marlow", "Caleb", "2014-09-17", "1102"),
                ("30431", "Fontes", "Edna", "2013-12-30", "1101"),
            ],
            {("STUDENT_ID", "30417"), ("PERSON", "Marlow"), ("DATE_OF_BIRTH", "2013-12-30")},
            id="codes of countries like years of old",
        ),
        pytest.param(
            [
                ("Admission No", "Student Name", "Date of Birth"),
                ("ADM/2025/0117", "Nadia Quist", "2014-05-02"),
                ("ADM/2025/0118", "Caleb Marlow", "2014-09-17"),
            ],
            {("STUDENT_ID", "ADM/2025/0117"), ("STUDENT_ID", "ADM/2025/0118")},
            id="numbers in parts",
        ),
        pytest.param(
            [
                (
                    "section.sectionIdentity.courseOffering.session.school.studentReference.studentUniqueId",
                    "LetterGrade",
                ),
                ("604821", "B+"),
                ("604822", "C"),
            ],
            {("STUDENT_ID", "604821"), ("GRADE_RECORD", "B+")},
            id="a long path",
        ),
        pytest.param(
            [
                (
                    "First name",
                    "Surname",
                    "ID number",
                    "Institution",
                    "Department",
                    "Quiz: Volume (Real)",
                    "Course total (Real)",
                ),
                ("Nadia", "Quist", "30417", "", "", "71.50", "70.10"),
                ("Caleb", "Marlow", "30422", "", "", "88.00", "86.25"),
            ],
            {("STUDENT_ID", "30417"), ("GRADE_RECORD", "71.50"), ("PERSON", "Quist")},
            id="a gradebook with departments",
        ),
        pytest.param(
            [
                ("Last Name", "First Name", "Student ID", "Lab 2 [Total Pts: 100 Score] |10452"),
                ("Quist", "Nadia", "30417", "71"),
                ("Marlow", "Caleb", "30422", "88"),
            ],
            {("STUDENT_ID", "30417"), ("GRADE_RECORD", "88")},
            id="points in brackets",
        ),
        pytest.param(
            [
                ("course_id", "user_id", "role", "status"),
                ("MA-7", "304171", "student", "active"),
                ("MA-7", "304226", "student", "active"),
            ],
            {("STUDENT_ID", "304171"), ("STUDENT_ID", "304226")},
            id="who is enrolled",
        ),
        pytest.param(
            [
                ("studlname", "studfname", "studbdate"),
                ("Quist", "Nadia", "2014-05-02"),
                ("Marlow", "Caleb", "2014-09-17"),
            ],
            {("PERSON", "Quist"), ("PERSON", "Nadia"), ("DATE_OF_BIRTH", "2014-05-02")},
            id="short forms run on",
        ),
    ],
)
def test_pupils(read: Read, table: Table, rows: Rows, expected: set[tuple[str, str]]) -> None:
    assert expected <= _found(read, table(rows))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("iata", "name", "city", "state", "latitude", "longitude"),
                ("QFX", "Foster Field", "Alder", "MS", "33.1", "-89.2"),
                ("QLN", "Lynn Memorial", "Fay", "MS", "33.9", "-89.8"),
                ("QPA", "Page Marlow", "Ada", "GA", "32.2", "-83.4"),
            ],
            id="places",
        ),
        pytest.param(
            [
                ("Name", "Horsepower", "Origin"),
                ("marlow chevelle", "130", "USA"),
                ("fontes torino", "165", "USA"),
                ("quist rebel", "150", "USA"),
            ],
            id="cars",
        ),
        pytest.param(
            [
                ("sourcedId", "name", "identifier"),
                ("org-1", "Rosa Marlow Elementary", "25590101"),
                ("org-2", "Alder High School", "25590102"),
                ("org-3", "Fay Academy", "25590103"),
            ],
            id="schools",
        ),
        pytest.param(
            [
                ("course_id", "user_id", "role", "status"),
                ("MA-7", "304171", "teacher", "active"),
                ("MA-7", "304226", "teacher", "active"),
            ],
            id="who teaches",
        ),
        pytest.param(
            [
                ("column_name", "data_type", "nullable"),
                ("first_name", "varchar(50)", "YES"),
                ("allergies", "varchar(200)", "YES"),
                ("lunch_status", "char(1)", "NO"),
            ],
            id="fields and their types",
        ),
    ],
)
def test_nobody(read: Read, table: Table, rows: Rows) -> None:
    assert not _found(read, table(rows))


def test_what_is_not_said(read: Read, table: Table) -> None:
    rows = [
        ("Student ID", "disability", "OrderOfDisability", "Meal status"),
        ("304171", "\\N", "1", "S"),
        ("304226", "Autism", "2", "F"),
        ("304230", "\\N", "1", "S"),
    ]
    statements = {f for f in _found(read, table(rows)) if f[0] != "STUDENT_ID"}
    assert statements == {("SPECIAL_EDUCATION", "Autism"), ("ECONOMIC_STATUS", "F")}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("student.studentNumber", "student.firstName", "student.lastName", "student.birthDate"),
                ("304171", "Nadia", "Quist", "2014-05-02"),
            ],
            id="one record",
        ),
        pytest.param(
            [
                ("name", "text"),
                ("student number", "304171"),
                ("first name", "Nadia"),
                ("last name", "Quist"),
                ("birth date", "2014-05-02"),
            ],
            id="fields with their names",
        ),
    ],
)
def test_records_of_interfaces(read: Read, rows: Rows) -> None:
    grid = Grid(iter([Row(i, tuple(cells)) for i, cells in enumerate(rows)]), Where())
    found = {("STUDENT_ID", "304171"), ("PERSON", "Nadia"), ("PERSON", "Quist"), ("DATE_OF_BIRTH", "2014-05-02")}
    assert found <= _found(read, grid)
