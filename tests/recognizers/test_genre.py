"""What the model of genre counts, how it adds up, and what comes of statements in papers that are no records."""

from __future__ import annotations

import math
import tracemalloc
from array import array
from collections import Counter
from dataclasses import replace
from importlib.resources import files

import pytest

from recognizers.context.statements import BARE, DENIED, GENERAL, LIKELY
from recognizers.contract import BY_MODEL, Hit
from recognizers.gate import Gate
from recognizers.genre import telling
from recognizers.genre.errands import (
    gives_thanks,
    is_errand,
    is_field_of_card,
    is_foreign,
    is_login,
    is_placed,
    is_salutation,
    is_treat,
)
from recognizers.genre.features import features
from recognizers.genre.hashed import Hashed
from recognizers.genre.judged import SAYS_NOTHING, WHY, in_records
from recognizers.genre.kinds import WEIGHTS, Kinds
from recognizers.genre.kinds import read as read_kinds
from recognizers.genre.kinds import shipped as shipped_kinds
from recognizers.genre.kinds import written as written_kinds
from recognizers.genre.model import GENRE, PLACES, SENTENCES, Model, Weight, read, shipped, surroundings, written
from recognizers.genre.said import CERTAIN, Allowance, Said
from recognizers.genre.sentences import around, sentences, spans
from recognizers.genre.telling import is_telling
from recognizers.genre.unlisted import SURE, unlisted
from recognizers.naming.gazetteer import in_dictionary, is_first
from recognizers.transformer.reading import Reading

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
    rows = "bias\t\t0\t0.250\nhead\ta b\t2.5\t-1.125\nline\t#\t1\t1\n"
    assert written(model) == rows
    kept = read(rows.splitlines())
    assert (kept.bias, kept.sum("head", Counter({"a b": 1})), kept.sum("line", Counter("#"))) == (0.25, -1.125, 1)
    assert kept.sum("near", Counter("#")) == kept.sum("line", Counter({"a b": 1})) == 0


def test_words_without_a_row_have_none_however_many_there_are() -> None:
    words = [f"word {number}" for number in range(70_000)]
    hashed = Hashed(array("q", map(hash, words)))
    assert list(hashed.rows(map(hash, ["other", *words, "word -1"]))) == list(range(70_000))
    assert not list(Hashed(array("q")).rows([hash("other")]))


def test_the_shipped_models_add_what_their_files_say() -> None:
    said = surroundings(RECORD.format(said=SAID), 20, 40)
    for file in (GENRE, SENTENCES):
        weights = {(place, word): (float(r), float(w)) for place, word, r, w in _rows(file)}
        for place, words in zip(PLACES, said, strict=True):
            known = [(n, *weights[place, word]) for word, n in words.items() if (place, word) in weights]
            values = [((1 + math.log(n)) * rarity, weight) for n, rarity, weight in known]
            length = math.sqrt(sum(value**2 for value, _ in values))
            expected = sum(value * weight for value, weight in values) / length
            assert shipped(file).sum(place, words) == pytest.approx(expected, abs=1e-5)


def test_the_shipped_models_take_little_memory() -> None:
    """A worker has few MiB to spare."""
    tracemalloc.start()
    kept = [shipped.__wrapped__(GENRE), shipped.__wrapped__(SENTENCES), shipped_kinds.__wrapped__()]
    said = features(RECORD)
    assert [kept[0].sum("head", said), kept[1].sum("head", said), kept[2].of(said)]
    taken, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken <= most < 4 * 2**20


def _rows(file: str) -> list[list[str]]:
    text = (files("recognizers.genre") / file).read_text(encoding="utf-8")
    return [row.split("\t") for row in text.splitlines()]


def _hit(text: str, said: str = SAID, entity: str = "HEALTH_ALERT", **more: object) -> Hit:
    start = text.index(said)
    return Hit(entity, start, start + len(said), 0.85, ("strong term",), **more)  # type: ignore[arg-type]


def test_a_statement_in_a_lesson_loses_its_weight_and_the_same_in_a_log_does_not() -> None:
    lesson, record = LESSON.format(said=SAID), RECORD.format(said=SAID)
    (lowered,), (kept,) = (
        in_records([_hit(lesson)], lesson, Said(lesson)),
        in_records([_hit(record)], record, Said(record)),
    )
    assert lowered.score == GENERAL
    assert lowered.why[-1] == WHY
    assert kept.score == _hit(record).score


