"""python -m benchmarks.corpus OUT --split scored --seed 1"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.corpus.build import SPLITS, build


def main() -> None:
    """Write one split of the corpus below OUT, and say what it holds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder, made if it is not there")
    parser.add_argument("--split", choices=SPLITS, default="tune")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--share", type=float, default=1.0, help="a part of it: 0.25 makes one document of each wording"
    )
    given = parser.parse_args()
    documents = build(given.out, given.split, given.seed, given.share)
    kinds = Counter(d.severity for d in documents)
    clean = kinds["none"] + kinds["low"]
    layouts = len({d.layout for d in documents})
    print(f"{len(documents)} documents of {layouts} layouts, {clean} of them clean: {given.out}")
    print(", ".join(f"{word} {kinds[word]}" for word in ("none", "low", "medium", "high", "critical")))


if __name__ == "__main__":
    main()
