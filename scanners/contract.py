"""What a scanner promises: the text of one format, in pieces that know where they stood.

A scanner module (one file a family of formats) exposes one `SCANNER`, found by `scanners.registry`. It reads from a
seekable binary stream and yields `Piece`, `Grid`, `Embedded` and `Unread`. It never opens a path, never follows a
reference out of the file, never runs anything, and raises only `ScanError` (anything else is caught by the registry
and becomes `Unread("corrupt")`).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise, repeat, zip_longest
from typing import Any, BinaryIO, Literal, NamedTuple, Protocol, cast, overload

Reason = Literal[
    "encrypted",
    "corrupt",
    "too-large",
    "timeout",
    "unsupported",
    "too-deep",
    "too-many-members",
    "expands-too-far",
    "no-text",
]
"""The reason codes a scanner gives; each is a value of `reason` in the item record."""

Part = Literal[
    "body", "header", "footer", "comment", "notes", "footnote", "textbox", "revision", "properties", "hidden",
    "metadata", "annotation", "form", "attachment", "alt", "script", "subject", "ocr", "name",
]  # fmt: skip


class Where(NamedTuple):
    """A place inside one file. Every field is optional; all counts start at 1, `start` and `end` at 0.

    `cell` is A1 style, `row` the physical row of a sheet, the record of a csv file (header = 1) or the row of any
    other table; `column` is the header text above the cell. `start` and `end` count characters in the piece of text
    (or in the cell). `message` is the ordinal of a message in a mailbox file.

    A named tuple, for one is made for every paragraph and every match.
    """

    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    column: str | None = None
    line: int | None = None
    paragraph: int | None = None
    slide: int | None = None
    message: int | None = None
    part: Part | None = None
    start: int | None = None
    end: int | None = None

    def at(self, **changes: Any) -> Where:
        """A copy with the given fields replaced."""
        return self._replace(**changes)

    def inside(self, outer: Where) -> Where:
        """This place in a file that itself stands at `outer` in another one."""
        part = outer.part if outer.part and self.part in (None, "body") else self.part
        return self.at(
            message=self.message or outer.message,
            page=self.page or outer.page,
            slide=self.slide or outer.slide,
            part=part,
        )

    def as_dict(self) -> dict[str, object]:
        """Only the fields that apply, in declaration order: the record's `where`."""
        return {name: value for name, value in zip(self._fields, self, strict=True) if value is not None}


_WHERE = cast("Callable[[tuple[object, ...]], Where]", functools.partial(tuple.__new__, Where))


def at_line(line: int | None, part: Part | None) -> Where:
    """The place of a line: `Where(line=line, part=part)` at a third of the cost, for what has very many."""
    return _WHERE((None, None, None, None, None, line, None, None, None, part, None, None))


NOWHERE = Where()
ATTACHED = Where(part="attachment")
"""Where a file stands that is attached to a message or put into a document (a member of an archive is not)."""


class Piece(NamedTuple):
    """A run of text that belongs together: a paragraph, a header, a page, a block of lines.

    Lines are separated by "\\n". If `where.line` is set it is the number of the first line, and a match's line is
    counted from there. `context` holds what stands above it and gives it meaning: headings, field labels, nearest last.
    `stretches` are those of the text, in order, that stand elsewhere than the rest: (start, end, place); what is set in
    the place replaces what `where` says, and a `start` set there is that of the stretch. A named tuple for the same
    reason as `Where`.
    """

    text: str
    where: Where = NOWHERE
    context: tuple[str, ...] = ()
    stretches: tuple[tuple[int, int, Where], ...] = ()

    def where_at(self, start: int) -> Where:
        """Where the character at `start` stands: its line, and how many characters of the text stand before it."""
        for begin, end, place in self.stretches:
            if begin <= start < end:
                where = self.where.at(**place.as_dict())
                if place.start is not None:
                    return where.at(start=place.start + start - begin)
                break
        else:
            where = self.where
        line = where.line
        if self.where.line is not None:
            line = self.where.line + self.text.count("\n", 0, start)
        return where.at(start=(self.where.start or 0) + start, line=line)


_PIECE = cast("Callable[[tuple[object, ...]], Piece]", functools.partial(tuple.__new__, Piece))


def piece(text: str, where: Where, context: tuple[str, ...]) -> Piece:
    """`Piece(text, where, context)` at half of the cost, for what has very many."""
    return _PIECE((text, where, context, ()))


