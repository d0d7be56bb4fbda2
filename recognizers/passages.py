"""Prose: pieces joined into passages, statements tied to the people they are about.

Pieces that follow one another in one part of a file (body, header, notes) are read together, each line knowing where it
stood. A statement belongs to the person in its line, else in the sentences before it, else in its section, else to the
person the page is about (its form's name, its subject line, its file name).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from recognizers.blanks import evened
from recognizers.contract import BESIDE, ISSUED, STATEMENTS, THRESHOLD, Cluster, Hit, Person, RawMatch
from recognizers.disguise.plain import Plain
from recognizers.disguise.reader import undisguised
from recognizers.statements import BARE, LIKELY
from scanners.contract import Piece, Where

LIMIT = 16_000
"""Characters at which a passage is closed."""

_BLOCK = re.compile(r"\n[ \t>]*\n")
_OWN = re.compile(r"\b(?:my|mine|our|mi|meu|minha)\b", re.IGNORECASE)
_STOPS = ".:;!?|"
_OF_STAFF = frozenset({"HEALTH_ALERT", "DISCIPLINE_RECORD", "CRIMINAL_RECORD"})
"""What is kept of employees as of pupils, and harms them as much."""

_TOLD = re.compile(
    r",?\s(?:was|were|is being|is on|is out (?:with|for)|has been|had been|got|received|will be|is under|had (?:a|an|his|her))\b"
)
_FULL_STOP = re.compile(r"[.!?;]\s")


@dataclass(slots=True)
class Passage:
    """Consecutive pieces as one text; `starts[i]` is where `pieces[i]` begins in it.

    `above` is text that stands before them and is read with them, for what it says of them; it has no place of its own.
    """

    above: str = ""
    pieces: list[Piece] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    size: int = 0
    _read: Plain | None = None

    def __post_init__(self) -> None:
        self.size = len(self.above)

    @property
    def body(self) -> int:
        """Where the pieces begin in the text."""
        return self.starts[0] if self.starts else self.size

    def fits(self, piece: Piece) -> bool:
        """Whether the piece goes on where this passage stands (same part, sheet, slide, message) and there is room."""
        if not self.pieces:
            return True
        last, new = self.pieces[-1].where, piece.where
        same = (last.part or "body", last.sheet, last.slide, last.message) == (
            new.part or "body",
            new.sheet,
            new.slide,
            new.message,
        )
        return same and self.size + len(piece.text) <= LIMIT

    def add(self, piece: Piece) -> None:
        """Append a piece on a new line."""
        self.starts.append(self.size + (1 if self.size else 0))
        self.pieces.append(piece)
        self.size = self.starts[-1] + len(piece.text)
        self._read = None

    @property
    def read(self) -> Plain:
        """The pieces' text, joined by line breaks, as it reads; lines broken by the margin are joined, too (one blank)."""
        if self._read is None:
            plain = undisguised("\n".join(([self.above] if self.above else []) + [p.text for p in self.pieces]))
            self._read = plain.exchanged(unwrap(evened(plain.text)))
        return self._read

    @property
    def text(self) -> str:
        """`read`'s text, in which the hits stand."""
        return self.read.text

    def match(self, hit: Hit) -> RawMatch:
        """What a hit comes to in the file: where it stands, as it stands there."""
        read, value = self.text[hit.start : hit.end], self.read.value(hit.start, hit.end)
        why = (*hit.why, *self.read.notes(hit.start, hit.end))
        where = self.where(hit.start, hit.end)
        return RawMatch(hit.entity, hit.score, where, value, hit.about, why, None if value == read else read)

    def where(self, start: int, end: int) -> Where:
        """The place of a span of the passage in its piece: line counted from the piece's first, start and end in it."""
        start, end = self.read.span(start, end)
        index = bisect_right(self.starts, start) - 1
        piece, offset = self.pieces[index], start - self.starts[index]
        changes: dict[str, object] = {"start": (piece.where.start or 0) + offset}
        changes["end"] = (piece.where.start or 0) + min(end - self.starts[index], len(piece.text))
        if piece.where.line is not None:
            changes["line"] = piece.where.line + piece.text.count("\n", 0, offset)
        return piece.where_at(offset).at(**changes)


