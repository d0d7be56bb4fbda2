"""`make bench-detect`: the scored split through this program and through what else a district can pick, into one page.

Every scanner is scored by the rules of `dlp eval`. The others know no members of containers and no cells, so for them a
value counts wherever it stands in the file; what they have no name for is not held against their precision.
"""

from __future__ import annotations

import argparse
import io
import json
import platform
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import accuracy_page, peers
from benchmarks.corpus.build import build
from dlp.evaluation.corpus import SUBFOLDER, Corpus, Planted, load
from dlp.evaluation.scoring import Score, score_file, summarise
from dlp.privacy import normalised
from reports.record import Severity
from scanners import registry
from scanners.contract import Embedded, Grid, Piece, Where

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"


@dataclass(frozen=True)
class Ours:
    """This program's score over the corpus, without a roster and with it, as `dlp eval --json` gives it."""

    plain: dict[str, Any]
    roster: dict[str, Any]


def extracted(folder: Path) -> Iterator[dict[str, str]]:
    """The text of every file, as this project extracts it."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        text = "\n".join(_texts(io.BytesIO(path.read_bytes()), path.name))
        yield {"file": path.relative_to(folder).as_posix(), "text": text}


def _texts(stream: Any, name: str) -> Iterator[str]:
    for content in registry.pieces(stream, name):
        if isinstance(content, Piece):
            yield content.text
        elif isinstance(content, Grid):
            yield from ("\t".join(row.cells) for row in content.rows)
        elif isinstance(content, Embedded):
            yield from _texts(content.open(), content.name)


def ours(corpus: Path, *options: str) -> dict[str, Any]:
    """`dlp eval` over the corpus, with every miss and false alarm. Its state is thrown away."""
    with tempfile.TemporaryDirectory() as state:
        command = [sys.executable, "-m", "dlp", "eval", str(corpus / "truth.jsonl"), "--json", "--per-file", "--reveal"]
        command += ["--quiet", "--state-dir", state, *options]
        root = Path(__file__).parents[1]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)  # noqa: S603
        return json.loads(done.stdout)


def score(corpus: Corpus, run: peers.Run) -> Score:
    """A peer's findings by the rules of `dlp eval`."""
    rows: dict[str, list[Planted]] = {path: [] for path in corpus.paths}
    for row in corpus.planted:
        rows[row.file].append(replace(row, member=None))
    found: dict[str, list[peers.Found]] = {path: [] for path in corpus.paths}
    for each in run.found:
        found.get(f"{SUBFOLDER}/{each.file}", []).append(each)
    labels = {label.file: label for label in corpus.files}
    return summarise(
        score_file(path, _outcome(found[path], rows[path]), rows[path], labels.get(path))  # type: ignore[arg-type]
        for path in sorted(corpus.paths)
    )


def _outcome(found: Iterable[peers.Found], rows: Iterable[Planted]) -> SimpleNamespace:
    matches = [
        SimpleNamespace(entity=f.entity, member=None, where=Where(line=f.line), text=_unmasked(f, rows))
        for f in found
        if f.entity
    ]
    # the kindest reading of a list of findings: a name alone flags no file, anything else does
    flags = any(m.entity != "PERSON" for m in matches)
    severity = Severity.MEDIUM if flags else Severity.NONE
    return SimpleNamespace(matches=matches, severity=severity, status="examined", reason=None)


def _unmasked(found: peers.Found, rows: Iterable[Planted]) -> str:
    """A value that the scanner shows masked, as the planted one that fits what is left to be seen."""
    if "*" not in found.text:
        return found.text
    seen = re.escape(normalised(found.text)).replace(r"\*\*\*@", ".*@").replace(r"\*", ".").replace(r"\ ", "[ -]?")
    fits = (row.value for row in rows if row.type == found.entity and re.fullmatch(seen, normalised(row.value)))
    return next(fits, found.text)


def measured(given: argparse.Namespace, place: Path) -> str:
    """Make the corpus, run everything, and give the page."""
    documents = build(place / "corpus", "scored", given.seed, given.share)
    corpus = load(place / "corpus" / "truth.jsonl")
    texts = place / "texts.jsonl"
    texts.write_text("".join(json.dumps(row) + "\n" for row in extracted(place / "corpus" / SUBFOLDER)), "utf-8")
    bench = peers.Bench(place / "corpus" / SUBFOLDER, texts, given.peers or place / "peers", given.seconds)
    chosen = [p for p in peers.PEERS if not given.only or p.name in given.only]
    runs = []
    for peer in chosen:
        print(f"{peer.name} ...", file=sys.stderr, flush=True)
        runs.append(peers.run(peer, bench))
    print("dlp ...", file=sys.stderr, flush=True)
    results = Ours(ours(place / "corpus"), ours(place / "corpus", "--roster", str(place / "corpus" / "roster")))
    counts = Counter(d.severity for d in documents)
    return accuracy_page.page(
        results.plain,
        results.roster,
        [(run, None if run.trouble else score(corpus, run)) for run in runs],
        accuracy_page.Setting(
            documents=len(documents),
            layouts=len({d.layout for d in documents}),
            clean=counts["none"] + counts["low"],
            seed=given.seed,
            share=given.share,
            machine=f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        ),
    )


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0, help="a part of the corpus: 0.2 is one document a wording")
    parser.add_argument("--seconds", type=int, default=1_200, help="the longest that one scanner may take")
    parser.add_argument("--peers", type=Path, help="a folder to keep the other scanners' environments in")
    parser.add_argument("--only", action="append", metavar="NAME", help="only this one of the others; may be repeated")
    parser.add_argument("--output", type=Path, default=PAGE)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        given.output.write_text(measured(given, Path(place)), "utf-8")
    print(f"written: {given.output}")


if __name__ == "__main__":
    main()
