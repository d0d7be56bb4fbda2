"""From a scanner's stream to clusters: the one door of detection.

Text goes passage by passage: the gate looks first; only where it found something does Presidio look, at the window
around it. Tables go to `grids`. Everything else of the stream (`Embedded`, `Unread`) is the pipeline's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from recognizers.contract import Cluster, Hit, Recognizer
from recognizers.gate import Gate, Window
from recognizers.grids import GridReader
from recognizers.passages import Passage, clusters
from recognizers.person import find_people, people_in_title
from recognizers.statements import BARE
from scanners.contract import Grid, Piece

Look = Callable[[str, bool], list[Hit]]
"""Looks closely at a window of text; the flag says whether names are wanted."""


class Reader:
    """Detection for one worker. `engine` is called at most once, when the first window needs it."""

    def __init__(self, recognizers: Sequence[Recognizer], engine: Callable[[], Look], gate: Gate | None) -> None:
        self._gate = gate
        self._make_engine = engine
        self._engine: Look | None = None
        self._grids = GridReader(recognizers, find_people)
        self._strong = {r.entity for r in recognizers if r.strong}

    def file(self, name: str, titles: Sequence[str] = ()) -> FileReader:
        """A reader for one file or member. `titles` are the names of what contains it, outermost first."""
        people = [person for title in (*titles, name) for person in people_in_title(title)]
        return FileReader(self, people)

    def hits(self, text: str) -> list[Hit]:
        """All hits in the windows of the text that the gate opens; in all of it where a value stands in one of them.

        Whom a value belongs to may stand anywhere in its section, far above the window.
        """
        whole = Window(0, len(text), True)
        windows = self._gate.windows(text) if self._gate else [whole]
        found = [h for window in windows for h in self._look(text, window)]
        told = {h.entity for h in found if h.entity != "PERSON" and h.score >= BARE}
        if not told or sum(w.end - w.start for w in windows) == len(text):
            return found
        return self._look(text, whole._replace(names=bool(told & self._strong)))

    def _look(self, text: str, window: Window) -> list[Hit]:
        start, end, names = window
        if self._engine is None:
            self._engine = self._make_engine()
        return [
            Hit(h.entity, h.start + start, h.end + start, h.score, h.why, h.about)
            for h in self._engine(text[start:end], names)
        ]

    def grid(self, grid: Grid) -> Iterator[Cluster]:
        """The clusters of a table."""
        return self._grids.read(grid)


class FileReader:
    """Reads one file's pieces in order; `flush` closes the last passage."""

    def __init__(self, reader: Reader, titles: list[str]) -> None:
        self._reader = reader
        self._titles = titles
        self._passage = Passage()

    def feed(self, content: Piece | Grid) -> Iterator[Cluster]:
        """The clusters that this piece or table completes."""
        if isinstance(content, Grid):
            yield from self.flush()
            yield from self._reader.grid(content)
            return
        if not content.text.strip():
            return
        if not self._passage.fits(content):
            yield from self.flush()
        self._passage.add(content)
        if content.where.part == "subject":
            self._titles.extend(people_in_title(content.text))

    def flush(self) -> Iterator[Cluster]:
        """The clusters of the passage so far; to be called at the end of the file."""
        passage, self._passage = self._passage, Passage()
        if passage.pieces and (hits := self._reader.hits(passage.text)):
            yield from clusters(passage, hits, self._titles)
