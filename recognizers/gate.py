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
from recognizers.labels import is_heading, list_below
from recognizers.remarks import whole_list

try:
    import hyperscan
except ImportError:  # no wheel for this platform
    hyperscan = None  # type: ignore[assignment]

SMALL = 3_000
"""A text of up to this many characters is one window as soon as it has a trigger."""

LINES_BEFORE, LINES_AFTER = 12, 6
"""How many lines around a trigger belong to its window: a form's name stands above its fields."""

_KEPT = 4
"""How many compiled databases of other configurations stay in the cache folder."""

CHARACTERS = 1_500
"""How many characters around a trigger at least, where lines are long."""


_PLAIN = {ord(c): " " for c in map(chr, range(0x80, 0x3001)) if c.isspace()} | {
    ord(c): str(unicodedata.decimal(c)) for c in map(chr, range(0x80, 0x20000)) if c.isdecimal()
}
_PLAIN |= {0x130: "i", 0x131: "i", 0x17F: "s", 0x212A: "k"}
"""What Python's `re` takes for blanks, digits and ASCII letters and Hyperscan does not; one character for one."""

_PLAIN_CHARACTERS = frozenset(map(chr, _PLAIN))


class Trigger(NamedTuple):
    """A regular expression that opens a window; `exact` ones tell upper from lower case."""

    regex: str
    exact: bool


class Window(NamedTuple):
    """A span of text to be looked at closely."""

    start: int
    end: int


class Gate:
    """The compiled triggers of some recognizers."""

    def __init__(self, recognizers: Sequence[Recognizer], cache: Path | None = None) -> None:
        """Compile, or load what an earlier process compiled from the same triggers into the folder `cache`."""
        patterns = _triggers(recognizers)
        self.engine = "hyperscan" if hyperscan else "re"
        refused = list(range(len(patterns)))
        self._database: Any = None
        if hyperscan:
            self._database, refused = _cached(patterns, cache) if cache else _compile(patterns)
        self._slow = [(i, re.compile(patterns[i].regex, 0 if patterns[i].exact else re.IGNORECASE)) for i in refused]

    def triggers(self, text: str) -> list[int]:
        """Where the triggers in the text end, in characters, in order, each place once."""
        found = {m.end() for _, regex in self._slow for m in regex.finditer(text)}
        if self._database is not None:
            found.update(self._scan(text))
        return sorted(found)

    def _scan(self, text: str) -> Iterable[int]:
        data = _plain(text).encode("utf-8", "replace")
        ends: set[int] = set()

        def met(_identifier: int, _start: int, end: int, _flags: int, _context: object) -> None:
            ends.add(end)

        self._database.scan(data, match_event_handler=met)
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
    if hyperscan and not _cache_file(_triggers(recognizers), folder).exists():
        for old in sorted(folder.glob("gate-*.hs"), key=lambda f: f.stat().st_mtime)[:-_KEPT]:
            old.unlink(missing_ok=True)
        Gate(recognizers, folder)


def _triggers(recognizers: Sequence[Recognizer]) -> list[Trigger]:
    plain = [Trigger(t, False) for r in recognizers for t in r.triggers]
    return plain + [Trigger(t, True) for r in recognizers for t in r.acronyms]


def _cache_file(patterns: Sequence[Trigger], folder: Path) -> Path:
    digest = hashlib.sha256("\0".join((_version(), platform.machine(), *map(repr, patterns))).encode()).hexdigest()[:24]
    return folder / f"gate-{digest}.hs"


def _cached(patterns: Sequence[Trigger], folder: Path) -> tuple[Any, list[int]]:
    """As `_compile`, by way of a file named for the patterns and the engine's version. A damaged file is made anew."""
    file = _cache_file(patterns, folder)
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


def _compile(patterns: Sequence[Trigger]) -> tuple[Any, list[int]]:
    """A Hyperscan block database, and the indices of the patterns that it refuses."""
    # \b knows ASCII only, so a pattern with other letters goes without: a superset
    plain = [t if t.regex.isascii() else Trigger(t.regex.replace(r"\b", ""), t.exact) for t in patterns]
    everything = list(range(len(plain)))
    database = _database(plain, everything)
    if database is not None:
        return database, []
    refused = [i for i in everything if _database(plain, [i]) is None]
    return _database(plain, [i for i in everything if i not in refused]), refused


def _database(patterns: Sequence[Trigger], indices: Sequence[int]) -> Any:
    database = hyperscan.Database()
    caseless = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_CASELESS
    try:
        database.compile(
            expressions=[patterns[i].regex.encode() for i in indices],
            ids=list(indices),
            flags=[hyperscan.HS_FLAG_UTF8 if patterns[i].exact else caseless for i in indices],
        )
    except hyperscan.error:
        return None
    return database
