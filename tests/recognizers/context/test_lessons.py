"""Exercises, readers, papers on books and public people, and records that only look like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.context.lessons import is_of_lesson
from recognizers.context.stories import is_on_book
from recognizers.contract import STATEMENTS, Cluster

Read = Callable[..., list[Cluster]]


def stated(clusters: list[Cluster]) -> set[str]:
    return {m.entity for c in clusters for m in c.matches if m.entity in STATEMENTS}


@pytest.mark.parametrize(
    "text",
    [
        "Dictado 4\nLa madre de Carmen está en la cárcel. Carmen tiene diabetes.",
        "Lis et réponds.\nSophie est enceinte. Le père de Sophie est en prison.",
        "Lectura 2: La familia\nEl papá de Nora está en la cárcel. Nora tiene asma.\nVerdadero o falso: 1. Nora ríe.",
        "Istwa: Mari gen opresyon. Papa l te nan prizon.\n1. Kiyès ki gen opresyon?",
        "Leitura: O pai do Paulo foi deportado. O Paulo tem asma.\nPerguntas\n1. Quem foi deportado?",
        "Read and circle.\nSara has asthma. Sam's dad lost his job.",
        "Level C reader: A New School\nMina lives in a shelter. Her mom lost her job.\nNew words: shelter, job",
        "The Bluest Eye, ch. 3-5: Pecola is pregnant. Claudia has pneumonia.",
        "Chapter 12 summary\nLiesel's brother died on the train. Max is in the hospital with pneumonia.",
        "Catcher in the Rye essay by: Devon K. per 4\nHolden was expelled. His brother Allie died of leukemia.",
        "Frida Kahlo was born in 1907. Her father Guillermo had epilepsy.",
        "Motivational speaker Fri: Marcus Dole will talk about his recovery from addiction.",
        "Nome do aluno: Caio Couto\nUnidade 2: a asma e a epilepsia",
        "Non elèv la: Widline Jean\nLeson 5 - kriz malkadi",
        "Student: Devon Webb\nUnit 6: Depression and anxiety",
        "NBA recap by Leo T: Damon Rusk tore his ACL and is out for the season.",
    ],
)
def test_nothing_is_said_of_a_pupil(read: Read, text: str) -> None:
    assert not stated(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Texto de la mamá: Luis tiene asma y está en el hospital. Preguntas: llámela.",
        "Reading: Devon Webb is at level B and has ADHD. Questions: call me.",
        "Ch 3 summary due Fri. Devon Webb has a concussion, so he may turn it in late.",
        "Ditado: 4/10\nO João Pereira tem asma e precisa de mais tempo.",
        "Meeting summary by: J. Reyes\nDevon was diagnosed with ADHD.",
        "Classwork comments\nComplete. Nice work!\nDevon Webb has asthma.",
        "Rosa Parks Elementary, opened in 1962\nDevon Webb has a peanut allergy.",
        "Page 2\nMateo has epilepsy and takes Keppra.\nQuestions: call Ms. Reyes",
        "Unit 4: Devon has asthma and an inhaler",
        "Complete the sentences.\nDevon, gr 4, has asthma, called mom.",
    ],
)
def test_a_record_that_looks_like_a_lesson(read: Read, text: str) -> None:
    assert "HEALTH_ALERT" in stated(read(text))


def test_a_pupil_s_own_story_is_her_own() -> None:
    text = "The day of the storm by Nia R\nMy mom is in jail and I have depression."
    assert not is_of_lesson(text, text.index("mom"), text.index("jail"))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("Name", "Conflict", "Family"), ("Holden", "expelled", "brother died")], True),
        ([("Name", "Fate"), ("Ann Pratt", "orphaned in 1621")], True),
        ([("Person", "Known for"), ("Rosa Parks", "bus"), ("Helen Keller", "deaf-blind author")], True),
        ([("Name", "Date", "Conflict"), ("Devon", "10/4", "hit Sam")], False),
        ([("Name", "Conflict"), ("Devon Webb", "hit Sam")], False),
        ([("Student", "Topic"), ("Devon", "Rosa Parks"), ("Mia", "Helen Keller")], False),
    ],
)
def test_tables_on_books_and_on_people_of_old(rows: list[tuple[str, ...]], told: bool) -> None:
    assert is_on_book(rows) is told
