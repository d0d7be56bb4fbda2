"""What is said of the staff themselves, and not of whoever is named beside a colleague."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import STATEMENTS, Cluster

Read = Callable[..., list[Cluster]]


def told(found: list[Cluster]) -> set[tuple[str, str | None]]:
    """(entity, person) of what is said of somebody."""
    return {(m.entity, c.person and c.person.name) for c in found for m in c.matches if m.entity in STATEMENTS}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ms. Odette Charles, para: third roll of prints booked.\n\n"
            "Mr. Peter Walsh, substitute custodian: CORI came back showing a 2011 OUI, continued without a finding.\n\n"
            "Ms. Ivone Tavares, lunch monitor: starts Monday.",
            {("CRIMINAL_RECORD", "Peter Walsh")},
            id="an entry of a list of colleagues",
        ),
        pytest.param(
            "Dear Mr. Lombard:\n\nOn May 22 you left twenty-six seventh graders unattended on the dock. "
            "This letter goes into your file and stays there three years.\n\nDr. Ellen Gray, Superintendent",
            {("DISCIPLINE_RECORD", "Lombard")},
            id="whom a letter greets",
        ),
        pytest.param("Mr. Dunn received a reprimand for it.", {("DISCIPLINE_RECORD", "Dunn")}, id="the sentence"),
        pytest.param(
            "Dear Mr. Lombard:\n\nThank you for the tour. Letters that go into a personnel file are kept for years.",
            set(),
            id="a letter that speaks of rules",
        ),
        pytest.param(
            "Mrs. Paula Baird (music) was in a psych unit last month.",
            {("HEALTH_ALERT", "Paula Baird")},
            id="a subject in brackets behind the name",
        ),
        pytest.param(
            "Coach - Ronan has a concussion.", {("HEALTH_ALERT", "Ronan")}, id="a pupil told of to who holds an office"
        ),
        pytest.param(
            "Issued Mrs. Baird a written warning for leaving early. Copy to HR. - A. Moss, principal",
            {("DISCIPLINE_RECORD", "Baird")},
            id="what was issued",
        ),
        pytest.param(
            "Met with Mrs. Paula Baird on 3/9 about leaving early. This is a written warning.",
            {("DISCIPLINE_RECORD", "Paula Baird")},
            id="the sentence behind",
        ),
        pytest.param(
            "Letter of reprimand to Mr. Doyle, bus driver, for texting at the wheel.",
            {("DISCIPLINE_RECORD", "Doyle")},
            id="a letter to",
        ),
        pytest.param(
            "To: Paula Baird, Lunch Monitor\nLetter of reprimand: On 3/9 you were found asleep in the boiler room.",
            {("DISCIPLINE_RECORD", "Paula Baird")},
            id="the receiver's line",
        ),
        pytest.param(
            "To: Ms. Baird\nCan you cover detention? You have four, two of them suspended last week.",
            set(),
            id="an errand for the receiver",
        ),
        pytest.param(
            "I spoke with Ms. Quirk in HR. A written warning is the first step.", set(), id="personnel office"
        ),
        pytest.param("Gave Ms. Baird the form for a written warning.", set(), id="a form"),
        pytest.param(
            "Policy: a written warning precedes suspension. Ms. Baird will present the handbook.", set(), id="a rule"
        ),
        pytest.param(
            "Ms. Charles: third roll of prints booked.\nThe 2011 OUI, continued without a finding, is history.",
            set(),
            id="the line below an entry",
        ),
    ],
)
def test_whom_of_the_staff_it_is_about(read: Read, text: str, expected: set[tuple[str, str | None]]) -> None:
    assert told(read(text)) == expected
