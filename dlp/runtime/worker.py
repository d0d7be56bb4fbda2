"""The worker process: reads untrusted files, holds no credential, answers with masked matches only.

Started as `python -m dlp.runtime.worker FD`, the number of its inherited socket. Its first message is its
settings, which it answers when it is ready, or with the reason why it never will be; each further one is an item, an
empty one the end. What a reader prints or raises goes nowhere: standard error is closed to it.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import socket
import sys
from pathlib import Path
from typing import Any, BinaryIO

from dlp.privacy import Digester
from dlp.runtime import sandbox
from dlp.runtime.messages import Broken, Line, WorkerSettings, pack, unpack_settings
from dlp.runtime.pipeline import Pipeline, Task, unread
from recognizers import registry
from recognizers.gate import Gate
from recognizers.reading import Look, Reader
from scanners.contract import Options


class Unfit(BaseException):
    """This installation cannot examine anything: no file's fault, so nothing that deals with bad files may catch it."""


class Detection:
    """Makes what looks closely, when the first file needs it."""

    def __init__(self, settings: WorkerSettings) -> None:
        self.recognizers = registry.in_force(settings.student_id)
        self._model = settings.model
        self._short = False
        if importlib.util.find_spec(self._model) is None:
            raise Unfit(f"the spaCy model {self._model} is not installed")

    def __call__(self) -> Look:
        """Presidio and the model. Raises Unfit, and MemoryError, which may be the fault of the file being read."""
        try:
            from recognizers.engine import Engine

            return Engine(self.recognizers, self._model)
        except MemoryError:
            self._short = True
            raise
        except Exception as error:
            raise Unfit(f"the detection does not start ({_cause(error)})") from error

    def recheck(self) -> None:
        """If memory was too short for it, see whether it still is without a file. Raises Unfit."""
        if not self._short:
            return
        try:
            self()
        except MemoryError:
            raise Unfit("the limit on memory is too low for the language model ([limits] worker_memory)") from None
        self._short = False


def build(settings: WorkerSettings, detection: Detection | None = None) -> Pipeline:
    """The pipeline that the settings describe. Raises Unfit."""
    detection = detection or Detection(settings)
    gate = Gate(detection.recognizers, settings.gate_cache) if settings.use_gate else None
    return Pipeline(
        Reader(detection.recognizers, detection, gate),
        Digester(settings.key),
        Options(**settings.options),
        settings.matches_per_item,
        settings.reveal,
    )


def serve(line: Line) -> None:
    """Answer until the parent says the empty word or ends."""
    settings = unpack_settings(line.receive()[0])
    try:
        pipeline, detection = _prepared(line, settings)
        while given := _next(line):
            _allow_processor(2 * settings.seconds)
            line.send(_answer(pipeline, *given))
            detection.recheck()
    except Unfit as error:
        line.send({"failed": str(error)})


def _prepared(line: Line, settings: WorkerSettings) -> tuple[Pipeline, Detection]:
    """All that is needed to read files, with nothing more to be had. Raises Unfit."""
    try:
        lacking = sandbox.enter(sandbox.Bounds(settings.memory, settings.temp_bytes))
        detection = Detection(settings)
        pipeline = build(settings, detection)
        lacking += sandbox.shut(Path.cwd())
    except MemoryError:
        raise Unfit("the limit on memory is too low ([limits] worker_memory)") from None
    except Exception as error:
        raise Unfit(f"a worker process does not start ({_cause(error)})") from error
    line.send({"ready": True, "lacking": lacking})
    return pipeline, detection


def _allow_processor(seconds: float) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # the parent's watch on the time holds in any case
        sandbox.allow_processor(seconds)


def _next(line: Line) -> tuple[dict[str, Any], int | None] | None:
    message, descriptor = line.receive()
    return (message, descriptor) if message else None


def _answer(pipeline: Pipeline, message: dict[str, Any], descriptor: int | None) -> dict[str, Any]:
    try:
        with _open(message, descriptor) as stream:
            return pack(pipeline.examine(stream, Task(message["name"], tuple(message["titles"]))))
    except MemoryError:
        return pack(unread("too-large", "needs more memory than one file may use"))
    except Exception as error:  # a gap in the pipeline costs this file, not the worker
        return pack(unread("corrupt", f"reading it failed ({_cause(error)})"))


def _open(message: dict[str, Any], descriptor: int | None) -> BinaryIO:
    return os.fdopen(descriptor, "rb") if descriptor is not None else Path(message["path"]).open("rb")


def _cause(error: BaseException) -> str:
    """The class of an error, and the module that an import did not find. Never its text, which may repeat content."""
    return f"{type(error).__name__}: {error.name}" if isinstance(error, ImportError) else type(error).__name__


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
