"""Sheets of a nurse that list pupils by condition, each with columns of its own: what diabetics wear, to what somebody is allergic.

Source: 105 CMR 210 and the plans that school nurses keep of diabetes, seizures and allergies that may kill. The title of a part
of the sheet or a heading that nobody else has ("A1c") tells what the others are of: "Type", "To".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recognizers.headings.headers import says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition: the words of a title, the headings (their keys) of it alone, and those that it gives a sense."""

    title: re.Pattern[str]
    own: re.Pattern[str]
    asked: re.Pattern[str]


def _title(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_CONDITIONS = (
    _Condition(
        _title(r"diabet\w*|t1d|t2d|insulin"),
        re.compile(r"(?:hb|last)?a1c|cgm|carbratio|i?c ?ratio|icr|isf|correctionfactor|pumporpens?|pumpmdi|pumptype|(?:target)?bgrange"),
        re.compile(r"(?:insulin)?pump|device|meter|pens?|delivery|type|ratio|correction|target|range|(?:low|high)?(?:sx|symptoms|signs)|lows?|highs?|glucagon|insulin|snacks?"),
    ),
    _Condition(
        _title(r"seizures?|epilep\w+"),
        re.compile(r"seizuretypes?|sztypes?|lastseizure|lastsz|rescuemeds?|auras?"),
        re.compile(r"types?|kind|presentation|lookslike|trig(?:ger)?s?|signs|last|length|duration|freq(?:uency)?|aura|warning"),
    ),
    _Condition(
        _title(r"allerg\w*|anaphyla\w+|(?:bee|insect|wasp) stings?|bees? ?[/&+] ?foods?|foods? ?[/&+] ?bees?|epi-?pens?"),
        re.compile(r"(?:allergic|reacts|anaphylactic)(?:to)?|allergens?|epi(?:pens?)?(?:location|where|expires?|exp|kept)?|epipen(?:jr)?|auviq"),
        re.compile(r"to|towhat|what|foods?|triggers?|cause|avoid|no|source|reacts?|reaction|severity"),
    ),
)  # fmt: skip
_OF_OTHERS = _title(
    r"training|inventor(?:y|ies)|suppl(?:y|ies)|stock|orders?|menus?|recipes?|walk|fund ?raisers?|awareness|totals?|counts?|unit|lesson|polic(?:y|ies)|staff"
)


def put_conditions(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]], title: str) -> None:
    """What a list of pupils with a condition says of it: the columns of it alone, and those beside them that it gives a sense."""
    if _OF_OTHERS.search(title):
        return
    free = [i for i, c in enumerate(columns) if c.entity is None and c.name in {None, "other"} and any(samples[i])]
    last = title.splitlines()[-1] if title else ""
    for condition in _CONDITIONS:
        own = [i for i in free if condition.own.fullmatch(keys[i])]
        headed = own or any(condition.own.fullmatch(k) for k in keys)
        titled = condition.title.search(last) is not None
        if not headed and not titled:
            continue
        told = [i for i in free if condition.asked.fullmatch(keys[i]) and _are_worded(samples[i])]
        stored = re.compile(r".*(?:location|where|kept|exp(?:ires?)?)")
        for i in {*(i for i in own if not stored.fullmatch(keys[i])), *told}:
            columns[i] = replace(columns[i], entity="HEALTH_ALERT", name=None, accepts=says_something)
        return


def _are_worded(values: Sequence[str]) -> bool:
    """Whether something is said in a column in words, and by no tick alone."""
    return any(sum(map(str.isalpha, v)) > 1 for v in values if says_something(v))
