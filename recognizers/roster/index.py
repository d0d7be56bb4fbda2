"""The matching index: flat arrays in one block of bytes, which processes share without a copy.

It holds hashes and numbers only, no name and no id; the secret of the hashes is inside, so it is itself kept sealed
(`dlp.keeping.roster`) and lives unsealed in memory alone.
"""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recognizers.contract import About
from recognizers.gazetteer import PLACES
from recognizers.roster import schools
from recognizers.roster.entry import Entry
from recognizers.roster.folding import CHUNK, Hasher, Hashes, fold, folded_words, paired
from recognizers.roster.variants import PARTICLES, Kind, is_common, is_word, own_words, pairs

FORM = 2
"""The version of the layout; an index of another one is built anew from the people."""

MAGIC = b"DLPROSTR"
MANY = 5
"""A full name that so many people share says too little by itself."""

HOUSEHOLD = 12
"""An id, address or number that more people share is nobody's: the school's own, or one put in for none."""

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


class Value(IntEnum):
    """What an exact value is."""

    STUDENT_ID = 0
    SASID = 1
    EMPLOYEE_ID = 2
    EMAIL_ADDRESS = 3
    PHONE_NUMBER = 4


_ID_KINDS = {"STUDENT_ID": Value.STUDENT_ID, "SASID": Value.SASID, "EMPLOYEE_ID": Value.EMPLOYEE_ID}
COMMON = 8
"""The bit of a pair's kind that says: needs a second sign."""


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

    def flags(self, hashes: Hashes) -> NDArray[np.uint8]:
        """What each word is, 0 for one that no roster name, id or particle has."""
        keys, flags, sieve = self.arrays["word_keys"], self.arrays["word_flags"], self.arrays["word_sieve"]
        out = np.zeros(len(hashes), np.uint8)
        left = sieve[hashes >> sieve_shift(len(sieve))].nonzero()[0]
        mask = np.uint64(len(keys) - 1)
        sought = hashes[left]
        slots = sought & mask
        while left.size:
            met = keys[slots]
            same = met == sought
            out[left[same]] = flags[slots[same]]
            going = ~same & (met != 0)
            left, sought, slots = left[going], sought[going], (slots[going] + np.uint64(1)) & mask
        return out

    def rows(self, table: str, keys: Any) -> NDArray[np.int64]:
        """For each key its row in a sorted table ("pair", "value", "fuzzy"), -1 where it has none."""
        known = self.arrays[f"{table}_keys"]
        if not len(known):
            return np.full(np.shape(keys), -1, np.int64)
        at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        return np.where(known[at] == keys, at, -1)

    def group(self, table: str, row: int) -> NDArray[Any]:
        """The list that belongs to a row of a table, or to a person of "sign" and "own"."""
        starts = self.arrays[f"{table}_starts"]
        found: NDArray[Any] = self.arrays[f"{table}_list"][starts.item(row) : starts.item(row + 1)]
        return found

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
        if not word.isalpha() or is_word(word):
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


def build(entries: Sequence[Entry], version: str, secret: int | None = None) -> bytes:
    """The index of some people as bytes: for 100,000 people about 60 MB, in some seconds."""
    secret = secret if secret is not None else secrets.randbits(64) | 1
    hasher = Hasher(secret)
    arrays: dict[str, NDArray[Any]] = {}
    known = _Vocabulary(hasher)
    _pairs(entries, known, arrays)
    counts = _values(entries, known, arrays)
    _people(entries, known, arrays)
    _fuzzy(known, arrays)
    known.flag(PARTICLES, Word.PARTICLE)
    known.flag((w for p in PLACES for w in folded_words(p)), Word.PLACE)
    _words(known, arrays)
    arrays["id_counts"] = counts
    return _packed(arrays, version, secret, len(entries))


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


