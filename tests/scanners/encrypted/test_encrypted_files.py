"""Encrypted things are told apart with their ciphers; what is only signed or compressed is read."""

from __future__ import annotations

import base64
import bz2
import datetime
import io
import json
import struct
import zlib
from collections.abc import Callable

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers import algorithms
from cryptography.hazmat.primitives.serialization import pkcs7, pkcs12

from scanners import registry
from scanners.contract import Content, Embedded, Piece, Protection, Unread


def read(data: bytes, kind: str, name: str = "x.bin") -> list[Content]:
    assert registry.identify(io.BytesIO(data), name) == kind
    return list(registry.pieces(io.BytesIO(data), name))


def check_locked(data: bytes, kind: str, scheme: str, adequate: bool) -> None:
    found = read(data, kind)
    assert [(c.reason, c.whole, c.protection) for c in found if isinstance(c, Unread)] == [
        ("encrypted", True, Protection(scheme, adequate))
    ]
    assert len(found) == 1


def kdbx(version: int, cipher: str) -> bytes:
    width = "<BI" if version >= 4 else "<BH"
    fields = struct.pack(width, 3, 4) + bytes(4) + struct.pack(width, 2, 16) + bytes.fromhex(cipher)
    return bytes.fromhex("03d9a29a67fb4bb5") + struct.pack("<HH", 0, version) + fields + bytes(80)


def luks1(cipher: bytes, mode: bytes, size: int) -> bytes:
    return (
        b"LUKS\xba\xbe\0\1"
        + cipher.ljust(32, b"\0")
        + mode.ljust(32, b"\0")
        + bytes(36)
        + struct.pack(">I", size)
        + bytes(400)
    )


def luks2(cipher: str, size: int) -> bytes:
    meta = {"keyslots": {"0": {"key_size": size}}, "segments": {"0": {"encryption": cipher}}}
    return b"LUKS\xba\xbe\0\2" + bytes(4088) + json.dumps(meta).encode() + bytes(400)


AES, TWOFISH = "31c1f2e6bf714350be5805216afc5aff", "ad68f29f576f4bb9a36ad47af965346c"
AGE = b"age-encryption.org/v1\n-> X25519 abc\ndef\n--- mac\n" + bytes(range(200))
DISK = b"encrcdsa" + struct.pack(">5I", 2, 16, 5, 0x80000001, 256) + bytes(600)
WHOLE = {
    "age": (AGE, "application/x-age", "age", True),
    "age, armoured": (
        b"-----BEGIN AGE ENCRYPTED FILE-----\n" + base64.encodebytes(AGE) + b"-----END AGE ENCRYPTED FILE-----\n",
        "application/x-age",
        "age",
        True,
    ),
    "kdbx 3, aes": (kdbx(3, AES), "application/x-keepass", "keepass aes-256", True),
    "kdbx 4, chacha20": (
        kdbx(4, "d6038a2b8b6f4cb5a524339a31dbb59a"),
        "application/x-keepass",
        "keepass chacha20",
        True,
    ),
    "kdbx 4, twofish": (kdbx(4, TWOFISH), "application/x-keepass", "keepass twofish", True),
    "kdbx, another cipher": (kdbx(4, "00" * 16), "application/x-keepass", "keepass unknown", False),
    "kdb": (bytes.fromhex("03d9a29a65fb4bb503000000") + bytes(200), "application/x-keepass", "keepass aes-256", True),
    "luks 1": (luks1(b"aes", b"xts-plain64", 64), "application/x-luks", "luks aes-256", True),
    "luks 1, des": (luks1(b"des", b"cbc-plain", 8), "application/x-luks", "luks des-64", False),
    "luks 1, no cipher": (luks1(b"marisol", b"xts-plain64", 64), "application/x-luks", "luks unknown", False),
    "luks 2": (luks2("aes-xts-plain64", 64), "application/x-luks", "luks aes-256", True),
    "bitlocker": (b"\xeb\x58\x90-FVE-FS-" + bytes(600), "application/x-bitlocker", "bitlocker", True),
    "disk image": (DISK, "application/x-apple-diskimage-encrypted", "aes-256", True),
    "openssl": (b"Salted__" + bytes(range(128, 200)), "application/x-openssl-encrypted", "openssl unknown", False),
}


