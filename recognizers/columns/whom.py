"""Whom the rows of a table are about: by its headings, its title, what its columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recognizers.columns.column import Column, names_people
from recognizers.columns.namecells import like_full_name
from recognizers.columns.sheet_topics import is_told
from recognizers.columns.sheets.accounts import lists_eaters
from recognizers.columns.sheets.attendance import is_register
from recognizers.columns.sheets.censuses import is_census, is_service_grid
from recognizers.columns.sheets.directories import (
    answers_questions,
    lists_bodies,
    lists_schools,
    lists_staff,
    meanings,
    names_bodies,
    trades,
)
from recognizers.columns.sheets.figures import has_figures
from recognizers.columns.sheets.kept import keeps_codes
from recognizers.columns.sheets.lookalike_columns import (
    about_by_roles,
    leave_courses,
    leave_ids_of_staff,
    pupils_accounts,
    read_events,
)
from recognizers.columns.sheets.matters import lists_adults
from recognizers.columns.titled import listed_for
from recognizers.columns.topics import ELIGIBLE
from recognizers.columns.unlabelled import share
from recognizers.contract import STATEMENTS, About
from recognizers.headings import headers
from recognizers.headings.reading import Headings, ends, people_of
from recognizers.lists.rolls import of_families
from scanners.contract import Row


def by_title(about: About, title: str) -> About:
    """Whom a table is about, by its title if by nothing else."""
    if about == "unknown" and lists_adults(title):
        return "staff"
    return "student" if about == "unknown" and of_families(title) else about


def lists_pupils(columns: Sequence[Column], samples: Sequence[Sequence[str]], title: str) -> bool:
    """Whether what stands beside the names of a table is kept of pupils alone."""
    registered = _names_people(columns) and is_register(columns, title)
    playing = names_people(columns) and any(c.entity == "GRADE_RECORD" and ELIGIBLE.search(c.heading) for c in columns)
    disabled = names_people(columns) and any(
        c.entity == "SPECIAL_EDUCATION" and c.told for c in columns if not c.heading
    )
    return (
        disabled
        or registered
        or playing
        or is_census(columns)
        or lists_eaters(columns)
        or is_told(columns)
        or has_figures(columns)
        or keeps_codes(columns, samples)
    )


def _names_people(columns: Sequence[Column]) -> bool:
    return names_people(columns) or any(c.whose for c in columns)


def told_of_all(columns: Sequence[Column], about: About, title: str) -> tuple[str, str] | None:
    """What the title alone says of the rows, where they are pupils under headings that say nothing of them."""
    silent = about != "staff" and not any(c.entity in STATEMENTS or c.flags for c in columns)
    return listed_for(title) if silent and any(c.heading for c in columns) else None


def at_first(labels: Sequence[str], samples: Sequence[Sequence[str]], headings: Headings) -> About:
    """Whom a table is about by its headings, or by values that are titles of staff."""
    if is_service_grid(labels, ends(samples)):
        return "student"
    if lists_schools(labels, ends(samples)):
        return "staff"
    about = _people(labels)
    if about != "unknown" or any(map(headings.statement, labels)):
        return about
    return "staff" if answers_questions(labels) or lists_staff(ends(samples)) else about


_ABOVE, _LINE = 200, 100
"""Characters right above a table that may be its title, and those of a line of it at most."""


def title_of(above: str, rows: Sequence[Row]) -> str:
    """What heads a table: the short lines over it that are no sentences, and its own rows above the header."""
    lines = [line.strip() for line in above[-_ABOVE:].splitlines()]
    titles = [
        line for line in lines if (len(line) <= _LINE and not line.endswith((".", "?", "!", ","))) or line.endswith(":")
    ]
    return "\n".join([*titles, *(" ".join(ends(r.cells)) for r in rows)])


def of_adults(
    columns: tuple[Column, ...], labels: Sequence[str], samples: Sequence[Sequence[str]], headings: Headings
) -> tuple[About, tuple[Column, ...]]:
    """Whom a code book, a list of bodies or of doctors is about, and its columns without those that say what a code means or what one does."""
    if defining := meanings(labels):  # a code book, whose only people keep it
        return "staff", tuple(Column(c.heading, name="other") if i in defining else c for i, c in enumerate(columns))
    if lists_bodies(ends(labels)):
        return "staff", tuple(c if c.entity or c.name else Column(c.heading, name="other") for c in columns)
    if any(map(headings.statement, ends(labels))):
        return "unknown", columns
    if any(c.name == "full" and names_bodies([v for v in samples[i] if v]) for i, c in enumerate(columns)):
        return "staff", columns
    if not (doing := trades(ends(samples))):
        return "unknown", columns
    return "staff", tuple(
        replace(c, name="other") if i in doing and not (c.entity or c.name) else c for i, c in enumerate(columns)
    )


def as_told(columns: list[Column], samples: Sequence[Sequence[str]], about: About) -> About:
    """Whom the table is about, by its roles too; columns that are then no pupil's ids or names are left."""
    keys = [headers.key(c.heading) for c in columns]
    filled = [[v for v in values if v] for values in samples]
    about = read_events(about_by_roles(about, keys, filled), columns, keys)
    leave_courses(columns, keys, lambda i: share(filled[i], like_full_name) if filled[i] else 0.0)
    about = pupils_accounts(about, columns, keys, filled)
    if about == "staff":
        leave_ids_of_staff(columns, keys)
    return about


def with_whose(columns: tuple[Column, ...], about: About) -> tuple[Column, ...]:
    """In a table of staff that names nobody else, its first column of staff says whose a row is."""
    if about != "staff" or names_people(columns):
        return columns
    first = next((i for i, c in enumerate(columns) if c.name == "staff"), None)
    return tuple(replace(c, name="full") if i == first else c for i, c in enumerate(columns))


def _people(labels: Sequence[str]) -> About:
    student, staff, weak = people_of(labels)
    if staff and student <= weak:
        return "staff"
    if student and student >= staff:
        return "student"
    return "staff" if staff else "unknown"
