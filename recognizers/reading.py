"""From a scanner's stream to clusters: the one door of detection.

Text goes passage by passage: the gate looks first; only where it found something does `closely` look, with Presidio, at
the window around it. Tables go to `grids`. Everything else of the stream (`Embedded`, `Unread`) is the pipeline's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from recognizers.contract import STATEMENTS, THRESHOLD, Cluster, Hit, Recognizer, Room, Tally
from recognizers.gate import Gate
from recognizers.genre.telling import is_telling
from recognizers.linking.alone import names_alone
from recognizers.linking.clues import Clues
from recognizers.linking.passages import Passage
from recognizers.remembered import BEFORE, CARD, ROWS_KEPT, AfterPeople, Last, behind, in_words, names_others, pupil_of
from scanners.contract import Grid, Piece, Row

if TYPE_CHECKING:
    from recognizers.closely import Closely, Look
    from recognizers.context.technical import Technical
    from recognizers.roster.match import Roster  # brings numpy in, which nothing needs without a roster
    from recognizers.tables.grids import GridReader

_ABOVE = 300
"""Characters of text above a table that are read with it."""

_FIRST_ROWS, _FIRST_CELLS = 20, 50
"""How much of a table is looked at, at most, to tell what kind of paper it stands in."""

_LABEL = 40
"""Characters of a cell that may be a label or a code: `health_alert` heads a list of pupils and is no sign of programs."""

_SHORT = 8_000
"""Characters of a passage in which typed tables are looked for though the gate opened nothing: headings of a list of codes
alone may not ("Student / Lunch / EL"). In longer ones without any other sign they are not looked for."""

_NAMES_KEPT = 10_000
"""Names for which is remembered whose they are."""


Typed = Callable[[Sequence[Piece]], Sequence[Piece | Grid] | None]
"""Finds the tables that are typed as lines of text among pieces that follow each other; None where none are."""


class Opened(NamedTuple):
    """What of a text is looked at: windows, people and numbers that the roster knows, and those it may know."""

    windows: Sequence[tuple[int, int, frozenset[str] | None]]
    listed: list[Hit]
    called: Sequence[Hit]


class Reader:
    """Detection for one worker. `engine` is called at most once, when the first window needs it.

    `recognizers` may be what gives them: what the gate passes over needs none, and their import is most of the start of
    a worker. To `explain`, look-alikes are given too; those outside the windows of a gate are not known, so it goes with
    none. `typed` finds the tables that are typed as lines; without it they are read as text.
    """

    def __init__(
        self,
        recognizers: Sequence[Recognizer] | Callable[[], Sequence[Recognizer]],
        engine: Callable[[], Look],
        gate: Gate | None,
        roster: Roster | None = None,
        explain: bool = False,
        typed: Typed | None = None,
    ) -> None:
        self.typed = typed
        self._recognizers = recognizers if callable(recognizers) else lambda: recognizers
        self._explain = explain
        self._gate = gate
        self._roster = roster
        self._subject = lru_cache(maxsize=_NAMES_KEPT)(self._find_subject)
        self._engine = engine
        self._whole = True

    @cached_property
    def _closely(self) -> Closely:
        from recognizers.closely import Closely

        of_id = self._roster.numbered if self._roster else None
        return Closely(self._recognizers(), self._engine, self._explain, of_id)

    @cached_property
    def _grids(self) -> GridReader:
        from recognizers.person import find_people
        from recognizers.tables.grids import GridReader

        return GridReader(
            self._recognizers(), find_people, self._lines_of_table, self._roster, self._gate, self._explain
        )

    def file(self, name: str, titles: Sequence[str] = (), room: Room | None = None) -> FileReader:
        """A reader for one file or member. `titles` are the names of what contains it, outermost first.

        `room` says how much of what is found is wanted: of tables more is only counted. Without one all is given.
        """
        return FileReader(self, (*titles, name), room)

    @staticmethod
    def named(title: str) -> list[str]:
        """The names in a title or a file's name. Each has a capital letter, so that most need no closer look."""
        if title == title.lower():
            return []
        from recognizers.person import people_in_title

        return people_in_title(title)

    @classmethod
    def says_alike(cls, title: str, other: str) -> bool:
        """Whether the names of two files name the same people, those included of whom only a sentence in them may tell."""
        from recognizers.naming.loose import in_title

        return cls.named(title) == cls.named(other) and in_title(title) == in_title(other)

    def met(self) -> frozenset[str]:
        """The entities whose triggers the gate met since this was last asked; none without a gate."""
        return self._gate.met() if self._gate else frozenset()

    def begin(self) -> None:
        """A new item comes: what is kept of the last one is forgotten."""
        self.read_whole()
        if "_closely" in self.__dict__:  # made when the first window needs it
            self._closely.begin()

    def read_whole(self) -> bool:
        """Whether, since this was last asked, all was read of what is disguised in text and tables (see `disguise.blobs`)."""
        grids = self.__dict__.get("_grids")  # made when the first table comes
        whole = self._whole and (grids is None or grids.whole)
        self._whole = True
        if grids is not None:
            grids.whole = True
        return whole

    def note(self, entities: Iterable[str]) -> None:
        """Count them as met after all."""
        if self._gate is not None:
            self._gate.note(entities)

    def opens(self, text: str) -> Opened:
        """What of a text is looked at: the windows that the gate opens (all of it without a gate), and whom a roster knows."""
        known = self._roster.hits(text) if self._roster else []
        listed = [h for h in known if h.score >= THRESHOLD]
        called = [h for h in known if h.score < THRESHOLD] if len(listed) < len(known) else ()
        places = [h.start for h in listed]
        windows = self._gate.windows(text, places) if self._gate else [(0, len(text), None)]
        return Opened(windows, listed, called)

    def hits(self, text: str, before: str = "", opened: Opened | None = None) -> list[Hit]:
        """All hits in what is looked at of the text, and the people around them.

        `before` is what its file said before, as much as is remembered: it tells what kind of paper this is.

        Names are wanted for linking first: by their forms in the whole text as soon as there is a hit, by the language
        model only around strong ones, and where there is none by sure forms alone. So the same text gives the same with
        and without the gate.
        """
        windows, listed, called = opened or self.opens(text)
        return self._closely.hits(text, before, windows, listed, called) if windows or listed else names_alone(text)

    def grid(self, grid: Grid, above: str, paper: Technical, room: Room | None = None) -> Iterator[Cluster | Tally]:
        """The clusters of a table, `above` being the text right above it, `paper` what it stands in."""
        read = self._grids.read(grid, above, paper, room)
        return (found if isinstance(found, Tally) else self._owned(found) for found in read)

    def told_by_rows(self, grid: Grid, rows: Sequence[Row], titles: Sequence[str], before: str) -> Iterator[Cluster]:
        """What rows of the table read last surely say of somebody whom they name, read as text by the models: nothing where
        its columns name people, for those were asked. `before` as in `hits`."""
        from recognizers.genre.said import WHOLE
        from recognizers.tables.rows import as_lines

        if self._grids.named:
            return
        passage = Passage(grid.title)
        for piece in as_lines(grid, [row for row in rows if not _is_of_figures(row)]):
            if passage.size + len(piece.text) >= WHOLE:
                break
            passage.add(piece)
        if not is_telling(passage.text, 0, len(passage.text)):
            return
        if hits := self._closely.certain(passage.text, before):
            from recognizers.linking.clustering import clusters

            for found in clusters(passage, hits, titles):
                if said := tuple(m for m in found.matches if m.entity in STATEMENTS):
                    yield self._owned(replace(found, matches=said))

    def _lines_of_table(self, pieces: Iterable[Piece], above: str, paper: Technical) -> Iterator[Cluster]:
        return self.lines(pieces, above, before=paper.before)

    def lines(
        self, pieces: Iterable[Piece], above: str = "", titles: Sequence[str] = (), before: str = ""
    ) -> Iterator[Cluster]:
        """The clusters of some pieces that follow one another, read as prose under the text that stands above them.

        `before` as in `hits`.
        """
        passage = Passage(above)
        for piece in pieces:
            if not passage.fits(piece):
                yield from self.passage(passage, titles, before)
                passage = Passage(above)
            passage.add(piece)
        yield from self.passage(passage, titles, before)

    def passage(
        self,
        passage: Passage,
        titles: Sequence[str] = (),
        before: str = "",
        last: Last | None = None,
        clues: Clues | None = None,
        opened: Opened | None = None,
    ) -> Iterator[Cluster]:
        """The clusters of a passage; `before` as in `hits`. `last` keeps what only the end of the file decides, `clues` what
        stands around it."""
        if not passage.pieces:
            return
        self._whole = self._whole and passage.read.whole
        if hits := self.hits(passage.text, before, opened):
            from recognizers.linking.clustering import clusters

            deferred = last.deferred if last is not None else None
            yield from map(self._owned, clusters(passage, hits, titles, self._explain, deferred, clues))

    def at_end(self, last: Last) -> Iterator[Cluster]:
        """The clusters of what was left to the end of a file."""
        people = (person for naming in last.naming for person in self.named(naming))
        return map(self._owned, last.deferred.clusters(people, self._explain))

    def _owned(self, cluster: Cluster) -> Cluster:
        """The cluster with the roster's key of its person, and of who else is named in it, where the name tells one."""
        if self._roster is None:
            return cluster
        if any(m.apart for m in cluster.matches):
            others = (replace(m, whose=self._subject(m.said)) if m.apart else m for m in cluster.matches)
            cluster = replace(cluster, matches=tuple(others))
        person = cluster.person
        if person is None or person.subject is not None:
            return cluster
        known = self._subject(person.name) or cluster.subject
        return replace(cluster, person=replace(person, subject=known)) if known else cluster

    def _find_subject(self, name: str) -> str | None:
        assert self._roster is not None
        subjects = {h.subject for h in self._roster.hits(name) if h.entity == "PERSON"}
        return subjects.pop() if len(subjects) == 1 else None


