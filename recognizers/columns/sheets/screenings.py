"""Lists of screenings that schools must do: sight, hearing, posture, growth, teeth; what in them says that something was found.

Source: M.G.L. c.71 s.57 and 105 CMR 200 (vision, hearing, postural, height and weight). Who passed is no matter for an alert;
who did not, and to whom a letter went, is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.headings.headers import key

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_SCREENED = re.compile(
    r"(?:[rl](?:ight|eft)?)?(?:eyes?|ears?)|(?:eyes?|ears?)[rl]{1,2}|(?:vision|hearing|near|far|distance|color)(?:screen\w*|test|result|right|left|r|l|re|le|rt|lt|od|os|both|status)?|v(?:is(?:ion)?)?(?:dist(?:ance)?|near|far)?(?:rt?|lt?|right|left|od|os|ou)|hrg(?:rl|lr|r|l)?|hear(?:rl|r|l)|od|os|scoliosis\w*|postural\w*|bmi\w*|dental\w*|stereo\w*|audio\w*"
)
"""Keys of headings of what was tested."""

_AFTER = frozenset(
    "refltr ref refd rltr referral referred referredto result results outcome recheck followup retest rescreen rescr refsent letter lettersent sentletter ltrsent comment comments notes".split()
)
_FOUND = re.compile(
    r"(?:could not|couldn['’]t).*|(?:no|miss\w*) \d{3,4}.*|tubes?\b.*|f|r|f [rl]\b.*|\d{1,2} ?° ?.*|fail\w*\b.*|refer\w*\b.*|recheck.*|abnormal.*|did not pass|dnp|20 ?/ ?(?:[4-9]\d|[1-9]\d\d)[+-]?\d?|.*\b(?:fail(?:ed)?|referr\w+|letter|glasses|doctor|under care)\b.*",
    re.IGNORECASE,
)
_DECIDED = frozenset("decision result outcome action referral".split())
"""Headings of what was decided of a child, and of no offence."""

_LEAST = 2
"""Columns of what was tested that such a list has at least."""


def put_screenings(columns: list[Column], keys: Sequence[str]) -> None:
    """The columns of a list of screenings of pupils: what was tested, and what came of it."""
    asked = [key(f"{c.over} {c.heading}") if c.over else k for c, k in zip(columns, keys, strict=True)]
    tested = [i for i, k in enumerate(asked) if _SCREENED.fullmatch(k) and columns[i].name in {None, "other"}]
    if len(tested) < _LEAST:
        return
    for i, k in enumerate(keys):
        if i in tested or (k in _AFTER and columns[i].name is None):
            columns[i] = replace(columns[i], entity="HEALTH_ALERT", name=None, accepts=was_found)
        elif k in _DECIDED and columns[i].entity == "DISCIPLINE_RECORD":
            columns[i] = replace(columns[i], entity=None, accepts=None)


def was_found(cell: str) -> bool:
    """Whether a cell of such a list says that something was found: "20/70", "fail R 4000", "letter sent"."""
    return _FOUND.fullmatch(cell.strip()) is not None
