"""Prose: pieces joined into passages.

Pieces that follow one another in one part of a file (body, header, notes) are read together, each line knowing where it
stood. What is found in a passage is put together in `clustering`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from recognizers.blanks import evened
from recognizers.contract import BY_MODEL, Hit, RawMatch
from recognizers.disguise.plain import Plain
from recognizers.disguise.reader import undisguised
from scanners.contract import Piece, Where

BODY = "body"

LIMIT = 16_000
"""Characters at which a passage is closed."""

_STOPS = ".:;!?|"
_LEAST, _LONG, _ALIKE = 40, 60, 20
"""Characters of a line that the margin broke: before one in lower case; before another; of that one at least."""

_QUOTED = re.compile(r"[ \t]*>[> \t]*(?=[^> \t])")
"""The marks of a quoted line in a mail."""

_CARD = re.compile(r"BEGIN:V(?:CARD|EVENT|TODO|JOURNAL)\b", re.IGNORECASE)
"""How an entry of an address book or a calendar begins, of which each is about somebody else."""

_FIELD = re.compile(r"(?:[A-ZÀ-Þ][\w ./'’-]{1,24}|[a-zà-ÿ][\w/'’-]{1,15}):(?:\s|$)")
"""What a line begins with that is a form's next field, and goes on nothing."""

_ENTRY = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]{1,20} ?){1,3}(?:\([^()\n]{1,16}\) ?)?[:–—-](?:\s|$)")
"""What a line begins with that is an entry of a list: "Amiyah - wrote him a letter"."""

_ENTRY_LIKE = re.compile(r"(?:[^\W\d_][\w'’.]{0,20},? ){1,3}(?:\d{1,2} )?(?:\([^()\n]{1,16}\) ?)?(?:[–—:= ]|-\s)")
"""What lines begin with that are entries of one list, though in lower case: "rocha, ines  k", "oct 7 – absent"."""

_ACCOUNT = re.compile(
    r"(?:[a-z][\w.+-]{1,40}@[\w.-]{3,60}|[a-z]{2,30}(?:[._][a-z0-9]{1,30}|\d{1,6}))[ \t]*(?:[ \t]|[,;|/:–—-])[ \t]*[^\s@]{4,32}[ \t]*$"
)
"""A line that is an entry of a list of accounts, the user and what one types: "dana.roy / heron88"."""

_ENVELOPE = re.compile(r"(?:from|to|cc|bcc|reply-to|sender|return-path|delivered-to)\s*:[^\n]*$", re.IGNORECASE)
"""A line of a message's head that says who wrote it and who got it, up to an address."""


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
        same = _part(self.pieces[-1]) == _part(piece) and _place(self.pieces[-1]) == _place(piece)
        return same and self.size + len(piece.text) <= LIMIT and not _CARD.match(piece.text)

    def is_beside(self, piece: Piece) -> bool:
        """Whether the piece stands beside this passage, which is of the body, and may go on behind it."""
        if not self.pieces or _part(self.pieces[-1]) != BODY or _part(piece) == BODY:
            return False
        return _place(self.pieces[-1]) == _place(piece)

    def under(self, above: str) -> Passage:
        """The same pieces under another text."""
        passage = Passage(above)
        for piece in self.pieces:
            passage.add(piece)
        return passage

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

    def is_envelope(self, hit: Hit) -> bool:
        """Whether the hit stands in the head of a message, among its sender and receivers, and no roster knows it."""
        if hit.subject is not None or self.where(hit.start, hit.end).part != "metadata":
            return False
        return bool(_ENVELOPE.match(self.text, self.text.rfind("\n", 0, hit.start) + 1, hit.start))

    def is_caption(self, hit: Hit) -> bool:
        """Whether only the model of sentences takes the hit for a statement, in the description of a picture: "Isadora slides
        on her knees in front of the fans" tells what is seen."""
        return hit.by == BY_MODEL and self.where(hit.start, hit.end).part == "alt"

    def match(self, hit: Hit) -> RawMatch:
        """What a hit comes to in the file: where it stands, as it stands there."""
        read, value = self.text[hit.start : hit.end], self.read.value(hit.start, hit.end)
        why = (*hit.why, *self.read.notes(hit.start, hit.end))
        where = self.where(hit.start, hit.end)
        return RawMatch(hit.entity, hit.score, where, value, hit.about, why, None if value == read else read, hit.by)

    def where(self, start: int, end: int) -> Where:
        """The place of a span of the passage in its piece: line counted from the piece's first, start and end in it."""
        start, end = self.read.span(start, end)
        index = bisect_right(self.starts, start) - 1
        piece, offset = self.pieces[index], start - self.starts[index]
        last = min(end - self.starts[index], len(piece.text)) - 1
        where = piece.where_at(offset)
        ends = piece.where_at(last).start if last >= offset else None
        return where.at(end=where.start if ends is None else ends + 1)


def _part(piece: Piece) -> str:
    return piece.where.part or BODY


def _place(piece: Piece) -> tuple[str | None, int | None, int | None]:
    return piece.where.sheet, piece.where.slide, piece.where.message


def unwrap(text: str) -> str:
    """Join lines that the margin broke, keeping every offset: such a line break becomes a blank.

    A break is the margin's where a long line ends without a stop and the next goes on in lower case, or is as long. Lines
    of a mail that are quoted alike are joined as others are, and their marks become blanks.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    if ">" in text:
        return _unwrap_quoted(lines)
    out = [lines[0]]
    for previous, line in pairwise(lines):
        joined = len(previous) >= _LEAST and bool(line) and line[0].isalpha() and _goes_on(previous, line)
        out.append(" " if joined else "\n")
        out.append(line)
    return "".join(out)


def _unwrap_quoted(lines: list[str]) -> str:
    marks = [m.end() if (m := _QUOTED.match(line)) else 0 for line in lines]
    out = [" " * marks[0] + lines[0][marks[0] :]]
    for (previous, before), (line, mark) in pairwise(zip(lines, marks, strict=True)):
        bare = line[mark:]
        alike = previous[:before] == line[:mark]
        joined = alike and bool(bare) and bare[0].isalpha() and _goes_on(previous[before:], bare)
        out.append((" " if joined else "\n") + " " * mark + bare)
    return "".join(out)


def _goes_on(previous: str, line: str) -> bool:
    """Whether a line that begins with a letter goes on where the one before it was broken."""
    bare = previous.rstrip()
    if len(bare) < _LEAST or bare[-1] in _STOPS or "\t" in previous or _FIELD.match(line) or _ENTRY.match(line):
        return False
    if _ENTRY_LIKE.match(line) and _ENTRY_LIKE.match(previous):
        return False
    if line[0].islower():
        return _ACCOUNT.match(line) is None
    return len(bare) >= _LONG and len(line) >= _ALIKE and "  " not in bare and "," not in line[:_ALIKE]
