"""Passwords of PDF as their latest revision wants them, and documents that pdfium will not open."""

from __future__ import annotations

import hashlib

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from pdf_files import VALUE, page, scan, stream, unread

from scanners.pdf import miner


@pytest.mark.parametrize(
    ("password", "as_wanted"),
    [("S\u00aaSL\u00adprep", "SaSLprep"), ("pa\u00a0ss", "pa ss"), ("pond-44", "pond-44")],
)
def test_a_password_is_prepared_as_revision_6_wants_it(password: str, as_wanted: str) -> None:
    assert miner.prepared(password) == as_wanted


def test_what_pdfium_refuses_is_read_by_the_second_reader() -> None:
    """No user password under revision 5 (Adobe Supplement to ISO 32000, ExtensionLevel 3), but a wrong copy of the
    permissions: pdfium asks for a password."""
    key, salts = bytes(range(32)), b"saltsaltkeysalts"

    def sealed(content: bytes, iv: bytes = bytes(16), with_key: bytes = key) -> bytes:
        encryptor = Cipher(algorithms.AES(with_key), modes.CBC(iv)).encryptor()
        return encryptor.update(content) + encryptor.finalize()

    def drawn_or_said(text: str) -> bytes:
        count = 16 - len(text) % 16
        return bytes(16) + sealed(text.encode() + bytes([count]) * count)

    check = hashlib.sha256(salts[:8]).digest() + salts
    opens = sealed(key, with_key=hashlib.sha256(salts[8:]).digest())
    values = {"U": check, "UE": opens, "O": bytes(48), "OE": bytes(32), "Perms": b"no such thing..."}
    entries = " ".join(f"/{name} <{value.hex()}>" for name, value in values.items())
    data = page(
        entries="/Annots [10 0 R]",
        trailer="/Encrypt 11 0 R /ID [<00> <00>]",
        more={
            4: stream(drawn_or_said(f"BT /F1 12 Tf 72 700 Td ({VALUE}) Tj ET")),
            10: f"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents <{drawn_or_said('a note').hex()}> >>",
            11: f"<< /Filter /Standard /V 5 /R 5 /Length 256 /P -4 {entries} /StmF /StdCF /StrF /StdCF"
            " /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> >>",
        },
    )
    assert [(part, text.strip(), number) for part, text, number in scan(data)] == [
        ("body", VALUE, 1),
        ("annotation", "a note", 1),
    ]
    assert unread(data) == [("corrupt", "the document is damaged", False)]
