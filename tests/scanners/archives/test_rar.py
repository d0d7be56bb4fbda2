"""Archives that libarchive reads: files come out, links are named, what is locked is told with its cipher."""

from __future__ import annotations

import io
import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from rar_files import Files, cab, lha, rar4, rar5

from scanners import registry
from scanners.archives import archivelib, rar
from scanners.contract import Embedded, Options, Piece, Protection, Unread

RAR = "application/vnd.rar"
FILES = [("A.TXT", b"one"), ("B.CSV", b"id,name\n" * 900)]
Found = tuple[list[tuple[str, bytes]], list[Unread], list[str]]


def read(data: bytes, kind: str, options: Options | None = None) -> Found:
    assert registry.identify(io.BytesIO(data), "x.bin") == kind
    members: list[tuple[str, bytes]] = []
    unread: list[Unread] = []
    texts: list[str] = []
    for content in registry.pieces(io.BytesIO(data), "x.bin", None, options):
        match content:
            case Embedded():
                members.append((content.name, content.open().read()))
            case Unread():
                unread.append(content)
            case Piece():
                texts.append(content.text)
    return members, unread, texts


def written(kind: str) -> Callable[[Files], bytes]:
    def make(files: Files) -> bytes:
        archivelib.library()
        from libarchive import write

        parts: list[bytes] = []
        with write.custom_writer(lambda data: parts.append(bytes(data)) or len(data), kind) as archive:
            for name, content in files:
                archive.add_file_from_memory(name, len(content), content)
        return b"".join(parts)

    return make


KINDS: dict[str, tuple[Callable[[Files], bytes], str]] = {
    "rar 5": (rar5, RAR),
    "rar 4": (rar4, RAR),
    "cab": (cab, "application/vnd.ms-cab-compressed"),
    "lha": (lha, "application/x-lzh-compressed"),
    "cpio": (written("cpio"), "application/x-cpio"),
    "cpio newc": (written("cpio_newc"), "application/x-cpio"),
    "ar": (written("ar_bsd"), "application/x-archive"),
    "iso": (written("iso9660"), "application/x-iso9660-image"),
}
every_kind = pytest.mark.parametrize(("make", "kind"), KINDS.values(), ids=KINDS)


@every_kind
def test_files_come_out(make: Callable[[Files], bytes], kind: str) -> None:
    members, unread, _ = read(make(FILES), kind)
    assert sorted(members) == FILES
    assert unread == []


@every_kind
def test_cut_archive_is_said(make: Callable[[Files], bytes], kind: str) -> None:
    data = make(FILES)
    cut = data[: data.index(b"id,name\n" * 900) + 4000]
    members, unread, _ = read(cut, kind)
    assert [u.reason for u in unread if u.reason == "corrupt"]
    assert ("A.TXT", b"one") in members or kind == "application/x-iso9660-image"


@every_kind
def test_too_many_members(make: Callable[[Files], bytes], kind: str) -> None:
    _, unread, _ = read(make(FILES), kind, Options(max_members=1))
    assert [(u.reason, u.whole) for u in unread] == [("too-many-members", False)]


@every_kind
def test_limits_on_bytes(make: Callable[[Files], bytes], kind: str) -> None:
    _, unread, _ = read(make(FILES), kind, Options(max_expanded_bytes=1000))
    assert [u.reason for u in unread] == ["expands-too-far"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/abs/olute.txt", "..\\..\\win.ini"])
def test_names_are_only_names(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    members, _, _ = read(rar5([(name, b"content")]), RAR)
    assert [content for _, content in members] == [b"content"]
    assert list(tmp_path.iterdir()) == []


def test_link_is_named_and_not_followed() -> None:
    assert read(rar5([("x", b"")], link="../secret"), RAR) == ([], [], ["x -> ../secret"])


@pytest.mark.parametrize(
    ("data", "scheme", "adequate", "names"),
    [
        (rar5(FILES, locked=True), "aes-256", True, ["A.TXT", "B.CSV"]),
        (rar5(FILES, hidden=True), "aes-256", True, [None]),
        (rar4(FILES, locked=True), "aes-128", True, ["A.TXT", "B.CSV"]),
        (rar4(FILES, locked=True, version=20), "rar 2", False, ["A.TXT", "B.CSV"]),
        (rar4(FILES, hidden=True), "aes-128", True, [None]),
    ],
    ids=["rar 5", "rar 5, names hidden", "rar 4", "rar 2", "rar 4, names hidden"],
)
def test_locked_archives(data: bytes, scheme: str, adequate: bool, names: list[str | None]) -> None:
    members, unread, _ = read(data, RAR)
    assert members == []
    assert [(u.reason, u.name, u.protection) for u in unread] == [
        ("encrypted", name, Protection(scheme, adequate)) for name in names
    ]
    assert [u.whole for u in unread] == [name is None for name in names]


@pytest.mark.parametrize("start", [b"0707010002,Bo", b"07070700,x\n" * 20, b"-lh0-" * 20, b"ab-lh5-" + b"text " * 9])
def test_text_is_no_archive(start: bytes) -> None:
    assert registry.identify(io.BytesIO(start), "x.txt").startswith("text/")


@pytest.mark.parametrize("make", [rar5, rar4], ids=["rar 5", "rar 4"])
def test_a_bomb_costs_its_siblings_nothing(make: Callable[[Files], bytes]) -> None:
    kind = registry.identify(io.BytesIO(make([("a", b"x")])), "a")
    members, unread, _ = read(
        make([("zeros", bytes(60_000)), ("a.txt", b"Bo")]), kind, Options(max_expanded_bytes=50_000)
    )
    assert members == [("a.txt", b"Bo")]
    assert [u.reason for u in unread] == ["expands-too-far"]


def test_a_bomb_in_a_solid_archive_ends_with_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = itertools.count()
    monkeypatch.setattr("scanners.reading.spooling.time.monotonic", lambda: next(ticks))
    bomb = [("zeros", bytes(9_000_000)), ("a.txt", b"Bo")]
    members, unread, _ = read(rar5(bomb, solid=True), RAR, Options(max_expanded_bytes=50_000, until=5.0))
    assert (members, [u.reason for u in unread]) == ([], ["expands-too-far", "timeout"])


@pytest.mark.parametrize("solid", [True, False])
def test_what_a_rar_says_of_itself(solid: bool) -> None:
    made = rar5(FILES, solid=solid)
    assert rar._is_solid(made) is solid
    assert not rar._is_solid(made[:12])
