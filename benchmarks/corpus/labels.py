"""What is planted, and how grave a file is by it: the labels of the corpus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

TYPES = {
    "NAME": "PERSON", "MAIL": "EMAIL_ADDRESS", "PHONE": "PHONE_NUMBER", "BORN": "DATE_OF_BIRTH",
    "ADDRESS": "STREET_ADDRESS", "SASID": "SASID", "ID": "STUDENT_ID", "EMPLOYEE": "EMPLOYEE_ID", "SSN": "US_SSN",
    "ITIN": "US_ITIN", "LICENCE": "US_DRIVER_LICENSE", "PASSPORT": "US_PASSPORT", "CARD": "CREDIT_CARD",
    "BANK": "US_BANK_NUMBER", "MASSHEALTH": "MASSHEALTH_ID", "PASSWORD": "CREDENTIAL", "HEALTH": "HEALTH_ALERT",
    "CUSTODY": "CUSTODY_NOTE", "SPED": "SPECIAL_EDUCATION", "DISC": "DISCIPLINE_RECORD", "CRIM": "CRIMINAL_RECORD",
    "ECON": "ECONOMIC_STATUS", "IMM": "IMMIGRATION_STATUS", "RACE": "RACE_ETHNICITY", "FAM": "FAMILY_STATUS",
    "GRADE": "GRADE_RECORD", "ATT": "ATTENDANCE_RECORD",
}  # fmt: skip
"""The short words of the wordings, and the entities they stand for."""

_GRAVE = frozenset(
    {"HEALTH_ALERT", "CUSTODY_NOTE", "SPECIAL_EDUCATION", "DISCIPLINE_RECORD", "CRIMINAL_RECORD", "IMMIGRATION_STATUS"}
)
_NUMBERS = frozenset(
    {"US_SSN", "US_ITIN", "US_DRIVER_LICENSE", "US_PASSPORT", "CREDIT_CARD", "US_BANK_NUMBER", "MASSHEALTH_ID"}
)
_STATED = frozenset({"GRADE_RECORD", "ATTENDANCE_RECORD", "ECONOMIC_STATUS", "RACE_ETHNICITY", "FAMILY_STATUS"})
_BORN = frozenset({"DATE_OF_BIRTH"})
_CONTACT = frozenset({"PHONE_NUMBER", "EMAIL_ADDRESS", "STREET_ADDRESS"})
_ISSUED = frozenset({"STUDENT_ID", "SASID"})
_BY_THEMSELVES = _ISSUED | {"EMPLOYEE_ID", "CREDENTIAL"}
_ACCOUNT = frozenset({"CREDIT_CARD", "US_BANK_NUMBER"})
MANY = 10
WORDS = ("none", "low", "medium", "high", "critical")
QUIET = frozenset({"none", "low"})


@dataclass(frozen=True)
class Plant:
    """A planted value: what, whose, and where. `shown` is how it stands in the file, `value` how it is labelled.

    `follows` marks a further mention by first name or initials: needed only where nothing better names the person.
    """

    type: str
    value: str
    subject: str | None
    optional: bool = False
    follows: bool = False
    shown: str = ""
    where: dict[str, object] = field(default_factory=dict)
    member: str | None = None

    def at(self, **where: object) -> Plant:
        """The plant with more said of its place."""
        return replace(self, where=self.where | where)

    def row(self, file: str) -> dict[str, object]:
        """The row of truth.jsonl."""
        said: dict[str, object] = {"file": file, "member": self.member, "where": self.where, "type": self.type}
        said |= {"value": " ".join(self.value.split()), "subject": self.subject}
        return said | ({"optional": True} if self.optional else {})


def severity(plants: Iterable[Plant]) -> str:
    """The severity of a file with these labels at exposure external, as the documentation words it."""
    people: dict[str, set[str]] = {}
    named: set[str] = set()
    for number, plant in enumerate(plants):
        subject = plant.subject or f"nobody {number}"
        if plant.type == "PERSON":
            named.add(subject)
        if not plant.optional:
            people.setdefault(subject, set()).add(plant.type)
    each = [_one(types, s in named, s.startswith("T")) for s, types in people.items()]
    worst = max(each, default=0)
    return WORDS[4 if each.count(3) >= MANY else worst]


def _one(types: set[str], named: bool, staff: bool) -> int:
    known = named or bool(types & _ISSUED)
    if "US_SSN" in types and types & _ACCOUNT:
        return 4
    if (known and types & (_GRAVE | (_NUMBERS - {"US_SSN", "CREDIT_CARD"}))) or (named and types & _NUMBERS):
        return 3
    if types & (_NUMBERS | _BY_THEMSELVES):
        return 2
    if known and types & (_STATED | _BORN | (frozenset() if staff else _CONTACT)):
        return 2
    return 1 if named and not staff else 0


def settled(plants: Iterable[Plant], grave: str | None = None) -> tuple[list[Plant], str]:
    """The labels as they are written down, and the file's severity (`grave`, if the wording fixes it).

    A further mention is optional where the person is named in full elsewhere, one value of one person is one row, and
    in a file that nobody needs to be told of every name, telephone and address is neither right nor wrong.
    """
    rows = list(plants)
    full = {p.subject for p in rows if p.type == "PERSON" and not p.follows and not p.optional}
    rows = [replace(p, optional=True) if p.follows and p.subject in full else p for p in rows]
    word = grave or severity(rows)
    if word in QUIET:
        soft = {"PERSON"} | _CONTACT
        rows = [replace(p, optional=True) if p.type in soft else p for p in rows]
    kept: dict[tuple[object, ...], Plant] = {}
    for plant in rows:
        short = (
            tuple(sorted((k, str(v)) for k, v in plant.where.items()))
            if len(plant.value) < 3 or "row" in plant.where
            else ()
        )
        kept.setdefault((plant.member, plant.type, plant.value, plant.subject, short), plant)
    return list(kept.values()), word
