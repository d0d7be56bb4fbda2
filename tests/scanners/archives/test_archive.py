"""Zip archives: what is inside comes out, what cannot come out is said."""

from __future__ import annotations

import io
import lzma
import random
import struct
import tempfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import pyzipper

from scanners import registry
from scanners.archives.archive import SCANNER
from scanners.contract import Content, Embedded, Options, Piece, Protection, ScanError, Unread

ZIP = "application/zip"
WORDS = b"Nora Quill is in grade 4."


def packed(members: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def read(data: bytes, options: Options | None = None) -> tuple[list[tuple[str, bytes]], list[Unread], list[str]]:
    """Members with their bytes, what was not read, and the pieces of text."""
    members: list[tuple[str, bytes]] = []
    unread: list[Unread] = []
    texts: list[str] = []
    content: Content
    for content in SCANNER.pieces(io.BytesIO(data), "a.zip", ZIP, options or Options()):
        match content:
            case Embedded():
                try:
                    members.append((content.name, content.open().read()))
                except ScanError as error:
                    unread.append(Unread(error.reason, error.detail, name=content.name))
            case Unread():
                unread.append(content)
            case Piece():
                texts.append(content.text)
    return members, unread, texts


@pytest.mark.parametrize(
    "method",
    [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA],
    ids=["stored", "deflated", "bzip2", "lzma"],
)
def test_members_in_order_of_the_directory(method: int) -> None:
    given = [("b.txt", b"second first"), ("folder/a.txt", b"x" * 100_000), ("empty", b"")]
    members, unread, _ = read(packed(given, method))
    assert members == given
    assert unread == []


def test_folders_are_no_members() -> None:
    members, _, _ = read(packed([("folder/", b""), ("folder/a.txt", b"a")]))
    assert [name for name, _ in members] == ["folder/a.txt"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_stands_twice_is_read_twice() -> None:
    members, _, _ = read(packed([("list.csv", b"harmless"), ("list.csv", b"219-09-9999")]))
    assert members == [("list.csv", b"harmless"), ("list.csv", b"219-09-9999")]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/abs/olute.txt", "..\\..\\win.ini", "C:\\x.txt", "a/../../b"])
def test_names_are_only_names(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    members, _, _ = read(packed([(name, b"content")]))
    assert [content for _, content in members] == [b"content"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("raw", "utf8", "shown"),
    [
        ("été.txt".encode(), True, "été.txt"),
        ("été.txt".encode(), False, "été.txt"),
        ("été.txt".encode("cp437"), False, "été.txt"),
        ("прочти меня.txt".encode(), False, "прочти меня.txt"),
    ],
    ids=["flagged", "utf-8 not flagged", "code page 437", "cyrillic not flagged"],
)
def test_names_are_decoded(raw: bytes, utf8: bool, shown: str) -> None:
    data = bytearray(packed([("x" * len(raw), b"1")]).replace(b"x" * len(raw), raw))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        struct.pack_into("<H", data, at, 0x800 if utf8 else 0)
    members, _, _ = read(bytes(data))
    assert members == [(shown, b"1")]


def encrypted(scheme: str, password: bytes) -> bytes:
    """A zip with one member under a password and one without; ZipCrypto as PKWARE's APPNOTE 6.1 has it."""
    data = io.BytesIO()
    if scheme.startswith("aes"):
        with pyzipper.AESZipFile(data, "w", compression=zipfile.ZIP_DEFLATED) as archive:
            archive.setpassword(password)
            archive.setencryption(pyzipper.WZ_AES, nbits=int(scheme[4:]))
            archive.writestr("locked.txt", b"DOB 03/12/2013")
        return data.getvalue()
    content, crc = b"DOB 03/12/2013", zipfile.crc32(b"DOB 03/12/2013")
    body = zipcrypto(bytes(11) + struct.pack("<I", crc)[3:] + content, password)
    head = struct.pack("<5H3I2H", 20, 1, 0, 0, 33, crc, len(body), len(content), 10, 0)
    local = b"PK\x03\x04" + head + b"locked.txt" + body
    central = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<3H2I", 0, 0, 0, 0, 0) + b"locked.txt"
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def zipcrypto(plain: bytes, password: bytes) -> bytes:
    table = [zipfile_crc(n) for n in range(256)]
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = table[(keys[0] ^ byte) & 255] ^ (keys[0] >> 8)
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = table[(keys[2] ^ (keys[1] >> 24)) & 255] ^ (keys[2] >> 8)

    for byte in password:
        update(byte)
    out = bytearray()
    for byte in plain:
        temp = (keys[2] | 2) & 0xFFFF
        out.append(byte ^ ((temp * (temp ^ 1)) >> 8) & 255)
        update(byte)
    return bytes(out)


def zipfile_crc(n: int) -> int:
    for _ in range(8):
        n = (n >> 1) ^ 0xEDB88320 if n & 1 else n >> 1
    return n


@pytest.mark.parametrize(
    ("scheme", "adequate"), [("zipcrypto", False), ("aes-128", True), ("aes-192", True), ("aes-256", True)]
)
def test_locked_members_are_named_with_their_cipher(scheme: str, adequate: bool) -> None:
    members, unread, _ = read(encrypted(scheme, b"pond-44"))
    assert members == []
    assert [(u.reason, u.name, u.protection, u.whole) for u in unread] == [
        ("encrypted", "locked.txt", Protection(scheme, adequate), True)
    ]


@pytest.mark.parametrize("scheme", ["zipcrypto", "aes-128", "aes-256"])
def test_a_password_from_the_list_opens(scheme: str) -> None:
    members, unread, _ = read(encrypted(scheme, b"pond-44"), Options(passwords=("wrong", "also wrong", "pond-44")))
    assert members == [("locked.txt", b"DOB 03/12/2013")]
    assert unread == []


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "cp437"])
@pytest.mark.parametrize("scheme", ["aes-256", "zipcrypto"])
def test_a_password_with_an_accent_opens(scheme: str, codec: str) -> None:
    members, _, _ = read(encrypted(scheme, "étang-44".encode(codec)), Options(passwords=("東京", "étang-44")))
    assert members == [("locked.txt", b"DOB 03/12/2013")]


def test_a_wrong_password_leaves_it_locked() -> None:
    members, unread, _ = read(encrypted("aes-256", b"pond-44"), Options(passwords=("wrong",)))
    assert members == []
    assert [u.reason for u in unread] == ["encrypted"]


def test_some_locked_members_do_not_make_the_whole_unread() -> None:
    data = io.BytesIO()
    with pyzipper.AESZipFile(data, "w") as archive:
        archive.writestr("open.txt", b"open")
        archive.setpassword(b"pond-44")
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        archive.writestr("locked.txt", b"locked")
    members, unread, _ = read(data.getvalue())
    assert members == [("open.txt", b"open")]
    assert [(u.name, u.whole) for u in unread] == [("locked.txt", False)]


def test_without_its_directory_the_members_are_found() -> None:
    whole = packed([("a.txt", b"first"), ("b.txt", b"second" * 1000)])
    members, unread, _ = read(whole[: whole.index(b"PK\x01\x02")])
    assert members == [("a.txt", b"first"), ("b.txt", b"second" * 1000)]
    assert [(u.reason, u.whole) for u in unread] == [("corrupt", False)]


def test_a_member_cut_in_the_middle_is_read_up_to_the_cut() -> None:
    text = b"".join(b"%06d line of the list\n" % n for n in range(5000))
    whole = packed([("a.txt", text)])
    members, unread, _ = read(whole[: len(whole) // 2])
    assert text.startswith(members[0][1])
    assert len(members[0][1]) > 1000
    assert {u.reason for u in unread} == {"corrupt"}


def test_a_wrong_checksum_is_said_and_the_text_read() -> None:
    whole = bytearray(packed([("a.txt", b"SASID 1012345678")], zipfile.ZIP_STORED))
    at = whole.index(b"SASID")
    whole[at : at + 5] = b"sasid"
    members, unread, _ = read(bytes(whole))
    assert members == [("a.txt", b"sasid 1012345678")]
    assert [(u.reason, u.name) for u in unread] == [("corrupt", "a.txt")]


def test_a_lying_size_does_not_hide_what_it_expands_to() -> None:
    data = bytearray(packed([("zeros", bytes(30 << 20))]))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + offset, 10)
    members, unread, _ = read(bytes(data), Options(max_expanded_bytes=10 << 20))
    assert [len(content) for _, content in members if len(content) > 10 << 20] == []
    assert {u.reason for u in unread} & {"expands-too-far", "corrupt"}


@pytest.mark.parametrize(
    "options",
    [Options(max_expanded_bytes=5 << 20), Options(max_ratio=100)],
    ids=["expanded bytes", "ratio"],
)
def test_a_bomb_stops_at_the_limit(options: Options) -> None:
    members, unread, _ = read(packed([("small", b"read me"), ("zeros", bytes(20 << 20))]), options)
    assert members == [("small", b"read me")]
    assert [(u.reason, u.name) for u in unread] == [("expands-too-far", "zeros")]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_a_strong_compression_does_not_fill_the_memory(method: int) -> None:
    data = packed([("zeros", bytes(200 << 20))], method)
    tracemalloc.start()
    _, unread, _ = read(data, Options(max_expanded_bytes=8 << 20))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [u.reason for u in unread] == ["expands-too-far"]
    assert peak < 40 << 20


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_DEFLATED])
def test_many_chunks_come_out_whole(method: int) -> None:
    content = random.Random(1).randbytes(300_000) + b"x" * 900_000
    members, unread, _ = read(packed([("a", content)], method))
    assert members == [("a", content)]
    assert unread == []


