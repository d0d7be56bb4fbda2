"""YAML: keys and values in their shape, and no bomb."""

from __future__ import annotations

import io
import time

import pytest

from scanners import registry
from scanners.contract import Grid, Piece


def read(source: str) -> list[object]:
    """Rows of grids, and (context, text, part) of pieces."""
    found: list[object] = []
    assert registry.identify(io.BytesIO(source.encode()), "a.yaml") == "application/yaml"
    for content in registry.pieces(io.BytesIO(source.encode()), "a.yaml"):
        if isinstance(content, Grid):
            found.append((content.context, [row.cells for row in content.rows]))
        elif isinstance(content, Piece):
            found.append((content.context, content.text, content.where.part))
    return found


FILES: dict[str, tuple[str, list[object]]] = {
    "mapping": ("name: Bo Lee\nborn: 2013-05-06\nnote: null\n", [((), "name: Bo Lee\nborn: 2013-05-06\nnote: ", None)]),
    "list of mappings": (
        "pupils:\n  - name: Bo\n    id: 0330411\n  - name: Zoë\n    id: 0330412\n",
        [(("pupils",), [("name", "id"), ("Bo", "0330411"), ("Zoë", "0330412")])],
    ),
    "nested": ("a:\n  b:\n    c: Bo\n", [(("a", "b"), "c: Bo", None)]),
    "list": ("- Bo\n- Zoë\n", [((), "Bo\nZoë", None)]),
    "several documents": ("a: 1\n---\nb: 2\n", [((), "a: 1", None), ((), "b: 2", None)]),
    "block of text": ("note: |\n  one\n  two\n", [((), "note: one\ntwo\n", None)]),
    "key that comes twice": ("a: 1\na: 2\n", [((), "a: 1\na: 2", None)]),
    "comments": (
        "# for Bo\na: 1 # and Zoë\n",
        [((), "a: 1", None), ((), "for Bo", "comment"), ((), "and Zoë", "comment")],
    ),
    "tag that would make an object": (
        "a: !!python/object/apply:os.system ['echo']\n",
        [((), "a: echo", None)],
    ),
    "alias stays a name": ("a: &x Bo\nb: *x\n", [((), "a: Bo\nb: *x", None)]),
    "no YAML": ("a: [1\nb: }\n", [((), "a: [1\nb: }", None)]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), FILES.values(), ids=FILES)
def test_what_a_file_says(source: str, expected: list[object]) -> None:
    assert read(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "a0: &a0 [x,x]\n" + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)),
        "a: " + "[" * 5000 + "]" * 5000,
        "a: " + "{a: " * 5000 + "}" * 5000,
        "? " * 3000,
    ],
    ids=["aliases", "sequences", "mappings", "keys"],
)  # fmt: skip
def test_bombs_end_soon(source: str) -> None:
    begin = time.monotonic()
    found = read(source)
    assert time.monotonic() - begin < 10
    assert len(str(found)) < 20 * len(source) + 1000
