"""Files under a password: those that one of the list opens, and those that none does."""

from __future__ import annotations

import io

import docx
import py7zr
import pyzipper
from msoffcrypto.format.ooxml import OOXMLFile
from outlook_files import compound, msg, properties
from planting import Planting, saved
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

PASSWORD = "Harbor pond 7"
SEALED: dict[str, tuple[str, bool]] = {
    "sealed.zip": ("aes-256", True),
    "sealed.pdf": ("rc4-40", False),
    "sealed.age": ("age", True),
    "sealed.kdbx": ("keepass aes-256", True),
    "sealed.msg": ("aes-256", True),
}
"""By file the scheme that must be told, and whether it is of 128 bits or more."""


def plant(planting: Planting) -> None:
    """Both kinds."""
    locked = planting.file("locked.zip")
    locked.save(_zip(locked.inside("a.txt")("locked zip", line=1), PASSWORD))
    locked = planting.file("locked.7z")
    words = locked.inside("a.txt")("locked 7z", line=1)

    def pack(data: io.BytesIO) -> None:
        with py7zr.SevenZipFile(data, "w", password=PASSWORD) as archive:
            archive.writestr(words, "a.txt")

    locked.save(saved(pack))
    locked = planting.file("locked.docx")
    made = docx.Document()
    made.add_paragraph(locked("locked document", part="body"))
    locked.save(saved(lambda data: OOXMLFile(io.BytesIO(saved(made.save))).encrypt(PASSWORD, data)))
    locked = planting.file("locked.pdf")
    locked.save(_pdf(locked("locked pages", page=1), StandardEncryption(PASSWORD, strength=128)))
    locked = planting.file("owner.pdf")
    locked.save(_pdf(locked("pages under an owner's password", page=1), StandardEncryption("", "nobody knows")))
    planting.write("sealed.zip", _zip("SASID 1073100007", "nobody knows"))
    planting.write("sealed.pdf", _pdf("SASID 1073100007", StandardEncryption("nobody knows", strength=40)))
    planting.write("sealed.age", b"age-encryption.org/v1\n-> X25519 abc\ndef\n--- mac\n" + bytes(range(200)))
    smime = bytes.fromhex("308006092a864886f70d010703060960864801650304012a")
    part = properties({0x3707: "smime.p7m", 0x3701: smime}, header=8)
    planting.write("sealed.msg", compound(msg({0x001A: "IPM.Note.SMIME", 0x0037: "Seats"}, part)))
    cipher = bytes.fromhex("021000" + "31c1f2e6bf714350be5805216afc5aff")
    planting.write("sealed.kdbx", bytes.fromhex("03d9a29a67fb4bb500000300") + cipher + bytes(80))


def _zip(words: str, password: str) -> bytes:
    def pack(data: io.BytesIO) -> None:
        with pyzipper.AESZipFile(data, "w", encryption=pyzipper.WZ_AES) as archive:
            archive.setpassword(password.encode())
            archive.writestr("a.txt", words)

    return saved(pack)


def _pdf(words: str, encryption: StandardEncryption) -> bytes:
    def draw(data: io.BytesIO) -> None:
        canvas = Canvas(data, encrypt=encryption)
        canvas.drawString(72, 720, words)
        canvas.save()

    return saved(draw)
