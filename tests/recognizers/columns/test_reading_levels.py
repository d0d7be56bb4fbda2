"""Class lists of reading levels, and lists of letters that are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]

NAMES = ("Emma S.", "Devon C.", "Nicole B.", "Mateus R.")


def sheet(title: str, head: str, *levels: str) -> list[tuple[str, ...]]:
    """A list of pupils under a title, headings and levels parted by blanks."""
    body = [(name, *row.split()) for name, row in zip(NAMES, levels, strict=True)]
    return [*([(title,)] if title else []), tuple(h.strip("_") for h in head.split()), *body]


def marks(found: Sequence[Cluster]) -> list[str]:
    """The marks, in order."""
    return [m.value for c in found for m in c.matches if m.entity == "GRADE_RECORD"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            sheet(
                "F&P instructional, rm 104", "Name Sept Jan group", "C F blue", "A B red", "E J green", "pre-A D red"
            ),
            ["C", "F", "A", "B", "E", "J", "pre-A", "D"],
            id="a scale in the title",
        ),
        pytest.param(
            sheet("", "who DRA_Sept DRA_Jan team", "4 8 x", "A 3 y", "12 16 x", "6 10 y"),
            ["4", "8", "A", "3", "12", "16", "6", "10"],
            id="a scale in the headings",
        ),
        pytest.param(
            sheet("Room 12", "Student Fall Winter", "D G", "E H", "F I", "C E"),
            ["D", "G", "E", "H", "F", "I", "C", "E"],
            id="letters beyond those of marks that rise",
        ),
        pytest.param(
            sheet("Guided reading", "_ BOY MOY EOY", "D G J", "E H K", "AA B D", "F I L"),
            ["D", "G", "J", "E", "H", "K", "AA", "B", "D", "F", "I", "L"],
            id="no heading over the names",
        ),
    ],
)
def test_levels(read: Read, table: Table, rows: list[tuple[str, ...]], expected: list[str]) -> None:
    assert marks(read(table(rows))) == expected


def test_bands_beside_scores(read: Read, table: Table) -> None:
    rows = sheet("", "Student ORF Level", "9 Red", "38 Blue", "15 Yellow", "51 Blue")
    assert marks(read(table(rows))) == ["9", "Red", "38", "Blue", "15", "Yellow", "51", "Blue"]


def test_colours_without_scores(read: Read, table: Table) -> None:
    assert marks(read(table(sheet("Field day", "Student Team Color", "1 Red", "2 Blue", "1 Red", "3 Blue")))) == []


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(sheet("Locker rows", "Student Sept Jan", "A C", "B B", "A D", "C C"), id="groups"),
        pytest.param(sheet("Shirts", "Student Fall Spring", "S M", "M L", "S S", "L L"), id="sizes"),
        pytest.param(sheet("Rotation", "Student Sept Jan", "G A", "H C", "G B", "H D"), id="letters that fall"),
        pytest.param(
            [("Grade", "Sept", "Jan", "June"), ("K", "A", "B", "D"), ("1", "D", "G", "J"), ("2", "J", "L", "M")],
            id="norms of a scale",
        ),
        pytest.param(
            [("F&P library bins",), ("Name", "Sept", "Jan"), ("Emma S.", "J", "K"), ("Devon C.", "K", "L")],
            id="books",
        ),
    ],
)
def test_no_levels(read: Read, table: Table, rows: list[tuple[str, ...]]) -> None:
    assert marks(read(table(rows))) == []
