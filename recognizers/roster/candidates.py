"""Words of a text that may be the two of a name: a given and a family word near each other that are a pair of the index.

All words of a page are looked at at once, in arrays; what is left for a look at how they stand (`plain.py`, `names.py`)
are pairs that somebody of the roster is called by.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from recognizers.roster.folding import mixed, paired
from recognizers.roster.index import COMMON, LONG, Index, Word
from recognizers.roster.page import Page
from recognizers.roster.variants import Kind

APART = 3
"""How many words the two of a pair may be apart at most, less one."""

_REACH = np.array([0, 3, 26, 40])  # characters between words that are 1, 2, 3 apart
_OVER = 6  # more of them with a small word between
_NEXT = 3  # characters between a word and its neighbour, where one of them is misspelt
_GIVEN, _FAMILY, _COMMON, _PARTICLE = int(Word.GIVEN), int(Word.FAMILY), int(Word.COMMON), int(Word.PARTICLE)
_KINDS = {int(kind) | needs: (kind, bool(needs)) for kind in Kind for needs in (0, COMMON)}
_HYPHEN, _BLANK = 0x2D, 0x20
_UPPER_A, _LOWER_A, _LETTERS = 0x41, 0x61, 26

Places = NDArray[np.int64]
Yes = NDArray[np.bool_]


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
    hyphened: bool = False
    """One of the two is a word of the roster that a hyphen parts here."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Many such pairs: each field of `Pair` as an array, `rows` being their rows in the index."""

    first: Places
    last: Places
    given_first: Yes
    rows: Places

    def __len__(self) -> int:
        return len(self.rows)

    def one(self, index: Index, i: int, one_letter: bool = False) -> Pair:
        """The pair of that number."""
        row = self.rows.item(i)
        kind, needs = _KINDS[index.arrays["pair_kinds"].item(row)]
        people = index.group("pair", row).tolist()
        return Pair(
            self.first.item(i), self.last.item(i), self.given_first.item(i), kind, people, needs, one_letter
        )  # fmt: skip


def pairs(page: Page) -> Pairs:
    """The pairs that stand in the text as the index has them: first those with the given name first."""
    at, words = page.named, page.words
    at = at[(words.lengths[at] > 1) | (words.codes[words.starts[at]] < _LOWER_A)]  # "a" and "s" are no initials
    if len(at) < 2:
        return Pairs(at[:0], at[:0], at[:0] > 0, at[:0])
    ones, others = [], []
    for further in range(1, min(APART, len(at) - 1) + 1):  # named words between the two count as words between
        near = (at[further:] - at[:-further] <= APART).nonzero()[0]
        ones.append(at[near])
        others.append(at[near + further])
    one, other = np.concatenate(ones), np.concatenate(others)
    first, last = page.flags[one], page.flags[other]
    fits = words.starts[other] - words.ends[one] <= _REACH[other - one]
    # two common words count as a name where both have a capital only (`names._cased`)
    common = (first & last & _COMMON).nonzero()[0]
    fits[common] &= ~(_is_small(page, one[common]) | _is_small(page, other[common]))
    ahead = (((first & _GIVEN) != 0) & ((last & _FAMILY) != 0) & fits).nonzero()[0]
    back = (((first & _FAMILY) != 0) & ((last & _GIVEN) != 0) & fits).nonzero()[0]
    return _known(page, one[ahead], other[ahead], one[back], other[back])


def _is_small(page: Page, at: Places) -> Yes:
    """Whether words begin with a small letter of ASCII."""
    small: Yes = page.words.codes[page.words.starts[at]] - _LOWER_A < _LETTERS  # less than "a" wraps around
    return small


def _known(page: Page, given: Places, family: Places, family_first: Places, given_last: Places) -> Pairs:
    """Those of the pairs that the index has: of a given word before a family word, and the other way round."""
    hashes = page.words.hashes
    first, last = np.concatenate((given, family_first)), np.concatenate((family, given_last))
    if not first.size:
        return Pairs(first, last, first > 0, first)
    ones, others = hashes[first], hashes[last]
    count = len(given)
    keys = np.concatenate((paired(ones[:count], others[:count]), paired(others[count:], ones[count:])))
    rows = page.index.rows("pair", keys)
    known = (rows >= 0).nonzero()[0]
    return Pairs(first[known], last[known], known < count, rows[known])


