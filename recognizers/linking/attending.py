"""Who took part in a meeting: the people in the list at the head of its minutes speak there, and are not spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LIST = re.compile(
    r"^[ \t>*_#-]{0,6}(?:(?:members|also|staff) )?(?:present|attendees|attending|in attendance|attendance|participants|roll call)\b[*_]{0,2}[ \t]*:[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST = 3
"""People in the list who make it one of a meeting; "Present: Jayden, mom" is a conference about Jayden."""


def attendance(text: str, people: Iterable[tuple[int, str]]) -> frozenset[str]:
    """The names of those who took part, in full and by the given name; `people` are places and names in the text."""
    lists = [m.span() for m in _LIST.finditer(text)]
    if not lists:
        return frozenset()
    named = list(people)
    there = {name for at, name in named if any(start <= at < end for start, end in lists)}
    if len(there) < _LEAST:
        return frozenset()
    firsts = {name.split()[0] for name in there}
    return frozenset(there | {name for _, name in named if name in firsts})
