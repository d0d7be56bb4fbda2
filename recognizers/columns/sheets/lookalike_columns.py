"""Columns whose heading asks for a pupil's number or somebody's name, in a table that is about something else.

Source: School Data Sync's files of teachers, whose "SIS ID" is the teacher's; logs, whose "Reference ID" is that of the visit
or the request; schedules of classes, whose "Name" is the course's; logs of medication, whose "Initials" are the nurse's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.columns.namecells import are_initials
from recognizers.columns.unlabelled import share
from recognizers.contract import STATEMENTS
from recognizers.headings.headers import key

if TYPE_CHECKING:
    from recognizers.columns.column import Column
    from recognizers.contract import About, Hit

_OF_WHOEVER = frozenset("sisid referenceid localid districtid personid userid".split())
"""Headings of ids that staff have as well as pupils."""

_ROLES = frozenset("role roles usertype persontype roletype primaryrole".split())
_STAFF_ROLE = re.compile(
    r"(?:teacher|staff|administrator|admin|aide|proctor|faculty|employee|principal|paraprofessional|counselor|nurse|substitute|districtadministrator|systemadministrator|siteadministrator)s?",
    re.IGNORECASE,
)
_PUPIL_ROLE = re.compile(r"(?:student|pupil|learner)s?", re.IGNORECASE)
_MOST = 0.9
_SCHEDULE = frozenset(
    """course courses courseid courseno coursenumber coursecode crs crsno crsid section sections sectionid sec secno term terms seats seatsleft maxseats max maxenrollment capacity enr enrolled enrollment credits credit
    instructor meets meetingtimes expression block""".split()
)
"""Headings of a schedule of classes."""

_PUPILS = frozenset(
    "grade gr gradelevel studentid studentnumber lasid sasid dob birthdate yog homeroom hr age counselor".split()
)


def about_by_roles(about: About, keys: Sequence[str], filled: Sequence[Sequence[str]]) -> About:
    """Whom a table is about, given what its headings say of it and the roles of its rows, if it has such a column."""
    roles = next((v for k, v in zip(keys, filled, strict=True) if k in _ROLES and len(v) > 1), [])
    if not roles:
        return about
    if share(roles, lambda v: bool(_PUPIL_ROLE.fullmatch(v))) >= _MOST:
        return "student"
    if any(map(_PUPIL_ROLE.fullmatch, roles)):
        return "unknown" if about == "staff" else about
    staff = share(roles, lambda v: bool(_STAFF_ROLE.fullmatch(v))) >= _MOST
    return "staff" if staff and about == "unknown" else about


_SIGNED = re.compile(
    r"(?:staff|adult|nurse|rn|teacher|para|atc|by|who)?(?:ini|init|inits|initials?)|atc|signed|staffini?"
)


def leave_initials(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns of a table, without statements where the initials of those stand who signed: "Staff ini.", "JR LP"."""
    return tuple(
        replace(c, entity=None, accepts=None, name="other")
        if c.entity in STATEMENTS
        and _SIGNED.fullmatch(key(c.heading))
        and share([v.strip() for v in values if v.strip()] or [""], are_initials) >= _MOST
        else c
        for c, values in zip(columns, samples, strict=True)
    )


_EVENTS = frozenset("title summary subject event eventtitle eventname".split())
_STARTS = frozenset("start startdate starttime startdatetime dtstart begin begins startsat".split())
"""Headings of what is on in a calendar, and of when: FullCalendar's `title` and `start`, Outlook's "Subject" and "Start Date"."""


def read_events(about: About, columns: list[Column], keys: Sequence[str]) -> About:
    """Whom a table is about; what is on in a calendar is text, with names of its own, and no title of a job or a course."""
    if not _STARTS.intersection(keys):
        return about
    at = [i for i, k in enumerate(keys) if k in _EVENTS and columns[i].entity is None]
    for i in at:
        columns[i] = replace(columns[i], name=None)
    return "unknown" if at and about == "staff" else about


