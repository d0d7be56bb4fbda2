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
            "Ms. Charles: third roll of prints booked.\nThe 2011 OUI, continued without a finding, is history.",
            set(),
            id="the line below an entry",
        ),
    ],
)
def test_whom_of_the_staff_it_is_about(read: Read, text: str, expected: set[tuple[str, str | None]]) -> None:
    assert told(read(text)) == expected
