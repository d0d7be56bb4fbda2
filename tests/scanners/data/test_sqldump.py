"""SQL dumps: rows come out as tables with their columns and lines, whatever program wrote them."""

from __future__ import annotations

import io
import time

import pytest

from scanners import registry
from scanners.contract import Grid, Piece

Grids = list[tuple[str, list[tuple[int, tuple[str, ...]]]]]


def read(source: str) -> tuple[Grids, list[tuple[int | None, str]]]:
    """(title, rows with their numbers) of each grid, and (line, text) of each piece."""
    grids: Grids = []
    pieces: list[tuple[int | None, str]] = []
    assert registry.identify(io.BytesIO(source.encode()), "a.sql") == "text/x-sql"
    for content in registry.pieces(io.BytesIO(source.encode()), "a.sql"):
        if isinstance(content, Grid):
            grids.append((content.title, [(row.number, row.cells) for row in content.rows]))
        elif isinstance(content, Piece):
            pieces.append((content.where.line, content.text.strip()))
    return grids, pieces


DUMPS: dict[str, tuple[str, Grids]] = {
    "columns named": (
        "INSERT INTO pupils (name, born) VALUES ('Bo', '2013-05-06');",
        [("pupils", [(0, ("name", "born")), (1, ("Bo", "2013-05-06"))])],
    ),
    "columns of the table": (
        "CREATE TABLE pupils (\n  name varchar(40) NOT NULL DEFAULT 'a,b',\n  gpa decimal(3,2),\n  PRIMARY KEY (name)\n"
        ");\n"
        "INSERT INTO pupils VALUES ('Bo', 2.5);",
        [("pupils", [(0, ("name", "gpa")), (6, ("Bo", "2.5"))])],
    ),
    "many rows, many lines": (
        "INSERT INTO t (a) VALUES\n('1'),\n('2'),('3'),\n('4');",
        [("t", [(0, ("a",)), (2, ("1",)), (3, ("2",)), (3, ("3",)), (4, ("4",))])],
    ),
    "one statement a row": (
        "INSERT INTO t VALUES (1,NULL);\nINSERT INTO t VALUES (2,'x');\n\nINSERT INTO u VALUES (3);\n",
        [("t", [(1, ("1", "")), (2, ("2", "x"))]), ("u", [(4, ("3",))])],
    ),
    "no semicolon between": (
        "insert into t(a) values('1')\ninsert into t(a) values('2') insert into u(b) values('3')\n",
        [("t", [(0, ("a",)), (1, ("1",)), (2, ("2",))]), ("u", [(0, ("b",)), (2, ("3",))])],
    ),
    "mysql": (
        "-- MySQL dump\nINSERT INTO `my pupils` VALUES (1,'O\\'Neil\\n\"x\"','it''s'),(2,'a);b','(');",
        [("my pupils", [(2, ("1", 'O\'Neil\n"x"', "it's")), (2, ("2", "a);b", "("))])],
    ),
    "backslash in standard SQL": (
        "INSERT INTO t VALUES ('C:\\', 'x'), (E'it\\'s', 'y');",
        [("t", [(1, ("C:\\", "x")), (1, ("it's", "y"))])],
    ),
    "sql server": (
        "INSERT [dbo].[Pupils] ([Full Name], [DOB]) VALUES (N'Bo', CAST(N'2013-05-06' AS Date))\nGO\n",
        [("Pupils", [(0, ("Full Name", "DOB")), (1, ("Bo", "2013-05-06"))])],
    ),
    "oracle": (
        "Insert into SIS.PUPILS (NAME,DOB) values ('Bo',to_date('06-MAY-13','DD-MON-RR'));",
        [("PUPILS", [(0, ("NAME", "DOB")), (1, ("Bo", "06-MAY-13"))])],
    ),
    "replace, and columns on a line of their own": (
        "REPLACE INTO t\n  (a, b)\nVALUES\n  (1, 2);",
        [("t", [(0, ("a", "b")), (4, ("1", "2"))])],
    ),
    "postgresql copy": (
        "COPY public.pupils (name, note) FROM stdin;\nBo\ta\\tb\nZoë\t\\N\n\\.\n",
        [("pupils", [(0, ("name", "note")), (2, ("Bo", "a\tb")), (3, ("Zoë", ""))])],
    ),
    "line break in a value": (
        "INSERT INTO t VALUES ('one\ntwo'),\n('three');",
        [("t", [(1, ("one\ntwo",)), (3, ("three",))])],
    ),
}


@pytest.mark.parametrize(("source", "expected"), DUMPS.values(), ids=DUMPS)
def test_rows_are_tables(source: str, expected: Grids) -> None:
    assert read(source)[0] == expected


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("-- for Bo Lee\nINSERT INTO t VALUES (1);", 1, "-- for Bo Lee"),
        ("INSERT INTO t VALUES (1); -- Bo Lee\nSELECT 2;", 1, "-- Bo Lee"),
        ("INSERT INTO t SELECT name FROM u\nWHERE name = 'Bo Lee';", 1, "'Bo Lee'"),
        ("INSERT INTO t VALUES (1);\n\nUPDATE t SET a = 'Bo Lee';", 3, "'Bo Lee'"),
        ("CREATE TABLE t (\n a int COMMENT 'Bo Lee'\n);\n", 1, "Bo Lee"),
        ("INSERT INTO t VALUES (1), ('Bo Lee, never closed\nx", 1, "Bo Lee, never closed"),
        ("INSERT INTO t VALUES (1), 'Bo Lee' nonsense;\nSELECT 1;", 1, "'Bo Lee' nonsense"),
    ],
    ids=["comment", "behind a statement", "insert of a select", "update", "create", "cut", "nonsense"],
)
def test_everything_else_is_text(source: str, line: int, words: str) -> None:
    pieces = read(source)[1]
    assert [at for at, text in pieces if words in text] == [line]


@pytest.mark.parametrize(
    "source",
    [
        "INSERT INTO t VALUES " + ",".join(f"({n},'row {n}')" for n in range(60_000)) + ";\n",
        "INSERT INTO t VALUES\n" + ",\n".join(f"({n},'row {n}')" for n in range(60_000)) + ";\n",
        "INSERT INTO t VALUES ('never closed\n" + "(1,2),\n" * 200_000,
        "INSERT INTO t VALUES (" * 20_000,
        "INSERT INTO t VALUES " + "(" * 500_000,
        "INSERT INTO t VALUES (" + "(((('x" * 50_000,
    ],
    ids=["one long line", "many lines", "quote never closed", "never a value", "parentheses", "nested"],
)
def test_time_does_not_run_away(source: str) -> None:
    begin = time.monotonic()
    read(source)
    assert time.monotonic() - begin < 20
