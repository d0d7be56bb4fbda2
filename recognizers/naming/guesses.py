"""What a language model takes for a person: cut to the name, and told from what cannot be one."""

from __future__ import annotations

import re

from recognizers.naming.gazetteer import NOT_NAMES, PLACES, fold, in_dictionary, is_first, is_last, is_ordinary
from recognizers.naming.places import before_place, is_place


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without what is no letter at its ends, its line break or its possessive; None if nothing is left."""
    newline = text.find("\n", start, end)
    end = newline if newline >= 0 else end
    while end > start and not text[end - 1].isalpha():
        end -= 1
    if text[max(start, end - 2) : end] in {"'s", "’s"}:
        end -= 2
    while start < end and not text[start].isalpha():
        start += 1
    return (start, end) if end - start > 1 else None


_BEFORE_PLACE = re.compile(r"\b(?:at|in|near|from|via|outside|through|to the|en|em|nan)\s+(?:the\s)?$", re.IGNORECASE)


def stray(text: str, start: int, end: int) -> bool:
    """Whether a single unlisted word is a guess too many: it opens its sentence, or a place would stand there."""
    word = text[start:end]
    if " " not in word and before_place(text, end):
        return True
    if " " in word or is_first(word) or is_last(word):
        return False
    before = text[max(0, start - 20) : start]
    opens = not before.strip() or before.rstrip(" \t>*•\"'“(-–—")[-1:] in {".", "!", "?", ":", "\n", ""}
    goes_on = re.match(r"\s+[a-zà-ÿ]", text[end : end + 3])
    return bool((opens and goes_on) or _BEFORE_PLACE.search(before))


def plausible(name: str, ordinary: frozenset[str]) -> bool:
    """Whether a guess could be a name: `ordinary` are the words that the same text writes in lower case."""
    words = re.split(r"[\s,]+", name)
    if any(ch.isdigit() or ch in "@/_:<>|[]{}=#*" for ch in name) or len(words) > 5 or is_place(name):
        return False
    if any(w.casefold() in ordinary or fold(w.strip(".")) in NOT_NAMES for w in words) or not all(
        w[0].isupper() or len(w) <= 3 for w in words if w
    ):
        return False
    long = [w for w in words if len(w.strip(".")) > 1]
    if long and not long[-1][0].isupper():
        return False
    if len(long) > 1 and fold(long[-1].strip(".")) in PLACES:
        return False
    if len(long) == 1:
        unlisted = not (in_dictionary(long[0]) or is_ordinary(long[0])) and not (name.isupper() and not is_last(name))
        return len(long[0]) > 2 and (is_first(long[0]) or unlisted)
    return any(not is_ordinary(w) for w in long)
