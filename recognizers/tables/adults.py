"""Numbers in a row that its headings give to an adult whom it names beside the pupil: "Guardian", "Guardian SSN"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from recognizers.columns.column import Column
from recognizers.contract import About, Cluster, Person
from recognizers.headings.wording import words
from recognizers.linking.bearers import OF_ANYBODY
from recognizers.linking.owners import joined

_ROLES = re.compile(
    r"(?:grand)?(?:guardian|parent|mother|father|mom|dad)|caregiver|spouse|teacher|staff|coach|tutor|employee|counselor|nurse|driver|chaperone|volunteer|contact|sponsor|adult|aide|advisor|principal|instructor|adviser|pg\d?"
)
_FIRST, _LAST = frozenset({"first", "given", "fname"}), frozenset({"last", "family", "surname", "lname"})

_NUMBERS = frozenset("ssn social driver license licence dl passport itin account acct routing card bank".split())

Theirs = Mapping[int, tuple[int, ...]]
"""Of columns of numbers, by their places, where the names stand of those whose they are."""


def theirs(columns: Sequence[Column]) -> Theirs:
    """The columns of numbers whose headings say that they are an adult's whom another column names."""
    named = [i for i, c in enumerate(columns) if c.name in {"family", "staff"}]
    if not named:
        return {}
    said = {i: _roles(columns[i]) for i in named}
    found: dict[int, tuple[int, ...]] = {}
    for index, column in enumerate(columns):
        if _holds_numbers(column) and (roles := _roles(column)):
            alike = {i: len(roles & said[i]) for i in named}
            if best := max(alike.values()):
                found[index] = tuple(i for i in named if alike[i] == best)
    return found


def _holds_numbers(column: Column) -> bool:
    if column.entity is None and column.name is None:
        return not _NUMBERS.isdisjoint(words(column.heading))
    return column.entity in OF_ANYBODY


def _roles(column: Column) -> frozenset[str]:
    """What the heading of a column calls somebody, and which of several."""
    said = [w.removesuffix("'s").removesuffix("s") for w in words(column.heading)]
    roles = {w for w in said if _ROLES.fullmatch(w)}
    return frozenset(roles | {w for w in said if w.isdigit()}) if roles else frozenset()


def parted(
    cluster: Cluster, columns: Sequence[Column], cells: Sequence[str], of: Theirs, title: Callable[[Column], str]
) -> Iterator[Cluster]:
    """The cluster of a row, and one for each of the adults whose numbers stand in it. `title` gives a column's heading as
    places have it."""
    if not of:
        yield cluster
        return
    left = list(cluster.matches)
    for names in dict.fromkeys(of.values()):
        name = _name(columns, cells, names)
        numbers = {title(columns[i]) for i, whose in of.items() if whose == names}
        mine = [m for m in left if m.entity in OF_ANYBODY and m.where.column in numbers]
        if not name or not mine:
            continue
        beside = {title(columns[i]) for i in names}
        named = [m for m in left if m.entity == "PERSON" and m.apart and m.where.column in beside]
        left = [m for m in left if m not in mine and m not in named]
        about: About = "staff" if columns[names[0]].name == "staff" else "family"
        yield Cluster(
            tuple(replace(m, apart=False, about=about) for m in (*named, *mine)), Person(name, about), link="row"
        )
    if left or cluster.dropped:
        yield replace(cluster, matches=tuple(left))


def _name(columns: Sequence[Column], cells: Sequence[str], places: Sequence[int]) -> str:
    parts: dict[str, str] = {}
    for i in places:
        said = set(words(columns[i].heading))
        kind = "first" if said & _FIRST else "last" if said & _LAST else "full"
        if i < len(cells) and cells[i].strip():
            parts.setdefault(kind, cells[i].strip())
    return joined(parts)
