"""Plain text, Markdown and other text made of lines.

Lines come in pieces of at most 32 KB, cut at blank lines where there are any. Columns pasted into a text keep their
shape: three or more lines in a row with the same number of columns, divided by tabs, by two or more blanks, or by
pipes, come as a `Grid`; its `where.line` is its first line, and each `Row.number` is the number of that row's line in
the file, so that a place found in the table is a line of the text. Rulers between the rows ("----", "|---|") are left
out. Lines that pair a label with a value ("Name:   …") are text, for there the label is the context.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from scanners import decoding, textlines
from scanners.contract import Content, Format, Grid, Options, Piece, Row, Scanner, Where, at_line
from scanners.textlines import Line, Look, Run

PIECE = 32 << 10
"""Characters in one piece at most."""

_LEAST_ROWS = 3
_COLUMN = re.compile(r"\S+(?: \S+)*")
_RULER = re.compile(r"[\s|+:=_-]*[-=_]{2}[\s|+:=_-]*|[|+\s]+")
_PIPE = re.compile(r"(?<!\\)\|")
_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_LONGEST_CELL = 60
_MARK = re.compile(r" {0,3}(?:#|```|~~~|(?P<under>=|--))")
"""What begins a line that Markdown makes a heading of, or of the line above it, or code."""

_NEXT_MARK = re.compile(f"\n{_MARK.pattern}")


def pieces(stream: BinaryIO, _name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The text of a file of lines (see the module)."""
    parts = decoding.limited(decoding.chunks(stream), options.max_text_bytes)
    base = Where(part="script") if media_type == "text/javascript" else None
    yield from blocks(parts, base, markdown=media_type == "text/markdown")


def blocks(
    parts: Iterable[str], base: Where | None = None, context: tuple[str, ...] = (), markdown: bool = False
) -> Iterator[Piece | Grid]:
    """The pieces and tables of a text that comes in parts. Other scanners read the text inside their files with it.

    Lines are counted from `base.line` (default 1); `base` and `context` are carried by everything that is yielded.
    With `markdown` the headings above a piece are added to its context. What `parts` raises passes through, after what
    was read until then.
    """
    runs = textlines.runs(parts, PIECE, _MARKDOWN if markdown else _PLAIN)
    plainly = base is None or base == Where(part=base.part)
    reader = _Blocks(_Ahead(runs), base or Where(), context, markdown, plainly)
    try:
        while line := reader.lines.next():
            if isinstance(line, Run):
                yield from reader.run(line)
            elif not reader.code and not line.start and (shape := _shape(reader.lines, line)):
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


class _Ahead:
    """Lines and runs of lines with a look ahead. An error met while looking ahead is raised when its turn comes."""

    def __init__(self, lines: Iterator[Line | Run]) -> None:
        self._lines = lines
        self._waiting: deque[Line] = deque()
        self._run: Run | None = None
        self._error: Exception | None = None

    def next(self) -> Line | Run | None:
        if self._waiting:
            return self._waiting.popleft()
        if run := self._run:
            self._run = None
            return run
        if error := self._error:
            self._error = None
            raise error
        return next(self._lines, None)

    def next_line(self) -> Line | None:
        """The next line; raises as `next` does."""
        if not self._waiting and self.peek(1) is None:
            self.next()  # the end, or an error
            return None
        return self._waiting.popleft()

    def peek(self, distance: int) -> Line | None:
        """The line `distance` lines on, 1 for the next; None at the end of the text."""
        while len(self._waiting) < distance and not self._error:
            try:
                found = self._run or next(self._lines)
            except StopIteration:
                return None
            except Exception as error:
                self._error = error
                break
            if isinstance(found, Line):
                self._waiting.append(found)
                continue
            text, more, rest = found.text.partition("\n")
            self._waiting.append(Line(found.number, text))
            self._run = Run(found.number + 1, rest) if more else None
        return self._waiting[distance - 1] if len(self._waiting) >= distance else None


