"""Delimited tables: csv, tsv and their kin with semicolons or pipes.

One `Grid`, streamed record by record; `Row.number` is the number of the record from 1, blank lines not counted, so a
header in the first line is row 1, and `Row.line` the line on which it begins. Title lines above the header are rows
like any other. Follows RFC 4180 as Python's csv reads it, with two mends: a quote that is never closed, or that
swallows whole records, costs the quoting of those lines and not their shape; and a field of any length up to
`delimited.FIELD_LIMIT` is read.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from scanners.contract import Block, Blocks, Content, Format, Grid, Options, Scanner
from scanners.data import delimited
from scanners.text import decoding, textlines

_RUNAWAY_LINES = 10_000
_SNIFFED = 64 << 10
_FEW, _FEW_CHARACTERS = 256, 64 << 10
"""Records that come one by one are handed on so many together."""


def pieces(stream: BinaryIO, _name: str, media_type: str, options: Options) -> Iterator[Content]:
    """One grid with all records of the file."""
    parts = decoding.limited(decoding.chunks(stream), options.max_text_bytes)
    first = next(parts, "")
    delimiter = _declared(first) or delimited.delimiter(first[: _SNIFFED + 1], _default(media_type))
    yield Grid(rows(itertools.chain([first], parts), delimiter))


def rows(parts: Iterator[str], delimiter: str) -> Blocks:
    """The records of a delimited text that comes in parts. Memory is bounded by the longest record."""
    csv.field_size_limit(delimited.FIELD_LIMIT)
    return Blocks(_blocks(_gathered(_all(parts, delimiter))))


def _blocks(some: Iterator[_Taken]) -> Iterator[Block]:
    number = line = 1
    for taken in some:
        if taken.lines:
            lines: Sequence[int] = range(line, line + len(taken.lines))
            if not isinstance(taken.lines, range):
                lines = [line + begin for begin in taken.lines]
            yield Block(taken.cells, taken.starts, number, lines, taken.size, taken.width)
        number += len(taken.lines)
        line += taken.height


def _gathered(some: Iterator[_Taken]) -> Iterator[_Taken]:
    """The same, those of few records put together; what goes wrong is raised after the records before it."""
    few: list[_Taken] = []
    records = size = 0
    try:
        for taken in some:
            few.append(taken)
            records += len(taken.lines)
            size += taken.size
            if records >= _FEW or size >= _FEW_CHARACTERS:
                yield _together(few)
                few, records, size = [], 0, 0
    except Exception:
        if few:
            yield _together(few)
        raise
    if few:
        yield _together(few)


def _together(some: Sequence[_Taken]) -> _Taken:
    if len(some) == 1:
        return some[0]
    heights = list(itertools.accumulate((one.height for one in some), initial=0))
    lines = [height + begin for height, one in zip(heights, some, strict=False) for begin in one.lines]
    records = [one.cells[a:b] for one in some for a, b in itertools.pairwise(one.starts)]
    return _taken(records, lines, heights[-1], sum(one.size for one in some))


def _default(media_type: str) -> str:
    return "\t" if media_type == "text/tab-separated-values" else ","


def _declared(text: str) -> str | None:
    """The delimiter that a spreadsheet program wrote into the first line ("sep=;")."""
    first = text[:16].split("\n")[0].rstrip("\r").strip('"')
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else None


class _Taken(NamedTuple):
    """Some records: `cells` and `starts` as in `Block`, how many lines after the first each begins, how many lines high
    they are together, their characters, how many cells all of them have (None where they differ), and the widest."""

    cells: list[str]
    starts: Sequence[int]
    lines: Sequence[int]
    height: int
    size: int
    width: int | None
    widest: int


def _taken(records: Sequence[Sequence[str]], lines: Sequence[int], height: int, size: int) -> _Taken:
    """Those records, none of them blank."""
    cells = list(itertools.chain.from_iterable(records))
    widths = set(map(len, records))
    starts: Sequence[int] = range(0, len(cells) + 1, len(records[0])) if len(widths) == 1 else ()
    starts = starts or list(itertools.accumulate(map(len, records), initial=0))
    width = widths.pop() if len(widths) == 1 else None
    return _Taken(cells, starts, lines, height, size, width, width or max(widths, default=0))


class _Runaway(Exception):
    """A record has gone on for too long: its quote was never closed."""


class _Lines:
    """The lines of the text, with their ends; remembers those that make up the present record."""

    def __init__(self, parts: Iterator[str]) -> None:
        self._lines = textlines.lines(parts, delimited.FIELD_LIMIT)
        self.record: list[str] = []
        self.size = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            text = line.text if line.continued else line.text + "\n"
            self.record.append(text)
            self.size += len(text)
            if len(self.record) > _RUNAWAY_LINES or (self.size > delimited.FIELD_LIMIT and len(self.record) > 1):
                raise _Runaway
            yield text

    def done(self) -> list[str]:
        """The lines since the last call."""
        taken, self.record, self.size = self.record, [], 0
        return taken


def _all(parts: Iterator[str], delimiter: str) -> Iterator[_Taken]:
    """All records, some at a time: many as long as each is one line, then one by one."""
    width, rest = 0, ""
    for part in parts:
        text = rest + part
        end = text.rfind("\n") + 1
        taken = _single(text[:end], delimiter) if end else _many([], 0, 0)
        rest = text[end:]
        if taken is None or len(rest) > delimited.FIELD_LIMIT:
            yield from _records(_Lines(itertools.chain([text], parts)), delimiter, width)
            return
        yield taken
        width = max(width, taken.widest)
    yield from _records(_Lines(iter([rest])), delimiter, width)


def _single(block: str, delimiter: str) -> _Taken | None:
    """The records of some whole lines, if each line is one record; else None."""
    if "\r" in block:
        block = block.replace("\r\n", "\n").replace("\r", "\n")
    plain = '"' not in block and len(block) <= delimited.FIELD_LIMIT
    if plain and (taken := _even(block, delimiter)):
        return taken
    lines = block.split("\n")
    lines.pop()
    if plain:
        return _many([line.split(delimiter) if line else [] for line in lines], len(lines), len(block))
    if lines[-1].count('"') % 2:
        return None
    try:
        records = list(csv.reader(lines, delimiter=delimiter))
        ended = list(csv.reader([lines[-1] + "\n"], delimiter=delimiter)) == records[-1:]  # a quote may still be open
    except csv.Error:
        return None
    return _many(records, len(lines), len(block)) if ended and len(records) == len(lines) else None


def _even(block: str, delimiter: str) -> _Taken | None:
    """The records of some whole lines without quotes, if all have as many cells and none is blank; else None.

    All cells of all records, without a step of the interpreter for any: tables are large. Each line end becomes a cell
    of its own, which stands where it must only if every record is of one width.
    """
    count, width = block.count("\n"), block.count(delimiter, 0, block.index("\n")) + 1
    cells = block[:-1].replace("\n", f"{delimiter}\n{delimiter}").split(delimiter)
    if len(cells) != count * (width + 1) - 1 or cells[width :: width + 1].count("\n") != count - 1:
        return None
    del cells[width :: width + 1]
    if width == 1 and "" in cells:
        return None
    return _Taken(cells, range(0, len(cells) + 1, width), range(count), count, len(block), width, width)


def _many(records: list[list[str]], height: int, size: int) -> _Taken:
    """Those records, each a line, the blank ones left out."""
    if all(records):
        return _taken(records, range(len(records)), height, size)
    lines = [i for i, record in enumerate(records) if record]
    return _taken([record for record in records if record], lines, height, size)


def _records(lines: _Lines, delimiter: str, width: int) -> Iterator[_Taken]:
    """The records, one line after the other; `width` is that of the widest before them."""
    while True:
        try:
            for record in csv.reader(lines, delimiter=delimiter):
                source = lines.done()
                if len(source) > 1 and _is_broken(source, delimiter, width):
                    yield from _line_by_line(source, delimiter)
                else:
                    width = max(width, len(record))
                    yield _many([record], _height(source), sum(map(len, source)))
            return
        except (_Runaway, csv.Error):  # csv.Error: a field beyond the limit
            yield from _line_by_line(lines.done(), delimiter)


def _is_broken(source: list[str], delimiter: str, width: int) -> bool:
    """Whether the lines of one record are really several, run together by a stray quote."""
    if sum(line.count('"') for line in source) % 2:
        return True
    inner = source[1:-1]
    whole = sum(1 for line in inner if line.count(delimiter) == width - 1)
    return width > 1 and len(inner) >= 2 and whole * 2 > len(inner)


def _line_by_line(source: list[str], delimiter: str) -> Iterator[_Taken]:
    for line in source:
        try:
            if line.count('"') % 2:
                records = list(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE))
            else:
                records = list(csv.reader([line], delimiter=delimiter))
        except csv.Error:
            records = [line.rstrip("\n").split(delimiter)]
        yield _many(records, _height([line]), len(line))


def _height(source: list[str]) -> int:
    """How many lines of the file these are; a very long one comes in several."""
    return sum(line.endswith("\n") for line in source)


SCANNER = Scanner(
    name="table",
    formats=(
        Format("text/csv", "Comma-separated values", (".csv", ".psv")),
        Format("text/tab-separated-values", "Tab-separated values", (".tsv", ".tab")),
    ),
    pieces=pieces,
    library="Python's csv",
    licence="PSF-2.0",
    reads="every record, delimited by comma, semicolon, tab or pipe, in any common encoding",
    limits="a line of more than 16 million characters is read in parts",
)
