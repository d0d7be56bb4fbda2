"""Cells that name people or firms, by themselves and as a column: whether one could hold a name, whether all are names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.columns.unlabelled import share
from recognizers.naming.gazetteer import (
    COMMON_FIRST,
    NOT_NAMES,
    fold,
    in_dictionary,
    is_first,
    is_last,
    is_ordinary,
    may_be_first,
)
from recognizers.naming.gazetteer import PLACES as PLACE_WORDS
from recognizers.naming.places import is_place
from recognizers.naming.shapes import without_class
from recognizers.naming.wordnames import named_in

_LONGEST_NAME = 120


HOUSEHOLD = re.compile(
    r"^(?:the )?(?:household|family|home|parents?(?: ?(?:/|or|and|&) ?guardians?)?|guardians?) of (?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
"""What a system that calls and writes to homes puts before the name of a pupil."""


def parts_of(value: str) -> list[str]:
    """The words of a cell that may be a name, without what stands in brackets or quotes."""
    plain = HOUSEHOLD.sub("", value)
    plain = re.sub(r"\([^)]*\)|\"[^\"]*\"|^Dr\.? ", " ", plain)
    return [w for w in re.split(r"[\s,]+", plain) if w.strip(".")]


_INITIAL = re.compile(r"[A-Z]\.")


def like_name(value: str) -> bool:
    """Whether a cell could hold a person's name: a few words, none of them an ordinary one, no digits."""
    if len(value) > _LONGEST_NAME:
        return False
    value = HOUSEHOLD.sub("", value)
    value = without_class(value.replace("/", " ") if is_passenger(value) else value)
    words = parts_of(value)
    if not 0 < len(words) <= 5 or re.search(r"[\d@/_:]", value):
        return False
    if named_in(words):
        return True
    return not any(fold(w) in NOT_NAMES for w in words if not _INITIAL.fullmatch(w)) and any(
        not is_ordinary(w) for w in words
    )


_FIRM = re.compile(
    r"\b(?:(?i:llc|inc|corp|co|ltd|lp|llp|plc|company|corporation|associates|industries|enterprises|bros|brothers|& sons)"
    r"|(?:S(?:ervices|ystems|olutions|uppl(?:y|ies))|Group|Partners|Bank|Foundation|Cent(?:er|re)|Hospital|Clinic)"
    r"|(?:SERVICES|SYSTEMS|SOLUTIONS|SUPPL(?:Y|IES)|GROUP|PARTNERS|BANK|FOUNDATION|CENT(?:ER|RE)|HOSPITAL|CLINIC))\.?$"
)
"""How the name of a firm ends; words that end remarks as well ("grief group", "back from hospital") need their capital."""


def is_firm(value: str) -> bool:
    """Whether a cell names a company or an institution: "Foster Electric Co"."""
    return len(value) <= _LONGEST_NAME and _FIRM.search(value.strip()) is not None


def capitalised(value: str) -> bool:
    """Whether a cell has the form of a full name: two to five words that begin with a capital, nothing else."""
    return (
        bool(re.fullmatch(r"[^\W\d_][^\d_@/:;!?]{3,60}", value))
        and 2 <= len(parts_of(value)) <= 5
        and all(w[:1].isupper() for w in parts_of(value) if len(w) > 3)
    )


def reads_as_name(value: str) -> bool:
    """Whether a heading is surely a person's name: "Emma Sampson", "Emma"."""
    return like_full_name(value) or (len(parts_of(value)) == 1 and value[:1].isupper() and is_first(value))


def like_full_name(value: str) -> bool:
    """Whether a cell is a full name by its given name and its capitals."""
    words = parts_of(value) if len(value) <= _LONGEST_NAME else []
    return (
        2 <= len(words) <= 5
        and like_name(value)
        and (any(is_first(w) for w in words) or _is_plain_first(words) or _is_of_words(words))
        and all(w[0].isupper() for w in words if len(w) > 3)
    )


def _is_plain_first(words: Sequence[str]) -> bool:
    """Whether a name begins with a given one that is a word or a syllable as well, before a surname that is none: "Minh Le"."""
    given = fold(words[0])
    named = len(given) > 2 and given in COMMON_FIRST - _TITLES and words[0][:1].isupper()
    return named and is_last(words[-1]) and not is_ordinary(words[-1])


def _is_of_words(words: Sequence[str]) -> bool:
    """Whether a name is of two words that both are none by themselves, and of no place's: "Jordan White"."""
    return named_in(words) and not any(fold(w) in PLACE_WORDS for w in words)


_TITLES = frozenset("santa san mrs the she del".split())
"""Those of the given names that are words too which begin something else: "San Antonio"."""


KIN = re.compile(
    r"(?i:(?:(?:step|god|great|foster|bio|biological|maternal|paternal)[- ]?)?(?:mother|father|mom|dad|aunt|auntie|uncle|titi|grand(?:mother|father|ma|pa|parent)|gma|gpa|gram|nana|brother|sister|cousin|parent|guardian|neighbou?r)s?)[:,]? (?P<who>[A-ZÀ-Þ][^\d\n(]{1,60}?)(?: ?\([^()\n]{1,30}\))?$"
)
"""What somebody is to a pupil, before the name: "Aunt Celeste Pires", "brother Minh Le (16)"."""


_SIGNED = re.compile(r"[A-Z]\.?[A-Z]\.?(?:[A-Z]\.?)?(?:[ ,/&+]{1,3}[A-Z]{2,3})*")


def are_initials(value: str) -> bool:
    """Whether a cell is the initials of who signed, or of several: "JB", "JR LP"."""
    return _SIGNED.fullmatch(value.strip()) is not None


