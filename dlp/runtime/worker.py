"""The worker process: reads untrusted files, holds no credential, answers with masked matches only.

Started as `python -m dlp.runtime.worker FD`, the number of its inherited socket. Its first message is its
settings, which it answers when it is ready, or with the reason why it never will be; each further one is an item, an
empty one the end. What a reader prints or raises goes nowhere: standard error is closed to it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib.util
import os
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from dlp.privacy import Digester
from dlp.runtime import allocation, sandbox, shared
from dlp.runtime.examined import Task, unread
from dlp.runtime.messages import Broken, Line, WorkerSettings, pack, unpack_settings
from dlp.runtime.pipeline import Pipeline
from recognizers.gate import Gate
from recognizers.reading import Reader
from scanners import registry as scanning
from scanners.contract import OcrBudget, Options
from scanners.text.paragraphs import typed_tables

if TYPE_CHECKING:
    from recognizers.closely import Look
    from recognizers.contract import Recognizer
    from recognizers.roster.match import Roster  # brings numpy in, which nothing needs without a roster


READING = 0.8
"""Of the seconds that a file may take, the share after which no more of it is read and the answer is given."""


AGAIN = 1.0
"""Seconds after which a file is not begun again by another process: loading what this one lacks costs little more."""


class Unfit(BaseException):
    """This installation cannot examine anything: no file's fault, so nothing that deals with bad files may catch it."""


class Again(BaseException):
    """What looks closely could not be loaded beside the file being read: to be tried without it first."""


class Closer(BaseException):
    """The file needs a close look, and this process was not to load what that takes: another one has it already."""


@contextlib.contextmanager
def _starting() -> Iterator[None]:
    """Whatever goes wrong in the block, also what a library says for which there is no room, is raised as Unfit."""
    try:
        yield
    except MemoryError:
        raise Unfit(_TOO_LITTLE) from None
    except Exception as error:
        raise Unfit(f"the detection does not start ({_cause(error)}), or {_TOO_LITTLE}") from error


class Detection:
    """Makes what looks closely, when a file needs it and it `may`. Until one needs them no recognizer is imported.

    Tables need the recognizers, which take a second, and most of them no model, which takes two more.
    """

    def __init__(self, settings: WorkerSettings) -> None:
        self._own = (settings.student_id, settings.employee_id, settings.lunch_pin)
        self._model = settings.model
        self._made: Look | None = None
        self.may, self.began = True, time.monotonic()
        if importlib.util.find_spec(self._model) is None:
            raise Unfit(f"the spaCy model {self._model} is not installed")

    @property
    def loaded(self) -> bool:
        """Whether all that looks closely is there."""
        return self._made is not None

    def recognizers(self) -> Sequence[Recognizer]:
        """The recognizers in force. Raises Unfit."""
        with _starting():
            from recognizers import registry

            return registry.in_force(*self._own)

    def needed(self) -> Sequence[Recognizer]:
        """The same in the middle of a file. Raises Again, for the lack may be the fault of the file being read."""
        try:
            return self.recognizers()
        except Unfit as unfit:
            raise Again from unfit

    def load(self) -> None:
        """Load Presidio and the model. Raises Unfit."""
        with _starting():
            from recognizers.triggers import parsed

            recognizers = self.recognizers()
            parsed.forget()  # before the model is loaded, which takes the room
            from recognizers.engine import Engine

            self._made = Engine(recognizers, self._model)
            allocation.give_back()

    def __call__(self) -> Look:
        """What looks closely. Raises Closer; Again, for the lack may be the fault of the file being read."""
        if self._made is None:
            if not self.may and time.monotonic() - self.began < AGAIN:
                raise Closer
            try:
                self.load()
            except Unfit as unfit:
                raise Again from unfit
        assert self._made is not None
        return self._made


_TOO_LITTLE = "the limit on memory is too low for it ([limits] worker_memory)"


def build(settings: WorkerSettings, detection: Detection | None = None, index: Any = None) -> Pipeline:
    """The pipeline that the settings describe, with the index of a roster if there is one. Raises Unfit."""
    detection = detection or Detection(settings)
    scanning.scanners()  # loads the modules, unless it is done, before the time of the first file begins
    gate = _gate(settings, detection)
    return Pipeline(
        Reader(detection.needed, detection, gate, _roster(index), settings.explain, typed_tables),
        Digester(settings.key),
        Options(**settings.options),
        settings.matches_per_item,
        settings.reveal,
        READING * settings.seconds,
    )


