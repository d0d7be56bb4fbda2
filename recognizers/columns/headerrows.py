"""Which row of a table is its header, or both which rows, and whether a row further down begins another table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from recognizers.columns.namecells import is_small_turned
from recognizers.columns.sheets.reading_levels import is_time
from recognizers.columns.stacked import Stack, stacked, wrapped
from recognizers.columns.vocabulary import is_race
from recognizers.contract import STATEMENTS
from recognizers.headings.reading import WIDE, Headings, ends
from recognizers.naming.forms import full
from recognizers.naming.gazetteer import in_dictionary, is_first, is_last, is_ordinary, may_be_first, may_be_last
from recognizers.naming.shapes import without_class
from scanners.contract import Row

_POINTS = re.compile(r"<[^<>]{1,60}>|\[[^\[\]]{1,40}\](?: ?\|\d{1,12})?")
"""What learning systems hang behind a task: "<Numeric MaxPoints:100>", "[Total Pts: 100 Score] |10452"."""

_CODED = re.compile(
    r"[A-Za-z]{3}\d{3}(?:[ :/(-]\D{0,60})?|\D*[ (]DOE\d{3}\)?|\D*\b504s?\b\D*|(?:[a-z]{2,}[A-Z]|[A-Za-z]+_)[A-Za-z_]*\d{1,4}|[^\d(][^(]{1,80} \(\d{4,9}\)|\d{3}[A-Z]? [a-z][^\d,]{2,40}"
    r"|[^\W\d][^(\n]{1,60}\(\d{3}(?: ?(?:pts?|points))?\)|[a-zA-Z][^\d()]{1,40} \((?:needs?|req\w*|goal|min|max|out of|target|limit)\b[^()\d]{0,10}\d{1,4}[^()\d]{0,8}\)"
    r"|[^\d$]{2,60}[ (](?:\$ ?|of |out of |/ ?|max\.? |max )\d{1,4}(?:\.\d\d)?\)?"
)
"""Headings with a number in them: DOE042 of SIMS, with its title or without, "504 plan", "stdFieldA046", "Lab 2 (88120)", what
somebody pays or reaches there ("Fee ($175)", "Shop pts (of 100)", "Ch 3 test (100)", "Credits (need 110)")."""
HEADER_ROWS = 30
"""Rows under the notes over a table among which its header is looked for."""
HEADER_CELL = 40
"""Characters of a cell of a header in the middle of a table at most."""

_FIGURES = re.compile(r"\d{2}|@")
_SENTENCE = re.compile(r"(?:\S+ ){3,}[a-z]{3,}\.")
"""What no heading is: several words and a full stop."""

_SCORES = re.compile(r"\d\.\d\D{0,4}\d\.\d")
"""What no header says either: two figures with a decimal each, "3.1 4.0"."""


def find_header(rows: Sequence[Row], headings: Headings) -> int | None:
    """The index in `rows` of the header row, or None. Titles above it and blank rows are passed over."""
    scores: dict[int, float] = {}
    upper = rows[: notes_over(rows) + HEADER_ROWS]
    for index, row in enumerate(upper):
        cells = _said(row.cells)
        if is_lettered(row) or not cells or any(_is_long(c) for c in cells):
            continue
        known = sum(headings.known(c) for c in cells) or _times(row.cells) or _days(cells)
        series = _series(cells)
        wordy = sum(
            headings.known(c)
            or not re.search(r"\d{3}", _POINTS.sub("", c))
            or _CODED.fullmatch(c) is not None
            or _stem(c) in series
            for c in cells
        )
        if known and wordy == len(cells) and (len(cells) > 1 or len(rows) > 1):
            if (
                (scores and reads_as_record(cells, headings))
                or _is_one_of(rows, index, headings)
                or _is_entry(cells, headings)
            ):
                continue
            scores[index] = known + 0.01 * len(cells)
    best_score = max(scores.values(), default=0.0)
    best = next((i for i, score in scores.items() if score == best_score or score >= max(2.0, 0.6 * best_score)), None)
    while (
        best is not None and scores.get(best + 1, 0.0) > scores[best]
    ):  # headings over headings: the lower ones name columns
        best += 1
    if (best is not None and best_score >= 2) or (best is not None and _width(rows) <= 3):
        return best
    first = next(
        (
            i
            for i, r in enumerate(upper)
            if sum(bool(c.strip()) for c in r.cells) >= min(2, _width(rows)) and not is_lettered(r)
        ),
        None,
    )
    if first is not None and _reads_as_header(rows, first) and not _is_one_of(rows, first, headings):
        return first
    return best


def notes_over(rows: Sequence[Row]) -> int:
    """How many of the first rows are notes over a table: those above the first two with two cells or more each."""
    several = [sum(bool(c.strip()) for c in r.cells) > 1 for r in rows]
    return next((i for i, both in enumerate(pairwise(several)) if all(both)), 0)


def is_lettered(row: Row) -> bool:
    """Whether a row is the letters over a spreadsheet, as a published one shows them: "", "A", "B", "C"."""
    cells = [c.strip() for c in row.cells]
    cells = cells if cells[:1] != [""] else cells[1:]
    return len(cells) > 2 and all(c == chr(ord("A") + i) for i, c in enumerate(cells[:26]))


def _is_long(cell: str) -> bool:
    """Whether a cell is no heading: a sentence, an address, scores one behind the other."""
    return (len(cell) > 80 and " " in cell) or "@" in cell or bool(_SENTENCE.fullmatch(cell) or _SCORES.search(cell))


def _said(cells: Sequence[str]) -> list[str]:
    """What a row says, as far as it tells whether it is a header: of a wide one its ends, and between them what is no number."""
    between = (c for c in cells[WIDE:-WIDE] if c[:1].isalpha() and not c[-1].isdigit()) if len(cells) > 2 * WIDE else ()
    looked = [*ends(cells), *dict.fromkeys(between)]
    return [c for cell in looked if (c := cell.strip())]


def _times(cells: Sequence[str]) -> int:
    """How many times of the year head the columns beside one without a heading: "", "BOY", "MOY", "EOY"; 0 if other things stand there."""
    said = [c.strip() for c in cells[1:WIDE] if c.strip()]
    timed = len(said) > 1 and not cells[0].strip() and all(is_time(c) and c[0].isalpha() for c in said)
    return len(said) if timed else 0


_DAY = re.compile(r"(?:mon|tues?|wed(?:nes)?s?|thu(?:rs?)?|fri|sat(?:ur)?|sun)\.?(?:day)?s?", re.IGNORECASE)
_DAYS = 3


def _days(cells: Sequence[str]) -> int:
    """How many days of a week head the columns of a row that heads all but one or two with them: "Block", "Mon", "Tues"; else 0."""
    named = sum(_DAY.fullmatch(c) is not None for c in cells)
    return named if named >= _DAYS and len(cells) - named < _DAYS else 0


_FIGURE = re.compile(r"[\d/.,:x -]+(?:am|pm|min)?", re.IGNORECASE)


def _is_entry(cells: Sequence[str], headings: Headings) -> bool:
    """Whether a row says what is given, and when: "Speech", "2 x 30 min", "9/1/26"; no header has two figures beside statements alone."""
    said = [headings.whole(c).entity in STATEMENTS for c in cells if headings.known(c)]
    return all(said) and sum(bool(_FIGURE.fullmatch(c)) for c in cells) > 1


_NEAR = 6
"""Rows below one that show whether it is of their kind."""


def _is_one_of(rows: Sequence[Row], index: int, headings: Headings) -> bool:
    """Whether a row is one of those below, for it names somebody as they do, or says what another says in its column."""
    return (
        _names_one_of(rows, index)
        or _is_named_as_others(rows, index, headings)
        or _is_classed(rows, index)
        or _is_turned_small(rows, index)
        or _is_marked(rows, index)
        or _is_of_a_race(rows, index)
        or _is_counted(rows, index)
        or _says_as_others(rows, index, headings)
    )


_NAME_AND_MARK = re.compile(r"[^\W\d_][\w'’.-]*,? [^\W\d_][\w'’. -]*"), re.compile(r"[A-DF][+-]?(?: ?\(\d{1,3}\))?")


def _is_marked(rows: Sequence[Row], index: int) -> bool:
    """Whether a row gives two words and a mark in letters beside them, as most of those below do: "Dariusz Lis", "C-"."""
    near = [*rows[index : index + 1 + _NEAR]]
    marked = [len(r.cells) > 1 and all(p.fullmatch(c.strip()) for p, c in zip(_NAME_AND_MARK, r.cells)) for r in near]  # noqa: B905
    return len(near) > 2 and marked[0] and sum(marked) >= _MOSTLY * len(near)


def _is_of_a_race(rows: Sequence[Row], index: int) -> bool:
    """Whether a row says "Black" where one beside it says "Hispanic": each is of somebody."""
    near = [*rows[max(0, index - _NEAR) : index], *rows[index + 1 : index + 1 + _NEAR]]
    return any(
        is_race(cell) and any(i < len(r.cells) and r.cells[i].strip() != cell and is_race(r.cells[i]) for r in near)
        for i, cell in enumerate(c.strip() for c in rows[index].cells[:WIDE])
        if cell
    )


_ORDINALS = ("first", "second", "third", "fourth"), ("1st", "2nd", "3rd", "4th")
_COUNTED = re.compile(
    r"(?:the )?(\w+)(?: (?:offen[sc]e|time|violation|incident|step|warning|quarter|trimester))?", re.IGNORECASE
)


def _is_counted(rows: Sequence[Row], index: int) -> bool:
    """Whether a row is the first of those that are counted: "First", and below it "Second" and "Third"."""
    near = rows[index : index + 2]
    for i, cell in enumerate(rows[index].cells[:WIDE]):
        counted = [m[1].lower() for r in near if i < len(r.cells) and (m := _COUNTED.fullmatch(r.cells[i].strip()))]
        if cell and any(tuple(counted) == pair for row in _ORDINALS for pair in pairwise(row)):
            return True
    return False


def _is_turned_small(rows: Sequence[Row], index: int) -> bool:
    """Whether a row begins with a name in small letters as one beside it does: "pires, ana"."""
    near = [*rows[max(0, index - _NEAR) : index], *rows[index + 1 : index + 1 + _NEAR]]
    first = rows[index].cells[:1]
    return any(map(is_small_turned, first)) and any(is_small_turned(r.cells[0]) for r in near if r.cells)


_MOSTLY = 0.6

_CLASSED = re.compile(r"(?:gr(?:ade)?|rm|room|hr|class)\.? ?\w?\d{1,3}\w?", re.IGNORECASE)


def _is_classed(rows: Sequence[Row], index: int) -> bool:
    """Whether a row gives somebody's grade or room where most of those below do: "gr 7"."""
    near = rows[index + 1 : index + 1 + _NEAR]
    return any(
        _CLASSED.fullmatch(cell.strip())
        and len(near) > 1
        and sum(i < len(r.cells) and _CLASSED.fullmatch(r.cells[i].strip()) is not None for r in near)
        >= 0.5 * len(near)
        for i, cell in enumerate(rows[index].cells[:WIDE])
    )


