"""One person of the roster, as it is kept, and what the matching needs of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

from recognizers.contract import About
from recognizers.roster.entry import Entry, IdKind

Role = Literal["student", "guardian", "staff"]
Status = Literal["active", "past"]

_ABOUT: Mapping[str, About] = {"student": "student", "guardian": "family", "staff": "staff"}
MOST_SIGNS = 16
"""Names of schools, classes and teachers that are kept of one person for matching."""


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """Somebody of the roster. `key` is the export's own id; `guardians` are keys of the guardians of a student.

    `left` is the day from which a past student is past, as ISO 8601; `birth_date` likewise; both "" if not known.
    """

    key: str
    role: Role
    status: Status = "active"
    given: str = ""
    middle: str = ""
    family: str = ""
    preferred_given: str = ""
    preferred_family: str = ""
    school: str = ""
    grade: str = ""
    classes: tuple[str, ...] = ()
    teachers: tuple[str, ...] = ()
    local_ids: tuple[str, ...] = ()
    state_ids: tuple[str, ...] = ()
    usernames: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    birth_date: str = ""
    guardians: tuple[str, ...] = ()
    left: str = ""

    def __repr__(self) -> str:
        return f"Person(role={self.role!r}, status={self.status!r})"  # nothing of the person: it may end in a log

    @property
    def active_student(self) -> bool:
        """Whether this is a student who is one now."""
        return self.role == "student" and self.status == "active"


def entry(person: Person) -> Entry:
    """What the matching needs of a person."""
    kind: IdKind = "EMPLOYEE_ID" if person.role == "staff" else "STUDENT_ID"
    ids = [(kind, v) for v in person.local_ids] if person.role != "guardian" else []
    ids += [("SASID", v) for v in person.state_ids if person.role == "student"]
    return Entry(
        key=person.key,
        about=_ABOUT[person.role],
        given=_filled(person.given, person.preferred_given),
        middle=_filled(person.middle),
        family=_filled(person.family, person.preferred_family),
        ids=tuple(ids),
        emails=person.emails,
        phones=person.phones,
        birth=iso_date(person.birth_date),
        grade=person.grade if person.role == "student" else "",
        signs=_filled(person.school, *person.classes, *person.teachers)[:MOST_SIGNS],
    )


def _filled(*values: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))


def iso_date(value: str) -> date | None:
    """The day of an ISO date, None for anything else."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def packed(people: Iterable[Person]) -> Iterator[str]:
    """People as lines of JSON, the names of the fields first."""
    names = [f.name for f in fields(Person)]
    yield json.dumps(names)
    for person in people:
        yield json.dumps([getattr(person, name) for name in names])


def unpacked(lines: Iterable[str]) -> Iterator[Person]:
    """The people of such lines. Raises ValueError or TypeError for anything else."""
    known = {f.name for f in fields(Person)}
    names: list[str] | None = None
    for line in lines:
        row = json.loads(line)
        if names is None:
            names = row
            continue
        values: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in zip(names, row, strict=True) if k in known
        }
        yield Person(**values)
