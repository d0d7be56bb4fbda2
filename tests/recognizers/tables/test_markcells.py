"""Cells that name somebody with a mark, tables of marks under a subject, and blank forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]

ABREAST = [["Alanna 88", "Bo 61", "Chandra 94"], ["Dov F (no homework)", "Esme 79", "ask about help"]]


def _marks(clusters: list[Cluster]) -> dict[str, str]:
    return {c.person.name: m.value for c in clusters if c.person for m in c.matches if m.entity == "GRADE_RECORD"}


@pytest.mark.parametrize(
    ("above", "head"),
    [("Period 3, progress as of 10/10", []), ("", [["Unit 2 quiz scores", "", ""]]), ("", [["Final grade", "", ""]])],
    ids=["title above", "title in the table", "heading"],
)
def test_a_cell_holds_a_name_and_a_mark(read: Read, table: Table, above: str, head: list[list[str]]) -> None:
    contents = [above] if above else []
    found = _marks(read(*contents, table([*head, *ABREAST])))
    assert found == {"Alanna": "88", "Bo": "61", "Chandra": "94", "Dov": "F", "Esme": "79"}


@pytest.mark.parametrize("above", ["Points scored, varsity game", "Bus numbers"])
def test_numbers_behind_names_are_no_marks(read: Read, table: Table, above: str) -> None:
    assert _marks(read(above, table(ABREAST))) == {}


def test_letters_under_a_subject_are_marks_of_pupils(read: Read, table: Table) -> None:
    rows = [["Name", "Math final", "Term"], ["Ana Molina", "D+", "3"], ["Finn Gallagher", "F (41)", "3"]]
    assert _marks(read(table(rows))) == {"Ana Molina": "D+", "Finn Gallagher": "F (41)"}


def test_labels_of_a_blank_form_are_no_names(read: Read, table: Table) -> None:
    rows = [
        ["Student", ""],
        ["Date, time, place", ""],
        ["Referred by", ""],
        ["Type (circle)", "Disrespect · fighting · vape · bullying · other"],
        ["Previous steps", ""],
        ["Parent contact", ""],
    ]
    assert not [m for c in read(table(rows)) for m in c.matches]
