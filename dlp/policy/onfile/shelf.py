"""Every register of a run: read from the configured files, checked, filed, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from dlp.policy.onfile import students
from dlp.policy.onfile.students import Roster, Students
from dlp.privacy import Digester

if TYPE_CHECKING:  # most runs have few registers or none: what they are made of is imported where one is read
    from dlp.policy.lists.reading import Table
    from dlp.policy.lists.register import Entry, Register

FIRST_LINES = 5
"""How many line numbers are named for one remark."""

E = TypeVar("E", bound="Entry")


@dataclass(frozen=True)
class Kept:
    """One register as it stands on a day: the rows in force, those that lapsed, its files, what is wrong with it."""

    register: Register
    tables: tuple[Table, ...]
    rows: tuple[Entry, ...]
    lapsed: tuple[tuple[Path, Entry], ...]
    problems: tuple[str, ...]
    """Rows that do not count, and columns that are not read; each a sentence with file and line, nothing of the row."""
    stale: tuple[str, ...] = ()
    filed: Students[Any] | None = None
    past: Students[Any] | None = None
    """For registers about students: the rows in force, and the lapsed ones, as matches find them."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """Everything that is to be said of it."""
        told = list(self.problems)
        for table in self.tables:
            if lines := [row.line for file, row in self.lapsed if file == table.file]:
                told.append(f"{table.file.name}: {_lines(lines)} expired and does not count")
        return (*told, *self.stale)


@dataclass(frozen=True)
class Shelf:
    """The registers of a run, by name; one that is not configured is missing. `day` is the day they were read for."""

    day: date
    kept: Mapping[str, Kept] = field(default_factory=dict)

    @overload
    def rows(self, name: str) -> tuple[Any, ...]: ...
    @overload
    def rows(self, name: str, kind: type[E]) -> tuple[E, ...]: ...
    def rows(self, name: str, kind: type[Any] = object) -> tuple[Any, ...]:
        """The rows of a register that are in force; none if it is not configured. `kind` is for those who have it."""
        kept = self.kept.get(name)
        return tuple(row for row in kept.rows if isinstance(row, kind)) if kept else ()

    def has(self, name: str) -> bool:
        """Whether the register is configured."""
        return name in self.kept

    def remarks(self) -> Iterator[str]:
        """What is to be said of all of them, a sentence each, without anything personal."""
        for kept in self.kept.values():
            yield from kept.remarks


@dataclass(frozen=True)
class Wanted:
    """What the configuration asks for: files by register, mappings by register, days after which a file is stale."""

    files: Mapping[str, Sequence[Path]]
    mappings: Mapping[str, str] = field(default_factory=dict)
    folder: Path = Path()
    max_age_days: Mapping[str, int] = field(default_factory=dict)


def only(wanted: Wanted, name: str) -> Wanted:
    """The same, for one register alone."""
    return replace(wanted, files={name: wanted.files[name]})


def load(wanted: Wanted, digester: Digester, roster: Roster | None = None, day: date | None = None) -> Shelf:
    """Read every configured register. Raises ConfigError for a file that is no such list; bad rows are remarks."""
    day = day or datetime.now(UTC).astimezone().date()
    kept: dict[str, Kept] = {}
    if not any(wanted.files.values()):
        return Shelf(day)
    from dlp.policy.onfile.catalogue import registers

    for name, register in registers().items():
        if files := wanted.files.get(name):
            tables = [_table(file, register, wanted) for file in files]
            kept[name] = _kept(register, tables, day, wanted.max_age_days.get(name, 0), digester, roster)
    return _with_sponsors(Shelf(day, kept))


def _table(file: Path, register: Register, wanted: Wanted) -> Table:
    from dlp.policy.lists import mapping, reading
    from dlp.policy.lists.register import columns

    told = wanted.mappings.get(register.name)
    mapped = mapping.load(told, wanted.folder, columns(register.row)) if told else None
    return reading.read(file, register, mapped)


def _kept(
    register: Register, tables: Sequence[Table], day: date, max_age: int, digester: Digester, roster: Roster | None
) -> Kept:
    from dlp.policy.lists.register import Pupil

    problems = [str(trouble) for table in tables for trouble in table.troubles]
    problems += [note for table in tables for note in table.notes]
    placed = [(table.file, row) for table in tables for row in table.rows]
    lapsed = tuple((file, row) for file, row in placed if (last := row.last_day()) is not None and last < day)
    in_force = [(file, row) for file, row in placed if row.counts(day)]
    filed = past = None
    rows: tuple[Entry, ...] = tuple(row for _, row in in_force)
    if issubclass(register.row, Pupil):
        filed = students.file([row for _, row in in_force if isinstance(row, Pupil)], digester, roster)
        past = students.file([row for _, row in lapsed if isinstance(row, Pupil)], digester, roster)
        where = {id(row): file for file, row in in_force}
        problems += [f"{where[id(row)].name}, line {row.line}: {why}; the row does not count" for row, why in filed.bad]
        if filed.strangers:
            problems.append(f"{filed.strangers:,} rows of {register.name} name nobody whom the roster has")
        rows = filed.rows
    stale = tuple(
        f"{table.file.name} was not changed for more than {max_age} days: is it still kept?"
        for table in tables
        if max_age and _age_days(table.file) > max_age
    )
    return Kept(register, tuple(tables), rows, lapsed, tuple(problems), stale, filed, past)


def _with_sponsors(shelf: Shelf) -> Shelf:
    """The same; an outside recipient whose sponsor is not on the list of people any more does not count (QU-27)."""
    recipients, people = shelf.kept.get("external_recipients"), shelf.kept.get("people")
    if recipients is None or people is None:
        return shelf
    here = {role.address for role in shelf.rows("people")}
    orphaned = [r for r in shelf.rows("external_recipients") if r.sponsor and r.sponsor not in here]
    if not orphaned:
        return shelf
    lines = _lines([row.line for row in orphaned])
    told = (
        f"{recipients.tables[0].file.name}: {lines} has a sponsor who is not on the list of people, and does not count"
    )
    gone = set(map(id, orphaned))
    mended = Kept(
        recipients.register, recipients.tables, tuple(row for row in recipients.rows if id(row) not in gone),
        recipients.lapsed, (*recipients.problems, told), recipients.stale,
    )  # fmt: skip
    return Shelf(shelf.day, {**shelf.kept, "external_recipients": mended})


def _age_days(file: Path) -> float:
    return (datetime.now(UTC).timestamp() - file.stat().st_mtime) / 86_400


def _lines(numbers: Sequence[int]) -> str:
    numbers = sorted(set(numbers))
    shown = ", ".join(map(str, numbers[:FIRST_LINES])) + (", …" if len(numbers) > FIRST_LINES else "")
    return f"line{'s' if len(numbers) > 1 else ''} {shown}"
