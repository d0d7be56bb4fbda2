"""The matching index of some people, built: which words, pairs of words and values lead to whom (`index.py`)."""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recognizers.naming.gazetteer import PLACES
from recognizers.roster import schools
from recognizers.roster.entry import Entry
from recognizers.roster.folding import CHUNK, Hasher, Hashes, folded_words, paired
from recognizers.roster.index import (
    ABOUTS,
    COMMON,
    FORM,
    LONG,
    MAGIC,
    NO_DATE,
    Value,
    Word,
    mail_word,
    place_shift,
    shortened,
    sign_words,
)
from recognizers.roster.variants import PARTICLES, Kind, is_common, is_word, own_words, pairs

MANY = 5
"""A full name that so many people share says too little by itself."""

HOUSEHOLD = 12
"""An id, address or number that more people share is nobody's: the school's own, or one put in for none."""

_ID_KINDS = {"STUDENT_ID": Value.STUDENT_ID, "SASID": Value.SASID, "EMPLOYEE_ID": Value.EMPLOYEE_ID}


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
        surest: dict[tuple[str, str], Kind] = {}
        for first, last, kind in pairs(entry):
            pair = (first, last)
            if pair not in surest or kind < surest[pair]:
                surest[pair] = kind
        for (first, last), kind in surest.items():
            firsts.append(known.number(first, given_word))
            lasts.append(known.number(last, family_word))
            kinds.append(int(kind))
            people.append(person)
    hashes = known.hashes()
    given, family = np.array(firsts, np.int64), np.array(lasts, np.int64)
    keys, written = paired(hashes[given], hashes[family]), np.array(kinds, np.uint8)
    order = np.lexsort((written, keys))
    keys, written = keys[order], written[order]
    starts = _begins(keys)
    exact = np.concatenate(([0], np.cumsum(written == Kind.EXACT)))
    many = exact[starts[1:]] - exact[starts[:-1]] >= MANY
    common = np.array([is_common(w) for w in known.numbers], bool)
    both = (common[given] & common[family])[order][starts[:-1]]
    # of those who are called so only the ones who are so in the surest way are kept
    best = written[starts[:-1]]
    kept = written == np.repeat(best, np.diff(starts))
    arrays |= _grouped("pair", keys[kept], np.array(people, np.uint32)[order][kept])
    arrays["pair_kinds"] = best | ((many | both).astype(np.uint8) * np.uint8(COMMON))
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
    arrays["value_kinds"] = np.array(kinds, np.uint8)[np.argsort(keys, kind="stable")]
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
    own_word, sign_word = int(Word.OWN), int(Word.SIGN)
    own = [sorted(known.number(w, own_word) for w in own_words(e)) for e in entries]
    generic = _generic_signs(entries)
    telling: dict[str, tuple[int, ...]] = {}
    for sign in {s for e in entries for s in e.signs}:
        told = [w for w in sign_words(sign) if w not in generic]
        marks = (known.number(w, sign_word) for w in schools.marks(sign))  # which no text has
        telling[sign] = (*(known.number(w, sign_word) for w in told), *marks)
    signs = [sorted({n for s in e.signs for n in telling[s]}) for e in entries]
    hashes = known.hashes()
    for name, lists in (("own", own), ("sign", signs)):
        starts = np.zeros(len(lists) + 1, np.uint32)
        starts[1:] = np.cumsum([len(one) for one in lists]) if lists else []
        flat = hashes[np.array([n for one in lists for n in one], np.int64)]
        if name == "sign":
            flat, arrays["sign_shift"] = _few_bits(flat)
        arrays[f"{name}_starts"], arrays[f"{name}_list"] = starts, flat
        arrays[f"{name}_masks"] = _masks(starts, flat)


def _few_bits(hashes: Hashes) -> tuple[NDArray[Any], NDArray[np.uint64]]:
    """Hashes as 32 of their bits, which tell each from all others, and where in them these begin; whole, if none do."""
    distinct = np.unique(hashes)
    for shift in np.arange(33, dtype=np.uint64):
        if len(np.unique((distinct >> shift).astype(np.uint32))) == len(distinct):
            return (hashes >> shift).astype(np.uint32), np.array([shift])
    return hashes, np.zeros(1, np.uint64)


