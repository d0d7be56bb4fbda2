"""Given names that are words too, right before a class: "Prince in 3B", "Chase in period 5", "Precious in Ms. Hunt's class".

A listed given name alone before a class is told by `forms.with_grade`. Here the word is as often something else, so that
the class must be a pupil's and nothing be taught or run there, and what is said goes on as it does of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.naming.forms import Form
from recognizers.naming.gazetteer import GIVEN_WORDS, NOT_NAMES, fold, may_be_first
from recognizers.naming.shapes import TOKEN
from recognizers.naming.told import DOES

_ROOM = (
    r"(?:(?-i:\d{1,2}[A-H])|(?:gr|grade|rm|room|hr|homeroom|per|period|block)\.?[^\S\n]?(?:K\d?|\d{1,3}[A-H]?|(?-i:[A-H]))|\d{1,2}(?:st|nd|rd|th)[ -](?:gr(?:ade)?|period|block|per)"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth)[ -](?:grade|period)|kindergarten|pre-?k|(?:mrs?|ms|miss|mx)\.?[^\S\n](?-i:[A-Z])[\w-]{1,20}['’]s?[^\S\n](?:\w{2,12}[^\S\n])?(?:class|room|homeroom))(?![\w’'-])"
)
_IN = rf"(?:[^\S\n](?:is[^\S\n])?(?:in|from)[^\S\n](?:my[^\S\n]|the[^\S\n])?{_ROOM}|,?[^\S\n]?\([^\S\n]?{_ROOM}[^\S\n]?\)|,[^\S\n]{_ROOM}|[^\S\n]{_ROOM})"
_MORE_ROOMS = r"(?![^\S\n]?[-–—/&][^\S\n]?\d|[^\S\n](?:and|to|or)[^\S\n](?:gr\w*\.?[^\S\n])?\d)"
_GOES_ON = rf"(?=[^\S\n]?[,;:–—-]?[^\S\n]?(?:{DOES}|threw|gets|has|wets|hits|bites|and (?:he|she)|isn['’]?t|he|she|his|her|whose)(?!\w)|['’]s[^\S\n])"
_CLASSED = re.compile(
    rf"(?<![\w@./'’-])(?P<first>(?-i:{TOKEN}))(?:[^\S\n](?-i:[A-Z])\.?)?{_IN}{_MORE_ROOMS}{_GOES_ON}", re.IGNORECASE
)
_OPENS = re.compile(
    r"(?:^|[.!?:;,][ \t]+|\n)[ \t>*•–-]*\Z|\b(?:that|and|with|gave|told|because|so|but|re|for|when|after|fyi)[^\S\n]\Z",
    re.IGNORECASE,
)
_BEFORE = 16
"""Characters before a word in which its sentence begins, or what somebody may follow."""

_NO_PUPILS = frozenset(
    "will may april june august autumn summer spring winter art music page bill major dean judge hope grant chance journey harmony melody paris london dallas china israel asia georgia virginia".split()
)
"""Words that stand before a class as the month, the subject or the topic of one."""


_RARER = frozenset(
    "blessing justice treasure princess messiah legend reign essence wisdom gift divine praise favour favor comfort majesty storm lyric dream halo star sincere royal miracle royalty saint fox bear wolf".split()
)
"""Words that are given names of late and on no list of them."""


def word_in_class(text: str) -> Iterator[Form]:
    """A word that may be a given name, where a pupil's class follows it and then what is said of somebody."""
    for m in _CLASSED.finditer(text):
        if _may_be(m["first"]) and _OPENS.search(text, max(0, m.start() - _BEFORE), m.start()):
            yield Form(*m.span("first"), 0.65, "a given name that is a word too before a class", "student")


def _may_be(word: str) -> bool:
    folded = fold(word)
    if folded in _NO_PUPILS:
        return False
    return folded in GIVEN_WORDS | _RARER or (folded not in NOT_NAMES and may_be_first(word))
