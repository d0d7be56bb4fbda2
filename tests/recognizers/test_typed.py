"""Typed tables are read as tables, and what stands around them stays one text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from recognizers import registry
from recognizers.contract import Cluster
from recognizers.reading import Reader
from scanners.contract import Piece, Where
from scanners.text.paragraphs import typed_tables
from tests.recognizers.conftest import PlainLook

ROWS = [("Student", "Gr", "Lunch"), ("Nora Quill", "4", "F"), ("Bo Ort", "5", "P"), ("Di Lee", "4", "R")]


def read(lines: Sequence[str]) -> list[Cluster]:
    """The clusters of a document of such paragraphs."""
    file = Reader(registry.shipped(), PlainLook, None, None, False, typed_tables).file("notes.docx")
    found = [c for n, line in enumerate(lines, 1) for c in file.feed(Piece(line, Where(paragraph=n, part="body")))]
    return [c for c in (*found, *file.close()) if isinstance(c, Cluster)]


def told(clusters: Sequence[Cluster], entity: str) -> dict[str, str]:
    """The values of an entity that count, with whom they are tied to."""
    return {m.value: c.person.name if c.person else "" for c in clusters for m in c.matches if m.entity == entity}


@pytest.mark.parametrize("mark", ["\t", " / ", " - ", "; "])
def test_codes_in_typed_rows_are_told_of_the_row_s_person(mark: str) -> None:
    found = read(["Grade 4 and 5", *(mark.join(row) for row in ROWS)])
    assert told(found, "ECONOMIC_STATUS") == {"F": "Nora Quill", "R": "Di Lee"}
    places = {m.value: m.where.paragraph for c in found for m in c.matches if m.entity == "ECONOMIC_STATUS"}
    assert places == {"F": 3, "R": 5}


def test_paragraphs_around_a_typed_table_stay_one_text() -> None:
    stops = ["Stop\tTime\tRoute", "Elm St\t7:10\t4", "Oak St\t7:20\t4", "Pine St\t7:30\t4"]
    found = read(["Student: Nora Quill", "Allergy: peanuts", "Her bus:", *stops, "She left early."])
    assert told(found, "HEALTH_ALERT") == {"peanuts": "Nora Quill"}
