"""Headings, names of sheets and titles as they may stand in a record: the words of schools stay, what may be somebody is masked.

It keeps what is known instead of looking for names: a name that nobody has listed is no word either, in whatever letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from recognizers.headings import headers, wording
from recognizers.naming.gazetteer import (
    NOT_NAMES,
    fold,
    in_dictionary,
    is_last,
    is_mostly_last,
    is_rare,
    may_be_first,
    stands_as_first,
)
from recognizers.naming.wordnames import SURNAMES

_WORD = re.compile(r"[^\W\d_]+(?:['’`´][^\W\d_]+)*")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_FIGURES = re.compile(r"\d[\d/.,-]*")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-/](?:(?:19|20)?\d\d))?|(?:1\d|2\d|3\d)-(?:1\d|2\d|3\d)")
_POSSESSIVE = re.compile(r"['’`´]s?$", re.IGNORECASE)
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\. ?$")
_TIES = re.compile(r"[\s,.'’_-]{0,3}")
"""What may stand between two words of one name."""

_LONG = 4
"""Figures in a row that may be a number or a date of somebody."""

_BRIEF = 3
"""Letters of what may be a short form that no list has."""

_DISTINCT = 20_000

_SCHOOL = frozenset(
    """sasid lasid ssid ssn dob iep ell sped frl sims doe mcas dibels wida access nwea map star lexile aimsweb fastbridge mclass panorama ixl iready aleks
    bip fba slp ot pt bcba rn lpn epi epipen adhd add odd ptsd otc prn nkda bmi pe ela esl sel rti mtss sst ccat wisc wiat ctopp gort bas dra sgp orf lnf nwf psf
    lname fname mname lastname firstname fullname hmrm hm rm tchr gr lvl hw cw qtr sem trm yog gpa idx guid uuid url pdf csv xlsx sis aspen powerschool clever
    timestamp username userid login pwd passcode upn oneroster sourcedid snap tanf masshealth ferpa dcf gal cori pbis iss oss isp plc tbd barcode isbn signup
    case foster bell hall meds med rx doctor dr sy fy ay eoy boy moy homeroom kindergarten prek min max numbers""".split()
)
"""Words and short forms in headings of schools that no list of English words has, or that it has for names too."""

_OF_HEADINGS = wording.SHORT_FORMS.keys() | headers.NAMES.keys() | headers.CUES


@lru_cache(maxsize=_DISTINCT)
def masked(title: str, alone: bool = True) -> str:
    """A title with each word masked that no list of words has, or that may be a name; years stay, other long figures do not.

    Of a masked word of three letters or more the first letter stays: "RUBY HALDANE SSN" is "R*** H****** SSN". Without `alone`
    only names of two words or more are: of a class one says whose it is ("Gr 1 Haldane").
    """
    spans = [span for found in _WORD.finditer(title) for span in _humps(found)]
    hidden = _hidden(title, spans)
    out = list(title)
    for start, end in hidden if alone else _beside(title, hidden):
        kept = 1 if end - start >= _BRIEF else 0
        out[start + kept : end] = "*" * (end - start - kept)
    return without_figures("".join(out))


def _beside(title: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the words that stand beside another of them."""
    tied = {span for a, b in pairwise(spans) if _TIES.fullmatch(title[a[1] : b[0]]) for span in (a, b)}
    return [span for span in spans if span in tied]


def without_figures(title: str) -> str:
    """A title with long figures masked, but for years."""
    return _FIGURES.sub(_figures, title)


def _figures(found: re.Match[str]) -> str:
    text = found.group()
    if sum(map(str.isdigit, text)) < _LONG or _YEARS.fullmatch(text.rstrip("/.,-")):
        return text
    return re.sub(r"\d", "*", text)


def _humps(word: re.Match[str]) -> list[tuple[int, int]]:
    """Where each word of one in camels' humps begins and ends: "lastName" holds two."""
    text = _POSSESSIVE.sub("", word.group())
    borders = [0, *(hump.start() for hump in _CAMEL.finditer(text)), len(text)]
    return [(word.start() + a, word.start() + b) for a, b in pairwise(borders)]


def _hidden(title: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the words that may be names, and from each on those beside it that may be parts of the same name."""
    kinds = [_kind(title[start:end]) for start, end in spans]
    tied = [_TIES.fullmatch(title[a[1] : b[0]]) is not None for a, b in pairwise(spans)]
    hidden = [
        kind in {"name", "unlisted"} or (kind == "either" and _INITIAL.search(title[:start]) is not None)
        for kind, (start, _) in zip(kinds, spans, strict=True)
    ]
    for i, tie in enumerate(tied):
        hidden[i] |= tie and {kinds[i], kinds[i + 1]} == {"given", "either"}
    for order in (range(1, len(spans)), range(len(spans) - 1, 0, -1)):
        for i in order:
            here, beside = (i, i - 1) if order.step > 0 else (i - 1, i)
            hidden[here] |= hidden[beside] and tied[i - 1] and kinds[here] != "word"
    for i, (start, end) in enumerate(spans):  # "escaleds": nobody's, unless a name stands beside it
        if kinds[i] == "unlisted" and title[start:end].islower():
            near = [j for j in (i - 1, i + 1) if 0 <= j < len(spans) and tied[min(i, j)]]
            hidden[i] = any(hidden[j] for j in near)
    return [span for span, hide in zip(spans, hidden, strict=True) if hide]


def _kind(word: str) -> str:
    """Of a word: "word", "name", "initial", "given", "either" (an English one, too), or "unlisted"."""
    folded = fold(word)
    if len(folded) <= 1:
        return "initial"
    if folded in SURNAMES - _SCHOOL - _OF_HEADINGS and not stands_as_first(word):
        return "name" if is_mostly_last(word) else "either"
    if folded in NOT_NAMES and folded not in _SCHOOL:
        return "given" if stands_as_first(word) else "word"
    if folded in _SCHOOL or (folded in _OF_HEADINGS and not may_be_first(word)):
        return "word"
    known = in_dictionary(word)
    if may_be_first(word) or is_last(word):
        plain = known and not is_rare(word) and not may_be_first(word) and not (is_last(word) and is_mostly_last(word))
        return "either" if plain else "name"
    return "word" if known or len(folded) <= _BRIEF else "unlisted"
