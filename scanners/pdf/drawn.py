"""The text that an appearance stream draws, such as that of a stamp (ISO 32000-2, 12.5.5), as pdfminer.six reads it.

pdfium hands out the text of pages alone: what the appearance of a note or a field shows is none of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

_SHORTEST = 3  # letters or digits: a tick or a cross is no text
_GAP = 0.2  # of the size of a letter
_DEEPEST = 3


class Drawer:
    """Reads appearances of one document, whose fonts are loaded once; what it needs is imported when there is one."""

    def __init__(self) -> None:
        self._device: tuple[Any, Any] | None = None

    def texts(self, appearance: Any, resources: Any) -> Iterator[str]:
        """What the appearances of an annotation draw: of each state, and where it is pointed at or pressed.

        `appearance` is the entry /AP, `resources` those of the page. Never raises for bad content.
        """
        found: dict[str, None] = {}
        for stream in _streams(appearance, 0):
            text = self._drawn(stream, resources)
            if sum(c.isalnum() for c in text) >= _SHORTEST:
                found[text] = None
        yield from found

    def _drawn(self, stream: Any, resources: Any) -> str:
        from pdfminer.pdfinterp import PDFPageInterpreter
        from pdfminer.pdftypes import resolve1

        manager, listener = self._device = self._device or _listening()
        listener.begin()
        with suppress(Exception):  # pdfminer.six raises whatever its parser stumbles over: what was drawn stands
            own = resolve1(stream.attrs.get("Resources")) or resources or {}
            PDFPageInterpreter(manager, listener).render_contents(own, [stream], (1, 0, 0, 1, 0, 0))
        return "".join(listener.letters).strip()


def _streams(appearance: Any, depth: int) -> Iterator[Any]:
    from pdfminer.pdftypes import PDFStream, resolve1

    found = resolve1(appearance)
    if isinstance(found, PDFStream):
        yield found
    elif isinstance(found, dict) and depth < _DEEPEST:
        for entry in found.values():
            yield from _streams(entry, depth + 1)


def _listening() -> tuple[Any, Any]:
    """A manager of resources, and a device that writes down what is drawn on it: blanks for gaps, lines for lines."""
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdffont import PDFUnicodeNotDefined
    from pdfminer.pdfinterp import PDFResourceManager

    class Listener(PDFTextDevice):
        def begin(self) -> None:
            self.letters: list[str] = []
            self._end: tuple[float, float] | None = None
            self.set_ctm((1, 0, 0, 1, 0, 0))

        def render_char(
            self, matrix: Any, font: Any, fontsize: float, scaling: float, _rise: float, cid: int, *_: Any
        ) -> float:
            try:
                letter = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                letter = "\ufffd"
            width = float(font.char_width(cid)) * fontsize * scaling
            x, y = matrix[4], matrix[5]
            size = abs(fontsize * (matrix[3] or matrix[1])) or 1
            if self._end and abs(y - self._end[1]) > size / 2:
                self.letters.append("\n")
            elif self._end and x - self._end[0] > _GAP * size:
                self.letters.append(" ")
            self.letters.append(letter)
            self._end = x + width * (matrix[0] or 1), y
            return width

    manager = PDFResourceManager()
    return manager, Listener(manager)
