"""Whose a labelled value is, and how it came there, where that stands between the label and the value.

"SSN for Ann Lee: …", "Student ID (Ann Lee): …", "SSN, which mom gave by phone, is …". Source: forms, notes and mail of schools.
"""

from __future__ import annotations

import re

from recognizers.naming.gazetteer import NOT_NAMES, fold, in_dictionary, is_first, is_last, may_be_first

_OF = r"(?:for|of|from|belonging to|para|de|do|da|pou)"
_SOMEBODY = re.compile(
    rf"\b{_OF}\s(?:(?:my|her|his|our|your|their|the|this|mi|su|meu|minha)\s)?(?:(?:older|younger|oldest|youngest|new|foster|step)[ -]?)?"
    r"(?:son|daughter|child|kid|student|pupil|twin|brother|sister|sibling|mother|mom|father|dad|parent|guardian|grand(?:mother|father|son|daughter)|aunt|uncle|employee|applicant|hij[oa]|filh[oa]|alumn[oa]|alun[oa])s?\b(?!['’])",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?"
_NAMED = re.compile(
    rf"(?P<of>\b(?i:{_OF})\s|[(\[]\s?)?(?:(?:Mrs?|Ms|Miss)\.?\s)?(?<![\w'’-])(?P<name>{_WORD}(?:,?[ ]{_WORD}){{0,2}}|(?-i:[a-zà-ÿ]{{2,}} [a-zà-ÿ'’-]{{2,}}))(?![\w])(?:['’]s?\b)?"
)
_CALLED = re.compile(r",? (?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]*(?: [A-ZÀ-ÖØ-Þ][\w'’-]*)?)(?=[ ,]|:)")
"""The name of somebody of whom it was said who they are: "of my daughter Linh"."""
_BRACKETED = re.compile(
    r"\s?[(\[](?![^)\]\n]*\b(?:e\.?g|examples?|samples?|formats?|tests?|dummy|fake|digits?)\b)[^()\[\]\d\n]{2,40}[)\]]",
    re.IGNORECASE,
)
"""An aside in brackets: "SSN (for the payroll)"; not one that says it is an example."""
_BY_PHONE = r"(?:by|over|via|through) (?:the |her |his )?(?:tele)?(?:phone|fax|e-?mail|text)"
_ASIDE = re.compile(
    rf"(?:,\s|\s)(?:as|which|that|given|copied|taken|listed|shown|written|printed|recorded|reported|on|from)\b(?: {_BY_PHONE}|[A-Z]-\d|[^\n.;:\d]){{2,55}}?"
    r"(?:,(?=\s(?:is|was|reads)\b)|(?=\s?:)|(?=\s(?:is|was|reads)\b))",
)
_BY = re.compile(rf"\b{_BY_PHONE}\b", re.IGNORECASE)


def unheard(gap: str) -> str:
    """What stands behind a label, without words for the way in which the value was told: "by phone" is no label of a phone."""
    return _BY.sub(" ", gap)


def without(gap: str) -> str:
    """What stands between a label and a value, without those to whom it belongs and without an aside."""
    gap = _BRACKETED.sub(" ", _NAMED.sub(_rest, _without_somebody(gap)))
    return _ASIDE.sub(" ", gap)


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether a word stands in brackets, behind others: "DOB (from the birth certificate)"."""
    return any(m.start() < start and end < m.end() and m.start() for m in _BRACKETED.finditer(text))


def _without_somebody(gap: str) -> str:
    """A gap without those of whom it is said who they are, and without their names."""
    while found := _SOMEBODY.search(gap):
        called = _CALLED.match(gap, found.end())
        end = called.end() if called and not any(fold(w) in NOT_NAMES for w in called["name"].split()) else found.end()
        gap = f"{gap[: found.start()]} {gap[end:]}"
    return gap


def behind(text: str, place: int) -> int:
    """Where a bearer ends that stands right behind a label, "of Ann Lee" or "(Ann Lee)"; `place` itself where none does."""
    blank = place + (text[place : place + 1] == " ")
    found = _SOMEBODY.match(text, blank)
    if found is None:
        found = _NAMED.match(text, blank)
        if found is None or not _is_name(found["name"], bool(found["of"])):
            return place
    return found.end() + (text[found.end() : found.end() + 1] in {")", "]"})


def _rest(found: re.Match[str]) -> str:
    return " " if _is_name(found["name"], bool(found["of"])) else found.group()


def _is_name(said: str, owns: bool) -> bool:
    """Whether words are a name; where no "of" or bracket says that something is theirs, a given name and a surname."""
    words = [word.strip(".") for word in re.split(r"[,\s]+", said)]
    if any(fold(word) in NOT_NAMES for word in words):
        return False
    first, last = words[0], words[-1]
    if said[0].islower():
        return owns and is_first(first) and is_last(last)
    if len(words) == 1:
        return owns and (is_first(first) or (is_last(first) and not in_dictionary(first)))
    if "," in said:
        first, last = last, first
    known = may_be_first(first) or (owns and len(first) == 1 and len(words) > 1)
    return known and (is_last(last) or not in_dictionary(last))
