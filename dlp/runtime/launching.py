"""The process of a worker, launched: what it is told to run, what of the environment it sees, and its end of the line.

It imports what it needs at once and then waits for its settings. So it can be launched before these are known, while
the parent is still busy with its own start.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from typing import Any

from dlp.runtime.scratch import Scratch

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

PROGRAM = ("-s", "-P", "-m", "dlp.runtime.worker")
"""What Python is told to run. -P: what a reader leaves in the temporary folder, the working one, is never imported."""


class Launched:
    """A process that waits for its settings: itself, our end of its line, its temporary folder.

    Whoever `take`s it ends it; else `close` does.
    """

    def __init__(self, process: subprocess.Popen[bytes], end: socket.socket, scratch: Scratch) -> None:
        self.process = process
        self.end_of_line = end
        self.scratch = scratch
        self._taken = False

    def take(self) -> bool:
        """Whether it may be had: once, and only while it lives."""
        first, self._taken = not self._taken, True
        if first and self.process.poll() is not None:
            self._remove()
            return False
        return first

    def close(self) -> None:
        """End it, unless somebody took it."""
        if self.take():
            self.process.kill()
            self._remove()

    def _remove(self) -> None:
        self.end_of_line.close()
        self.process.wait()
        self.scratch.remove()


def launch() -> Launched:
    """Launch a process. On Linux it ends with the thread that calls this."""
    scratch = Scratch()
    ours, theirs = socket.socketpair()
    environment = {k: v for k in _ENVIRONMENT if (v := os.environ.get(k))} | _THREADS
    environment |= dict.fromkeys(("TMPDIR", "TEMP", "TMP", "HOME"), str(scratch.path))
    command = [sys.executable, *PROGRAM]
    quiet: dict[str, Any] = {
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "env": environment,
        "cwd": scratch.path,
    }
    with theirs:
        if hasattr(socket, "send_fds"):
            theirs.set_inheritable(True)
            process = subprocess.Popen(  # noqa: S603  # our own interpreter, our own module
                [*command, str(theirs.fileno())], stdin=subprocess.DEVNULL, pass_fds=(theirs.fileno(),), **quiet
            )
        else:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, **quiet)  # noqa: S603
            assert process.stdin is not None
            with process.stdin as stdin:
                stdin.write(theirs.share(process.pid))  # type: ignore[attr-defined]  # Windows
    return Launched(process, ours, scratch)
