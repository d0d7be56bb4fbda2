"""What a register is: a named list with known columns, whose rows become frozen dataclasses.

A register is a module of `dlp/policy/registers/` with a `REGISTER`; nothing is listed by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, get_type_hints

from dlp.policy.lists import values as is_


@dataclass(frozen=True)
class Column:
    """A column: how its cells are read, what it means (Markdown, for the page), its further headings, whether every row
    needs it, and what a blank cell of it stands for."""

    read: is_.Read
    says: str
    also: tuple[str, ...] = ()
    needed: bool = False
    blank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entry:
    """A row of any register. `line` is where it stands in its file; it counts from `effective` to `expires`, both
    included, None for open ends; `owner` answers for it."""

    line: int = 0
    owner: Annotated[str, Column(is_.text, "who answers for this row", ("entered by", "maintained by"))] = ""
    effective: Annotated[
        date | None, Column(is_.day, "first day on which the row counts", ("effective date", "starts", "from", "start"))
    ] = None
    expires: Annotated[
        date | None,
        Column(is_.day, "last day on which the row counts", ("expires on", "expiry", "expiration", "until", "end")),
    ] = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}(line={self.line})"  # nothing of the row: it may end in a log

    def problem(self) -> str:
        """What is wrong with the row as a whole, as a sentence; "" if nothing is."""
        return ""

    def last_day(self) -> date | None:
        """The last day on which the row counts, None if it has none."""
        return self.expires

    def counts(self, today: date) -> bool:
        """Whether the row is in force."""
        last = self.last_day()
        return (self.effective is None or self.effective <= today) and (last is None or today <= last)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Pupil(Entry):
    """A row about one student, who is known by an id, or by a name and what tells namesakes apart."""

    lasid: Annotated[
        str,
        Column(
            is_.text, "the district's student id",
            ("local id", "student id", "student number", "local student id", "stdIDLocal", "student lasid"),
        ),
    ] = ""  # fmt: skip
    sasid: Annotated[
        str, Column(is_.text, "the state's student id", ("state id", "ssid", "state student id", "stdIDState"))
    ] = ""
    student: Annotated[
        str,
        Column(
            is_.text, "the student's full name, `Last, First` or `First Last`",
            ("student name", "name", "full name", "stdViewName", "child", "child name"),
        ),
    ] = ""  # fmt: skip
    first_name: Annotated[
        str,
        Column(is_.text, "given name, if `student` is not used", ("given name", "student first name", "psnNameFirst")),
    ] = ""
    last_name: Annotated[
        str, Column(is_.text, "family name, if `student` is not used", ("surname", "family name", "student last name"))
    ] = ""
    birth_date: Annotated[
        date | None, Column(is_.day, "tells students of one name apart", ("dob", "date of birth", "birthdate"))
    ] = None
    school: Annotated[
        str, Column(is_.text, "the building; also tells students of one name apart", ("building", "school name"))
    ] = ""

    @property
    def name(self) -> str:
        """The student's name in the order in which it is spoken, "" if the row has none."""
        if self.first_name or self.last_name:
            return f"{self.first_name} {self.last_name}".strip()
        last, comma, first = self.student.partition(",")
        return f"{first} {last}".strip() if comma else self.student

    def problem(self) -> str:
        """A row that names nobody cannot count."""
        return (
            "" if self.lasid or self.sasid or len(self.name.split()) > 1 else "names no student (lasid, sasid or name)"
        )


@dataclass(frozen=True)
class Register:
    """A register: its name (a key of `[registers]`), its title, the class of its rows, what it is for and which clauses
    call for it, and an example row as column to cell."""

    name: str
    title: str
    row: type[Entry]
    says: str
    example: dict[str, str]
    key: str = ""

    @property
    def setting(self) -> str:
        """Where the configuration names its files."""
        return self.key or f"[registers] {self.name}"


def columns(row: type[Entry]) -> dict[str, Column]:
    """The columns of a register's rows, by field, its own before those that every register has."""
    hints = get_type_hints(row, include_extras=True)
    told = {f.name: _column(hints[f.name]) for f in fields(row)}
    shared = [f.name for f in fields(Entry)]
    ordered = [name for name in told if name not in shared] + shared
    return {name: column for name in ordered if (column := told[name]) is not None}


def _column(hint: Any) -> Column | None:
    return next((one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Column)), None)
