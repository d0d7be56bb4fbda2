"""What somebody typed on the lines of a form reads as if blanks stood around it; lines left blank stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.blanks import evened
from recognizers.contract import Cluster, RawMatch
from recognizers.filled import written

Read = Callable[..., list[Cluster]]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        pytest.param("SSN __219-09-8817__", "SSN   219-09-8817  ", id="enclosed"),
        pytest.param("Camper: _Iris Vale_ age _9_", "Camper:  Iris Vale  age  9 ", id="one underscore"),
        pytest.param("Name____Iris Vale____Grade__2__", "Name    Iris Vale    Grade  2  ", id="nothing between"),
        pytest.param("Allergies: sesame____", "Allergies: sesame    ", id="before the rest of the line"),
        pytest.param("Food: ____sesame   Meds: ___", "Food:     sesame   Meds: ___", id="up to the next label"),
        pytest.param("Name: ___ Iris Vale ___", "Name:     Iris Vale    ", id="free upon the line"),
        pytest.param("DOB: ___3/14/2018___ ID: __12__", "DOB:    3/14/2018    ID:   12  ", id="numbers"),
    ],
)
def test_what_is_filled_in_stands_between_blanks(line: str, read: str) -> None:
    assert written(line) == read
    assert written(f"above\n{line}\nbelow") == f"above\n{read}\nbelow"
    assert len(evened(line)) == len(line)


@pytest.mark.parametrize(
    "line",
    [
        "Name______Grade____Date____",
        "Name ____Grade____ Date____",
        "Student: ______ Case manager: ______",
        "Check all: ___asthma___diabetes___seizures___",
        "Check all: ___asthma___ ___diabetes___",
        "Check all: ____asthma ____diabetes ____none",
        "Allergies: peanuts___ bees___ other____",
        "Allergies: ________ (which, and since when)  Grade: ___",
        "Section 2: Allergies______",
        "def __init__(self, patient_name): self.__dob__ = other_name",
        "Patient A ___ and patient B ___",
    ],
)
def test_lines_left_blank_stay(line: str) -> None:
    assert written(line) == line


def matches(found: list[Cluster]) -> list[RawMatch]:
    return [m for c in found for m in c.matches]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("Employee _Nadia Rahman_ SSN __219-09-8817__", "US_SSN", "219-09-8817"),
        ("Camper: _Iris Vale_ age _9_\nAllergies: _penicillin_", "HEALTH_ALERT", "penicillin"),
        ("Student: __Iris Vale__ DOB: ___4/9/2016___", "DATE_OF_BIRTH", "4/9/2016"),
        (
            "Child: _Iris Vale_ Phone: _508-555-0152_\nAddress: _77 Chestnut Ave, Athol_",
            "STREET_ADDRESS",
            "77 Chestnut",
        ),
        ("Name: ____ Iris Vale ____\nAllergies: ____ shellfish ____ Meds: ____ none ____", "HEALTH_ALERT", "shellfish"),
    ],
)
def test_values_upon_the_lines_are_found(read: Read, text: str, entity: str, value: str) -> None:
    assert any(m.entity == entity and m.value.startswith(value) for m in matches(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Student name__________ Grade_____ Teacher__________\nAllergies________ Medication________",
        "Student: ______________Case manager: ____________\nDisability: ____________",
        "Employee name__________SSN__________Date__________",
        "Student: Iris Vale\nAllergies:            Doctor: Wu",
    ],
)
def test_blank_forms_say_nothing(read: Read, text: str) -> None:
    entities = {"HEALTH_ALERT", "SPECIAL_EDUCATION", "US_SSN"}
    assert not [m for m in matches(read(text)) if m.entity in entities and m.score >= 0.5]