class Row(NamedTuple):
    """One row of a table: its physical number (from 1) and its cells as shown, "" for an empty one.

    `part` is "hidden" for a hidden row, "revision" for one put in or deleted with tracking, else None. `hidden_cells`
    are the positions (from 1) of cells that nobody sees in a row that is seen: white on white, or a format that shows
    nothing. A cell covered by a merge repeats the merged value only if the format shows it so; otherwise it is "".
    `line` is the line of the file on which it begins, where lines and rows may differ. `starts` say, in a table that is
    lines of a text, where the text of each cell begins, in characters from where the table does. Where the table is
    paragraphs of a document, which are counted, `line` is the paragraph of the row, in which `starts` count.
    """

    number: int
    cells: tuple[str, ...]
    part: Part | None = None
    line: int | None = None
    hidden_cells: frozenset[int] = frozenset()
    starts: tuple[int, ...] = ()


_NONE: frozenset[int] = frozenset()
_Fields = tuple[int, tuple[str, ...], None, int | None, frozenset[int], tuple[int, ...]]
_ROW = cast("Callable[[_Fields], Row]", functools.partial(tuple.__new__, Row))


class Block(Sequence[Row]):
    """Rows that follow one another, kept as cells: a row is made when it is asked for, a column is a slice of them.

    `cells` are those of all rows; each row has those from its place in `starts` to the next one, of which there is one
    more than rows. `first` is the number of the first row, `lines` are where they begin, None where rows are no lines,
    `size` is their characters. `width` is how many cells each has, None where they differ.
    """

    __slots__ = ("_cells", "_first", "_lines", "_starts", "size", "width")

    def __init__(
        self,
        cells: list[str],
        starts: Sequence[int],
        first: int,
        lines: Sequence[int | None],
        size: int,
        width: int | None,
    ) -> None:
        self._cells, self._starts, self._first, self._lines = cells, starts, first, lines
        self.size, self.width = size, width

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def cells(self) -> Sequence[str]:
        """The cells of all rows, one row after the other."""
        first, last = self._starts[0], self._starts[-1]
        return self._cells if first == 0 and last == len(self._cells) else self._cells[first:last]

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Block: ...
    def __getitem__(self, at: int | slice) -> Row | Block:
        if isinstance(at, slice):
            begin, end, _ = at.indices(len(self))
            size = self.size * max(end - begin, 0) // max(len(self), 1)
            lines, starts = self._lines[begin:end], self._starts[begin : max(begin, end) + 1]
            return Block(self._cells, starts, self._first + begin, lines, size, self.width)
        at = range(len(self))[at]
        cells = self._cells[self._starts[at] : self._starts[at + 1]]
        return Row(self._first + at, tuple(cells), None, self._lines[at])

    def __iter__(self) -> Iterator[Row]:
        """The rows one after the other, where all are of one width without a step of the interpreter for any."""
        if self.width:
            cells = iter(self._cells[self._starts[0] : self._starts[-1]])
            records: Iterator[tuple[str, ...]] = zip(*[cells] * self.width, strict=True)
        else:
            records = (tuple(self._cells[begin:end]) for begin, end in pairwise(self._starts))
        rest = repeat(None), self._lines, repeat(_NONE), repeat(())
        return map(_ROW, zip(count(self._first), records, *rest, strict=False))

    def columns(self, width: int) -> Sequence[Sequence[str]]:
        """The cells of the first so many positions, short rows filled up with empty ones."""
        if self.width is None:
            rows = [self._cells[a:b] for a, b in pairwise(self._starts)]
            found: Sequence[Sequence[str]] = list(zip_longest(*rows, fillvalue=""))[:width]
        else:
            first, last = self._starts[0], self._starts[-1]
            found = [self._cells[first + i : last : self.width] for i in range(min(width, self.width))]
        return [*found, *repeat(("",) * len(self), width - len(found))]

    def wider(self, width: int) -> Sequence[int]:
        """Which rows (from 0) have more cells than that."""
        if self.width is not None:
            return range(len(self) if self.width > width else 0)
        return [i for i, (a, b) in enumerate(pairwise(self._starts)) if b - a > width]