@pytest.mark.parametrize("known", [False, True])
def test_a_number_or_a_pupil_of_the_roster_beside_it_makes_it_a_record(known: bool) -> None:
    text = LESSON.format(said=f"{SAID} (1023456789)")
    said = _hit(text)
    if known:
        assert list(in_records([said], text, Said(text), [_hit(text, "Theo", "PERSON", subject="s1")])) == [said]
    else:
        number = _hit(text, "1023456789", "SASID")
        assert list(in_records([said, number], text, Said(text))) == [said, number]


def test_only_statements_are_asked() -> None:
    text = LESSON.format(said="Theo 413-555-0172")
    phone = _hit(text, "413-555-0172", "PHONE_NUMBER")
    assert list(in_records([phone], text, Said(text))) == [phone]
    weak = Hit("HEALTH_ALERT", 0, 5, BARE / 2, ("denied",))
    assert list(in_records([weak], text, Said(text))) == [weak]


def test_no_name_has_a_weight() -> None:
    words = {w for file in (GENRE, SENTENCES, WEIGHTS) for row in _rows(file) for w in row[1].split()}
    assert len(words) > 1_000
    assert not {w for w in words if is_first(w) and not in_dictionary(w)}


def test_too_short_a_text_and_a_form_about_somebody_are_not_asked() -> None:
    short = "Unit 4, novel study: " + SAID
    form = "Student: Theo Okafor\n" + LESSON.format(said=SAID)
    for text in (short, form):
        (kept,) = in_records([_hit(text)], text, Said(text))
        assert kept.score == _hit(text).score


UNKNOWN = "his grandma who raised him died on Sunday and he cries in the bathroom"
"""What a lexicon may know in part; the tests give it as unknown."""


def test_a_text_is_cut_at_its_lines_and_marks() -> None:
    text = "Room 3.2 is open. Theo came in\n  short\n\tHe is out until Friday!"
    assert [text[s.start : s.end] for s in sentences(text)] == [
        "Room 3.2 is open.",
        "Theo came in",
        "He is out until Friday!",
    ]


def test_what_stands_around_a_sentence_is_it_and_two_on_each_side() -> None:
    those = list(sentences("first line\nsecond line\nthird line\nfourth line"))
    assert around(those, 0)["line"] == 3
    assert "fourth" not in around(those, 0)


def test_sentences_are_found_by_their_place() -> None:
    said = Said("first line\nsecond line\nthird line")
    assert list(said.within(0, 5)) == [0]
    assert list(said.within(10, 11)) == []
    assert list(said.within(-5, 12)) == [0, 1]


def test_a_sentence_of_a_record_that_no_lexicon_tells_is_a_statement() -> None:
    text = RECORD.format(said=f"Theo came in. {UNKNOWN}. He wants water")
    found = list(unlisted(Said(text), [replace(_hit(text, "wheezing"), score=BARE)]))
    assert any(UNKNOWN in text[h.start : h.end] for h in found)
    assert {h.by for h in found} == {BY_MODEL}
    assert {h.entity for h in found if UNKNOWN in text[h.start : h.end]} == {"FAMILY_STATUS"}


IN_DOUBT = "Coach let him sit out because his numbers dropped again after lunch."


def test_a_sentence_in_doubt_is_read_by_the_encoder_too() -> None:
    asked, alone = Said(IN_DOUBT), Said(IN_DOUBT, Allowance(0))
    assert asked.counted(0) == alone.counted(0)
    assert asked.odds(0) > alone.odds(0)


@pytest.mark.parametrize(
    "text", ["Cháu bị suyễn từ nhỏ và hay ho.", "他有哮喘，他妈妈说要用药。", "Copyright 2026 by the author."]
)
def test_letters_of_other_scripts_and_what_is_out_of_doubt_are_not_read_by_it(text: str) -> None:
    assert Said(text).odds(0) - Said(text).counted(0) in (pytest.approx(0.6), 0)


def test_a_sentence_that_a_rule_takes_for_nobodys_needs_words_that_say_so_too() -> None:
    text = "If a student tells Emma Sampson that she can't find her inhaler, call the office."
    general = Hit("HEALTH_ALERT", text.index("inhaler"), text.index("inhaler") + 7, GENERAL, ("lowered",))
    assert Said(text).odds(0) > 0
    assert not list(unlisted(Said(text), [general]))
    assert list(in_records([replace(general, score=BARE)], text, Said(text))) == [replace(general, score=BARE)]


