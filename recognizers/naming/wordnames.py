"""Names both of whose parts are words or places too: "Jordan White", "Faith Hill", "Brown, Madison".

Neither list proves such a pair, so it counts where somebody must stand: something is said of them as it is of people, or they
head an entry; and where nothing goes on as the name of a place or a thing does ("Jackson Hill Road", "the Madison Brown line").
Source of the surnames: the commonest of the census (`gazetteer`) that are words of every school paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recognizers.naming.forms import Form
from recognizers.naming.gazetteer import GIVEN_WORDS, NOT_NAMES, PLACES, fold, is_common_last, is_first, may_be_first
from recognizers.naming.shapes import GRADE_BEHIND, TOKEN, UPPER
from recognizers.naming.told import DOES

SURNAMES = frozenset("best black brown church day dean fields gray green grey hall hill king lake lane law long parks page park prince rose west white winter".split())  # fmt: skip
"""Surnames that the lists of words would take out of every name."""

_COLOURS = frozenset("black brown gray green grey rose white".split())
_WORDS = frozenset("will may april june august summer autumn".split())
"""Given names that a colour behind them hardly makes somebody's by itself: "Autumn Brown" may be a paint."""

_INITIAL = r"(?:[^\S\n][A-Z]\.?)?"
_PAIR = re.compile(rf"(?<![\w@/.'’-])(?P<first>{TOKEN}|{UPPER}){_INITIAL}[^\S\n](?P<last>{TOKEN}|{UPPER})(?![\w@])")
_TURNED = re.compile(rf"(?<![\w@/.'’-])(?P<last>{TOKEN}|{UPPER}),[^\S\n](?P<first>{TOKEN}|{UPPER}){_INITIAL}(?![\w@,])")

_OF_THINGS = r"(?:closed|open(?:s|ed)?|located|named|built|shut|sold|playing|available|near|over|under|next|the|one)"
_DONE = re.compile(
    rf"[^\S\n]+{DOES}(?!\w)(?![^\S\n]+(?:(?:been|be|now|also|still|not|re)[^\S\n-]*)?{_OF_THINGS}\b)|['’]s[^\S\n]+[a-zA-Z\d]"
)
"""What is said of somebody behind the name, or what is somebody's."""

_HEADS = re.compile(
    r"[^\S\n]*(?:[:(|;–—]|-[^\S\n]|[^\S\n]{2}|\t|$|\n)|,[^\S\n]?(?:[a-z\d]|SSN|DOB|Gr|Grade|Rm|Room|Age|ID|IEP)|[^\S\n]\d"
)
"""What stands behind the name that an entry begins with."""

_ENTRY = re.compile(r"[ \t>*•–—\d.)☐☒✓|-]*")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)[^\S\n]+\Z")
_TO_PEOPLE = re.compile(
    r"\b(?:(?:mother|father|mom|dad|parents?|guardian|grand(?:ma|pa|mother|father)|aunt|uncle|sister|brother|teacher|counselor|doctor)s? (?:of|to|for)|student|pupil|child|patient|camper|dear|give|gave|told|tell|ask(?:ed)?|met with|meeting with|spoke (?:to|with)|excuse|evaluat\w+|suspend(?:ed)?|record of|plan (?:of|for)|behalf of|name[d:]?|re:)[^\S\n:,]+\Z",
    re.IGNORECASE,
)
_LEADING = 24
"""Characters before a name in which its word to people stands."""

_GOES_ON = re.compile(
    r"[^\S\n]+(?:[A-Z]|(?:line|trail|area|store|brand|bus|route|team|room|house|site|side|court|campus|paint|paper|rice|bread|section|neighborhood|farm|schools?|streets?)\b)"
)
"""What makes a place or a thing of the two words before it."""


def word_names(text: str) -> Iterator[Form]:
    """Pairs of such words where somebody must stand, in either order."""
    for m in _PAIR.finditer(text):
        if are_word_name(m["first"], m["last"]) and _is_somebody(text, m):
            yield Form(m.start(), m.end(), 0.65, "a given name and a surname that are words too")
    for m in _TURNED.finditer(text):
        if are_word_name(m["first"], m["last"]) and _begins(text, m.start()) and _HEADS.match(text, m.end()):
            yield Form(m.start(), m.end(), 0.65, "Last, First, both of them words too")


def are_word_name(first: str, last: str) -> bool:
    """Whether a word may be a given name and another one a surname that the lists of words would take for none."""
    given = fold(first)
    if fold(last) not in SURNAMES or not is_common_last(last) or (first.isupper() != last.isupper()):
        return False
    return given in GIVEN_WORDS - SURNAMES or (given not in NOT_NAMES and may_be_first(first))


def named_in(words: Sequence[str]) -> bool:
    """Whether a cell's words are such a name, in order or turned ("Brown, Madison" comes parted)."""
    return len(words) in {2, 3} and (are_word_name(words[0], words[-1]) or are_word_name(words[1], words[0]))


def _is_somebody(text: str, m: re.Match[str]) -> bool:
    before = _BEFORE.search(text, max(0, m.start() - _LEADING), m.start())
    person = _TO_PEOPLE.search(text, max(0, m.start() - _LEADING), m.start()) is not None
    if before and not person and (before["word"][:1].isupper() or before["word"].lower() in _PLACED):
        return False
    if _GOES_ON.match(text, m.end()):
        return False
    if GRADE_BEHIND.match(text[m.end() : m.end() + 24]) or _DONE.match(text, m.end()):
        return True
    if person:
        return True
    if not _begins(text, m.start()) or not _HEADS.match(text, m.end()):
        return False
    plain = fold(m["last"]) not in PLACES and not (fold(m["first"]) in _WORDS and fold(m["last"]) in _COLOURS)
    return plain or is_first(m["first"]) or text[m.end() : m.end() + 1] == ","


_PLACED = frozenset("the a an at near in on to into from toward towards this that new old our your".split())
"""Words before a place or a thing."""


def _begins(text: str, place: int) -> bool:
    return _ENTRY.fullmatch(text, text.rfind("\n", 0, place) + 1, place) is not None
