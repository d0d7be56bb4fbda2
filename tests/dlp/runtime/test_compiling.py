"""What a run needs of the recognizers is made once, by a process of its own, and remembered beside the gate."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlp.config import Config, District, Limits, Nlp
from dlp.errors import InternalError
from dlp.runtime import compiling
from dlp.runtime.compiling import Prepared, compiled, prepared


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders for which something was made; in each a gate, if its name says so."""
    asked: list[Path] = []

    def make(config: Config, folder: Path) -> Prepared:
        asked.append(folder)
        gate = "gate-1.hs" if folder.name == "engine" else None
        if gate:
            folder.mkdir(exist_ok=True)
            (folder / gate).write_bytes(b"gate")
        return Prepared(gate, {"A": {"body": "1"}})

    monkeypatch.setattr(compiling, "_made", make)
    return asked


@pytest.mark.parametrize("name", ["engine", "none"])
def test_it_is_made_once(tmp_path: Path, made: list[Path], name: str) -> None:
    folder = tmp_path / name
    assert prepared(Config(), folder) == prepared(Config(), folder)
    assert compiled(Config(), folder) == (folder / "gate-1.hs" if name == "engine" else None)
    assert made == [folder]


def test_who_does_without_makes_nothing_and_takes_what_there_is(tmp_path: Path, made: list[Path]) -> None:
    folder = tmp_path / "engine"
    assert compiled(Config(), folder, make=False) is None
    assert made == []
    prepared(Config(), folder)
    assert compiled(Config(), folder, make=False) == folder / "gate-1.hs"


@pytest.mark.parametrize(
    ("config", "times"),
    [(Config(nlp=Nlp("another")), 1), (Config(limits=Limits(matches_per_item=7)), 1),
     (Config(district=District(student_id=r"S-\d{6}")), 2)],
    ids=["model", "limits", "patterns of ids"],
)  # fmt: skip
def test_it_rests_on_the_patterns_of_ids_alone(tmp_path: Path, made: list[Path], config: Config, times: int) -> None:
    prepared(Config(), tmp_path / "engine")
    prepared(config, tmp_path / "engine")
    assert len(made) == times


@pytest.mark.parametrize("damage", ["the gate is gone", "the mark is cut"])
def test_what_is_damaged_is_made_anew(tmp_path: Path, made: list[Path], damage: str) -> None:
    folder = tmp_path / "engine"
    prepared(Config(), folder)
    mark = next(folder.glob("*.ready"))
    if damage == "the gate is gone":
        (folder / "gate-1.hs").unlink()
    else:
        mark.write_bytes(mark.read_bytes()[:-9])
    assert prepared(Config(), folder).gate == "gate-1.hs"
    assert len(made) == 2


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path, made: list[Path]) -> None:
    (tmp_path / "file").write_text("x")
    assert prepared(Config(), tmp_path / "file" / "none").recognizers == {"A": {"body": "1"}}


def test_a_process_that_fails_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "PROGRAM", ("-c", "raise ImportError('no recognizers')"))
    with pytest.raises(InternalError, match="ImportError: no recognizers") as raised:
        prepared(Config(), tmp_path)
    assert "\n" not in str(raised.value)
    assert not list(tmp_path.iterdir())
