"""The one door: what is found, what is refused, and what becomes of a scanner that fails."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from typing import BinaryIO

import pytest

from scanners import registry
from scanners.contract import (
    Content,
    Embedded,
    Format,
    Grid,
    Options,
    Piece,
    Protection,
    Row,
    ScanError,
    Scanner,
    Unread,
)


class Panic(BaseException):
    """What a library written in Rust raises when it panics is no Exception."""


def scanner(name: str, *formats: Format, fail: BaseException | None = None, after: int = 0) -> Scanner:
    def pieces(_stream: BinaryIO, _name: str, _media_type: str, _options: Options, /) -> Iterator[Content]:
        for _ in range(after):
            yield Piece("text")
        if fail:
            raise fail

    return Scanner(name, formats, pieces, "none", "none", "nothing")


def reading(monkeypatch: pytest.MonkeyPatch, made: Scanner) -> list[Content]:
    monkeypatch.setattr(registry, "_readers", lambda: {"text/plain": made})
    return list(registry.pieces(io.BytesIO(b"text"), "a.txt", "text/plain"))


def test_every_scanner_is_found_once() -> None:
    names = [found.name for found in registry.scanners()]
    assert {"text", "table", "html", "data"} <= set(names)
    assert names == sorted(set(names))
    assert len({f.media_type for f in registry.formats()}) == len(registry.formats())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Format("a/a", "A"), Format("a/a", "A")),
        (Format("a/a", "A", magic=((0, b"MAGIC"),)), Format("b/b", "B", magic=((0, b"MAGIC"),))),
    ],
    ids=["media type", "magic"],
)
@pytest.mark.parametrize("together", [True, False], ids=["one scanner", "two scanners"])
def test_double_claim_is_refused(one: Format, other: Format, together: bool) -> None:
    made = [scanner("x", one, other)] if together else [scanner("x", one), scanner("y", other)]
    with pytest.raises(registry.DuplicateClaim):
        registry.check(made)


def test_same_magic_at_another_offset_is_no_double_claim() -> None:
    registry.check([scanner("x", Format("a/a", "A", magic=((0, b"M"),)), Format("b/b", "B", magic=((4, b"M"),)))])


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ScanError("encrypted", "locked", Protection("aes-256", True)), "encrypted"),
        (MemoryError(), "too-large"),
        (RecursionError("219-09-9999"), "corrupt"),
        (ValueError("219-09-9999"), "corrupt"),
        (TimeoutError(), "timeout"),
        (Panic("219-09-9999"), "corrupt"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
@pytest.mark.parametrize("after", [0, 2])
def test_failure_is_a_value(monkeypatch: pytest.MonkeyPatch, error: BaseException, reason: str, after: int) -> None:
    found = reading(monkeypatch, scanner("x", fail=error, after=after))
    late = found[-1]
    assert isinstance(late, Unread)
    assert (late.reason, late.whole, len(found)) == (reason, after == 0, after + 1)
    assert "219" not in late.detail
    assert late.protection == getattr(error, "protection", None)


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_end_of_the_program_is_no_value(monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    with pytest.raises(error):
        reading(monkeypatch, scanner("x", fail=error()))


def test_failure_within_a_table_follows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows() -> Iterator[Row]:
        yield Row(1, ("a",))
        raise ValueError("219-09-9999")

    def pieces(_stream: BinaryIO, _name: str, _media_type: str, _options: Options, /) -> Iterator[Content]:
        yield Grid(rows())
        yield Piece("after")

    monkeypatch.setattr(registry, "_readers", lambda: {"text/plain": Scanner("x", (), pieces, "", "", "")})
    stream = registry.pieces(io.BytesIO(b"text"), "a.txt", "text/plain")
    grid = next(stream)
    assert isinstance(grid, Grid)
    assert list(grid.rows) == [Row(1, ("a",))]
    assert list(stream) == [Unread("corrupt", "the reader stopped with ValueError", whole=False), Piece("after")]


def test_embedded_raises_scan_errors_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> BinaryIO:
        raise ValueError("219-09-9999")

    def pieces(_stream: BinaryIO, _name: str, _media_type: str, _options: Options, /) -> Iterator[Content]:
        yield Embedded("a", fail)

    (found,) = reading(monkeypatch, Scanner("x", (), pieces, "", "", ""))
    assert isinstance(found, Embedded)
    with pytest.raises(ScanError, match=r"^corrupt: the reader stopped with ValueError$"):
        found.open()


def test_empty_file_yields_nothing() -> None:
    assert list(registry.pieces(io.BytesIO(), "a.docx")) == []


def test_unknown_type_is_said() -> None:
    assert list(registry.pieces(io.BytesIO(b"fLaC" + bytes(80)), "a.txt")) == [
        Unread("unsupported", "no scanner reads audio/flac")
    ]


def test_type_of_the_caller_wins() -> None:
    (grid,) = registry.pieces(io.BytesIO(b"just words"), "a", "text/csv")
    assert isinstance(grid, Grid)


def test_looking_for_scanners_loads_no_library() -> None:
    code = "import sys; from scanners import registry; registry.scanners(); print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"charset_normalizer", "pdfminer", "pypdfium2", "docx", "openpyxl", "python_calamine"}
    assert not heavy & set(done.stdout.split())
