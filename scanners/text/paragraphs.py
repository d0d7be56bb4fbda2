"""Tables typed into a document as lines: paragraphs, or lines of one, whose cells tabs, blanks or marks divide.

A word processor and a web page give each paragraph by itself, so that a list of pupils that somebody lined up with the
tab key is no table to them; and a list that "/" or "-" divides, or of which a mail program put each cell in a line of
its own, is none to a reader of plain text. That is looked for where detection has something to look at:
in all texts it would cost more than to read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from functools import partial
from itertools import accumulate, groupby
from operator import attrgetter
from typing import NamedTuple

from scanners.contract import Grid, Piece, Row, Where
from scanners.text import columns, marks, stacks
from scanners.text.columns import Shape
from scanners.text.stacks import Stack
from scanners.text.textlines import Line

_NONE = -1
_LOOKS = (partial(columns.divided, closely=True), marks.header_lines, stacks.header_lines)


class _Line(NamedTuple):
    piece: int
    """The paragraph in which it stands; none for an empty line between two."""
    start: int
    """Where the line begins in its paragraph."""
    text: str


def typed_tables(pieces: Sequence[Piece]) -> list[Piece | Grid] | None:
    """The pieces of text that follow each other, with a `Grid` for each run of lines that are rows; None if none are.

    The rows are numbered by their lines, where lines are counted, or else from 1.
    """
    if any(piece.stretches or piece.where.part not in (None, "body") for piece in pieces):
        return None
    text = "\n".join([piece.text for piece in pieces]) + "\n"
    end = len(text) - 1
    begins = {start for look in _LOOKS for start, _ in (look(text, 0, end) if end > 0 else ())}
    parts = list(_parted(pieces, begins)) if begins else []
    return parts if any(isinstance(part, Grid) for part in parts) else None


def _parted(pieces: Sequence[Piece], begins: Set[int]) -> Iterator[Piece | Grid]:
    """The paragraphs, parted where tables are; `begins` are the places in all their text where one may begin."""
    lines = list(_lines(pieces))
    places = accumulate((len(line.text) + 1 if line.piece != _NONE else 0 for line in lines), initial=0)
    begun = end = 0
    for at in [at for at, place in enumerate(places) if place in begins]:
        if at < end or at == len(lines) or (found := _table(pieces, lines, at)) is None:
            continue
        yield from _rest(pieces, lines[begun:at])
        rows, end = found
        first = lines[at]
        yield Grid(iter(rows), _where(pieces, first), context=pieces[first.piece].context)
        begun = end
    yield from _rest(pieces, lines[begun:])


def _lines(pieces: Sequence[Piece]) -> Iterator[_Line]:
    """The lines of the paragraphs; an empty one where a paragraph was left out between two, for it was empty."""
    last: int | None = None
    for index, piece in enumerate(pieces):
        number = piece.where.paragraph
        if number is not None and last is not None and number != last + 1:
            yield _Line(_NONE, 0, "")
        last = number
        start = 0
        for text in piece.text.split("\n"):
            yield _Line(index, start, text)
            start += len(text) + 1


def _table(pieces: Sequence[Piece], lines: Sequence[_Line], at: int) -> tuple[list[Row], int] | None:
    """The rows of the table that begins at a line, if one does, and where it ends."""
    if (shape := columns.shape(lines[at].text, _peek(lines, at), closely=True)) is not None:
        end = _end(shape, lines, at)
        return list(_rows(shape, pieces, lines[at:end])), end
    if (stack := stacks.stack(lines[at].text, _peek(lines, at))) is not None:
        return _stacked(stack, pieces, lines, at)
    return None


def _peek(lines: Sequence[_Line], at: int) -> Callable[[int], Line | None]:
    def peek(distance: int) -> Line | None:
        return Line(at + distance, lines[at + distance].text) if at + distance < len(lines) else None

    return peek


def _end(shape: Shape, lines: Sequence[_Line], at: int) -> int:
    end = at + 1
    while steps := columns.step(shape, _peek(lines, end - 1)):
        end += steps
    return end


def _rows(shape: Shape, pieces: Sequence[Piece], lines: Sequence[_Line]) -> Iterator[Row]:
    for number, (line, begin) in enumerate(zip(lines, _begins(pieces, lines), strict=True), 1):
        if line.text.strip() and (cells := shape.row(line.text)) is not None:
            place = _where(pieces, line)
            starts = tuple(columns.places(line.text, cells, begin))
            yield Row(place.line or number, tuple(cells), line=place.paragraph, starts=starts)


def _begins(pieces: Sequence[Piece], lines: Sequence[_Line]) -> Iterator[int]:
    """Where lines begin: in their paragraphs, where these are counted, or else counted from the first line."""
    if pieces[lines[0].piece].where.paragraph is not None:
        return (line.start for line in lines)
    return accumulate((len(line.text) + 1 for line in lines[:-1]), initial=0)


def _stacked(stack: Stack, pieces: Sequence[Piece], lines: Sequence[_Line], at: int) -> tuple[list[Row], int]:
    """The rows of a table whose cells stand one below the other, each where its first cell does, and where it ends."""
    rows: list[Row] = []
    held: list[tuple[_Line, int]] = []
    begins = _begins(pieces, lines[at:])
    while True:
        begin = next(begins)
        if (text := lines[at].text).strip():
            held.append((lines[at], begin + len(text) - len(text.lstrip())))
        at += 1
        if len(held) < stack.width:
            continue
        place = _where(pieces, held[0][0])
        starts = tuple(start for _, start in held)
        cells = tuple(line.text.strip() for line, _ in held)
        rows.append(Row(place.line or len(rows) + 1, cells, line=place.paragraph, starts=starts))
        held = []
        if not stacks.goes_on(stack, _peek(lines, at - 1)):
            return rows, at


def _where(pieces: Sequence[Piece], line: _Line) -> Where:
    """Where the paragraph of a line stands, and the line in it, if lines are counted."""
    piece = pieces[line.piece]
    where = piece.where
    return where if where.line is None else where.at(line=where.line + piece.text.count("\n", 0, line.start))


def _rest(pieces: Sequence[Piece], lines: Sequence[_Line]) -> Iterator[Piece]:
    """The paragraphs of some lines that are no rows: most whole, of one that holds a table too what is beside it."""
    for index, of_one in groupby((line for line in lines if line.piece != _NONE), attrgetter("piece")):
        piece, own = pieces[index], list(of_one)
        text = "\n".join(line.text for line in own)
        if text == piece.text:
            yield piece
        elif text.strip():
            yield Piece(text, _where(pieces, own[0]).at(start=(piece.where.start or 0) + own[0].start), piece.context)
