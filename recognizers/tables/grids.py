"""Tables: rows to clusters. A row is one person; the heading is the context of every cell below it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from recognizers.columns.entries import parted as parted_entry
from recognizers.columns.gradebooks import lists_names
from recognizers.columns.headerrows import reads_as_new_header
from recognizers.columns.namecells import is_firm
from recognizers.columns.opening import first_rows
from recognizers.columns.plan import SAMPLE_ROWS, Plan, plan
from recognizers.context.remarks import named_entry
from recognizers.context.statements import BARE
from recognizers.context.stories import is_sample
from recognizers.context.technical import ANY_PAPER, Technical
from recognizers.contract import (
    BESIDE,
    STATEMENTS,
    THRESHOLD,
    Cluster,
    Hit,
    Link,
    Person,
    RawMatch,
    Recognizer,
    Room,
    Tally,
)
from recognizers.gate import Gate
from recognizers.headings.reading import WIDE, Headings
from recognizers.linking.lookalikes import alone, dropped, parted
from recognizers.linking.owners import Owner, called_by, explains, identifier_of, is_nobody, joined, owner_of
from recognizers.lists.transcripts import is_transcript
from recognizers.naming.shapes import without_class
from recognizers.phrasing.plan_numbers import is_counted
from recognizers.tables import abreast, adults, blocks, markcells
from recognizers.tables.cards import are_cards, are_duties, are_stacks, as_cards, as_stacks
from recognizers.tables.cells import SHORT, Cells
from recognizers.tables.columned import turned
from recognizers.tables.fields import FieldReader
from recognizers.tables.forms import flatten, form_rows, is_left_blank
from recognizers.tables.heads import Heads, pupils_across
from recognizers.tables.kinds import Kinds
from recognizers.tables.listed import OTHERS, beside_listed, known_as, numbered, of_people, row_owner, with_ids
from recognizers.tables.namedcells import NAMES
from recognizers.tables.rows import Rows, as_lines, could_be_name, repeats
from recognizers.tables.textcolumns import are_columns_of_text, as_columns, as_entries, lists_entries
from scanners.contract import Grid, Piece, Row, Where

if TYPE_CHECKING:  # brings numpy in, which nothing needs without a roster
    from recognizers.roster.match import Roster

_SURE = 0.65
"""Score of a name in a note that counts."""

_HEADS_CELL = "has the form of: a name at the head of a remark"

_BY_TITLE = "stands over the list"

_STANDS_FOR_ANYBODY = "dropped: the name in its row stands for anybody"


_COUNTED = 100_000
"""Columns of a table at most whose rows are told apart by their kinds; a wider one has few rows, and each column would cost memory."""

_SAMPLE = 25
"""Rows at most of a table that its title calls sample data: a longer one may have been filled in since."""


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
        self.whole = True
        """False once a cell of a table said more than was read of it; who asks sets it back."""
        self.named = False
        """Whether columns of the table read last are known to name people."""
        self._explain = explain
        self._roster = roster
        self._headings = Headings(recognizers)
        self._people = people
        self._lines = lines
        self._cells = Cells(recognizers, self._headings, people, gate, explain)
        self._fields = FieldReader(self._cells, self._headings, roster, explain)

    def read(
        self, grid: Grid, above: str = "", paper: Technical = ANY_PAPER, room: Room | None = None
    ) -> Iterator[Cluster | Tally]:
        """The clusters of one table, streamed; a table that is a form (labels beside values) is one cluster or few.

        `above` is the text right above the table: whom it is about, where its rows do not say so. `paper` is what the
        table stands in, its own first rows included. Where `room` says that no more is wanted, rows are only counted.
        """
        rows = Rows(grid.rows, self._roster)
        self.named = False
        more = True
        while more:
            rows.sift(None)
            head = first_rows(rows, SAMPLE_ROWS)
            end = blocks.parted(head, self._headings, lambda some: form_rows(some, self._headings) is not None)
            if end is None:
                rows.put_back(head)
                more = yield from self._section(grid, rows, above, paper, room)
                continue
            rows.put_back(head[end:])
            block = rows.alone(head[:end])
            while (yield from self._section(grid, block, above, paper, room)):
                pass
        self.whole = self.whole and rows.plain.whole

    def _section(
        self, grid: Grid, rows: Rows, above: str, paper: Technical, room: Room | None
    ) -> Generator[Cluster | Tally, None, bool]:
        """The clusters of the rows under one header; whether another header follows."""
        head = first_rows(rows, SAMPLE_ROWS)
        if not head or _is_sample(grid, head):
            return False
        over = "\n".join([above, *grid.context, grid.title])
        if across := pupils_across(head, over, self._headings, [rows.seen(r) for r in head]):
            return (yield from self._turned(grid, rows, head, across, above, paper))
        if (read := self._apart(grid, rows, head, above, paper)) is not None:
            yield from read
            return False
        if form := form_rows(head, self._headings):
            whose = owner_of(grid.context, self._headings) or Owner(self._person_in(above))
            fields = chain(form, flatten(rows, self._headings))
            yield from self._fields.read(grid, fields, rows.plain, paper, whose.person)
            return False
        return (yield from self._planned(grid, rows, head, above, paper, room))

    def _planned(
        self, grid: Grid, rows: Rows, head: Sequence[Row], above: str, paper: Technical, room: Room | None
    ) -> Generator[Cluster | Tally, None, bool]:
        """The clusters of rows that are records, or lines of text; whether another header follows."""
        over = "\n".join([above, *grid.context, grid.title])
        layout = replace(plan(head, self._headings, self._cells.phrases, over), paper=paper)
        if self._roster:
            layout = with_ids(layout, head, self._roster)
        if layout.header is None and not any(c.name or c.entity for c in layout.columns):
            begun: list[Row] = []
            further = blocks.up_to_next(rows, self._headings, begun)
            as_text = as_entries if lists_entries(head) else as_lines
            yield from self._lines(as_text(grid, chain(head, further)), above, paper)
            rows.put_back(begun)
            return bool(begun)
        self.named = self.named or layout.has_names
        titles = [r for r in head if layout.top is not None and r.number < layout.top]
        yield from self._lines(as_lines(grid, titles), above, paper)
        person = self._person_in(above + "\n" + "\n".join(" ".join(r.cells) for r in titles))
        owner = owner_of(grid.context, self._headings) or Owner(person)
        if owner.identifier and owner.identifier.startswith(("STUDENT_ID", "SASID")):
            layout = replace(layout, about="student")
        within = (
            blocks.titles_within(head, lambda row: repeats(row, layout)) if layout.header is not None else frozenset()
        )
        yield from self._lines(
            as_lines(grid, [r for r in head if r.number in within and r not in titles]), above, paper
        )
        rows.put_back([r for r in head if r.number not in within])
        kinds = None
        tables = abreast.spans(layout.columns)
        countable = not self._roster and not self._explain and not tables and len(layout.columns) <= _COUNTED
        countable = countable and not adults.theirs(layout.columns)
        if room is not None and countable:
            kinds = Kinds(layout, self._cells, self._headings, room, rows.plain)
            rows.sift(kinds)
        if tables:
            return (yield from self._several(grid, layout, rows, tables))
        return (yield from self._records(grid, layout, rows, owner, kinds))

    def _turned(
        self, grid: Grid, rows: Rows, head: Sequence[Row], heads: Heads, above: str, paper: Technical
    ) -> Generator[Cluster | Tally, None, bool]:
        """The clusters of a table whose columns are pupils; whether another one follows, under other names."""
        titles = [r for r in head if r.number < heads.row.number]
        yield from self._lines(as_lines(grid, titles), above, paper)
        corner = " ".join(heads.row.cells[: heads.labels]).strip()
        over = "\n".join([above, *(" ".join(r.cells) for r in titles), *([corner] if corner else ())])
        rows.put_back(head[len(titles) + 1 :])
        for part in turned(grid, heads, rows):
            yield from self._lines(as_lines(grid, part.beside), above, paper)
            upright = Rows(part.grid.rows, self._roster)
            for found in self._planned(part.grid, upright, list(upright), over, paper, None):
                if isinstance(found, Cluster):
                    yield part.returned(found, rows.plain)
            self.whole = self.whole and upright.plain.whole
        following = list(islice(rows, 1))
        rows.put_back(following)
        return bool(following)

    def _apart(
        self, grid: Grid, rows: Rows, head: Sequence[Row], above: str, paper: Technical
    ) -> Iterator[Cluster] | None:
        """The clusters of a table whose cells are each about somebody of its own; None for one of records."""
        if any(len(row.cells) > WIDE for row in head):
            return None  # none is so wide, and to look would take minutes
        if title := markcells.title_of(head, above, self._headings):
            return self._marks(grid, chain(head, rows), title, above, paper)
        of_one = is_transcript(head, above) and not lists_names(head, self._headings)
        if of_one or is_left_blank(head, self._headings):
            return self._lines(as_lines(grid, chain(head, rows)), above, paper)
        if are_cards(head) or are_duties(head):
            return self._lines(as_cards(grid, chain(head, rows)), above, paper)
        understood = self._headings.understood
        if are_stacks(head, understood):
            return self._lines(as_stacks(grid, chain(head, rows), understood), above, paper)
        in_columns = are_columns_of_text(head, understood)
        return self._lines(as_columns(grid, chain(head, rows)), above, paper) if in_columns else None

    def _marks(self, grid: Grid, rows: Iterable[Row], title: str, above: str, paper: Technical) -> Iterator[Cluster]:
        """The clusters of cells with a name and a mark, and of what stands beside them."""
        for found in markcells.clusters(grid, rows, title):
            if isinstance(found, Cluster):
                yield found
            else:
                yield from self._lines(as_cards(grid, [found]), above, paper)

    def _several(
        self, grid: Grid, layout: Plan, rows: Rows, tables: Sequence[abreast.Span]
    ) -> Generator[Cluster | Tally, None, bool]:
        """The clusters of tables that stand side by side; whether another header follows."""
        headed = layout.header is not None and not layout.defines
        for row in rows:
            if layout.header is not None and (row.number <= layout.header or repeats(row, layout)):
                continue
            if headed and reads_as_new_header(row, self._headings):
                rows.put_back([row])
                return True
            listed = rows.listed(row)
            for (start, end), part in zip(tables, abreast.parted(row, tables), strict=True):
                known = [hits if start <= i < end else () for i, hits in enumerate(listed)]
                cluster = self._row(grid, layout, part, Owner(), rows, known)
                if cluster is not None:
                    yield cluster
        return False

    def _records(
        self, grid: Grid, layout: Plan, rows: Rows, owner: Owner, kinds: Kinds | None
    ) -> Generator[Cluster | Tally, None, bool]:
        """The clusters of rows that are records; whether another header follows. `owner` is whose they are if nothing says so."""
        headed = layout.header is not None and not layout.defines
        last, numbered, theirs = Owner(), _Numbered(layout), adults.theirs(layout.columns)
        for row in rows:
            if kinds and (tally := kinds.tally()):
                yield tally
            if layout.header is not None and (row.number <= layout.header or repeats(row, layout)):
                continue
            if headed and reads_as_new_header(row, self._headings):
                rows.put_back([row])
                return True
            of = (
                owner
                if not layout.has_names
                else last
                if layout.continues(row) and not numbered.is_others(row)
                else Owner()
            )
            numbered.learn(row)
            cluster = self._row(grid, layout, row, of, rows, rows.listed(row))
            if kinds:
                kinds.learn(row, cluster)
            if cluster is not None:
                if cluster.matches:
                    last = Owner(cluster.person, cluster.identifier)
                yield from adults.parted(cluster, layout.columns, row.cells, theirs, self._cells.title)
        if kinds and (tally := kinds.tally(last=True)):
            yield tally
        return False

    def _found(
        self, grid: Grid, layout: Plan, row: Row, rows: Rows, listed: list[Sequence[Hit]]
    ) -> tuple[list[RawMatch], list[RawMatch], dict[str, str]]:
        """What may count in the cells of a row, its look-alikes, and the parts of its person's name by their kind.

        To `listed`, what the roster knows of each cell, the ids are added that their column tells.
        """
        matches: list[RawMatch] = []
        left: list[RawMatch] = []
        names: dict[str, str] = {}
        for index, cell in enumerate(row.cells[: len(layout.columns)]):
            value = cell.strip()
            if not value:
                continue
            column = layout.columns[index]
            if column.beside is not None and (label := row.cells[column.beside].strip()):
                column = replace(column, heading=label, beside=None)
            told = listed[index]
            if (
                column.entity is None
                and column.name is None
                and not (column.flags or told or self._cells.free_text(column.heading, value))
            ):
                continue
            where = self._cells.where(grid, row, index, layout.columns[index], cell)
            if column.parts is None:
                found = self._cells.read(column, value, where, layout)
            else:
                found = self._cells.born(column, row, value, where, layout)
            if self._roster and not told and (told := numbered(found, self._roster)):
                listed[index] = told
            if told:
                found = beside_listed(found, told, cell, where, column, layout)
            if value == "504" and column.entity is None and is_counted(row.cells):
                continue
            found, weak = parted(rows.plain.restored(row, index, found))
            if column.name in OTHERS or (column.name == "full" and "full" in names):
                found = [replace(m, apart=m.entity == "PERSON") for m in found]
            if column.name is None and len(value) > SHORT and any(m.entity in STATEMENTS for m in found):
                found = [*found, *rows.plain.restored(row, index, self._named_in(value, where, layout, found))]
            matches.extend(found)
            left.extend(weak)
            if found and column.name in {"first", "last", "middle", "full"}:
                whole = without_class(value)
                said = next((m.said for m in found if m.entity == "PERSON"), "")
                named = said if said or not could_be_name(whole) else whole
                names.setdefault(column.name, named)
        return matches, left, names

    def _row(
        self, grid: Grid, layout: Plan, row: Row, above: Owner, rows: Rows, listed: Sequence[Sequence[Hit]]
    ) -> Cluster | None:
        listed = [*of_people(listed, layout), *((),) * (len(row.cells) - len(listed))]
        matches, left, names = self._found(grid, layout, row, rows, listed)
        if not matches:
            return self._left(left)
        name = joined(names)
        if not name and any(m.entity in STATEMENTS for m in matches):  # an address alone says nothing of anybody
            name = called_by(row.cells, layout.callings)
        whose = name or (above.person.name if above.person and above.person.subject is None else "")
        if is_nobody(whose) or explains(row.cells):
            return self._left([*left, *(replace(m, why=(*m.why, _STANDS_FOR_ANYBODY)) for m in matches)])
        if not name:
            matches = [replace(m, apart=False) if m.apart else m for m in matches]
        person = Person(name, layout.about) if name else above.person
        identifier = identifier_of(matches) or (None if name else above.identifier)
        owner = row_owner(row.cells, listed, layout)
        if owner is not None:
            person = known_as(person, owner) if person and name else owner if owner.name else person
        if (
            person is None
            and identifier is None
            and owner is None
            and (inline := self._inline_person(grid, row, layout, rows))
        ):
            matches.extend(inline[1:])
            person = Person(inline[0].said, inline[0].about) if inline else None
            matches.append(inline[0])
        known = person is not None or identifier is not None
        if layout.listed_for and (name or identifier):
            entity, words = layout.listed_for
            where = self._cells.where(grid, row, 0, layout.columns[0], "").at(column=None, start=None, end=None)
            matches.append(RawMatch(entity, _SURE, where, words, layout.about, (_BY_TITLE,), link="page"))
        kept = [m for m in matches if m.entity not in STATEMENTS or m.score >= (BARE if known else THRESHOLD)]
        if person is None and identifier is None and owner is None:
            kept = [m for m in kept if m.entity not in STATEMENTS | BESIDE | {"GEOTAG"}]
        if self._explain:
            left.extend(m for m in matches if m not in kept)
        if not kept:
            return self._left(left)
        cluster = Cluster(tuple(kept), person, identifier, owner.subject if owner else None)
        link: Link | None = "record" if person is above.person and not name else "row"
        return replace(cluster, link=link, dropped=dropped(left) if self._explain else ())

    def _left(self, found: Sequence[RawMatch]) -> Cluster | None:
        """What stands for a row in which nothing counts: its look-alikes, where somebody asks why."""
        return alone(found) if self._explain and found else None

    def _person_in(self, text: str) -> Person | None:
        """The last person of some text who is no member of staff."""
        found = [h for h in self._people(text) if h.score >= 0.65 and h.about != "staff"]
        return Person(text[found[-1].start : found[-1].end], found[-1].about) if found else None

    def _named_in(self, value: str, where: Where, layout: Plan, found: Sequence[RawMatch]) -> list[RawMatch]:
        """The people whom a note names that says something of somebody, in a table whose rows are somebody's."""
        if not layout.has_names:
            return []
        return [
            RawMatch(
                "PERSON", h.score, where.at(start=h.start, end=h.end), value[h.start : h.end], h.about, h.why, by=NAMES
            )
            for h in self._people(value)
            if h.score >= _SURE and all(m.entity != "PERSON" for m in found)
        ]

    def _inline_person(self, grid: Grid, row: Row, layout: Plan, rows: Rows) -> list[RawMatch]:
        """People named inside the text of a row that no name column tells: "J. Silva out, EpiPen with nurse", "TIA B. - NOT W/ DAD"."""
        found: list[RawMatch] = []
        for index, cell in enumerate(row.cells[: len(layout.columns)]):
            column = layout.columns[index]
            if column.name is None and len(cell) > SHORT and not is_firm(cell):
                where = self._cells.where(grid, row, index, column, cell)
                inside = self._named_inside(cell, where, layout.has_names or column.entity is not None)
                found.extend(rows.plain.restored(row, index, inside))
        return found

    def _named_inside(self, cell: str, where: Where, entries: bool) -> list[RawMatch]:
        """The people in a cell of free text; of `entries` alone who stands at its head, as in a list."""
        people = () if entries else self._people(cell)
        named = [(h.start, h.end, h.score, h.about, h.why) for h in people if h.score >= _SURE and h.about != "staff"]
        begin = len(cell) - len(cell.lstrip())
        if not named and (span := named_entry(cell.strip())):
            named.append((begin + span[0], begin + span[1], _SURE, "unknown", (_HEADS_CELL,)))
        elif not named and (entry := parted_entry(cell.strip())) and entry.marked:
            named.append((begin + entry.start, begin + entry.end, _SURE, "unknown", (_HEADS_CELL,)))
        return [
            RawMatch("PERSON", score, where.at(start=start, end=end), cell[start:end], about, why, by=NAMES)
            for start, end, score, about, why in named
        ]


