"""Tables whose cells a mail program put one below the other come as tables; lists that only look alike stay text."""

from __future__ import annotations

import pytest
from typed_files import read

from scanners.contract import Grid, Piece, Row

ROWS = [("Student", "Gr", "IEP"), ("Nora Quill", "4", "Y"), ("Bo Ort", "12", "N"), ("Di Lee", "4", "Y")]


def grids(text: str) -> list[list[Row]]:
    contents = read(text.encode(), "a.txt")
    return [list(content.rows) for content in contents if isinstance(content, Grid)]


@pytest.mark.parametrize(
    ("cell", "row"), [("\n", "\n"), ("\n", "\n\n"), ("\n\n", "\n\n")], ids=["close", "rows apart", "all apart"]
)
def test_cells_one_below_the_other_are_rows(cell: str, row: str) -> None:
    text = "Here it is, Ann:\n\n" + row.join(cell.join(cells) for cells in ROWS) + "\n\nThanks, and bye.\n"
    (table,) = grids(text)
    assert [found.cells for found in table] == ROWS
    begun = text.index("Student")
    for found in table:
        assert text.split("\n")[found.number - 1] == found.cells[0]
        assert all(text[begun + start :].startswith(c) for c, start in zip(found.cells, found.starts, strict=True))
    said = [c.text for c in read(text.encode(), "a.txt") if isinstance(c, Piece)]
    assert "Thanks, and bye." in said[-1] and "Di Lee" not in said[-1]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ann Lee", "Bo Ort", "Cy Oz", "Di Roe", "Ed Fox", "Al Kay", "Jo May", "Mo Day", "Lu Fay"],
        ["Monday", "Pizza", "Milk", "Tuesday", "Soup", "Juice", "Friday", "Fish", "Milk"],
        ["Student", "Gr", "IEP", "Nora Quill", "4", "Y"],
        ["Student", "Gr", "Gr", "Nora Quill", "4", "Y", "Bo Ort", "5", "N"],
    ],
    ids=["names", "a menu", "one row alone", "a heading twice"],
)
def test_lists_stay_text(lines: list[str]) -> None:
    assert not grids("Some lines, Ann:\n\n" + "\n".join(lines) + "\n\nBye.\n")