def test_where_no_lexicon_found_anything_a_sentence_needs_a_telling_word() -> None:
    text = RECORD.format(said=f"Theo came in. {UNKNOWN}. He wants water")
    assert any(UNKNOWN in text[h.start : h.end] for h in unlisted(Said(text), []))
    for which, (start, end) in enumerate(Said(text).spans):
        assert Said(text).is_telling(which) == is_telling(text[start:end], 0, end - start)
    assert not is_telling("There is a lid on it", 0, 20)


STUCK = "Still out since the 12th, sleeping in the truck behind the mill now"


@pytest.mark.parametrize(
    ("besides", "found", "asked"),
    [
        pytest.param("Mom and aunt came.", (), True, id="a telling word elsewhere"),
        pytest.param("Both came at ten.", (), False, id="none anywhere"),
        pytest.param("Mom and aunt came.", ("SASID",), False, id="a record without it"),
    ],
)
def test_a_short_text_with_a_telling_word_is_read_as_a_whole(besides: str, found: tuple[str, ...], asked: bool) -> None:
    text = f"Teo Baptiste, 11/6\n{besides}\n{STUCK}\nwants the books"
    hits = [Hit(entity, 0, 10, 0.85, ()) for entity in found]
    assert any(STUCK in text[h.start : h.end] for h in unlisted(Said(text), hits)) is asked


def test_the_gate_knows_the_telling_words() -> None:
    gate = Gate([])
    assert [w.entities for w in gate.windows("wheels\nhis grandma died")] == [{telling.SAID}]
    assert not gate.windows("the lids of shelves")


def test_it_is_none_where_a_lexicon_tells_it() -> None:
    text = RECORD.format(said=f"Theo came in. {UNKNOWN}. He wants water")
    denied = Hit("FAMILY_STATUS", text.index(UNKNOWN), text.index(UNKNOWN) + 5, DENIED, ())
    assert not any(UNKNOWN in text[h.start : h.end] for h in unlisted(Said(text), [denied]))


RULED_OUT = "Gabe Winters gr 4 - concussion ruled out by his doctor, no restrictions, back to recess."
TREATED = "The twins are great but Sofia has the nights still, screaming ones, since the accident on the highway."


@pytest.mark.parametrize(
    ("text", "score", "stands"),
    [(TREATED, BARE, True), (TREATED, GENERAL, False), (TREATED, LIKELY, False), (RULED_OUT, DENIED, False)],
    ids=["weak", "taken for general", "told by the lexicon", "denied"],
)
def test_what_a_sentence_is_certain_of_a_weak_phrase_does_not_take_away(text: str, score: float, stands: bool) -> None:
    said = Said(text)
    assert max(map(said.odds, range(len(said.spans)))) >= CERTAIN
    phrase = Hit("HEALTH_ALERT", len(text) - 30, len(text) - 20, score, ())
    assert [h.certain for h in unlisted(said, [phrase])] == [True] * stands


def test_a_phrase_in_a_certain_sentence_is_certain() -> None:
    start = TREATED.index("screaming")
    (kept,) = in_records([Hit("HEALTH_ALERT", start, start + 9, LIKELY, ())], TREATED, Said(TREATED))
    assert kept.sure
    assert kept.certain


def test_words_help_the_encoder_to_tell_the_kind() -> None:
    text = "Dean's log\nMonday\nPoole again / Jada Winters - phone x3\nTuesday quiet.\n"
    said, reading = Said(text), Reading(text, list(spans(text)))
    which = next(i for i, (start, _) in enumerate(said.spans) if text.startswith("Poole", start))
    assert max(reading.kinds(which), key=reading.kinds(which).__getitem__) == "ATTENDANCE_RECORD"
    assert said.entity(which) == "DISCIPLINE_RECORD"


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        (
            "Grade 4 treasure hunt of the building. Find 1 the squeaky door, 2 the clock, "
            "3 the old map with asthma in Greek, 4 the sign in four alphabets, 5 the bell, "
            "6 the jar of teeth, 7 the plant.",
            False,
        ),
        (
            "Theo came in from gym at ten. His inhaler was empty, asthma again, "
            "and mom could not be reached. He rested until noon.",
            True,
        ),
    ],
    ids=["hunt", "log"],
)
def test_a_short_passage_without_any_sign_of_a_record_says_nothing(text: str, stands: bool) -> None:
    (kept,) = in_records([_hit(text, "asthma")], text, Said(text))
    assert (kept.score >= BARE) == stands


def test_a_sentence_of_few_words_says_nothing_without_a_phrase() -> None:
    text = RECORD.format(said="Theo came in. Seizure meds. He wants water")
    found = list(unlisted(Said(text), [replace(_hit(text, "wheezing"), score=BARE)]))
    assert "Seizure meds" not in {text[h.start : h.end].strip(".") for h in found}


