"""One text, sheet and show in every format LibreOffice writes: each reader says the same words."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from scanners import registry
from scanners.contract import Grid, Piece

OFFICE = Path(__file__).parents[2] / "fixtures" / "office"


def said(name: str) -> dict[str, set[str]]:
    """The texts by part, tables by their cells."""
    data = (OFFICE / name).read_bytes()
    found: dict[str, set[str]] = {}
    for content in registry.pieces(io.BytesIO(gzip.decompress(data) if name.endswith(".gz") else data), "a"):
        if isinstance(content, Piece):
            found.setdefault(content.where.part or "", set()).add(content.text)
        elif isinstance(content, Grid):
            for row in content.rows:
                part = row.part or content.where.part or ""
                found.setdefault(part, set()).update(cell for cell in row.cells if cell)
    return found


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        (("school.odt", "school.docx", "school.doc", "school.rtf"),
         ("body", "header", "footer", "footnote", "comment", "revision", "textbox")),
        (("school.ods", "school.xlsx", "school.xls"), ("name", "comment", "header", "footer")),
        (("school.odp", "school.ppt.gz", "school.pptx.gz"), ("body", "textbox", "notes", "comment")),
    ],
    ids=["text", "sheet", "show"],
)  # fmt: skip
def test_every_format_says_the_same(names: tuple[str, ...], parts: tuple[str, ...]) -> None:
    first, *others = (said(name) for name in names)
    for other in others:
        assert {part: other.get(part) for part in parts} == {part: first.get(part) for part in parts}


TEXT, SHEET = {"Hidden Person"}, {"Hiddensheet Person", "Hiddenrow Person"}


@pytest.mark.parametrize(
    ("name", "words"),
    [("school.odt", TEXT), ("school.docx", TEXT), ("school.doc", TEXT), ("school.rtf", TEXT), ("school.ods", SHEET),
     ("school.xlsx", SHEET), ("school.xls", SHEET), ("school.odp", {"Hiddenslide Person"}),
     ("school.ppt.gz", {"Hiddenslide Person"}), ("school.pptx.gz", {"Hiddenslide Person"})],
)  # fmt: skip
def test_hidden_text_is_hidden_in_every_format(name: str, words: set[str]) -> None:
    found = said(name)
    assert words <= found["hidden"]
    assert not words & found["body"]
