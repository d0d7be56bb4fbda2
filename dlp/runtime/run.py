"""A run: everything some connectors list, examined, judged, accounted for, in the order of the listing.

The parent lists and opens; workers read. Nothing holds state between two items, and memory does not
grow with their number.
"""

from __future__ import annotations

import contextlib
import ctypes
import secrets
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from connectors.contract import (
    EXCLUDED,
    BadTarget,
    CannotRead,
    Channel,
    Connector,
    Exposure,
    Item,
    Level,
    Reason,
    Unlisted,
)
from dlp.config import Config
from dlp.errors import InternalError, TargetError
from dlp.policy.judging import judge, planned_action
from dlp.policy.linking import Linked
from dlp.policy.onfile import suppressing
from dlp.policy.onfile.answers import Desk, desk, gather
from dlp.policy.pack import Pack
from dlp.policy.rulebook import Rulebook
from dlp.policy.situation import Situation
from dlp.runtime.examined import Examined, Task
from dlp.runtime.messages import WorkerSettings
from dlp.runtime.shared import Shared
from dlp.runtime.workers import Pool
from recognizers import gate, registry
from recognizers.contract import Recognizer
from reports.record import STATUSES, Finding, Outcome, PolicyName, Run, Status

_AHEAD = 16
"""How many items a worker may be ahead of the slowest one before the listing waits."""


@dataclass(frozen=True)
class Settings:
    """What a run is told. `key` is the digest key; `exposure` and `channel` override what connectors find.

    `roster` is closed by whoever made it. `desk` holds the registers, None for none.
    """

    config: Config
    packs: tuple[Pack, ...]
    key: bytes = field(repr=False)
    workers: int = 2
    exposure: Level | None = None
    channel: Channel | None = None
    reveal: bool = False
    use_gate: bool = True
    gate_cache: Path | None = None
    passwords: tuple[str, ...] = field(default=(), repr=False)
    roster: Shared | None = None
    desk: Desk | None = None


@dataclass(slots=True)
class Progress:
    """How far a run is: items met and done, bytes read, findings so far, the item it is at."""

    discovered: int = 0
    done: int = 0
    bytes: int = 0
    findings: int = 0
    current: str = ""


