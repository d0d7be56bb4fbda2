"""Encrypted blocks that are text: OpenPGP and age armour, private keys, CMS in PEM and in bare base64, Ansible's vault.

A file that is nothing but such blocks is told as encrypted. Where one stands in other text, in a mail, a document, a
configuration, that text is read and the block is told beside it: `Watch` looks at every piece of every file, for a
block may be cut into paragraphs; `sealedcells` does the same with the columns of tables.

RFC 9580 6 (armour of OpenPGP), RFC 7468 (PEM; 11 encrypted private keys), RFC 1421 4.6 (keys with DEK-Info), OpenSSH's
PROTOCOL.key, the age specification (C2SP), Ansible's documentation of the vault's format.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from scanners.contract import Content, Format, Options, Protection, Scanner, Unread
from scanners.encrypted import ciphers, openpgp
from scanners.text import decoding

PEM, VAULT = "application/x-pem-file", "application/x-ansible-vault"

_DASHES, _VAULT = "-----BEGIN ", "$ANSIBLE_VAULT;"
_LARGEST = 64 << 20
_LONGEST = 256 << 10
"""Characters of one block that are looked at to tell how it is encrypted; what its beginning says is enough."""

_NAMES = r"PGP MESSAGE|AGE ENCRYPTED FILE|(?:ENCRYPTED |RSA |DSA |EC |OPENSSH )?PRIVATE KEY|PKCS7|CMS"
_HEX = r"[ \t>|]*(?:[0-9a-f]{2})+[ \t]*(?:\r?\n|\Z)"
_BARE = (
    r"(?<![A-Za-z0-9+/])MI(?:[I-L].{2}[AQgw]YJKoZIhvcNAQcDoI|AGCSqGSIb3DQEHA6C|[M-P].{4}GCSqGSIb3DQEHA6C"
    r"|[E-H].BgkqhkiG9w0BBwOg)"
)
_BEGIN = re.compile(rf"-----BEGIN (?:{_NAMES})-----|\$ANSIBLE_VAULT;|{_BARE}")
_BLOCK = re.compile(
    rf"-----BEGIN (?P<name>{_NAMES})-----(?P<body>[^$]*?)-----END (?P=name)-----"
    rf"|\$ANSIBLE_VAULT;\d\.\d;(?P<cipher>AES(?:256)?)(?:;[^\n]*)?[ \t]*\r?\n(?:{_HEX})+"
    rf"|(?P<bare>{_BARE}[A-Za-z0-9+/]*={{0,2}}(?:[\s>|]+[A-Za-z0-9+/]{{20,}}={{0,2}})*(?:[\s>|]+[A-Za-z0-9+/]{{1,19}}={{1,2}})?)"
)
_HEADER = re.compile(r"^[ \t>|]*[A-Za-z][A-Za-z-]*:[^\n]*$", re.M)
_UNBROKEN = re.compile(r"[A-Za-z0-9+/]{40}.*", re.S)
_CHECKSUM = re.compile(r"^[ \t>|]*=[A-Za-z0-9+/]{4}[ \t\r]*$", re.M)
_PROSE = re.compile(r"[^A-Za-z0-9+/=\s>|]")
"""What no armour holds, and a text that only speaks of one does."""

_DEK = re.compile(r"\bDEK-Info:[ \t]*([A-Z0-9-]{1,20}),")
_OPENER = re.compile(
    r"-----BEGIN (?:PKCS7|CMS|(?:ENCRYPTED|OPENSSH) PRIVATE KEY|(?:RSA|DSA|EC) PRIVATE KEY-----\s+Proc-Type: 4,ENC)"
    rf"|{_BARE}"
)


def kind(start: str) -> str | None:
    """The media type of a text that begins with a block which this scanner reads, else None."""
    if start.startswith(_VAULT):
        return VAULT
    return PEM if _OPENER.match(start) else None


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """`Unread("encrypted")` for a file of nothing but encrypted blocks; any other is read as the text that it is."""
    yield from blocks(stream, options) or _as_text(stream, name, media_type, options)


def _as_text(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    from scanners.text import plaintext

    yield from plaintext.pieces(stream, name, media_type, options)


def blocks(stream: BinaryIO, options: Options) -> list[Content]:
    """What the blocks of a file hold that is nothing but blocks; nothing, if there is any other text in it."""
    if stream.seek(0, 2) > _LARGEST:
        return []
    return alone("".join(decoding.chunks(stream)), options)


def alone(text: str, options: Options) -> list[Content]:
    """What a text's encrypted blocks hold, as `Unread` of all there is, if it is nothing else; else nothing."""
    if not is_marked(text) or _BLOCK.sub("", text).strip("\0\ufeff \t\r\n"):
        return []
    return [content for found in _BLOCK.finditer(text) for content in _sealed(found, options, whole=True)]


