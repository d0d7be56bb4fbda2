"""Marks of a transcript or a report card laid out in columns of text: a course, a letter, its credits in each line.

Source: 603 CMR 23.02 (the transcript is the permanent record); layouts of printed transcripts. The lines say nothing of
what they are, so it takes several, and a word for such a paper or a pupil's number around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.contract import Hit
from recognizers.triggers.phrases import Sought
from scanners.contract import Row

_LINES = 3
"""Lines with a mark that make a transcript."""

_TITLES = 200
"""Characters at the beginning of a paper that say what it is."""

_PAPER = Sought(
    r"\b(?:transcripts?|report card|course history|academic (?:record|history)|cum(?:ulative|\.)? gpa|gpa|credits? earned|final grades|boletim|boleta|calificaciones|historial acad[ée]mico|hist[óo]rico escolar)\b"
)
_LINE = re.compile(
    r"^[^\n]*?[^\W\d_][^\n]{1,60}?(?:[ ]{2,}|\t|\.{3,} ?)(?P<mark>[A-DF][+-]?|P|W|INC?)[ \t]+\d{1,2}\.\d{1,3}(?=[ \t\r]*(?:$|\d|[A-Za-z]))",
    re.MULTILINE,
)
TRIGGERS = (r"(?:[ ]{2}|\t|\.)[a-dfpwi][nc+-]{0,2}[ \t]{1,30}\d{1,2}\.\d",)
"""What opens the gate: a letter between columns, and credits behind it."""


def _told(text: str) -> bool:
    """Whether a text speaks of such a paper."""
    return next(_PAPER.finditer(text), None) is not None


_LETTER = re.compile(r"[A-DF][+-]?|P|W|INC?")
_CREDITS = re.compile(r"\d{1,2}\.\d{1,3}")


def is_transcript(rows: Sequence[Row], above: str) -> bool:
    """Whether the first rows of a table without headings are lines of a transcript: letters beside credits, and its name above."""
    told = sum(
        any(
            _LETTER.fullmatch(a.strip()) and _CREDITS.fullmatch(b.strip())
            for a, b in zip(r.cells, r.cells[1:], strict=False)
        )
        for r in rows
    )
    return told >= _LINES and _told(above + "\n" + "\n".join(" ".join(r.cells) for r in rows))


def find(text: str, head: str = "") -> list[Hit]:
    """The marks of the lines of a transcript; none where nothing says what they are, or few stand in a paper not titled so.

    `head` is how the paper begins.
    """
    titled = _told(head[:_TITLES])
    if not titled and not _told(text):  # which costs little, where the lines are looked for one by one
        return []
    lines = list(_LINE.finditer(text))
    if len(lines) < _LINES and not titled:
        return []
    return [Hit("GRADE_RECORD", *m.span("mark"), 0.85, ("stands in a line of a transcript",)) for m in lines]
