"""What of its sentence a statement takes in, and which kind of statement it is, as the models read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from recognizers.context.statements import LIKELY
from recognizers.contract import Hit
from recognizers.genre.said import Said
from recognizers.person import find_people

OTHERWISE, ALONE = 9.0, 12.0
"""By how much likelier (log odds) a sentence must say another kind of thing than a phrase of a lexicon in it, for the phrase
to be told as that: in a paper, and in a few words alone. (Of 24 such phrases in 600 papers that nothing had learned from 18 were
told rightly so, one by the lexicon.)"""

INSTEAD = "its sentence says something else of somebody than the phrase says elsewhere"

_BORDER_LEFT, _BORDER_RIGHT = re.compile(r"[:;|\t\n]|\s{3}"), re.compile(r"[;|\t\n]|\s{3}")
"""What no statement goes beyond: the label before it, what is said of the next."""

_EDGES = " \t\n.,;:|*•–—-"
_ASIDE = re.compile(r"^[\s.,;:|*•–—-]*(?:\([^()\n]{1,16}\)[\s.,;:|*•–—-]*)?")
"""What stands behind a name and belongs to it: its class in brackets."""

_JOINED = re.compile(r"(?:[\s.,;:|*•–—-]|\b(?:and|but|while|y|pero|e|mas)\b)+$", re.IGNORECASE)
"""What joins a clause to the next one."""


def as_read(hit: Hit, said: Said) -> Hit:
    """A statement whose sentence surely says something: all that the sentence says of that, where it says the same; and of
    the kind that it says, where that is surely another ("he pulls her out for reading" is no offence)."""
    those = said.within(hit.start, hit.end)
    if len(those) != 1 or not hit.phrase:
        return hit
    entity = said.entity(those[0])
    if entity != hit.entity and said.doubts(those[0], hit.entity) < (ALONE if said.is_short else OTHERWISE):
        return hit
    start, end = _whole(hit, said, *said.spans[those[0]])
    why = hit.why if entity == hit.entity else (*hit.why, INSTEAD)
    return replace(hit, entity=entity, start=start, end=end, why=why)


def distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits, but of sure ones of a kind none that lies within another as strong; of two as strong for the same words that
    stays which its own phrase tells."""
    kept = list(hits)
    within: set[int] = set()
    around: list[Hit] = []
    for hit in sorted((h for h in kept if h.sure), key=lambda h: (h.start, -h.end, -h.score, INSTEAD in h.why)):
        around = [h for h in around if h.end > hit.start]
        if any(_holds(h, hit) for h in around):
            within.add(id(hit))
        else:
            around.append(hit)
    return (h for h in kept if id(h) not in within)


def _holds(longer: Hit, hit: Hit) -> bool:
    return (
        longer.entity == hit.entity
        and longer.score >= hit.score
        and longer.start <= hit.start
        and hit.end <= longer.end
    )


def _whole(hit: Hit, said: Said, start: int, end: int) -> tuple[int, int]:
    """The clauses around a statement in a sentence, none of which names somebody else."""
    before, after = said.text[start : hit.start], said.text[hit.end : end]
    left = max((m.end() for m in _BORDER_LEFT.finditer(before)), default=0)
    right = min((m.start() for m in _BORDER_RIGHT.finditer(after)), default=len(after))
    if before[left:].strip(_EDGES):
        left = max((p.end for p in find_people(before) if p.score >= LIKELY and p.end > left), default=left)
    if after[:right].strip(_EDGES):
        right = min((p.start for p in find_people(after) if p.score >= LIKELY and p.start < right), default=right)
    kept = _ASIDE.sub("", before[left:])
    return hit.start - len(kept), hit.end + len(_JOINED.sub("", after[:right]))
