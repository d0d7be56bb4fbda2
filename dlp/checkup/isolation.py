"""Doctor's lines about how well a file that is read is kept apart from everything else."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from dlp.checkup.line import Line, Surroundings
from dlp.runtime.sandbox import LAYERS

_SECONDS = 60


def check_isolation(_around: Surroundings) -> Iterator[Line]:
    """Each layer around the worker processes, tried out in a process of its own."""
    lacking = _lacking()
    if lacking is None:
        text = "a process that keeps itself apart does not start: no worker will"
        yield Line("Isolation", "missing", text, blocks=True)
        return
    held = len(LAYERS) - len(lacking)
    text = f"each file is read in a process of its own, kept apart in {held} of {len(LAYERS)} ways"
    yield Line("Isolation", "working", text)
    for name, layer in LAYERS.items():
        if name in lacking:
            yield Line(f"Isolation: {name}", "note", f"this system does not give {layer}; the rest holds")
        else:
            yield Line(f"Isolation: {name}", "working", layer, detail=True)


def _lacking() -> frozenset[str] | None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-s", "-P", "-m", "dlp.runtime.sandbox"]
        try:
            done = subprocess.run(  # noqa: S603  # our own interpreter, our own module
                command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False
            )
            return frozenset(json.loads(done.stdout))
        except (OSError, ValueError, subprocess.SubprocessError):
            return None
