"""What of its sentence a statement takes in, of which kind it is told, and when the models overrule a rule."""

from __future__ import annotations

import pytest

from recognizers import registry
from recognizers.context.statements import GENERAL, head_of
from recognizers.contract import BY_MODEL, STATEMENTS, THRESHOLD, Hit
from recognizers.genre.judged import NEVER, SAYS_NOTHING, in_records
from recognizers.genre.said import Said
from recognizers.genre.sentences import spans
from recognizers.genre.unlisted import unlisted
from recognizers.genre.wording import INSTEAD

NOTES = """Counselor notes, week of March 3. Saw six pupils. Called the families of all who were out.
Mr. Ortega says the new schedule works for the eighth grade, and the team meets again on Friday at two.
Ada Vale came twice. Her mother told me on the phone: {said}
She will be picked up by her aunt this week. I asked the office to put it on the card.
"""
LESSON = """Direct and indirect speech. Work with your neighbor and write the answers in your notebook, one to a line.
Read each sentence aloud first. Then underline what somebody says, and put the quotation marks where they belong.
Example 1: {said}
When you are done, choose three of the sentences and turn them into indirect speech. We will compare on Friday.
"""
QUOTED = '"Ada has been cutting again and the doctor wants her on new pills."'


def phrases(text: str) -> list[Hit]:
    """What the recognizers find in a text, the statements among it."""
    context = (head_of(text, ()), "")
    return [h for r in registry.shipped() for h in r.find(text, context) if h.entity in STATEMENTS]


def read(text: str) -> list[Hit]:
    """The statements of a text as the models read them."""
    said, found = Said(text), phrases(text)
    return [*in_records(found, text, said), *unlisted(said, found)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Rosa Lima had a seizure in gym on Tuesday, bit her tongue and slept in the office until her aunt came.",
            ["Rosa Lima had a seizure in gym on Tuesday, bit her tongue and slept in the office until her aunt came"],
        ),
        (
            "Omar Reyes: has had the pump since June, drops low after gym, juice is in the blue bag.",
            ["has had the pump since June, drops low after gym, juice is in the blue bag"],
        ),
        (
            "Rosa Lima (gr 7), as her aunt told us on the phone, has had seizures since June.",
            ["as her aunt told us on the phone, has had seizures since June"],
        ),
        (
            "Ada Vale had a panic attack in the hall, and Omar Reyes sat with her until the nurse came.",
            ["Ada Vale had a panic attack in the hall"],
        ),
        (
            "Emma Sampson has an EpiPen; Devon Okafor is allergic to sesame.",
            ["Emma Sampson has an EpiPen", "Devon Okafor is allergic to sesame"],
        ),
    ],
    ids=[
        "its whole sentence",
        "not its label",
        "not a class",
        "not who else is named",
        "two statements",
    ],
)
def test_a_statement_takes_in_all_that_its_sentence_says_of_it(text: str, told: list[str]) -> None:
    kept = [h for h in read(text) if h.entity == "HEALTH_ALERT" and h.sure]
    assert [text[h.start : h.end] for h in kept] == told


def test_two_phrases_of_a_sentence_are_one_statement() -> None:
    text = "Rosa Lima has asthma, took her inhaler twice, and sat out of gym because of the asthma."
    assert len([h for h in phrases(text) if h.score >= THRESHOLD]) > 1
    assert len([h for h in read(text) if h.entity == "HEALTH_ALERT"]) == 1


MEANT = "Molly Barros is pulling her hair out again and the pediatrician raised the dose on Monday."


def test_a_phrase_is_told_as_what_its_sentence_says() -> None:
    (phrase,) = (h for h in phrases(MEANT) if h.entity == "DISCIPLINE_RECORD")
    (told,) = in_records([phrase], MEANT, Said(MEANT))
    assert (told.entity, told.why[-1]) == ("HEALTH_ALERT", INSTEAD)


def test_what_another_phrase_says_anyway_is_told_once_and_by_that() -> None:
    (told,) = (h for h in read(MEANT) if h.entity == "HEALTH_ALERT")
    assert INSTEAD not in told.why
    assert "DISCIPLINE_RECORD" not in {h.entity for h in read(MEANT)}


@pytest.mark.parametrize(("entity", "kept"), [("DISCIPLINE_RECORD", True), ("HEALTH_ALERT", False)])
def test_a_phrase_that_means_something_else_in_its_sentence_says_nothing(entity: str, kept: bool) -> None:
    text = "Two are out of the counselor's line for the spring trip."
    said = Said(text)
    assert (said.entity(0), said.is_telling(0)) == ("DISCIPLINE_RECORD", False)
    assert NEVER < said.odds(0) < 0
    (judged,) = in_records([Hit(entity, 8, 18, 0.85, ("strong term",), phrase=True)], text, said)
    assert (judged.score == GENERAL, judged.why[-1] == SAYS_NOTHING) == (not kept, not kept)


@pytest.mark.parametrize(("paper", "told"), [(NOTES, True), (LESSON, False), ("{said}\n", False)])
def test_what_somebody_is_quoted_with_counts_in_a_record(paper: str, told: bool) -> None:
    text = paper.format(said=QUOTED)
    assert any("stands in quotation marks" in h.why[-1] for h in phrases(text))
    assert any(h.by == BY_MODEL and "cutting" in text[h.start : h.end] for h in read(text)) is told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Work goes via Ms. Holloway, she knows. Done here.", ["Work goes via Ms. Holloway, she knows.", "Done here."]),
        ("Ana P. says so on Nov. 8 at home.", ["Ana P. says so on Nov. 8 at home."]),
        ("He came at 5 p.m. and left. She waited.", ["He came at 5 p.m. and left.", "She waited."]),
        ("They went with plan B. Then they left.", ["They went with plan B.", "Then they left."]),
        ("Shin, ?stress fx, bike only. See p. 3 of it.", ["Shin, ?stress fx, bike only.", "See p. 3 of it."]),
    ],
    ids=["a title", "an initial and a month", "an hour", "a letter that ends it", "a mark before a word, a page"],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in spans(text)] == expected
