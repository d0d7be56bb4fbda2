"""Prose: where a value stands, and whom a statement is about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.contract import BY_MODEL, Cluster, Hit, RawMatch
from recognizers.linking.clustering import clusters
from recognizers.linking.deferred import Deferred
from recognizers.linking.passages import LIMIT, Passage, unwrap
from scanners import registry
from scanners.contract import Piece, Where

Read = Callable[..., list[Cluster]]
TEXT = st.text(st.one_of(st.sampled_from("ab,. :\n\tZ"), st.characters(codec="utf-8", exclude_characters="\r")))
PROSE = st.lists(
    st.sampled_from(["a long line of words that goes on to", "The end.", "and so it went, on and on", "x", ""])
)


def by_person(found: list[Cluster], *entities: str) -> dict[str, str | None]:
    """Value to the person it belongs to."""
    return {m.value: c.person and c.person.name for c in found for m in c.matches if m.entity in entities}


# ---- lines that the margin broke


@given(st.one_of(TEXT, PROSE.map("\n".join), PROSE.map(" ".join)))
def test_unwrap_keeps_every_offset(text: str) -> None:
    joined = unwrap(text)
    assert len(joined) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, joined, strict=True))


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("The nurse was told on Monday morning that the\npupil needs rest.", True),
        ("The nurse was told on Monday morning.\nthe pupil needs rest.", False),
        ("Sampson, Emma\nallergic to nuts", False),
        ("Name and grade of every pupil on the bus list\tRoom\nseat and row", False),
        ("Students who ride the second bus on Thursday:\nemma", False),
        ("monteiro, ines  k   asked the office for an interpreter\nowens, tyrell  1   nothing yet", False),
        ("sept 30 – she read four pages aloud and laughed\noct 2 – flashcards", False),
        ("sept 30 – she read four pages aloud and laughed at\nthe old cat that sits – the one in the hat", True),
    ],
    ids=[
        "broken by the margin",
        "after a full stop",
        "short lines of a list",
        "columns",
        "after a colon",
        "entries in lower case",
        "dated entries",
        "a dash of a sentence",
    ],
)
def test_unwrap_joins_only_what_the_margin_broke(text: str, joined: bool) -> None:
    assert ("\n" not in unwrap(text)) is joined


@pytest.mark.parametrize(
    ("entry", "joined"),
    [
        ("mdoan29@kids.example.org  Heron52Elm", False),
        ("dana.roy / heron88", False),
        ("oweeks31 - lamp!40x", False),
        ("dana.roy forgot it and rang the office", True),
        ("on monday morning", True),
    ],
)  # fmt: skip
def test_an_entry_of_a_list_of_accounts_goes_on_nothing(entry: str, joined: bool) -> None:
    assert ("\n" not in unwrap(f"Seesaw logins for those who were out again today\n{entry}")) is joined


def test_a_phrase_broken_by_the_margin_is_found(read: Read) -> None:
    text = "We were told this morning that Emma Sampson has a restraining\norder against her uncle, so watch the door."
    assert by_person(read(text), "CUSTODY_NOTE") != {}


# ---- places

PIECES = st.lists(
    st.builds(
        Piece,
        st.text(st.sampled_from("ab \n"), min_size=1, max_size=30),
        st.builds(Where, line=st.integers(1, 99), start=st.one_of(st.none(), st.integers(0, 50))),
        stretches=st.lists(
            st.tuples(st.integers(0, 30), st.integers(0, 30), st.builds(Where, page=st.integers(1, 9), start=st.none()))
        ).map(tuple),
    ),
    min_size=1,
    max_size=5,
)


@given(PIECES, st.data())
def test_a_place_is_true_to_its_piece(pieces: list[Piece], data: st.DataObject) -> None:
    passage = Passage()
    for piece in pieces:
        passage.add(piece)
    index = data.draw(st.integers(0, len(pieces) - 1))
    piece = pieces[index]
    start = data.draw(st.integers(0, len(piece.text) - 1))
    end = data.draw(st.integers(start + 1, len(piece.text)))
    at = passage.starts[index]
    where = passage.where(at + start, at + end)
    first = piece.where.start or 0
    assert (where.start, where.end) == (first + start, first + end)
    assert piece.where.line is not None
    assert where.line == piece.where.line + piece.text[:start].count("\n")
    assert passage.text[at + start : at + end].split() == piece.text[start:end].split()


def test_a_stretch_that_says_where_it_begins_is_counted_from_there() -> None:
    stretches = ((0, 4, Where(line=7, start=30)), (4, 9, Where(line=8, start=75)))
    passage = Passage()
    passage.add(Piece("one\ntwo 3", Where(line=1), stretches=stretches))
    assert passage.where(1, 3) == Where(line=7, start=31, end=33)
    assert passage.where(1, 7) == Where(line=7, start=31, end=78)


@pytest.mark.parametrize(
    ("entity", "line", "text"),
    [
        ("SASID", 3, "First line\nsecond line\nSASID 1012345678 and more"),
        ("US_SSN", 2, "Please file this:\n  SSN 512-44-9067"),
        ("HEALTH_ALERT", 2, "Emma Sampson\ncarries an EpiPen"),
        ("DATE_OF_BIRTH", 3, "Emma Sampson\nDate of birth\n3/4/2015"),
        ("EMAIL_ADDRESS", 1, "emma@example.org"),
    ],
)
def test_a_value_is_where_it_says(read: Read, entity: str, line: int, text: str) -> None:
    (match,) = (m for c in read(text) for m in c.matches if m.entity == entity)
    assert match.where.line == line
    assert text[match.where.start : match.where.end] == match.value


def test_pages_paragraphs_and_parts_are_kept(read: Read) -> None:
    where = Where(page=3, paragraph=7, part="footer")
    (match,) = (m for c in read(Piece("SASID 1012345678", where)) for m in c.matches)
    assert match.where == where.at(start=6, end=16)


# ---- what is read together


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        (Where(part="body"), Where(part="body"), True),
        (Where(), Where(part="body"), True),
        (Where(page=1), Where(page=2), True),
        (Where(part="body"), Where(part="header"), False),
        (Where(sheet="a"), Where(sheet="b"), False),
        (Where(slide=1), Where(slide=2), False),
        (Where(message=1), Where(message=2), False),
    ],
)
def test_pieces_of_one_part_are_read_together(one: Where, two: Where, together: bool) -> None:
    passage = Passage()
    passage.add(Piece("a", one))
    assert passage.fits(Piece("b", two)) is together


def test_what_stands_beside_the_body_parts_no_form(read: Read) -> None:
    lines = ("Pupil name: Nghia Trinh", "Medical conditions: absence seizures; diazepam in the clinic")
    body = [Piece(line, Where(part="body", paragraph=n)) for n, line in enumerate(lines, 1)]
    beside = Piece("Conditions\nmed", Where(part="hidden"))
    found = read(body[0], beside, body[1])
    assert {c.person.name for c in found if c.person for m in c.matches if m.entity == "HEALTH_ALERT"} == {
        "Nghia Trinh"
    }


def test_who_stands_in_the_body_is_not_whom_a_footer_is_about(read: Read) -> None:
    pieces = [
        Piece("Captain of the team: Nghia Trinh", Where(part="body")),
        Piece("200 School Street, Lowell, MA 01850", Where(part="footer")),
    ]
    assert "STREET_ADDRESS" not in {m.entity for c in read(*pieces) for m in c.matches}


def test_a_sentence_among_programs_tells_nothing_of_anybody(read: Read) -> None:
    code = "\n".join(f"static int call_{n}(struct node *self, void *args) {{ return {n}; }}" for n in range(40))
    said = "Theo Marsh came in. his grandma who raised him died on Sunday and he cries in the bathroom. Lets him rest"
    for text, told in ((f"{code}\n/* {said} */\n{code}", False), (f"Nurse log Tuesday\n{said}\n", True)):
        assert any("grandma" in m.value for c in read(text) for m in c.matches) is told


def test_a_passage_has_an_end() -> None:
    passage = Passage()
    assert passage.fits(Piece("x" * (LIMIT + 1)))  # one that is too long by itself still has to be read
    passage.add(Piece("x" * LIMIT))
    assert not passage.fits(Piece("y"))


# ---- whom a statement is about


def test_in_a_list_everyone_has_their_own_line(read: Read) -> None:
    text = "Emma Sampson - carries an EpiPen\nDevon Okafor - has asthma\nImani Bell - seizure disorder"
    assert by_person(read(text), "HEALTH_ALERT") == {
        "carries an EpiPen": "Emma Sampson",
        "has asthma": "Devon Okafor",
        "seizure disorder": "Imani Bell",
    }


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param("I spoke with Emma Sampson today. She has asthma.", "Emma Sampson", id="the sentence before"),
        pytest.param(
            "Student: Emma Sampson\nGrade: 4\n\nNotes\ncarries an EpiPen", "Emma Sampson", id="the form's name"
        ),
        pytest.param("Emma Sampson sits with Devon Okafor, who has asthma.", "Devon Okafor", id="the nearest before"),
        pytest.param("Teacher: Brid Coady\nStudent: Emma Sampson\nhas asthma", "Emma Sampson", id="not the teacher"),
        pytest.param("Mr. Coady says Emma Sampson has asthma.", "Emma Sampson", id="not who says so"),
    ],
)
def test_a_statement_finds_its_person(read: Read, text: str, person: str) -> None:
    assert set(by_person(read(text), "HEALTH_ALERT").values()) == {person}


@pytest.mark.parametrize(
    "name", ["Emma_Sampson_notes.txt", "Emma Sampson.docx", "Sampson, Emma - plan.pdf", "EmmaSampson.txt"]
)
def test_a_page_about_nobody_is_about_its_file_name(read: Read, name: str) -> None:
    (person,) = by_person(read("carries an EpiPen", name=name), "HEALTH_ALERT").values()
    assert person is not None
    assert sorted(person.replace(",", "").split())[:2] == ["Emma", "Sampson"]


def test_a_member_is_about_the_name_of_its_archive(read: Read) -> None:
    found = read("carries an EpiPen", name="scan001.txt", titles=("share.zip", "Emma Sampson.zip"))
    assert by_person(found, "HEALTH_ALERT") == {"carries an EpiPen": "Emma Sampson"}


def test_a_message_is_about_its_subject_line(read: Read) -> None:
    found = read(Piece("Re: Emma Sampson", Where(part="subject")), Piece("needs her EpiPen", Where(part="body")))
    assert set(by_person(found, "HEALTH_ALERT").values()) == {"Emma Sampson"}


def test_a_page_that_names_nobody_gives_no_statement(read: Read) -> None:
    assert read("carries an EpiPen", name="scan001.pdf") == []


def test_an_identifier_stands_in_for_a_name(read: Read) -> None:
    (cluster,) = read("SASID 1012345678")
    assert (cluster.person, cluster.identifier) == (None, "SASID:1012345678")


def test_what_is_said_of_a_number_is_of_that_number(read: Read) -> None:
    text = "re: student 50233\n\nCaught with the answer key.\n\nStudent ID 50871 told us, Saturday school only."
    said = {(m.value, c.identifier) for c in read(text) for m in c.matches if m.entity == "DISCIPLINE_RECORD"}
    assert said == {("Caught with the answer key", "STUDENT_ID:50233"), ("Saturday school only", "STUDENT_ID:50871")}
    named = read(f"Emma Sampson gets a copy.\n{text}")
    assert not [c for c in named for m in c.matches if m.entity == "DISCIPLINE_RECORD" and c.person is None]


def test_an_identifier_belongs_to_the_name_in_its_line(read: Read) -> None:
    text = "Emma Sampson SASID 1012345678\nDevon Okafor SASID 1012345679"
    assert by_person(read(text), "SASID") == {"1012345678": "Emma Sampson", "1012345679": "Devon Okafor"}


def test_a_given_name_is_the_person_named_in_full(read: Read) -> None:
    text = "Student: Imani Okafor-Bell\nImani carries an EpiPen."
    assert set(by_person(read(text), "HEALTH_ALERT").values()) == {"Imani Okafor-Bell"}


def test_look_alikes_are_kept_from_the_matches() -> None:
    passage = Passage()
    passage.add(Piece("Emma Sampson 1012345678"))
    hits = [Hit("PERSON", 0, 12, 0.9), Hit("SASID", 13, 23, 0.49), Hit("HEALTH_ALERT", 13, 23, 0.39)]
    assert [m.entity for c in clusters(passage, hits, ()) for m in c.matches] == ["PERSON"]


def test_a_value_is_not_shown_by_its_repr(read: Read) -> None:
    (cluster,) = read("SASID 1012345678")
    assert isinstance(cluster.matches[0], RawMatch)
    assert "1012345678" not in repr(cluster)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Emma Sampson SASID 1044127691 ok\nSASID 1044127692 failed\nSASID 1044127693 failed", 3),
        ("SASID 1044127691 failed\nSASID 1044127692 failed\nEmma Sampson, SASID 1044127693", 3),
        ("Emma Sampson\nSASID 1044127691\nNora Lee\nSASID 1044127692", 2),
        ("Emma Sampson\nSASID 1044127691\nher SASID is 1044127691", 1),
    ],
)
def test_a_number_is_nobodys_who_bears_another(read: Read, text: str, people: int) -> None:
    with_number = [c for c in read(text) if any(m.entity == "SASID" for m in c.matches)]
    assert len({c.person.name if c.person else c.identifier for c in with_number}) == people


CAPTIONS = {
    "Teams": "WEBVTT\n\n{note}00:01.000 --> 00:02.000\n<v Ms Amari>So for {name} we</v>\n\n"
    "00:02.000 --> 00:03.000\n<v Ms Amari>write an IEP next week.</v>\n",
    "Zoom": "WEBVTT\n\n{note}1\n00:00:01.000 --> 00:00:02.000\nMs Amari: So for {name} we\n\n"
    "2\n00:00:02.000 --> 00:00:03.000\nMs Amari: write an IEP next week.\n",
}


@pytest.mark.parametrize(("kind", "line"), [("Teams", 4), ("Zoom", 5)])
def test_statement_over_two_cues_is_one(read: Read, tmp_path: Path, kind: str, line: int) -> None:
    (file := tmp_path / "meeting.vtt").write_text(CAPTIONS[kind].format(note="", name="Maya Okafor"))
    with file.open("rb") as stream:
        clusters = read(*_contents(stream, file.name))
    (said,) = [(c.person, m) for c in clusters for m in c.matches if m.entity == "SPECIAL_EDUCATION"]
    assert said[0] is not None and said[0].name == "Maya Okafor"
    assert "Maya Okafor we write an IEP" in said[1].value
    assert said[1].where.line == line


@pytest.mark.parametrize("kind", CAPTIONS)
def test_note_names_the_pupil_of_what_is_said_below(read: Read, tmp_path: Path, kind: str) -> None:
    note = "NOTE transcript of the team meeting on Maya Okafor\n\n"
    (file := tmp_path / "meeting.vtt").write_text(CAPTIONS[kind].format(note=note, name="her"))
    with file.open("rb") as stream:
        clusters = read(*_contents(stream, file.name))
    found = by_person(clusters, "SPECIAL_EDUCATION")
    assert [person for said, person in found.items() if "for her we write an IEP" in said] == ["Maya Okafor"]


def _contents(stream: BinaryIO, name: str) -> list[Piece]:
    return [content for content in registry.pieces(stream, name) if isinstance(content, Piece)]


def test_receivers_of_a_message_state_nothing() -> None:
    passage = Passage()
    text = "From: Ada Quist\nTo: Counseling Duty <duty@example.org>"
    passage.add(Piece(text, Where(part="metadata")))
    start = text.index("Counseling")
    hits = [Hit("HEALTH_ALERT", start, start + 10, 0.85), Hit("PERSON", 6, 15, 0.85)]
    assert {m.entity for c in clusters(passage, hits, ()) for m in c.matches} == {"PERSON"}


@pytest.mark.parametrize(("part", "counts"), [("alt", False), ("body", True)])
def test_what_only_the_model_takes_for_said_is_none_in_a_caption(part: Any, counts: bool) -> None:
    passage = Passage()
    passage.add(Piece("Emma Sampson slides on her knees", Where(part=part)))
    hits = [Hit("PERSON", 0, 12, 0.9), Hit("HEALTH_ALERT", 0, 32, 0.65, by=BY_MODEL, sure=True)]
    found = [m.entity for c in clusters(passage, hits, Deferred()) for m in c.matches]
    assert ("HEALTH_ALERT" in found) is counts


@pytest.mark.parametrize(("firm", "counts"), [(False, True), (True, False)], ids=["alone", "beside a firm one"])
def test_what_waits_counts_where_nothing_else_is_said(firm: bool, counts: bool) -> None:
    passage, deferred = Passage(), Deferred()
    text = "Keziah takes it down in front of us. Keziah has asthma."
    passage.add(Piece(text, Where(line=1)))
    waiting = Hit("DISCIPLINE_RECORD", 7, 35, 0.65, sure=True, waits=True)
    hits = [Hit("PERSON", 0, 6, 0.85, about="student"), waiting]
    if firm:
        hits.append(Hit("HEALTH_ALERT", 37, 54, 0.85, sure=True))
    found = list(clusters(passage, hits, (), deferred=deferred))
    for cluster in found:
        deferred.noted(cluster)
    kept = {m.entity for c in (*found, *deferred.clusters(())) for m in c.matches}
    assert ("DISCIPLINE_RECORD" in kept) is counts