def test_lzma_without_an_end_mark_ends_by_its_size() -> None:
    content = b"Nora Quill, born 03/12/2013. " * 4000
    properties, size = lzma.compress(content, lzma.FORMAT_ALONE)[:5], len(content)
    raw = lzma.compress(content, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1, "preset": 6}])
    assert properties[0] == 93  # what the preset stands for: lc 3, lp 0, pb 2
    stored = packed([("a", b"\x09\x14\x05\x00" + properties + raw)], zipfile.ZIP_STORED)
    data = bytearray(stored)
    for mark, method, checksum, length in ((b"PK\x03\x04", 8, 14, 22), (b"PK\x01\x02", 10, 16, 24)):
        at = data.index(mark)
        struct.pack_into("<H", data, at + method, zipfile.ZIP_LZMA)
        struct.pack_into("<I", data, at + checksum, zlib.crc32(content))
        struct.pack_into("<I", data, at + length, size)
    members, unread, _ = read(bytes(data))
    assert members == [("a", content)]
    assert unread == []


def test_overlapping_members_count_each_time() -> None:
    """Many directory entries that point at one member: the bytes are counted as often as they are expanded."""
    one = packed([("a", bytes(1 << 20))])
    at = one.index(b"PK\x01\x02")
    central, end = one[at : one.index(b"PK\x05\x06")], bytearray(one[one.index(b"PK\x05\x06") :])
    struct.pack_into("<2HI", end, 8, 200, 200, len(central) * 200)
    members, unread, _ = read(one[:at] + central * 200 + bytes(end), Options(max_ratio=500))
    assert len(members) < 20
    assert {u.reason for u in unread} == {"expands-too-far"}


