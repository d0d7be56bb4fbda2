"""The short cut through usual zips says what the careful way says, or nothing."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest

from scanners.contract import Options
from scanners.zip import quick
from scanners.zip.reader import Archive

_TEXT = b"Planted, Ada, 2014-03-02\n" * 40


def _zip(name: str = "lists/grade 4.txt", data: bytes = _TEXT, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr("first.txt", b"first")
        archive.writestr(name, data)
    return made.getvalue()


def _patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data and len(old) == len(new)
    return data.replace(old, new)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_usual_zip_is_read_at_one_go(method: int) -> None:
    stream = io.BytesIO(_zip(method=method))
    members = quick.directory(stream)
    assert members is not None and list(members) == [b"first.txt", b"lists/grade 4.txt"]
    assert quick.data(stream, members[b"lists/grade 4.txt"]) == _TEXT
    archive = Archive(stream, Options())
    assert [archive.whole(member) for member in archive.members] == [b"first", _TEXT]


def test_the_last_of_two_members_of_one_name_counts() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        stream = io.BytesIO(_zip("first.txt"))
    members = quick.directory(stream)
    assert members is not None and quick.data(stream, members[b"first.txt"]) == _TEXT


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda: b"", id="empty"),
        pytest.param(lambda: b"junk" + _zip(), id="something before"),
        pytest.param(lambda: _zip() + b"\n", id="something behind"),
        pytest.param(lambda: _zip()[:-40], id="cut off"),
        pytest.param(lambda: _patched(_zip(), b"PK\1\2", b"PK\1\3"), id="no directory"),
        pytest.param(lambda: _zip("nul\0name.txt".replace("\0", "?")).replace(b"nul?", b"nul\0"), id="zero in a name"),
    ],
)
def test_an_unusual_directory_is_left_to_the_careful_way(made: Callable[[], bytes]) -> None:
    assert quick.directory(io.BytesIO(made())) is None


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda: _zip(method=zipfile.ZIP_BZIP2), id="another method"),
        pytest.param(lambda: _zip(data=b"a" * (quick.LARGEST + 1)), id="large"),
        pytest.param(lambda: _zip(method=zipfile.ZIP_STORED).replace(b"Ada", b"Ida"), id="wrong checksum"),
        pytest.param(lambda: _zip().replace(struct.pack("<L", len(_TEXT)), struct.pack("<L", 7)), id="wrong size"),
        pytest.param(lambda: _zip().replace(b"lists/", b"LISTS/", 1), id="another name in its header"),
    ],
)
def test_an_unusual_member_is_left_to_the_careful_way(made: Callable[[], bytes]) -> None:
    stream = io.BytesIO(made())
    members = quick.directory(stream)
    assert members is not None
    assert quick.data(stream, next(entry for name, entry in members.items() if name != b"first.txt")) is None


def test_data_that_ends_too_early_is_not_taken_for_whole() -> None:
    packed = zlib.compressobj(wbits=-15)
    begun = packed.compress(_TEXT) + packed.flush(zlib.Z_SYNC_FLUSH)  # all the text, but no end
    name = b"a"
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, 0, 0, len(name), 0)
    entry = quick.Entry(name, 8, zlib.crc32(_TEXT), len(begun), len(_TEXT), 0)
    assert quick.data(io.BytesIO(head + name + begun), entry) is None
