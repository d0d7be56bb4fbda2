"""Numbers of a list before the names of a column are none of the names."""

from __future__ import annotations

import pytest

from recognizers.tables import ordinals
from scanners.contract import Row


def rows(*cells: str) -> list[Row]:
    return [Row(n, (cell, "x"), starts=(n * 100, n * 100 + 50)) for n, cell in enumerate(cells, 1)]


@pytest.mark.parametrize("form", ["{}. {}", "{}) {}", "#{}: {}", " ({}) {}"])
def test_numbered_cells_lose_their_numbers_and_keep_their_places(form: str) -> None:
    names = ["Nora Quill", "Bo Ort", "Di Lee"]
    table = rows("Student", *(form.format(n, name) for n, name in enumerate(names, 1)))
    index = ordinals.numbered(table)
    assert index == 0
    read = list(ordinals.without(table, index))
    assert [row.cells[0] for row in read] == ["Student", *names]
    for row, plain in zip(table, read, strict=True):
        shift = plain.starts[0] - row.starts[0]
        assert row.cells[0][shift:] == plain.cells[0] and plain.starts[1] == row.starts[1]


@pytest.mark.parametrize(
    "cells",
    [
        ("Student", "1. Nora Quill", "2. Bo Ort"),
        ("Score", "1.5", "2.5", "3.5"),
        ("Time", "8:15", "9:15", "10:15"),
        ("Student", "3. Nora Quill", "2. Bo Ort", "1. Di Lee"),
        ("Student", "1. Nora Quill", "Bo Ort", "2. Di Lee", "Cy Oz", "3. Al Fox"),
    ],
    ids=["two alone", "figures", "times", "falling", "some alone"],
)
def test_others_are_left_as_they_are(cells: tuple[str, ...]) -> None:
    assert ordinals.numbered(rows(*cells)) is None
