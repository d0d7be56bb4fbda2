"""`--format csv`: one row a finding, and one an item that was not read or not whole, for a spreadsheet.

Columns (`COLUMNS`): `kind` is "finding", "not read" (any status but `examined`) or, under `--all`, "item" for an item
with neither. A partial item with findings has a row of each kind. `matches` counts the finding's matches in the record,
`people` the distinct people (10000 stands for 10,000 or more), `where` the first places in words with masked excerpts.
Cells that a spreadsheet would take for a formula begin with an apostrophe; control characters are written escaped.
"""

from __future__ import annotations

import csv
from typing import TextIO

from reports import phrases, words
from reports.form import Form, FormOptions
from reports.record import Finding, Outcome, Run
from reports.safe import cell, fitting

COLUMNS = (
    "kind", "severity", "source", "path", "member", "what", "matches", "people", "where", "level", "who", "rule",
    "title", "citations", "clauses", "advice", "ask", "action", "action_state", "accepted", "status", "reason",
    "detail", "size", "modified", "uri", "item", "finding",
)  # fmt: skip


class CsvTable:
    """Writes each row as it comes; keeps nothing."""

    def __init__(self, stream: TextIO, options: FormOptions) -> None:
        self._stream = stream
        self._options = options
        self._rows = csv.writer(_Fitting(stream), lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def item(self, outcome: Outcome) -> None:
        for finding in outcome.findings:
            self._write({**_item(outcome), **_finding(finding, outcome), "kind": "finding"})
        if outcome.status != "examined":
            self._write({**_item(outcome), "kind": "not read"})
        elif self._options.all_items and not outcome.findings:
            self._write({**_item(outcome), "kind": "item"})

    def close(self, run: Run) -> None:  # noqa: ARG002  # the account of the run has no place in a table of findings
        self._stream.flush()

    def _write(self, row: dict[str, str]) -> None:
        self._rows.writerow([cell(row.get(column, "")) for column in COLUMNS])


class _Fitting:
    """A writer for `csv` that escapes what the stream's encoding lacks."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(fitting(text, self._stream))


def _item(outcome: Outcome) -> dict[str, str]:
    exposure = outcome.exposure
    return {
        "source": outcome.source,
        "path": outcome.path,
        "level": exposure.level.value if exposure else "",
        "who": words.audience(exposure),
        "action": outcome.action.planned,
        "action_state": outcome.action.state,
        "status": outcome.status,
        "reason": outcome.reason or "",
        "detail": outcome.detail,
        "size": "" if outcome.size is None else str(outcome.size),
        "modified": outcome.modified.isoformat(timespec="seconds") if outcome.modified else "",
        "uri": outcome.uri,
        "item": outcome.id,
    }


def _finding(finding: Finding, outcome: Outcome) -> dict[str, str]:
    found = phrases.matches_of(finding, outcome)
    members = dict.fromkeys(m.member for m in found if m.member)
    return {
        "severity": finding.severity.word,
        "member": "; ".join(members),
        "what": ", ".join(words.entity(name) for name in words.by_gravity(m.entity for m in found)),
        "matches": str(len(found)),
        "people": str(finding.subjects),
        "where": phrases.where(finding, outcome),
        "rule": finding.rule,
        "title": finding.title,
        "citations": "; ".join(finding.citations),
        "clauses": "; ".join(f"{c.policy} {c.id} ({c.version})" for c in finding.clauses),
        "advice": " ".join(finding.advice.split()),
        "ask": ", ".join(words.role(r) for r in finding.route),
        "accepted": phrases.accepted(finding),
        "finding": finding.id,
    }


FORM = Form("csv", "text/csv; charset=utf-8; header=present", CsvTable)
