"""Cases of a training, cards of an exercise, items of an examination for teachers: whoever is named in them is invented.

A number and a word for a case stand in front of each, and who reads them is asked something, or the paper says what it is.
"""

from __future__ import annotations

import re

_NUMBERED = re.compile(
    r"^[\W_]{0,4}(?:case|card|inject|situation|scenario|vignette|role card|station|example)\s?#?(?:\d{1,2}|[A-H])\b[\W_]{0,4}(?P<told>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
_EXERCISE = re.compile(
    r"\b(?:table-?top(?: exercise)?|exercise[ -]+exercise|(?:drill|exercise) (?:script|scenario|injects?)|inject (?:list|\d)|mandated reporter training|training cards?|orientation exercise)\b",
    re.IGNORECASE,
)
_HEAD = 200
"""Characters at the beginning in which a paper says that it is an exercise."""

_ASKS = re.compile(
    r"\?|\b(?:discuss|small groups?|in pairs|share out|report out|your (?:table|group)|\d+ min(?:utes)? each|debrief)\b",
    re.IGNORECASE,
)
_FEWEST = 2
_FILED = re.compile(
    r"(?i:\b(?:d\.?o\.?b|lasid|sasid|filed|called (?:mom|dad|home)|(?:mom|dad|parents?) (?:called|notified|picked)|notified)\b)|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"
    r"|(?<![.?!:] )(?<!^)\b(?!Ms|Mr|Mrs|Dr)[A-Z][a-z]+ (?!Street|School|Middle|High|Elementary)[A-Z][a-z]+\b"
)
"""What an account of a real case has: a date, whom one called, a name and a surname."""

_ITEM = re.compile(
    r"\b(?:mtel|praxis|edtpa|nclex|test prep|exam prep|(?:practice|sample|exam|test|quiz) (?:items?|questions?))\b[^\n]{0,30}[:.)]",
    re.IGNORECASE,
)
_CHOICES = re.compile(r"(?<!\w)\(?A[.)][^\n]{1,120}\s\(?B[.)][^\n]{1,120}\s\(?C[.)]")
_SAY = re.compile(
    r"(?:^|[.!?\n]\s*|[\W_])(?:say|suppose|imagine|picture|let['’]?s say|pretend)(?: that)?,? (?:an?|one of your|some) (?:[\w-]+ ){0,3}?(?:child|student|pupil|kid|boy|girl|parent|teen|\w+ grader)(?: (?:named|called))?\b",
    re.IGNORECASE,
)
"""How one is supposed: "Say a child named Alex has"."""


def is_of_drill(text: str, start: int, end: int) -> bool:
    """Whether a sentence stands in a case of a training or an exercise, or in an item of an examination."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = last if last >= 0 else len(text)
    line = text[first:last]
    sentence = max(text.rfind(mark, first, start) + 1 for mark in ".!?") if start > first else first
    if _SAY.match(text[max(sentence, first) : end].lstrip()):
        return True
    if _ITEM.search(text, max(0, first - _HEAD), last) and _CHOICES.search(text, first, min(len(text), last + _HEAD)):
        return True
    if _EXERCISE.search(text, 0, _HEAD) and not _FILED.search(line):
        return True
    numbered = _NUMBERED.match(line)
    if numbered is None or _FILED.search(numbered["told"]):
        return False
    cases = [m for m in _NUMBERED.finditer(text) if not _FILED.search(m["told"])]
    asked = _ASKS.search(text, start)
    return asked is not None and (len(cases) >= _FEWEST or "?" in line)
