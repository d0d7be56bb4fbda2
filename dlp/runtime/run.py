"""A run: everything some connectors list, examined, judged, accounted for, in the order of the listing.

The parent lists and opens; workers read. Nothing holds state between two items, and memory does not
grow with their number.
"""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from connectors.contract import (
    Channel,
    Connector,
    Exposure,
    Item,
    Level,
    Unlisted,
)
from dlp.config import Config
from dlp.errors import InternalError
from dlp.policy.judging import judge, planned_action
from dlp.policy.linking import Linked
from dlp.policy.onfile import suppressing
from dlp.policy.onfile.answers import Desk, as_students, desk, gather
from dlp.policy.pack import Pack
from dlp.policy.rulebook import Rulebook
from dlp.policy.situation import Situation
from dlp.policy.vocabulary import Place
from dlp.runtime import compiling
from dlp.runtime.examined import Examined
from dlp.runtime.export import Export
from dlp.runtime.gathering import Gathered, Gathering, Remember
from dlp.runtime.launching import Launched
from dlp.runtime.messages import WorkerSettings
from dlp.runtime.ocr_budget import Purse
from dlp.runtime.remembering import status_of
from dlp.runtime.shared import LISTS, Shared
from reports.record import STATUSES, Finding, OcrCost, Outcome, PolicyName, Run, Severity


@dataclass(frozen=True)
class Settings:
    """What a run is told. `key` is the digest key; `exposure` and `channel` override what connectors find.

    `explain` asks for look-alikes too, which are known everywhere only where no gate looks first.
    `roster` is closed by whoever made it, and so is `launched`, the process of the first worker, if it runs already.
    `desk` holds the registers, None for none.
    """

    config: Config
    packs: tuple[Pack, ...]
    key: bytes = field(repr=False)
    workers: int = 2
    exposure: Level | None = None
    channel: Channel | None = None
    reveal: bool = False
    use_gate: bool = True
    explain: bool = False
    gate_cache: Path | None = None
    passwords: tuple[str, ...] = field(default=(), repr=False)
    roster: Shared | None = None
    desk: Desk | None = None
    launched: Launched | None = None


@dataclass(slots=True)
class Progress:
    """How far a run is: items met and done, bytes read, findings so far, the item it is at."""

    discovered: int = 0
    done: int = 0
    bytes: int = 0
    findings: int = 0
    current: str = ""


def _forget(_connector: Connector) -> None:
    """The memory of a run that has none."""


