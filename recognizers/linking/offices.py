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


_PLACED = _CONTACT | {"STREET_ADDRESS"}
_HEADS_BLOCK = re.compile(
    r"(?:\A|\n[ \t]*\n)[ \t#*]*(?:[A-Z][\w&/-]* (?:(?:of|for|and|&|the) )?){0,4}(?:Office|Department|Records|Services|Superintendent|Principal|Registrar|Committee|Coordinator|Liaison|Director|Clerk|Transportation|Payroll|Resources|Guidance|Athletics|Enrollment|Registration|Education|Facilities|Technology)[ \t*]*\n"
)
"""The line at the head of a block that names an office and nothing else."""

_BLOCKS = 2
"""Such blocks that a text has at least, to be a directory of offices."""


def _is_in_directory(text: str, hit: Hit) -> bool:
    """Whether a number or an address stands in a block under the name of an office, in a text that has several such blocks."""
    start = max(text.rfind("\n\n", 0, hit.start), 0)
    return (
        _HEADS_BLOCK.match(text, start) is not None
        and not _KIN.search(text, start, hit.start)
        and _several(m.start() for m in _HEADS_BLOCK.finditer(text))
    )


_ROLE_ENTRY = re.compile(
    r"^[ \t*•|#>-]*(?P<role>(?:(?:[\w/&'’-]+ ){0,3}(?i:office|departments?|dept\.?|principal|superintendent|nurse|counsel+or|registrar|secretary|director|coordinator|liaison|advis[oe]r|coach|chair|clerk|librarian))(?: (?i:office|desk|line|team|services|coordinator|liaison|questions))?)[ \t]*(?:[:–—,|(\t]|-(?=\s)|\s{2,}|\.{2,})[ \t|.]*(?:(?:Mr|Mrs|Ms|Dr|Miss)\.? )?(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3})",
    re.MULTILINE,
)
"""An entry of a directory: what somebody does, and the name."""


def _is_in_role(text: str, hit: Hit) -> bool:
    """Whether a number or an address stands in a line that begins with what its person does, in a text with several such lines."""
    start = text.rfind("\n", 0, hit.start) + 1
    entry = _ROLE_ENTRY.match(text, start, hit.start)
    if entry is None or _KIN.search(text, start, hit.start) or _CLASS.match(text, entry.end()):
        return False
    return _several(m["role"].casefold() for m in _ROLE_ENTRY.finditer(text))


def _several(found: Iterable[object]) -> bool:
    """Whether so many of these are different; those behind are not looked at."""
    seen: set[object] = set()
    for one in found:
        seen.add(one)
        if len(seen) >= _BLOCKS:
            return True
    return False


def is_of_school(text: str, hit: Hit, hits: Iterable[Hit]) -> bool:
    """Whether a number or an address to reach somebody by is that of an office, or of the staff named before it in its line."""
    if hit.entity in _PLACED and (_is_in_directory(text, hit) or _is_in_role(text, hit)):
        return True
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
