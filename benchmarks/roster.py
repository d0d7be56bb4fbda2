"""`python benchmarks/roster.py`: a roster of 100,000 invented people imported twice, and texts matched against it.

Each import is a process of its own; its seconds and its most memory are said, the second finding an earlier roster.
The matching is timed in this process, which takes memory as one that reads files does, in the parts of 16,000
characters in which a run reads text: the best of some runs of each part, in processor time of one core. 1 MB is 10^6
bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import people
from benchmarks.readers import most_held

PART = 16_000
RUNS = 5
PLAIN, MATCHER = "text without names", "the matching process"
_IMPORT = """
import sys
from benchmarks.readers import most_held
from dlp import cli
try:
    cli.main(sys.argv[1:])
finally:
    print(most_held())
"""


def imported(folder: Path, export: Path) -> tuple[float, float]:
    """Seconds of an import and MB of memory that it held at most."""
    words = ["--quiet", "--state-dir", str(folder / "state"), "roster", "import", str(export), "--yes"]
    here = {**os.environ, "DLP_KEY_DIR": str(folder / "keys"), "PYTHONPATH": str(Path(__file__).parents[1])}
    started = time.monotonic()
    done = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-c", _IMPORT, *words], capture_output=True, text=True, env=here, check=True
    )
    return time.monotonic() - started, float(done.stdout.split()[-1])


def matched(roster: Any, text: str) -> tuple[float, int]:
    """MB of a text that are matched in a second of processor time, and the matches."""
    seconds, hits = 0.0, 0
    for at in range(0, len(text), PART):
        part, best = text[at : at + PART], float("inf")
        for _ in range(RUNS):  # of each part its best run, for other programs disturb a long run always
            started = time.process_time()
            found = roster.hits(part)
            best = min(best, time.process_time() - started)
        seconds, hits = seconds + best, hits + len(found)
    return len(text.encode()) / 1e6 / seconds, hits


def measured(count: int, folder: Path) -> Iterator[tuple[str, str, float, str]]:
    """What is measured, its unit, how much it is and what else there is to say, for so many people."""
    export = folder / "export"
    people.write_roster(export, count)
    for which in ("first import", "second import"):
        seconds, peak = imported(folder, export)
        yield which, "s", seconds, f"{peak:.0f} MB at most"
        yield f"{which}, memory", "MB", peak, "at most"
    os.environ["DLP_KEY_DIR"] = str(folder / "keys")
    from dlp import rosters
    from dlp.keeping.roster import sealed
    from dlp.runtime import allocation
    from recognizers.roster.match import Roster

    allocation.settle()
    head, key = rosters._open(folder / "state")
    index = sealed.open_index(sealed.file_in(folder / "state"), head, key)
    yield "index", "MB", len(index) / 1e6, "shared by all workers"
    roster = Roster(index)
    texts = {
        PLAIN: people.plain_text(2_000_000),
        "a name in each 40 lines": people.speaking_text(export, 1_000_000, every=40),
        "a name in each 4 lines": people.speaking_text(export, 500_000, every=4),
    }
    for what, text in texts.items():
        speed, hits = matched(roster, text)
        yield what, "MB/s", speed, f"{hits / len(text) * 1e6:.0f} matches a MB"
    yield MATCHER, "MB", most_held(), "at most, the index and the texts in it"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=100_000)
    asked.add_argument("--json", action="store_true", help="end with a line of JSON: figures by what they are of")
    given = asked.parse_args()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        for what, unit, figure, told in measured(given.people, Path(name)):
            print(f"{what:32} {figure:8.1f} {unit:5} {told}", flush=True)
            figures[what] = figure
    if given.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
