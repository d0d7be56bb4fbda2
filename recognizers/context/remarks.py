"""Lists of people with a remark behind each name: where the list has a topic, the remark is of that topic.

"Detention, Thursday / Abbott, Tia (skipped 2x) / Cho, Daniel (phone)": the second remark says nothing by itself. The topic
is told by the heading, or by the remarks that do speak for themselves where they are the most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from recognizers.contract import STATEMENTS, Hit
from recognizers.headings.headers import says_something
from recognizers.naming.gazetteer import is_first, is_last, may_be_first
from recognizers.naming.shapes import CAPITAL

LISTED = "stands in a list of people on it"
"""Why a remark counts that says nothing by itself."""

_WORDS = 0.4
"""Score of what is said in words, and of nobody in general."""

LEAST = 3
"""Entries that make a list."""

_GAP = 1
_LONGEST_LIST = 200
"""Lines over which a list is followed."""

_HEADINGS_ABOVE = 3
_LONGEST_HEADING = 90
_MOST_WORDS = 14
_SPEAKS = 0.5
"""The share of remarks that must speak of a topic for the others to be of it too."""

_CAP = rf"[{CAPITAL}][\w'’]*[\w](?:-[A-ZÀ-ÖØ-Þ]?[\w'’]+)?"
_GRADE = r"(?:gr\.?|grade|rm\.?|room|hr) ?\w{1,4}|\d{1,2}(?:st|nd|rd|th)?|P?K(?:-\d)?"
_INITIALS = r"[A-Z]\.(?:(?:Mc|Mac|O['’])?[A-Z]\.){1,2}"
_ENTRY = re.compile(
    rf"^(?:[ \t>*•–☐\d.)-]{{0,6}}|(?:rm|room|gr|grade|hr|table|bus|period|per)\.? ?\w{{1,4}}[ \t:-]+|(?:K|PK|\d{{1,2}})-?[A-F]?[ \t]{{1,3}}|\d{{3,4}}[ \t]+|[ \t>*•–-]{{0,4}}\d{{1,2}}[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?[ \t:–-]{{1,4}})\*{{0,2}}"
    rf"(?P<name>{_CAP}(?: {_CAP})?, {_CAP}(?: (?:{_CAP}|[A-Z]\b\.?))?|{_CAP}(?: (?:van|de|da|dos|del|la|el|al))*(?: (?:{_CAP}|[A-Z]\b\.?)){{1,3}}|{_CAP}|{_INITIALS})\*{{0,2}}"
    rf"(?:,? (?:\(?(?:{_GRADE})\)?,? ?)+(?![\w'’+/])| \([^()\n]{{1,16}}\))?(?:[ \t]*(?:[(\[:–—=|\t]|[-,](?= )|-(?=\s)|\.{{2,}}|(?:\. ){{2,}}\.?|→|  +)|[ ](?=\d)|(?<=\d)[ \t]+(?=[A-Za-z])|(?<=\))[ \t]+)[ \t]*(?P<remark>[^\n]{{3,120}}?)[)\] \t.]*$",
    re.MULTILINE,
)


_OF_INITIALS = re.compile(_INITIALS)


class Entry(NamedTuple):
    """A line of a list: where it begins, and where its remark stands."""

    line: int
    start: int
    end: int


class Listing(NamedTuple):
    """The lines of a list, and the lines above it that may be its heading."""

    heading: str
    entries: tuple[Entry, ...]


def listings(text: str) -> Iterator[Listing]:
    """The lists of people in a text, at least LEAST entries each, with hardly a line between two of them."""
    run: list[Entry] = []
    for found in _ENTRY.finditer(text):
        if not _is_name(found["name"]):
            continue
        entry = Entry(found.start(), found.start("remark"), found.end("remark"))
        if run and text.count("\n", run[-1].end, entry.line) > _GAP + 1:
            yield from _listing(text, run)
            run = []
        run.append(entry)
    yield from _listing(text, run)


def whole_list(text: str, start: int, end: int) -> tuple[int, int]:
    """The span made wider, by whole lines, to hold the list of people that goes on over its edges, and its heading."""
    for _ in range(_LONGEST_LIST):
        line = text.rfind("\n", 0, max(start - 1, 0)) + 1
        if start == 0 or not _ENTRY.match(text, line, start):
            break
        start = line
    else:
        return start, end
    for _ in range(_LONGEST_LIST):
        stop = text.find("\n", end + 1)
        stop = stop if stop >= 0 else len(text)
        if end >= len(text) or not _ENTRY.match(text, end + 1, stop):
            break
        end = stop
    return start, end


def _listing(text: str, run: Sequence[Entry]) -> Iterator[Listing]:
    if len(run) >= LEAST:
        above = [line for line in text[: run[0].line].split("\n") if line.strip()][-_HEADINGS_ABOVE:]
        heading = "\n".join(line for line in above if len(line) <= _LONGEST_HEADING)
        yield Listing(heading, tuple(run))


_GREETINGS = frozenset({"Hi", "Hello", "Dear", "Hey", "Good", "Hola", "Oi", "Olá", "Bonjou", "Re", "Fwd"})


def named_entry(cell: str) -> tuple[int, int] | None:
    """Where the name stands in a cell that is an entry of a list: "Mikhail: egg allergy", "TERRENCE B. - NOT W/ UNCLE RAY"."""
    found = _ENTRY.match(cell)
    return found.span("name") if found and _is_name(found["name"]) else None


def _is_name(name: str) -> bool:
    if _OF_INITIALS.fullmatch(name):
        return True
    words = re.split(r"[,\s]+", name)
    if words[0] in _GREETINGS:
        return False
    if len(words) == 1:
        return is_first(name)
    return any(may_be_first(w) or is_last(w) for w in words)


def of_topic(
    text: str, topic: re.Pattern[str], spoken: Iterable[tuple[int, int]], denied: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The remarks of lists that are of a topic, those left out that speak or deny by themselves. Spans of the text."""
    said, no = list(spoken), list(denied)
    for listing in listings(text):
        silent = [e for e in listing.entries if not _touched(e, said)]
        share = 1 - len(silent) / len(listing.entries)
        if not topic.search(listing.heading) and share < _SPEAKS:
            continue
        for entry in silent:
            remark = text[entry.start : entry.end]
            if (
                says_something(remark)
                and not _NOTHING.match(remark)
                and not _NO_MATTER.search(remark)
                and not _ALL_WELL.match(_LAST_PART.split(remark)[-1])
                and len(remark.split()) <= _MOST_WORDS
                and not _touched(entry, no)
                and re.search(r"[^\W\d_]{2}", remark)
            ):
                yield entry.start, entry.end


