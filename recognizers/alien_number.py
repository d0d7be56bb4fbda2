"""Numbers that say somebody's immigration status: alien registration numbers and the ids of SEVIS.

Source: USCIS, "A-Number": A and seven to nine digits, printed in threes, with a blank or a hyphen behind the letter; ICE,
Student and Exchange Visitor Program: N and ten digits. Only who came from abroad has either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.contract import Examples, Hit, Recognizer

_ALIEN = re.compile(
    r"(?<![\w.-])A[ #-]{0,2}\d{3}[ -]\d{3}[ -]\d{3}(?![\w-]|\.\d)|\b(?:USCIS|alien(?: registration)?|A-?) ?(?:numbers?|no\.?|#)[ :#]{0,3}(?:is )?A?[ -]?\d{3}[ -]?\d{3}[ -]?\d{2,3}(?![\w-]|\.\d)"
)
_SEVIS = re.compile(
    r"(?:\bSEVIS(?: ?(?:id|no\.?|number|#))?[ :#]{0,3}|(?<![\w-]))N[ -]?\d{10}(?![\w-]|\.\d)|\bSEVIS(?: ?(?:id|no\.?|number|#))[ :#]{1,3}N?\d{8,10}(?!\w)",
    re.IGNORECASE,
)


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:  # noqa: ARG001  # the form or the label says it
    """The numbers, each a statement about whom it was given to."""
    found = [(m, "an alien registration number") for m in _ALIEN.finditer(text)]
    found += [(m, "an id of SEVIS") for m in _SEVIS.finditer(text)]
    hits = [
        Hit("IMMIGRATION_STATUS", m.start(), m.end(), 0.85, (f"has the form of: {says}",), sure=True)
        for m, says in found
        if len(set(re.sub(r"\D", "", m.group()))) > 2
    ]
    return sorted(hits, key=lambda h: h.start)


RECOGNIZERS = (
    Recognizer(
        name="AlienNumberRecognizer",
        entity="IMMIGRATION_STATUS",
        source="USCIS: alien registration numbers; ICE, SEVP: ids of SEVIS",
        find=find,
        triggers=(r"\ba[ #-]{0,2}\d{3}[ -]\d{3}[ -]\d{3}", r"\b(?:alien|uscis)[^\n]{0,24}\d{3}", r"\ba-? ?(?:number|no\.?|#)[^\n]{0,10}\d{3}", r"\bn[ -]?\d{10}", r"\bsevis[^\n]{0,12}\d{8}"),
        headers=frozenset(),
        examples=Examples(
            hits=(
                ("alien number A 241 550 874, mother Ines", "A 241 550 874"),
                ("A 236-118-405 (Maikel)", "A 236-118-405"),
                ("USCIS number: 236118405", "USCIS number: 236118405"),
                ("SEVIS ID N0033190857, status F-1", "SEVIS ID N0033190857"),
            ),
            misses=("Room A 241, seats 550", "N12 bus, 10 stops", "A-111-111-111", "part A241550874", "call 241 550 8740"),
        ),
    ),
)  # fmt: skip
