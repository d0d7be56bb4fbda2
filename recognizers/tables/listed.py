"""Rows of a table beside a roster: what it knows of their cells, whose row it is, which columns hold its ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from recognizers.columns.column import Column
from recognizers.columns.plan import SAMPLE_ROWS, Plan
from recognizers.contract import ISSUED, THRESHOLD, Cluster, Hit, Person, RawMatch
from recognizers.disguise.cells import PlainRows
from recognizers.headings import headers
from scanners.contract import Row, Where

if TYPE_CHECKING:  # brings numpy in, which nothing needs without a roster
    from recognizers.roster.match import Roster

KEPT = 1_000
"""Rows of which something is known and kept, should they be read again."""

_GRADES = frozenset("grade gradelevel gradelvl gr currentgrade stdgradelevel schoolgrade gradeinschool".split())
_BEGINS = frozenset("GgCcSs")
_GRADE = re.compile(r"\s*(pk|k|\d{1,2})(?:st|nd|rd|th)?\s*", re.IGNORECASE)

OTHERS = frozenset({"family", "staff", "other"})
"""Columns whose names are not those of the people that the rows are about."""


class ListedRows:
    """Keeps, for each row until it is asked for, what the roster knows of its cells."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        # each row is held with what is known of it, so that its id is nobody else's meanwhile
        self._known: dict[int, tuple[Row, Sequence[Sequence[Hit]]]] = {}
        self._grade: int | None = None
        """The column under a heading of grades that was met last."""

    def of(self, row: Row) -> Sequence[Sequence[Hit]]:
        """What the roster knows of each cell of a row."""
        known = self._known.pop(id(row), None)
        return known[1] if known else ()

    def seen(self, row: Row) -> Sequence[Sequence[Hit]]:
        """The same, which will be asked for once more."""
        known = self._known.get(id(row))
        return known[1] if known else ()

    def read(self, block: Sequence[Row]) -> None:
        """Look rows up in the roster, many at once."""
        known = self._roster.rows([self._spelled(row.cells) for row in block])
        self._known.update({id(row): (row, hits) for row, hits in zip(block, known, strict=True) if any(hits)})
        while len(self._known) > KEPT:  # of titles and headers nobody asks
            del self._known[next(iter(self._known))]

    def _spelled(self, cells: Sequence[str]) -> Sequence[str]:
        """The cells of a row, what stands under a heading of grades written as a text names a grade."""
        headed = next((i for i, c in enumerate(cells) if c[:1] in _BEGINS and headers.key(c) in _GRADES), None)
        if headed is not None:
            self._grade = headed
        elif self._grade is not None and self._grade < len(cells):
            grade = _GRADE.fullmatch(cells[self._grade])
            if grade is not None:
                return [*cells[: self._grade], f"grade {grade[1]}", *cells[self._grade + 1 :]]
        return cells


def beside_listed(
    found: Sequence[RawMatch], listed: Sequence[Hit], cell: str, where: Where, column: Column, layout: Plan
) -> list[RawMatch]:
    """The matches of a cell with those of the roster that add something; what is there already gains the reason."""
    out = list(found)
    of_firms = layout.about != "student" and _is_of_firms(layout)
    for hit in listed:
        if hit.entity == "PERSON" and (column.name == "other" or of_firms):
            continue
        same = next((i for i, m in enumerate(out) if m.entity == hit.entity and _overlap(m.where, hit)), None)
        if same is not None:
            about = out[same].about if of_firms else hit.about
            out[same] = replace(out[same], about=about, why=(*out[same].why, *hit.why))
            continue
        place = where.at(start=hit.start, end=hit.end)
        out = [m for m in out if not (_overlap(m.where, hit) and m.value.strip() == cell[hit.start : hit.end])]
        out.append(RawMatch(hit.entity, hit.score, place, cell[hit.start : hit.end], hit.about, hit.why))
    return out


@lru_cache(maxsize=1_000)
def _is_of_things(heading: str) -> bool:
    from recognizers.roster.signs import is_of_things  # brings numpy in

    return bool(heading.strip()) and is_of_things(heading)


def of_people(listed: Sequence[Sequence[Hit]], layout: Plan) -> list[Sequence[Hit]]:
    """What the roster knows of the cells, without ids under a heading of orders or things."""
    return [
        [h for h in hits if h.entity not in ISSUED] if hits and _is_of_things(column.heading) else hits
        for hits, column in zip(listed, layout.columns, strict=False)
    ] + list(listed[len(layout.columns) :])


