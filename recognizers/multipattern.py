"""Many triggers compiled together with Hyperscan, and kept between runs.

Words go to Hyperscan's compiler of literals, which takes a hundredth of the time (0.1 s for 4,000 of them, measured) and
knows no word boundary: whether one stands before or behind is looked at for each match. Everything else, and short words,
which stand inside many others, are compiled as regular expressions; for UTF-8 only what can meet a letter beyond ASCII,
for that takes twice as long.
"""

from __future__ import annotations

import contextlib
import hashlib
import platform
import re
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

try:
    import hyperscan
except ImportError:  # no wheel for this platform
    hyperscan = None  # type: ignore[assignment]

_Owner = TypeVar("_Owner", bound=Hashable)

_KEPT = 4
"""How many compiled databases of other configurations stay in the cache folder."""

_SHORT = 5
"""Words of up to so many letters that begin at a word boundary are left to the regular expressions."""

_LITERAL = re.compile(r"(\\b)?((?:[\w '/,&;:%\"-]|\\[^\w])+?)(\\b)?", re.ASCII)
_ANY_LETTER = re.compile(r"(?<!\\)(?:\\\\)*(?:\\[DWSX]|\.)|\[\^|\\[pP]")
"""What stands in a pattern for any character, so that it matters how many bytes one has."""

_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


class Trigger(NamedTuple):
    """A regular expression that opens a window; `exact` ones tell upper from lower case."""

    regex: str
    exact: bool


class Literal(NamedTuple):
    """A trigger that is nothing but text; whether a word boundary must stand before it, and behind it."""

    text: bytes
    exact: bool
    before: bool
    behind: bool

    def holds(self, data: bytes, end: int) -> bool:
        """Whether the boundaries stand where they must, at a match that ends there."""
        start = end - len(self.text)
        return not (
            (self.before and start > 0 and (data[start - 1] in _WORD) == (data[start] in _WORD))
            or (self.before and start == 0 and data[0] not in _WORD)
            or (self.behind and end < len(data) and (data[end - 1] in _WORD) == (data[end] in _WORD))
            or (self.behind and end == len(data) and data[-1] not in _WORD)
        )


class Compiled:
    """The databases of some triggers. `refused` are the numbers of those that Hyperscan does not take."""

    def __init__(self, triggers: Sequence[Trigger], cache: Path | None = None) -> None:
        """Compile, or load what an earlier process compiled from the same triggers into the folder `cache`."""
        found = {i: literal for i, t in enumerate(triggers) if (literal := _literal(t))}
        self._literals = found
        self._words: Any = None
        self._others: Any = None
        self.refused: list[int] = []
        file = cache and cache_file(triggers, cache)
        if file is None or not self._load(file):
            self._compile(triggers)
            if file is not None:
                self._store(file)

    def ends(self, data: bytes, owners: Sequence[_Owner]) -> dict[_Owner, set[int]]:
        """Where the matches in some UTF-8 end, in bytes, by the owner of the trigger: `owners` has one for each."""
        ends: dict[_Owner, set[int]] = defaultdict(set)
        literals = self._literals

        def met(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            ends[owners[number]].add(end)

        def met_literal(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            if end not in ends[owners[number]] and literals[number].holds(data, end):
                ends[owners[number]].add(end)

        if self._others is not None:
            self._others.scan(data, match_event_handler=met)
        if self._words is not None:
            self._words.scan(data, match_event_handler=met_literal)
        return ends

    def _compile(self, triggers: Sequence[Trigger]) -> None:
        self._words = _words(self._literals)
        # \b knows ASCII only, so a pattern with other letters goes without: a superset
        plain = [t if t.regex.isascii() else Trigger(t.regex.replace(r"\b", ""), t.exact) for t in triggers]
        rest = [i for i in range(len(plain)) if i not in self._literals]
        self._others = _database(plain, rest)
        if self._others is None and rest:
            self.refused = [i for i in rest if _database(plain, [i]) is None]
            self._others = _database(plain, [i for i in rest if i not in self.refused])

    def _load(self, file: Path) -> bool:
        """Whether the file held what it must; a damaged one is made anew."""
        try:
            head, _, body = file.read_bytes().partition(b"\n")
            length, whole, *refused = map(int, head.split())
            if len(body) != whole:
                return False
            self._words, self._others = _loaded(body[:length]), _loaded(body[length:])
            self.refused = refused
        except (OSError, ValueError, hyperscan.error):
            return False
        return True

    def _store(self, file: Path) -> None:
        words, others = (hyperscan.dumpb(d) if d is not None else b"" for d in (self._words, self._others))
        head = " ".join(map(str, (len(words), len(words) + len(others), *self.refused))).encode()
        with contextlib.suppress(OSError):  # a cache that cannot be written costs time only
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as temporary:
                temporary.write(head + b"\n" + words + others)
            Path(temporary.name).replace(file)


def available() -> bool:
    """Whether there is a Hyperscan here."""
    return hyperscan is not None


def prepare(triggers: Sequence[Trigger], folder: Path) -> Path | None:
    """Compile into the folder what processes to come will load from it; quick where that is done already."""
    if not available():
        return None
    file = cache_file(triggers, folder)
    if not file.exists():
        for old in sorted(folder.glob("gate-*.hs"), key=lambda f: f.stat().st_mtime)[:-_KEPT]:
            old.unlink(missing_ok=True)
        Compiled(triggers, folder)
    return file


def cache_file(triggers: Sequence[Trigger], folder: Path) -> Path:
    """The file that keeps these triggers, named for them and for the engine's version."""
    version = str(getattr(hyperscan, "__version__", ""))
    told = "\0".join(("2", version, platform.machine(), *map(repr, triggers)))
    return folder / f"gate-{hashlib.sha256(told.encode()).hexdigest()[:24]}.hs"


def _literal(trigger: Trigger) -> Literal | None:
    found = _LITERAL.fullmatch(trigger.regex)
    if found is None:
        return None
    text = re.sub(r"\\(.)", r"\1", found[2])
    if not text.isascii() or (found[1] and len(text) <= _SHORT):
        return None
    return Literal(text.encode(), trigger.exact, bool(found[1]), bool(found[3]))


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


def _database(triggers: Sequence[Trigger], numbers: Iterable[int]) -> Any:
    chosen = list(numbers)
    if not chosen:
        return None
    database = hyperscan.Database()
    try:
        database.compile(
            expressions=[triggers[i].regex.encode() for i in chosen],
            ids=chosen,
            flags=[_flags(triggers[i]) for i in chosen],
        )
    except hyperscan.error:
        return None
    return database


def _flags(trigger: Trigger) -> int:
    caseless: int = 0 if trigger.exact else hyperscan.HS_FLAG_CASELESS
    wide = not trigger.regex.isascii() or _ANY_LETTER.search(trigger.regex)
    return caseless | (hyperscan.HS_FLAG_UTF8 if wide else 0)


def _loaded(body: bytes) -> Any:
    if not body:
        return None
    database = hyperscan.loadb(body, mode=hyperscan.HS_MODE_BLOCK)
    database.scratch = hyperscan.Scratch(database)
    return database
