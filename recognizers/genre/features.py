"""What the model of genre counts in a text: its words and the pairs of them.

Names, numbers and years count by their kind alone, so that no one's name has a weight and none stands in the model's file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from recognizers.naming.gazetteer import in_dictionary, is_first, is_last, is_ordinary

NAME, OWNS, NEW_LINE = "<name>", "<'s>", "<line>"

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]|\n")
_OWN = ("'s", "’s")


def features(text: str) -> Counter[str]:
    """How often each word, mark and pair of neighbours stands in the text."""
    tokens = list(_tokens(text))
    counted = Counter(tokens)
    counted.update(f"{left} {right}" for left, right in pairwise(tokens))
    return counted


def words(text: str) -> int:
    """How many words, numbers and marks stand in the text."""
    return sum(token != NEW_LINE for token in _tokens(text))


def _tokens(text: str) -> Iterator[str]:
    last, named = "", False
    for found in _TOKEN.finditer(text):
        word = found.group()
        if word == "\n":
            kind, named = NEW_LINE, False
        elif word[0].isdigit():
            kind, named = _number(word), False
        elif not word[0].isalpha():
            kind, named = word, named and word in ".-"
        elif named := _is_name(word, named):
            kind = NAME
        else:
            kind = word.lower().replace("’", "'")
        if kind != last or kind not in {NAME, NEW_LINE}:
            yield kind
        last = kind
        if named and word.endswith(_OWN):
            yield OWNS
            last = OWNS


def _number(digits: str) -> str:
    if len(digits) == 4 and digits[:2] in {"17", "18", "19", "20"}:
        return "<year>" if digits[0] == "2" else "<old year>"
    return "<few digits>" if len(digits) <= 2 else "<digits>"


def _is_name(word: str, after_name: bool) -> bool:
    """Whether a word is somebody's name as far as it shows; behind a name any word that is no ordinary one is."""
    bare = re.split("['’]", word)[0]
    if len(bare) == 1:
        bare = word  # D'Amico
    if is_first(bare):
        return bare.istitle() or not in_dictionary(bare)
    if bare.istitle():
        return not is_ordinary(bare) and (after_name or is_last(bare))
    return is_last(bare) and not in_dictionary(bare)
