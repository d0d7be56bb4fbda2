"""The colours and the size of text in RTF, as far as nobody may see it (RTF 1.9.1, "Font (Character) Formatting").

A cell or a box may have a ground of any colour, so text in them counts as seen unless its own ground is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from scanners.reading import colours
from scanners.reading.colours import UNKNOWN, WHITE, Colour

_SMALLEST = 2  # half-points
_GROUNDS = ("cb", "chcbpat", "highlight")
_PARAGRAPHS = ("cbpat", "cfpat", "shading")


@dataclass(slots=True)
class Palette:
    """The colour table as it is read: its colours in order, the first being the automatic one if nothing is said."""

    colours: list[Colour] = field(default_factory=list)
    _parts: dict[str, int] = field(default_factory=dict)

    def part(self, word: str, number: int | None) -> None:
        """Red, green or blue of the colour that the next semicolon ends."""
        if word in ("red", "green", "blue"):
            self._parts[word] = min(max(number or 0, 0), 255)

    def end(self, count: int) -> None:
        """So many colours are at their end."""
        for _ in range(min(count, 10_000)):
            whole = len(self._parts) == 3
            self.colours.append(tuple(self._parts[p] for p in ("red", "green", "blue")) if whole else UNKNOWN)  # type: ignore[arg-type]
            self._parts = {}

    def of(self, index: int) -> Colour:
        """The colour of that index; the automatic one is none that is told."""
        return self.colours[index] if 0 <= index < len(self.colours) else UNKNOWN


@dataclass(frozen=True, slots=True)
class Ink:
    """How the text of a group is painted: indices of the colour table, None where nothing is said."""

    colour: int = 0
    ground: int | None = None
    paragraph: int | None = None
    tiny: bool = False

    def after(self, word: str, number: int | None) -> Ink | None:
        """The ink after a control word; None if the word says nothing of it."""
        if word == "cf":
            return Ink(number or 0, self.ground, self.paragraph, self.tiny)
        if word in _GROUNDS:
            return Ink(self.colour, number or None, self.paragraph, self.tiny)
        if word in _PARAGRAPHS:
            return Ink(self.colour, self.ground, number or None, self.tiny)
        if word == "fs":
            return Ink(self.colour, self.ground, self.paragraph, number is not None and number <= _SMALLEST)
        if word == "plain":
            return Ink(paragraph=self.paragraph)
        return Ink(self.colour, self.ground, None, self.tiny) if word == "pard" else None

    def unseen(self, palette: Palette, on_paper: bool) -> bool:
        """Whether nobody sees text so painted; `on_paper` says that nothing else lends it a ground."""
        index = self.paragraph if self.ground is None else self.ground
        under = palette.of(index) if index is not None else WHITE if on_paper else UNKNOWN
        return self.tiny or colours.alike(palette.of(self.colour), under)
