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


ON_LANGUAGE = """ACCESS 2024 - Ridley room (L/S/R/W)
Duarte, Ilidio gr 3 | 2.4 3.1 2.2 2.0
Huang, Zixuan gr 3 | 4.4 3.9 4.1 3.6 / 3.9 | exit?
Prates, Gus gr 4 | 5.1 4.8 4.9 4.2 / 4.6
"""


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param(
            ON_LANGUAGE,
            ["2.4 3.1 2.2 2.0", "4.4 3.9 4.1 3.6 / 3.9", "5.1 4.8 4.9 4.2 / 4.6"],
            id="of several a line",
        ),
        pytest.param("\n".join(ON_LANGUAGE.splitlines()[:2]), ["2.4 3.1 2.2 2.0"], id="of one whose domains tell"),
        pytest.param(
            "Spring MAP, math / reading\nDuarte, Ilidio: 201, 198\nHuang, Zixuan: 214, 220\nPrates, Gus: 190, 195\n",
            ["201, 198", "214, 220", "190, 195"],
            id="of three figures",
        ),
        pytest.param(ON_LANGUAGE.replace("ACCESS 2024", "Field trip"), [], id="no test"),
        pytest.param(ON_LANGUAGE.replace("Ridley room", "PDPs of teachers"), [], id="of teachers"),
        pytest.param(
            "WIDA 2024 kits\nDuarte, Ilidio: 2\nHuang, Zixuan: 3\nPrates, Gus: 1\n", [], id="counts of something"
        ),
    ],
)
def test_scores_under_the_name_of_a_test(text: str, marks: list[str]) -> None:
    assert [text[h.start : h.end] for h in marklists.find(text)] == marks