def _says_as_others(rows: Sequence[Row], index: int, headings: Headings) -> bool:
    """Whether what could head a column of statements stands in it once more, in a row that is no copy: "Refugee" is a novel here."""
    own = tuple(c.strip() for c in rows[index].cells)
    others = [cells for r in rows[index + 1 :] if (cells := tuple(c.strip() for c in r.cells)) != own]
    return any(
        headings.whole(cell).entity in STATEMENTS and any(i < len(cells) and cells[i] == cell for cells in others)
        for i, cell in enumerate(own[:WIDE])
        if cell
    )


def _names_one_of(rows: Sequence[Row], index: int) -> bool:
    """Whether a row holds somebody's name where those below hold others': "Omar Rahimi", "Refugee" is no header."""
    near = rows[index + 1 : index + 1 + _NEAR]
    for i, cell in enumerate(rows[index].cells[:WIDE]):
        for like in (_like_person, _like_called):
            if like(without_class(cell.strip())):
                below = [without_class(c) for r in near if i < len(r.cells) and (c := r.cells[i].strip())]
                if len(below) > 1 and sum(map(like, below)) >= 0.5 * len(below):
                    return True
    return False


_ALIKE = 2
"""Rows near one at least that show of which kind it is."""


def _is_named_as_others(rows: Sequence[Row], index: int, headings: Headings) -> bool:
    """Whether a row names somebody in the cells in which most of those above and below it do: "Whitlock", "Grace", "asthma"."""
    cells = [c.strip() for c in rows[index].cells[:_NAMED_IN]]
    near = [r for r in (*rows[max(0, index - _NEAR) : index], *rows[index + 1 : index + 1 + _NEAR]) if any(r.cells)]
    if len(near) < _ALIKE:
        return False
    for i, cell in enumerate(cells):
        if not cell or headings.known(cell):
            continue
        beside = cells[i + 1] if i + 1 < len(cells) else ""
        if _may_be_whole(cell) and _most(near, i, _may_be_whole):
            return True
        for given, family, at in ((cell, beside, i), (beside, cell, i + 1)):
            pair = beside and not headings.known(beside) and may_be_first(given) and _is_one_word(given)
            if (
                pair
                and _may_be_family(family)
                and _most(near, at, _is_given)
                and _most(near, 2 * i + 1 - at, _may_be_family)
            ):
                return True
    return False