@dataclass(slots=True)
class _Blocks:
    """The piece being gathered, and the headings above it."""

    lines: _Ahead
    base: Where
    context: tuple[str, ...]
    markdown: bool
    plainly: bool = False
    """Whether `base` says at most what part it is, so that a place costs little."""
    headings: list[tuple[int, str]] = field(default_factory=list)
    code: bool = False
    pending: list[str] = field(default_factory=list)
    size: int = 0
    blank: int = 0
    first: int = 0
    following: int = 0
    """The line after those that were given out, or the first of the run being gathered."""
    above: tuple[str, ...] = ()

    def at(self, line: int) -> int:
        return line + (self.base.line or 1) - 1

    def place(self, line: int) -> Where:
        return at_line(line, self.base.part) if self.plainly else self.base.at(line=self.at(line))

    def around(self) -> tuple[str, ...]:
        return (*self.context, *(text for _, text in self.headings))

    def add(self, line: Line) -> Iterator[Piece]:
        if line.start or line.continued:
            yield from self.flush()
            yield Piece(line.text, self.base.at(line=self.at(line.number), start=line.start), self.around())
            return
        heading = self.heading(line) if self.markdown else None
        if heading:
            yield from self.flush()
            self.headings = [h for h in self.headings if h[0] < heading[0]]
        while self.pending and self.size + len(line.text) + 1 > PIECE:
            yield from self.flush(self.blank)
        self.gather(line.number, line.text)
        if not line.text or line.text.isspace():
            self.blank = len(self.pending)
        if heading:
            self.headings.append(heading)

    def run(self, run: Run) -> Iterator[Piece]:
        """Several lines at once, which come out as they would one by one."""
        text = run.text
        if run.full and not self.pending:
            if not text.isspace():
                yield Piece(text, self.place(run.number), self.around())
            return
        self.following = run.number
        while self.size + len(text) + 1 > PIECE and self.pending:
            fits = text.rfind("\n", 0, PIECE - self.size)
            if fits >= 0:
                self.gather_run(text[:fits])
                text = text[fits + 1 :]
            yield from self.flush(self.blank)
        self.gather_run(text)

    def gather_run(self, text: str) -> None:
        """Add whole lines; the last blank one ends an entry, so that the piece may be cut there."""
        blank = text.rfind("\n\n")
        if text.endswith("\n") or not text:
            self.gather(self.following, text)
            self.blank = len(self.pending)
        elif blank >= 0:
            self.gather(self.following, text[: blank + 1])
            self.blank = len(self.pending)
            self.gather(0, text[blank + 2 :])
        elif text.startswith("\n"):
            self.gather(self.following, "")
            self.blank = len(self.pending)
            self.gather(0, text[1:])
        else:
            self.gather(self.following, text)

    def gather(self, number: int, text: str) -> None:
        """Add lines; what their number is counts only where nothing stands before them."""
        if not self.pending:
            self.first, self.above = number, self.around()
        self.pending.append(text)
        self.size += len(text) + 1

    def flush(self, upto: int = 0) -> Iterator[Piece]:
        """Yield what is gathered, up to the given number of lines (0: all); keep the rest."""
        upto = upto or len(self.pending)
        text = "\n".join(self.pending[:upto])
        if text and not text.isspace():
            yield Piece(text, self.place(self.first), self.above)
        if upto:
            self.following = self.first + text.count("\n") + 1  # an entry may be several lines
        self.pending = self.pending[upto:]
        self.first = self.following
        self.size = sum(map(len, self.pending)) + len(self.pending)
        self.blank = 0
        self.above = self.around()

    def heading(self, line: Line) -> tuple[int, str] | None:
        if _FENCE.match(line.text):
            self.code = not self.code
        if self.code:
            return None
        if found := _ATX.match(line.text):
            return len(found[1]), found[2]
        below = self.lines.peek(1)
        if below and line.text.strip() and (under := _SETEXT.match(below.text)):
            return (1 if under[1][0] == "=" else 2), line.text.strip()
        return None

    def grid(self, shape: _Shape, first: Line) -> Grid:
        return Grid(self.rows(shape, first), self.place(first.number), context=self.around())

    def rows(self, shape: _Shape, first: Line) -> Iterator[Row]:
        line: Line | None = first
        while line is not None:
            if not _RULER.fullmatch(line.text):
                cells = shape.cells(line.text) or ()
                yield Row(self.at(line.number), tuple(map(_plain, cells)) if self.markdown else tuple(cells))
            following = self.lines.peek(1)
            if following is None or not shape.continues(following):
                return
            line = self.lines.next_line()


