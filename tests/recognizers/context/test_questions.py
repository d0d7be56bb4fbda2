"""Forms that ask in sentences: what is answered is a statement, what is asked is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import STATEMENTS, Cluster

Read = Callable[..., list[Cluster]]

FILLED_IN = """After school club, answer 3
Child's name
Teodoro Vance
Does your child have any allergy?
sesame, hives on the neck
Any medicine we should know about?
No
Is there anyone who may not pick up your child?
his older uncle
"""
ABROAD = """Matrícula
Nombre: Ximena Duarte Paz   Grado: 1
¿Toma alguna medicina?  gotas para los ojos
¿Tiene alergias?  no
¿Hay alguien que no puede recoger a la niña?  su papá
"""
BLANK = """Camp form
Child's name: ______________
Does your child have any allergy? ______________
Is there anyone who may not pick up your child? _____________
"""
ASKED = """Registration, Rowley Neck
Has the student ever been suspended or expelled (M.G.L. c. 71 s. 37L)?
"""
ANSWERED = """Registration, Rowley Finch, grade 9
Is the student currently on an IEP? Yes, since grade 3
"""
ANSWERED_NO = """Registration, Rowley Finch, grade 9
Is the student currently on an IEP? No
"""
CHOICE = """Registration, Rowley Finch, grade 9
Is the student currently on an IEP? Yes / No
"""
TOLD = """Registration, Rowley Finch, grade 9
The student has been suspended (M.G.L. c. 71 s. 37L).
"""
FOR_ALL = """Questions that families ask
Can my child bring medicine to school?
An adult brings it in the pharmacy bottle.
Who may not pick up my child?
Anybody not on your card.
"""


def said(clusters: list[Cluster]) -> set[tuple[str, str, str | None]]:
    """What is said of whom."""
    return {
        (m.entity, m.value, c.person and c.person.name) for c in clusters for m in c.matches if m.entity in STATEMENTS
    }


@pytest.mark.parametrize(
    ("text", "counts"),
    [(ASKED, False), (CHOICE, False), (ANSWERED_NO, False), (ANSWERED, True), (TOLD, True)],
    ids=["asked", "to be crossed out", "answered with no", "answered", "told"],
)
def test_what_a_form_asks_everybody_is_said_of_nobody(read: Read, text: str, counts: bool) -> None:
    assert bool([m for c in read(text) for m in c.matches if m.entity in STATEMENTS and m.score >= 0.5]) is counts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            FILLED_IN,
            {
                ("HEALTH_ALERT", "sesame, hives on the neck", "Teodoro Vance"),
                ("CUSTODY_NOTE", "his older uncle", "Teodoro Vance"),
            },
            id="answers in the next line",
        ),
        pytest.param(
            ABROAD,
            {
                ("HEALTH_ALERT", "gotas para los ojos", "Ximena Duarte Paz"),
                ("CUSTODY_NOTE", "su papá", "Ximena Duarte Paz"),
            },
            id="answers behind the question",
        ),
        pytest.param(BLANK, set(), id="nothing filled in"),
        pytest.param(FOR_ALL, set(), id="of nobody"),
    ],
)
def test_answers_of_a_form(read: Read, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    ("line", "entity"),
    [
        ("Does Wren Castell carry an inhaler? [x] Yes [ ] No", "HEALTH_ALERT"),
        ("Does Wren Castell carry an inhaler? [ ] Yes [x] No", None),
        ("Does Wren Castell carry an inhaler? [ ] Yes [ ] No", None),
        ("Does Wren Castell carry an inhaler?  Yes ☒  No ☐", "HEALTH_ALERT"),
        ("Does Wren Castell carry an inhaler?  Yes ☐  No ☒", None),
        ("Has Wren Castell ever been expelled? (X) yes ( ) no", "DISCIPLINE_RECORD"),
        ("Has Wren Castell ever been expelled? ( ) yes (X) no", None),
        ("Is there a court order about Wren Castell? No ___ Yes _X_", "CUSTODY_NOTE"),
        ("Is there a court order about Wren Castell? No _X_ Yes ___", None),
        ("Student: Wren Castell\nDoes your child have epilepsy (any kind)? ☑ Yes ☐ No", "HEALTH_ALERT"),
        ("Student: Wren Castell\nDoes your child have epilepsy (any kind)? ☐ Yes ☑ No", None),
        ("Has Wren Castell paid for the yearbook? [x] Yes [ ] No", None),
        ("Does the gym have an allergy kit? [x] Yes [ ] No", None),
    ],
)
def test_a_question_is_answered_by_the_box_that_is_ticked_behind_it(read: Read, line: str, entity: str | None) -> None:
    said = {m.entity for c in read(f"{line}\n") for m in c.matches if m.entity in STATEMENTS}
    assert said == ({entity} if entity else set())
