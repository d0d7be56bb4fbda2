"""Names at the heads of the lines of a list typed in lower case: "rocha, ines  gr 2  mmr 2", "keo v - bring book".

The lines of a block tell together what one of them does not: most of them must begin with a name that is known. They support a
statement beside them and are nothing alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.naming.forms import FOREIGN, Form
from recognizers.naming.gazetteer import NOT_NAMES, fold, in_dictionary, is_first, is_last, is_ordinary
from recognizers.naming.lowercase import is_lower_name
from recognizers.naming.shapes import SMALL
from recognizers.naming.things import is_no_name

_WORD = rf"[{SMALL}]{{2,20}}(?:['’-][{SMALL}]{{2,20}})?"
_LINE = re.compile(
    rf"[ \t>*•·–—-]{{0,6}}(?:\d{{1,2}}[.)][ \t]{{1,3}})?(?P<name>(?P<one>{_WORD})"
    rf"(?:,[ \t]?(?P<given>{_WORD})|[ \t](?:e|y|and|&|ak)[ \t](?P<other>{_WORD})|[ \t](?P<initial>[a-z])\.?(?![\w'’])|[ \t](?P<last>{_WORD}))?)"
    r"(?P<mark>[ \t]?[–—:=(]|[ \t]-|[ \t]{2,}(?=\S)|,[ \t]|[ \t](?=(?:gr|rm|room|k|\d{1,2})\b)|[ \t]*$)"
)
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LEAST, _MOSTLY = 3, 0.6
"""Lines that make a list, and the share of them that must begin with a name that is known."""


def entries_in_lower_case(text: str) -> Iterator[Form]:
    """The names that begin the lines of a block, three lines or more."""
    for block in _BLOCK.finditer(text):
        lines = block.group().count("\n") + 1
        if lines < _LEAST:
            continue
        found = list(_entries(text, *block.span()))
        if sum(map(_is_known, found)) < max(_LEAST, _MOSTLY * lines):
            continue
        for m in found:
            if _is_known(m) or _may_be(m):
                yield Form(*m.span("name"), 0.6, "a name in lower case at the head of an entry")


def _entries(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = stop if stop >= 0 else end
        if (found := _LINE.match(text, start, stop)) is not None:
            yield found
        start = stop + 1


def _is_known(entry: re.Match[str]) -> bool:
    """Whether the head of a line is a name by itself: two words of one, or a given name that is no word."""
    one = entry["one"]
    if _is_word(one):
        return False
    if given := entry["given"]:
        known = is_last(one) or not in_dictionary(one)
        return known and (is_first(given) or not (in_dictionary(one) or is_ordinary(given)))
    if other := entry["other"]:
        return is_first(one) and is_first(other) and not _is_word(other)
    if last := entry["last"]:
        return is_lower_name(one) and (is_last(last) or is_first(last) or not in_dictionary(last))
    if entry["initial"]:
        return is_first(one) or (is_last(one) and not is_ordinary(one))
    return bool(entry["mark"].strip()) and is_lower_name(one)


def _may_be(entry: re.Match[str]) -> bool:
    """Whether it may be a name among others: a word of no dictionary, with all that stands in a name's place behind it."""
    words = [w for w in (entry["one"], entry["given"] or entry["other"] or entry["last"]) if w]
    return not any(map(_is_word, words)) and not all(map(in_dictionary, words)) and not any(map(is_ordinary, words))


def _is_word(word: str) -> bool:
    folded = fold(word)
    return folded in FOREIGN or folded in NOT_NAMES or is_no_name(word)