def test_more_members_than_allowed_are_said() -> None:
    members, unread, _ = read(packed([(f"{n}.txt", b"x") for n in range(20)]), Options(max_members=5))
    assert len(members) == 5
    assert [(u.reason, u.whole) for u in unread] == [("too-many-members", False)]


def test_an_unknown_compression_is_said() -> None:
    data = bytearray(packed([("a.txt", b"first"), ("b.txt", b"second")]))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", data, data.index(mark) + offset, 97)
    members, unread, _ = read(bytes(data))
    assert members == [("b.txt", b"second")]
    assert [(u.reason, u.name) for u in unread] == [("unsupported", "a.txt")]


def test_comments_are_text() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.comment = b"Nora Quill, peanut allergy"
        info = zipfile.ZipInfo("a.txt")
        info.comment = b"born 03/12/2013"
        archive.writestr(info, b"x")
    assert read(data.getvalue())[2] == ["Nora Quill, peanut allergy", "born 03/12/2013"]


def test_no_zip_at_all_is_corrupt() -> None:
    with pytest.raises(ScanError) as caught:
        read(b"PK\x03\x04 and nothing of a zip behind it")
    assert caught.value.reason == "corrupt"


def test_a_member_can_be_read_from_anywhere() -> None:
    contents = SCANNER.pieces(io.BytesIO(packed([("a.txt", b"0123456789")])), "a.zip", ZIP, Options())
    member = next(c for c in contents if isinstance(c, Embedded))
    stream = member.open()
    assert stream.seek(0, 2) == 10
    assert stream.seek(4) == 4
    assert stream.read(2) == b"45"


def raw_member(method: int, packed_data: bytes, content: bytes) -> bytes:
    """A zip with one member whose data was packed by other means than zipfile's."""
    head = struct.pack("<5H3I2H", 63, 0, method, 0, 33, zlib.crc32(content), len(packed_data), len(content), 5, 0)
    central = b"PK\x01\x02" + struct.pack("<H", 63) + head + bytes(14) + b"a.txt"
    local = b"PK\x03\x04" + head + b"a.txt" + packed_data
    return local + central + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, len(central), len(local), 0)


