"""Tables that stand one below the other on one sheet: where the next one begins.

A list of supplies, an empty row, perhaps a title, and below it a class list under headings of its own. Each is read by
itself, so that neither what the upper one is about nor its headings are taken for those of the lower one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from recognizers.columns.headerrows import HEADER_CELL, in_no_header, reads_as_new_header, reads_as_record
from recognizers.columns.namecells import like_full_name, like_name, reads_as_name
from recognizers.headings import headers
from recognizers.headings.reading import WIDE, Headings
from recognizers.naming.gazetteer import in_dictionary
from scanners.contract import Row

_TITLES, _ROWS = 2, 2
"""Rows of titles over a header at most, and rows with two cells or more that make a table above, the header with them."""

_USUAL = frozenset(
    """item items qty quantity cost price total amount amt vendor date time day week period per room rm subject topic course class teacher proctor note notes comment comments category count number
    type status location place description task due owner name names bus route driver start end stop riders event score game opponent book title author copies supplies material materials asset make
    model serial ext extension phone email staff role position duty unit lesson hw homework page color size where when what who group team seat seats table code section rate budget balance spent paid
    account acct fund meeting site station lead contact shift am pm activity brand stock onhand needed ordered order po invoice""".split()
)
"""Headings (their keys) of lists of whatever schools list."""

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 4
"""Letters of an abbreviation, as headings have them, at most."""


def parted(rows: Sequence[Row], headings: Headings, is_form: Callable[[Sequence[Row]], bool]) -> int | None:
    """The index in `rows` at which the next table begins, its titles with it; None if they are rows of one.

    `is_form` says whether rows would be read as labels and values.
    """
    if not rows or rows[0].number == 0 or any(len(r.cells) > WIDE for r in rows):
        return None
    above: list[int] = []
    headed: bool | None = None
    for at, row in enumerate(rows[:-1]):
        filled = sum(bool(c.strip()) for c in row.cells)
        if filled < 2:
            continue
        if len(above) >= _ROWS and not _is_again(row, rows, above):
            first, below = rows[above[0]], _below(rows, at)
            headed = _heads(first, _below(rows, above[0]), headings) if headed is None else headed
            begin = _apart(rows, at)
            if begin is None:
                known = _all_known(rows[at - 1], headings)  # a row of headings under one: a header of two rows
                if headed and len(above) > _ROWS and not known and _turns(row, rows[at - 1], below, headings):
                    return at - _is_title(rows[at - 1])
            elif _heads(row, below, headings) and (headed or (_all_known(row, headings) and is_form(rows))):
                return begin
        above.append(at)
    return None


def titles_within(rows: Sequence[Row], is_header: Callable[[Row], bool]) -> frozenset[int]:
    """The numbers of the rows that say one thing, as of a room, right above the header that stands there once more."""
    over = (r for r, below in pairwise(rows) if _is_title(r) and is_header(below))
    return frozenset(r.number for r in over)


def up_to_next(rows: Iterator[Row], headings: Headings, begun: list[Row]) -> Iterator[Row]:
    """Rows up to the header of a table of people below an empty one; that header is put into `begun`."""
    last: Row | None = None
    for row in rows:
        if last is not None and _is_gap(last, row) and reads_as_new_header(row, headings):
            begun.append(row)
            return
        yield row
        last = row


def _is_gap(last: Row, row: Row) -> bool:
    return row.number > last.number + 1 or not any(c.strip() for c in last.cells)


def _apart(rows: Sequence[Row], at: int) -> int | None:
    """Where what an empty row parts from the rows above begins: this row, or a title or two over it; None if none does."""
    begin = at
    while begin > 0 and at - begin <= _TITLES:
        if _is_gap(rows[begin - 1], rows[begin]):
            return begin
        begin -= 1
        if not _is_title(rows[begin]):
            return None
    return None


def _is_title(row: Row) -> bool:
    """Whether one cell of a row says something, as a title does."""
    return sum(bool(c.strip()) for c in row.cells) == 1


def _below(rows: Sequence[Row], at: int) -> list[Row]:
    """The rows below one, up to an empty row, some of them."""
    out: list[Row] = []
    for last, row in pairwise(rows[at : at + 6]):
        if _is_gap(last, row) or not any(c.strip() for c in row.cells):
            break
        out.append(row)
    return out


def _heads(row: Row, below: Sequence[Row], headings: Headings) -> bool:
    """Whether a row heads those below it, of people or of things."""
    cells = [c.strip() for c in row.cells if c.strip()]
    keys = [headers.key(c) for c in cells]
    if len(cells) < 2 or not below or len(set(keys)) < len(keys) or not all(keys):
        return False
    if any(len(c) > HEADER_CELL or (in_no_header(c) and not headings.known(c)) for c in cells):
        return False
    if (any(map(headings.known, cells)) and reads_as_record(cells, headings)) or _all_known(below[0], headings):
        return False
    unknown = [c for c, k in zip(cells, keys, strict=True) if k not in _USUAL and not headings.known(c)]
    if not unknown or reads_as_new_header(row, headings):
        return True
    if any(map(reads_as_name, unknown)):
        return False
    return all(map(_is_worded, unknown)) and (_over_figures(row, below) or _over_names(row, below))


def _is_worded(cell: str) -> bool:
    """Whether a cell is a word or some that a heading may be: "Color group", "Ct"."""
    words = _WORD.findall(cell)
    return bool(words) and all(len(w) <= _SHORT or in_dictionary(w) for w in words)


def _over_figures(row: Row, below: Sequence[Row]) -> bool:
    """Whether numbers stand below a word of the row, and nothing else in that column."""
    columns = ([c for r in below if i < len(r.cells) and (c := r.cells[i].strip())] for i, head in _words(row))
    return any(cells and all(re.search(r"\d", c) for c in cells) for cells in columns)


def _over_names(row: Row, below: Sequence[Row]) -> bool:
    """Whether people stand below a word of the row, one in each row."""
    for i, _ in _words(row):
        cells = [r.cells[i].strip() if i < len(r.cells) else "" for r in below]
        if all(" " in c and like_name(c) for c in cells) and any(map(like_full_name, cells)):
            return True
    return False


def _words(row: Row) -> list[tuple[int, str]]:
    return [(i, c.strip()) for i, c in enumerate(row.cells) if c.strip() and not re.search(r"\d", c)]


def _turns(row: Row, last: Row, below: Sequence[Row], headings: Headings) -> bool:
    """Whether a row right below others, or below a title, heads another table: headings over something else."""
    surely = _all_known(row, headings) or _is_title(last)
    return surely and reads_as_new_header(row, headings) and _heads(row, below, headings)


def _all_known(row: Row, headings: Headings) -> bool:
    filled = [c.strip() for c in row.cells if c.strip()]
    return len(filled) > 1 and all(map(headings.known, filled))


def _is_again(row: Row, rows: Sequence[Row], above: Sequence[int]) -> bool:
    """Whether a row says what one above it says, as the header of each page does."""
    keys = [headers.key(c) for c in row.cells]
    return any([headers.key(c) for c in rows[i].cells] == keys for i in above)