_OF_PUPILS = re.compile(
    r"[^@\s]+@(?:students?|stu|pupils?|kids|scholars?)[.\w-]*\.\w+|.*[/=,\\](?:students?|pupils|k-?\d{1,2}|g(?:r(?:ade)?)?[ _-]?(?:k|\d{1,2})|class ?of ?20\d\d|20[2-4]\d)\b.*",
    re.IGNORECASE,
)
"""An address of a pupil's account, or the unit of a directory in which pupils' accounts lie: "/GMS/G6", "OU=Students"."""

_ADDRESSES = frozenset("userprincipalname upn mail email emailaddress primaryemail".split())
_UNITS = frozenset("ou orgunitpath orgunit distinguishedname dn organizationalunit path".split())


def pupils_accounts(about: About, columns: list[Column], keys: Sequence[str], filled: Sequence[Sequence[str]]) -> About:
    """Whom an export of a directory's accounts is about: pupils', whose "employeeID" is the pupil's own number.

    Source: Microsoft Entra ID and Google Workspace, which have no other field for it.
    """
    told = [values for k, values in zip(keys, filled, strict=True) if k in _ADDRESSES | _UNITS and values]
    ids = [i for i, k in enumerate(keys) if k == "employeeid" and columns[i].entity == "EMPLOYEE_ID"]
    if not ids or not any(share(values, lambda v: bool(_OF_PUPILS.fullmatch(v))) >= _MOST for values in told):
        return about
    for i in ids:
        columns[i] = replace(columns[i], entity="STUDENT_ID", accepts=None)
    return "student"


_STOPS = frozenset(
    "route rte bus run stop stops stopno order seq stopseq sequence corner intersection riders kids kidsavg count crossing time am pm pickup dropoff arrives departs stoptime".split()
)
_AT = frozenset(
    "corner stop stops location stoplocation intersection stopdescription stopdesc description place where address stopname landmark".split()
)
_OF_PLACES = frozenset({None, "STREET_ADDRESS", "GRADE_RECORD"})
"""What a heading of a list of stops may seem to ask for: "Kids avg"."""

_LEAST = 3
"""Headings of a list of stops, those of where they are, and how many of the former it has at least."""


def leave_stops(
    columns: tuple[Column, ...], samples: Sequence[Sequence[str]], find: Callable[[str, str], Sequence[Hit]]
) -> tuple[Column, ...]:
    """The columns of a list of stops that names nobody, without the places: a corner or a lobby is nobody's home."""
    keys = [key(c.heading) for c in columns]
    whose = names_people(columns) or any(c.entity not in _OF_PLACES or c.whose for c in columns)
    if whose or len(_STOPS.intersection(keys)) < _LEAST:
        return columns
    return tuple(
        replace(c, entity=None, accepts=None, name="other")
        if (k in _AT or k.startswith(("corner", "landmark")) or c.entity)
        and not any(_names_more(find(c.heading, v)) for v in values)
        else c
        for c, k, values in zip(columns, keys, samples, strict=True)
    )


def _names_more(hits: Sequence[Hit]) -> bool:
    """Whether a cell says more than where something is: who waits there, or what is said of them."""
    return any(h.entity == "PERSON" or h.entity in STATEMENTS for h in hits)


def leave_ids_of_staff(columns: list[Column], keys: Sequence[str]) -> None:
    """Ids of staff are no pupils' numbers, where the heading does not say so."""
    for i, k in enumerate(keys):
        if k in _OF_WHOEVER and columns[i].entity == "STUDENT_ID":
            columns[i] = replace(columns[i], entity=None, accepts=None, name="other")


def leave_courses(columns: list[Column], keys: Sequence[str], named: Callable[[int], float]) -> None:
    """The "Name" of a schedule of classes is the course's, unless most cells are full names. `named` gives their share."""
    if len(_SCHEDULE.intersection(keys)) < 2 or _PUPILS.intersection(keys):
        return
    for i, k in enumerate(keys):
        if k in {"name", "fullname"} and columns[i].name == "full" and named(i) < 0.6:
            columns[i] = replace(columns[i], name="other", sure=False)
