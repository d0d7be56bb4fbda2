"""JSON and JSON lines.

An array of objects is a table: a `Grid` whose first row is the keys (number 0, for it is no record) and whose rows are
the records, numbered from 1; in JSON lines the numbers are those of the lines, and `where.line` of the grid says so.
So is a column-wise export ({"columns": [...], "data": [[...], ...]}) and an array of arrays, an object that by its
keys is the record of a person, and one of objects alike whose keys are names or numbers, which stand in the first
column. A nested object's values come as columns of their own ("address.city"), so do those of a few objects in a list;
what cannot be a column, a longer list of objects, follows as a table or piece of its own. Every other object is a
piece of lines "key: value" with the path of keys that leads to it as context. A key that is more than the name of a
field and stands in no such line, because it heads a column or leads to an object, is text as well. Keys that come
twice are both kept. What does not parse is read as text, so a file that is truncated, commented or has something after
its end loses its shape and none of its words; that it breaks off is said.

RFC 8259; NaN and Infinity are accepted. The nesting is walked without recursion. A file of more than `LARGEST`
characters is not parsed but read as text.
"""

from __future__ import annotations

import gc
import io
import itertools
import json
import re
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple

from scanners.contract import Content, Format, Grid, Options, Piece, Row, Scanner, Where
from scanners.data import jsonrows
from scanners.data.jsonrows import Pairs, has_inside
from scanners.reading import cutoff
from scanners.text import decoding, plaintext, textlines
from scanners.text.textlines import Line

LARGEST = 32 << 20
"""Characters of one JSON document that is parsed as a whole; the parsed form takes several times that in memory."""

_LONGEST_LINE = 16 << 20
_MOST_COLUMNS = 2_000
_HEAD = 200
_FEWEST = 2
"""Columns of a table that an object holds column by column, at least."""
_DESCRIBED = 200
"""Columns that objects describe, at most: more of them are records."""
_COLUMN_NAMES = tuple("headername header heading title label caption text name field".split())
"""Keys under which an object that describes a column says what it is called, in small letters, the surest first."""
_NUMBERED = r"(?!.*(?:\d[ .-]?){6})"
_FIELD = re.compile(_NUMBERED + r"(?:[^\s@]+\s+){0,4}[^\s@]*", re.DOTALL)
_PLACE = re.compile(_NUMBERED + r"@?[\w$#:./+-]*", re.DOTALL)
"""A key that only names a field: a few words at the head of a column, but a single one where it leads to an object, for
those of some words may be names of people."""


_ALIKE = 2
"""Objects alike under keys of their own that are a table, at least."""

_NUMBER = re.compile(r"(?:[A-Za-z]{1,5}-?)?\d{4,12}")
_KEY = ""
"""The heading of the keys, which say nothing of what they are."""


_Waiting = list[tuple[Any, tuple[str, ...]]]
"""Values that are to be read, with the path of keys that leads to each."""


def pieces(stream: BinaryIO, _name: str, media_type: str, options: Options, /) -> Iterator[Content]:
    """The tables and pieces of a JSON or JSON lines file."""
    parts = decoding.limited(decoding.chunks(stream), options.max_text_bytes)
    if media_type == "application/x-ndjson":
        yield from _json_lines(parts)
        return
    taken = io.StringIO()
    for part in parts:
        taken.write(part)
        if taken.tell() > LARGEST:
            yield from plaintext.blocks(itertools.chain([taken.getvalue()], parts))
            return
    source = taken.getvalue()
    value = parse(source)
    yield from _contents(value, source, Where(), ())
    if not isinstance(value, list) and cutoff.json_is_cut(source):
        yield cutoff.CUT


_DECODER = json.JSONDecoder(object_pairs_hook=Pairs, parse_int=str, parse_float=str, strict=False)


def contents(source: str, base: Where | None = None, context: tuple[str, ...] = ()) -> Iterator[Content]:
    """The content of one JSON text; other scanners read the JSON inside their files with it."""
    yield from _contents(parse(source), source, base or Where(), context)


