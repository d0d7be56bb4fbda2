"""Tar archives: every file comes out, what is no file is named only."""

from __future__ import annotations

import io
import tarfile
import tempfile
from pathlib import Path

import pytest

from scanners import registry
from scanners.contract import Embedded, Options, Piece, ScanError, Unread

TAR = "application/x-tar"
Found = tuple[list[tuple[str, bytes]], list[tuple[str, bool]], list[str]]


def info(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.type, member.linkname = size, kind, link
    return member


def packed(files: list[tuple[str, bytes]], style: int = tarfile.PAX_FORMAT) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=style) as archive:
        for name, content in files:
            archive.addfile(info(name, len(content)), io.BytesIO(content))
    return data.getvalue()


def read(data: bytes, options: Options | None = None, name: str = "a.tar") -> Found:
    """Members with their bytes, (reason, whole) of what was not read, and the pieces of text."""
    members: list[tuple[str, bytes]] = []
    unread: list[tuple[str, bool]] = []
    texts: list[str] = []
    for content in registry.pieces(io.BytesIO(data), name, None, options):
        match content:
            case Embedded():
                try:
                    members.append((content.name, content.open().read()))
                except ScanError as error:
                    unread.append((error.reason, False))
            case Unread():
                unread.append((content.reason, content.whole))
            case Piece():
                texts.append(content.text)
    return members, unread, texts


FILES = [("a.txt", b"one"), ("folder/b.csv", b"two" * 9000), ("empty", b"")]


@pytest.mark.parametrize(
    "style", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT], ids=["ustar", "gnu", "pax"]
)
def test_files_in_order(style: int) -> None:
    assert read(packed(FILES, style)) == (FILES, [], [])


@pytest.mark.parametrize("style", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT], ids=["gnu", "pax"])
def test_long_names(style: int) -> None:
    name = "deep/" * 60 + "Zoë.txt"
    assert read(packed([(name, b"1")], style))[0] == [(name, b"1")]


def test_old_archive_without_magic() -> None:
    data = bytearray(packed([("a.txt", b"one")], tarfile.USTAR_FORMAT))
    data[257:265] = bytes(8)
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\0 " % sum(data[:512])
    assert read(bytes(data))[0] == [("a.txt", b"one")]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/abs/olute.txt", "..\\..\\win.ini", "a/../../b"])
def test_names_are_only_names(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert read(packed([(name, b"content")]))[0] == [(name, b"content")]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "link", "shown"),
    [
        (tarfile.SYMTYPE, "/etc/passwd", "x -> /etc/passwd"),
        (tarfile.LNKTYPE, "a.txt", "x -> a.txt"),
        (tarfile.CHRTYPE, "", "x"),
        (tarfile.BLKTYPE, "", "x"),
        (tarfile.FIFOTYPE, "", "x"),
    ],
    ids=["symlink", "hard link", "character device", "block device", "pipe"],
)
def test_what_is_no_file_is_named_only(kind: bytes, link: str, shown: str) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        archive.addfile(info("a.txt", 3), io.BytesIO(b"one"))
        archive.addfile(info("x", 0, kind, link))
        archive.addfile(info("z.txt", 3), io.BytesIO(b"two"))
    assert read(data.getvalue()) == ([("a.txt", b"one"), ("z.txt", b"two")], [], [shown])


def test_a_name_that_stands_twice_is_read_twice() -> None:
    files = [("list.csv", b"harmless"), ("list.csv", b"219-09-9999")]
    assert read(packed(files))[0] == files


def test_archives_put_one_after_the_other() -> None:
    data = packed([("a", b"1")]) + packed([("b", b"2")])
    assert read(data) == ([("a", b"1"), ("b", b"2")], [], [])


def test_sparse_file_is_expanded() -> None:
    """A GNU sparse member, old format (GNU tar manual, "Old GNU Format"): 4096 zero bytes, then "end"."""
    header = bytearray(info("sparse", 3).tobuf(tarfile.GNU_FORMAT))
    header[156:157] = b"S"
    header[386:410] = b"%011o\0%011o\0" % (4096, 3)
    header[483:495] = b"%011o\0" % 4099
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    data = bytes(header) + b"end".ljust(512, b"\0") + bytes(1024)
    assert read(data)[0] == [("sparse", bytes(4096) + b"end")]


def test_cut_archive_gives_what_stands_before_the_cut() -> None:
    data = packed([("a", b"1" * 600), ("b", b"2" * 6000)])
    members, unread, _ = read(data[: 512 + 1024 + 512 + 1024])
    assert members == [("a", b"1" * 600), ("b", b"2" * 1024)]
    assert ("corrupt", False) in unread


def test_size_that_lies() -> None:
    data = bytearray(packed([("a", b"one"), ("b", b"two")]))
    data[124:136] = b"%011o\0" % ((8 << 30) - 1)
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\0 " % sum(data[:512])
    members, unread, _ = read(bytes(data))
    assert [name for name, _ in members] == ["a"]
    assert ("corrupt", False) in unread


def test_broken_header_in_the_middle_is_said_and_passed_over() -> None:
    data = bytearray(packed([("a", b"1"), ("b", b"2"), ("c", b"3")], tarfile.USTAR_FORMAT))
    data[1024 + 148 : 1024 + 156] = b"999999\0 "
    members, unread, _ = read(bytes(data))
    assert members == [("a", b"1"), ("c", b"3")]
    assert unread == [("corrupt", False)]


def test_too_many_members() -> None:
    members, unread, _ = read(packed([(str(n), b"x") for n in range(20)]), Options(max_members=5))
    assert len(members) == 5
    assert unread == [("too-many-members", False)]


def test_sparse_bomb_is_stopped() -> None:
    """64 GB of zeros that no byte of the file stands for: only what is written down counts bytes of the source."""
    header = bytearray(info("sparse", 0).tobuf(tarfile.GNU_FORMAT))
    header[156:157] = b"S"
    header[386:410] = b"%011o\0%011o\0" % ((1 << 33) - 1, 0)
    header[483:495] = b"%011o\0" % ((1 << 33) - 1)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    members, unread, _ = read(bytes(header) + bytes(1024))
    assert members == []
    assert unread == [("expands-too-far", False)]


def test_a_bomb_hides_nothing_behind_it() -> None:
    header = bytearray(info("sparse", 0).tobuf(tarfile.GNU_FORMAT))
    header[156:157] = b"S"
    header[483:495] = b"%011o\0" % ((1 << 33) - 1)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    members, unread, _ = read(bytes(header) + packed(FILES))
    assert (members, unread) == (FILES, [("expands-too-far", False)])