_NAMED_IN = 12
"""Columns of a table without a header among which the names of people are looked for."""


def _most(rows: Sequence[Row], at: int, holds: Callable[[str], bool]) -> bool:
    """Whether most of what some rows hold in a column is so, and not all of it the same."""
    said = [c for r in rows if at < len(r.cells) and (c := r.cells[at].strip())]
    return len(said) >= _ALIKE and len(set(said)) > 1 and sum(map(holds, said)) >= _MOSTLY * len(said)


def _is_one_word(cell: str) -> bool:
    return _CAPITAL.fullmatch(cell) is not None


def _is_given(cell: str) -> bool:
    """Whether a cell is a given name, alone or with a second one."""
    words = cell.split()
    return 0 < len(words) <= _ALIKE and all(map(_is_one_word, words)) and may_be_first(words[0])


def _may_be_family(cell: str) -> bool:
    """Whether a cell may be a surname: one of the lists, or one that no list of English words has."""
    words = cell.split()
    return 0 < len(words) <= _ALIKE and all(
        _is_one_word(w) and (may_be_last(w) or is_last(w) or not in_dictionary(w)) for w in words
    )


def _may_be_whole(cell: str) -> bool:
    """Whether a cell has the form of somebody's name, though each of its words may be a word: "Grace Hall"."""
    words = re.split(r"[, ]+", cell) if _PERSON.fullmatch(cell) else []
    return any(map(may_be_first, words)) and any(may_be_last(w) or is_last(w) or not in_dictionary(w) for w in words)


