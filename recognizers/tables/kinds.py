"""The rows of a large table by their kinds: what the same is found in, is read once and then only counted.

Two rows are of one kind where each of their cells has the same code (`codes`). What a row of some kind comes to is learned
from the first that is read. Once as many matches are kept as will be, rows of a known kind are only counted; of those
of a person not met before it is told who that is, until there are too many people to tell them apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, islice, repeat, zip_longest
from operator import itemgetter, not_
from typing import NamedTuple

from recognizers.columns.headerrows import reads_as_new_header
from recognizers.columns.plan import GROUPED, Plan
from recognizers.contract import ISSUED, THRESHOLD, About, Cluster, Person, RawMatch, Room, Tally
from recognizers.disguise.cells import PlainRows
from recognizers.headings.reading import Headings
from recognizers.linking.owners import called_by, identifier_of, joined
from recognizers.tables.cells import Cells
from recognizers.tables.codes import NAMED, NOTHING, SINGLY, Coder, Sign
from recognizers.tables.rows import repeats
from scanners.contract import NOWHERE, Block, Row

_KINDS = 20_000
"""Kinds that are remembered; those forgotten are learned once more."""

_REMEMBERED = 100_000
"""Rows, and people, that are known again: people of whom more are met count once for each of their rows."""

Code = tuple[int, ...]
Telling = tuple[str, ...]
"""The cells of a row that tell its person: names and issued numbers."""


@dataclass(slots=True, eq=False)
class Kind:
    """What rows with the same codes come to; `countable` ones need not be read once `learned`,
    and are not where they are `ready`: then as many of their matches are kept as will be.

    `like_header`: one of them may be the header of another table. `continues`: they say more of the row before.
    """

    countable: bool
    like_header: bool
    continues: bool
    learned: bool = False
    ready: bool = False
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
        self._telling = [i for i, c in enumerate(layout.columns) if c.name in NAMED or c.whose or c.entity in ISSUED]
        named = [i for i, c in enumerate(layout.columns[:GROUPED]) if c.name in {"first", "last", "full"}]
        self._front = max(named) + 1 if named else 0
        self._kinds: dict[Code, Kind] = {}
        self._counted: set[Kind] = set()
        self._met: list[tuple[int, Cluster, frozenset[str]]] = []
        self._rows: set[int] = set()
        self._people: set[int] = set()
        self._picked: dict[int, _Picked] = {}
        self._given = 0

    def pick(self, rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
        """The rows to be read, and those behind a header, of which nothing is known yet."""
        if len(self._kinds) > _KINDS:
            self._kinds = {}
        codes, tellings = self._coded(rows)
        kinds = self._kinds_of(codes)
        different = set(kinds)
        for kind in different:
            self._set_ready(kind)
        heads, end = self._headers(rows, kinds) if any(k.like_header for k in different) else (set(), len(rows))
        if end < len(rows):
            kinds, tellings = kinds[:end], tellings[:end]
        read = set(heads)
        if not all(kind.ready for kind in different):
            read.update(i for i, kind in enumerate(kinds) if not kind.ready)
        read |= _before_others(kinds, read, any(kind.continues for kind in different))
        order = sorted(read)
        self._given = 0
        self._picked = {
            rows[i].number: _Picked(kinds[i], hash((kinds[i], tellings[i])), hash(tellings[i]))
            for i in order
            if kinds[i].countable and i not in heads
        }
        self._count(kinds, codes, tellings, order)
        return [rows[i] for i in order], rows[end:]

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
        for kind in self._counted:
            for entity, times in kind.counts.items():
                counts[entity] += times * kind.rows
            if kind.model is not None and kind.further:
                about: About = kind.model.person.about if kind.model.person else "unknown"
                further[_entities(kind), about] += kind.further
            kind.rows = kind.further = 0
        self._counted = set()
        return Tally(counts, [(cluster, entities) for _, cluster, entities in met], further)

    def _headers(self, rows: Sequence[Row], kinds: Sequence[Kind]) -> tuple[set[int], int]:
        """Where the header stands again, and where the rows before and with that of another table end."""
        again: set[int] = set()
        if self._layout.header is not None:
            for i in [i for i, kind in enumerate(kinds) if kind.like_header]:
                (plain,) = self._plain.read([rows[i]])
                if repeats(plain, self._layout):
                    again.add(i)
                elif reads_as_new_header(plain, self._headings):
                    return {*again, i}, i + 1
        return again, len(rows)

    def _set_ready(self, kind: Kind) -> None:
        if not kind.ready and kind.countable and kind.learned:
            kind.ready = self._room.full(kind.counts)

    def _kinds_of(self, codes: Sequence[Code]) -> list[Kind]:
        kinds = list(map(self._kinds.get, codes))
        if None in kinds:
            for code in dict.fromkeys(codes):
                if code not in self._kinds:
                    self._meet(code)
            return list(map(self._kinds.__getitem__, codes))
        return kinds  # type: ignore[return-value]  # none of them is None

    def _count(
        self, kinds: Sequence[Kind], codes: Sequence[Code], tellings: Sequence[Telling], read: Sequence[int]
    ) -> None:
        """Count all rows but those that are read, in order."""
        for kind, times in _times(kinds, [kinds[i] for i in read]):
            self._counted.add(kind)
            kind.rows += times
        left = frozenset(read)
        people = list(map(hash, tellings))
        crowded = self._room.crowded()
        new: Iterable[int] = range(len(kinds))
        if crowded and len(self._people) >= _REMEMBERED:
            met = list(map(self._people.__contains__, people))
            strangers = compress(kinds, map(not_, met))
            for kind, times in _times(strangers, [kinds[i] for i in read if not met[i]]):
                if kind.model is not None:
                    self._counted.add(kind)
                    kind.further += times
            new = compress(new, met)
        for i in new:
            kind = kinds[i]
            if kind.model is None or i in left or (row := hash((kind, tellings[i]))) in self._rows:
                continue
            if crowded and people[i] not in self._people:
                kind.further += 1
            else:
                brief = self._brief(kind.model, codes[i], tellings[i])
                self._met.append((bisect_left(read, i), brief, _entities(kind)))
            self._remember(row, people[i])

    def _remember(self, row: int, person: int) -> None:
        for known, one in ((self._rows, row), (self._people, person)):
            if len(known) < _REMEMBERED:
                known.add(one)

    def _brief(self, model: Cluster, code: Code, told: Telling) -> Cluster:
        """A row like the model as a cluster that holds its issued numbers alone."""
        names: dict[str, str] = {}
        numbers: list[RawMatch] = []
        callings: list[str] = []
        for index, cell in zip(self._telling, told, strict=True):
            column = self._layout.columns[index]
            if column.whose and (called := called_by([cell], [0])):
                callings.append(called)
            if not self._coders[index].signs[code[index]].found:
                continue
            if column.name is not None:
                names.setdefault(column.name, cell.strip())
            elif column.entity is not None:
                numbers.append(RawMatch(column.entity, THRESHOLD, NOWHERE, cell.strip()))
        name = joined(names) or next(iter(callings), "")
        person = Person(name, model.person.about) if model.person and name else model.person
        return Cluster(tuple(numbers), person, identifier_of(numbers) if model.identifier else None, link=model.link)

    def _coded(self, rows: Sequence[Row]) -> tuple[Sequence[Code], Sequence[Telling]]:
        """The codes of the cells of each row, and its cells that tell its person."""
        width = len(self._coders)
        columns, wider = (
            (rows.columns(width), rows.wider(width))
            if isinstance(rows, Block)
            else _columns([row.cells for row in rows], width)
        )
        codes: list[Code] = list(zip(*map(_codes, self._coders, columns), strict=True))
        told = list(zip(*(columns[i] for i in self._telling), strict=True)) if self._telling else [()] * len(rows)
        for i in wider:
            codes[i] = (SINGLY,)
        return codes, told

    def _meet(self, code: Code) -> Kind:
        """The kind of these codes, which was not met before."""
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


def _times(kinds: Iterable[Kind], but: Iterable[Kind]) -> Iterator[tuple[Kind, int]]:
    """How often each kind stands among some, those of the rows that are read left out."""
    times = Counter(kinds)
    times.subtract(but)
    return ((kind, count) for kind, count in times.items() if count)


def _before_others(kinds: Sequence[Kind], read: set[int], continued: bool) -> set[int]:
    """Rows that are read for the sake of what follows: of the person of those that continue them, or in the next block."""
    if not continued:
        return set(islice((i for i in reversed(range(len(kinds))) if i not in read and kinds[i].counts), 1))
    before: set[int] = set()
    last = None
    for i, kind in enumerate(kinds):
        if i not in read:
            last = i if kind.counts else last
        elif kind.continues and last is not None:
            before.add(last)
    return before if last is None else {*before, last}


def _entities(kind: Kind) -> frozenset[str]:
    named = kind.model is not None and kind.model.person is not None
    return frozenset({*kind.counts, "PERSON"} if named else kind.counts)


def _may_be_header(signs: Sequence[Sign]) -> bool:
    return (any(s.heading for s in signs) and not any(s.figures for s in signs)) or (
        bool(signs) and all(s.echo for s in signs)
    )


def _codes(coder: Coder, values: Sequence[str]) -> list[int]:
    return coder.codes(values)


def _columns(rows: Sequence[Sequence[str]], width: int) -> tuple[Sequence[Sequence[str]], Sequence[int]]:
    """The first columns of some rows, short rows filled up with empty cells, and which rows have more."""
    columns = list(zip_longest(*rows, fillvalue=""))
    wider = [i for i, row in enumerate(rows) if len(row) > width] if len(columns) > width else []
    return [*columns[:width], *repeat(("",) * len(rows), width - len(columns))], wider
