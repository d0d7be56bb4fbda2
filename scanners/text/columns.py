"""Columns pasted into a text: which lines are rows of a table, and how they are divided.

Three or more lines in a row with the same number of columns, divided by tabs, by two or more blanks, by pipes, by
commas (`commas`), or by dots that lead from a label to a figure, are a table; looked at closely, lines that another
mark divides below headings (`marks`) are one, too. Rulers between the rows ("----", "|---|") are none of its rows.
Two lines with a blank one below are a table where the first has headings. Where one blank parts the columns, the ruler
or the header tells where they stand (`fixed`). Lines that pair a label with a value in other ways are text. The marks
of quoted mail ("> ") before each line are none of it.
"""

from __future__ import annotations

import io
import itertools
import operator
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scanners.text import commas, fixed, leading, marks
from scanners.text.leading import Peek
from scanners.text.textlines import Line

LEAST_ROWS = 3
_MARKS = "|\t"
_TWO = re.compile(r"\n[^\n](?<!\n\n.)")  # begins with a character, to which a search leaps
"""The end of the first of two lines, and the beginning of the second."""

_COLUMN = re.compile(r"\S+(?: \S+)*")
_RULES = " \t\n|+:=_->"
_RULER = re.compile(r"[\s|+:=_-]*[-=_]{2}[\s|+:=_-]*|[|+\s]+")
_LEADERS = re.compile(r"(?<=\S) \.{3,} (?=\S)")
"""Dots that lead from a label to its value: "Grade Level ......... 08"."""
_DOTS = "."
_PIPE = re.compile(r"(?<!\\)\|")
_LONGEST_CELL = 60
_GUTTER = re.compile(r"(?<=\S) {3,}(?=\S)")
_SIDE = "side by side"
_FIXED = "fixed"
_HEADING = re.compile(r"[^\W\d_][\w.#/%'-]{0,24}(?: [\w.#/%'()-]{1,24}){0,2}|504")
_SAID = re.compile(r"\d|^[^\W\d_]$|^[a-z]")
"""A heading of a table of two lines, and what stands in the line below: a figure, a letter, a small word."""
_BOARD, _INDENT, _WORDS = 12, 4, 2.5
"""Lines of a board that are looked at, blanks before what goes on in the line below, and words of a cell on average."""

_GROUP = re.compile(r"[^\W_][^\n|\t]{0,38}[^\W_).:]?[):]?")
"""A line among rows that heads those below it: "Team A", "Grade 8:"."""
_WORDS_OF_GROUP = 4

_LOWER = re.compile(r"[a-z]{2,}(?! ?[=(:])")


def divided(text: str, begin: int, end: int, closely: bool = False) -> list[tuple[int, int]]:
    """The lines of a text, up to where a "\n" stands, at which a table may begin; lines may follow the last ones.

    Two blanks are looked for only where a line follows another one anywhere: that takes longest, while one
    character, as a pipe or the end of a line, is found many times faster. They are anywhere if it looks `closely`.
    """
    found = {line for mark in _MARKS for line in _with(mark, text, begin, end)}
    two = closely or (not _alternates(text) and _TWO.search(text, begin, end) is not None)
    first = begin if two else text.rfind("\n\n", begin, end) + 1 or begin
    for gap in ("  ", " ..."):
        found.update(_followed(list(_with(gap, text, first, end)), text, end))
    found.update(_paired(list(_with("  ", text, first, end)), text))
    tight = list(commas.lines(text, begin, end))
    found.update(_followed(tight, text, end), _paired(tight, text), fixed.header_lines(text, first, end))
    found.update(_followed(list(commas.numbered_lines(text, begin, end)), text, end))
    return sorted(found)


def _alternates(text: str) -> bool:
    """Whether every other line is empty, as where each paragraph is one line: then no two follow each other.

    Lines of bytes are found by leaps, in half the time of the search for three.
    """
    lines = io.BytesIO(text.encode("utf-8", "surrogatepass")).readlines()
    return any((others := lines[at::2]).count(b"\n") == len(others) for at in (0, 1))


