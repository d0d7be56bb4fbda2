"""Gradebooks whose headings are works, with points or titles, and tables of figures that are none."""

from __future__ import annotations

import pytest

from tests.recognizers.columns.rows import Read, Rows, Table, said


def rows(*headings: str, ada: str, ben: str) -> Rows:
    """A table of two people; the cells of each are parted by bars."""
    return [headings, tuple(ada.split("|")), tuple(ben.split("|"))]


@pytest.mark.parametrize(
    ("table_of", "found"),
    [
        pytest.param(
            rows("Name", "Vocab (25)", "Ch 3 Test (100)", ada="Ada Quist|21|88", ben="Ben Marlow|14|61"),
            ["21", "88", "14", "61"],
            id="points in brackets",
        ),
        pytest.param(
            rows("Last", "First", "Macbeth scenes", "Haiku", ada="Quist|Ada|91%|84%", ben="Marlow|Ben|67%|70%"),
            ["91%", "84%", "67%", "70%"],
            id="titles over per cents",
        ),
        pytest.param(
            rows("Name", "Quiz 7", ada="Ada Quist|9/15", ben="Ben Marlow|14/15"), ["9/15", "14/15"], id="one quiz"
        ),
        pytest.param(
            rows("Name", "% correct", ada="Ada Quist|41%", ben="Ben Marlow|88%"), ["41%", "88%"], id="how much is right"
        ),
        pytest.param(
            rows("Biology Per 2", "Lab 1", "Avg", ada="Quist, A|88|90", ben="Marlow, B|55|58"),
            ["88", "90", "55", "58"],
            id="the class heads the names",
        ),
        pytest.param(
            rows("English Block C", "Journal", "Avg", ada="Quist A|88|90", ben="Marlow B|55|58"),
            ["88", "90", "55", "58"],
            id="the class heads the names, a title the marks",
        ),
    ],
)
def test_works_are_marked(read: Read, table: Table, table_of: Rows, found: list[str]) -> None:
    assert said(read(table(table_of))) == {"GRADE_RECORD": found}


@pytest.mark.parametrize(
    "table_of",
    [
        pytest.param(rows("Name", "Boxes sold", "Goal", ada="Ada Quist|44|50", ben="Ben Marlow|31|50"), id="sales"),
        pytest.param(rows("Name", "Prelim", "Final", ada="Ada Quist|12.4|12.1", ben="Ben Marlow|13|12.9"), id="races"),
        pytest.param(rows("Name", "Lab fee", "Project cost", ada="Ada Quist|25|14", ben="Ben Marlow|25|31"), id="sums"),
        pytest.param(rows("Employee", "Training quiz", ada="Ada Quist|80%", ben="Ben Marlow|95%"), id="staff"),
        pytest.param(rows("Book", "Ch 1", "Ch 2", ada="Holes|12|14", ben="Wonder|9|22"), id="books"),
        pytest.param(rows("Art P3", "Table", "Locker", ada="Quist, A|2|14", ben="Marlow, B|4|61"), id="seats"),
        pytest.param(
            rows("Name", "Room (114)", "Seats (100)", ada="Ada Quist|12|30", ben="Ben Marlow|14|22"), id="rooms"
        ),
        pytest.param(
            rows("Teacher", "Test 1 proctor", "Room", ada="Ada Quist|8|201", ben="Ben Marlow|9|114"), id="rota"
        ),
    ],
)
def test_other_figures_are_no_marks(read: Read, table: Table, table_of: Rows) -> None:
    assert said(read(table(table_of))) == {}
