"""Tables that are forms: labels beside their values, one person after the other, upright or on their side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from recognizers.columns.entries import is_entry
from recognizers.columns.namecells import like_name, reads_as_name
from recognizers.columns.sheets.matters import shows_how
from recognizers.columns.sheets.owned import OWNERS
from recognizers.columns.unlabelled import share
from recognizers.contract import ISSUED, STATEMENTS
from recognizers.headings import headers
from recognizers.headings.reading import Headings
from scanners.contract import Row

Field = tuple[Row, int, str, str]
"""A row, the position of the value in it, its label and itself; a name that stands alone on its line has no label."""

_MOST, _WIDEST = 6, 256
"""Filled cells of a form's row at most, and the cells that are looked at for it."""

_ONE = 2
"""Rows of one record and of the names of its fields, which are numbered from 0."""

_RECORDS = STATEMENTS | {*ISSUED, "DATE_OF_BIRTH"}

_BEHIND_NAME = re.compile(
    r"\s*(?:[,(-]\s*)?(?:gr(?:ade)?|hr|homeroom|room|rm|class|yog|id|#)\.?\s*[\w-]{1,8}\)?\s*$", re.IGNORECASE
)


_COUNTED = frozenset({"first", "second"})
"""What the rows of a table begin with that are steps one after the other, whose "first" asks for nobody's name."""


def form_rows(rows: Sequence[Row], headings: Headings) -> list[Field] | None:
    """The fields of a form, or None if the table is none."""
    if (
        len(rows) < 2
        or (len(rows) == _ONE and rows[0].number == 0)
        or any(sum(not c.isspace() for c in r.cells[:_WIDEST] if c) > _MOST for r in rows)
        or any(map(shows_how, rows[0].cells[:_WIDEST]))
        or _names_owners(rows, headings)
        or {headers.key(r.cells[0]) for r in rows if r.cells} >= _COUNTED
    ):
        return None
    filled = [[c.strip() for c in r.cells[:_WIDEST]] for r in rows]
    width = max((sum(bool(c) for c in cells) for cells in filled), default=0)
    if _is_turned(filled, headings):
        return [
            (r, j, r.cells[0].strip().rstrip(": "), c.strip())
            for j in range(1, width)
            for r in rows
            for c in r.cells[j : j + 1]
            if c.strip() and r.cells[0].strip()
        ]
    beside = [cells for cells in filled if sum(map(bool, cells)) > 1]  # a title or a heading alone is no label
    first = [c[0].rstrip(": ") for c in beside if c[0] and headers.key(c[0]) != "total"]
    known = sum(_is_label(c, headings) for c in first)
    paired = width == 2 and known > 0 and _is_pair(filled[0])
    issued = width == 2 and any(_is_issued(c, headings) for c in beside)
    if paired or issued or (width > 2 and _take_turns(beside, headings)):
        return list(flatten(rows[paired:], headings))
    most = max((sum(headings.known(c) for c in cells if c) for cells in filled[:3]), default=0)
    if known < 2 or known <= most or known < 0.3 * len(first) or _are_types(beside):
        return None
    if len({headers.key(c) for c in first}) < 0.9 * len(first) and (
        known < 0.5 * len(first) or any(_is_header(cells, headings) for cells in filled[:5])
    ):
        return None
    return list(flatten(rows, headings))


def _names_owners(rows: Sequence[Row], headings: Headings) -> bool:
    """Whether the first row heads a list of things with their owners: below "Child" stand names of people and no values."""
    head = [c.strip() for c in rows[0].cells[:_WIDEST]]
    labels = {headings.read(r.cells[0].strip().rstrip(": ")).name for r in rows if r.cells and r.cells[0]}
    if not head or not head[0] or labels & {"first", "last", "full", "family", "staff"}:
        return False
    for i, cell in enumerate(head[1:], 1):
        below = [c for r in rows[1:] if i < len(r.cells) and (c := _BEHIND_NAME.sub("", r.cells[i]).strip())]
        if headers.key(cell) in OWNERS and len(below) > 1 and share(below, like_name) >= _NAMED:
            return True
    return False


_LABELS = 3
"""Labels that a form has at least in which several stand in a row; one less where it begins with whose it is."""


def _take_turns(rows: Sequence[Sequence[str]], headings: Headings) -> bool:
    """Whether labels and values take turns in rows, several of them in some: "Student", a name, "Grade", a number."""
    labels = [headers.key(c) for cells in rows for c in cells[::2] if c and headings.known(c.rstrip(": "))]
    values = [c for cells in rows for c in cells[1::2] if c]
    labelled = [cells for cells in rows if any(c and headings.known(c.rstrip(": ")) for c in cells[::2])]
    if len(labelled) == 1 < len(rows) - 1 and not any(re.search(r"\d", c) for c in labelled[0]):
        return False  # the header of a list, every other one of whose headings is known
    beside = sum(sum(map(bool, cells)) > 3 for cells in rows)
    named = len(rows[0]) > 1 and reads_as_name(rows[0][1]) and headings.known(rows[0][0].rstrip(": "))
    return (
        len(labels) >= _LABELS - named
        and len(set(labels)) == len(labels)
        and beside > 0
        and not any(headings.known(c.rstrip(": ")) for c in values)
        and len(labels) >= 0.5 * len(values)
    )


_TYPE = re.compile(
    r"(?:(?:var|n|nvar)?char(?:acter)?2?|string|str|text|clob|blob|date(?:time)?|timestamp|time|(?:big|small|tiny)?int(?:eger)?|num(?:ber|eric)?|decimal|float|double|bool(?:ean)?|bit|enum|uuid|json|object|array)(?: ?\([\d, ]{1,9}\))?",
    re.IGNORECASE,
)
"""Types of fields, with which a list of fields says what may stand in each."""

