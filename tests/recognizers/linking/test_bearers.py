"""Whose a number is that stands right beside somebody's name, and which stand beside nobody's."""

# rows of tables are read as wholes

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]

NUMBERS = frozenset({"US_SSN", "US_DRIVER_LICENSE", "US_PASSPORT", "US_BANK_NUMBER"})


def bearers(found: list[Cluster]) -> set[str]:
    """The names of those who have a number, "" for nobody."""
    return {c.person.name if c.person else "" for c in found if any(m.entity in NUMBERS for m in c.matches)}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Our new custodian Wendell Ostrowski (SSN 219-09-9941) starts in May.", "Wendell Ostrowski"),
        ("Mavis Tuttle, driver license S12345678, picks up today.", "Mavis Tuttle"),
        ("Custodian Wendell Ostrowski's social security number is 219-09-9941.", "Wendell Ostrowski"),
        ("The bus driver, Mavis Tuttle (license no. S12345678), drove Noah Reis home.", "Mavis Tuttle"),
        ("Noah Reis's father, Luis Reis, SSN 219-09-9941, signed.", "Luis Reis"),
        ("Noah Reis came late. Principal Dana Whitfield, SSN 219-09-9941, saw it.", "Dana Whitfield"),
        ("Luis Reis, driver license S12345678, picks up Noah.", "Luis Reis"),
        ("SSN 219-09-9941 (Principal Dana Whitfield)", "Dana Whitfield"),
        ("Employee: Dana Whitfield\nSSN: 219-09-9941", "Dana Whitfield"),
        ("Noah Reis, SSN 219-09-9941, and his teacher Dana Whitfield.", "Noah Reis"),
        ("Student: Noah Reis, Teacher: Dana Whitfield, SSN: 219-09-9941", "Noah Reis"),
        ("Noah Reis (mother Ana Reis, 508-555-0144) SSN 219-09-9941", "Noah Reis"),
        ("- Noah Reis\n- SSN 219-09-9941\n- DOB 3/14/2015", "Noah Reis"),
        ("- Noah Reis: ribbon\n- SSN 219-09-9941 (unknown holder)", ""),
        ("* Noah Reis\n* Ines Valcourt\n* SSN 219-09-9941", ""),
        ("Mr. Pellegrino called about SSN 219-09-9941.", ""),
    ],
)
def test_the_bearer_of_a_number(read: Read, text: str, whose: str) -> None:
    assert bearers(read(text)) == {whose}


@pytest.mark.parametrize(
    ("rows", "whose"),
    [
        ([("Student", "Guardian", "Guardian SSN"), ("Noah Reis", "Luis Reis", "219-09-9941")], "Luis Reis"),
        (
            [("Student", "Mother", "Father", "Father's SSN"), ("Noah Reis", "Ana Reis", "Luis Reis", "219-09-9941")],
            "Luis Reis",
        ),
        ([("Winner", "Teacher", "SSN of teacher"), ("Noah Reis", "Dana Whitfield", "219-09-9941")], "Dana Whitfield"),
        (
            [
                ("Student", "Parent First Name", "Parent Last Name", "Parent Driver License"),
                ("Noah Reis", "Ana", "Reis", "S12345678"),
            ],
            "Ana Reis",
        ),
        ([("Student", "SSN", "Guardian"), ("Noah Reis", "219-09-9941", "Luis Reis")], "Noah Reis"),
        ([("Student", "Student SSN", "Teacher"), ("Noah Reis", "219-09-9941", "Dana Whitfield")], "Noah Reis"),
    ],
)
def test_a_column_of_an_adult(read: Read, table: Table, rows: list[tuple[str, ...]], whose: str) -> None:
    assert bearers(read(table(rows))) == {whose}
