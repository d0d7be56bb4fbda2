"""The measuring of extraction: both readers read the same text, and the page says what misses its goal."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import bare, extract, reading_samples
from benchmarks.bare import Times
from benchmarks.extract import Line


@pytest.mark.parametrize("name", reading_samples.MAKERS)
def test_both_readers_give_the_same_letters(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"body.{name}"
    file.write_bytes(reading_samples.MAKERS[name].body(0.02))
    times = bare.measure(file, 1)
    assert times.bare_letters > 1000
    assert 0 <= times.letters - times.bare_letters < 400  # properties and the prompts of masters come beside the body
    assert min(times.scanner, times.bare) > 0


def test_a_format_is_measured(tmp_path: Path) -> None:
    measured = extract.line("docx", tmp_path, 0.02, 1)
    assert measured.hiding
    assert measured.more
    assert measured.more > 1 < measured.ratio
    assert measured.peak > 5 < measured.bare_peak


def test_what_misses_the_goal_is_named() -> None:
    lines = [Line(name, 1, Times(seconds, 1.0, 100, 100), None, 30, 20) for name, seconds in (("a", 1.3), ("b", 4.25))]
    assert extract.verdict(lines) == "Within 1.3 times the bare library: a. Above it: b (4.2)."
    assert "| a | 1.0 | 0.8 | 1.0 | 1.30 | 1.00 | – | – | 30 | 20 |" in extract.table(lines)
