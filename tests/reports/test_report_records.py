"""jsonl and json: which items, in what shape, and that the schemas are strict and say what the types say."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

import jsonschema
import pytest
from report_factories import district, finding, match, outcome, rendered, run

from connectors.contract import CHANNELS, Level
from connectors.contract import Reason as SourceReason
from reports import registry, schemas, words
from reports.form import FormOptions
from reports.record import STATUSES, ActionState, Outcome, Planned, Severity, Suppressed, item_record, run_record
from scanners.contract import Part, Where
from scanners.contract import Reason as FormatReason

ITEM = schemas.schema("dlp.item/1")
RUN = schemas.schema("dlp.run/1")

FULL = outcome(
    matches=(match(where=Where(1, "S", "A1", 1, "C", 1, 1, 1, 1, "body", 0, 1), member="a!/b", text="shown"),),
    findings=(finding(suppressed=Suppressed("officer", None)), finding(Severity.LOW)),
)


def records(form: str, outcomes: list[Outcome], **options: Any) -> list[dict[str, Any]]:
    text = rendered(form, outcomes, FormOptions(**options))
    found: list[dict[str, Any]] = json.loads(text) if form == "json" else [json.loads(x) for x in text.splitlines()]
    return found


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_every_record_is_valid_and_the_run_comes_last(form: str) -> None:
    found = records(form, district(), all_items=True)
    for record in found:
        schemas.validate(record)
    assert [r["schema"] for r in found] == ["dlp.item/1"] * len(district()) + ["dlp.run/1"]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_run_without_items_is_a_run_record(form: str) -> None:
    assert [r["schema"] for r in records(form, [])] == ["dlp.run/1"]


@pytest.mark.parametrize(
    ("one", "listed"),
    [
        pytest.param(outcome(), False, id="read-and-empty"),
        pytest.param(outcome(matches=(match(),)), True, id="matches-alone"),
        pytest.param(outcome(findings=(finding(matches=()),)), True, id="finding-alone"),
        pytest.param(outcome(status="excluded", reason="duplicate"), True, id="excluded"),
        pytest.param(outcome(status="unreadable", reason="denied", exposure=None), True, id="unreadable"),
        pytest.param(outcome(status="protected", reason="encrypted"), True, id="protected"),
        pytest.param(outcome(status="partial", reason="timeout"), True, id="partial"),
    ],
)
def test_which_items_are_listed(one: Outcome, listed: bool) -> None:
    assert len(records("jsonl", [one])) == 1 + listed
    assert len(records("jsonl", [one], all_items=True)) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
@pytest.mark.parametrize("path", ["caf\udce9.txt", "a\ud800\udc00b", "学校\u2028.txt", "\x1b[2J"])
def test_a_record_is_one_line_of_valid_unicode_on_any_stream(tmp_path: Any, path: str, encoding: str) -> None:
    with (tmp_path / "out").open("w", encoding=encoding, newline="") as stream:
        report = registry.writer("jsonl", stream, FormOptions(all_items=True))
        report.item(outcome(path, matches=(match(member=path, excerpt=path),)))
        report.close(run())
    first, last, rest = (tmp_path / "out").read_bytes().decode(encoding).split("\n")
    for line in (first, last):
        schemas.validate(json.loads(line))
        json.dumps(json.loads(line), ensure_ascii=False).encode("utf-8")  # raises on a lone surrogate
    assert not rest


@pytest.mark.parametrize(
    ("schema", "place", "expected"),
    [
        pytest.param(
            ITEM, ("properties", "reason"), {None, *get_args(SourceReason), *get_args(FormatReason)}, id="reason"
        ),
        pytest.param(ITEM, ("properties", "status"), set(STATUSES), id="status"),
        pytest.param(ITEM, ("properties", "action", "properties", "planned"), set(get_args(Planned)), id="planned"),
        pytest.param(ITEM, ("properties", "action", "properties", "state"), set(get_args(ActionState)), id="state"),
        pytest.param(ITEM, ("$defs", "severity"), {s.word for s in Severity}, id="severity"),
        pytest.param(ITEM, ("$defs", "entity"), set(words.ENTITIES), id="entity"),
        pytest.param(ITEM, ("$defs", "where", "properties", "part"), set(get_args(Part)), id="part"),
        pytest.param(ITEM, ("$defs", "exposure", "properties", "level"), {v.value for v in Level}, id="level"),
        pytest.param(ITEM, ("$defs", "exposure", "properties", "channel"), set(CHANNELS), id="channel"),
        pytest.param(RUN, ("properties", "entities", "propertyNames"), set(words.ENTITIES), id="run-entities"),
        pytest.param(RUN, ("properties", "exit_code"), {0, 1, 2, 3}, id="exit-code"),
    ],
)
def test_the_schema_lists_what_the_types_list(schema: Any, place: tuple[str, ...], expected: set[Any]) -> None:
    for key in place:
        schema = schema[key]
    assert set(schema["enum"]) == expected


def test_the_schemas_are_schemas() -> None:
    for schema in (ITEM, RUN):
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_field_of_a_record_is_known_and_none_is_missing() -> None:
    schemas.validate(item_record(FULL))
    assert set(item_record(FULL)) == set(ITEM["properties"])
    assert set(item_record(FULL)["matches"][0]) == set(ITEM["$defs"]["match"]["properties"])
    assert set(item_record(FULL)["matches"][0]["where"]) == set(ITEM["$defs"]["where"]["properties"])
    assert set(item_record(FULL)["findings"][0]) == set(ITEM["$defs"]["finding"]["properties"])
    assert set(run_record(run([FULL]))) == set(RUN["properties"])


def broken(change: dict[str, Any], base: dict[str, Any] | None = None) -> dict[str, Any]:
    return {**(base or item_record(FULL)), **change}


@pytest.mark.parametrize(
    "record",
    [
        pytest.param({}, id="no-schema-named"),
        pytest.param(broken({"schema": "dlp.item/2"}), id="unknown-schema"),
        pytest.param(broken({"colour": "red"}), id="unknown-field"),
        pytest.param({k: v for k, v in item_record(FULL).items() if k != "digest"}, id="missing-field"),
        pytest.param(broken({"status": "clean"}), id="unknown-status"),
        pytest.param(broken({"status": "unreadable"}), id="unread-without-a-reason"),
        pytest.param(broken({"reason": "denied"}), id="read-with-a-reason"),
        pytest.param(broken({"severity": "high"}), id="severity-of-a-suppressed-finding"),
        pytest.param(broken({"matches": []}), id="index-without-a-match"),
        pytest.param(broken({"match_counts": {}}), id="fewer-counted-than-listed"),
        pytest.param(broken({"modified": "2026-09-14 08:30"}), id="time-not-rfc-3339"),
        pytest.param(
            broken({"modified": item_record(replace(FULL, modified=datetime(2026, 1, 1)))["modified"]}), id="naive"
        ),
        pytest.param(broken({"uri": "file:///srv/Grade 4"}), id="uri-not-encoded"),
        pytest.param(broken({"items": {**run_record(run())["items"], "examined": 1}}, run_record(run())), id="bad-sum"),
        pytest.param(broken({"exit_code": 4}, run_record(run())), id="unknown-exit-code"),
    ],
)
def test_what_is_wrong_is_refused(record: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        schemas.validate(record)


def test_a_time_is_rfc_3339_in_utc() -> None:
    assert item_record(outcome(modified=datetime(2026, 1, 1, tzinfo=UTC)))["modified"] == "2026-01-01T00:00:00Z"
