"""The encryption of doc, xls and ppt: how strong it is, and opening it with a password from the list.

[MS-OFFCRYPTO] 2.3.5 (RC4 CryptoAPI), 2.3.6 (RC4), 2.3.7 (XOR obfuscation). All of it is under 128 bit but for CryptoAPI
with a key of that length.
"""

from __future__ import annotations

import struct
import tempfile
from typing import BinaryIO, cast

from scanners.contract import Options, Protection
from scanners.office.protected import strength
from scanners.reading.spooling import SPOOL

XOR = Protection("xor-16", False)
UNKNOWN = Protection("unknown", False)


def protection(header: bytes) -> Protection:
    """The scheme that an encryption header names: version 1.1 is RC4 with 40 bits, x.2 says its algorithm and key."""
    try:
        version = struct.unpack_from("<HH", header)
    except struct.error:
        return UNKNOWN
    return Protection("rc4-40", False) if version == (1, 1) else strength(header)


def opened(stream: BinaryIO, options: Options) -> BinaryIO | None:
    """The document decrypted, in memory or the worker's temporary folder; None if no password fits.

    "VelvetSweatshop" is no secret: Excel encrypts with it when only changes are locked, and opens without asking.
    """
    import msoffcrypto

    for password in ("VelvetSweatshop", *options.passwords):
        stream.seek(0)
        plain = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=SPOOL))  # noqa: SIM115  # handed on open
        try:
            document = msoffcrypto.OfficeFile(stream)
            document.load_key(password=password)
            document.decrypt(plain)
        except Exception:  # msoffcrypto-tool raises its own, struct's and cryptography's errors for a wrong password
            plain.close()
            continue
        plain.seek(0)
        return plain
    return None