_ASKED = frozenset(
    "field item label question information info category attribute data detail details element property".split()
)
_ANSWERED = frozenset("value answer response entry details detail data information info".split())


def _are_types(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are fields of a data base and their types."""
    return sum(any(map(_TYPE.fullmatch, cells[1:])) for cells in rows) >= 0.5 * len(rows)


def is_left_blank(rows: Sequence[Row], headings: Headings) -> bool:
    """Whether two labels stand in each row and nothing behind them: a form to fill in, in two columns."""
    pairs = [[c.strip().rstrip(": ") for c in row.cells[:_WIDEST] if headers.says_something(c)] for row in rows]
    if len(pairs) < _LABELS or any(len(cells) != 2 for cells in pairs) or not headings.known(pairs[0][1]):
        return False
    first = sum(headings.understood(cells[0]) for cells in pairs)
    return min(first, sum(headings.known(cells[1]) for cells in pairs)) >= max(2, 0.5 * len(pairs))


def _is_pair(cells: Sequence[str]) -> bool:
    """Whether a row heads labels and values: "Field", "Value"."""
    head = [headers.key(c) for c in cells[:2]]
    return len(head) == 2 and head[0] in _ASKED and head[1] in _ANSWERED


def _is_issued(cells: Sequence[str], headings: Headings) -> bool:
    """Whether a row is a label and what it asks for, an issued number or a date of birth, as no header and no record is."""
    label, value = (c.rstrip(": ") for c in [*cells, "", ""][:2])
    reading = headings.read(label)
    known = reading.entity in {*ISSUED, "DATE_OF_BIRTH"} and reading.accepts is not None
    return known and bool(re.search(r"\d", value)) and reading.accepts is not None and reading.accepts(value)


def _is_label(cell: str, headings: Headings) -> bool:
    return headings.known(cell) or (headings.understood(cell) and not like_name(cell) and not is_entry(cell))


def _is_header(cells: Sequence[str], headings: Headings) -> bool:
    """Whether a row holds headings alone, side by side, so that what stands below is a list."""
    filled = [c for c in cells if c]
    return len(filled) > 1 and all(cells[: len(filled)]) and all(_is_label(c, headings) for c in filled)


_NAMED = 0.5
"""The share of the columns of a form on its side that are named, where its first row asks for names."""


def _is_turned(rows: Sequence[Sequence[str]], headings: Headings) -> bool:
    """Whether each column, not each row, is a person: headings down the first column, three values or more beside each."""
    filled = [cells for cells in rows if sum(map(bool, cells)) > 1]
    if filled and not filled[0][0] and all(re.fullmatch(r"[^\W\d_]+ ?#?\d|", c) for c in filled[0]):
        filled = filled[1:]  # "Child 1", "Child 2"
    if len(filled) < 3 or min(sum(map(bool, cells)) for cells in filled) < 3:
        return False
    first = [_is_label(cells[0].rstrip(": "), headings) for cells in filled]
    others = [headings.known(c) for cells in filled for c in cells[1:] if c]
    named = headings.read(filled[0][0].rstrip(": ")).name in {"first", "last", "full"}
    if named and share([c for c in filled[0][1:] if c], like_name) < _NAMED:
        return False  # "Who", "Network", "How they sign in": a header
    return sum(first) >= max(3, 0.5 * len(first)) and first[0] and not any(others)


def flatten(rows: Iterable[Row], headings: Headings) -> Iterator[Field]:
    """The fields of rows in which labels and values take turns, of forms side by side one form after the other."""
    abreast: list[list[Field]] = []
    for row in rows:
        fields = list(_fields(row, headings))
        labels = {headers.key(label) for _, _, label, _ in fields}
        beside = len(fields) > 1 and len(labels) == 1
        if not beside or any(headers.key(line[0][2]) in labels for line in abreast):
            yield from _one_by_one(abreast)
            abreast = []
        if beside:
            abreast.append(fields)
        else:
            yield from fields
    yield from _one_by_one(abreast)


def _one_by_one(lines: Sequence[Sequence[Field]]) -> Iterator[Field]:
    """The fields of forms that stand side by side, those of one place after those of another."""
    for place in sorted({field[1] for line in lines for field in line}):
        yield from (field for line in lines for field in line if field[1] == place)


def _fields(row: Row, headings: Headings) -> Iterator[Field]:
    """The fields of one row; a label whose value was left empty is passed over."""
    filled = [(i, c.strip()) for i, c in enumerate(row.cells) if c.strip()]
    if len(filled) == 1 and (name := _lone_name(filled[0][1], headings)):
        yield row, filled[0][0], "", name
        return
    at = 0
    while at + 1 < len(filled):
        (place, label), (index, value) = filled[at : at + 2]
        empty = (
            (len(filled) > 2 or index > place + 1)
            and headings.known(label.rstrip(": "))
            and headings.known(value.rstrip(": "))
        )
        if not empty:
            yield row, index, label.rstrip(": "), value
        at += 1 if empty else 2


def _lone_name(cell: str, headings: Headings) -> str | None:
    """The name that a line of a form consists of: "Sampson, Emma  Gr 8"."""
    name = _BEHIND_NAME.sub("", cell)
    if headings.known(cell.rstrip(": ")) or len(name) > 60 or not (like_name(name) and (len(name.split()) > 1)):
        return None
    return name if all(w[:1].isupper() for w in name.split() if len(w) > 3) else None
