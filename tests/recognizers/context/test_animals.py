"""Animals with names, of which as much is told as of pupils: their weight, their medicine, whom they bit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.context import animals
from recognizers.contract import STATEMENTS, Cluster

Read = Callable[..., list[Cluster]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Clover (rm 12 rabbit) is not eating", ["Clover"], id="in brackets"),
        pytest.param("Gerald, a hamster in Room 14, got out", ["Gerald"], id="behind a comma"),
        pytest.param("Biscuit (guinea pig, Room 15)", ["Biscuit"], id="with a room"),
        pytest.param("Maya (fish, eggs), Theo (cat), Omar (rabbit)", [], id="what a pupil cannot bear"),
        pytest.param("the chicken Emma ate, the chicks Theo fed", [], id="what a pupil eats or feeds"),
        pytest.param("our class gecko Pickles shed today", ["Pickles"], id="before the name"),
        pytest.param("the therapy dog, Waffles", ["Waffles"], id="with a comma between"),
        pytest.param("Maya (cat allergy), Theo (dog bite 3/4)", [], id="what a pupil has of animals"),
        pytest.param("Ada, a horse lover, and Omar", [], id="who loves them"),
        pytest.param("Ada Roe was bitten by a dog", [], id="a sentence"),
        pytest.param("Ada wants the hamster. Room 14 voted.", [], id="an animal, then a room"),
        pytest.param("Garden club: tomatoes\nBasil is in foster care on the sill", ["Basil"], id="a plant"),
        pytest.param("Garden club: tomatoes\nLily: allergic to bees, water her bed", [], id="a gardener"),
        pytest.param("Garden club: tomatoes\nRose Okafor waters the beds", [], id="a gardener with a surname"),
        pytest.param("Basil is in foster care on the sill", [], id="no garden"),
    ],
)
def test_names_of_animals(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in animals.named(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Clover (rm 12 rabbit)  c/o not eating x2 days, meloxicam 0.3 mL @ 10:15\nf/u thurs",
        "Gerald, a hamster in Room 14, has four priors. He was seen by the nurse and is suspended for three days.",
        "Emma says temp 102.1 per vet, on meloxicam 0.3 mL till Friday",
    ],
)
def test_what_is_said_of_an_animal_is_said_of_no_pupil(read: Read, text: str) -> None:
    assert not [m for c in read(text) for m in c.matches if m.entity in STATEMENTS]


@pytest.mark.parametrize(
    "text",
    [
        "Pickles (class gecko) is fine.\nEmma Sampson has asthma and was suspended for three days.",
        "Emma Sampson (cat allergy) carries an EpiPen.",
        "Our foster kittens found a home. Emma Sampson carries an EpiPen.",
        "Emma Sampson had a seizure after the chicken Emma ate; we must vet the menu.",
        "Emma Sampson's dad is a vet and she has asthma.",
    ],
)
def test_pupils_beside_animals_still_count(read: Read, text: str) -> None:
    assert {m.entity for c in read(text) for m in c.matches} >= {"HEALTH_ALERT"}


def test_a_line_goes_on_about_an_animal(read: Read) -> None:
    chat = "**Ana** 9:01 our gecko is sick again. not eating, one eye shut. vet at 4\n**Bo** 9:02 poor thing"
    assert not [m for c in read(chat) for m in c.matches if m.entity in STATEMENTS]
    pupil = "**Ana** 9:01 Priya Nair is not eating again, third day\n**Bo** 9:02 our gecko is at the vet"
    assert [m for c in read(pupil) for m in c.matches if m.entity == "HEALTH_ALERT"]
