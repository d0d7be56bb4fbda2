"""Words of a page in a typewriter's font, parted where two blanks or more stand: reports are printed so.

pdfium gives a line as one box and its blanks as one; where the letters stand is asked letter by letter, of such pages
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import c_double, c_int, create_string_buffer
from itertools import pairwise
from typing import Any, NamedTuple

_FONT = re.compile(rb"cour|mono|consol|fixed|typewriter|terminal|ocr-?[ab]|letter ?gothic", re.IGNORECASE)
_FIXED_PITCH = 1  # ISO 32000-2, 9.8.2: a flag of the font's descriptor
_ASKED = 5
"""Letters of a page whose font is asked for."""
_MOST = 20_000
"""Letters of a page that are looked at."""
_WIDE = 1.7
"""Widths of a letter that part two words farther than one blank does."""


class Box(NamedTuple):
    """Where something stands on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def is_typed(layer: Any) -> bool:
    """Whether most of a page is in a font of fixed width. `layer` is a pypdfium2 text page."""
    from pypdfium2 import raw

    count = layer.count_chars()
    if not 0 < count <= _MOST:
        return False
    name, flags = create_string_buffer(64), c_int()
    fixed = 0
    for n in range(_ASKED):
        told = raw.FPDFText_GetFontInfo(layer, count * (2 * n + 1) // (2 * _ASKED), name, 64, flags)
        fixed += bool(told and (flags.value & _FIXED_PITCH or _FONT.search(name.value)))
    return 2 * fixed > _ASKED


def boxes(layer: Any) -> Iterator[Box]:
    """The boxes of such words, line by line; each as high as its line."""
    from pypdfium2 import raw

    line: list[Box] = []
    for at in range(layer.count_chars()):
        letter = raw.FPDFText_GetUnicode(layer, at)
        if letter in (10, 13):
            yield from _words(line)
            line = []
        elif letter > 32:
            line.append(_box(raw, layer, at))
    yield from _words(line)


def _box(raw: Any, layer: Any, at: int) -> Box:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    raw.FPDFText_GetCharBox(layer, at, left, right, bottom, top)
    return Box(left.value, bottom.value, right.value, top.value)


def _words(line: list[Box]) -> Iterator[Box]:
    if not line:
        return
    bottom, top = min(b.bottom for b in line), max(b.top for b in line)
    steps = sorted(b.left + b.right - a.left - a.right for a, b in pairwise(line))
    pitch = steps[len(steps) // 2] / 2 if steps else 0.0
    first = last = line[0]
    for box in line[1:]:
        if (box.left + box.right - last.left - last.right) / 2 > (1 + _WIDE) * pitch:
            yield Box(first.left, bottom, last.right, top)
            first = box
        last = box
    yield Box(first.left, bottom, last.right, top)
