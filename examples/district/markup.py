"""The labels are written into the texts: `[[g4_1.full]]` puts a name and remembers that it was planted.

[[g4_1.sasid]]                       a field of a person; planted if the field is personal
[[g4_1:HEALTH|carries an EpiPen]]    a statement about a person, any wording; {first} and other fields may stand in it
[[?t2.full]]                         true, but neither right nor wrong to find (staff, offices, figures of history)
[[-:PHONE|617-555-0100]]             nobody's
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from district.people import Cast

TYPES = {
    "NAME": "PERSON",
    "PHONE": "PHONE_NUMBER",
    "MAIL": "EMAIL_ADDRESS",
    "BORN": "DATE_OF_BIRTH",
    "SASID": "SASID",
    "ID": "STUDENT_ID",
    "SSN": "US_SSN",
    "CARD": "CREDIT_CARD",
    "HEALTH": "HEALTH_ALERT",
    "CUSTODY": "CUSTODY_NOTE",
}

_FIELDS = {
    **dict.fromkeys(
        ("full", "unaccented", "last_first", "caps", "with_middle", "initial", "first", "last", "parent"), "NAME"
    ),
    **dict.fromkeys(("dob", "dob_padded", "dob_short", "dob_iso", "dob_long", "dob_dashed"), "BORN"),
    **dict.fromkeys(("phone", "phone_dots", "phone_brackets", "parent_phone"), "PHONE"),
    **dict.fromkeys(("email", "parent_email"), "MAIL"),
    **dict.fromkeys(("ssn", "ssn9"), "SSN"),
    "sasid": "SASID",
    "lasid": "ID",
    "card": "CARD",
    "grade": None,
    "room": None,
}

_MARK = re.compile(r"\[\[(\??)([\w-]+)(?:\.(\w+)|:([A-Z]+)\|(.*?))\]\]", re.DOTALL)


@dataclass(frozen=True)
class Plant:
    """A planted value: what, whose, and where in the text or file."""

    type: str
    value: str
    subject: str | None
    optional: bool
    start: int
    where: dict[str, object] = field(default_factory=dict)
    member: str | None = None

    def at(self, **where: object) -> Plant:
        return replace(self, where=self.where | {k: v for k, v in where.items() if v is not None})


def render(cast: Cast, template: str) -> tuple[str, list[Plant]]:
    """The text as it is written, and what was planted in it."""
    parts: list[str] = []
    plants: list[Plant] = []
    end = length = 0
    for mark in _MARK.finditer(template):
        before = template[end : mark.start()]
        text, kind = _written(cast, mark)
        if kind is not None:
            subject = None if mark[2] == "-" else mark[2]
            plants.append(Plant(TYPES[kind], text, subject, bool(mark[1]), length + len(before)))
        parts += (before, text)
        length += len(before) + len(text)
        end = mark.end()
    parts.append(template[end:])
    text = "".join(parts)
    if "[[" in text or "]]" in text:
        raise ValueError(f"a mark was not understood in: {template[:80]}")
    return text, plants


def _written(cast: Cast, mark: re.Match[str]) -> tuple[str, str | None]:
    key, name, kind, wording = mark[2], mark[3], mark[4], mark[5]
    if name is not None:
        return str(getattr(cast[key], name)), _FIELDS[name]
    person = cast[key] if key != "-" else None
    return re.sub(r"\{(\w+)\}", lambda m: str(getattr(person, m[1])), wording), kind
