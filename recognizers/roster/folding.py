"""Text to folded words with keyed hashes, a whole text at once.

A word is a run of letters and digits, folded: lower case, no accents, no apostrophes, no marks that take no room. Its
hash is a polynomial in a secret odd number modulo 2^64 over its folded characters, so that the hash of two words written
together follows from theirs. Without the secret the hashes say nothing; with it, two different words of a roster
have one hash about once in 10^12 rosters (birthday bound over half a million words).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

CHUNK = 1 << 16
"""Characters that are hashed in one go; longer texts are cut where a line or a word ends."""

_SKIP = 0xFFFF
_APOSTROPHES = "'’‘ʼ`´"
_WEIGHTLESS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_LETTERS = {"ß": "s", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "þ": "t"}
"""Letters that have no decomposition, and the one letter each is read as."""

TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"}
"""How the same letters are written on a keyboard that has none of them."""

_MIX: Any = np.uint64(0xBF58476D1CE4E5B9)
_PAIR: Any = np.uint64(0x9E3779B97F4A7C15)
_HALF: Any = np.uint64(32)
_THIRD: Any = np.uint64(29)
_ONE: Any = np.uint64(1)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: `raw` (the polynomial), `hashes` (mixed, never 0), and where each stands in the text."""

    raw: Hashes
    hashes: Hashes
    starts: Places
    ends: Places
    lengths: Places
    """In folded characters, which may be fewer than `ends - starts`."""
    codes: NDArray[Any]
    """The code of every character of the text."""

    def __len__(self) -> int:
        return len(self.starts)


def mixed(raw: Hashes) -> Hashes:
    """Polynomials to hashes: every bit depends on every other, and 0 is not used."""
    h: Hashes = (raw ^ (raw >> _HALF)) * _MIX
    h ^= h >> _THIRD
    told: Hashes = np.maximum(h, _ONE)
    return told


def paired(first: Hashes, second: Hashes) -> Hashes:
    """One hash for two words in this order, each of some."""
    h: Hashes = first * _PAIR + (second ^ (second >> _HALF)) * _MIX
    h ^= h >> _THIRD
    return h


@cache
def _table() -> NDArray[np.uint16]:
    """Character code to folded character: 0 for what parts words, _SKIP for what is passed over."""
    table = np.zeros(0x10000, np.uint16)
    for code in range(0x10000):
        if 0xD800 <= code < 0xE000:
            continue
        character = chr(code)
        if not character.isalnum():
            if unicodedata.combining(character):
                table[code] = _SKIP
            continue
        table[code] = code if 0x2E80 <= code < 0xD7FF else _folded_letter(character)
    for character in _APOSTROPHES + _WEIGHTLESS:
        table[ord(character)] = _SKIP
    # a letter whose folded form is no letter, or folds on (ŉ), stays as it is: folding twice is folding once
    letters = np.flatnonzero((table != 0) & (table != _SKIP))
    table[letters[table[table[letters]] != table[letters]]] = letters[table[table[letters]] != table[letters]]
    return table


def _folded_letter(character: str) -> int:
    lower = character.casefold()[0] if character not in _LETTERS else character
    lower = _LETTERS.get(lower, lower)
    base = unicodedata.normalize("NFKD", lower)[0]
    code = ord(_LETTERS.get(base, base))
    return code if code < 0x10000 else ord(character)


def fold(word: str) -> str:
    """The folded form of one word, as `Hasher` sees it; what parts words is left out."""
    if word.isascii():
        return word.translate(_ASCII).replace(" ", "")
    table = _table()
    codes = (int(table[ord(c)]) if ord(c) < 0x10000 else 0 for c in word)
    return "".join(chr(code) for code in codes if code not in (0, _SKIP))


@cache
def _ascii_table() -> bytes:
    """The same for bytes of ASCII without apostrophes."""
    return bytes(int(code) if code < 128 else 0 for code in _table()[:256])


_ASCII = {
    code: None if chr(code) in _APOSTROPHES else chr(code).lower() if chr(code).isalnum() else " "
    for code in range(128)
}


def folded_words(name: str) -> list[str]:
    """The folded words of a name."""
    if name.isascii():
        return name.translate(_ASCII).split()
    table = _table()
    out = "".join(
        " " if code == 0 else "" if code == _SKIP else chr(code)
        for code in (int(table[ord(c)]) if ord(c) < 0x10000 else 0 for c in name)
    )
    return out.split()


class Hasher:
    """Hashes words under a secret odd number."""

    def __init__(self, secret: int) -> None:
        self._powers = _running_powers(secret | 1)
        self._inverses = _running_powers(pow(secret | 1, -1, 1 << 64))

    def words(self, text: str) -> Words:
        """The words of a text of at most CHUNK characters."""
        codes, folded, places = _folded(text)
        inside = np.zeros(len(folded) + 2, bool)
        np.not_equal(folded, 0, out=inside[1:-1])
        edges = np.flatnonzero(inside[1:] != inside[:-1])
        starts, ends = edges[::2], edges[1::2]
        sums = np.zeros(len(folded) + 1, np.uint64)
        np.cumsum(folded * self._powers[: len(folded)], out=sums[1:])
        raw = (sums[ends] - sums[starts]) * self._inverses[starts]
        lengths = ends - starts
        if places is not None:
            starts, ends = places[starts], places[ends - 1] + 1
        return Words(raw, mixed(raw), starts, ends, lengths, codes)

    def joined(self, first: Hashes, second: Hashes, length: Any) -> Hashes:
        """The polynomial of two words written as one, `length` being that of the first (its polynomial `first`)."""
        one: Hashes = first + second * self._powers[length]
        return one

    def of(self, word: str) -> int:
        """The hash of one folded word."""
        return int(self.words(word).hashes[0])


def _running_powers(base: int) -> Hashes:
    factors = np.full(CHUNK + 1, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)


def _folded(text: str) -> tuple[NDArray[Any], NDArray[Any], Places | None]:
    """The characters' codes, the folded characters, and where each of these stood if some were passed over."""
    if text.isascii():
        plain = text.encode("ascii")
        codes: NDArray[Any] = np.frombuffer(plain, np.uint8)
        if not any(mark in plain for mark in b"'`"):
            return codes, np.frombuffer(plain.translate(_ascii_table()), np.uint8), None
    else:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        codes = np.where(codes < 0x10000, codes, 0)
    folded = np.take(_table(), codes)
    skipped = folded == _SKIP
    if not skipped.any():
        return codes, folded, None
    _part_possessives(folded, skipped)
    kept = np.flatnonzero(folded != _SKIP)
    return codes, folded[kept], kept


def _part_possessives(folded: NDArray[np.uint16], skipped: NDArray[np.bool_]) -> None:
    """`Emma's` is Emma and s, where `O'Brien` is one word."""
    at = np.flatnonzero(skipped)
    at = at[at + 1 < len(folded)]
    behind = np.append(folded, np.uint16(0))[at + 2]
    folded[at[(folded[at + 1] == ord("s")) & ((behind == 0) | (behind == _SKIP))]] = 0
