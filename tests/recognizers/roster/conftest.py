"""A small roster of invented people, indexed once."""

from __future__ import annotations

from datetime import date

import pytest

from recognizers.roster.building import build
from recognizers.roster.entry import Entry
from recognizers.roster.match import Roster


def student(key: str, given: str, family: str, number: str = "", **more: object) -> Entry:
    ids = (("STUDENT_ID", number),) if number else ()
    return Entry(key, "student", (given,), family=(family,), **{"ids": ids, **more})  # type: ignore[arg-type]


PEOPLE = (
    Entry(
        "s1", "student", ("Emma",), ("Rose",), ("Sampson",), (("STUDENT_ID", "331907"), ("SASID", "1012345678")),
        ("emma.sampson@students.example.org",), ("978-555-0180",), date(2015, 3, 4), "5",
        ("Thornapple Elementary School", "HR-05"),
    ),
    student("s2", "Grace", "Park", "331908", birth=date(2016, 1, 9), grade="03", signs=("Wren Hollow School",)),
    student("s3", "José Luis", "García-López", "331909", grade="4", signs=("Thornapple Elementary School",)),
    student("s4", "Katherine", "O'Brien", "041234"),
    student("s5", "Minh Anh", "Nguyễn", "2031-0042"),
    student("s6", "Guilherme", "Vasconcellos"),
    student("s7", "Jürgen", "Müller"),
    student("s8", "Xiaoning", "Feng", "331915", birth=date(2014, 5, 23)),
    student("s9", "Youssef", "Al-Rahman", "331916"),
    student("s10", "Elizabeth", "Marchmont", "331917", ),
    Entry("g1", "family", ("Robert",), (), ("Sampson",), (), ("rob.sampson@example.com",), ("(978) 555-0181",)),
    Entry("t1", "staff", ("Dana",), family=("Whitfield",), ids=(("EMPLOYEE_ID", "55012"),)),
    *(
        student(f"x{n}", "Maria", "Silva", f"7712{n}0", birth=date(2012, 1, n + 1), grade=str(n + 3), signs=(f"Q{n}x",))
        for n in range(5)
    ),
)  # fmt: skip


@pytest.fixture(scope="session")
def people() -> tuple[Entry, ...]:
    """The people of the roster."""
    return PEOPLE


@pytest.fixture(scope="session")
def index() -> bytes:
    """The index of the people."""
    return build(PEOPLE, "test-1")


@pytest.fixture(scope="session")
def roster(index: bytes) -> Roster:
    """What matches against it."""
    return Roster(index)
