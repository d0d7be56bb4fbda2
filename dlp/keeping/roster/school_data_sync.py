"""Microsoft School Data Sync, the older form (V1 CSV): School, Student, Teacher, Section and enrollment files.

Source: Microsoft, School Data Sync V1 CSV files. The contacts of parents are `user.csv` and `guardianrelationship.csv`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dlp.keeping.roster.person import Person, Role
from dlp.keeping.roster.standard import find
from dlp.keeping.roster.tables import Report, Row, read, value
from recognizers.dates import in_cell


def is_first_form(folder: Path) -> bool:
    """Whether the folder holds such an export."""
    return find(folder, "student.csv") is not None and find(folder, "school.csv") is not None


def read_first_form(folder: Path, report: Report) -> list[Person]:
    """The people of an export. Raises BadRoster if a column is missing that is needed."""
    schools = {value(row, "sisid"): value(row, "name") for _, row in _rows(folder, "school.csv", report)}
    sections = {value(r, "sisid"): value(r, "sectionname") for _, r in _rows(folder, "section.csv", report)}
    classes: dict[str, list[str]] = defaultdict(list)
    for _, row in _rows(folder, "studentenrollment.csv", report):
        classes[value(row, "sisid")].append(sections.get(value(row, "sectionsisid"), ""))
    guardians: dict[str, list[str]] = defaultdict(list)
    for _, row in _rows(folder, "guardianrelationship.csv", report):
        guardians[value(row, "sisid")].append(_guardian_key(value(row, "email")))
    people: dict[str, Person] = {}
    roles: tuple[tuple[str, Role], ...] = (("student.csv", "student"), ("teacher.csv", "staff"))
    for name, role in roles:
        for number, row in _rows(folder, name, report):
            key = value(row, "sisid")
            if not key or f"{role}:{key}" in people:
                report.trouble(name, "no SIS ID, or one that came before: not taken", number)
                continue
            made = _person(f"{role}:{key}", role, row, schools, number, name, report)
            taken = tuple(dict.fromkeys(filter(None, classes.get(key, ()))))
            people[made.key] = _with(made, taken, tuple(guardians.get(key, ()))) if role == "student" else made
    for number, row in _rows(folder, "user.csv", report):
        key = _guardian_key(value(row, "email"))
        if not value(row, "email"):
            report.trouble("user.csv", "no Email: not taken", number)
        elif key not in people:
            people[key] = _person(key, "guardian", row, schools, number, "user.csv", report)
    return list(people.values())


def _guardian_key(email: str) -> str:
    return f"guardian:{email.casefold()}"


def _with(person: Person, classes: tuple[str, ...], guardians: tuple[str, ...]) -> Person:
    return replace(person, classes=classes, guardians=guardians)


def _person(key: str, role: Role, row: Row, schools: dict[str, str], number: int, file: str, report: Report) -> Person:
    written = value(row, "birthdate")
    born = in_cell(written) if written else None
    if written and born is None:
        report.trouble(file, "a Birthdate that is no date", number)
    local = (value(row, "studentnumber", "teachernumber"), value(row, "sisid")) if role != "guardian" else ()
    addresses = (value(row, "secondaryemail"), value(row, "email"), value(row, "username"))
    return Person(
        key=key,
        role=role,
        status="active" if value(row, "status").casefold() in ("", "active") else "past",
        given=value(row, "firstname"),
        middle=value(row, "middlename"),
        family=value(row, "lastname"),
        school=schools.get(value(row, "schoolsisid"), ""),
        grade=value(row, "grade"),
        local_ids=tuple(dict.fromkeys(filter(None, local))),
        state_ids=tuple(filter(None, (value(row, "stateid"),))),
        usernames=tuple(filter(None, (value(row, "username"),))),
        emails=tuple(dict.fromkeys(a for a in addresses if "@" in a)),
        phones=tuple(filter(None, (value(row, "phone"),))),
        birth_date=born.isoformat() if born else "",
    )


def _rows(folder: Path, name: str, report: Report) -> Iterator[tuple[int, Row]]:
    file = find(folder, name)
    return read(file, report) if file else iter(())
