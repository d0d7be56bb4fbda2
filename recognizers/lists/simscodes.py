"""Elements of the state's collection of data with their codes, as clerks write them out: "Special Education Placement: 41".

Source: DESE SIMS Data Handbook, DOE032 to DOE040; 00 and 500 are the codes of those to whom an element does not apply.
"""

from __future__ import annotations

import re

from recognizers.contract import Hit

_ELEMENTS = (
    r"special education placement(?:,? ages \d{1,2} ?[-–] ?\d{1,2})?|(?:special education ?[-–:]? ?)?nature of primary disability|(?:special education ?[-–:]? ?)?level of need"
    r"|special education evaluation results?|504 plan status"
)
_CODED = re.compile(
    rf"(?:(?-i:DOE)0\d\d[ :.–-]{{1,3}})?\b(?:{_ELEMENTS})[ \t]?[:=–-]?[ \t]*(?P<code>\d{{2,3}})(?![\d/%:]|\.\d|[ \t]?[=–-]|[ \t](?:if|when|means|for|students?|pupils?)\b)",
    re.IGNORECASE,
)
_NONE = frozenset({"00", "000", "500"})
_NAMED = re.compile(r"\bDOE0(?:3[2468]|40)[ \t]?=[ \t]?(?P<code>\d{2} [A-Z][a-z]{3,20})")
"""The code of an element with its meaning, by the element's number: "DOE036 = 05 Autism"."""
TRIGGERS = (rf"(?:{_ELEMENTS})[ \t]?[:=–-]?[ \t]*\d", r"DOE0(?:3[2468]|40)[ \t]?=[ \t]?\d\d ")
"""What opens the gate."""


def find(text: str, stated: list[Hit]) -> list[Hit]:
    """The codes that say something of special education, and what was `stated` besides such elements."""
    coded = list(_CODED.finditer(text))
    hits = [h for h in stated if not any(m.start() <= h.start < m.end() for m in coded)]
    for m in coded:
        if m["code"] not in _NONE:
            hits.append(Hit("SPECIAL_EDUCATION", *m.span("code"), 0.85, ("a code behind the title of its element",)))
    said = [m for m in _NAMED.finditer(text) if not any(h.start < m.end() and m.start() < h.end for h in hits)]
    hits += [
        Hit("SPECIAL_EDUCATION", *m.span("code"), 0.85, ("a code of its element and what it means",)) for m in said
    ]
    return sorted(hits, key=lambda h: h.start)
