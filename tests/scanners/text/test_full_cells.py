"""Columns parted by blanks with a cell as long as its column is wide."""

from __future__ import annotations

import pytest

from scanners.contract import Grid
from scanners.text import plaintext

HEAD = "No.    Name of pupil     Date of birth   Plan"
ROWS = ["51203  Hart, Bo          3/4/2015        none", "51204  Lima, Rui         5/4/2015        none"]


def rows_of(text: str) -> list[tuple[str, ...]]:
    return [row.cells for block in plaintext.blocks([text]) if isinstance(block, Grid) for row in block.rows]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("51205  Castanheira, Ines 6/4/2015        none", ("51205", "Castanheira, Ines", "6/4/2015", "none")),
        ("51205  Castanheira, Ines 12 December 201 none", ("51205", "Castanheira, Ines", "12 December 201", "none")),
        ("51205  Castanheira, Ines M                  ", ("51205", "Castanheira, Ines M", "", "")),
        ("51205  Hart, B I         6/4/2015           ", ("51205", "Hart, B I", "6/4/2015", "")),
    ],
    ids=["one", "two", "others empty", "none"],
)
@pytest.mark.parametrize("at", [0, 2], ids=["first", "last"])
def test_one_blank_parts_a_full_cell_from_the_next(line: str, cells: tuple[str, ...], at: int) -> None:
    rows = rows_of("\n".join([HEAD, *ROWS[:at], line, *ROWS[at:], ""]))
    assert rows[at + 1] == cells
