"""SQL dumps: the rows that INSERT and COPY put into a table are a grid, everything else is text.

The columns are those the statement names, else those of the table's CREATE TABLE above. INSERT statements for one
table that follow one another are one grid. `Row.number` is the line of the file on which the row begins, and the
header's is 0, as in JSON lines. Understood are the dialects of MySQL, PostgreSQL, SQLite, SQL Server and Oracle: their
quotes, their escapes, a value within a function (CAST, TO_DATE). A statement that does not come out as rows is
text. That a dump breaks off within a row is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from scanners.contract import Content, Format, Grid, Options, Piece, Row, Scanner, Where
from scanners.reading import cutoff
from scanners.text import decoding, plaintext, textlines
from scanners.text.textlines import Line

_LONGEST = 1 << 20
_LARGEST_ROW = 2 << 20
_EAGER = 50
_TRIMMED = 64 << 10
_TUPLE = re.compile(r"[\s,]*\(")
_HEAD = 64 << 10
_GATHERED = 256 << 10
_HEADER_LINES = 50

_NAME = r"(?:`[^`]+`|\"[^\"]+\"|\[[^\]]+\]|[\w$]+)"
_TABLE = rf"({_NAME}(?:\s*\.\s*{_NAME})*)"
_INSERT = re.compile(
    rf"\s*(?:INSERT|REPLACE)\s+(?:(?:IGNORE|LOW_PRIORITY|DELAYED|OR\s+\w+)\s+)*(?:INTO\s+)?{_TABLE}\s*(\([^()]*\))?\s*"
    r"(?:OVERRIDING\s+\w+\s+VALUE\s*)?VALUES?\s*(?=\(|$)",
    re.IGNORECASE,
)
_INSERT_BEGINS = re.compile(r"\s*(?:INSERT|REPLACE)\s+[\w`\"\[]", re.IGNORECASE)
_COPY = re.compile(rf"\s*COPY\s+{_TABLE}\s*(\([^()]*\))?\s+FROM\s+stdin\b", re.IGNORECASE)
_CREATE = re.compile(rf"\s*CREATE\s+(?:\w+\s+)*?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?{_TABLE}\s*(?:\(|$)", re.IGNORECASE)
_COLUMN = re.compile(rf"\s*({_NAME})\s+[\w\[\"]")
_NO_COLUMN = re.compile(
    r"\s*(?:PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN|CHECK|FULLTEXT|SPATIAL|EXCLUDE)\b", re.IGNORECASE
)
_STANDARD = r"'(?:[^']|'')*+'"
_ESCAPED = r"'(?:[^'\\]|\\.|'')*+'"
_COPY_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\", "\\N": ""}
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": ""}


def pieces(stream: BinaryIO, _name: str, _media_type: str, options: Options, /) -> Iterator[Content]:
    """The grids and the text of a dump, in its order."""
    stream.seek(0)
    head = stream.read(_HEAD)
    parts = decoding.limited(decoding.chunks(stream), options.max_text_bytes)
    escapes = b"`" in head or b"mysql" in head.lower() or b"mariadb" in head.lower()
    dump = _Dump(textlines.lines(parts, _LONGEST), escapes)
    yield from dump.contents()
    if dump.cut:
        yield cutoff.CUT


Opened = tuple[str, str | None, str, int]
"""The beginning of an INSERT: its table, the columns it names, what follows VALUES, and on which line of the file."""


class _Dump:
    """The lines of a dump, with what was learned of its tables."""

    def __init__(self, lines: Iterator[Line], escapes: bool) -> None:
        self.cut = False
        """Whether it ended within a row or a COPY."""
        self._lines = lines
        self._waiting: list[Line] = []
        self._columns: dict[str, tuple[str, ...]] = {}
        self._plain: list[Line] = []
        self._size = 0
        self._ready: tuple[Line, Opened] | None = None
        string = _ESCAPED if escapes else rf"(?:[eE]{_ESCAPED}|{_STANDARD})"
        nested = rf"\((?:[^()']|{string}|\((?:[^()']|{string}|\([^()']*+\))*+\))*+\)"
        self._value = re.compile(rf"\s*((?:{string}|\"[^\"]*+\"|{nested}|[^'\"(),;])*+)\s*([,)])", re.DOTALL)
        self._string = re.compile(string, re.DOTALL)
        self._escapes = escapes

    def next(self) -> Line | None:
        return self._waiting.pop() if self._waiting else next(self._lines, None)

    def contents(self) -> Iterator[Content]:
        while True:
            if self._ready:
                (begun, opened), self._ready = self._ready, None
                yield from self._insert(begun, opened)
            elif line := self.next():
                yield from self._line(line)
            else:
                break
        yield from self._flush()

    def _line(self, line: Line) -> Iterator[Content]:
        if not line.start and (copy := _COPY.match(line.text)):
            yield from self._flush()
            yield from self._table(copy[1], copy[2], line, self._copied())
        elif not line.start and _INSERT_BEGINS.match(line.text) and (found := self._opened(line)):
            yield from self._insert(line, found)
        elif not line.start and _CREATE.match(line.text):
            self._learn(line)
        else:
            self._keep(line)
        if self._size > _GATHERED:
            yield from self._flush()

    def _insert(self, line: Line, opened: Opened) -> Iterator[Content]:
        yield from self._flush()
        yield from self._table(opened[0], opened[1], line, self._inserted(line, opened))

    def _keep(self, line: Line) -> None:
        self._plain.append(line)
        self._size += len(line.text) + 1

    def _flush(self) -> Iterator[Piece | Grid]:
        """What is no row, as text with its lines."""
        lines, self._plain, self._size = self._plain, [], 0
        if lines:
            source = (line.text if line.continued else line.text + "\n" for line in lines)
            yield from plaintext.blocks(source, Where(line=lines[0].number))

    def _table(self, table: str, named: str | None, line: Line, rows: Iterator[Row]) -> Iterator[Content]:
        columns = _names(named) if named else self._columns.get(_key(table), ())
        title = _plain(table)
        yield Grid(_headed(columns, rows), Where(line=line.number), title, (title,))

    def _learn(self, line: Line) -> None:
        """The columns of a CREATE TABLE; its lines are text all the same."""
        source, current = line.text, line
        self._keep(line)
        for _ in range(_HEADER_LINES * 20):
            if re.search(r"\)[^()]*;\s*$|^\s*\)", source.rpartition("\n")[2]) or not (following := self.next()):
                break
            current = following
            self._keep(current)
            source += "\n" + current.text
        found = _CREATE.match(source)
        if found:
            fields = _split(source[found.end() :])
            columns = [c[1] for f in fields if not _NO_COLUMN.match(f) and (c := _COLUMN.match(f))]
            self._columns[_key(found[1])] = tuple(map(_plain, columns))

    def _copied(self) -> Iterator[Row]:
        """The lines of a COPY up to its end mark (PostgreSQL, COPY, "Text Format")."""
        while line := self.next():
            if line.text == "\\.":
                return
            cells = [re.sub(r"\\[tnrN\\]", lambda m: _COPY_ESCAPES[m[0]], cell) for cell in line.text.split("\t")]
            yield Row(line.number, tuple(cells))
        self.cut = True

    def _opened(self, line: Line) -> Opened | None:
        """Table, columns and what follows VALUES of the INSERT that begins here; None if it is not of that kind."""
        source, taken = line.text, [line]
        while not (found := _INSERT.match(source)) and len(taken) < _HEADER_LINES and ";" not in source:
            following = self.next()
            if following is None:
                break
            taken.append(following)
            source += "\n" + following.text
        if found:
            return found[1], found[2], source[found.end() :], line.number + source.count("\n", 0, found.end())
        self._waiting = taken[:0:-1]
        return None

    def _inserted(self, line: Line, opened: Opened) -> Iterator[Row]:
        """The rows of this INSERT and of those for the same table and columns that follow it."""
        while True:
            yield from self._tuples(line, opened[2], opened[3])
            following = self.next()
            while following and not following.text.strip():
                following = self.next()
            if following is None:
                return
            another = self._opened(following) if _INSERT_BEGINS.match(following.text) else None
            if another is None:
                self._waiting.append(following)
                return
            if another[:2] != opened[:2]:
                self._ready = (following, another)
                return
            line, opened = following, another

    def _tuples(self, line: Line, source: str, number: int) -> Iterator[Row]:
        """The rows between VALUES and the end of the statement, which may go over many lines."""
        at, tries, wanted = 0, 0, 0
        while True:
            found = self._tuple(source, at) if len(source) - at >= wanted else None
            if found is not None:
                number += source.count("\n", at, found[1] - len(found[2]))
                yield Row(number, found[0])
                number += found[2].count("\n")
                at, tries, wanted = found[1], 0, 0
                if at > _TRIMMED:
                    source, at = source[at:], 0
                continue
            if source[at:].lstrip(", \t\r\n") and not _TUPLE.match(
                source, at
            ):  # the statement's end, and more behind it
                self._rest(number, source[at:].lstrip("; \t"))
                return
            tries += 1  # a row that goes over many lines, or a quote that is never closed: not tried at every line
            wanted = 2 * (len(source) - at) if tries > _EAGER else 0
            following = self.next() if len(source) - at < _LARGEST_ROW else None
            if following is None:
                # a quote that is never closed takes the statements behind it along, and nothing is missing
                rest = source[at:]
                self.cut = self.cut or (bool(rest.strip()) and len(rest) < _LARGEST_ROW and ";\n" not in rest)
                self._rest(number, source[at:])
                return
            source += following.text if line.continued else "\n" + following.text
            line = following

    def _rest(self, number: int, source: str) -> None:
        """What follows a statement: text, or another INSERT where no semicolon ends the one before."""
        begun = source.lstrip()
        if _INSERT_BEGINS.match(begun):
            self._waiting.append(Line(number + source[: len(source) - len(begun)].count("\n"), begun))
        elif begun:
            self._keep(Line(number, source))

    def _tuple(self, source: str, at: int) -> tuple[tuple[str, ...], int, str] | None:
        """The cells of the tuple that stands at this place, where it ends, and its source; None if it is not whole."""
        begin = _TUPLE.match(source, at)
        if begin is None:
            return None
        start = at = begin.end()
        cells: list[str] = []
        while found := self._value.match(source, at):
            cells.append(self._shown(found[1].strip()))
            at = found.end()
            if found[2] == ")":
                return tuple(cells), at, source[start:at]
        return None

    def _shown(self, value: str) -> str:
        if value.upper() == "NULL":
            return ""
        found = self._string.search(value)
        if found is None:
            return value
        inner = found[0].lstrip("eE")[1:-1].replace("''", "'")
        if self._escapes or found[0][:1] in "eE":
            inner = re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), inner, flags=re.DOTALL)
        return inner


def _headed(columns: tuple[str, ...], rows: Iterator[Row]) -> Iterator[Row]:
    if columns:
        yield Row(0, columns)
    yield from rows


def _split(source: str) -> list[str]:
    """The fields of a CREATE TABLE, at the commas outside of parentheses."""
    fields: list[str] = []
    depth = begin = 0
    for found in re.finditer(r"[(),]|'[^']*'", source):
        if found[0] == "(":
            depth += 1
        elif found[0] == ")":
            depth -= 1
            if depth < 0:
                return [*fields, source[begin : found.start()]]
        elif found[0] == "," and not depth:
            fields.append(source[begin : found.start()])
            begin = found.end()
    return [*fields, source[begin:]]


def _names(listed: str) -> tuple[str, ...]:
    return tuple(_plain(name) for name in re.findall(_NAME, listed.strip("() ")))


def _plain(name: str) -> str:
    last: str = re.findall(_NAME, name)[-1]
    return last.strip('`"[]')


def _key(name: str) -> str:
    return _plain(name).casefold()


SCANNER = Scanner(
    name="sqldump",
    formats=(Format("text/x-sql", "SQL dump", (".sql", ".dump")),),
    pieces=pieces,
    library="none",
    licence="none needed",
    reads="rows of INSERT and COPY as tables, with the columns they name or that their table was made with; the rest as"
    " text",
)
