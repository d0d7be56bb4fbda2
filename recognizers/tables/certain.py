"""Names beyond doubt: cells in which every word is a name and nothing else, as most cells of a column of names are.

Quicker by far than reading a cell as what it might be besides, and with the same outcome.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.columns.namecells import is_firm
from recognizers.disguise.cells import reads_otherwise
from recognizers.headings import headers
from recognizers.headings.reading import Headings
from recognizers.linking.owners import may_be_nobody
from recognizers.naming.gazetteer import NOT_NAMES, fold, is_ordinary

_WORD = re.compile(r"(?:[OD]'|Mc)?[A-Z][a-z]{1,15}(?:-[A-Z][a-z]{1,15})?,?")
_MOST = 4
_KNOWN = 40_000
_words: dict[str, bool] = {"": True}
_certain: set[str] = {""}
"""Words looked at before, and those of them that are names and nothing else."""


def certain_names(values: Sequence[str], headings: Headings, own: str) -> tuple[list[str], list[str]]:
    """Of some cells those that are names beyond doubt, and the others. `own` is the key of the heading above them."""
    known = _certain
    sure: list[str] = []
    rest: list[str] = []
    left: list[str] = []
    for value in values:
        first, _, last = value.partition(" ")
        (sure if first and first in known and last in known else left).append(value)
    for value in left:
        (sure if _all_certain(value) else rest).append(value)
    keys = _keys(sure)
    if own in keys or headings.any_spelt(keys):
        doubtful = {v for v, key in zip(sure, keys, strict=True) if key == own or headings.any_spelt([key])}
        return [v for v in sure if v not in doubtful], [*rest, *doubtful]
    return sure, rest


def _all_certain(value: str) -> bool:
    words = value.split(" ")
    return len(words) <= _MOST and any(words) and all(map(_is_certain, words))


def _keys(names: Sequence[str]) -> list[str]:
    """As `headers.key` of each, for names of plain words."""
    text = "\n".join(names)
    for mark in " ,-'":
        text = text.replace(mark, "")
    return text.lower().split("\n")


def _is_certain(word: str) -> bool:
    told = _words.get(word)
    if told is None:
        if len(_words) > _KNOWN:
            _words.clear()
            _certain.clear()
        _words[word] = told = _look(word)
        if told:
            _certain.add(word)
    return told


def _look(word: str) -> bool:
    if _WORD.fullmatch(word) is None or reads_otherwise(word):
        return False
    name = word.rstrip(",")
    return not (
        fold(name) in NOT_NAMES
        or is_ordinary(name)
        or may_be_nobody(name)
        or is_firm(name)
        or not headers.says_something(name)
    )
