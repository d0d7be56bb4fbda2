"""`make bench-public`: detection on two public sets, into one page.

Ends with 2 and one line if a set's package cannot be had.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.public import disguises, page, sentences
from benchmarks.public.packages import SECONDS, CannotBeHad

PAGE = Path(__file__).parents[2] / "docs" / "public_sets.md"


def measured(given: argparse.Namespace, place: Path) -> str:
    """Measure both sets and give the page. Raises CannotBeHad."""
    start = time.perf_counter()
    environments = given.peers or place / "peers"
    print("presidio-evaluator ...", file=sys.stderr, flush=True)
    said = sentences.measured(place / "sentences" / "files", environments, given.count, given.seed, SECONDS)
    print("evadex ...", file=sys.stderr, flush=True)
    hidden = disguises.measured(place / "disguises" / "files", environments, given.share, given.seed)
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    setting = page.Setting(given.seed, given.share, machine, (time.perf_counter() - start) / 60)
    return page.page(hidden, said, setting)


def share(said: str) -> float:
    """A share above 0, at most 1."""
    number = float(said)
    if not 0 < number <= 1:
        raise argparse.ArgumentTypeError("a share is above 0 and at most 1")
    return number


def main() -> int:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(prog="benchmarks.public", description=__doc__)
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--share", type=share, default=1.0, help="a part of the variants: 0.2 is every fifth or so")
    parser.add_argument("--count", type=int, default=sentences.COUNT, help="how many sentences")
    parser.add_argument("--peers", type=Path, help="a folder to keep the sets' environments in")
    parser.add_argument("--output", type=Path, default=PAGE)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        try:
            text = measured(given, Path(place))
        except CannotBeHad as error:
            print(f"bench-public: {error}", file=sys.stderr)
            return 2
    given.output.write_text(text, "utf-8")
    print(f"written: {given.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
