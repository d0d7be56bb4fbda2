"""Lists that a mark divides below headings come as tables; sentences, titles and programs with such marks do not."""

from __future__ import annotations

import pytest
from typed_files import read

from scanners.contract import Grid
from scanners.text.marks import MARKS

ROWS = [("Student", "Gr", "IEP", "Note"), ("Nora Quill", "4", "Y", "new"), ("Bo Ort", "5", "N", "moved up")]


def grids(text: str) -> list[list[tuple[str, ...]]]:
    contents = read(text.encode(), "a.txt")
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


TABS = [("Student", "Gr", "IEP"), ("Nora Quill", "4", "Y"), ("Bo Ort", "5", "N"), ("Di Lee", "4", "Y")]


@pytest.mark.parametrize("mark", ["\t", " | ", " / ", ", "])
class TestLinesThatStandLoosely:
    """Empty lines, marks of entries and headings of groups may stand between and before the rows."""

    def lines(self, mark: str) -> list[str]:
        return [mark.join(row) for row in TABS]

    def test_an_empty_line_below_the_headings(self, mark: str) -> None:
        head, *rest = self.lines(mark)
        assert grids("\n".join(["The list:", head, "", *rest, "", "Bye."])) == [TABS]

    def test_an_empty_line_between_all(self, mark: str) -> None:
        assert grids("The list:\n\n" + "\n\n".join(self.lines(mark)) + "\n\nBye, all.\n") == [TABS]

    @pytest.mark.parametrize("entry", ["- {}", "* {}", "{}. {}", "{}) {}"])
    def test_entries_of_a_list(self, mark: str, entry: str) -> None:
        head, *rest = self.lines(mark)
        rows = [
            entry.format(n, line) if entry.count("{}") > 1 else entry.format(line) for n, line in enumerate(rest, 1)
        ]
        assert grids("\n".join(["The list:", head, *rows, "Bye, all."])) == [TABS]

    def test_groups(self, mark: str) -> None:
        head, *rest = self.lines(mark)
        found = grids("\n".join(["The list:", head, "Team A", *rest[:2], "Team B:", rest[2], "Bye."]))
        assert found == [[TABS[0], ("Team A", "", ""), *TABS[1:3], ("Team B:", "", ""), TABS[3]]]

    def test_groups_below_an_empty_line(self, mark: str) -> None:
        head, *rest = self.lines(mark)
        found = grids("\n".join(["The list:", head, "Team A", *rest[:2], "", "Team B", rest[2], "", "Bye."]))
        assert found == [[TABS[0], ("Team A", "", ""), *TABS[1:3], ("Team B", "", ""), TABS[3]]]

    def test_another_table_below_an_empty_line_is_its_own(self, mark: str) -> None:
        other = [("Bus", "Stop", "Driver"), ("Blue", "4", "Ann"), ("Red", "5", "Bo")]
        both = "\n\n".join(["\n".join(self.lines(mark)), "\n".join(mark.join(row) for row in other)])
        assert grids(f"The list:\n{both}\n") == [TABS, other]


def test_where_the_cells_stand_is_told_behind_what_was_left_out() -> None:
    text = "1. The list:\nStudent / Gr / IEP\n\n1. Nora Quill / 4 / Y\n2. Bo Ort / 5 / N\n"
    contents = read(text.encode(), "a.txt")
    grid = next(content for content in contents if isinstance(content, Grid))
    begun = text.index("Student")
    for row in grid.rows:
        for cell, start in zip(row.cells, row.starts, strict=True):
            assert text[begun + start :].startswith(cell)
        assert text.split("\n")[row.number - 1].endswith(row.cells[-1])
