"""Marks that stand at the ends of lines, all out of the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.lists import marklists

JURIES = """STRINGS JURIES  weds
1  Farrokhzad, Nika vln   bow arm!! memory slip   36/40
2  Duarte, Ilidio vla   no scales prepared   19/40
3  Pell, Rosalind cello  (sick)
4  Huang, Zixuan vln   lovely    40/40
"""


def test_marks_out_of_the_same() -> None:
    assert [JURIES[h.start : h.end] for h in marklists.find(JURIES)] == ["36/40", "19/40", "40/40"]


RETESTS = "March retest\nELA: Gus Prates (462), Shawna Riley 468\nMath: Devin Lacey - 459\n"


def test_scaled_scores_behind_a_subject() -> None:
    assert [RETESTS[h.start : h.end] for h in marklists.find(RETESTS)] == ["462", "468", "459"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(JURIES.splitlines()[:3]), id="too few"),
        pytest.param(JURIES.replace("STRINGS JURIES", "Hockey games"), id="games"),
        pytest.param(JURIES.replace("STRINGS JURIES", "Seats sold"), id="seats"),
        pytest.param("Math: Gus Prates (room 462)\nELA: Devin Lacey ext. 459, Shawna Riley 212", id="rooms"),
        pytest.param("Algebra, One 25/30\nEnglish, Two 28/30\nBand, Three 30/30\n", id="classes"),
        pytest.param(JURIES.replace("19/40", "19/50"), id="out of others"),
    ],
)
def test_what_is_no_list_of_marks(text: str) -> None:
    assert marklists.find(text) == []


def test_levels_of_books_under_their_title() -> None:
    text = "RUNNING RECORDS  2-Sorensen\nAbena   J, 97%   fluent\nBoris   D, 88%\nDanh    below C  new\n"
    assert [text[h.start : h.end] for h in marklists.find(text)] == ["J, 97%", "D, 88%", "below C"]


def test_what_is_ordered_for_running_records_has_no_level() -> None:
    assert not marklists.find("Order for the running records\nPaper  A  2 boxes\nBinder  B  3\nFolder  C  4\n")


def test_a_result_of_two_teams_is_nobodys_mark(values: Callable[[str, str], list[str]]) -> None:
    assert not values("GRADE_RECORD", "Score: Harwick 14, Rowley Falls 7")
    assert not values("GRADE_RECORD", "Score: Harwick 14 - Rowley 7.")
    assert values("GRADE_RECORD", "Score: Emma 41, Devon 28") == ["Emma 41, Devon 28"]
