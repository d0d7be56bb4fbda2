"""Words that may be somebody's name, for a sentence of which is known that it says something of somebody.

Looser than every form of a name: an unlisted word mid-sentence, a given name in lower case, a word of a file's name. So
nothing rests on them but whom such a sentence means where no form of a name says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from recognizers.naming.forms import Form, in_english
from recognizers.naming.gazetteer import (
    NOT_NAMES,
    PLACES,
    fold,
    in_dictionary,
    is_first,
    is_last,
    is_ordinary,
    may_be_first,
)
from recognizers.naming.guesses import stray
from recognizers.naming.lowercase import is_lower_name
from recognizers.naming.places import before_place
from recognizers.naming.shapes import TOKEN
from recognizers.naming.things import is_no_name, unjoined
from recognizers.naming.whose import whose

_ENGLISH = 0.6
"""Share of English words around an unlisted one that may be a name: in other languages most words are unlisted."""

_WORD = re.compile(rf"(?<![\w@./'’#-]){TOKEN}(?![\w@])")
_LOWER = re.compile(r"(?<![\w@.'’/-])[a-zà-ÿ]{3,}(?![\w@-])")
_NO_NAME_BEHIND = re.compile(
    r"\b(?:an?|this|these|our|his|her|their|your|my|on|of|takes?|taking|at|in|near|from|via|mrs?|ms|miss|dr|coach|nurse|officer|off?c|atty|sra?|mme)\.? $",
    re.IGNORECASE,
)
"""What stands before a capitalised word that is a thing, a place or a medicine, or somebody of the staff."""

_INITIAL = re.compile(r"[^\S\n][A-Z](?:\.|(?![\w'’.]))")
_OWN = re.compile(r"['’]s[^\S\n]+\w")
_BEFORE_INITIAL = re.compile(rf"(?<![\w.])(?P<name>[A-Z]\.?[^\S\n](?P<last>{TOKEN}))(?!\w)")
_TITLED = re.compile(rf"(?<!\w)(?i:mrs?|ms|miss|dr|coach)\.?[^\S\n](?P<name>{TOKEN})")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_JOINTS = re.compile(r"[_+]+|\.(?=\w{2})|\s-\s|(?<=\w)-(?=\w)")


def loose(text: str) -> Iterator[Form]:
    """Where somebody who is no one of the staff may be named in a text, in order."""
    found = sorted((*_capitalised(text), *_in_lower_case(text)))
    return (form for form in found if whose(text, form.start, form.end) != "staff")


def _capitalised(text: str) -> Iterator[Form]:
    words = list(_WORD.finditer(text))
    taken = 0
    for one, following in zip_longest(words, words[1:]):
        if one.start() < taken or _NO_NAME_BEHIND.search(text, max(0, one.start() - 12), one.start()):
            continue
        beside = following if following and text[one.end() : following.start()] == " " else None
        if beside is not None and _is_pair(one.group(), beside.group()) and not before_place(text, beside.end()):
            taken = beside.end()
        elif _is_single(text, one):
            initial = _INITIAL.match(text, one.end())
            taken = initial.end() if initial else one.end()
        else:
            continue
        yield Form(one.start(), taken, 0.3, "a word that may be a name")


def _is_pair(one: str, other: str) -> bool:
    """Whether an English word stands before a surname that is none, as given names of late do: "Kestrel Dunphy"."""
    if fold(one) in NOT_NAMES or is_no_name(one) or len(other) < 4 or fold(other) in NOT_NAMES | PLACES:
        return False
    return not in_dictionary(other) and (is_last(other) or not is_ordinary(one) or in_dictionary(one))


def _is_single(text: str, word: re.Match[str]) -> bool:
    said = word.group()
    if len(said) < 3 or is_ordinary(said) or is_no_name(said) or before_place(text, word.end()):
        return False
    if stray(text, *word.span()) and not is_first(said):
        return False
    if is_first(said):
        return True
    if may_be_first(said) or is_last(said):
        return bool(_OWN.match(text, word.end()) or (may_be_first(said) and _INITIAL.match(text, word.end())))
    return not in_dictionary(said) and in_english(text, word.start(), _ENGLISH)


def _in_lower_case(text: str) -> Iterator[Form]:
    for word in _LOWER.finditer(text):
        if is_lower_name(word.group()) and in_english(text, word.start(), _ENGLISH):
            yield Form(word.start(), word.end(), 0.3, "a given name in lower case")


def in_title(title: str) -> str | None:
    """Who may be named in the name of a file or in a subject line: "deke comes back plan", "Kit R", "RE: K. Alvarez"."""
    said = re.sub(r"\s+", " ", unjoined(_JOINTS.sub(" ", _ENDING.sub("", title)))).strip()
    if titled := _TITLED.search(said):
        return None if fold(titled["name"]) in NOT_NAMES else titled["name"]
    for found in _BEFORE_INITIAL.finditer(said):
        if _is_surname(found["last"]):
            return found["name"]
    for word in _WORD.finditer(said):
        initial = _INITIAL.match(said, word.end())
        if _is_of_title(word.group(), initial is not None):
            return said[word.start() : initial.end() if initial else word.end()]
    lower = (w.group() for w in _LOWER.finditer(said))
    return next((w for w in lower if is_first(w) and is_lower_name(w)), None)


def _is_surname(word: str) -> bool:
    return fold(word) not in NOT_NAMES | PLACES and len(word) > 2 and (is_last(word) or not in_dictionary(word))


def _is_of_title(word: str, initial: bool) -> bool:
    if len(word) < 3 or is_no_name(word) or fold(word) in PLACES:
        return False
    if is_first(word):
        return True
    return not in_dictionary(word) or (initial and (may_be_first(word) or is_last(word)))