class _Vocabulary:
    """The folded words met so far, numbered, with their flags; hashed all at once."""

    def __init__(self, hasher: Hasher) -> None:
        self.hasher = hasher
        self.numbers: dict[str, int] = {}
        self.flags: list[int] = []

    def number(self, word: str, flag: int = 0) -> int:
        """The word's number; `flag` is a plain int, for the operators of an enumeration are slow."""
        known = self.numbers.setdefault(word, len(self.flags))
        if known == len(self.flags):
            self.flags.append(flag)
        else:
            self.flags[known] |= flag
        return known

    def flag(self, words: Iterable[str], flag: Word) -> None:
        plain = int(flag)
        for word in words:
            self.number(word, plain)

    def hashes(self) -> Hashes:
        return hashed(list(self.numbers), self.hasher)


def hashed(words: Sequence[str], hasher: Hasher) -> Hashes:
    """The hashes of folded words, in their order."""
    parts: list[Hashes] = [np.zeros(0, np.uint64)]
    batch: list[str] = []
    size = 0
    for word in words:
        if size + len(word) + 1 > CHUNK:
            parts.append(hasher.words(" ".join(batch)).hashes)
            batch, size = [], 0
        batch.append(word)
        size += len(word) + 1
    if batch:
        parts.append(hasher.words(" ".join(batch)).hashes)
    return np.concatenate(parts)


def _pairs(entries: Sequence[Entry], known: _Vocabulary, arrays: dict[str, NDArray[Any]]) -> None:
    firsts, lasts, kinds, people = [], [], [], []
    given_word, family_word = int(Word.GIVEN), int(Word.FAMILY)
    for person, entry in enumerate(entries):
        best: dict[tuple[str, str], Kind] = {}
        for first, last, kind in pairs(entry):
            pair = (first, last)
            if pair not in best or kind < best[pair]:
                best[pair] = kind
        for (first, last), kind in best.items():
            firsts.append(known.number(first, given_word))
            lasts.append(known.number(last, family_word))
            kinds.append(int(kind))
            people.append(person)
    hashes = known.hashes()
    given, family = np.array(firsts, np.int64), np.array(lasts, np.int64)
    keys = paired(hashes[given], hashes[family])
    arrays |= _grouped("pair", keys, np.array(people, np.uint32))
    order, starts = _order(keys)
    written = np.array(kinds, np.uint8)[order]
    # the kind is that of each person of the pair, the bit for common names that of the pair
    common = np.array([is_common(w) for w in known.numbers], bool)
    exact = np.concatenate(([0], np.cumsum(written == Kind.EXACT)))
    many = exact[starts[1:]] - exact[starts[:-1]] >= MANY
    both = (common[given] & common[family])[order][starts[:-1]]
    needs = np.repeat(many | both, np.diff(starts))
    arrays["pair_kinds"] = written | (needs.astype(np.uint8) * np.uint8(COMMON))
    known.flag([w for w in known.numbers if is_word(w)], Word.ORDINARY)
    known.flag([w for w in known.numbers if is_common(w)], Word.COMMON)


def _values(entries: Sequence[Entry], known: _Vocabulary, arrays: dict[str, NDArray[Any]]) -> NDArray[np.int64]:
    """The exact values. Gives how many plain numbers are ids, by their number of digits."""
    words, kinds, people = [], [], []
    id_word = int(Word.ID)
    lengths: Counter[int] = Counter()
    spelled = [tuple(_spelled(entry)) for entry in entries]
    shared = Counter(spelling for one in spelled for _, spelling, _ in one)
    for person, one in enumerate(spelled):
        for kind, spelling, strict in one:
            if shared[spelling] > HOUSEHOLD:
                continue
            words.append(spelling)
            kinds.append(int(kind))
            people.append(person)
            if kind <= Value.EMPLOYEE_ID:
                known.number(spelling, id_word)
                if spelling.isdigit() and strict:
                    lengths[min(len(spelling), 31)] += 1
    keys = hashed(words, known.hasher)
    arrays |= _grouped("value", keys, np.array(people, np.uint32))
    order, _ = _order(keys)
    arrays["value_kinds"] = np.array(kinds, np.uint8)[order]
    return np.array([lengths[n] for n in range(32)], np.int64)


