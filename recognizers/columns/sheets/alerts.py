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
    rf"(?:no )?{any_of('allergens')}(?:(?: ?[,/&+] ?| and ){any_of('allergens')})*(?: ?!+| ?\((?:ana(?:ph)?\w*\.?|severe|mild|moderate|life[- ]threatening|contact|airborne|air|ingest\w*|touch|epi(?:-?pen)?|raw|cooked|all|any|trace)\))?", re.IGNORECASE
)


def put_alerts(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]], title: str) -> None:
    """The columns of alerts in whose cells allergens stand alone; other cells say what they say by their words."""
    if of_food(columns, title):
        return
    for i, k in enumerate(keys):
        free = columns[i].entity is None and columns[i].name in {None, "other"}
        if free and k in _HEADINGS and any(map(is_allergen, samples[i])):
            columns[i] = replace(columns[i], entity="HEALTH_ALERT", name=None, accepts=is_allergen, told=True)


def of_food(columns: Sequence[Column], title: str) -> bool:
    """Whether a list is of what somebody eats or brings."""
    return _FOOD.search("\n".join([title, *(c.heading for c in columns)])) is not None


def is_allergen(cell: str) -> bool:
    """Whether a cell is what somebody may be allergic to, alone: "tree nuts", "egg, dairy"."""
    return says_something(cell) and _ALLERGENS.fullmatch(cell.strip()) is not None
