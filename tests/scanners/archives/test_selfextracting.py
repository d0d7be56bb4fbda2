"""Programs that unpack themselves give their archive, and programs alone are not read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import py7zr
import pytest
from rar_files import rar5

from scanners import registry
from scanners.contract import Embedded, Unread

PROGRAM = b"MZ\x90\0" + bytes(range(256)) * 9
WORDS = b"Nora Quill, born 03/12/2013"


def zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("list.txt", WORDS)
    return data.getvalue()


def adjusted() -> bytes:
    """A zip whose offsets count the program in, without the program."""
    data = io.BytesIO(PROGRAM)
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("list.txt", WORDS)
    return data.getvalue()[len(PROGRAM) :]


def sevenzipped() -> bytes:
    data = io.BytesIO()
    with py7zr.SevenZipFile(data, "w") as archive:
        archive.writestr(WORDS, "list.txt")
    return data.getvalue()


@pytest.mark.parametrize("program", [PROGRAM, b"\x7fELF" + PROGRAM], ids=["windows", "linux"])
@pytest.mark.parametrize("make", [zipped, adjusted, sevenzipped, lambda: rar5([("list.txt", WORDS)])])
def test_the_archive_comes_out(program: bytes, make: Callable[[], bytes]) -> None:
    (outer,) = registry.pieces(io.BytesIO(program + make()), "setup.exe")
    assert isinstance(outer, Embedded)
    (inner,) = registry.pieces(outer.open(), outer.name)
    assert isinstance(inner, Embedded)
    assert (inner.name, inner.open().read()) == ("list.txt", WORDS)


@pytest.mark.parametrize("behind", [b"", b"PK\x03\x04 and no more"])
def test_a_program_alone_is_not_read(behind: bytes) -> None:
    (found,) = registry.pieces(io.BytesIO(PROGRAM + behind), "setup.exe")
    assert isinstance(found, Unread)
    assert (found.reason, found.whole) == ("unsupported", True)
