"""Where a name is a place's: "Columbus Day", "Ellis Island", "the Dunmere schools"."""

from __future__ import annotations

import re

from recognizers.gazetteer import PLACES, fold

_NEXT = re.compile(r"[^\S\n](?P<word>[A-ZÀ-ÖØ-Þ][\w'’]+|schools?|district|streets?|residents)(?!\w)")
_MORE = frozenset(
    "day island station airport state bay ocean mountain mountains mills schools streets residents".split()
)


def before_place(text: str, end: int) -> bool:
    """Whether the word that ends there goes on as the name of a place or a day."""
    found = _NEXT.match(text, end)
    return found is not None and fold(found["word"]) in PLACES | _MORE
