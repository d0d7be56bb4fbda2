"""Where a bus or a van fetches a child, or lets it off: that tells where it can be found, whoever lives there.

Source: lists of stops, notes of drivers, mail about changes of a stop.
"""

from __future__ import annotations

import re

from recognizers.naming.gazetteer import NOT_NAMES, fold, may_be_first

_CHILD = r"(?P<who>[A-ZÀ-Þ][\w'’-]+(?: [A-Z]\.)?(?: [A-ZÀ-Þ][\w'’-]+)?)(?:(?:,| and| &) [A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?){0,3}(?: ?\([^)\n]{1,14}\)|,? gr(?:ade|\.)? ?\w{1,2},?)?"
_AT = r"(?: (?:at|from|by|in front of|outside|near|is|will be)|:| =)(?: \d{1,2}:\d\d (?:at|from))?\s$"
_FETCHED = re.compile(
    rf"\b(?i:pick(?:s|ing)? up|drop(?:s|ping)?(?: off)?|collect(?:s|ing)?|gets?|fetch(?:es)?|waits? for|(?:stop|pick-? ?up|drop-? ?off)(?: (?:change|changes|update|location|address|request|moved|switch|assignment|information|info))? (?:for|of)) {_CHILD}(?: (?:up|off))?{_AT}"
    rf"|(?:^|[^\w'’-]){_CHILD.replace('?P<who>', '?P<whom>')}(?:['’]s (?:\w+ )?(?:stop|pick-? ?up|drop-? ?off)|(?: (?:is|was|will|gets?|got|to|be|now|getting|waits?|boards?|boarding|boarded)){{0,3}} (?:(?:rides?|takes?|catch(?:es)?|gets? on|boards?|is on) (?:the )?(?:(?:school )?(?:bus|van)|route)(?: (?:no\.? ?|# ?)?\w{{1,4}})?|off|on|off the (?:bus|van)|on the (?:bus|van)|boards?|boarding|waits?|picked up|dropped(?: off)?|let off|collected)){_AT}"
)

_TIMED = re.compile(r"[ \t>*•-]*(?:\d{1,2}[.)][ \t]*)?\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?[ \t,–-]*")
_ONLY = re.compile(r"[.,;]? (?:Only|Just) (?P<who>[A-ZÀ-Þ][\w'’-]+) (?P<last>[A-ZÀ-Þ][\w'’-]+)")
"""How a driver notes who gets on: "6:58 118 Tidewater Lane. Only Ada Osei."."""

_WAITS = re.compile(
    r"(?:, ?[^,\n–—-]{1,20})?[ \t]?[-–—:][ \t](?P<who>[A-ZÀ-Þ][\w'’-]+)(?:[ &+][A-ZÀ-Þ&+][\w'’-]*){0,5},?[ \t](?:\(?(?:gr(?:ade|\.)? ?\w|K\b|PK\b|rm\.? ?\d|\d(?:st|nd|rd|th)\b))"
)


def of_a_stop(text: str, line: int, start: int, end: int) -> tuple[float, str] | None:
    """Whether an address is a stop of a bus in a list of times, with the pupil who waits there: "3:02 14 Cinder Path – Ola N. gr 2"."""
    timed = _TIMED.fullmatch(text, line, start)
    waits = (_WAITS.match(text, end) or _ONLY.match(text, end)) if timed else None
    return (0.85, "a child is fetched there") if waits and may_be_first(waits["who"]) else None


_GROUP = re.compile(r"\b(?:church|choir|club|team|band|school|group|camp|class|league|troop|staff)\b", re.IGNORECASE)


def is_fetched(before: str) -> bool:
    """Whether somebody by a plausible name is fetched at what follows."""
    found = _FETCHED.search(before)
    if found is None:
        return False
    words = (found["who"] or found["whom"]).split()
    if _GROUP.search(found["who"] or found["whom"]) or _GROUP.match(
        before, found.end("who" if found["who"] else "whom") + 1
    ):
        return False
    return may_be_first(words[0]) and fold(words[0]) not in NOT_NAMES
