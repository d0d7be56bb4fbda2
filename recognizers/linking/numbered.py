"""Letters that call a pupil by a number alone, lest the name be read: what they say is said of the number."""

from __future__ import annotations

from collections.abc import Sequence

from recognizers.context.statements import PERSONAL
from recognizers.contract import Hit

_OF_PUPILS = frozenset({"SASID", "STUDENT_ID"})


def number_of(hit: Hit, numbers: Sequence[Hit], line_end: int) -> Hit | None:
    """The number that stands for whom a statement is about: the last of a pupil before it, else the first behind it in its line,
    which ends at `line_end`; None where its words are weak, or there is none. `numbers` are in the order of the text."""
    if hit.score < PERSONAL:
        return None
    pupils = [n for n in numbers if n.entity in _OF_PUPILS]
    before = [n for n in pupils if n.end <= hit.start]
    behind = (n for n in pupils if hit.start < n.start < line_end)
    return before[-1] if before else next(behind, None)
