"""The fast first look: every trigger of every recognizer in one pass, so that text without any is done at once.

Compiled from the recognizers and nothing else (never from a roster), with Hyperscan; where its wheel does not exist, or
for a pattern it refuses, Python's `re` takes over. A trigger is a superset of what its recognizer can find (its words,
its digits), so what the gate passes over holds no hit. Importing this module imports neither Presidio nor spaCy.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from recognizers.blanks import evened
from recognizers.contract import Recognizer
from recognizers.disguise import suspects
from recognizers.filled import written
from recognizers.genre import telling
from recognizers.triggers import databases, multipattern, parsed
from recognizers.triggers.fallback import Fallback, Slow
from recognizers.triggers.literals import vocabulary
from recognizers.triggers.multipattern import Trigger

SMALL = 3_000
"""A text of up to this many characters is one window as soon as it has a trigger."""

LINES_BEFORE, LINES_AFTER = 12, 6
"""How many lines around a trigger belong to its window: a form's name stands above its fields."""

CHARACTERS = 1_500
"""How many characters around a trigger at least, where lines are long."""


_FORM = "9"
"""Of the files in the cache folder: another one makes them anew."""

_KEPT = 4
"""How many compiled gates of other configurations stay in the cache folder."""


@cache
def _exchanged() -> tuple[frozenset[str], dict[int, str]]:
    """What Python's `re` takes for blanks, digits and ASCII letters and Hyperscan does not, and the apostrophe; one character for one."""
    blanks = {ord(c): " " for c in map(chr, range(0x80, 0x3001)) if c.isspace()}
    digits = {ord(c): str(unicodedata.decimal(c)) for c in map(chr, range(0x80, 0x20000)) if c.isdecimal()}
    table = {**blanks, **digits, 0x130: "i", 0x131: "i", 0x17F: "s", 0x212A: "k", 0x2018: "'", 0x2019: "'"}
    return frozenset(map(chr, table)), table


class Window(NamedTuple):
    """A span of text to be looked at closely, and the entities that have a trigger there."""

    start: int
    end: int
    entities: frozenset[str]


class Key(NamedTuple):
    """What a trigger belongs to: an entity, or what that entity needs beside its triggers."""

    entity: str
    needed: bool = False


