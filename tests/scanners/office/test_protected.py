"""Office documents under a password: the cipher is named, and a password from the list opens them."""

from __future__ import annotations

import io
import struct

import docx
import openpyxl
import pptx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from scanners.contract import Content, Grid, Options, Piece, Protection, Unread
from scanners.office import protected
from scanners.office.protected import SCANNER

VALUE = "Nora Quill, born 03/12/2013"


def locked(plain: bytes, password: str) -> bytes:
    """The document encrypted as Office 2010 and later do it (agile, AES-256)."""
    data = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(password, data)
    return data.getvalue()


def document() -> bytes:
    made, data = docx.Document(), io.BytesIO()
    made.add_paragraph(VALUE)
    made.save(data)
    return data.getvalue()


def workbook() -> bytes:
    made, data = openpyxl.Workbook(), io.BytesIO()
    made.active["A1"] = VALUE
    made.save(data)
    return data.getvalue()


def contents(data: bytes, *passwords: str) -> list[Content]:
    found: list[Content] = []
    scanned = SCANNER.pieces(io.BytesIO(data), "a", SCANNER.formats[0].media_type, Options(passwords=passwords))
    for content in scanned:
        rows = [Piece("|".join(row.cells)) for row in content.rows] if isinstance(content, Grid) else [content]
        found += rows
    return found


@pytest.mark.parametrize("passwords", [(), ("wrong",)], ids=["no password", "wrong password"])
def test_a_locked_document_is_named_with_its_cipher(passwords: tuple[str, ...]) -> None:
    assert [
        (c.reason, c.protection, c.whole)
        for c in contents(locked(document(), "pond-44"), *passwords)
        if isinstance(c, Unread)
    ] == [("encrypted", Protection("aes-256", True), True)]


def show() -> bytes:
    made, data = pptx.Presentation(), io.BytesIO()
    made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = VALUE
    made.save(data)
    return data.getvalue()


@pytest.mark.parametrize("plain", [document(), workbook(), show()], ids=["word", "excel", "powerpoint"])
def test_a_password_from_the_list_opens(plain: bytes) -> None:
    found = contents(locked(plain, "pond-44"), "wrong", "pond-44")
    assert VALUE in [c.text for c in found if isinstance(c, Piece)]
    assert [c for c in found if isinstance(c, Unread)] == []


def test_the_password_that_everybody_knows_is_no_protection() -> None:
    """Excel encrypts with it when only changes are locked, and opens such a file without asking."""
    found = contents(locked(workbook(), "VelvetSweatshop"))
    assert VALUE in [c.text for c in found if isinstance(c, Piece)]


def standard(algorithm: int, bits: int) -> bytes:
    """EncryptionInfo of the standard kind ([MS-OFFCRYPTO] 2.3.4.5), as far as it is read."""
    return struct.pack("<HHI", 4, 2, 0x24) + struct.pack("<IIIIII", 0x8C, 0x24, 0, algorithm, 0x8004, bits) + bytes(64)


AGILE = (
    '<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption">'
    '<keyData cipherAlgorithm="{}" keyBits="{}"/></encryption>'
)


def agile(cipher: str, bits: int) -> bytes:
    return struct.pack("<HHI", 4, 4, 0x40) + AGILE.format(cipher, bits).encode()


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        (standard(0x660E, 128), Protection("aes-128", True)),
        (standard(0x6610, 256), Protection("aes-256", True)),
        (standard(0x6801, 128), Protection("rc4-128", True)),
        (standard(0x6801, 40), Protection("rc4-40", False)),
        (standard(0x6801, 0), Protection("rc4-40", False)),
        (agile("AES", 128), Protection("aes-128", True)),
        (agile("3DES", 168), Protection("3des-168", False)),
        (agile("DES", 56), Protection("des-56", False)),
        (agile("Marisol Quenneville", 256), Protection("unknown", False)),
        (agile("AES", 219456789), Protection("unknown", False)),
        (b"\x01\x00", Protection("unknown", False)),
        (struct.pack("<HHI", 9, 9, 0) + bytes(60), Protection("unknown", False)),
    ],
)
def test_the_strength_is_read(info: bytes, expected: Protection) -> None:
    assert protected.strength(info) == expected


def test_a_broken_container_is_still_said_to_be_encrypted() -> None:
    whole = locked(document(), "pond-44")
    found = contents(whole[:600], "pond-44")
    assert [(c.reason, c.protection) for c in found if isinstance(c, Unread)] == [
        ("encrypted", Protection("unknown", False))
    ]
