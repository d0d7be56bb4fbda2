"""Where the literals of all phrases stand in a text, found in one pass: each text is asked once for all lexicons.

A literal is looked for in the text's characters, lower-case, one byte each: what is beyond Latin-1 is a question mark in
both. So places are those of characters, and what is found is a superset. Compiled with Hyperscan; where its wheel does
not exist, literals are looked for one by one, where a run of their characters stands in the text.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

try:
    import hyperscan
except ImportError:  # no wheel for this platform
    hyperscan = None  # type: ignore[assignment]

_GRAM = 3
_JOINED = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789_@.")
"""What does not stand before a phrase."""

_NAME = "literals"


@dataclass(frozen=True, slots=True)
class Standing:
    """Which literals stand in a text, by number.

    Not `aligned` where no place can be told, for a character of the text is several in lower case.
    """

    numbers: Set[int]
    aligned: bool
    _found: Sequence[tuple[int, int]]
    _places: Mapping[int, list[int]]
    _start: int
    _end: int

    @classmethod
    def of(cls, found: list[tuple[int, int]], aligned: bool, size: int) -> Standing:
        """Of the beginnings of literals, with their numbers, in a text of so many characters."""
        found.sort()
        places: dict[int, list[int]] = {}
        for start, number in found:
            places.setdefault(number, []).append(start)
        return cls(places.keys(), aligned, found, places, 0, size)

    def within(self, start: int, end: int) -> Standing:
        """Of the part of a whole text between two places."""
        first, last = bisect_left(self._found, (start, 0)), bisect_left(self._found, (end, 0))
        numbers = {number for _, number in self._found[first:last]}
        return Standing(numbers, self.aligned, self._found, self._places, start, end)

    def places(self, number: int) -> list[int]:
        """Where a literal begins that stands in the text, in order."""
        places, start = self._places[number], self._start
        return [place - start for place in places[bisect_left(places, start) : bisect_left(places, self._end)]]


class Vocabulary:
    """Literals by number; a database is made of all that were added since it was last asked."""

    def __init__(self) -> None:
        self._numbers: tuple[dict[bytes, int], dict[bytes, int]] = ({}, {})  # of any, of leading ones
        self._bodies: list[bytes] = []
        self._leading: list[bool] = []
        self._finders: list[tuple[list[int], _Finder]] = []
        self._databases: list[Any] = []
        self._done = 0
        self._given: Mapping[str, Any] = {}
        self._cuts: dict[str, tuple[str, int]] = {}
        self._whole = lru_cache(maxsize=4)(self._standing_in)
        self.standing = lru_cache(maxsize=4)(self._standing)  # recognizers ask for the same text one after the other

    def number(self, literal: str, leading: bool) -> int:
        """The number of a literal in lower case; `leading` ones count where nothing is joined to them on the left."""
        body, numbers = _bytes(literal), self._numbers[leading]
        if body not in numbers:
            numbers[body] = len(self._bodies)
            self._bodies.append(body)
            self._leading.append(leading)
        return numbers[body]

    def cut(self, window: str, text: str, start: int) -> None:
        """Say that a text to be asked for next was cut out of a longer one, which is then looked through once for all."""
        if len(window) < len(text) and not (start and text[start - 1].isalnum()):
            self._cuts = {window: (text, start)}

    def _standing(self, text: str) -> Standing:
        """What stands in a text."""
        whole, start = self._cuts.get(text, (text, 0))
        found = self._whole(whole)
        if whole is text:
            return found
        return found.within(start, start + len(text)) if found.aligned else self._whole(text)

    def _standing_in(self, text: str) -> Standing:
        self._prepare()
        lower = lowered(text)
        data = _bytes(lower)
        bodies, leading = self._bodies, self._leading
        found: list[tuple[int, int]] = []
        for numbers, finder in self._finders:
            for which, end in finder(data):
                number = numbers[which]
                start = end - len(bodies[number])
                if not leading[number] or not start or data[start - 1] not in _JOINED:
                    found.append((start, number))
        return Standing.of(found, len(lower) == len(text), len(text))

    def _prepare(self) -> None:
        """Make ready for what was added; in an order that does not tell which module was imported first."""
        first, count = self._done, len(self._bodies)
        if first == count:
            return
        self._done = count
        if (database := self._given.get(self._name(everything := self._sorted(0, count)))) is not None:
            self._databases, self._finders = [database], [(everything, _with_engine(database))]
            return
        numbers = self._sorted(first, count)
        bodies = [self._bodies[number] for number in numbers]
        if not hyperscan:
            self._finders.append((numbers, _without_engine(bodies)))
            return
        database = _database(bodies)
        self._databases.append(database)
        self._finders.append((numbers, _with_engine(database)))

    def _sorted(self, first: int, end: int) -> list[int]:
        return sorted(range(first, end), key=lambda number: (self._leading[number], self._bodies[number]))

    def _name(self, numbers: Iterable[int]) -> str:
        told = b"\0".join(bytes([self._leading[number]]) + self._bodies[number] for number in numbers)
        return f"{_NAME}-{hashlib.sha256(told).hexdigest()[:16]}"

    def name(self) -> str:
        """The name of the database of all literals, which tells them."""
        return self._name(self._sorted(0, len(self._bodies)))

    def databases(self) -> dict[str, Any]:
        """The database of all literals by its name, which tells them; for `take` in another process."""
        self._prepare()
        return {self._name(self._finders[0][0]): self._databases[0]} if len(self._databases) == 1 else {}

    def take(self, databases: Mapping[str, Any]) -> None:
        """Remember what another process made."""
        self._given = {name: one for name, one in databases.items() if name.startswith(_NAME)}


vocabulary = Vocabulary()
"""Of all phrases of a process."""


def lowered(text: str) -> str:
    """The text as its literals are written; what is no other letter in lower case stays one character."""
    return text.casefold().replace("\u0131", "i")


def _bytes(text: str) -> bytes:
    return text.encode("latin-1", "replace")


_Finder = Callable[[bytes], Iterable[tuple[int, int]]]
"""Finds which of some literals, by their place among them, ends where in some bytes."""


def _database(bodies: list[bytes]) -> Any:
    database = hyperscan.Database()
    database.compile(expressions=bodies, ids=list(range(len(bodies))), flags=[0] * len(bodies), literal=True)
    return database


def _with_engine(database: Any) -> _Finder:
    def find(data: bytes) -> Iterable[tuple[int, int]]:
        met: list[tuple[int, int]] = []
        add = met.append
        database.scan(data, match_event_handler=lambda number, _start, end, _flags, _context: add((number, end)))
        return met

    return find


def _without_engine(bodies: list[bytes]) -> _Finder:
    by_run: dict[bytes, list[int]] = {}
    for number, body in enumerate(bodies):
        runs = [body[i : i + _GRAM] for i in range(max(len(body) - _GRAM + 1, 1))]
        by_run.setdefault(min(runs, key=lambda run: len(by_run.get(run, ()))), []).append(number)

    def find(data: bytes) -> Iterable[tuple[int, int]]:
        standing = {data[i : i + size] for size in range(2, _GRAM + 1) for i in range(len(data) - size + 1)}
        for run in standing & by_run.keys():
            for number in by_run[run]:
                at = data.find(bodies[number])
                while at >= 0:
                    yield number, at + len(bodies[number])
                    at = data.find(bodies[number], at + 1)

    return find
