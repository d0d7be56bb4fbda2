"""Many words in little memory: a set of strings that is only asked whether it holds one.

A frozenset of 90,000 short strings takes 9 MB in each worker, their letters less than 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from itertools import groupby

_PREFIX = 3
"""Letters by which words are put together: some twenty words, which are looked through at once."""


class WordSet:
    """Words of which none holds a line break; nor may what is asked for."""

    __slots__ = ("_begun",)

    def __init__(self, words: Iterable[str]) -> None:
        # as one text first, so that the words themselves are gone, and their memory with them, before anything stays
        lines = StringIO("\n".join([*sorted(words), ""]), newline="\n")
        self._begun = {start: "\n" + "".join(found) for start, found in groupby(lines, _start)}

    def __contains__(self, word: str) -> bool:
        found = self._begun.get(word[:_PREFIX])
        return found is not None and f"\n{word}\n" in found


def _start(line: str) -> str:
    return line.rstrip("\n")[:_PREFIX]
