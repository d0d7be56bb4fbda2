"""A text as it reads, with the way back to the text as it stands.

Whatever is undone (an invisible character taken out, an entity or a blob of base64 read) is an `Edit`; a `Plain` keeps
the edits of each pass, so that a span of what is read is found again where it stands. Characters that are only
exchanged one for one need no edit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

HIDDEN_TEXT = "written in characters that nobody sees"

ENCODED = frozenset(
    {
        HIDDEN_TEXT,
        "written as HTML entities",
        "percent-encoded",
        "written in escapes",
        "in base64",
        "in base32",
        "in hexadecimal",
        "in numbers of characters",
        "written in words",
        "in Morse code",
        "in letters moved by half the alphabet",
    }
)
"""Edits of which the text as it stands can be read by nobody."""

LOOKALIKES = "written with look-alike characters"


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters from `start` to `end` of a text are to be read as `text`; `why` says how they were disguised.

    `whole` is False where that is not all they say.
    """

    start: int
    end: int
    text: str
    why: str
    whole: bool = True


class Layer:
    """One pass of edits: from places in its result to places in its source."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.starts: list[int] = []
        self.ends: list[int] = []
        moved = 0
        for edit in edits:
            self.starts.append(edit.start + moved)
            self.ends.append(edit.start + moved + len(edit.text))
            moved += len(edit.text) - (edit.end - edit.start)

    def start(self, place: int) -> int:
        """Where the character at `place` begins in the source."""
        at = bisect_right(self.starts, place) - 1
        if at < 0:
            return place
        edit = self.edits[at]
        return edit.start if place < self.ends[at] else edit.end + place - self.ends[at]

    def end(self, place: int) -> int:
        """Where, in the source, the character ends that ends at `place`."""
        if place <= 0:
            return place
        at = bisect_right(self.starts, place - 1) - 1
        if at < 0:
            return place
        edit = self.edits[at]
        return edit.end if place <= self.ends[at] else edit.end + place - self.ends[at]

    def over(self, start: int, end: int) -> Iterable[Edit]:
        """The edits that made something of this span of the result."""
        for at in range(max(bisect_right(self.starts, start) - 1, 0), len(self.edits)):
            if self.starts[at] >= end:
                return
            if self.ends[at] > start or (self.starts[at] == self.ends[at] > start):
                yield self.edits[at]


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` is how `source` reads; `layers` lead back, the last one made first."""

    text: str
    source: str
    layers: tuple[Layer, ...] = field(default=())

    @property
    def whole(self) -> bool:
        """Whether all that the source says is read."""
        return all(edit.whole for layer in self.layers for edit in layer.edits)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the text stands in the source, what disguises it included."""
        for layer in reversed(self.layers):
            start, end = layer.start(start), layer.end(end)
        return start, max(start, end)

    def notes(self, start: int, end: int) -> tuple[str, ...]:
        """How a span of the text is disguised where it stands; empty where it is not."""
        if self.text is self.source:
            return ()
        notes: dict[str, None] = {}
        first, last = start, end
        for layer in reversed(self.layers):
            notes.update((edit.why, None) for edit in layer.over(first, last))
            first, last = layer.start(first), layer.end(last)
        if not notes and self.source[first:last].split() != self.text[start:end].split():
            notes[LOOKALIKES] = None
        return tuple(notes)

    def value(self, start: int, end: int) -> str:
        """A span of the text as it stands in the source, but for its blanks; as it reads where it is encoded there."""
        if not (notes := self.notes(start, end)) or not ENCODED.isdisjoint(notes):
            return self.text[start:end]
        first, last = self.span(start, end)
        return self.source[first:last]

    def exchanged(self, text: str) -> Plain:
        """The same with characters exchanged one for one."""
        return self if text == self.text else Plain(text, self.source, self.layers)

    def edited(self, edits: Iterable[Edit]) -> Plain:
        """The same after one more pass; of edits that overlap the first in order counts."""
        kept: list[Edit] = []
        for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
            if not kept or edit.start >= kept[-1].end:
                kept.append(edit)
        if not kept:
            return self
        parts: list[str] = []
        done = 0
        for edit in kept:
            parts += (self.text[done : edit.start], edit.text)
            done = edit.end
        parts.append(self.text[done:])
        return Plain("".join(parts), self.source, (*self.layers, Layer(kept)))
