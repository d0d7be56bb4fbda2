"""The fast first look: every trigger of every recognizer in one pass, so that text without any is done at once.

Compiled from the recognizers and nothing else (never from a roster), with Hyperscan; where its wheel does not exist, or
for a pattern it refuses, Python's `re` takes over. A trigger is a superset of what its recognizer can find (its words,
its digits), so what the gate passes over holds no hit. Importing this module imports neither Presidio nor spaCy.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from recognizers import multipattern
from recognizers.blanks import evened
from recognizers.contract import Recognizer
from recognizers.labels import is_heading, list_below
from recognizers.multipattern import Trigger
from recognizers.remarks import whole_list

SMALL = 3_000
"""A text of up to this many characters is one window as soon as it has a trigger."""

LINES_BEFORE, LINES_AFTER = 12, 6
"""How many lines around a trigger belong to its window: a form's name stands above its fields."""

CHARACTERS = 1_500
"""How many characters around a trigger at least, where lines are long."""


_PLAIN = {ord(c): " " for c in map(chr, range(0x80, 0x3001)) if c.isspace()} | {
    ord(c): str(unicodedata.decimal(c)) for c in map(chr, range(0x80, 0x20000)) if c.isdecimal()
}
_PLAIN |= {0x130: "i", 0x131: "i", 0x17F: "s", 0x212A: "k"}
"""What Python's `re` takes for blanks, digits and ASCII letters and Hyperscan does not; one character for one."""

_PLAIN_CHARACTERS = frozenset(map(chr, _PLAIN))


class Window(NamedTuple):
    """A span of text to be looked at closely."""

    start: int
    end: int


class Gate:
    """The compiled triggers of some recognizers."""

    def __init__(self, recognizers: Sequence[Recognizer], cache: Path | None = None) -> None:
        """Compile, or load what an earlier process compiled from the same triggers into the folder `cache`."""
        patterns = _triggers(recognizers)
        self.engine = "hyperscan" if multipattern.available() else "re"
        self._compiled = multipattern.Compiled(patterns, cache) if multipattern.available() else None
        refused = self._compiled.refused if self._compiled else range(len(patterns))
        self._slow = [(i, re.compile(patterns[i].regex, 0 if patterns[i].exact else re.IGNORECASE)) for i in refused]

    def triggers(self, text: str) -> list[int]:
        """Where the triggers in the text end, in characters, in order, each place once."""
        found = {m.end() for _, regex in self._slow for m in regex.finditer(text)}
        if self._compiled is not None:
            found.update(self._ends(self._compiled, text))
        return sorted(found)

    @staticmethod
    def _ends(compiled: multipattern.Compiled, text: str) -> Iterable[int]:
        data = _plain(text).encode("utf-8", "replace")
        ends = compiled.ends(data)
        if len(data) == len(text):
            return ends
        places, done, characters = [], 0, 0
        for end in sorted(ends):
            characters += len(data[done:end].decode("utf-8", "ignore"))
            done = end
            places.append(characters)
        return places

    def windows(self, text: str, besides: Sequence[int] = ()) -> list[Window]:
        """The parts of the text to look at closely, in order, not overlapping. `besides` are places known to matter."""
        found = sorted({*self.triggers(text), *besides}) if besides else self.triggers(text)
        if not found:
            return []
        if len(text) <= SMALL:
            return [Window(0, len(text))]
        breaks = [m.start() for m in re.finditer("\n", text)]
        merged: list[Window] = []
        for place in found:
            start, end = _around(text, breaks, place)
            if merged and start <= merged[-1].end:
                merged[-1] = Window(merged[-1].start, max(merged[-1].end, end))
            else:
                merged.append(Window(start, end))
        return merged


def _plain(text: str) -> str:
    """The text with `_PLAIN` put in, character for character; quick where there is little to put in."""
    if text.isascii():
        return text
    text = evened(text)
    return text if _PLAIN_CHARACTERS.isdisjoint(text) else text.translate(_PLAIN)


def _around(text: str, breaks: Sequence[int], place: int) -> tuple[int, int]:
    line = bisect_right(breaks, place - 1)
    first, last = max(0, line - LINES_BEFORE), line + LINES_AFTER
    start = breaks[first - 1] + 1 if first else 0
    end = breaks[last] if last < len(breaks) else len(text)
    if line < len(breaks) and is_heading(text[breaks[line - 1] + 1 if line else 0 : breaks[line]]):
        return start, max(end, list_below(text, breaks[line]))
    start, end = whole_list(text, start, end)
    if place - start > 2 * CHARACTERS:
        start = text.rfind(" ", 0, max(place - CHARACTERS, start)) + 1 or start
    if end - place > 2 * CHARACTERS:
        cut = text.find(" ", place + CHARACTERS)
        end = cut if 0 <= cut < end else end
    return start, end


def prepare(recognizers: Sequence[Recognizer], folder: Path) -> None:
    """Compile into the folder what processes to come will load from it; quick where that is done already."""
    multipattern.prepare(_triggers(recognizers), folder)


def _triggers(recognizers: Sequence[Recognizer]) -> list[Trigger]:
    plain = [Trigger(t, False) for r in recognizers for t in r.triggers]
    return plain + [Trigger(t, True) for r in recognizers for t in r.acronyms]
