"""What stands in a file outside of its structure is read, and said where it cannot be."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import py7zr
import pypdfium2
import pytest
import rar_files
from backports import zstd
from PIL import Image

from scanners import registry
from scanners.contract import Embedded, Piece, Unread

PICTURES = Path(__file__).parents[2] / "fixtures" / "pictures"
WORDS = "Bo sits in row two"
TEXT = f"\n{WORDS}\n".encode()
NOISE = random.Random(7).randbytes(500)
Found = tuple[list[tuple[str, str | None, str]], list[tuple[str, bool]]]


def zipped(*members: tuple[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def picture(form: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(data, form)
    return data.getvalue()


def pdf() -> bytes:
    data = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    document.new_page(100, 100)
    document.save(data)
    return data.getvalue()


def docx() -> bytes:
    import docx

    data = io.BytesIO()
    docx.Document().save(data)
    return data.getvalue()


def read(data: bytes, name: str = "x.bin", member: str = "") -> Found:
    """Pieces that hold the words, as (member, part, text), and what is unread."""
    said: list[tuple[str, str | None, str]] = []
    unread: list[tuple[str, bool]] = []
    for content in registry.pieces(io.BytesIO(data), name):
        if isinstance(content, Piece) and WORDS in content.text:
            said.append((member, content.where.part, content.text.strip()))
        elif isinstance(content, Embedded):
            inner = read(content.open().read(), content.name, f"{member}!/{content.name}".removeprefix("!/"))
            said += [(m, content.where.part or part, t) for m, part, t in inner[0]]
            unread += inner[1]
        elif isinstance(content, Unread):
            unread.append((content.reason, content.whole))
    return said, unread


HOSTS: dict[str, Callable[[], bytes]] = {
    "zip": lambda: zipped(("a.txt", "hello")),
    "docx": docx,
    "png": lambda: picture("PNG"),
    "jpeg": lambda: picture("JPEG"),
    "progressive jpeg": lambda: progressive(),
    "gif": lambda: picture("GIF"),
    "webp": lambda: picture("WEBP"),
    "tiff": lambda: picture("TIFF"),
    "tiff of pages, packed": lambda: pages(),
    "bmp": lambda: picture("BMP"),
    "avif": lambda: picture("AVIF"),
    "heic": lambda: (PICTURES / "list.heic").read_bytes(),
    "pdf": pdf,
    "gzip": lambda: gzip.compress(b"hello"),
    "bzip2": lambda: bz2.compress(b"hello"),
    "xz": lambda: lzma.compress(b"hello"),
    "zstd": lambda: zstd.compress(b"hello"),
    "tar": lambda: tarred(),
    "tar.gz": lambda: gzip.compress(tarred()),
    "7z": lambda: seven(),
    "rar 5": lambda: rar_files.rar5([("a.txt", b"hello")]),
    "rar 4": lambda: rar_files.rar4([("a.txt", b"hello")]),
}
every_host = pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)


def pages() -> bytes:
    data = io.BytesIO()
    leaves = [Image.effect_noise((8, 5000), 90) for _ in range(3)]
    leaves[0].save(data, "TIFF", save_all=True, append_images=leaves[1:], compression="tiff_lzw")
    return data.getvalue()


def tarred() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = 5
        archive.addfile(member, io.BytesIO(b"hello"))
    return data.getvalue()


def seven() -> bytes:
    data = io.BytesIO()
    with py7zr.SevenZipFile(data, "w") as archive:
        archive.writestr(b"hello", "a.txt")
    return data.getvalue()


def progressive() -> bytes:
    data = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(data, "JPEG", progressive=True)
    return data.getvalue()


@every_host
def test_nothing_outside_is_nothing(host: Callable[[], bytes]) -> None:
    assert read(host()) == ([], [])


@every_host
@pytest.mark.parametrize(
    "padding", [b"\0" * 5000, b"\r\n", b"\xff" * 100, NOISE[:20]], ids=["zeros", "line end", "ones", "few bytes"]
)
def test_padding_is_nothing(host: Callable[[], bytes], padding: bytes) -> None:
    assert read(host() + padding) == ([], [])


@every_host
def test_text_behind_is_hidden(host: Callable[[], bytes]) -> None:
    assert read(host() + TEXT) == ([("", "hidden", WORDS)], [])


@every_host
@pytest.mark.parametrize("between", [b"", b"\0" * 40], ids=["at once", "with padding"])
def test_a_zip_behind_is_a_member(host: Callable[[], bytes], between: bytes) -> None:
    said, unread = read(host() + between + zipped(("b.txt", WORDS)))
    assert [(member.rsplit("/", 1)[-1], text) for member, _, text in said] == [("b.txt", WORDS)]
    assert not unread


@every_host
def test_noise_behind_is_said(host: Callable[[], bytes]) -> None:
    assert read(host() + NOISE) == ([], [("unsupported", False)])


@every_host
def test_words_in_noise_are_read(host: Callable[[], bytes]) -> None:
    assert read(host() + NOISE + TEXT + NOISE) == ([("", "hidden", WORDS)], [("unsupported", False)])


@pytest.mark.parametrize("host", ["zip", "docx", "pdf"])
def test_text_before_is_hidden(host: str) -> None:
    assert read(TEXT + HOSTS[host]()) == ([("", "hidden", WORDS)], [])


def test_text_far_behind_a_zip() -> None:
    said, unread = read(zipped(("a.txt", "hello")) + (b"so it goes\n" * 9000) + TEXT)
    assert {part for _, part, _ in said} == {"hidden"}
    assert not unread


def test_the_zip_before_a_zip_is_a_member() -> None:
    assert read(zipped(("a.txt", WORDS)) + zipped(("b.txt", ""))) == ([("before.zip!/a.txt", "hidden", WORDS)], [])


def test_a_document_behind_a_zip_stays_one() -> None:
    import docx

    data, document = io.BytesIO(), docx.Document()
    document.add_paragraph(WORDS)
    document.save(data)
    assert read(zipped(("a.txt", "hello")) + data.getvalue()) == ([("", "body", WORDS)], [])


def without(data: bytes, name: str) -> bytes:
    """The same zip with the member's entry taken out of the directory."""
    end = data.rfind(b"PK\5\6")
    count, _, offset = struct.unpack_from("<2xH2L", data, end + 8)
    at, kept = offset, b""
    while data[at : at + 4] == b"PK\1\2":
        lengths = struct.unpack_from("<3H", data, at + 28)
        entry = data[at : at + 46 + sum(lengths)]
        kept += b"" if entry[46 : 46 + lengths[0]] == name.encode() else entry
        at += len(entry)
    record = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count - 1, count - 1, len(kept), offset, 0)
    return data[:offset] + kept + record


