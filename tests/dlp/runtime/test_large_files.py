"""A gigabyte through the whole program: every line is read, and memory does not grow with the file."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

GIGABYTE = 1 << 30
MOST = 300 << 20
"""Bytes that the program and its worker may hold at once, together."""

LEAK = "Student: Emma Sampson, SSN 219-45-6789"
PROSE = "The guide will speak about tides and boats, and then we walk back along the river. " * 48

Write = Callable[[BinaryIO], None]


def _csv(file: BinaryIO) -> None:
    file.write(f"number,remark,wing\n0,{LEAK},north\n".encode())
    block = b"".join(f'{n},"{PROSE}",north\n'.encode() for n in range(2_000))
    while file.tell() < GIGABYTE:
        file.write(block)
    file.write(f"9,{LEAK},north\n".encode())


def _mbox(file: BinaryIO) -> None:
    envelope = "From ann@example.org Thu Jan  1 00:00:00 2026\nFrom: ann@example.org\nSubject: Trip\n\n"
    file.write(f"{envelope}{LEAK}\n\n".encode())
    block = f"{envelope}{(PROSE + chr(10)) * 16}\n".encode() * 100
    while file.tell() < GIGABYTE:
        file.write(block)
    file.write(f"{envelope}{LEAK}\n\n".encode())


@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="measures processes as Linux shows them")
@pytest.mark.parametrize(("name", "write"), [("a.csv", _csv), ("a.mbox", _mbox)], ids=["csv", "mbox"])
def test_a_gigabyte_in_little_memory(tmp_path: Path, name: str, write: Write) -> None:
    (tmp_path / "site").mkdir()
    with (tmp_path / "site" / name).open("wb") as file:
        write(file)
    (tmp_path / "dlp.toml").write_text("[limits]\nfile_seconds = 3000\n")
    command = [sys.executable, "-m", "dlp", "--state-dir", "state", "scan", "site", "--all", "--quiet", "--workers=1"]
    running = subprocess.Popen([*command, "--output", "report.jsonl"], cwd=tmp_path)
    most = 0
    while running.poll() is None:
        most = max(most, sum(map(_resident, _tree(running.pid))))
        time.sleep(0.2)
    (tmp_path / "site" / name).unlink()
    item, run = map(json.loads, (tmp_path / "report.jsonl").read_text().splitlines())
    assert (running.returncode, item["status"], item["reason"]) == (0, "examined", None)
    assert item["match_counts"]["US_SSN"] == 2, "the first or the last line was not read"
    assert run["bytes"] >= GIGABYTE
    assert most < MOST, f"{most >> 20} MB"


def _tree(process: int) -> list[int]:
    children = (int(e.name) for e in Path("/proc").iterdir() if e.name.isdigit() and _parent(e) == process)
    return [process, *(below for child in children for below in _tree(child))]


def _parent(entry: Path) -> int | None:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError):
        return None


def _resident(process: int) -> int:
    """Bytes of memory it holds; 0 if it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    lines = [line.split() for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(lines[0][1]) << 10 if lines else 0
