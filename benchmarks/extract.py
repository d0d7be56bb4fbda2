"""`make bench-extract`: how fast each format is read, alone and beside the bare library doing the same in the same run.

Files are made here, the same ones for the same seed. "Body" files hold plain body text and nothing else, so that both
readers have the same to do; "full" ones hold the same text and the format's hiding places beside it. The two readers
of a file are timed by turns in one process, the best of some pairs counts; its memory is that of a process of its own
that reads the file once. MB are those of the file, and of what it unpacks to for the formats that are zip files; 1 MB
is 10^6 bytes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import reading_samples
from benchmarks.bare import BARE, Times, measure, peak

PAGE = Path(__file__).parents[1] / "docs" / "extraction.md"
PAIRS = 7
"""Times that both readers read the same file, one after the other."""


class Line(NamedTuple):
    """One format: MB of its body file, what both readers took for it and for the full one, MB of memory at most."""

    name: str
    megabytes: float
    body: Times
    full: Times | None
    peak: float
    bare_peak: float

    @property
    def ratio(self) -> float:
        """How many times the bare library's time the scanner takes for body text."""
        return self.body.scanner / self.body.bare

    @property
    def hiding(self) -> float | None:
        """How many times the body file's time the file with hiding places takes; None if the format has none."""
        return self.full and self.full.scanner / self.body.scanner

    @property
    def more(self) -> float | None:
        """How many times the body file's letters and digits the scanner gave for the full one."""
        return self.full and self.full.letters / self.body.letters

    @property
    def read(self) -> float:
        """Letters and digits the scanner gave for each one of the bare library: under 1, something is missing."""
        return self.body.letters / self.body.bare_letters


def line(name: str, folder: Path, scale: float, pairs: int) -> Line:
    """Make the files of one format and measure."""
    made = reading_samples.MAKERS[name]
    body = folder / f"body.{name}"
    body.write_bytes(made.body(scale))
    full = None
    if made.full is not None:
        (folder / f"full.{name}").write_bytes(made.full(scale))
        full = Times(*_asked("times", folder / f"full.{name}", pairs))
    times = Times(*_asked("times", body, pairs))
    peak, bare_peak = (_asked(reader, body, 1)[0] for reader in ("scanner", "bare"))
    return Line(name, reading_samples.unpacked(body) / 1e6, times, full, peak, bare_peak)


def _asked(what: str, file: Path, pairs: int) -> list[Any]:
    """Measured in a process of its own, which sees no memory of another's."""
    command = [sys.executable, "-m", "benchmarks.extract", "--measure", what, str(file), "--pairs", str(pairs)]
    done = subprocess.run(  # noqa: S603  # our own interpreter, our own module
        command, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, check=True
    )
    return list(json.loads(done.stdout))


def table(lines: Iterable[Line]) -> str:
    """What was measured, as a Markdown table."""
    head = ("format", "MB", "MB/s", "bare MB/s", "ratio", "text", "hiding places", "their text", "peak MB", "bare peak")
    rows = [head, ("---", *("---:",) * (len(head) - 1))]
    for one in lines:
        speeds = (one.megabytes / seconds for seconds in (one.body.scanner, one.body.bare))
        rows.append(
            (
                one.name, f"{one.megabytes:.1f}", *(f"{speed:.1f}" for speed in speeds), f"{one.ratio:.2f}",
                f"{one.read:.2f}", f"{one.hiding:.2f}" if one.hiding else "–", f"{one.more:.2f}" if one.more else "–",
                f"{one.peak:.0f}", f"{one.bare_peak:.0f}",
            )
        )  # fmt: skip
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


INTRO = """# Speed of extraction

<!-- made by `make bench-extract BENCH_FLAGS=--write`; measure again, do not edit -->

Scanners alone (no detection) beside the bare library reading the body text of the same file block by block: what one
would write with the library that the scanner stands on, with the place of every block and nothing more. Both read the
file by turns in one process, and the best of some pairs counts; processor time counts, so that other work on the
machine does not. *ratio* is the scanner's time over the bare library's for a file of body text alone; *text* the
letters and digits it gave over the library's; *hiding places* the scanner's time for a file that has the format's
hiding places filled too, over its time for the file of body text alone, and *their text* the same of the letters and
digits it gave. MB are unpacked; the peaks are those of a process that reads the file once, its program included.
"""

GOAL = 1.3
"""The ratio that body text is to stay within."""

BARELY = """What the bare reading does:
"""

CAUSES = """What holds the others back, from profiles:

- txt, md: the bare reading looks at no character twice. The scanner searches all text for what may part columns
  (tabs, pipes, two blanks together) and Markdown also for headings, and it tells the encoding first; the search for
  two blanks alone takes longer than the bare reading.
- html: a paragraph costs an event, a piece and a place, where the bare reading takes a string off an element, and its
  white space is tidied; the nesting is measured before parsing, for libxml2 gives up on what is too deep. An element
  with attributes costs several times as much: each is looked through for words, addresses and files.
- docx: a plain paragraph is looked at element by element for what would hide it, and gets a piece and a place. The
  other parts of the package (relations, properties, settings, notes) cost the same for a short document and a long one.
- pptx: every slide's relations are a part of their own and are read, for notes and comments hang on them; masters and
  layouts are read once. A large show of short slides is the worst case.
- pdf: every object of a page is asked how it is painted (white, invisible, covered, outside the page), and every run of
  text where it stands, for tables; each question is a call into pdfium.

What is hidden cannot be switched off, so a file that hides nothing still pays for the look. python-calamine, written in
Rust, took a fifth of lxml's time for the cells of the same workbook (measured apart, in one process), but it tells
neither hidden rows and columns nor how a number is shown, and whole numbers come from it as floats.
"""


def libraries() -> str:
    """What the bare reading of each format does, as a list."""
    return "\n".join(f"- {name}: {bare.library}; {bare.does}." for name, bare in BARE.items())


def verdict(lines: Iterable[Line]) -> str:
    """Which formats stay within the goal, and which do not."""
    known = sorted(lines, key=lambda one: one.ratio)
    within = ", ".join(one.name for one in known if one.ratio <= GOAL) or "none"
    above = ", ".join(f"{one.name} ({one.ratio:.1f})" for one in known if one.ratio > GOAL) or "none"
    return f"Within {GOAL} times the bare library: {within}. Above it: {above}."


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(reading_samples.MAKERS)}; default all"
    )
    parser.add_argument("--scale", type=float, default=1.0, help="size of the files, 1 is a few MB each")
    parser.add_argument("--pairs", type=int, default=PAIRS, help="of readings, of which the best counts")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name} too")
    parser.add_argument("--measure", nargs=2, metavar=("WHAT", "FILE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        what, file = given.measure[0], Path(given.measure[1])
        print(json.dumps(measure(file, given.pairs) if what == "times" else [peak(what, file)]))
        return
    with tempfile.TemporaryDirectory() as folder:
        lines = [line(name, Path(folder), given.scale, given.pairs) for name in given.formats or reading_samples.MAKERS]
    text = table(lines)
    print(text)
    if given.write:
        PAGE.write_text(f"{INTRO}\n{text}\n\n{verdict(lines)}\n\n{BARELY}\n{libraries()}\n\n{CAUSES}", encoding="utf-8")


if __name__ == "__main__":
    main()
