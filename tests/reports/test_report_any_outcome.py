"""Whatever stands in an outcome, every form renders it, and nothing a terminal or spreadsheet obeys comes out."""

import csv
import io
import json
import unicodedata
from datetime import UTC
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from report_factories import rendered

from connectors.contract import CHANNELS, Exposure, Level
from reports import registry, schemas, words
from reports.form import FormOptions
from reports.record import (
    STATUSES,
    Action,
    ActionState,
    Clause,
    Finding,
    Match,
    Outcome,
    Planned,
    Severity,
    Suppressed,
)
from scanners.contract import Part, Protection, Where

NASTY = st.sampled_from(
    ["\x1b[2J", "=1+1", "\u202e", "a\nb", "\r", "\t", "<b>", "!/", "caf\udce9", "\ud800", '","', "'"]
)
TEXT = st.text(st.characters(), max_size=12) | st.lists(NASTY, min_size=1, max_size=4).map("".join)
NAMED = TEXT.filter(bool)
TEXTS = st.lists(NAMED, max_size=3).map(tuple)
COUNT = st.none() | st.integers(1, 10**9)
HEXADECIMAL = st.text("0123456789abcdef", min_size=1, max_size=32)

WHERES = st.builds(
    Where,
    page=COUNT,
    sheet=st.none() | TEXT,
    cell=st.sampled_from([None, "A1", "ZZ900"]),
    row=COUNT,
    column=st.none() | TEXT,
    line=COUNT,
    paragraph=COUNT,
    slide=COUNT,
    message=COUNT,
    part=st.sampled_from([None, *get_args(Part)]),
    start=st.none() | st.integers(0, 10**9),
    end=st.none() | st.integers(0, 10**9),
)
MATCHES = st.builds(
    Match,
    entity=st.sampled_from(sorted(words.ENTITIES)),
    score=st.floats(0, 1),
    member=st.none() | NAMED,
    where=WHERES,
    excerpt=TEXT,
    digest=HEXADECIMAL,
    subject=st.none() | HEXADECIMAL,
    why=TEXTS,
)
FINDINGS = st.builds(
    Finding,
    id=NAMED,
    rule=NAMED,
    title=TEXT,
    severity=st.sampled_from(list(Severity)),
    citations=TEXTS,
    clauses=st.lists(st.builds(Clause, NAMED, NAMED, TEXT), max_size=2).map(tuple),
    matches=st.sets(st.integers(0, 3), max_size=3).map(tuple),
    subjects=st.integers(0, 20_000),
    route=TEXTS,
    advice=TEXT,
    suppressed=st.none() | st.builds(Suppressed, TEXT, st.none() | TEXT),
)
EXPOSURES = st.builds(
    Exposure,
    level=st.sampled_from(list(Level)),
    reasons=TEXTS | st.just((words.UNKNOWN, "a mount")),
    channel=st.sampled_from(CHANNELS),
    owner=st.none() | NAMED,
    readers=TEXTS,
)


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    status = draw(st.sampled_from(STATUSES))
    matches = tuple(draw(st.lists(MATCHES, max_size=3)))
    findings = [f for f in draw(st.lists(FINDINGS, max_size=3)) if all(i < len(matches) for i in f.matches)]
    return Outcome(
        id=draw(NAMED),
        source=draw(NAMED),
        uri="file:///x",
        path=draw(TEXT),
        size=draw(st.none() | st.integers(0, 1 << 50)),
        modified=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
        media_type=draw(st.none() | NAMED),
        version=draw(TEXT),
        digest=draw(st.none() | HEXADECIMAL),
        status=status,
        reason=None if status == "examined" else draw(st.sampled_from(sorted(words.REASONS))),
        detail=draw(TEXT),
        protection=draw(st.none() | st.builds(Protection, NAMED, st.booleans())),
        exposure=draw(st.none() | EXPOSURES),
        action=Action(
            draw(st.sampled_from(get_args(Planned))), draw(st.sampled_from(get_args(ActionState))), draw(TEXT)
        ),
        matches=matches,
        match_counts={m.entity: 5 for m in matches},
        findings=tuple(findings),
    )


OPTIONS = st.builds(
    FormOptions,
    all_items=st.booleans(),
    explain=st.booleans(),
    width=st.integers(0, 120),
    full_list=st.none() | TEXT,
)


def obeyed(text: str) -> set[str]:
    """What a terminal would act on or a reader would not see; the line end is ours."""
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")} - {"\n"}


@settings(max_examples=60, deadline=None)
@given(seen=st.lists(outcomes(), max_size=4), options=OPTIONS)
def test_any_outcome_renders(seen: list[Outcome], options: FormOptions) -> None:
    """In every form: the outcomes are drawn once for all, which takes far longer than to render them."""
    for form in registry.forms():
        text = rendered(form, seen, options)
        text.encode("utf-8")
        if form in ("table", "sentences", "csv", "html"):
            assert obeyed(text) == set(), form
    whole = FormOptions(all_items=True)
    check_records(rendered("jsonl", seen, whole))
    check_cells(rendered("csv", seen, whole))


def check_records(text: str) -> None:
    """Any record is valid."""
    for line in text.removesuffix("\n").split("\n"):
        schemas.validate(json.loads(line))


def check_cells(text: str) -> None:
    """No cell of a CSV is a formula."""
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [c for row in rows for c in row if c.lstrip(" ")[:1] in tuple("=+-@\t\r")]
