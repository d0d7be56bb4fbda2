"""A table that is a form: its fields to clusters, one person after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from recognizers.columns.column import Column
from recognizers.columns.plan import Plan
from recognizers.columns.pupil_lists import names_plan
from recognizers.columns.topics import is_subject
from recognizers.context.technical import Technical
from recognizers.contract import STATEMENTS, About, Cluster, Person, RawMatch
from recognizers.disguise.cells import PlainRows
from recognizers.headings.reading import Headings, Reading
from recognizers.linking.lookalikes import alone, dropped, parted
from recognizers.linking.owners import identifier_of, is_nobody, joined
from recognizers.tables.cells import Cells
from recognizers.tables.forms import Field
from recognizers.tables.listed import beside_listed, names_in, numbered
from scanners.contract import Grid

if TYPE_CHECKING:  # brings numpy in, which nothing needs without a roster
    from recognizers.roster.match import Roster


class FieldReader:
    """Reads forms with what is read of cells and headings; to `explain`, look-alikes are given too."""

    def __init__(self, cells: Cells, headings: Headings, roster: Roster | None = None, explain: bool = False) -> None:
        self._cells = cells
        self._headings = headings
        self._roster = roster
        self._explain = explain

    def read(
        self,
        grid: Grid,
        fields: Iterable[Field],
        plain: PlainRows,
        paper: Technical,
        owner: Person | None = None,
    ) -> Iterator[Cluster]:
        """The clusters of labels and values side by side, in a paper of some kind; `owner` is whose they are if none says so.

        A second name field of the same label, or a line with a name alone, begins the next form.
        """
        matches: list[RawMatch] = []
        left: list[RawMatch] = []
        name: dict[str, str] = {}
        subject: str | None = None
        layout = Plan(0, (), "student", paper)
        for row, index, label, value in fields:
            reading = self._reading(label, value)
            kind = reading.name
            if kind in name:
                yield from self._done(matches, left, name, owner, subject)
                matches, left, name, subject = [], [], {}, None
            about: About = {"family": "family", "staff": "staff"}.get(kind or "", "unknown")  # type: ignore[assignment]
            column = Column(label, reading.entity, kind, about, reading.accepts, sure=kind == "family")
            where = self._cells.where(grid, row, index, column, value)
            found = self._cells.read(column, value, where, layout)
            if self._roster and (known := numbered(found, self._roster)):
                found = beside_listed(found, known, value, where, column, layout)
                subject = subject or known[0].subject
            found, weak = parted(plain.restored(row, index, found))
            matches.extend(found)
            left.extend(weak)
            if found and kind in {"first", "last", "full"}:
                name[str(kind)] = value
            elif self._roster and kind is None:
                yield from names_in(row, index, where, plain, self._roster)
        yield from self._done(matches, left, name, owner, subject)

    def _reading(self, label: str, value: str) -> Reading:
        """What a label says of its value; a subject's name with a mark beside it is somebody's mark."""
        if not label:
            return Reading(name="full")
        reading = self._headings.read(label)
        accepts = self._headings.accepts["GRADE_RECORD"]
        if reading.entity == "SPECIAL_EDUCATION" and not names_plan(label, value):
            return Reading()  # "Plan": to see him twice a month
        if reading.entity is None and reading.name is None and is_subject(label) and accepts(value):
            return Reading("GRADE_RECORD", accepts)
        return reading

    def _done(
        self,
        matches: list[RawMatch],
        left: list[RawMatch],
        name: dict[str, str],
        owner: Person | None,
        subject: str | None,
    ) -> Iterator[Cluster]:
        """The cluster of one form, if anything in it counts; `subject` is whose its ids are by the roster."""
        full = joined(name)
        person = Person(full, "student") if full else owner
        identifier = identifier_of(matches)
        nobodys = person is not None and person.subject is None and is_nobody(person.name)
        kept = tuple(m for m in matches if not nobodys and (m.entity not in STATEMENTS or person or identifier))
        if self._explain:
            left = [*left, *(m for m in matches if m not in kept)]
        if kept:
            left_out = dropped(left) if self._explain else ()
            yield Cluster(kept, person, identifier, subject, link="form", dropped=left_out)
        elif self._explain and left:
            yield alone(left)