class Gate:
    """The compiled triggers of some recognizers. It remembers whose triggers it met, until `met` is asked."""

    def __init__(self, recognizers: Sequence[Recognizer], cache: Path | None = None) -> None:
        """Compile, or load what an earlier process compiled from the same triggers into the folder `cache`."""
        keyed = _keyed(recognizers)
        file = _file(recognizers, keyed, cache) if cache and multipattern.available() else None
        if file is None or not self._load(file):
            self._make(recognizers, keyed)
            if file is not None:
                self._store(file)

    @classmethod
    def kept(cls, file: Path) -> Gate | None:
        """The gate that `prepare` left in this file, without importing a recognizer; None if the file is not sound."""
        gate = cls.__new__(cls)
        return gate if gate._load(file) else None

    @property
    def engine(self) -> str:
        """What looks: `hyperscan`, or Python's `re`."""
        return "re" if self.compiled is None else "hyperscan"

    def _make(self, recognizers: Sequence[Recognizer], keyed: Sequence[tuple[Key, Trigger]]) -> None:
        entities = frozenset(r.entity for r in recognizers)
        patterns = [trigger for _, trigger in keyed]
        compiled = multipattern.Compiled(patterns) if multipattern.available() else None
        refused = compiled.refused if compiled else range(len(patterns))
        self._set(
            entities,
            entities - {r.entity for r in recognizers if not r.needs},
            [key for key, _ in keyed],
            [(i, *patterns[i]) for i in refused],
            compiled,
        )

    def _set(
        self,
        entities: Iterable[str],
        needing: Iterable[str],
        owners: Iterable[Key],
        refused: Iterable[tuple[int, str, bool]],
        compiled: multipattern.Compiled | None,
    ) -> None:
        self._entities, self._needing = frozenset(entities), frozenset(needing)
        self._owners = list(owners)
        self._refused = list(refused)
        self._slow = Fallback([Slow(self._owners[i], regex, exact) for i, regex, exact in self._refused])
        self.compiled = compiled
        self._met: set[str] = set()

    def _load(self, file: Path) -> bool:
        """Whether the file held what it must; a damaged one is made anew."""
        if (found := databases.read(file)) is None:
            return False
        told = found.told
        try:
            compiled = multipattern.Compiled.of(told["compiled"], found.databases)
            keys = [Key(str(entity), bool(needed)) for entity, needed in told["keys"]]
            owners = [keys[number] for number in told["owners"]]
            refused = [(int(i), str(regex), bool(exact)) for i, regex, exact in told["refused"]]
            self._set(told["entities"], told["needing"], owners, refused, compiled)
            suspects.take(found.databases)
            vocabulary.take(found.databases)
            parsed.take(found.beside)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, re.error):
            return False
        return True

    def _store(self, file: Path) -> None:
        assert self.compiled is not None
        keys = sorted(set(self._owners))
        numbers = {key: number for number, key in enumerate(keys)}
        told = {
            "entities": sorted(self._entities),
            "needing": sorted(self._needing),
            "keys": keys,
            "owners": [numbers[owner] for owner in self._owners],
            "refused": self._refused,
            "compiled": self.compiled.told,
            "parsed": parsed.digest(),
        }
        beside = suspects.databases() | vocabulary.databases()
        databases.write(file, told, self.compiled.databases | beside, parsed.told())

    def triggers(self, text: str) -> dict[Key, list[int]]:
        """Where the triggers of each entity, and what it needs, end in the text, in characters, in order."""
        found: dict[Key, set[int]] = defaultdict(set)
        for owner, match in self._slow.matches(_plain(text)):
            found[owner].add(match.end())
        if self.compiled is not None:
            for owner, ends in self._ends(self.compiled, text).items():
                found[owner].update(ends)
        self._met.update(owner.entity for owner, ends in found.items() if ends and not owner.needed)
        return {owner: sorted(ends) for owner, ends in found.items() if ends}

    def places(self, text: str) -> set[int]:
        """Where triggers of any entity end in many texts put together, a superset; none of them counts as met."""
        places: set[int] = set()
        for owner, match in self._slow.matches(_plain(text)):
            if not owner.needed:  # of matches that overlap only the first is given: all that it covers counts
                places.update(range(match.start() + 1, match.end() + 1))
        if self.compiled is not None:
            places.update(*(e for owner, e in self._ends(self.compiled, text).items() if not owner.needed))
        return places

    def note(self, entities: Iterable[str]) -> None:
        """Count triggers as met now that were met in an equal text before."""
        self._met.update(entities)

    def met(self) -> frozenset[str]:
        """The entities whose triggers were met since this was last asked."""
        met = frozenset(self._met)
        self._met.clear()
        return met

    def _ends(self, compiled: multipattern.Compiled, text: str) -> dict[Key, set[int]]:
        data = _plain(text).encode("utf-8", "replace")
        ends = compiled.ends(data, self._owners)
        if len(data) == len(text):
            return ends
        places: dict[int, int] = {}
        done, characters = 0, 0
        for end in sorted(set().union(*ends.values())):
            characters += len(data[done:end].decode("utf-8", "ignore"))
            done = end
            places[end] = characters
        return {owner: {places[end] for end in those} for owner, those in ends.items()}

    def windows(self, text: str, besides: Sequence[int] = ()) -> list[Window]:
        """The parts of the text to look at closely, in order. `besides` are places known to matter to every entity.

        Windows of different entities may overlap; those of one entity do not.
        """
        found = self.triggers(text)
        opened = self._entities if besides else {key.entity for key in found if not key.needed}
        if not opened:
            return []
        if len(text) <= SMALL:
            there = frozenset(e for e in opened if besides or e not in self._needing or Key(e, True) in found)
            return [Window(0, len(text), there)] if there else []
        lines = _Lines(text)
        spans: dict[tuple[int, int], set[str]] = defaultdict(set)
        for entity in opened:
            needed = found.get(Key(entity, True), ()) if entity in self._needing and not besides else None
            for span in _merged(map(lines.around, sorted({*found.get(Key(entity), ()), *besides}))):
                if needed is None or _any_within(needed, *span):
                    spans[span].add(entity)
        return [Window(*span, frozenset(entities)) for span, entities in sorted(spans.items())]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in the order of their beginnings, those that touch made one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (min(start, merged[-1][0]), max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    nearest = bisect_right(places, start)
    return nearest < len(places) and places[nearest] <= end


def _plain(text: str) -> str:
    """The text with `_exchanged` put in, character for character; quick where there is little to put in."""
    if text.isascii():
        return written(text)
    text = evened(text)
    characters, table = _exchanged()
    return text if characters.isdisjoint(text) else text.translate(table)


class _Lines:
    """A text's lines, asked for the surroundings of one place after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [m.start() for m in re.finditer("\n", text)]
        self._known: dict[int, tuple[int, int, bool]] = {}

    def around(self, place: int) -> tuple[int, int]:
        """The span that belongs to a trigger which ends there."""
        line = bisect_right(self._breaks, place - 1)
        if line not in self._known:
            self._known[line] = _around(self._text, self._breaks, line)
        start, end, heading = self._known[line]
        if not heading and place - start > 2 * CHARACTERS:
            start = self._text.rfind(" ", 0, max(place - CHARACTERS, start)) + 1 or start
        if not heading and end - place > 2 * CHARACTERS:
            cut = self._text.find(" ", place + CHARACTERS)
            end = cut if 0 <= cut < end else end
        return start, end


def _around(text: str, breaks: Sequence[int], line: int) -> tuple[int, int, bool]:
    """The lines that belong to a trigger in one of them, and whether this is the heading of a list."""
    from recognizers.context.headed import list_end
    from recognizers.context.remarks import whole_list
    from recognizers.labels import is_heading, list_below  # where no window opens, they are not needed

    first, last = max(0, line - LINES_BEFORE), line + LINES_AFTER
    start = breaks[first - 1] + 1 if first else 0
    end = breaks[last] if last < len(breaks) else len(text)
    if line < len(breaks) and is_heading(text[breaks[line - 1] + 1 if line else 0 : breaks[line]]):
        return start, max(end, list_below(text, breaks[line])), True
    if line < len(breaks):
        end = max(end, list_end(text, breaks[line]))
    return *whole_list(text, start, end), False


def prepare(recognizers: Sequence[Recognizer], folder: Path) -> Path | None:
    """Compile into the folder what processes to come will load from it; quick where that is done already.

    Returns the file; None where there is no Hyperscan, and so nothing to keep.
    """
    if not multipattern.available():
        return None
    file = _file(recognizers, _keyed(recognizers), folder)
    if not file.exists():
        for old in sorted(folder.glob("gate-*.hs"), key=lambda f: f.stat().st_mtime)[:-_KEPT]:
            old.unlink(missing_ok=True)
        Gate(recognizers, folder)
    return file


def renew(file: Path) -> None:
    """Put the literals of the phrases as they are now into a kept gate whose triggers are the same as before.

    The file is named for the triggers alone; with other literals in it each worker would make its own, with 115 MB and three
    seconds more. For the process that prepares: what it has imported is what the workers will have.
    """
    found = databases.read(file)
    if found is not None and vocabulary.name() not in found.databases and (gate := Gate.kept(file)) is not None:
        gate._store(file)


def recall(folder: Path) -> None:
    """Begin with what the newest gate of the folder kept of its phrases; to be said before a recognizer is imported."""
    files = sorted(folder.glob("gate-*.hs"), key=lambda f: f.stat().st_mtime)
    if files and (found := databases.beside(files[-1])) and found[0].get("parsed") == parsed.digest():
        parsed.recall(found[1])


def _file(recognizers: Sequence[Recognizer], keyed: Sequence[tuple[Key, Trigger]], folder: Path) -> Path:
    """The file that keeps a gate, named for all that goes into it."""
    needed = {r.entity: bool(r.needs) for r in recognizers}
    told = (_FORM, repr(sorted(needed.items())), *(repr(key) for key, _ in keyed), suspects.told(), parsed.digest())
    return folder / f"gate-{multipattern.digest([trigger for _, trigger in keyed], *told)}.hs"


def _keyed(recognizers: Sequence[Recognizer]) -> list[tuple[Key, Trigger]]:
    return [
        *((Key(r.entity), Trigger(t, False)) for r in recognizers for t in r.triggers),
        *((Key(r.entity), Trigger(t, True)) for r in recognizers for t in r.acronyms),
        *((Key(r.entity, True), Trigger(t, False)) for r in recognizers for t in r.needs),
        *((Key(telling.SAID), Trigger(t, False)) for t in telling.TRIGGERS),
    ]
