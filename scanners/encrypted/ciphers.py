"""Ciphers by their object identifiers, as CMS, PKCS #8 and PKCS #12 name them, and whether they reach 128 bits.

RFC 3565, RFC 5084, RFC 8103, RFC 8551 (CMS), RFC 8018 (passwords), RFC 7292 (PKCS #12); as DER, in hexadecimal.
"""

from __future__ import annotations

_CIPHERS: tuple[tuple[str, str, bool], ...] = (
    ("60864801650304012e", "aes-256", True),
    ("60864801650304012a", "aes-256", True),
    ("608648016503040116", "aes-192", True),
    ("60864801650304011a", "aes-192", True),
    ("608648016503040102", "aes-128", True),
    ("608648016503040106", "aes-128", True),
    ("2a864886f70d0109100312", "chacha20", True),
    ("2a864886f70d0307", "3des", False),
    ("2a864886f70d010c0103", "3des", False),
    ("2a864886f70d0302", "rc2", False),
    ("2a864886f70d010c0106", "rc2", False),
    ("2b0e030207", "des", False),
    ("2a864886f70d010503", "des", False),
    ("2a864886f70d01050a", "des", False),
)

_IN_THE_CLEAR = ("2a864886f70d010702", "2a864886f70d0109100109")
"""Signed and compressed content: its text stands inside and is not encrypted."""

_SEALED = ("2a864886f70d010703", "2a864886f70d010706", "2a864886f70d0109100117")
"""Enveloped, encrypted and authenticated enveloped content (RFC 5652, RFC 5083)."""

_HEAD, _SEARCHED = 64, 1_000_000


def named(data: bytes) -> tuple[str, bool] | None:
    """The first cipher that the structure names, and whether it reaches 128 bits; None if it names none of ours."""
    return next(((scheme, ok) for oid, scheme, ok in _CIPHERS if bytes.fromhex(oid) in data[:_SEARCHED]), None)


def cms(data: bytes) -> tuple[str, bool] | None:
    """The cipher of CMS content (RFC 5652 6.1) and whether it reaches 128 bits; None if it is in the clear."""
    if any(bytes.fromhex(kind) in data[:_HEAD] for kind in _IN_THE_CLEAR) or not data:
        return None
    return named(data) or ("cms", False)


def is_enveloped(data: bytes) -> bool:
    """Whether CMS content says that it is encrypted."""
    return any(bytes.fromhex(kind) in data[:_HEAD] for kind in _SEALED)
