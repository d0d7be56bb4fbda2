"""What is said of the staff themselves: who was reprimanded, whose check came back with a charge, who is out for surgery.

A teacher is named beside most of what is said of pupils, so somebody of the staff is whom a statement is about only where
the sentence tells it of them, in an entry that their name begins, in a letter that greets them, where the subject line
ends with their name, or where only employees are dealt with so ("gave Mr. Dunn a written warning").
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
    r"(?:[^\S\n]\([^()\n]{1,30}\))?,?\s(?:was|were|is being|is on|is out (?:with|w/|for|sick|on|after)|went out|is having|has been|had been|got|received|will be|is under|had (?:a|an|his|her))(?!\w)"
)
_BEGINS = re.compile(rf"[\s>*•–\d.)-]*{_TITLE}")
_POSITION = re.compile(r"(?:, [^\n:.;]{2,50}| ?\([^()\n]{2,40}\)): (?=[a-zA-Z])")
"""What stands behind a colleague's name at the head of an entry about them: ", substitute custodian: "."""

_GREETS = re.compile(rf"(?:^|\n)[ \t>]*(?:Dear {_TITLE}|(?P<receiver>(?:To|TO)[ \t]*:[ \t]*{_TITLE}))$")
_BEFORE = 20
_DIRECTLY = re.compile(
    r"\byou (?:(?:again|also|then) )?(?:were|have (?:been|had|not)|are hereby|left|failed|did|arrived|refused|used|came|slept|yelled|ignored)\b|\b(?:reprimand|written warning)\b",
    re.IGNORECASE,
)
"""What a letter says to whom it tells what they did; a message that asks somebody to do something says no such thing."""

_OF_EMPLOYEES = re.compile(
    r"\b(?:(?:written|verbal|oral|formal) (?:warning|reprimand)|reprimand(?:ed)?|personnel (?:file|folder)|(?:suspen\w+|leave|days?) without pay|(?:administrative|admin) leave|last[- ]chance agreement)\b",
    re.IGNORECASE,
)
"""What is done to employees, and hardly to pupils."""

_DEALT_WITH = re.compile(
    rf"\b(?:gave|given|gives|giving|handed|issued|sent|serv(?:ed|ing)|told|warned|reprimanded|disciplined|suspended|put|placed|(?:spoke|talked|spoken|met|meeting|mtg|conference|sat down|conversation) (?:with|w/|to)|w/|to|for|re:?|against)\s{_TITLE}$",
    re.IGNORECASE,
)
_AS_A_FACT = re.compile(
    r"\b(?:this is|this was|was|received|issued|gave|given|second|first|third|final|signed|will be placed|goes in(?:to)?|on file|for|about)\b|\bre:?\s|:",
    re.IGNORECASE,
)
_OF_A_RULE = re.compile(
    r"\b(?:may|can|should|policy|procedure|handbook|step|steps|template|form|if|when|how to)\b", re.IGNORECASE
)
_IN_OFFICE = re.compile(r"\W{1,3}(?:in|at|from|of)?\s?(?:HR|H\.R\.|human resources|payroll|the union)\b", re.IGNORECASE)
_DEALT = 30
"""Characters before a name in which it is said what was done to them."""

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
        return _person(told[-1]) if told else self._dealt_with(line, hit)

    def _dealt_with(self, line: tuple[int, int], hit: Hit) -> Person | None:
        """With whom of the staff a superior dealt as the line says: before what came of it, or behind it in its sentence."""
        said = self._text[hit.start : hit.end]
        if hit.entity != "DISCIPLINE_RECORD" or hit.score < PERSONAL or not _OF_EMPLOYEES.search(said):
            return None
        for named in reversed([p for p in self._people if line[0] <= p.hit.start < line[1]]):
            start, end = named.hit.start, named.hit.end
            if not _DEALT_WITH.search(self._text, max(line[0], start - _DEALT), start) or _IN_OFFICE.match(
                self._text, end
            ):
                continue
            first, last = min(end, hit.end), max(start, hit.start)
            apart = _FULL_STOP.search(self._text, first, last)
            rule = _OF_A_RULE.search(said) or (apart and not _AS_A_FACT.search(said))
            if not rule and (start < hit.end or not apart):
                return _person(named)
        return None

    def meant(self, hit: Hit, sentence: tuple[int, int], refers: bool) -> Person | None:
        """Whom a letter or a message means that names nobody near: with whose name the subject line ends, where the sentence
        `refers` back to somebody; whom it greets, where the sentence says something to them ("you left the class ...")."""
        if hit.entity not in _OF_STAFF:
            return None
        line = _SUBJECT_LINE.search(self._text) if refers else None
        named = next((p for p in self._people if line and line.start() < p.hit.start and p.hit.end == line.end()), None)
        if named is None and hit.score >= PERSONAL and _YOU.search(self._text, *sentence):
            directly = _DIRECTLY.search(self._text, *sentence) is not None
            named = next((p for p in self._people if p.hit.end < hit.start and self._is_greeted(p, directly)), None)
        return _person(named) if named else None

    def author(self, line: int, hit: Hit) -> Person | None:
        """Who signed the page, where the value is said to be the writer's own ("my social is …")."""
        signed = [p for p in self._people if p.hit.start > hit.end]
        return _person(signed[-1]) if signed and _OWN.search(self._text[line : hit.start]) else None

    def live_at(self, line: tuple[int, int], hit: Hit) -> bool:
        """Whether an address follows the name of an officer or a colleague in its line: "Tutor: Jim Hale, 41 Alder Rd"."""
        named = (p.hit for p in self._people if line[0] <= p.hit.start < hit.start)
        return any(_COMMA.fullmatch(self._text, n.end, hit.start) for n in named)

    def _is_greeted(self, named: Named, directly: bool) -> bool:
        found = _GREETS.search(self._text, max(0, named.hit.start - _BEFORE), named.hit.start)
        return found is not None and (directly or not found["receiver"])

    def _head_of(self, line: tuple[int, int]) -> Named | None:
        """With whose name and position a line begins that goes on about them."""
        first = next((p for p in self._people if line[0] <= p.hit.start < line[1]), None)
        if first is None or not _BEGINS.fullmatch(self._text, line[0], first.hit.start):
            return None
        return first if _POSITION.match(self._text, first.hit.end, line[1]) else None


def _person(named: Named) -> Person:
    return Person(named.name, "staff")
