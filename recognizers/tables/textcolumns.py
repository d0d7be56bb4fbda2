"""Text that is set in columns side by side, as in a newsletter: read down one column after the other.

To a reader of lines it looks like a table. It is none where a column runs on: its cells break off in the middle of a
sentence that goes on in the cell below, and a sentence ends within a cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise

from recognizers.columns.entries import is_entry
from recognizers.columns.namecells import is_small_turned, like_name
from recognizers.naming.gazetteer import may_be_first
from recognizers.tables.rows import row_place, stretch_place
from scanners.contract import Grid, Piece, Row, Where

_MOST_COLUMNS, _ABREAST, _LEAST_ROWS, _PART = 3, 2, 4, 400
"""Columns at most, two of them, rows at least, and rows that are read as one text."""

_WORDS, _RUNS_ON = 3.0, 0.35
"""Words of a cell on average, and the share of the cells that go on below, in a column of text."""

_GOES_ON = re.compile(r"[a-z]{2,}|[a-z] |\d")
_ENDS = re.compile(r"[.!?:;|]$")
_WITHIN = re.compile(r"[a-z\d][.!?] [A-Z]|[a-z],$|^[.*•·-] [A-Z][\w'’-]+ ")
"""What a cell of text holds: the end of a sentence, or the beginning of an entry."""

_LEAST_WORDS, _MOSTLY_ON, _CODES = 2.2, 0.5, 1.6
"""Words of a cell on average, and the share of the cells that go on below, in a column beside one that is no record's; words
of a cell on average in a column of codes."""

_KEY = 2
"""Words at most of what numbers rows: "Room 12", "Unit 3"."""

_LABELLED = re.compile(r"(?P<label>[^\W\d_][\w'’ -]{1,20}): \S")
_LABELS = 0.6
"""A cell that labels what it says, and the share of such cells, no two alike, in a list that stands beside something else."""

_NAMED_ENTRY = re.compile(r"[A-Z][\w'’-]+(?: [\w().'’-]+){1,4}: \w")
_ENTRIES = 2
"""How an entry of a board begins ("Otis Vale rm 2: no dairy"), and how many make one where little goes on below."""

_ENTRY_OF_BOARD = re.compile(
    r"(?P<first>[A-ZÀ-Þ][\w'’-]+)(?: [A-ZÀ-Þ][\w'’-]*\.?){0,2}(?: ?\([^()\n]{1,12}\)| (?:rm|gr)\.? ?\w{1,3})?(?: [-–—]|:) ?\w"
)
"""The same with a dash and a name alone ("Tunde M. - severe latex allergy"), in two columns or more at once."""

_NAME_ALONE = re.compile(
    r"(?P<first>[A-ZÀ-Þ][\w'’-]+)(?: [A-ZÀ-Þ][\w'’-]*\.?){1,2}(?:,? ?\(?(?:rm|gr|room|grade)\.? ?\w{1,3}\)?)?:?",
)
_REMARKS = 2
"""Somebody's name in a line of its own, and the lines below it at most, on average."""

_MOST_BOARDS, _MOSTLY = 4, 0.6

_LOWER = re.compile(r"[a-z]{2,}(?!\w*:)")
_OPEN = re.compile(r"[^\s.!?:;-]\n$")


def are_columns_of_text(rows: Sequence[Row], understood: Callable[[str], bool]) -> bool:
    """Whether the first rows of a table are lines of text in columns; `understood` knows headings of tables."""
    width = max((len(row.cells) for row in rows), default=0)
    first = [c for row in rows if row.cells and (c := row.cells[0].strip())]
    labels = max(sum(map(understood, first)), sum(c.endswith(":") for c in first))
    if len(first) >= _LEAST_ROWS and 2 * labels > len(first):
        return False  # labels, and what stands beside them
    if len(first) >= _LEAST_ROWS - 1 and sum(map(is_small_turned, first)) >= _MOSTLY * len(first):
        return False  # "pires, ana": what stands beside each is said of that one
    if _is_board(rows, width):
        return True
    if len(rows) < _LEAST_ROWS or not 2 <= width <= _MOST_COLUMNS or all(understood(c) for c in rows[0].cells if c):
        return False
    columns = [[row.cells[i].strip() if i < len(row.cells) else "" for row in rows] for i in range(width)]
    return any(map(_runs_on, columns)) or (
        width == _ABREAST and (_stand_abreast(*columns) or _stand_abreast(*columns[::-1]))
    )


def _stand_abreast(cells: Sequence[str], beside: Sequence[str]) -> bool:
    """Whether one of two columns is text, and the other one says nothing of it: a menu, a list of things, another text."""
    filled, others = [c for c in cells if c], [c for c in beside if c]
    if len(filled) < _LEAST_ROWS or len(others) < _LEAST_ROWS - 1 or _is_of_records(others):
        return False
    if _count_words(filled) >= _LEAST_WORDS * len(filled) and _going_on(filled) >= _MOSTLY_ON * (len(filled) - 1):
        return True
    labels = [found["label"] for c in others if (found := _LABELLED.match(c))]
    listed = len(labels) >= _LABELS * len(others) and len(set(labels)) == len(labels)
    return (
        listed and not _is_of_records(filled) and sum(map(bool, map(_LABELLED.match, filled))) < _LABELS * len(filled)
    )