@pytest.mark.parametrize("place", [0, 1, 2], ids=["first", "middle", "last"])
@pytest.mark.parametrize("streamed", [False, True], ids=["sized", "streamed"])
def test_a_member_that_the_directory_does_not_list(place: int, streamed: bool) -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += data
            return len(data)

    into = Pipe() if streamed else io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", WORDS if number == place else "hello")
    data = bytes(into.data) if isinstance(into, Pipe) else into.getvalue()
    assert read(without(data, f"{place}.txt")) == ([(f"{place}.txt", "hidden", WORDS)], [])


def test_a_part_that_the_directory_of_a_document_does_not_list() -> None:
    data = docx()
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/old.xml", f"<a>{WORDS}</a>")
    said, unread = read(without(out.getvalue(), "word/old.xml"))
    assert [(member, part) for member, part, _ in said] == [("word/old.xml", "hidden")]
    assert not unread


def test_old_directories_are_nothing() -> None:
    first = zipped(("a.txt", "hello"))
    out = io.BytesIO(first)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("b.txt", "hello")
        where = archive.getinfo("b.txt").header_offset
    data = out.getvalue()
    shift = len(first) - where
    end = data.rfind(b"PK\5\6")
    offset = struct.unpack_from("<L", data, end + 16)[0]
    entries = data[offset:end].replace(struct.pack("<L", where) + b"b.txt", struct.pack("<L", len(first)) + b"b.txt")
    record = data[end : end + 16] + struct.pack("<LH", offset + shift, 0)
    assert read(first + data[where:offset] + entries + record) == ([], [])


def test_a_program_before_a_zip_is_what_unpacks_it() -> None:
    program = b"\x7fELF\2\1\1" + bytes(9) + NOISE
    assert read(program + zipped(("a.txt", WORDS)), "x.run") == ([("archive.zip!/a.txt", None, WORDS)], [])


def test_a_signed_package_of_android() -> None:
    data = zipped(("a.txt", "hello"))
    end = data.rfind(b"PK\5\6")
    offset = struct.unpack_from("<L", data, end + 16)[0]
    block = NOISE + b"APK Sig Block 42"
    record = data[end : end + 16] + struct.pack("<LH", offset + len(block), 0)
    assert read(data[:offset] + block + data[offset:end] + record) == ([], [])


CAMERAS = {
    "samsung": NOISE + b"SEFH" + NOISE[:40] + b"SEFT",
    "canon": b"CANON OPTIONAL DATA\0" + NOISE,
    "photo mechanic": NOISE + b"cbipcbbl",
    "motion photo": b"\0\0\0\x18ftypmp42" + NOISE,
    "second picture": picture("JPEG"),
}


def tagged(words: bytes) -> bytes:
    """A JPEG with an application segment that says so."""
    data = picture("JPEG")
    return data[:2] + b"\xff\xe2" + struct.pack(">H", len(words) + 2) + words + data[2:]


@pytest.mark.parametrize("trailer", CAMERAS.values(), ids=CAMERAS)
def test_what_a_camera_leaves_behind_is_nothing(trailer: bytes) -> None:
    assert read(tagged(b"MPF\0MotionPhoto") + trailer) == ([], [])


def test_text_behind_the_second_picture() -> None:
    assert read(tagged(b"MPF\0") + picture("JPEG") + TEXT) == ([("", "hidden", WORDS)], [])


def test_a_video_that_nobody_announces_is_said() -> None:
    assert read(picture("JPEG") + CAMERAS["motion photo"]) == ([], [("unsupported", False)])


def test_a_document_that_goes_on_without_its_end_mark() -> None:
    assert read(pdf() + b"9 0 obj\n<< /Type /Annot >>\nendobj\n") == ([], [])


def test_a_zip_with_a_document_in_it_behind_a_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("b.txt", WORDS)
        archive.writestr("c.pdf", pdf())
    said, unread = read(pdf() + out.getvalue())
    assert [member for member, _, _ in said] == ["behind.zip!/b.txt"]
    assert not unread
