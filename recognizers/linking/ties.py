"""Whom a statement in prose is about, and how closely the text ties it to that person.

It belongs to the person in its line, else in its block, else to the one the page is about (its form's name, its subject
line, its file name). A name in the same sentence is a close tie; one in another sentence counts for a weak statement only
where the statement refers back to somebody ("He was out with mono"), and a name that comes later hardly counts at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Literal, NamedTuple

from recognizers.context import letters
from recognizers.context.statements import LIKELY, PERSONAL
from recognizers.contract import BESIDE, ISSUED, STATEMENTS, THRESHOLD, Hit, Person
from recognizers.linking.attending import attendance
from recognizers.linking.bearers import OF_ANYBODY, Bearer, beside, is_of_other_entry, told
from recognizers.linking.bonds import Scene, bound, is_addressed, is_labelled
from recognizers.linking.clues import Clues
from recognizers.linking.colleagues import Colleagues
from recognizers.linking.meant import Meaning
from recognizers.linking.named import Named, is_family, person_of, signs
from recognizers.linking.numbered import number_of

_BLOCK = re.compile(r"\n[ \t>]*\n")
_OF_OWN = re.compile(
    r"\b(?:(?:my|our) (?:\w+ )?(?:son|daughter|child|kid|boy|girl|baby|grand(?:son|daughter|child)|niece|nephew|mom|mother|dad|father|parents)|mi (?:hij|niñ|niet)[oa]|(?:meu|minha) (?:filh|net)[oa]|pitit (?:mwen|fi mwen|gason mwen))\b",
    re.IGNORECASE,
)
"""Words of a parent for their child, and of a pupil for their parents."""

_CONTACT = frozenset({"PHONE_NUMBER", "EMAIL_ADDRESS"})

_ONE_EACH = frozenset({"SASID", "STUDENT_ID", "EMPLOYEE_ID"})
"""Numbers of which a person has one."""

_STOP = re.compile(r"[.!?;]\s")
_STOP = re.compile(
    r"(?<![A-Z])(?<!\b[A-Za-z])(?<!\b(?:[MDSJ][rst]|[Gg]r|[Rr]m|[Nn]o|vs))(?<!\bMrs)[.!?;]+[\"”')]*\s+|\n"
)
"""The end of a sentence: no initial, no title, no "gr." or "rm."."""

_REFERS = re.compile(
    r"\b(?:he|she|him|his|her|hers|himself|herself|mom|mum|mother|dad|father|parents|family|grand(?:ma|pa|mother|father)|(?<!one )(?<!a )(?<!any )(?<!each )(?<!every )(?<!other )(?:student|child)|they (?:have|are|were|live)|this (?:is|was|will be|makes|would be)"
    r"|él|ella|ele|ela|su|sus|seu|sua|mamá|papá|mãe|pai|manman|papa|cháu|con)\b",
    re.IGNORECASE,
)
"""Words that refer to somebody named before."""

_ENTRY = re.compile(r"\n?[ \t>]*(?:[*•·▪◦‣–—-]|\d{1,2}[.)])[ \t]+")
"""What an entry of a list begins with."""

_HEAD_MARK = re.compile(r"[*_]{0,2}(?:[^\S\n]?\([^()\n]{1,16}\))?[^\S\n]*(?:[:–—=(]|-(?=\s)|\.{2}|\. \.)")
"""What stands behind the name at the head of a line that is an entry without any mark before it."""

_ROW = re.compile(r":[ \t][^\n.:!?]*(?:\.[^\n.:!?]*){0,3}[–—-][ \t]")
_SUM = re.compile(r"[ \t,:(]{1,3}(?:\$ ?)?\d{1,3}(?:,?\d{3})\b")
"""A row under its heading, up to a name, and the money behind that: "OOD tuition: Landmark - E. Roe 7,410; Perkins - Ann Lee 9,900"."""

_POINTS = re.compile(
    r"\b(?:that(?:['’]s| is| was| would be)|this is|it['’]?s|it is|i mean|talking about|meaning|i['’]m (?:talking|writing) about|the (?:student|kid|child) is)\s$",
    re.IGNORECASE,
)
"""What stands before a name that tells whom the sentence before was about."""

How = Literal["roster", "before", "after", "earlier", "later", "block", "page"]
"""Where the person is named: before or after in the sentence, earlier or later in the line, in the block, for the whole page."""

_NEAR = 160
"""Characters between two statements of one kind about one person that are read as one."""


_SHORT = 4_000
"""Characters of a text that can be about the only person whom it names."""

_SURE = 0.6
"""The score of a name in a form that people have, as against a word that may be one."""


_NO_NAME = re.compile(
    r"Foster (?:care|parents?|mother|father|mom|dad|home|family|families|child|children|placement|youth|kids?)\b"
)
"""What begins with a name and is none."""


class Tie(NamedTuple):
    """The person a hit belongs to, and how the text says so."""

    person: Person
    how: How


class Linker:
    """Ties the hits of a passage to people. `titles` are people named by the file, its subject, its folder: the last
    resort, but for what may be read out of the `clues` where a statement is sure."""

    def __init__(self, text: str, hits: Sequence[Hit], titles: Sequence[str], clues: Clues | None = None) -> None:
        self.text = text
        self.titles = titles
        self.clues = clues or Clues()
        people = [
            h
            for h in hits
            if h.entity == "PERSON" and h.score >= THRESHOLD and not _NO_NAME.match(text, h.start, h.end + 14)
        ]
        self.people = [Named(h, text[h.start : h.end]) for h in people]
        attending = attendance(text, [(p.hit.start, p.name) for p in self.people])
        self.colleagues = Colleagues(text, [p for p in self.people if p.hit.about == "staff"])
        self.subjects = [p for p in self.people if p.hit.about != "staff" and p.name not in attending]
        self.owned = [h for h in hits if h.subject is not None and h.entity != "PERSON" and h.about == "student"]
        self.said = [h for h in hits if h.entity in STATEMENTS and h.score >= THRESHOLD]
        self.numbers = [h for h in hits if h.entity in _ONE_EACH and h.score >= THRESHOLD]
        self.breaks = [m.start() for m in re.finditer("\n", text)]
        self.blocks = [m.start() for m in _BLOCK.finditer(text)]

    def tie(self, hit: Hit) -> Tie | None:
        """The person a statement or an identifier belongs to, or None."""
        if hit.entity in OF_ANYBODY and hit.subject is None and (bearer := self._bearing(hit)) is not None:
            return Tie(self.known(bearer.named.hit), bearer.how) if bearer.counts(hit) else None
        person = self._person_for(hit)
        return Tie(person, self._how(hit)) if person else None

    def _bearing(self, hit: Hit) -> Bearer | None:
        """Whose a number is by what stands right beside it; by a field above it where no pupil is named there."""
        line, block = self._span(self.breaks, hit.start), self._span(self.blocks, hit.start)
        if (found := beside(self.text, self.people, hit, line)) is not None:
            return found
        if self._nearest(*line, hit) is not None or self._nearest(*block, hit) is not None:
            return None
        return told(self.text, self.people, hit, line, block)

    def settled(self, hit: Hit, tie: Tie) -> Tie | None:
        """The tie if it is close enough for what the statement says, else that to whom the page is about, or None."""
        if self._stands(hit, tie):
            return tie
        if (pupil := self._ordered_for(hit)) is not None:
            return Tie(pupil, "block")
        person = self._page(hit) if hit.score >= PERSONAL else None
        return Tie(person, "page") if person else None

    def meant(self, hit: Hit) -> Person | None:
        """Whom the sentence of a sure statement means in a short text, where no tie is close enough or there is none; of any
        statement, the only one whom a label below it names as the pupil."""
        if len(self.text) > _SHORT:
            return None
        if not hit.sure:
            return self._labelled_below(hit) if hit.score >= PERSONAL else None
        start, end = self._sentence(hit)
        return self._meaning.of(start, end, hit.start, lambda: self._page(hit)) or self._named_later(hit)

    def anybody(self, hit: Hit) -> Person | None:
        """Who is named nearest to a certain statement, before it rather than behind it, by whatever may be a name; none who
        signed."""
        named = self._nearest(max(0, hit.start - _SHORT), min(len(self.text), hit.end + _SHORT), hit)
        if named is not None:
            return person_of(named, self.subjects)
        if (found := self._meaning.nearest(hit.start)) is not None:
            return found
        others = [p for p in self.people if not signs(self.text, p.hit)]
        near = min(others, key=lambda p: abs(p.hit.start - hit.start), default=None)
        return Person(near.name, near.hit.about) if near else None

    def is_doubtful(self, hit: Hit, tie: Tie) -> bool:
        """Whether nothing but nearness speaks for the tie, the person being no pupil for all we know.

        Such a statement is one in a record of pupils, where others stand firm, and none in minutes, news or notes.
        """
        if hit.subject is not None or tie.person.about != "unknown" or self._ordered_for(hit) is not None:
            return False
        spans = [(p.hit.start, p.hit.end, person_of(p, self.subjects).name == tie.person.name) for p in self.subjects]
        names = [(start, end) for start, end, same in spans if same]
        if hit.sure and not (names and all(is_addressed(self.text, start) for start, _ in names)):
            return False
        others = [(start, end) for start, end, same in spans if not same]
        return not bound(Scene(self.text, self._sentence(hit), names, others, not others), hit, tie.how)

    def _stands(self, hit: Hit, tie: Tie) -> bool:
        """The weaker the words of a statement, the closer its tie must be."""
        if tie.how == "later":
            return hit.score >= PERSONAL and (self._refers(hit) or self._pointed_at(hit) or self._heads_row(hit))
        close = hit.score >= PERSONAL or tie.how != "earlier" or (hit.sure and self._is_only_one(hit))
        return close or self._refers(hit) or self._is_entry(hit)

    def _ordered_for(self, hit: Hit) -> Person | None:
        """The pupil in whose line an order of a court stands, whomever it names besides: "209A thru 9/14. His kids Zoe gr 3"."""
        if hit.entity != "CUSTODY_NOTE" or hit.score < PERSONAL:
            return None
        start, end = self._span(self.breaks, hit.start)
        pupils = (p for p in self.subjects if p.hit.about == "student" and start <= p.hit.start < end)
        return next((person_of(p, self.subjects) for p in pupils), None)

    def _parent(self, hit: Hit) -> Person | None:
        """To whom a letter is that says something of "your child", or the child to whose parents a message is."""
        found = letters.parent_of(self.text, *self._sentence(hit), self._refers(hit))
        if found is None and (name := self._meaning.of_parents) is not None:
            child = letters.YOUR_CHILD.search(self.text, 0 if self._refers(hit) else self._sentence(hit)[0], hit.end)
            return Person(name, "student") if child else None
        return Person(self.text[found[0] : found[1]], "unknown") if found else None

    def _greeted(self, hit: Hit) -> Person | None:
        """The same, where nobody else is named before."""
        return None if any(p.hit.start < hit.start for p in self.subjects) else self._parent(hit)

    def _is_only_one(self, hit: Hit) -> bool:
        """Whether the line of a hit names one person and no more."""
        start, end = self._span(self.breaks, hit.start)
        return len({person_of(p, self.subjects).name for p in self.subjects if start <= p.hit.start < end}) == 1

    def _is_entry(self, hit: Hit) -> bool:
        """Whether the hit stands in an entry of a list that begins with a name: all of it is about that one."""
        start, end = self._span(self.breaks, hit.start)
        mark = _ENTRY.match(self.text, start, end)
        if mark is not None:
            return any(p.hit.start == mark.end() for p in self.people)
        first = start + (self.text[start : start + 1] == "\n")
        return any(p.hit.start == first and _HEAD_MARK.match(self.text, p.hit.end, end) for p in self.people)

    def _pointed_at(self, hit: Hit) -> bool:
        """Whether the next name is that of whom the sentence before was about: "That is Pilar Vance"."""
        after = next((p for p in self.subjects if p.hit.start >= hit.end), None)
        return after is not None and bool(_POINTS.search(self.text, max(0, after.hit.start - 40), after.hit.start))

    def _heads_row(self, hit: Hit) -> bool:
        """Whether a statement heads a row in which the next name stands with what is paid for that one."""
        after = next((p for p in self.subjects if p.hit.start >= hit.end), None)
        return after is not None and bool(
            _ROW.fullmatch(self.text, hit.end, after.hit.start) and _SUM.match(self.text, after.hit.end)
        )

    def _refers(self, hit: Hit) -> bool:
        start, end = self._sentence(hit)
        return bool(_REFERS.search(self.text, start, end))

    def _sentence(self, hit: Hit) -> tuple[int, int]:
        line = self._span(self.breaks, hit.start)
        start = max((m.end() for m in _STOP.finditer(self.text, line[0], hit.start)), default=line[0])
        found = _STOP.search(self.text, hit.end, line[1])
        return start, found.start() if found else line[1]

    def _how(self, hit: Hit) -> How:
        if hit.subject is not None:
            return "roster"
        line = self._span(self.breaks, hit.start)
        named = self._nearest(*line, hit)
        if named is None:
            return "block" if self._nearest(*self._span(self.blocks, hit.start), hit) else "page"
        start, end = self._sentence(hit)
        if named.hit.start <= hit.start:
            return "before" if named.hit.end > start else "earlier"
        return "after" if named.hit.start < end else "later"

    def _person_for(self, hit: Hit) -> Person | None:
        line, block = self._span(self.breaks, hit.start), self._span(self.blocks, hit.start)
        if hit.subject is not None:
            named = next((p for p in self.people if p.hit.subject == hit.subject), None)
            return person_of(named, self.subjects) if named else self._of_family(line, hit)
        if hit.entity in ISSUED:
            return self._named(line, hit) or self._bearer(block, hit) or self.colleagues.author(line[0], hit)
        if hit.entity in BESIDE:
            near = self._named(line, hit)
            return near or (
                None if self.colleagues.live_at(line, hit) else self._named(self._lines_above(hit.start, 2), hit)
            )
        if hit.score < THRESHOLD:
            return self._named(line, hit) or (self._spoken_of(hit) if hit.sure and self._refers(hit) else None)
        near = self._named(line, hit) or self.colleagues.told_of(line, hit) or self._greeted(hit)
        return near or (None if self._stray(line, block, hit) else self._named(block, hit)) or self._page(hit)

    def _of_family(self, line: tuple[int, int], hit: Hit) -> Person | None:
        """The pupil in whose line a relative's address or phone number stands, that relative being named nowhere."""
        if hit.about != "family" or hit.entity not in _CONTACT:
            return None
        near = self._nearest(*line, hit)
        return person_of(near, self.subjects) if near is not None and near.hit.about == "student" else None

    def _stray(self, line: tuple[int, int], block: tuple[int, int], hit: Hit) -> bool:
        """Whether the hit is one entry of a list, and who is named in the others may be a word: "Candy jar is for us"."""
        if not _ENTRY.match(self.text, *line):
            return False
        named = self._nearest(*block, hit)
        return (
            named is not None
            and named.hit.score < _SURE
            and bool(_ENTRY.match(self.text, *self._span(self.breaks, named.hit.start)))
        )

    def _page(self, hit: Hit) -> Person | None:
        """Whom the page is about: the form's name above, its only pupil, its title."""
        if person := self._above(hit):
            return person
        pupils = {person_of(p, self.subjects).name: p for p in self.subjects if p.hit.about == "student"}
        if len(pupils) == 1:
            return person_of(next(iter(pupils.values())), self.subjects)
        if meant := self._parent(hit) or self.colleagues.meant(hit, self._sentence(hit), self._refers(hit)):
            return meant
        if self._refers(hit) and (only := self._only(hit)) is not None:
            return only
        if self.titles:
            return Person(self.titles[-1], "student")
        return self._spoken_of(hit) if hit.sure else None

    @cached_property
    def _meaning(self) -> Meaning:
        staff = {p.name for p in self.people if p.hit.about == "staff"}
        words = {word for name in staff for word in name.split()}
        return Meaning(self.text, self.clues, lambda name: name in staff or name in words)

    def _named_later(self, hit: Hit) -> Person | None:
        """The only one whom the text names, though that be behind the sentence."""
        people = {
            person_of(p, self.subjects).name: p for p in self.subjects if not is_family(p) and p.hit.start > hit.start
        }
        return person_of(next(iter(people.values())), self.subjects) if len(people) == 1 else None

    def _labelled_below(self, hit: Hit) -> Person | None:
        """The only one whom the text labels as the pupil, behind the statement: "Children: Iker and Lucia"."""
        people = {person_of(p, self.subjects).name: p for p in self.subjects if is_labelled(self.text, p.hit.start)}
        found = next(iter(people.values()), None)
        return person_of(found, self.subjects) if found and len(people) == 1 and found.hit.start > hit.start else None

    def _spoken_of(self, hit: Hit) -> Person | None:
        """Whom a short text goes on to speak of, in sentences that read as said of somebody: the last named before, where
        the sentence refers back, else the only one named there at all."""
        if len(self.text) > _SHORT:
            return None
        named = [p for p in self.subjects if not is_family(p)]
        before = [p for p in named if p.hit.end <= hit.start]
        if not before:
            return self._writer(hit)
        people = {person_of(p, self.subjects).name for p in named}
        if self._refers(hit) or len(people) == 1:
            return person_of(before[-1], self.subjects)
        return self._writer(hit)

    def _writer(self, hit: Hit) -> Person | None:
        """Who signed a short letter, where the sentence is said of the writer's own child or parents."""
        signed = {p.name for p in self.people if p.hit.about == "staff" and signs(self.text, p.hit)}
        if not signed or not _OF_OWN.search(self.text, *self._sentence(hit)):
            return None
        return Person(max(signed, key=len), "unknown")

    def _only(self, hit: Hit) -> Person | None:
        """The only person named in a short text, if that is before the hit: one named at its end may have signed it."""
        if len(self.text) > _SHORT or not self.subjects or self.subjects[0].hit.start > hit.start:
            return None
        people = {person_of(p, self.subjects) for p in self.subjects if p.hit.score >= _SURE and not is_family(p)}
        return people.pop() if len(people) == 1 else None

    def _bearer(self, block: tuple[int, int], hit: Hit) -> Person | None:
        """The person of the block whose number this is: nobody who bears another one, as in a log of many numbers."""
        named = self._nearest(*block, hit)
        if named is None or is_of_other_entry(self.text, self.people, named, hit):
            return None
        if hit.entity in _ONE_EACH:
            line = self._span(self.breaks, named.hit.start)
            start, end = min(line[0], hit.start), max(line[1], hit.end)
            value = self.text[hit.start : hit.end]
            others = (h for h in self.numbers if h.entity == hit.entity and start <= h.start < end)
            if any(self.text[h.start : h.end] != value for h in others):
                return None
        return person_of(named, self.subjects)

    def known(self, hit: Hit) -> Person:
        """The person that a name stands for, under the longest form of it in the passage."""
        return person_of(Named(hit, self.text[hit.start : hit.end]), self.subjects)

    def follows(self, first: Hit, second: Hit) -> bool:
        """Whether a statement goes on from another: in its line, close behind, nobody else being named between."""
        gap = self.text[first.end : second.start]
        if len(gap) > _NEAR or "\n" in gap or "\t" in gap:
            return False
        return not any(first.end <= p.hit.start < second.start for p in self.people)

    def owner_of(self, hit: Hit) -> Hit | None:
        """The value of the roster in the line, else the block of a statement, that tells whose it is without a name."""
        for start, end in (self._span(self.breaks, hit.start), self._span(self.blocks, hit.start)):
            inside = [h for h in self.owned if start <= h.start < end]
            if inside:
                return min(inside, key=lambda h: abs(h.start - hit.start))
        return None

    def is_surest(self, hit: Hit) -> bool:
        """Whether no surer hit of its kind stands in the same place: "peanuts" says what "Allergies: peanuts" does."""
        return not any(
            h.start < hit.end and hit.start < h.end and h.score > hit.score for h in self.said if h.entity == hit.entity
        )

    def number_of(self, hit: Hit) -> Hit | None:
        """The pupil's number that stands for whom a statement is about, where a short text names no pupil."""
        if len(self.text) > _SHORT or self.subjects:
            return None
        return number_of(hit, self.numbers, self._span(self.breaks, hit.start)[1])

    def _lines_above(self, place: int, lines: int) -> tuple[int, int]:
        index = bisect_right(self.breaks, place)
        return (self.breaks[index - lines - 1] if index > lines else 0), self._span(self.breaks, place)[1]

    def _above(self, hit: Hit) -> Person | None:
        """The last person named before the hit, by a form that is no guess: the name on the form, the page's subject."""
        before = [p for p in self.subjects if p.hit.end <= hit.start and p.hit.score >= LIKELY]
        return person_of(before[-1], self.subjects) if before else None

    def _named(self, span: tuple[int, int], hit: Hit) -> Person | None:
        named = self._nearest(*span, hit)
        return person_of(named, self.subjects) if named else None

    def _span(self, marks: Sequence[int], place: int) -> tuple[int, int]:
        index = bisect_right(marks, place)
        return (marks[index - 1] if index else 0), (marks[index] if index < len(marks) else len(self.text))

    def _nearest(self, start: int, end: int, hit: Hit) -> Named | None:
        """The person of the span: a pupil before the hit first, then anybody before, then after it."""
        inside = [p for p in self.subjects if start <= p.hit.start < end and not is_family(p)]
        if not inside:
            inside = [p for p in self.subjects if start <= p.hit.start < end]
        before = [p for p in inside if p.hit.start <= hit.end]
        return before[-1] if before else (inside[0] if inside else None)


def merged(tied: Iterable[tuple[Hit, Tie]], linker: Linker) -> Iterator[tuple[Hit, Tie]]:
    """Statements with their ties, those of one kind about one person that follow one another in a line made one."""
    open_: dict[str, tuple[Hit, Tie]] = {}
    for hit, tie in tied:
        last = open_.get(hit.entity)
        if last is not None and last[1].person.name == tie.person.name and linker.follows(last[0], hit):
            best = max(last[0], hit, key=lambda h: h.score)
            both = replace(best, sure=last[0].sure or hit.sure, certain=last[0].certain or hit.certain)
            hit = replace(both, start=last[0].start, end=max(last[0].end, hit.end))
            tie = last[1]
        elif last is not None:
            yield last
        open_[hit.entity] = hit, tie
    yield from open_.values()
