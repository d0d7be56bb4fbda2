"""Whom a mail means that names its pupil only in the subject line or among its receivers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster
from scanners.contract import Piece, Where

Read = Callable[..., list[Cluster]]


def told(read: Read, to: str, subject: str, body: str) -> set[tuple[str, str]]:
    """What a mail says, with whom it says it of."""
    head = Piece(f"From: nurse@example.org\nTo: {to}", Where(part="metadata"))
    found = read(head, Piece(subject, Where(part="subject")), Piece(body, Where(line=1)), name="a.eml")
    kinds = {"HEALTH_ALERT", "ATTENDANCE_RECORD", "ECONOMIC_STATUS", "SPECIAL_EDUCATION"}
    return {(m.entity, c.person.name) for c in found for m in c.matches if m.entity in kinds and c.person}


RULE = "Driver must carry the kit and call 911 if over 4 minutes."
TEAM = "team@example.org"
PARENT = '"Parent of Emma Sampson" <p@example.org>'


@pytest.mark.parametrize(
    ("to", "subject", "body", "kind"),
    [
        pytest.param(
            TEAM, "RE: Emma Sampson, van 6", f"Student has a seizure disorder. {RULE}", "HEALTH_ALERT", id="a rule next"
        ),
        pytest.param(PARENT, "art", "Your daughter is marked absent nearly every day.", "ATTENDANCE_RECORD", id="to"),
        pytest.param(PARENT, "cafe", "Your daughter owes $38.15 for lunch.", "ECONOMIC_STATUS", id="to, of money"),
    ],
)
def test_the_subject_line_or_the_receivers_name_the_pupil(
    read: Read, to: str, subject: str, body: str, kind: str
) -> None:
    assert told(read, to, subject, body) == {(kind, "Emma Sampson")}


def test_a_service_in_the_subject_line(read: Read) -> None:
    assert told(read, TEAM, "Emma's OT", "Could we move to consult only? No meeting needed.")


@pytest.mark.parametrize(
    ("to", "subject", "body"),
    [
        pytest.param(TEAM, "Drill", f"If a student has a seizure, stay. {RULE} Emma Sampson", id="a rule"),
        pytest.param(PARENT, "Flu", "If your child has a fever, keep them home.", id="what may be"),
        pytest.param('"Parents of Grade 5" <p@example.org>', "Camp", "Your child may bring an inhaler.", id="a grade"),
        pytest.param(TEAM, "Friday's PT", "Could we move the session to ten? Bring mats.", id="a day"),
    ],
)
def test_a_mail_that_means_nobody(read: Read, to: str, subject: str, body: str) -> None:
    assert told(read, to, subject, body) == set()
