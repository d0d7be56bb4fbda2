"""What the words of a command line mean, and the small connectors for standard input and lists of files."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from connectors.contract import Connector, Item, Level, Unlisted
from connectors.share import Share
from dlp import targets
from dlp.config import Config, Source
from dlp.errors import NotBuilt, TargetError, UsageError
from dlp.targets import STANDARD_INPUT, Only, StandardInput


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("staff/a.txt", "staff/sub/b.txt", "configured/c.txt", "other/staff/d.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config_of(tree: Path) -> Config:
    share = Source(name="staff", type="share", root=tree / "configured", exposure=Level.GROUP, exclude=("*.tmp",))
    return Config(sources=(share, Source(name="drive", type="drive")))


def paths(found: tuple[targets.Target, ...]) -> list[list[str]]:
    return [[met.path for met in target.connector.items()] for target in found]


def test_a_sources_name_is_the_source(tree: Path) -> None:
    (found,) = targets.from_words(["staff"], config_of(tree))
    assert found.place == "staff"
    (item,) = found.connector.items()
    assert isinstance(item, Item)
    assert (item.source, item.path, item.exposure.level) == ("staff", "c.txt", Level.GROUP)


@pytest.mark.parametrize("word", ["./staff", "staff/", "{tree}/staff"])
def test_a_folder_called_like_a_source(tree: Path, word: str) -> None:
    (found,) = targets.from_words([word.format(tree=tree)], config_of(tree))
    assert paths((found,)) == [["a.txt", "sub/b.txt"]]
    assert found.connector.name != "staff"  # the ids of its files must differ from those of the source
    assert found.place == str(tree / "staff")


def test_two_folders_of_one_name_have_two_names(tree: Path) -> None:
    first, second = targets.from_words(["staff", "other/staff"], Config())
    assert first.connector.name == "staff"
    assert second.connector.name == (tree / "other/staff").as_posix()


def test_the_same_word_twice_is_one_target(tree: Path) -> None:
    assert len(targets.from_words(["staff", "staff"], Config())) == 1


def test_a_single_file(tree: Path) -> None:
    assert paths(targets.from_words(["staff/a.txt"], Config())) == [["a.txt"]]


def test_no_words_mean_every_source(tree: Path) -> None:
    with pytest.raises(NotBuilt, match="part 9"):
        targets.from_sources(config_of(tree))
    with pytest.raises(UsageError, match="dlp init"):
        targets.from_sources(Config())
    assert [t.place for t in targets.from_sources(Config(sources=config_of(tree).sources[:1]))] == ["staff"]


def test_a_name_that_is_nearly_a_source(tree: Path) -> None:
    with pytest.raises(TargetError, match='did you mean "staff"'):
        targets.from_words(["staf"], config_of(tree))


def test_standard_input_is_one_item() -> None:
    connector: Connector = StandardInput(io.BytesIO(b"hello"))
    (item,) = connector.items()
    assert isinstance(item, Item)
    assert (item.name, item.size, item.exposure.reasons[0]) == (STANDARD_INPUT, 5, "exposure-unknown")
    for _ in range(2):
        with connector.open(item) as stream:
            assert stream.read() == b"hello"
            assert os.fstat(stream.fileno()).st_size == 5


def test_standard_input_without_end_is_cut_behind_the_limit() -> None:
    (item,) = StandardInput(io.BytesIO(b"x" * (5 << 20)), most=1 << 20).items()
    assert item.size is not None
    assert 1 << 20 < item.size <= 2 << 20  # one block more: the run then says that it is too large


def test_only_the_files_on_the_list_and_each_is_accounted_for(tree: Path) -> None:
    whole = Share(tree / "staff", name="staff")
    ids = {met.path: met.id for met in whole.items()}
    only: Connector = Only(whole, tree / "staff", ["sub/b.txt", "gone.txt", "sub/b.txt"])
    met, gone = only.items()
    assert isinstance(met, Item)
    assert (met.path, met.id) == ("sub/b.txt", ids["sub/b.txt"])
    assert isinstance(gone, Unlisted)
    assert (gone.path, gone.reason) == ("gone.txt", "vanished")
    (tree / "staff/gone.txt").write_text("back")
    assert {m.path: m.id for m in whole.items()}["gone.txt"] == gone.id
    assert only.open(met).read() == b"staff/sub/b.txt"


LISTS = {
    "lines": b"staff/a.txt\nstaff/sub/b.txt\n",
    "windows lines": b"staff/a.txt\r\nstaff/sub/b.txt\r\n",
    "nul": b"staff/a.txt\0staff/sub/b.txt\0",
    "relative to the folder": b"a.txt\nsub/b.txt",
    "dots and blanks": b"./staff/./a.txt\n\nstaff/sub/../sub/b.txt\n",
}


@pytest.mark.parametrize("content", LISTS.values(), ids=LISTS.keys())
def test_lists_of_files(tree: Path, content: bytes) -> None:
    (tree / "list.txt").write_bytes(content)
    assert targets.listed_files("list.txt", tree / "staff") == ("a.txt", "sub/b.txt")


@pytest.mark.parametrize("outside", ["../staff2/x", "/etc/passwd", "configured/c.txt"])
def test_a_list_may_not_lead_out_of_the_folder(tree: Path, outside: str) -> None:
    (tree / "list.txt").write_text(outside)
    with pytest.raises(TargetError, match="not in the folder"):
        targets.listed_files("list.txt", tree / "staff")
