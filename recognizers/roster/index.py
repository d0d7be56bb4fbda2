"""The matching index: flat arrays in one block of bytes, which processes share without a copy.

It holds hashes and numbers only, no name and no id; the secret of the hashes is inside, so it is itself kept sealed
(`dlp.keeping.roster`) and lives unsealed in memory alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from functools import cached_property
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recognizers.contract import About
from recognizers.naming.gazetteer import PLACES
from recognizers.roster.folding import Hasher, Hashes, fold, folded_words
from recognizers.roster.variants import is_other_name, is_word

FORM = 5
"""The version of the layout; an index of another one is built anew from the people."""

MAGIC = b"DLPROSTR"
LONG = 7
"""Letters from which on a word of a name may differ in one."""

ABOUTS: tuple[About, ...] = ("student", "family", "staff")
NO_DATE = 0


class Word(IntFlag):
    """What a folded word of a text may be."""

    GIVEN = 1
    FAMILY = 2
    PARTICLE = 4
    ORDINARY = 8
    PLACE = 16
    ID = 32
    COMMON = 64
    OWN = 128
    """A word of somebody's full name, middle names included."""
    SIGN = 256
    """A word by which a school, a class or a teacher of somebody is told."""


class Value(IntEnum):
    """What an exact value is."""

    STUDENT_ID = 0
    SASID = 1
    EMPLOYEE_ID = 2
    EMAIL_ADDRESS = 3
    PHONE_NUMBER = 4


_FLAGS_END: Any = np.uint64(1 << 16)
COMMON = 8
"""The bit of a pair's kind that says: needs a second sign."""

_NOBODY: frozenset[int] = frozenset()
_REMEMBERED = 50_000  # words of texts whose likeness to names is remembered


class NotAnIndex(Exception):
    """The bytes are no index of this form."""


