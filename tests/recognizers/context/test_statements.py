"""What a statement says of somebody, and what it only says: negation, hypothesis, policy, blank forms.

The pairs follow the project's domain notes: on the left what must not count, on the right what must.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers import custody
from recognizers.context.statements import BARE, Lexicon, Statements
from recognizers.contract import STATEMENTS, THRESHOLD, Cluster
from recognizers.health import FIND as HEALTH

Read = Callable[..., list[Cluster]]
LEXICON = Lexicon(
    strong=(r"glowworm fever",), medium=(r"sniffles",), acronyms=(r"GWF",), never=(r"glowworm fever novel",)
)
FIND = Statements("HEALTH_ALERT", LEXICON)


def told(clusters: list[Cluster], entity: str = "HEALTH_ALERT") -> list[str | None]:
    """Whom a statement of this entity is tied to, once each statement."""
    return [c.person and c.person.name for c in clusters for m in c.matches if m.entity == entity]


PAIRS = {
    "negated on the left": (
        "Emma Sampson has no known allergies.",
        "Emma Sampson is no longer allergic to eggs but carries an EpiPen.",
    ),
    "never one or the other": (
        "Emma Sampson never had a plan or an inhaler here.",
        "Emma Sampson never came to lunch or recess because of asthma.",
    ),
    "does not have": ("Emma Sampson does not have asthma.", "Emma Sampson does not eat lunch; she has asthma."),
    "without": ("Emma Sampson, without seizures since birth.", "Emma Sampson came without lunch. She has seizures."),
    "negated on the right": (
        "Emma Sampson: seizures denied by mother.",
        "Emma Sampson was sent home because of asthma.",
    ),
    "ruled out": ("Emma Sampson: concussion ruled out.", "Emma Sampson: r/o seizures, neurology referral."),
    "hypothesis": ("If a student has asthma, contact the nurse.", "If Emma Sampson has a seizure, give Diastat."),
    "policy": ("Students with asthma may carry an inhaler.", "Emma Sampson may carry her inhaler."),
    "everybody": ("All families: peanut allergies are common.", "Emma Sampson has a peanut allergy."),
    "blank form": (
        "Student: Emma Sampson\nAllergies: ______",
        "Student: Emma Sampson\nAllergies: peanut allergy, severe",
    ),
    "not applicable": (
        "Student: Emma Sampson\nMedical alert: N/A",
        "Student: Emma Sampson\nMedical alert: EpiPen in office",
    ),
    "none reported": ("Student: Emma Sampson\nAllergies: none reported", "Student: Emma Sampson\nAllergic to latex"),
}


@pytest.mark.parametrize("text", [silent for silent, _ in PAIRS.values()], ids=list(PAIRS))
def test_must_not_count(read: Read, text: str) -> None:
    assert told(read(text)) == []


@pytest.mark.parametrize("text", [counts for _, counts in PAIRS.values()], ids=list(PAIRS))
def test_must_count_and_be_hers(read: Read, text: str) -> None:
    assert set(told(read(text))) == {"Emma Sampson"}


@pytest.mark.parametrize(
    "text",
    [
        "Emma Sampson: history of asthma, resolved.",
        "Emma Sampson: possible concussion, has a headache.",
        "Emma Sampson: suspected seizure disorder.",
        "Emma Sampson may have diabetes.",
    ],
    ids=["resolved", "possible", "suspected", "may have"],
)
def test_what_was_or_may_be_still_counts(read: Read, text: str) -> None:
    assert set(told(read(text))) == {"Emma Sampson"}


@pytest.mark.parametrize(
    ("silent", "counts"),
    [
        ("Custodial staff will unlock the gym.", "Father is not authorized to pick up Emma Sampson."),
        ("If there is a restraining order, tell the office.", "Emma Sampson: restraining order against the father."),
        ("Emma Sampson\ncustody: N/A", "Emma Sampson\nMother has sole legal custody."),
        ("Foster a love of reading in Emma Sampson.", "Emma Sampson is in a foster placement."),
    ],
    ids=["staff", "hypothesis", "not applicable", "the verb"],
)
def test_custody_and_what_sounds_like_it(read: Read, silent: str, counts: str) -> None:
    assert told(read(silent), "CUSTODY_NOTE") == []
    assert set(told(read(counts), "CUSTODY_NOTE")) == {"Emma Sampson"}


@pytest.mark.parametrize(
    "text",
    ["Peanut allergies are common.", "She has asthma.", "carries an EpiPen for peanut allergy", "209A on file"],
)
def test_a_statement_without_a_person_is_no_match(read: Read, text: str) -> None:
    assert [m for c in read(text, name="notes.txt") for m in c.matches] == []


# ---- the scoring alone, with a lexicon of its own


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        pytest.param("glowworm fever since May", THRESHOLD, 1, id="strong term"),
        pytest.param("has the sniffles", THRESHOLD, 1, id="weak term with a personal word"),
        pytest.param("sniffles", BARE, 0.49, id="weak term alone"),
        pytest.param("sniffles 5 mg daily", THRESHOLD, 1, id="weak term with a dose"),
        pytest.param("GWF since May", THRESHOLD, 1, id="acronym"),
        pytest.param("no glowworm fever", 0, 0.19, id="denied on the left"),
        pytest.param("glowworm fever: none", 0, 0.19, id="denied on the right"),
        pytest.param("not tired, but glowworm fever", THRESHOLD, 1, id="denial of something else"),
        pytest.param("students with glowworm fever", 0, 0.39, id="people in general"),
        pytest.param('the phrase "glowworm fever" was on the board', 0, 0.39, id="in quotation marks"),
        pytest.param("our hamster has glowworm fever", 0, 0.39, id="an animal"),
        pytest.param("glowworm fever, per vet", 0, 0.39, id="a vet's patient"),
        pytest.param("it has had glowworm fever of the rollers", 0, 0.39, id="a machine"),
        pytest.param("Emma had glowworm fever by the copier", THRESHOLD, 1, id="somebody beside a machine"),
        pytest.param("wrote an essay about glowworm fever", 0, 0.39, id="the subject of an essay"),
        pytest.param("my son with glowworm fever", THRESHOLD, 1, id="somebody's own child"),
    ],
)  # fmt: skip
def test_scores(text: str, least: float, most: float) -> None:
    (hit,) = FIND(text)
    assert least <= hit.score <= most


@pytest.mark.parametrize("text", ["the glowworm fever novel", "gwf", "aglowworm fevers", "", "nothing"])
def test_words_that_are_none_of_its_terms(text: str) -> None:
    assert FIND(text) == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Emma: glowworm fever, allowed to rest; see file", "glowworm fever"),
        ("She came late (has the sniffles) and left", "has the sniffles"),
        ("Tired. Glowworm fever since May. Rested.", "Glowworm fever since May"),
    ],
)
def test_a_hit_spans_its_clause(text: str, span: str) -> None:
    (hit,) = FIND(text)
    assert text[hit.start : hit.end] == span


def test_each_line_of_a_list_is_a_statement_of_its_own() -> None:
    text = "Emma - has asthma\nDevon - no known allergies\nImani - carries an EpiPen"
    counted = [text.count("\n", 0, h.start) for h in HEALTH(text) if h.score >= THRESHOLD]
    assert counted == [0, 2]


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("bathroom pass no questions, Crohn's", True, id="no of something else"),
        pytest.param("depression, no plan at discharge, fluoxetine 20", True, id="no in the middle"),
        pytest.param("no asthma, diabetes or seizures", False, id="a list"),
        pytest.param("no known asthma, diabetes", False, id="none known"),
        pytest.param("no history of seizures, asthma", False, id="no history"),
    ],
)
def test_no_goes_for_a_list_of_its_kind(text: str, found: bool) -> None:
    last = [h for h in HEALTH(text) if h.end > len(text) - 8 and h.score >= BARE]
    assert bool(last) is found


@pytest.mark.parametrize("text", ["Conditions: wet, bring boots", "Road conditions: icy"])
def test_weather_is_no_condition_of_anybody(text: str) -> None:
    assert not [h for h in HEALTH(text) if h.score >= BARE]


def test_a_clause_goes_on_behind_a_title() -> None:
    text = "placed by foster parent Mrs. Bird in May"
    hits = custody.FIND(text)
    assert [text[h.start : h.end] for h in hits] == [text]


def test_what_a_child_told_who_writes_is_no_quotation() -> None:
    assert max(h.score for h in custody.FIND('Told me "daddy can\'t live with us"')) > BARE
    assert max(h.score for h in custody.FIND('mom: "his daddy can\'t live with us"')) > BARE
    assert max(h.score for h in custody.FIND('The poster has "daddy can\'t live with us"')) < BARE


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The Hosseini kids (gr 1, 4) are refugees from Herat.", "IMMIGRATION_STATUS"),
        ("Three sibs (Laila gr 7, Samir gr 3), parolees, landed in Boston in May.", "IMMIGRATION_STATUS"),
        ("Heads up, Dana Ruiz is failing chemistry.", "GRADE_RECORD"),
        ("Rosa Lind, gr 3, is at the inn. The family is staying there until they find a place.", "ECONOMIC_STATUS"),
        ("Rosa Lind and her brother will keep coming to us, school of origin.", "ECONOMIC_STATUS"),
        ("The court name change came through for Robin Okafor, please fix the roster.", "FAMILY_STATUS"),
        ("The dog alerted on a locker (Theo Brandt), mom was called.", "DISCIPLINE_RECORD"),
        ("Failed screenings: Gr 2 - Theo Brandt, Rosa Lind", "HEALTH_ALERT"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_family_or_found_out(read: Read, text: str, entity: str) -> None:
    assert entity in {m.entity for c in read(text) for m in c.matches}


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian children in the novel are refugees, says Ms. Lind.",
        "The students of Ms. Lind read about refugees from Herat.",
        "Mr. Lind heads reading intervention and special education.",
        "Ms. Lind books rooms at the inn. The team is staying there until Sunday.",
        "The dog hit the ball over the fence, wrote Theo Brandt.",
    ],
)
def test_what_is_said_of_no_family(read: Read, text: str) -> None:
    assert not {m.entity for c in read(text) for m in c.matches} & STATEMENTS
