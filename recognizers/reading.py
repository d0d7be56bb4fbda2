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

    def file(self, name: str, titles: Sequence[str] = ()) -> FileReader:
        """A reader for one file or member. `titles` are the names of what contains it, outermost first."""
        people = [person for title in (*titles, name) for person in people_in_title(title)]
        return FileReader(self, people)

    def hits(self, text: str) -> list[Hit]:
        """All hits in the windows of the text that the gate opens; all of it without a gate."""
        windows = self._gate.windows(text) if self._gate else [Window(0, len(text), True)]
        found: list[Hit] = []
        for start, end, names in windows:
            if self._engine is None:
                self._engine = self._make_engine()
            for h in self._engine(text[start:end], names):
                found.append(Hit(h.entity, h.start + start, h.end + start, h.score, h.why, h.about))
        return found

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
