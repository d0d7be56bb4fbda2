"""CSV files of an export, and the report of what was taken of them and what was not.

The report names files, row numbers and fields, never a value.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dlp.errors import DlpError
from recognizers.headings import headers

FIRST_ROWS = 5
"""How many row numbers are named for one trouble."""

LARGEST = 1 << 30
"""Bytes of one file of an export at most."""

_LONGEST_FIELD = 1 << 20
_MOST_LINES = 20  # lines of one row at most: more were swallowed by a quote that nobody closed
_CUT = 200


_NO_TEXT = {
    b"PK\x03\x04": "it is a ZIP archive or a workbook: unpack it and name the folder, or save the sheet as CSV",
    b"\xd0\xcf\x11\xe0": "it is a workbook of an old Excel: save the sheet as CSV",
    b"%PDF": "it is a PDF: export a CSV",
    b"\x1f\x8b": "it is compressed: unpack it first",
}
"""How files begin that are no CSV, and what to do with them."""


class BadRoster(DlpError):
    """An export that cannot be taken as it is. Nothing was changed."""


@dataclass
class Report:
    """What an import took and what it did not: numbers by kind, and troubles by file with their first rows."""

    taken: Counter[str] = field(default_factory=Counter)
    troubles: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def trouble(self, file: str, what: str, row: int) -> None:
        """A row that was not taken, or not all of it."""
        self.troubles.setdefault((file, what), []).append(row)

    def note(self, words: str) -> None:
        """Something to say once."""
        if words not in self.notes:
            self.notes.append(words)

    @property
    def taken_words(self) -> str:
        """How many were taken, by kind, in a sentence."""
        taken = ", ".join(f"{count:,} {kind}" for kind, count in self.taken.items() if count)
        return f"Taken: {taken or 'nothing'}."

    def lines(self) -> Iterator[str]:
        """The report, line by line."""
        yield self.taken_words
        yield from self.remarks()

    def remarks(self) -> Iterator[str]:
        """What is to be said besides how many were taken."""
        yield from self.notes
        for (file, what), rows in self.troubles.items():
            first = ", ".join(map(str, rows[:FIRST_ROWS])) + (", …" if len(rows) > FIRST_ROWS else "")
            yield f"{file}: {len(rows):,} × {what} (row{'s' if len(rows) > 1 else ''} {first})"


Row = Mapping[str, str]


def read(
    file: Path, report: Report, needs: tuple[str, ...] = (), wants: tuple[str, ...] = ()
) -> Iterator[tuple[int, Row]]:
    """The rows of a file with their numbers (the header is 1), by normalised heading (`headers.key`).

    Raises BadRoster if it cannot be read, or lacks a heading that it needs; one that it wants is noted only.
    """
    text, said = _decoded(file)
    if said:
        report.note(f"{file.name}: {said}")
    delimiter, lines_read = _delimiter(text), _Lines(text)
    rows = csv.reader(lines_read, delimiter=delimiter)
    csv.field_size_limit(_LONGEST_FIELD)
    heading = next(_safe(rows, file.name, report), None)
    line = rows.line_num
    keys = [headers.key(cell) for cell in heading or ()]
    missing = [need for need in needs if need not in keys]
    if missing and not any(keys):
        raise BadRoster(f"{file.name}: it is empty, or no text")
    if missing:
        raise BadRoster(f"{file.name}: the column {', '.join(missing)} is missing")
    if keys and (absent := [want for want in wants if want not in keys]):
        report.note(f"{file.name}: without the column{'s' if len(absent) > 1 else ''} {', '.join(absent)}")
    number = 1
    for number, cells in enumerate(_safe(rows, file.name, report), start=2):
        lines, line = rows.line_num - line, rows.line_num
        if lines_read.open_at_the_end(delimiter):
            report.trouble(file.name, "a quote that is not closed before the end", number)
        elif lines > _MOST_LINES:
            report.trouble(file.name, f"a quote that is not closed before {lines:,} lines on", number)
        if not any(cells):
            continue
        if len(cells) > len(keys):
            report.trouble(file.name, "more cells than headings", number)
        yield number, {k: v.strip()[:_LONGEST_FIELD] for k, v in zip(keys, cells, strict=False) if k}
    if number == 1:
        report.note(f"{file.name}: it holds a header only" if keys else f"{file.name}: it is empty")


def headings(file: Path) -> list[str]:
    """The headings of a file as they stand. Raises BadRoster."""
    text, _ = _decoded(file)
    rows = csv.reader(io.StringIO(text[:_LONGEST_FIELD], newline=""), delimiter=_delimiter(text))
    return next(_safe(rows, file.name, Report()), [])


def value(row: Row, *keys: str) -> str:
    """The first filled field among these, cut to what a name or an id may have."""
    for key in keys:
        if found := row.get(key):
            return found[:_CUT]
    return ""


def _decoded(file: Path) -> tuple[str, str]:
    try:
        if file.stat().st_size > LARGEST:
            raise BadRoster(f"{file.name}: larger than {LARGEST:,} bytes")
        content = file.read_bytes()
    except OSError as error:
        raise BadRoster(f"{file.name}: cannot be read ({error.strerror or type(error).__name__})") from None
    for mark, what in _NO_TEXT.items():
        if content.startswith(mark):
            raise BadRoster(f"{file.name}: {what}")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace").replace("\0", ""), "read as UTF-16"
    if wide := _wide(content):
        return content.decode(wide, "replace").replace("\0", ""), "read as UTF-16, which it does not say"
    try:
        return content.decode("utf-8-sig").replace("\0", ""), ""
    except UnicodeDecodeError:
        return _by_lines(content)


def _by_lines(content: bytes) -> tuple[str, str]:
    """A text that is not all UTF-8: each line that is stays so, for exports are put together from several programs."""
    lines, other = [], 0
    for line in content.removeprefix(codecs.BOM_UTF8).split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", "replace"))
            other += 1
    said = f"{other:,} lines are no UTF-8; read as Windows-1252, so letters with accents may be wrong there"
    return "\n".join(lines).replace("\0", ""), said


def _wide(content: bytes) -> str:
    """Which UTF-16 it is that has no mark: every other byte of a header is zero."""
    head = content[: 1 << 10]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 0.4 * len(head) / 2 or min(even, odd) > 0.1 * len(head) / 2:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


class _Lines:
    """The lines of a text for a reader of CSV; keeps those of the row that was read last."""

    def __init__(self, text: str) -> None:
        self._stream = io.StringIO(text, newline="")
        self._size = len(text)
        self._row: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._stream)
        self._row.append(line)
        return line

    def open_at_the_end(self, delimiter: str) -> bool:
        """Whether the row is the last one and ends within quotes; to be asked once after each row."""
        row, self._row = "".join(self._row), []
        if self._stream.tell() < self._size or '"' not in row:
            return False
        try:
            list(csv.reader([row], delimiter=delimiter, strict=True))
        except csv.Error as error:
            return "unexpected end of data" in str(error)
        return False


def _delimiter(text: str) -> str:
    first = text[: text.find("\n")] if "\n" in text else text
    return max(",\t;|", key=first.count)


def _safe(rows: Iterator[list[str]], name: str, report: Report) -> Iterator[list[str]]:
    number = 0
    while True:
        number += 1
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error:
            report.trouble(name, "rows that are no CSV", number)
