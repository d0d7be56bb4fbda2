"""What is said of the staff themselves: who was reprimanded, whose check came back with a charge, who is out for surgery.

A teacher is named beside most of what is said of pupils, so somebody of the staff is whom a statement is about only where
the sentence tells it of them, in an entry that their name begins, in a letter that greets them, or where the subject line
ends with their name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.context.statements import PERSONAL
from recognizers.contract import Hit, Person
from recognizers.linking.named import Named

_OF_STAFF = frozenset({"HEALTH_ALERT", "DISCIPLINE_RECORD", "CRIMINAL_RECORD"})
"""What is kept of employees as of pupils, and harms them as much."""

_OWN = re.compile(r"\b(?:my|mine|our|mi|meu|minha)\b", re.IGNORECASE)
_COMMA = re.compile(r",[^;\n]{0,40}")
_FULL_STOP = re.compile(r"[.!?;]\s")
_TITLE = r"(?:(?:Mr|Mrs|Ms|Mx|Miss|Dr)\.? )?"
_TOLD = re.compile(
    r",?\s(?:was|were|is being|is on|is out (?:with|w/|for|sick|on|after)|went out|is having|has been|had been|got|received|will be|is under|had (?:a|an|his|her))(?!\w)"
)
_BEGINS = re.compile(rf"[\s>*•–\d.)-]*{_TITLE}")
_POSITION = re.compile(r"(?:, [^\n:.;]{2,50}| ?\([^()\n]{2,40}\)): (?=[a-zA-Z])")
"""What stands behind a colleague's name at the head of an entry about them: ", substitute custodian: "."""

_GREETS = re.compile(rf"(?:^|\n)[ \t>]*Dear {_TITLE}$")
_BEFORE = 20
_YOU = re.compile(r"\byou(?:rs?)?\b", re.IGNORECASE)
_SUBJECT_LINE = re.compile(r"^(?:subject|asunto|assunto)[ \t]*:[^\n]*", re.IGNORECASE | re.MULTILINE)


class Colleagues:
    """Those of the staff whom a text names, in its order."""

    def __init__(self, text: str, people: Sequence[Named]) -> None:
        self._text = text
        self._people = people

    def told_of(self, line: tuple[int, int], hit: Hit) -> Person | None:
        """Somebody of whom the sentence itself tells it ("Mr. Dunn received a reprimand"), or in whose entry of a list of
        colleagues it surely stands ("Mr. Dunn, custodian: CORI came back ...")."""
        if hit.entity not in _OF_STAFF:
            return None
        if hit.score >= PERSONAL and (head := self._head_of(line)) is not None:
            return _person(head)
        told = [
            p
            for p in self._people
            if line[0] <= p.hit.start <= hit.end
            and _TOLD.match(self._text, p.hit.end)
            and not _FULL_STOP.search(self._text, p.hit.end, max(hit.start, p.hit.end))
        ]
        return _person(told[-1]) if told else None

    def meant(self, hit: Hit, sentence: tuple[int, int], refers: bool) -> Person | None:
        """Whom a letter or a message means that names nobody near: with whose name the subject line ends, where the sentence
        `refers` back to somebody; whom it greets, where the sentence says something to them ("you left the class ...")."""
        if hit.entity not in _OF_STAFF:
            return None
        line = _SUBJECT_LINE.search(self._text) if refers else None
        named = next((p for p in self._people if line and line.start() < p.hit.start and p.hit.end == line.end()), None)
        if named is None and hit.score >= PERSONAL and _YOU.search(self._text, *sentence):
            named = next((p for p in self._people if p.hit.end < hit.start and self._is_greeted(p)), None)
        return _person(named) if named else None

    def author(self, line: int, hit: Hit) -> Person | None:
        """Who signed the page, where the value is said to be the writer's own ("my social is …")."""
        signed = [p for p in self._people if p.hit.start > hit.end]
        return _person(signed[-1]) if signed and _OWN.search(self._text[line : hit.start]) else None

    def live_at(self, line: tuple[int, int], hit: Hit) -> bool:
        """Whether an address follows the name of an officer or a colleague in its line: "Tutor: Jim Hale, 41 Alder Rd"."""
        named = (p.hit for p in self._people if line[0] <= p.hit.start < hit.start)
        return any(_COMMA.fullmatch(self._text, n.end, hit.start) for n in named)

    def _is_greeted(self, named: Named) -> bool:
        return _GREETS.search(self._text, max(0, named.hit.start - _BEFORE), named.hit.start) is not None

    def _head_of(self, line: tuple[int, int]) -> Named | None:
        """With whose name and position a line begins that goes on about them."""
        first = next((p for p in self._people if line[0] <= p.hit.start < line[1]), None)
        if first is None or not _BEGINS.fullmatch(self._text, line[0], first.hit.start):
            return None
        return first if _POSITION.match(self._text, first.hit.end, line[1]) else None


def _person(named: Named) -> Person:
    return Person(named.name, "staff")
