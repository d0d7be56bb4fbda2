"""The words and files of OneNote sections, wherever they stand in the file."""

from __future__ import annotations

import io

import pytest
from onenote_files import BEGINNING, OTHER, narrow, section, stored, wide

from scanners import registry
from scanners.contract import Embedded, Piece, Unread
from scanners.office import onenote

KIND = "application/onenote"


def read(data: bytes) -> tuple[list[str], list[bytes]]:
    """The lines, and the files; that something is not read is always said."""
    *contents, last = registry.pieces(io.BytesIO(data), "a.one")
    assert isinstance(last, Unread)
    assert (last.reason, last.whole) == ("unsupported", False)
    lines = [line for content in contents if isinstance(content, Piece) for line in content.text.split("\n")]
    files = []
    for content in registry.pieces(io.BytesIO(data), "a.one"):
        if isinstance(content, Embedded):
            assert content.where.part == "attachment"
            files.append(content.open().read())
    return lines, files


def test_paragraphs_and_files_come_out() -> None:
    lines, files = read(section(["Nora Quill", "has an allergy.", "Ωmega", "Žaneta"], [b"id,name\n1,x\n", b"x" * 99]))
    assert lines == ["Nora Quill", "has an allergy.", "Ωmega", "Žaneta"]
    assert files == [b"id,name\n1,x\n", b"x" * 99]


def test_a_string_of_two_versions_comes_once() -> None:
    assert read(BEGINNING + OTHER.join([wide("Bo Lee"), narrow("Bo Lee"), wide("Bo Lee")]))[0] == ["Bo Lee"]


def test_what_a_program_writes_for_itself_is_left_out() -> None:
    assert read(section(["PageTitle", "Nora", '<resolutionId provider="x">', "- - -"]))[0] == ["Nora"]


def test_words_in_a_file_put_in_are_the_file_s() -> None:
    lines, files = read(section(["Nora"], [narrow("inside")]))
    assert (lines, files) == (["Nora"], [narrow("inside")])


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xff\0\0abc",
        b"\x04\0\0\0\0\xd8\0\xd8",
        stored(b"x" * 40)[:60],
        b"\x05\0\0\0\x01\x02abc",
        bytes(range(256)) * 9,
    ],
    ids=["count beyond the end", "no characters", "file cut", "control characters", "every byte"],
)  # fmt: skip
def test_what_is_no_string_is_none(data: bytes) -> None:
    assert read(BEGINNING + data) == ([], [])


def test_strings_at_the_border_of_two_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onenote, "_BLOCK", 64)
    words = [f"Pupil number {n}" for n in range(50)]
    assert read(section(words))[0] == words