_LEAPS = 40
"""Of a character that stands more often in a text, a search for the whole mark is quicker."""


def is_marked(text: str) -> bool:
    """Whether a block may begin in this text."""
    # one character is found many times faster than several, and most pieces hold none of these; in base64 enveloped CMS
    # (RFC 5652 6.1) has hvcNAQcDoI, SIb3DQEHA6C or iG9w0BBwOg, as its length takes two, none or three, or one byte
    return (
        ("-" in text and _DASHES in text)
        or ("$" in text and _VAULT in text)
        or ("Q" in text and (_holds(text, "QcDoI") or _holds(text, "QEHA6C")))
        or ("9" in text and "G" in text and _holds(text, "G9w0BBwOg"))
    )


def _holds(text: str, mark: str) -> bool:
    """Whether a text holds a mark: leaps from one of its first character to the next, where there are few."""
    at = text.find(mark[0])
    for _ in range(_LEAPS):
        if at < 0 or text.startswith(mark, at):
            return at >= 0
        at = text.find(mark[0], at + 1)
    return at >= 0 and mark in text


class Watch:
    """Looks at the texts of one file, one after the other, for encrypted blocks."""

    __slots__ = ("_held", "_options", "_size")

    def __init__(self, options: Options) -> None:
        self._options = options
        self._held: list[str] = []
        self._size = 0

    def wants(self, text: str) -> bool:
        """Whether `take` may have anything to say of this text."""
        return bool(self._held) or is_marked(text)

    @property
    def waits(self) -> bool:
        """Whether a block has begun and not ended."""
        return bool(self._held)

    def take(self, text: str) -> list[Content]:
        """What the blocks that end in this text hold, each an `Unread` of a part, or a file if it is not encrypted."""
        if self._held and not self._may_end(text):
            self._held.append(text)
            self._size += len(text)
            return self.end() if self._size > _LONGEST else []
        whole = "\n".join([*self._held, text])
        found, after = list[Content](), 0
        for block in _BLOCK.finditer(whole):
            if not block["name"] and block.end() == len(whole) and self._size + len(text) < _LONGEST:
                break  # neither a vault nor bare base64 has an end mark: the next piece may go on with it
            found += _sealed(block, self._options, whole=False)
            after = block.end()
        begun = list(_BEGIN.finditer(whole, after))
        self._held = [whole[begun[-1].start() :]] if begun else []
        self._size = len(self._held[0]) if begun else 0
        return found

    def _may_end(self, text: str) -> bool:
        return "-----" in text or not self._held[0].startswith(_DASHES)

    def end(self) -> list[Content]:
        """What a block holds that the file breaks off in."""
        whole, self._held, self._size = "\n".join(self._held), [], 0
        begun = _BEGIN.match(whole)
        if begun is None:
            return []
        block = _BLOCK.match(whole + begun[0].replace("BEGIN", "END", 1)) or _BLOCK.match(whole)
        return _sealed(block, self._options, whole=False) if block else []


def _sealed(block: re.Match[str], options: Options, whole: bool) -> list[Content]:
    if block["cipher"]:
        return [_unread("an Ansible vault", Protection(f"ansible-vault {_AES[block['cipher']]}", True), whole)]
    if block["bare"]:
        title, protection = "an encrypted message (S/MIME)", _cms(block["bare"])
        return [_unread(title, protection, whole)] if protection else []
    name, body = block["name"], block["body"]
    if name == "PGP MESSAGE":
        body = _unbroken(body)
        if _PROSE.search(_HEADER.sub("", body)) or not body.strip():
            return []
        found = openpgp.message(_bytes(body), options) or [_unread("an OpenPGP message", _OPENPGP, whole)]
        return [replace(c, whole=whole) if isinstance(c, Unread) else c for c in found]
    title, told = next(_KINDS[kind] for kind in _KINDS if kind in name)
    protection = told(body)
    return [_unread(title, protection, whole)] if protection else []


