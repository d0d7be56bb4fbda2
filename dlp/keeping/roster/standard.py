"""OneRoster 1.1 and 1.2 CSV and School Data Sync 2.1: one reader, for they differ in few columns.

Source: 1EdTech, OneRoster CSV Tables 1.1 and 1.2; Microsoft, School Data Sync V2.1 CSV. Headings are compared without
regard to case, a manifest is not asked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dlp.keeping.roster.person import Person, Role, iso_date
from dlp.keeping.roster.tables import BadRoster, Report, Row, read, value
from recognizers.dates import in_cell

ROLES: dict[str, Role] = {
    "student": "student",
    **dict.fromkeys("guardian parent relative father mother grandparent stepparent familymember".split(), "guardian"),
    **dict.fromkeys(
        """teacher aide administrator proctor staff principal counselor districtadministrator siteadministrator
        systemadministrator nurse teacherassistant teachingassistant faculty adjunct professor other""".split(),
        "staff",
    ),
}
"""Roles of the standards, and which kind of person each is."""

_ORDER: tuple[Role, ...] = ("student", "staff", "guardian")
_USER_ID = re.compile(r"\{\s*([^:{}]+?)\s*:\s*([^{}]*?)\s*\}")
_STATE = frozenset("sasid stateid state statestudentid ssid stateassignedid dese".split())
_LOCAL = frozenset("lasid localid local studentnumber studentid sis sisid districtid number employeeid staffid".split())
_KITCHEN = re.compile(r"lunch|meal|cafeteria|^pin")
"""Kinds of ids that are the number which a pupil types in at lunch."""

_STATE_SHAPE = re.compile(r"10\d{8}")
_MOST_CLASSES = 12


def is_standard(folder: Path) -> bool:
    """Whether the folder holds such an export."""
    return find(folder, "users.csv") is not None


def find(folder: Path, name: str) -> Path | None:
    """The file of that name, in whatever case."""
    try:
        return next((p for p in sorted(folder.iterdir()) if p.name.casefold() == name.casefold()), None)
    except OSError as error:
        raise BadRoster(f"{folder}: cannot be listed ({error.strerror or type(error).__name__})") from None


def read_standard(folder: Path, report: Report) -> list[Person]:
    """The people of an export. Raises BadRoster if it has no users or they lack a column that is needed."""
    around = _Around(folder, report)
    people: dict[str, Person] = {}
    wants = ("givenname", "familyname", *(() if find(folder, "roles.csv") else ("role",)))
    for number, row in _rows(folder, "users.csv", report, ("sourcedid",), wants):
        key = value(row, "sourcedid")
        if not key:
            report.trouble("users.csv", "no sourcedId: not taken", number)
        elif key in people:
            report.trouble("users.csv", "a sourcedId that came before: not taken", number)
        elif (role := around.role(key, value(row, "role"))) is None:
            report.trouble("users.csv", "a role that is not known, or none: not taken", number)
        else:
            person = _person(key, role, row, around)
            if not (person.given or person.family):
                report.trouble("users.csv", "no name", number)
            people[key] = person
    around.say_lost(people)
    around.say_absent(people)
    return list(people.values())


@dataclass
class _Around:
    """What the other files of an export say of its users, by sourcedId."""

    folder: Path
    report: Report
    roles: dict[str, set[Role]] = field(default_factory=lambda: defaultdict(set))
    holding: set[str] = field(default_factory=set)
    """Those who hold a role of roles.csv now."""
    ends: dict[str, str] = field(default_factory=dict)
    """The day on which the last of a user's ended roles did, as far as it is said."""
    related: set[str] = field(default_factory=set)
    """Those whom relationships.csv names as somebody's relative."""
    today: date = field(default_factory=date.today)
    schools: dict[str, str] = field(default_factory=dict)
    schools_of: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    grades: dict[str, str] = field(default_factory=dict)
    births: dict[str, str] = field(default_factory=dict)
    classes_of: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, str] = field(default_factory=dict)
    teachers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    families: dict[str, str] = field(default_factory=dict)
    guardians: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for _, row in _rows(self.folder, "orgs.csv", self.report):
            if value(row, "type").casefold() in ("school", ""):
                self.schools[value(row, "sourcedid")] = value(row, "name")
        for _, row in _rows(self.folder, "classes.csv", self.report):
            self.titles[value(row, "sourcedid")] = value(row, "classcode", "title")
        self._read_roles()
        self._read_births()
        self._read_enrollments()
        for _, row in _rows(self.folder, "relationships.csv", self.report):
            relative = value(row, "relationshipusersourcedid")
            self.guardians[value(row, "usersourcedid")].append(relative)
            self.related.add(relative)

    def _read_roles(self) -> None:
        for number, row in _rows(self.folder, "roles.csv", self.report):
            user, role = value(row, "usersourcedid"), _role(value(row, "role"))
            if not user or role is None:
                self.report.trouble("roles.csv", "no user, or a role that is not known", number)
                continue
            self.roles[user].add(role)
            ended, marked = iso_date(value(row, "enddate", "roleenddate")), not _is_active(row)
            if not marked and not (ended and ended < self.today):
                self.holding.add(user)
            elif day := ended or (iso_date(value(row, "datelastmodified")) if marked else None):
                self.ends[user] = max(self.ends.get(user, ""), min(day, self.today).isoformat())
            self.schools_of[user].append(value(row, "orgsourcedid"))
            if grade := value(row, "grade"):
                self.grades[user] = grade

    def _read_births(self) -> None:
        for number, row in _rows(self.folder, "demographics.csv", self.report):
            written = value(row, "birthdate")
            born = in_cell(written) if written else None
            if written and born is None:
                self.report.trouble("demographics.csv", "a birthDate that is no date", number)
            elif born is not None:
                self.births[value(row, "sourcedid", "usersourcedid")] = born.isoformat()

    def _read_enrollments(self) -> None:
        for _, row in _rows(self.folder, "enrollments.csv", self.report):
            user, course = value(row, "usersourcedid"), value(row, "classsourcedid")
            if _role(value(row, "role")) == "staff":
                self.teachers[course].append(user)
            elif len(self.classes_of[user]) < _MOST_CLASSES:
                self.classes_of[user].append(course)
        if self.teachers:
            for _, row in _rows(self.folder, "users.csv", Report()):
                self.families[value(row, "sourcedid")] = value(row, "familyname")

    def left(self, key: str) -> bool:
        """Whether every role of a user has ended."""
        return key in self.roles and key not in self.holding

    def left_on(self, key: str, row: Row) -> str:
        """The day from which a past user is past by the export, "" if it does not say."""
        if self.left(key) and key in self.ends:
            return self.ends[key]
        marked = None if _is_active(row) else iso_date(value(row, "datelastmodified"))
        return min(marked, self.today).isoformat() if marked else ""

    def role(self, key: str, written: str) -> Role | None:
        """What a user is: a student before all, staff before a relative, who a tie alone may tell."""
        told = self.roles.get(key, set()) | ({r} if (r := _role(written)) else set())
        if not told and key in self.related and not written:
            return "guardian"
        return next((role for role in _ORDER if role in told), None)

    def school(self, key: str, *orgs: str) -> str:
        """The name of the first school among a user's organisations."""
        return next((self.schools[o] for o in (*orgs, *self.schools_of.get(key, ())) if o in self.schools), "")

    def say_lost(self, people: dict[str, Person]) -> None:
        """Say which rows of other files speak of users that there are not."""
        for name, keys in (("demographics.csv", self.births), ("enrollments.csv", self.classes_of)):
            lost = sum(key not in people for key in keys)
            if lost:
                self.report.note(f"{name}: {lost:,} users in it are not in users.csv")

    def say_absent(self, people: dict[str, Person]) -> None:
        """Say what students are not known by, for nothing in the export gives it, and whose school is not in it."""
        students = [p for p in people.values() if p.role == "student"]
        if students and not self.births:
            self.report.note("no birth dates: demographics.csv is not there, or holds none")
        if students and not any(p.state_ids for p in students):
            self.report.note("no SASID: no userIds or identifier of a student in users.csv is one")
        homeless = sum(not p.school for p in students)
        if homeless and self.schools:
            self.report.note(f"{homeless:,} students belong to no school of orgs.csv")


