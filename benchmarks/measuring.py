"""A command measured with all processes it starts: seconds, processor time, memory. Linux: it looks into /proc.

Memory is asked ten times a second. `largest` is the most that one process held (what is private to it, and its share
of what is shared: Pss), `together` the most that all held at once.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Cost:
    """What a command cost: seconds of wall clock and of processor, MB of memory, and what it said."""

    seconds: float = 0.0
    cpu: float = 0.0
    largest: float = 0.0
    parent: float = 0.0
    together: float = 0.0
    said: str = ""
    code: int = 0
    spacy: int = 0
    """Processes that held the language model."""


@dataclass
class _Watch:
    root: int
    cost: Cost
    done: threading.Event = field(default_factory=threading.Event)
    cpu: dict[int, float] = field(default_factory=dict)
    models: set[int] = field(default_factory=set)

    def run(self) -> None:
        while not self.done.wait(0.1):
            self.look()

    def look(self) -> None:
        together = 0.0
        for process in _tree(self.root):
            held = _held(process)
            together += held
            self.cost.largest = max(self.cost.largest, held)
            if process == self.root:
                self.cost.parent = max(self.cost.parent, held)
            elif process not in self.models and _holds_model(process):
                self.models.add(process)
        self.cost.together = max(self.cost.together, together)


def cost(command: Sequence[str], folder: Path | None = None, memory: bool = True, limit: float | None = None) -> Cost:
    """Run the command to its end, or for `limit` seconds, and say what it cost.

    Without `memory` nothing looks on, which costs time itself.
    """
    measured = Cost()
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603  # commands of the benchmarks only
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        watch = _Watch(process.pid, measured)
        looking = threading.Thread(target=watch.run, daemon=True)
        if memory:
            looking.start()
        late = threading.Timer(limit, process.kill) if limit else None
        if late:
            late.start()
        assert process.stdout is not None
        measured.said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.done.set()
        if late:
            late.cancel()
    measured.seconds = time.perf_counter() - started
    measured.cpu = usage.ru_utime + usage.ru_stime  # with all that it waited for: workers are waited for
    measured.code = process.returncode
    measured.spacy = len(watch.models)
    return measured


def _tree(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
    except OSError:
        return []
    found = [process]
    for task in tasks:
        try:
            below = (task / "children").read_text().split()
        except OSError:
            continue
        for child in map(int, below):
            found.extend(_tree(child))
    return found


def _held(process: int) -> float:
    """MB of memory that are this process's own, with its share of what it shares."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:")), 0.0)


def _holds_model(process: int) -> bool:
    try:
        return "/spacy/" in Path(f"/proc/{process}/maps").read_text()
    except OSError:
        return False
