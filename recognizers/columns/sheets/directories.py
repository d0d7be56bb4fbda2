"""Tables that list whom to turn to: extensions or titles of the staff in most rows, whatever their headings say.

What stands in them beside a name is what somebody does ("discipline, buses"), and no record of anybody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.headings.headers import NAMES, key

_LEAST = 2
_MOST = 0.6
"""Cells that make a directory, and the share of a column that must be of its kind."""

_EXTENSION = re.compile(r"(?:x|ext\.?|extension)\s?#?\d{1,5}|.{0,24}[,\s](?:x|ext\.?)\s?\d{2,5}", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:(?:assistant|asst\.?|associate|vice|head|lead|school|district|interim|acting|adjustment|guidance|special education|sped|esl|ell|reading|math|science|art|music|speech|occupational|physical|athletic|technology|food service|facilities|business|attendance|office|health|student|team|grade \d|\d(?:st|nd|rd|th) grade) )*"
    r"(?:principal|superintendent|nurse|teacher|counsel+or|psychologist|social worker|secretary|director|coordinator|dean|custodian|librarian|para(?:professional)?|aide|therapist|pathologist|specialist|interventionist|liaison|chair(?:person)?|clerk|registrar|coach|monitor|supervisor|manager|interpreter|technician|bcba|slp|etf)s?(?:\b[^.;]{0,40})?",
    re.IGNORECASE,
)


_OFFICE = re.compile(
    r"(?:(?:[A-Z][\w/.-]*|and|of|for|the|&) ){1,6}(?:Office|Department|Dept\.?|Liaison|Coordinator|Director|Officer|Secretary|Specialist|Manager|Supervisor|Clerk)"
)
"""An office, or what somebody in one is: "Homeless and Foster Care Liaison"."""

_LEARNED = re.compile(
    r"(?:Dr|Prof|Atty|Attorney)\.? [A-Z].{1,40}|[A-Z].{1,40},? (?:R\.?N|M\.?D|D\.?O|Ph\.?D|Psy\.?D|Ed\.?D|LICSW|LCSW|LMHC|NCSP|BCBA|Esq|OTR(?:/L)?|CCC-SLP)\.?"
)
"""Somebody with the title or the degree of a profession."""

_BRIEF = 40
"""Characters of a cell that says what somebody's trade is at most."""

_CODES = frozenset({"code", "codes", "key", "cd", "fieldname", "field", "mergefield", "element", "columnname"})
_PEOPLE = frozenset(
    {
        "owner",
        "author",
        "contact",
        "createdby",
        "updatedby",
        "modifiedby",
        "enteredby",
        "approvedby",
        "maintainer",
        "responsible",
    }
)
"""Who keeps a code book; a table with a heading for anybody else ("name", "student") is none."""

_MEANINGS = frozenset(
    {
        "label",
        "description",
        "desc",
        "meaning",
        "definition",
        "displayname",
        "codedescription",
        "samplevalue",
        "examplevalue",
        "sampledata",
    }
)


def meanings(labels: Sequence[str]) -> frozenset[int]:
    """The columns of a code book that hold its codes and what they mean: "CUST", "Custody alert"; none of another table."""
    keys = [key(label) for label in labels]
    if not _CODES & set(keys) or not _MEANINGS & set(keys) or any(NAMES.get(k) and k not in _PEOPLE for k in keys):
        return frozenset()
    return frozenset(i for i, k in enumerate(keys) if k in _MEANINGS | _CODES)


def lists_staff(samples: Sequence[Sequence[str]]) -> bool:
    """Whether one of the columns, by its first cells, holds extensions or titles of the staff."""
    return any(_holds(kind, [v for v in values if v]) for values in samples for kind in (_EXTENSION, _TITLE, _OFFICE))


_ASKED = frozenset(
    "question questions department dept office area program service helpwith needhelpwith questionsabout topic".split()
)
_TURNED_TO = frozenset("person contact contactperson contactname askfor whotocall whotoask call staffcontact".split())
_REACHED = frozenset("phone telephone tel ext extension email emailaddress officephone phoneext".split())


def answers_questions(labels: Sequence[str]) -> bool:
    """Whether the headings of a table are those of a list of whom to turn to: "Question", "Person", "Phone"."""
    keys = {key(label) for label in labels}
    return bool(keys & _ASKED and keys & _TURNED_TO and keys & _REACHED) and len(keys) <= _NARROW


