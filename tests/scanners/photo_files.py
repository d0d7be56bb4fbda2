"""Pictures with metadata, and the lines that are read of these."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from scanners import registry
from scanners.contract import Content, Piece


def picture() -> Image.Image:
    return Image.new("RGB", (30, 8), "white")


def saved(format: str, **options: Any) -> bytes:
    data = io.BytesIO()
    picture().save(data, format, **options)
    return data.getvalue()


def exif(**tags: Any) -> Image.Exif:
    found = Image.Exif()
    for name, value in tags.items():
        found[int(name[1:], 16)] = value
    return found


def read(data: bytes) -> list[Content]:
    return list(registry.pieces(io.BytesIO(data), "a"))


def lines(data: bytes) -> list[str]:
    contents = read(data)
    assert all(isinstance(c, Piece) and c.where.as_dict() == {"part": "metadata"} for c in contents)
    return [line for c in contents if isinstance(c, Piece) for line in c.text.split("\n")]
