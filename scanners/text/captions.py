"""Captions and transcripts of recorded meetings: what was said, by whom, without the numbers and times of the cues.

Source: W3C, WebVTT (cues, voice and other spans, NOTE, STYLE and REGION blocks); SubRip as players read it. Zoom writes
"Name: words" into each cue, Teams `<v Name>words</v>`. The words of cues that follow each other are one text; another
voice begins a line ("Name: words"). Each line's words are a stretch with their own place. Notes are comments; names of
cues and style sheets, which no player shows, are hidden. What stands in no cue, as in a damaged file, is plain text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from scanners.contract import Content, Format, Grid, Options, Piece, Scanner, Where
from scanners.text import decoding, plaintext, textlines
from scanners.text.textlines import Line

PIECE = 4_000
"""Characters at which a piece ends with the paragraph."""

ENOUGH, MOST = 600, 1_500
"""Characters at which one voice's paragraph ends with the sentence, and with the cue."""

_LOOSE = 8 * plaintext.PIECE
"""Characters out of all cues that are read in one go."""

_NAMES = 1_000
"""Cues whose names wait to be read with what is said in them."""

_TIME = r"(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,:]\d{1,3})?"
TIMES = re.compile(rf"^[ \t\ufeff]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?=\s|$)", re.M)
"""The line of a cue that says from when to when it is shown."""

_SETTINGS = re.compile(r"(?:[ \t]+(?:vertical|line|position|size|align|region|[XY][12]):[^\s]*)*[ \t]*", re.I)
_NUMBER = re.compile(r"[ \t\ufeff]*\d{1,6}[ \t]*|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:/\d+(?:-\d+)?)?", re.I)
"""What a cue is counted by: a number, or Teams' id of a meeting with one."""

_HEADER = re.compile(r"\ufeff?WEBVTT(?:[ \t]+-?[ \t]*|$)")
_OF_HEADER = re.compile(r"(?:Kind|Language):[ \t]*[\w-]{1,20}[ \t]*$|X-TIMESTAMP-MAP=[A-Z\d:.,]*$")
_NOTE = re.compile(r"NOTE(?:[ \t]+|$)")
_MEASURED = re.compile(
    r"(?:(?:Confidence|duration|recognizability):[ \t]*\"?[\d.:]+\"?|language:[ \t]*[\w-]{1,20})[ \t]*$", re.I
)
"""What Microsoft Stream notes before each cue, in the middle of sentences: how sure it is of the words."""

_STYLE = re.compile(r"(?:STYLE|REGION)[ \t]*$")
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>c|i|b|u|s|v|ruby|rt|lang|font)(?:\.[^\s<>]*)?(?:[ \t]+(?P<said>[^<>]*))?/?>|<\d[\d:.]*>"
    r"|\{\\[^{}]{1,60}\}",
    re.I,
)
_LABEL = re.compile(r"(?:[-–—][ \t]?|>>[ \t]*)?(?P<name>[^:：<>!?]{1,60})(?::[ \t]+|：[ \t]*)(?=\S)")
_PARTICLES = frozenset("al bin da das de del der di do dos du e el la le van von y".split())
_TURN = re.compile(r"[-–—] ?[^\W\d_]|>>")
_ENDED = re.compile(r"[.?!…][\"'”’)\]]*$")
_BREAKS = re.compile(r"[\r\n\0\v\f\x85\u2028\u2029]")


def pieces(stream: BinaryIO, _name: str, _media_type: str, options: Options, /) -> Iterator[Content]:
    """What is said in the file, and what is noted in it (see the module)."""
    failed: list[Exception] = []
    parts = _until_error(decoding.limited(decoding.chunks(stream), options.max_text_bytes), failed)
    captions = _Captions()
    for line in textlines.lines(parts, plaintext.PIECE):
        yield from captions.read(line)
    yield from captions.end()
    if failed:
        raise failed[0]


def _until_error(parts: Iterable[str], failed: list[Exception]) -> Iterator[str]:
    """The parts up to one that cannot be had; why, is put aside until what came before is read."""
    for part in textlines.until_error(parts):
        if isinstance(part, Exception):
            failed.append(part)
        else:
            yield part


