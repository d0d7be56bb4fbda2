"""Encrypted blocks that are text: told as the whole of a file, and beside the text that they stand in."""

from __future__ import annotations

import base64
import csv
import io
import re
from collections.abc import Callable

import docx
import openpyxl
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from scanners import registry
from scanners.contract import Content, Embedded, Grid, Piece, Protection, Unread

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
LENGTHS = {"no length": "3080", "200 bytes": "3081c8", "900 bytes": "30820384", "90,000 bytes": "3083015f90"}


def bare(length: str) -> str:
    """An enveloped message in base64, its first value with this tag and length."""
    data = bytes.fromhex(length + "06092a864886f70d010703 a0803080020102 060960864801650304012a".replace(" ", ""))
    return base64.encodebytes(data + bytes(range(100))).decode()


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
    **{f"bare cms, {name}": (bare(length), "aes-256", True) for name, length in LENGTHS.items()},
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


def in_a_csv(block: str) -> bytes:
    data = io.StringIO()
    csv.writer(data).writerows([["who", "what"], ["Bo", block], ["Cy", "seat 2"]])
    return data.getvalue().encode()


def down_a_column(block: str) -> bytes:
    data = io.StringIO()
    csv.writer(data).writerows([["who", "what"], *(["Bo", line] for line in block.splitlines()), ["Cy", "seat 2"]])
    return data.getvalue().encode()


def in_a_sheet(block: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["who", "what"])
    book.active.append(["Bo", block])
    book.active.append(["Cy", "seat 2"])
    book.save(data := io.BytesIO())
    return data.getvalue()


def in_a_document(block: str) -> bytes:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text, table.cell(1, 1).text = "who", "Bo", block
    document.save(data := io.BytesIO())
    return data.getvalue()


def in_a_page(block: str) -> bytes:
    return f"<!doctype html><table><tr><td>who<td>what<tr><td>Bo<td>{block}<tr><td>Cy<td>2</table>".encode()


TABLES = {
    "x.csv": in_a_csv, "y.csv": down_a_column, "x.xlsx": in_a_sheet, "x.docx": in_a_document, "x.html": in_a_page
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("block", [b for b in BLOCKS if "vault" not in b])
def test_in_a_cell_it_is_a_part(name: str, block: str) -> None:
    text, scheme, adequate = BLOCKS[block]
    found = []
    for content in registry.pieces(io.BytesIO(TABLES[name](text)), name):
        if isinstance(content, Grid):
            list(content.rows)
        found += told([content])
    assert found == [("encrypted", False, Protection(scheme, adequate))]


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
