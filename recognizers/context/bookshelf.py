"""Books that pupils borrow, read together or hear: their titles speak of whatever may happen to a child, and of nobody.

"Refugee", "Foster" and "Epilepsy and Me" stand in lists of holds, of groups that read and of what is read aloud. A title is
told by its capitals, in a paper whose first lines speak of books.
"""

from __future__ import annotations

import re

from recognizers.naming.gazetteer import is_first

_TOP = 300
"""Characters of a paper that say what it lists."""

_BOOKS = re.compile(
    r"\b(?:read[- ]?alouds?|holds? (?:ready|shelf|list|notices?)|on hold|library|librarian|picture books?|new books|books? (?:list|order|orders|fair|talks?|bins?|bags?)|(?:summer|required|suggested|independent|silent) reading|overdue (?:books?|notices?|items)|novels?)\b",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    r"\b(?:(?:reading|book|novel|literacy|literature) (?:groups?|buddies)|guided reading|literature stud(?:y|ies)|lit(?:erature)? circles?|book clubs?|reading circles?)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\s{2,}|[\t|:;,\"“”()•–—*_]|\s-\s")
_SMALL = frozenset("a an and as at by for from in is it my not of on or our the to with de la el y".split())
_READ = re.compile(
    r"\b(?:reads?|reading|re-?read|starts?|starting|started|finish(?:es|ed|ing)?|begins?|beg[au]n|discuss(?:es|ed|ing)?|cop(?:y|ies) of|chapters? (?:\d+ )?of|chose|picked|borrow(?:ed|s)?|returned?|into|loved?|liked?)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What stands before a title in a sentence: "Group 3 starts Refugee on Monday"."""

_NAME_OF_GROUP = 2
"""Words that may stand before a title in its line, as the name of the group that reads it: "foxes  Refugee"."""


_PRESENTED = re.compile(
    r"^[ \t*•·>#_–-]{0,6}[\"“‘]?(?P<title>[A-Z][^\n.!?:;,\"”]{1,60}?)[\"”’*_]{0,3}(?P<by>,? by|,) (?P<author>[A-Z][\w'’.-]+ (?:[A-Z]\.? )?[A-Z][\w'’-]+)(?: \([^)\n]{1,20}\))?[.:;!–—]",
    re.MULTILINE,
)
"""A line that begins with a book and who wrote it, before what happens in it: "Front Desk by Kelly Yang. Mia's family ..."."""

_PAPERS = re.compile(
    r"\b(?:reports?|notes?|logs?|forms?|summar(?:y|ies)|letters?|evaluations?|memos?|statements?|minutes|narratives?|referrals?|e-?mails?|messages?|complaints?|plans?|comments?|update|prepared|written|submitted|filed|signed|entered)\b",
    re.IGNORECASE,
)
"""What people write of pupils and sign, too."""

_AROUND = 2_000
"""Characters before and behind a line in which other books must be presented."""


def presents_book(text: str, start: int, end: int) -> bool:
    """Whether the line text[start:end] tells of a book that it names with its author, as other lines near it do."""
    if not _is_presented(_PRESENTED.match(text, start, end)):
        return False
    near = [m for m in _PRESENTED.finditer(text, max(0, start - _AROUND), end + _AROUND) if _is_presented(m)]
    return len({m["author"] for m in near}) > 1 and any("by" in m["by"] for m in near)


def _is_presented(found: re.Match[str] | None) -> bool:
    if found is None or _PAPERS.search(found["title"]):
        return False
    titled = found["title"].split()
    return _in_capitals(titled) and not is_first(titled[0])


def lists_books(title: str) -> bool:
    """Whether the first lines of a paper, or the title of a table, say that books are listed."""
    top = title[:_TOP]
    return _BOOKS.search(top) is not None or _GROUPS.search(top) is not None


def is_title(head: str, line: str, start: int, end: int) -> bool:
    """Whether line[start:end] is, or explains, a book's title, in a paper that begins with `head`."""
    if not lists_books(head):
        return False
    first, last = _stretch(line, start, end)
    before, rest = line[first:start].split(), line[start:last].split()
    if _in_capitals(line[start:end].split()) and _READ.search(line[:start]):
        return True
    if _in_capitals(rest) and (len(before) <= _NAME_OF_GROUP or _in_capitals(before)):
        return True
    return _BOOKS.search(head[:_TOP]) is not None and _explains(line, first)


def is_title_cell(cell: str) -> bool:
    """Whether a cell is written as titles are: every word but the small ones with a capital."""
    return _in_capitals(re.split(r"[(\[]", cell)[0].split())


def _stretch(line: str, start: int, end: int) -> tuple[int, int]:
    """The part of the line between marks or wide blanks in which the span stands."""
    first = max((m.end() for m in _APART.finditer(line, 0, start)), default=0)
    behind = _APART.search(line, end)
    return first, behind.start() if behind else len(line)


def _in_capitals(words: list[str]) -> bool:
    """Whether words are those of a title: with capitals, and not in nothing but capitals."""
    plain = [w.strip(".!?'’") for w in words]
    large = [w for w in plain if w.casefold() not in _SMALL]
    return bool(large) and all(w[:1].isupper() or w[:1].isdigit() for w in large) and not any(map(_shouted, large))


def _shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _explains(line: str, first: int) -> bool:
    """Whether the part that begins there stands in brackets behind a title: "Still a Family (shelter)"."""
    if line[first - 1 : first] != "(":
        return False
    begun = max((m.end() for m in _APART.finditer(line, 0, first - 1)), default=0)
    titled = line[begun : first - 1].split()
    return _in_capitals(titled) and not any(map(is_first, titled[:1]))
