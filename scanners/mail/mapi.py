"""Outlook's messages, whatever file they come from (msg, TNEF, pst): from their properties to a mail message.

The scanners of those files gather a `Message` each and hand it to `contents`. So that every part is read as it is in
any other mail, the properties are written down as a MIME message and read by `eml`. A message in a message goes round
again as such a file of its own. Names of properties: [MS-OXPROPS].
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from scanners.contract import ATTACHED, Content, Embedded, Grid, Options, Piece, Protection, Unread
from scanners.encrypted import ciphers
from scanners.mail import eml, words
from scanners.rtf import encapsulated

DEEPEST = 12
"""Messages within messages that are followed."""

LABELS = {
    0x0E04: "To", 0x0E03: "Cc", 0x0E02: "Bcc", 0x0C1A: "From", 0x5D01: "From", 0x0C1F: "From", 0x0042: "On behalf of",
    0x0065: "On behalf of", 0x3001: "Name", 0x39FE: "Address", 0x3003: "Address", 0x3004: "Comment", 0x3A08: "Phone",
    0x3A09: "Phone", 0x3A1C: "Phone", 0x3A06: "Given name", 0x3A11: "Surname", 0x3A15: "Address", 0x3A16: "Company",
    0x3A17: "Title", 0x3A18: "Department", 0x3A27: "City", 0x3A28: "State", 0x3A29: "Street", 0x3A2A: "Postal code",
    0x3A45: "Prefix", 0x3A4F: "Nickname", 0x3A5D: "Street", 0x3A59: "City", 0x3A5B: "Postal code", 0x0E28: "Account",
}  # fmt: skip
"""What the properties that a person writes or is named in are called, by their number."""

SILENT = frozenset(
    {0x001A, 0x003D, 0x0064, 0x0070, 0x0075, 0x0C1E, 0x0E1D, 0x1035, 0x1039, 0x1042, 0x1043, 0x3002, 0x3703, 0x370E}
    | {0x3712, 0x3713, 0x3FDF, 0x1015, 0x0E29, 0x8580, 0x65E0, 0x300B, 0x0E4B, 0x3FFA, 0x3FF8, 0x5FF6}
)
"""Properties that machines write, or that repeat another: class, address types, topic, subject without prefix, ids."""

SUBJECT, HEADERS, BODY, HTML, RTF = 0x0037, 0x007D, 0x1000, 0x1013, 0x1009
ATTACH_DATA, ATTACH_LONG_NAME, ATTACH_SHORT_NAME, DISPLAY_NAME = 0x3701, 0x3707, 0x3704, 0x3001

_MIME = re.compile(r"(?:content-[\w-]*|mime-version):", re.I)
_FORM = re.compile(r"IPM\.|^SMTP$|^EX$|^/o=", re.I)


@dataclass(slots=True)
class File:
    """An attachment: a file with its bytes, or a message."""

    name: str
    data: bytes = b""
    message: Message | None = None


@dataclass(slots=True)
class Message:
    """What one message says. `headers` are those it was sent with; `notes` other properties as (label, value)."""

    subject: str = ""
    headers: str = ""
    text: str = ""
    html: str = ""
    rtf: bytes = b""
    notes: list[tuple[str, str]] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    lost: list[Unread] = field(default_factory=list)


def note(message: Message, number: int, value: str, label: str = "") -> None:
    """Keep a property's text, unless machines write it."""
    value = value.strip("\0 \r\n\t")
    if value and number not in SILENT and not _FORM.match(value):
        message.notes.append((label or LABELS.get(number, ""), value))


def enclose(message: Message, name: str, inner: Message) -> None:
    """Attach a message to a message. What was not read of the one is not read of the other."""
    message.files.append(File(name, message=inner))
    message.lost += inner.lost


def decompressed(message: Message, data: bytes) -> bytes:
    """Rich text with its compression undone ([MS-OXRTFCP]); b"" and a note in `message.lost` if it is damaged."""
    from compressed_rtf import decompress

    try:
        return bytes(decompress(data))
    except Exception:  # the library raises Exception itself
        message.lost.append(Unread("corrupt", "the rich text of the message is damaged", whole=False))
        return b""


def contents(message: Message, options: Options) -> Iterator[Content]:
    """All that a message says, as `eml` gives it; then its rich text, where it says more; then its attachments."""
    said: list[str] = []
    message = _unwrapped(message)
    for content in eml.pieces(io.BytesIO(mime(message, attached=False)), "", "message/rfc822", options):
        if isinstance(content, Piece) and content.where.part in (None, "body"):
            said.append(content.text)
        yield _heard(content, said) if isinstance(content, Grid) else content
    if message.rtf:
        yield from _rich(message.rtf, said, options)
    if sealed := _sealed(message):
        yield Unread("encrypted", "the message is encrypted", whole=not said, protection=sealed)
        return
    for file in message.files:
        data = mime(file.message) if file.message else file.data
        kind = "message/rfc822" if file.message else None
        yield Embedded(file.name, lambda data=data: io.BytesIO(data), len(data), kind, ATTACHED)  # type: ignore[misc]
    yield from message.lost


