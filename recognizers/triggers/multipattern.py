"""Many triggers compiled together with Hyperscan.

Words go to Hyperscan's compiler of literals, which takes a hundredth of the time (0.1 s for 4,000 of them, measured) and
knows no word boundary: whether one stands before or behind is looked at for each match. Everything else, and short words,
which stand inside many others, are compiled as regular expressions, loosened (see `loosening`); what cannot be is compiled
for UTF-8 where it can meet a letter beyond ASCII. What the compiled set loses (see `witnesses`) is compiled apart, and as
characters, which changes the automaton; what is lost there too is refused.
"""

from __future__ import annotations

import hashlib
import platform
import re
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from recognizers.triggers.loosening import loosened
from recognizers.triggers.witnesses import witnesses

try:
    import hyperscan
except ImportError:  # no wheel for this platform
    hyperscan = None  # type: ignore[assignment]

_Owner = TypeVar("_Owner", bound=Hashable)

_SHORT = 5
"""Words of up to so many letters that begin at a word boundary are left to the regular expressions."""

_LITERAL = re.compile(r"(\\b)?((?:[\w '/,&;:%\"-]|\\[^\w])+?)(\\b)?", re.ASCII)
_ANY_LETTER = re.compile(r"(?<!\\)(?:\\\\)*(?:\\[DWSX]|\.)|\[\^|\\[pP]")
"""What stands in a pattern for any character, so that it matters how many bytes one has."""

_ANY_BYTE = r"[\x00-\xff]"
"""Stands in a loosened pattern for one byte of a letter, and would be one of 256 letters of UTF-8."""

_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


_BEFORE, _BEHIND = 1, 2


class Trigger(NamedTuple):
    """A regular expression that opens a window; `exact` ones tell upper from lower case."""

    regex: str
    exact: bool


class Literal(NamedTuple):
    """A trigger that is nothing but text; `bounds` tells whether a word boundary must stand before it, and behind it."""

    text: bytes
    exact: bool
    bounds: int

    def holds(self, data: bytes, end: int) -> bool:
        """Whether the boundaries stand where they must, at a match that ends there."""
        start = end - len(self.text)
        return not (
            (self.bounds & _BEFORE and start > 0 and (data[start - 1] in _WORD) == (data[start] in _WORD))
            or (self.bounds & _BEFORE and start == 0 and data[0] not in _WORD)
            or (self.bounds & _BEHIND and end < len(data) and (data[end - 1] in _WORD) == (data[end] in _WORD))
            or (self.bounds & _BEHIND and end == len(data) and data[-1] not in _WORD)
        )


class _Expression(NamedTuple):
    """What is compiled for a trigger; `utf8` where it takes characters, not bytes."""

    regex: str
    exact: bool
    utf8: bool

    @property
    def flags(self) -> int:
        caseless: int = 0 if self.exact else hyperscan.HS_FLAG_CASELESS
        return caseless | (hyperscan.HS_FLAG_UTF8 if self.utf8 else 0)


