"""Files that are encrypted as a whole and say so: age, KeePass, LUKS, BitLocker, Apple's disk images, OpenSSL.

Each is told with its cipher, as its header names it. Sources: the age specification (C2SP), the KeePass file format
documents (kdb, kdbx 3.1 and 4), the LUKS1 and LUKS2 on-disk formats, libfvde's and libdmg's descriptions of encrypted
disk images, libbde's of BitLocker. A VeraCrypt container has no header to tell it from noise.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from typing import BinaryIO

from scanners.contract import Content, Format, Options, Protection, Scanner, Unread
from scanners.encrypted import sealedtext

_HEAD = 64 << 10
_ARMOUR, _ARMOUR_END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
_KEEPASS_CIPHERS = {
    "31c1f2e6bf714350be5805216afc5aff": "aes-256",
    "d6038a2b8b6f4cb5a524339a31dbb59a": "chacha20",
    "ad68f29f576f4bb9a36ad47af965346c": "twofish",
}
_SEGMENT = re.compile(rb'"encryption"\s*:\s*"([\w-]{1,40})"')
_KEY_SIZE = re.compile(rb'"key_size"\s*:\s*(\d{1,4})')


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """One `Unread("encrypted")` with what the header says of the cipher; other text behind an armour is read."""
    stream.seek(0)
    head = stream.read(_HEAD)
    if head.lstrip().startswith(_ARMOUR) and (end := head.find(_ARMOUR_END)) >= 0 and head[end:].split(b"\n", 1)[1:]:
        yield from sealedtext.pieces(stream, name, media_type, options)
        return
    title, protection = _KINDS[media_type]
    yield Unread("encrypted", f"it is {title}", protection=protection(head))


def _age(head: bytes) -> Protection:
    del head  # there is one cipher only: ChaCha20-Poly1305
    return Protection("age", True)


def _keepass(head: bytes) -> Protection:
    """The cipher by its flag (kdb) or its identifier in a field of the header (kdbx)."""
    if head[4:8] == b"\x65\xfb\x4b\xb5":
        twofish = len(head) > 8 and head[8] & 8
        return Protection("keepass twofish" if twofish else "keepass aes-256", True)
    width = "<BI" if len(head) > 10 and head[10] >= 4 else "<BH"
    at = 12
    try:
        while at < len(head):
            kind, size = struct.unpack_from(width, head, at)
            at += struct.calcsize(width)
            if kind == 2:
                cipher = _KEEPASS_CIPHERS.get(head[at : at + size].hex())
                return Protection(f"keepass {cipher or 'unknown'}", cipher is not None)
            at += size
    except struct.error:
        pass
    return Protection("keepass unknown", False)


_LUKS_CIPHERS = frozenset("aes anubis aria blowfish camellia cast5 cast6 des des3_ede serpent sm4 twofish".split())


def _luks(head: bytes) -> Protection:
    """LUKS1 keeps cipher, mode and key length in fields, LUKS2 in JSON. XTS splits its key into two halves."""
    if head[6:8] == b"\0\1":
        cipher, mode = (head[at : at + 32].split(b"\0")[0].decode("ascii", "replace") for at in (8, 40))
        bits = int.from_bytes(head[108:112], "big") * 8
    else:
        named, sized = _SEGMENT.search(head), _KEY_SIZE.search(head)
        cipher, _, mode = named[1].decode("ascii").partition("-") if named else ("unknown", "", "")
        bits = int(sized[1]) * 8 if sized else 0
    if mode.startswith("xts"):
        bits //= 2
    if cipher not in _LUKS_CIPHERS or not 0 < bits <= 512:  # a name that the file makes up is not repeated
        return Protection("luks unknown", False)
    return Protection(f"luks {cipher}-{bits}", bits >= 128)


def _bitlocker(head: bytes) -> Protection:
    del head  # every cipher it offers is AES with 128 bits or more
    return Protection("bitlocker", True)


def _disk_image(head: bytes) -> Protection:
    bits = struct.unpack_from(">I", head, 24)[0] if len(head) >= 28 else 0
    return Protection(f"aes-{bits}", True) if bits in (128, 256) else Protection("dmg unknown", False)


def _openssl(head: bytes) -> Protection:
    del head  # neither the cipher nor how the key was made from the password is written down
    return Protection("openssl unknown", False)


_KINDS: dict[str, tuple[str, Callable[[bytes], Protection]]] = {
    "application/x-age": ("encrypted with age", _age),
    "application/x-keepass": ("a KeePass database", _keepass),
    "application/x-luks": ("an encrypted disk (LUKS)", _luks),
    "application/x-bitlocker": ("an encrypted disk (BitLocker)", _bitlocker),
    "application/x-apple-diskimage-encrypted": ("an encrypted disk image", _disk_image),
    "application/x-openssl-encrypted": ("encrypted by OpenSSL", _openssl),
}

SCANNER = Scanner(
    name="locked",
    formats=(
        Format("application/x-age", "age", (".age",)),
        Format("application/x-keepass", "KeePass database", (".kdbx", ".kdb")),
        Format("application/x-luks", "LUKS encrypted disk", (".luks",)),
        Format("application/x-bitlocker", "BitLocker encrypted disk"),
        Format("application/x-apple-diskimage-encrypted", "encrypted Apple disk image", (".dmg",)),
        Format("application/x-openssl-encrypted", "OpenSSL encrypted file", (".enc",)),
    ),
    pieces=pieces,
    library="none",
    licence="none needed",
    reads="that it is encrypted, and the cipher where the header names it",
    does_not_read="the content; a VeraCrypt container looks like noise and is not told from it",
)
