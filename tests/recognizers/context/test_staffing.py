"""Plans of the staff's tasks, which record no service of a pupil, and those that name one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import STATEMENTS, Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]


def stated(clusters: list[Cluster]) -> set[str]:
    return {m.entity for c in clusters for m in c.matches if m.entity in STATEMENTS}


@pytest.mark.parametrize(
    "text",
    [
        "PARA SCHEDULE 1/12\nMoran - P1 push-in math 6\nKerr - 1:1 all day, swap w/ Odom\nOdom P1-3, sensory room",
        "Paraprofessional assignments\nMoran: 1:1 with a gr 4 student\nKerr: resource room AM\nGive Ann Odom the keys.",
        "DUTY ROSTER\nBus: Ann Moran\nDetention: Kerr (T), Odom (Th)\nLunch: Silva",
        "Ann will proctor extended time in room 12, Joan has small group in 14.",
        "Speech and OT staff\nKaren Dole, SLP\nMia Moran, OT",
        "Ann Moran joins us. She worked with children with autism at the Lodge.",
        "Resume: Joan Kerr. Tutored a boy with dyslexia; camp counselor",
        "Can I use 118? Joan has 211 for extended time on the 12th.",
    ],
)
def test_a_task_of_a_colleague_is_no_service(read: Read, text: str) -> None:
    assert not stated(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "PARA SCHEDULE 1/12\nMoran - 1:1 with Dylan Webb (gr 3)\nKerr - lunch",
        "Para schedule\nMoran - lunch\nKerr - 1:1 with Brandon T. all day",
        "Ann will proctor extended time for Dylan Webb in room 12.",
        "Ms. Moran worked with Dylan Webb, a student with autism.",
        "Testing plan\nDylan Webb - extended time, rm 114",
    ],
)
def test_a_pupil_named_beside_the_colleague_is_given_it(read: Read, text: str) -> None:
    assert "SPECIAL_EDUCATION" in stated(read(text))


def test_a_table_of_tasks(read: Read, table: Table) -> None:
    rows = [["Para", "P1", "P2"], ["Ann Moran", "1:1", "resource room"], ["Joan Kerr", "push-in math", "1:1"]]
    assert not stated(read(table(rows)))
