"""Letters with a sign after each ("S S N :  5 1 2"), figures in words ("five one two") and in Morse code, read as they are meant.

Source of the code: ITU-R M.1677-1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recognizers.disguise.plain import Edit

_LETTERS = re.compile(r"(?<!\S)(\S)(?P<s> {1,2}|[._*|~-])(?:[^\n](?P=s)){5,}\S(?!\S)")
_LEAST = 3
"""Letters among them; figures alone are read by `numbers`, which knows tables of them."""

_FIGURES = {
    word: str(figure)
    for figure, those in enumerate(("zero oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
    for word in those.split()
}
_SAID = {"dash": "-", "hyphen": "-", "minus": "-", "slash": "/", "dot": ".", "point": "."}
_WORD = "|".join((*_FIGURES, *_SAID))
_GAP = r"(?:[ \t]{0,2}[-,.;/][ \t]{0,2}|[ \t]{1,3}|[ \t]{0,2}\n[ \t>]{0,4})"
_WORDS = re.compile(rf"(?<![\w-])(?:{_WORD}|\d)(?:{_GAP}(?:{_WORD}|\d)){{6,30}}(?![\w-])", re.IGNORECASE)
_TOKEN = re.compile(rf"{_WORD}|\d", re.IGNORECASE)
_FEWEST = 4
"""Words among the figures: fewer are figures with a word between them."""


def letters(text: str, _places: Sequence[int] = ()) -> Iterator[Edit]:
    """What stands between single characters, to be left out: each of them alone, so that places stay exact."""
    for found in _LETTERS.finditer(text):
        run, sign = found.group(), found["s"]
        step = 1 + len(sign)
        if sum(c.isalpha() for c in run[::step]) < _LEAST:
            continue
        for at in range(found.start() + 1, found.end() - 1, step):
            yield Edit(at, at + len(sign), "", "broken up by blanks or other signs")


def words(text: str, _places: Sequence[int] = ()) -> Iterator[Edit]:
    """Figures in words, to be read as figures, but for counting ("one two three four five six seven")."""
    for found in _WORDS.finditer(text):
        tokens = list(_TOKEN.finditer(text, *found.span()))
        figures = [_FIGURES.get(t.group().casefold(), t.group()) for t in tokens if t.group().casefold() not in _SAID]
        if sum(t.group().isalpha() for t in tokens) < _FEWEST or _counts([int(f) for f in figures]):
            continue
        last = found.start()
        for token in tokens:
            if token.start() > last:
                yield Edit(last, token.start(), "", "written in words")
            word = token.group().casefold()
            yield Edit(*token.span(), _FIGURES.get(word) or _SAID.get(word) or word, "written in words")
            last = token.end()


def _counts(figures: list[int]) -> bool:
    """Whether somebody counts up or down, or says one figure again and again."""
    steps = {b - a for a, b in pairwise(figures)}
    return len(steps) == 1 or (len(steps) == 2 and 0 not in steps and steps <= {1, -1, 1 - len(set(figures))})


_MORSE = re.compile(
    r"(?<![\w.-])[.-]{5}(?:(?:[ \t]{1,3}(?:/[ \t]{1,3})?|[/|]|[ \t]?\r?\n[ \t]?)(?:[.-]{5}|[-.()])){6,60}(?![\w-]|\.[\w.-])|(?<![\w.-])(?:[.-]{5}){7,20}(?![\w-]|\.[\w.-])"
)
_SIGNALS = re.compile(r"[.-]{5}|(?<=[ \t])/|[-.()]")
_MORSE_FIGURES = {("." * n + "-----")[:5]: str(n) for n in range(6)} | {
    ("-" * (n - 5) + ".....")[:5]: str(n) for n in range(6, 10)
}
_FEWEST_FIGURES, _FEWEST_KINDS = 7, 3
"""Figures at least, and different ones among them: a row of dashes or of dots is a rule or a leader."""


def morse(text: str, _places: Sequence[int] = ()) -> Iterator[Edit]:
    """Figures in Morse code, with or without signs between them."""
    for found in _MORSE.finditer(text):
        read = "".join(_MORSE_FIGURES.get(s, s if len(s) == 1 else "?") for s in _SIGNALS.findall(found.group()))
        figures = [c for c in read if c.isdigit()]
        if "?" not in read and len(figures) >= _FEWEST_FIGURES and len(set(figures)) >= _FEWEST_KINDS:
            yield Edit(*found.span(), read, "in Morse code")
