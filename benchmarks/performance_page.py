"""`docs/performance.md`, as `make bench` writes it: one table of what was run, one of targets."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measuring import Cost

CAUSES = Path(__file__).with_name("performance_causes.md")
"""What holds back where a target is missed, written by hand from profiles."""


@dataclass(frozen=True)
class Row:
    """A command over a corpus: its files, MB (zip files by what they unpack to), and what it cost."""

    name: str
    files: int
    megabytes: float
    cost: Cost


@dataclass(frozen=True)
class Target:
    """A promise: its limit in words, what was measured, whether it is kept, and how that was measured."""

    name: str
    limit: str
    measured: float
    kept: bool
    how: str


def at_most(name: str, limit: float, measured: float, how: str) -> Target:
    """A promise to stay under a limit."""
    return Target(name, f"≤ {limit:.4g}", measured, measured <= limit, how)


def at_least(name: str, limit: float, measured: float, how: str) -> Target:
    """A promise to reach a limit."""
    return Target(name, f"≥ {limit:.4g}", measured, measured >= limit, how)


@dataclass(frozen=True)
class Part:
    """What one part of the benchmark found."""

    name: str
    found: tuple[Row | Target, ...]


def page(parts: Iterable[Part], flags: str, workers: int) -> str:
    """The page. `flags` are those of the command that measured."""
    found = [entry for part in parts for entry in part.found]
    rows = [entry for entry in found if isinstance(entry, Row)]
    targets = [entry for entry in found if isinstance(entry, Target)]
    return "\n".join([*_opening(flags, workers), *_rows(rows), *_targets(targets), *_causes()]) + "\n"


def _opening(flags: str, workers: int) -> Iterator[str]:
    load = f"{os.getloadavg()[0]:.1f}"
    yield "# Performance"
    yield ""
    yield (
        f'Measured by `make bench BENCH_FLAGS="{flags}"` on {datetime.now(UTC):%Y-%m-%d}: '
        f"Python {platform.python_version()}, {os.cpu_count()} cores,\n{workers} workers, load average {load} at the "
        "end. Ratios are of one run; seconds differ with the machine and with what else it does.\nMB are 10^6 bytes, "
        "zip files by what they unpack to. Memory: Pss, asked ten times a second."
    )
    yield ""


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    yield "## What was run"
    yield ""
    yield "| corpus | files | MB | s | CPU s | MB/s | files/s | parent MB | largest process MB | together MB |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for row in rows:
        cost = row.cost
        memory = [f"{held:.0f}" if held else "-" for held in (cost.parent, cost.largest, cost.together)]
        cells = (
            row.name, f"{row.files:,}", f"{row.megabytes:.1f}", f"{cost.seconds:.1f}",
            f"{cost.cpu:.1f}" if cost.cpu else "-", f"{row.megabytes / cost.seconds:.2f}",
            f"{row.files / cost.seconds:,.0f}", *memory,
        )  # fmt: skip
        yield f"| {' | '.join(cells)} |"
    yield ""


def _targets(targets: Iterable[Target]) -> Iterator[str]:
    yield "## Targets"
    yield ""
    yield "| target | limit | measured | kept | how |"
    yield "| --- | --- | --- | --- | --- |"
    for target in targets:
        measured = f"{target.measured:,.0f}" if target.measured >= 100 else f"{target.measured:.2f}"
        yield f"| {target.name} | {target.limit} | {measured} | {'yes' if target.kept else '**no**'} | {target.how} |"


def _causes() -> Iterator[str]:
    if CAUSES.exists():
        yield ""
        yield CAUSES.read_text("utf-8").rstrip()