@pytest.mark.parametrize(
    ("entity", "text", "value"),
    [
        ("SASID", "SASID of Tia Abbott is 1084471930", "1084471930"),
        ("MASSHEALTH_ID", "MassHealth ID of Ann Lee: 100234567812", "100234567812"),
    ],
)
def test_the_label_of_a_number_says_nothing_else(entity: str, text: str, value: str) -> None:
    start = text.index(value)
    assert list(unlisted(Said(text), []))
    assert not list(unlisted(Said(text), [Hit(entity, start, start + len(value), 0.9, ())]))


def test_the_same_sentence_in_a_lesson_is_none() -> None:
    text = LESSON.format(said="The main character grieves: his grandma died in chapter 2 and he cries")
    assert not list(unlisted(Said(text), [_hit(text, "grieves")]))


def test_a_known_phrase_in_such_a_sentence_stands_firm() -> None:
    text = RECORD.format(said=SAID)
    (kept,) = in_records([_hit(text)], text, Said(text))
    assert kept.sure


def test_kinds_are_read_as_they_were_written() -> None:
    kinds = Kinds({"A": 0.5, "B": -0.25}, {"A": {"inhaler": 1.5, "a b": -2}, "B": {"court": 1}})
    rows = "A\t\t0.500\nA\ta b\t-2\nA\tinhaler\t1.5\nB\t\t-0.250\nB\tcourt\t1\n"
    assert written_kinds(kinds) == rows
    kept = read_kinds(rows.splitlines())
    assert [kept.of(Counter([word])) for word in ("inhaler", "a b", "court", "other")] == ["A", "B", "B", "A"]


@pytest.mark.parametrize(
    ("said", "entity"),
    [
        ("she uses a puffer before gym", "HEALTH_ALERT"),
        ("only grandma may pick him up, the judge said", "CUSTODY_NOTE"),
        ("sent home for two days after the fight on the bus", "DISCIPLINE_RECORD"),
        ("they sleep in the car since the landlord put them out", "ECONOMIC_STATUS"),
        ("pulled out for reading with the aide, per her plan", "SPECIAL_EDUCATION"),
    ],
)
def test_words_tell_the_kind(said: str, entity: str) -> None:
    assert shipped_kinds().of(features(said)) == entity


@pytest.mark.parametrize(
    ("said", "errand"),
    [
        ("Goes home with Sadie's mom", True),
        ("Ben Howe (rm 1) - older brother, 8th gr", True),
        ("AUNT OR OLDER SISTER", True),
        ("Both parents are on the card and either one may pick up.", True),
        ("Natalia (kinder, salón 4) se va con su abuela toda esta semana.", True),
        ("only goes home with her mom", False),
        ("mom has no Thursdays now", False),
        ("his mother moved out", False),
        ("Sadie takes the bus", False),
    ],
)
def test_who_fetches_a_pupil_is_no_statement(said: str, errand: bool) -> None:
    assert is_errand(said) == errand


@pytest.mark.parametrize(
    ("said", "login", "placed"),
    [
        ("Username bcrowe33, temp password Maple-19, she has to change it", True, False),
        ("Bettina can't get on her Chromebook since the weekend.", True, False),
        ("the password was on a sticky in her coat, she cut herself", False, False),
        ("took her Chromebook, she looked up how to die", False, False),
        ("He has a pin in his hip", False, False),
        ("He is in your homeroom 6-3 and you told us at open house he's doing fine.", False, True),
        ("She is in your class and cries every morning", False, False),
    ],
)
def test_how_one_logs_in_and_in_whose_class_one_is_is_told(said: str, login: bool, placed: bool) -> None:
    assert (is_login(said), is_placed(said)) == (login, placed)


@pytest.mark.parametrize(
    ("line", "field"),
    [("ADR;TYPE=HOME:;;64 Pinnacle Row", True), ("N:Goncalves;Rita", True), ("NOTE:mom cut herself", False)],
)
def test_fields_of_cards_say_nothing_of_anybody(line: str, field: bool) -> None:
    assert is_field_of_card(f"BEGIN:VCARD\n{line}\n", 15) == field


def test_a_language_is_told_from_english() -> None:
    assert is_foreign("Se aparecer no portão, chamar a secretaria e não discutir na frente das outras crianças.")
    assert not is_foreign("If he turns up at the gate, call the office and do not argue in front of the children.")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Vio cuando mataron al tío y desde entonces mi hijo no duerme bien por las noches.", True),
        ("Si su hijo tiene asma, traiga el inhalador a la enfermería con la hoja firmada por el médico.", False),
    ],
)
def test_of_other_languages_the_models_tell_what_is_certain(said: str, told: bool) -> None:
    assert Said(said).odds(0) > SURE
    assert bool(list(unlisted(Said(said), []))) == told