def _with(divider: str, text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    at = begin
    while (at := text.find(divider, at, end)) >= 0:
        start, at = text.rfind("\n", begin, at) + 1 or begin, text.index("\n", at)
        yield start, at


def _followed(lines: list[tuple[int, int]], text: str, end: int) -> Iterator[tuple[int, int]]:
    """Those lines that two others follow, nothing but rulers between them; where the text ends, they may yet come."""
    near = [not text[a:b].strip(_RULES) for (_, a), (b, _) in itertools.pairwise([*lines, (end, end)])]
    return itertools.compress(lines, map(operator.and_, near, [*near[1:], True]))


def _paired(lines: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Those lines that another one follows, nothing but rulers between them, and an empty one below."""
    for (start, a), (b, stop) in itertools.pairwise(lines):
        if not text[a:b].strip(_RULES) and not text[stop : text.find("\n", stop + 1)].strip():
            yield start, a


@dataclass(slots=True)
class Shape:
    """How the lines of one table are divided: "|", "\\t", ",", ", ", ".", " ", a mark; into how many columns, where."""

    divider: str
    width: int
    spans: list[tuple[int, int]]
    depth: int = 0
    """How many marks of quoted mail stand before each of its lines."""
    headed: bool = False
    """Whether it is one that a mark divides below headings (`marks`)."""
    titled: bool = False
    """Whether its first line is headings."""
    listed: bool = False
    """Whether its lines are entries of a list, with a mark or a number before each."""
    gaps: bool = False
    """Whether empty lines may stand between its own."""

    def continues(self, line: Line) -> bool:
        depth = leading.unquoted(line.text)[0] if self.depth else 0
        text = self.plain(line.text)
        if line.start or line.continued or depth != self.depth or not text.strip():
            return False
        if self.divider == commas.AIRY and not self.headed and not commas.goes_on(text):
            return False
        return bool(_RULER.fullmatch(text)) or self.cells(text) is not None

    def row(self, line: str) -> list[str] | None:
        """The cells of a line of this table, None for a ruler; one cell of what heads a group of rows."""
        text = self.plain(line)
        if _RULER.fullmatch(text):
            return None
        return self.cells(text) or [text.strip(), *[""] * (self.width - 1)]

    def plain(self, line: str) -> str:
        """A line of this table without what stands before it."""
        text = leading.unquoted(line)[1] if self.depth else line
        return leading.unlisted(text) if self.listed else text

    def has_headings(self, line: str) -> bool:
        """Whether a line is headings, three at least."""
        cells = self.cells(line) or []
        return len(cells) >= LEAST_ROWS and marks.are_headings(cells)

    def heads(self, line: Line) -> bool:
        """Whether a line of this table is headings, as the first of another one is."""
        return self.has_headings(self.plain(line.text))

    def cells(self, text: str) -> list[str] | None:
        """The cells of a line of this table, None if it is none of it."""
        if self.divider == _FIXED:
            return fixed.cells(text, self.spans)
        if self.divider == _SIDE:
            return _halves(text.expandtabs().rstrip(), self.spans[1][0])
        return marks.split(text, self.divider, self.width) if self.headed else self._split(text)

    def _split(self, text: str) -> list[str] | None:
        cells = _split(text, self.divider)
        if len(cells) == self.width:
            return cells
        if self.divider == "|" and len(bare := _bare(text)) == self.width:
            return bare
        if self.divider != " " or not 2 <= len(cells) < self.width:
            return None
        return self.full(text) or self.aligned(text)

    def full(self, text: str) -> list[str] | None:
        """A row with a cell as long as its column, parted by one blank from the next; None if a column is empty."""
        plain = text.expandtabs()
        starts = [a for a, _ in self.spans]
        if any(plain[a - 1 : a].strip() or not plain[a : a + 1].strip() for a in starts[1:]):
            return None
        cells = [plain[a:b].strip() for a, b in itertools.pairwise([0, *starts[1:], len(plain)])]
        parts = [part for cell in cells for part in _COLUMN.findall(cell)]
        return cells if len(parts) == self.width and all(cells) else None

    def aligned(self, text: str) -> list[str] | None:
        """A row with empty cells: every word group stands under the beginning or the end of a column."""
        cells = [""] * self.width
        for found in _COLUMN.finditer(text.expandtabs()):
            at = next((i for i, (a, b) in enumerate(self.spans) if found.start() == a or found.end() == b), None)
            if at is None:
                return None
            cells[at] = found.group()
        return cells


def places(line: str, cells: Sequence[str], begin: int = 0) -> Iterator[int]:
    """Where the text of each cell begins in its line; the line itself begins at `begin`."""
    done = 0
    for cell in cells:
        at = max(line.find(cell, done), done)  # a quote or a bar that was doubled is not found
        yield begin + at
        done = at + len(cell)


def shape(line: str, peek: Peek, closely: bool = False) -> Shape | None:
    """The shape of the table that begins at this line, if one does; one that `marks` tells if it looks `closely`."""
    depth, text = leading.unquoted(line)
    found = _within(text, leading.under(depth, peek), closely)
    return replace(found, depth=depth) if found and depth else found


def step(table: Shape, peek: Peek) -> int:
    """How many lines on the next row of the table stands, of which the last may head a group of rows; 0 at its end."""
    following, second = peek(1), peek(2)
    if following is None or table.continues(following):
        return int(following is not None)
    if second is None or not table.titled:
        return 0
    if not (following.text.strip() or table.continues(second)) and _is_group(table.plain(second.text)):
        following, second = second, peek(3)
        return 2 if second is not None and table.continues(second) and not table.heads(second) else 0
    if not table.continues(second) or table.heads(second):
        return 0
    if not following.text.strip():
        return 2 if table.gaps else 0
    return int(_is_group(table.plain(following.text)))


def _within(line: str, peek: Peek, closely: bool) -> Shape | None:
    """The shape of a table whose lines may be entries of a list, or have an empty line between them."""
    if leading.may_be_listed(peek(1)) and leading.are_listed(peek):
        return _noted(leading.unlisted(line), leading.without_marks(peek), closely, listed=True)
    return _noted(line, peek, closely)


def _noted(line: str, peek: Peek, closely: bool, listed: bool = False) -> Shape | None:
    found, gaps = _shape(line, peek, closely), False
    titled = found is not None and found.has_headings(line)
    loosely = found is None and (closely or any(mark in line for mark in _MARKS))
    below = peek(1) if loosely else None
    if below is not None and not below.text.strip():
        found = _headed_shape(line, leading.spaced(peek), closely)
        gaps = titled = found is not None
    elif below is not None and _is_group(below.text):
        found = _headed_shape(line, lambda distance: peek(distance + 1), closely)
        titled = found is not None
    return replace(found, listed=listed, gaps=gaps, titled=titled) if found and (listed or titled) else found


def _headed_shape(line: str, peek: Peek, closely: bool) -> Shape | None:
    """The shape of a table whose first line is headings, whatever stands between it and the rows.

    Unless it looks `closely`, only of what has a mark that each line of it is looked at for.
    """
    found = _shape(line, peek, closely)
    if not found or not (closely or found.divider in _MARKS):
        return None
    return found if found.divider != _SIDE and found.has_headings(line) else None


def _is_group(line: str) -> bool:
    """Whether a line that is no row may head a group of rows."""
    return _GROUP.fullmatch(line.strip()) is not None and len(line.split()) <= _WORDS_OF_GROUP


def _shape(line: str, peek: Peek, closely: bool) -> Shape | None:
    if closely and (marked := marks.width(line, peek)) is not None:
        return Shape(*marked, [], headed=True)
    found, spans = _divided(line, peek), fixed.spans(line, peek)
    return Shape(_FIXED, len(spans), spans) if spans and (not found or found.width < len(spans)) else found


def _divided(line: str, peek: Peek) -> Shape | None:
    divider = _divider(line)
    if divider is None:
        return None
    rows = [line]
    for distance in range(1, 8):
        following = peek(distance)
        if following is None or not following.text.strip():
            break
        if not _RULER.fullmatch(following.text):
            if _divider(following.text) != divider:
                return _board(line, peek)
            rows.append(following.text)
        elif divider == "|":
            rows.append(line)  # a Markdown table may have a header, its ruler and a single row
        if len(rows) == LEAST_ROWS:
            break
    if len(rows) < LEAST_ROWS:
        return Shape(divider, len(_split(line, divider)), _spans(line)) if _is_pair(rows, divider) else None
    table = [_split(row, divider) for row in rows]
    if divider == "|" and len({*map(len, table)}) > 1:
        table = [_bare(row) for row in rows]
    width = len(table[0])
    if divider == " " and (headed := _headed(rows, table)):
        return headed
    if width < 2 or any(len(cells) != width for cells in table) or not _is_table(rows, table, divider):
        return _board(line, peek)
    return Shape(divider, width, _spans(rows[0]))


def _is_pair(rows: list[str], divider: str) -> bool:
    """Whether two lines are headings and what stands below them, three columns at least."""
    if len(rows) != 2 or divider not in {"|", "\t", " ", commas.TIGHT}:
        return False
    head, below = table = [_split(row, divider) for row in rows]
    if len(head) < LEAST_ROWS or len(head) != len(below) or len(set(head)) < len(head):
        return False
    worded = all(map(_HEADING.fullmatch, head)) and head[-1][-1] != "."
    if divider == " " and not all(c[0].isupper() for c in head):
        return False
    return worded and any(map(_SAID.search, below)) and _is_table(rows, table, divider)


def _board(line: str, peek: Peek) -> Shape | None:
    """The shape of a board of two columns of text side by side that are no rows: what stands right goes on below.

    "Rm 5  Sato -> Mr. D          pouch by door": each column is a list of its own, a gutter of blanks parts them.
    """
    rows = [line]
    while len(rows) < _BOARD and (following := peek(len(rows))) is not None and following.text.strip():
        rows.append(following.text)
    rows = [row.expandtabs().rstrip() for row in rows if not _RULER.fullmatch(row)]
    starts = Counter(gaps[-1] for row in rows if (gaps := [g.end() for g in _GUTTER.finditer(row)]))
    if len(rows) <= LEAST_ROWS or not starts or any(mark in row for row in rows for mark in "|\t"):
        return None
    gutter = max(starts, key=lambda at: (starts[at], -at))
    halves = [_halves(row, gutter) for row in rows]
    both = [(left, right) for half in halves if half for left, right in [half] if left and right]
    if None in halves or len(both) < LEAST_ROWS or 2 * len(both) < len(rows):
        return None
    if sum(left.endswith(":") for left, _ in both) * 2 > len(both) or not _goes_on(
        [half[1] for half in halves if half]
    ):
        return None
    return Shape(_SIDE, 2, [(0, 0), (gutter, gutter)])


def _halves(text: str, gutter: int) -> list[str] | None:
    """What of a line of a board stands left and right of the gutter; None if something stands in it."""
    if text[gutter - 1 : gutter].strip() and len(text) > gutter:
        return None
    right = text[gutter:]
    if len(right) - len(right.lstrip()) > _INDENT:
        return None
    return [text[:gutter].strip(), right.strip()]


def _goes_on(cells: list[str]) -> bool:
    """Whether a column is text: some words in each cell, and one at least that goes on in the cell below."""
    filled = [cell for cell in cells if cell]
    if sum(len(cell.split()) for cell in filled) < _WORDS * len(filled):
        return False
    return any(a[-1:] not in ".!?:" and _LOWER.match(b) for a, b in itertools.pairwise(filled))


def _headed(rows: list[str], table: list[list[str]]) -> Shape | None:
    """The shape of a table whose rows leave cells empty: its first line has all columns, each word stands under one."""
    most = len(table[0])
    if most < 3 or all(len(cells) == most for cells in table) or any(len(c) > _LONGEST_CELL for c in table[0]):
        return None
    whole = Shape(" ", most, _spans(rows[0]))
    fits = all(2 <= len(cells) <= most and whole.aligned(row) for row, cells in zip(rows[1:], table[1:], strict=True))
    return whole if fits else None


def _divider(text: str) -> str | None:
    if "|" in text:
        return "|"
    if "\t" in text.strip():
        return "\t"
    if "," in text and (divided := commas.divider(text)):
        return divided
    if " ..." in text and len(_LEADERS.findall(text)) == 1:
        return _DOTS
    return " " if "  " in text.strip() else None


def _split(text: str, divider: str) -> list[str]:
    if divider == "|":
        inner = text.strip()
        inner = inner[1:] if inner.startswith("|") else inner
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(inner)]
    if divider == "\t":
        return [cell.strip() for cell in text.rstrip("\r\n").split("\t")]
    if divider in {commas.TIGHT, commas.AIRY}:
        return commas.split(text, divider)
    if divider == _DOTS:
        return [cell.strip() for cell in _LEADERS.split(text)]
    return _COLUMN.findall(text)


def _bare(text: str) -> list[str]:
    """The cells of a line whose pipes all part two of them: one at its end stands before an empty cell."""
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(text.strip())]


def _is_table(rows: list[str], table: list[list[str]], divider: str) -> bool:
    columns = list(zip(*table, strict=True))
    if sum(1 for column in columns if any(column)) < 2 or all(cell.endswith(":") for cell in columns[0]):
        return False
    if divider == _DOTS:
        # of roles and who plays them, dishes and courses, each line is a text
        figured = sum(any(map(str.isdigit, cells[-1])) for cells in table)
        ends = {found.end() for row in rows if (found := _LEADERS.search(row.expandtabs()))}
        return len(ends) == 1 and 2 * figured > len(table)
    if divider in {commas.TIGHT, commas.AIRY}:
        return commas.are_rows(table, divider)
    if divider != " ":
        return True
    if any(len(cell) > _LONGEST_CELL for cells in table for cell in cells):
        return False
    spans = [_spans(row) for row in rows]
    aligned = sum(1 for column in zip(*spans, strict=True) if len({a for a, _ in column}) == 1)
    aligned += sum(
        1 for column in zip(*spans, strict=True) if len({a for a, _ in column}) > 1 == len({b for _, b in column})
    )
    return aligned * 2 > len(columns) or (len(columns) > 2 and aligned > 0)


def _spans(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _COLUMN.finditer(text.expandtabs())]


def _plain(cell: str) -> str:
    """A Markdown cell without its emphasis."""
    return cell.strip("*_` ") or cell
