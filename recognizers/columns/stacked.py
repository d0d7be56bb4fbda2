"""Headers of two rows: the upper one heads groups of columns ("Ids"), the lower one each of them ("SASID", "Local"); or both
make one label for each ("Date of", "Birth"), as it breaks where a column is narrow.

A merged cell stands in the first of the columns that it spans and leaves the others empty, or is repeated in each; what
spans both rows stands in the upper one. A row of values is no lower header: it has what pupils have in the columns that
a header leaves to the upper row, or says nothing that only a heading says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from recognizers.columns.column import Column
from recognizers.contract import STATEMENTS
from recognizers.headings import headers
from recognizers.headings.reading import WIDE, Headings
from recognizers.naming.gazetteer import is_first, is_last, is_ordinary
from scanners.contract import Row

_LONGEST = 40
"""Characters of a cell of such a header at most."""

_VALUE = re.compile(r"\d{2}|@|\w: ?\w|\b(?:mrs?|ms|mx|dr|miss|sr|sra)\b\.?", re.IGNORECASE)
"""Signs of a value, or of somebody's name."""

_FLAG = re.compile(r"[xyn✓✔☑☒☐]|yes|no|true|false|[01]|", re.IGNORECASE)

_NUMBERS = frozenset("Id id ID Ids ids IDs IDS".split())
"""Words of headings that are given names elsewhere."""

_BROKEN, _MOSTLY = 2, 0.5
"""Labels that go on below at least, and the share of all labels that must be known, whole."""

_OWN_NAMES = frozenset({"first", "last", "middle", "full"})

_WHOEVER = frozenset("name names fullname firstname lastname first last surname nombre nombres apellidos".split())
"""Headings of names that do not say whose they are."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A header of two rows: `labels` are what judges each column, `over` the words above a label, "" where there are none.

    `apart` says that the upper row names columns of its own, so that it surely is part of the header.
    """

    rows: tuple[Row, Row]
    labels: tuple[str, ...]
    over: tuple[str, ...]
    apart: bool


def stacked(upper: Row, lower: Row, below: Sequence[Row], headings: Headings) -> Stack | None:
    """The header that two rows make, from the rows below them; None if they make none."""
    pairs = _pairs(upper, lower)
    low = [label for _, label in pairs if label]
    if not any(label and not own for own, label in pairs) or not all(
        _like_label(c, headings) for p in pairs for c in p
    ):
        return None
    apart = [i for i, (own, label) in enumerate(pairs) if own and not label]
    rows = [[c.strip() for c in r.cells] for r in below if any(c.strip() for c in r.cells)]
    rows = [cells for cells in rows if cells != [c.strip() for c in lower.cells]]
    above = {own for own, _ in pairs if own}
    if not rows or not above or (len(above) == 1 and not apart) or _recurs(pairs, rows):
        return None  # one cell over all columns is the title of the table
    if apart and not any(_at(rows[0], i) for i in apart):
        return None
    if not _asks(low, bool(apart), headings) and not (apart and _other_below(pairs, apart[0], rows)):
        return None
    return Stack((upper, lower), tuple(b or a for a, b in pairs), _over(pairs), bool(apart))


def wrapped(upper: Row, lower: Row, below: Sequence[Row], headings: Headings) -> Stack | None:
    """The header whose labels go on in the row below; None if two rows make none, from the rows below them.

    Some two cells must ask for what neither a pupil's record says nor the upper one asks for: "Student" and "ID".
    """
    pairs = list(zip_longest(map(str.strip, upper.cells), map(str.strip, lower.cells), fillvalue=""))
    if len(pairs) > WIDE or not all(_like_label(c, headings) for p in pairs for c in p):
        return None
    rows = [[c.strip() for c in r.cells] for r in below if any(c.strip() for c in r.cells)]
    rows = [filled for filled in rows if filled != [c.strip() for c in lower.cells]]
    labels = [own if headers.key(own) == headers.key(label) else f"{own} {label}".strip() for own, label in pairs]
    broken = [i for i, (own, label) in enumerate(pairs) if own and label and labels[i] != own]
    if not rows or len(broken) < _BROKEN or _recurs(pairs, rows):
        return None
    known = sum(map(headings.known, filter(None, labels)))
    if known < _MOSTLY * sum(map(bool, labels)) or not any(_gains(pairs[i], labels[i], headings) for i in broken):
        return None
    return Stack((upper, lower), tuple(labels), ("",) * len(labels), True)


