"""What the index needs to know of one person of a roster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from recognizers.contract import About

IdKind = Literal["STUDENT_ID", "SASID", "EMPLOYEE_ID"]


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One person: how they are called, their identifiers, and the signs by which one of a common name is told.

    `key` is the roster's own id of the person, the same from import to import. `given` and `family` hold the legal and
    the preferred name, where they differ. `signs` are names of schools, titles and codes of classes, homerooms.
    """

    key: str
    about: About
    given: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    ids: tuple[tuple[IdKind, str], ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    birth: date | None = None
    grade: str = ""
    signs: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Entry(about={self.about!r})"  # nothing of the person: a repr may end in a log