def _is_of_records(cells: Sequence[str]) -> bool:
    """Whether what stands in a column is codes ("Room 12"), or names at least at the head, as beside what is said of each."""
    below = [c.split() for c in cells[1:]]
    named = sum(like_name(" ".join(words[:2])) for words in below)
    alike = max(Counter(words[0] for words in below if len(words) <= _KEY).values(), default=0)
    return max(named, alike) >= _MOSTLY_ON * len(below) or _count_words(cells[1:]) < _CODES * len(below)


def _count_words(cells: Sequence[str]) -> int:
    return sum(len(c.split()) for c in cells)


def _going_on(cells: Sequence[str]) -> int:
    """How many cells break off in a sentence that goes on below."""
    return sum(1 for one, next_one in pairwise(cells) if not _ENDS.search(one) and _GOES_ON.match(next_one))


def _is_board(rows: Sequence[Row], width: int) -> bool:
    """Whether two columns or more, perhaps under the names of rooms, list people side by side, each with what is said of them."""
    if not 2 <= width <= _MOST_BOARDS:
        return False
    columns = [
        [row.cells[i].strip() for row in rows if i < len(row.cells) and row.cells[i].strip()] for i in range(width)
    ]
    return sum(map(_lists_people, columns)) > 1 or sum(map(_tells_below, columns)) > 1


def lists_entries(rows: Sequence[Row]) -> bool:
    """Whether a column of a table without a header, of few, says something of somebody in most of its cells."""
    width = max((len(row.cells) for row in rows), default=0)
    if not 2 <= width <= _MOST_BOARDS:
        return False
    columns = [[c for row in rows if i < len(row.cells) and (c := row.cells[i].strip())] for i in range(width)]
    return any(
        (said := sum(map(is_entry, cells))) >= _ENTRIES and said >= _MOSTLY * len(cells) for cells in columns if cells
    )


def _tells_below(cells: Sequence[str]) -> bool:
    """Whether cells take turns, under a heading or none: somebody's name, and below it what is said: "Tunde M.", "latex allergy"."""
    named = [_is_named(c) for c in cells]
    people = sum(named)
    if people < _ENTRIES or any(one and other for one, other in pairwise(named)):
        return False
    return not named[-1] and len(cells) - people <= _REMARKS * people + 1


def _is_named(cell: str) -> bool:
    found = _NAME_ALONE.fullmatch(cell)
    return found is not None and may_be_first(found["first"])


def _lists_people(cells: Sequence[str]) -> bool:
    entries = [found for c in cells if (found := _ENTRY_OF_BOARD.match(c))]
    named = sum(may_be_first(found["first"]) for found in entries)
    return len(entries) >= _ENTRIES and len(entries) >= len(cells) - 1 and 2 * named >= len(entries)


def _runs_on(cells: Sequence[str]) -> bool:
    filled = [c for c in cells if c]
    if len(filled) < _LEAST_ROWS or _count_words(filled) < _WORDS * len(filled):
        return False
    on = _going_on(filled)
    if on >= _RUNS_ON * (len(filled) - 1) and any(_WITHIN.search(c) for c in filled):
        return True
    entries = sum(1 for c in filled if _NAMED_ENTRY.match(c))
    return on > 0 and entries >= _ENTRIES and 2 * (entries + on) >= len(filled)


def as_entries(grid: Grid, rows: Iterable[Row]) -> Iterator[Piece]:
    """Each column as a list, its cells entries one below the other, at their places."""
    return as_columns(grid, rows, running=False)


def as_columns(grid: Grid, rows: Iterable[Row], running: bool = True) -> Iterator[Piece]:
    """Each column as a text, its cells one below the other, at their places; of `running` text a sentence may go on below."""
    all_rows = iter(rows)
    while part := list(islice(all_rows, _PART)):
        for index in range(max(len(row.cells) for row in part)):
            text = ""
            stretches: list[tuple[int, int, Where]] = []
            last = part[0].number - 1
            for row in part:
                text += "\n" * (row.number - last - 1) if grid.where.line is not None else ""  # a ruler is no row
                last = row.number
                shown = row.cells[index].strip() if index < len(row.cells) else ""
                if running and _LOWER.match(shown) and _OPEN.search(text[-2:]):
                    text = text[:-1] + " "  # a sentence goes on
                at = {} if grid.where.line is not None else row_place(grid, row)
                place = Where().at(**(at | stretch_place(grid, row, index)))
                stretches.append((len(text), len(text) + len(shown) + 1, place))
                text += f"{shown}\n"
            line = part[0].number if grid.where.line is not None else None
            where = grid.where.at(line=line, part=part[0].part or grid.where.part)
            yield Piece(f"{text}\n", where, grid.context, tuple(stretches))
