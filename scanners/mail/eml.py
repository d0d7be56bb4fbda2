"""Mail messages (eml, message/rfc822): what a person wrote, in the headers and in every part, and the attachments.

Read with the standard library's parser in its forgiving mode (policy compat32), which never refuses a message; encoded
words (RFC 2047), charsets and flowed text (RFC 3676) are resolved here, since real mail breaks their rules.
"""

from __future__ import annotations

import email
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import errors
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import BinaryIO

from scanners.contract import (
    ATTACHED,
    NOWHERE,
    Content,
    Embedded,
    Format,
    Grid,
    Options,
    Piece,
    Protection,
    Row,
    ScanError,
    Scanner,
    Unread,
    Where,
)
from scanners.encrypted import ciphers, sealedtext
from scanners.mail import headers
from scanners.mail.words import (
    UUENCODED,
    base64_bytes,
    base64_is_cut,
    decoded,
    folded,
    header_text,
    says_nothing_new,
    unflowed,
    uudecoded,
)
from scanners.reading import cutoff

_BOILERPLATE = re.compile(r"\s*this is (a|an|the) .{0,60}(multi-?part|mime|encapsulated|cryptographic).*", re.I | re.S)
_PLAIN_WORDS = re.compile(r"(?<=\n)[^\n]*[^A-Za-z0-9+/=\s][^\n]*(?:\n.*)?\Z", re.S)
_UNKNOWN = Protection("unknown", False)
_MOST_PARTS = 10_000
_TNEF = b"\x78\x9f\x3e\x22"


@dataclass(slots=True)
class _Reading:
    """What the walk through one message carries along: shown texts of the parts, how many parts there were."""

    options: Options
    parts: int = 0
    found: list[Content] = field(default_factory=list)


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The headers, then the parts in order; attachments and attached messages as files of their own.

    The subject has the part "subject", other headers "metadata". Lines of a body are counted in its decoded text. Of
    two alternatives that say the same, the one with more structure (html) is read; words that stand only in the other
    are read too.
    """
    del name, media_type
    if stream.seek(0, 2) > options.max_text_bytes:
        raise ScanError("too-large", "the message is larger than allowed")
    stream.seek(0)
    try:
        message = email.message_from_binary_file(stream, policy=compat32)
    except RecursionError:
        yield from _unparsed(stream)
        return
    yield from headers.written(message)
    try:
        yield from _part(message, _Reading(options))
        if _is_cut(message):
            yield cutoff.CUT
    except RecursionError:
        yield _TOO_DEEP


def _is_cut(message: Message) -> bool:
    """Whether the message breaks off: before its last boundary, in base64, or within its only page."""
    if message.is_multipart() or message.get_content_maintype() == "multipart":
        found = {type(defect) for defect in message.defects}
        # headers alone are a form of their own: what a server returns of a message that it did not deliver
        begun = message.is_multipart() or bool(str(message.get_payload() or "").strip())
        return begun and not found.isdisjoint(_UNBOUNDED)
    if str(message.get("content-transfer-encoding", "")).strip().lower() == "base64":
        payload = str(message.get_payload())
        return base64_is_cut(payload[: len(payload) - len(_footer(message))])
    if message.get_content_type() != "text/html":
        return False
    return cutoff.html_is_cut(decoded(_body(message), _charset(message)))


_UNBOUNDED = {errors.CloseBoundaryNotFoundDefect, errors.StartBoundaryNotFoundDefect}


_TOO_DEEP = Unread("too-deep", "the parts of the message are nested too deeply", whole=False)


def _unparsed(stream: BinaryIO) -> Iterator[Content]:
    """The headers of a message that cannot be taken apart, and its lines as they stand."""
    from scanners.text import plaintext

    stream.seek(0)
    message = BytesHeaderParser(policy=compat32).parse(stream)
    yield from headers.written(message)
    yield from plaintext.blocks([str(message.get_payload())])
    yield _TOO_DEEP


def _part(message: Message, reading: _Reading) -> Iterator[Content]:
    reading.parts += 1
    if reading.parts > min(_MOST_PARTS, reading.options.max_members):
        raise ScanError("too-many-members", "the message has more parts than allowed")
    if reading.parts > 1:
        yield from headers.of_part(message)
    elif note := header_text(str(message.get("content-description", ""))):
        yield Piece(note, Where(part="metadata"))
    kind = message.get_content_type()
    if kind == "message/rfc822" or (message.get_content_maintype() == "message" and message.is_multipart()):
        yield from _message(message, reading)
    elif message.is_multipart():
        yield from _multipart(message, kind, reading)
    else:
        yield from _leaf(message, kind, reading)


def _multipart(message: Message, kind: str, reading: _Reading) -> Iterator[Content]:
    for words in (message.preamble, message.epilogue):
        if words and words.strip() and not _BOILERPLATE.fullmatch(words):
            yield Piece("\n".join(words.strip().splitlines()), Where(part="hidden"))
    parts = [part for part in _payload(message) if isinstance(part, Message)]
    if kind == "multipart/encrypted":
        protocol = str(message.get_param("protocol") or "").lower()
        yield _encrypted(_by_openpgp(parts, reading) if "pgp" in protocol else _UNKNOWN, reading.parts == 1)
        return
    if kind == "multipart/alternative":
        yield from _alternatives(parts, reading)
        return
    for part in parts:
        yield from _part(part, reading)


def _payload(message: Message) -> list[object]:
    payload = message.get_payload()
    return list(payload) if isinstance(payload, list) else [payload]


def _alternatives(parts: list[Message], reading: _Reading) -> Iterator[Content]:
    """The last alternative is the richest (RFC 2046 5.1.4) and read first; of the others what it does not say."""
    said = ""
    for part in reversed(parts):
        contents = [_kept(content) for content in _part(part, reading)]
        shown = "\n".join(_shown(content) for content in contents)
        if said and _only_words(contents) and says_nothing_new(shown, said):
            yield from _beside(contents)
            continue
        said += " " + folded(shown)
        yield from contents


def _only_words(contents: list[Content]) -> bool:
    return all(isinstance(c, Piece | Grid) and c.where.part in (None, "body", "metadata") for c in contents)


def _beside(contents: list[Content]) -> list[Content]:
    """What the headers of a part say, which is not in its text."""
    return [c for c in contents if isinstance(c, Piece) and c.where.part == "metadata"]


def _kept(content: Content) -> Content:
    """A grid whose rows can be looked at before they are handed on; a body's tables are small."""
    if isinstance(content, Grid):
        rows = list(content.rows)
        return Grid(iter(_Rows(rows)), content.where, content.title, content.context, content.hidden_columns)
    return content


