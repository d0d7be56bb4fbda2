"""A run that stands back: niceness and disk class for all that it starts, and no more bytes a second than allowed."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from dlp.runtime.politeness import Throttle

STAND_BACK = """
import os, subprocess, sys
from dlp.runtime.politeness import be_polite
lacking = be_polite()
child = subprocess.run([sys.executable, "-c", "import os; print(os.nice(0))"], capture_output=True, text=True)
print(len(lacking), os.nice(0), child.stdout.strip())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the classes of the disk are Linux's")
def test_it_and_what_it_starts_stand_back() -> None:
    said = subprocess.run([sys.executable, "-c", STAND_BACK], capture_output=True, text=True, check=True).stdout
    lacking, own, of_child = map(int, said.split())
    assert lacking == 0
    assert own == of_child >= 15


def test_bytes_are_let_through_at_the_rate() -> None:
    throttle, stopped = Throttle(1_000_000), threading.Event()
    started = time.monotonic()
    for _ in range(4):
        throttle.wait(50_000, stopped)
    assert time.monotonic() - started >= 0.14


@pytest.mark.parametrize(("rate", "stop"), [(None, False), (1, True)], ids=["no rate", "a run that is stopped"])
def test_nobody_waits_without_need(rate: int | None, stop: bool) -> None:
    throttle, stopped = Throttle(rate), threading.Event()
    if stop:
        stopped.set()
    started = time.monotonic()
    for _ in range(3):
        throttle.wait(10**9, stopped)
    assert time.monotonic() - started < 5
