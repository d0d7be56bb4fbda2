"""Tally sheets of behaviour: ticks under what was done ("calling out"), or what was counted beside days of ticks.

Source: frequency counts and ABC sheets that teachers and aides keep for a behaviour plan. Ticks under anything else are votes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.columns.unlabelled import share
from recognizers.headings.headers import says_something
from recognizers.naming.gazetteer import is_first

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_DONE = re.compile(
    r"\b(?:call(?:s|ed|ing)?[- ]?outs?|calling out|out of seat|put[- ]?downs?|hit(?:s|ting)?|kick(?:s|ed|ing)?|push(?:ed|ing)|scratch(?:ed|es|ing)|yell(?:s|ed|ing)|bit(?:es|ing)?|threat\w*|aggress\w+|profanity|swear\w*|off[- ]task|blurt\w*|refus\w+|throw\w*|spit\w*|elope\w*|bolt\w*|(?:leaves|left|leaving) (?:the )?(?:area|seat|room|class)|disrupt\w*|destroy\w*|scream\w*|tantrums?|hands on|name[- ]calling|talking)\b",
    re.IGNORECASE,
)
_TICKS = re.compile(r"[|/]{1,12}(?: [|/]{1,12})*|I{1,5}(?: I{1,5})*")
_NO_TICKS = frozenset({"0", "-", "–", "—", "n/a", "abs", "absent", "out", "hol", "holiday"})
_TARGETS = frozenset("target targets targetbehavior targetbehaviour what whatwecount counted".split())
_COLOURS = re.compile(r"(?P<colour>[GYRBPO]|green|yellow|red|blue|purple|orange)\b(?P<said>.{0,40})", re.IGNORECASE)
_CHART = re.compile(
    r"\b(?:conduct|behaviou?r|clip|colou?rs?|traffic lights?|cards?|team chart|day colou?rs?)\b", re.IGNORECASE
)
_GOOD = frozenset({"g", "green"})
_HELD = re.compile(
    r"(?:# ?|no\.? (?:of )?|total )?(?:holds?|restraints?|seclusions?|escorts?|write-?ups?|referrals|odrs|office (?:visits|referrals)|incidents|times spoken to|(?:de)?merits?(?: (?:net|total|points|pts))?|(?:net|total) (?:de)?merits?|(?:\w+ )?(?:pts|points) (?:lost|deducted|taken)|infractions)(?: #)?",
    re.IGNORECASE,
)
"""Headings under which restraints (603 CMR 46.00) and slips are counted."""

_DAYS = 2
"""Columns of ticks beside which a column says what is counted."""
_DAY = re.compile(
    r"(?:m(?:on)?|tu?(?:es?)?|w(?:ed)?|th(?:u(?:rs?)?)?|f(?:ri)?)(?:day|sday|nesday|rsday)?(?: \d{1,2}/\d{1,2})?|\d{1,2}/\d{1,2}",
    re.IGNORECASE,
)
_SOME, _MOST, _CHARTED = 0.3, 0.6, 0.8


def put_tallies(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]], title: str = "") -> None:
    """The columns of a tally sheet that say what somebody did, or how often; `title` stands above it."""
    put_legend(columns, samples, title)
    ticked = [i for i, c in enumerate(columns) if c.entity is None and c.name is None and _are_ticks(samples[i])]
    for i in ticked:
        if _DONE.search(columns[i].heading):
            columns[i] = replace(columns[i], entity="DISCIPLINE_RECORD", accepts=_has_ticks)
    if len(ticked) < _DAYS:
        return
    for i, c in enumerate(columns):
        said = [v for v in samples[i] if says_something(v)]
        if c.entity is None and c.name is None and keys[i] in _TARGETS and said and share(said, _is_done) >= _SOME:
            columns[i] = replace(c, entity="DISCIPLINE_RECORD", accepts=_is_done)


def put_colours(columns: list[Column], samples: Sequence[Sequence[str]], title: str) -> None:
    """The days of a chart of conduct, where each pupil has a colour a day; `title` heads it."""
    free = [i for i, c in enumerate(columns) if c.entity is None and c.name in {None, "other"}]
    days = [i for i in free if _DAY.fullmatch(columns[i].heading.strip())]
    said = [v.strip() for i in days for v in samples[i] if says_something(v)]
    coloured = [found["colour"].lower() for v in said if (found := _COLOURS.fullmatch(v))]
    if len(days) < _DAYS or not _CHART.search(title) or len(coloured) < _CHARTED * len(said):
        return
    if len(set(coloured)) > 1 and _GOOD & set(coloured):
        for i in days:
            columns[i] = replace(columns[i], entity="DISCIPLINE_RECORD", name=None, accepts=says_something)


def put_restraints(columns: list[Column]) -> None:
    """The columns that count how often somebody was held."""
    for i, c in enumerate(columns):
        if c.entity is None and c.name in {None, "other"} and _HELD.fullmatch(c.heading.strip().replace("_", " ")):
            columns[i] = replace(c, entity="DISCIPLINE_RECORD", name=None, accepts=_is_count)


def put_legend(columns: list[Column], samples: Sequence[Sequence[str]], title: str) -> None:
    """The columns of a tally whose letters the text above explains: "c = called out  h = hands on"; its names may lack capitals."""
    codes = {found["code"].lower(): found["said"] for found in _EXPLAINED.finditer(title)}
    done = "".join(code for code, said in codes.items() if _DONE.search(said))
    if len(done) < _DAYS:
        return
    letters = re.compile(rf"(?:[{re.escape(''.join(codes))}][\s,/]?\d?\d?\s?)+", re.IGNORECASE)
    tallied = re.compile(rf"(?=.*[{re.escape(done)}]){letters.pattern}", re.IGNORECASE)
    free = [i for i, c in enumerate(columns) if c.entity is None and c.name in {None, "other"}]
    coded = [i for i in free if _are_coded(samples[i], letters)]
    for i in coded:
        tally = replace(columns[i], entity="DISCIPLINE_RECORD", name=None, told=True)
        columns[i] = replace(tally, accepts=partial(_is_coded, tallied))
    if coded and not names_people(columns):
        called = [i for i in free if i not in coded and samples[i] and share(samples[i], _is_called) >= _MOST]
        for i in called[:1]:
            columns[i] = replace(columns[i], name="full")


_EXPLAINED = re.compile(
    r"(?<![^\W_])(?P<code>[^\W\d_]) ?[=:] ?(?P<said>[^\W\d_].{1,40}?)(?=\s{2,}|[,;|\n]|$)", re.MULTILINE
)
"""A letter and what it stands for."""


def _are_coded(values: Sequence[str], letters: re.Pattern[str]) -> bool:
    filled = [v.strip() for v in values if v.strip() and v.strip().lower() not in _NO_TICKS]
    return bool(filled) and all(map(letters.fullmatch, filled))


def _is_coded(letters: re.Pattern[str], cell: str) -> bool:
    return letters.fullmatch(cell.strip()) is not None


def _is_called(value: str) -> bool:
    return value.isalpha() and is_first(value)


_ANTECEDENT = frozenset("before antecedent antecedents trigger triggers setting whathappenedbefore".split())
_BEHAVIOR = frozenset("what behavior behaviour behaviors did whathedid whatshedid whathappened".split())
_CONSEQUENCE = frozenset("after consequence consequences response adultresponse whathappenedafter result".split())


def put_chart(columns: Sequence[Column], keys: Sequence[str], title: str) -> tuple[Column, ...]:
    """The columns of a chart of what came before, what was done and what came after: what was done is conduct.

    `title` stands above it; whom it is about stands there too.
    """
    charted = all(any(k in said for k in keys) for said in (_ANTECEDENT, _BEHAVIOR, _CONSEQUENCE))
    if not charted or not (_OF_BEHAVIOR.search(title) or _SURELY.intersection(keys)):
        return tuple(columns)
    out = list(columns)
    for i, k in enumerate(keys):
        if k in _BEHAVIOR:
            out[i] = replace(out[i], entity="DISCIPLINE_RECORD", name=None, accepts=_says_what, told=True)
        elif k in _ANTECEDENT and out[i].entity is None:
            out[i] = replace(out[i], name="other")
    return tuple(out)


_SURELY = frozenset({"antecedent", "antecedents"})
_OF_BEHAVIOR = re.compile(r"\b(?:abc|fba|behaviou?rs?|incidents?|obs(?:\.|erv\w+)?)(?!\w)", re.IGNORECASE)


def _says_what(cell: str) -> bool:
    return (
        says_something(cell) and re.match(r"(?:none|nothing|no behavio\w+|n/?a)\b", cell.strip(), re.IGNORECASE) is None
    )


def _is_count(cell: str) -> bool:
    return re.fullmatch(r"[+–-]?\d{1,4}", cell.strip()) is not None and any(c in "123456789" for c in cell)


def _are_ticks(values: Sequence[str]) -> bool:
    filled = [v.strip() for v in values if v.strip()]
    return any(map(_has_ticks, filled)) and all(_TICKS.fullmatch(v) or v in _NO_TICKS for v in filled)


def _has_ticks(cell: str) -> bool:
    return _TICKS.fullmatch(cell.strip()) is not None


def _is_done(value: str) -> bool:
    return _DONE.search(value) is not None
