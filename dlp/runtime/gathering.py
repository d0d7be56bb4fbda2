"""From the listing of some sources to what is known of each item: carried forward, or read by a worker.

The parent lists and opens; workers read. Results come in the order of the listing. Memory does not grow with the number
of items: so many may be ahead of the slowest one, and fewer where much was found in them.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from connectors.contract import ROOT, BadTarget, CannotRead, Connector, Item, Unlisted
from dlp import logs
from dlp.errors import TargetError
from dlp.runtime.examined import Examined, Task, unread
from dlp.runtime.launching import Launched
from dlp.runtime.messages import WorkerSettings
from dlp.runtime.ocr_budget import Purse
from dlp.runtime.politeness import Throttle
from dlp.runtime.pool import Pool
from dlp.runtime.remembering import Entry, Part, Remembering, fresh, status_of, unlisted
from dlp.runtime.shared import Shared

_AHEAD, _FAR_AHEAD = 16, 512
"""How many items a worker may be ahead of the slowest one, at least and at most: a large file holds up no small one."""

_HELD_OPEN = 16
"""Items, open already, that may wait for the worker that looks closely while the others go on."""

_HELD = 50_000
"""Matches of items that wait for an earlier one; beyond that, `_AHEAD` holds."""

Remember = Callable[[Connector], Remembering | None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """One thing that was met: what a worker said of it, None for what is not read. `unchanged`: carried forward."""

    met: Item | Unlisted
    examined: Examined | None
    unchanged: bool = False


@dataclass(slots=True)
class _Waiting:
    """An entry on its way; no entry is the end of its part."""

    part: Part
    entry: Entry | None = None
    future: Future[Examined] | None = None

    @property
    def ready(self) -> bool:
        return self.future is None or self.future.done()


class Gathering:
    """Gathers once, over some connectors; `close` in any case.

    `file_bytes` is the size of an item that is read at all, `read_rate` in bytes a second (None: any), `prepare` is
    called before the first item is read, if one is, and gives the file of the compiled gate, if there is one. `ocr` is
    the run's budget of OCR (None: any amount). `met`
    counts what was listed so far, `clean` what of it stands as it stood with nothing in it: those are not told.
    `launched` is the process of the first worker, if it runs already.
    """

    def __init__(
        self,
        settings: WorkerSettings,
        workers: int,
        roster: Shared | None = None,
        *,
        file_bytes: int,
        read_rate: int | None = None,
        ocr: Purse | None = None,
        prepare: Callable[[], Path | None] = lambda: None,
        launched: Launched | None = None,
    ) -> None:
        self._pool = Pool(settings, workers, roster, launched)
        self._threads = ThreadPoolExecutor(workers + _HELD_OPEN * (workers > 1), thread_name_prefix="dlp-item")
        self._workers = workers
        self._file_bytes = file_bytes
        self._throttle = Throttle(read_rate)
        self._ocr = ocr
        self._prepare: Callable[[], Path | None] | None = prepare
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._held = 0
        self.met = 0
        self.clean = 0

    def over(self, connectors: Sequence[Connector], remember: Remember) -> Iterator[Gathered]:
        """Everything they list. Raises TargetError if one cannot be used at all."""
        for connector in connectors:
            memory = remember(connector)
            try:
                yield from self._source(connector, memory)
                if memory is not None:
                    memory.finish()
            except BadTarget as error:
                raise TargetError(str(error)) from None
            finally:
                if memory is not None and (trouble := memory.close()):
                    logs.warn(f"{trouble}: the next run reads again what this one could not keep")

    def close(self) -> None:
        """End the workers at once; harmless after a run that came to its end."""
        self._stopped.set()
        self._pool.close(now=True)
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _source(self, connector: Connector, memory: Remembering | None) -> Iterator[Gathered]:
        waiting: deque[_Waiting] = deque()
        for part in memory.parts(connector) if memory else fresh(connector):
            self.met += part.clean
            self.clean += part.clean
            for entry in part.entries:
                self.met += 1
                waiting.append(_Waiting(part, entry, self._submit(connector, entry)))
                while waiting and (waiting[0].ready or self._too_far(len(waiting))):
                    yield from self._next(connector, waiting, memory)
            waiting.append(_Waiting(part))
        while waiting:
            yield from self._next(connector, waiting, memory)

    def _too_far(self, waiting: int) -> bool:
        return waiting > self._workers * (_AHEAD if self._held > _HELD else _FAR_AHEAD)

    def _next(self, connector: Connector, waiting: deque[_Waiting], memory: Remembering | None) -> Iterator[Gathered]:
        first = waiting.popleft()
        if first.entry is not None:
            found = self._finished(connector, first, first.entry, memory)
            if _is_quiet(found):
                self.met -= 1
            else:
                yield found
        elif memory is not None:
            memory.end(first.part)

    def _finished(self, connector: Connector, first: _Waiting, entry: Entry, memory: Remembering | None) -> Gathered:
        met, offer = entry.met, None
        if isinstance(met, Unlisted):
            if met.path == ROOT:
                logs.warn(f'nothing of "{connector.name}" was looked at: {met.detail}')
            if memory is not None:
                memory.keep(first.part, entry, entry.carried or unlisted(met))
            return Gathered(met, None, entry.carried is not None)
        found = entry.carried
        if first.future is not None:
            found = first.future.result()
            self._count(-len(found.linked.matches))
        assert found is not None  # what is not carried was submitted
        if found.known and memory is not None:
            offer = entry.offers.get(found.digest or "")
            known = memory.outcome(offer) if offer else None
            found, offer = (known, offer) if known else (self._examine(connector, met, _task(met)), None)
        if memory is not None:
            memory.keep(first.part, entry, found, offer)
        return Gathered(met, found, entry.carried is not None or offer is not None)

    def _submit(self, connector: Connector, entry: Entry) -> Future[Examined] | None:
        if isinstance(entry.met, Unlisted) or entry.carried is not None:
            return None
        if self._prepare is not None:
            self._pool.use_gate(self._prepare())
            self._prepare = None
        future = self._threads.submit(self._examine, connector, entry.met, _task(entry.met, entry.known))
        future.add_done_callback(self._done)
        return future

    def _done(self, future: Future[Examined]) -> None:
        if not future.cancelled() and future.exception() is None:
            self._count(len(future.result().linked.matches))

    def _count(self, matches: int) -> None:
        with self._lock:
            self._held += matches

    def _examine(self, connector: Connector, item: Item, task: Task) -> Examined:
        if item.size is not None and item.size > self._file_bytes:
            return unread("too-large", f"larger than {self._file_bytes:,} bytes")
        self._throttle.wait(item.size or 0, self._stopped)
        try:
            with connector.open(item) as stream:
                if item.folder:
                    return replace(self._pool.examine(stream, task), media_type="inode/directory")
                if self._ocr is None:
                    return self._pool.examine(stream, task)
                found = self._pool.examine(stream, task, self._ocr.left)
                self._ocr.spend(found.ocr)
                return found
        except CannotRead as error:
            return unread(error.reason, error.detail, status_of(error.reason))


def _is_quiet(found: Gathered) -> bool:
    """Whether it is a folder whose name says nothing: it is no item, then."""
    folder = isinstance(found.met, Item) and found.met.folder
    return folder and (found.examined is None or not found.examined.linked.counts)


def _task(item: Item, known: Mapping[str, tuple[str, str]] = MappingProxyType({})) -> Task:
    folder = "" if item.folder else item.path.rpartition("/")[0].rpartition("/")[2]  # which tells of itself
    return Task(item.name, folder=folder, known=known)
