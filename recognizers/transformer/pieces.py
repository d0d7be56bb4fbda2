"""Word pieces of a text, as BERT without case cuts it (Wu and others, 2016, WordPiece; greedy, the longest piece first)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

START, BREAK, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
"""What stands before a window, what parts its lines, and a word that no pieces make."""

_LONGEST = 100
"""Characters of a word; a longer one is unknown."""

_KEPT = 20_000
"""Words whose pieces are kept, so that none is cut twice."""

_ASCII = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")


class Pieces:
    """Cuts by a vocabulary: each piece's number is its place in it; one that goes on with a word begins with "##"."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._known: dict[str, list[int]] = {}

    def __getitem__(self, piece: str) -> int:
        """The number of a piece of the vocabulary."""
        return self._numbers[piece]

    def numbers(self, text: str) -> list[int]:
        """The numbers of a text's pieces in order."""
        out: list[int] = []
        for word in _words(text):
            if (known := self._known.get(word)) is None:
                known = self._cut(word)
                if len(self._known) < _KEPT:
                    self._known[word] = known
            out.extend(known)
        return out

    def _cut(self, word: str) -> list[int]:
        unknown = [self._numbers[UNKNOWN]]
        if len(word) > _LONGEST:
            return unknown
        out: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                if (number := self._numbers.get(("##" if start else "") + word[start:end])) is not None:
                    break
            else:
                return unknown
            out.append(number)
            start = end
        return out


def _words(text: str) -> Iterator[str]:
    """Words and marks in lower case, without accents."""
    if text.isascii():
        yield from _ASCII.findall(text.lower().replace("\0", ""))
        return
    word = ""
    for sign in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(sign)
        if kind == "Mn" or (kind[0] == "C" and sign not in "\t\n\r"):
            continue
        if sign.isspace():
            yield from filter(None, (word,))
            word = ""
        elif kind[0] == "P" or (sign.isascii() and not sign.isalnum()) or _is_ideograph(sign):
            yield from filter(None, (word, sign))
            word = ""
        else:
            word += sign
    yield from filter(None, (word,))


def _is_ideograph(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" or "\u3400" <= sign <= "\u4dbf" or "\uf900" <= sign <= "\ufaff"
