"""Clauses with open slots: what nobody listed word by word, beside a person; and the same words of anything else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster

Read = Callable[..., list[Cluster]]

HITS = [
    ("HEALTH_ALERT", "Emma Sampson - cashew and pistachio (severe)"),
    ("HEALTH_ALERT", "Emma Sampson can't have anything with egg."),
    ("HEALTH_ALERT", "Emma Sampson in grade 1: NO nuts."),
    ("HEALTH_ALERT", "Emma Sampson will be out, she had a cholecystectomy."),
    ("HEALTH_ALERT", "Emma Sampson: cutting started again"),
    ("HEALTH_ALERT", "Emma Sampson cath at 10:30"),
    ("HEALTH_ALERT", "Emma Sampson teve outra convulsão ontem."),
    ("HEALTH_ALERT", "Emma Sampson fè kriz opresyon."),
    ("CUSTODY_NOTE", "Emma Sampson's dad cannot pick Emma up on Fridays."),
    ("CUSTODY_NOTE", "Emma Sampson, mother: no unsupervised contact"),
    ("CUSTODY_NOTE", "O pai de Emma Sampson não está autorizado a buscar na escola."),
    ("ECONOMIC_STATUS", "Emma Sampson's account is at -$41.75."),
    ("ECONOMIC_STATUS", "Emma Sampson qualified for reduced price."),
    ("ECONOMIC_STATUS", "Emma Sampson switches from reduced to free."),
    ("ECONOMIC_STATUS", "Emma Sampson free meals"),
    ("IMMIGRATION_STATUS", "Los padres de Emma Sampson no tienen papeles."),
    ("IMMIGRATION_STATUS", "Emma Sampson's father was picked up by ICE on the way to work."),
    ("ATTENDANCE_RECORD", "Emma Sampson missed eleven days."),
    ("ATTENDANCE_RECORD", "Emma Sampson was tardy 6 times."),
    ("GRADE_RECORD", "Emma Sampson has a C- grade."),
    ("SPECIAL_EDUCATION", "Emma Sampson 3x30 speech"),
    ("DISCIPLINE_RECORD", "Emma Sampson: 45-day removal"),
    ("DISCIPLINE_RECORD", "Emma Sampson has been sending threats in the group chat."),
]
MISSES = [
    ("HEALTH_ALERT", "Emma Sampson says everybody has senioritis."),
    ("CUSTODY_NOTE", "Emma Sampson can't see the board."),
    ("ECONOMIC_STATUS", "Emma Sampson sat beside us at lunch; a table costs $41.75."),
    ("IMMIGRATION_STATUS", "Emma Sampson paid by visa 4178 1543 1696 9636."),
    ("IMMIGRATION_STATUS", "Emma Sampson slipped on ice on the way to work."),
    ("ATTENDANCE_RECORD", "Emma Sampson said tickets sold out three times."),
    ("GRADE_RECORD", "Emma Sampson, cards to the office by Sat Oct 31."),
    ("SPECIAL_EDUCATION", "Emma Sampson's Chromebook is disabled."),
    ("DISCIPLINE_RECORD", "Emma Sampson, the detention room is 114 this month."),
    ("DISCIPLINE_RECORD", "Emma Sampson said the tide was high again."),
]


def found(read: Read, entity: str, text: str) -> list[str]:
    """The values of one entity."""
    return [m.value for c in read(text) for m in c.matches if m.entity == entity]


@pytest.mark.parametrize(("entity", "text"), HITS, ids=[f"{e} {n}" for n, (e, _) in enumerate(HITS)])
def test_a_clause_with_its_person(read: Read, entity: str, text: str) -> None:
    assert found(read, entity, text)


@pytest.mark.parametrize(("entity", "text"), MISSES, ids=[f"{e} {n}" for n, (e, _) in enumerate(MISSES)])
def test_the_same_words_of_something_else(read: Read, entity: str, text: str) -> None:
    assert found(read, entity, text) == []
