"""A scan asks nothing of the network: with every connection and every look-up refused it ends the same way.

The refusal is an audit hook in the `sitecustomize` module of an environment made for it, so that worker processes have
it too, whatever environment variables they are given. Every attempt is written down: falling back quietly after a
refused connection is a failure as well. Where the system lets an ordinary user make a network namespace, the scan runs
in an empty one besides.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from dlp import places

ROOT = Path(__file__).parents[2]

HOOK = """
import os, sys
log = os.open({attempts!r}, os.O_WRONLY | os.O_APPEND)      # opened before a worker gives up such rights
def refuse(event, arguments):
    if event not in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        return
    target = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments[0]
    if event in ("socket.connect", "socket.sendto") and isinstance(target, (str, bytes)):
        return                                              # a socket in the file system stays on the machine
    os.write(log, f"{{event}} {{target}}\\n".encode())
    raise OSError("the network is refused")
sys.addaudithook(refuse)
"""


class Environment(Protocol):
    """What the fixture `new_environment` makes."""

    scripts: Path
    packages: Path


Offline = Callable[..., tuple[subprocess.CompletedProcess[str], str]]


def own_namespace() -> list[str]:
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0:
        return [unshare, "-rn"]
    return []


@pytest.fixture
def offline(tmp_path: Path, new_environment: Callable[..., Environment]) -> Offline:
    """Runs Python with the network refused; gives what came of it and what it tried to reach."""
    environment = new_environment(ROOT)
    attempts = tmp_path / "attempts.txt"
    attempts.touch()
    (environment.packages / "sitecustomize.py").write_text(HOOK.format(attempts=str(attempts)), encoding="utf-8")
    homes = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "STATE")}
    homes["XDG_CACHE_HOME"] = str(places.cache_folder().parent)  # the gate of other tests
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("DLP_", "PYTHON", "VIRTUAL_ENV"))}

    def run(*arguments: str) -> tuple[subprocess.CompletedProcess[str], str]:
        done = subprocess.run(
            [*own_namespace(), str(environment.scripts / "python"), *arguments],
            cwd=tmp_path, env={**keep, **homes, "HOME": str(tmp_path)},
            capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
        return done, attempts.read_text(encoding="utf-8")

    return run


@pytest.mark.parametrize(
    "program",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import subprocess, sys\n"
        "child = \"import socket; socket.gethostbyname('example.org')\"\n"
        "subprocess.run([sys.executable, '-s', '-c', child], env={}, check=True)\n",
    ],
    ids=["connect", "look up", "in a child without our variables"],
)
def test_the_refusal_refuses(offline: Offline, tmp_path: Path, program: str) -> None:
    script = tmp_path / "program.py"
    script.write_text(program, encoding="utf-8")
    done, attempts = offline(str(script))
    assert "the network is refused" in done.stderr
    assert attempts != ""


@pytest.mark.parametrize(
    "command",
    [
        "scan",
        # the same engine behind another face: once a night is enough
        pytest.param("check", marks=pytest.mark.slow),
        pytest.param("gate", marks=pytest.mark.slow),
    ],
)
def test_command(offline: Offline, tmp_path: Path, command: str) -> None:
    share = tmp_path / "share"
    share.mkdir()
    text = "Student: Emma Sampson, SSN 512-45-6789, write to emma.sampson@example.org or call 508-555-0142.\n"
    (share / "letter.txt").write_text(text, encoding="utf-8")
    (share / "page.html").write_text(
        '<html><head><link href="https://example.org/a.css"></head><body><img src="https://example.org/a.png">'
        "<p>DOB of Emma Sampson: 03/14/2012</p></body></html>",
        encoding="utf-8",
    )
    done, attempts = offline("-m", "dlp", command, str(share), "--format", "jsonl", "--all", "--fail-on", "none")
    assert attempts == ""
    assert done.returncode == 0, done.stderr
    *items, run = map(json.loads, done.stdout.splitlines())
    assert {item["path"]: item["status"] for item in items} == {"letter.txt": "examined", "page.html": "examined"}
    assert run["items"]["examined"] == 2
    assert {"US_SSN", "EMAIL_ADDRESS"} <= set(run["entities"])
