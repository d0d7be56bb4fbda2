"""SQLite databases: every table a grid, its columns the header, and the words of views and definitions.

The file is read from memory (`sqlite3.deserialize`), so that no journal beside it is looked for and no path opened; in
a mode where nothing can be written, no extension loaded, no other file attached and no word of the schema trusted, with
a bound on the time. Views are not run, for their words are those of the tables. Rows that were deleted and not yet
overwritten are not looked for.
"""

from __future__ import annotations

import io
import sqlite3
import time
from collections.abc import Iterator
from typing import BinaryIO

from scanners.contract import Content, Embedded, Format, Grid, Options, Piece, Row, ScanError, Scanner, Unread, Where

LARGEST = 256 << 20
"""Bytes of a database that is read; for a moment it is in memory three times."""

_LONGEST = 64 << 20
_STEPS = 100_000
_SECONDS = 120
_CELL = 1 << 20
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})
_INTERNAL = ("sqlite_stat", "sqlite_autoindex")


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """A `Grid` a table with `where.sheet` its name; row 1 is the columns. Files kept in cells as files of their own.

    Raises ScanError: `too-large` beyond `LARGEST`, `corrupt`.
    """
    del name, media_type
    if stream.seek(0, 2) > LARGEST:
        raise ScanError("too-large", f"databases of more than {LARGEST >> 20} MB are not read")
    stream.seek(0)
    data = bytearray(stream.read())
    if data[18:20] == b"\2\2":
        data[18:20] = b"\1\1"  # written ahead to a journal that is not here: read what is (file format, 1.3.3)
    connection = sqlite3.connect(":memory:")
    try:
        connection.text_factory = _decoded
        connection.deserialize(bytes(data))
        del data
        _bind(connection)
        yield from _tables(connection, options)
    except (sqlite3.Error, UnicodeError, ValueError):
        raise ScanError("corrupt", "the database is broken") from None
    finally:
        connection.close()


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _bind(connection: sqlite3.Connection) -> None:
    """Nothing but reading, and an end to it: a view or a table that is made to run for ever stops at the bound."""
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    connection.setlimit(sqlite3.SQLITE_LIMIT_VDBE_OP, _STEPS)
    end = time.monotonic() + _SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, 10_000)
    connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)


def _tables(connection: sqlite3.Connection, options: Options) -> Iterator[Content]:
    listed = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY rowid").fetchall()
    for kind, table, _ in listed:
        if kind != "table" or str(table).startswith(_INTERNAL):
            continue
        try:
            cursor = connection.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608  # a name cannot be a parameter
        except sqlite3.Error:
            yield Unread("unsupported", "a table of a kind that needs an extension, or is broken", whole=False)
            continue
        reading = _Reading(cursor, options)
        yield Grid(reading.rows(), Where(sheet=table), table)
        yield from reading.left_over()
    definitions = [sql for _, _, sql in listed if sql]
    if definitions:
        yield Piece("\n".join(definitions), Where(part="metadata"))


def _quoted(name: str) -> str:
    return '"' + str(name).replace('"', '""') + '"'


class _Reading:
    """The rows of one table, and what came up among them."""

    def __init__(self, cursor: sqlite3.Cursor, options: Options) -> None:
        self._cursor = cursor
        self._options = options
        self._files: list[Embedded] = []
        self._notes: list[Unread] = []
        self._size = 0

    def rows(self) -> Iterator[Row]:
        names = [column[0] for column in self._cursor.description]
        yield Row(1, tuple(names))
        number = 1
        try:
            for record in self._cursor:
                number += 1
                yield Row(
                    number, tuple(self._shown(value, number, name) for value, name in zip(record, names, strict=True))
                )
        except sqlite3.OperationalError:
            self._notes.append(Unread("timeout", "reading a table took longer than allowed", whole=False))
        except sqlite3.Error:
            self._notes.append(Unread("corrupt", "a table is broken; what stands before was read", whole=False))

    def _shown(self, value: object, number: int, column: str) -> str:
        if isinstance(value, bytes):
            return self._bytes(value, number, column)
        return "" if value is None else str(value)

    def _bytes(self, value: bytes, number: int, column: str) -> str:
        """Text that is kept as bytes is text; anything else is a file."""
        try:
            text = value.decode("utf-8")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" not in text and len(value) < _CELL:
            return text
        self._keep(value, number, column)
        return ""

    def _keep(self, value: bytes, number: int, column: str) -> None:
        self._size += len(value)
        if self._size > _LONGEST or len(self._files) >= self._options.max_members:
            if not self._notes:
                self._notes.append(Unread("too-many-members", "files kept in cells were left out", whole=False))
            return
        name = f"{column} {number}".replace("/", "_")
        self._files.append(Embedded(name, lambda: io.BytesIO(value), len(value)))

    def left_over(self) -> Iterator[Content]:
        yield from self._files
        yield from self._notes


SCANNER = Scanner(
    name="database",
    formats=(Format("application/vnd.sqlite3", "SQLite database", (".sqlite", ".sqlite3", ".db", ".db3")),),
    pieces=pieces,
    library="sqlite3 (standard library)",
    licence="PSF-2.0",
    reads="every table, its columns as header; text and files kept as bytes; definitions of tables and views",
    does_not_read=f"deleted rows; the journal beside it; databases of more than {LARGEST >> 20} MB",
)
