"""`make bench-extract`: how fast each format is read, alone and beside the bare library doing the same in the same run.

Files are made here, the same ones for the same seed. "Body" files hold plain body text and nothing else, so that both
readers have the same to do; "full" ones hold the same text and the format's hiding places beside it. The two readers
of a file are timed by turns in one process, the median of many pairs counts; its memory is that of a process of its
own that reads the file once. MB are those of the file, and of what it unpacks to for the formats that are zip files;
1 MB is 10^6 bytes.
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

from benchmarks import looks, reading_samples
from benchmarks.bare import BARE
from benchmarks.readers import Times, measure, peak

PAGE = Path(__file__).parents[1] / "docs" / "extraction.md"
PAIRS = 15
"""Times at least that both readers read the same file, one after the other."""


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
        """How many times the bare library's time the scanner takes for body text, the look for what hides left out."""
        return self.body.ratio

    @property
    def whole(self) -> float:
        """The same with the look for what hides."""
        return self.body.whole

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
    head = (
        "format", "MB", "MB/s", "bare MB/s", "ratio", "with the look", "text", "full file", "its text", "peak MB",
        "bare peak",
    )  # fmt: skip
    rows = [head, ("---", *("---:",) * (len(head) - 1))]
    for one in lines:
        speeds = (one.megabytes / seconds for seconds in (one.body.scanner, one.body.bare))
        rows.append(
            (
                one.name, f"{one.megabytes:.1f}", *(f"{speed:.1f}" for speed in speeds), f"{one.ratio:.2f}",
                f"{one.whole:.2f}", f"{one.read:.2f}", f"{one.hiding:.2f}" if one.hiding else "–",
                f"{one.more:.2f}" if one.more else "–", f"{one.peak:.0f}", f"{one.bare_peak:.0f}",
            )
        )  # fmt: skip
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


INTRO = """# Speed of extraction

<!-- made by `make bench-extract BENCH_FLAGS=--write`; measure again, do not edit -->

Scanners alone (no detection) beside the bare library reading the body text of the same file: what one would write with
the library that the scanner stands on to get the same blocks, with their places and the headings above them. Both read
the file by turns in one process, the other one first in every other pair, and the median of the pairs' ratios counts;
processor time counts, so that other work on the machine does not. The process keeps freed memory as the program's own
processes do (`dlp/runtime/allocation.py`), for both readers: without that the scanner pays for pages that the system
clears anew, a seventh of its time for txt.

The bare reading gives the same text as the scanner (*text*), each block with its place and the headings above it. Its
paragraphs and records come one by one; the scanner gives paragraphs together, up to 32 KB and up to a heading, with the
line of the first, from which every later one is counted.

- *MB* are unpacked, *MB/s* those of the scanner as it is, with all that it looks for.
- *ratio* is the scanner's time over the bare library's for a file of body text alone, without the functions that look
  for nothing but hidden things, which find none there; *with the look* is the same with them: the scanner as it is.
- *text* is the letters and digits it gave over the library's.
- *full file* is the scanner's time for a file that has the format's hiding places filled too, over its time for the
  file of body text alone, *its text* the same of the letters and digits it gave.
- The peaks are those of a process that reads the file once, its program included.
"""

GOAL = 1.3
"""The ratio that body text is to stay within."""

BARELY = """What the bare reading does:
"""

CAUSES = """What the look for hidden things is, which a file that hides nothing pays for too:

{looks}

What costs the scanner time otherwise, from profiles:

- txt, md: what may part columns is looked for, which the bare reading does not: a tab, a pipe, or, where three lines
  follow each other, two blanks; a search for two blanks throughout would take longer than the bare reading. The
  encoding is told, the kind of text too. A Markdown heading begins a piece, where the bare reading goes on; each piece
  costs about as much as ten lines of the bare reading.
- csv: the delimiter and the encoding are told; each record becomes a row that knows its number and its line.
- xlsx: a number is shown as its format shows it, also where that is no date; which texts of the table of strings no
  cell shows is noted, for they are what was deleted.
- pptx: every part of the package is found by its name in any spelling, read with a count of what it expands to, and
  parsed so that a broken one still gives its text. Most of the time goes into the look for what hides: every slide has
  relations, which are a part of their own, and masters and layouts are parts that the bare reading leaves closed.
- pdf: every object of a page is asked how it is painted, each question is a call into pdfium; the boxes of the text,
  which both read, are put into lines to find tables.

What is hidden cannot be switched off. python-calamine, written in Rust, took a fifth of lxml's time for the cells of
the same workbook (measured apart, in one process), but it tells neither hidden rows and columns nor how a number is
shown, and whole numbers come from it as floats.
"""


def libraries() -> str:
    """What the bare reading of each format does, as a list."""
    return "\n".join(f"- {name}: {bare.library}; {bare.does}." for name, bare in BARE.items())


def watched() -> str:
    """What is taken for the look at hidden things, by format, as a list."""
    return "\n".join(f"- {name}: {what}." for name, what in looks.IN_WORDS.items())


def verdict(lines: Iterable[Line]) -> str:
    """Which formats stay within the goal, and which do not."""
    known = sorted(lines, key=lambda one: one.ratio)
    within = ", ".join(one.name for one in known if one.ratio <= GOAL) or "none"
    above = ", ".join(f"{one.name} ({one.ratio:.1f})" for one in known if one.ratio > GOAL) or "none"
    return f"Within {GOAL} times the bare library (*ratio*): {within}. Above it: {above}."


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(reading_samples.MAKERS)}; default all"
    )
    parser.add_argument("--scale", type=float, default=1.0, help="size of the files, 1 is a few MB each")
    parser.add_argument("--pairs", type=int, default=PAIRS, help="of readings at least, of which the median counts")
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
        PAGE.write_text(
            f"{INTRO}\n{text}\n\n{verdict(lines)}\n\n{BARELY}\n{libraries()}\n\n{CAUSES.format(looks=watched())}",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