@pytest.mark.parametrize(("data", "kind", "scheme", "adequate"), WHOLE.values(), ids=WHOLE)
def test_files_that_say_they_are_encrypted(data: bytes, kind: str, scheme: str, adequate: bool) -> None:
    check_locked(data, kind, scheme, adequate)


PGP, KEYS = "application/pgp-encrypted", "application/pgp-keys"


def packet(tag: int, body: bytes, style: str = "new") -> bytes:
    match style:
        case "old":
            return bytes([0x80 | tag << 2 | 1]) + struct.pack(">H", len(body)) + body
        case "open":
            return bytes([0x80 | tag << 2 | 3]) + body
        case "parts":
            return bytes([0xC0 | tag, 0xE1]) + body[:2] + bytes([len(body) - 2]) + body[2:]
        case _:
            return bytes([0xC0 | tag, 0xFF]) + struct.pack(">I", len(body)) + body


def armoured(kind: str, data: bytes) -> bytes:
    text = base64.encodebytes(data)
    return b"-----BEGIN PGP %b-----\nComment: x\n\n%b=abcd\n-----END PGP %b-----\n" % (
        kind.encode(),
        text,
        kind.encode(),
    )


SEALED = packet(18, b"\1" + bytes(range(100)))
FOR_KEY = packet(1, b"\3" + bytes(8) + b"\1" + bytes(range(64)), "old")
LITERAL = packet(11, b"b\5a.txt" + bytes(4) + b"Bo sits in row two.", "parts")
ONE_PASS = packet(4, b"\3\0\x08\1" + bytes(8) + b"\1", "old")


def with_password(cipher: int) -> bytes:
    return packet(3, bytes([4, cipher, 3, 8]) + bytes(9), "old") + SEALED


LOCKED = {
    "for a key": (FOR_KEY + SEALED, "openpgp", True),
    "aes-256": (with_password(9), "openpgp aes-256", True),
    "aes-128": (with_password(7), "openpgp aes-128", True),
    "3des": (with_password(2), "openpgp 3des", False),
    "for a key, cipher named": (FOR_KEY + packet(18, b"\2\x09\2" + bytes(60)), "openpgp aes-256", True),
}


@pytest.mark.parametrize("shape", ["binary", "armoured", "armour cut"])
@pytest.mark.parametrize(("data", "scheme", "adequate"), LOCKED.values(), ids=LOCKED)
def test_encrypted_messages_of_openpgp(data: bytes, scheme: str, adequate: bool, shape: str) -> None:
    if shape != "binary":
        data = armoured("MESSAGE", data)
    if shape == "armour cut":
        data = data[:170]
    check_locked(data, PGP, scheme, adequate)


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "zip": lambda data: b"\1" + zlib.compress(data, wbits=-15),
    "zlib": lambda data: b"\2" + zlib.compress(data),
    "bzip2": lambda data: b"\3" + bz2.compress(data),
}


@pytest.mark.parametrize("shape", ["binary", "armoured"])
@pytest.mark.parametrize("pack", PACKED.values(), ids=PACKED)
def test_signed_messages_are_read(pack: Callable[[bytes], bytes], shape: str) -> None:
    data = packet(8, pack(ONE_PASS + LITERAL), "open")
    data = armoured("MESSAGE", data) if shape == "armoured" else data
    found = read(data, PGP, "a.txt.gpg")
    assert [(c.name, c.open().read()) for c in found if isinstance(c, Embedded)] == [("a.txt", b"Bo sits in row two.")]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("kind", "shape"), [("", "binary"), ("PUBLIC KEY BLOCK", "armoured"), ("PRIVATE KEY BLOCK", "armoured")]
)
def test_names_in_keys_are_read(kind: str, shape: str) -> None:
    data = packet(6, b"\4" + bytes(4) + b"\1" + bytes(range(64)), "old") + packet(13, b"Ann Ivers <ann@example.org>")
    data = armoured(kind, data) if shape == "armoured" else data
    found = read(data, KEYS)
    assert [c.text for c in found if isinstance(c, Piece)] == ["Ann Ivers <ann@example.org>"]


