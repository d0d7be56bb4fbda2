"""Tables: rows to clusters. A row is one person; the heading is the context of every cell below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from recognizers import headers
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
    STATEMENTS,
    THRESHOLD,
    About,
    Cluster,
    Hit,
    Person,
    RawMatch,
    Recognizer,
)
from recognizers.disguise.cells import PlainRows
from recognizers.forms import Field, flatten, form_rows
from recognizers.gate import Gate
from recognizers.gazetteer import is_placeholder
from recognizers.headings import Headings, Reading
from recognizers.listed import ListedRows, beside_listed, names_in, row_owner, with_ids
from recognizers.owners import Owner, identifier_of, joined, owner_of
from recognizers.statements import BARE
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

_DISTINCT = 20_000
_SHORT = 4
_BETWEEN = "   "


class _Rows:
    """Rows of a table, some of which may be put back to be read again; with a roster, what it knows of each."""

    def __init__(self, rows: Iterator[Row], roster: Roster | None = None) -> None:
        self._rows = self.plain = PlainRows(rows)
        self._back: list[Row] = []
        self._listed = ListedRows(self._rows, roster) if roster else None

    def __iter__(self) -> _Rows:
        return self

    def __next__(self) -> Row:
        return self._back.pop() if self._back else next(self._listed or self._rows)

    def listed(self, row: Row) -> Sequence[Sequence[Hit]]:
        """What the roster knows of each cell of a row that was just given."""
        return self._listed.of(row) if self._listed else ()

    def put_back(self, rows: Sequence[Row]) -> None:
        """Read these rows again, in this order, before those that follow."""
        self._back.extend(reversed(rows))


_NOTHING: tuple[tuple[Hit, ...], frozenset[str]] = ((), frozenset())


class GridReader:
    """Reads tables with the recognizers in force. `people` finds the names in a text, `lines` reads
    pieces as prose."""

    def __init__(
        self,
        recognizers: Sequence[Recognizer],
        people: Callable[[str], list[Hit]],
        lines: Callable[[Iterable[Piece], str], Iterator[Cluster]],
        roster: Roster | None = None,
        gate: Gate | None = None,
    ) -> None:
        self._roster = roster
        self._gate = gate
        self._headings = Headings(recognizers)
        self._text_recognizers = [r for r in recognizers if r.entity != "PERSON"]
        self._people = people
        self._lines = lines
        self._in_cell = lru_cache(maxsize=_DISTINCT)(self._find_in_cell)
        self._shown = lru_cache(maxsize=_DISTINCT)(self._find_shown)

    def read(self, grid: Grid, above: str = "") -> Iterator[Cluster]:
        """The clusters of one table, streamed; a table that is a form (labels beside values) is one cluster or few.

        `above` is the text right above the table: whom it is about, where its rows do not say so.
        """
        rows = _Rows(grid.rows, self._roster)
        more = True
        while more:
            more = yield from self._section(grid, rows, above)

    def _section(self, grid: Grid, rows: _Rows, above: str) -> Generator[Cluster, None, bool]:
        """The clusters of the rows under one header; whether another header follows."""
        head = list(islice(rows, SAMPLE_ROWS))
        if not head:
            return False
        if form := form_rows(head, self._headings):
            yield from self._form(grid, chain(form, flatten(rows, self._headings)), rows.plain)
            return False
        layout = plan(head, self._headings, self._free_text)
        if self._roster:
            layout = with_ids(layout, head, self._roster)
        if layout.header is None and not any(c.name or c.entity for c in layout.columns):
            yield from self._lines(_as_lines(grid, chain(head, rows)), above)
            return False
        titles = [r for r in head if layout.header is not None and r.number < layout.header]
        yield from self._lines(_as_lines(grid, titles), above)
        person = self._person_in(above + "\n" + "\n".join(" ".join(r.cells) for r in titles))
        owner = owner_of(grid.context, self._headings) or Owner(person)
        if owner.identifier and owner.identifier.startswith(("STUDENT_ID", "SASID")):
            layout = replace(layout, about="student")
        rows.put_back(head)
        last = Owner()
        for row in rows:
            if layout.header is not None and (row.number <= layout.header or _repeats(row, layout)):
                continue
            if layout.header is not None and reads_as_new_header(row, self._headings):
                rows.put_back([row])
                return True
            of = owner if not layout.has_names else last if layout.continues(row) else Owner()
            cluster = self._row(grid, layout, row, of, rows)
            if cluster is not None:
                last = Owner(cluster.person, cluster.identifier)
                yield cluster
        return False

    def _row(self, grid: Grid, layout: Plan, row: Row, above: Owner, rows: _Rows) -> Cluster | None:
        listed = rows.listed(row)
        matches: list[RawMatch] = []
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
            matches.extend(rows.plain.restored(row, index, found))
            if found and column.name in {"first", "last", "middle", "full"}:
                names.setdefault(column.name, value)
        if not matches:
            return None
        name = joined(names)
        if is_placeholder(name) or _ANYBODY.fullmatch(name):
            return None
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
        return Cluster(tuple(kept), person, identifier, owner.subject if owner else None) if kept else None

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
                            RawMatch("PERSON", hit.score, where, cell[hit.start : hit.end], hit.about, hit.why)
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
        if not (column.accepts or self._headings.accepts[column.entity])(value):
            return []
        why = (f'stands under "{self._shown(column.heading)}"',)
        return [RawMatch(column.entity, 0.9, where, value, layout.about, why)]

    def _name_cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """A name; in a column of relatives or staff other things stand too ("grandmother, daily"), which are read as text."""
        if column.name in {"family", "staff"} and not (like_name(value) or (column.sure and capitalised(value))):
            return self._text_cell(column, value, where, layout)
        if column.name == "other" or not _could_be_name(value) or is_firm(value):
            return []
        if column.name in {"family", "staff"} and re.fullmatch(r"[A-Z]{2,5}", value):
            return []  # SLP, BCBA: a calling
        about: About = column.about if column.about != "unknown" else layout.about
        return [RawMatch("PERSON", 0.85, where, value, about, (f'stands under "{self._shown(column.heading)}"',))]

    def _text_cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        return [
            RawMatch(h.entity, h.score, where.at(start=h.start, end=h.end), value[h.start : h.end], layout.about, h.why)
            for h in self._free_text(column.heading, value)
            if not (h.entity in STATEMENTS and is_firm(value))
            and h.score >= (BARE if h.entity in STATEMENTS | BESIDE else THRESHOLD)
        ]

    def _statement_cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        assert column.entity is not None
        if column.entity in RECORDS and layout.about != "student":
            return self._text_cell(
                column, value, where, layout
            )  # "Total", "Services": a record in a table of pupils only
        accepts = column.accepts or self._headings.accepts[column.entity]
        if not accepts(value) or (len(value) <= _SHORT and not column.heading):
            return []
        why = (f'filled in under "{self._shown(column.heading)}"',)
        return [RawMatch(column.entity, 0.85, where, value, layout.about, why)]

    def _flag_cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """A cell that names what is said of the person: "iep", "IEP; FRL"."""
        said = {self._headings.statement(flag) for flag in split_flags(value)} - {None}
        why = (f'named under "{self._shown(column.heading)}"',)
        return [RawMatch(e, 0.85, where, value, layout.about, why) for e in sorted(filter(None, said))]

    def _find_shown(self, heading: str) -> str:
        """A heading as it may stand in a record: empty where it is somebody's name, for no name stands in `column`."""
        plain = _plain(heading)
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
        label = f"{_plain(heading)}: " if heading and len(heading) <= 60 else ""
        text, offset = evened(label + value), len(label)
        met: frozenset[str] = frozenset()
        if self._gate is not None:
            met = frozenset(key.entity for key in self._gate.triggers(text) if not key.needed)
            if not met or not self._gate.windows(text):
                return (), met
        hits = tuple(
            Hit(h.entity, max(h.start - offset, 0), h.end - offset, h.score, h.why, h.about)
            for r in self._text_recognizers
            for h in r.find(text)
            if h.start >= offset or (h.end > offset and h.entity in STATEMENTS)
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
        return base.at(**changes, **_cell_place(grid, row, index))

    def _form(self, grid: Grid, rows: Iterable[Field], plain: PlainRows) -> Iterator[Cluster]:
        """Label and value side by side. A second name field of the same label, or a line with a name alone, begins the next form."""
        matches: list[RawMatch] = []
        name: dict[str, str] = {}

        def done() -> Cluster | None:
            full = joined(name)
            person = Person(full, "student") if full else None
            identifier = identifier_of(matches)
            kept = tuple(m for m in matches if m.entity not in STATEMENTS or person or identifier)
            return Cluster(kept, person, identifier) if kept else None

        layout = Plan(0, (), "student")
        for row, index, label, value in rows:
            reading = self._headings.read(label) if label else Reading(name="full")
            kind = reading.name
            if kind in name:
                if cluster := done():
                    yield cluster
                matches, name = [], {}
            about: About = {"family": "family", "staff": "staff"}.get(kind or "", "unknown")  # type: ignore[assignment]
            column = Column(label, reading.entity, kind, about, reading.accepts, sure=kind == "family")
            where = self._where(grid, row, index, column, value)
            found = self._cell(column, value, where, layout)
            matches.extend(plain.restored(row, index, found))
            if found and kind in {"first", "last", "full"}:
                name[str(kind)] = value
            elif self._roster and kind is None:
                yield from names_in(row, index, where, self._roster)
        if cluster := done():
            yield cluster


def _as_lines(grid: Grid, rows: Iterable[Row]) -> Iterator[Piece]:
    """Rows that are no records (titles above a header, a table for layout) as lines of text, every cell at its place."""
    for row in rows:
        text, stretches = "", []
        for index, cell in enumerate(row.cells):
            if (shown := cell.strip()) and not is_firm(shown):
                text += _BETWEEN if text else ""
                if place := _cell_place(grid, row, index):
                    stretches.append((len(text), len(text) + len(shown), Where().at(**place)))
                text += shown
        if text:
            at = {"line": row.number} if grid.where.line is not None else {"row": row.number, "line": row.line}
            where = grid.where.at(**at, part=row.part or grid.where.part)
            yield Piece(text, where, grid.context, tuple(stretches))


def _cell_place(grid: Grid, row: Row, index: int) -> dict[str, object]:
    """What a cell's place has beyond that of its row: its address in a sheet, and that it is hidden."""
    place: dict[str, object] = {}
    if grid.where.sheet is not None:
        place["cell"] = cell_name(index, row.number)
    part = "hidden" if index + 1 in grid.hidden_columns else row.part
    if part is not None and grid.where.part in (None, "body"):
        place["part"] = part
    return place


def _repeats(row: Row, layout: Plan) -> bool:
    """Whether the row is the header once more, as on every printed page."""
    filled = False
    for cell, column in zip(row.cells, layout.columns, strict=False):
        if label := headers.key(cell):
            if label != headers.key(column.heading):
                return False
            filled = True
    return filled


def _could_be_name(value: str) -> bool:
    return (
        not re.search(r"\d{2}|[@/_=<>]|https?:", value)
        and any(c.isalpha() for c in value)
        and len(value) <= 80
        and (headers.says_something(value) and "____" not in value)
    )


def _plain(heading: str) -> str:
    return " ".join(heading.split())[:60]


def cell_name(index: int, row: int) -> str:
    """The A1-style name of the cell in column `index` (from 0) and row `row` (from 1)."""
    letters = ""
    column = index + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
