"""7z archives: what is inside comes out, what is locked is told with its cipher."""

from __future__ import annotations

import io
import random
import struct
import tempfile
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

import py7zr
import pytest

from scanners import registry
from scanners.archives import sevenzip
from scanners.contract import Embedded, Options, Piece, Protection, Unread

Found = tuple[list[tuple[str, bytes]], list[Unread], list[str]]
FILES = [("a.txt", b"one"), ("folder/b.csv", b"id,name\n" * 9000), ("c.txt", b"three")]
AES = Protection("aes-256", True)


def packed(
    files: Sequence[tuple[str, bytes]] = FILES,
    filters: list[dict[str, int]] | None = None,
    password: str | None = None,
    hidden: bool = False,
) -> bytes:
    data = io.BytesIO()
    with py7zr.SevenZipFile(data, "w", filters=filters, password=password, header_encryption=hidden) as archive:
        for name, content in files:
            archive.writestr(content, name)
    return data.getvalue()


def read(data: bytes, options: Options | None = None) -> Found:
    members: list[tuple[str, bytes]] = []
    unread: list[Unread] = []
    texts: list[str] = []
    for content in registry.pieces(io.BytesIO(data), "a.7z", None, options):
        match content:
            case Embedded():
                members.append((content.name, content.open().read()))
            case Unread():
                unread.append(content)
            case Piece():
                texts.append(content.text)
    return members, unread, texts


@pytest.mark.parametrize(
    "filters",
    [
        None,
        [{"id": py7zr.FILTER_COPY}],
        [{"id": py7zr.FILTER_LZMA}],
        [{"id": py7zr.FILTER_BZIP2}],
        [{"id": py7zr.FILTER_DEFLATE}],
        [{"id": py7zr.FILTER_ZSTD, "level": 3}],
        [{"id": py7zr.FILTER_PPMD, "order": 6, "mem": 20}],
        [{"id": py7zr.FILTER_DELTA}, {"id": py7zr.FILTER_LZMA2, "preset": 5}],
    ],
    ids=["default", "copy", "lzma", "bzip2", "deflate", "zstd", "ppmd", "delta and lzma2"],
)
def test_files_of_a_solid_archive(filters: list[dict[str, int]] | None) -> None:
    assert read(packed(filters=filters)) == (FILES, [], [])


def test_empty_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "empty").touch()
    with py7zr.SevenZipFile(tmp_path / "a.7z", "w") as archive:
        archive.writeall(tmp_path / "x", "x")
    assert read((tmp_path / "a.7z").read_bytes()) == ([("x/empty", b"")], [], [])


def test_link_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a").write_text("a")
    (tmp_path / "x" / "link").symlink_to("a")
    with py7zr.SevenZipFile(tmp_path / "a.7z", "w") as archive:
        archive.writeall(tmp_path / "x", "x")
    assert read((tmp_path / "a.7z").read_bytes()) == ([("x/a", b"a")], [], ["x/link -> a"])


@pytest.mark.parametrize("name", ["../../etc/passwd", "abs/../../x.txt"])
def test_names_are_only_names(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed([("x" * len(name), b"content")], [{"id": py7zr.FILTER_COPY}])
    with py7zr.SevenZipFile(io.BytesIO(data)) as archive:
        archive.files.files_list[0]["filename"] = name
        monkeypatch.setattr(sevenzip, "_opened", lambda stream, options: archive)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        assert read(data)[0] == [(name, b"content")]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("hidden", [False, True], ids=["names shown", "names hidden"])
@pytest.mark.parametrize(
    ("passwords", "opened"),
    [((), False), (("wrong",), False), (("wrong", "pond-44"), True)],
    ids=["none", "wrong", "right"],
)
def test_locked_archives(hidden: bool, passwords: tuple[str, ...], opened: bool) -> None:
    members, unread, _ = read(packed(password="pond-44", hidden=hidden), Options(passwords=passwords))
    if opened:
        assert (members, unread) == (FILES, [])
        return
    assert members == []
    assert [(u.reason, u.whole, u.protection) for u in unread] == [("encrypted", True, AES)] * (1 if hidden else 3)
    assert [u.name for u in unread] == ([None] if hidden else [name for name, _ in FILES])
    assert "pond-44" not in repr(unread)


def test_hashing_without_end_is_not_begun() -> None:
    data = packed(password="pond-44")
    with py7zr.SevenZipFile(io.BytesIO(data), password="x") as archive:
        coder = next(
            c for c in archive.header.main_streams.unpackinfo.folders[0].coders if c["method"] == sevenzip._AES
        )
    assert sevenzip._rounds(coder) == 19
    assert sevenzip._rounds({**coder, "properties": b"\xfe" + coder["properties"][1:]}) > sevenzip._MOST_ROUNDS


@pytest.mark.parametrize(
    ("method", "properties", "size"),
    [
        (sevenzip._LZMA, b"\x5d\0\0\0\x80", 2 << 30),
        (sevenzip._LZMA2, b"\x18", 16 << 20),
        (sevenzip._LZMA2, b"\x28", 4 << 30),
        (sevenzip._PPMD, b"\x06\0\0\0\x40", 1 << 30),
        (b"\0", None, 0),
    ],
    ids=["lzma", "lzma2", "lzma2 largest", "ppmd", "copy"],
)
def test_memory_that_a_coder_asks_for(method: bytes, properties: bytes | None, size: int) -> None:
    assert sevenzip._memory({"method": method, "properties": properties}) == size


def test_a_folder_that_asks_for_much_memory_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sevenzip, "LARGEST_WINDOW", 1 << 20)
    members, unread, _ = read(packed())
    assert members == []
    assert [(u.reason, u.name) for u in unread] == [("too-large", name) for name, _ in FILES]