class Compiled:
    """The databases of some triggers. `refused` are the numbers of those that Hyperscan does not take, or loses."""

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        self._literals = {i: literal for i, t in enumerate(triggers) if (literal := _literal(t))}
        self._words: Any = None
        self._others: Any = None
        self._apart: Any = None
        self.refused: list[int] = []
        self._compile(triggers)

    @classmethod
    def of(cls, told: Mapping[str, Any], databases: Mapping[str, Any]) -> Compiled:
        """The same that another process compiled, by what it told. Raises TypeError or ValueError if it is not sound."""
        made = cls.__new__(cls)
        numbers, texts, exact, bounds = (told["literals"][name] for name in ("numbers", "texts", "exact", "bounds"))
        each = zip(texts.encode().split(b"\n"), exact, bounds, strict=True)
        made._literals = dict(zip(numbers, map(Literal._make, each), strict=True)) if numbers else {}
        made._words, made._others, made._apart = (databases[name] for name in ("words", "others", "apart"))
        made.refused = list(map(int, told["refused"]))
        return made

    @property
    def told(self) -> dict[str, Any]:
        """What is to be known beside the databases, as JSON-ready data."""
        ones = self._literals.values()
        literals = {
            "numbers": list(self._literals),
            "texts": "\n".join(one.text.decode() for one in ones),
            "exact": [int(one.exact) for one in ones],
            "bounds": [one.bounds for one in ones],
        }
        return {"literals": literals, "refused": self.refused}

    @property
    def databases(self) -> dict[str, Any]:
        """The databases by name; None for one that is not needed."""
        return {"words": self._words, "others": self._others, "apart": self._apart}

    def ends(self, data: bytes, owners: Sequence[_Owner]) -> dict[_Owner, set[int]]:
        """Where the matches in some UTF-8 end, in bytes, by the owner of the trigger: `owners` has one for each."""
        ends: dict[_Owner, set[int]] = defaultdict(set)
        literals = self._literals

        def met(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            ends[owners[number]].add(end)

        def met_literal(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            if end not in ends[owners[number]] and literals[number].holds(data, end):
                ends[owners[number]].add(end)

        for database in (self._others, self._apart):
            if database is not None:
                database.scan(data, match_event_handler=met)
        if self._words is not None:
            self._words.scan(data, match_event_handler=met_literal)
        return ends

    def _compile(self, triggers: Sequence[Trigger]) -> None:
        self._words = _words(self._literals)
        others = {i: _expression(trigger) for i, trigger in enumerate(triggers) if i not in self._literals}
        self._others = _database(others)
        if self._others is None and others:
            self.refused = [i for i, one in others.items() if _database({i: one}) is None]
            others = {i: one for i, one in others.items() if i not in self.refused}
            self._others = _database(others)
        lost = {i: one for i, one in others.items() if not _holds(self._others, one, i)}
        self._apart = _database({i: one._replace(utf8=True) for i, one in lost.items() if _ANY_BYTE not in one.regex})
        lost_again = [i for i, one in lost.items() if not _holds(self._apart, one, i)]
        self.refused = sorted({*self.refused, *lost_again})


def available() -> bool:
    """Whether there is a Hyperscan here."""
    return hyperscan is not None


def digest(triggers: Sequence[Trigger], *more: str) -> str:
    """A name for these triggers under this engine, on this kind of machine; `more` is told apart, too."""
    version = str(getattr(hyperscan, "__version__", ""))
    told = "\0".join((version, platform.machine(), *more, *map(repr, triggers)))
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def _literal(trigger: Trigger) -> Literal | None:
    found = _LITERAL.fullmatch(trigger.regex)
    if found is None:
        return None
    text = re.sub(r"\\(.)", r"\1", found[2])
    if not text.isascii() or (found[1] and len(text) <= _SHORT):
        return None
    return Literal(text.encode(), trigger.exact, _BEFORE * bool(found[1]) | _BEHIND * bool(found[3]))


def _words(literals: dict[int, Literal]) -> Any:
    if not literals:
        return None
    database = hyperscan.Database()
    database.compile(
        expressions=[literal.text for literal in literals.values()],
        ids=list(literals),
        flags=[0 if literal.exact else hyperscan.HS_FLAG_CASELESS for literal in literals.values()],
        literal=True,
    )
    return database


def _expression(trigger: Trigger) -> _Expression:
    if (loose := loosened(*trigger)) is not None:
        return _Expression(loose, trigger.exact, False)
    # \b knows ASCII only, so a pattern with other letters goes without: a superset
    regex = trigger.regex if trigger.regex.isascii() else trigger.regex.replace(r"\b", "")
    return _Expression(regex, trigger.exact, not regex.isascii() or _ANY_LETTER.search(regex) is not None)


def _database(expressions: Mapping[int, _Expression]) -> Any:
    if not expressions:
        return None
    database = hyperscan.Database()
    try:
        database.compile(
            expressions=[one.regex.encode() for one in expressions.values()],
            ids=list(expressions),
            flags=[one.flags for one in expressions.values()],
        )
    except hyperscan.error:
        return None
    return database


def _holds(database: Any, expression: _Expression, number: int) -> bool:
    """Whether the database, which has the expression under the number, meets it in every line that it matches."""
    flags = re.ASCII | (0 if expression.exact else re.IGNORECASE)
    text = "\n".join(["A line of ordinary words", *witnesses(expression.regex, flags), ""])
    data, ends = text.encode(), set()
    if database is None:
        return False
    database.scan(data, match_event_handler=lambda met, _start, end, *_: ends.add(end) if met == number else None)
    met = {data.count(b"\n", 0, end) for end in ends}
    return {text.count("\n", 0, found.end()) for found in re.finditer(expression.regex, text, flags)} <= met
