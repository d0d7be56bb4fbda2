"""The people named in a text that says nothing else of anybody: a list for the wall, the label of a drawing.

Imported at the start of every worker, and so without the lists of names until a text may hold one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from recognizers.contract import Hit

_SURE = 0.65
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_TOGETHER = re.compile(
    rf"{_CAPITAL}(?<!\w\w)[\w'’.-]{{0,40}}(?:[^\S\n]?\([^()\n]{{1,24}}\))?[^\S\n]*[,;·•&]?[^\S\n]+(?:[a-z]{{1,3}}[^\S\n]+){{0,2}}{_CAPITAL}"
)
"""Two capitalised words together, as in every form of name that is sure by itself."""

_CAPITALISED = re.compile(rf"{_CAPITAL}(?<!\w\w)[\w'’-]+")
_PUBLISHED = re.compile(
    r"\b(?:honou?rs?|honou?r roll|dean['’]s list|awards?|prizes?|medals?|winners?|congratulations|varsity|jv|team|roster|club|results|scores?|heats"
    r"|cast|concert|recital|play|performance|tournament|race|meet|game|season|scholarships?|graduates?|commencement)\b",
    re.IGNORECASE,
)
"""Honours, sports and activities: lists of those who take part are directory information (34 CFR 99.3), not a class's list."""


_SHORT = 600
"""Characters of a text that says so little that a given name alone may be all of it: a message, a sentence of a chat."""

_PART_BEFORE = re.compile(
    rf"(?:(?<!\w)(?!(?:Hi|Hello|Hey|Dear|Thanks|Thank|From|For|And|But|If|When|Is|Was|Why|Says|Said|With|To)\b){_CAPITAL}[\w'’.&-]*"
    r"|\d|\b(?:in|from|at|near|through|around|of|and|(?:c[oa]me|go(?:es|ing)?|went|moved?|travel\w*|trip|welcome|drive|drove|flew|fly|way) to))[^\S\n]\Z"
)
_PART_BEHIND = re.compile(
    rf"(?:['’]s)?[^\S\n]?(?:&[^\S\n]?)?(?:{_CAPITAL}|\d)|[^\S\n]and[^\S\n]{_CAPITAL}|,[^\S\n][A-Z]{{2}}\b|[-/&@]"
)
"""What makes a given name part of something longer, or a place: a street, a company, a title, "in Victoria"."""


_BEGINS = frozenset(
    """A All An And Any Are As At Be Both But By Can Come Do Each Every For From Get Go Has Have He Here Hi His How I If In Is It Its Just Let Like Look Many Most My New No Not Now Of On One Or Our Out
    Please See She So Some Thanks That The Their Then There These They This Those To Up Use Was We Were What When Where Which Who Why Will With You Your""".split()
)
"""Words that begin sentences and name nobody."""

_RECKONED = re.compile(
    r"\b(?:word problems?|how (?:many|much|far)|what (?:fraction|percent(?:age)?|is the (?:sum|total|area|difference)))\b",
    re.IGNORECASE,
)
"""What an exercise asks, whose people are nobody."""

_SAID = rf"(?P<name>{_CAPITAL}(?<!\w\w)[\w'’-]+(?:[^\S\n]{_CAPITAL}\.?(?!\w))?(?:[^\S\n]{_CAPITAL}[\w'’-]+){{0,2}})"
_INTRODUCED = re.compile(
    rf"\b(?:(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Tt]he) (?:\w{{3,6}} )?(?:sur)?name(?: is|['’]s)|[Nn]ame\?|(?:calls?|called|named?) (?:me|him|her|us|them)) {_SAID}"
    rf"|\b(?:says|said|asks|asked|replied) {_SAID.replace('<name>', '<speaker>')}(?=[.,;!?]|$| (?:to|at)\b)"
)
"""Who says how somebody is called, and who spoke."""


def names_alone(text: str) -> list[Hit]:
    """Those named by a form that is sure, none of the staff; in a short text by a given name, too.

    Quick where no two capitalised words stand together or none of them is a given name, as in most texts.
    """
    short = len(text) <= _SHORT
    if not (_CAPITALISED if short else _TOGETHER).search(text):
        return []
    called = _introduced(text) if short else []
    if not (called or _may_name(text)):
        return []
    from recognizers.person import NAME, find_people

    people = [replace(h, by=NAME) for h in find_people(text) if h.score >= _SURE and h.about != "staff"]
    if short:
        people += [h for h in called if not any(p.start < h.end and h.start < p.end for p in people)]
        people = sorted([*people, *_given_names(text, people)], key=lambda h: h.start)
    return [replace(h, about="unknown") for h in people] if _PUBLISHED.search(text) else people


def _may_name(text: str) -> bool:
    """Whether a capitalised word is a given name; the lists of names are asked of no text without one but for its begin."""
    words = set(_CAPITALISED.findall(text)) - _BEGINS
    if not words:
        return False
    from recognizers.naming.gazetteer import is_first

    return any(map(is_first, words))


def _introduced(text: str) -> list[Hit]:
    """Names on no list that a sentence gives as somebody's name."""
    if not _INTRODUCED.search(text):
        return []
    from recognizers.naming.gazetteer import in_dictionary, is_placeholder
    from recognizers.person import NAME

    told = ("has the form of: a name that its sentence gives as one",)
    return [
        Hit("PERSON", *found.span(group), _SURE, told, "unknown", by=NAME)
        for found in _INTRODUCED.finditer(text)
        if (group := "name" if found["name"] else "speaker")
        and not is_placeholder(found[group])
        and not all(map(in_dictionary, re.findall(r"[^\W\d_]+", found[group])))
    ]


def _given_names(text: str, people: list[Hit]) -> list[Hit]:
    """Given names that stand by themselves in a sentence, no exercise's, beside the people found already."""
    if _RECKONED.search(text):
        return []
    from recognizers.naming.forms import FOREIGN
    from recognizers.naming.gazetteer import fold
    from recognizers.person import NAME, single_names

    return [
        replace(h, score=_SURE, by=NAME)
        for h in single_names(text)
        if h.about != "staff"
        and text[h.start].isupper()
        and fold(text[h.start : h.end]) not in FOREIGN
        and not any(p.start < h.end and h.start < p.end for p in people)
        and not _PART_BEFORE.search(text, max(0, h.start - 30), h.start)
        and not _PART_BEHIND.match(text, h.end)
        and _is_in_sentence(text, h)
    ]


def _is_in_sentence(text: str, hit: Hit) -> bool:
    """Whether a name is not all of its line, and none that begins one and is a surname or a word as well ("Bell schedule")."""
    from recognizers.naming.gazetteer import is_common_last

    before = text[text.rfind("\n", 0, hit.start) + 1 : hit.start].strip()
    if before:
        return True
    return bool(text[hit.end :].split("\n", 1)[0].strip()) and not is_common_last(text[hit.start : hit.end])
