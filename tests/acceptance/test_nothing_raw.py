"""No planted value of the sample district stands in anything that a run writes; all the same it is found."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from connectors.contract import Level
from connectors.share import Share
from dlp import places
from dlp.config import Config
from dlp.policy.pack import DEFAULT, load
from dlp.runtime.run import Scan, Settings
from recognizers import registry as recognizers
from recognizers.gate import Gate
from reports import registry
from reports.form import FormOptions
from reports.record import Outcome, Run
from reports.schemas import validate

Records = Callable[[str], list[dict[str, Any]]]
NAMES = ("path", "uri", "member")
MUST_BE_FOUND = ("STUDENT_ID", "SASID", "US_SSN", "DATE_OF_BIRTH", "HEALTH_ALERT", "CUSTODY_NOTE")


def planted(district: Any) -> set[str]:
    """Every value of four characters and more, as it stands in the files, on one line."""
    values = {" ".join(row["value"].split()) for row in district.rows("truth.jsonl")}
    return {value for value in values if len(value) >= 4}


def found_in(text: str, values: Iterable[str], besides: Iterable[str] = ()) -> set[str]:
    """The values that stand in the text, once the names of files, which may hold some, are taken out."""
    for name in sorted(besides, key=len, reverse=True):
        text = text.replace(name, " ")
    flat = " ".join(text.split())
    return {v for v in values if v in flat and re.search(rf"(?<!\w){re.escape(v)}(?!\w)", flat)}


def words_of_the_recognizers(values: Iterable[str]) -> set[str]:
    """The values that are words the program looks for ("asthma"): the compiled gate holds them for everybody."""
    shipped = "\n".join(re.sub(r"\\(\W)", r"\1", t) for r in recognizers.shipped() for t in r.triggers).casefold()
    gate = Gate(recognizers.shipped(), places.cache_folder())
    return {v for v in values if v.casefold() in shipped or (v.isalpha() and gate.triggers(v))}


def without_names(record: Any) -> Any:
    """The record without the fields in which the real name of a file may stand."""
    if isinstance(record, dict):
        return {key: without_names(value) for key, value in record.items() if key not in NAMES}
    return [without_names(value) for value in record] if isinstance(record, list) else record


def test_the_search_finds_what_is_there(district: Any) -> None:
    values = planted(district)
    assert len(values) > 200
    one = sorted(values)[0]
    assert found_in(f"x {one} y", values) >= {one}


def test_every_record_is_valid_and_the_counts_add_up(district: Any, records: Records) -> None:
    *items, run = records(district.report.read_text("utf-8"))
    for record in (*items, run):
        validate(record)
    assert run["items"]["discovered"] == len(items) == len(district.rows("files.jsonl"))
    assert Counter(i["status"] for i in items) == {k: v for k, v in run["items"].items() if v and k != "discovered"}


def test_no_value_in_the_records(district: Any, records: Records) -> None:
    written = json.dumps(without_names(records(district.report.read_text("utf-8"))), ensure_ascii=False)
    assert found_in(written, planted(district)) == set()


def test_no_value_in_what_is_said_and_left_behind(district: Any) -> None:
    left = district.dlp.left()
    assert any(name.endswith("audit.jsonl") for name in left)
    said = {"stdout": district.done.stdout.encode(), "stderr": district.done.stderr.encode()}
    values = planted(district)
    ours = words_of_the_recognizers(values)
    for name, content in {**left, **said}.items():
        if name != "report.jsonl":
            own = ours if "/gate-" in name else set()
            there = {v for v in values - own if v.split()[0].encode() in content}  # looking for words in bytes is quick
            assert not there or found_in(content.decode("utf-8", "replace"), there) == set(), name


@pytest.fixture(scope="module")
def outcomes(district: Any) -> tuple[list[Outcome], Run]:
    settings = Settings(
        Config(), load(DEFAULT), b"k" * 32, workers=2, exposure=Level.EXTERNAL, gate_cache=places.cache_folder()
    )
    scan = Scan([Share(district.folder, name="district")], settings)
    try:
        return list(scan.outcomes()), scan.record(0)
    finally:
        scan.close()


@pytest.mark.parametrize("explain", [False, True], ids=["plain", "explained"])
@pytest.mark.parametrize("form", registry.forms())
def test_no_value_in_any_form_of_the_report(
    district: Any, outcomes: tuple[list[Outcome], Run], form: str, explain: bool
) -> None:
    items, run = outcomes
    # a name in a path may be shown: let every file have a name that says nothing
    stream = io.StringIO()
    report = registry.writer(form, stream, FormOptions(all_items=True, explain=explain))
    for number, outcome in enumerate(items):
        suffix = Path(outcome.path).suffix
        nameless = [replace(m, member=m.member and f"member{suffix}") for m in outcome.matches]
        named = replace(
            outcome, path=f"folder/{number}{suffix}", uri=f"file:///folder/{number}", matches=tuple(nameless)
        )
        report.item(named)
    report.close(run)
    assert len(stream.getvalue()) > 500
    assert found_in(stream.getvalue(), planted(district)) == set()


def test_csv_cells_are_no_formulas(outcomes: tuple[list[Outcome], Run]) -> None:
    stream = io.StringIO()
    report = registry.writer("csv", stream, FormOptions(all_items=True))
    for outcome in outcomes[0]:
        report.item(outcome)
    report.close(outcomes[1])
    cells = [cell for row in csv.reader(io.StringIO(stream.getvalue())) for cell in row]
    assert cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t")]


@pytest.mark.slow  # reads the whole district a second time
def test_every_planted_value_is_found(district: Any) -> None:
    """As `dlp eval` counts: the value itself, of its type, in its file and member."""
    wanted = [word for entity in MUST_BE_FOUND for word in ("--entity", entity)]
    done = district.dlp("eval", district.labels / "truth.jsonl", "--json", "--per-file", "--workers", 2, *wanted)
    assert done.returncode == 0, done.stderr
    score = json.loads(done.stdout)
    assert {row["file"]: row["missed"] for row in score["per_file"] if row["missed"]} == {}
    assert {entity: score["entities"][entity]["recall"] for entity in MUST_BE_FOUND} == dict.fromkeys(
        MUST_BE_FOUND, 1.0
    )
    assert score["files"]["flagged_clean"] == 0
    assert found_in(done.stdout, planted(district), besides=(row["file"] for row in score["per_file"])) == set()


def test_no_clean_file_is_flagged_at_medium_or_above(district: Any, records: Records) -> None:
    *items, _ = records(district.report.read_text("utf-8"))
    sensitive = {row["file"]: row["sensitive"] for row in district.rows("files.jsonl")}
    flagged = {i["path"] for i in items if i["severity"] in ("medium", "high", "critical")}
    assert {path for path in flagged if not sensitive[path]} == set()
    assert {path for path, is_ in sensitive.items() if is_} - flagged == set()
