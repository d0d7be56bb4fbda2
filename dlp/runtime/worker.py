"""The worker process: reads untrusted files, holds no credential, answers with masked matches only.

Started as `python -m dlp.runtime.worker FD`, the number of its inherited socket. Its first message is its
settings, which it answers when it is ready; each further one is an item, an empty one the end. What a reader prints
or raises goes nowhere: standard error is closed to it.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from pathlib import Path
from typing import Any, BinaryIO

from dlp.privacy import Digester
from dlp.runtime.messages import Broken, Line, WorkerSettings, pack, unpack_settings
from dlp.runtime.pipeline import Pipeline, Task
from recognizers import registry
from recognizers.gate import Gate
from recognizers.reading import Look, Reader
from scanners.contract import Options


def build(settings: WorkerSettings) -> Pipeline:
    """The pipeline that the settings describe."""
    recognizers = registry.in_force(settings.student_id)

    def engine() -> Look:
        from recognizers.engine import Engine

        return Engine(recognizers, settings.model)

    gate = Gate(recognizers, settings.gate_cache) if settings.use_gate else None
    return Pipeline(
        Reader(recognizers, engine, gate),
        Digester(settings.key),
        Options(**settings.options),
        settings.matches_per_item,
        settings.reveal,
    )


def limit(memory: int) -> None:
    """Cap this process's address space (bytes) and core dumps, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def serve(line: Line) -> None:
    """Answer until the parent says the empty word or ends."""
    settings = unpack_settings(line.receive()[0])
    limit(settings.memory)
    pipeline = build(settings)
    line.send({"ready": True})
    while True:
        message, descriptor = line.receive()
        if not message:
            return
        with _open(message, descriptor) as stream:
            line.send(pack(pipeline.examine(stream, Task(message["name"], tuple(message["titles"])))))


def _open(message: dict[str, Any], descriptor: int | None) -> BinaryIO:
    return os.fdopen(descriptor, "rb") if descriptor is not None else Path(message["path"]).open("rb")


def main() -> None:
    """Entry point of the process."""
    if len(sys.argv) == 2:  # noqa: SIM108  # each way needs its own ignored type
        end = socket.socket(fileno=int(sys.argv[1]))
    else:  # Windows hands the socket over by standard input
        end = socket.fromshare(sys.stdin.buffer.read())  # type: ignore[attr-defined]
    with contextlib.suppress(Broken, KeyboardInterrupt):
        serve(Line(end))


if __name__ == "__main__":
    main()
