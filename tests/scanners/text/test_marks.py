"""Lists that a mark divides below headings come as tables; sentences, titles and programs with such marks do not."""

from __future__ import annotations

import io

import pytest

from scanners import registry
from scanners.contract import Grid
from scanners.text.marks import MARKS

ROWS = [("Student", "Gr", "IEP", "Note"), ("Nora Quill", "4", "Y", "new"), ("Bo Ort", "5", "N", "moved up")]


def grids(text: str) -> list[list[tuple[str, ...]]]:
    contents = registry.pieces(io.BytesIO(text.encode()), "a.txt")
    return [[row.cells for row in content.rows] for content in contents if isinstance(content, Grid)]


@pytest.mark.parametrize("mark", MARKS)
def test_lines_below_headings_are_rows(mark: str) -> None:
    assert grids("The list:\n" + "\n".join(map(mark.join, ROWS)) + "\nThat is all.\n") == [ROWS]


@pytest.mark.parametrize("mark", [m for m in MARKS if m not in (", ", "; ")])
def test_the_last_cell_may_be_left_out_and_may_hold_the_mark(mark: str) -> None:
    more = [("Di Lee", "4", "Y", ""), ("Cy Oz", "4", "N", f"asks{mark}often")]
    lines = [*map(mark.join, ROWS), mark.join(more[0][:3]), mark.join(more[1])]
    assert grids("The list:\n" + "\n".join(lines) + "\n") == [[*ROWS, *more]]


def test_one_row_is_enough() -> None:
    assert grids("Trip\nName, born, Passport\nNora Quill, 3/12/2013, 548120937\n") == [
        [("Name", "born", "Passport"), ("Nora Quill", "3/12/2013", "548120937")]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Monday - Math - Room 4\nTuesday - Art - Room 5\nFriday - Band - Room 6",
        "Breakfast - Bagels - Milk\nLunch - Pizza - Corn\nSupper - Soup - Bread",
        "Hello, Ann, Bo\nwe met in May, I think, and\nin June, July, too",
        "Reading, Writing, Maps.\nUnit, 4, pages\nUnit, 5, maps",
        "int a; b; c\nx; 4; y\nz; 5; w",
        "Bread; milk; bread\nEggs; 4; tea",
    ],
)
def test_what_has_such_marks_too_stays_text(text: str) -> None:
    assert not grids(f"Some lines:\n{text}\n")
