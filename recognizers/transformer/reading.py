"""What the encoder makes of the sentences of a text, a window at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from recognizers.transformer.network import Array
from recognizers.transformer.pieces import BREAK, START, Pieces
from recognizers.transformer.weights import PLACES, TOLD, shipped

LONGEST = 60
"""Pieces of a sentence that are read."""

BEGINNING = 24
"""Pieces of the beginning of a text that stand before each later window: they tell what the paper is."""

BACK, AHEAD = 2, 1
"""Sentences before and behind those of a window that are read with them."""

ROOM, _MOST = 640, 16
"""Characters, and sentences, of a window."""


class Window(NamedTuple):
    """Numbers of pieces, the kind of each (0 the beginning, 1 the window itself), and where the pieces of each sentence stand."""

    numbers: list[int]
    kinds: list[int]
    sentences: dict[int, slice]


class Reading:
    """The sentences text[start:end] of a text; those of a window are read when one of them is asked for.

    `first` are the characters of the first window, where learning wants the others elsewhere.
    """

    def __init__(
        self, text: str, spans: Sequence[tuple[int, int]], pieces: Pieces | None = None, first: int = ROOM
    ) -> None:
        self._text, self._spans, self._first = text, spans, first
        self._numbers = pieces or shipped()[0]
        self._pieces: dict[int, list[int]] = {}
        self._told: dict[int, Array] = {}

    def odds(self, which: int) -> float:
        """The natural logarithm of the odds that a sentence says something protected of somebody."""
        return float(self._read(which)[0])

    def kinds(self, which: int) -> dict[str, float]:
        """The natural logarithm of how likely it says each entity, but for what is the same for all of them."""
        return dict(zip(TOLD[1:], map(float, self._read(which)[1:]), strict=True))

    def beside(self, which: int) -> range:
        """The sentences that are read with one, itself among them."""
        return range(*self._group(which))

    def _read(self, which: int) -> Array:
        if which not in self._told:
            window = self.window(which)
            _, network = shipped()
            (means,) = network.read([window.numbers], [window.kinds])
            for sentence, pieces in window.sentences.items():
                self._told[sentence] = network.told(means[pieces]) if len(means[pieces]) else _NOTHING
        return self._told[which]

    def window(self, which: int) -> Window:
        """The window in which a sentence is read."""
        first, last = self._group(which)
        start, stop = max(0, first - BACK), min(len(self._spans), last + AHEAD)
        begun = [self._numbers[START]]
        if start:
            begun += [*self._beginning, self._numbers[BREAK]]
        numbers, sentences = list(begun), {}
        for each in range(start, stop):
            if self._is_broken(each):
                numbers.append(self._numbers[BREAK])
            at = len(numbers)
            numbers += self._of(each)
            if first <= each < last:
                sentences[each] = slice(at, min(len(numbers), PLACES))
        numbers = [*numbers[: PLACES - 1], self._numbers[BREAK]]
        return Window(numbers, [0] * len(begun) + [1] * (len(numbers) - len(begun)), sentences)

    def _group(self, which: int) -> tuple[int, int]:
        place = int(np.searchsorted(self.firsts, which, side="right"))
        return self.firsts[place - 1], self.firsts[place] if place < len(self.firsts) else len(self._spans)

    @cached_property
    def firsts(self) -> list[int]:
        """The first sentence of each window."""
        firsts: list[int] = []
        room, begun = self._first, 0
        for which, (start, end) in enumerate(self._spans):
            if not firsts or end - begun > room or which - firsts[-1] == _MOST:
                room = ROOM if firsts else room
                firsts.append(which)
                begun = start
        return firsts

    @cached_property
    def _beginning(self) -> list[int]:
        out: list[int] = []
        for which in range(len(self._spans)):
            out += ([self._numbers[BREAK]] if self._is_broken(which) else []) + self._of(which)
            if len(out) >= BEGINNING:
                break
        return out[:BEGINNING]

    def _is_broken(self, which: int) -> bool:
        """Whether a sentence begins a line."""
        return which > 0 and "\n" in self._text[self._spans[which - 1][1] : self._spans[which][0]]

    def _of(self, which: int) -> list[int]:
        if which not in self._pieces:
            start, end = self._spans[which]
            self._pieces[which] = self._numbers.numbers(self._text[start:end])[:LONGEST]
        return self._pieces[which]


_NOTHING = np.zeros(len(TOLD), dtype=np.float32)
"""What is made of a sentence beyond a window's last place: it stays in doubt."""