@pytest.mark.parametrize("first", [0x84, 0x99, 0xA3, 0xC3], ids=hex)
def test_noise_is_no_openpgp(first: int) -> None:
    data = bytes([first]) + bytes(range(255, 0, -1))
    assert registry.identify(io.BytesIO(data), "x.bin") == "application/octet-stream"


@pytest.fixture(scope="module")
def identity() -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "ann")])
    begin = datetime.datetime(2026, 1, 1)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(begin).not_valid_after(begin + datetime.timedelta(days=9))
    return key, made.sign(key, hashes.SHA256())


MAIL = b"Content-Type: text/plain\r\n\r\nBo sits in row two.\r\n"


def test_signed_mail_is_read(identity: tuple[rsa.RSAPrivateKey, x509.Certificate]) -> None:
    key, certificate = identity
    builder = pkcs7.PKCS7SignatureBuilder().set_data(MAIL).add_signer(certificate, key, hashes.SHA256())
    data = builder.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])
    found = read(data, "application/pkcs7-mime", "smime.p7m")
    assert [(c.name, c.open().read()) for c in found if isinstance(c, Embedded)] == [("content.eml", MAIL)]


def test_signature_alone_has_nothing_to_read(identity: tuple[rsa.RSAPrivateKey, x509.Certificate]) -> None:
    key, certificate = identity
    builder = pkcs7.PKCS7SignatureBuilder().set_data(MAIL).add_signer(certificate, key, hashes.SHA256())
    data = builder.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature])
    assert read(data, "application/pkcs7-mime", "smime.p7s") == []


def in_parts(data: bytes) -> bytes:
    """Signed data of indefinite length, its content cut in two, as streaming writers make it (X.690 8.1.3.6, 8.7)."""
    halves = b"".join(b"\x04" + bytes([len(half)]) + half for half in (data[:9], data[9:]))
    content = b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\xa0\x80\x24\x80" + halves + bytes(6)
    signed = b"\x30\x80\x02\x01\x01\x31\x00" + content + b"\x31\x00" + bytes(2)
    return b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80" + signed + bytes(4)


def test_signed_mail_in_parts() -> None:
    found = read(in_parts(MAIL), "application/pkcs7-mime", "list.csv.p7m")
    assert [(c.name, c.open().read()) for c in found if isinstance(c, Embedded)] == [("list.csv", MAIL)]


@pytest.mark.parametrize(
    ("cipher", "scheme"), [(algorithms.AES128, "aes-128"), (algorithms.AES256, "aes-256")], ids=["aes-128", "aes-256"]
)
def test_enveloped_mail_is_told(
    identity: tuple[rsa.RSAPrivateKey, x509.Certificate], cipher: type[algorithms.AES128], scheme: str
) -> None:
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(MAIL).add_recipient(identity[1])
    data = builder.set_content_encryption_algorithm(cipher).encrypt(serialization.Encoding.DER, [])
    check_locked(data, "application/pkcs7-mime", scheme, True)


def test_store_of_keys_is_told(identity: tuple[rsa.RSAPrivateKey, x509.Certificate]) -> None:
    key, certificate = identity
    lock = serialization.BestAvailableEncryption(b"pond-44")
    data = pkcs12.serialize_key_and_certificates(b"ann", key, certificate, None, lock)
    check_locked(data, "application/x-pkcs12", "aes-256", True)
