"""What each form says of a small district, word for word, and of the cases that have a sentence of their own."""

import html
import json
import re
from typing import Any, get_args

import pytest
from report_factories import (
    GROUP,
    MAIL,
    PUBLIC,
    STAFF,
    UNKNOWN,
    district,
    finding,
    found,
    golden,
    match,
    outcome,
    rendered,
    run,
    trips,
)  # fmt: skip

from connectors.contract import Reason as SourceReason
from reports import registry, sentences, table, words
from reports.form import FormOptions
from reports.phrases import law, place
from reports.record import STATUSES, Action, Clause, LookAlike, OcrCost, Outcome, Planned, item_record
from reports.safe import columns
from scanners.contract import Part, Protection, Where
from scanners.contract import Reason as FormatReason

TEXT_FORMS = ("table", "sentences", "csv", "html")
ACCUSING = re.compile(r"violat|offend|guilt|illegal|culprit", re.IGNORECASE)


def plain(text: str) -> str:
    """Without line breaks, so that a sentence is found wherever it was wrapped."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("form", "file", "options"),
    [
        pytest.param("table", "report-table.txt", FormOptions(), id="table"),
        pytest.param("table", "report-table-narrow.txt", FormOptions(width=60), id="table-narrow"),
        pytest.param("sentences", "report-sentences.txt", FormOptions(), id="sentences"),
        pytest.param("sentences", "report-explained.txt", FormOptions(explain=True, all_items=True), id="explained"),
        pytest.param("csv", "report.csv", FormOptions(), id="csv"),
        pytest.param("html", "report.html", FormOptions(explain=True), id="html"),
    ],
)
def test_golden(form: str, file: str, options: FormOptions) -> None:
    text = rendered(form, district(), options)
    golden(file, re.sub(r"<style>.*</style>", "<style></style>", text, flags=re.DOTALL))


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_no_form_accuses(form: str) -> None:
    assert not ACCUSING.search(rendered(form, district(), FormOptions(explain=True, all_items=True)))


@pytest.mark.parametrize("form", ["table", "sentences"])
@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_asked(form: str, width: int) -> None:
    text = rendered(form, [*district(), outcome("学校" * 90 + "/x", findings=(finding(),))], FormOptions(width=width))
    assert max(columns(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("form", ["table", "sentences"])
def test_colour_is_only_there_when_asked_for(form: str) -> None:
    bare = rendered(form, district())
    coloured = rendered(form, district(), FormOptions(colour=True))
    assert "\x1b[" not in bare
    assert "\x1b[1;31mCRITICAL\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == bare


def test_the_table_has_twenty_rows_and_counts_the_rest() -> None:
    many = [outcome(f"folder {n:02}/x", matches=(match(),), findings=(finding(),)) for n in range(23)]
    text = rendered("table", many)
    assert len(re.findall(r"^ ?\d+  HIGH", text, re.MULTILINE)) == table.ROWS
    assert "And 3 more things to do, less grave than these." in text


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param(FormOptions(), table.FULL_LIST, id="how-to-get-it"),
        pytest.param(
            FormOptions(full_list="The full list is in run.jsonl."), "The full list is in run.jsonl.", id="said"
        ),
    ],
)
def test_the_table_says_where_the_full_list_is(options: FormOptions, expected: str) -> None:
    assert expected in rendered("table", trips(3), options)


def test_several_sources_are_told_apart() -> None:
    both = [outcome("A/x", **found()), outcome("A/x", source="drive", **found())]
    text = rendered("table", both, sources=("drive", "staff-share"))
    assert 'drive: file "A/x"' in text
    assert 'staff-share: file "A/x"' in text


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        pytest.param([], "There were no files to read.", id="no-files"),
        pytest.param([outcome()], "Nothing was found in 1 file that was read.", id="one-read"),
        pytest.param([outcome(), outcome("b")], "Nothing was found in 2 files that were read.", id="two-read"),
        pytest.param(
            [outcome(), outcome("b", status="partial", reason="timeout")],
            "Nothing was found in 1 file that was read, nor in the parts that were read of 1 more.",
            id="one-in-part",
        ),
        pytest.param(
            [outcome(status="partial", reason="timeout")],
            "Nothing was found in the parts that were read of 1 file.",
            id="only-in-part",
        ),
        pytest.param(
            [outcome(status="unreadable", reason="denied"), outcome("b", status="protected", reason="encrypted")],
            "Nothing could be read, so nothing can be said of the 2 files.",
            id="none-read",
        ),
        pytest.param(
            [outcome(exposure=MAIL), outcome("b", exposure=MAIL)],
            "Nothing was found in 2 messages that were read.",
            id="messages",
        ),
    ],
)
@pytest.mark.parametrize("form", ["table", "sentences", "html"])
def test_when_nothing_was_found_only_what_was_read_is_spoken_of(
    form: str, outcomes: list[Outcome], expected: str
) -> None:
    text = plain(rendered(form, outcomes))
    assert expected in text
    assert "clean" not in text.lower()


@pytest.mark.parametrize("form", ["table", "sentences", "html"])
def test_a_file_the_run_counts_but_did_not_hand_over_is_not_lost(form: str) -> None:
    counted = {"discovered": 5, "examined": 1, "partial": 0, "protected": 0, "unreadable": 4, "excluded": 0}
    text = plain(re.sub("<[^>]*>", " ", rendered(form, [outcome()], items=counted)))
    assert "4 could not be read" in text
    if form != "sentences":
        assert "4 without a recorded reason" in text


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(outcome(status="protected", reason="encrypted", protection=Protection("aes-256", True)),
                     "Its protection is aes-256, 128-bit strength or more.", id="strong-protection"),
        pytest.param(outcome(status="unreadable", reason="denied", exposure=None),
                     "Not read: not open to the account that scans.", id="denied"),
        pytest.param(outcome(**found(truncated=True)), "More of the same was found than is listed.", id="capped"),
        pytest.param(outcome(**found(exposure=None)), "Who can see it is not known.", id="exposure-unknown"),
        pytest.param(outcome(**found(exposure=GROUP)), "A group can read it: readable by group grade4", id="group"),
        pytest.param(outcome(**found(exposure=PUBLIC)),
                     "Anyone can read it on the website: inside a web root", id="web"),
        pytest.param(outcome(**found(exposure=STAFF)), "All staff can read it: readable by every account", id="staff"),
        pytest.param(outcome(**found(action=Action("quarantine", "done"))), "Done: move to quarantine.", id="done"),
        pytest.param(outcome(**found(action=Action("quarantine", "failed", "disk full"))),
                     "Tried, and failed: move to quarantine (disk full).", id="failed"),
        pytest.param(outcome(findings=(finding(matches=(), subjects=0, title=""),)),
                     "This file holds data of the kind the rule speaks of.", id="finding-without-matches"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["sentences", "html"])
def test_sentences_for_cases_of_their_own(form: str, one: Outcome, expected: str) -> None:
    assert expected in plain(re.sub("<[^>]*>", " ", rendered(form, [one])))


@pytest.mark.parametrize(("age", "words"), [(0.4, "less than a day old"), (1.9, "1 day old"), (12.0, "12 days old")])
@pytest.mark.parametrize("form", ["table", "html"])
def test_the_age_of_the_roster_stands_in_every_report(form: str, age: float, words: str) -> None:
    assert f"roster of students and staff is {words}" in " ".join(rendered(form, [], roster_days=age).split())


@pytest.mark.parametrize("form", ["table", "sentences", "html"])
def test_pictures_left_for_the_next_run_are_told(form: str) -> None:
    left = outcome("scan.pdf", status="partial", reason="timeout")
    told = plain(rendered(form, [left], ocr=OcrCost(10_000, 9_000.0, 1)))
    assert "The pictures or scanned pages of 1 file were not read" in told


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        pytest.param(
            [outcome(exposure=UNKNOWN)],
            "The rights of 1 file could not be read: it is judged as if all staff could read it.",
            id="rights-assumed",
        ),
        pytest.param(trips(2), "Nothing was changed; 2 acts are planned.", id="planned"),
        pytest.param(
            [*trips(1), *(outcome(n, **found(action=Action("quarantine", n))) for n in ("done", "failed"))],
            "1 act carried out, 1 failed, 1 still planned.",
            id="acted",
        ),
    ],
)
@pytest.mark.parametrize("form", ["table", "sentences", "html"])
def test_what_else_the_reader_must_know(form: str, outcomes: list[Outcome], expected: str) -> None:
    assert expected in plain(rendered(form, outcomes))


@pytest.mark.parametrize(
    ("at", "member", "expected"),
    [
        pytest.param(Where(), None, "in the text", id="nowhere"),
        pytest.param(Where(page=3, line=1_204), None, "page 3, line 1,204", id="page-and-line"),
        pytest.param(Where(sheet="Grade 4", cell="B7", row=7, column="Alert", part="hidden"), None,
                     'sheet "Grade 4", cell B7, column "Alert", in a hidden place', id="cell"),
        pytest.param(Where(row=7, column="Alert"), None, 'row 7, column "Alert"', id="row-of-a-csv"),
        pytest.param(Where(slide=2, part="notes"), None, "slide 2, in the speaker notes", id="slide"),
        pytest.param(Where(message=8, part="subject"), None, "message 8, in the subject line", id="message"),
        pytest.param(Where(paragraph=2, part="body"), "a.eml!/b.zip!/c.docx",
                     'in "c.docx" inside "b.zip" inside "a.eml", paragraph 2', id="member"),
    ],
)  # fmt: skip
def test_places_in_words(at: Where, member: str | None, expected: str) -> None:
    assert place(at, member) == expected


def test_clauses_of_one_policy_stand_together() -> None:
    named = (("millbury", "MB-13", "2011"), ("millbury", "MB-17", "2011"), ("ferpa", "99.3", "2026"))
    told = law(finding(citations=("34 CFR 99.30",), clauses=tuple(Clause(*one) for one in named)))
    assert told == "34 CFR 99.30; millbury, clauses MB-13 and MB-17 (version 2011); ferpa, clause 99.3 (version 2026)."


def test_an_item_has_at_most_twelve_findings_in_detail() -> None:
    many = outcome(matches=(match(),), findings=tuple(finding(id=f"f{n}") for n in range(15)))
    for form in ("sentences", "html"):
        text = plain(rendered(form, [many]))
        assert text.count("What to do") - (form == "html") == sentences.DETAILED
        assert "And 3 more findings in it" in text


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("a term of the list for HEALTH_ALERT", "words from the list of health notes"),
        ("a field of the list for CUSTODY_NOTE", "a field of a form from the list of custody notes"),
        ("a phrase of another language for HEALTH_ALERT", "words from the list of health notes in another language"),
        (
            "weak term: needs a person in the same line",
            "words that count only where somebody is named in the same line",
        ),
        ("strong term", "a phrase that is said of one person as a rule"),
        ('labelled "DOB"', 'labelled "DOB"'),
    ],
)
def test_a_reason_is_told_without_code_names(told: str, said: str) -> None:
    one = outcome(matches=(match(why=(told,)),), findings=(finding(),))
    assert f": {said}" in plain(rendered("sentences", [one], FormOptions(explain=True)))


def test_explain_says_why_and_what_led_to_nothing() -> None:
    one = outcome(matches=(match(), match("PHONE_NUMBER", why=("pattern nanp",))), findings=(finding(),))
    bare, explained = (plain(rendered("sentences", [one], FormOptions(explain=e))) for e in (False, True))
    assert "lexicon of health terms" not in bare
    assert "lexicon of health terms; header of the column; tied to person" in explained
    assert "Seen, and no finding by the policies in force: - phone number" in explained


@pytest.mark.parametrize("form", ["sentences", "html"])
@pytest.mark.parametrize("with_finding", [True, False])
def test_explain_says_whose_a_match_is_and_what_was_left_out(form: str, with_finding: bool) -> None:
    seen = LookAlike(
        "US_SSN", None, Where(line=4), "***-**-****", ('dropped: stands beside "part"',), "UsSsnRecognizer", 3
    )
    name = match("PERSON", excerpt="E*** S******")
    one = outcome(
        matches=(match(by="HealthAlertRecognizer", link="row"), name),
        findings=(finding(),) if with_finding else (),
        dropped=(seen,),
    )
    text = html.unescape(plain(rendered(form, [one], FormOptions(explain=True))))
    assert "tied to person s1 (E*** S******), by the same row of the table; found by HealthAlertRecognizer" in text
    assert 'looks like a Social Security number, line 4: ***-**-****: left out, because it stands beside "part"' in text
    assert "looked at by UsSsnRecognizer; and 2 more for the same reason" in text
    assert "UsSsnRecognizer" not in rendered(form, [one])


def test_a_revealed_value_stands_in_the_sentences_and_the_end_says_so() -> None:
    seen = outcome(matches=(match(text="peanut\nallergy"),), findings=(finding(),))
    text = plain(rendered("sentences", [seen]))
    assert "peanut allergy" in text
    assert "p***** a******" not in text
    assert "Values are shown as they stand there." in text


def test_no_record_holds_what_was_left_out() -> None:
    one = outcome(dropped=(LookAlike("US_SSN", None, Where(line=4), "***-**-****", ("dropped: too short",)),))
    assert "too short" not in json.dumps(item_record(one))


@pytest.mark.parametrize("form", TEXT_FORMS)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_old_code_page_loses_no_report(tmp_path: Any, form: str, encoding: str) -> None:
    with (tmp_path / "out").open("w", encoding=encoding) as stream:
        report = registry.writer(form, stream, FormOptions())
        report.item(outcome("学校/é.csv", **found()))
        report.close(run([outcome("学校/é.csv", **found())]))
    assert (tmp_path / "out").read_bytes()


def test_every_code_has_words() -> None:
    assert set(words.REASONS) == {*get_args(SourceReason), *get_args(FormatReason)}
    assert set(words.PARTS) == set(get_args(Part))
    assert set(words.PLANNED) == set(get_args(Planned))
    assert set(words.STATUSES) == set(STATUSES)


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_line_breaks_of_a_pack_are_white_space(form: str) -> None:
    text = rendered(form, [outcome(**found(findings=(finding(advice="Move the file\n  to the nurse.\n"),)))])
    assert "Move the file to the nurse." in text
