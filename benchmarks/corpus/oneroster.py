"""A OneRoster 1.1 folder of a part of the population: about 85 in 100 pupils, their guardians, and the staff."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.corpus.people import Person, Population

_LEFT_OUT = 7  # every seventh pupil came after the export
_FIELDS = {
    "orgs": "name,type,identifier,parentSourcedId",
    "users": "enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,"
    "phone,agentSourcedIds,grades,password",
    "demographics": "birthDate,sex",
    "classes": "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,"
    "subjectCodes,periods",
    "enrollments": "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
}
_STAMP = "2026-10-01T00:00:00.000Z"
_GRADES = {"PK": "PK", "K": "KG"}


def write(folder: Path, people: Population) -> None:
    """Write manifest, orgs, users, demographics, classes and enrollments."""
    folder.mkdir(parents=True, exist_ok=True)
    schools = {name: f"org-{n}" for n, name in enumerate(people.schools, 1)}
    known = [p for n, p in enumerate(people.pupils) if n % _LEFT_OUT]
    rooms = sorted({(p.room, p.school) for p in known})
    users = [row for p in known for row in (_pupil(p, schools), _guardian(p, schools))]
    tables: dict[str, Iterable[dict[str, str]]] = {
        "orgs": [{"sourcedId": key, "name": name, "type": "school"} for name, key in schools.items()],
        "users": users + [_staff(p, schools) for p in people.staff],
        "demographics": [
            {"sourcedId": p.key, "birthDate": p.born.isoformat(), "sex": "female" if p.sex == "F" else "male"}
            for p in known
        ],
        "classes": [_class(room, schools[school]) for room, school in rooms],
        "enrollments": [_enrolled(p, schools) for p in known],
    }
    for name, rows in tables.items():
        fields = ["sourcedId", "status", "dateLastModified", *_FIELDS[name].split(",")]
        _csv(folder / f"{name}.csv", fields, ({"status": "active", "dateLastModified": _STAMP} | r for r in rows))
    said = [("manifest.version", "1.0"), ("oneroster.version", "1.1"), *((f"file.{name}", "bulk") for name in tables)]
    _csv(folder / "manifest.csv", ["propertyName", "value"], ({"propertyName": k, "value": v} for k, v in said))


def _pupil(p: Person, schools: dict[str, str]) -> dict[str, str]:
    return {
        "sourcedId": p.key, "enabledUser": "true", "orgSourcedIds": schools[p.school], "role": "student",
        "username": p.sid, "userIds": f"{{SASID:{p.sasid}}}", "givenName": p.first, "familyName": p.last,
        "middleName": p.middle, "identifier": p.sid, "email": f"{p.sid}@students.{p.mail.split('@')[1]}",
        "agentSourcedIds": f"G-{p.key}", "grades": _GRADES.get(p.grade, p.grade.zfill(2)),
    }  # fmt: skip


def _guardian(p: Person, schools: dict[str, str]) -> dict[str, str]:
    return {
        "sourcedId": f"G-{p.key}", "enabledUser": "true", "orgSourcedIds": schools[p.school], "role": "parent",
        "username": f"g{p.key.lower()}", "givenName": p.parent_first, "familyName": p.parent_last,
        "email": p.parent_mail, "phone": p.parent_phone, "agentSourcedIds": p.key,
    }  # fmt: skip


def _staff(p: Person, schools: dict[str, str]) -> dict[str, str]:
    return {
        "sourcedId": p.key, "enabledUser": "true", "orgSourcedIds": schools[p.school], "role": "teacher",
        "username": p.mail.split("@")[0], "givenName": p.first, "familyName": p.last, "identifier": p.employee,
        "email": p.mail,
    }  # fmt: skip


def _class(room: str, school: str) -> dict[str, str]:
    return {
        "sourcedId": f"cl-{room}-{school}", "title": f"Homeroom {room}", "classType": "homeroom", "location": room,
        "schoolSourcedId": school,
    }  # fmt: skip


def _enrolled(p: Person, schools: dict[str, str]) -> dict[str, str]:
    school = schools[p.school]
    return {
        "sourcedId": f"en-{p.key}", "classSourcedId": f"cl-{p.room}-{school}", "schoolSourcedId": school,
        "userSourcedId": p.key, "role": "student",
    }  # fmt: skip


def _csv(path: Path, fields: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fields)
        writer.writeheader()
        writer.writerows(rows)
