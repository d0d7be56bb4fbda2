"""Scoring by hand-made cases: each number is worked out on paper, and each rule has a case that fails without it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dlp.evaluation.corpus import Labelled, Planted
from dlp.evaluation.report import per_file, record, summary
from dlp.evaluation.scoring import FileScore, Score, Tally, format_of, place_of, score_file, summarise
from reports.record import Finding, Match, Outcome, Severity
from scanners.contract import Where

FILE = "nurse/list.csv"


def match(entity: str, text: str | None, member: str | None = None, **where: Any) -> Match:
    return Match(entity, 0.9, member, Where(**where), "*", "00", text=text)


def row(entity: str, value: str, member: str | None = None, optional: bool = False, **where: Any) -> Planted:
    return Planted(FILE, entity, value, member, where, "s1", optional)


def outcome(*matches: Match, severity: Severity = Severity.NONE, **changes: Any) -> Outcome:
    finding = Finding("f", "r", "t", severity, (), (), (), 1, (), "")
    fields: dict[str, Any] = {
        "id": "i", "source": "s", "uri": "file:///x", "path": FILE, "size": 1, "modified": None, "media_type": None,
        "version": "v", "digest": None, "status": "examined", "reason": None, "detail": "", "protection": None,
        "exposure": None, "matches": matches, "findings": (finding,) if severity else (),
    }  # fmt: skip
    return Outcome(**(fields | changes))


def label(sensitive: bool, severity: str = "high", protected: bool = False) -> Labelled:
    return Labelled(FILE, sensitive, Severity.of(severity), protected)


def tally(rows: list[Planted], *matches: Match) -> Tally:
    return summarise([score_file(FILE, outcome(*matches), rows)]).total


SSN, SSN2 = "045-67-8910", "021-33-4455"

COUNTS = [
    pytest.param([row("US_SSN", SSN)], [match("US_SSN", "045678910")], Tally(1, 1, 1, 1), id="one planted, one found"),
    pytest.param([row("US_SSN", SSN)], [], Tally(1, 0, 0, 0), id="a miss"),
    pytest.param([], [match("US_SSN", SSN)], Tally(0, 0, 1, 0), id="a false positive"),
    pytest.param(
        [row("US_SSN", SSN)],
        [match("US_SSN", SSN, line=1), match("US_SSN", SSN, line=9)],
        Tally(1, 1, 1, 1),
        id="one value twice is found once",
    ),
    pytest.param(
        [],
        [match("US_SSN", SSN, page=1), match("US_SSN", SSN, page=2)],
        Tally(0, 0, 1, 0),
        id="one wrong value on every page is one false positive",
    ),
    pytest.param(
        [row("HEALTH_ALERT", "asthma, inhaler in office")],
        [match("HEALTH_ALERT", "asthma"), match("HEALTH_ALERT", "inhaler in office")],
        Tally(1, 1, 2, 2),
        id="one row matched by two values is one hit",
    ),
    pytest.param(
        [row("PERSON", "Emma"), row("PERSON", "Sampson")],
        [match("PERSON", "Emma Sampson")],
        Tally(2, 2, 1, 1),
        id="first and last name reported as one",
    ),
    pytest.param(
        [row("PERSON", "Emma Sampson")],
        [match("PERSON", "Emma"), match("PERSON", "Sampson")],
        Tally(1, 1, 2, 2),
        id="a full name reported as two",
    ),
    pytest.param([row("SASID", "1040722798")], [match("STUDENT_ID", "1040722798")], Tally(1, 0, 1, 0), id="other type"),
    pytest.param(
        [row("US_SSN", SSN, member="a.zip!/b.csv")], [match("US_SSN", SSN)], Tally(1, 0, 1, 0), id="other member"
    ),
    pytest.param(
        [row("US_SSN", SSN, member="b.csv")], [match("US_SSN", SSN, member="b.csv")], Tally(1, 1, 1, 1), id="member"
    ),
    pytest.param(
        [row("US_SSN", SSN, optional=True)], [match("US_SSN", SSN)], Tally(), id="optional found"
    ),
    pytest.param([row("US_SSN", SSN, optional=True)], [], Tally(), id="optional missed: no miss"),
    pytest.param(
        [row("US_SSN", SSN, optional=True), row("US_SSN", SSN)],
        [match("US_SSN", SSN)],
        Tally(1, 1, 1, 1),
        id="a planted row outweighs an optional one",
    ),
    pytest.param(
        [row("US_SSN", SSN, optional=True)], [match("US_SSN", SSN2)], Tally(0, 0, 1, 0), id="optional, other value"
    ),
    pytest.param(
        [row("SPECIAL_EDUCATION", "Y", row=4)],
        [match("SPECIAL_EDUCATION", "Y", row=9), match("SPECIAL_EDUCATION", "Y", row=4)],
        Tally(1, 1, 2, 1),
        id="one character counts at its own row only",
    ),
    pytest.param(
        [row("SPECIAL_EDUCATION", "Y", cell="C4", row=4)],
        [match("SPECIAL_EDUCATION", "Y", cell="D4", row=4)],
        Tally(1, 0, 1, 0),
        id="the cell decides before the row",
    ),
    pytest.param(
        [row("SPECIAL_EDUCATION", "Y", sheet="A", row=4)],
        [match("SPECIAL_EDUCATION", "Y", sheet="B", row=4)],
        Tally(1, 0, 1, 0),
        id="the same row of another sheet is another place",
    ),
    pytest.param(
        [row("SPECIAL_EDUCATION", "Y", line=4)], [match("SPECIAL_EDUCATION", "Y", line=4)], Tally(1, 1, 1, 1), id="line"
    ),
    pytest.param(
        [row("SPECIAL_EDUCATION", "Y")], [match("SPECIAL_EDUCATION", "Y", line=4)], Tally(1, 0, 1, 0), id="no place"
    ),
    pytest.param(
        [row("PERSON", "Sampson", row=4)],
        [match("PERSON", "Sampson", row=4), match("PERSON", "Emma", row=4), match("PERSON", "Liam", row=5)],
        Tally(1, 1, 2, 1),
        id="a first name beside a labelled surname is neither",
    ),
    pytest.param(
        [row("PERSON", "Sampson", row=4)], [match("PERSON", "Liam Webb", row=4)], Tally(1, 0, 1, 0),
        id="another name in the row",
    ),
    pytest.param(
        [row("SPECIAL_EDUCATION", "F1", row=4)], [match("SPECIAL_EDUCATION", "F1", row=5)], Tally(1, 0, 1, 0),
        id="two characters",
    ),
    pytest.param([row("SEX", "F", row=2)], [match("LANGUAGE_STATUS", "EL")], Tally(), id="types scored nowhere"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "matches", "expected"), COUNTS)
def test_counts_of_one_file(rows: list[Planted], matches: list[Match], expected: Tally) -> None:
    assert tally(rows, *matches) == expected


def test_scoring_can_be_confined_to_some_types() -> None:
    rows = [row("US_SSN", SSN), row("PERSON", "Emma Sampson")]
    matches = (match("US_SSN", SSN), match("DATE_OF_BIRTH", "3/4/2014"))
    score = summarise([score_file(FILE, outcome(*matches), rows, None, {"US_SSN"})])
    assert dict(score.entities) == {"US_SSN": Tally(1, 1, 1, 1)}


def test_precision_recall_and_f1() -> None:
    three_of_four = Tally(planted=4, hit=3, found=6, right=3)
    assert (three_of_four.recall, three_of_four.precision) == (0.75, 0.5)
    assert three_of_four.f1 == pytest.approx(0.6)
    assert (Tally().recall, Tally().precision, Tally().f1) == (None, None, None)
    assert Tally(planted=2).f1 == 0.0


def test_a_match_without_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="reveal"):
        score_file(FILE, outcome(match("US_SSN", None)), [])


def test_micro_counts_rows_and_macro_counts_files() -> None:
    big = score_file("a", outcome(*(match("US_SSN", f"045-67-{n}") for n in (8910, 8911, 8912))),
                     [row("US_SSN", f"045-67-{n}") for n in (8910, 8911, 8912)])  # fmt: skip
    small = score_file("b", outcome(match("US_SSN", SSN2)), [row("US_SSN", SSN)])
    score = summarise([big, small, score_file("c", outcome(), [])])
    assert score.entities["US_SSN"] == Tally(planted=4, hit=3, found=4, right=3)
    assert score.entities["US_SSN"].recall == 0.75
    macro = score.macro["US_SSN"]
    assert (macro.recall, macro.precision, macro.f1, macro.files) == (0.5, 0.5, 0.5, 2)
    assert score.total_macro == macro


def whole(*cases: tuple[Labelled | None, Outcome | None]) -> Score:
    return summarise([score_file(f"f{n}", o, [], lab) for n, (lab, o) in enumerate(cases)])


MEDIUM, LOW, HIGH = (outcome(severity=s) for s in (Severity.MEDIUM, Severity.LOW, Severity.HIGH))


def test_whole_files() -> None:
    score = whole(
        (label(True, "medium"), MEDIUM),
        (label(True), LOW),
        (label(True), None),
        (label(False, "none"), LOW),
        (label(False, "low"), HIGH),
        (label(False, "none"), outcome()),
        (label(False, "none"), outcome()),
    ).whole
    assert (score.sensitive, score.flagged_sensitive) == (3, 1)
    assert score.recall == pytest.approx(1 / 3)
    assert score.precision == 0.5
    assert score.false_alarms_per_100 == 25.0
    assert (score.severity_as_expected, score.files) == (3, 7)


LOCKED = label(False, "none", protected=True)
PROTECTION = [
    pytest.param(LOCKED, outcome(status="protected", reason="encrypted"), (1, 0), id="told"),
    pytest.param(LOCKED, outcome(), (0, 0), id="taken for examined"),
    pytest.param(LOCKED, outcome(status="partial", reason="encrypted"), (1, 0), id="a mail with a locked attachment"),
    pytest.param(LOCKED, outcome(status="partial", reason="corrupt"), (0, 0), id="partial for another reason"),
    pytest.param(LOCKED, outcome(severity=Severity.HIGH, status="protected"), (1, 1), id="flagged all the same"),
    pytest.param(
        label(True, "high", protected=True), outcome(status="partial", reason="encrypted"), (1, 0), id="half locked"
    ),
    pytest.param(LOCKED, None, (0, 0), id="never met"),
]


@pytest.mark.parametrize(("lab", "result", "expected"), PROTECTION)
def test_protected_files(lab: Labelled, result: Outcome | None, expected: tuple[int, int]) -> None:
    score = whole((lab, result)).whole
    assert (score.told_protected, score.flagged_protected) == expected
    assert score.protected == 1
    if expected[1]:
        assert score.precision == 0.0, "a protected file that is flagged was flagged wrongly"
    assert score.clean == 0, "a protected file is not a clean one"


def test_files_without_a_label_are_not_scored_as_a_whole() -> None:
    assert whole((None, HIGH)).whole.files == 0


def test_what_was_not_read_is_counted() -> None:
    score = whole((label(True), None), (label(True), outcome(status="unreadable", reason="corrupt")))
    assert score.statuses == {"missing": 1, "unreadable": 1}


def test_recall_by_format_and_by_hiding_place() -> None:
    rows = [
        row("US_SSN", SSN, part="hidden", place="xlsx-hidden-row"),
        row("US_SSN", SSN2, part="comment"),
        row("US_SSN", "033-44-5566", member="in.zip!/x.XLSX"),
    ]
    score = summarise([score_file(FILE, outcome(match("US_SSN", SSN)), rows)])
    assert score.places == {"body": Tally(1, 0), "comment": Tally(1, 0), "xlsx-hidden-row": Tally(1, 1)}
    assert score.formats == {"csv": Tally(2, 1), "csv > zip > xlsx": Tally(1, 0)}


@pytest.mark.parametrize(
    ("file", "member", "expected"),
    [("a.b/LIST.CSV", None, "csv"), ("m.eml", "l.zip!/g.xlsx", "eml > zip > xlsx"), ("README", None, "(no ending)")],
)
def test_format_by_ending(file: str, member: str | None, expected: str) -> None:
    assert format_of(file, member) == expected


def test_place_of_a_row_without_part_is_the_body() -> None:
    assert place_of(row("PERSON", "Emma", line=3)) == "body"


def test_misses_and_false_positives_are_kept_for_the_list() -> None:
    score: FileScore = score_file(FILE, outcome(match("US_SSN", SSN2, line=7)), [row("US_SSN", SSN)])
    assert [r.value for r in score.missed] == [SSN]
    assert [m.where.line for m in score.wrong] == [7]


# --- what is printed


def scored_file() -> FileScore:
    rows = [row("US_SSN", SSN, member="in.zip!/x.csv", row=3, column="Emma's number"), row("HEALTH_ALERT", "asthma")]
    matches = (match("HEALTH_ALERT", "asthma"), match("US_SSN", SSN2, line=7, part="footer"))
    return score_file(FILE, outcome(*matches, severity=Severity.LOW), rows, label(True))


def test_summary_says_every_number_once() -> None:
    text = "\n".join(summary(summarise([scored_file()])))
    lines = {line.split()[0]: line.split()[1:] for line in text.splitlines() if line}
    assert lines["US_SSN"] == ["1", "0", "0.000", "1", "0", "0.000", "0.000", "0.000", "0.000", "0.000"]
    assert lines["HEALTH_ALERT"] == ["1", "1", "1.000", "1", "1", "1.000", "1.000", "1.000", "1.000", "1.000"]
    assert lines["all"][1:] == ["2", "1", "0.500", "2", "1", "0.500", "0.500", "0.500", "0.500", "0.500"]
    assert "recall                0.000  (0 of 1 sensitive)" in text
    assert "1 examined" in text
    assert "csv > zip > csv" in text


def test_a_corpus_without_files_jsonl_says_so() -> None:
    assert "not scored: the corpus has no files.jsonl" in "\n".join(summary(summarise([])))


def test_per_file_list_says_what_and_where_and_masks_the_value() -> None:
    text = "\n".join(per_file([scored_file()]))
    assert "NOT FLAGGED: low, expected high" in text
    assert "missed US_SSN           ***-**-****  in in.zip!/x.csv, row 3" in text
    assert "wrong  US_SSN           ***-**-****  part footer, line 7" in text
    assert "HEALTH_ALERT" not in text, "a hit is not listed"
    assert SSN not in text
    assert SSN2 not in text
    assert "Emma" not in text, "a column header may hold a name"


def test_per_file_list_in_clear_on_request() -> None:
    text = "\n".join(per_file([scored_file()], reveal=True))
    assert SSN in text
    assert SSN2 in text


def test_a_file_without_a_fault_is_not_listed() -> None:
    good = score_file(FILE, outcome(match("US_SSN", SSN), severity=Severity.HIGH), [row("US_SSN", SSN)], label(True))
    assert list(per_file([good])) == []


VERDICTS = [
    pytest.param(
        label(False, "none"), outcome(severity=Severity.MEDIUM), "FALSE ALARM: medium, expected none", id="alarm"
    ),
    pytest.param(label(True), outcome(severity=Severity.MEDIUM), "severity medium, expected high", id="severity"),
    pytest.param(label(True), None, "NOT MET by the scan", id="never met"),
    pytest.param(
        label(True), outcome(status="unreadable", reason="corrupt"), "NOT READ WHOLE: unreadable", id="unread"
    ),
    pytest.param(LOCKED, outcome(), "NOT TOLD AS PROTECTED", id="protected"),
]


@pytest.mark.parametrize(("lab", "result", "expected"), VERDICTS)
def test_verdicts_on_files(lab: Labelled, result: Outcome | None, expected: str) -> None:
    assert expected in "\n".join(per_file([score_file(FILE, result, [], lab)]))


def test_record_is_json_and_masked() -> None:
    scores = [scored_file()]
    data = json.loads(json.dumps(record(summarise(scores), scores)))
    assert data["entities"]["HEALTH_ALERT"]["f1"] == 1.0
    assert data["total"]["macro"]["files"] == 1
    assert data["files"]["recall"] == 0.0
    assert data["formats"]["csv"] == {"planted": 1, "hit": 1, "recall": 1.0}
    assert data["per_file"][0]["missed"] == [
        {
            "type": "US_SSN",
            "value": "***-**-****",
            "member": "in.zip!/x.csv",
            "where": {"row": 3},
            "why": "nothing was found there",
        }
    ]
    assert SSN not in json.dumps(data)
    assert "per_file" not in record(summarise(scores))
