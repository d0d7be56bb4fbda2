"""Columns of codes that the text above explains: "M = medical, S = special ed", and a letter for each pupil.

Source: key lines over class lists and trip lists, which keep a plain word out of each row and say it once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.contract import STATEMENTS
from recognizers.headings.headers import says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column
    from recognizers.headings.reading import Headings

_EXPLAINED = re.compile(
    r"(?<![^\W_])(?:(?P<code>[A-Za-z]{1,4}\d?|\d{1,2}|\*{1,3}) ?(?:[=–-]|means)|(?P<letter>[A-Z0-9]):) ?"
    r"(?P<said>[^\W\d_][^,;|=\n]{1,40}?) ?(?=\s{2,}|[,;|.)\n]|$|/ |\b[A-Z0-9]{1,4} ?=)",
    re.MULTILINE,
)
"""A code and what it stands for."""

_IN_LEGEND = re.compile(r"\s*[A-Za-z]{1,4}\d?(?:, ?[A-Z]{1,4}\d?)? ?= ?[^\W\d_][^\n=]{1,60}")
"""A cell beside or below the rows that explains a code."""

_SENSITIVE = STATEMENTS - {"GRADE_RECORD", "RACE_ETHNICITY"}
"""What one keeps codes for: subjects are no marks, and words of race stand for colours, too."""

_NO_STATE = re.compile(
    r"\b(?:balls?|kits?|suppl(?:y|ies)|books?|forms?|rooms?|office|class(?:es)?|tables?|stock|staff|trainings?|units?|menus?|snacks?|gluten|halal)\b",
    re.IGNORECASE,
)
"""Things, places and dishes that are called as what is said of a pupil is: "medicine ball", "health class"."""

_COSTS = re.compile(
    r"^free|\bfree (?:lunch|meals?|milk|breakfast)|\b(?:reduced?|red|paid|pay\w*|full|yes|no|denied|direct\w*|cert\w*|eligib\w*|qualif\w*|approved|snap|tanf|income|homeless|foster|migrant)\b",
    re.IGNORECASE,
)
"""How a code of meals is explained where it says what they cost."""

_MEAL = re.compile(r"lunch|meal|breakfast|snack", re.IGNORECASE)

_LEAST, _SOME = 2, 0.5
"""Codes that the title explains at least, and the share of them that say something of a pupil."""


def put_codes(columns: list[Column], samples: Sequence[Sequence[str]], title: str, headings: Headings) -> None:
    """The columns whose cells are codes that the title or a legend among the rows explains, most of them by what is said of a pupil; those of meals are
    what somebody eats, where it explains none by what that costs."""
    legend = "\n".join([title, *dict.fromkeys(v for values in samples for v in values if _IN_LEGEND.fullmatch(v))])
    said = {
        (found["code"] or found["letter"]).casefold(): found["said"].strip() for found in _EXPLAINED.finditer(legend)
    }
    meant = {code: entity for code, words in said.items() if (entity := _statement(words, headings))}
    if len(said) < _LEAST:
        return
    eaten = not any(map(_COSTS.search, said.values()))
    for i, c in enumerate(columns):
        filled = [v for v in samples[i] if says_something(v) and not _IN_LEGEND.fullmatch(v)]
        codes = {code for v in filled for code in split(v)}
        if not codes or not codes <= said.keys():
            continue
        if c.entity == "ECONOMIC_STATUS" and eaten and _MEAL.search(c.heading):
            columns[i] = replace(c, entity=None, accepts=None, name="other")
        is_open = c.entity is None and c.name in {None, "other"} and not c.flags
        if is_open and codes & meant.keys() and len(meant) >= _SOME * len(said):
            columns[i] = replace(c, name=None, flags=True, codes=tuple(sorted(meant.items())))


def split(cell: str) -> list[str]:
    """The codes of a cell: "M", "M, S", "S/C"."""
    return [code for code in re.split(r"[\s,;/+&|]+", cell.strip().casefold()) if code]


def _statement(words: str, headings: Headings) -> str | None:
    entity = None if _NO_STATE.search(words) else headings.statement(words)
    return entity if entity in _SENSITIVE else None