@dataclass(slots=True)
class _Speech:
    """The words of cues that follow each other, as far as they are no piece yet, and the names of those cues."""

    parts: list[str] = field(default_factory=list)
    stretches: list[tuple[int, int, Where]] = field(default_factory=list)
    names: list[tuple[int, str]] = field(default_factory=list)
    size: int = 0
    paragraph: int = 0
    voice: str | None = None
    tagged: bool = False
    """Whether a tag told the voice, which then ends with its cue, and no label before the words."""
    last: str = ""

    def add(self, number: int, words: str, voice: str | None, tagged: bool, goes_on: bool) -> Iterator[Piece]:
        """Take words of a line, of `voice` if one is named; what is full before them. `goes_on`: of a long line."""
        if words == self.last and voice in (None, self.voice) and not goes_on:
            return  # captions that roll up show each line again above the next one
        begins = not goes_on and self._begins(words, voice)
        if self.size > PIECE and (begins or goes_on):
            yield from self.flush()
        if begins or not self.parts:
            self.voice, self.tagged, self.paragraph = voice, tagged, 0
            lead = f"{voice}: " if voice else ""
            said = f"\n{lead}{words}" if self.parts else f"{lead}{words}"
        else:
            said = words if goes_on else f" {words}"
        self.stretches.append((self.size, self.size + len(said), Where(line=number)))
        self.parts.append(said)
        self.size += len(said)
        self.paragraph += len(said)
        self.last = words

    def _begins(self, words: str, voice: str | None) -> bool:
        """Whether the words begin a paragraph."""
        ended = _ENDED.search(self.last) is not None
        parted = _TURN.match(words) is not None or (ended and self.tagged)
        turn = parted if voice is None else voice != self.voice
        return turn or self.paragraph > (ENOUGH if ended else MOST)

    def flush(self) -> Iterator[Piece]:
        """What is gathered, as a piece; the cues' names beside it."""
        if self.parts:
            yield Piece("".join(self.parts), stretches=tuple(self.stretches))
        if self.names:
            named, stretches = "", []
            for number, name in self.names:
                stretches.append((len(named), len(named) + len(name) + 1, Where(line=number)))
                named += f"{name}\n"
            yield Piece(named, Where(part="hidden"), stretches=tuple(stretches))
        self.parts, self.stretches, self.names, self.size, self.paragraph, self.last = [], [], [], 0, 0, ""


