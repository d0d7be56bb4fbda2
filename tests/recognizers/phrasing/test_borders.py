"""Words that two kinds of record share: found as the one that is meant, never as the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import STATEMENTS, Cluster

Read = Callable[..., list[Cluster]]

BORDERS = [
    ("Emma Sampson's dad has been in jail since May.", "FAMILY_STATUS", "CRIMINAL_RECORD"),
    ("Emma Sampson's father is in ICE detention in Plymouth.", "IMMIGRATION_STATUS", "DISCIPLINE_RECORD"),
    ("Emma Sampson's mother was detained by immigration.", "IMMIGRATION_STATUS", "CRIMINAL_RECORD"),
    ("Emma Sampson's parents are in a custody fight.", "CUSTODY_NOTE", "DISCIPLINE_RECORD"),
    ("Emma Sampson says her mother's boyfriend hits her.", "CUSTODY_NOTE", "DISCIPLINE_RECORD"),
    ("Emma Sampson has a court date on the shoplifting charge.", "CRIMINAL_RECORD", "CUSTODY_NOTE"),
    ("Emma Sampson is on academic probation.", "GRADE_RECORD", "CRIMINAL_RECORD"),
    ("Emma Sampson has a 504 plan for migraines.", "SPECIAL_EDUCATION", "HEALTH_ALERT"),
    ("Emma Sampson has a 504 plan for migraines.", "SPECIAL_EDUCATION", "GRADE_RECORD"),
    ("Emma Sampson: detention - skipped class", "DISCIPLINE_RECORD", "ATTENDANCE_RECORD"),
    ("Emma Sampson took a handful of her mother's pills.", "HEALTH_ALERT", "DISCIPLINE_RECORD"),
]
NEITHER = [
    "Emma Sampson, grade: 11, hearing: Room 4",
    "The ADA accommodation for Emma Sampson, employee: an elevator key.",
    "Emma Sampson is CPR/AED/Epi trained.",
    "Emma Sampson's dog has a broken leg.",
    "Emma Sampson ordered the new nebulizer.",
    "Emma Sampson has the green card with the bus number.",
    "Emma Sampson got an A for effort.",
    "Emma Sampson's poem about immigration hangs in the lobby.",
    "Emma Sampson has been hired as a paraprofessional.",
    "If a student tells Emma Sampson that she can't find her inhaler, call the office.",
]


def said(clusters: list[Cluster]) -> set[str]:
    """The entities of all matches but names."""
    return {m.entity for c in clusters for m in c.matches} - {"PERSON"}


@pytest.mark.parametrize(("text", "meant", "other"), BORDERS, ids=[f"{m} not {o}" for _, m, o in BORDERS])
def test_shared_words_are_read_as_what_is_meant(read: Read, text: str, meant: str, other: str) -> None:
    entities = said(read(text))
    assert meant in entities
    assert other not in entities


@pytest.mark.parametrize("text", NEITHER, ids=range(len(NEITHER)))
def test_shared_words_that_are_no_record(read: Read, text: str) -> None:
    assert said(read(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Do not release the grades before Monday, Femi Bell said.",
        "Femi Bell: don't release any funds until the audit.",
        "The interpreter is booked for Femi Bell's meeting.",
        "Femi Bell's flight was booked on Friday.",
        "Femi Bell, grade 8 SS",
        "Femi Bell, gr 10 SS",
    ],
)
def test_things_that_are_released_and_booked(read: Read, text: str) -> None:
    assert not [m for c in read(text) if c.person for m in c.matches if m.entity in STATEMENTS]


@pytest.mark.parametrize(
    "text",
    [
        "Do not release the child: Femi Bell's father has no rights.",
        "Do not release any of Femi Bell's records to her father.",
        "Femi Bell was booked on Friday night.",
        "Femi Bell, on the debate team, four years of mock trial, has a GPA of 3.81.",
    ],
)
def test_what_is_said_of_somebody_all_the_same(read: Read, text: str) -> None:
    assert [m for c in read(text) if c.person for m in c.matches if m.entity in STATEMENTS]
