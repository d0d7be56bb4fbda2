"""What a scanner gives of a file, with the tables that are typed as lines of its text."""

from __future__ import annotations

import io

from scanners import registry
from scanners.contract import Content, Grid, Piece
from scanners.text.paragraphs import typed_tables


def read(data: bytes, name: str) -> list[Content]:
    """The contents of a file; the pieces between two tables together, as detection reads them."""
    found: list[Content] = []
    pieces: list[Piece] = []
    for content in registry.pieces(io.BytesIO(data), name):
        if isinstance(content, Piece) and content.where.part in (None, "body"):
            pieces.append(content)
            continue
        found += typed_tables(pieces) or pieces
        pieces = []
        found.append(Grid(iter(list(content.rows)), content.where) if isinstance(content, Grid) else content)
    return [*found, *(typed_tables(pieces) or pieces)]
