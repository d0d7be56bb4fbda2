"""Files compressed as one stream: the one file inside, or the members of the tar inside."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import tarfile
import time
import zlib
from collections.abc import Callable

import pytest
from backports import zstd

from scanners import registry
from scanners.archives import archivelib
from scanners.contract import Embedded, Options, Piece, Unread

Found = tuple[list[tuple[str, bytes]], list[tuple[str, bool]], list[str]]


def read(data: bytes, name: str = "list.csv.gz", options: Options | None = None) -> Found:
    """Members with their bytes, (reason, whole) of what was not read, and the pieces of text."""
    members: list[tuple[str, bytes]] = []
    unread: list[tuple[str, bool]] = []
    texts: list[str] = []
    for content in registry.pieces(io.BytesIO(data), name, None, options):
        match content:
            case Embedded():
                members.append((content.name, content.open().read()))
            case Unread():
                unread.append((content.reason, content.whole))
            case Piece():
                texts.append(content.text)
    return members, unread, texts


def alone(data: bytes) -> bytes:
    return lzma.compress(data, lzma.FORMAT_ALONE)


def by_libarchive(filter_name: str) -> Callable[[bytes], bytes]:
    def pack(data: bytes) -> bytes:
        archivelib.library()
        from libarchive import write

        parts: list[bytes] = []
        with write.custom_writer(lambda part: parts.append(bytes(part)) or len(part), "raw", filter_name) as archive:
            archive.add_file_from_memory("x", len(data), data)
        return b"".join(parts)

    return pack


KINDS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".lzma": alone,
    ".zst": zstd.compress,
    ".lz4": by_libarchive("lz4"),
    ".lz": by_libarchive("lzip"),
    ".Z": by_libarchive("compress"),
}
every_kind = pytest.mark.parametrize(("ending", "pack"), KINDS.items(), ids=KINDS)
every_kind_that_tells_its_end = pytest.mark.parametrize(
    ("ending", "pack"), [(ending, pack) for ending, pack in KINDS.items() if ending != ".Z"]
)
DATA = b"id,name\n" + b"1,x\n" * 50_000


@every_kind
def test_one_file_under_its_name_without_the_ending(ending: str, pack: Callable[[bytes], bytes]) -> None:
    assert read(pack(DATA), f"folder/list.csv{ending}") == ([("list.csv", DATA)], [], [])


@every_kind
def test_name_that_does_not_say_what_it_is(ending: str, pack: Callable[[bytes], bytes]) -> None:
    assert read(pack(DATA), "list.csv")[0] == [("data", DATA)]
    assert read(pack(DATA), ending)[0] == [("data", DATA)]


@every_kind
def test_tar_inside_is_no_level(ending: str, pack: Callable[[bytes], bytes]) -> None:
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        for name in ("a/list.csv", "b.csv"):
            member = tarfile.TarInfo(name)
            member.size = len(DATA)
            archive.addfile(member, io.BytesIO(DATA))
    assert read(pack(tar.getvalue()), f"x.tar{ending}") == ([("a/list.csv", DATA), ("b.csv", DATA)], [], [])


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz", ".zst"])
@pytest.mark.parametrize("padding", [b"", bytes(512)], ids=["directly", "after padding"])
def test_several_streams_are_one_file(ending: str, padding: bytes) -> None:
    pack = KINDS[ending]
    assert read(pack(b"one ") + padding + pack(b"two") + padding, f"x{ending}") == ([("x", b"one two")], [], [])


@every_kind_that_tells_its_end
def test_cut_stream_gives_what_stands_before(ending: str, pack: Callable[[bytes], bytes]) -> None:
    noise = random.Random(1).randbytes(6_000_000 if ending == ".lz4" else 2_000_000)  # in blocks of 4 MB
    packed = pack(noise)
    members, unread, _ = read(packed[: len(packed) * 3 // 4], f"x{ending}")
    assert noise.startswith(members[0][1])
    assert len(members[0][1]) > 800_000  # bzip2 gives whole blocks of 900 KB
    assert unread == [("corrupt", False)]


@every_kind_that_tells_its_end
def test_cut_in_the_header(ending: str, pack: Callable[[bytes], bytes]) -> None:
    members, unread, _ = read(pack(DATA)[:9], f"x{ending}")
    assert members == []
    assert unread == [("corrupt", True)]


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz", ".zst"])
def test_something_else_behind_is_said(ending: str) -> None:
    members, unread, texts = read(KINDS[ending](DATA) + b"and a secret", f"x{ending}")
    assert members == [("x", DATA)]
    assert (unread, texts) == ([], ["and a secret"])


def test_damage_at_the_end_is_said() -> None:
    packed = bytearray(KINDS[".gz"](DATA))
    packed[-6] ^= 255
    members, unread, _ = read(bytes(packed))
    assert members[0][1] in (DATA, DATA[:-1])
    assert unread == [("corrupt", False)]


@every_kind
def test_bomb_is_stopped(ending: str, pack: Callable[[bytes], bytes]) -> None:
    _, unread, _ = read(pack(bytes(30 << 20)), f"x{ending}", Options(max_expanded_bytes=8 << 20))
    assert unread == [("expands-too-far", True)]


TARRED = [("zeros", bytes(3 << 20)), ("a.txt", b"Bo sits"), ("more", bytes(2 << 20)), ("b.txt", b"in row two.")]


def tarred() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in TARRED:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return data.getvalue()


@every_kind
def test_a_bomb_in_a_tar_hides_nothing_behind_it(ending: str, pack: Callable[[bytes], bytes]) -> None:
    members, unread, _ = read(pack(tarred()), f"x.tar{ending}", Options(max_expanded_bytes=1 << 20))
    assert (members, unread) == (TARRED[1::2], [("expands-too-far", False)] * 2)


def test_a_bomb_is_not_unpacked_beyond_the_time() -> None:
    options = Options(max_expanded_bytes=8 << 20, until=time.monotonic() - 1)
    assert read(gzip.compress(tarred()), "x.tar.gz", options)[:2] == ([], [("timeout", True)])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (
            lzma.compress(b"x", lzma.FORMAT_XZ, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}]),
            "application/x-xz",
        ),
        (b"\x28\xb5\x2f\xfd\x00\xf8" + b"\x09\0\0x", "application/zstd"),
    ],
    ids=["xz, 1 GB dictionary", "zstd, largest window"],
)
def test_a_stream_that_asks_for_much_memory_is_refused(data: bytes, kind: str) -> None:
    assert registry.identify(io.BytesIO(data), "x") == kind
    _, unread, _ = read(data, "x")
    assert unread == [("corrupt", True)]


def gzip_with(flags: int, extra: bytes) -> bytes:
    return b"\x1f\x8b\x08" + bytes([flags]) + bytes(6) + extra + zlib.compress(b"text", wbits=-15) + b"".join(
        n.to_bytes(4, "little") for n in (zlib.crc32(b"text"), 4)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("flags", "extra", "said"),
    [
        (8, b"Zo\xeb grades.csv\0", ["Zoë grades.csv"]),
        (8, b"list.csv\0", []),
        (16, b"from the nurse\0", ["from the nurse"]),
        (4 + 8 + 16, b"\3\0abc" + b"n\0c\0", ["n", "c"]),
        (8, b"never ends", []),
    ],
    ids=["other name", "same name", "comment", "extra field, name and comment", "name without end"],
)
def test_what_gzip_notes(flags: int, extra: bytes, said: list[str]) -> None:
    assert read(gzip_with(flags, extra))[2] == said