def _rows(
    folder: Path, name: str, report: Report, needs: tuple[str, ...] = (), wants: tuple[str, ...] = ()
) -> Iterator[tuple[int, Row]]:
    file = find(folder, name)
    if file is None:
        if needs:
            raise BadRoster(f"{folder}: holds no {name}")
        return
    yield from read(file, report, needs, wants)


def _is_active(row: Row) -> bool:
    """Whether a row is not marked to be deleted."""
    return value(row, "status").casefold() in ("", "active")


def _role(written: str) -> Role | None:
    return ROLES.get("".join(c for c in written.casefold() if c.isalpha()))


def _person(key: str, role: Role, row: Row, around: _Around) -> Person:
    local, state, users = _ids(key, role, row)
    enabled = value(row, "enableduser").casefold()
    active = _is_active(row) and enabled not in ("false", "0", "no")
    active = active and not around.left(key)
    orgs = (value(row, "primaryorgsourcedid"), *_list(row.get("orgsourcedids", "")))
    classes = around.classes_of.get(key, [])
    teachers = (around.families.get(t, "") for c in classes for t in around.teachers.get(c, ()))
    titles = (around.titles.get(c, "") for c in classes)
    guardians = [*_list(row.get("agentsourcedids", "")), *around.guardians.get(key, ())]
    return Person(
        key=key,
        role=role,
        status="active" if active else "past",
        given=value(row, "givenname"),
        middle=value(row, "middlename"),
        family=value(row, "familyname"),
        preferred_given=value(row, "preferredgivenname", "preferredfirstname"),
        preferred_family=value(row, "preferredfamilyname", "preferredlastname"),
        school=around.school(key, *orgs),
        grade=(_list(row.get("grades", "")) or [around.grades.get(key, "")])[0] if role == "student" else "",
        classes=tuple(dict.fromkeys(filter(None, titles))) if role == "student" else (),
        teachers=tuple(dict.fromkeys(filter(None, teachers))) if role == "student" else (),
        local_ids=local,
        state_ids=state,
        usernames=users,
        emails=tuple(dict.fromkeys(v for v in (value(row, "email"), value(row, "username")) if "@" in v)),
        phones=tuple(dict.fromkeys(filter(None, (value(row, "phone"), value(row, "sms"))))),
        birth_date=around.births.get(key, ""),
        guardians=tuple(dict.fromkeys(filter(None, guardians))) if role == "student" else (),
        left="" if active else around.left_on(key, row),
    )


def _ids(key: str, role: Role, row: Row) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The local ids, state ids and user names of a user."""
    local: list[str] = []
    state: list[str] = []
    users = [value(row, "username")]
    for kind, told in _USER_ID.findall(row.get("userids", "")):
        word = "".join(c for c in kind.casefold() if c.isalnum())
        is_local = word in _LOCAL or _KITCHEN.search(word)
        (state if word in _STATE else local if is_local else users).append(told)
    for identifier in filter(None, (value(row, "identifier"), value(row, "usermasteridentifier"))):
        (state if role == "student" and not state and _STATE_SHAPE.fullmatch(identifier) else local).append(identifier)
    if role == "student" and len(key) <= 20:
        local.append(key)  # many systems use the local number for it
    return (
        tuple(dict.fromkeys(filter(None, local))),
        tuple(dict.fromkeys(state)),
        tuple(dict.fromkeys(filter(None, users))),
    )


def _list(written: str) -> list[str]:
    return [part for v in written.split(",") if (part := v.strip(" \"'"))]
