"""The worker processes, seen from the parent: started, fed, watched, replaced.

One thread an open worker: it opens the item, hands over the descriptor, and waits no longer than the file may take,
looking now and then what the worker has written. A worker that dies or overruns costs its one file; a new one takes its
place.
"""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from dlp.errors import CannotWork, InternalError
from dlp.runtime.examined import Examined, Task, unread
from dlp.runtime.launching import Launched, launch
from dlp.runtime.messages import Broken, Line, WorkerSettings, pack_settings, unpack
from dlp.runtime.scratch import remove_stale
from dlp.runtime.shared import Shared
from reports.record import Reason
from scanners.contract import OcrBudget

STARTUP = 120.0
"""Seconds of wall time that a worker may take until it is ready for its first item."""

PATIENCE = 2.0
"""Seconds of wall time that the first worker reads alone: somewhat more than the start of another one takes."""

GLANCE = 0.25
"""Seconds between two looks whether workers have nothing to do."""

STARTS = 3
"""How often in a row a worker may end before it is ready until the run gives up: the machine may be short of memory."""

_ENDING = 10.0  # seconds that a process has to be gone once its line is cut: a loaded machine takes its time


class _DiedAtStart(Exception):
    """A worker ended before it was ready."""


class _Again(Exception):
    """The item is to be read by a worker that has loaded everything first."""


class _Closer(Exception):
    """The item is to be read by a worker that looks closely."""


class Worker:
    """One worker process. Not shared between threads. It ends with the thread that made it (Linux).

    `loads` tells whether it may load what looks closely, `loaded` whether it has.
    """

    def __init__(
        self, settings: WorkerSettings, roster: Shared | None = None, launched: Launched | None = None
    ) -> None:
        self._settings = settings
        self._roster = roster
        launched = launched or launch()
        self._scratch = launched.scratch
        self._process = launched.process
        self._line = Line(launched.end_of_line)
        self._spent = False
        self._overstepped: tuple[Reason, str] | None = None
        self.lacking: tuple[str, ...] = ()
        self.loads = self.loaded = False

    def start(self) -> None:
        """Wait until it is ready. Raises CannotWork if it says that it never will be, _DiedAtStart if it ends."""
        try:
            with self._watched(STARTUP):
                self._line.send(pack_settings(self._settings), self._roster.descriptor if self._roster else None)
                if self._roster:
                    self._roster.send(self._line)
                answer, _ = self._line.receive()
        except Broken:
            self._spent = True
            self._process.kill()
            late = (
                f"it was not ready after {STARTUP:g} seconds" if self._overstepped else "it ended before it was ready"
            )
            raise _DiedAtStart(f"a worker process does not start ({late})") from None
        _check_fit(answer)
        self.lacking = tuple(map(str, answer.get("lacking", ())))

    def examine(self, stream: BinaryIO, task: Task) -> Examined:
        """What the worker finds in the stream; a reason if it overran its limits or died.

        Raises CannotWork, _Again, _Closer.
        """
        try:
            with self._watched(self._settings.seconds, self._settings.temp_bytes):
                self._hand_over(stream, task)
                answer, _ = self._line.receive()
            _check_fit(answer)
            if "again" in answer:
                self._spent = True
                raise _Again
            if "closer" in answer and not self.loads:
                self._scratch.wipe()
                raise _Closer
            examined = unpack(answer)
            self.loaded = answer.get("loaded") is True
        except Broken:
            self._spent = True
            return self._last_words()
        self._scratch.wipe()
        if examined.known and examined.digest not in task.known:
            return unread("corrupt", "the process that read it gave no sound answer")
        return examined

    def _last_words(self) -> Examined:
        """Why the process is no more."""
        try:
            code = self._process.wait(timeout=_ENDING)
        except subprocess.TimeoutExpired:  # it lives, and said something it may not
            self._process.kill()
            return unread("corrupt", "the process that read it gave no sound answer")
        if self._overstepped:
            return unread(*self._overstepped)
        if code == -getattr(signal, "SIGXCPU", 0):
            return unread("timeout", f"used more than {2 * self._settings.seconds:g} seconds of processor time")
        if code == -getattr(signal, "SIGKILL", 0):
            return unread("corrupt", "the process that read it was ended from outside, as when memory runs out")
        return unread("corrupt", "the process that read it ended unexpectedly")

    @contextlib.contextmanager
    def _watched(self, seconds: float, temp_bytes: int = 0) -> Iterator[None]:
        """End the process if the block waits longer, or if its temporary files grow larger (0: however large)."""
        deadline = time.monotonic() + seconds

        def look() -> None:
            if time.monotonic() >= deadline:
                self._overstepped = ("timeout", f"took longer than {seconds:g} seconds")
            elif temp_bytes and self._scratch.taken(self._process.pid) > temp_bytes:
                self._overstepped = ("too-large", f"needs more than {temp_bytes:,} bytes of temporary files")
            else:
                return
            self._process.kill()
            raise Broken

        self._line.look = look
        try:
            yield
        finally:
            self._line.look = None

    def _hand_over(self, stream: BinaryIO, task: Task) -> None:
        message: dict[str, Any] = {"name": task.name, "titles": list(task.titles), "folder": task.folder}
        message |= {"known": dict(task.known), "ocr": task.ocr, "loads": self.loads}
        if hasattr(socket, "send_fds"):
            with _with_descriptor(stream) as descriptor:
                self._line.send(message, descriptor)
            return
        with tempfile.NamedTemporaryFile(dir=self._scratch.path, delete=False) as spooled:
            shutil.copyfileobj(stream, spooled)
        self._line.send(message | {"path": spooled.name})

    @property
    def alive(self) -> bool:
        """Whether it can take another item."""
        return not self._spent and self._process.poll() is None

    def close(self) -> None:
        """End the process and wipe its temporary folder."""
        with contextlib.suppress(Broken):
            if self.alive:
                self._line.send({})
        self._line.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._scratch.remove()

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()


