"""The records a run writes: what CONTRACT.md fixes, as frozen dataclasses.

`item_record` and `run_record` turn them into plain dictionaries ready for JSON; their JSON Schemas stand beside this
file (`schemas/item.json`, `schemas/run.json`). Everything here is already masked: no raw value enters this module,
but for `Match.text`, which is filled only under `--reveal`.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from connectors.contract import Exposure
from connectors.contract import Reason as SourceReason
from scanners.contract import Protection, Where
from scanners.contract import Reason as FormatReason

Reason = SourceReason | FormatReason
Status = Literal["examined", "partial", "protected", "unreadable", "excluded"]
STATUSES: tuple[Status, ...] = ("examined", "partial", "protected", "unreadable", "excluded")
INCOMPLETE: frozenset[Status] = frozenset({"partial", "protected", "unreadable"})
"""What `--fail-on-incomplete` asks to be told of: `excluded` was left out on purpose."""

Planned = Literal["none", "flag", "quarantine", "unshare", "hold", "block"]
ActionState = Literal["none", "planned", "done", "failed"]


class Severity(enum.IntEnum):
    """How grave a finding is; ordered, so that `max` gives the worst."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    @property
    def word(self) -> str:
        """The value in records: lower case."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> Severity:
        """The severity a record's word names. Raises KeyError for anything else."""
        return cls[word.upper()]


@dataclass(frozen=True, slots=True)
class Match:
    """One value found, masked.

    `member` is the path inside containers, levels joined by "!/", None at the top. `digest` is keyed and hexadecimal,
    equal for equal values; `subject` is an opaque id of the person the value belongs to, the same within the run.
    `why` says in words what made it a match (recognizer, pattern, context), never with the value itself.
    """

    entity: str
    score: float
    member: str | None
    where: Where
    excerpt: str
    digest: str
    subject: str | None = None
    text: str | None = None
    why: tuple[str, ...] = ()
    by: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class LookAlike:
    """What has the look of a match and is none, with the reason; masked. Shown where somebody asks, in no record.

    `by` is the recognizer; `times` counts those of the same kind and reason, of which this is the first.
    """

    entity: str
    member: str | None
    where: Where
    excerpt: str
    why: tuple[str, ...]
    by: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a policy: the pack's name, the clause's id, the pack's version."""

    policy: str
    id: str
    version: str


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Who took a finding off the list, and until when (ISO date)."""

    by: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What lies where, judged: one rule that fired on one item.

    `matches` are indices into the outcome's matches; `subjects` is the number of distinct people, exact to 10,000.
    `action` is what the rules ask for; the item's planned action is the strictest of its findings'.
    """

    id: str
    rule: str
    title: str
    severity: Severity
    citations: tuple[str, ...]
    clauses: tuple[Clause, ...]
    matches: tuple[int, ...]
    subjects: int
    route: tuple[str, ...]
    advice: str
    suppressed: Suppressed | None = None
    action: Planned = "none"
    about: tuple[str, ...] = ()
    """What the people are, as far as is known: "student", "family", "staff", "unknown"."""


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done, or was done, about the item."""

    planned: Planned = "none"
    state: ActionState = "none"
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that is known of one item after its trip. Written as `dlp.item/1`.

    `size` is in bytes; `detail` says in a sentence what `reason` means here, and holds no text of the file.
    """

    id: str
    source: str
    uri: str
    path: str
    size: int | None
    modified: datetime | None
    media_type: str | None
    version: str
    digest: str | None
    status: Status
    reason: Reason | None
    detail: str
    protection: Protection | None
    exposure: Exposure | None
    action: Action = Action()
    matches: tuple[Match, ...] = ()
    match_counts: dict[str, int] = field(default_factory=dict)
    truncated: bool = False
    findings: tuple[Finding, ...] = ()
    dropped: tuple[LookAlike, ...] = ()

    @property
    def severity(self) -> Severity:
        """The highest among the findings that are not suppressed."""
        return max((f.severity for f in self.findings if not f.suppressed), default=Severity.NONE)