_ONE_EACH = frozenset({"US_SSN", "US_DRIVER_LICENSE", "US_PASSPORT"})
"""Numbers of which a person has one; accounts may be two, and a pupil's number tells by itself whose a row is."""


class _Numbered:
    """Columns of numbers that each person has one of, and those that stood in a row with the name before."""

    def __init__(self, layout: Plan) -> None:
        self._layout = layout
        self._places = [i for i, c in enumerate(layout.columns) if c.entity in _ONE_EACH]
        self._beside: dict[int, str] = {}

    def is_others(self, row: Row) -> bool:
        """Whether a row without a name holds such a number where each named row has its own: nobody knows whose it is."""
        return any(self._beside.get(i, row.cells[i]) != row.cells[i] for i in self._filled(row))

    def learn(self, row: Row) -> None:
        """Remember the numbers of the row with a name that was read last."""
        if self._places and not self._layout.continues(row):
            self._beside.update((i, row.cells[i]) for i in self._filled(row))

    def _filled(self, row: Row) -> list[int]:
        return [i for i in self._places if i < len(row.cells) and any(map(str.isdigit, row.cells[i]))]


def _is_sample(grid: Grid, head: Sequence[Row]) -> bool:
    """Whether a short table says in its title, or alone in its first row, that what it lists is made up."""
    first = [cell for cell in head[0].cells if cell.strip()]
    return len(head) <= _SAMPLE and is_sample("\n".join([grid.title, *(first if len(first) == 1 else ())]))
