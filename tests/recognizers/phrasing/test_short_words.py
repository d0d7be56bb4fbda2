"""Words of a nurse's, a team's and an office's short notes, and what only looks like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("HEALTH_ALERT", "Mantoux reactive 1999, treated"),
        ("HEALTH_ALERT", "hosp. in March"),
        ("HEALTH_ALERT", "anaph. to cashew"),
        ("HEALTH_ALERT", "grandma counts carbs"),
        ("SPECIAL_EDUCATION", "still needs ed testing + psych by 4/2"),
        ("SPECIAL_EDUCATION", "1044127691 BELL DOE036 = 05 Autism needs DOE034"),
        ("ATTENDANCE_RECORD", "skips Fridays"),
        ("ATTENDANCE_RECORD", "days present 38 of 90"),
    ],
)
def test_short_words(values: Callable[[str, str], list[str]], entity: str, text: str) -> None:
    assert values(entity, text)


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("HEALTH_ALERT", "the bus drops off at the corner"),
        ("HEALTH_ALERT", "Nutrition unit: what is in carbs"),
        ("SPECIAL_EDUCATION", "DOE036 = 2 digits"),
        ("ATTENDANCE_RECORD", "The office misses Mr. Mondays jokes"),
    ],
)
def test_what_only_looks_so(values: Callable[[str, str], list[str]], entity: str, text: str) -> None:
    assert not values(entity, text)
