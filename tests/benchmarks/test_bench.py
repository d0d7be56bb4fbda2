"""What `make bench` runs over and writes: the corpora are what they are called, the page tells what was measured."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from benchmarks import loads
from benchmarks.measuring import Cost, cost
from benchmarks.performance_page import Part, Row, at_least, at_most, page
from dlp import places
from recognizers import registry
from recognizers.gate import Gate


@pytest.mark.parametrize("name", sorted(loads.LOADS))
def test_a_corpus_is_the_same_every_time_and_no_two_files_are(tmp_path: Path, name: str) -> None:
    for place in ("one", "two"):
        loads.LOADS[name](tmp_path / place, 0.002)
    one, two = ([p for p in sorted((tmp_path / place).rglob("*")) if p.is_file()] for place in ("one", "two"))
    assert [p.name for p in one] == [p.name for p in two]
    steady = [(a, b) for a, b in zip(one, two, strict=True) if a.suffix in (".txt", ".md", ".csv", ".html")]
    assert all(a.read_bytes() == b.read_bytes() for a, b in steady)
    assert len({p.read_bytes() for p in one}) == len(one)


def test_clean_text_holds_no_trigger() -> None:
    gate = Gate(registry.shipped(), places.cache_folder())
    assert not gate.triggers(loads.sentences(loads.Chance(1), 50_000))


def test_every_row_of_the_table_is_a_record(tmp_path: Path) -> None:
    loads.table(tmp_path, 0.001)
    with (tmp_path / "students.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) >= 1000
    assert all(row["SASID"].startswith("10") and len(row["SASID"]) == 10 for row in rows)


def test_a_command_is_measured_with_what_it_starts() -> None:
    slow = "import time; sum(range(3_000_000)); time.sleep(0.5)"  # to be looked at a few times
    busy = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {slow!r}])"
    alone, both = cost([sys.executable, "-c", "pass"], memory=False), cost([sys.executable, "-c", busy])
    assert both.code == 0
    assert both.cpu > 2 * alone.cpu
    assert both.together >= both.largest >= both.parent > 1


def test_a_command_that_takes_too_long_is_ended() -> None:
    done = cost([sys.executable, "-c", "import time; time.sleep(60)"], limit=0.5)
    assert done.code != 0
    assert done.seconds < 30


def test_the_page_tells_what_was_kept_and_what_was_not() -> None:
    found = (
        Row("text", 2, 4.0, Cost(seconds=2.0, cpu=3.0, parent=40, largest=50, together=90)),
        at_most("memory", 150, 151, "so"),
        at_least("speed", 10, 10, "thus"),
    )
    told = page([Part("text", found)], "--scale 5", workers=2)
    assert '`make bench BENCH_FLAGS="--scale 5"`' in told
    assert "| text | 2 | 4.0 | 2.0 | 3.0 | 2.00 | 1 | 40 | 50 | 90 |" in told
    assert "| memory | ≤ 150 | 151 | **no** | so |" in told
    assert "| speed | ≥ 10 | 10.00 | yes | thus |" in told
