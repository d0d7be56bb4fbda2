"""Who loads what looks closely: one worker, until others have had nothing to do for as long as loading took."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from dlp.runtime import pool as pooling
from dlp.runtime.examined import Examined, Task, unread
from dlp.runtime.messages import WorkerSettings
from dlp.runtime.pool import Pool
from dlp.runtime.workers import Closer, Worker

_SETTINGS = WorkerSettings(
    None,
    None,
    None,
    "none",
    b"k" * 32,
    10,
    reveal=False,
    use_gate=True,
    gate_cache=None,
    options={},
    memory=0,
    seconds=9.0,
)


class _Fake:
    """A worker without a process: `close` items need one that loads."""

    alive = True

    def __init__(self) -> None:
        self.loads = self.loaded = False
        self.read: list[str] = []

    def start(self) -> None: ...

    def close(self) -> None: ...

    def examine(self, _stream: io.BytesIO, task: Task) -> Examined:
        if task.name == "close":
            if not self.loads:
                raise Closer
            self.loaded = True
        self.read.append(task.name)
        return unread("corrupt", task.name)


@contextmanager
def _pool(monkeypatch: pytest.MonkeyPatch, size: int) -> Iterator[tuple[Pool, list[_Fake]]]:
    made: list[_Fake] = []

    def make(*_: Any) -> _Fake:
        made.append(_Fake())
        return made[-1]

    monkeypatch.setattr(pooling, "Worker", make)
    monkeypatch.setattr(pooling, "PATIENCE", 0.0)
    monkeypatch.setattr(pooling, "OF_FEW", 0.0)
    pool = Pool(_SETTINGS, size)
    yield pool, made
    pool.close()


def _both_started(pool: Pool) -> tuple[Worker, Worker]:
    taken = [pool._take() or pool._start() for _ in range(2)]
    for one in taken:
        pool._give_back(one)
    first, second = taken
    return first, second


def test_one_worker_loads_and_is_left_to_what_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with _pool(monkeypatch, 2) as (pool, made):
        first, second = _both_started(pool)
        assert (first.loads, second.loads) == (True, False)
        for name in ("plain", "close", "plain", "close"):
            assert pool.examine(io.BytesIO(), Task(name)).detail == name
        assert [one.read for one in made] == [["close", "close"], ["plain", "plain"]]


def test_another_loads_when_it_had_nothing_else_to_do_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    with _pool(monkeypatch, 2) as (pool, made):
        first, second = _both_started(pool)
        pool._took = 0.2
        assert pool._take_loading() is first
        waiting = threading.Thread(target=pool.examine, args=(io.BytesIO(), Task("close")))
        waiting.start()
        waiting.join(10)
        assert second.loads and made[1].read == ["close"]
        pool._give_back(first)


def test_where_the_one_that_loads_is_gone_the_next_does(monkeypatch: pytest.MonkeyPatch) -> None:
    with _pool(monkeypatch, 2) as (pool, made):
        first, second = _both_started(pool)
        pool._idle.remove(first)
        pool._drop(first)
        pool.examine(io.BytesIO(), Task("close"))
        assert second.loads and made[1].read == ["close"]


@pytest.mark.parametrize("waiting", [pooling.FEW - 1, pooling.FEW])
def test_another_starts_where_more_than_a_few_items_wait(monkeypatch: pytest.MonkeyPatch, waiting: int) -> None:
    with _pool(monkeypatch, 2) as (pool, made):
        monkeypatch.setattr(pooling, "OF_FEW", 600.0)
        first = pool._take() or pool._start()
        threads = [threading.Thread(target=pool.examine, args=(io.BytesIO(), Task("plain"))) for _ in range(waiting)]
        for thread in threads:
            thread.start()
        if waiting < pooling.FEW:
            assert _all_ask(pool, waiting)
            assert len(made) == 1
            pool._give_back(first)
        for thread in threads:
            thread.join(10)
        assert sum(len(one.read) for one in made) == waiting
        assert len(made) == (1 if waiting < pooling.FEW else 2)


def _all_ask(pool: Pool, count: int) -> bool:
    """Whether so many threads come to wait for a worker, within some seconds."""
    until = time.monotonic() + 10
    while pool._asking < count and time.monotonic() < until:
        time.sleep(0.01)
    return pool._asking == count
