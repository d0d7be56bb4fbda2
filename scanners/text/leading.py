"""What stands before the lines of a table in a text and is none of it: marks of quoted mail, of a list's entries."""

from __future__ import annotations

import re
from collections.abc import Callable

from scanners.text.textlines import Line

Peek = Callable[[int], Line | None]
"""Gives the line so many lines on, 1 for the next; None at the end of the text."""

_QUOTED = re.compile(r"[ \t]?>(?: ?>){0,9} ?")
_SIGNS = "-*•·–(0123456789"
_LISTED = re.compile(r"\s{0,8}(?:[-*•·–]|\(?\d{1,3}[.)]) (?=\S)")
"""The mark of an entry; a number that blanks or a tab part from the rest has a column of its own."""


def unquoted(line: str) -> tuple[int, str]:
    """How many marks of quoted mail stand before a line, and what stands behind them."""
    found = _QUOTED.match(line) if ">" in line[:2] else None
    return (found.group().count(">"), line[found.end() :]) if found else (0, line)


def under(depth: int, peek: Peek) -> Peek:
    """The lines that as many marks of quoted mail stand before, without these."""

    def quoted(distance: int) -> Line | None:
        following = peek(distance)
        found, rest = unquoted(following.text) if following else (0, "")
        return following._replace(text=rest) if following and found == depth else None

    return quoted if depth else peek


def may_be_listed(line: Line | None) -> bool:
    """Whether a line may begin as an entry of a list, by its first sign; an empty one may stand before such lines."""
    return line is not None and (line.text.lstrip()[:1] or "-") in _SIGNS


def are_listed(peek: Peek) -> bool:
    """Whether the next two lines that are not empty begin as entries of a list."""
    return all(line is not None and _LISTED.match(line.text) for line in map(spaced(peek), (1, 2)))


def unlisted(line: str) -> str:
    """A line with blanks for the mark of an entry before it, so that all else stands where it stood."""
    found = _LISTED.match(line)
    return " " * found.end() + line[found.end() :] if found else line


def without_marks(peek: Peek) -> Peek:
    """The lines with blanks for the marks of entries."""

    def entry(distance: int) -> Line | None:
        following = peek(distance)
        return following._replace(text=unlisted(following.text)) if following else None

    return entry


def spaced(peek: Peek) -> Peek:
    """The lines that are not empty, between which one empty line may stand."""

    def next_one(distance: int) -> Line | None:
        at = 0
        for _ in range(distance):
            at += 1
            if (line := peek(at)) is not None and not line.text.strip():
                at += 1
                line = peek(at)
            if line is None or not line.text.strip():
                return None
        return peek(at)

    return next_one