def _spelled(entry: Entry) -> Iterator[tuple[Value, str, bool]]:
    """The exact values of a person as one folded word each; not strict: as a number cell writes it."""
    for kind, value in entry.ids:
        word = "".join(folded_words(value))
        if len(word) >= 3 and any(c.isdigit() for c in word):
            yield _ID_KINDS[kind], word, True
            if word.isdigit() and len(word.lstrip("0")) >= 4 and word.startswith("0"):
                yield _ID_KINDS[kind], word.lstrip("0"), False
    for value in dict.fromkeys(entry.emails):
        if "@" in value:
            yield Value.EMAIL_ADDRESS, mail_word(value), True
    for value in dict.fromkeys(filter(None, map(phone_digits, entry.phones))):
        yield Value.PHONE_NUMBER, "tel" + value, True


def mail_word(address: str) -> str:
    """An address as one folded word that no other text has."""
    local, _, domain = address.strip().casefold().rpartition("@")
    return f"mail{blake2b(f'{local}@{domain}'.encode(), digest_size=12).hexdigest()}"


def phone_digits(value: str) -> str | None:
    """The ten digits of a North American number, None if it has not ten."""
    digits = "".join(c for c in value if c.isdigit())
    digits = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    return digits if len(digits) == 10 and len(set(digits)) > 2 else None


def _people(entries: Sequence[Entry], known: _Vocabulary, arrays: dict[str, NDArray[Any]]) -> None:
    arrays["about"] = np.array([ABOUTS.index(e.about) for e in entries], np.uint8)
    arrays["birth"] = np.array([e.birth.toordinal() if e.birth else NO_DATE for e in entries], np.int32)
    arrays["middle"] = np.array([bool(e.middle) for e in entries], np.uint8)
    arrays["grade"] = np.array([grade_number(e.grade) for e in entries], np.int8)
    subjects = [
        int.from_bytes(blake2b(e.key.encode("utf-8", "replace"), digest_size=8).digest(), "big") for e in entries
    ]
    arrays["subject"] = np.array(subjects, np.uint64)
    own_word = int(Word.OWN)
    own = [sorted(known.number(w, own_word) for w in own_words(e)) for e in entries]
    generic = _generic_signs(entries)
    telling: dict[str, tuple[int, ...]] = {}
    for sign in {s for e in entries for s in e.signs}:
        told = [w for w in sign_words(sign) if w not in generic]
        telling[sign] = tuple(known.number(w) for w in (*told, *schools.marks(sign)))
    signs = [sorted({n for s in e.signs for n in telling[s]}) for e in entries]
    hashes = known.hashes()
    for name, lists in (("own", own), ("sign", signs)):
        starts = np.zeros(len(lists) + 1, np.uint32)
        starts[1:] = np.cumsum([len(one) for one in lists]) if lists else []
        flat = np.array([n for one in lists for n in one], np.int64)
        arrays[f"{name}_starts"], arrays[f"{name}_list"] = starts, hashes[flat]


def _generic_signs(entries: Sequence[Entry]) -> frozenset[str]:
    """Words of the names of schools and classes that more than half of all people have: the town's, "homeroom"."""
    met: Counter[str] = Counter()
    for signs, count in Counter(e.signs for e in entries if e.signs).items():
        met.update({w: count for s in signs for w in sign_words(s)})
    everybody = sum(bool(e.signs) for e in entries)
    return frozenset(w for w, n in met.items() if n > 0.5 * everybody) if everybody > MANY else frozenset()


def sign_words(sign: str) -> list[str]:
    """The words by which a school or a class is told: not "School", not single letters and digits alone."""
    folded = folded_words(sign)
    telling = [w for w in folded if len(w) > 2 and w not in PLACES and not w.isdigit()]
    return [*telling, "".join(folded)] if len(folded) > 1 else telling


def grade_number(grade: str) -> int:
    """A grade as a number: kindergarten 0, before it -1, none -2."""
    word = "".join(folded_words(grade))
    if word in {"k", "kg", "kf", "kh", "kp"}:
        return 0
    if word in {"pk", "ps", "prek"}:
        return -1
    return int(word) if word.isdigit() and int(word) <= 13 else -2


