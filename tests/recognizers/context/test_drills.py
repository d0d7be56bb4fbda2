"""Cases of trainings and exercises, and cases that somebody had."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import STATEMENTS, Cluster

Read = Callable[..., list[Cluster]]


def stated(clusters: list[Cluster]) -> set[str]:
    return {m.entity for c in clusters for m in c.matches if m.entity in STATEMENTS}


@pytest.mark.parametrize(
    "text",
    [
        "Case 1: Dylan, gr 5, has an EpiPen and cannot breathe.\nCase 2: Tara has a seizure.\nWhat is your plan?",
        "**Card 1** Dylan was suspended twice.\n**Card 2** Tara, grade 2, has asthma.\nDiscuss in small groups.",
        "TABLETOP EXERCISE\nA man comes. There is a restraining order. He wants his daughter Tara (gr 2).",
        "Praxis practice item: Tara, a second grader, has an IEP. What helps? A. rereading B. round robin C. recess",
        "Say a child named Dylan has diabetes. Who gives the insulin?",
    ],
)
def test_nobody_had_the_case_of_a_drill(read: Read, text: str) -> None:
    assert not stated(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Case 1: Dylan Webb, gr 5, has an EpiPen, called mom 10/4.\nCase 2: Tara Lund has asthma. Who has the plan?",
        "Card: Dylan Webb has asthma",
        "Tara Lund has a seizure disorder. Say so to the sub.",
    ],
)
def test_a_case_that_somebody_had(read: Read, text: str) -> None:
    assert "HEALTH_ALERT" in stated(read(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dylan Webb owes me a wrench", False),
        ("Dylan Webb owes jersey", False),
        ("Dylan Webb owes us the chromebook fee", True),
        ("Dylan Webb owes $3 for a book", True),
    ],
)
def test_a_thing_owed_is_no_debt(read: Read, text: str, told: bool) -> None:
    assert ("ECONOMIC_STATUS" in stated(read(text))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("MS: Dylan Webb\nHS: Tara Lund", False),
        ("An 8th grader with asthma may carry an inhaler.", False),
        ("An Nguyen, 8th grade, has asthma", True),
    ],
)
def test_a_school_and_an_article(read: Read, text: str, told: bool) -> None:
    assert ("HEALTH_ALERT" in stated(read(text))) is told


def test_behind_a_blank_stands_the_next_label(read: Read) -> None:
    found = [m for c in read("Employee name ________ Emp. # ______\nReturn to 12 Depot Sq.") for m in c.matches]
    assert not [m for m in found if m.entity == "PERSON"]
