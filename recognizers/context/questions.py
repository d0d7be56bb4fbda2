"""Forms that ask in sentences: a question in one line, the answer behind it or in the next ("Any allergy? eggs").

What is asked says what the answer is of, whatever its words are. Only where the form has named somebody above: a page of
questions and answers for everybody asks the same and names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_NAMED = re.compile(
    r"^[ \t>*•–-]*(?:(?:the |your )?(?:child|student|pupil|camper)(?:['’]s)?(?:[ \t]+(?:full|first|last|legal))?(?:[ \t]+name)?|(?:full|first|legal) name|name"
    r"|nombre[^\n:?]{0,25}|nome[^\n:?]{0,25}|non[^\n:?]{0,20}|họ và tên[^\n:?]{0,20})[ \t]*(?:[:?][ \t]*\n?|\n)[ \t]*(?!(?:grade|date|birth\w*|dob|school|address|street|home|parents?|teacher|age|phone|e-?mail|class|room|last|middle|student|child)\b)(?=(?-i:[A-ZÀ-ÝĐ])[^\W\d_])",
    re.IGNORECASE | re.MULTILINE,
)
"""The label of a form for whom it is of, and that something stands behind it."""

_QUESTION = re.compile(r"^[ \t>*•–-]*(?:\d{1,2}[.)][ \t]*)?(?P<asked>[^\n?]{6,110}\?)", re.MULTILINE)
_ANSWER = re.compile(r"[ \t]*(?P<same>[^\n]*)(?:\n(?P<next>[^\n]*))?")
_NO_ANSWER = re.compile(
    r"(?:\W|_)*$|(?:yes|y|no|n|not|s[ií]|sim|não|wi|non|có|không|none?|n/?a|nada|nobody|nadie|ninguém|pèsonn|ningun[oa]?|nenhum[a]?|unknown|same)\b\W*(?:$|(?:known|one|that\b|/|nobody|none|otro|outro|hay|tiene|que)[^\n]*$)|[□☐_.]{2,}|[^\n]*[?:]\s*$",
    re.IGNORECASE,
)
"""What is no answer: nothing, a bare yes or no, a blank, the next question or label."""

_LONGEST = 160
_REACH = 1_000
"""Characters from a name to a question of its form: fewer than the gate opens around the question."""


_QUESTIONS = 2
"""Questions below a name that make a text a form."""


class Answered(NamedTuple):
    """Where a question stands and where its answer does; the answer is empty where there is none."""

    start: int
    end: int
    answer_start: int
    answer_end: int


def answered(text: str, asks: re.Pattern[str]) -> Iterator[Answered]:
    """The questions of a form that `asks` finds something in, with their answers."""
    names = [m.end() for m in _NAMED.finditer(text)]
    for question in _QUESTION.finditer(text, names[0]) if names else ():
        near = any(question.start() - _REACH <= end <= question.start() for end in names)
        if not near or not asks.search(question["asked"]):
            continue
        found = _ANSWER.match(text, question.end())
        assert found is not None  # all of it may be missing
        which = "same" if found["same"].strip() else "next"
        start, end = found.span(which) if found[which] else (question.end(), question.end())
        said = text[start:end].rstrip()
        if len(said) > _LONGEST or _NO_ANSWER.match(said):
            said = ""
        yield Answered(*question.span("asked"), start, start + len(said))


def is_form(text: str) -> bool:
    """Whether a text asks several questions about somebody whom it names above them."""
    named = _NAMED.search(text)
    return named is not None and len(list(islice(_QUESTION.finditer(text, named.end()), _QUESTIONS))) == _QUESTIONS