def _fuzzy(known: _Vocabulary, arrays: dict[str, NDArray[Any]]) -> None:
    """Every long word of a name with one letter left out, under the place of that letter."""
    named = Word.GIVEN | Word.FAMILY
    long = [(w, n) for w, n in known.numbers.items() if len(w) >= LONG and known.flags[n] & named and w.isalpha()]
    shorter, owners, places = [], [], []
    for word, number in long:
        for place, left in shortened(word):
            shorter.append(left)
            owners.append(number)
            places.append(place)
    hashes = known.hashes()
    keys = hashed(shorter, known.hasher)
    arrays |= _grouped("fuzzy", keys, hashes[np.array(owners, np.int64)] if owners else np.zeros(0, np.uint64))
    order, _ = _order(keys)
    arrays["fuzzy_places"] = np.array(places, np.uint8)[order]


def shortened(word: str) -> list[tuple[int, str]]:
    """The word whole (place 255) and with each letter left out, runs of one letter counted once."""
    found = [(255, word)]
    for i, letter in enumerate(word):
        if i == 0 or word[i - 1] != letter:
            found.append((min(i, 254), word[:i] + word[i + 1 :]))
    return found


def _words(known: _Vocabulary, arrays: dict[str, NDArray[Any]]) -> None:
    """The words as an open hash table of a power of two, at most a third full."""
    hashes, flags = known.hashes(), np.array(known.flags, np.uint8)
    told = flags != 0
    hashes, flags = hashes[told], flags[told]
    hashes, first = np.unique(hashes, return_index=True)
    flags = flags[first]
    capacity = 1 << max(4, int(3 * len(hashes)).bit_length())
    keys, values = np.zeros(capacity, np.uint64), np.zeros(capacity, np.uint8)
    mask = np.uint64(capacity - 1)
    left, slots = np.arange(len(hashes)), hashes & mask
    while left.size:
        free = np.flatnonzero(keys[slots] == 0)
        _, firsts = np.unique(slots[free], return_index=True)
        placed = free[firsts]
        keys[slots[placed]], values[slots[placed]] = hashes[left[placed]], flags[left[placed]]
        rest = np.setdiff1d(np.arange(left.size), placed)
        left, slots = left[rest], (slots[rest] + np.uint64(1)) & mask
    arrays["word_keys"], arrays["word_flags"] = keys, values
    sieve = np.zeros(1 << max(12, int(12 * len(hashes)).bit_length()), bool)
    sieve[hashes >> sieve_shift(len(sieve))] = True
    arrays["word_sieve"] = sieve


def sieve_shift(size: int) -> Any:
    """By how much a hash is shifted to its place in a sieve of so many places, a power of two.

    The sieve says of most words at once that they are none of the table's: one look where the table takes several.
    """
    return np.uint64(65 - size.bit_length())


def _order(keys: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The order that sorts the keys, and where each distinct one begins in it, with the end behind the last."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    begins = (
        np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(keys) else np.zeros(0, np.int64)
    )
    return order, np.append(begins, len(keys))


def _grouped(name: str, keys: Hashes, values: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """Keys to lists of values: the distinct keys in order, where each list begins, all lists in one."""
    order, starts = _order(keys)
    return {
        f"{name}_keys": keys[order][starts[:-1]],
        f"{name}_starts": starts.astype(np.uint32),
        f"{name}_list": values[order],
    }


def _packed(arrays: Mapping[str, NDArray[Any]], version: str, secret: int, people: int) -> bytes:
    head: dict[str, Any] = {"form": FORM, "version": version, "secret": f"{secret:x}", "people": people, "arrays": {}}
    offset = 1 << 13  # more than the head ever needs
    for name, array in arrays.items():
        offset = (offset + 63) & ~63
        head["arrays"][name] = (array.dtype.str, offset, len(array))
        offset += array.nbytes
    data = bytearray(offset)
    written = json.dumps(head).encode()
    data[:16] = MAGIC + len(written).to_bytes(8, "little")
    data[16 : 16 + len(written)] = written
    for name, array in arrays.items():
        at = head["arrays"][name][1]
        data[at : at + array.nbytes] = array.tobytes()
    return bytes(data)


__all__ = ["Index", "NotAnIndex", "Value", "Word", "attach", "build"]
