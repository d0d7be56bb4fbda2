"""Delimited tables: csv, tsv and their kin with semicolons or pipes.

One `Grid`, streamed record by record; `Row.number` is the number of the record from 1, blank lines not counted, so a
header in the first line is row 1, and `Row.line` the line on which it begins. Title lines above the header are rows
like any other. Follows RFC 4180 as Python's csv reads it, with two mends: a quote that is never closed, or that
swallows whole records, costs the quoting of those lines and not their shape; and a field of any length up to
`delimited.FIELD_LIMIT` is read.
"""

from __future__ import annotations

import csv
import functools
import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple, cast

from scanners import decoding, delimited, textlines
from scanners.contract import Content, Format, Grid, Options, Row, Scanner

_RUNAWAY_LINES = 10_000
_SNIFFED = 64 << 10
_ROW = cast("Callable[[tuple[int, tuple[str, ...], None, int]], Row]", functools.partial(tuple.__new__, Row))


def pieces(stream: BinaryIO, _name: str, media_type: str, options: Options) -> Iterator[Content]:
    """One grid with all records of the file."""
    parts = decoding.limited(decoding.chunks(stream), options.max_text_bytes)
    first = next(parts, "")
    delimiter = _declared(first) or delimited.delimiter(first[: _SNIFFED + 1], _default(media_type))
    yield Grid(rows(itertools.chain([first], parts), delimiter))


def rows(parts: Iterator[str], delimiter: str) -> Iterator[Row]:
    """The records of a delimited text that comes in parts. Memory is bounded by the longest record."""
    csv.field_size_limit(delimited.FIELD_LIMIT)
    number = line = 1
    for taken in _all(parts, delimiter):
        lines: Iterator[int] = itertools.count(line)
        if blank := sum(map(operator.not_, taken.lines)):
            lines = itertools.compress(lines, taken.lines)
        # Row(number, tuple(record), None, line) for each, without a step of the interpreter for any: tables are large
        cells = map(tuple, taken.records)
        yield from map(_ROW, zip(itertools.count(number), cells, itertools.repeat(None), lines, strict=False))
        number += len(taken.lines) - blank
        line += taken.height


def _default(media_type: str) -> str:
    return "\t" if media_type == "text/tab-separated-values" else ","


def _declared(text: str) -> str | None:
    """The delimiter that a spreadsheet program wrote into the first line ("sep=;")."""
    first = text[:16].split("\n")[0].rstrip("\r").strip('"')
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else None


class _Taken(NamedTuple):
    """Some records: those that are not blank, what of every record is false if it is blank, and how many lines high
    they are together, and how many columns the widest has."""

    records: Iterable[Sequence[str]]
    lines: Sequence[object]
    height: int
    width: int = 0


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
        taken = _single(text[:end], delimiter) if end else _Taken((), (), 0)
        rest = text[end:]
        if taken is None or len(rest) > delimited.FIELD_LIMIT:
            yield from _records(_Lines(itertools.chain([text], parts)), delimiter, width)
            return
        yield taken
        width = max(width, taken.width)
    yield from _records(_Lines(iter([rest])), delimiter, width)


def _single(block: str, delimiter: str) -> _Taken | None:
    """The records of some whole lines, if each line is one record; else None."""
    if "\r" in block:
        block = block.replace("\r\n", "\n").replace("\r", "\n")
    lines = block.split("\n")
    lines.pop()
    if '"' not in block and len(block) <= delimited.FIELD_LIMIT:
        full = list(filter(None, lines))
        width = max(map(str.count, full, itertools.repeat(delimiter)), default=-1) + 1
        return _Taken(map(str.split, full, itertools.repeat(delimiter)), lines, len(lines), width)
    if lines[-1].count('"') % 2:
        return None
    try:
        records = list(csv.reader(lines, delimiter=delimiter))
        ended = list(csv.reader([lines[-1] + "\n"], delimiter=delimiter)) == records[-1:]  # a quote may still be open
    except csv.Error:
        return None
    return _many(records, len(lines)) if ended and len(records) == len(lines) else None


def _many(records: list[list[str]], height: int) -> _Taken:
    return _Taken(filter(None, records), records, height, max(map(len, records), default=0))


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
                    yield _many([record], _height(source))
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
        yield _many(records, _height([line]))


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