def _columns(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The lines in which something stands that may part columns."""
    found = set()
    for divider in _DIVIDERS:
        at = begin
        while (at := text.find(divider, at, end)) >= 0:
            start, at = text.rfind("\n", begin, at) + 1 or begin, text.index("\n", at)
            found.add((start, at))
    return sorted(found)


def _columns_and_marks(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The same, with the lines of Markdown that say something of what follows, and those above an underline."""
    found = set()
    if _MARK.match(text, begin):
        found.add((begin, text.index("\n", begin)))
    if text.find("\n", begin, end) >= 0:
        found.update(_columns(text, begin, end))
        for mark in _NEXT_MARK.finditer(text, begin, end):
            above = mark.start()
            found.add((above + 1, text.index("\n", above + 1)))
            if mark["under"]:
                found.add((text.rfind("\n", begin, above) + 1 or begin, above))
    return sorted(found)


_DIVIDERS = ("|", "\t", "  ")
"""One of these stands in every line of a table."""

_PLAIN = Look(_columns, least=_LEAST_ROWS, first="", marks="|\t")
_MARKDOWN = Look(_columns_and_marks, least=2, first="#`~=- ", marks="|\t")


@dataclass(slots=True)
class _Shape:
    """How the lines of one table are divided: "|", "\\t" or " ", into how many columns, at which offsets."""

    divider: str
    width: int
    spans: list[tuple[int, int]]

    def continues(self, line: Line) -> bool:
        if line.start or line.continued or not line.text.strip():
            return False
        return bool(_RULER.fullmatch(line.text)) or self.cells(line.text) is not None

    def cells(self, text: str) -> list[str] | None:
        """The cells of a line of this table, None if it is none of it."""
        cells = _split(text, self.divider)
        if len(cells) == self.width:
            return cells
        return self.aligned(text) if self.divider == " " and 2 <= len(cells) < self.width else None

    def aligned(self, text: str) -> list[str] | None:
        """A row with empty cells: every word group stands under the beginning or the end of a column."""
        cells = [""] * self.width
        for found in _COLUMN.finditer(text.expandtabs()):
            at = next((i for i, (a, b) in enumerate(self.spans) if found.start() == a or found.end() == b), None)
            if at is None:
                return None
            cells[at] = found.group()
        return cells


def _shape(lines: _Ahead, line: Line) -> _Shape | None:
    """The shape of the table that begins at this line, if one does."""
    divider = _divider(line.text)
    if divider is None:
        return None
    rows = [line.text]
    for distance in range(1, 8):
        following = lines.peek(distance)
        if following is None or not following.text.strip():
            break
        if not _RULER.fullmatch(following.text):
            rows.append(following.text)
        elif divider == "|":
            rows.append(line.text)  # a Markdown table may have a header, its ruler and a single row
        if len(rows) == _LEAST_ROWS:
            break
    if len(rows) < _LEAST_ROWS or any(_divider(row) != divider for row in rows):
        return None
    table = [_split(row, divider) for row in rows]
    width = len(table[0])
    if width < 2 or any(len(cells) != width for cells in table) or not _is_table(rows, table, divider):
        return None
    return _Shape(divider, width, _spans(rows[0]))


def _divider(text: str) -> str | None:
    if "|" in text:
        return "|"
    if "\t" in text.strip():
        return "\t"
    return " " if "  " in text.strip() else None


def _split(text: str, divider: str) -> list[str]:
    if divider == "|":
        inner = text.strip()
        inner = inner[1:] if inner.startswith("|") else inner
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(inner)]
    if divider == "\t":
        return [cell.strip() for cell in text.rstrip("\r\n").split("\t")]
    return _COLUMN.findall(text)


def _is_table(rows: list[str], table: list[list[str]], divider: str) -> bool:
    columns = list(zip(*table, strict=True))
    if sum(1 for column in columns if any(column)) < 2 or all(cell.endswith(":") for cell in columns[0]):
        return False
    if divider != " ":
        return True
    if any(len(cell) > _LONGEST_CELL for cells in table for cell in cells):
        return False
    spans = [_spans(row) for row in rows]
    aligned = sum(1 for column in zip(*spans, strict=True) if len({a for a, _ in column}) == 1)
    aligned += sum(
        1 for column in zip(*spans, strict=True) if len({a for a, _ in column}) > 1 == len({b for _, b in column})
    )
    return aligned * 2 > len(columns) or (len(columns) > 2 and aligned > 0)


def _spans(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _COLUMN.finditer(text.expandtabs())]


def _plain(cell: str) -> str:
    """A Markdown cell without its emphasis."""
    return cell.strip("*_` ") or cell


SCANNER = Scanner(
    name="text",
    formats=(
        Format("text/plain", "Plain text", (".txt", ".text", ".log", ".asc", ".nfo", ".ini", ".cfg", ".conf", ".prn")),
        Format("text/markdown", "Markdown", (".md", ".markdown", ".mkd", ".mdx")),
        Format("text/x-rst", "reStructuredText", (".rst",)),
        Format("text/x-tex", "TeX", (".tex", ".bib")),
        Format("text/javascript", "JavaScript", (".js", ".mjs", ".cjs", ".ts")),
        Format("text/css", "CSS", (".css", ".scss", ".less")),
        Format("text/x-source", "Program source", (".py", ".sh", ".ps1", ".bat", ".php", ".rb", ".java", ".c", ".h")),
        Format("text/vtt", "WebVTT", (".vtt",)),
        Format("application/x-subrip", "SubRip", (".srt",)),
    ),
    pieces=pieces,
    library="charset-normalizer",
    licence="MIT",
    reads="every line, in any common encoding; columns pasted into the text as tables; Markdown headings as context",
)