def is_kin(value: str) -> bool:
    """Whether a cell says what somebody is to a pupil, and the name: "mom Renee Ouellette"."""
    found = KIN.match(value)
    return found is not None and like_name(found["who"])


PLACES = 0.2
"""The share of a column's cells that are surely towns and make it one of places."""


_INITIALLED = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?, ?[A-Z]\.?")
_BARE_INITIAL = re.compile(r"[A-ZÀ-Þ][\w'’-]{2,}(?: [A-ZÀ-Þ][\w'’-]+)? [A-Z]\.?")
_SURNAMES = 0.6
"""A surname with an initial and no comma, "Amaral J", and the share that must be known as such: "Vitamin C" has the form, too."""

_INITIALLED_AT_LEAST = 4
"""Cells that show that a surname with an initial, "Sampson, E", is no word with a letter."""


def read_as_names(filled: Sequence[str]) -> bool:
    """Whether a column under no heading we know is one of full names: most of them surely so, or nearly all by their form and some surely.

    A class may stand behind each: "Whitcomb, Eli gr 6".
    """
    filled = [without_class(v) for v in filled]
    if len(filled) < 2 or share(filled, is_place) >= PLACES:
        return False
    if len(filled) >= _LISTED and share(filled, is_small_turned) >= 0.6:
        return True
    if share(filled, like_full_name) >= 0.6 or max(share(filled, _is_turned), share(filled, is_passenger)) >= 0.9:
        return True
    if len(set(filled)) >= _INITIALLED_AT_LEAST and share(filled, lambda v: bool(_INITIALLED.fullmatch(v))) >= 0.8:
        return share(filled, lambda v: is_last(v.partition(",")[0])) >= 0.4
    if len(set(filled)) >= _INITIALLED_AT_LEAST and share(filled, lambda v: bool(_BARE_INITIAL.fullmatch(v))) >= 0.8:
        return share(filled, _is_surname_first) >= _SURNAMES
    return (
        len(set(filled)) >= 0.8 * len(filled)
        and share(filled, lambda v: capitalised(v) and like_name(v)) >= 0.8
        and share(filled, lambda v: any(is_first(w) or is_last(w) for w in parts_of(v))) >= 0.6
        and share(filled, _named) >= 0.3
    )


def _is_surname_first(value: str) -> bool:
    word = value.split()[0]
    return is_last(word) and not is_ordinary(word)


_TURNED = re.compile(
    r"(?P<last>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?), (?:[A-ZÀ-Þ]\.?|[A-ZÀ-Þ][\w'’-]*[a-z])(?: [A-Z]\.?)?"
)


def _is_turned(value: str) -> bool:
    """Whether a cell is a family name that we know and a given one or its first letter: "Rourke, Pat", "Okoro, I."."""
    found = _TURNED.fullmatch(value.strip())
    return found is not None and is_last(found["last"].split()[-1]) and not is_ordinary(found["last"])


_SMALL_TURNED = re.compile(r"(?P<last>[a-zà-ÿ'’-]{2,20}), (?P<first>[a-zà-ÿ'’-]{2,20})(?:\s+(?:k|pk|\d{1,2}))?")


def is_small_turned(value: str) -> bool:
    """Whether a cell in small letters is a family name and a given one, a grade perhaps: "correia, luan  k"."""
    found = _SMALL_TURNED.fullmatch(value.strip())
    if found is None or not is_last(found["last"].title()):
        return False
    return may_be_first(found["first"].title()) or not in_dictionary(found["first"])


_PASSENGER = re.compile(
    r"(?P<last>[A-Z][A-Z'’ -]+)/(?P<first>[A-Z][A-Z'’-]+)(?: [A-Z][A-Z'’-]*){0,3}(?: (?:MR|MS|MRS|MISS|MSTR))?"
)
"""A name as airlines print it: "SAMPSON/EMMA ROSE"."""


def is_passenger(value: str) -> bool:
    """Whether a cell is a name as airlines print it."""
    found = _PASSENGER.fullmatch(value.strip())
    return found is not None and not (is_ordinary(found["last"]) and is_ordinary(found["first"]))


_CALLED = frozenset(
    "who kid kids child ch stu student pupil camper athlete ath player plyr rider re about caught eater friend name nm them".split()
)
"""Headings of lists that call pupils by their given names."""

_GIVEN = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’]+(?:-[\w'’]+)?)(?:,? [A-ZÀ-Þ][\w'’-]{0,2}\.?){0,2}(?: in \d{1,3}| ?\([^()]{1,20}\))?"
)
_LISTED = 3
"""Names that such a column has at least."""

_NEARLY_ALL = 0.9


def call_pupils(k: str, filled: Sequence[str]) -> bool:
    """Whether a column calls people by their given names, with an initial or a class perhaps: "Jo-Jo 3C", "Ramona T (4L)"."""
    return (
        (not k or k in _CALLED)
        and len(filled) >= _LISTED
        and share(filled, _is_called) >= _NEARLY_ALL
        and share(filled, is_place) < PLACES
    )


def _is_called(value: str) -> bool:
    found = _GIVEN.fullmatch(without_class(value.strip()))
    return found is not None and any(map(is_first, re.split(r"-", found["name"])))


def given_alone(value: str) -> bool:
    """Whether a cell is a given name and nothing else."""
    return value.isalpha() and value[:1].isupper() and not value.isupper() and is_first(value)


def _named(value: str) -> bool:
    return any(is_first(w) for w in parts_of(value)) and any(is_last(w) for w in parts_of(value))
