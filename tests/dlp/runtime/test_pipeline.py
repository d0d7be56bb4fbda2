"""One item's trip: what is read, what is not and why; nothing raises, nothing unread is clean."""

from __future__ import annotations

import base64
import gzip
import io
import time
from collections.abc import Callable, Iterator
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from trips import SASID, examine, locked, zipped

from dlp.runtime.examined import Task
from dlp.runtime.pipeline import Pipeline
from recognizers.reading import Reader
from scanners import registry
from scanners.contract import Content, Embedded, Grid, OcrBudget, Piece, Row, ScanError, Unread

Make = Callable[..., Pipeline]


@pytest.mark.parametrize(
    ("name", "content", "status", "reason", "found"),
    [
        pytest.param("list.txt", SASID, "examined", None, 1, id="text"),
        pytest.param("empty.txt", b"", "examined", None, 0, id="empty"),
        pytest.param("clean.txt", b"Bus 14 leaves at seven.", "examined", None, 0, id="clean"),
        pytest.param("noise.bin", bytes(range(256)) * 40, "unreadable", "unsupported", 0, id="unknown type"),
        pytest.param("list.zip", zipped(list__txt=SASID), "examined", None, 1, id="zip"),
        pytest.param("cut.zip", zipped(list__txt=SASID)[:30], "unreadable", "corrupt", 0, id="broken zip"),
        pytest.param("locked.zip", locked(), "protected", "encrypted", 0, id="encrypted zip"),
        pytest.param(
            "some.zip", zipped(list__txt=SASID, locked__zip=locked()), "partial", "encrypted", 1, id="encrypted member"
        ),
        pytest.param(
            "all.zip", zipped(locked__zip=locked()), "protected", "encrypted", 0, id="nothing but encrypted members"
        ),
        pytest.param(
            "odd.zip",
            zipped(list__txt=SASID, x__bin=bytes(range(256)) * 40),
            "partial",
            "unsupported",
            1,
            id="unknown member",
        ),
        pytest.param(
            "bad.zip",
            zipped(list__txt=SASID, cut__zip=zipped(a__txt=SASID)[:30]),
            "partial",
            "corrupt",
            1,
            id="broken member",
        ),
    ],
)
def test_what_was_not_read_is_never_clean(
    plain: Pipeline, name: str, content: bytes, status: str, reason: str | None, found: int
) -> None:
    seen = examine(plain, content, name)
    assert (seen.status, seen.reason, seen.linked.counts.get("SASID", 0)) == (status, reason, found)
    assert bool(seen.detail) is (reason is not None)


@pytest.mark.parametrize("name", ["notes.txt", "list.csv", "list.zip"])
def test_what_is_compressed_within_a_text_and_too_long_is_told(plain: Pipeline, name: str) -> None:
    long = base64.b64encode(gzip.compress(b"the bus leaves at seven, 0123 " * 9_000, mtime=0)).decode()
    text = f"Name,Route\nAnn,{long}\nBo,4\n" if name.endswith("csv") else f"To all: {long}\n"
    seen = examine(plain, zipped(a__txt=text.encode()) if name.endswith("zip") else text.encode(), name)
    assert (seen.status, seen.reason) == ("partial", "too-large")
    assert "compressed" in seen.detail
    assert examine(plain, text.replace(long, "none").encode(), name).status == "examined"


def test_protection_says_whether_it_is_adequate(plain: Pipeline) -> None:
    for content in (locked(), zipped(locked__zip=locked())):
        protection = examine(plain, content, "locked.zip").protection
        assert protection is not None
        assert protection.scheme.startswith("aes")
        assert protection.adequate


def test_a_password_opens_what_it_fits(make: Make) -> None:
    seen = examine(make(passwords=("wrong", "a password")), locked(), "locked.zip")
    assert (seen.status, seen.linked.counts) == ("examined", {"SASID": 1})


class Failing(io.BytesIO):
    """A file on a disk that fails after some bytes."""

    def __init__(self, content: bytes, after: int) -> None:
        super().__init__(content)
        self.after = after

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= self.after:
            raise OSError(5, "Input/output error: " + SASID.decode())
        return super().read(size)


def test_a_disk_that_fails_is_a_reason_without_its_text(plain: Pipeline) -> None:
    seen = plain.examine(Failing(SASID * 1_000, 0), Task("list.txt"))
    assert (seen.status, seen.reason) == ("unreadable", "corrupt")
    assert "1012345678" not in seen.detail