def _sealed(message: Message) -> Protection | None:
    """How the message is encrypted by S/MIME: its only attachment is then the message itself ([MS-OXOSMIME] 2.1)."""
    if len(message.files) != 1 or not message.files[0].name.lower().endswith(".p7m"):
        return None
    data = message.files[0].data
    cipher = ciphers.cms(data) if ciphers.is_enveloped(data) else None
    return Protection(*cipher) if cipher else None


def _unwrapped(message: Message) -> Message:
    """The message with the html that its rich text may hold in place of the rich text."""
    page = encapsulated.html(message.rtf) if message.rtf and not message.html else None
    return replace(message, html=page, rtf=b"") if page else message


def _heard(grid: Grid, said: list[str]) -> Grid:
    rows = list(grid.rows)
    said += ["\n".join(" ".join(row.cells) for row in rows)]
    return Grid(iter(rows), grid.where, grid.title, grid.context, grid.hidden_columns)


def _rich(data: bytes, said: list[str], options: Options) -> Iterator[Content]:
    """The rich text body: all of it if it is the only one, else the pieces that the others do not hold."""
    from scanners.rtf import document

    heard = words.folded("\n".join(said))
    for content in document.SCANNER.pieces(io.BytesIO(data), "", "application/rtf", options):
        if isinstance(content, Piece) and heard and words.says_nothing_new(content.text, heard):
            continue
        yield content


def mime(message: Message, attached: bool = True) -> bytes:
    """The message as MIME (RFC 2045 to 2049), all in UTF-8. Without its files and rich text if `attached` is False."""
    message = _unwrapped(message)
    alternatives = [
        _part(f"text/{kind}; charset=utf-8", text.encode("utf-8", "replace"))
        for kind, text in (("plain", message.text), ("html", message.html))
        if text.strip()
    ]
    body = _joined("alternative", alternatives, "a")
    if attached and message.rtf and not alternatives:
        body = _part("application/rtf", message.rtf)
    if attached and message.files:
        body = _joined("mixed", [body, *(_attachment(file) for file in message.files)], "m")
    head = [*_sent(message.headers), *_headers(message), "MIME-Version: 1.0", ""]
    return "\r\n".join(head).encode("utf-8", "replace") + body


def _sent(headers: str) -> list[str]:
    """The headers the message was sent with, but for those that tell of parts that are written anew."""
    block = re.split(r"\r?\n\r?\n", headers.strip("\0\r\n "), maxsplit=1)[0].replace("\0", "")
    lines = re.split(r"\r?\n(?![ \t])", block) if block else []
    kept = [line for line in lines if re.match(r"[!-9;-~]+:", line) and not _MIME.match(line)]
    return [re.sub(r"[\r\n]+[ \t]*", "\r\n ", line) for line in kept]


def _headers(message: Message) -> Iterator[str]:
    """Subject and properties as headers, where those it was sent with do not say them already."""
    sent = message.headers.casefold()
    if message.subject.strip() and not re.search(r"^subject:", sent, re.M):
        yield f"Subject: {_line(message.subject)}"
    seen: set[tuple[str, str]] = set()
    for label, value in message.notes:
        if (label, value) in seen or value.casefold() in sent or value == message.subject:
            continue
        seen.add((label, value))
        yield f"{label.replace(' ', '-') or 'Note'}: {_line(value)}"


def _line(value: str) -> str:
    return " ".join(value.split())


def _part(kind: str, data: bytes, more: str = "") -> bytes:
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n{more}\r\n"
    return head.encode("utf-8", "replace") + base64.encodebytes(data)


def _joined(kind: str, parts: list[bytes], letter: str) -> bytes:
    """Several parts as one; base64 never holds the boundary."""
    if len(parts) < 2:
        return parts[0] if parts else b"Content-Type: text/plain\r\n\r\n"
    boundary = f"=_{letter}_=".encode()
    head = b'Content-Type: multipart/%b; boundary="%b"\r\n\r\n' % (kind.encode(), boundary)
    return head + b"".join(b"--%b\r\n%b\r\n" % (boundary, part) for part in parts) + b"--%b--\r\n" % boundary


def _attachment(file: File) -> bytes:
    name = _line(file.name).replace("\\", "/").replace('"', "'")
    kind, data = ("message/rfc822", mime(file.message)) if file.message else ("application/octet-stream", file.data)
    return _part(kind, data, f'Content-Disposition: attachment; filename="{name}"\r\n')
