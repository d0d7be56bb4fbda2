"""Colours, as far as it matters whether text can be told from the ground under it."""

from __future__ import annotations

import re

Colour = tuple[int, int, int] | str
"""Red, green and blue from 0 to 255; a word that stands for a colour of its own; `UNKNOWN`."""

UNKNOWN = ""
WHITE = (255, 255, 255)
BLACK = (0, 0, 0)

_ALIKE = 8  # of 255: nearer than this no eye tells two colours apart
_HEX = re.compile(r"[0-9a-fA-F]{6}")


def alike(one: Colour, other: Colour) -> bool:
    """Whether text of the one cannot be seen on the other; False where either is not known."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= _ALIKE
    return one != UNKNOWN and one == other


def by_hex(digits: str) -> Colour:
    """The colour of six hexadecimal digits; `UNKNOWN` for anything else."""
    if not _HEX.fullmatch(digits):
        return UNKNOWN
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def tinted(colour: Colour, tint: float) -> Colour:
    """The colour made darker (down to -1) or lighter (up to 1) by that share (ECMA-376 Part 1, 18.8.19)."""
    if not isinstance(colour, tuple) or not tint:
        return colour if not tint else UNKNOWN
    red, green, blue = (round(c * (1 + tint) if tint < 0 else c + (255 - c) * tint) for c in colour)
    return red, green, blue
