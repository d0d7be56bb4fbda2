"""The rows of a large table by their kinds: what the same is found in, is read once and then only counted.

Two rows are of one kind where each of their cells has the same code (`codes`). What a row of some kind comes to is learned
from the first that is read. Once as many matches are kept as will be, rows of a known kind are only counted; of those
of a person not met before it is told who that is, until there are too many people to tell them apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat, zip_longest
from operator import itemgetter
from typing import Literal, NamedTuple

from recognizers.cells import Cells
from recognizers.codes import NAMED, NOTHING, SINGLY, Coder, Sign
from recognizers.columns import GROUPED, Plan, reads_as_new_header
from recognizers.contract import ISSUED, THRESHOLD, About, Cluster, Person, RawMatch, Room, Tally
from recognizers.disguise.cells import PlainRows
from recognizers.headings import Headings
from recognizers.owners import identifier_of, joined
from recognizers.rows import repeats
from scanners.contract import NOWHERE, Row

_KINDS = 20_000
"""Kinds that are remembered; those forgotten are learned once more."""

_REMEMBERED = 100_000
"""Rows, and people, that are known again: people of whom more are met count once for each of their rows."""

Code = tuple[int, ...]
Telling = tuple[str, ...]
"""The cells of a row that tell its person: names and issued numbers."""


@dataclass(slots=True)
class Kind:
    """What rows with the same codes come to; `countable` ones need not be read once `learned`.

    `like_header`: one of them may be the header of another table. `continues`: they say more of the row before.
    """

    countable: bool
    like_header: bool
    continues: bool
    learned: bool = False
    full: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    model: Cluster | None = None
    rows: int = 0
    further: int = 0

    def learn(self, cluster: Cluster | None) -> None:
        """Take over what a row of this kind came to."""
        self.learned = True
        if cluster is not None and cluster.matches:
            self.counts = dict(Counter(m.entity for m in cluster.matches))
            self.model = cluster if cluster.person or cluster.identifier else None


class _Picked(NamedTuple):
    """A row that is read: its kind, and what tells it and its person from others."""

    kind: Kind
    row: int
    person: int


_Last = tuple[int, Row, Kind, int, int]
"""The row that was counted last, with its place among the picked ones, and how many further people of its kind and how
many people met were counted before it."""


class Kinds:
    """Picks, of the rows under one header, those that are to be read; `tally` has the others.

    What stands behind the header of another table is not picked from.
    """

    def __init__(self, layout: Plan, cells: Cells, headings: Headings, room: Room, plain: PlainRows) -> None:
        self._layout = layout
        self._headings = headings
        self._room = room
        self._plain = plain
        self._coders = [Coder(c, layout, cells, headings) for c in layout.columns]
        self._telling = [i for i, c in enumerate(layout.columns) if c.name in NAMED or c.entity in ISSUED]
        named = [i for i, c in enumerate(layout.columns[:GROUPED]) if c.name in {"first", "last", "full"}]
        self._front = max(named) + 1 if named else 0
        self._kinds: dict[Code, Kind] = {}
        self._counted: dict[int, Kind] = {}
        self._met: list[tuple[int, Cluster, frozenset[str]]] = []
        self._rows: set[int] = set()
        self._people: set[int] = set()
        self._picked: dict[int, _Picked] = {}
        self._given = 0
        self._crowded = False

    def pick(self, rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
        """The rows to be read, and those behind a header, of which nothing is known yet.

        The last row that counts is always read, for the next block may begin with more of its person.
        """
        if len(self._kinds) > _KINDS:
            self._kinds = {}
        self._picked, self._given = {}, 0
        picked: list[Row] = []
        last: _Last | None = None
        self._crowded = self._room.crowded()
        codes, tellings = self._coded(rows)
        if self._count_all(codes[:-1], tellings[:-1]):
            self._picked[rows[-1].number] = _Picked(
                self._meet(codes[-1]), hash((codes[-1], tellings[-1])), hash(tellings[-1])
            )
            return rows[-1:], ()
        for number, (row, code, told) in enumerate(zip(rows, codes, tellings, strict=True)):
            kind = self._kinds.get(code) or self._meet(code)
            if kind.like_header and (header := self._header(row)):
                picked.append(row)
                if header == "new":
                    return self._with_last(picked, last), rows[number + 1 :]
                continue
            if kind.countable:
                before = kind.further, len(self._met)
                if self._count(kind, code, told, len(picked)):
                    if kind.counts:
                        last = len(picked), row, kind, *before
                    continue
                self._picked[row.number] = _Picked(kind, hash((code, told)), hash(told))
            elif kind.continues:
                picked, last = self._with_last(picked, last), None
            picked.append(row)
        return self._with_last(picked, last), ()

    def learn(self, row: Row, cluster: Cluster | None) -> None:
        """Take note of what a picked row came to."""
        picked = self._picked.pop(row.number, None)
        if picked is None:
            return
        if not picked.kind.learned:
            picked.kind.learn(cluster)
        if picked.kind.model is not None:
            self._remember(picked.row, picked.person)

    def tally(self, last: bool = False) -> Tally | None:
        """What was counted since this was last asked: to be asked before each row that is given, and at the `last`.

        People are told in the order of their rows, for who was met first bears the name alone.
        """
        due = len(self._met) if last else bisect_right(self._met, self._given, key=itemgetter(0))
        met, self._met = self._met[:due], self._met[due:]
        self._given += 1
        if not self._counted and not met:
            return None
        counts: Counter[str] = Counter()
        further: Counter[tuple[frozenset[str], About]] = Counter()
        for kind in self._counted.values():
            for entity, times in kind.counts.items():
                counts[entity] += times * kind.rows
            if kind.model is not None and kind.further:
                about: About = kind.model.person.about if kind.model.person else "unknown"
                further[_entities(kind), about] += kind.further
            kind.rows = kind.further = 0
        self._counted = {}
        return Tally(counts, [(cluster, entities) for _, cluster, entities in met], further)

    def _count_all(self, codes: Sequence[Code], tellings: Sequence[Telling]) -> bool:
        """Count rows of known kinds all at once, if they may be."""
        times = Counter(codes)
        if not all((kind := self._kinds.get(code)) and kind.full and not kind.like_header for code in times):
            return False
        people = list(map(hash, tellings))
        again = [i for i, person in enumerate(people) if person in self._people]
        new = len(again) < len(people)
        if new and not (self._crowded and len(set(people)) == len(people)):
            return False
        for code, number in times.items():
            self._add(self._kinds[code], number, number)
        for i in again:
            self._add(self._kinds[codes[i]], -1, -1)
            self._count(self._kinds[codes[i]], codes[i], tellings[i])
        if new and len(self._people) < _REMEMBERED:
            self._people.update(people)
            self._rows.update(map(hash, zip(codes, tellings, strict=True)))
        return True

    def _count(self, kind: Kind, code: Code, told: Telling, at: int = 0) -> bool:
        """Count a row of this kind, if it may be; so many rows before it are to be read."""
        if not kind.full and not (kind.learned and self._room.full(kind.counts)):
            return False
        kind.full = True
        further = 0
        if kind.model is not None and (one := hash((code, told))) not in self._rows:
            person = hash(told)
            if self._crowded and person not in self._people:
                further = 1
            else:
                self._met.append((at, self._brief(kind.model, code, told), _entities(kind)))
            self._remember(one, person)
        self._add(kind, 1, further)
        return True

    def _add(self, kind: Kind, rows: int, further: int) -> None:
        """Count so many rows, and people who are not told apart."""
        if not kind.rows:
            self._counted[id(kind)] = kind
        kind.rows += rows
        kind.further += further

    def _with_last(self, picked: list[Row], last: _Last | None) -> list[Row]:
        """The picked rows with the last one that was counted, at its place; it is not counted then."""
        if last is not None:
            at, row, kind, further, met = last
            kind.rows, kind.further = kind.rows - 1, further
            del self._met[met:]
            picked.insert(at, row)
        return picked

    def _remember(self, row: int, person: int) -> None:
        for known, one in ((self._rows, row), (self._people, person)):
            if len(known) < _REMEMBERED:
                known.add(one)

    def _brief(self, model: Cluster, code: Code, told: Telling) -> Cluster:
        """A row like the model as a cluster that holds its issued numbers alone."""
        names: dict[str, str] = {}
        numbers: list[RawMatch] = []
        for index, cell in zip(self._telling, told, strict=True):
            column = self._layout.columns[index]
            if not self._coders[index].signs[code[index]].found:
                continue
            if column.name is not None:
                names.setdefault(column.name, cell.strip())
            elif column.entity is not None:
                numbers.append(RawMatch(column.entity, THRESHOLD, NOWHERE, cell.strip()))
        person = Person(joined(names), model.person.about) if model.person and names else model.person
        return Cluster(tuple(numbers), person, identifier_of(numbers) if model.identifier else None, link=model.link)

    def _header(self, row: Row) -> Literal["again", "new"] | None:
        """Whether a row is the header once more, or that of another table."""
        if self._layout.header is None:
            return None
        (plain,) = self._plain.read([row])
        if repeats(plain, self._layout):
            return "again"
        return "new" if reads_as_new_header(plain, self._headings) else None

    def _coded(self, rows: Sequence[Row]) -> tuple[Sequence[Code], Sequence[Telling]]:
        """The codes of the cells of each row, and its cells that tell its person."""
        width = len(self._coders)
        cells = [row.cells for row in rows]
        columns = _columns(cells, width)
        codes: list[Code] = list(zip(*map(_codes, self._coders, columns), strict=True))
        told = list(zip(*(columns[i] for i in self._telling), strict=True)) if self._telling else [()] * len(rows)
        if max(map(len, cells)) > width:
            codes = [(SINGLY,) if len(r) > width else code for r, code in zip(cells, codes, strict=True)]
        return codes, told

    def _meet(self, code: Code) -> Kind:
        """The kind of these codes."""
        if (known := self._kinds.get(code)) is not None:
            return known
        signs = [coder.signs[c] for coder, c in zip(self._coders, code, strict=False) if c > NOTHING]
        singly = SINGLY in code
        continues = bool(self._front) and not any(code[: self._front])
        numbered = any(entity in ISSUED for sign in signs for entity, _, _ in sign.found)
        matched = any(sign.found for sign in signs)
        # without a name or a number the texts of a row are looked through for people
        countable = not singly and not continues and (self._layout.has_names or numbered or not matched)
        kind = Kind(countable, singly or _may_be_header(signs), continues)
        self._kinds[code] = kind
        return kind


def _entities(kind: Kind) -> frozenset[str]:
    named = kind.model is not None and kind.model.person is not None
    return frozenset({*kind.counts, "PERSON"} if named else kind.counts)


def _may_be_header(signs: Sequence[Sign]) -> bool:
    return (any(s.heading for s in signs) and not any(s.figures for s in signs)) or (
        bool(signs) and all(s.echo for s in signs)
    )


def _codes(coder: Coder, values: Sequence[str]) -> list[int]:
    return coder.codes(values)


def _columns(rows: Sequence[Sequence[str]], width: int) -> Sequence[Sequence[str]]:
    """The first columns of some rows, as many as asked for, short rows filled up with empty cells."""
    columns = list(zip_longest(*rows, fillvalue=""))[:width]
    return [*columns, *repeat(("",) * len(rows), width - len(columns))]
