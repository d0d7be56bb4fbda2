"""What of a file is remembered between its passages and tables: whom it is about, what it said, what waits for its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from recognizers.contract import ISSUED, Cluster, Room
from scanners.contract import Piece

if TYPE_CHECKING:
    from recognizers.linking.deferred import Deferred

BEFORE = 10_000
"""Characters of a file that are remembered to tell what kind of paper it is."""

ROWS_KEPT = 20_000
"""Rows of a sheet whose people are remembered for the comments on their cells."""


_NAMING_PARTS = frozenset({"subject", "properties", "header"})
_MOST_NAMING = 100
_OF_AUTHORS = re.compile(
    r"(?:author|creator|producer|last ?(?:modified|saved) ?by|manager|company|template|application)\b", re.IGNORECASE
)
"""Properties that name who wrote the file, not whom it is about."""


class Last:
    """What of a file is decided at its end; made when the first passage has anything. `naming` are its titles and headers."""

    def __init__(self) -> None:
        self.naming: list[str] = []
        self._titled = False

    @cached_property
    def deferred(self) -> Deferred:
        """The statements that wait."""
        from recognizers.linking.deferred import Deferred

        return Deferred()

    def heard(self, piece: Piece) -> None:
        """Remember what a header, a subject line or a property says."""
        if not self._titled and piece.context:
            self._titled = True
            self.naming.append(piece.context[0])  # the title of a page, or the first heading of a document
        if piece.where.part in _NAMING_PARTS and len(self.naming) < _MOST_NAMING and not _OF_AUTHORS.match(piece.text):
            self.naming.append(piece.text.partition(": ")[2] or piece.text)

    @property
    def waits(self) -> bool:
        """Whether there may be anything to decide."""
        return "deferred" in self.__dict__

    def noted(self, cluster: Cluster) -> Cluster:
        """The same cluster; its statements need no title to be told."""
        self.deferred.noted(cluster)
        return cluster


CARD = 3
"""Clusters of a table that is one pupil's card, at most."""


def names_others(found: Sequence[Cluster], name: str) -> bool:
    """Whether a table names anybody else."""
    return any(c.person is not None and c.person.name != name for c in found)


def pupil_of(found: Sequence[Cluster]) -> str:
    """The name of the pupil whose card a table is: nobody else is named there, and an issued number or a birth date stands there."""
    people = {c.person.name for c in found if c.person and c.person.subject is None}
    numbered = any(m.entity in ISSUED or m.entity == "DATE_OF_BIRTH" for c in found for m in c.matches)
    of_pupil = any(m.about == "student" for c in found for m in c.matches)
    return people.pop() if len(people) == 1 and len(found) < CARD and numbered and of_pupil else ""


_ENDING = re.compile(r"(?:\.[a-z]{2,5})+$", re.IGNORECASE)


def in_words(name: str) -> str:
    """What a file's name says: "fall_detentions-gr8.xlsx" is "fall detentions gr8"."""
    return re.sub(r"[_.+-]+", " ", _ENDING.sub("", name.rpartition("/")[2])).strip()


def behind(before: str, text: str) -> str:
    """What a file said before, with a text behind it, as much as is remembered."""
    return (f"{before}\n{text}" if before else text)[-BEFORE:]


class AfterPeople:
    """The room for a sheet: its rows are read until the people of as many are remembered as will be."""

    def __init__(self, room: Room, remembered: Mapping[tuple[str, int], str]) -> None:
        self._room = room
        self._remembered = remembered

    def full(self, entities: Iterable[str]) -> bool:
        """As the room says, but never before."""
        return len(self._remembered) >= ROWS_KEPT and self._room.full(entities)

    def crowded(self) -> bool:
        """As the room says."""
        return self._room.crowded()
