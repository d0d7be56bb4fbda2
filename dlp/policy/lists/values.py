"""What a cell of a register may hold: each function reads one kind of value, or says what is wrong with it.

A reader takes the trimmed text of a cell and returns the value, or raises BadValue, whose text ends a sentence that
begins with the column's name. No message repeats the cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from dlp.errors import nearest

Read = Callable[[str], Any]

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?")
_YEAR = re.compile(r"(?:SY\s*)?(20\d\d)\s*[-/–]\s*(?:20)?(\d\d)", re.IGNORECASE)
_ADDRESS = re.compile(r"[^@\s<>\",;:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_DOMAIN = re.compile(r"(?!-)[^\W_](?:[^\W_]|-)*(?:\.(?:[^\W_]|-)+)+")

YES = frozenset("yes y true t 1 x on".split())
NO = frozenset("no n false f 0 off".split())


class BadValue(ValueError):
    """A cell that cannot be meant. The text ends a sentence that begins with the column's name."""


def text(cell: str) -> str:
    """Any text on one line."""
    return " ".join(cell.split())


def day(cell: str) -> date:
    """A day: 2027-06-30, or 6/30/2027 as spreadsheets in the United States write it."""
    if found := _ISO.fullmatch(cell):
        year, month, number = map(int, found.groups())
    elif found := _AMERICAN.fullmatch(cell):
        month, number, year = map(int, found.groups())
    else:
        raise BadValue("is no date: write 2027-06-30")
    try:
        return date(year, month, number)
    except ValueError:
        raise BadValue("is a day that no calendar has: write 2027-06-30") from None


def school_year(cell: str) -> date:
    """The last day of a school year written as 2026-27; it ends on June 30 (M.G.L. c.44 s.56A: the fiscal year)."""
    found = _YEAR.fullmatch(cell)
    if not found or int(found[2]) != (int(found[1]) + 1) % 100:
        raise BadValue("is no school year: write 2026-27")
    return date(int(found[1]) + 1, 6, 30)


def flag(cell: str) -> bool:
    """Yes or no."""
    word = cell.casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise BadValue("must be yes or no")


def address(cell: str) -> str:
    """A mail address, in lower case."""
    found = cell.casefold().removeprefix("mailto:")
    if not _ADDRESS.fullmatch(found):
        raise BadValue("is no mail address")
    return found


def domain(cell: str) -> str:
    """A domain in lower case, also taken from a web address: `https://www.example.org/x` is `www.example.org`."""
    found = re.sub(r"^[a-z][a-z0-9+.-]*://", "", cell.casefold()).partition("/")[0].partition(":")[0]
    found = found.removeprefix("*.").removeprefix("@").rstrip(".")
    if not _DOMAIN.fullmatch(found):
        raise BadValue("is no domain such as example.org")
    return found


def address_or_domain(cell: str) -> str:
    """A mail address, or `@` and a domain for everybody there."""
    return address(cell) if "@" in cell.lstrip("@") else f"@{domain(cell)}"


def several(read: Read) -> Read:
    """Values between semicolons, as a tuple."""

    def each(cell: str) -> tuple[Any, ...]:
        return tuple(read(part.strip()) for part in cell.split(";") if part.strip())

    return each


def one_of(words: Mapping[str, str] | tuple[str, ...]) -> Read:
    """One of a few words, however it is cased and joined; a mapping gives further spellings and what each means."""
    meant = words if isinstance(words, Mapping) else {word: word for word in words}
    known = {_plain(spelling): word for spelling, word in meant.items()}
    shown = tuple(dict.fromkeys(meant.values()))

    def read(cell: str) -> str:
        if (found := known.get(_plain(cell))) is not None:
            return found
        raise BadValue(f"must be one of {', '.join(shown)}{nearest(cell.casefold(), shown)}")

    read.words = shown  # type: ignore[attr-defined]  # for the page that documents the column
    return read


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "", word.casefold())