class Blocks(Iterator[Row]):
    """Rows that may be had many at a time, which is much quicker where most of them are only counted."""

    def __init__(self, blocks: Iterator[Block]) -> None:
        self.blocks = blocks
        self._block = Block([], (0,), 1, (), 0, 0)
        self._at = 0

    def __next__(self) -> Row:
        while self._at >= len(self._block):
            self._block, self._at = next(self.blocks), 0
        self._at += 1
        return self._block[self._at - 1]

    def take(self, most: int, characters: int) -> Sequence[Row]:
        """The next rows: `most` at most, about as many as have so many characters, one at least; none at the end."""
        while self._at >= len(self._block):
            if (block := next(self.blocks, None)) is None:
                return ()
            self._block, self._at = block, 0
        begin, block = self._at, self._block
        if block.size > characters:
            most = min(most, len(block) * characters // block.size or 1)
        self._at += most
        return block if not begin and most >= len(block) else block[begin : begin + most]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that keeps its shape, streamed. Which row is the header is found in detection.

    `rows` (`Blocks`, where they may be had many at a time) is consumed once, and wholly, before the next value is
    asked of the scanner. An `Unread` that arises in the
    middle of the table follows as the next value of the stream. A match in one of `hidden_columns` (positions from 1)
    has the part "hidden": such cells stay in their rows, so that what they say is still linked to the row's person.
    """

    rows: Iterator[Row]
    where: Where = NOWHERE
    title: str = ""
    context: tuple[str, ...] = ()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file inside the file: attachment, archive member, OLE object. The pipeline opens it and goes round again.

    `open` gives a seekable stream, valid until the next value is asked of the scanner; it may raise ScanError. `size`
    is the expanded size the container declares (it may lie), None if it does not say. `media_type` is a hint only.
    `where` is its place in the file: what is found inside takes message, page and slide from there, and the part where
    it stands in none but the body.
    """

    name: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    media_type: str | None = None
    where: Where = NOWHERE


@dataclass(frozen=True, slots=True)
class Protection:
    """How an encrypted thing is protected; `adequate` means 128-bit strength or more (M.G.L. c.93H s.1)."""

    scheme: str
    adequate: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read, and why. A value in the stream, so that the rest of the file is still read.

    `detail` is a sentence for a person; it never holds text of the file. `whole` is True if nothing of this file was
    read (it becomes `unreadable` or `protected`), False if a part is missing (`partial`).
    """

    reason: Reason
    detail: str
    whole: bool = True
    protection: Protection | None = None
    name: str | None = None


Content = Piece | Grid | Embedded | Unread


class ScanError(Exception):
    """This file, or this part of it, cannot be read. Becomes an `Unread`."""

    def __init__(self, reason: Reason, detail: str, protection: Protection | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Reason = reason
        self.detail = detail
        self.protection = protection


@dataclass(slots=True)
class Spent:
    """What OCR has cost so far: pages on which it found text, and seconds; pictures `left` for want of budget."""

    pages: int = 0
    seconds: float = 0.0
    left: int = 0


class OcrBudget(NamedTuple):
    """What OCR may still cost in a run: pages on which it finds text, and seconds over all processes."""

    pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Options:
    """Limits and helps for extraction. Bytes, seconds and counts; they come from `[limits]` of the configuration.

    `max_pixels` of a picture that is decoded; `max_ocr_pages` of one file on which OCR finds text, and the seconds
    that it may take in one file: well under those that a file may take at all, or what else it holds is lost as well.
    `spent` is what the files inside one file share of these; None: each may spend all. `run_ocr` is what the run has
    left for OCR; None: any amount. `until` is the moment, on the monotonic clock, after which no more is unpacked.
    """

    max_text_bytes: int = 4 << 30
    max_members: int = 100_000
    max_depth: int = 10
    max_expanded_bytes: int = 4 << 30
    max_ratio: int = 1_000
    max_pixels: int = 64_000_000
    max_ocr_pages: int = 50
    max_ocr_seconds: int = 60
    passwords: tuple[str, ...] = field(default=(), repr=False)
    spent: Spent | None = field(default=None, repr=False, compare=False)
    run_ocr: OcrBudget | None = None
    until: float = field(default=math.inf, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Format:
    """One format a scanner reads, and how it is told by content.

    `magic` are (offset, bytes) pairs, any of which claims the format; `extensions` (with the dot, lower case) decide
    only among formats that content cannot tell apart, such as csv and plain text. `docs/formats.md` is made from this.
    """

    media_type: str
    title: str
    extensions: tuple[str, ...] = ()
    magic: tuple[tuple[int, bytes], ...] = ()


class Pieces(Protocol):
    """The one function of a scanner."""

    def __call__(self, stream: BinaryIO, name: str, media_type: str, options: Options, /) -> Iterator[Content]: ...


@dataclass(frozen=True, slots=True)
class Scanner:
    """A family of formats: what it claims, the function that reads it, and what the documentation says of it.

    `limits` are those of its own, beside the ones that hold for every file.
    """

    name: str
    formats: tuple[Format, ...]
    pieces: Pieces
    library: str
    licence: str
    reads: str
    does_not_read: str = ""
    limits: str = ""
