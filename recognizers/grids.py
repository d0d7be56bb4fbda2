"""Tables: rows to clusters. A row is one person; the heading is the context of every cell below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from recognizers.blanks import evened
from recognizers.column import Column
from recognizers.columns import (
    SAMPLE_ROWS,
    Plan,
    capitalised,
    is_firm,
    like_name,
    plan,
    reads_as_name,
    reads_as_new_header,
)
from recognizers.contract import (
    BESIDE,
    ISSUED,
    STATEMENTS,
    THRESHOLD,
    About,
    Cluster,
    Hit,
    Link,
    Person,
    RawMatch,
    Recognizer,
)
from recognizers.disguise.cells import PlainRows
from recognizers.forms import Field, flatten, form_rows
from recognizers.gate import Gate
from recognizers.gazetteer import is_placeholder
from recognizers.headings import Headings, Reading
from recognizers.labels import REFUSED
from recognizers.listed import beside_listed, names_in, row_owner, with_ids
from recognizers.lookalikes import UNFIT_CELL, dropped, least, parted
from recognizers.owners import Owner, identifier_of, joined, owner_of
from recognizers.rows import Rows, as_lines, cell_place, could_be_name, plain_heading, repeats
from recognizers.statements import BARE, LIKELY
from recognizers.technical import ANY_PAPER, Technical, about_programs, speaks_so
from recognizers.topics import split_flags
from scanners.contract import Grid, Piece, Row, Where

if TYPE_CHECKING:  # brings numpy in, which nothing needs without a roster
    from recognizers.roster.match import Roster

RECORDS = STATEMENTS - {
    "HEALTH_ALERT",
    "CUSTODY_NOTE",
    "CRIMINAL_RECORD",
    "DISCIPLINE_RECORD",
    "IMMIGRATION_STATUS",
    "RACE_ETHNICITY",
}
"""Statements whose headings are ordinary words too."""

_ANYBODY = re.compile(
    r"(?:student|pupil|patient|child|kid|person|case|participant|subject|client|learner|candidate|respondent|employee|name)s? ?#? ?(?:\d{1,3}|[a-z])",
    re.IGNORECASE,
)
"""A name that stands for anybody, as in a lesson: "Patient A"."""

NUMBERS = frozenset({*ISSUED, "DATE_OF_BIRTH"})
"""What may stand beside the name in a cell of names."""

_STANDS_FOR_ANYBODY = "dropped: the name in its row stands for anybody"
NAMES = "PersonRecognizer"
"""The recognizer of what stands in a column of names."""

_DISTINCT = 20_000
_SHORT = 4


_NOTHING: tuple[tuple[Hit, ...], frozenset[str]] = ((), frozenset())


class GridReader:
    """Reads tables with the recognizers in force. `people` finds the names in a text, `lines` reads
    pieces as prose, under the text above them, in a paper of some kind."""

    def __init__(
        self,
        recognizers: Sequence[Recognizer],
        people: Callable[[str], list[Hit]],
        lines: Callable[[Iterable[Piece], str, Technical], Iterator[Cluster]],
        roster: Roster | None = None,
        gate: Gate | None = None,
        explain: bool = False,
    ) -> None:
        self._explain = explain
        self._roster = roster
        self._gate = gate
        self._headings = Headings(recognizers)
        self._text_recognizers = [r for r in recognizers if r.entity != "PERSON"]
        self._people = people
        self._lines = lines
        self._in_cell = lru_cache(maxsize=_DISTINCT)(self._find_in_cell)
        self._shown = lru_cache(maxsize=_DISTINCT)(self._find_shown)

    def read(self, grid: Grid, above: str = "", paper: Technical = ANY_PAPER) -> Iterator[Cluster]:
        """The clusters of one table, streamed; a table that is a form (labels beside values) is one cluster or few.

        `above` is the text right above the table: whom it is about, where its rows do not say so. `paper` is what the
        table stands in, its own first rows included.
        """
        rows = Rows(grid.rows, self._roster)
        more = True
        while more:
            more = yield from self._section(grid, rows, above, paper)

    def _section(self, grid: Grid, rows: Rows, above: str, paper: Technical) -> Generator[Cluster, None, bool]:
        """The clusters of the rows under one header; whether another header follows."""
        head = list(islice(rows, SAMPLE_ROWS))
        if not head:
            return False
        if form := form_rows(head, self._headings):
            yield from self._form(grid, chain(form, flatten(rows, self._headings)), rows.plain, paper)
            return False
        layout = replace(plan(head, self._headings, self._free_text), paper=paper)
        if self._roster:
            layout = with_ids(layout, head, self._roster)
        if layout.header is None and not any(c.name or c.entity for c in layout.columns):
            yield from self._lines(as_lines(grid, chain(head, rows)), above, paper)
            return False
        titles = [r for r in head if layout.header is not None and r.number < layout.header]
        yield from self._lines(as_lines(grid, titles), above, paper)
        person = self._person_in(above + "\n" + "\n".join(" ".join(r.cells) for r in titles))
        owner = owner_of(grid.context, self._headings) or Owner(person)
        if owner.identifier and owner.identifier.startswith(("STUDENT_ID", "SASID")):
            layout = replace(layout, about="student")
        rows.put_back(head)
        last = Owner()
        for row in rows:
            if layout.header is not None and (row.number <= layout.header or repeats(row, layout)):
                continue
            if layout.header is not None and reads_as_new_header(row, self._headings):
                rows.put_back([row])
                return True
            of = owner if not layout.has_names else last if layout.continues(row) else Owner()
            cluster = self._row(grid, layout, row, of, rows)
            if cluster is not None:
                if cluster.matches:
                    last = Owner(cluster.person, cluster.identifier)
                yield cluster
        return False

    def _cells(
        self, grid: Grid, layout: Plan, row: Row, rows: Rows, listed: Sequence[Sequence[Hit]]
    ) -> tuple[list[RawMatch], list[RawMatch], dict[str, str]]:
        """What may count in the cells of a row, its look-alikes, and the parts of its person's name by their kind."""
        matches: list[RawMatch] = []
        left: list[RawMatch] = []
        names: dict[str, str] = {}
        for index, cell in enumerate(row.cells[: len(layout.columns)]):
            value = cell.strip()
            if not value:
                continue
            column = layout.columns[index]
            told = listed[index] if index < len(listed) else ()
            if (
                column.entity is None
                and column.name is None
                and not (column.flags or told or self._free_text(column.heading, value))
            ):
                continue
            where = self._where(grid, row, index, column, cell)
            found = self._cell(column, value, where, layout)
            if told:
                found = beside_listed(found, told, cell, where, column, layout)
            found, weak = parted(rows.plain.restored(row, index, found))
            matches.extend(found)
            left.extend(weak)
            if found and column.name in {"first", "last", "middle", "full"}:
                name = value if could_be_name(value) else next((m.said for m in found if m.entity == "PERSON"), "")
                names.setdefault(column.name, name)
        return matches, left, names

    def _row(self, grid: Grid, layout: Plan, row: Row, above: Owner, rows: Rows) -> Cluster | None:
        listed = rows.listed(row)
        matches, left, names = self._cells(grid, layout, row, rows, listed)
        if not matches:
            return self._left(left)
        name = joined(names)
        if is_placeholder(name) or _ANYBODY.fullmatch(name):
            return self._left([*left, *(replace(m, why=(*m.why, _STANDS_FOR_ANYBODY)) for m in matches)])
        person = Person(name, layout.about) if name else above.person
        identifier = identifier_of(matches) or (None if name else above.identifier)
        owner = row_owner(row.cells, listed, layout)
        if owner is not None:
            person = replace(person, subject=owner.subject) if person and name else owner if owner.name else person
        if person is None and identifier is None and owner is None and (inline := self._inline_person(row, layout)):
            matches.extend(inline[1:])
            person = Person(inline[0].said, inline[0].about) if inline else None
            matches.append(inline[0])
        kept = [m for m in matches if m.entity not in STATEMENTS or m.score >= (BARE if person else THRESHOLD)]
        if person is None and identifier is None and owner is None:
            kept = [m for m in kept if m.entity not in STATEMENTS | BESIDE]
        if self._explain:
            left.extend(m for m in matches if m not in kept)
        if not kept:
            return self._left(left)
        cluster = Cluster(tuple(kept), person, identifier, owner.subject if owner else None)
        link: Link | None = "record" if person is above.person and not name else "row"
        return replace(cluster, link=link, dropped=dropped(left) if self._explain else ())

    def _left(self, found: Sequence[RawMatch]) -> Cluster | None:
        """What stands for a row in which nothing counts: its look-alikes, where somebody asks why."""
        return Cluster((), dropped=dropped(found)) if self._explain and found else None

    def _person_in(self, text: str) -> Person | None:
        """The last person of some text who is no member of staff."""
        found = [h for h in self._people(text) if h.score >= 0.65 and h.about != "staff"]
        return Person(text[found[-1].start : found[-1].end], found[-1].about) if found else None

    def _inline_person(self, row: Row, layout: Plan) -> list[RawMatch]:
        """People named inside the free text of a row without a name column: "J. Silva out, EpiPen with nurse"."""
        if layout.has_names:
            return []
        found: list[RawMatch] = []
        for index, cell in enumerate(row.cells[: len(layout.columns)]):
            if (
                layout.columns[index].name is None
                and layout.columns[index].entity is None
                and len(cell) > _SHORT
                and not is_firm(cell)
            ):
                for hit in self._people(cell):
                    if hit.score >= 0.65 and hit.about != "staff":
                        where = Where(row=row.number, column=self._shown(layout.columns[index].heading) or None)
                        found.append(
                            RawMatch(
                                "PERSON", hit.score, where, cell[hit.start : hit.end], hit.about, hit.why, by=NAMES
                            )
                        )
        return found

    def _cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        if column.flags:
            return self._flag_cell(column, value, where, layout)
        if column.name is not None:
            return self._name_cell(column, value, where, layout)
        if column.entity in STATEMENTS:
            return self._statement_cell(column, value, where, layout)
        if column.entity is None:
            return self._text_cell(column, value, where, layout)
        why = f'stands under "{self._shown(column.heading)}"'
        if (column.accepts or self._headings.accepts[column.entity])(value):
            return [self._of_column(column.entity, 0.9, where, value, layout, why)]
        return [self._of_column(column.entity, REFUSED, where, value, layout, why, UNFIT_CELL)] if self._explain else []

    def _of_column(self, entity: str, score: float, where: Where, value: str, layout: Plan, *why: str) -> RawMatch:
        """A match that the column tells: its recognizer is the one that knows the heading."""
        return RawMatch(entity, score, where, value, layout.about, why, by=self._headings.by.get(entity, ""))

    def _name_cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """A name; in a column of relatives or staff other things stand too ("grandmother, daily"), which are read as text."""
        if column.name in {"family", "staff"} and not (like_name(value) or (column.sure and capitalised(value))):
            return self._text_cell(column, value, where, layout)
        if column.name == "other" or is_firm(value):
            return []
        if not could_be_name(value):
            return self._name_and_number(column, value, where, layout)
        if column.name in {"family", "staff"} and re.fullmatch(r"[A-Z]{2,5}", value):
            return []  # SLP, BCBA: a calling
        about: About = column.about if column.about != "unknown" else layout.about
        why = (f'stands under "{self._shown(column.heading)}"',)
        return [RawMatch("PERSON", 0.85, where, value, about, why, by=NAMES)]

    def _name_and_number(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """A cell of names that holds a labelled number too: "Emma Sampson (SASID 1044127691)"; nothing without a number."""
        numbers = [m for m in self._text_cell(column, value, where, layout) if m.entity in NUMBERS]
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

    def _text_cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        return [
            RawMatch(
                h.entity,
                h.score,
                where.at(start=h.start, end=h.end),
                value[h.start : h.end],
                layout.about,
                h.why,
                by=h.by,
            )
            for h in self._free_text(column.heading, value)
            if not (h.entity in STATEMENTS and is_firm(value))
            and (self._explain or h.score >= least(h.entity))
            and not (speaks_so(h.entity) and layout.paper.throughout(value))
        ]

    def _statement_cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        assert column.entity is not None
        if column.entity in RECORDS and layout.about != "student":
            return self._text_cell(
                column, value, where, layout
            )  # "Total", "Services": a record in a table of pupils only
        accepts = column.accepts or self._headings.accepts[column.entity]
        if (
            not accepts(value)
            or (len(value) <= _SHORT and not column.heading)
            or layout.paper.heads_code(column.heading)
        ):
            return []
        why = f'filled in under "{self._shown(column.heading)}"'
        return [self._of_column(column.entity, 0.85, where, value, layout, why)]

    def _flag_cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """A cell that names what is said of the person: "iep", "IEP; FRL"."""
        said = {self._headings.statement(flag) for flag in split_flags(value)} - {None}
        why = f'named under "{self._shown(column.heading)}"'
        return [self._of_column(e, 0.85, where, value, layout, why) for e in sorted(filter(None, said))]

    def _find_shown(self, heading: str) -> str:
        """A heading as it may stand in a record: empty where it is somebody's name, for no name stands in `column`."""
        plain = plain_heading(heading)
        if not plain or self._headings.known(plain):
            return plain
        named = reads_as_name(plain) or (not self._headings.understood(plain) and bool(self._people(plain)))
        return "" if named else plain

    def _free_text(self, heading: str, value: str) -> tuple[Hit, ...]:
        """The hits in a cell of free text, its heading read as a label in front of it."""
        hits, met = self._in_cell(heading, value)
        if met and self._gate is not None:
            self._gate.note(met)
        return hits

    def _find_in_cell(self, heading: str, value: str) -> tuple[tuple[Hit, ...], frozenset[str]]:
        """Those hits, and the entities whose triggers are in the text."""
        if len(value) <= _SHORT and not value.isupper():
            return _NOTHING
        label = f"{plain_heading(heading)}: " if heading and len(heading) <= 60 else ""
        text, offset = evened(label + value), len(label)
        met: frozenset[str] = frozenset()
        if self._gate is not None:
            met = frozenset(key.entity for key in self._gate.triggers(text) if not key.needed)
            if not met or not self._gate.windows(text):
                return (), met
        technical = Technical(text)
        hits = tuple(
            replace(h, start=max(h.start - offset, 0), end=h.end - offset, by=r.name)
            for r in self._text_recognizers
            for h in r.find(text)
            if (h.start >= offset or (h.end > offset and h.entity in STATEMENTS)) and not about_programs(h, technical)
        )
        return hits, met

    def _where(self, grid: Grid, row: Row, index: int, column: Column, cell: str) -> Where:
        base = grid.where
        changes: dict[str, object] = {"column": self._shown(column.heading) or None, "start": 0, "end": len(cell)}
        if base.line is not None:
            changes["line"] = row.number
        else:
            changes["row"] = row.number
        if row.line is not None:
            changes["line"] = row.line
        return base.at(**changes, **cell_place(grid, row, index))

    def _form(self, grid: Grid, rows: Iterable[Field], plain: PlainRows, paper: Technical) -> Iterator[Cluster]:
        """Label and value side by side. A second name field of the same label, or a line with a name alone, begins the next form."""
        matches: list[RawMatch] = []
        left: list[RawMatch] = []
        name: dict[str, str] = {}

        def done() -> Cluster | None:
            full = joined(name)
            person = Person(full, "student") if full else None
            identifier = identifier_of(matches)
            kept = tuple(m for m in matches if m.entity not in STATEMENTS or person or identifier)
            if self._explain:
                left.extend(m for m in matches if m not in kept)
            if not kept:
                return self._left(left)
            return Cluster(kept, person, identifier, link="form", dropped=dropped(left) if self._explain else ())

        layout = Plan(0, (), "student", paper)
        for row, index, label, value in rows:
            reading = self._headings.read(label) if label else Reading(name="full")
            kind = reading.name
            if kind in name:
                if cluster := done():
                    yield cluster
                matches, left, name = [], [], {}
            about: About = {"family": "family", "staff": "staff"}.get(kind or "", "unknown")  # type: ignore[assignment]
            column = Column(label, reading.entity, kind, about, reading.accepts, sure=kind == "family")
            where = self._where(grid, row, index, column, value)
            found = self._cell(column, value, where, layout)
            found, weak = parted(plain.restored(row, index, found))
            matches.extend(found)
            left.extend(weak)
            if found and kind in {"first", "last", "full"}:
                name[str(kind)] = value
            elif self._roster and kind is None:
                yield from names_in(row, index, where, self._roster)
        if cluster := done():
            yield cluster
