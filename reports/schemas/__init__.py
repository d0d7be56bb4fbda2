"""The JSON Schemas (2020-12) of the records, and the check against them that every test of a record uses.

`item.json` and `run.json` are strict: a field that nobody wrote down is an error. What a schema cannot say (counts that
add up, indices that exist) is checked here too.
"""

from __future__ import annotations

import functools
import importlib.resources
import json
from collections.abc import Mapping
from typing import Any

import jsonschema

from reports.record import STATUSES, Severity

_FILES = {"dlp.item/1": "item.json", "dlp.run/1": "run.json"}


def schema(name: str) -> dict[str, Any]:
    """The schema of `dlp.item/1` or `dlp.run/1`. Raises KeyError for anything else."""
    text = importlib.resources.files("reports.schemas").joinpath(_FILES[name]).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def validate(record: Mapping[str, Any]) -> None:
    """Check one record of `--format jsonl`. Raises jsonschema.ValidationError, naming the field, if it is not valid.

    The error's text holds part of the record: it is for tests and checks, not for logs.
    """
    name = record.get("schema")
    if name not in _FILES:
        raise jsonschema.ValidationError(f"no such schema: {name!r}")
    _validator(name).validate(record)
    if name == "dlp.item/1":
        _check_item(record)
    else:
        _check_run(record)


@functools.cache
def _validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema(name))


def _check_item(record: Mapping[str, Any]) -> None:
    number = len(record["matches"])
    counts = [s for s in record["findings"] if s["suppressed"] is None]
    worst = max((Severity.of(f["severity"]) for f in counts), default=Severity.NONE)
    if record["severity"] != worst.word:
        raise jsonschema.ValidationError("severity is not the highest among the findings that are not suppressed")
    if any(index >= number for finding in record["findings"] for index in finding["matches"]):
        raise jsonschema.ValidationError("a finding names a match that is not there")
    held: dict[str, int] = {}
    for match in record["matches"]:
        held[match["entity"]] = held.get(match["entity"], 0) + 1
    if any(record["match_counts"].get(entity, 0) < n for entity, n in held.items()):
        raise jsonschema.ValidationError("match_counts is less than the matches listed")


def _check_run(record: Mapping[str, Any]) -> None:
    items = record["items"]
    if items["discovered"] != sum(items[status] for status in STATUSES):
        raise jsonschema.ValidationError("discovered is not the sum of examined, partial, protected, ...")
