"""`make bench-detect`: other scanners' findings scored by the same rules, trouble told, the page whole."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks import accuracy_page, detect, peers
from dlp.evaluation.corpus import Corpus, load
from dlp.evaluation.report import record
from dlp.evaluation.scoring import score_file, summarise

TRUTH = [
    {"file": "a.txt", "type": "PERSON", "value": "Ana Lima", "where": {"line": 1}, "subject": "S1"},
    {"file": "a.txt", "type": "EMAIL_ADDRESS", "value": "ana@example.org", "where": {"line": 1}, "subject": "S1"},
    {"file": "b.eml", "member": "c.csv", "type": "CREDIT_CARD", "value": "4000 0012 3456 7899", "subject": "S2"},
]
FILES = [
    {"file": "a.txt", "sensitive": True, "expected_severity": "medium"},
    {"file": "b.eml", "sensitive": True, "expected_severity": "high"},
    {"file": "clean-menu-1.txt", "sensitive": False, "expected_severity": "none"},
]
NAMES = {"PERSON": "PERSON", "EMAIL": "EMAIL_ADDRESS", "CARD": "CREDIT_CARD"}


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Three files: two sensitive ones, one of them with a member, and a clean one."""
    (tmp_path / "files").mkdir()
    for row in FILES:
        (tmp_path / "files" / str(row["file"])).write_text("x")
    for name, rows in (("truth", TRUTH), ("files", FILES)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return load(tmp_path / "truth.jsonl")


def peer(run: object = None) -> peers.Peer:
    return peers.Peer("other", run, "other FOLDER", NAMES)  # type: ignore[arg-type]


def found(*rows: tuple[str, str | None, str]) -> peers.Run:
    return peers.Run(peer(), "1.0", 2.0, tuple(peers.Found(*row) for row in rows))


def test_a_value_counts_in_whatever_member_it_stands(corpus: Corpus) -> None:
    score = detect.score(corpus, found(("b.eml", "CREDIT_CARD", "4000001234567899")))
    assert (score.entities["CREDIT_CARD"].hit, score.whole.flagged_sensitive) == (1, 1)


def test_what_has_no_name_of_ours_costs_nothing(corpus: Corpus) -> None:
    score = detect.score(corpus, found(("clean-menu-1.txt", None, "https://example.org")))
    assert (score.total.found, score.whole.flagged_clean) == (0, 0)


def test_names_alone_flag_no_file_and_other_values_do(corpus: Corpus) -> None:
    alarms = [("clean-menu-1.txt", "PERSON", "Taco Tuesday"), ("clean-menu-1.txt", "EMAIL_ADDRESS", "a@example.org")]
    assert detect.score(corpus, found(alarms[0])).whole.flagged_clean == 0
    score = detect.score(corpus, found(*alarms))
    assert (score.whole.flagged_clean, score.total.found, score.total.right) == (1, 2, 0)


@pytest.mark.parametrize(
    ("entity", "text", "right"),
    [
        ("EMAIL_ADDRESS", "a***@example.org", True),
        ("EMAIL_ADDRESS", "b***@example.org", False),
        ("CREDIT_CARD", "4000 00** **** 7899", True),
        ("CREDIT_CARD", "4000 00** **** 7890", False),
    ],
)
def test_masked_values_are_compared_by_what_is_left_to_be_seen(
    corpus: Corpus, entity: str, text: str, right: bool
) -> None:
    file = "b.eml" if entity == "CREDIT_CARD" else "a.txt"
    assert detect.score(corpus, found((file, entity, text))).entities[entity].right == right


def test_a_scanner_that_does_not_run_is_named_with_the_reason(tmp_path: Path) -> None:
    def fails(_peer: peers.Peer, bench: peers.Bench) -> list[peers.Found]:
        peers.output_of([sys.executable, "-c", "import sys; sys.exit('no licence')"], bench.seconds)
        return []

    (tmp_path / "presidio-analyzer").mkdir()
    broken = peers.Peer("presidio-analyzer", fails, "x", {})
    run = peers.run(broken, peers.Bench(tmp_path, tmp_path, tmp_path, 60))
    assert run.trouble == "exit 1: no licence"
    assert run.found == ()


def test_a_scanner_that_is_too_slow_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(peers.DidNotRun, match="not done in 1 seconds"):
        peers.output_of([sys.executable, "-c", "import time; time.sleep(30)"], 1)


def test_the_page_holds_every_scanner_and_entity(corpus: Corpus) -> None:
    rows = {path: [row for row in corpus.planted if row.file == path] for path in corpus.paths}
    labels = {label.file: label for label in corpus.files}
    scores = [score_file(path, None, rows[path], labels[path]) for path in sorted(corpus.paths)]
    plain = record(summarise(scores), scores, reveal=True)
    others = [(found(("a.txt", "PERSON", "Ana Lima")), detect.score(corpus, found(("a.txt", "PERSON", "Ana Lima"))))]
    others.append((peers.Run(peer(), "-", trouble="it wants a network"), None))  # type: ignore[arg-type]
    page = accuracy_page.page(plain, plain, others, accuracy_page.Setting(3, 3, 1, 1, 1.0, "a machine"))
    assert "| other | 1.0 | 2 | 1.000 | 0.333 |" in page
    assert "**Did not run**: it wants a network" in page
    assert "| PERSON | 1 | 0.000 | 1.000 |" in page
    assert "| CREDIT_CARD | b | 1 | 1 | 4000 0012 3456 7899 |" in page