def _contents(value: Any, source: str, where: Where, context: tuple[str, ...]) -> Iterator[Content]:
    if isinstance(value, list):
        yield from values(value, where.at(part="script") if _is_source_map(value) else where, context)
    else:
        yield from plaintext.blocks([source], where, context)


def _is_source_map(value: Any) -> bool:
    """Whether it maps a script to its sources, which it mostly holds whole (ECMA-426)."""
    return isinstance(value, Pairs) and {"version", "sources", "mappings"} <= {key for key, _ in value}


def parse(source: str) -> Any:
    """The value of a JSON text with every object as `Pairs`; None if it does not parse or is nested too deep."""
    try:
        with _uncollected():
            return _DECODER.decode(source.strip("\ufeff \t\r\n\0"))
    except (ValueError, RecursionError):
        return None


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: parsing makes none, and many objects, which would be searched again and again."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def values(root: Any, base: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """The content of a parsed value, whose objects are `Pairs`: depth first, in the order of the file."""
    waiting: _Waiting = [(root, context)]
    while waiting:
        value, path = waiting.pop()
        if isinstance(value, Pairs) and (columns := _columns(value)):
            yield Grid(_by_position(columns, base.line), base, path[-1] if path else "", path)
            yield from _in_pieces(_telling([value]), base, path)
            waiting.extend((v, (*path, k)) for k, v in reversed(value) if all(v is not held for held in columns.held))
        elif isinstance(value, Pairs) and (records := _by_key(value)):
            waiting.extend(reversed((yield from _array(records, base, path))))
        elif isinstance(value, Pairs) and jsonrows.of_somebody(value) and _is_records([value]):
            waiting.extend(reversed((yield from _array([value], base, path))))
        elif isinstance(value, Pairs):
            yield from _object(value, base, path)
            waiting.extend((v, (*path, k)) for k, v in reversed(value) if has_inside(v))
        elif isinstance(value, list):
            waiting.extend(reversed((yield from _array(value, base, path))))
        else:
            yield from _in_pieces([jsonrows.shown(value)], base, path)


def _by_key(value: Pairs) -> list[Pairs]:
    """The objects of one that holds but objects alike under names or numbers, with their keys in front; else none."""
    if len(value) < _ALIKE or any(not isinstance(v, Pairs) for _, v in value):
        return []
    if not all(_leads(key) or _NUMBER.fullmatch(key) for key, _ in value):
        return []
    first = {key for key, _ in value[0][1]}
    if not first or any(first.isdisjoint(key for key, _ in v) for _, v in value):
        return []
    return [Pairs([(_KEY, key), *v]) for key, v in value]


def _object(value: Pairs, base: Where, path: tuple[str, ...]) -> Iterator[Piece]:
    lines = (f"{key}: {jsonrows.inline(v)}" if not has_inside(v) else key if _leads(key) else "" for key, v in value)
    shown = [line for line in lines if line]
    yield from _in_pieces(shown, base, path)


def _array(value: list[Any], base: Where, path: tuple[str, ...]) -> Generator[Content, None, _Waiting]:
    """What an array holds; in the end what has to follow, for its table or its piece could not hold it."""
    if _is_records(value):
        plain = jsonrows.are_plain(value)
        table = jsonrows.Records(value, plain)
        yield Grid(table.rows(base.line), base, path[-1] if path else "", path)
        told = (key for key in table.keys if not _FIELD.fullmatch(key)) if plain else _telling(value)
        yield from _in_pieces(told, base, path)
        return [] if plain else [inner for record in value for inner in _inside(record, path)]
    if _is_matrix(value):
        rows = (Row(base.line or n, tuple(map(jsonrows.shown, row))) for n, row in enumerate(value, 1))
        yield Grid(rows, base, path[-1] if path else "", path)
        return []
    yield from _in_pieces([jsonrows.shown(v) for v in value if not isinstance(v, list)], base, path)
    return [(v, path) for v in value if isinstance(v, list)]


def _telling(records: Iterable[Pairs]) -> Iterator[str]:
    """Each key of records, and of the objects in them, that is more than a name for what it holds."""
    found: dict[str, None] = {}
    waiting = [(record, 0) for record in records]
    while waiting:
        record, depth = waiting.pop()
        for key, v in record:
            inside = has_inside(v)
            if _leads(key) if inside else not _FIELD.fullmatch(key):
                found[key] = None
            if isinstance(v, Pairs) and depth < jsonrows.DEEPEST:
                waiting.append((v, depth + 1))
    yield from found


def _leads(key: str) -> bool:
    """Whether a key that leads to an object or array may be more than a field's name."""
    return bool(key.strip()) and not _PLACE.fullmatch(key)