def hyphened(page: Page) -> Iterator[Pair]:
    """Pairs of a known word and two beside it, joined by a hyphen or, in capitals, a blank between, which the roster has as
    one: "Xiao-Ming" and "Xiao Ming" for "Xiaoming".

    Not those of which both are family words: most are double names, and known by each.
    """
    words, named = page.words, page.is_named
    if len(words) < 3 or not page.named.size:
        return
    at = _apart(page)
    if "-" in page.text:
        with_hyphen = (words.codes[words.ends[:-1]] == _HYPHEN).nonzero()[0]
        at = np.union1d(at, with_hyphen[words.starts[with_hyphen + 1] - words.ends[with_hyphen] == 1])
    at = at[page.flags[at] & page.flags[at + 1] & _FAMILY == 0]
    if not at.size:
        return
    behind, before = at[at > 0], at[at < len(words) - 2]
    behind, before = behind[named[behind - 1]], before[named[before + 2]]
    behind = behind[words.starts[behind] - words.ends[behind - 1] <= _NEXT]
    before = before[words.starts[before + 2] - words.ends[before + 1] <= _NEXT]
    two, beside = np.concatenate((behind, before)), np.concatenate((behind - 1, before + 2))
    if not two.size:
        return
    whole = mixed(page.index.hasher.joined(words.raw[two], words.raw[two + 1], words.lengths[two]))
    known = words.hashes[beside]
    rows = page.index.rows("pair", np.concatenate((paired(known, whole), paired(whole, known))))
    met = (rows >= 0).nonzero()[0]
    of = met % len(two)
    known_is_given, known_first = met < len(two), beside[of] < two[of]
    first, last = np.minimum(two, beside)[of], np.maximum(two + 1, beside)[of]
    found = Pairs(first, last, known_is_given == known_first, rows[met])
    yield from (found.one(page.index, n)._replace(hyphened=True) for n in range(len(found)))


def _apart(page: Page) -> Places:
    """The first of two words in capitals that one blank parts, neither known as a name, beside one that is."""
    words, named = page.words, page.named
    at: Places = np.concatenate((named[named >= 2] - 2, named[named < len(words) - 2] + 1))
    at = at[words.codes[words.ends[at]] == _BLANK]
    at = at[(words.starts[at + 1] - words.ends[at] == 1) & ~page.is_named[at] & ~page.is_named[at + 1]]
    initials = words.codes[words.starts[at]], words.codes[words.starts[at + 1]]
    both: Places = at[(initials[0] - _UPPER_A < _LETTERS) & (initials[1] - _UPPER_A < _LETTERS)]
    return both


def near_misses(page: Page) -> Iterator[Pair]:
    """Pairs of a known word and a long unknown one beside it that differs from the other word of a name in one letter."""
    words = page.words
    if not page.named.size or len(words) < 2:
        return
    strange, known = _beside(page)
    if strange.size:
        yield from _corrected(page, strange, known)


def _beside(page: Page) -> tuple[Places, Places]:
    """Long words of no name beside words of names, a small word of names perhaps between, and those beside which they are."""
    words, named = page.words, page.is_named
    long = words.lengths >= LONG - 1
    long &= ~named
    behind = (named[:-1] & long[1:]).nonzero()[0]
    before = (named[1:] & long[:-1]).nonzero()[0]
    ones, others = [behind + 1, before], [behind, before + 1]
    small = ((page.flags & _PARTICLE) != 0)[1:-1].nonzero()[0] + 1
    if small.size:
        behind, before = small[named[small - 1] & long[small + 1]], small[named[small + 1] & long[small - 1]]
        ones += [behind + 1, before - 1]
        others += [behind - 1, before + 1]
    strange, known = np.concatenate(ones), np.concatenate(others)
    first, last = np.minimum(strange, known), np.maximum(strange, known)
    fits = words.starts[last] - words.ends[first] <= _NEXT + _OVER * (last - first - 1)
    fits &= words.codes[words.starts[strange]] >= _UPPER_A  # no number
    # of two words in small letters the known one is no common word: what stands beside "will" is any word
    ordinary = (page.flags[known] & _COMMON) != 0
    fits &= ~_is_small(page, strange) | (_is_small(page, known) & ~ordinary)
    return strange[fits], known[fits]


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
            given_first = (beside < i) == known_is_given
            found = Pairs(*_repeated(min(beside, i), max(beside, i), given_first, len(rows)), rows)
            yield from (found.one(index, n, one_letter=True) for n in range(len(rows)))


def _repeated(first: int, last: int, given_first: bool, count: int) -> tuple[Any, Any, Any]:
    return np.full(count, first), np.full(count, last), np.full(count, given_first)
