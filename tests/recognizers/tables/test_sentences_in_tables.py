"""Cells of free text in rows that name somebody: what only the model of sentences tells counts there alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import BY_MODEL, STATEMENTS, Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]

PINK = "He will be on the pink stuff for his ear until Friday, one spoon at noon"
SNAPS = "Two girls say he keeps snapping their bra straps on the bus"
PLAIN = "Picked classes for next term, wants welding"


def told(found: list[Cluster]) -> list[tuple[str | None, str]]:
    """Whom each statement is about, and its cell."""
    return [(c.person and c.person.name, m.value) for c in found for m in c.matches if m.entity in STATEMENTS]


def test_a_sentence_is_of_the_person_of_its_row(read: Read, table: Table) -> None:
    found = read(
        table(
            [
                ("Date", "Student", "Summary"),
                ("10/1", "Emma Sampson", PINK),
                ("10/2", "Devon Okafor", PLAIN),
                ("10/3", "Mateus Silva", SNAPS),
            ]
        )
    )
    assert told(found) == [("Emma Sampson", PINK), ("Mateus Silva", SNAPS)]
    assert {m.by for c in found for m in c.matches if m.entity in STATEMENTS} == {BY_MODEL}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("Employee", "Position", "Summary"), ("Emma Sampson", "Teacher", PINK)], id="staff"),
        pytest.param([("Room", "Summary"), ("12", PINK), ("14", SNAPS)], id="nobody"),
        pytest.param([("Student", "Book", "Comment"), ("Emma Sampson", "Wonder", SNAPS)], id="a book"),
        pytest.param([("Student", "Summary"), ("Emma Sampson", "He asked for the blue folder")], id="nothing said"),
    ],
)
def test_a_sentence_of_nobody_counts_for_nothing(read: Read, table: Table, rows: list[tuple[str, ...]]) -> None:
    assert told(read(table(rows))) == []


def test_a_number_says_why_its_sentence_was_written(read: Read, table: Table) -> None:
    found = read(table([("Student", "Note"), ("Emma Sampson", "MassHealth number 100482719365, his mom has the card")]))
    assert told(found) == []


DROPPED = "drop at daycare not home M/W/F, that's dad's days under the new agreement"


@pytest.mark.parametrize(
    ("who", "what", "found"),
    [
        pytest.param("Ms. Vargas", DROPPED, [("CUSTODY_NOTE", 3)], id="surely said of somebody"),
        pytest.param("front", DROPPED, [], id="of nobody who is named"),
        pytest.param("Ms. Vargas", "bus went by her stop again, mom has a video", [], id="nothing said"),
    ],
)
def test_a_table_whose_columns_tell_nothing_is_read_as_text(
    read: Read, table: Table, who: str, what: str, found: list[tuple[str, int]]
) -> None:
    rows = [("#", "from", "about", "done"), ("204", "office", "wants new driver", "no"), ("205", who, what, "2/8")]
    said = [(m.entity, m.where.row) for c in read(table(rows)) for m in c.matches if m.by == BY_MODEL]
    assert said == found
