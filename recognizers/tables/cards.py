"""Tables that are no records but cards: each cell is about somebody of its own, whom it names first.

`Ava T milk allergy | Ben O speech IEP`, a seating chart with remarks; or a card goes down several rows of its column,
as in a sheet of login cards three to a row: `Ava Teller | Ben Okafor`, below it `User: ateller | User: bokafor`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from recognizers import street_address
from recognizers.naming.gazetteer import NOT_NAMES, fold, is_ordinary, may_be_first
from recognizers.tables.rows import row_place, stretch_place
from scanners.contract import Grid, Piece, Row, Where

_LEAST, _SHARE = 4, 0.7
"""Cells that must be filled, and the share of them that must be cards."""

_CARD = re.compile(r"\s*(?P<first>[^\W\d_][\w'’-]+)(?P<rest>[,:;\s].*)", re.DOTALL)
_LABELS = re.compile(r"([^\W\d_][\w .#/-]{0,24}?)\s?[:=]\s?\S")
_LABELLED = 0.4
"""The share of the rows that hold labelled values, where cards go down the columns."""

_TOWN = re.compile(r"[^\W\d_][\w .'’-]{1,30},? [A-Z]{2}\.? \d{5}(?:-\d{4})?")
"""The last line of an address: "Holden, MA 01520"."""

_WHEN = re.compile(r"(?:time|block|period|per\.?|when|hour|slot|day|start)s?", re.IGNORECASE)
_AIDE = re.compile(r"\b(?:para(?:professional|educator)?|aide|esp|rbt|tutor)\b", re.IGNORECASE)
"""What heads the columns of a schedule of aides."""

Cells = tuple[tuple[int, str], ...]
"""Cells that make one line of a card: their columns and what they hold."""

_MORE = re.compile(r"[^\W_]")


def are_cards(rows: Sequence[Row]) -> bool:
    """Whether nearly every filled cell begins with a given name and goes on, in two columns or more, the first row too."""
    filled = [[c for c in r.cells if c.strip()] for r in rows]
    cells = [c for row in filled for c in row]
    if len(cells) < _LEAST and not (len(cells) > 1 and all("\n" in c for c in cells)):
        return False
    if max(map(len, filled), default=0) < 2:
        return False
    if not all(map(_card, next(row for row in filled if row))):
        return False
    firsts = [m for c in cells if (m := _card(c))]
    known = sum(may_be_first(m["first"]) for m in firsts)
    columns = {i for r in rows for i, c in enumerate(r.cells) if c.strip() and _card(c)}
    return len(firsts) >= _SHARE * len(cells) and known >= 0.5 * len(cells) and len(columns) > 1


def are_duties(rows: Sequence[Row]) -> bool:
    """Whether the table says what aides do when: each column is one's, each cell whom they are with then."""
    heads = [c.strip() for c in rows[0].cells] if rows else []
    return bool(heads) and bool(_WHEN.fullmatch(heads[0])) and sum(map(bool, map(_AIDE.search, heads))) > 1


def are_stacks(rows: Sequence[Row], understood: Callable[[str], bool]) -> bool:
    """Whether cards stand side by side, each down its column: rows of one label over and over, between rows of names.

    `understood` says whether a text reads as a label.
    """
    filled = [cells for r in rows if (cells := _texts(_filled(r, understood)))]
    told = [label for cells in filled if (label := _label(cells))]
    places = {i for cells in filled if _label(cells) for i in cells}
    return (
        len(set(told)) > 1
        and len(told) >= _LABELLED * len(filled)
        and all(set(cells) <= places for cells in filled if len(cells) > 1)
    )


def as_stacks(grid: Grid, rows: Iterable[Row], understood: Callable[[str], bool]) -> Iterator[Piece]:
    """Each card as a text of its own, a line a cell or a label and its value beside it, all at their places."""
    stack: list[tuple[Row, dict[int, Cells]]] = []
    labels: set[str] = set()
    for row in rows:
        cells = _filled(row, understood)
        label = _label(_texts(cells))
        if not cells or label in labels or (label is None and labels):
            yield from _unstacked(grid, stack)
            stack, labels = [], set()
        if cells:
            stack.append((row, cells))
        if label:
            labels.add(label)
    yield from _unstacked(grid, stack)


def _unstacked(grid: Grid, stack: Sequence[tuple[Row, dict[int, Cells]]]) -> Iterator[Piece]:
    for index in sorted({i for _, cells in stack for i in cells}):
        text, stretches = "", []
        lines = [(row, cells[index]) for row, cells in stack if index in cells]
        for row, cells in lines:
            text += "\n" if text else ""
            at = row_place(grid, row)
            for place, shown in cells:
                text += " " if place > index else ""
                stretches.append(
                    (len(text), len(text) + len(shown), Where().at(**(at | stretch_place(grid, row, place))))
                )
                text += shown
        where = grid.where.at(part=lines[0][0].part or grid.where.part)
        yield Piece(f"{text}\n", where, grid.context, tuple(stretches))


def _filled(row: Row, understood: Callable[[str], bool]) -> dict[int, Cells]:
    """The cells that hold something by their column; a label that the row repeats has the value beside it with it."""
    shown = [c.strip() for c in row.cells]
    label = _repeated(shown, understood)
    out: dict[int, Cells] = {}
    for i, text in enumerate(shown):
        if label and i and shown[i - 1].casefold() == label:
            out[i - 1] = ((i - 1, f"{shown[i - 1].rstrip(':')}:"), (i, text))
        elif text:
            out[i] = ((i, text),)
    return out


def _repeated(shown: Sequence[str], understood: Callable[[str], bool]) -> str | None:
    """The label that fills the first cell of the row and every cell that is not behind one, two of them at least."""
    first = next((c for c in shown if c), "").casefold()
    places = [i for i, c in enumerate(shown) if c and c.casefold() == first]
    if len(places) < 2 or not first[:1].isalpha() or not (first.endswith(":") or understood(first)):
        return None
    filled = {i for i, c in enumerate(shown) if c}
    return first if filled <= {*places, *(i + 1 for i in places)} else None


def _texts(cells: Mapping[int, Cells]) -> dict[int, str]:
    return {i: " ".join(text for _, text in one) for i, one in cells.items()}


def _label(cells: Mapping[int, str]) -> str | None:
    """What each cell of a row, two or more, is of a card: the label that all have in front of a value, a line of an address."""
    labels = {_line(c) for c in cells.values()}
    return labels.pop() if len(cells) > 1 and len(labels) == 1 else None


def _line(cell: str) -> str | None:
    if found := _LABELS.match(cell):
        return found[1].casefold()
    return "town" if _TOWN.fullmatch(cell) else "street" if cell[:1].isdigit() and street_address.find(cell) else None


def _card(cell: str) -> re.Match[str] | None:
    found = _CARD.match(cell)
    if found is None or not _MORE.search(found["rest"]) or not found["first"][0].isupper():
        return None
    first = found["first"]
    return found if fold(first) not in NOT_NAMES and not is_ordinary(first) else None


def as_cards(grid: Grid, rows: Iterable[Row]) -> Iterator[Piece]:
    """Each filled cell as a text of its own, at its place."""
    for row in rows:
        at = row_place(grid, row)
        for index, cell in enumerate(row.cells):
            if shown := cell.strip():
                place = stretch_place(grid, row, index)
                where = grid.where.at(**at, part=row.part or grid.where.part)
                stretches = ((0, len(shown), Where().at(**place)),) if place else ()
                yield Piece(f"{shown}\n", where, grid.context, stretches)  # a blank line parts it from the next card