def _in_pieces(shown: Iterable[str], base: Where, path: tuple[str, ...]) -> Iterator[Piece]:
    """Lines together, as many as a piece holds."""
    lines: list[str] = []
    size = 0
    for line in shown:
        if not line:
            continue
        if lines and size + len(line) > plaintext.PIECE:
            yield Piece("\n".join(lines), base, path)
            lines, size = [], 0
        lines.append(line)
        size += len(line) + 1
    if lines:
        yield Piece("\n".join(lines), base, path)


def _inside(record: Pairs, path: tuple[str, ...]) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """The lists of objects within a record, with what names the record as context."""
    if jsonrows.is_plain(record):
        return
    plain = [(k, jsonrows.shown(v)) for k, v in record[:4] if not isinstance(v, list)]
    told = plain if len(plain) > 1 else jsonrows.flat(record)[:4]
    label = "; ".join(f"{k}: {v}" for k, v in told)[:_HEAD]
    waiting: list[tuple[Pairs, tuple[str, ...], int]] = [(record, (*path, label) if label else path, 0)]
    while waiting:
        pairs, here, depth = waiting.pop()
        for key, v in pairs:
            if isinstance(v, Pairs) and depth < jsonrows.DEEPEST:
                waiting.append((v, (*here, key), depth + 1))
            elif depth < jsonrows.DEEPEST and (few := jsonrows.few_of(v)):
                waiting.extend((one, (*here, key), depth + 1) for one in few)
            elif has_inside(v):
                yield v, (*here, key)


def _is_records(value: list[Any]) -> bool:
    if not value or set(map(type, value)) != {Pairs}:
        return False
    return len({key for record in value[:_HEAD] for key, _ in jsonrows.flat(record)}) in range(1, _MOST_COLUMNS)


def _is_matrix(value: list[Any]) -> bool:
    rows = [v for v in value if isinstance(v, list) and not isinstance(v, Pairs)]
    return len(rows) == len(value) > 1 and all(len(r) > 1 for r in rows) and not any(has_inside(r) for r in rows)


class _Table(NamedTuple):
    """The header and the rows of a table, and the values of its object that hold them."""

    header: list[str]
    rows: list[list[Any]]
    held: list[Any]


def _columns(value: Pairs) -> _Table | None:
    """The table that an object holds by columns' names and arrays of cells, or column by column."""
    lists = [v for _, v in value if isinstance(v, list) and not isinstance(v, Pairs) and v]
    named = ((names, v) for v in lists if len(names := _names(v)) == len(v) > 1)
    header, told = next(named, ([], None))
    for rows in lists if told is not None else ():
        plain = all(isinstance(r, list) and not isinstance(r, Pairs) and len(r) == len(header) for r in rows)
        if rows is not told and plain and not any(has_inside(r) for r in rows):
            return _Table(header, rows, [told, rows])
    return _upright(value)


def _names(columns: list[Any]) -> list[str]:
    """The names of columns: strings, or what objects that describe columns say of theirs."""
    if all(isinstance(column, str) for column in columns):
        return columns
    if len(columns) > _DESCRIBED or not (isinstance(columns[0], Pairs) and _name(columns[0])):
        return []
    told = [_name(column) for column in columns if isinstance(column, Pairs)]
    return [name for name in told if name is not None]


def _name(column: Pairs) -> str | None:
    said = {key.casefold(): v for key, v in column if isinstance(v, str)}
    return next((said[key] for key in _COLUMN_NAMES if key in said), None)


