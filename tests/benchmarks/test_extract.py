"""The measuring of extraction: both readers read the same text, and the page says what misses its goal."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import extract
from benchmarks.extract import Line, Measured


@pytest.mark.parametrize("name", ["csv", "docx"])
def test_a_format_is_measured(tmp_path: Path, name: str) -> None:
    measured = extract.line(name, tmp_path, 0.02, 1)
    assert 1 <= measured.read < 1.01  # a document's properties come beside its body
    assert measured.scanner.seconds > 0 < measured.bare.seconds
    assert measured.scanner.peak > 5 < measured.bare.peak
    assert (measured.hiding is not None) == (name == "docx")


def test_what_misses_the_goal_is_named() -> None:
    bare = Measured(1.0, 20, 100)
    lines = [Line(name, "x", 1, Measured(seconds, 30, 100), bare, None) for name, seconds in (("a", 1.3), ("b", 4.25))]
    assert extract.verdict(lines) == "Within 1.3 times the bare library: a. Above it: b (4.2)."
    assert "| a | x | 1.0 | 0.8 | 1.0 | 1.30 | 1.00 | – | 30 | 20 |" in extract.table(lines)