@dataclass(frozen=True, slots=True)
class PolicyName:
    """A policy pack in force."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class OcrCost:
    """What OCR cost a run: pages with text, and seconds over all processes.

    `left` are the items whose pictures, or some of them, were not read because its budget was spent: the next run reads
    them.
    """

    pages: int = 0
    seconds: float = 0.0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """The run as a whole, written last as `dlp.run/1`. `seconds` is wall time, `bytes` what was handed to scanners,
    `roster_days` the age of the roster in days."""

    run: str
    started: datetime
    seconds: float
    sources: tuple[str, ...]
    policies: tuple[PolicyName, ...]
    roster: str | None
    bytes: int
    items: dict[str, int]
    unchanged: int
    severity: dict[str, int]
    entities: dict[str, int]
    exit_code: int
    ocr: OcrCost = OcrCost()
    roster_days: float | None = None


def item_record(outcome: Outcome) -> dict[str, Any]:
    """The outcome as a `dlp.item/1` record."""
    exposure = outcome.exposure
    return {
        "schema": "dlp.item/1",
        "id": outcome.id,
        "source": outcome.source,
        "uri": outcome.uri,
        "path": printable_path(outcome.path),
        "size": outcome.size,
        "modified": _time(outcome.modified),
        "media_type": outcome.media_type,
        "version": outcome.version,
        "digest": outcome.digest,
        "status": outcome.status,
        "reason": outcome.reason,
        "detail": outcome.detail,
        "protection": outcome.protection
        and {"scheme": outcome.protection.scheme, "adequate": outcome.protection.adequate},
        "exposure": exposure
        and {
            "level": exposure.level.value,
            "reasons": list(exposure.reasons),
            "owner": exposure.owner,
            "channel": exposure.channel,
            "readers": list(exposure.readers),
            "synced": exposure.synced,
            "encrypted": exposure.encrypted,
        },
        "severity": outcome.severity.word,
        "action": {
            "planned": outcome.action.planned,
            "state": outcome.action.state,
            "detail": outcome.action.detail,
        },
        "matches": [_match(m) for m in outcome.matches],
        "match_counts": dict(sorted(outcome.match_counts.items())),
        "truncated": outcome.truncated,
        "findings": [_finding(f) for f in outcome.findings],
    }


def run_record(run: Run) -> dict[str, Any]:
    """The run as a `dlp.run/1` record."""
    return {
        "schema": "dlp.run/1",
        "run": run.run,
        "started": _time(run.started),
        "seconds": round(run.seconds, 3),
        "sources": list(run.sources),
        "policies": [{"name": p.name, "version": p.version} for p in run.policies],
        "roster": run.roster,
        "roster_days": None if run.roster_days is None else round(run.roster_days, 1),
        "bytes": run.bytes,
        "items": {k: run.items.get(k, 0) for k in ("discovered", *STATUSES)},
        "unchanged": run.unchanged,
        "severity": {s.word: run.severity.get(s.word, 0) for s in Severity},
        "entities": dict(sorted(run.entities.items())),
        "exit_code": run.exit_code,
        "ocr": {"pages": run.ocr.pages, "seconds": round(run.ocr.seconds, 3), "left": run.ocr.left},
    }


def printable_path(path: str) -> str:
    """The path as valid Unicode: what was no UTF-8 or UTF-16 (surrogates) becomes U+FFFD. The uri stays exact."""
    # Windows names may hold any lone surrogate, not only those that stand for a byte (PEP 383)
    other = re.sub("[\ud800-\udc7f\udd00-\udfff]", "\ufffd", path)
    return other.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None


def _match(match: Match) -> dict[str, Any]:
    record: dict[str, Any] = {
        "entity": match.entity,
        "score": round(match.score, 2),
        "member": None if match.member is None else printable_path(match.member),
        "where": match.where.as_dict(),
        "excerpt": match.excerpt,
        "digest": match.digest,
        "subject": match.subject,
        "why": list(match.why),
    }
    if match.text is not None:
        record["text"] = match.text
    return record


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "title": finding.title,
        "severity": finding.severity.word,
        "citations": list(finding.citations),
        "clauses": [{"policy": c.policy, "id": c.id, "version": c.version} for c in finding.clauses],
        "matches": list(finding.matches),
        "subjects": finding.subjects,
        "about": list(finding.about),
        "route": list(finding.route),
        "advice": finding.advice,
        "action": finding.action,
        "suppressed": finding.suppressed and {"by": finding.suppressed.by, "until": finding.suppressed.until},
    }