@contextlib.contextmanager
def _with_descriptor(stream: BinaryIO) -> Iterator[int]:
    """A descriptor at position 0 for the stream; a stream in memory is spooled to a nameless file first."""
    try:
        descriptor = stream.fileno()
    except (OSError, AttributeError):
        with tempfile.TemporaryFile() as spooled:
            shutil.copyfileobj(stream, spooled)
            spooled.seek(0)
            yield spooled.fileno()
        return
    yield descriptor


def _check_fit(answer: dict[str, Any]) -> None:
    if "failed" in answer:
        raise CannotWork(str(answer["failed"])[:200])


class Pool:
    """Some workers, each started when first needed. Threads borrow one for the time of an item.

    Beside the first one others start only where that has been reading for `PATIENCE` seconds: what is soon done is done
    soonest by one. What needs a close look is handed to the first one, which alone loads what that takes, until others
    have had nothing else to do for as long as loading took it; without a gate everything needs one.
    """

    def __init__(
        self,
        settings: WorkerSettings,
        size: int,
        roster: Shared | None = None,
        launched: Launched | None = None,
    ) -> None:
        """`launched` is a process that becomes the first worker; who launched it ends it if it was not taken."""
        self._settings = replace(settings, roster_bytes=roster.size if roster else 0)
        self._roster = roster
        self._launched = launched
        self._idle: list[Worker] = []
        self._unstarted = self._size = size
        self._waited, self._waiting = 0.0, 0
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
        except _Closer:
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
            except _Again:
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
            while not self._idle:
                wait = self._patience()
                if self._unstarted and wait is not None and wait <= 0:
                    self._unstarted -= 1
                    return None
                self._given_back.wait(wait if self._unstarted else None)
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
        return None if self._ready is None else self._ready + PATIENCE - time.monotonic()

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
            except _DiedAtStart as error:
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
