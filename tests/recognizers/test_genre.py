"""What the model of genre counts, how it adds up, and what comes of statements in papers that are no records."""

from __future__ import annotations

import math

import pytest

from recognizers.contract import Hit
from recognizers.gazetteer import in_dictionary, is_first
from recognizers.genre.features import features
from recognizers.genre.judged import WHY, in_records
from recognizers.genre.model import Model, Weight, read, shipped, surroundings, written
from recognizers.statements import BARE, GENERAL

COUNTED = [
    pytest.param("Mia Okafor's mother", ["<name>", "<'s>", "mother", "<name> <'s>", "<'s> mother"], id="name"),
    pytest.param("room 12, 4135550172", ["room", "<few digits>", ",", "<digits>"], id="numbers"),
    pytest.param("in 1865 and 2026", ["in", "<old year>", "and", "<year>"], id="years"),
    pytest.param("The nurse\n\ncalled", ["the", "nurse", "<line>", "called", "<line> called"], id="lines"),
]

LESSON = """Novel study, unit 4: {said}
Students will discuss how the author shows what the main character feels, and write a paragraph in their notebooks.
Vocabulary for the chapter, homework, and the rubric are on the class page. Objective: students can explain the theme
of a story and give examples from the text. Materials: one copy of the book for each group, chart paper, markers.
"""
RECORD = """Nurse log Tuesday
{said}, called mom, she will bring in a new one tomorrow, sent him back to class
2:10 his teacher called, he was wheezing again after recess, two puffs, better by 2:30, mom picked him up at dismissal,
she says he was up all night and has a doctor's appointment on Friday. Told her we need the form signed by then.
"""
SAID = "Theo has asthma and uses an inhaler before gym"


@pytest.mark.parametrize(("text", "words"), COUNTED)
def test_counts_words_and_pairs_and_names_by_their_kind(text: str, words: list[str]) -> None:
    assert set(words) <= set(features(text))
    assert not {"mia", "okafor", "1865", "4135550172"} & set(features(text))


def test_a_place_counts_by_its_direction_and_not_by_its_length() -> None:
    model = Model(-0.5, {"head": {"a": Weight(2.0, 3.0), "b": Weight(1.0, -1.0)}, "line": {}, "near": {}})
    once = model.log_odds(surroundings("a b", 0, 1))
    expected = (2 * 3 - 1) / math.sqrt(2**2 + 1**2) - 0.5
    assert once == pytest.approx(expected)
    assert model.log_odds(surroundings("a b . a b", 0, 1)) == pytest.approx(expected)
    assert model.log_odds(surroundings("c", 0, 1)) == -0.5


def test_a_model_is_read_as_it_was_written() -> None:
    model = Model(0.25, {"head": {"a b": Weight(2.5, -1.125)}, "line": {"#": Weight(1, 1)}, "near": {}})
    assert read(written(model)) == model


def _hit(text: str, said: str = SAID, entity: str = "HEALTH_ALERT", **more: object) -> Hit:
    start = text.index(said)
    return Hit(entity, start, start + len(said), 0.85, ("strong term",), **more)  # type: ignore[arg-type]


def test_a_statement_in_a_lesson_loses_its_weight_and_the_same_in_a_log_does_not() -> None:
    lesson, record = LESSON.format(said=SAID), RECORD.format(said=SAID)
    (lowered,), (kept,) = in_records([_hit(lesson)], lesson), in_records([_hit(record)], record)
    assert lowered.score == GENERAL
    assert lowered.why[-1] == WHY
    assert kept == _hit(record)


@pytest.mark.parametrize("known", [False, True])
def test_a_number_or_a_pupil_of_the_roster_beside_it_makes_it_a_record(known: bool) -> None:
    text = LESSON.format(said=f"{SAID} (1023456789)")
    said = _hit(text)
    if known:
        assert list(in_records([said], text, [_hit(text, "Theo", "PERSON", subject="s1")])) == [said]
    else:
        number = _hit(text, "1023456789", "SASID")
        assert list(in_records([said, number], text)) == [said, number]


def test_only_statements_are_asked() -> None:
    text = LESSON.format(said="Theo 413-555-0172")
    phone = _hit(text, "413-555-0172", "PHONE_NUMBER")
    assert list(in_records([phone], text)) == [phone]
    weak = Hit("HEALTH_ALERT", 0, 5, BARE / 2, ("denied",))
    assert list(in_records([weak], text)) == [weak]


def test_no_name_has_a_weight() -> None:
    words = {w for words in shipped().places.values() for pair in words for w in pair.split()}
    assert not {w for w in words if is_first(w) and not in_dictionary(w)}


def test_too_short_a_text_and_a_form_about_somebody_are_not_asked() -> None:
    short = "Unit 4, novel study: " + SAID
    form = "Student: Theo Okafor\n" + LESSON.format(said=SAID)
    assert list(in_records([_hit(short)], short)) == [_hit(short)]
    assert list(in_records([_hit(form)], form)) == [_hit(form)]
