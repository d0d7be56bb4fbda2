"""Reading a register from a CSV or TOML file: each row typed, or named by its line with what is wrong with it.

A file that cannot be meant at all (unreadable, a needed column missing, a heading that is nearly one) stops the
program; one bad row does not count, is named by its line number, and the rest goes on. No message repeats a cell.
"""

from __future__ import annotations

import codecs
import csv
import difflib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dlp.errors import ConfigError, nearest, no_file
from dlp.policy.lists.mapping import Mapped
from dlp.policy.lists.register import Column, Entry, Register, columns
from dlp.policy.lists.values import BadValue
from dlp.toml_tables import read_document
from recognizers.headings.headers import key

LARGEST = 64 << 20
"""Bytes of one file of a register."""


@dataclass(frozen=True)
class Trouble:
    """A row that does not count: the file, its line (1 is the heading), why. Nothing of the row itself."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file.name}, line {self.line}: {self.what}; the row does not count"


@dataclass(frozen=True)
class Table:
    """A file of a register as read: the rows that are whole, the troubles, remarks about the file."""

    file: Path
    rows: tuple[Entry, ...]
    troubles: tuple[Trouble, ...] = ()
    notes: tuple[str, ...] = ()


Cells = Mapping[str, str]


def read(file: Path, register: Register, mapping: Mapped | None = None) -> Table:
    """The rows of a file. Raises ConfigError with file, line and nearest valid word if it is no such list."""
    known = columns(register.row)
    notes: list[str] = []
    if file.suffix.casefold() == ".toml":
        raw: Iterable[tuple[int, Cells]] = _toml(file, register, known)
    else:
        raw = _csv(file, known, mapping, notes)
    rows, troubles = [], []
    for line, cells in raw:
        try:
            rows.append(_entry(register.row, known, cells, line))
        except BadValue as error:
            troubles.append(Trouble(file, line, str(error)))
    return Table(file, tuple(rows), tuple(troubles), tuple(notes))


def _entry(row: type[Entry], known: Mapping[str, Column], cells: Cells, line: int) -> Entry:
    found: dict[str, Any] = {"line": line}
    for name, column in known.items():
        cell = cells.get(name, "").strip() or (column.blank if name in cells else "")
        if cell:
            try:
                found[name] = column.read(cell)
            except BadValue as error:
                raise BadValue(f"{name} {error}") from None
        elif column.needed:
            raise BadValue(f"{name} is empty")
    entry = row(**found)
    if entry.effective and entry.expires and entry.effective > entry.expires:
        raise BadValue("expires before it is effective")
    if problem := entry.problem():
        raise BadValue(problem)
    return entry


def _csv(
    file: Path, known: Mapping[str, Column], mapping: Mapped | None, notes: list[str]
) -> Iterator[tuple[int, Cells]]:
    text = _decoded(file)
    rows = _numbered(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), file)
    line, heading = next(rows, (1, []))
    if mapping is not None:
        yield from mapping.rows(file, [key(cell) for cell in heading], rows)
        return
    fields = _fields(file, line, heading, known, notes)
    for number, cells in rows:
        yield number, {name: cell for name, cell in zip(fields, cells, strict=False) if name}


def _fields(
    file: Path, line: int, heading: list[str], known: Mapping[str, Column], notes: list[str]
) -> list[str | None]:
    """For each heading the field it means; None for a column that is none of ours."""
    meant = {key(spelling): name for name, column in known.items() for spelling in (name, *column.also)}
    found: list[str | None] = []
    for cell in heading:
        name = meant.get(key(cell))
        if name is None and cell.strip():
            if (near := _misspelt(cell, meant)) is not None and meant[near] not in map(meant.get, map(key, heading)):
                told = f'did you mean "{meant[near]}"?'
                raise ConfigError(file, f'"{_heading(cell)}" is no column of this list, {told}', line)
            notes.append(f'{file.name}: the column "{_heading(cell)}" is not read')
        found.append(name if name not in found else None)
    for name, column in known.items():
        if column.needed and name not in found:
            raise ConfigError(file, f'the column "{name}" is missing (columns: {", ".join(known)})', line)
    if not any(found):
        raise ConfigError(file, f"the first line names none of the columns {', '.join(known)}", line)
    return found


def _toml(file: Path, register: Register, known: Mapping[str, Column]) -> Iterator[tuple[int, Cells]]:
    document = read_document(file)
    for name in document.data:
        if name != register.name:
            raise ConfigError(
                file, f'"{name}" is no table of this list: rows are [[{register.name}]]', document.line_of((name,))
            )
    rows = document.data.get(register.name, [])
    if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
        raise ConfigError(file, f"rows are written with double brackets: [[{register.name}]]", 1)
    for number, one in enumerate(rows):
        for name in one:
            if name not in known:
                told = nearest(name, known) or f" (columns: {', '.join(known)})"
                line = document.line_of((register.name, number, name))
                raise ConfigError(file, f'"{name}" is no column of this list{told}', line)
        yield document.line_of((register.name, number)) or 1, {name: _cell(value) for name, value in one.items()}


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _misspelt(cell: str, meant: Mapping[str, str]) -> str | None:
    """The heading that this one nearly is: a limit or a condition that went unread would make a row say more."""
    return next(iter(difflib.get_close_matches(key(cell), list(meant), n=1, cutoff=0.8)), None)


def _heading(cell: str) -> str:
    shown = "".join(c for c in " ".join(cell.split()) if c.isprintable())
    return shown[:40]


def _decoded(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise ConfigError(file, f"is larger than {LARGEST >> 20} MB: this is no list of this kind")
        content = file.read_bytes()
    except FileNotFoundError:
        raise ConfigError(file, f"cannot be read: {no_file(file)}") from None
    except OSError as error:
        raise ConfigError(file, f"cannot be read ({error.strerror or type(error).__name__})") from None
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")  # what Excel on Windows writes as "CSV"


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    return max(",\t;|", key=first.count)


def _numbered(rows: Any, file: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on; blank rows and remarks (#) are passed over."""
    begins = 1
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            raise ConfigError(file, "is no CSV from here on", begins) from None
        if any(cell.strip() for cell in cells) and not cells[0].lstrip().startswith("#"):
            yield begins, cells
        begins = rows.line_num + 1
