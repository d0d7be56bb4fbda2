"""One cell of a column of names: the name, a number or a remark beside it, and what stands there instead of a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from recognizers.columns import entries
from recognizers.columns.column import NAMING, Column
from recognizers.columns.namecells import HOUSEHOLD, KIN, capitalised, is_firm, like_name
from recognizers.columns.plan import Plan
from recognizers.columns.sheets import lists_of_conduct
from recognizers.columns.unlabelled import is_state_number
from recognizers.context.statements import LIKELY
from recognizers.contract import ISSUED, THRESHOLD, About, Hit, RawMatch
from recognizers.headings import headers
from recognizers.naming.gazetteer import is_first, is_last, is_ordinary
from recognizers.naming.shapes import NUMBER_BEHIND, without_class
from recognizers.tables.rows import could_be_name
from scanners.contract import Where

NUMBERS = frozenset({*ISSUED, "DATE_OF_BIRTH"})
"""What may stand beside the name in a cell of names."""

NAMES = "PersonRecognizer"
"""The recognizer of what stands in a column of names."""

_CLAUSE = re.compile(
    r"(?i:(?:step|grand|foster )?-?(?:mother|father|mom|dad|parents?|ma|pa)|aunt|uncle|brother|sister|sibling|guardian)s?(?: (?:[^\WA-Z]\S*|DCF|ICE|May|June?|Jan|Feb|Aug|Sept?|Oct|Nov|Dec))+"
)
"""What is said of a relative and names none: "mother in rehab"."""

_CALLED = re.compile(r"(?P<who>[^\d\n]{2,40}?)[\s,:–-]{1,3}(?P<number>[2-9]\d{2}[-.]\d{4})")
"""A relative and the seven digits under which to call: "Joan 555-0106"."""

_CALLING = re.compile(r"[A-Z]{2,5}|[a-z]{2,3}")
"""What somebody is and not called, or who signed: SLP, BCBA, "rn"."""

_SHORT = 4
"""Characters of a cell under a heading of initials that are such."""


class _Read(Protocol):
    """What reads the other cells of the table."""

    def text(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]: ...

    def of_column(self, entity: str, score: float, where: Where, value: str, layout: Plan, *why: str) -> RawMatch: ...

    def under(self, column: Column, stands: str = "stands") -> str: ...


class NameCells:
    """Reads cells of names; what in them is none is read by `cells`. `people` finds the names in a text."""

    def __init__(self, cells: _Read, people: Callable[[str], list[Hit]]) -> None:
        self._cells = cells
        self._people = people

    def read(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """A name; in a column of relatives or staff other things stand too ("grandmother, daily"), which are read as text."""
        if column.name == "family" and (called := _CALLED.fullmatch(value)):
            start, who = where.start or 0, called["who"]
            at = where.at(start=start + called.start("number"))
            number = self._cells.of_column(
                "PHONE_NUMBER", 0.75, at, called["number"], layout, self._cells.under(column)
            )
            return [*self.read(column, who, where.at(end=start + len(who)), layout), number]
        if column.name == "family" and (kin := KIN.match(value)) and like_name(kin["who"]):
            start, value = (where.start or 0) + kin.start("who"), kin["who"]
            where = where.at(start=start, end=start + len(value))
        if column.name in {"family", "staff"} and (
            _CLAUSE.fullmatch(value) or not (like_name(value) or (column.sure and capitalised(value)))
        ):
            return self._cells.text(column, value, where, layout)
        if (
            column.name == "other"
            or is_firm(value)
            or (column.name == "family" and lists_of_conduct.is_household(value))
        ):
            return []
        if before := HOUSEHOLD.match(value):
            value, where = value[before.end() :], where.at(start=(where.start or 0) + before.end())
        if column.name in NAMING and layout.about != "staff" and (behind := NUMBER_BEHIND.search(value)):
            return self._numbered_cell(column, value, behind, where, layout)
        return self._person_cell(column, value, where, layout)

    def _person_cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """A name, a class behind it left out, or a name with what is said; nothing if the cell says what somebody is."""
        if (named := without_class(value, of_pupils=column.about == "unknown" and layout.about != "staff")) != value:
            value, where = named, where.at(end=(where.start or 0) + len(named))
        entry = entries.parted(value, column.sure) if column.name in {"full", "first"} else None
        if entry is not None:
            return self._entry_cell(column, value, entry, where, layout)
        if not could_be_name(value):
            return self._name_and_number(column, value, where, layout)
        if (
            _is_role(value)
            or (column.name in {"family", "staff"} and _CALLING.fullmatch(value))
            or (column.name == "staff" and len(value) <= _SHORT and headers.key(column.heading).endswith("initials"))
        ):
            return []
        about: About = column.about if column.about != "unknown" else layout.about
        why = (self._cells.under(column),)
        return [RawMatch("PERSON", 0.85, where, value, about, why, by=NAMES)]

    def _numbered_cell(
        self, column: Column, value: str, number: re.Match[str], where: Where, layout: Plan
    ) -> list[RawMatch]:
        """A cell that names a pupil and gives the number behind the name; the number is read as text where nothing tells whose it is."""
        start, said = where.start or 0, value[: number.start()]
        named = self.read(column, said, where.at(end=start + len(said)), layout)
        if not named:
            return self._name_and_number(column, value, where, layout)
        if layout.about != "student":
            return [*named, *(m for m in self._cells.text(column, value, where, layout) if m.entity in NUMBERS)]
        at = where.at(start=start + number.start("number"), end=start + number.end("number"))
        entity = "SASID" if is_state_number(number["number"]) else "STUDENT_ID"
        return [*named, self._cells.of_column(entity, 0.85, at, number["number"], layout, self._cells.under(column))]

    def _entry_cell(
        self, column: Column, value: str, entry: entries.Entry, where: Where, layout: Plan
    ) -> list[RawMatch]:
        """A cell that names somebody and says something of them; the whole of it is the name where that says nothing."""
        begin, remark = where.start or 0, value[entry.said_from : entry.said_to]
        at = begin + entry.said_from
        said = [
            replace(m, where=m.where.at(start=at + (m.where.start or 0), end=at + (m.where.end or 0)))
            for m in self._cells.text(replace(column, heading=""), remark, where, layout)
        ]
        if not said and could_be_name(value) and entries.is_called_so(remark):
            entry = entry._replace(start=0, end=len(value))
        elif not said and (numbered := self._name_and_number(column, value, where, layout)):
            return numbered
        name = value[entry.start : entry.end]
        about: About = column.about if column.about != "unknown" else layout.about
        where = where.at(start=begin + entry.start, end=begin + entry.end)
        return [RawMatch("PERSON", 0.85, where, name, about, (self._cells.under(column),), by=NAMES), *said]

    def _name_and_number(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """A cell of names that holds a labelled number too: "Emma Sampson (SASID 1044127691)"; nothing without a number."""
        if is_state_number(value):  # in a list of initials some stand for themselves by their number
            return [self._cells.of_column("SASID", 0.75, where, value, layout, self._cells.under(column))]
        numbers = [m for m in self._cells.text(column, value, where, layout) if m.entity in NUMBERS]
        if not any(m.score >= THRESHOLD for m in numbers):
            return []
        named = [
            RawMatch(
                "PERSON", h.score, where.at(start=h.start, end=h.end), value[h.start : h.end], h.about, h.why, by=NAMES
            )
            for h in self._people(value)
            if h.score >= LIKELY
        ]
        return [*named[:1], *numbers]


def _is_role(value: str) -> bool:
    """Whether small letters say what somebody is, and not who: "custodian", "sub desk"."""
    words = value.split()
    return value.islower() and all(is_ordinary(w) and not is_first(w) and not is_last(w) for w in words)