_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*\.?")
_PERSON = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?:,? [A-ZÀ-ÖØ-Þ](?:[\w'’-]*|\.)){1,2}")


def _like_person(cell: str) -> bool:
    """Whether a cell has the form of somebody's name, a given name and no ordinary word in it: "Emma S.", "Sampson, Emma"."""
    words = re.split(r"[, ]+", cell) if _PERSON.fullmatch(cell) else []
    return any(map(is_first, words)) and not any(len(w) > 2 and is_ordinary(w) for w in words)


def _like_called(cell: str) -> bool:
    """Whether a cell is a given name without its capital and no ordinary word: "jahmir"."""
    return cell.isalpha() and cell.islower() and is_first(cell) and not is_ordinary(cell)


_NUMBERED = re.compile(r"(?P<stem>[^\W\d]{1,20}[ _.-]?)\d{1,7}(?P<tail>[ _.-]?[^\W\d]{0,20})")
_MEMBERS = 5


def _stem(cell: str) -> str | None:
    found = _NUMBERED.fullmatch(cell)
    return f"{found['stem']}#{found['tail']}" if found else None


def _series(cells: Sequence[str]) -> frozenset[str]:
    """The words that head many columns of a row, each with a number of its own: "item101", "item102"; "k101x"."""
    stems = Counter(stem for cell in set(cells) if (stem := _stem(cell)))
    return frozenset(stem for stem, count in stems.items() if count >= _MEMBERS)


def of_series(labels: Sequence[str]) -> frozenset[str]:
    """Those of the headings with "504" in them whose number only counts them among others: "c503", "c504"."""
    counted = [label for label in labels if "504" in label]
    series = _series(labels) if counted else frozenset()
    return frozenset(label for label in counted if _stem(label) in series)


def _width(rows: Sequence[Row]) -> int:
    return max((sum(bool(c.strip()) for c in r.cells) for r in rows), default=0)


def _reads_as_header(rows: Sequence[Row], index: int) -> bool:
    cells = [c.strip() for c in rows[index].cells]
    below = rows[index + 1 : index + 6]
    figures = (c for c in cells if re.search(r"\d{2}|@", c))
    if not below or not all(map(_CODED.fullmatch, figures)) or sum(bool(c) for c in cells) < 2:
        return False
    return any(re.search(r"\d", c) for row in below for c in row.cells) and all(len(c) <= 40 for c in cells)


def in_no_header(cell: str) -> bool:
    """Whether this cannot stand in a header in the middle of a table: it is long, or holds figures or an address."""
    return len(cell) > HEADER_CELL or _FIGURES.search(cell) is not None


def reads_as_new_header(row: Row, headings: Headings) -> bool:
    """Whether a row in the middle of a table is the header of another one: headings, and nothing else, in its cells."""
    cells = [c.strip() for c in row.cells if c.strip()]
    if len(cells) < 2 or any(map(in_no_header, cells)):
        return False
    known = sum(headings.known(c) for c in cells)
    enough = max(2, 0.6 * len(cells))
    if not known or (known < enough and sum(map(headings.understood, cells)) < enough):
        return False
    return not reads_as_record(cells, headings)


def reads_as_record(cells: Sequence[str], headings: Headings) -> bool:
    """Whether words that could be headings are what a row says of somebody: "Emma Sampson", "EpiPen", "para"; "IEP", "asthma"."""
    said = [headings.whole(c).entity in STATEMENTS for c in cells if headings.known(c)]
    return all(said) or any(not headings.known(c) and _is_name(c) for c in cells)


_SURELY = 0.8
"""Score of a name whose parts both are names: "Home Language" has none."""


def _is_name(cell: str) -> bool:
    """Whether a cell is somebody's given name and surname."""
    return any((one.start, one.end) == (0, len(cell)) and one.score >= _SURELY for one in full(cell))


def stack_at(rows: Sequence[Row], at: int, headings: Headings) -> Stack | None:
    """The header of two rows of which the one at `at` is one, if there is such."""
    for upper in (at, at - 1):
        if 0 <= upper < len(rows) - 1:
            two, below = (rows[upper], rows[upper + 1]), rows[upper + 2 :]
            found = stacked(*two, below, headings) or wrapped(*two, below, headings)
            if found is not None:
                return found
    return None
