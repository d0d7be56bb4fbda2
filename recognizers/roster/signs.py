"""The second sign: what stands near a name or an id of the roster that tells whose it is.

Another value of the same person, their school, class or teacher, their grade, or beside an id a word of their name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from recognizers.roster.index import Word
from recognizers.roster.page import Found, Near, Page, in_word
from recognizers.roster.values import by_number

OF_PUPILS = frozenset({"STUDENT_ID", "SASID"})
IDS = OF_PUPILS | {"EMPLOYEE_ID"}

_WORDS_NEAR = 20
_TELLS_NOTHING = int(Word.COMMON | Word.PARTICLE)
_GRADE = re.compile(r"gr(?:ade|\.)?\s*(pk|k|\d{1,2})\b")
_BEHIND_ORDINAL = re.compile(r"gr(?:(?<=[tdh]\sgr)|(?<=\s\sgr))(?:ade|\b)")
_NOBODY: frozenset[int] = frozenset()
_ORDINAL = re.compile(r"(?<!\w)(\d{1,2})(?:st|nd|rd|th)\s+\Z")
_ORDINAL_LENGTH = 8
_GRADE_REACH = 80
_LABEL_REACH = 90  # characters before a number in which its label stands
_OTHERS = re.compile(
    r"(?:(?<![^\W\d_])(?:p\.?\s?o\.?s?|purchase order|orders?|invoices?|inv|assets?|asset tag|serial|s/?n|tickets?|work order|wo|vendors?|rooms?|rm|items?|parts?|sku|models?|meetings?|zoom|isbn|policy|policies|grants?|checks? ?(?=no|num|#)|requisition|req|tracking|receipts?|courses?|sections?|routes?|bus|bid|contract|devices?|barcode|ext|extension|zip|case ?(?=no|num|#)|quote|lot|batch|job|reference|ref|confirmation|conf|page|copier|model|meter|permit|plate)"
    r"[\s._-]{0,2}(?:tags?|numbers?|nos?\.?|num|ids?|codes?|orders?|#)?|[$€£])[\s.:#=(\x1f-]{0,3}(?:\d{3,10}(?:[\s,;&/]{1,3}|,? (?:and|or) )#?){0,8}\Z",
    re.IGNORECASE,
)
"""What stands before a number that is another thing's than a person's."""

_OF_PUPIL = re.compile(r"student|pupil|patron|child|scholar|lunch|las|person", re.IGNORECASE)
_CALLED = re.compile(
    r"['’]s\b|[^\S\n](?:is|was|has|had|got|carries|takes|needs|gets|receives|wears|uses|lives|missed|hit|cannot|may|must|came|went|will|did|does|qualifies|moved|left)\b|[^\S\n]?[:–—-][^\S\n]"
)
"""What stands behind a number at the head of a sentence or a line that somebody is called by."""

_HEAD = re.compile(r"(?:\A|\n|[.!?;:][^\S\n])[\s>*•–—(-]{0,6}\Z")
_OF_WHOM = re.compile(
    r"(?<!\w)(?:about|for|re:?|with|w/|regarding|on|of|to|that|see|saw|met|told|called|gave|has|because|and)[^\S\n]\Z",
    re.IGNORECASE,
)
"""What stands before a number that somebody is called by."""

_YOUNGEST = {"k": 0, "pk": -1}
_MANY_TOLD = 50  # of more people of one name no school tells one


class Signs:
    """What a page says of whom, to be asked of each place found in it. `everything` is in order of `start`."""

    def __init__(self, page: Page, everything: Sequence[Found]) -> None:
        self._page = page
        self._everything = Near(page, everything)
        self._short = [f for f in everything if f.entity in IDS and not f.sure]
        self._values = Near(page, [f for f in everything if f.entity != "PERSON"])

    @cached_property
    def _listed(self) -> frozenset[Found]:
        """The ids that stand in a list of such."""
        return by_number(self._page, self._short)

    def settled(self, found: Found) -> Found | None:
        """What was found with the people it can be narrowed to, or None if it lacks the second sign that it needs."""
        if told := self._told(found):
            return found if told == found.people else found._replace(people=told)
        if found.entity in IDS and self._is_of_thing(found):
            return None
        return found if found.sure or (found.entity in IDS and found in self._listed) else None

    def _is_of_thing(self, found: Found) -> bool:
        """Whether the word before a number calls it an order's, an invoice's, a room's."""
        return _OTHERS.search(self._page.text[max(0, found.start - _LABEL_REACH) : found.start]) is not None

    def calls(self, found: Found) -> bool:
        """Whether an id that lacks a second sign stands where a sentence calls somebody: "for 204817", "204817 has"."""
        if found.entity not in OF_PUPILS or len(found.people) != 1 or self._is_of_thing(found):
            return False
        text = self._page.text
        before = text[max(0, found.start - 12) : found.start]
        at_head = found.start == 0 or _HEAD.search(before if found.start > 12 else f"\n{before}")
        return bool(_CALLED.match(text, found.end) if at_head else _OF_WHOM.search(before))

    def _told(self, found: Found) -> frozenset[int]:
        """Those of the people of whom another value, the school, the class or the grade stands near."""
        told, people = _NOBODY, found.people
        for other in (self._values if found.entity == "PERSON" else self._everything).to(found):
            if not people.isdisjoint(other.people) and (other.last < found.first or found.last < other.first):
                told |= people & other.people
        if told or len(people) > _MANY_TOLD:
            return told
        signed = self._signed(found)
        if signed == people:
            return signed
        if found.entity in IDS:
            return signed | self._named(found, people - signed)
        if grades := self._grades_near(found):
            signed |= {p for p in people if self._page.index.arrays["grade"].item(p) in grades}
        return signed

    def _signed(self, found: Found) -> frozenset[int]:
        """Those of whom a word of the school, a class or a teacher stands near."""
        begin, middle, behind, stop = self._beside(found, self._signs)
        if begin == middle and behind == stop:
            return _NOBODY
        bits = self._sign_bits
        return self._page.index.signed(found.people, {*bits[begin:middle], *bits[behind:stop]})

    def _named(self, found: Found, people: frozenset[int]) -> frozenset[int]:
        """Those of whom a word of the name that says something stands near."""
        page = self._page
        begin, middle, behind, stop = self._beside(found, self._own)
        near = {page.hash(i) for i in self._own[begin:middle] + self._own[behind:stop] if self._tells(i)}
        return frozenset(p for p in people if not near.isdisjoint(page.own_of(p))) if near else frozenset()

    def _tells(self, i: int) -> bool:
        """Whether a word of a name says something by itself: no common word, no particle, written as a name."""
        word = self._page.word(i)
        return len(word) > 2 and not self._page.may_be(i, _TELLS_NOTHING) and not word[0].islower()

    def _beside(self, found: Found, places: list[int]) -> tuple[int, int, int, int]:
        """Which of some words stand near what was found, from the first to behind the last: before it, and behind it."""
        least, most = self._page.around(found, _WORDS_NEAR)
        begin = bisect_left(places, least)
        middle = bisect_left(places, found.first, begin)
        behind = bisect_right(places, found.last, middle)
        return begin, middle, behind, bisect_left(places, most, behind)

    @cached_property
    def _signs(self) -> list[int]:
        signs: list[int] = ((self._page.flags & int(Word.SIGN)) != 0).nonzero()[0].tolist()
        return signs

    @cached_property
    def _sign_bits(self) -> list[int]:
        bits: list[int] = self._page.index.signs(self._page.words.hashes[self._signs]).tolist()
        return bits

    @cached_property
    def _own(self) -> list[int]:
        own: list[int] = ((self._page.flags & int(Word.OWN)) != 0).nonzero()[0].tolist()
        return own

    def _grades_near(self, found: Found) -> set[int]:
        """The grades that are named near what was found."""
        text, grades = self._lowered, set()
        start, stop = self._page.row(found.start)
        if not self._page.row_starts:
            start, stop = max(start, found.start - _GRADE_REACH), min(stop, found.end + _GRADE_REACH)
        at = text.find("gr", start, stop)
        while at >= 0:
            if (named := _grade_at(text, at)) and start <= named[0] and named[1] <= stop:
                grades.add(named[2])
            at = text.find("gr", at + 2, stop)
        return grades

    @cached_property
    def _lowered(self) -> str:
        text = self._page.text.lower()
        return text if len(text) == len(self._page.text) else self._page.text


def _grade_at(text: str, at: int) -> tuple[int, int, int] | None:
    """Where a grade begins and ends whose "gr" stands there, and which it is."""
    if in_word(text[at - 1 : at]):
        return None
    if m := _BEHIND_ORDINAL.match(text, at):
        begin = max(0, at - _ORDINAL_LENGTH)
        if before := _ORDINAL.search(text[begin:at]):  # "5th grade 12 pupils" names one grade
            return begin + before.start(), m.end(), int(before[1])
    m = _GRADE.match(text, at)
    if m is None:
        return None
    return at, m.end(), _YOUNGEST[m[1]] if m[1] in _YOUNGEST else int(m[1])


def is_of_things(heading: str) -> bool:
    """Whether a heading calls the numbers below it those of orders, rooms, things, and of no pupils."""
    return _OTHERS.search(f"{heading.strip()}:") is not None and not _OF_PUPIL.search(heading)
