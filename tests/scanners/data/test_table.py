"""Delimited files come as one table, record by record, whatever their delimiter, quotes and mistakes."""

from __future__ import annotations

import io
import itertools
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scanners import registry
from scanners.contract import Grid, Options, Unread
from scanners.data import table

ROSTER = [("id", "name"), ("1", "Sampson, Emma"), ("2", "Núñez, José")]


def rows(data: bytes, name: str = "a.csv") -> list[tuple[str, ...]]:
    found = list(registry.pieces(io.BytesIO(data), name))
    assert len(found) == 1
    assert isinstance(found[0], Grid)
    return [row.cells for row in found[0].rows]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "pipe"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "mac"])
def test_every_dialect(delimiter: str, end: str, codec: str) -> None:
    lines = [delimiter.join(f'"{cell}"' if "," in cell else cell for cell in row) for row in ROSTER]
    assert rows((end.join(lines) + end).encode(codec)) == ROSTER


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('a,"x\ny",c\n1,2,3\n', [("a", "x\ny", "c"), ("1", "2", "3")], id="line break in quotes"),
        pytest.param('a,"say ""hi"""\n1,2\n', [("a", 'say "hi"'), ("1", "2")], id="doubled quotes"),
        pytest.param("a,b\n1\n1,2,3\n", [("a", "b"), ("1",), ("1", "2", "3")], id="ragged"),
        pytest.param("a,b\n\n1,2\n", [("a", "b"), ("1", "2")], id="blank line"),
        pytest.param(
            "Grade 4\nTrip list\na,b\n1,2\n", [("Grade 4",), ("Trip list",), ("a", "b"), ("1", "2")], id="titles"
        ),
        pytest.param("sep=;\na;b,c\n", [("sep=", ""), ("a", "b,c")], id="sep line"),
        pytest.param("name\nEmma\nBo\n", [("name",), ("Emma",), ("Bo",)], id="one column"),
        pytest.param('a,5" pipe\n1,2\n', [("a", '5" pipe'), ("1", "2")], id="quote within a cell"),
        pytest.param("a\0b,c\n1,2\n", [("a b", "c"), ("1", "2")], id="zero byte"),
        pytest.param("a,b", [("a", "b")], id="no end of line"),
    ],
)
def test_records(source: str, expected: list[tuple[str, ...]]) -> None:
    assert rows(source.encode()) == expected


def test_numbers_count_records_from_the_header() -> None:
    (grid,) = registry.pieces(io.BytesIO(b'a,b\n"x\ny",1\nz,2\n'), "a.csv")
    assert isinstance(grid, Grid)
    assert [row.number for row in grid.rows] == [1, 2, 3]


@pytest.mark.parametrize("closed", [False, True], ids=["never closed", "closed by a later one"])
def test_stray_quote_costs_no_rows(closed: bool) -> None:
    lines = ["id,name", '1,"broken', *(f"{i},Emma" for i in range(2, 500))]
    if closed:
        lines[300] = '301,Bo"'
    found = rows("\n".join(lines).encode())
    assert len(found) == 500 - 1 + 1
    assert found[1][0] == "1"
    assert found[2] == ("2", "Emma")
    assert found[-1] == ("499", "Emma")


def test_runaway_quote_in_a_long_file_costs_no_rows() -> None:
    lines = ["id,name", '1,"broken', *(f"{i},Emma" for i in range(2, 30_000))]
    found = rows("\n".join(lines).encode())
    assert [found[2], found[-1], len(found)] == [("2", "Emma"), ("29999", "Emma"), 30_000]


def test_ten_megabytes_in_one_cell() -> None:
    found = rows(b'id,note\n1,"' + b"z" * (10 << 20) + b'"\n2,x\n')
    assert [len(found[1][1]), found[2]] == [10 << 20, ("2", "x")]


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "big.csv"
    with file.open("wb") as stream:
        for _ in range(6):
            stream.write(b'123456,"Sampson, Emma",2014-03-04,peanut allergy\n' * 20_000)
    for content in registry.pieces(io.BytesIO(b"a,b\nc,d\n"), "small.csv"):  # loads what stays
        assert isinstance(content, Grid) and list(content.rows)
    with file.open("rb") as stream:
        tracemalloc.start()
        (grid,) = registry.pieces(stream, "big.csv")
        assert isinstance(grid, Grid)
        count = sum(1 for _ in grid.rows)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert count == 120_000
    assert peak < 5 << 20 < file.stat().st_size


def test_limit_is_said_after_the_rows() -> None:
    stream = registry.pieces(io.BytesIO(b"a,b\n" * 1000), "a.csv", None, Options(max_text_bytes=100))
    grid = next(stream)
    assert isinstance(grid, Grid)
    assert len(list(grid.rows)) == 25
    late = next(stream)
    assert isinstance(late, Unread)
    assert (late.reason, late.whole) == ("too-large", False)


@given(st.lists(st.text(alphabet='ab,;"\n\r ', max_size=12), max_size=6))
@example(['a,"b\n', 'c",d\n', "e\n"])
@example(['a,"b\n', "c\nd\ne\n"])
@example(["a\r", "\nb\n", '"'])
@example(["\n\na,b\n\n \n,\n"])
@example([';""",""', '"\n'])
def test_many_records_at_once_are_the_same_as_line_by_line(parts: list[str]) -> None:
    slowly, line = [], 1
    for taken in table._records(table._Lines(iter(parts)), ",", 0):
        slowly += [(tuple(taken.cells[a:b]), line) for a, b in itertools.pairwise(taken.starts)]
        line += taken.height
    assert [(row.cells, row.line) for row in table.rows(iter(parts), ",")] == slowly


def test_a_row_knows_its_line() -> None:
    text = 'name,note\n\nEmma,"two\nlines"\nNoah,x\n\n\nAnn,y\n'
    assert [(row.number, row.line) for row in table.rows(iter([text]), ",")] == [(1, 1), (2, 3), (3, 5), (4, 8)]


@pytest.mark.parametrize(
    "text", ["a,b\n1,2\n\n3,4\n", "a,b\n1\n2,3,4\n", 'a,b\n"1\n2",3\n4,5\n'], ids=["even", "uneven", "quoted"]
)
def test_rows_of_a_block_are_the_same_one_by_one_and_together(text: str) -> None:
    blocks = list(table.rows(iter([text]), ",").blocks)
    assert blocks and all(list(block) == [block[at] for at in range(len(block))] for block in blocks)
    parts = [block[begin : begin + 2] for block in blocks for begin in range(len(block))]
    assert all(list(part) == [part[at] for at in range(len(part))] for part in parts)
