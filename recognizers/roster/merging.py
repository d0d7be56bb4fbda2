"""What the recognizers found and what the roster knows, as one list: each place once, with whose it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from recognizers.contract import ISSUED, STATEMENTS, THRESHOLD, Hit

_SPOKEN_OF = 0.75
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")


def merged(found: Sequence[Hit], listed: Sequence[Hit]) -> list[Hit]:
    """The hits of both. Where they overlap in a value, the roster says whose it is and decides what it is.

    A longer value that was recognized (a card number) is not taken for the id that stands inside it. Names of the
    roster stand beside statements, which may hold names.
    """
    names = [h for h in listed if h.entity == "PERSON"]
    values = sorted((h for h in listed if h.entity != "PERSON"), key=lambda h: h.start)
    starts = [h.start for h in values]
    out: list[Hit] = []
    refused: set[int] = set()
    for hit in found:
        met = [i for i in _overlapping(values, starts, hit) if hit.entity not in STATEMENTS]
        same = [i for i in met if values[i].entity == hit.entity]
        for i in same:
            values[i] = _told(values[i], hit)
        longer = [i for i in met if hit.score >= THRESHOLD and hit.end - hit.start > values[i].end - values[i].start]
        if not same and longer:
            refused.update(longer)
        if not met or (longer and not same):
            out.append(hit)
    return [*out, *names, *(v for i, v in enumerate(values) if i not in refused)]


def spoken_of(called: Sequence[Hit], found: Sequence[Hit], text: str) -> list[Hit]:
    """Of the ids that sentences may call somebody by those in whose sentence a statement stands that is said of somebody."""
    said = [h for h in found if h.entity in STATEMENTS and h.score >= THRESHOLD]
    return [
        replace(one, score=_SPOKEN_OF)
        for one in called
        if any(not _SENTENCE_ENDS.search(text, min(one.end, h.end), max(one.start, h.start)) for h in said)
    ]


def numbered(found: Sequence[Hit], text: str, of: Callable[[str, str], Hit | None]) -> list[Hit]:
    """The hits, those ids that their label tells with whose they are. `of` says of a value and its entity whose it is."""
    out = []
    for hit in found:
        if hit.subject is None and hit.entity in ISSUED and hit.score >= THRESHOLD:
            known = of(text[hit.start : hit.end], hit.entity)
            if known is not None:
                hit = replace(hit, about=known.about, subject=known.subject, why=(*hit.why, *known.why))
        out.append(hit)
    return out


def _overlapping(values: Sequence[Hit], starts: Sequence[int], hit: Hit) -> list[int]:
    """The indices of the values that overlap a hit; they overlap none of their own."""
    first = max(bisect_right(starts, hit.start) - 1, 0)
    last = bisect_left(starts, hit.end)
    return [i for i in range(first, last) if values[i].end > hit.start]


def _told(value: Hit, hit: Hit) -> Hit:
    """A value of the roster that a recognizer found too: the wider place, the better score, both reasons."""
    return replace(
        value,
        start=min(value.start, hit.start),
        end=max(value.end, hit.end),
        score=max(value.score, hit.score),
        why=(*hit.why, *value.why),
    )
