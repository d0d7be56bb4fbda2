"""OpenPGP files, armoured and binary: told apart by their packets (RFC 9580), and read where they are not encrypted.

A message that is only signed or compressed says all it says in the clear, and its content goes round again as a file.
Of keys the names and addresses in them are read. An encrypted message is told with its cipher where the packets name
it: they do for a password, and not for public keys.
"""

from __future__ import annotations

import base64
import bz2
import io
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from scanners.contract import Content, Embedded, Format, Options, Piece, Protection, ScanError, Scanner, Unread, Where
from scanners.reading.spooling import DAMAGE, Meter

ENCRYPTED = "application/pgp-encrypted"
KEYS = "application/pgp-keys"

_LARGEST = 64 << 20
_HEAD = 4096
_DEEPEST = 8
_SESSION_KEY, _SIGNATURE, _PASSWORD_KEY, _COMPRESSED, _SEALED, _LITERAL, _USER = 1, 2, 3, 8, 9, 11, 13
_KEYS = frozenset({5, 6, 7, 14})
_PROTECTED, _AUTHENTICATED = 18, 20
_CIPHERS = {
    1: ("idea", True), 2: ("3des", False), 3: ("cast5", True), 4: ("blowfish", True), 7: ("aes-128", True),
    8: ("aes-192", True), 9: ("aes-256", True), 10: ("twofish", True), 11: ("camellia-128", True),
    12: ("camellia-192", True), 13: ("camellia-256", True),
}  # fmt: skip
_MAKES: dict[int, Callable[[], Any]] = {
    1: lambda: zlib.decompressobj(-15),
    2: lambda: zlib.decompressobj(15),
    3: lambda: bz2.BZ2Decompressor(),
}
_ARMOUR = re.compile(
    rb"-----BEGIN PGP ([A-Z ]+)-----\r?\n(?:[!-9;-~]+: [^\n]*\n)*\s*"
    rb"([A-Za-z0-9+/=\s]*?)(?:=[A-Za-z0-9+/]{4}\s*)?-----END"
)

_MESSAGE = b"-----BEGIN PGP MESSAGE-----"
_MESSAGES = re.compile(_MESSAGE + rb"[^-]*(?:-----END PGP MESSAGE-----|\Z)")


def kind(head: bytes) -> str | None:
    """The media type of a binary OpenPGP file by its first packet, if its fields are what they must be."""
    try:
        tag, body, _ = next(packets(head), (0, b"", 0))
    except ValueError:
        return None
    if tag == _SESSION_KEY and len(body) > 10 and body[0] == 3 and body[9] in (1, 2, 16, 18, 25):
        return ENCRYPTED
    if tag == _PASSWORD_KEY and len(body) >= 4 and body[0] in (4, 5) and body[1] in _CIPHERS and body[2] < 5:
        return ENCRYPTED
    if tag == _COMPRESSED and _holds_packets(body):
        return ENCRYPTED
    if tag in (5, 6) and len(body) > 8 and body[0] in (3, 4, 6) and body[5] in (1, 2, 3, 16, 17, 18, 19, 22, 25, 27):
        return KEYS
    return None


def _holds_packets(body: bytes) -> bool:
    """Whether compressed data is that of a message: a signature or a literal comes first."""
    try:
        inner = _MAKES[body[0]]().decompress(body[1:], 64)
        return next(packets(inner), (0,))[0] in (_SIGNATURE, 4, _LITERAL)
    except (*DAMAGE, KeyError):
        return False


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """`Unread("encrypted")`, or the content of what is only signed, or the names in keys.

    A file with other text behind an armoured message is read as the text that it is.
    """
    del media_type
    stream.seek(0)
    data = stream.read(_LARGEST + 1)
    if _has_more(data):
        from scanners.text import plaintext

        # the blocks in a text are told by the registry
        yield from plaintext.pieces(stream, name, "text/plain", options)
        return
    if len(data) > _LARGEST and not _is_locked(data):
        raise ScanError("too-large", f"only up to {_LARGEST >> 20} MB of OpenPGP are taken apart")
    yield from _contents(_unarmoured(data), _plain_name(name), Meter(options, len(data)), 0)


def message(data: bytes, options: Options) -> list[Content]:
    """What the packets of one message hold, as `pieces` gives it; nothing if they are none."""
    try:
        return list(_contents(data, "data", Meter(options, len(data)), 0))
    except ScanError:
        return []


def _has_more(data: bytes) -> bool:
    """Whether other text stands around the armoured messages of a file."""
    return data.lstrip().startswith(_MESSAGE) and bool(_MESSAGES.sub(b"", data).strip(b"\0 \t\r\n"))


def _is_locked(data: bytes) -> bool:
    return bool({_SESSION_KEY, _PASSWORD_KEY} & {tag for tag, _, _ in _safely(_unarmoured(data[:_HEAD]))})


def _plain_name(name: str) -> str:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = re.sub(r"\.(?:gpg|pgp|asc|sig)$", "", last, flags=re.IGNORECASE)
    return stem if stem and stem != last else "data"


