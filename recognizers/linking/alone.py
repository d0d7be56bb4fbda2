"""The people named in a text that says nothing else of anybody: a list for the wall, the label of a drawing.

Imported at the start of every worker, and so without the lists of names until a text may hold one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from recognizers.contract import Hit

_SURE = 0.65
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_TOGETHER = re.compile(
    rf"{_CAPITAL}(?<!\w\w)[\w'’.-]{{0,40}}(?:[^\S\n]?\([^()\n]{{1,24}}\))?[^\S\n]*[,;·•&]?[^\S\n]+(?:[a-z]{{1,3}}[^\S\n]+){{0,2}}{_CAPITAL}"
)
"""Two capitalised words together, as in every form of name that is sure by itself."""

_CAPITALISED = re.compile(rf"{_CAPITAL}(?<!\w\w)[\w'’-]+")
_PUBLISHED = re.compile(
    r"\b(?:honou?rs?|honou?r roll|dean['’]s list|awards?|prizes?|medals?|winners?|congratulations|varsity|jv|team|roster|club|results|scores?|heats"
    r"|cast|concert|recital|play|performance|tournament|race|meet|game|season|scholarships?|graduates?|commencement)\b",
    re.IGNORECASE,
)
"""Honours, sports and activities: lists of those who take part are directory information (34 CFR 99.3), not a class's list."""


def names_alone(text: str) -> list[Hit]:
    """Those named by a form that is sure, none of the staff.

    Quick where no two capitalised words stand together or none of them is a given name, as in most texts.
    """
    if not _TOGETHER.search(text):
        return []
    from recognizers.naming.gazetteer import is_first
    from recognizers.person import NAME, find_people

    if not any(map(is_first, set(_CAPITALISED.findall(text)))):
        return []
    people = [replace(h, by=NAME) for h in find_people(text) if h.score >= _SURE and h.about != "staff"]
    return [replace(h, about="unknown") for h in people] if _PUBLISHED.search(text) else people
