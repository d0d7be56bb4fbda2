"""Names of the roster in a text: pairs of a given and a family word that stand as a name stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np

from recognizers.roster.folding import fold, paired
from recognizers.roster.index import COMMON, LONG, Word
from recognizers.roster.page import CELL, ROW, Found, Page
from recognizers.roster.variants import Kind

APART = 3
"""How many words the two of a pair may be apart at most, less one."""

_REACH = np.array([0, 3, 26, 40])  # characters between words that are 1, 2, 3 apart
_B = rf"[^\S\n{CELL}{ROW}]"  # a blank on the line, in the cell
_BLANK = re.compile(rf"{_B}{{1,3}}|{_B}?{CELL}+{_B}?")
_INSIDE = re.compile(rf"{_B}{{0,2}}[\"“”‘'(),.-]?{_B}{{0,2}}[\"“”‘'()]?")
_COMMA = re.compile(rf"{_B}?,{_B}{{0,2}}")
_POINT = re.compile(rf"\.{_B}{{0,2}}|{_B}{{1,2}}")

SCORES = {Kind.EXACT: 0.95, Kind.SHORT: 0.85, Kind.SPLIT: 0.9, Kind.GIVEN_INITIAL: 0.7, Kind.FAMILY_INITIAL: 0.65}
_ONE_LETTER = 0.75
_GIVEN, _FAMILY = int(Word.GIVEN), int(Word.FAMILY)
_NAMED = _GIVEN | _FAMILY
_OWN, _COMMON, _PLACE, _PARTICLE = int(Word.OWN), int(Word.COMMON), int(Word.PLACE), int(Word.PARTICLE)
_UNLIKE = int(Word.FAMILY | Word.ORDINARY | Word.PLACE)
"""What a word inside a name is not, unless it is the person's own."""
_JOINTS = frozenset(" -")


class _Pair(NamedTuple):
    """Two words of the page, `first` before `last`, and the row of the pair that they are."""

    first: int
    last: int
    row: int
    given_first: bool
    one_letter: bool = False


