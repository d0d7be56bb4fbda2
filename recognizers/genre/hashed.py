"""Where the numbers of many words stand in arrays, told without the words: a tenth of the memory that dicts of them take.

A word is known by its hash, which Python has made already for counting it. A hash is good within one process alone, so it
is made anew from a file each time and never kept. That a word is taken for another happens once in 10^14 words.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

_SPARE = 4
"""Slots for each word, that hardly two want the same one."""


class Hashed:
    """The rows of many words; what stands in a row is in arrays of the caller's.

    `keys` holds the hash of each row's word; `slots` the rows, counted from 1, each where the last bits of its hash say or
    behind it (open addressing), and 0 where none is; `last` is the last slot.
    """

    def __init__(self, keys: array[int]) -> None:
        self.keys = keys
        self.last = last = (1 << (_SPARE * len(keys)).bit_length()) - 1
        self.slots = slots = array("H" if len(keys) < 1 << 16 else "I", [0]) * (last + 1)
        for row, key in enumerate(keys, 1):
            at = key & last
            while slots[at]:
                at = (at + 1) & last
            slots[at] = row

    def rows(self, hashes: Iterable[int]) -> Iterator[int]:
        """The rows of those words that have one, counted from 0."""
        slots, keys, last = self.slots, self.keys, self.last
        for key in hashes:
            at = key & last
            while row := slots[at]:
                if keys[row - 1] == key:
                    yield row - 1
                    break
                at = (at + 1) & last
