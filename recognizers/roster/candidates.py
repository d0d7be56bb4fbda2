"""Words of a text that may be the two of a name: a given and a family word near each other that are a pair of the index.

All words of a page are looked at at once, in arrays; what is left for a look one by one (`names.py`) are pairs that
somebody of the roster is called by.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from recognizers.roster.folding import paired
from recognizers.roster.index import COMMON, LONG, Word
from recognizers.roster.page import Page
from recognizers.roster.variants import Kind

APART = 3
"""How many words the two of a pair may be apart at most, less one."""

_REACH = np.array([0, 3, 26, 40])  # characters between words that are 1, 2, 3 apart
_NEXT = 3  # characters between a word and its neighbour, where one of them is misspelt
_GIVEN, _FAMILY, _COMMON = int(Word.GIVEN), int(Word.FAMILY), int(Word.COMMON)
_KINDS = {int(kind) | needs: (kind, bool(needs)) for kind in Kind for needs in (0, COMMON)}
_UPPER_A, _LOWER_A, _LETTERS, _ACCENTED = 0x41, 0x61, 26, 0xC0

Places = NDArray[np.int64]


class Pair(NamedTuple):
    """Two words of the page, `first` before `last`, and who is called by them in the surest way that anybody is.

    It `needs` a second sign where both words are common, or many people share it.
    """

    first: int
    last: int
    given_first: bool
    kind: Kind
    people: list[int]
    needs: bool
    one_letter: bool = False


def pairs(page: Page) -> Iterator[Pair]:
    """The pairs that stand in the text as the index has them."""
    at, words = page.named, page.words
    at = at[(words.lengths[at] > 1) | (words.codes[words.starts[at]] < _LOWER_A)]  # "a" and "s" are no initials
    if len(at) < 2:
        return
    flags = page.flags[at]
    given, family, common = (flags & _GIVEN) != 0, (flags & _FAMILY) != 0, (flags & _COMMON) != 0
    lower = words.codes[words.starts[at]] - _LOWER_A < _LETTERS  # less than "a" wraps around, the codes being unsigned
    starts, ends = words.starts[at], words.ends[at]
    ones, others = [], []
    for further in range(1, min(APART, len(at) - 1) + 1):  # named words between the two count as words between
        apart = at[further:] - at[:-further]
        near = (apart <= APART) & (starts[further:] - ends[:-further] <= _REACH[np.minimum(apart, APART)])
        # two common words count as a name where both have a capital only (`names._cased`)
        near &= ~(common[:-further] & common[further:] & (lower[:-further] | lower[further:]))
        ones.append(near.nonzero()[0])
        others.append(ones[-1] + further)
    one, other = np.concatenate(ones), np.concatenate(others)
    ahead, back = given[one] & family[other], family[one] & given[other]
    yield from _known(page, at[one[ahead]], at[other[ahead]], at[one[back]], at[other[back]])


def _known(page: Page, given: Places, family: Places, family_first: Places, given_last: Places) -> Iterator[Pair]:
    """Those of the pairs that the index has: of a given word before a family word, and the other way round."""
    hashes = page.words.hashes
    first, last = np.concatenate((given, family_first)), np.concatenate((family, given_last))
    if not first.size:
        return
    keys = np.concatenate((paired(hashes[given], hashes[family]), paired(hashes[given_last], hashes[family_first])))
    rows = page.index.rows("pair", keys)
    known = (rows >= 0).nonzero()[0]
    if known.size:
        forward = (known < len(given)).tolist()
        yield from _called(page, first[known].tolist(), last[known].tolist(), forward, rows[known])


def _called(
    page: Page, firsts: list[int], lasts: list[int], ahead: list[bool], rows: Any, one_letter: bool = False
) -> Iterator[Pair]:
    """Pairs of words, with what the rows of the index say of them."""
    arrays = page.index.arrays
    begins, stops = arrays["pair_starts"][rows], arrays["pair_starts"][rows + 1]
    told = arrays["pair_kinds"][begins].tolist(), arrays["pair_list"][begins].tolist()
    lines = zip(firsts, lasts, ahead, *told, begins.tolist(), stops.tolist(), repeat(one_letter), strict=False)
    for first, last, given_first, code, person, begin, stop, misspelt in lines:
        kind, needs = _KINDS[code]
        people = [person]
        if stop - begin > 1:
            codes = arrays["pair_kinds"][begin:stop].tolist()
            kind = min(_KINDS[c][0] for c in codes)
            everybody = arrays["pair_list"][begin:stop].tolist()
            people = [p for p, c in zip(everybody, codes, strict=True) if _KINDS[c][0] is kind]
        yield Pair(first, last, given_first, kind, people, needs, misspelt)


def near_misses(page: Page) -> Iterator[Pair]:
    """Pairs of a known word and a long unknown one beside it that differs from the other word of a name in one letter."""
    at, words = page.named, page.words
    if not at.size or len(words) < 2:
        return
    with_next, with_last = at[at < len(words) - 1], at[at > 0]
    known, strange = np.concatenate((with_next, with_last)), np.concatenate((with_next + 1, with_last - 1))
    left = ((words.lengths[strange] >= LONG - 1) & ~page.is_named[strange]).nonzero()[0]
    initial = words.codes[words.starts[strange[left]]]
    left = left[(initial - _UPPER_A < _LETTERS) | (initial >= _ACCENTED)]
    known, strange = known[left], strange[left]
    near = words.starts[np.maximum(known, strange)] - words.ends[np.minimum(known, strange)] <= _NEXT
    yield from _corrected(page, strange[near], known[near])


def _corrected(page: Page, strange: Places, known: Places) -> Iterator[Pair]:
    index, hashes = page.index, page.words.hashes
    for number, i, beside in zip(hashes[strange].tolist(), strange.tolist(), known.tolist(), strict=True):
        owners = index.alike(number)
        if owners is None:
            owners = index.find_alike(number, page.word(i))
        if not owners:
            continue
        flag, others = page.flags.item(beside), np.array(owners, np.uint64)
        neighbour = hashes[beside : beside + 1]
        for known_is_given in (True, False):
            if not flag & (_GIVEN if known_is_given else _FAMILY):
                continue
            rows = index.rows("pair", paired(neighbour, others) if known_is_given else paired(others, neighbour))
            rows = rows[rows >= 0]
            first, last, given_first = min(beside, i), max(beside, i), (beside < i) == known_is_given
            count = len(rows)
            yield from _called(page, [first] * count, [last] * count, [given_first] * count, rows, one_letter=True)