def find_names(page: Page) -> list[Found]:
    """The names in the text, the better reading where two overlap, in order."""
    readings = [found for pair in _pairs(page) if (found := _read(page, pair))]
    near_misses = _near_misses(page)
    readings.extend(found for pair in near_misses if (found := _read(page, pair)))
    taken: set[int] = set()
    kept = []
    for found in sorted(readings, key=lambda f: (not f.sure, -f.score, f.first - f.last, f.start)):
        words = range(found.first, found.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(found)
    return sorted(kept, key=lambda f: f.start)


def _pairs(page: Page) -> Iterator[_Pair]:
    words = page.words
    at = np.flatnonzero(page.flags & _NAMED)
    at = at[(words.lengths[at] > 1) | (words.codes[words.starts[at]] < ord("a"))]  # "a" and "s" are no initials
    if len(at) < 2:
        return
    given, family = (page.flags[at] & _GIVEN) != 0, (page.flags[at] & _FAMILY) != 0
    lower = words.codes[words.starts[at]] - ord("a") < 26  # less than "a" wraps around, the codes being unsigned
    common = (page.flags[at] & _COMMON) != 0
    hashes, starts, ends = words.hashes[at], words.starts[at], words.ends[at]
    for further in range(1, APART + 1):  # named words between the two count as words between
        if len(at) <= further:
            return
        apart = at[further:] - at[:-further]
        near = (apart <= APART) & (starts[further:] - ends[:-further] <= _REACH[np.minimum(apart, APART)])
        # two common words count as a name where both have a capital only (`_cased`)
        near &= ~(common[:-further] & common[further:] & (lower[:-further] | lower[further:]))
        if not near.any():
            continue
        for given_first, before, behind in ((True, given, family), (False, family, given)):
            met = np.flatnonzero(before[:-further] & behind[further:] & near)
            if not met.size:
                continue
            one, other = hashes[met], hashes[met + further]
            rows = page.index.rows("pair", paired(one, other) if given_first else paired(other, one))
            known = rows >= 0
            firsts, lasts = at[met[known]].tolist(), at[met[known] + further].tolist()
            yield from map(_Pair, firsts, lasts, rows[known].tolist(), repeat(given_first, len(firsts)))


def _read(page: Page, pair: _Pair) -> Found | None:
    """The pair as a name, or None if it does not stand as one."""
    starts = page.index.arrays["pair_starts"]
    begin, stop = starts.item(pair.row), starts.item(pair.row + 1)
    kinds = page.index.arrays["pair_kinds"][begin:stop].tolist()
    kind = Kind(min(k & ~COMMON for k in kinds))
    people = page.index.arrays["pair_list"][begin:stop].tolist()
    if stop - begin > 1:
        people = [p for p, k in zip(people, kinds, strict=True) if k & ~COMMON == kind]
    needs = bool(kinds[0] & COMMON) or kind >= Kind.GIVEN_INITIAL
    if pair.one_letter:
        if kind != Kind.EXACT:
            return None
        needs = needs or len(people) > 1
    cased = _cased(page, pair)
    if cased is None:
        return None
    strange = _strange(page, pair, kind, people)
    if strange is None or _is_place(page, pair):
        return None
    needs = needs or bool(strange and page.index.arrays["middle"][people].all())
    first, last = _extended(page, pair, people)
    if _attached(page, first, last):
        return None
    score = _ONE_LETTER if pair.one_letter else SCORES[kind] - (0.0 if len(people) == 1 else 0.05)
    if not pair.given_first and not _COMMA.fullmatch(page.gap(pair.last - 1)):
        score -= 0.1  # "Thomas Scott" may be Scott Thomas, or another
    elif not pair.given_first:
        score -= 0.01  # "Emma Sampson, Noah Reis": the comma parts two people
    what = "name, but for one letter" if pair.one_letter else "name"
    return Found(
        "PERSON", page.starts[first], page.ends[last], first, last, frozenset(people), score, cased and not needs, what
    )


def _own(page: Page, people: Sequence[int]) -> frozenset[int]:
    """The words of the full names of the people, of some where there are many."""
    return frozenset().union(*(page.own_of(p) for p in people[:8]))


def _strange(page: Page, pair: _Pair, kind: Kind, people: Sequence[int]) -> int | None:
    """How many words inside the name are not known to be the person's; None if the pair does not stand as a name."""
    first, last = pair.first, pair.last
    gaps = [page.gap(i) for i in range(first, last)]
    if kind in (Kind.GIVEN_INITIAL, Kind.FAMILY_INITIAL):
        return 0 if _stands_with_initial(page, pair, kind, gaps) else None
    if kind is Kind.SPLIT and fold(page.word(last - 1)) not in {"o", "d", "mc", "mac"}:
        return None
    if last - first == 1:
        return 0 if _BLANK.fullmatch(gaps[0]) or (not pair.given_first and _COMMA.fullmatch(gaps[0])) else None
    commas = sum("," in gap for gap in gaps)
    inside = commas <= (0 if pair.given_first else 1) and all(map(_INSIDE.fullmatch, gaps))
    return _between(page, pair, _own(page, people)) if inside or all(map(_BLANK.fullmatch, gaps)) else None


def _between(page: Page, pair: _Pair, own: frozenset[int]) -> int | None:
    """How many words inside are neither the person's own nor small words of names; None if that is none of a name."""
    strange = 0
    for i in range(pair.first + 1, pair.last):
        word = page.word(i)
        if page.hash(i) in own or page.may_be(i, _PARTICLE):
            continue
        strange += 1
        if len(word) == 1 and word.isupper():
            continue
        unlike = page.may_be(i, _UNLIKE) or any(map(str.isdigit, word))
        if unlike or not word[0].isupper():
            return None
    return strange if strange <= 1 else None


def _stands_with_initial(page: Page, pair: _Pair, kind: Kind, gaps: list[str]) -> bool:
    if len(gaps) != 1:
        return False
    initial_first = (kind is Kind.GIVEN_INITIAL) == pair.given_first
    letter = page.word(pair.first if initial_first else pair.last)
    if len(letter) != 1 or not letter.isupper():
        return False
    if initial_first:
        return bool(_POINT.fullmatch(gaps[0]))
    if not pair.given_first:
        return bool(_COMMA.fullmatch(gaps[0]))
    behind = page.text[page.ends[pair.last] : page.ends[pair.last] + 1]
    return bool(_BLANK.fullmatch(gaps[0])) and (letter not in "AI" or behind == ".")


def _cased(page: Page, pair: _Pair) -> bool | None:
    """Whether both words are written as names are; None if they are rather ordinary words."""
    one, other = page.word(pair.first), page.word(pair.last)
    upper = one[0].isupper() + other[0].isupper()
    unicameral = not (one[0].islower() or one[0].isupper()) or not (other[0].islower() or other[0].isupper())
    if upper == 2 or unicameral:
        return True
    ordinary = page.may_be(pair.first, _COMMON) + page.may_be(pair.last, _COMMON)
    if ordinary == 2 or pair.one_letter or (not pair.given_first and "," not in page.gap(pair.last - 1)):
        return None
    return upper == 0 and not ordinary


def _is_place(page: Page, pair: _Pair) -> bool:
    """Whether the name is that of a place or a body: "Emma Sampson School", but not "Emma Sampson Room 4"."""
    after = pair.last + 1
    if not pair.given_first or after >= len(page.words) or not page.may_be(after, _PLACE):
        return False
    if not _BLANK.fullmatch(page.gap(pair.last)) or CELL in page.gap(pair.last) or not page.word(after)[0].isupper():
        return False
    return not re.match(r"[\s#.:]*\d", page.text[page.ends[after] : page.ends[after] + 4])


def _extended(page: Page, pair: _Pair, people: Sequence[int]) -> tuple[int, int]:
    """The pair with the further words of the same name right before and behind it."""
    first, last = pair.first, pair.last
    own: frozenset[int] | None = None
    while first > 0 and page.may_be(first - 1, _OWN) and page.gap(first - 1) in _JOINTS:
        own = own or _own(page, people)
        if page.hash(first - 1) not in own:
            break
        first -= 1
    while last + 1 < len(page.words) and page.may_be(last + 1, _OWN) and page.gap(last) in _JOINTS:
        own = own or _own(page, people)
        if page.hash(last + 1) not in own:
            break
        last += 1
    return first, last


def _attached(page: Page, first: int, last: int) -> bool:
    """Whether the name is part of something longer: an address, a path, somebody else's double name."""
    start, end = page.starts[first], page.ends[last]
    before, behind = page.text[max(0, start - 2) : start], page.text[end : end + 2]
    return bool(
        re.search(r"[@_/\\]$|\w-$", before)
        or (re.match(r"[@_\\]|-\w|\.\w", behind) and not re.match(r"\.[A-Z]", behind))
    )


def _near_misses(page: Page) -> Iterable[_Pair]:
    """Pairs of a known word and a long unknown one that differs from the other word of a name in one letter."""
    words, flags = page.words, page.flags
    named = (flags & _NAMED) != 0
    if len(words) < 2 or not named.any():
        return
    initial = words.codes[words.starts]
    capital = ((initial >= ord("A")) & (initial <= ord("Z"))) | (initial > 0xBF)
    unknown = ~named & (words.lengths >= LONG - 1) & capital
    near = (words.starts[1:] - words.ends[:-1]) <= 3
    for behind in (True, False):
        pairs = (named[:-1] & unknown[1:] if behind else unknown[:-1] & named[1:]) & near
        for at in np.flatnonzero(pairs).tolist():
            strange, known = (at + 1, at) if behind else (at, at + 1)
            yield from _corrected(page, strange, known)


def _corrected(page: Page, strange: int, known: int) -> Iterator[_Pair]:
    owners = page.index.alike(fold(page.word(strange)))
    if not owners:
        return
    flag, neighbour = page.flags.item(known), page.words.hashes[known : known + 1]
    others = np.array(owners, np.uint64)
    for known_is_given in (True, False):
        if not flag & (_GIVEN if known_is_given else _FAMILY):
            continue
        keys = paired(neighbour, others) if known_is_given else paired(others, neighbour)
        for row in page.index.rows("pair", keys).tolist():
            if row >= 0:
                first, last = min(known, strange), max(known, strange)
                yield _Pair(first, last, row, (known < strange) == known_is_given, True)
