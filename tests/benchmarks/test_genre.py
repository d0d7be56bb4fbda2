"""The papers of genre, and what is learned from a few of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.genre.learning import LEANS, judged, learned, statements
from benchmarks.genre.papers import Paper, papers
from recognizers.genre.model import shipped

FEW = """=== log {n}.txt | S | nurse log
Nurse log {day}
Theo came in, {{{{HEALTH_ALERT:he uses an inhaler}}}} before gym, called his mom
=== unit {n}.txt | C | lesson
Unit {n}: the lungs
Theo in the story has asthma and uses an inhaler. Students will draw what happens to the main character.
"""
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n, day in enumerate(DAYS):
        (tmp_path / f"{day}.txt").write_text(FEW.format(n=n, day=day), encoding="utf-8")
    return tmp_path


def test_marks_are_taken_out_and_remembered(folder: Path) -> None:
    found = list(papers(folder))
    assert [p.is_record for p in found] == [True, False] * len(DAYS)
    assert found[0].told == ("he uses an inhaler",)
    assert "{{" not in found[0].text


def test_a_record_without_a_mark_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("=== a.txt | S | log\nnothing marked\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt"):
        list(papers(tmp_path))


def test_what_is_learned_tells_logs_from_lessons(folder: Path) -> None:
    met = [one for paper in papers(folder) for one in statements(paper)]
    model = learned(met[:-2])
    assert {one.is_record: model.log_odds(one.said) > 0 for one in met[-2:]} == {True: True, False: False}
    assert judged(model, met).startswith("area 1.000")


def test_the_projects_own_papers_are_whole() -> None:
    found = list(papers())
    assert len({(p.source, p.name) for p in found}) > 1_000
    assert all(isinstance(p, Paper) and p.text.strip() for p in found)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_weights_are_what_the_papers_teach() -> None:
    met = [one for paper in papers() for one in statements(paper)]
    anew, kept = learned(met), shipped()
    agreed = sum((anew.log_odds(one.said) < LEANS) == (kept.log_odds(one.said) < LEANS) for one in met)
    assert agreed > 0.98 * len(met), "make genre"  # new wordings meet other statements