def _gains(pair: tuple[str, str], both: str, headings: Headings) -> bool:
    """Whether two cells together ask for a number, a date, an address or a name that the upper one does not ask for."""
    own, label = pair
    asked, alone = headings.whole(both), headings.whole(own)
    if asked.entity is not None and asked.entity not in STATEMENTS:
        return alone.entity != asked.entity
    return asked.name is not None and headers.key(label) in _WHOEVER


def judged(label: str, over: str, judge: Callable[[str], Column], headings: Headings) -> Column:
    """A column by its own label; by that and the words over it where it alone says nothing, or not whose name it is."""
    column = judge(label)
    if not over or not label:
        return column
    if column.name in _OWN_NAMES and headers.key(label) in _WHOEVER:
        both = judge(f"{over} {label}")
        column = both if both.name in {"family", "staff", "other"} else column
    elif column.name is None and column.entity is None and not headings.known(label):
        tried = (judge(f"{over} {label}"), judge(f"{label} {over}"))
        column = next((c for c in tried if c.entity not in STATEMENTS and (c.entity or c.name)), column)
    return replace(column, heading=label, over=over)


def _pairs(upper: Row, lower: Row) -> list[tuple[str, str]]:
    """The cells of each column in both rows, without what a merged cell repeats to its right or below."""
    pairs: list[tuple[str, str]] = []
    before = ""
    for own, label in zip_longest((c.strip() for c in upper.cells), (c.strip() for c in lower.cells), fillvalue=""):
        same = bool(own) and headers.key(own) == headers.key(label)
        repeated = bool(own) and own == before and bool(label) and not same
        before = own or before
        pairs.append(("" if repeated else own, "" if same else label))
    return pairs


def _over(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The upper words over each label, carried to the right until the next; a column of its own carries nothing."""
    out: list[str] = []
    carried = ""
    for own, label in pairs:
        if own:
            carried = own if label else ""
        out.append(carried if label else "")
    return tuple(out)


def _like_label(cell: str, headings: Headings) -> bool:
    """Whether a cell of a header may be this: empty, known, or short words in which nobody is named."""
    if not cell or headings.known(cell):
        return True
    if len(cell) > _LONGEST or _VALUE.search(cell) or not any(c.isalpha() for c in cell):
        return False
    words = set(re.findall(r"[^\W\d_]+", cell)) - _NUMBERS
    words = {w for w in words if w[0].isupper()} or (words if cell[0].islower() else set())
    return headings.understood(cell) or not any((is_first(w) or is_last(w)) and not is_ordinary(w) for w in words)


def _asks(labels: Sequence[str], apart: bool, headings: Headings) -> bool:
    """Whether labels are headings by their words: one asks for a number, a date, an address or a name, as no value does."""
    known = sum(map(headings.known, labels))
    if sum(map(headings.understood, labels)) < 0.5 * len(labels) or (not apart and known < max(2, 0.6 * len(labels))):
        return False
    readings = map(headings.whole, labels)
    return any((r.entity is not None and r.entity not in STATEMENTS) or r.name in _OWN_NAMES for r in readings)


def _other_below(pairs: Sequence[tuple[str, str]], apart: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether all rows fill what the lower header left to the upper one, and have ticks or figures alone under its words."""
    labels = [label for _, label in pairs if label]
    below = [_at(cells, i) for cells in rows for i, (_, label) in enumerate(pairs) if label]
    if not any(below) or not all(_at(cells, apart) for cells in rows):
        return False
    if all(map(_FLAG.fullmatch, below)):
        return True
    words = len(set(labels)) == len(labels) and all(headers.says_something(c) and not _figure(c) for c in labels)
    return words and len(rows) > 1 and all(_FLAG.fullmatch(c) or _figure(c) for c in below)


def _figure(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _recurs(pairs: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> bool:
    """Whether some label stands in a row below as well, as a value does."""
    return any(label and any(_at(cells, i) == label for cells in rows) for i, (_, label) in enumerate(pairs[:WIDE]))


def _at(cells: Sequence[str], index: int) -> str:
    return cells[index] if index < len(cells) else ""
