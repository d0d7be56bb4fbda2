"""Names under a heading that alone says what they are listed for, of every kind; other lists have such words, too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import STATEMENTS, Cluster
from scanners.contract import Piece, Where

Read = Callable[..., list[Cluster]]
TWO = "Imani Okafor\nColin Prewitt"


def said(read: Read, text: str) -> dict[str, set[str]]:
    """The kinds of statement that a text makes, each with those of whom it makes them."""
    lines = [Piece(line, Where(line=n)) for n, line in enumerate(text.split("\n"), 1)]
    found: dict[str, set[str]] = {}
    for cluster in read(*lines):
        for match in cluster.matches:
            if match.entity in STATEMENTS:
                found.setdefault(match.entity, set()).add(cluster.person.name if cluster.person else "")
    return found


@pytest.mark.parametrize(
    ("heading", "entity"),
    [
        pytest.param("Kids with inhalers, homeroom 9", "HEALTH_ALERT", id="health"),
        pytest.param("Diabetics", "HEALTH_ALERT", id="a plural"),
        pytest.param("504s for chaperones:", "SPECIAL_EDUCATION", id="plans, and for whom the list is"),
        pytest.param("## Speech caseload", "SPECIAL_EDUCATION", id="a heading of Markdown"),
        pytest.param("ISS tomorrow", "DISCIPLINE_RECORD", id="suspensions"),
        pytest.param("Failing chemistry, Q3", "GRADE_RECORD", id="marks"),
        pytest.param("Students with 15+ absences", "ATTENDANCE_RECORD", id="absences"),
        pytest.param("Fee waivers, grade 4 camp", "ECONOMIC_STATUS", id="money"),
        pytest.param("Students in foster care", "CUSTODY_NOTE", id="custody"),
        pytest.param("On probation", "CRIMINAL_RECORD", id="courts"),
        pytest.param("Refugee students", "IMMIGRATION_STATUS", id="migration"),
        pytest.param("Kids who lost a parent", "FAMILY_STATUS", id="family"),
    ],
)
@pytest.mark.parametrize(
    "below",
    [
        pytest.param(TWO, id="lines"),
        pytest.param("\n- Imani Okafor (gr 4)\n- Colin Prewitt", id="a list behind an empty line"),
        pytest.param("1. Okafor, Imani\n2. Prewitt, Colin", id="numbers"),
        pytest.param("Imani Okafor, Colin Prewitt and Rosa", id="a row"),
    ],
)
def test_a_heading_is_said_of_all_below_it(read: Read, heading: str, entity: str, below: str) -> None:
    found = said(read, f"{heading}\n{below}")
    assert len(found.get(entity, ())) >= 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("504s period 6: Imani, Colin and Rosa", id="given names"),
        pytest.param("Homeless riders for van 2: I. Okafor (7), Prewitt twins (K), Rosa Lima", id="short forms"),
    ],
)
def test_a_heading_and_its_names_in_one_line(read: Read, text: str) -> None:
    assert said(read, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Staff with EpiPen training\n{TWO}", id="staff"),
        pytest.param(f"IEP meeting coverage\n{TWO}", id="who stands in"),
        pytest.param("504 coordinators\nImani Okafor\nColin Prewitt", id="offices"),
        pytest.param("Resource room\nMs. Okafor\nMr. Prewitt", id="titles"),
        pytest.param("Caseload\nImani Okafor, COTA\nColin Prewitt, counselor", id="degrees and offices"),
        pytest.param(f"Diabetes walk team\n{TWO}", id="a walk"),
        pytest.param(f"Homeless shelter supper helpers\n{TWO}", id="who helps"),
        pytest.param(f"Suspension bridge partners\n{TWO}", id="a bridge"),
        pytest.param(f"Students without IEPs\n{TWO}", id="who has none"),
        pytest.param("504 posters\nImani Okafor\nColin Prewitt", id="what pupils work on"),
        pytest.param(f"Room 504\n{TWO}", id="a room"),
        pytest.param("Diabetes\nBlood Sugar\nGlucose Tablets", id="things"),
        pytest.param("Members absent: Imani Okafor, Colin Prewitt", id="a committee"),
    ],
)
def test_other_lists(read: Read, text: str) -> None:
    assert said(read, text) == {}


def test_an_entry_of_a_list_is_no_signature(read: Read) -> None:
    assert len(said(read, "Inhalers in homeroom 9\n- Imani Okafor\n- Colin Prewitt")["HEALTH_ALERT"]) == 2


@pytest.mark.parametrize(
    "saying",
    [
        pytest.param("Failing to plan is planning to fail.", id="of failing"),
        pytest.param("He who fails to prepare prepares to fail", id="of whoever fails"),
        pytest.param("Skipping steps means skipping learning", id="of skipping"),
    ],
)
def test_a_saying_over_names_says_nothing_of_them(read: Read, saying: str) -> None:
    assert said(read, f"{saying}\n{TWO}") == {}
    assert said(read, f"Failing chemistry\n{TWO}")


@pytest.mark.parametrize("line", ["12:10  Sabine Lund refused noon Ritalin 10 mg", "Sabine Lund got Ritalin at noon"])
def test_a_line_of_a_log_heads_no_list(read: Read, line: str) -> None:
    found = said(read, f"{line}\n1:35 Imani Okafor, saw Ms. Roe\n2:20 Colin Prewitt, lost a glove")
    assert found.get("HEALTH_ALERT", set()) <= {"Sabine Lund"}


def test_no_reason_quotes_what_a_heading_says(read: Read) -> None:
    lines = [Piece(line, Where(line=n)) for n, line in enumerate(f"Kids with inhalers\n{TWO}".split("\n"), 1)]
    reasons = [why for cluster in read(*lines) for match in cluster.matches for why in match.why]
    assert reasons
    assert not any("inhaler" in why for why in reasons)