@dataclass(frozen=True)
class Index:
    """An index laid over bytes. Arrays are read only where the bytes are; `people_of` style lists are slices."""

    version: str
    hasher: Hasher
    arrays: Mapping[str, NDArray[Any]]
    people: int
    _alike: dict[int, tuple[int, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def _tables(self) -> dict[str, tuple[NDArray[Any], NDArray[Any], NDArray[Any]]]:
        arrays = self.arrays
        names = (name.removesuffix("_keys") for name in arrays if name.endswith("_keys"))
        return {name: (arrays[f"{name}_keys"], arrays[f"{name}_buckets"], arrays[f"{name}_steps"]) for name in names}

    @cached_property
    def _groups(self) -> dict[str, tuple[NDArray[Any], NDArray[Any]]]:
        names = (name.removesuffix("_starts") for name in self.arrays if name.endswith("_starts"))
        return {name: (self.arrays[f"{name}_starts"], self.arrays[f"{name}_list"]) for name in names}

    def flags(self, hashes: Hashes) -> NDArray[np.uint16]:
        """What each word is, 0 for one that no roster name, id or particle has."""
        table, sieve, steps = self.arrays["words"], self.arrays["word_sieve"], self.arrays["word_steps"].view(np.int64)
        out = np.zeros(len(hashes), np.uint16)
        left = sieve.take((hashes >> place_shift(len(sieve))).view(np.int64)).nonzero()[0]
        sought = hashes[left]
        slots = (sought & np.uint64(len(table) - len(steps) - 1)).view(np.int64)
        met = table[slots]
        out[left] = met  # the lowest bits, which are the flags; none of a free place
        other = (((met ^ sought) >= _FLAGS_END) & (met != 0)).nonzero()[0]  # a free place ends the search
        met = table.take(slots[other][:, None] + steps)
        found = ((met ^ sought[other][:, None]) < _FLAGS_END).ravel().nonzero()[0]  # of two dimensions it takes longer
        out[left[other]] = 0
        out[left[other[found // len(steps)]]] = met.ravel()[found]
        return out

    def rows(self, table: str, keys: Hashes) -> NDArray[np.int64]:
        """For each key its row in a table ("pair", "value", "fuzzy"), -1 where it has none."""
        known, begins, steps = self._tables[table]
        out = np.full(len(keys), -1, np.int64)
        at = begins[keys >> place_shift(len(begins))]
        found = (known.take(at[:, None] + steps) == keys[:, None]).ravel().nonzero()[0]
        met = found // len(steps)
        out[met] = at[met] + found % len(steps)
        return out

    def group(self, table: str, row: int) -> NDArray[Any]:
        """The list that belongs to a row of a table, or to a person of "sign" and "own"."""
        starts, every = self._groups[table]
        found: NDArray[Any] = every[starts.item(row) : starts.item(row + 1)]
        return found

    def lists(self, table: str) -> tuple[NDArray[Any], NDArray[Any]]:
        """All such lists in one, behind where each of them begins: for whoever asks for many."""
        return self._groups[table]

    def signs(self, hashes: Hashes) -> NDArray[Any]:
        """Words that are signs, by their hashes, as the list "sign" has them: as the few bits that tell one from all others."""
        bits: NDArray[Any] = (hashes >> self.arrays["sign_shift"]).astype(self._groups["sign"][1].dtype)
        return bits

    def signed(self, people: Iterable[int], near: set[int]) -> frozenset[int]:
        """Those of some people of whom one of the signs near (`signs`) is a sign."""
        mask, masks = mask_of(near), self.arrays["sign_masks"].item
        told = [p for p in people if masks(p) & mask]  # most who have none of the signs have no bit of the mask
        return frozenset([p for p in told if not near.isdisjoint(self.group("sign", p).tolist())]) if told else _NOBODY

    def may_own(self, person: int, word: int) -> int:
        """Whether a word, by its hash, may be one of a person's full name: 0 is a sure answer."""
        bit: int = self.arrays["own_masks"].item(person) >> (word & 63) & 1
        return bit

    def alike(self, number: int) -> tuple[int, ...] | None:
        """What `find_alike` said of the word with this hash; None if it was not asked of late."""
        return self._alike.get(number)

    def find_alike(self, number: int, word: str) -> tuple[int, ...]:
        """The hashes of the words of names that differ from this word, whose hash is `number`, in one letter."""
        if len(self._alike) >= _REMEMBERED:
            self._alike.clear()
        self._alike[number] = self._differing(fold(word))
        return self._alike[number]

    def _differing(self, word: str) -> tuple[int, ...]:
        if not word.isalpha() or (is_word(word) and not is_other_name(word)):
            return ()
        places, forms = zip(*shortened(word), strict=True)
        starts = self.arrays["fuzzy_starts"]
        met: set[int] = set()
        for place, row in zip(
            places, self.rows("fuzzy", self.hasher.words(" ".join(forms)).hashes).tolist(), strict=True
        ):
            if row < 0:
                continue
            begin, stop = int(starts[row]), int(starts[row + 1])
            owners = self.arrays["fuzzy_list"][begin:stop].tolist()
            left_out = self.arrays["fuzzy_places"][begin:stop].tolist()
            # the same place: another letter there; the next: two changed places; 255: one letter more or less
            met.update(o for o, p in zip(owners, left_out, strict=True) if 255 in (p, place) or abs(p - place) <= 1)
        return tuple(sorted(met))

    def about(self, person: int) -> About:
        """Whether a person is a student, family or staff."""
        told: About = ABOUTS[self.arrays["about"].item(person)]
        return told

    def subject(self, person: int) -> str:
        """The opaque key of a person: the same from import to import, no name in it."""
        return f"{self.arrays['subject'].item(person):016x}"


def attach(data: Any) -> Index:
    """The index over bytes, a memory map or the like; nothing is copied. Raises NotAnIndex."""
    view = memoryview(data)
    try:
        if bytes(view[:8]) != MAGIC:
            raise NotAnIndex
        size = int.from_bytes(view[8:16], "little")
        head = json.loads(bytes(view[16 : 16 + size]))
        if head["form"] != FORM:
            raise NotAnIndex
        arrays = {}
        for name, (dtype, offset, length) in head["arrays"].items():
            arrays[name] = np.frombuffer(view, np.dtype(dtype), length, offset)
        return Index(head["version"], Hasher(int(head["secret"], 16)), arrays, head["people"])
    except (ValueError, KeyError, TypeError) as error:
        raise NotAnIndex from error


def mail_word(address: str) -> str:
    """An address as one folded word that no other text has."""
    local, _, domain = address.strip().casefold().rpartition("@")
    return f"mail{blake2b(f'{local}@{domain}'.encode(), digest_size=12).hexdigest()}"


def sign_words(sign: str) -> list[str]:
    """The words by which a school or a class is told: not "School", not single letters and digits alone."""
    folded = folded_words(sign)
    telling = [w for w in folded if len(w) > 2 and w not in PLACES and not w.isdigit()]
    return [*telling, "".join(folded)] if len(folded) > 1 else telling


def mask_of(numbers: Iterable[int]) -> int:
    """One bit of 64 of each number, by its lowest bits."""
    mask = 0
    for number in numbers:
        mask |= 1 << (number & 63)
    return mask


def shortened(word: str) -> list[tuple[int, str]]:
    """The word whole (place 255) and with each letter left out, runs of one letter counted once."""
    found = [(255, word)]
    for i, letter in enumerate(word):
        if i == 0 or word[i - 1] != letter:
            found.append((min(i, 254), word[:i] + word[i + 1 :]))
    return found


def place_shift(size: int) -> Any:
    """By how much a hash or a key is shifted to its place among so many, a power of two: in a sieve, or of a bucket.

    A sieve says of most words at once that they are none of the table's: one look where the table takes several.
    """
    return np.uint64(65 - size.bit_length())
