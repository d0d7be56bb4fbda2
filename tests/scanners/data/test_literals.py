"""Arrays of records in programs come as tables with the lines of their rows; everything else of a program is text."""

from __future__ import annotations

import io
from typing import Any

import pytest

from scanners import registry
from scanners.contract import Grid, Piece
from scanners.data import literals


def read(source: str, name: str) -> list[Any]:
    found: list[Any] = []
    for content in registry.pieces(io.BytesIO(source.encode()), name):
        match content:
            case Piece():
                found.append(content.text)
            case Grid():
                found.append([(row.number, *row.cells) for row in content.rows])
            case _:
                raise AssertionError(content)
    return found


SCRIPT = """let a = 1;
const kids = [
  {name: 'Emma Lee', 'room': 4, note: "it's"}, // new
  {name: `Bo`, room: 0048193, at: -7.50},
];
f(a);"""
PROGRAM = """def f(x):
    rows = [
        {'n': 'Emma Lee', 'id': 1},
        {'n': 'Bo', 'id': 2},
    ]
    return rows, x
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            SCRIPT,
            [
                [
                    (0, "name", "room", "note", "at"),
                    (3, "Emma Lee", "4", "it's", ""),
                    (4, "Bo", "0048193", "", "-7.50"),
                ],
                "let a = 1;\nconst kids = \n\n\n;\nf(a);",
            ],
            id="objects without quotation marks",
        ),
        pytest.param(
            "data.addRows([\n['Emma Lee', 'IEP'],\n['Bo', '504']]);",
            [[(2, "Emma Lee", "IEP"), (3, "Bo", "504")], "data.addRows(\n\n);"],
            id="arrays",
        ),
        pytest.param(
            "x = {students: [{n: 'Emma Lee', id: 1}], all: true}",
            [[(0, "n", "id"), (1, "Emma Lee", "1")], "x = {students: , all: true}"],
            id="within an object",
        ),
        pytest.param(
            "chart({axes: [{side: 'left'}, {side: 'top'}]})",
            ["chart({axes: [{side: 'left'}, {side: 'top'}]})"],
            id="settings",
        ),
        pytest.param("a = [{n: 'Emma Lee'", ["a = [{n: 'Emma Lee'"], id="without its end"),
        pytest.param("a = [[b[0], 'one two']] // [{", ["a = [[b[0], 'one two']] // [{"], id="a single row"),
        pytest.param("// [{n: 'Emma Lee', m: 1}]", ["// [{n: 'Emma Lee', m: 1}]"], id="in a comment"),
    ],
)
def test_reads_the_data_of_a_script(source: str, expected: list[Any]) -> None:
    assert read(source, "a.js") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "KIDS = [('Zoë Lee', 'IEP', 'é'), ('Bo', None, 1.5)]\rprint(KIDS)\n",
            [[(1, "Zoë Lee", "IEP", "é"), (1, "Bo", "", "1.5")], "KIDS = \nprint(KIDS)\n"],
            id="tuples",
        ),
        pytest.param(
            PROGRAM,
            [
                [(0, "n", "id"), (3, "Emma Lee", "1"), (4, "Bo", "2")],
                "def f(x):\n    rows = \n\n\n\n    return rows, x",
            ],
            id="dicts",
        ),
        pytest.param(
            "rows = [('Emma Lee', x), ('Bo', y)]\n", ["rows = [('Emma Lee', x), ('Bo', y)]\n"], id="not constant"
        ),
        pytest.param("rows = [('Emma Lee', 1), (\n", ["rows = [('Emma Lee', 1), (\n"], id="no program"),
        pytest.param("a = " + "[" * 5_000 + "\n", ["a = " + "[" * 5_000 + "\n"], id="too deep"),
    ],
)
def test_reads_the_data_of_a_python_program(source: str, expected: list[Any]) -> None:
    assert [t.rstrip("\n") if isinstance(t, str) else t for t in read(source, "a.py")] == [
        t.rstrip("\n") if isinstance(t, str) else t for t in expected
    ]


def test_reads_a_long_program_as_text() -> None:
    long = "// a line of words\n" * (literals.LARGEST // 19 + 1) + "a = [{n: 'Emma Lee', m: 1}]"
    assert "Emma Lee" in read(long, "a.js")[-1]


@pytest.mark.parametrize("said", ["'one two'", "1"])
def test_gives_up_on_arrays_within_arrays(said: str) -> None:
    deep = "[" * 100_000 + said + "]" * 100_000
    assert said in "".join(read(f"let a = {deep};", "a.js"))


def test_says_where_the_data_stands() -> None:
    source = "<p>x\n<script>\nlet a = [\n{n: 'Emma Lee', m: 1}]</script>"
    (grid,) = (c for c in registry.pieces(io.BytesIO(source.encode()), "a.html") if isinstance(c, Grid))
    assert (grid.where.part, grid.where.line, grid.context[-1]) == ("script", 4, "a")
    assert [row.number for row in grid.rows] == [0, 4]
