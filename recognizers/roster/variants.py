"""How a name of the roster may be written: pairs of a given and a family word, by the kind of variation.

Source of the short forms: the package `nicknames` (Apache-2.0), English only; a roster's own preferred names come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache

from nicknames import NickNamer

from recognizers.naming.gazetteer import COMMON_FIRST, NOT_NAMES, PLACES, in_dictionary, is_first, is_ordinary
from recognizers.roster.entry import Entry
from recognizers.roster.folding import TWO_LETTERS, fold, folded_words

PARTICLES = frozenset(
    "de la las los del della da do das dos di du van von der den ter le el al bin ibn bint ben abu san st mc mac o d l y e".split()
)
"""Small words inside family names: they may stand between the words of a name and are no name themselves."""

_SPELLINGS = (
    "yusuf yousef yousuf yusef youssef yusif yosef", "mohammed muhammad mohamed mohammad muhammed mohamad", "ahmed ahmad",
    "hussein husain hussain hossain husayn", "abdullah abdallah abdulla", "fatima fatimah fatma fatema", "khadija khadijah",
    "aisha aysha ayesha aicha aishah", "umar omar", "ibrahim ebrahim", "mustafa mostafa moustafa", "khalid khaled",
    "hassan hasan", "hamza hamzah", "zainab zaynab zeinab", "maryam mariam", "sara sarah", "yasmin yasmine yasmeen jasmin jasmine",
    "abdelrahman abdulrahman abdurrahman", "salma selma", "layla leila laila", "nour noor nur", "amina aminah ameena",
    "katherine catherine kathryn katharine", "sean shaun shawn", "jeffrey geoffrey", "stephen steven", "eric erik",
    "marc mark", "sofia sophia", "nicolas nicholas", "zachary zachery", "cristina christina kristina", "kristen kristin",
    "brian bryan", "alan allan allen", "philip phillip", "sergei sergey", "aleksei alexei aleksey alexey", "dmitri dmitry dimitri",
    "yulia julia iuliia", "ekaterina yekaterina", "oleksandr aleksandr alexandr",
)  # fmt: skip
"""Given names that papers and people spell in several ways, those of other scripts above all."""

_OTHER_SPELLINGS = {word: frozenset(group.split()) - {word} for group in _SPELLINGS for word in group.split()}

_SUN_LETTERS = ("sh", "th", "dh", "r", "z")
"""Letters before which the article "al" is spoken and often written as one with them: "ar-Rashid"; not those that make
"as", "at", "an" and "ad" of it."""

_SUFFIXES = frozenset("jr sr ii iii iv".split())
_PREFIXES = ("mc", "mac", "o", "d")
_SHORTEST = 2


class Kind(IntEnum):
    """What a pair of words is of a name, surest first."""

    EXACT = 0
    SHORT = 1
    """A short form of the given name, or the middle name in its place."""
    SPLIT = 2
    """A family name whose prefix stands apart: "Mc Donald", "O Brien"."""
    GIVEN_INITIAL = 3
    FAMILY_INITIAL = 4


Pair = tuple[str, str, Kind]


def pairs(entry: Entry) -> Iterator[Pair]:
    """The (given, family, kind) pairs by which the person may be called; a pair may come more than once."""
    given = [word for name in entry.given for word in words(name)]
    family = [word for name in entry.family for word in words(name, family=True)]
    for last in family:
        for first in given:
            yield first, last, Kind.EXACT
        for first in _short_forms(entry):
            yield first, last, Kind.SHORT
    for rest in _split_prefixes(entry):
        for first in (*given, *_short_forms(entry)):
            yield first, rest, Kind.SPLIT
    if entry.about == "student":
        for first in dict.fromkeys(word[0] for word in given):
            for last in family:
                yield first, last, Kind.GIVEN_INITIAL
        for first in given:
            for initial in dict.fromkeys(word[0] for word in family):
                yield first, initial, Kind.FAMILY_INITIAL


def words(name: str, family: bool = False) -> list[str]:
    """The words that a part of a name may be called by: each that is long enough, and all written as one.

    Letters such as ü count both as u and as ue.
    """
    found: dict[str, None] = {}
    for spelling in _spellings(name):
        folded = [w for w in folded_words(spelling) if not (family and w in _SUFFIXES)]
        bare = [w for w in folded if not (family and w in PARTICLES)] or folded
        found.update(dict.fromkeys(w for w in bare if len(w) >= _SHORTEST and not w.isdigit()))
        if len(folded) > 1:
            found["".join(folded)] = None
    return list(found)


def own_words(entry: Entry) -> frozenset[str]:
    """Every word of the person's full name, and initials inside it: what may stand between and beside a pair's words."""
    names = (*entry.given, *entry.middle, *entry.family)
    whole = frozenset(w for name in names for s in _spellings(name) for w in folded_words(s))
    if "al" in whole:
        articles = (f"a{letters}" for w in whole for letters in _SUN_LETTERS if w.startswith(letters))
        whole |= frozenset(articles)
    return whole | {w[0] for name in (*entry.middle, *entry.given) for w in folded_words(name)}


def _spellings(name: str) -> list[str]:
    if not any(c in TWO_LETTERS for c in name.casefold()):
        return [name]
    return [name, "".join(TWO_LETTERS.get(c, c) for c in name.casefold())]


def _short_forms(entry: Entry) -> list[str]:
    forms: dict[str, None] = {}
    for name in entry.given:
        for word in folded_words(name)[:1]:
            forms.update(dict.fromkeys(_nicknames(word)))
            forms.update(dict.fromkeys(sorted(_OTHER_SPELLINGS.get(word, ()))))
    for name in entry.middle:
        forms.update(dict.fromkeys(w for w in folded_words(name)[:1] if len(w) > _SHORTEST))
    return list(forms)


@cache
def _nicknamer() -> NickNamer:
    return NickNamer()


@cache
def _nicknames(word: str) -> tuple[str, ...]:
    namer = _nicknamer()
    forms = {fold(w) for w in namer.nicknames_of(word) | namer.canonicals_of(word)}
    return tuple(sorted(w for w in forms if len(w) > _SHORTEST))


def _split_prefixes(entry: Entry) -> list[str]:
    found = []
    for name in entry.family:
        for part in re.split(r"[\s-]+", name):
            for word in folded_words(part):
                if re.match(r"(?:[OD]['’`]|Ma?c[A-Z])", part):
                    prefix = next(p for p in sorted(_PREFIXES, key=len, reverse=True) if word.startswith(p))
                    found.append(word[len(prefix) :])
    return [word for word in found if len(word) > _SHORTEST]


@cache
def is_common(word: str) -> bool:
    """Whether a folded word of a name is also a word that begins sentences and headings: Grace, Will, Park, School."""
    return word in COMMON_FIRST or word in NOT_NAMES or word in PLACES or is_ordinary(word)


@cache
def is_other_name(word: str) -> bool:
    """Whether a folded word is a given name and no word besides: "Elisabeth" may be a slip for "Elizabeth"."""
    return is_first(word) and not is_ordinary(word) and word not in NOT_NAMES and word not in PLACES


@cache
def is_word(word: str) -> bool:
    """Whether a folded word is also an English word: it is no misspelt name."""
    return is_common(word) or in_dictionary(word)
