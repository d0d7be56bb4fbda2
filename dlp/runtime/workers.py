"""The worker processes, seen from the parent: started, fed, watched, replaced.

One thread an open worker: it opens the item, hands over the descriptor, and waits no longer than the file may take. A
worker that dies or overruns costs its one file; a new one takes its place.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from typing import Any, BinaryIO

from dlp.errors import InternalError
from dlp.policy.linking import Linked
from dlp.runtime.messages import Broken, Line, WorkerSettings, pack_settings, unpack
from dlp.runtime.pipeline import Examined, Task
from reports.record import Reason

_ENVIRONMENT = (
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "SYSTEMROOT",
    "VIRTUAL_ENV",
    "LD_LIBRARY_PATH",
    "OPENBLAS_CORETYPE",
    "OPENBLAS_L2_SIZE",
)
_THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


STARTUP = 120.0
"""Seconds of wall time that a worker may take until it is ready for its first item."""


class Worker:
    """One worker process. Not shared between threads."""

    def __init__(self, settings: WorkerSettings) -> None:
        self._settings = settings
        self._folder = tempfile.mkdtemp(prefix="dlp-worker-")
        ours, theirs = socket.socketpair()
        environment = {k: v for k in _ENVIRONMENT if (v := os.environ.get(k))} | _THREADS
        environment |= dict.fromkeys(("TMPDIR", "TEMP", "TMP", "HOME"), self._folder)
        command = [sys.executable, "-s", "-m", "dlp.runtime.worker"]
        quiet: dict[str, Any] = {
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
            "env": environment,
            "cwd": self._folder,
        }
        with theirs:
            if hasattr(socket, "send_fds"):
                theirs.set_inheritable(True)
                self._process = subprocess.Popen(  # noqa: S603  # our own interpreter, our own module
                    [*command, str(theirs.fileno())], stdin=subprocess.DEVNULL, pass_fds=(theirs.fileno(),), **quiet
                )
            else:
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE, **quiet)  # noqa: S603
                assert self._process.stdin is not None
                with self._process.stdin as stdin:
                    stdin.write(theirs.share(self._process.pid))  # type: ignore[attr-defined]  # Windows
        self._ready = self._spent = False
        self._overran: float | None = None
        self._line = Line(ours)
        self._line.send(pack_settings(settings))

    def examine(self, stream: BinaryIO, task: Task) -> Examined:
        """What the worker finds in the stream; a reason if it overran its time (`timeout`) or died (`corrupt`)."""
        try:
            if not self._ready:  # what it takes to start is not the file's time
                with self._watched(STARTUP):
                    self._line.receive()
                self._ready = True
            with self._watched(self._settings.seconds):
                self._hand_over(stream, task)
                answer, _ = self._line.receive()
            return unpack(answer)
        except Broken:
            self._spent = True  # the kill takes a moment, in which the next item must not come here
            self._process.kill()
            if self._overran is not None:
                return _unread("timeout", f"took longer than {self._overran:g} seconds")
            return _unread("corrupt", "the process that read it ended unexpectedly")

    @contextlib.contextmanager
    def _watched(self, seconds: float) -> Iterator[None]:
        """Kill the process if the block takes longer."""

        def kill() -> None:
            self._overran = seconds
            self._process.kill()

        watch = threading.Timer(seconds, kill)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _hand_over(self, stream: BinaryIO, task: Task) -> None:
        message: dict[str, Any] = {"name": task.name, "titles": list(task.titles)}
        if hasattr(socket, "send_fds"):
            with _with_descriptor(stream) as descriptor:
                self._line.send(message, descriptor)
            return
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as spooled:
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
        shutil.rmtree(self._folder, ignore_errors=True)

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


def _unread(reason: Reason, detail: str) -> Examined:
    return Examined("unreadable", reason, detail, None, None, None, 0, Linked())


class Pool:
    """Some workers, each started when first needed. Threads borrow one for the time of an item."""

    def __init__(self, settings: WorkerSettings, size: int) -> None:
        self._settings = settings
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        self._all: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = False
        for _ in range(size):
            self._idle.put(None)

    def examine(self, stream: BinaryIO, task: Task) -> Examined:
        """Examine in the next free worker; blocks until there is one."""
        worker = self._idle.get()
        try:
            if worker is not None and not worker.alive:
                self._drop(worker)
                worker = None
            if worker is None:
                worker = self._start()
            return worker.examine(stream, task)
        finally:
            self._idle.put(worker)  # whatever happened: a slot that is lost is a run that waits for ever

    def _start(self) -> Worker:
        with self._lock:
            if self._closed:
                raise InternalError("the run was stopped")
            worker = Worker(self._settings)
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