def _masks(starts: NDArray[Any], flat: NDArray[Any]) -> NDArray[np.uint64]:
    """The mask (`mask_of`) of each of some lists that stand in one."""
    masks = np.zeros(len(starts) - 1, np.uint64)
    lists = np.repeat(np.arange(len(masks)), np.diff(starts))
    np.bitwise_or.at(masks, lists, np.uint64(1) << (flat.astype(np.uint64) & np.uint64(63)))
    return masks


def _generic_signs(entries: Sequence[Entry]) -> frozenset[str]:
    """Words of the names of schools and classes that more than half of all people have: the town's, "homeroom"."""
    met: Counter[str] = Counter()
    for signs, count in Counter(e.signs for e in entries if e.signs).items():
        met.update({w: count for s in signs for w in sign_words(s)})
    everybody = sum(bool(e.signs) for e in entries)
    return frozenset(w for w, n in met.items() if n > 0.5 * everybody) if everybody > MANY else frozenset()


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
    arrays["fuzzy_places"] = np.array(places, np.uint8)[np.argsort(keys, kind="stable")]


def _words(known: _Vocabulary, arrays: dict[str, NDArray[Any]]) -> None:
    """The words as an open hash table of a power of two, at most half full, and the steps from a word's own slot to where
    it may stand. An entry is the hash, its lowest bits being the flags; behind the end stand those of the beginning."""
    hashes, flags = known.hashes(), np.array(known.flags, np.uint64)
    told = flags != 0
    hashes, first = np.unique(hashes[told], return_index=True)
    entries = (hashes & ~np.uint64(0xFFFF)) | flags[told][first]
    capacity = 1 << max(4, int(2 * len(hashes)).bit_length())
    table, steps = np.zeros(capacity, np.uint64), 0
    mask = np.uint64(capacity - 1)
    left, slots = np.arange(len(hashes)), hashes & mask
    while left.size:
        free = np.flatnonzero(table[slots] == 0)
        _, firsts = np.unique(slots[free], return_index=True)
        placed = free[firsts]
        table[slots[placed]] = entries[left[placed]]
        rest = np.setdiff1d(np.arange(left.size), placed)
        left, slots, steps = left[rest], (slots[rest] + np.uint64(1)) & mask, steps + 1
    arrays["word_steps"] = np.arange(1, steps + 1, dtype=np.uint64)
    arrays["words"] = np.resize(table, capacity + steps)
    sieve = np.zeros(1 << max(12, int(8 * len(hashes)).bit_length()), bool)
    sieve[hashes >> place_shift(len(sieve))] = True
    arrays["word_sieve"] = sieve


def _begins(ordered: Hashes) -> NDArray[np.int64]:
    """Where each distinct one of ordered keys begins, with the end behind the last."""
    if not len(ordered):
        return np.zeros(1, np.int64)
    return np.concatenate(([0], np.flatnonzero(ordered[1:] != ordered[:-1]) + 1, [len(ordered)]))


def _grouped(name: str, keys: Hashes, values: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """Keys to lists of values: the distinct keys in order, where each list begins, all lists in one; and with which key
    each bucket begins, those of the same highest bits, and the steps that lead through the fullest of them."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = _begins(ordered)
    distinct = ordered[starts[:-1]]
    size = 1 << max(4, len(distinct).bit_length() - 1)
    edges = np.arange(size, dtype=np.uint64) << place_shift(size)
    buckets = np.append(np.searchsorted(distinct, edges), len(distinct)).astype(np.uint32)
    steps = np.arange(max(1, np.diff(buckets).max()), dtype=np.uint32)
    behind = np.full(len(steps), ~distinct[-1] if len(distinct) else 0, np.uint64)  # none of the last bucket
    return {
        f"{name}_keys": np.concatenate((distinct, behind)),
        f"{name}_buckets": buckets[:-1],
        f"{name}_steps": steps,
        f"{name}_starts": starts.astype(np.uint32),
        f"{name}_list": values[order],
    }


def _packed(arrays: dict[str, NDArray[Any]], version: str, secret: int, people: int) -> bytes:
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
    while arrays:  # each is given up once it is written, for all of them twice take much memory
        name, array = arrays.popitem()
        at = head["arrays"][name][1]
        data[at : at + array.nbytes] = array.tobytes()
    return bytes(data)
