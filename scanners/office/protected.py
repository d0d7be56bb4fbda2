"""Office documents under a password: an OLE2 file that holds the encrypted package ([MS-OFFCRYPTO] 2.3).

How strongly it is encrypted is read from the stream EncryptionInfo; a password from the list opens it, in memory, and
the document is then read as what it is.
"""

from __future__ import annotations

import re
import struct
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from scanners.contract import Content, Format, Options, Protection, Scanner, Unread
from scanners.reading.spooling import SPOOL

_UNKNOWN = Protection("unknown", False)
_DEFAULTS = ("VelvetSweatshop",)
"""What Excel encrypts with when only changes are locked, and opens without asking ([MS-OFFCRYPTO] 2.3.4): no secret."""

_ALGORITHMS = {0x6801: "rc4", 0x660E: "aes", 0x660F: "aes", 0x6610: "aes"}


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """What the document says if a password opens it; else one `Unread("encrypted")` with its protection."""
    del media_type
    found = protection(stream)
    opened = _opened(stream, options)
    if opened is None:
        yield Unread("encrypted", "the document opens only with a password", protection=found)
        return
    from scanners import registry

    yield from registry.pieces(opened, name, options=options)


def protection(stream: BinaryIO) -> Protection:
    """How the document is encrypted, by its stream EncryptionInfo; scheme "unknown" if that cannot be read."""
    import olefile

    stream.seek(0)
    try:
        with olefile.OleFileIO(stream) as container:
            info = container.openstream("EncryptionInfo").read(1 << 16)
    except (OSError, struct.error, ValueError, IndexError, AttributeError, TypeError):
        return _UNKNOWN
    return strength(info)


def strength(info: bytes) -> Protection:
    """Cipher and key length that EncryptionInfo names: agile (version 4.4), standard or extensible (x.2, x.3)."""
    try:
        major, minor = struct.unpack_from("<HH", info)
        if (major, minor) == (4, 4):
            return _agile(info[8:])
        algorithm, bits = struct.unpack_from("<I4xI", info, 12 + 8)
    except struct.error:
        return _UNKNOWN
    if minor not in (2, 3) or algorithm not in _ALGORITHMS or bits > 512:
        return _UNKNOWN
    bits = bits or 40  # 0 stands for the default of RC4, 40 bits
    return Protection(f"{_ALGORITHMS[algorithm]}-{bits}", bits >= 128)


def _agile(xml: bytes) -> Protection:
    from scanners.reading import xmltree

    root = xmltree.parsed(xml)
    for element in root.iter("{*}keyData") if root is not None else ():
        scheme, bits = (element.get("cipherAlgorithm") or "").lower(), element.get("keyBits") or ""
        if scheme in _AGILE and re.fullmatch("[1-9][0-9]{1,2}", bits):  # anything else is not repeated
            return Protection(f"{scheme}-{bits}", _AGILE[scheme] and int(bits) >= 128)
    return _UNKNOWN


_AGILE = {
    "aes": True, "rc4": True, "cast-128": True, "camellia": True, "rc2": False, "des": False, "desx": False,
    "3des": False, "3des_112": False,
}  # fmt: skip
"""The ciphers of [MS-OFFCRYPTO] 2.3.4.10, and whether 128 bits of key are as many of strength."""


def _opened(stream: BinaryIO, options: Options) -> BinaryIO | None:
    """The decrypted package, in memory or the worker's temporary folder; None if no password fits."""
    import msoffcrypto

    for password in (*_DEFAULTS, *options.passwords):
        stream.seek(0)
        plain = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=SPOOL))  # noqa: SIM115  # handed on open
        try:
            document = msoffcrypto.OfficeFile(stream)
            document.load_key(password=password, verify_password=True)
            document.decrypt(plain)
        except Exception:  # msoffcrypto-tool raises its own, struct's and cryptography's errors for a wrong password
            plain.close()
            continue
        plain.seek(0)
        return plain
    return None


SCANNER = Scanner(
    name="protected",
    formats=(Format("application/x-ooxml-encrypted", "Office document under a password"),),
    pieces=pieces,
    library="msoffcrypto-tool, olefile",
    licence="MIT, BSD-2-Clause",
    reads="the cipher and its strength; the document itself if one of the passwords given opens it",
)
