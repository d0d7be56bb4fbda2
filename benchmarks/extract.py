"""`make bench-extract`: how fast each format is read, alone and beside the bare library doing the same in the same run.

Files are made here, the same ones for the same seed. "Body" files hold plain body text and nothing else, so that both
readers have the same to do; "full" ones hold the same text and the format's hiding places beside it. Each measurement
is a process of its own: the best of some runs for the time, its whole life for the memory. MB are those of the file,
and of what it unpacks to for the formats that are zip files; 1 MB is 10^6 bytes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import bare, reading_samples

PAGE = Path(__file__).parents[1] / "docs" / "extraction.md"
RUNS = 3


class Measured(NamedTuple):
    """One reader over one file: processor seconds of its best run, peak MB of its process, letters it gave."""

    seconds: float
    peak: float
    letters: int


class Line(NamedTuple):
    """One format: MB of its body file, and what was measured of each reader."""

    name: str
    library: str
    megabytes: float
    scanner: Measured
    bare: Measured
    full: Measured | None

    @property
    def ratio(self) -> float:
        """How many times the bare library's time the scanner takes for body text."""
        return self.scanner.seconds / self.bare.seconds

    @property
    def hiding(self) -> float | None:
        """How many times the body file's time the file with hiding places takes; None if the format has none."""
        return self.full and self.full.seconds / self.scanner.seconds

    @property
    def read(self) -> float:
        """Letters and digits the scanner gave for each one of the bare library: under 1, something is missing."""
        return self.scanner.letters / self.bare.letters


def line(name: str, folder: Path, scale: float, runs: int) -> Line:
    """Make the files of one format and measure."""
    made = reading_samples.MAKERS[name]
    body = folder / f"body.{name}"
    body.write_bytes(made.body(scale))
    full = None
    if made.full is not None:
        (folder / f"full.{name}").write_bytes(made.full(scale))
        full = _measure("scanner", folder / f"full.{name}", runs)
    scanner, library = (_measure(reader, body, runs) for reader in ("scanner", "bare"))
    return Line(name, bare.LIBRARIES[name], reading_samples.unpacked(body) / 1e6, scanner, library, full)


def _measure(reader: str, file: Path, runs: int) -> Measured:
    """In a process of its own, which sees no memory of another's."""
    command = [sys.executable, "-m", "benchmarks.extract", "--measure", reader, str(file), "--runs", str(runs)]
    done = subprocess.run(  # noqa: S603  # our own interpreter, our own module
        command, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, check=True
    )
    return Measured(*json.loads(done.stdout))


def table(lines: Iterable[Line]) -> str:
    """What was measured, as a Markdown table."""
    head = (
        "format",
        "bare library",
        "MB",
        "MB/s",
        "bare MB/s",
        "ratio",
        "text",
        "hiding places",
        "peak MB",
        "bare peak",
    )
    rows = [head, ("---",) * 2 + ("---:",) * 8]
    for one in lines:
        rows.append(
            (
                one.name, one.library, f"{one.megabytes:.1f}", f"{one.megabytes / one.scanner.seconds:.1f}",
                f"{one.megabytes / one.bare.seconds:.1f}", f"{one.ratio:.2f}", f"{one.read:.2f}",
                f"{one.hiding:.2f}" if one.hiding else "–", f"{one.scanner.peak:.0f}", f"{one.bare.peak:.0f}",
            )
        )  # fmt: skip
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


INTRO = """# Speed of extraction

<!-- made by `make bench-extract BENCH_FLAGS=--write`; measure again, do not edit -->

Scanners alone (no detection), each in one process, beside the bare library doing the body text of the same file in the
same run; processor time counts, so that other work on the machine does not. *ratio* is the scanner's time over the
bare library's; *text* the letters and digits it gave over the library's; *hiding places* the time for a file that has
the format's hiding places filled over the time for the file with body text alone; MB are unpacked.
"""

GOAL = 1.3
"""The ratio that body text is to stay within."""

CAUSES = """What holds the others back: the bare reader gives all text in one string or value, made in C or Rust, and
does not know where any of it stands.

- txt, md: the bare reader decodes and cuts at line ends. The scanner tells the encoding, gathers paragraphs with their
  lines, and looks at every line for columns, in Markdown for headings too.
- json: every record is walked once for the shape (which keys are columns) and once for its row.
- html, docx, pptx: the bare reader joins the text of elements. The scanner meets every element in Python, for headings,
  tables, what is hidden and what hangs on a paragraph. An element costs the same however little text it holds, so the
  ratio is worst where paragraphs are short.
- xlsx: the bare reader is written in Rust; the scanner takes the sheet's XML cell by cell, for the address, what is
  hidden, and the value as shown. The bare reader writes whole numbers as floats ("7.0"), so it counts more letters.
- eml: some half is the parser's own, which the bare reader has too; the rest tells types and encodings and looks for
  columns, as for txt.
"""


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
    parser.add_argument("--runs", type=int, default=RUNS, help="of which the best counts")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name} too")
    parser.add_argument("--measure", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(bare.measure(given.measure[0], Path(given.measure[1]), given.runs)))
        return
    with tempfile.TemporaryDirectory() as folder:
        lines = [line(name, Path(folder), given.scale, given.runs) for name in given.formats or reading_samples.MAKERS]
    text = table(lines)
    print(text)
    if given.write:
        PAGE.write_text(f"{INTRO}\n{text}\n\n{verdict(lines)}\n\n{CAUSES}", encoding="utf-8")


if __name__ == "__main__":
    main()