class FileReader:
    """Reads one file's pieces in order; `close` gives what only its end decides. `titles` are names of files, its own last."""

    def __init__(self, reader: Reader, titles: Sequence[str], room: Room | None = None) -> None:
        self._room = room
        self._reader = reader
        self._titles = [person for title in titles for person in reader.named(title)]
        self._files = [title for title in titles if title]
        self._clues = Clues(list(self._files))
        self._last = Last()
        self._passage = Passage()
        self._aside = Passage()
        self._beside_what = ""
        self._above = ""
        self._before = ""
        self._message: int | None = None
        self._clues_of: int | None = None
        self._rows: dict[tuple[str, int], str] = {}
        self._pupil = ""
        """The one pupil whose record the table before is, if it is one: as a card with marks below it."""
        self._pupil_in: int | None = None

    def feed(self, content: Piece | Grid) -> Iterator[Cluster | Tally]:
        """The clusters that this piece or table completes."""
        if isinstance(content, Grid):
            yield from self.flush()
            yield from self._table(content)
            return
        if not content.text.strip():
            return
        if (row := self._rows.get((content.where.sheet or "", content.where.row or 0))) is not None:
            yield from self._reader.lines([content], titles=[row])  # a comment on a cell is about the person of its row
            return
        if self._passage.is_beside(content):
            yield from self._beside(content)
        else:
            yield from self._read_aside()
            if not self._passage.fits(content):
                yield from self.flush()
            self._passage.add(content)
        self._last.heard(content)
        self._heard(content)

    def _heard(self, content: Piece) -> None:
        """Remember what the head of a message says of whom it is about, and of who sent and who got it."""
        if content.where.message != self._clues_of:
            self._clues, self._clues_of = Clues(list(self._files)), content.where.message
        if content.where.part == "subject":
            self._titles.extend(self._reader.named(content.text))
            self._clues.title(content.text)
        elif content.where.part == "metadata":
            self._clues.heard(content.text)

    def _beside(self, content: Piece) -> Iterator[Cluster]:
        """Read a comment or hidden text for itself: the body around it is one text, and goes on behind it."""
        if not self._aside.fits(content):
            yield from self._read_aside()
        if not self._aside.pieces:
            self._beside_what = self._passage.pieces[-1].text[-_ABOVE:]
        self._aside.add(content)

    def _read_aside(self) -> Iterator[Cluster]:
        aside, self._aside = self._aside, Passage()
        if aside.pieces:
            if aside.pieces[0].where.part == "revision" and not self._reader.named(aside.text):
                aside = aside.under(self._beside_what)  # "He had a knife" was struck out behind his name
            so_far = "\n".join(piece.text for piece in self._passage.pieces)
            before = behind(self._before, so_far)
            yield from map(self._last.noted, self._reader.passage(aside, self._titles, before, self._last, self._clues))

    def flush(self) -> Iterator[Cluster | Tally]:
        """The clusters of the passage so far."""
        yield from self._read_aside()
        passage, self._passage = self._passage, Passage()
        if not passage.pieces:
            return
        opened = self._reader.opens(passage.text)
        looks = opened.windows or opened.listed or passage.size <= _SHORT
        typed = self._reader.typed(passage.pieces) if self._reader.typed and looks else None
        if typed is None:
            yield from self._read_passage(passage, opened)
            return
        passage = Passage()
        for content in typed:
            if isinstance(content, Grid):
                yield from self._read_passage(passage)
                yield from self._table(content)
                passage = Passage()
            else:
                passage.add(content)
        yield from self._read_passage(passage)

    def _read_passage(self, passage: Passage, opened: Opened | None = None) -> Iterator[Cluster]:
        if not passage.pieces:
            return
        self._above = passage.text[-_ABOVE:]
        if passage.pieces[0].where.message != self._message:  # another letter, of another kind perhaps
            self._before, self._message = "", passage.pieces[0].where.message
        found = self._reader.passage(passage, self._titles, self._before, self._last, self._clues, opened)
        yield from map(self._last.noted, found)
        self._before = behind(self._before, passage.text)

    def close(self) -> Iterator[Cluster | Tally]:
        """The clusters of the last passage, and of what waited for the end of the file; to be called once, there."""
        yield from self.flush()
        if self._last.waits:
            yield from self._reader.at_end(self._last)

    def _table(self, grid: Grid) -> Iterator[Cluster | Tally]:
        from recognizers.context.stories import is_of_old, is_on_book, is_sample
        from recognizers.context.technical import Technical, speaks_of_school
        from recognizers.tables import ordinals
        from recognizers.tables.ahead import Ahead

        above, self._above = self._above, ""
        if grid.where.message != self._pupil_in:
            self._pupil, self._pupil_in = "", grid.where.message
        above = f"Student: {self._pupil}\n{above}" if self._pupil else above
        first, rows = list(islice(grid.rows, _FIRST_ROWS)), grid.rows
        if (counted := ordinals.numbered(first)) is not None:
            first, rows = list(ordinals.without(first, counted)), ordinals.without(rows, counted)
        cells = [cell for row in first for cell in row.cells[:_FIRST_CELLS]]
        over = "\n".join([*self._files[-1:], *grid.context, above])  # what the table itself says, `grids` looks at
        invented = is_sample(over) or is_of_old(f"{over}\n{grid.title}", cells) or is_on_book([r.cells for r in first])
        if len(first) < _FIRST_ROWS and invented:
            return
        words = "\n".join(c for c in cells if len(c) > _LABEL or speaks_of_school(c))[:BEFORE]
        paper = Technical(words, self._before)
        self._before = behind(self._before, words)
        room = self._room if self._room is None or not grid.where.sheet else AfterPeople(self._room, self._rows)
        title = "\n".join([*map(in_words, self._files[-1:]), grid.title])
        said, whose = False, list[Cluster]()
        for cluster in self._reader.grid(replace(grid, rows=Ahead(rows, first), title=title), above, paper, room):
            if isinstance(cluster, Tally):
                said = True
                yield cluster
                continue
            said = said or any(m.entity in STATEMENTS for m in cluster.matches)
            whose = [*whose, cluster] if len(whose) < CARD else whose
            self._remember(grid.where.sheet, cluster)
            yield self._last.noted(cluster)
        if grid.where.sheet or any(c.person for c in whose):
            self._pupil = pupil_of(whose) or (
                "" if grid.where.sheet or names_others(whose, self._pupil) else self._pupil
            )
        if not said:
            told = self._reader.told_by_rows(replace(grid, title=title), first, self._titles, self._before)
            yield from map(self._last.noted, told)

    def _remember(self, sheet: str | None, cluster: Cluster) -> None:
        """Whose a row of a sheet is, for the comments on its cells."""
        row = cluster.matches[0].where.row if cluster.matches else None
        if sheet and row and cluster.person and cluster.link != "column" and len(self._rows) < ROWS_KEPT:
            self._rows[sheet, row] = cluster.person.name


_FIGURE = re.compile(r"\s*[$(–-]?\d[\d.,:/%)]*\s*")
_FIGURES = 3


def _is_of_figures(row: Row) -> bool:
    """Whether a row counts: three cells of figures at least tell of an office more than of anybody."""
    return sum(bool(_FIGURE.fullmatch(cell)) for cell in row.cells[:_FIRST_CELLS]) >= _FIGURES
