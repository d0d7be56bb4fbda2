"""Remarks in a list of what pupils read, present or research: whether one is on the pupil of its row, and not on the work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.columns.column import Column

_SAYS_OF = re.compile(
    r"\b(?P<who>[^\W\d_]{2,}) (?:has|had|is|was|gets|takes|needs|uses|carries|lives|lost|may not|can ?not|can['’]t)\b"
)


def on_named(columns: Sequence[Column], samples: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a remark of the column says something of the one named in its row: "Dale has lupus himself"."""
    names = [samples[i] for i, c in enumerate(columns) if c.name in {"full", "first", "staff"}]
    for row, remark in enumerate(samples[at]):
        called = {w for values in names if row < len(values) for w in re.findall(r"[^\W\d_]{2,}", values[row])}
        if any(m["who"] in called for m in _SAYS_OF.finditer(remark)):
            return True
    return False
