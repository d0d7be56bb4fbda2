"""iCalendar and vCard: one piece a component (an event, a card), its lines unfolded and decoded.

RFC 5545 3.1 and RFC 6350 3.2 (folding: a line that begins with a blank goes on with the one before), 3.3.11 and 3.4
(escapes); vCard 2.1 for quoted-printable values. After an unfolded line as many empty ones are left as were joined to
it, so that a line counted in a piece is a line of the file. Of a binary value (a photo) only the name stays; its data
is a file of its own.
"""

from __future__ import annotations

import base64
import io
import quopri
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import BinaryIO

from scanners.contract import ATTACHED, Content, Embedded, Format, Options, Piece, Scanner, Unread, Where
from scanners.reading import cutoff
from scanners.text import decoding, plaintext, textlines

_LONGEST_LINE = 1 << 20
_QUOTED = re.compile(r"^([^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[^:]*):(.*)$", re.I | re.S)
_BINARY = re.compile(r"^([^:]*;(?:ENCODING=)?(?:B|BASE64)(?:;[^:]*)?):|^([^:]*:data:[^,]{0,100};base64,)", re.I)
_CHARSET = re.compile(r";CHARSET=\"?([\w.:-]+)", re.I)
_ESCAPE = re.compile(r"\\([nN,;\\:])")
_UNSEEN = re.compile(r"(?:(COMMENT)|X-[\w-]+)[;:]", re.I)
_FILE_NAME = re.compile(r";(?:X-)?FILENAME=\"?([^\";:]+)", re.I)
_PROPERTY = re.compile(r"[\w-]*")
_COMPONENT = re.compile(r"(BEGIN|END):", re.I)


def pieces(stream: BinaryIO, _name: str, _media_type: str, options: Options, /) -> Iterator[Content]:
    """The components of the file."""
    parts = decoding.limited(decoding.chunks(stream), options.max_text_bytes)
    gathered: list[str] = []
    first, size, files, depth = 1, 0, 0, 0
    for number, line, count in _unfolded(parts):
        if bound := _COMPONENT.match(line):
            depth += 1 if bound[1].upper() == "BEGIN" else -1
        shown = _value(line)
        if shown is None:
            files += 1
            yield _file(line, files)
        if gathered and (bound or size > plaintext.PIECE):
            yield from _piece(gathered, first)
            gathered = []
        if not gathered:
            first, size = number, 0
        gathered.extend([shown if shown is not None else line.partition(":")[0], *[""] * (count - 1)])
        size += len(gathered[-count])
    yield from _piece(gathered, first)
    if depth > 0:
        yield cutoff.CUT


def _piece(gathered: list[str], first: int) -> Iterator[Piece]:
    if any(line and not _COMPONENT.match(line) for line in gathered):
        yield Piece("\n".join(gathered), Where(line=first), stretches=tuple(_unseen(gathered)))


def _file(line: str, number: int) -> Content:
    """What a line holds in base64, as a file; of what is no base64 that it could not be read."""
    head, _, value = line.partition(":")
    if value[:5].lower() == "data:":
        value = value.partition(",")[2]
    try:
        data = base64.b64decode("".join(value.split()), validate=True)
    except ValueError:
        return Unread("corrupt", "a binary value (a photo, an attachment) could not be read", whole=False)
    named = _FILE_NAME.search(head)
    name = named[1] if named else f"{_PROPERTY.match(line)[0].lower()}-{number}"  # type: ignore[index]
    return Embedded(name, partial(io.BytesIO, data), len(data), where=ATTACHED)


def _unseen(gathered: list[str]) -> Iterator[tuple[int, int, Where]]:
    """The lines that no calendar or address book shows: comments, and properties of a program's own (X-...)."""
    start = 0
    for line in gathered:
        if found := _UNSEEN.match(line):
            yield start, start + len(line), Where(part="comment" if found[1] else "hidden")
        start += len(line) + 1


def _unfolded(parts: Iterable[str]) -> Iterator[tuple[int, str, int]]:
    """Each logical line: the number of its first line, its text, of how many lines it was made."""
    number, held, count = 1, "", 0
    for line in textlines.lines(parts, _LONGEST_LINE):
        soft = held.endswith("=") and _QUOTED.match(held) is not None
        if count and (soft or line.start or line.text[:1] in (" ", "\t")):
            held = held[:-1] + line.text if soft else held + line.text[0 if line.start else 1 :]
            count += not line.start
            continue
        if count:
            yield number, held, count
        number, held, count = line.number, line.text, 1
    if count:
        yield number, held, count


def _value(line: str) -> str | None:
    """The line as a person reads it; None if it is binary."""
    if _BINARY.match(line):
        return None
    if quoted := _QUOTED.match(line):
        charset = _CHARSET.search(quoted[1])
        raw = quopri.decodestring(quoted[2].encode("utf-8", "replace"))
        line = f"{quoted[1].partition(';')[0]}:{decoding.decode(raw, charset[1] if charset else None)[0]}"
        line = line.replace("\r\n", " ").replace("\n", " ")
    return _ESCAPE.sub(lambda found: " " if found[1] in "nN" else found[1], line)


SCANNER = Scanner(
    name="cards",
    formats=(
        Format("text/calendar", "iCalendar", (".ics", ".ical", ".ifb")),
        Format("text/vcard", "vCard", (".vcf", ".vcard")),
    ),
    pieces=pieces,
    library="Python's quopri and base64",
    licence="PSF-2.0",
    reads="every line, unfolded and decoded; photos and attachments as files of their own",
)
