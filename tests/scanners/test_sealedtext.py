"""Encrypted blocks that are text: told as the whole of a file, and beside the text that they stand in."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from scanners import registry
from scanners.contract import Content, Embedded, Piece, Protection, Unread

KEY = ec.generate_private_key(ec.SECP256R1())
FORM = serialization.PrivateFormat


def key(form: FORM, locked: bool = True) -> str:
    lock = serialization.BestAvailableEncryption(b"x") if locked else serialization.NoEncryption()
    return KEY.private_bytes(serialization.Encoding.PEM, form, lock).decode()


def pem(name: str, data: bytes, checksum: str = "") -> str:
    return f"-----BEGIN {name}-----\n\n{base64.encodebytes(data).decode()}{checksum}-----END {name}-----\n"


OPENSSH = b"openssh-key-v1\0\0\0\0\x0aaes256-ctr\0\0\0\x06bcrypt" + bytes(80)
PLAIN_OPENSSH = b"openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none" + bytes(80)
PASSWORD_KEY, SEALED = bytes([0x8C, 13, 4, 9, 3, 8]) + bytes(9), bytes([0xD2, 40, 1]) + bytes(range(39))
ENVELOPED = bytes.fromhex("308006092a864886f70d010703 060960864801650304012a".replace(" ", ""))
VAULT = "$ANSIBLE_VAULT;1.1;AES256\n" + "3163336663313662\n" * 6
BLOCKS = {
    "openpgp": (pem("PGP MESSAGE", PASSWORD_KEY + SEALED, "=abcd\n"), "openpgp aes-256", True),
    "age": (pem("AGE ENCRYPTED FILE", b"age-encryption.org/v1\n" + bytes(90)), "age", True),
    "vault": (VAULT, "ansible-vault aes-256", True),
    "vault with a label": (VAULT.replace("1.1;AES256", "1.2;AES256;prod"), "ansible-vault aes-256", True),
    "pkcs8": (key(FORM.PKCS8), "aes-256", True),
    "key with a header": (key(FORM.TraditionalOpenSSL), "aes-256", True),
    "openssh": (pem("OPENSSH PRIVATE KEY", OPENSSH), "aes-256", True),
    "cms": (pem("PKCS7", ENVELOPED), "aes-256", True),
}
OPEN = {
    "key": key(FORM.TraditionalOpenSSL, locked=False),
    "pkcs8": key(FORM.PKCS8, locked=False),
    "openssh": pem("OPENSSH PRIVATE KEY", PLAIN_OPENSSH),
    "signed cms": pem("PKCS7", ENVELOPED.replace(b"\7\3", b"\7\2")),
    "spoken of": "It begins with -----BEGIN PGP MESSAGE----- and ends, below, with -----END PGP MESSAGE-----.",
    "not a vault": "$ANSIBLE_VAULT;1.1;AES256 stands in the first line",
}
WORDS = "Bo sits in row two."


def read(text: str, name: str) -> list[Content]:
    return list(registry.pieces(io.BytesIO(text.encode()), name))


def told(found: list[Content]) -> list[tuple[str, bool, Protection | None]]:
    return [(c.reason, c.whole, c.protection) for c in found if isinstance(c, Unread)]


@pytest.mark.parametrize(("block", "scheme", "adequate"), BLOCKS.values(), ids=BLOCKS)
def test_a_file_of_nothing_else_is_told_as_a_whole(block: str, scheme: str, adequate: bool) -> None:
    found = read(block, "x.txt")
    assert told(found) == [("encrypted", True, Protection(scheme, adequate))]
    assert len(found) == 1


AROUND: dict[str, Callable[[str], str]] = {
    "behind text": lambda block: f"{WORDS}\n\n{block}",
    "before text": lambda block: f"{block}\n{WORDS}\n",
    "quoted": lambda block: f"{WORDS}\n\n" + re.sub("^", "> ", block, flags=re.M),
    "indented": lambda block: f"{WORDS}\nsecret: |\n" + re.sub("^", "    ", block, flags=re.M),
    "cut": lambda block: f"{WORDS}\n\n{block[: len(block) * 3 // 4]}",
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize(("block", "scheme", "adequate"), BLOCKS.values(), ids=BLOCKS)
def test_in_other_text_it_is_a_part(block: str, scheme: str, adequate: bool, around: Callable[[str], str]) -> None:
    found = read(around(block), "x.txt")
    assert told(found) == [("encrypted", False, Protection(scheme, adequate))]
    assert WORDS in "\n".join(c.text for c in found if isinstance(c, Piece))


@pytest.mark.parametrize(("block", "scheme", "adequate"), BLOCKS.values(), ids=BLOCKS)
def test_a_block_cut_into_paragraphs(block: str, scheme: str, adequate: bool) -> None:
    import docx

    document, stream = docx.Document(), io.BytesIO()
    for line in [WORDS, *block.splitlines(), WORDS]:
        document.add_paragraph(line)
    document.save(stream)
    found = list(registry.pieces(stream, "x.docx"))
    assert told(found) == [("encrypted", False, Protection(scheme, adequate))]


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN)
def test_what_is_not_encrypted_is_text(text: str) -> None:
    found = read(text, "x.txt")
    assert not told(found)
    assert any(isinstance(c, Piece) for c in found)


def test_a_block_that_is_only_signed_is_read() -> None:
    literal = bytes([0xCB, 8 + len(WORDS)]) + b"b\2ab" + bytes(4) + WORDS.encode()
    found = read(f"hello\n\n{pem('PGP MESSAGE', literal)}", "x.txt")
    assert [c.open().read() for c in found if isinstance(c, Embedded)] == [WORDS.encode()]
    assert not told(found)


def test_each_block_is_told() -> None:
    found = read(f"{WORDS}\n{BLOCKS['age'][0]}\n{BLOCKS['vault'][0]}\n{BLOCKS['openpgp'][0]}", "x.txt")
    assert [p.scheme for _, _, p in told(found) if p] == ["age", "ansible-vault aes-256", "openpgp aes-256"]
