"""Tables typed into a document as lines: paragraphs, or lines of one, whose cells tabs, blanks or marks divide.

A word processor and a web page give each paragraph by itself, so that a list of pupils that somebody lined up with the
tab key is no table to them. What `columns` tells in a text of lines is looked for in paragraphs that follow each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from itertools import accumulate, groupby
from operator import attrgetter
from typing import NamedTuple

from scanners.contract import Content, Grid, Piece, Row, Where
from scanners.text import columns
from scanners.text.columns import Shape
from scanners.text.textlines import Line

_AT_ONCE = 200_000
"""Characters of paragraphs that are looked at together; a table that goes on behind them begins anew."""


_NONE = -1
_LINE, _BEHIND = Where._fields.index("line"), Where._fields.index("paragraph") + 1
"""The fields of a place between which the line and the paragraph stand."""


class _Line(NamedTuple):
    piece: int
    """The paragraph in which it stands; none for an empty line between two."""
    start: int
    """Where the line begins in its paragraph."""
    text: str


def with_tables(contents: Iterable[Content]) -> Iterator[Content]:
    """The contents, in which a `Grid` stands for each run of lines that are rows of a table.

    The rows are numbered by their lines, where lines are counted, or else from 1. What was asked of `contents` is
    given out before more is asked of them.
    """
    run: list[Piece] = []
    room = 0
    try:
        for content in contents:
            if isinstance(content, Piece) and not content.stretches and content.where.part in (None, "body"):
                room -= len(content.text)
                if run and (room < 0 or not _follows(content, run[0])):
                    yield from _given(run)
                    run = []
                room = room if run else _AT_ONCE
                run.append(content)
            else:
                if run:
                    yield from _given(run)
                    run = []
                yield content
    except Exception:
        yield from _given(run)
        raise
    yield from _given(run)


def _follows(piece: Piece, first: Piece) -> bool:
    """Whether a paragraph stands under the same headings as the first one of a run, and differs in its number alone."""
    if piece.context is not first.context and piece.context != first.context:
        return False
    return piece.where[:_LINE] == first.where[:_LINE] and piece.where[_BEHIND:] == first.where[_BEHIND:]


def _given(pieces: list[Piece]) -> Iterable[Content]:
    """The paragraphs of a run, and the tables among them."""
    text = "\n".join([piece.text for piece in pieces]) + "\n"
    begins = {start for start, _ in columns.divided(text, 0, len(text) - 1)} if len(text) > 1 else None
    return _parted(pieces, begins) if begins else pieces


def _parted(pieces: list[Piece], begins: Set[int]) -> Iterator[Content]:
    """The paragraphs, parted where tables are; `begins` are the places in all their text where one may begin."""
    lines = list(_lines(pieces))
    places = accumulate((len(line.text) + 1 if line.piece != _NONE else 0 for line in lines), initial=0)
    begun = end = 0
    for at in [at for at, place in enumerate(places) if place in begins]:
        if at < end or at == len(lines) or (shape := columns.shape(lines[at].text, _peek(lines, at))) is None:
            continue
        yield from _rest(pieces, lines[begun:at])
        end = _end(shape, lines, at)
        first = lines[at]
        yield Grid(_rows(shape, pieces, lines[at:end]), _where(pieces, first), context=pieces[first.piece].context)
        begun = end
    yield from _rest(pieces, lines[begun:])


def _lines(pieces: list[Piece]) -> Iterator[_Line]:
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


def _peek(lines: list[_Line], at: int) -> Callable[[int], Line | None]:
    def peek(distance: int) -> Line | None:
        return Line(at + distance, lines[at + distance].text) if at + distance < len(lines) else None

    return peek


def _end(shape: Shape, lines: list[_Line], at: int) -> int:
    end = at + 1
    while steps := columns.step(shape, _peek(lines, end - 1)):
        end += steps
    return end


def _rows(shape: Shape, pieces: list[Piece], lines: list[_Line]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if line.piece != _NONE and (cells := shape.row(line.text)) is not None:
            place = _where(pieces, line)
            starts = tuple(columns.places(line.text, cells, line.start))
            yield Row(place.line or number, tuple(cells), starts=starts, paragraph=place.paragraph)


def _where(pieces: list[Piece], line: _Line) -> Where:
    """Where the paragraph of a line stands, and the line in it, if lines are counted."""
    piece = pieces[line.piece]
    where = piece.where
    return where if where.line is None else where.at(line=where.line + piece.text.count("\n", 0, line.start))


def _rest(pieces: list[Piece], lines: list[_Line]) -> Iterator[Piece]:
    """The paragraphs of some lines that are no rows: most whole, of one that holds a table too what is beside it."""
    for index, of_one in groupby((line for line in lines if line.piece != _NONE), attrgetter("piece")):
        piece, own = pieces[index], list(of_one)
        text = "\n".join(line.text for line in own)
        if text == piece.text:
            yield piece
        elif text.strip():
            yield Piece(text, _where(pieces, own[0]).at(start=(piece.where.start or 0) + own[0].start), piece.context)
