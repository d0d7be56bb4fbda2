"""`--format json`: the same records as jsonl in one array, streamed."""

from __future__ import annotations

from typing import TextIO

from reports.form import Form, FormOptions
from reports.jsonl import line, wanted
from reports.record import Outcome, Run, item_record, run_record


class JsonArray:
    """Opens the array with the first record and closes it after the run's."""

    def __init__(self, stream: TextIO, options: FormOptions) -> None:
        self._stream = stream
        self._options = options
        self._before = "[\n"

    def item(self, outcome: Outcome) -> None:
        if wanted(outcome, self._options):
            self._stream.write(self._before + line(item_record(outcome), self._stream))
            self._before = ",\n"

    def close(self, run: Run) -> None:
        self._stream.write(self._before + line(run_record(run), self._stream) + "\n]\n")
        self._stream.flush()


FORM = Form("json", "application/json", JsonArray)