def _gate(settings: WorkerSettings, detection: Detection) -> Gate | None:
    """What looks first. Without it, too, what lies in its file is loaded: working it out anew takes seconds."""
    kept = Gate.kept(settings.gate_file) if settings.gate_file else None
    if not settings.use_gate:
        return None
    return kept or Gate(detection.recognizers(), settings.gate_cache)


def _roster(index: Any) -> Roster | None:
    if index is None:
        return None
    from recognizers.roster.match import Roster

    return Roster(index)


def serve(line: Line) -> None:
    """Answer until the parent says the empty word or ends."""
    with contextlib.suppress(Exception):  # what is wrong is said when it is wanted
        scanning.scanners()
    told, descriptor = line.receive()
    settings = unpack_settings(told)
    index = shared.receive(line, settings.roster_bytes, descriptor) if settings.roster_bytes else None
    try:
        detection, pipeline = _prepared(line, settings, index)
        while given := _next(line):
            _allow_processor(2 * settings.seconds)
            detection.may, detection.began = bool(given[0]["loads"]), time.monotonic()
            line.send(_answer(pipeline, *given) | {"loaded": detection.loaded})
    except Unfit as error:
        line.send({"failed": str(error)})
    except Again:
        line.send({"again": True})


def _prepared(line: Line, settings: WorkerSettings, index: Any) -> tuple[Detection, Pipeline]:
    """All that is needed to read files, with nothing more to be had. Raises Unfit."""
    try:
        lacking = sandbox.enter(sandbox.Bounds(settings.memory, settings.temp_bytes))
        detection = Detection(settings)
        pipeline = build(settings, detection, index)
        if settings.eager:
            detection.load()
        lacking += sandbox.shut(Path.cwd())
    except MemoryError:
        raise Unfit(_TOO_LITTLE) from None
    except ImportError as error:  # also what a library says for which there is no room
        raise Unfit(f"a worker process does not start ({_cause(error)}), or {_TOO_LITTLE}") from error
    except Exception as error:
        raise Unfit(f"a worker process does not start ({_cause(error)})") from error
    gc.freeze()
    line.send({"ready": True, "lacking": lacking})
    return detection, pipeline


def _allow_processor(seconds: float) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # the parent's watch on the time holds in any case
        sandbox.allow_processor(seconds)


def _next(line: Line) -> tuple[dict[str, Any], int | None] | None:
    message, descriptor = line.receive()
    return (message, descriptor) if message else None


def _answer(pipeline: Pipeline, message: dict[str, Any], descriptor: int | None) -> dict[str, Any]:
    try:
        with _open(message, descriptor) as stream:
            stream.seek(0)
            return pack(pipeline.examine(stream, _task(message)))
    except Closer:
        return {"closer": True}
    except MemoryError:
        return pack(unread("too-large", "needs more memory than one file may use"))
    except Exception as error:  # a gap in the pipeline costs this file, not the worker
        return pack(unread("corrupt", f"reading it failed ({_cause(error)})"))


def _task(message: dict[str, Any]) -> Task:
    known = {digest: (name, folder) for digest, (name, folder) in message["known"].items()}
    ocr = OcrBudget(*message["ocr"]) if message["ocr"] else None
    return Task(message["name"], tuple(message["titles"]), message["folder"], known, ocr)


def _open(message: dict[str, Any], descriptor: int | None) -> BinaryIO:
    return os.fdopen(descriptor, "rb") if descriptor is not None else Path(message["path"]).open("rb")


def _cause(error: BaseException) -> str:
    """The class of an error, and the module that an import did not find. Never its text, which may repeat content."""
    return f"{type(error).__name__}: {error.name}" if isinstance(error, ImportError) else type(error).__name__


def main() -> None:
    """Entry point of the process."""
    allocation.settle()
    if len(sys.argv) == 2:  # noqa: SIM108  # each way needs its own ignored type
        end = socket.socket(fileno=int(sys.argv[1]))
    else:  # Windows hands the socket over by standard input
        end = socket.fromshare(sys.stdin.buffer.read())  # type: ignore[attr-defined]
    with contextlib.suppress(Broken, KeyboardInterrupt):
        serve(Line(end))


if __name__ == "__main__":
    main()
