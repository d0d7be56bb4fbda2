"""What pupils present, research or spell: the word is nobody's condition, a remark on a pupil beside it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import STATEMENTS, Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]


def said(found: list[Cluster]) -> list[str]:
    return [m.value for c in found for m in c.matches if m.entity in STATEMENTS and m.score >= 0.5]


@pytest.mark.parametrize(
    "heading",
    ["Illness poster", "Disorder to research", "Condition to present", "Winning word", "Session B"],
)
def test_what_is_assigned_is_said_of_nobody(read: Read, table: Table, heading: str) -> None:
    rows = [("Name", "Period", heading), ("Iris Vale", "2", "epilepsy"), ("Omar Haddad", "2", "leukemia")]
    assert said(read(table(rows))) == []


@pytest.mark.parametrize("heading", ["Topic", "Research project", "Book"])
@pytest.mark.parametrize(
    ("remark", "counts"),
    [
        ("Omar has lupus himself, check with mom", True),
        ("the girl in it has lupus", False),
        ("sad, Melody has lupus", False),
    ],
)
def test_remark_on_the_pupil_counts(read: Read, table: Table, heading: str, remark: str, counts: bool) -> None:
    rows: Sequence[Sequence[str]] = [
        ("Student", "Date", heading, "Comment"),
        ("Iris Vale", "4/1", "Tides", ""),
        ("Omar Haddad", "4/1", "Lupus", remark),
    ]
    assert bool(said(read(table(rows)))) is counts


def test_condition_beside_an_essay_is_the_pupils(read: Read, table: Table) -> None:
    rows = [("Student", "Condition", "Essay"), ("Iris Vale", "epilepsy", "done"), ("Omar Haddad", "asthma", "late")]
    assert said(read(table(rows))) == ["epilepsy", "asthma"]