class _Captions:
    """Reads line by line; `_loose` are those that stand in no cue, or in the block that is named."""

    def __init__(self) -> None:
        self._block: Literal["none", "cue", "header", "note", "style"] = "none"
        self._loose: list[Line] = []
        self._size = 0
        self._speech = _Speech()
        self._voice: str | None = None
        self._counted: Line | None = None

    def read(self, line: Line) -> Iterator[Content]:
        """What is complete with this line."""
        if not line.start and (times := TIMES.match(line.text)):
            self._counted = None  # it was the number of this cue
            self._take_name()
            yield from self._flush_loose()
            if len(self._speech.names) > _NAMES:
                yield from self._speech.flush()
            self._block, self._voice = "cue", None
            rest = line.text[_end_of_settings(line.text, times.end()) :]
            if rest:
                yield from self._say(line._replace(text=rest))
        elif self._block == "cue":
            yield from self._in_cue(line)
        else:
            yield from self._outside(line)

    def end(self) -> Iterator[Content]:
        """What is left at the end of the file."""
        yield from self._say_counted()
        yield from self._flush_loose()
        yield from self._speech.flush()

    def _in_cue(self, line: Line) -> Iterator[Content]:
        yield from self._say_counted()
        if not line.text:
            self._block = "none"
        elif _NUMBER.fullmatch(line.text) and not line.start:
            self._counted = line  # a number that was said, or that of a next cue without a blank line before it
        else:
            yield from self._say(line)

    def _say_counted(self) -> Iterator[Content]:
        if line := self._counted:
            self._counted = None
            yield from self._say(line)

    def _say(self, line: Line) -> Iterator[Content]:
        spans, self._voice = _spans(line.text, self._voice)
        for place, (voice, said) in enumerate(spans):
            words, tagged, goes_on = said.strip(), voice is not None, bool(line.start) and not place
            if voice is None and not goes_on and (label := _label(words)):
                voice, words = label
            if words:
                yield from self._speech.add(line.number, said if goes_on else words, voice, tagged, goes_on)

    def _outside(self, line: Line) -> Iterator[Content]:
        blank = not line.text.strip()
        if blank and self._block != "none":
            yield from self._flush_loose()
            self._block = "none"
        elif not blank and self._block == "none" and not (self._loose and self._loose[-1].text.strip()):
            yield from self._open(line)
        elif self._block == "header" and _OF_HEADER.match(line.text):
            self._keep(line._replace(text=""))
        else:
            self._keep(line)
            if self._size > _LOOSE:
                yield from self._flush_loose()

    def _open(self, line: Line) -> Iterator[Content]:
        """The first line behind a blank one: that of a block, or of what is none."""
        if line.number == 1 and (header := _HEADER.match(line.text)):
            self._block = "header"
            self._keep(line._replace(text=line.text[header.end() :]))
        elif note := _NOTE.match(line.text):
            yield from self._flush_loose()
            self._block = "note"
            noted = line.text[note.end() :]
            self._keep(line._replace(text="" if _MEASURED.match(noted) else noted))
        elif _STYLE.match(line.text):
            yield from self._flush_loose()
            self._block = "style"
        else:
            self._keep(line)

    def _keep(self, line: Line) -> None:
        self._loose.append(line)
        self._size += len(line.text) + 1

    def _take_name(self) -> None:
        """The line above a cue's times, if it is the cue's number or name, is no text beside the cues."""
        if self._block == "cue" or not self._loose:
            return
        line = self._loose[-1]
        alone = len(self._loose) == 1 or not self._loose[-2].text.strip()
        if _NUMBER.fullmatch(line.text):
            self._loose.pop()
        elif self._block == "none" and alone and not line.start and len(line.text.split()) == 1:
            self._loose.pop()
            self._speech.names.append((line.number, line.text.strip()))

    def _flush_loose(self) -> Iterator[Piece | Grid]:
        lines, self._loose, self._size = self._loose, [], 0
        if not any(line.text.strip() for line in lines):
            return
        yield from self._speech.flush()
        whole = "".join(line.text if line.start else f"\n{line.text}" for line in lines).removeprefix("\n")
        part: Literal["hidden"] | None = "hidden" if self._block == "style" else None
        for found in plaintext.blocks([whole], Where(line=lines[0].number, part=part)):
            if self._block == "note" and isinstance(found, Piece):
                noted = f"{found.text}\n"  # a blank line parts it from what is said
                yield found._replace(text=noted, stretches=((0, len(noted), Where(part="comment")),))
            else:
                yield found


def _end_of_settings(line: str, start: int) -> int:
    settings = _SETTINGS.match(line, start)
    return settings.end() if settings else start


def _spans(line: str, voice: str | None) -> tuple[list[tuple[str | None, str]], str | None]:
    """The words of a line without tags, with the voice that a tag names for them; the voice that goes on below."""
    spans: list[tuple[str | None, str]] = []
    words, at = "", 0
    for tag in _TAG.finditer(line):
        words += line[at : tag.start()]
        at = tag.end()
        if (tag["name"] or "").lower() == "v":
            spans.append((voice, _plain(words)))
            words, voice = "", None if tag["end"] else _plain(tag["said"] or "").strip() or None
    spans.append((voice, _plain(words + line[at:])))
    return spans, voice


def _plain(words: str) -> str:
    return _BREAKS.sub(" ", html.unescape(words)) if "&" in words else words


def _label(words: str) -> tuple[str, str] | None:
    """The speaker that is named before some words, and the words; None where no name stands there."""
    found = _LABEL.match(words)
    if not found or not (name := found["name"].strip()):
        return None
    bare = re.sub(r"\([^()]*\)", "", name).split()
    named = len(bare) <= 6 and all(
        not w[0].islower() or w in _PARTICLES or not w.isalpha() or w != w.lower() for w in bare
    )
    return (name, words[found.end() :]) if named else None


SCANNER = Scanner(
    name="captions",
    formats=(
        Format("text/vtt", "WebVTT", (".vtt",)),
        Format("application/x-subrip", "SubRip", (".srt",)),
    ),
    pieces=pieces,
    library="charset-normalizer; Python's html",
    licence="MIT, PSF-2.0",
    reads=(
        "the words of the cues as one text, with the speaker who is named in a voice tag or before the words; notes, "
        "headers, names of cues, style sheets; what stands in no cue as plain text"
    ),
    does_not_read="numbers, times and settings of cues; classes, languages and colours in tags",
)
