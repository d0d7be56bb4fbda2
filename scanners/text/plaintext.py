"""Plain text, Markdown and other text made of lines.

Lines come in pieces of at most 32 KB, cut at blank lines where there are any. Columns pasted into a text keep their
shape: three or more lines in a row with the same number of columns, divided by tabs, by two or more blanks, by pipes,
or by commas without a blank behind them, come as a `Grid`; its `where.line` is its first line, and each `Row.number` is
the number of that row's line in the file, so that a place found in the table is a line of the text. Rulers between the
rows ("----", "|---|") are left out. Lines that pair a label with a value ("Name:   …") are text, for there the label is
the context.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from scanners.contract import Content, Format, Grid, Options, Piece, Row, Scanner, Where, at_line, piece
from scanners.text import columns, decoding, markdown, textlines
from scanners.text.columns import Shape
from scanners.text.markdown import Heading
from scanners.text.textlines import Ahead, Line, Run, Spans

PIECE = 32 << 10
"""Characters in one piece at most."""


def pieces(stream: BinaryIO, _name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The text of a file of lines (see the module)."""
    parts = decoding.limited(decoding.chunks(stream), options.max_text_bytes)
    return blocks(parts, markdown=media_type == "text/markdown")


def blocks(
    parts: Iterable[str], base: Where | None = None, context: tuple[str, ...] = (), markdown: bool = False
) -> Iterator[Piece | Grid]:
    """The pieces and tables of a text that comes in parts. Other scanners read the text inside their files with it.

    Lines are counted from `base.line` (default 1); `base` and `context` are carried by everything that is yielded.
    With `markdown` the headings above a piece are added to its context. What `parts` raises passes through, after what
    was read until then.
    """
    plainly = base is None or base == Where(part=base.part)
    lines = Ahead(textlines.runs(parts, PIECE, _marked if markdown else columns.divided))
    reader = _Blocks(lines, base or Where(), context, markdown, plainly)
    try:
        while line := lines.next():
            if isinstance(line, Run):
                yield from reader.run(line)
            elif not (reader.code or line.start) and (shape := columns.shape(line.text, lines.peek)):
                yield from reader.flush()
                yield (grid := reader.grid(shape, line))
                for _ in grid.rows:  # what the caller left unread is not the next piece's text
                    pass
            else:
                yield from reader.add(line)
    except Exception:
        yield from reader.flush()
        raise
    yield from reader.flush()


def _marked(text: str, begin: int, end: int) -> Spans:
    """The lines that Markdown or a table may make something of."""
    return sorted({*markdown.marked(text, begin, end), *columns.divided(text, begin, end)})