def deflate64(data: bytes) -> bytes:
    import inflate64

    deflater = inflate64.Deflater()
    return bytes(deflater.deflate(data) + deflater.flush())


def ppmd(data: bytes) -> bytes:
    import pyppmd

    encoder = pyppmd.Ppmd8Encoder(6, 16 << 20, restore_method=0)
    return struct.pack("<H", 5 | 15 << 4) + bytes(encoder.encode(data) + encoder.flush())


def zstandard(data: bytes) -> bytes:
    from backports import zstd

    return bytes(zstd.compress(data))


STRONG = {"deflate64": (9, deflate64), "zstandard": (93, zstandard), "ppmd": (98, ppmd)}


@pytest.mark.parametrize(("method", "pack"), STRONG.values(), ids=STRONG)
def test_compressions_of_zipx(method: int, pack: Callable[[bytes], bytes]) -> None:
    content = b"".join(b"row %d, DOB 03/12/2013\n" % n for n in range(20_000))
    members, unread, _ = read(raw_member(method, pack(content), content))
    assert members == [("a.txt", content)]
    assert unread == []


@pytest.mark.parametrize(("method", "pack"), STRONG.values(), ids=STRONG)
def test_compressions_of_zipx_damaged_and_swollen(method: int, pack: Callable[[bytes], bytes]) -> None:
    content = random.Random(3).randbytes(200_000)
    data = bytearray(pack(content))
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    members, unread, _ = read(raw_member(method, bytes(data), content))
    assert [u.reason for u in unread] == ["corrupt"]
    assert all(content.startswith(found[: 1 << 14]) for _, found in members)
    _, unread, _ = read(raw_member(method, pack(bytes(30 << 20)), bytes(30 << 20)), Options(max_expanded_bytes=5 << 20))
    assert [u.reason for u in unread] == ["expands-too-far"]


@pytest.mark.parametrize(
    ("name", "members", "kind"),
    [
        ("a.epub", {"mimetype": "application/epub+zip", "OPS/one.xhtml": WORDS}, "application/epub+zip"),
        ("a.jar", {"META-INF/MANIFEST.MF": "x", "a.txt": WORDS}, "application/java-archive"),
        ("a.numbers", {"Index/Document.iwa": "x", "preview.txt": WORDS}, "application/vnd.apple.iwork"),
    ],
)
def test_what_is_a_zip_under_another_name_is_read_by_its_members(
    name: str, members: dict[str, str | bytes], kind: str
) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    assert registry.identify(data, name) == kind
    found = {c.name: c.open().read() for c in registry.pieces(data, name) if isinstance(c, Embedded)}
    assert found[list(members)[1]] == WORDS


def test_a_zip_that_calls_itself_something_unknown_is_read_by_its_members() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.sun.xml.writer")
        archive.writestr("content.xml", "<a><b>Nora Quill</b></a>")
    assert registry.identify(io.BytesIO(data.getvalue()), "a.sxw") == "application/zip"
    assert [name for name, _ in read(data.getvalue())[0]] == ["mimetype", "content.xml"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA], ids=["deflated", "lzma"])
@pytest.mark.parametrize("bombs", [1, 3])
def test_a_bomb_costs_its_siblings_nothing(bombs: int, method: int) -> None:
    data = packed([*((f"zeros{n}", bytes(5 << 20)) for n in range(bombs)), ("a.txt", WORDS), ("b.txt", WORDS)], method)
    members, unread, _ = read(data, Options(max_expanded_bytes=1 << 20))
    assert members == [("a.txt", WORDS), ("b.txt", WORDS)]
    assert [(u.reason, u.name) for u in unread] == [("expands-too-far", f"zeros{n}") for n in range(bombs)]


def test_many_bombs_are_not_all_unpacked() -> None:
    data = packed([*((f"zeros{n}", bytes(2 << 20)) for n in range(9)), ("a.txt", WORDS)])
    members, unread, _ = read(data, Options(max_expanded_bytes=1 << 20))
    assert not members
    assert {u.reason for u in unread} == {"expands-too-far"}


def test_a_zip_that_lost_its_beginning_is_read_as_far_as_it_goes() -> None:
    data = packed([("a.txt", b"first " * 20), ("b.txt", b"second")], zipfile.ZIP_STORED)
    members, unread, _ = read(data[40:])
    assert ("b.txt", b"second") in members
    assert [(found.reason, found.whole) for found in unread] == [("corrupt", False)]
