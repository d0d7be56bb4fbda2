"""A worker process, seen from the parent: started, fed, watched.

Whoever has it hands over the descriptor of an open item, and waits no longer than the file may take, looking now and
then what the worker has written. A worker that dies or overruns costs its one file.
"""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from typing import Any, BinaryIO

from dlp.errors import CannotWork
from dlp.runtime.examined import Examined, Task, unread
from dlp.runtime.launching import Launched, launch
from dlp.runtime.messages import Broken, Line, WorkerSettings, pack_settings, unpack
from dlp.runtime.shared import Shared
from reports.record import Reason

STARTUP = 120.0
"""Seconds of wall time that a worker may take until it is ready for its first item."""

_ENDING = 10.0  # seconds that a process has to be gone once its line is cut: a loaded machine takes its time


class DiedAtStart(Exception):
    """A worker ended before it was ready."""


class Again(Exception):
    """The item is to be read by a worker that has loaded everything first."""


class Closer(Exception):
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
        """Wait until it is ready. Raises CannotWork if it says that it never will be, DiedAtStart if it ends."""
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
            raise DiedAtStart(f"a worker process does not start ({late})") from None
        _check_fit(answer)
        self.lacking = tuple(map(str, answer.get("lacking", ())))

    def examine(self, stream: BinaryIO, task: Task) -> Examined:
        """What the worker finds in the stream; a reason if it overran its limits or died.

        Raises CannotWork, Again, Closer.
        """
        try:
            with self._watched(self._settings.seconds, self._settings.temp_bytes):
                self._hand_over(stream, task)
                answer, _ = self._line.receive()
            _check_fit(answer)
            if "again" in answer:
                self._spent = True
                raise Again
            if "closer" in answer and not self.loads:
                self._scratch.wipe()
                raise Closer
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