def _upright(value: Pairs) -> _Table | None:
    """The table of an object that holds each column as an array, or by the numbers of the rows, as pandas writes it."""
    columns = [v for _, v in value]
    if len(columns) < _FEWEST or has_inside([cell for v in columns for cell in _cells(v)]):
        return None
    lengths = {len(v) if isinstance(v, list) else 0 for v in columns}
    if len(lengths) > 1 or lengths <= {0, 1}:
        return None
    if any(isinstance(v, Pairs) for v in columns):
        rows = [[key for key, _ in v] if isinstance(v, Pairs) else [] for v in columns]
        if rows[0] != list(map(str, range(len(rows[0])))) or any(keys != rows[0] for keys in rows):
            return None
    return _Table([key for key, _ in value], list(map(list, zip(*map(_cells, columns), strict=True))), columns)


def _cells(column: Any) -> list[Any]:
    if isinstance(column, Pairs):
        return [v for _, v in column]
    return column if isinstance(column, list) else []


def _by_position(table: _Table, line: int | None) -> Iterator[Row]:
    yield Row(0, tuple(table.header))
    for number, row in enumerate(table.rows, 1):
        yield Row(line or number, tuple(map(jsonrows.shown, row)))


def _json_lines(parts: Iterable[str]) -> Iterator[Content]:
    """Runs of lines that hold flat objects with the same keys are one grid; every other line stands for itself."""
    lines = textlines.lines(parts, _LONGEST_LINE)
    line = next(lines, None)
    last = ""
    while line is not None:
        value = parse(line.text) if not line.continued and not line.start else None
        if isinstance(value, Pairs) and _is_records([value]):
            run = _Run(lines, line, value)
            yield Grid(run.rows(), Where(line=line.number))
            yield from run.rest()
            line, last = run.following, ""
            continue
        if line.text.strip():
            yield from contents(line.text, Where(line=line.number))
            last = line.text if not line.continued and not line.start else ""
        line = next(lines, None)
    if last.lstrip()[:1] in ("{", "[") and cutoff.json_is_cut(last):
        yield cutoff.CUT


class _Run:
    """The lines from the present one on that are objects with no key the first one does not have."""

    def __init__(self, lines: Iterator[Line], first: Line, value: Pairs) -> None:
        self._lines = lines
        self._line, self._value = first, value
        self._place = {key: i for i, key in enumerate(dict.fromkeys(k for k, _ in jsonrows.flat(value)))}
        self._nested: list[tuple[Any, Where, tuple[str, ...]]] = []
        self._said: dict[str, int] = {}
        self.following: Line | None = None

    def rows(self) -> Iterator[Row]:
        line: Line | None = self._line
        value: Any = self._value
        flat = jsonrows.flat(self._value)
        yield Row(0, tuple(self._place))
        while line is not None:
            yield Row(line.number, jsonrows.cells(flat, self._place))
            if value is self._value or not jsonrows.is_plain(value):  # the keys of a plain one are those of the first
                for key in _telling([value]):
                    self._said.setdefault(key, line.number)
                self._nested.extend((v, Where(line=line.number), path) for v, path in _inside(value, ()))
            line = next(self._lines, None)
            while line is not None and not line.text.strip():
                line = next(self._lines, None)
            value = parse(line.text) if line and not line.continued else None
            flat = jsonrows.flat(value) if isinstance(value, Pairs) else []
            if (
                not flat
                or len(self._nested) + len(self._said) > _MOST_COLUMNS
                or not self._place.keys() >= dict(flat).keys()
            ):
                break
        self.following = line

    def rest(self) -> Iterator[Content]:
        """What the table of these lines could not hold."""
        for key, line in self._said.items():
            yield Piece(key, Where(line=line))
        for value, where, path in self._nested:
            yield from values(value, where, path)


SCANNER = Scanner(
    name="data",
    formats=(
        Format("application/json", "JSON", (".json", ".geojson", ".webmanifest", ".map", ".ipynb")),
        Format("application/x-ndjson", "JSON lines", (".jsonl", ".ndjson")),
    ),
    pieces=pieces,
    library="Python's json",
    licence="PSF-2.0",
    reads="every value, with its keys as context; keys that are more than a field's name as text; arrays of objects as"
    " tables; what does not parse as text",
)