def numbered(found: Sequence[RawMatch], roster: Roster) -> list[Hit]:
    """Whose the ids in a cell are that its column tells, as the roster says."""
    hits = []
    for match in found:
        if match.entity in ISSUED and match.score >= THRESHOLD and (hit := roster.numbered(match.said, match.entity)):
            start = match.where.start or 0
            hits.append(replace(hit, start=start, end=start + len(match.said)))
    return hits


def _overlap(where: Where, hit: Hit) -> bool:
    start, end = where.start or 0, where.end
    return start < hit.end and (end is None or hit.start < end)


def row_owner(cells: Sequence[str], listed: Sequence[Sequence[Hit]], layout: Plan) -> Person | None:
    """The person a row is about, by the roster: a student named or numbered in it, else anybody, relatives last.

    The name is as the row writes it, empty where only an id, an address or a number tells.
    """
    hits = [
        (h, index)
        for index, of_cell in enumerate(listed[: len(layout.columns)])
        if layout.columns[index].name not in OTHERS
        for h in of_cell
        if h.subject is not None
    ]
    if _names_somebody(cells, layout):  # an address or a phone number may be a relative's, or the firm's
        hits = [
            (h, i) for h, i in hits if h.entity in _OF_ONE or (h.entity == "EMAIL_ADDRESS" and h.about == "student")
        ]
    if not hits or (layout.about != "student" and _is_of_firms(layout)):
        return None
    order = {"student": 0, "staff": 1, "unknown": 1, "family": 2}
    best, _ = min(hits, key=lambda one: (order[one[0].about], one[0].entity not in _TELLING, one[1]))
    named = [(h, i) for h, i in hits if h.subject == best.subject and h.entity == "PERSON"]
    name = " ".join(cells[i][h.start : h.end] for h, i in named)
    return Person(name, best.about, best.subject)


def known_as(person: Person, owner: Person) -> Person:
    """The person that a row names, as the roster knows them: a pupil of it, where no heading says whom the rows are about."""
    about = "student" if person.about == "unknown" and owner.about == "student" else person.about
    return replace(person, subject=owner.subject, about=about)


def _names_somebody(cells: Sequence[str], layout: Plan) -> bool:
    return any(column.name in _NAMED and cell.strip() for cell, column in zip(cells, layout.columns, strict=False))


def _is_of_firms(layout: Plan) -> bool:
    """Whether the rows are about firms, whose people may be called as somebody of the roster is."""
    return any(headers.key(column.heading) in _FIRMS for column in layout.columns)


_TELLING = frozenset({"PERSON", "STUDENT_ID", "SASID"})
_OF_ONE = _TELLING | {"EMPLOYEE_ID", "DATE_OF_BIRTH"}
_NAMED = frozenset({"first", "last", "full"})
_FIRMS = frozenset("vendor vendorname company companyname supplier payee business firm manufacturer".split())


def names_in(row: Row, index: int, where: Where, plain: PlainRows, roster: Roster) -> Iterator[Cluster]:
    """The people of the roster who are named in a field of a form that is no name's, each by themselves."""
    cell = row.cells[index]
    for hit in roster.cells(row.cells)[index]:
        if hit.entity == "PERSON":
            name, place = cell[hit.start : hit.end], where.at(start=hit.start, end=hit.end)
            found = plain.restored(row, index, [RawMatch("PERSON", hit.score, place, name, hit.about, hit.why)])
            yield Cluster(tuple(found), Person(name, hit.about, hit.subject))


def with_ids(layout: Plan, rows: Sequence[Row], roster: Roster) -> Plan:
    """The plan with those columns as columns of ids whose heading does not say so but whose cells are the roster's."""
    columns = list(layout.columns)
    body = [r for r in rows if layout.header is None or r.number > layout.header][:SAMPLE_ROWS]
    for index, column in enumerate(columns):
        if column.entity is None and column.name is None and not _is_of_things(column.heading):
            entity = roster.id_column([r.cells[index] for r in body if index < len(r.cells)])
            if entity is not None:
                columns[index] = replace(column, entity=entity)
    return replace(layout, columns=tuple(columns))
