"""Rows about students are found by id or name, with a roster and without; nobody is taken for somebody else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dlp.policy.onfile import students
from dlp.policy.registers.consent import Consent
from dlp.privacy import Digester
from recognizers.roster.building import build
from recognizers.roster.entry import Entry
from recognizers.roster.lookup import Lookup

DIGESTER = Digester(b"k" * 32)
ROSTER = Lookup(
    build(
        [
            Entry("s1", "student", ("Ava",), family=("Lune",), ids=(("STUDENT_ID", "204417"), ("SASID", "1012345678"))),
            Entry("s2", "student", ("Bo",), family=("Reed",), ids=(("STUDENT_ID", "204418"),), birth=date(2014, 5, 6)),
            Entry("s3", "student", ("Bo",), family=("Reed",), ids=(("STUDENT_ID", "204419"),), birth=date(2015, 5, 6)),
            Entry("t1", "staff", ("Cam",), family=("Ferris",), ids=(("EMPLOYEE_ID", "55012"),)),
        ],
        "test",
    )
)


def subject(text: str) -> str:
    return DIGESTER.value("subject", text)[:16]


def of_roster(number: str) -> str:
    (student,) = ROSTER.numbered([number], "STUDENT_ID")[0]
    return subject(f"roster:{ROSTER.subject(student)}")


def held(**ids: str) -> dict[str, frozenset[str]]:
    return {entity: frozenset({DIGESTER.value(entity, value)}) for entity, value in ids.items()}


AVA = {"student": "Lune, Ava"}


@pytest.mark.parametrize(
    ("row", "who", "values", "found"),
    [
        (AVA, subject("name:ava lune"), {}, True),
        (AVA, subject("name:ava luna"), {}, False),
        (AVA | {"lasid": "204417"}, subject("name:ava lune"), {}, True),
        (AVA | {"lasid": "204417"}, subject("name:ava lune"), held(STUDENT_ID="204417"), True),
        (AVA | {"lasid": "204417"}, subject("name:ava lune"), held(STUDENT_ID="999999"), False),
        ({"lasid": "204417"}, subject("id:STUDENT_ID:204417"), {}, True),
        ({"lasid": "204417"}, subject("name:somebody else"), held(STUDENT_ID="204417"), True),
        ({"sasid": "1012345678"}, subject("id:SASID:1012345678"), {}, True),
        ({"lasid": "204417"}, subject("name:ava lune"), {}, False),
    ],
)
def test_without_a_roster(row: dict[str, Any], who: str, values: dict[str, frozenset[str]], found: bool) -> None:
    filed = students.file([Consent(line=2, **row)], DIGESTER)
    assert [one.line for one in filed.of(who, values)] == ([2] if found else [])


@pytest.mark.parametrize(
    ("row", "number", "why"),
    [
        ({"lasid": "204417"}, "204417", ""),
        ({"sasid": "1012345678"}, "204417", ""),
        (AVA, "204417", ""),
        ({"student": "AVA LUNE"}, "204417", ""),
        ({"student": "Bo Reed", "birth_date": date(2015, 5, 6)}, "204419", ""),
        ({"student": "Bo Reed", "lasid": "204418"}, "204418", ""),
        ({"student": "Bo Reed"}, "204418", "its name fits 2 students of the roster"),
        ({"student": "Bo Reed", "lasid": "204417"}, "204417", "its id is that of a student of another name"),
        ({"lasid": "204418", "sasid": "1012345678"}, "204418", "its ids are those of different students"),
    ],
)
def test_with_a_roster(row: dict[str, Any], number: str, why: str) -> None:
    filed = students.file([Consent(line=2, **row)], DIGESTER, ROSTER)
    assert [line.line for line in filed.of(of_roster(number), {})] == ([] if why else [2])
    assert [(one.line, said.startswith(why)) for one, said in filed.bad] == ([(2, True)] if why else [])


def test_a_stranger_to_the_roster_is_counted_and_still_found_by_name() -> None:
    filed = students.file(
        [Consent(line=2, student="Dot Nowhere"), Consent(line=3, student="Cam Ferris")], DIGESTER, ROSTER
    )
    assert filed.strangers == 2  # a member of staff is no student
    assert filed.of(subject("name:dot nowhere"), {})


def test_a_name_that_fits_two_students_of_the_list_counts_for_neither() -> None:
    rows = [
        Consent(line=2, student="Bo Reed", lasid="1"),
        Consent(line=3, student="Reed, Bo", lasid="2"),
        Consent(line=4, student="Bo Reed"),
    ]
    filed = students.file(rows, DIGESTER)
    assert [(row.line, why) for row, why in filed.bad] == [(4, "its name fits two students of this list")]
    assert filed.of(subject("name:bo reed"), {}) == []
    assert [row.line for row in filed.of(subject("name:bo reed"), held(STUDENT_ID="2"))] == [3]


def test_two_contacts_of_one_student_are_one_student() -> None:
    rows = [Consent(line=n, student="Bo Reed", lasid="1") for n in (2, 3)]
    assert len(students.file(rows, DIGESTER).of(subject("name:bo reed"), {})) == 2


def test_nothing_readable_is_kept_to_find_rows_by() -> None:
    filed = students.file([Consent(line=2, student="Ava Lune", lasid="204417")], DIGESTER)
    assert not any(word in str(filed) + str(list(filed._found)) for word in ("Lune", "lune", "204417"))