def _unarmoured(data: bytes) -> bytes:
    """The packets in base64 between the armour's lines (RFC 9580 6), or the data itself. A cut armour counts too."""
    if b"-----BEGIN PGP " not in data[:_HEAD]:
        return data
    if not (found := _ARMOUR.search(data)):
        found = _ARMOUR.search(data + b"\n-----END")
    text = re.sub(rb"[^A-Za-z0-9+/]", b"", found[2]) if found else b""
    text = text[: len(text) - (len(text) % 4 == 1)]
    return base64.b64decode(text + b"=" * (-len(text) % 4))


def _contents(data: bytes, name: str, meter: Meter, depth: int) -> Iterator[Content]:
    users: list[str] = []
    seen = 0
    for tag, body, _ in _safely(data):
        seen += 1
        if tag in (_SESSION_KEY, _PASSWORD_KEY, _SEALED, _PROTECTED, _AUTHENTICATED):
            yield Unread("encrypted", "the message is encrypted", protection=_protection(data))
            return
        if tag == _LITERAL:
            yield _literal(body, name)
        elif tag == _COMPRESSED and depth < _DEEPEST:
            yield from _contents(_inflated(body, meter), name, meter, depth + 1)
        elif tag == _USER and (text := body.decode("utf-8", "replace").strip()):
            users.append(text)
    if users:
        yield Piece("\n".join(users), Where(part="metadata"))
    if not seen:
        raise ScanError("corrupt", "the OpenPGP data is broken")


def _protection(data: bytes) -> Protection:
    for tag, body, _ in _safely(data):
        named = (
            body[1:2] if tag in (_PASSWORD_KEY, _AUTHENTICATED) or (tag == _PROTECTED and body[:1] == b"\2") else b""
        )
        if named and named[0] in _CIPHERS:
            scheme, adequate = _CIPHERS[named[0]]
            return Protection(f"openpgp {scheme}", adequate)
    return Protection("openpgp", True)


def _literal(body: bytes, name: str) -> Content:
    """The file that a literal packet holds (RFC 9580 5.9): format, name, date, content."""
    size = body[1] if len(body) > 1 else 0
    given = body[2 : 2 + size].decode("utf-8", "replace")
    content = body[6 + size :]
    called = given if given and given != "_CONSOLE" else name
    return Embedded(called, lambda: io.BytesIO(content), len(content))


def _inflated(body: bytes, meter: Meter) -> bytes:
    make = _MAKES.get(body[0] if body else -1)
    if make is None:
        return body[1:]
    try:
        data: bytes = make().decompress(body[1:], _LARGEST)
    except DAMAGE:
        raise ScanError("corrupt", "the compressed message is broken") from None
    meter.take(len(data))
    return data


def _safely(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """The packets up to the first that is none."""
    try:
        yield from packets(data)
    except ValueError:
        return


def packets(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """(tag, body, offset) of each packet (RFC 9580 4.2). A body that is cut short comes as far as it goes.

    Raises ValueError where no packet stands.
    """
    at = 0
    while at < len(data):
        first, start = data[at], at
        if not first & 0x80:
            raise ValueError("no packet")
        if first & 0x40:
            body, at = _new_body(data, at + 1)
            yield first & 0x3F, body, start
        else:
            width = first & 3
            if width == 3:
                size, at = len(data), at + 1
            else:
                size = int.from_bytes(data[at + 1 : at + 1 + (1 << width)], "big")
                at += 1 + (1 << width)
            yield first >> 2 & 0xF, data[at : at + size], start
            at += size


def _new_body(data: bytes, at: int) -> tuple[bytes, int]:
    """A body whose length is written in the new way, in one piece or in several (4.2.1), and where it ends."""
    body = bytearray()
    while at < len(data):
        first = data[at]
        if 224 <= first < 255:
            size, at = 1 << (first & 0x1F), at + 1
            body += data[at : at + size]
            at += size
            continue
        if first < 192:
            size, at = first, at + 1
        elif first < 224:
            size, at = (first - 192 << 8) + int.from_bytes(data[at + 1 : at + 2], "big") + 192, at + 2
        else:
            size, at = int.from_bytes(data[at + 1 : at + 5], "big"), at + 5
        body += data[at : at + size]
        return bytes(body), at + size
    return bytes(body), at


SCANNER = Scanner(
    name="openpgp",
    formats=(
        Format(ENCRYPTED, "OpenPGP message", (".gpg", ".pgp", ".asc")),
        Format(
            KEYS,
            "OpenPGP keys",
            (".gpg", ".asc"),
            ((0, b"-----BEGIN PGP PUBLIC KEY BLOCK-----"), (0, b"-----BEGIN PGP PRIVATE KEY BLOCK-----")),
        ),
    ),
    pieces=pieces,
    library="base64, zlib, bz2 (standard library)",
    licence="PSF-2.0",
    reads="that it is encrypted, and the cipher where it is named; the content of a message that is only signed or"
    " compressed; names and addresses in keys",
    does_not_read="encrypted messages",
)
