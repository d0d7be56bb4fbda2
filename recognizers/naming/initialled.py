"""A first initial and a surname beside a number that is issued to one person: "K. Oldershaw, SSN …", "Oldershaw, K.: …".

Source: M.G.L. c.93H section 1, "personal information": a first name and last name, or a first initial and last name, with the
number of Social Security, of a licence, of a card or of an account. Without such a number beside it the form is as often an
author's, a composer's or the part of a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from recognizers.naming.forms import Form
from recognizers.naming.gazetteer import (
    NOT_NAMES,
    PLACES,
    fold,
    in_dictionary,
    is_common_last,
    is_last,
    is_ordinary,
    is_rare,
)
from recognizers.naming.shapes import CAPITAL, TOKEN
from recognizers.naming.things import is_no_name

_ISSUED = re.compile(
    r"(?<![\w-])(?:\d{3}[-. ]\d{2}[-. ]\d{4}|\d{4}(?:[ -]?\d{4}){3}|3\d{3}[ -]?\d{6}[ -]?\d{5}|SA?\d{7,8})(?![\w-])"
    r"|\b(?:ssns?|social security|soc\.? sec|licen[cs]e|dl|account|acct|card|passport|routing|aba)\b[^\d\n]{0,30}\d[\d -]{3,20}\d(?![\w-])",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 120, 80
"""Characters of the line before and behind such a number in which its person is looked for."""

_NAMED = re.compile(
    rf"(?<![\w@.&'’-])(?:(?:[{CAPITAL}]\.[^\S\n]?){{1,2}}(?P<last>{TOKEN})|(?P<turned>{TOKEN}),[^\S\n](?:[{CAPITAL}]\.){{1,2}})(?![\w'’-])"
)

_ENDS = re.compile(r"[^\S\n]*(?:[,:;|(–—-]|\d|SSN|$)|['’]s\b", re.MULTILINE)
"""What stands behind a name that is an English word too, which as often begins the item of a list: "K. Hall: …"."""


def initialled(text: str) -> Iterable[Form]:
    """Initials and a surname in a line with an issued number."""
    seen: set[int] = set()
    for number in _ISSUED.finditer(text):
        start = max(text.rfind("\n", 0, number.start()) + 1, number.start() - _BEFORE)
        end = text.find("\n", number.end())
        end = min(len(text) if end < 0 else end, number.end() + _BEHIND)
        for m in _NAMED.finditer(text, start, end):
            word = m["last"] or m["turned"]
            if m.start() not in seen and (_is_surname(word) or (is_common_last(word) and _ENDS.match(text, m.end()))):
                seen.add(m.start())
                yield Form(m.start(), m.end(), 0.65, "an initial and a surname beside an issued number")


def _is_surname(word: str) -> bool:
    folded = fold(word)
    if folded in NOT_NAMES | PLACES or (is_ordinary(word) and not is_rare(word)) or is_no_name(word):
        return False
    return len(folded) > 1 and (is_last(word) or not in_dictionary(word))
