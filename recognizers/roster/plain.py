"""Names that stand as most do, read quickly: two words side by side, a blank, a comma or an initial's point between.

It decides as `names.read_closely` does, which is asked of what stands otherwise: other gaps, words in between or of the
same name beside it, small letters, places. What it needs of each pair is taken out of the arrays for all at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from recognizers.roster.candidates import Pairs
from recognizers.roster.index import COMMON, Word
from recognizers.roster.page import CELL, ROW, SOME, Found, Page
from recognizers.roster.variants import Kind

SCORES = {Kind.EXACT: 0.95, Kind.SHORT: 0.85, Kind.SPLIT: 0.9, Kind.GIVEN_INITIAL: 0.7, Kind.FAMILY_INITIAL: 0.65}
SHARED, TURNED, COMMA = 0.05, 0.1, 0.01
"""What is taken off for a name that two people bear, one with the family name first, one parted by a comma."""

_KIND_MASK = COMMON - 1
_SCORE_OF = {int(kind) | needs: score for kind, score in SCORES.items() for needs in (0, COMMON)}
_SPLIT, _GIVEN_INITIAL = int(Kind.SPLIT), int(Kind.GIVEN_INITIAL)
_COMMA, _BLANK = ", ", " "
_BEFORE_INITIAL, _BEHIND_INITIAL = frozenset((" ", ". ")), frozenset((" ", CELL))
_GAPS = frozenset((_BLANK, _COMMA, ". ", CELL, ROW, "\n"))
_LOOK_BEFORE, _LOOK_BEHIND = frozenset("@_/\\-"), frozenset("@_\\-")
_JOINTS = frozenset(" -")
_OWN, _PLACE, _OF_NAMES = int(Word.OWN), int(Word.PLACE), int(Word.OWN | Word.PARTICLE)

Line = tuple[int, int, bool, int, int, int, int, int, int, int, int, int]


def read(page: Page, pairs: Pairs) -> tuple[list[Found | None], list[int]]:
    """Each pair as a name, None where it does not stand as one; and the numbers of those that were not decided."""
    out: list[Found | None] = [None] * len(pairs)
    left: list[int] = []
    if not out:
        return out, left
    text = f"{page.text}   "  # so that every name has two characters behind it; the one before the first is a blank
    whole: set[tuple[int, int, bool, int]] = set()
    lists = page.index.arrays["pair_list"]
    for number, line in enumerate(_lines(page, pairs)):
        first, last, given_first, code, beside, start, gap_start, gap_stop, end, person, begin, stop = line
        gap, kind, alone = text[gap_start:gap_stop], code & _KIND_MASK, stop - begin == 1
        if last - first > 1:
            if not _parted(page, text, line) and not (alone and (first, last, given_first, person) in whole):
                left.append(number)
            continue
        people = (person,) if alone else lists[begin:stop].tolist()
        goes_on = False
        if beside & _OWN and _may_go_on(page, first, last, people):
            first, last = extended(page, first, last, people)
            goes_on = last - first > 1
            start, end = page.start(first), page.end(last)
        behind = text[end]
        if (
            gap not in _GAPS
            or text[start - 1] in _LOOK_BEFORE
            or behind in _LOOK_BEHIND
            or not (text[line[5]].isupper() and text[gap_stop].isupper())
            or (beside & _PLACE and given_first)
            or (goes_on and kind >= _GIVEN_INITIAL)
            or kind == _SPLIT
            or (gap == "\n" and given_first and text[line[5] - 1] != "\n")  # prose may go on in the next line
        ):
            left.append(number)
        elif (gap == _BLANK and kind < _GIVEN_INITIAL and behind != ".") or _stands(text, line, end):
            score = _SCORE_OF[code] if alone else _SCORE_OF[code] - SHARED
            if not given_first:
                score -= COMMA if gap == _COMMA else TURNED
            sure = code < _GIVEN_INITIAL
            if alone and not code:  # no reading of its first and last word is better
                whole.add((first, last, given_first, person))
            out[number] = Found("PERSON", start, end, first, last, frozenset(people), score, sure, "name")
    return out, left


def _lines(page: Page, pairs: Pairs) -> Iterator[Line]:
    """Of each pair its words, whether the given name is first, the code of its kind, whether the words beside it are to
    be looked at, where it and its gap begin and end, the first of its people and where these begin and end."""
    words, flags, arrays = page.words, page.flags, page.index.arrays
    first, last, rows = pairs.first, pairs.last, pairs.rows
    begins = arrays["pair_starts"][rows]
    edged = np.zeros(len(flags) + 2, flags.dtype)
    edged[1:-1] = flags
    ahead, behind = edged[first] & _OWN, edged[last + 2] & (_OWN | _PLACE)
    return zip(
        first.tolist(), last.tolist(), pairs.given_first.tolist(), arrays["pair_kinds"][rows].tolist(),
        (ahead | behind).tolist(), words.starts[first].tolist(), words.ends[first].tolist(),
        words.starts[last].tolist(), words.ends[last].tolist(), arrays["pair_list"][begins].tolist(), begins.tolist(),
        arrays["pair_starts"][rows + 1].tolist(), strict=True,
    )  # fmt: skip


def _parted(page: Page, text: str, line: Line) -> bool:
    """Whether two words with others between them are no name for certain: an initial, or a small word of nobody's name."""
    first, last, _, code, *_ = line
    if code & _KIND_MASK >= _GIVEN_INITIAL:
        return True
    return any(text[page.start(i)].islower() and not page.may_be(i, _OF_NAMES) for i in range(first + 1, last))


def _may_go_on(page: Page, first: int, last: int, people: Sequence[int]) -> bool:
    """Whether the word before or behind a pair may be one of the same people's full names."""
    may_own = page.index.may_own
    for i in (first - 1, last + 1):
        if 0 <= i < len(page.words):
            word = page.hash(i)
            for person in people[:SOME]:
                if may_own(person, word):
                    return True
    return False


def extended(page: Page, first: int, last: int, people: Sequence[int]) -> tuple[int, int]:
    """A pair of words with the further words of the same people's full names right before and behind it."""
    while first > 0 and page.may_be(first - 1, _OWN) and page.gap(first - 1) in _JOINTS:
        if page.hash(first - 1) not in page.own_of_some(people):
            break
        first -= 1
    while last + 1 < len(page.words) and page.may_be(last + 1, _OWN) and page.gap(last) in _JOINTS:
        if page.hash(last + 1) not in page.own_of_some(people):
            break
        last += 1
    return first, last


def _stands(text: str, line: Line, end: int) -> bool:
    """Whether a pair of capital words stands as a name that ends there, and is no part of something longer behind it."""
    _, _, given_first, code, _, start, gap_start, gap_stop, _, _, _, _ = line
    gap, kind, behind = text[gap_start:gap_stop], code & _KIND_MASK, text[end]
    if behind == ".":
        further = text[end + 1]
        if (further.isalnum() or further == "_") and not "A" <= further <= "Z":
            return False
    if kind < _GIVEN_INITIAL:
        return gap in _BEHIND_INITIAL or (gap == _COMMA and not given_first)
    if (kind == _GIVEN_INITIAL) == given_first:  # the initial stands first
        return gap_start - start == 1 and gap in _BEFORE_INITIAL
    if end - gap_stop != 1:
        return False
    if not given_first:
        return gap == _COMMA
    return gap in _BEHIND_INITIAL and (behind == "." or text[gap_stop] not in "AI")
