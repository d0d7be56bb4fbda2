"""Outcomes and runs from their records, so that one scan's can be given to every form of report."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from connectors.contract import Exposure, Level
from reports.record import Action, Clause, Finding, Match, Outcome, PolicyName, Run, Severity, Suppressed
from scanners.contract import Protection, Where

Record = dict[str, Any]
_NOT_KEPT = {"schema", "severity"}


def outcome_of(record: Record) -> Outcome:
    """The outcome that a `dlp.item/1` record tells; of its matches no recognizer and no link, which it does not."""
    plain = {name: value for name, value in record.items() if name not in _NOT_KEPT}
    told: Record = {
        "modified": _moment(record["modified"]),
        "protection": record["protection"] and Protection(**record["protection"]),
        "exposure": record["exposure"] and _exposure(record["exposure"]),
        "action": Action(**record["action"]),
        "matches": tuple(Match(**_tuples(m) | {"where": Where(**m["where"])}) for m in record["matches"]),
        "findings": tuple(map(_finding, record["findings"])),
    }
    return Outcome(**plain | told)


def run_of(record: Record) -> Run:
    """The run that a `dlp.run/1` record tells."""
    policies = tuple(PolicyName(**p) for p in record["policies"])
    plain = {name: value for name, value in _tuples(record).items() if name != "schema"}
    return Run(**plain | {"started": datetime.fromisoformat(record["started"]), "policies": policies})


def _exposure(record: Record) -> Exposure:
    return Exposure(**_tuples(record) | {"level": Level(record["level"])})


def _finding(record: Record) -> Finding:
    told: Record = {
        "severity": Severity.of(record["severity"]),
        "clauses": tuple(Clause(**c) for c in record["clauses"]),
        "suppressed": record["suppressed"] and Suppressed(**record["suppressed"]),
    }
    return Finding(**_tuples(record) | told)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _tuples(record: Record) -> Record:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}
