"""Telephone numbers and addresses of the school itself: of its offices and its staff, whoever else is named beside them.

Source: headers of forms, signatures of letters and flyers of schools.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from recognizers.contract import Hit

_CONTACT = frozenset({"PHONE_NUMBER", "EMAIL_ADDRESS"})
_OFFICE = re.compile(
    r"\b(?:school|offices?|district|department|dept|front desk|attendance line|hot ?line|help ?desk|bus company|transportation|cafeteria|library|tickets?|orders?|questions?|rsvp|register|registration|info(?:rmation)?|sponsor\w*|donat\w+"
    r"|teachers?|nurses?|counsel+ors?|principal|superintendent|secretary|coach|director|coordinator|liaison|case ?manager|psychologist|advisor|chair(?:person)?|team leader|social worker|caseworker|therapist|tutor"
    r"|doctor|dr|physician|pediatrician|dentist|clinic|hospital|pharmacy|insurance|agency|court|fax)\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:mother|mom|mum|father|dad|parents?|guardians?|grand(?:mother|father|ma|pa|parents?)|aunt|uncle|sister|brother|step\w+|famil(?:y|ies)|emergency contacts?|home|cell|madre|padre|mãe|pai|manman|papa)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"[\W\d]*(?:(?:tele)?phone|tel|ph|e-?mail|office|main|direct|call|or|at|[pte])?[\W\d]*\Z", re.IGNORECASE
)
"""A line with a number and hardly more: the last of a signature."""


_PROPER = re.compile(r"(?:[A-Z][\w'’-]+ ){1,3}(?:School|Library|Hospital|Clinic|Academy|District|Court|Dr|Drive)\b")
"""The name of a school or a street, which a pupil's entry has as well."""

_CLASS = re.compile(r"[\s,(]*(?:gr(?:ade)?\.? ?\w{1,2}\b|age \d|dob\b|\(\d{1,2}\))", re.IGNORECASE)
"""What stands behind a pupil's name."""


def is_of_school(text: str, hit: Hit, hits: Iterable[Hit]) -> bool:
    """Whether a number or an address to reach somebody by is that of an office, or of the staff named before it in its line."""
    if hit.entity not in _CONTACT:
        return False
    start = text.rfind("\n", 0, hit.start) + 1
    if start and _BARE.match(text, start, hit.start):
        start = text.rfind("\n", 0, start - 1) + 1
    before = text[max(start, text.rfind(". ", start, hit.start) + 1) : hit.start]
    if _KIN.search(before):
        return False
    named = [h for h in hits if h.entity == "PERSON" and start <= h.start < hit.start]
    behind = text[max(named[-1].end, hit.start - len(before)) : hit.start] if named else before
    told = _OFFICE.search(_PROPER.sub(" ", behind)) is not None and not (named and _CLASS.match(behind))
    return told or (bool(named) and named[-1].about == "staff")
