"""Papers that speak to everybody or of nobody's pupil, and records that use a word or two of theirs."""

from __future__ import annotations

import pytest

from recognizers import notices
from recognizers.health import FIND as HEALTH
from recognizers.statements import BARE

NOBODY = [
    pytest.param("ASK ADELE (letters are made up)\n", id="column"),
    pytest.param("Refresher: case examples (not actual students)\n", id="training"),
    pytest.param("Counselor's Corner: Q & A\nQ: My son has anxiety.\nA: Call.\nQ: And mine?\n", id="questions"),
    pytest.param("REFERRAL\nStudent ______________ Gr __\n", id="blank form"),
    pytest.param("Lab 4: yeast\nHypothesis. Data\nConclusion. It grew.\n", id="experiment"),
    pytest.param("Resolved: homework ends.\nAFF Ada: sleep\nNEG Theo: practice\n", id="debate"),
    pytest.param("slide 1 Title\nslide 2 pair share\nslide 3 Exit ticket\n", id="slides"),
    pytest.param("Ada, Quiet, linocut\nTheo, Loud, acrylic\nBo, Home, stoneware\n", id="works of art"),
    pytest.param("Van 3 playlist (Ada): Who Stole the Kishka\n", id="songs"),
    pytest.param("GUINEA PIG weekend log\n9/12 w/ Ada: ate\n", id="animal"),
    pytest.param("Argument draft 2 - Ada\nCongress should act.\n", id="essay"),
    pytest.param("INVOICE 88\nShip to the gym\nQty  Part no.  Freight\n", id="invoice"),
    pytest.param("Jo Hale, 91, of Lowell, died at home. In lieu of flowers, read.\n", id="obituary"),
    pytest.param("Rosa Parks was arrested. Her teacher read about Harriet Tubman.\n", id="figures"),
]
MANY = [
    pytest.param("FY28 budget hearing\nLevy up 2.5, circuit breaker 75%, tuition +$412k\n", id="budget"),
    pytest.param("Join us! 2 openings\nCORI check. $22.10/h plus a stipend.\n", id="advert"),
    pytest.param("Spring concert\n9:00 Coffee\n9:25 Song\n9:40 Poem\n", id="program"),
    pytest.param("RESUMO DAS REGRAS\n", id="rules"),
    pytest.param("Clínica gratis\nMMR, polio, Tdap. Traiga la tarjeta.\n", id="clinic"),
]
RECORDS = [
    pytest.param("Sub plans, room 208. The invoice for Theo's field trip is due.\n", id="one word"),
    pytest.param("Student: Ada Kessler   Gr 4\nTeacher ____________\n", id="filled in"),
    pytest.param("Missing: MMR, polio, Tdap for Ada Kessler, Theo Vance.\n", id="shots missing"),
    pytest.param("Ada Kessler did her report on Rosa Parks.\n", id="report"),
]


@pytest.mark.parametrize("head", NOBODY)
def test_of_nobody(head: str) -> None:
    assert notices.kind(head, "Ada has asthma.")


@pytest.mark.parametrize("head", MANY)
def test_of_many(head: str) -> None:
    assert notices.kind(head, "Ada has asthma.") is None
    assert notices.of_many(head)


@pytest.mark.parametrize("head", RECORDS)
def test_records(head: str) -> None:
    assert notices.kind(head, "Ada has asthma.") is None
    assert notices.of_many(head) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("□ asthma □ seizures", False),
        ("☒ asthma □ seizures", True),
        ("[ ] injury [x] asthma attack", True),
        ("Thorne Valley MS loading dock", False),
        ("Ada has MS", True),
        ("Ada to walk the wheelchair ramp", False),
        ("Ada uses a wheelchair", True),
        ("song on tablet, Ada", False),
    ],
)
def test_boxes_and_schools(text: str, told: bool) -> None:
    assert any(h.score >= BARE for h in HEALTH(text)) == told
