"""Names all in capitals, as systems print them: "HUNG T NGUYEN", "HARDMAN JR, LLOYD", "OROZCO,KYLE".

In a text of capitals every word looks like a name. Where a form proves one is told by `upper`; a given name that no list has
needs a sentence that says something of somebody (`told_in_capitals`), and supports no more than a statement beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from recognizers.naming.forms import Form
from recognizers.naming.gazetteer import (
    GIVEN_WORDS,
    PLACES,
    fold,
    in_dictionary,
    is_common_last,
    is_first,
    is_last,
    is_ordinary,
    may_be_first,
)
from recognizers.naming.places import before_place
from recognizers.naming.shapes import CAPITAL, GRADE_BEHIND, SUFFIX, UPPER, UPPER_PARTICLE
from recognizers.naming.things import is_no_name
from recognizers.naming.told import DOES

_LETTER = rf"[{CAPITAL}](?:\.|(?![\w'’.]))"
_BLANK = r"[^\S\n]"
_RUN = re.compile(rf"(?<![\w@/.]){UPPER}(?:,?{_BLANK}(?:{UPPER}|{_LETTER})|,{UPPER})*(?![\w@])")
_WORD = re.compile(rf"{UPPER}|{_LETTER}")
_SUFFIX = re.compile(SUFFIX)
_UPPER_INITIAL = re.compile(rf"(?<![\w@/.])(?P<first>{UPPER})[^\S\n][A-Z]\.(?!\w)")
_ENTRY = re.compile(r"[ \t>*•–—\d.)☐-]*")
_BEHIND = 24
"""Characters behind a name in which a grade or a room begins."""

_ARTICLES = frozenset({"A", "I", "O"})
"""Letters that are words as well: "MARK A BOX" names nobody."""

_DOES = rf"(?:[^\S\n]+(?i:{DOES})(?!\w)|['’][Ss][^\S\n])"
_FIRST_LAST = re.compile(
    rf"(?<![\w@/.'’-])(?P<first>{UPPER})(?:{_BLANK}{_LETTER})?{_BLANK}{UPPER_PARTICLE}{{0,2}}(?P<last>{UPPER})(?:,?{_BLANK}{SUFFIX})?"
    rf"(?=(?P<does>{_DOES})|{_BLANK}?(?:[–—:(]|-\s)|{_BLANK}{{2}}|\t)"
)
_LAST_FIRST = re.compile(
    rf"(?<![\w@/.'’-])(?<!,)(?<!, ){UPPER_PARTICLE}{{0,2}}(?P<last>{UPPER})(?:,?{_BLANK}{SUFFIX})?,{_BLANK}?(?P<first>{UPPER})(?:{_BLANK}{_LETTER})?"
    rf"(?=(?P<does>{_DOES})|{_BLANK}?(?:[–—:(]|-\s)|{_BLANK}{{2}}|\t)"
)
_FIRMS = frozenset("llp lp pc pllc co ltd bros usa".split())
_CAPITALS = re.compile(r"(?<!\w)[A-Z]{3,}(?!\w)")
_ENGLISH, _AROUND = 0.6, 60
"""Share of English words among those around, and how many characters around."""


def upper(text: str) -> Iterable[Form]:
    """Names whose form and words are sure; a given name alone before a grade or a room."""
    for run in _RUN.finditer(text):
        words = list(_WORD.finditer(run.group()))
        place = 0
        while place < len(words):
            if count := _name_at(text, run, words, place):
                end = run.start() + words[place + count - 1].end()
                yield Form(run.start() + words[place].start(), end, 0.75, "a name in capitals")
                place += count
                continue
            first = words[place]
            behind = text[run.start() + first.end() : run.start() + first.end() + _BEHIND]
            if is_first(first.group()) and GRADE_BEHIND.match(behind):
                span = run.start() + first.start(), run.start() + first.end()
                yield Form(*span, 0.7, "a given name before a grade or room", "student")
            place += 1


def _name_at(text: str, run: re.Match[str], words: Sequence[re.Match[str]], place: int) -> int:
    """How many words of the run, from this place on, are a name; 0 where none begins there."""
    said = run.group()
    following = place + 1
    if following < len(words) and _SUFFIX.fullmatch(words[following].group()):
        following += 1
    if following < len(words) and "," in said[words[following - 1].end() : words[following].start()]:
        if not _is_last_first(text, run, words, place, following):
            return 0
        return following - place + 1 + _is_letter(words, following + 1)
    if following > place + 1 or not (following < len(words)):
        return 0
    letter = _is_letter(words, following)
    if following + letter >= len(words) or _is_letter(words, place):
        return 0
    first, last = words[place], words[following + letter]
    if "," in said[first.end() : last.start()]:
        return 0
    behind = said[last.end() :] + text[run.end() : run.end() + _BEHIND]
    if letter:
        sure = _around_letter(first.group(), words[following].group(), last.group())
    else:
        sure = _is_pair(first.group(), last.group(), behind)
    return 2 + letter if sure else 0


def _is_letter(words: Sequence[re.Match[str]], place: int) -> bool:
    return place < len(words) and len(words[place].group().strip(".")) == 1


def _is_pair(one: str, other: str, behind: str) -> bool:
    if is_last(other) and not is_ordinary(one) and GRADE_BEHIND.match(behind):
        return True
    if is_ordinary(one) or is_ordinary(other):
        return False
    return is_first(one) and (is_last(other) or not in_dictionary(other))


def _around_letter(one: str, letter: str, other: str) -> bool:
    """Whether a given name and a surname stand around an initial; a listed one is enough, for things seldom have a letter so."""
    if is_ordinary(one) or is_ordinary(other) or is_no_name(one) or is_no_name(other):
        return False
    if letter in _ARTICLES and not is_first(one):
        return False
    return is_first(one) or may_be_first(one) or (is_last(other) and not in_dictionary(one))


def _is_last_first(text: str, run: re.Match[str], words: Sequence[re.Match[str]], place: int, following: int) -> bool:
    last, first = words[place].group(), words[following].group()
    said = run.group()
    if said[words[following].end() : words[following].end() + 1] == "," or said[: words[place].start()].endswith(","):
        return False  # towns or colours in a row
    if said[: words[place].start()].endswith(", ") or is_ordinary(last) or is_ordinary(first):
        return False
    if is_first(first) and is_last(last):
        return True
    if is_no_name(last) or is_no_name(first):
        return False
    if following > place + 1:
        return True
    begins = _begins_line(text, run.start() + words[place].start())
    listed = is_first(first) or (is_last(last) and len(first) > 3)
    return begins and listed and not in_dictionary(last if is_first(first) else first)


def _begins_line(text: str, place: int) -> bool:
    return _ENTRY.fullmatch(text, text.rfind("\n", 0, place) + 1, place) is not None


def upper_with_initial(text: str) -> Iterable[Form]:
    """A given name in capitals and a dotted initial: "MASON O."."""
    for m in _UPPER_INITIAL.finditer(text):
        if is_first(m["first"]) and not is_ordinary(m["first"]):
            yield Form(m.start(), m.end(), 0.65, "a given name in capitals and an initial")


def told_in_capitals(text: str) -> Iterator[Form]:
    """Names on no list, or that are words too, of whom a sentence in capitals says something, or that head an entry."""
    for form in (_FIRST_LAST, _LAST_FIRST):
        for m in form.finditer(text):
            placed = m["does"] or _begins_line(text, m.start())
            if placed and _may_be(m["first"], m["last"], text, m.end()) and in_english_capitals(text, *m.span()):
                yield Form(m.start(), m.end(), 0.5, "a name in capitals that something is told of")


def _may_be(first: str, last: str, text: str, end: int) -> bool:
    """Whether two words, where somebody must stand, may be a given name and a surname."""
    if fold(last) in PLACES | _FIRMS or before_place(text, end):
        return False
    if is_no_name(last) or is_ordinary(last):
        return is_first(first) and is_common_last(last)  # "IVAN KING"
    sure = is_common_last(last) or not in_dictionary(last)
    if fold(first) in GIVEN_WORDS:
        return sure
    if is_no_name(first) or is_ordinary(first):
        return False
    if may_be_first(first) or is_last(first):
        return is_first(first) or sure
    return len(first) > 2 and (is_last(last) or not in_dictionary(last))


def in_english_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words in capitals around a span are English ones, most of them."""
    around = _CAPITALS.findall(text, max(0, start - _AROUND), start) + _CAPITALS.findall(text, end, end + _AROUND)
    return sum(map(in_dictionary, around)) >= _ENGLISH * len(around)
