"""Letters home: whose child "your child" is, by whom they greet or whom their head names, in any language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import STATEMENTS, Cluster

Read = Callable[..., list[Cluster]]


def told(found: list[Cluster]) -> set[tuple[str, str | None]]:
    """(entity, person) of what is said of somebody."""
    return {(m.entity, c.person and c.person.name) for c in found for m in c.matches if m.entity in STATEMENTS}


HEADED = {
    "a label": ("Student: Priya Nandan\nYour child was suspended for three days.", "DISCIPLINE_RECORD"),
    "to the parents of": ("To the Parents of Priya Nandan\nYour child has 17 unexcused absences.", "ATTENDANCE_RECORD"),
    "a subject": ("Re: Priya Nandan, Grade 5\n\nDear Parent/Guardian,\nYour child has asthma.", "HEALTH_ALERT"),
    "family of": ("Family of: Nandan, Priya   Room: 4\nYour child owes $28.75 for lunch.", "ECONOMIC_STATUS"),
    "the student must": ("Re: Priya Nandan\n\nThe student must carry an EpiPen.", "HEALTH_ALERT"),
    "the student will": ("Re: Priya Nandan\n\nThe student will be out after knee surgery.", "HEALTH_ALERT"),
}


@pytest.mark.parametrize(("text", "entity"), HEADED.values(), ids=list(HEADED))
def test_your_child_is_whom_the_head_names(read: Read, text: str, entity: str) -> None:
    assert entity in {said for said, name in told(read(text)) if name in {"Priya Nandan", "Nandan, Priya"}}


GREETED = {
    "health": ("Dear Mr. Haddad, your child has a fever of 103 and must be picked up.", "HEALTH_ALERT"),
    "marks": ("Dear Ms. Haddad,\nYour child is failing Chemistry.", "GRADE_RECORD"),
    "money": ("Good morning Ms. Haddad, your daughter's lunch balance is -$18.40.", "ECONOMIC_STATUS"),
    "a plan": ("Mr. and Mrs. Haddad, your son was found eligible for a 504 plan.", "SPECIAL_EDUCATION"),
    "the next sentence": (
        "Dear Mr. Haddad,\n\nI write about your son. He was suspended for pushing.",
        "DISCIPLINE_RECORD",
    ),
    "who signs is nobody's child": (
        "Dear Mrs. Haddad,\nYour daughter owes $54.20 in lunch charges.\nPeggy, Food Services",
        "ECONOMIC_STATUS",
    ),
    "Spanish": ("Sra. Haddad: su hija tiene 13 ausencias este año.", "ATTENDANCE_RECORD"),
    "Portuguese": ("Sr. Haddad, sua filha foi suspensa por brigar.", "DISCIPLINE_RECORD"),
}


@pytest.mark.parametrize(("text", "entity"), GREETED.values(), ids=list(GREETED))
def test_your_child_is_of_whom_a_letter_greets(read: Read, text: str, entity: str) -> None:
    assert (entity, "Haddad") in told(read(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [("Chè Madan Pyè, pitit ou sispann pou twa jou.", "Pyè"), ("尊敬的陈先生：您的孩子被停学两天。", "陈")],
    ids=["Haitian Creole", "Chinese"],
)
def test_letters_of_which_the_models_know_little(read: Read, text: str, name: str) -> None:
    assert [(said, (whom or "").endswith(name)) for said, whom in told(read(text))] == [("DISCIPLINE_RECORD", True)]


SILENT = {
    "to everybody": "Dear Parent/Guardian,\nYour child has 17 unexcused absences.",
    "to everybody in Spanish": "Estimados padres: su hijo fue suspendido.",
    "to everybody in Chinese": "尊敬的各位家长：您的孩子被停学两天。",
    "a blank": "Dear Parent of ____________,\nYour child has ____ unexcused absences.",
    "a merge field": "Dear Mrs. {{LastName}},\nYour child was suspended for {{Days}} days.",
    "a subject that is nobody": "RE: Field Trip\nDear Parent,\nYour child has 17 unexcused absences.",
    "if your child": "Mr. Haddad, the flyer is enclosed: if your child has a fever over 100 keep him home.",
    "if your son": "Dear Mr. Haddad,\nIf your son has a fever over 100 keep him home.",
    "may": "Dear Mr. Haddad,\nYour child may carry an inhaler with a note from the doctor.",
    "what would follow": "Dear Mr. Haddad,\nYour child will be suspended if this happens again.",
    "what is asked for": "Dear Mr. Haddad,\nPlease list your child's allergies on the form.",
    "students": "Dear Mr. Haddad,\n\nThank you for the cake. Students who push are suspended.",
    "a change of rules": "Re: Handbook changes\n\nThe student must carry an EpiPen.",
    "a form for a blank": "Family of: ____________\nYour child's balance is $____.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=list(SILENT))
def test_letters_that_say_nothing_of_anybody(read: Read, text: str) -> None:
    assert told(read(text)) == set()
