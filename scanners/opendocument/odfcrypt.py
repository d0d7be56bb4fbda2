"""Encrypted OpenDocument packages: the manifest names cipher and key for each part, a password opens them.

OASIS OpenDocument 1.3 Part 2, chapters 3.4 (encryption) and 4 (manifest). A part is deflated, then encrypted; the key
is derived from a digest of the password with PBKDF2.
"""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, cast

from lxml import etree

from scanners.contract import Options, Protection, ScanError
from scanners.office.ooxml import Package
from scanners.reading.spooling import SPOOL
from scanners.reading.xmltree import attribute, from_base64

_MOST_ROUNDS = 5_000_000


@dataclass(frozen=True, slots=True)
class Lock:
    """How one part is encrypted: names as the manifest gives them, sizes in bytes."""

    cipher: str
    vector: bytes
    digest: str
    derivation: str
    salt: bytes
    rounds: int
    key_size: int

    @property
    def protection(self) -> Protection:
        """Cipher and key length; AES and Blowfish with a key of 16 bytes or more reach 128 bit."""
        name = "aes" if "aes" in self.cipher.lower() else "blowfish" if "blowfish" in self.cipher.lower() else "unknown"
        bits = self.key_size * 8
        if name == "unknown" or bits > 512:
            return Protection("unknown", False)
        return Protection(f"{name}-{bits}", bits >= 128)


def locks(manifest: etree._Element | None) -> dict[str, Lock]:
    """The encrypted parts by name; empty if the package is not encrypted."""
    found: dict[str, Lock] = {}
    for entry in manifest.iter("{*}file-entry") if manifest is not None else ():
        for data in entry.iter("{*}encryption-data"):
            found[attribute(entry, "full-path") or ""] = _lock(data)
    return found


def _lock(data: etree._Element) -> Lock:
    said: dict[str, str] = {}
    for element in data.iter("{*}algorithm", "{*}key-derivation", "{*}start-key-generation"):
        start = str(element.tag).endswith("start-key-generation")
        for key, value in element.items():
            name = str(key).rsplit("}", 1)[-1]
            said[f"start-{name}" if start and name == "key-size" else name] = str(value)
    number = {key: int(said[key]) if said.get(key, "").isdigit() else 0 for key in ("iteration-count", "key-size")}
    cipher = said.get("algorithm-name", "")
    default = 32 if "256" in cipher else 24 if "192" in cipher else 16
    return Lock(
        cipher,
        from_base64(said.get("initialisation-vector", "")),
        said.get("start-key-generation-name", "SHA1"),
        said.get("key-derivation-name", ""),
        from_base64(said.get("salt", "")),
        number["iteration-count"],
        number["key-size"] or default,
    )


def opened(package: Package, found: dict[str, Lock], options: Options) -> BinaryIO | None:
    """The package with its parts decrypted, in memory or the worker's temporary folder; None if no password fits."""
    names = [name for name in package.names if name in found]
    smallest = sorted(names, key=lambda name: len(package.peek(name)))
    for password in options.passwords if names else ():
        if all(_plain(package.read(name), found[name], password) is not None for name in smallest[:1]):
            copy = _copied(package, found, password, options)
            if copy is not None:
                return copy
    return None


def _copied(package: Package, found: dict[str, Lock], password: str, options: Options) -> BinaryIO | None:
    copy = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=SPOOL))  # noqa: SIM115  # handed on open
    left = options.max_expanded_bytes
    with zipfile.ZipFile(copy, "w") as target:
        for name in package.names:
            data: bytes | None = package.read(name)
            if name in found and data is not None:
                data = _plain(data, found[name], password)
            if data is None:
                copy.close()
                return None
            left -= len(data)
            if left < 0:
                raise ScanError("expands-too-far", "it expands to more than the configured limit")
            if name != "META-INF/manifest.xml":
                target.writestr(zipfile.ZipInfo(name), data)
    copy.seek(0)
    return copy


def _plain(data: bytes, lock: Lock, password: str) -> bytes | None:
    """The part's content; None if the password does not fit or the cipher is not known."""
    decrypt = _CIPHERS.get(lock.cipher.rsplit("#", 1)[-1].lower())
    if decrypt is None or "pbkdf2" not in lock.derivation.lower() or lock.rounds > _MOST_ROUNDS or not lock.rounds:
        return None
    digest = "sha256" if "256" in lock.digest else "sha1"
    start = hashlib.new(digest, password.encode()).digest()
    key = hashlib.pbkdf2_hmac("sha1", start, lock.salt, lock.rounds, min(lock.key_size, 64))
    try:
        inflater = zlib.decompressobj(-15)
        return inflater.decompress(decrypt(key, lock.vector, data), 1 << 29) if data else data
    except (zlib.error, ValueError):
        return None


def _aes(key: bytes, vector: bytes, data: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(data[: len(data) // 16 * 16]) + decryptor.finalize()


def _blowfish(key: bytes, vector: bytes, data: bytes) -> bytes:
    from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
    from cryptography.hazmat.decrepit.ciphers.modes import CFB
    from cryptography.hazmat.primitives.ciphers import Cipher

    decryptor = Cipher(Blowfish(key), CFB(vector)).decryptor()
    return decryptor.update(data) + decryptor.finalize()


_CIPHERS: dict[str, Callable[[bytes, bytes, bytes], bytes]] = {
    "aes256-cbc": _aes,
    "aes192-cbc": _aes,
    "aes128-cbc": _aes,
    "blowfish cfb": _blowfish,
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#blowfish": _blowfish,
    "blowfish": _blowfish,
}
