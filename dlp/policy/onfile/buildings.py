"""Which school an item is of: an opt-in holds for its own building only (MB-05).

A page is of the schools that its permission to publish names, else of those that its path names. A school goes by its
full name or by what tells it apart: "Memorial Middle School" is "Memorial", and is not "Memorial Elementary".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from dlp.policy.onfile import places
from dlp.policy.onfile.shelf import Shelf
from recognizers.roster.schools import Name, telling, words

_WORD = re.compile(r"[^\W_]+")


def known(shelf: Shelf) -> frozenset[Name]:
    """The schools that the registers name: those about students, of people's roles, and of permissions to publish."""
    if not shelf.kept:
        return frozenset()
    from dlp.policy.lists.register import Pupil

    named = {row.school for kept in shelf.kept.values() for row in kept.rows if isinstance(row, Pupil)}
    named |= {row.building for row in shelf.rows("people")}
    named |= {row.building for row in shelf.rows("publication")}
    return frozenset(words(school) for school in named if words(school))


def of_item(shelf: Shelf, schools: frozenset[Name], uri: str) -> frozenset[Name]:
    """The schools that an item at a URI is of; none where nothing tells."""
    rows = places.permissions(shelf, uri)
    nearest = max((len(row.folder) for row in rows), default=0)
    permitted = frozenset(words(row.building) for row in rows if row.building and len(row.folder) == nearest)
    return permitted or _named_in(schools, unquote(uri))


def _named_in(schools: Iterable[Name], place: str) -> frozenset[Name]:
    """The schools that a path or web address names; of those of one telling name the ones that it names at length."""
    text = f" {' '.join(_WORD.findall(place.casefold()))} "
    lengths = {school: length for school in schools if (length := _length(school, text))}
    longest: dict[Name, int] = {}
    for school, length in lengths.items():
        longest[telling(school)] = max(length, longest.get(telling(school), 0))
    return frozenset(school for school, length in lengths.items() if length == longest[telling(school)])


def _length(school: Name, text: str) -> int:
    """How many words of the school's name stand in a text, in their order or as one word; 0 for none."""
    forms = (school, telling(school))
    return next((len(form) for form in forms if f" {' '.join(form)} " in text or f" {''.join(form)} " in text), 0)