_NOTHING = re.compile(
    r"(?:(?:\d{1,2}[A-F]?|K|PK|rm\.? ?\w+),? +)?(?:only|just|no|not|none|nothing|nobody|no one|paid|full pay|come|will|would|gets to|help\w*|great|thank|yay|here|present|anything|veg|fine|ok|okay|all set|good|see|call|bus|walker|aftercare|absent|moved|thanks|thank you|please|tape|post|print|keep|omg|wow|lol|yikes|oh no|so sad|prayers?|praying)\b|.*[:?]$",
    re.IGNORECASE,
)

_NO_MATTER = re.compile(
    r"\b(?:(?:habla|fala|pale|parle|speaks?) (?!with|to\b|up\b)\w|(?:all|everything) (?:fine|ok|good)|passed everything|a delight|bored|no (?:(?:adult|juvenile|criminal|cori|prior) )*(?:records?|convictions?|hits?)\b(?! (?:of|for)\b))",
    re.IGNORECASE,
)
"""What is no matter of any such list: all is well, a language."""

_LAST_PART = re.compile(r"\s[–—-]\s|[,:;]\s")
_ALL_WELL = re.compile(
    r"(?:pa gen|okenn|san pwobl[èe]m|sin (?:novedad(?:es)?|problemas?|alergias?|nada)|sem (?:novidades?|problemas?|alergias?)|ningun[ao]?|nenhum[ao]?|nada|todo bien|tudo bem|le gusta|gosta de|[^\W\d_]+ (?:l|li) di li (?:bon|byen))\b",
    re.IGNORECASE,
)
"""How the last part of a remark begins that says in the languages of families that all is well."""

_REASON = {"DISCIPLINE_RECORD": "ATTENDANCE_RECORD"}
"""What a remark of a list may give as the reason of an entry: "cut P5" in one of detentions."""


def unmixed(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those that a list alone tells, of whom another kind of statement is made in words."""
    told = [h for h in hits if h.entity in STATEMENTS and LISTED not in h.why and h.score >= _WORDS]
    return [
        h
        for h in hits
        if LISTED not in h.why
        or not any(
            o.entity not in {h.entity, _REASON.get(h.entity)} and o.start < h.end and h.start < o.end for o in told
        )
    ]


def _touched(entry: Entry, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < entry.end and entry.line < b for a, b in spans)
