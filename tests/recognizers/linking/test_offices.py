"""Whose a telephone number or an address is in a paper about one pupil: the family's, or the school's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster

Read = Callable[..., list[Cluster]]


def whose(found: list[Cluster]) -> list[tuple[str, str]]:
    """The numbers and addresses to reach somebody by, each with whom it is about; "" where it is nobody's."""
    return [
        (m.value, c.person.about if c.person else "")
        for c in found
        for m in c.matches
        if m.entity in {"PHONE_NUMBER", "EMAIL_ADDRESS"}
    ]


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("Student: Ann Lee\nGrade: 4\nParent phone: 617-555-0143", [("617-555-0143", "student")]),
        ("Emergency contact for Ann Lee: grandmother Rosa Lee, 617-555-0143", [("617-555-0143", "student")]),
        ("Please call Ann Lee's mother Rosa at 617-555-0143", [("617-555-0143", "student")]),
        ("You can reach Tia Abbott's dad at 508-555-0123 after 3.", [("508-555-0123", "student")]),
        (
            "Ann Lee's guardian, Rosa Lee, can be reached at rosa.lee@example.org.",
            [("rosa.lee@example.org", "student")],
        ),
        ("Child: Mia Rossi\nMom's office number 978-555-0111", [("978-555-0111", "student")]),
        ("Pick-up list\nRosa Lee (grandmother) 617-555-0143", [("617-555-0143", "family")]),
        ("Pick-up list\nKim Sato, aunt, 617-555-0149", [("617-555-0149", "family")]),
        (
            "Lunch - Ann Lee, 617-555-0143\nAttendance - Kim Sato, 617-555-0149",
            [("617-555-0143", "unknown"), ("617-555-0149", "unknown")],
        ),
        ("Nurse: Ann Lee, gr 3, 617-555-0143\nCoach: Kim Sato", [("617-555-0143", "student")]),
    ],
)
def test_a_number_of_the_family_is(read: Read, text: str, reached: list[tuple[str, str]]) -> None:
    assert whose(read(text)) == reached


@pytest.mark.parametrize(
    "text",
    [
        "Student: Ann Lee\nTeacher: Mr. Nickerson, nickerson@example.org, 617-555-0100 x12",
        "Student: Ann Lee\nMr. Nickerson, 617-555-0100",
        "Student: Ann Lee\nSchool: Elm Street School, (617) 555-0100",
        "Student: Ann Lee\n\nfor reading 40 books.\n\nPat Flores, Principal\n617-555-0100 | pat@example.org",
        "Student of the month: Ann Lee\nQuestions? Call the main office at 617-555-0100.",
        "Ann Lee's mother Rosa runs the bakery on Main Street. Orders: 617-555-0143.",
        "Superintendent\nDr. Dana Whitfield\n978-555-0101\n\nStudent Records\nPeter Hale\n978-555-0103",
        "Registrar: Dana Whitfield (K-5), 978-555-0101\nHomeless liaison - Peter Hale, 978-555-0103",
    ],
)
def test_a_number_of_the_school_is_not(read: Read, text: str) -> None:
    assert {about for _, about in whose(read(text))} == {""}


@pytest.mark.parametrize(
    "text",
    ["Star student: Ann Lee\n617-555-0143", "Student council president: Ann Lee\n617-555-0143"],
)
def test_a_form_is_told_by_its_label_alone(read: Read, text: str) -> None:
    assert {about for _, about in whose(read(text))} <= {"", "unknown"}
