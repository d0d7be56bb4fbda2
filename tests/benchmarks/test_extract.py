"""The measuring of extraction: both readers read the same text, and the page says what misses its goal."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import extract, looks, readers, reading_samples
from benchmarks.extract import Line
from benchmarks.readers import Times


@pytest.mark.slow
@pytest.mark.parametrize("name", reading_samples.MAKERS)
def test_both_readers_give_the_same_letters(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"body.{name}"
    file.write_bytes(reading_samples.MAKERS[name].body(0.02))
    times = readers.measure(file, 1)
    assert times.bare_letters > 1000
    assert 0 <= times.letters - times.bare_letters < 400  # properties and the prompts of masters come beside the body
    assert min(times.scanner, times.bare) > 0


@pytest.mark.slow
def test_a_format_is_measured(tmp_path: Path) -> None:
    measured = extract.line("docx", tmp_path, 0.1, 3)
    assert measured.hiding
    assert measured.more
    assert measured.more > 1
    assert 0 < measured.ratio < measured.whole
    assert measured.peak > 5 < measured.bare_peak


def test_what_misses_the_goal_is_named() -> None:
    lines = [
        Line(name, 1, Times(ours, 1.0, 0.5, ours - 0.5, ours, 100, 100), None, 30, 20)
        for name, ours in (("a", 1.8), ("b", 4.75))
    ]
    assert extract.verdict(lines) == "Within 1.3 times the bare library (*ratio*): a. Above it: b (4.2)."
    assert "| a | 1.0 | 0.6 | 1.0 | 1.30 | 1.80 | 1.00 | – | – | 30 | 20 |" in extract.table(lines)


@pytest.mark.parametrize("name", looks.LOOKS)
def test_a_watch_sees_the_looks_and_leaves_no_trace(tmp_path: Path, name: str) -> None:
    made = reading_samples.MAKERS[name]
    assert made.full is not None
    file = tmp_path / f"full.{name}"
    file.write_bytes(made.full(0.02))
    before = list(readers.scanner(file))
    with looks.watched(name) as watch:
        assert [text for _, text, *_ in readers.scanner(file)] == [text for _, text, *_ in before]
    assert (seen := watch.seconds) > 0
    list(readers.scanner(file))
    assert watch.seconds == seen


def test_every_look_is_told_in_words() -> None:
    assert looks.IN_WORDS.keys() == looks.LOOKS.keys()