def test_bomb_is_stopped() -> None:
    _, unread, _ = read(packed([("zeros", bytes(40 << 20))]), Options(max_expanded_bytes=8 << 20))
    assert [u.reason for u in unread] == ["expands-too-far"]


def test_too_many_members() -> None:
    files = [(f"{n}.txt", b"%d" % n) for n in range(9)]
    _, unread, _ = read(packed(files), Options(max_members=5))
    assert [(u.reason, u.whole) for u in unread] == [("too-many-members", False)]


def test_broken_data_gives_what_stands_before() -> None:
    noise = random.Random(1).randbytes(3 << 20)
    data = bytearray(packed([("a", b"first"), ("b", noise), ("c", b"last")]))
    data[2 << 20 : (2 << 20) + 4096] = bytes(4096)
    members, unread, _ = read(bytes(data))
    assert members[0] == ("a", b"first")
    assert noise.startswith(members[1][1][: 1 << 20])
    assert unread[0].reason == "corrupt"
    assert not unread[0].whole


@pytest.mark.parametrize("keep", [0.5, 0.99])
def test_cut_archive_has_lost_its_directory(keep: float) -> None:
    data = packed()
    members, unread, _ = read(data[: int(len(data) * keep)])
    assert members == []
    assert [(u.reason, u.whole) for u in unread] == [("corrupt", True)]


def branching(content: bytes, window: int = 0) -> bytes:
    """One file under BCJ2 (7-Zip's 7zFormat.txt, Methods.txt), its main stream stored as it is, no branch in it.

    `window` is the exponent of the dictionary that a coder beside it asks for.
    """

    def number(value: int) -> bytes:
        return bytes([value]) if value < 0x80 else bytes([0x80 | value >> 8, value & 0xFF])

    streams = [content, b"", b"", bytes(5)]
    main = b"\x23\x03\x01\x01\x05\x5d" + struct.pack("<I", 1 << window) if window else b"\x01\x00"
    coders = b"\x02" + main + b"\x14\x03\x03\x01\x1b\x04\x01" + b"\x01\x00" + b"\x00\x02\x03\x04"
    packs = b"\x06\x00\x04\x09" + b"".join(number(len(one)) for one in streams) + b"\x00"
    sizes = b"\x0c" + 2 * number(len(content)) + b"\x0a\x01" + struct.pack("<I", zlib.crc32(content)) + b"\x00"
    name = "tool.exe\0".encode("utf-16-le")
    files = b"\x05\x01\x11" + number(len(name) + 1) + b"\x00" + name + b"\x00"
    header = b"\x01\x04" + packs + b"\x07\x0b\x01\x00" + coders + sizes + b"\x08\x00\x00" + files + b"\x00"
    body = b"".join(streams)
    start = struct.pack("<QQI", len(body), len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<I", zlib.crc32(start)) + start + body + header


def test_programs_under_the_branch_filter_are_unpacked() -> None:
    assert read(branching(b"Emma Sampson\n" * 9)) == ([("tool.exe", b"Emma Sampson\n" * 9)], [], [])


def test_a_program_that_asks_for_too_much_memory_is_said() -> None:
    members, unread, _ = read(branching(b"Emma", window=31))
    assert (members, [found.reason for found in unread]) == ([], ["too-large"])


@pytest.mark.parametrize("password", [None, "secret"], ids=["open", "locked"])
def test_a_bomb_hides_nothing_behind_it_in_its_folder(password: str | None) -> None:
    files = [("zeros", bytes(3 << 20)), ("a.txt", b"Bo sits"), ("more", bytes(2 << 20)), ("b.txt", b"in row two.")]
    options = Options(max_expanded_bytes=1 << 20, passwords=("secret",))
    members, unread, _ = read(packed(files, password=password), options)
    assert members == files[1::2]
    assert [(u.reason, u.name) for u in unread] == [("expands-too-far", "zeros"), ("expands-too-far", "more")]


def test_what_the_time_does_not_reach_is_said_by_name() -> None:
    members, unread, _ = read(packed(), Options(until=time.monotonic() - 1))
    assert members == []
    assert [(u.reason, u.name) for u in unread] == [("timeout", name) for name, _ in FILES]


def test_a_bomb_costs_other_folders_nothing(tmp_path: Path) -> None:
    made = tmp_path / "a.7z"
    with py7zr.SevenZipFile(made, "w") as archive:
        archive.writestr(bytes(5 << 20), "zeros")
    with py7zr.SevenZipFile(made, "a") as archive:
        archive.writestr(b"Bo sits in row two.", "a.txt")
    members, unread, _ = read(made.read_bytes(), Options(max_expanded_bytes=1 << 20))
    assert members == [("a.txt", b"Bo sits in row two.")]
    assert [u.reason for u in unread] == ["expands-too-far"]
