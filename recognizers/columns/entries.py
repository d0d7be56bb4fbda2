"""Cells that name somebody and say something of them as well: "Adele Marsh - peanut allergy", "latex allergy (Adele M.)".

A list that is kept by hand has one column for both, under a heading that asks for the one or the other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from recognizers.headings.headers import says_something
from recognizers.naming.gazetteer import fold, is_first, is_last, is_ordinary, may_be_first
from recognizers.naming.shapes import INITIAL, PARTICLE, SUFFIX, TOKEN, UPPER

_LONGEST = 300
"""Characters of such a cell at most."""

_WORD = rf"{TOKEN}(?![\w'’])"
_TURNED = rf"{_WORD}(?: {_WORD})?, (?:{_WORD}(?: {INITIAL}(?![\w'’]))?|[A-Z]\.)"
_PLAIN = rf"{_WORD}(?: (?:{PARTICLE}{{0,2}}{_WORD}|{INITIAL}(?![\w'’]))){{0,3}}"
_CAPITALS = rf"{UPPER}(?:,? (?:{UPPER}|{INITIAL})(?![\w'’])){{0,2}}"
_CLASS = r"(?:,? ?\(?(?:(?:gr(?:ade)?|rm|room|hr)\.? ?\w{1,3}|\d{1,2}(?:st|nd|rd|th)|K|PK)\)?(?![\w/]))?"

_AHEAD = re.compile(
    rf"[*•–☐ -]{{0,3}}(?:(?P<name>{_TURNED}|{_PLAIN})(?: {SUFFIX})?{_CLASS}(?:[ ,]{{0,2}}[(\[:;–—=|*>]+ ?| ?- |, | +)|(?P<loud>{_CAPITALS}){_CLASS}(?: ?[(\[:–—=|*]+ ?| ?- ))"
    rf"(?P<remark>\S.+)"
)
"""A name at the head of a cell, a class perhaps, and what is said behind a mark, or in small letters."""

_BEHIND = re.compile(
    rf"(?P<remark>[^()\[\]]{{2,160}}?) ?(?:[(\[] ?(?P<name>{_TURNED}|{_PLAIN}){_CLASS} ?[)\]]|[-–—] (?P<end>{_PLAIN}){_CLASS})\.?$"
)
"""The same with the name behind it, in brackets or after a dash."""

_INITIALED = re.compile(rf"{_WORD} {INITIAL}")
_SURNAME = re.compile(rf"{PARTICLE}{{1,3}}{_WORD}(?: (?:{PARTICLE}{{0,2}}{_WORD}|{SUFFIX}))*")
"""The rest of a name that goes on in small letters: "da Silva"."""
_SOFT = re.compile(r"[ ,]*")
_WORDS = re.compile(r"[^\W\d_]{2}|504\b")


_PLACES = frozenset("school schools academy center room office library street avenue road park field house gym".split())


class Entry(NamedTuple):
    """Where in a cell the name stands, and where what is said."""

    start: int
    end: int
    said_from: int
    said_to: int
    marked: bool
    """Whether more than a blank divides them: running text begins with a name too."""


def parted(cell: str, among_names: bool = False) -> Entry | None:
    """The name and the remark of a cell that holds both; None for one that holds a name alone, or no name.

    `among_names` an unknown name with an initial is one too: "Djavan C.".
    """
    if len(cell) > _LONGEST:
        return None
    found = _named_ahead(cell) or _named_behind(cell)
    if found is None:
        return None
    name = cell[found.start : found.end]
    known = _is_name(name) or (among_names and _INITIALED.fullmatch(name) is not None)
    return found if known and _is_remark(cell[found.said_from : found.said_to], found.marked) else None


def _named_ahead(cell: str) -> Entry | None:
    found = _AHEAD.match(cell)
    if found is None:
        return None
    begin, end = found.span("name" if found["name"] else "loud")
    at = found.start("remark")
    loose = found["name"] and _SOFT.fullmatch(cell[end:at]) is not None
    if loose and (cut := begin + len(_cut(found["name"]))) < end:
        at = end = cut
    said = len(cell) - len(cell[at:].lstrip(" ,"))
    return Entry(begin, end, said, len(cell.rstrip(" )]*.")), _SOFT.fullmatch(cell[end:said]) is None)


def _named_behind(cell: str) -> Entry | None:
    found = _BEHIND.match(cell)
    if found is None:
        return None
    return Entry(*found.span("name" if found["name"] else "end"), *found.span("remark"), marked=True)


def is_called_so(words: str) -> bool:
    """Whether what stands behind a name may be another part of it: "Lili", "Jr"."""
    return all(word[:1].isupper() for word in words.split())


def is_entry(cell: str) -> bool:
    """Whether a cell names somebody and says something of them."""
    return parted(cell) is not None


def _cut(name: str) -> str:
    """A name without the ordinary words behind it that begin with a capital: "Adele Marsh Asthma"."""
    words = name.split(" ")
    while (
        len(words) > 1
        and len(words[-1]) > 2
        and is_ordinary(words[-1])
        and not is_last(words[-1])
        and not is_first(words[-1])
    ):
        words.pop()
    return " ".join(words).rstrip(",")


def _is_name(name: str) -> bool:
    words = re.split(r"[,\s]+", name)
    if len(words) == 1:
        return is_first(name)
    if fold(words[-1]) in _PLACES:
        return False
    return may_be_first(words[0]) or is_last(words[0]) or any(is_first(w) for w in words[1:] if len(fold(w)) > 1)


def _is_remark(remark: str, marked: bool) -> bool:
    """Whether words say something; where no mark divides them from the name, they begin small or are a sign: "IEP"."""
    if not (_WORDS.search(remark) and says_something(remark)):
        return False
    if not marked and _SURNAME.fullmatch(remark):
        return False
    return marked or remark[0].islower() or remark[:2].isupper() or remark[0].isdigit()
