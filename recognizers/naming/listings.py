"""Given names in a row ("Adaku, Brennan, Cuong and Delphine"), and at the heads of the lines of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.naming.forms import Form
from recognizers.naming.gazetteer import (
    NOT_NAMES,
    fold,
    in_dictionary,
    is_common_last,
    is_first,
    is_last,
    is_ordinary,
    may_be_first,
)
from recognizers.naming.places import before_place
from recognizers.naming.shapes import TOKEN, UPPER

_ITEM = rf"(?:[a-z][a-z'’]+[^\S\n]){{0,2}}{TOKEN}(?:[^\S\n][A-Z]\.?(?!\w))?(?:[^\S\n]?\([^()\n]{{1,24}}\))?"
_BETWEEN = r"(?:,?[^\S\n]+(?:and|y|e|ak|và)[^\S\n]+|[^\S\n]*[,;·•&][^\S\n]*(?:and[^\S\n]+)?)"
_ROW = re.compile(rf"(?<![\w@.’'-]){_ITEM}(?:{_BETWEEN}{_ITEM}){{2,}}(?![\w@])")
_NAME = re.compile(rf"(?<![\w('’-])(?P<first>{TOKEN})(?:[^\S\n][A-Z]\.?(?!\w))?(?![^(]*\))")


def listed(text: str) -> Iterator[Form]:
    """The given names of every row of three or more of which most are on the lists, unlisted ones too."""
    for row in _ROW.finditer(text):
        items = list(_NAME.finditer(row.group()))
        firsts = [m["first"] for m in items]
        known = sum(map(is_first, firsts))
        if known < 2 or sum(map(may_be_first, firsts)) < 0.5 * len(firsts):
            continue
        if any(fold(f) in NOT_NAMES for f in firsts) or before_place(text, row.end()):
            continue
        for m in items:
            if may_be_first(m["first"]) or not is_ordinary(m["first"]):
                yield Form(row.start() + m.start(), row.start() + m.end(), 0.65, "a given name in a row of them")


_LINE = re.compile(
    rf"^[ \t>*•·–—-]*(?:\d{{1,2}}[.)][ \t]+)?(?P<name>(?P<first>{TOKEN})(?:[^\S\n][A-Z]\.?(?!\w))?)(?P<mark>[ \t]*(?:[–—:=(,-]|(?=\d))|(?:[ \t]{{3,}}|\t)(?=\S))?[^\n]*$",
    re.MULTILINE,
)
_BLANK_LINE = re.compile(r"^\s*$")


def entries(text: str) -> Iterator[Form]:
    """The given name at the head of each line of a list: two lines or more, one after the other, that all begin so."""
    run: list[re.Match[str]] = []
    for found in _LINE.finditer(text):
        if not _heads_an_entry(found):
            continue
        if run and _BLANK_LINE.match(text[run[-1].end() : found.start()]) is None:
            yield from _of_list(run)
            run = []
        run.append(found)
    yield from _of_list(run)


_INITIALLED = re.compile(
    rf"^[ \t>*•·–—☐-]*(?:\d{{1,2}}[.)][ \t]+)?(?P<name>(?P<last>(?:(?:De|Da|Dos|Del|La|Le|Van|Von|St\.) )?{TOKEN}),[ \t]?[A-Z](?:\.|(?![\w'’])))(?=[ \t]{{2,}}\S|[ \t]*(?:[–—:=-]|$)|[ \t]?\((?!(?:19|20)\d\d)|[ \t](?!and\b|et\b|y\b|e\b)[a-z\d])",
    re.MULTILINE,
)
_SEVERAL = 3
"""Lines with a surname and an initial at their heads that make a list."""


def surnames_with_initials(text: str) -> Iterator[Form]:
    """A surname and an initial at the head of each line of a list: "Barros, T.   short 4 cr."."""
    found = list(_INITIALLED.finditer(text))
    sure = {m.start() for m in found if fold(m["last"]) not in NOT_NAMES and _is_surname(m["last"].split()[-1])}
    for m in found if len(sure) >= _SEVERAL else ():
        if m.start() in sure or is_common_last(m["last"]):
            yield Form(*m.span("name"), 0.65, "a surname and an initial at the head of an entry")


_IN_CAPITALS = re.compile(
    rf"^[ \t>*•·–—-]*(?:\d{{1,2}}[.)][ \t]+)?(?P<first>{UPPER})[ \t]*[–—:=(-][ \t]*(?=\S)[^\n]*$", re.MULTILINE
)
_MOSTLY = 0.6
"""The share of the heads of a list that are given names, from which the others are taken for names as well."""


def entries_in_capitals(text: str) -> Iterator[Form]:
    """The given name in capitals at the head of each line of a list, three lines or more: "AUBREY - celiac"."""
    run: list[re.Match[str]] = []
    for found in _IN_CAPITALS.finditer(text):
        if run and _BLANK_LINE.match(text[run[-1].end() : found.start()]) is None:
            yield from _in_capitals(run)
            run = []
        run.append(found)
    yield from _in_capitals(run)


def _in_capitals(run: list[re.Match[str]]) -> Iterator[Form]:
    firsts = [m["first"] for m in run]
    given = [is_first(f) and not is_ordinary(f) and fold(f) not in NOT_NAMES for f in firsts]
    if len(run) < 3 or sum(given) < _MOSTLY * len(run):
        return
    for m, known in zip(run, given, strict=True):
        if known or not is_ordinary(m["first"]):
            yield Form(m.start("first"), m.end("first"), 0.65, "a given name at the head of an entry")


def _heads_an_entry(line: re.Match[str]) -> bool:
    first = line["first"]
    return fold(first) not in NOT_NAMES and (bool(line["mark"]) or not is_ordinary(first))


def _of_list(run: list[re.Match[str]]) -> Iterator[Form]:
    """The names of a run of lines: unlisted ones too where most are listed and all have the same mark behind them."""
    firsts = [m["first"] for m in run]
    known, could = sum(map(is_first, firsts)), sum(map(may_be_first, firsts))
    marked = sum(bool(m["mark"]) for m in run) == len(run)
    surnames = [m for m in run if m["name"] != m["first"] and _is_surname(m["first"])]
    if len(run) >= 3 and len(surnames) >= 0.75 * len(run):
        for m in surnames:
            yield Form(m.start("name"), m.end("name"), 0.65, "a surname and an initial at the head of an entry")
        return
    if len(run) < 3:
        if not (marked and len(run) == 2 and known and not any(map(is_ordinary, firsts))):
            return
    elif known < 2 or could < 0.6 * len(run):
        return
    for m in run:
        if may_be_first(m["first"]) or (marked and not m["first"].endswith("ing")):
            yield Form(m.start("name"), m.end("name"), 0.65, "a given name at the head of an entry")


def _is_surname(word: str) -> bool:
    """Whether a word before an initial is somebody's name and no thing of which there are several ("Room A")."""
    return not is_ordinary(word) and (is_last(word) or is_first(word) or not in_dictionary(word))