class _Rows:
    """Rows that can be looked at and still be consumed once."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._at = 0

    def __iter__(self) -> Iterator[Row]:
        return self

    def __next__(self) -> Row:
        if self._at >= len(self.rows):
            raise StopIteration
        self._at += 1
        return self.rows[self._at - 1]


def _shown(content: Content) -> str:
    if isinstance(content, Piece):
        return content.text if content.where.part in (None, "body") else ""
    if isinstance(content, Grid) and isinstance(content.rows, _Rows):
        return "\n".join(" ".join(row.cells) for row in content.rows.rows)
    return ""


def _message(message: Message, reading: _Reading) -> Iterator[Content]:
    """Messages in a message: a forwarded one, or the report of one that was not delivered."""
    number = reading.parts
    inner = [part for part in _payload(message) if isinstance(part, Message)]
    if message.get_content_type() != "message/rfc822":
        for part in inner:
            if text := headers.together(part):
                yield Piece(text, Where(part="metadata"))
            if part.is_multipart() or str(part.get_payload() or "").strip():  # a piece of a message, a stand-in
                yield from _part(part, reading)
        return
    for part in inner:
        name = headers.file_name(message) or f"part {number}.eml"
        encoding = str(message.get("content-transfer-encoding", "")).strip().lower()
        data = _flat(part, encoding)
        yield Embedded(name, lambda data=data: io.BytesIO(data), len(data), "message/rfc822", ATTACHED)  # type: ignore[misc]


def _flat(part: Message, encoding: str) -> bytes:
    """The bytes of a message inside a message. Some mailers encode it as a whole, against RFC 2046 5.2.1."""
    payload = part.get_payload()
    if encoding == "base64" and not part.keys() and isinstance(payload, str):
        return base64_bytes(payload.encode("ascii", "ignore"))
    try:
        return part.as_bytes(policy=compat32)
    except (UnicodeError, LookupError, KeyError, TypeError, ValueError, AttributeError):
        lines = [f"{name}: {value}" for name, value in part.raw_items()]
        text = "\n".join([*lines, "", payload if isinstance(payload, str) else ""])
        return text.encode("utf-8", "surrogateescape")


def _leaf(message: Message, kind: str, reading: _Reading) -> Iterator[Content]:
    number = reading.parts
    data = _body(message)
    name = headers.file_name(message)
    if _is_cms(kind, name) and (cipher := ciphers.cms(data)):
        yield _encrypted(Protection(*cipher), number == 1, name)
    elif name is not None or message.get_content_disposition() == "attachment" or not kind.startswith("text/"):
        if data:
            called = name or f"part {number}{_suffix(kind)}"
            # what a winmail.dat holds is this very message over again, and no attachment
            place = NOWHERE if data.startswith(_TNEF) else ATTACHED
            yield Embedded(called, lambda: io.BytesIO(data), len(data), kind, place)
    elif kind not in ("text/plain", "text/html") and kind in _TYPED:
        yield Embedded(f"part {number}{_suffix(kind)}", lambda: io.BytesIO(data), len(data), kind)
    else:
        text = decoded(data, _charset(message))
        yield from sealedtext.alone(text, reading.options) or _text(message, kind, text)
        if footer := _footer(message):
            yield from _text(message, "text/plain", footer)


_TYPED = {"text/calendar": ".ics", "text/vcard": ".vcf", "text/csv": ".csv", "text/rtf": ".rtf", "text/xml": ".xml"}


def _suffix(kind: str) -> str:
    import mimetypes

    return _TYPED.get(kind) or mimetypes.guess_extension(kind) or ""


def _body(message: Message) -> bytes:
    """A part's bytes with its transfer encoding undone, as far as it can be."""
    encoding = str(message.get("content-transfer-encoding", "")).strip().lower()
    if encoding == "base64" and isinstance(payload := message.get_payload(), str):
        return base64_bytes(payload[: len(payload) - len(_footer(message))].encode("ascii", "ignore"))
    try:
        data = message.get_payload(decode=True)
    except (ValueError, TypeError, LookupError, AssertionError):
        data = None
    if isinstance(data, bytes):
        return data
    payload = message.get_payload()
    return payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""


