r"""Families of phrases in a notation that needs no regular expressions, and what it comes to as one.

A line of a file in `said/` is a family: words, and slots for words. Case is ignored.

* `(a|b c)` one of these; `[a|b]` one of these or none; `..` up to three words of any kind;
* `{kin}` a slot, defined once as `kin = mom|dad` in any file of the folder; a slot may hold slots;
* `*` any ending of a word, `#` a number in digits, `^` a word that begins with a capital;
* `!` between two words: what stands before it is telling enough to open the gate (`phrases.triggers`);
* a word in capitals counts only in capitals;
* a hyphen stands for a hyphen, a blank or nothing, an apostrophe may be typed either way and, but behind
  `^`, left out.

So `{kin} {may not} pick-up` is "gma cant pick up", "his father is not allowed to pickup" and some thousand others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from recognizers.triggers.phrases import OPENED

_WORD = r"[\w'’/&-]+"
_CHARACTERS = {"'": "['’]?", "-": "[- ]?", "*": r"\w*", "#": r"\d+", "^": r"(?-i:[A-Z])[\w-]*", "!": OPENED}


class Misworded(ValueError):
    """A line of a vocabulary that is not well formed."""

    def __init__(self, line: str, what: str) -> None:
        super().__init__(f"{what} in the line {line!r}")


class _Part(NamedTuple):
    regex: str
    optional: bool


class Notation:
    """Turns lines into regular expressions; `slots` are the lines of the slots by name."""

    def __init__(self, slots: Mapping[str, str]) -> None:
        self._slots = slots
        self._done: dict[str, str | None] = {}

    def regex(self, line: str) -> str:
        """The regular expression of a line. Raises Misworded where it is not well formed."""
        reader = _Reader(line, self)
        found = reader.choice("")
        if reader.place < len(line):
            raise Misworded(line, f"a {line[reader.place]!r} that closes nothing")
        return found

    def slot(self, name: str) -> str | None:
        """The regular expression of a slot; None if there is no such slot, or if it needs itself."""
        if name not in self._done:
            self._done[name] = None
            self._done[name] = self.regex(self._slots[name]) if name in self._slots else None
        return self._done[name]


class _Reader:
    """Reads one line from left to right."""

    def __init__(self, line: str, notation: Notation) -> None:
        self.line = line
        self.place = 0
        self._notation = notation

    def choice(self, closing: str) -> str:
        """The sequences up to the closing bracket, one of which must stand there."""
        branches = [self._sequence()]
        while self._next() == "|":
            self.place += 1
            branches.append(self._sequence())
        if self._next() != closing:
            raise Misworded(self.line, f"no {closing!r} where one is needed")
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"

    def _sequence(self) -> str:
        parts: list[_Part] = []
        while self._next() not in {"", "|", ")", "]"}:
            if self._next() == " ":
                self.place += 1
            else:
                parts.append(self._part())
        return _joined(parts)

    def _part(self) -> _Part:
        """The pieces up to the next blank; optional where brackets hold all of it."""
        pieces: list[tuple[str, bool]] = []
        if self.line.startswith("..", self.place):
            self.place += 2
            return _Part(rf"{_WORD}(?: {_WORD}){{0,2}}", optional=True)
        while self._next() not in {"", " ", "|", ")", "]"}:
            pieces.append(self._piece())
        if len(pieces) == 1:
            return _Part(*pieces[0])
        return _Part("".join(f"(?:{r})?" if optional else r for r, optional in pieces), optional=False)

    def _piece(self) -> tuple[str, bool]:
        character = self._next()
        self.place += 1
        if character in "([":
            closing = {"(": ")", "[": "]"}[character]
            inner = self.choice(closing)
            self.place += 1
            return inner, character == "["
        if character == "{":
            return self._slot(), False
        if character == "^" and self._next() == "'":
            self.place += 1
            return _CHARACTERS["^"] + "['’]", False
        if character.isupper():
            rest = re.compile("[A-Z]*").match(self.line, self.place)
            self.place = rest.end() if rest else self.place
            return f"(?-i:{character}{rest.group() if rest else ''})", False
        return _CHARACTERS.get(character) or re.escape(character), False

    def _slot(self) -> str:
        name, bracket, _ = self.line[self.place :].partition("}")
        inner = self._notation.slot(name) if bracket else None
        if inner is None:
            raise Misworded(self.line, f"no slot {name!r}")
        self.place += len(name) + 1
        return f"(?:{inner})"

    def _next(self) -> str:
        return self.line[self.place : self.place + 1]


def _joined(parts: list[_Part]) -> str:
    """The parts with blanks between them, an optional one with the blank that goes with it."""
    out: list[str] = []
    begun = False
    for part in parts:
        if part.regex == OPENED:
            out.append(OPENED)
        elif part.optional:
            out.append(f"(?: (?:{part.regex}))?" if begun else f"(?:(?:{part.regex}) )?")
        else:
            out.append(f" {part.regex}" if begun else part.regex)
            begun = True
    return "".join(out)
