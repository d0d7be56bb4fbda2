"""A label and its value apart: the answer to a question, the sentence that goes on, the value that stands first.

"Whats her DOB?" / "Sure, it's …"; "the SSN is not on the form. It is …"; "… is my social security number".
Source: chats, calls written down, mail to a school's office.
"""

from __future__ import annotations

import re

_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,20}(?: [A-ZÀ-Þ(][\w.'’)-]{0,20}){0,3})"
_TIME = r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?"
_TURN = rf"(?:[\[(]?{_TIME}[\])]?[\s,–-]{{0,3}})?(?:(?:<{_NAME}>|{_NAME}(?:,? [\[(]?{_TIME}[\])]?)?\s?:)\s{{1,3}})?"
"""Who speaks, and when, before a line of a chat."""
_YES = (
    r"(?:(?:sure|yes|yeah|yep|yup|ok(?:ay)?|of course|certainly|absolutely|hi|hello|um+|uh+|oh|thanks|thank you|no problem|here(?: it is| you go| you are|['’]s| is)?"
    r"|it['’]?s|it is|that['’]?s|that is|that would be|i think|i have|(?:my|the|his|her) (?:number|one) is|number is|(?:i think )?its)\b\s?[,.:!;–—-]{0,2}\s{0,2}){0,4}"
)
_ANSWER = re.compile(rf"[ \t>*•-]{{0,4}}{_TURN}{_YES}[\"'(#]?", re.IGNORECASE)
"""What stands in its line before a value that answers."""
_LONGEST_ANSWER, _LONGEST_QUESTION = 90, 200

_ENDS = re.compile(r"[\"')\]]?\s{0,2}(?:[.,;!?)\n]|$|(?:thanks|thx|and|for|is|but)\b)", re.IGNORECASE)
"""How a text goes on behind a value that is all of the answer."""

_ASKS = re.compile(
    r"\?\s*$|:\s*$|^\W*(?:subject|re|q)\s?:|\b(?:what['’]?s?|wat|may (?:i|we)|can (?:i|we|you)|could (?:i|we|you)|need|send|give|tell|text|remind|confirm|got|have|provide|verify|repeat|here(?:['’]s| is))\b",
    re.IGNORECASE,
)
_OF_ANOTHER_SORT = re.compile(
    r"\b(?:how (?:many|much|long|do|does|is)|why|which|what (?:is|are) an?|examples?|samples?|formats?|e\.g|digits?|should i)\b",
    re.IGNORECASE,
)
"""What asks for no value: a count, a reason, what such a number is."""

_WHOSE = r"(?:for|of|from)\s[^\d\n?.:]{1,40}"
_TAIL = re.compile(
    rf"(?:(?:[\s,]{{1,2}}|(?<=#))(?:#|no\.?|number|num|please|pls|plz|again|then|now|there|here|exactly|thx|thanks|handy|on file|you (?:have|asked for|wanted|need(?:ed)?)|(?:we|i|they) (?:have|need|asked for)|{_WHOSE}|(?:on|in) (?:the|his|her|your|my|their)\s\w{{2,12}})){{0,3}}\s*[?:.!)\"']*\s*",
    re.IGNORECASE,
)
"""What stands behind a label up to the end of the line that asks for it."""

_ITS = re.compile(
    r"[.!?;]\s{1,3}(?:it|that|this|the (?:right|correct|new|real|actual) (?:one|number|date))(?:['’]s| is| was| should(?: be| read| say)| must be| reads)(?: (?:now|still|actually|really|supposed to be))?:?\s{1,2}\Z",
    re.IGNORECASE,
)
_FUNCTION = r"for|of|on|in|at|from|to|as|that|which|we|you|i|they|he|she|and|but|again|now|here|there|please"
_SAID = re.compile(
    rf"(?:\s?(?:#|\.|no\b\.?|numbers?\b))?\s*(?:\Z|[,;)]|['’]s\b|(?:{_FUNCTION}|is|was|are|has|had|needs?|wrong|missing|blank)\b)[^\d]{{0,90}}\Z",
    re.IGNORECASE,
)
"""How a sentence goes on behind a label: not with a noun that makes it another thing ("the ID policy")."""

_ON_A_PAPER = re.compile(
    r"\bon (?:the|this|that|my|his|her|their|our|your)(?: \w{2,12})? (?:form|paper|sheet|page|card)\b", re.IGNORECASE
)
"""Where somebody left it out: no word of this is a label against it."""

_FIRST = re.compile(
    rf"[^\S\n]{{1,2}}(?:is|was)\s(?:(?:still|also|now|indeed|actually|really)\s)?(?:(?:my|his|her|your|our|their|the|this)\s|{_NAME}['’]s?\s)(?:(?:full|new|old|own|correct|right|real|actual|current)\s)?",
    re.IGNORECASE,
)
_SAID_FIRST = re.compile(
    rf"(?:\s?(?:#|no\b\.?|numbers?\b))?\s{{0,2}}(?:\Z|[.,;:!?)\n]|(?:{_FUNCTION})\b)", re.IGNORECASE
)
_SHORTEST = 3
"""Letters of a label that counts where it stands apart."""


def label_apart(
    labels: re.Pattern[str], against: re.Pattern[str] | None, text: str, start: int, end: int
) -> str | None:
    """The label of the value between `start` and `end` in the line that asks for it, the sentence before, or behind it."""
    behind = _behind(labels, text, end)
    if behind is not None:
        return behind
    line = text.rfind("\n", 0, start) + 1
    found = _asked(labels, against, text, line, start, end) if start - line <= _LONGEST_ANSWER else None
    return found or _told(labels, against, text, start)


def _asked(
    labels: re.Pattern[str], against: re.Pattern[str] | None, text: str, line: int, start: int, end: int
) -> str | None:
    if not line or not _ANSWER.fullmatch(text, line, start) or not _ENDS.match(text, end):
        return None
    stop = line - 1
    while stop > 0 and line - stop <= 3 and text[stop - 1] == "\n":
        stop -= 1
    question = text[max(text.rfind("\n", 0, stop) + 1, stop - _LONGEST_QUESTION) : stop]
    label = _last(labels, question)
    if label is None or not _TAIL.fullmatch(question, label.end()) or _OF_ANOTHER_SORT.search(question):
        return None
    if (against is not None and against.search(question, label.end())) or not _ASKS.search(question):
        return None
    return label.group()


def _told(labels: re.Pattern[str], against: re.Pattern[str] | None, text: str, start: int) -> str | None:
    """The label of which the sentence before speaks, where that of the value says no more than what it is."""
    window = text[max(text.rfind("\n\n", 0, start) + 2, start - _LONGEST_QUESTION, 0) : start]
    its = _ITS.search(window)
    label = _last(labels, window[: its.start()]) if its else None
    if its is None or label is None or not _SAID.match(window[label.end() : its.start()]):
        return None
    gap = _ON_A_PAPER.sub(" ", window[label.end() : its.start()])
    return (
        None
        if re.search(r"[.!?]\s", gap.lstrip(".")) or (against is not None and against.search(gap))
        else label.group()
    )


def _behind(labels: re.Pattern[str], text: str, end: int) -> str | None:
    first = _FIRST.match(text, end)
    label = labels.match(text, first.end()) if first else None
    if label is None or not _counts(label.group()) or not _SAID_FIRST.match(text, label.end()):
        return None
    return label.group()


def _last(labels: re.Pattern[str], said: str) -> re.Match[str] | None:
    return next((m for m in reversed(list(labels.finditer(said))) if _counts(m.group())), None)


def _counts(label: str) -> bool:
    return (
        sum(c.isalpha() for c in label) >= _SHORTEST or not label.isascii() or label.casefold() in {"dl", "ss#", "ss"}
    )
