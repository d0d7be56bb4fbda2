"""What a trip tells of an item: matches without values, digests, triggers, look-alikes; and what is known already."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from trips import SASID, examine

from dlp.policy.linking import LOOK_ALIKES, Linked
from dlp.runtime.examined import TABLES, Task
from dlp.runtime.pipeline import Pipeline
from recognizers.linking.lookalikes import OF_NOBODY
from recognizers.sasid import AGAINST

Make = Callable[..., Pipeline]


def test_nothing_raw_unless_asked(make: Make) -> None:
    text = b"Emma Sampson, SASID 1012345678, DOB 3/4/2015, carries an EpiPen"
    hidden, shown = (examine(make(reveal=reveal), text, "x.txt").linked.matches for reveal in (False, True))
    assert {m.text for m in hidden} == {None}
    assert {m.text for m in shown} >= {"Emma Sampson", "1012345678", "3/4/2015"}
    for value in ("Emma", "Sampson", "1012345678", "3/4/2015", "EpiPen"):
        assert value not in str(hidden)


@pytest.mark.parametrize(
    "text",
    [
        "SASID 1012345678",
        "Emma Sampson carries an EpiPen.",
        "Bus 14 leaves at seven.",
        "Date of birth: 3/4/2015 Emma Sampson",
        "Emma Sampson\n"
        + "Bring a raincoat.\n" * 500
        + "has asthma\n"
        + "Bring a raincoat.\n" * 500
        + "SSN 512-44-9067",
    ],
    ids=["id", "statement", "nothing", "birth date", "far apart"],
)
def test_with_and_without_the_gate_the_same(make: Make, plain: Pipeline, text: str) -> None:
    """With the real engine and its language model."""
    gated, open_ = (examine(pipeline, text.encode(), "x.txt") for pipeline in (plain, make(gate=False)))
    assert replace(gated, triggers=frozenset()) == replace(open_, triggers=frozenset())


def test_the_cap_is_told(make: Make) -> None:
    text = "\n".join(f"SASID 10{n:08}" for n in range(12_345_671, 12_345_701)).encode()
    linked = examine(make(matches=5), text, "x.txt").linked
    assert (len(linked.matches), linked.counts["SASID"], linked.truncated) == (5, 30, True)


def test_the_digest_is_of_the_content(plain: Pipeline) -> None:
    one, same, other = (examine(plain, c, n).digest for c, n in ((SASID, "a.txt"), (SASID, "b.txt"), (b"x", "a.txt")))
    assert one == same
    assert one != other


@pytest.mark.parametrize(
    ("name", "content", "triggers"),
    [
        pytest.param("a.txt", SASID, {"SASID"}, id="text"),
        pytest.param("a.txt", b"The garden club meets on Monday.", set(), id="nothing"),
        pytest.param("a.csv", b"Colour,Size\nred,big\nblue,small\n", {TABLES}, id="a table"),
    ],
)
def test_whose_triggers_were_met_is_told(plain: Pipeline, name: str, content: bytes, triggers: set[str]) -> None:
    assert examine(plain, content, name).triggers == triggers


def test_the_same_cell_in_the_next_table_is_a_trigger_again(plain: Pipeline) -> None:
    table = b"Room,Remark\nB12,see SASID 1012345678 in the folder\nB14,nothing to be said of this\n"
    first, second = examine(plain, table, "a.csv").triggers, examine(plain, table, "b.csv").triggers
    assert "SASID" in first
    assert first == second


@pytest.mark.parametrize(
    ("name", "folder", "known"),
    [
        pytest.param("notes.txt", "forms", True, id="the same"),
        pytest.param("Copy of notes.txt", "archive", True, id="names that say nothing"),
        pytest.param("notes.csv", "forms", False, id="another kind of file"),
        pytest.param("Emma_Sampson.txt", "forms", False, id="a person's name"),
        pytest.param("notes.txt", "SASID 1012345678", False, id="a folder that says something"),
    ],
)
def test_known_content_is_read_again_only_if_its_names_say_more(
    plain: Pipeline, name: str, folder: str, known: bool
) -> None:
    digest = examine(plain, SASID, "notes.txt").digest
    assert digest is not None
    task = Task(name, folder=folder, known={digest: ("notes.txt", "forms")})
    found = plain.examine(io.BytesIO(SASID), task)
    assert (found.known, bool(found.linked.matches)) == (known, not known)
    assert not plain.examine(io.BytesIO(SASID + b"."), task).known


EXPLAINED = b"""Emma Sampson, SASID 1044127691, has a severe peanut allergy.
Order 1048839217 shipped. Order 1048839218 too. SSN 000-12-3456.
Omar Rahimi has no known allergies.
"""


@pytest.fixture(scope="module")
def explained(make: Make) -> Linked:
    return examine(make(explain=True, gate=False), EXPLAINED, "x.txt").linked


@pytest.mark.parametrize(
    ("entity", "by", "reason", "times"),
    [
        ("SASID", "SasidRecognizer", 'dropped: stands beside "Order"', 2),
        ("US_SSN", "UsSsnRecognizer", "dropped: its digits or letters cannot be those of such a number", 1),
        ("HEALTH_ALERT", "HealthAlertRecognizer", "dropped: the text denies it", 1),
    ],
)
def test_a_look_alike_is_told_with_its_reason(explained: Linked, entity: str, by: str, reason: str, times: int) -> None:
    (seen,) = [d for d in explained.dropped if d.entity == entity and reason in d.why]
    assert (seen.by, seen.times, seen.where.line) == (by, times, 3 if entity == "HEALTH_ALERT" else 2)
    assert not re.search(r"\d|Rahimi", seen.excerpt)


def test_a_match_says_its_recognizer_and_its_link(explained: Linked) -> None:
    told = {m.entity: (m.by, m.link) for m in explained.matches}
    assert told["SASID"] == ("SasidRecognizer", "before")
    assert told["HEALTH_ALERT"] == ("HealthAlertRecognizer", "before")


def test_a_table_says_links_and_cells_that_do_not_fit(make: Make) -> None:
    text = b"Name,SASID,DOB\nEmma Sampson,104412,3/4/2015\nNora Lee,1044127692,soon\n"
    linked = examine(make(explain=True, gate=False), text, "x.csv").linked
    assert {(m.entity, m.link) for m in linked.matches} >= {("DATE_OF_BIRTH", "row"), ("SASID", "row")}
    assert {(d.entity, d.where.line) for d in linked.dropped} == {("SASID", 2), ("DATE_OF_BIRTH", 3)}


def test_a_number_in_a_list_of_things_is_told_once_a_reason(make: Make) -> None:
    lines = [f"Hinge {n},{310 + n}-52-{7140 + n},000-41-{2200 + n},{n}" for n in range(40)]
    text = "\n".join(["Item,Lot,SSN,Qty", *lines]).encode()
    linked = examine(make(explain=True, gate=False), text, "x.csv").linked
    assert linked.matches == ()
    told = {d.where.column: (d.entity, d.times, d.why[-1]) for d in linked.dropped}
    assert told == {
        "Lot": ("US_SSN", 40, OF_NOBODY),
        "SSN": ("US_SSN", 40, "dropped: its digits or letters cannot be those of such a number"),
    }
    assert not any(re.search(r"\d", d.excerpt) for d in linked.dropped)


def test_look_alikes_are_few_and_come_only_where_asked_for(make: Make, plain: Pipeline) -> None:
    text = "".join(f"{word} 10488392{n}.\n" for n, word in enumerate(AGAINST * 2, start=10)).encode()
    linked = examine(make(explain=True, gate=False), text, "x.txt").linked
    assert len(linked.dropped) == LOOK_ALIKES
    assert examine(plain, text, "x.txt").linked.dropped == ()


def test_explaining_changes_no_match(make: Make) -> None:
    asked, other = (examine(make(explain=e, gate=False), EXPLAINED, "x.txt").linked for e in (True, False))
    assert replace(asked, dropped=()) == other