def _unbroken(body: str) -> str:
    """The body; of one whose lines were run together, as in a cell of a web page, without the headers before it."""
    if "\n" in body.strip():
        return body
    found = _UNBROKEN.search(body)
    return found[0].replace(" =", "\n=") if found else body


_OPENPGP = Protection("openpgp", True)
"""How a message is protected whose packets cannot be told, by what it says it is."""

_AES = {"AES": "aes-128", "AES256": "aes-256"}


def _unread(title: str, protection: Protection, whole: bool) -> Unread:
    detail = f"it is {title}" if whole else f"a part of the text is {title}"
    return Unread("encrypted", detail, whole=whole, protection=protection)


def _bytes(body: str) -> bytes:
    """The bytes in base64 of a block, its headers and its checksum left out; of a cut one as far as they go."""
    plain = re.sub(r"[^A-Za-z0-9+/]", "", _CHECKSUM.sub("", _HEADER.sub("", _unbroken(body))))
    plain = plain[: len(plain) - (len(plain) % 4 == 1)]
    return base64.b64decode(plain + "=" * (-len(plain) % 4))


def _age(body: str) -> Protection | None:
    return Protection("age", True) if _bytes(body).startswith(b"age-encryption.org/") else None


def _pkcs8(body: str) -> Protection | None:
    data = _bytes(body)
    return Protection(*(ciphers.named(data) or ("pkcs8 unknown", False))) if data[:1] == b"0" else None


def _cms(body: str) -> Protection | None:
    """As RFC 5652 has it; certificates and signatures come in such blocks, too, and hide nothing."""
    data = _bytes(body)
    return Protection(*(ciphers.named(data) or ("cms", False))) if ciphers.is_enveloped(data) else None


def _openssh(body: str) -> Protection | None:
    data = _bytes(body)
    if not data.startswith(b"openssh-key-v1\0"):
        return None
    size = int.from_bytes(data[15:19], "big")
    cipher = data[19 : 19 + size].decode("ascii", "replace")
    return None if cipher == "none" else Protection(*_symmetric(cipher))


def _classic(body: str) -> Protection | None:
    """A key with its cipher in a header (RFC 1421 4.6.1.3, in OpenSSL's use)."""
    if "4,ENCRYPTED" not in body:
        return None
    named = _DEK.search(body)
    return Protection(*_symmetric(named[1].lower() if named else ""))


def _symmetric(cipher: str) -> tuple[str, bool]:
    """The scheme and whether it reaches 128 bits, by the name that OpenSSL or OpenSSH gives the cipher."""
    if found := re.match(r"aes-?(128|192|256)", cipher):
        return f"aes-{found[1]}", True
    if found := re.match(r"camellia-?(128|192|256)", cipher):
        return f"camellia-{found[1]}", True
    if cipher.startswith("chacha20"):
        return "chacha20", True
    return ("3des", False) if cipher.startswith(("des-ede3", "3des")) else ("unknown", False)


_KINDS: dict[str, tuple[str, Callable[[str], Protection | None]]] = {
    "AGE": ("encrypted with age", _age),
    "ENCRYPTED PRIVATE KEY": ("a private key under a password", _pkcs8),
    "OPENSSH": ("a private key under a password", _openssh),
    "PRIVATE KEY": ("a private key under a password", _classic),
    "PKCS7": ("an encrypted message (CMS)", _cms),
    "CMS": ("an encrypted message (CMS)", _cms),
}
"""Of each kind of block what it is, and how it is protected: None where it is not. The first that the name holds."""


SCANNER = Scanner(
    name="sealedtext",
    formats=(
        Format(PEM, "private key or CMS message as PEM, encrypted", (".pem", ".key", ".p7m")),
        Format(VAULT, "Ansible vault", (".vault",)),
    ),
    pieces=pieces,
    library="base64 (standard library)",
    licence="PSF-2.0",
    reads="that it is encrypted, and the cipher that it names; other text beside it as text",
    does_not_read="the content",
)
