"""Where "504" is a number and no plan: of a locker, a bib, a room, a score, of cookies sold, one of several numbers in a line.

Behind "has", "on" or "under", and before "plan" or "meeting", it is the plan in any case.
"""

from __future__ import annotations

import re

_FIGURE = re.compile(r"(?<![\w.,$-])504(?!\w|[.,]\d|-\d)")

_OF_PLAN = re.compile(
    r"(?:\b(?:has|have|had|having|on|under|with|needs?|gets?|got|section|sec|his|her|their|my|our|an?|the|new|current|active|per|via|no|is|iep|sped|ell?|plan|rti|tier \w+|sst)|w/|[’']s|§|&)[\s/,&+]*(?:or |and )?$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"[\s/&+–—-]*(?:\(?(?:s\b|plans?|accom\w*|meetings?|mtgs?|team|elig\w*|coord\w*|for\b|due|kids?|students?|goals?|review|eval\w*|annual|iep|sped|ell?\b|says|is\b|since|signed|form|letter|re:|w/|anxiety|adhd|add\b))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\b(?:lockers?|bibs?|seats?|rooms?|rm|number|num|no\.|nos|ext\.?|bus|van|route|rte|pages?|pp?\.|box|apt|unit|suite|lane|scor(?:e[sd]?|ing)|sold|sells?|raised|read|ran|earned|total(?:s|ed)?|sat|psat|lexile|item|cart|tag|asset|case|code|channel|combo|combination|model|line|team|jersey|ticket|order|invoice|check|chromebook|device|badge|moves? to|moved to|goes to|go to|went to|report to|from)[\s:.]*|#\s?)$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s+(?!(?:this|his|was|has|yes|as|is|us|vs|its|always|needs|supports|services|notes|docs|details|requires|expires|includes|starts|ends|allows|gives|lets|helps|covers|meets|gets|applies)\b)(?:[a-z]{2,}s|out of|percent|total|feet|ft|miles?|mi|km|kg|lbs?|oz|mg|ml|cal|wpm|pts?|min|sec|l)\b|\s?%|\s?/\s?\d",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?<!\w)(?<!rm )(?<!room )(?<![\d.,:/$-])[1-9]\d\d(?![\w:/]|[.,-]\d)", re.IGNORECASE)


_NAMED = re.compile(r"(?:^|[,;]\s?)\s*[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,2}[ :,–-]{1,3}$")
"""A full name right before it, at the head of an entry: "Emma Sampson 504"."""


_PAIR = re.compile(r"(?!(?:Room|Rm|Gr|Grade|Bus|Hr)\b)\b[A-Z][\w'’-]+[ :,–-]{1,3}(?!504)[1-9]\d\d(?![\d-])")
"""Somebody else's number in the same line."""


def without_numbers(text: str) -> str:
    """The text, of the same length, in which every "504" that is a number is another one."""
    if "504" not in text:
        return text
    return _FIGURE.sub(lambda m: "500" if _is_number(text, m.start(), m.end()) else m.group(), text)


def is_counted(cells: tuple[str, ...]) -> bool:
    """Whether a row of cells holds "504" as one of several numbers."""
    return sum(bool(re.fullmatch(r"[1-9]\d\d", c.strip())) for c in cells) > _SEVERAL


_SEVERAL = 2


def _is_number(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    before, behind = text[line:start], text[end : len(text) if stop < 0 else stop]
    if _OF_PLAN.search(before) or _PLANNED.match(behind):
        return False
    if _NAMED.search(before) and not (_UNIT.match(behind) or _PAIR.search(before) or _PAIR.search(behind)):
        return False
    return bool(_NUMBERED.search(before) or _UNIT.match(behind) or _OTHER.search(before) or _OTHER.search(behind))
