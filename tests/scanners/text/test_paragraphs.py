"""Tables that somebody typed into a document with the tab key come as tables, each row at its place."""

from __future__ import annotations

import io

import docx
import pytest
from typed_files import read

from scanners.contract import Grid, Piece, Where
from scanners.text import paragraphs

ROWS = [("Student", "Gr", "IEP"), ("Nora Quill", "4", "Y"), ("Bo Ort", "5", "N")]


def word(lines: list[str], broken: bool) -> bytes:
    document = docx.Document()
    document.add_paragraph("These are in the plan:")
    if broken:
        document.add_paragraph("\n".join(lines))
    else:
        for line in lines:
            document.add_paragraph(line)
    document.add_paragraph("That is all.")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def rtf(lines: list[str]) -> bytes:
    text = r"\par ".join(line.replace("\t", r"\tab ") for line in ["These are in the plan:", *lines, "That is all."])
    return (r"{\rtf1 " + text + r"\par}").encode()


def page(lines: list[str]) -> bytes:
    return f"<html><p>These are in the plan:</p><p>{'<br>'.join(lines)}</p><p>That is all.</p></html>".encode()


@pytest.mark.parametrize("mark", ["\t", " / "])
@pytest.mark.parametrize("broken", [False, True])
def test_a_table_of_paragraphs_or_of_lines_in_one(mark: str, broken: bool) -> None:
    contents = read(word([mark.join(row) for row in ROWS], broken), "a.docx")
    before, grid, after = contents[0], contents[1], contents[2]
    assert isinstance(before, Piece) and before.text == "These are in the plan:"
    assert isinstance(after, Piece) and after.text == "That is all."
    assert isinstance(grid, Grid)
    rows = list(grid.rows)
    assert [row.cells for row in rows] == ROWS
    assert [row.line for row in rows] == ([2, 2, 2] if broken else [2, 3, 4])
    lengths = [len(mark.join(row)) + 1 for row in ROWS]
    assert [row.starts[0] for row in rows] == ([0, lengths[0], sum(lengths[:2])] if broken else [0, 0, 0])


@pytest.mark.parametrize(
    ("data", "name"), [(rtf(["\t".join(r) for r in ROWS]), "a.rtf"), (page([" - ".join(r) for r in ROWS]), "a.html")]
)
def test_other_formats_alike(data: bytes, name: str) -> None:
    grids = [[row.cells for row in content.rows] for content in read(data, name) if isinstance(content, Grid)]
    assert grids == [ROWS]


def parts(pieces: list[Piece]) -> list[Piece | list[tuple[str, ...]]]:
    found = paragraphs.typed_tables(pieces) or pieces
    return [[r.cells for r in c.rows] if isinstance(c, Grid) else c for c in found]


def test_an_empty_paragraph_ends_a_table() -> None:
    pieces = [
        Piece("\t".join(cells), Where(paragraph=n)) for n, cells in zip((1, 2, 3, 5), [*ROWS, ROWS[1]], strict=True)
    ]
    assert parts(pieces) == [ROWS, pieces[3]]


def test_cells_of_paragraphs_one_below_the_other_are_rows() -> None:
    pieces = [Piece(cell, Where(paragraph=n)) for n, cell in enumerate((c for row in ROWS for c in row), 1)]
    (grid,) = paragraphs.typed_tables(pieces) or ()
    assert isinstance(grid, Grid)
    assert [(row.cells, row.line) for row in grid.rows] == list(zip(ROWS, (1, 4, 7), strict=True))


def test_prose_has_none() -> None:
    pieces = [Piece(f"Paragraph {n} of a letter,\nof two lines.", Where(paragraph=n, part="body")) for n in range(1, 9)]
    assert paragraphs.typed_tables(pieces) is None


def test_what_is_not_shown_as_a_whole_is_left_alone() -> None:
    pieces = [Piece("\t".join(cells), Where(paragraph=n, part="hidden")) for n, cells in enumerate(ROWS, 1)]
    assert paragraphs.typed_tables(pieces) is None


def test_what_stands_beside_a_table_in_its_paragraph_keeps_its_place() -> None:
    lines = "\n".join(["The list:", *("\t".join(row) for row in ROWS), "", "Ask Ann."])
    first, grid, last = paragraphs.typed_tables([Piece(lines, Where(line=7))]) or ()
    assert isinstance(first, Piece) and (first.text, first.where.line) == ("The list:", 7)
    assert isinstance(grid, Grid) and grid.where.line == 8
    assert [row.number for row in grid.rows] == [8, 9, 10]
    assert isinstance(last, Piece) and last.text == "\nAsk Ann." and last.where.line == 11
    assert last.where.start == lines.index("\n\nAsk") + 1