class Scan:
    """One run over some connectors. Iterate `outcomes()` once, then ask for `record()`; `close()` in any case.

    `memory` gives what earlier runs know of a source, None where nothing is known and nothing is to be kept. Then
    outcomes of items that stand as they stood, with nothing in them, are counted and not told.
    """

    def __init__(self, connectors: Sequence[Connector], settings: Settings, memory: Remember = _forget) -> None:
        self._connectors = connectors
        self._settings = settings
        self._memory = memory
        limits = settings.config.limits
        self._ocr = Purse(limits.ocr_run_pages, limits.ocr_run_seconds)
        self._gathering = Gathering(
            _worker_settings(settings),
            max(1, settings.workers),
            settings.roster,
            file_bytes=limits.file_bytes,
            read_rate=limits.read_rate,
            ocr=self._ocr,
            prepare=lambda: _prepare_gate(settings),
            launched=settings.launched,
        )
        self._rulebook = Rulebook(settings.packs)
        demanding = [pack.name for pack in settings.packs if pack.approver is not None]
        self._desk = settings.desk or desk(settings.config)
        self._suppressions = suppressing.of(self._desk.shelf, demanding)
        self._exports = {one.name: one for one in connectors if isinstance(one, Export)}
        self._spoken_of: dict[int, bool] = {}
        self._started = datetime.now(UTC)
        self._clock = time.monotonic()
        self._status: Counter[str] = Counter()
        self._severity: Counter[str] = Counter()
        self._entities: Counter[str] = Counter()
        self._unchanged = 0
        self.progress = Progress()

    def outcomes(self) -> Iterator[Outcome]:
        """The outcome of every item, in the order of listing. Raises TargetError if a source cannot be used at all."""
        for gathered in self._gathered():
            yield self._finish(gathered)

    def examined(self) -> Iterator[tuple[Item | Unlisted, Examined | None]]:
        """Everything that is listed, with what the workers said of it, not judged yet; None for what is not read."""
        for gathered in self._gathered():
            yield gathered.met, gathered.examined

    def _gathered(self) -> Iterator[Gathered]:
        for gathered in self._gathering.over(self._connectors, self._memory):
            self.progress.discovered = self._gathering.met
            yield gathered
        self.progress.discovered = self._gathering.met
        self.progress.done += self._gathering.clean

    def record(self, exit_code: int) -> Run:
        """The run's record. Raises InternalError if an item was lost: what was discovered is always accounted for."""
        clean = self._gathering.clean
        status = self._status + Counter(examined=clean)
        if sum(status.values()) != self.progress.discovered:
            raise InternalError("the run lost count of its items; please report this")
        ocr = self._ocr.spent()
        held = self._settings.roster
        roster = None if held is None or held.version.startswith(LISTS) else held
        return Run(
            run=f"{self._started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}",
            started=self._started,
            seconds=time.monotonic() - self._clock,
            sources=tuple(c.name for c in self._connectors if not isinstance(c, Export) or c.met),
            policies=tuple(PolicyName(p.name, p.version) for p in self._settings.packs),
            roster=roster.version if roster else None,
            roster_days=roster.age_days(self._started) if roster else None,
            bytes=self.progress.bytes,
            items={"discovered": self.progress.discovered, **{s: status[s] for s in STATUSES}},
            unchanged=self._unchanged + clean,
            severity=dict(self._severity + Counter({Severity.NONE.word: clean})),
            entities=dict(self._entities),
            exit_code=exit_code,
            ocr=OcrCost(ocr.pages, ocr.seconds, ocr.left),
        )

    def close(self) -> None:
        """End the workers at once; harmless after a run that came to its end."""
        self._gathering.close()

    def _finish(self, gathered: Gathered) -> Outcome:
        met, examined = gathered.met, gathered.examined
        self.progress.current = met.path
        self._unchanged += gathered.unchanged
        if examined is not None and not gathered.unchanged:
            self.progress.bytes += examined.bytes
        outcome = self._judged(met, examined) if isinstance(met, Item) and examined else self._unlisted(met)
        self.progress.done += 1
        self.progress.findings += len(outcome.findings)
        self._status[outcome.status] += 1
        self._severity[outcome.severity.word] += 1
        self._entities.update(outcome.match_counts)
        return outcome

    def people(self, linked: Linked) -> Linked:
        """The same people, as the registers know them."""
        return as_students(self._desk, linked)

    def situation(
        self, item: Item, linked: Linked | None = None, sent_to: Sequence[str] = (), as_place: Place | None = None
    ) -> Situation:
        """What a verdict on the item depends on besides its matches: who can see it, to which addresses it is sent, and
        what is on file about it; `as_place`: as if it lay in such a place.

        What was matched could be read, so no protection counts but that of the medium as a whole: what an item's record
        tells is that of its locked part.
        """
        exposure = self._exposure(item.exposure)
        answers = gather(self._desk, item.uri, exposure, linked or Linked(), sent_to, as_place)
        exposure = replace(exposure, reasons=(*exposure.reasons, *answers.reasons))
        return answers.situation(exposure, "strong" if exposure.encrypted else "none")

    def _judged(self, item: Item, examined: Examined) -> Outcome:
        linked = self.people(examined.linked)
        situation = self.situation(item, linked)
        exposure = situation.exposure
        findings = self._suppressed(item, judge(item.id, linked, situation, self._rulebook), linked)
        outcome = Outcome(
            id=item.id, source=item.source, uri=item.uri, path=item.path, size=item.size, modified=item.modified,
            media_type=examined.media_type, version=item.version, digest=examined.digest, status=examined.status,
            reason=examined.reason, detail=examined.detail, protection=examined.protection, exposure=exposure,
            matches=examined.linked.matches, match_counts=examined.linked.counts, truncated=examined.linked.truncated,
            findings=findings, dropped=examined.linked.dropped,
        )  # fmt: skip
        return replace(outcome, action=planned_action(findings))

    def _unlisted(self, met: Item | Unlisted) -> Outcome:
        assert isinstance(met, Unlisted)
        export = self._exports.get(met.source)
        found = [export.finding(met, self._settings.packs)] if export else []
        findings = self._suppressed(met, tuple(found), Linked())
        exposure = met.exposure if export or not met.exposure else self._exposure(met.exposure)
        return Outcome(
            id=met.id, source=met.source, uri=met.uri, path=met.path, size=met.size, modified=met.modified,
            media_type=None, version=met.version, digest=None, status=status_of(met.reason), reason=met.reason,
            detail=met.detail, protection=None, exposure=exposure,
            findings=findings, action=planned_action(findings),
        )  # fmt: skip

    def _exposure(self, found: Exposure) -> Exposure:
        settings = self._settings
        if settings.exposure is not None:
            found = replace(found, level=settings.exposure, reasons=(f"set for this run: {settings.exposure.value}",))
        return replace(found, channel=settings.channel) if settings.channel is not None else found

    def unused_suppressions(self, whole: bool, lasting: bool = True) -> Iterator[str]:
        """After a run, a sentence a file: the suppressions that held nowhere. `whole`: all sources were listed;
        `lasting`: the digest key outlives the run, so that digests can be compared."""
        sources = [connector.name for connector in self._connectors]
        rows = suppressing.unused(self._suppressions, self._spoken_of, sources, whole, lasting)
        return suppressing.remarks(self._desk.shelf, rows, self._settings.packs)

    def _suppressed(self, item: Item | Unlisted, findings: tuple[Finding, ...], linked: Linked) -> tuple[Finding, ...]:
        laid = self._suppressions.lay(item.source, item.path, findings, linked.matches, not linked.truncated)
        for row in laid.met:
            self._spoken_of[row] = row in laid.used or self._spoken_of.get(row, False)
        return laid.findings


def _prepare_gate(settings: Settings) -> Path | None:
    """The file of the compiled gate; None where there is nothing to load. It holds more than a gate: see `worker`."""
    if settings.gate_cache is None:
        return None
    return compiling.compiled(settings.config, settings.gate_cache, make=settings.use_gate)


def _worker_settings(settings: Settings) -> WorkerSettings:
    limits = settings.config.limits
    return WorkerSettings(
        student_id=settings.config.district.student_id,
        employee_id=settings.config.district.employee_id,
        lunch_pin=settings.config.district.lunch_pin,
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
            "max_ocr_pages": limits.ocr_pages,
            "max_ocr_seconds": limits.ocr_seconds,
            "passwords": settings.passwords,
        },
        memory=limits.worker_memory,
        temp_bytes=limits.temp_bytes,
        seconds=limits.file_seconds,
        explain=settings.explain,
    )