def unwrap(text: str) -> str:
    """Join lines that the margin broke, keeping every offset: such a line break becomes a blank.

    A break is the margin's where a long line ends without a stop and the next goes on in lower case, or is as long.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    out = [lines[0]]
    for previous, line in pairwise(lines):
        bare = previous.rstrip()
        goes_on = line[:1].islower() or (
            line[:1].isalpha() and len(bare) >= 60 and len(line) >= 20 and "  " not in bare and "," not in line[:20]
        )
        joined = len(bare) >= 40 and bare[-1:] not in _STOPS and goes_on and "\t" not in previous
        out.append((" " if joined else "\n") + line)
    return "".join(out)


@dataclass(frozen=True, slots=True)
class _Named:
    hit: Hit
    name: str


class Linker:
    """Ties the hits of a passage to people. `titles` are names of the file, its subject, its folder: the last resort."""

    def __init__(self, text: str, hits: Sequence[Hit], titles: Sequence[str]) -> None:
        self.text = text
        self.titles = titles
        people = [h for h in hits if h.entity == "PERSON" and h.score >= THRESHOLD]
        self.people = [_Named(h, text[h.start : h.end]) for h in people]
        self.subjects = [p for p in self.people if p.hit.about != "staff"]
        self.owned = [h for h in hits if h.subject is not None and h.entity != "PERSON" and h.about == "student"]
        self.breaks = [m.start() for m in re.finditer("\n", text)]
        self.blocks = [m.start() for m in _BLOCK.finditer(text)]

    def person_for(self, hit: Hit) -> Person | None:
        """The person a statement or an identifier belongs to, or None."""
        line, block = self._span(self.breaks, hit.start), self._span(self.blocks, hit.start)
        if hit.subject is not None:
            named = next((p for p in self.people if p.hit.subject == hit.subject), None)
            return _person(named, self.subjects) if named else None
        if hit.entity in ISSUED:
            return self._named(line, hit) or self._named(block, hit) or self._author(line[0], hit)
        if hit.entity in BESIDE:
            return self._named(line, hit) or self._named(self._lines_above(hit.start, 2), hit)
        if hit.score < THRESHOLD:
            return self._named(line, hit)
        return (
            self._named(line, hit)
            or self._colleague(line, hit)
            or self._named(block, hit)
            or self._above(hit)
            or (Person(self.titles[-1], "student") if self.titles else None)
        )

    def owner_of(self, hit: Hit) -> Hit | None:
        """The value of the roster in the line, else the block of a statement, that tells whose it is without a name."""
        for start, end in (self._span(self.breaks, hit.start), self._span(self.blocks, hit.start)):
            inside = [h for h in self.owned if start <= h.start < end]
            if inside:
                return min(inside, key=lambda h: abs(h.start - hit.start))
        return None

    def _lines_above(self, place: int, lines: int) -> tuple[int, int]:
        index = bisect_right(self.breaks, place)
        return (self.breaks[index - lines - 1] if index > lines else 0), self._span(self.breaks, place)[1]

    def _author(self, line: int, hit: Hit) -> Person | None:
        """Who signed the page, where the value is said to be the writer's own ("my social is …")."""
        signed = [p for p in self.people if p.hit.about == "staff" and p.hit.start > hit.end]
        if not signed or not _OWN.search(self.text[line : hit.start]):
            return None
        return Person(signed[-1].name, "staff")

    def _colleague(self, line: tuple[int, int], hit: Hit) -> Person | None:
        """Somebody of the staff of whom the sentence itself tells it ("Mr. Dunn received a reprimand")."""
        if hit.entity not in _OF_STAFF:
            return None
        told = [
            p
            for p in self.people
            if p.hit.about == "staff"
            and line[0] <= p.hit.start <= hit.end
            and _TOLD.match(self.text, p.hit.end)
            and not _FULL_STOP.search(self.text, p.hit.end, max(hit.start, p.hit.end))
        ]
        return Person(told[-1].name, "staff") if told else None

    def _above(self, hit: Hit) -> Person | None:
        """The last person named before the hit, by a form that is no guess: the name on the form, the page's subject."""
        before = [p for p in self.subjects if p.hit.end <= hit.start and p.hit.score >= LIKELY]
        return _person(before[-1], self.subjects) if before else None

    def _named(self, span: tuple[int, int], hit: Hit) -> Person | None:
        named = self._nearest(*span, hit)
        return _person(named, self.subjects) if named else None

    def _span(self, marks: Sequence[int], place: int) -> tuple[int, int]:
        index = bisect_right(marks, place)
        return (marks[index - 1] if index else 0), (marks[index] if index < len(marks) else len(self.text))

    def _nearest(self, start: int, end: int, hit: Hit) -> _Named | None:
        """The person of the span: a pupil before the hit first, then anybody before, then after it."""
        inside = [p for p in self.subjects if start <= p.hit.start < end and not _is_family(p)]
        if not inside:
            inside = [p for p in self.subjects if start <= p.hit.start < end]
        before = [p for p in inside if p.hit.start <= hit.end]
        return before[-1] if before else (inside[0] if inside else None)


