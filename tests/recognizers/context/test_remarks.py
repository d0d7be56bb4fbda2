"""Remarks of lists with a topic: of it, of another kind, or of nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from recognizers.context import remarks
from recognizers.contract import Cluster

Read = Callable[..., list[Cluster]]

MIXED = """\
Moving up to grade 4
Emma Sampson - celiac
Devon Okafor - suspended twice this year
Mateus Silva - asthma, inhaler in bag
Imani Bell - 99th percentile math, bored
Nora Foley - peanut allergy
Ana Lima - epilepsy
Rosa Vega - sin novedad
"""


@pytest.mark.parametrize(
    ("remark", "entities"),
    [
        ("celiac", {"HEALTH_ALERT"}),
        ("suspended twice", {"DISCIPLINE_RECORD"}),
        ("99th percentile", {"GRADE_RECORD"}),
        ("sin novedad", set()),
    ],
)
def test_a_remark_of_a_mixed_list_is_what_it_says(read: Read, remark: str, entities: set[str]) -> None:
    found = [m for c in read(MIXED) for m in c.matches]
    assert {m.entity for m in found if remark in m.value} == entities


def test_a_list_of_detentions_gives_what_was_missed_as_a_reason(read: Read) -> None:
    text = "Log\nEmma Sampson - detention, phone\nDevon Okafor - detention, gum\nImani Bell - cut P5, again\n"
    assert "DISCIPLINE_RECORD" in {m.entity for c in read(text) for m in c.matches if "P5" in m.value}


def test_no_record_is_nothing_but_no_record_of_a_shot_is_said() -> None:
    text = "Shots\nEmma Sampson: 9/4 no record of measles\nOmar Rahimi: 9/5 no record\nNora Foley: 9/5 needs polio\n"
    said = [text[a:b] for a, b in remarks.of_topic(text, re.compile("shots", re.IGNORECASE), [], [])]
    assert said == ["9/4 no record of measles", "9/5 needs polio"]


CLOSET = """\
**Closet, what went out**

- 11/3 Emma Sampson - boots, size 2
- 11/4 Devon Okafor - hat and mittens
- 11/9 Mateus Silva, gr 7 - gym uniform
"""


@pytest.mark.parametrize(("title", "given"), [("Closet, what went out", 3), ("Closet inventory", 0)])
def test_what_a_closet_gave_to_whom(read: Read, title: str, given: int) -> None:
    found = [m for c in read(CLOSET.replace("Closet, what went out", title)) for m in c.matches]
    assert sum(m.entity == "ECONOMIC_STATUS" for m in found) == given


@pytest.mark.parametrize(
    ("heading", "told"),
    [("DO NOT SERVE", True), ("Food restrictions", True), ("Bake sale, who brings", False)],
)
def test_what_a_kitchen_keeps_from_whom(read: Read, heading: str, told: bool) -> None:
    text = f"{heading}\nEmma Sampson K-2 - kiwi\nDevon Okafor gr1 - milk\nMateus Silva gr 3 - egg (baked is ok)\n"
    assert any(m.entity == "HEALTH_ALERT" for c in read(text) for m in c.matches) is told


@pytest.mark.parametrize(("heading", "told"), [("Caseload 26/27", 3), ("Recorders to hand out", 0)])
def test_a_list_of_initials_has_a_topic_too(read: Read, heading: str, told: int) -> None:
    found = read(f"{heading}\n\nF.G. 3 – SLD math\nW.H. K – emotional\nR.O'D. 6 – tan one\n")
    assert sum(m.entity == "SPECIAL_EDUCATION" for c in found for m in c.matches) == told
