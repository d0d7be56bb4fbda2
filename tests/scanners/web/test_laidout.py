"""Tables that a page lays out without table elements come as tables, and what only looks alike does not."""

from __future__ import annotations

import io

import pytest

from scanners import registry
from scanners.contract import Grid, Piece

ROWS = [("Student", "Gr", "IEP"), ("Nora Quill", "4", "Y"), ("Bo Ort", "5", "N"), ("Di Lee", "4", "Y")]


def grids(body: str) -> list[list[tuple[str, ...]]]:
    page = f"<html><body>{body}</body></html>".encode()
    contents = registry.pieces(io.BytesIO(page), "a.html")
    return [[row.cells for row in content.rows] for content in contents if isinstance(content, Grid)]


def rows(row: str, cell: str, between: str = "") -> str:
    cells = (between.join(f"<{cell}>{text}</{cell}>" for text in texts) for texts in ROWS)
    return between.join(f"<{row}>{text}</{row}>" for text in cells)


FLAT = "".join(f"<div class=c>{text}</div>" for texts in ROWS for text in texts)
HEADED = "".join(f"<div class={'h' if texts is ROWS[0] else 'c'}>{text}</div>" for texts in ROWS for text in texts)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<div>{rows('div', 'div', chr(10))}</div>", id="divs in divs"),
        pytest.param(f"<section>{rows('div', 'span')}</section>", id="spans that touch"),
        pytest.param(f"<ul>{rows('li', 'b', ' ')}</ul>", id="entries of a list"),
        pytest.param(
            "<div><div>{}</section></div><div>{}</div></div>".format(*rows("section", "p").split("</section>", 1)),
            id="a head and a body",
        ),
        pytest.param(
            "<div role=table>" + "".join(f"<div role=row><a>{'</a><a>'.join(r)}</a></div>" for r in ROWS) + "</div>",
            id="by roles",
        ),
        pytest.param(
            f"<style>.t {{grid-template-columns: repeat(3, 1fr)}}</style><div class=t>{FLAT}</div>", id="grid"
        ),
        pytest.param(f"<div style='grid-template-columns: 2fr 1fr 20%'>{FLAT}</div>", id="grid by its own style"),
        pytest.param(f"<div>{HEADED}</div>", id="cells under headings of a class"),
        pytest.param(f"<div><h2>List</h2>{rows('div', 'span')}<p>Three in all</p></div>", id="among other things"),
    ],
)
def test_a_table_without_table_elements_is_one(body: str) -> None:
    assert grids(body) == [ROWS]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<ul><li><a>Home</a><li><a>News</a><li><a>Staff</a></ul>", id="a menu"),
        pytest.param(f"<div>{FLAT}</div>", id="cells that nothing parts"),
        pytest.param(
            "<div>" + "<div><h3>Bake sale, May 4</h3><p>Come at 9.</p><p>Read more</p></div>" * 3 + "</div>", id="cards"
        ),
        pytest.param(
            "<div>" + "<div><div><img></div><div>Two</div><div>Three</div></div>" * 3 + "</div>", id="with pictures"
        ),
    ],
)
def test_what_is_no_table_stays_text(body: str) -> None:
    assert not grids(body)


def test_no_word_is_lost_in_a_table_by_roles() -> None:
    page = b"<div role=grid>Roster <div role=row><div>Nora</div> Quill <div>4</div></div> of May</div>"
    said = []
    for content in registry.pieces(io.BytesIO(b"<html>" + page), "a.html"):
        if isinstance(content, Grid):
            said.extend(cell for row in content.rows for cell in row.cells)
        elif isinstance(content, Piece):
            said.append(content.text)
    assert {word for text in said for word in text.split()} >= {"Roster", "Nora", "Quill", "4", "of", "May"}
