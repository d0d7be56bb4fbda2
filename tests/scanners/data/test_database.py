"""SQLite databases: tables come out as grids, and nothing in the file is run."""

from __future__ import annotations

import io
import random
import sqlite3
import time

import pytest

from scanners import registry
from scanners.contract import Content, Embedded, Grid, Options, Piece, Unread
from scanners.data import database

SQLITE = "application/vnd.sqlite3"
PUPILS = """
CREATE TABLE pupils (name TEXT, born TEXT, "Student ID" INTEGER, gpa REAL, note BLOB);
INSERT INTO pupils VALUES ('Bo Lee', '2013-05-06', 330411, 2.5, NULL), ('Zoë', '', NULL, NULL, CAST('inhaler' AS BLOB));
CREATE TABLE "odd ""name"";--" (x);
INSERT INTO "odd ""name"";--" VALUES (0123), ('line
two');
"""


def made(script: str, wal: bool = False) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.executescript(script)
    data = bytearray(connection.serialize())
    connection.close()
    if wal:
        data[18:20] = b"\2\2"
    return bytes(data)


def read(data: bytes, options: Options | None = None) -> tuple[dict[str | None, list[tuple[str, ...]]], list[Content]]:
    """The rows of each table, and everything else."""
    assert registry.identify(io.BytesIO(data), "a.db") == SQLITE
    tables: dict[str | None, list[tuple[str, ...]]] = {}
    rest: list[Content] = []
    for content in registry.pieces(io.BytesIO(data), "a.db", None, options):
        if isinstance(content, Grid):
            rows = list(content.rows)
            assert [row.number for row in rows] == list(range(1, len(rows) + 1))
            tables[content.where.sheet] = [row.cells for row in rows]
        else:
            rest.append(content)
    return tables, rest


@pytest.mark.parametrize("wal", [False, True], ids=["journal", "write-ahead log"])
def test_tables_are_grids(wal: bool) -> None:
    tables, rest = read(made(PUPILS, wal))
    assert tables == {
        "pupils": [
            ("name", "born", "Student ID", "gpa", "note"),
            ("Bo Lee", "2013-05-06", "330411", "2.5", ""),
            ("Zoë", "", "", "", "inhaler"),
        ],
        'odd "name";--': [("x",), ("123",), ("line\ntwo",)],
    }
    assert [content.where.part for content in rest if isinstance(content, Piece)] == ["metadata"]
    assert len(rest) == 1


def test_files_in_cells_are_files() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(50)
    script = f"CREATE TABLE t (photo BLOB); INSERT INTO t VALUES (x'{picture.hex()}');"
    _, rest = read(made(script))
    assert [(c.name, c.open().read()) for c in rest if isinstance(c, Embedded)] == [("photo 2", picture)]


def test_definitions_are_read_and_views_not_run() -> None:
    loop = "CREATE VIEW v AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x FROM r) SELECT x AS inhaler FROM r;"
    begin = time.monotonic()
    tables, rest = read(made(PUPILS + loop))
    assert "v" not in tables
    assert any(isinstance(c, Piece) and "inhaler" in c.text for c in rest)
    assert time.monotonic() - begin < 5


def test_a_column_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_SECONDS", 0)
    rows = "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r WHERE x < 90000) SELECT x FROM r"
    _, rest = read(made(f"CREATE TABLE t AS {rows};"))
    assert [(c.reason, c.whole) for c in rest if isinstance(c, Unread)] == [("timeout", False)]


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM pupils", "ATTACH 'x.db' AS y", "PRAGMA journal_mode=DELETE", "SELECT load_extension('x')"],
)
def test_nothing_but_reading_is_allowed(statement: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(made(PUPILS))
    database._bind(connection)
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute(statement).fetchall()


def test_too_many_files() -> None:
    script = "CREATE TABLE t (x BLOB); INSERT INTO t VALUES (x'00ff'), (x'00fe'), (x'00fd');"
    _, rest = read(made(script), Options(max_members=2))
    assert [c.name for c in rest if isinstance(c, Embedded)] == ["x 2", "x 3"]
    assert [(c.reason, c.whole) for c in rest if isinstance(c, Unread)] == [("too-many-members", False)]


def test_a_large_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LARGEST", 4096)
    _, rest = read(made(PUPILS))
    assert [(c.reason, c.whole) for c in rest if isinstance(c, Unread)] == [("too-large", True)]


@pytest.mark.parametrize("seed", range(10))
def test_damage_ends_in_a_reason_or_in_rows(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(made(PUPILS))
    for _ in range(30):
        data[chance.randrange(100, len(data))] = chance.randrange(256)
    tables, rest = read(bytes(data))
    assert tables or any(isinstance(c, Unread) for c in rest)


def test_cut_database_is_said() -> None:
    rows = "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r WHERE x < 20000) SELECT 'row ' || x FROM r"
    data = made(f"CREATE TABLE t AS {rows};")
    _, rest = read(data[: len(data) // 2 // 4096 * 4096])
    assert [c.reason for c in rest if isinstance(c, Unread)] == ["corrupt"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x03\x7a\x0b\x16\2\0\0\0\x41\0\x0b\0" + bytes(20) + b"NAME".ljust(11, b"\0") + b"C\r Bo", "x-dbf"),
        (b"\0\1\0\0Standard Jet DB\0" + bytes(99), "x-msaccess"),
        (b"\0\1\0\0Standard ACE DB\0" + bytes(99), "x-msaccess"),
    ],
    ids=["dBase", "Access 97 to 2003", "Access 2007 and later"],
)  # fmt: skip
def test_other_databases_are_told(data: bytes, kind: str) -> None:
    assert registry.identify(io.BytesIO(data), "x.bin") == f"application/{kind}"
    (found,) = registry.pieces(io.BytesIO(data), "x.bin")
    assert isinstance(found, Unread)
    assert (found.reason, found.whole) == ("unsupported", True)
