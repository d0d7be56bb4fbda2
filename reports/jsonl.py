"""`--format jsonl`: the records of the contract, one object a line, written as they come.

An item record for each item that has matches, findings or a status other than `examined` (with `all_items`: for every
item), then the run record. This form stays complete whatever other forms leave out.
"""

from __future__ import annotations

import json
from typing import Any, TextIO

from reports.form import Form, FormOptions
from reports.record import Outcome, Run, item_record, run_record
from reports.safe import is_unicode, well_formed


def wanted(outcome: Outcome, options: FormOptions) -> bool:
    """Whether the contract asks for a record of this item."""
    held = outcome.matches or outcome.match_counts or outcome.findings
    return bool(options.all_items or held or outcome.status != "examined")


def line(record: dict[str, Any], stream: TextIO) -> str:
    """The record as one line of JSON without its end, in characters that the stream can take."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    text = well_formed(text)
    return text if is_unicode(stream) else json.dumps(json.loads(text), separators=(",", ":"))


class JsonLines:
    """Writes each record as it comes; keeps nothing."""

    def __init__(self, stream: TextIO, options: FormOptions) -> None:
        self._stream = stream
        self._options = options

    def item(self, outcome: Outcome) -> None:
        if wanted(outcome, self._options):
            self._stream.write(line(item_record(outcome), self._stream) + "\n")

    def close(self, run: Run) -> None:
        self._stream.write(line(run_record(run), self._stream) + "\n")
        self._stream.flush()


FORM = Form("jsonl", "application/jsonl", JsonLines)