@dataclass(slots=True)
class _Blocks:
    """The piece being gathered, and the headings above it."""

    lines: Ahead
    base: Where
    context: tuple[str, ...]
    markdown: bool
    plainly: bool
    """Whether `base` says at most what part it is, so that a place costs little."""
    headings: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """The levels of the headings above what comes next, each with the context that it stands in."""
    code: bool = False
    pending: list[tuple[int, str]] = field(default_factory=list)
    """Lines that follow each other, some together, with the number of the first."""
    size: int = 0
    around: tuple[str, ...] = field(init=False)
    """The context and the headings, of what comes next."""
    above: tuple[str, ...] = ()
    """The same, of what is gathered."""

    def __post_init__(self) -> None:
        self.around = self.context

    def place(self, line: int) -> Where:
        if self.plainly:
            return at_line(line, self.base.part)
        return self.base.at(line=self.at(line))

    def at(self, line: int) -> int:
        return line + (self.base.line or 1) - 1

    def add(self, line: Line) -> Iterator[Piece]:
        number, text, start, continued = line
        if start or continued:
            yield from self.flush()
            yield Piece(text, self.base.at(line=self.at(number), start=start), self.around)
            return
        heading = self.heading(text) if self.markdown else None
        if heading:
            yield from self.flush()
            self.leave(heading)
        while self.pending and self.size + len(text) + 1 > PIECE:
            yield from self.shed()
        self.gather(number, text)
        if heading:
            self.enter(heading)

    def leave(self, heading: Heading) -> None:
        """Nothing stands under headings of this level or below any more."""
        level, _ = heading
        while self.headings and self.headings[-1][0] >= level:
            _, self.around = self.headings.pop()

    def enter(self, heading: Heading) -> None:
        level, words = heading
        self.headings.append((level, self.around))
        self.around = (*self.around, words)

    def run(self, run: Run) -> Sequence[Piece]:
        """Several lines at once, which come out as they would one by one."""
        if self.markdown and run.text[:1] == "#" and not self.code and (found := markdown.heading(run.text)):
            return self.headed_run(run, found)
        return self.plain_run(run)

    def headed_run(self, run: Run, heading: Heading) -> Sequence[Piece]:
        """Lines of which the first is a heading: `leave`, `gather` and `enter` at once, for a text has many."""
        number, text, full = run
        done = self.flush()
        (level, words), above, around = heading, self.headings, self.around
        while above and above[-1][0] >= level:
            around = above.pop()[1]
        above.append((level, around))
        if full:
            self.around = around
            done = (*done, *self.plain_run(run))
        else:
            self.pending.append((number, text))
            self.above, self.size = around, len(text) + 1
        self.around = (*around, words)
        return done

    def plain_run(self, run: Run) -> Sequence[Piece]:
        """Lines of which the first is no heading, or one that is known already."""
        number, text, full = run
        if not self.pending:
            if full:
                return () if text.isspace() else (Piece(text, self.place(number), self.around),)
        elif self.size + len(text) + 1 > PIECE:
            return self.overfull(number, text)
        self.gather(number, text)
        return ()

    def overfull(self, number: int, text: str) -> list[Piece]:
        """The pieces that have to go before the last of these lines fit in."""
        done = list[Piece]()
        while self.pending and self.size + len(text) + 1 > PIECE:
            fits = text.rfind("\n", 0, PIECE - self.size)
            if fits >= 0:
                self.gather(number, text[:fits])
                number += text.count("\n", 0, fits + 1)
                text = text[fits + 1 :]
            done += self.shed()
        self.gather(number, text)
        return done

    def gather(self, number: int, text: str) -> None:
        """Add one line or several."""
        if not self.pending:
            self.above = self.around
        self.pending.append((number, text))
        self.size += len(text) + 1

    def flush(self) -> tuple[Piece, ...]:
        """What is gathered, as one piece, if it is more than white space."""
        if not (pending := self.pending):
            return ()
        number, text = pending[0]
        if len(pending) > 1:
            text = "\n".join([lines for _, lines in pending])
        pending.clear()
        self.size = 0
        if not text or text.isspace():
            return ()
        place = at_line(number, self.base.part) if self.plainly else self.place(number)
        return (piece(text, place, self.above),)

    def shed(self) -> tuple[Piece, ...]:
        """What is gathered up to the last blank line, or all of it if there is none."""
        upto = self.blank()
        if not upto:
            return self.flush()
        self.pending, rest = self.pending[:upto], self.pending[upto:]
        done = self.flush()
        self.pending, self.size = rest, sum([len(text) + 1 for _, text in rest])
        self.above = self.around
        return done

    def blank(self) -> int:
        """How much of `pending` stands up to the last blank line, with which its own part then ends; 0 if none does."""
        for at in range(len(self.pending), 0, -1):
            number, text = self.pending[at - 1]
            if not text or text[-1] == "\n" or text.isspace():
                return at
            if (blank := text.rfind("\n\n") + 1) or text[0] == "\n":
                below = number + text.count("\n", 0, blank + 1)
                self.pending[at - 1 : at] = [(number, text[:blank]), (below, text[blank + 1 :])]
                return at
        return 0

    def heading(self, line: str) -> Heading | None:
        if markdown.is_fence(line):
            self.code = not self.code
            return None
        if self.code:
            return None
        if found := markdown.heading(line):
            return found
        below = self.lines.peek(1)
        return markdown.underlined(line, below.text) if below else None

    def grid(self, shape: Shape, first: Line) -> Grid:
        return Grid(self.rows(shape, first), self.place(first.number), context=self.around)

    def rows(self, shape: Shape, first: Line) -> Iterator[Row]:
        line: Line | None = first
        begin = 0
        while line is not None:
            if (cells := shape.row(line.text)) is not None:
                shown = tuple(map(markdown.plain, cells)) if self.markdown else tuple(cells)
                yield Row(self.at(line.number), shown, starts=tuple(columns.places(line.text, shown, begin)))
            begin += len(line.text) + 1
            steps = columns.step(shape, self.lines.peek)
            for _ in range(steps):
                line = self.lines.next_line()
                begin += len(line.text) + 1 if line and steps > 1 and not line.text.strip() else 0
            if not steps:
                return


SCANNER = Scanner(
    name="text",
    formats=(
        Format("text/plain", "Plain text", (".txt", ".text", ".log", ".asc", ".nfo", ".ini", ".cfg", ".conf", ".prn")),
        Format("text/markdown", "Markdown", (".md", ".markdown", ".mkd", ".mdx")),
        Format("text/x-rst", "reStructuredText", (".rst",)),
        Format("text/x-tex", "TeX", (".tex", ".bib")),
        Format("text/css", "CSS", (".css", ".scss", ".less")),
        Format("text/x-source", "Program source", (".sh", ".ps1", ".bat", ".php", ".rb", ".java", ".c", ".h")),
    ),
    pieces=pieces,
    library="charset-normalizer",
    licence="MIT",
    reads="every line, in any common encoding; columns pasted into the text as tables; Markdown headings as context",
)