def _footer(message: Message) -> str:
    """What a mailing list has put in plain words behind a part that is all in base64; "" if nothing."""
    payload = message.get_payload()
    encoding = str(message.get("content-transfer-encoding", "")).strip().lower()
    if encoding != "base64" or not isinstance(payload, str) or not (found := _PLAIN_WORDS.search(payload)):
        return ""
    whole = len(re.sub(r"[^A-Za-z0-9+/=]", "", payload[: found.start()])) % 4 == 0
    return payload[found.start() :] if whole and " " in found.group().strip() else ""


def _charset(message: Message) -> str | None:
    try:
        return str(message.get_content_charset() or "") or None
    except (LookupError, ValueError, TypeError, UnicodeError):
        return None


def _text(message: Message, kind: str, text: str) -> Iterator[Content]:
    from scanners.text import plaintext as plain

    if kind == "text/html":
        from scanners.web import html

        yield from html.contents(text)  # decoded already: what a meta element says of the charset no longer holds
        return
    if str(message.get_param("format") or "").lower() == "flowed":
        text = unflowed(text, str(message.get_param("delsp") or "").lower() == "yes")
    if "begin" in text:
        for found in UUENCODED.finditer(text):
            data = uudecoded(found)
            yield Embedded(found[1].strip(), lambda data=data: io.BytesIO(data), len(data), None, ATTACHED)  # type: ignore[misc]
        text = UUENCODED.sub("\n", text)
    if text.strip():
        yield from plain.blocks([text])


def _is_cms(kind: str, name: str | None) -> bool:
    """Whether a part says that it is S/MIME; some gateways only do so by its name."""
    named = kind == "application/octet-stream" and name is not None and name.lower().endswith(".p7m")
    return named or kind in ("application/pkcs7-mime", "application/x-pkcs7-mime")


def _by_openpgp(parts: list[Message], reading: _Reading) -> Protection:
    """How the last part (RFC 3156 4) is encrypted, as its packets say."""
    found = sealedtext.alone(decoded(_body(parts[-1]), None), reading.options) if parts else []
    return next((c.protection for c in found if isinstance(c, Unread) and c.protection), Protection("openpgp", True))


def _encrypted(protection: Protection, whole: bool, name: str | None = None) -> Unread:
    """`whole`, where it is the message itself and no part of it: its headers are all that can be read."""
    detail = "the message is encrypted" if whole else "a part of the message is encrypted"
    return Unread("encrypted", detail, whole, protection, name)


SCANNER = Scanner(
    name="mail",
    formats=(Format("message/rfc822", "mail message", (".eml",)),),
    pieces=pieces,
    library="email (standard library)",
    licence="PSF-2.0",
    reads="every header a person writes, all text and html parts, alternatives too, attached messages and files,"
    " uuencoded files, preambles",
    does_not_read="encrypted parts (S/MIME, OpenPGP), which are named as such; headers that programs write"
    " (Received, References, X-Mailer)",
)