class Scan:
    """One run over some connectors. Iterate `outcomes()` once, then ask for `record()`; `close()` in any case."""

    def __init__(self, connectors: Sequence[Connector], settings: Settings) -> None:
        self._connectors = connectors
        self._settings = settings
        if settings.use_gate and settings.gate_cache:
            gate.prepare(_recognizers(settings), settings.gate_cache)
            _give_back()
        self._pool = Pool(_worker_settings(settings), max(1, settings.workers), settings.roster)
        self._threads = ThreadPoolExecutor(max(1, settings.workers), thread_name_prefix="dlp-item")
        self._rulebook = Rulebook(settings.packs)
        demanding = [pack.name for pack in settings.packs if pack.approver is not None]
        self._desk = settings.desk or desk(settings.config)
        self._suppressions = suppressing.of(self._desk.shelf, demanding)
        self._spoken_of: dict[int, bool] = {}
        self._started = datetime.now(UTC)
        self._clock = time.monotonic()
        self._status: Counter[str] = Counter()
        self._severity: Counter[str] = Counter()
        self._entities: Counter[str] = Counter()
        self.progress = Progress()

    def outcomes(self) -> Iterator[Outcome]:
        """The outcome of every item, in the order of listing. Raises TargetError if a source cannot be used at all."""
        for met, examined in self.examined():
            yield self._finish(met, examined)

    def examined(self) -> Iterator[tuple[Item | Unlisted, Examined | None]]:
        """Everything that is listed, with what the workers said of it, not judged yet; None for what is not read."""
        waiting: deque[tuple[Item | Unlisted, Future[Examined] | None]] = deque()
        ahead = _AHEAD * max(1, self._settings.workers)
        for connector in self._connectors:
            try:
                for met in connector.items():
                    self.progress.discovered += 1
                    waiting.append((met, self._submit(connector, met)))
                    while waiting and (len(waiting) > ahead or waiting[0][1] is None or waiting[0][1].done()):
                        yield _result(*waiting.popleft())
            except BadTarget as error:
                raise TargetError(str(error)) from None
            while waiting:
                yield _result(*waiting.popleft())

    def record(self, exit_code: int) -> Run:
        """The run's record. Raises InternalError if an item was lost: what was discovered is always accounted for."""
        if sum(self._status.values()) != self.progress.discovered:
            raise InternalError("the run lost count of its items; please report this")
        return Run(
            run=f"{self._started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}",
            started=self._started,
            seconds=time.monotonic() - self._clock,
            sources=tuple(c.name for c in self._connectors),
            policies=tuple(PolicyName(p.name, p.version) for p in self._settings.packs),
            roster=self._settings.roster.version if self._settings.roster else None,
            bytes=self.progress.bytes,
            items={"discovered": self.progress.discovered, **{s: self._status[s] for s in STATUSES}},
            unchanged=0,
            severity=dict(self._severity),
            entities=dict(self._entities),
            exit_code=exit_code,
        )

    def close(self) -> None:
        """End the workers at once; harmless after a run that came to its end."""
        self._pool.close(now=True)
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _submit(self, connector: Connector, met: Item | Unlisted) -> Future[Examined] | None:
        if isinstance(met, Unlisted):
            return None
        return self._threads.submit(self._examine, connector, met)

    def _examine(self, connector: Connector, item: Item) -> Examined:
        limit = self._settings.config.limits.file_bytes
        if item.size is not None and item.size > limit:
            return Examined("unreadable", "too-large", f"larger than {limit:,} bytes", None, None, None, 0, Linked())
        try:
            with connector.open(item) as stream:
                return self._pool.examine(
                    stream, Task(item.name, folder=item.path.rpartition("/")[0].rpartition("/")[2])
                )
        except CannotRead as error:
            return Examined(_status(error.reason), error.reason, error.detail, None, None, None, 0, Linked())

    def _finish(self, met: Item | Unlisted, examined: Examined | None) -> Outcome:
        self.progress.current = met.path
        outcome = self._judged(met, examined) if isinstance(met, Item) and examined else self._unlisted(met)
        self.progress.done += 1
        self.progress.findings += len(outcome.findings)
        self._status[outcome.status] += 1
        self._severity[outcome.severity.word] += 1
        self._entities.update(outcome.match_counts)
        return outcome

    def situation(self, item: Item, linked: Linked | None = None) -> Situation:
        """What a verdict on the item depends on besides its matches: who can see it, and what is on file about it.

        What was matched could be read, so no protection counts: what an item's record tells is that of its locked part.
        """
        exposure = self._exposure(item.exposure)
        answers = gather(self._desk, item.uri, exposure, linked or Linked())
        return answers.situation(replace(exposure, reasons=(*exposure.reasons, *answers.reasons)))

    def _judged(self, item: Item, examined: Examined) -> Outcome:
        self.progress.bytes += examined.bytes
        situation = self.situation(item, examined.linked)
        exposure = situation.exposure
        findings = judge(item.id, examined.linked, situation, self._rulebook)
        findings = self._suppressed(item, findings, examined.linked)
        outcome = Outcome(
            id=item.id, source=item.source, uri=item.uri, path=item.path, size=item.size, modified=item.modified,
            media_type=examined.media_type, version=item.version, digest=examined.digest, status=examined.status,
            reason=examined.reason, detail=examined.detail, protection=examined.protection, exposure=exposure,
            matches=examined.linked.matches, match_counts=examined.linked.counts, truncated=examined.linked.truncated,
            findings=findings,
        )  # fmt: skip
        return replace(outcome, action=planned_action(findings))

    def _unlisted(self, met: Item | Unlisted) -> Outcome:
        assert isinstance(met, Unlisted)
        return Outcome(
            id=met.id, source=met.source, uri=met.uri, path=met.path, size=met.size, modified=met.modified,
            media_type=None, version=met.version, digest=None, status=_status(met.reason), reason=met.reason,
            detail=met.detail, protection=None, exposure=met.exposure and self._exposure(met.exposure),
        )  # fmt: skip

    def _exposure(self, found: Exposure) -> Exposure:
        settings = self._settings
        if settings.exposure is not None:
            found = replace(found, level=settings.exposure, reasons=(f"set for this run: {settings.exposure.value}",))
        return replace(found, channel=settings.channel) if settings.channel is not None else found

    def unused_suppressions(self, whole: bool) -> Iterator[str]:
        """After a run, a sentence a file: the suppressions that held nowhere. `whole`: all sources were listed."""
        sources = [connector.name for connector in self._connectors]
        rows = suppressing.unused(self._suppressions, self._spoken_of, sources, whole)
        return suppressing.remarks(self._desk.shelf, rows)

    def _suppressed(self, item: Item, findings: tuple[Finding, ...], linked: Linked) -> tuple[Finding, ...]:
        laid = self._suppressions.lay(item.source, item.path, findings, linked.matches, not linked.truncated)
        for row in laid.met:
            self._spoken_of[row] = row in laid.used or self._spoken_of.get(row, False)
        return laid.findings


def _result(met: Item | Unlisted, future: Future[Examined] | None) -> tuple[Item | Unlisted, Examined | None]:
    return met, future.result() if future else None


def _give_back() -> None:
    """Return to the system what compiling took; the C library of Linux would keep 66 MB for the whole run, measured."""
    with contextlib.suppress(OSError, TypeError, AttributeError):  # no such function elsewhere
        ctypes.CDLL(None).malloc_trim(0)


def _recognizers(settings: Settings) -> Sequence[Recognizer]:
    district = settings.config.district
    return registry.in_force(district.student_id, district.employee_id)


def _status(reason: Reason) -> Status:
    return "excluded" if reason in EXCLUDED else "unreadable"


def _worker_settings(settings: Settings) -> WorkerSettings:
    limits = settings.config.limits
    return WorkerSettings(
        student_id=settings.config.district.student_id,
        employee_id=settings.config.district.employee_id,
        model=settings.config.nlp.model,
        key=settings.key,
        matches_per_item=limits.matches_per_item,
        reveal=settings.reveal,
        use_gate=settings.use_gate,
        gate_cache=settings.gate_cache,
        options={
            "max_text_bytes": limits.text_bytes,
            "max_members": limits.members,
            "max_depth": limits.depth,
            "max_expanded_bytes": limits.expanded_bytes,
            "max_ratio": limits.ratio,
            "passwords": settings.passwords,
        },
        memory=limits.worker_memory,
        temp_bytes=limits.temp_bytes,
        seconds=limits.file_seconds,
    )