def _is_family(named: _Named) -> bool:
    return named.hit.about == "family"


def _person(named: _Named, subjects: Sequence[_Named]) -> Person:
    """The person, under the longest form of the name that the passage has ("Imani" is "Imani Okafor-Bell")."""
    words = named.name.split()
    if len(words) == 1:
        for other in subjects:
            if words[0] in other.name.split() and len(other.name.split()) > 1:
                return Person(other.name, other.hit.about, other.hit.subject)
    return Person(named.name, named.hit.about, named.hit.subject)


def clusters(passage: Passage, hits: Sequence[Hit], titles: Sequence[str]) -> Iterator[Cluster]:
    """The clusters of a passage: its matches, one cluster a person, and one of what belongs to nobody."""
    text = passage.text
    linker = Linker(text, hits, titles)
    groups: dict[tuple[str, str | None], tuple[Person | None, str | None, str | None, list[RawMatch]]] = {}

    def put(hit: Hit, person: Person | None, identifier: str | None, subject: str | None = None) -> None:
        if passage.read.span(hit.start, hit.end)[0] < passage.body:
            return
        about = person.about if person and hit.entity != "PERSON" else hit.about
        match = passage.match(replace(hit, about=about))
        group = groups.setdefault((person.name if person else "", identifier), (person, identifier, subject, []))
        group[3].append(match)

    for hit in hits:
        if hit.entity == "PERSON" or hit.score < (BARE if hit.entity in STATEMENTS | BESIDE else THRESHOLD):
            continue
        person = linker.person_for(hit)
        if hit.entity in STATEMENTS or hit.score < THRESHOLD:
            if person is not None:
                put(hit, person, None)
            elif owner := linker.owner_of(hit):
                put(replace(hit, about=owner.about), None, f"roster:{owner.subject}", owner.subject)
            continue
        if person is None and hit.subject is not None:
            put(hit, None, f"roster:{hit.subject}", hit.subject)
            continue
        put(
            hit,
            person,
            f"{hit.entity}:{text[hit.start : hit.end]}" if hit.entity in ISSUED and person is None else None,
        )
    for hit in hits:
        if hit.entity == "PERSON" and hit.score >= THRESHOLD:
            put(hit, _person(_Named(hit, text[hit.start : hit.end]), linker.subjects), None)
    for person, identifier, subject, matches in groups.values():
        yield Cluster(tuple(matches), person, identifier, subject)
