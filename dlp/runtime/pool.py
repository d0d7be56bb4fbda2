"""The workers of a run: borrowed for the time of an item, started when first needed, replaced.

Which of them loads what looks closely is decided here, too.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from dlp.errors import CannotWork, InternalError
from dlp.runtime import allocation
from dlp.runtime.examined import Examined, Task
from dlp.runtime.launching import Launched
from dlp.runtime.messages import WorkerSettings
from dlp.runtime.scratch import remove_stale
from dlp.runtime.shared import Shared
from dlp.runtime.workers import Again, Closer, DiedAtStart, Worker
from scanners.contract import OcrBudget

PATIENCE = 2.0
"""Seconds of wall time that the first worker reads alone: somewhat more than the start of another one takes."""

FEW, OF_FEW = 6, 8.0
"""Items that wait below which it reads alone for that many seconds, in which it has loaded what looks closely: another
worker would load that, too, for hardly anything to read."""

GLANCE = 0.25
"""Seconds between two looks whether workers have nothing to do."""

STARTS = 3
"""How often in a row a worker may end before it is ready until the run gives up: the machine may be short of memory."""


class Pool:
    """Some workers, each started when first needed. Threads borrow one for the time of an item.

    Beside the first one others start only where that has been reading for `PATIENCE` seconds, or for more where few
    items wait: what is soon done is done soonest by one. What needs a close look is handed to the first one, which
    alone loads what that takes, until others have had nothing else to do for as long as loading took it; without a
    gate everything needs one.
    """

    def __init__(
        self,
        settings: WorkerSettings,
        size: int,
        roster: Shared | None = None,
        launched: Launched | None = None,
    ) -> None:
        """`launched` is a process that becomes the first worker; who launched it ends it if it was not taken."""
        allocation.settle()  # before the threads that ask for memory
        self._settings = replace(settings, roster_bytes=roster.size if roster else 0)
        self._roster = roster
        self._launched = launched
        self._idle: list[Worker] = []
        self._unstarted = self._size = size
        self._waited, self._waiting, self._asking = 0.0, 0, 0
        self._took: float | None = None  # seconds of the item at which the first one loaded
        self._ready: float | None = None
        self._lock_idle = threading.RLock()
        self._given_back, self._loading_given_back = (threading.Condition(self._lock_idle) for _ in range(2))
        self._all: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="dlp-start")  # its thread outlives every worker
        remove_stale()

    def use_gate(self, file: Path | None) -> None:
        """Have the workers to come load the gate from this file; to be said before the first one starts."""
        self._settings = replace(self._settings, gate_file=file)

    def examine(
        self, stream: BinaryIO, task: Task, ocr_left: Callable[[], OcrBudget | None] = lambda: None
    ) -> Examined:
        """Examine in the next free worker; blocks until there is one, and asks only then what is left for OCR."""
        try:
            worker = self._take()
            return self._examine(worker, stream, replace(task, ocr=ocr_left()))
        except Closer:
            stream.seek(0)
            worker = self._take_loading()
            return self._examine(worker, stream, replace(task, ocr=ocr_left()))

    def _examine(self, worker: Worker | None, stream: BinaryIO, task: Task) -> Examined:
        try:
            if worker is not None and not worker.alive:
                self._drop(worker)
                worker = None
            if worker is None:
                worker = self._start()
            try:
                return self._timed(worker, stream, task)
            except Again:
                self._settings = replace(self._settings, eager=True)  # shows whether it was the file's fault
                self._drop(worker)
                worker = self._start()
                stream.seek(0)
                return worker.examine(stream, task)
        finally:
            self._give_back(worker)  # whatever happened: a place that is lost is a run that waits for ever

    def _timed(self, worker: Worker, stream: BinaryIO, task: Task) -> Examined:
        loaded, began = worker.loaded, time.monotonic()
        examined = worker.examine(stream, task)
        if self._took is None and worker.loaded and not loaded:
            self._took = time.monotonic() - began
        return examined

    def _take(self) -> Worker | None:
        """A free worker, one that may not load first; None where one may be started."""
        with self._given_back:
            self._asking += 1
            try:
                while not self._idle:
                    wait = self._patience()
                    if self._unstarted and wait is not None and wait <= 0:
                        self._unstarted -= 1
                        return None
                    self._given_back.wait(wait if self._unstarted else None)
            finally:
                self._asking -= 1
            return self._idle.pop(next((i for i, one in enumerate(self._idle) if not one.loads), -1))

    def _take_loading(self) -> Worker:
        """A free worker that may load what looks closely; any one, once such a one was waited for long enough."""
        with self._given_back:
            self._waiting += 1
            try:
                while (one := self._loading()) is None:
                    self._loading_given_back.wait(GLANCE)
                    if self._took is not None and any(not one.loads for one in self._idle):
                        self._waited += GLANCE / self._waiting
            finally:
                self._waiting -= 1
            self._idle.remove(one)
            one.loads = True
            return one

    def _loading(self) -> Worker | None:
        enough = self._took is not None and self._waited >= self._took
        any_one = enough or not any(one.loads for one in tuple(self._all))
        return next((one for one in self._idle if any_one or one.loads), None)

    def _patience(self) -> float | None:
        """Seconds until another worker may be started; None while that is not known yet."""
        if self._unstarted == self._size:
            return 0.0
        alone = PATIENCE if self._asking >= FEW else OF_FEW
        return None if self._ready is None else self._ready + alone - time.monotonic()

    def _give_back(self, worker: Worker | None) -> None:
        with self._given_back:
            if worker is None:
                self._unstarted += 1
            else:
                self._idle.append(worker)
            if self._waiting and worker is not None and worker.loads:
                self._loading_given_back.notify()
            else:
                self._given_back.notify()

    def _start(self) -> Worker:
        """A worker that is ready. Raises CannotWork."""
        for _ in range(STARTS):
            worker = self._made()
            try:
                worker.start()
            except DiedAtStart as error:
                cause = str(error)
                self._drop(worker)
            else:
                with self._given_back:
                    self._ready = self._ready or time.monotonic()
                    self._given_back.notify_all()
                return worker
        raise CannotWork(cause)

    def _made(self) -> Worker:
        with self._lock:
            if self._closed:
                raise InternalError("the run was stopped")
            launched, self._launched = self._launched, None
            if launched is not None and launched.take():
                worker = Worker(self._settings, self._roster, launched)
            else:
                worker = self._starter.submit(Worker, self._settings, self._roster).result()
            worker.loads = self._settings.eager or not self._settings.use_gate or not any(w.loads for w in self._all)
            self._all.add(worker)
            return worker

    def _drop(self, worker: Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.close()

    def close(self, now: bool = False) -> None:
        """End all workers; `now` does not wait for what they are reading."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, set()
        for worker in workers:
            if now:
                worker.kill()
            worker.close()
        self._starter.shutdown()