@pytest.mark.parametrize(
    ("said", "term", "stands"),
    [
        ("Menú de enero: opción para alérgicos todos los días, y fruta en la mesa.", "alérgicos", False),
        ("Pedro fue suspendido tres días por romper el cristal de la puerta.", "suspendido tres días", True),
    ],
)
def test_of_other_languages_a_phrase_stands_where_its_sentence_may_say_something(
    said: str, term: str, stands: bool
) -> None:
    (judged,) = in_records([_hit(said, term, "DISCIPLINE_RECORD")], said, Said(said))
    assert (judged.score > GENERAL) == stands


TRAY = "Tray 2 is allergic to cardstock, feed it by hand.\nToner is in the closet."


@pytest.mark.parametrize(
    ("text", "entity", "phrase", "stands"),
    [
        pytest.param(TRAY, "HEALTH_ALERT", True, False, id="a thing"),
        pytest.param(f"Student: Theo Okafor\n{TRAY}", "HEALTH_ALERT", True, True, id="about somebody"),
        pytest.param(TRAY, "HEALTH_ALERT", False, True, id="a field"),
        pytest.param(TRAY, "CUSTODY_NOTE", True, True, id="words of courts"),
    ],
)
def test_a_phrase_in_a_sentence_far_from_any_statement_is_none(
    text: str, entity: str, phrase: bool, stands: bool
) -> None:
    hit = replace(_hit(text, "allergic", entity), phrase=phrase)
    (judged,) = in_records([hit], text, Said(text))
    assert (judged.score > GENERAL) == stands
    assert (SAYS_NOTHING in judged.why) != stands


@pytest.mark.parametrize(
    "said",
    [
        "5. Dayanna Métellus - pa ka manje pistach ditou",
        "Non elèv: Dayanna Métellus\nla pa ka manje pistach ditou",
    ],
)
def test_of_other_languages_a_list_and_a_form_are_believed(said: str) -> None:
    text = f"""Lis, inite 2
{said}
Elèv yo ap li istwa a de fwa epi y ap ekri yon paragraf nan kaye yo. Vokabilè chapit la ak devwa yo sou paj klas la.
Materyèl: yon liv pou chak gwoup, papye, makè. Objektif: elèv yo ka esplike tèm istwa a epi bay egzanp nan tèks la.
"""
    hit = replace(_hit(text, "pa ka manje pistach ditou"), entity="HEALTH_ALERT")
    (judged,) = in_records([hit], text, Said(text))
    assert judged.score > GENERAL


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Right now that is Willa (7) and Dexter (4): ACP card on file", True),
        ("PIA WORTHY GR 1: DAD NOT TO BE GIVEN CHILD", True),
        ("The Vale-Osei family (one child, Ada, entering grade 3) shows an ACP card on file", True),
        ("Some families show an ACP card on file", False),
    ],
)
def test_a_sure_phrase_beside_a_pupils_grade_stands_in_any_paper(said: str, stands: bool) -> None:
    text = LESSON.format(said=said)
    term = "ACP card on file" if "ACP" in said else "DAD NOT TO BE GIVEN CHILD"
    hit = replace(_hit(text, term), entity="CUSTODY_NOTE")
    (kept,) = in_records([hit], text, Said(text))
    assert (kept.score > GENERAL) == stands


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("Kính gửi văn phòng,", True),
        ("Dear Mrs. Vale:", True),
        ("Dear Ada, he was suspended", False),
        ("Hi there", False),
    ],
)
def test_how_a_letter_begins_is_no_statement(said: str, begins: bool) -> None:
    assert is_salutation(said) is begins


@pytest.mark.parametrize(("text", "thanks"), [("Please thank Ada Vale. They held it.", True), ("Ada held it.", False)])
def test_who_is_thanked_did_no_wrong(text: str, thanks: bool) -> None:
    assert gives_thanks(text) is thanks


@pytest.mark.parametrize(
    ("said", "treat"),
    [
        ("Ada turns 9 on Friday and her dads are bringing clementines.", True),
        ("Birthday treat for Lev, mom will bring popsicles", True),
        ("Ada turned on her dads and they left.", False),
    ],
)
def test_who_brings_what_on_a_birthday_is_no_matter_of_the_family(said: str, treat: bool) -> None:
    assert is_treat(said) == treat
