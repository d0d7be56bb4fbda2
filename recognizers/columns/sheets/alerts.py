"""Columns of a class list in which stands what whoever has the pupils must know: "Careful", "heads up", "Driver should know".

Source: lists that teachers, drivers and after-care keep. Most cells say by their own words what they say; what a pupil is
allergic to stands there as a word alone: "egg", "latex".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.headings.headers import says_something
from recognizers.phrasing.words import any_of

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_HEADINGS = frozenset(
    "careful becareful caution watch watchfor watchoutfor medical med health safety headsup fyi no avoid cannothave canthave foodother mealnotes medseats needtoknow needstoknow shouldknow drivershouldknow goodtoknow toknow specialneeds".split()
)
_FOOD = re.compile(
    r"\b(?:potluck|bake|snack sign|menu|recipes?|orders?|dish(?:es)?|bringing|brings|pizza|catering)\b", re.IGNORECASE
)
_ALLERGENS = re.compile(
    rf"(?:no )?{any_of('allergens')}(?:(?: ?[,/&+] ?| and ){any_of('allergens')})*(?: ?!+| ?\((?:ana(?:ph)?\w*\.?|severe|mild|moderate|life[- ]threatening|contact|airborne|air|ingest\w*|touch|epi(?:-?pen)?|raw|cooked|all|any|trace)\))?(?: ?[-–,;(] ?(?:has |brings? |gets )?own (?:lunch|food|snacks?|milk|meals?)\)?)?",
    re.IGNORECASE,
)


def put_alerts(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]], title: str) -> None:
    """The columns of alerts in whose cells allergens stand alone; other cells say what they say by their words."""
    if of_food(columns, title):
        return
    for i, k in enumerate(keys):
        free = columns[i].entity is None and columns[i].name in {None, "other"}
        among = any(map(is_allergen, samples[i])) if k in _HEADINGS else not k and any(map(_is_marked, samples[i]))
        if free and among:
            columns[i] = replace(columns[i], entity="HEALTH_ALERT", name=None, accepts=is_allergen, told=True)


_MARK = re.compile(r"\(ana|\bown (?:lunch|food|snack|milk|meal)|!", re.IGNORECASE)


def _is_marked(cell: str) -> bool:
    """Whether a cell is an allergen that is surely somebody's: "egg - own lunch", "dairy (anaph.)"."""
    return _MARK.search(cell) is not None and is_allergen(cell)


def of_food(columns: Sequence[Column], title: str) -> bool:
    """Whether a list is of what somebody eats or brings."""
    return _FOOD.search("\n".join([title, *(c.heading for c in columns)])) is not None


def is_allergen(cell: str) -> bool:
    """Whether a cell is what somebody may be allergic to, alone: "tree nuts", "egg, dairy"."""
    return says_something(cell) and _ALLERGENS.fullmatch(cell.strip()) is not None