_HEADS_OF_BODIES = re.compile(
    r"(?:camp|club|league|sport|business|company|firm|store|shop|agency|provider|practice|clinic|program|organi[sz]ation|office|group|church|parish|precinct|polling(?:place|location)|vendor|caterer|pantry|shelter|landlord)(?:name)?s?"
)
_FIRMS = re.compile(
    r"(?:business|company|firm|store|shop|agency|provider|practice|organi[sz]ation|church|parish|precinct|vendor|caterer|pantry|landlord)(?:name)?s?"
)
_NAMES = frozenset({"name", "first", "last", "firstname", "lastname"})
_HOLDERS = re.compile(
    r"(?:board|committee|council|elected|executive)?(?:member|officer|official)s?(?:name)?|director|owner|warden|clerk|president|treasurer|legislator|senator|candidate|trustee|selectman|pastor|rector|tutor|instructor|presenter|performer|caterer|sitter|babysitter|contractor|landlord|(?:room|class)parents?|headcoach|coach|contact(?:person|name)?|provider|doctor|dentist|therapist|(?:run|led|taught|hosted)by|host"
)
"""Headings (their keys) of bodies and firms, and of who runs them or holds an office; a parent of the room among them."""

_OF_ADDRESSES = frozenset(
    "address street streetaddress mailingaddress addr city town state zip zipcode website web url fax cell mobile term terms termends termexpires expires hours days ages gradesserved cost price rate fee notes note first last firstname lastname name teacher service services specialty where when call class activity day time location place".split()
)


def lists_bodies(labels: Sequence[str]) -> bool:
    """Whether a table is a list of firms, bodies or holders of offices, and where to reach them, and asks for nothing of a pupil."""
    keys = [k for label in labels if (k := key(label))]
    whose = [k for k in keys if _HEADS_OF_BODIES.fullmatch(k) or _HOLDERS.fullmatch(k)]
    beside = {*keys} - {*whose}
    if beside & _NAMES and not any(map(_FIRMS.fullmatch, whose)):
        return False  # a club or a coach beside names: the list of those who are in it
    reached = any(k in _REACHED or k.endswith("address") or k in {"cell", "street"} for k in beside)
    return bool(whose) and reached and not _OF_PUPILS_ALONE & beside and beside <= _REACHED | _OF_ADDRESSES


_SCHOOLS = frozenset("school schoolname building campus site".split())
_OF_SCHOOLS = frozenset(
    "principal head headofschool assistantprincipal grades gradesserved website fax mainoffice".split()
)
_OF_PUPILS = frozenset(
    "student students studentname pupil child name last first lastname firstname dob lasid sasid id studentid grade gr".split()
)
_ORGANISED = re.compile(
    r".*\b(?:Library|Dept\.?|Department|Commission|Council|Center|Club|Association|Services|Committee|Church|Pantry|Shelter|Police|Fire|School|Office|Authority|Society|League|YMCA|Hospital|Museum)\b.*"
)
_BODIES = 0.3
"""The share of the cells under a heading of names that are bodies, in a list of whom to turn to in town."""


def names_bodies(filled: Sequence[str]) -> bool:
    """Whether some of those whom a list names are offices, clubs and the like: then the others are who speaks for one."""
    return sum(bool(_ORGANISED.fullmatch(v)) for v in filled) >= max(_LEAST, _BODIES * len(filled))


_OF_PUPILS_ALONE = _OF_PUPILS - {"name", "last", "first", "lastname", "firstname", "id"}
_SURELY_SCHOOLS = re.compile(
    r".*\b(?:School|Elementary|Elem|Middle|High|Academy|Preschool|Charter|Kindergarten|K-?8)\b.*"
)


def is_body(name: str) -> bool:
    """Whether a name is that of a school, an office or the like."""
    return _SURELY_SCHOOLS.fullmatch(name) is not None or _ORGANISED.fullmatch(name) is not None


def lists_schools(labels: Sequence[str], samples: Sequence[Sequence[str]]) -> bool:
    """Whether each row is a school: its name stands first, each once, with what only schools have beside it."""
    keys = [key(label) for label in labels]
    if not keys or keys[0] not in _SCHOOLS or not _OF_SCHOOLS & set(keys) or _OF_PUPILS & set(keys):
        return False
    named = [v for v in samples[0] if v]
    return len(set(named)) == len(named) and _holds(_SURELY_SCHOOLS, named)


_NARROW = 6
"""Columns of such a list at most."""


def trades(samples: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns of a list of doctors, lawyers and the like that say what each of them does: "allergy and asthma"."""
    filled = [[v for v in values if v] for values in samples]
    if not any(_holds(_LEARNED, values) for values in filled):
        return frozenset()
    return frozenset(
        i
        for i, values in enumerate(filled)
        if values and not _holds(_LEARNED, values) and all(len(v) <= _BRIEF and v[-1] != "." for v in values)
    )


def _holds(kind: re.Pattern[str], filled: Sequence[str]) -> bool:
    return len(filled) >= _LEAST and sum(bool(kind.fullmatch(v)) for v in filled) >= _MOST * len(filled)
