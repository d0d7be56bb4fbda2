"""The fast first look: every trigger of every recognizer in one pass, so that text without any is done at once.

Compiled from the recognizers and nothing else (never from a roster), with Hyperscan; where its wheel does not exist, or
for a pattern it refuses, Python's `re` takes over. A trigger is a superset of what its recognizer can find (its words,
its digits), so what the gate passes over holds no hit. Importing this module imports neither Presidio nor spaCy.
"""

from __future__ import annotations

import contextlib
import hashlib
import platform
import re
import tempfile
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from recognizers.blanks import evened
from recognizers.contract import Recognizer

try:
    import hyperscan
except ImportError:  # no wheel for this platform
    hyperscan = None  # type: ignore[assignment]

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
    """A span of text to be looked at closely; `names` says whether names are wanted in it."""

    start: int
    end: int
    names: bool


class Gate:
    """The compiled triggers of some recognizers."""

    def __init__(self, recognizers: Sequence[Recognizer], cache: Path | None = None) -> None:
        """Compile, or load what an earlier process compiled from the same triggers into the folder `cache`."""
        triggers = [(t, r.strong) for r in recognizers for t in r.triggers]
        self.engine = "hyperscan" if hyperscan else "re"
        self._strong = {i for i, (_, strong) in enumerate(triggers) if strong}
        patterns = [t for t, _ in triggers]
        refused = list(range(len(patterns)))
        self._database: Any = None
        if hyperscan:
            self._database, refused = _cached(patterns, cache) if cache else _compile(patterns)
        self._slow = [(i, re.compile(patterns[i], re.IGNORECASE)) for i in refused]

    def triggers(self, text: str) -> list[tuple[int, bool]]:
        """(place, strong) of every trigger in the text; the place is the end of the trigger, in characters."""
        found = [(m.end(), i in self._strong) for i, regex in self._slow for m in regex.finditer(text)]
        if self._database is not None:
            found.extend(self._scan(text))
        return found

    def _scan(self, text: str) -> Iterable[tuple[int, bool]]:
        data = _plain(text).encode("utf-8", "replace")
        ends: dict[int, bool] = {}

        def met(identifier: int, _start: int, end: int, _flags: int, _context: object) -> None:
            ends[end] = ends.get(end, False) or identifier in self._strong

        self._database.scan(data, match_event_handler=met)
        if len(data) == len(text):
            return ends.items()
        places, done, characters = [], 0, 0
        for end in sorted(ends):
            characters += len(data[done:end].decode("utf-8", "ignore"))
            done = end
            places.append((characters, ends[end]))
        return places

    def windows(self, text: str) -> list[Window]:
        """The parts of the text to look at closely, in order, not overlapping."""
        found = self.triggers(text)
        if not found:
            return []
        if len(text) <= SMALL:
            return [Window(0, len(text), any(strong for _, strong in found))]
        breaks = [m.start() for m in re.finditer("\n", text)]
        spans = sorted((*_around(text, breaks, place), strong) for place, strong in found)
        merged = [Window(*spans[0])]
        for start, end, strong in spans[1:]:
            last = merged[-1]
            if start <= last.end:
                merged[-1] = Window(last.start, max(last.end, end), last.names or strong)
            else:
                merged.append(Window(start, end, strong))
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
    if place - start > 2 * CHARACTERS:
        start = text.rfind(" ", 0, max(place - CHARACTERS, start)) + 1 or start
    if end - place > 2 * CHARACTERS:
        cut = text.find(" ", place + CHARACTERS)
        end = cut if 0 <= cut < end else end
    return start, end


def _cached(patterns: Sequence[str], folder: Path) -> tuple[Any, list[int]]:
    """As `_compile`, by way of a file named for the patterns and the engine's version. A damaged file is made anew."""
    digest = hashlib.sha256("\0".join((_version(), platform.machine(), *patterns)).encode()).hexdigest()[:24]
    file = folder / f"gate-{digest}.hs"
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        database = hyperscan.loadb(body, mode=hyperscan.HS_MODE_BLOCK)
        database.scratch = hyperscan.Scratch(database)
        return database, [int(i) for i in head.split()]
    except (OSError, ValueError, hyperscan.error):
        pass
    database, refused = _compile(patterns)
    with contextlib.suppress(OSError):  # a cache that cannot be written costs time only
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as temporary:
            temporary.write(" ".join(map(str, refused)).encode() + b"\n" + hyperscan.dumpb(database))
        Path(temporary.name).replace(file)
    return database, refused


def _version() -> str:
    return str(getattr(hyperscan, "__version__", ""))


def _compile(patterns: Sequence[str]) -> tuple[Any, list[int]]:
    """A Hyperscan block database, and the indices of the patterns that it refuses."""
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_UTF8
    # \b knows ASCII only, so a pattern with other letters goes without: a superset
    plain = [p if p.isascii() else p.replace(r"\b", "") for p in patterns]
    everything = list(range(len(plain)))
    database = _database(plain, everything, flags)
    if database is not None:
        return database, []
    refused = [i for i in everything if _database(plain, [i], flags) is None]
    return _database(plain, [i for i in everything if i not in refused], flags), refused


def _database(patterns: Sequence[str], indices: Sequence[int], flags: int) -> Any:
    database = hyperscan.Database()
    try:
        database.compile(
            expressions=[patterns[i].encode() for i in indices], ids=list(indices), flags=[flags] * len(indices)
        )
    except hyperscan.error:
        return None
    return database