@pytest.fixture
def contents(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts a scanner in place that gives what the test wants."""

    def give(*found: Content | Exception) -> None:
        def pieces(*_args: object) -> Iterator[Content]:
            for content in found:
                if isinstance(content, Exception):
                    raise content
                yield content

        monkeypatch.setattr(registry, "pieces", pieces)

    return give


def refuse() -> BinaryIO:
    raise ScanError("too-large", "declares more than it may")


@pytest.mark.parametrize(
    ("found", "status", "reason"),
    [
        pytest.param([Piece("x")], "examined", None, id="all read"),
        pytest.param([Piece("x"), Unread("timeout", "d", whole=False)], "partial", "timeout", id="a part is missing"),
        pytest.param([Unread("corrupt", "d")], "unreadable", "corrupt", id="nothing read"),
        pytest.param([Unread("encrypted", "d")], "protected", "encrypted", id="encrypted"),
        pytest.param([Unread("no-text", "d", whole=False)], "unreadable", "no-text", id="no text at all"),
        pytest.param([Piece("x"), Unread("unsupported", "d", whole=False), Unread("corrupt", "d", whole=False)],
                     "partial", "corrupt", id="the worse reason is told"),
        pytest.param([Piece("x"), Embedded("m", refuse)], "partial", "too-large", id="a member that will not open"),
        pytest.param([Embedded("m", refuse)], "unreadable", "too-large", id="its only member will not open"),
        pytest.param([Piece("x"), MemoryError()], "partial", "too-large", id="out of memory"),
    ],
)  # fmt: skip
def test_status_and_reason(
    plain: Pipeline, contents: Callable[..., None], found: list[Content], status: str, reason: str | None
) -> None:
    contents(*found)
    seen = examine(plain, b"some bytes", "x.txt")
    assert (seen.status, seen.reason) == (status, reason)


def slow(*said: str) -> Iterator[str]:
    """What is said, the last of it after the time that the pipeline of the test below has."""
    *first, last = said
    yield from first
    time.sleep(0.7)
    yield last


@pytest.mark.parametrize("shape", ["pieces", "rows", "members"])
def test_what_was_found_before_the_time_was_over_is_kept(
    make: Make, contents: Callable[..., None], monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    pipeline = make(seconds=0.5)
    examine(make(), SASID, "list.txt")  # what looks closely takes its time to load
    pipeline._reader = make()._reader
    said = slow("SASID 1012345678", "SASID 1012345679", "SASID 1012345670")

    def pieces(_stream: BinaryIO, name: str, *_: object) -> Iterator[Content]:
        match shape:
            case "members" if name == "list.txt":
                yield Embedded("inner.txt", lambda: io.BytesIO(b"x"))
            case "rows":
                yield Grid(Row(n, ("4", words)) for n, words in enumerate(said, 1))
            case _:
                yield from map(Piece, said)
        yield Piece("SASID 1012345671")

    monkeypatch.setattr(registry, "pieces", pieces)
    seen = examine(pipeline, b"some bytes", "list.txt")
    assert (seen.status, seen.reason) == ("partial", "timeout")
    assert 2 <= seen.linked.counts["SASID"] <= 3


def test_a_recognizer_that_raises_makes_the_item_partial(plain: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object) -> list[object]:
        raise RuntimeError("over 1012345678")

    monkeypatch.setattr(Reader, "hits", explode)
    seen = examine(plain, SASID, "list.txt")
    assert (seen.status, seen.reason) == ("partial", "corrupt")
    assert "1012345678" not in seen.detail


def test_what_the_next_run_may_read_is_the_reason_told(make: Make) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (200, 60), "white").save(drawn, "PNG")
    content = zipped(a__txt=SASID, b__zip=locked(), c__png=drawn.getvalue())
    found = make().examine(io.BytesIO(content), Task("x.zip", ocr=OcrBudget(0, 60)))
    assert (found.status, found.reason, found.ocr.left) == ("partial", "timeout", 1)
    assert found.protection is not None


@settings(deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from(["x.txt", "x.csv", "x.zip", "x.pdf", "x.docx", "x.eml", "x.html", "x", ""])
)
def test_any_bytes_give_an_answer(plain: Pipeline, content: bytes, name: str) -> None:
    seen = examine(plain, content, name)
    assert (seen.reason is None) is (seen.status == "examined")
    assert seen.bytes >= len(content)
