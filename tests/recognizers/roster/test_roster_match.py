"""What a roster finds in texts and rows, whose it is, and what it leaves alone."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.contract import THRESHOLD
from recognizers.roster import plain
from recognizers.roster.building import _few_bits, build
from recognizers.roster.entry import Entry
from recognizers.roster.index import NotAnIndex, attach, mask_of
from recognizers.roster.match import Roster


def found(roster: Roster, text: str) -> list[tuple[str, str]]:
    return [(hit.entity, text[hit.start : hit.end]) for hit in roster.hits(text) if hit.score >= THRESHOLD]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Emma Sampson has asthma", "Emma Sampson"),
        ("1. Sampson, Emma R.", "Sampson, Emma R"),
        ("Vasconcellos Jr., Guilherme", "Vasconcellos Jr., Guilherme"),
        ("SAMPSON EMMA", "SAMPSON EMMA"),
        ("please call emma sampson back", "emma sampson"),
        ("EMMA ROSE SAMPSON", "EMMA ROSE SAMPSON"),
        ("Emma Sampson's EpiPen", "Emma Sampson"),
        ("E. Sampson, grade 5", "E. Sampson"),
        ("Emma S. in grade 5 is out", "Emma S"),
        ("met Jose Garcia Lopez", "Jose Garcia Lopez"),
        ("José Luis López is here", "José Luis López"),
        ("Garcia-Lopez, Jose", "Garcia-Lopez, Jose"),
        ("Kathy O Brien", "Kathy O Brien"),
        ("Kate OBrien", "Kate OBrien"),
        ("Katherine O\u2019Brien", "Katherine O\u2019Brien"),
        ("Nguyen Minh Anh", "Nguyen Minh Anh"),
        ("Minh Anh Nguye\u0302\u0303n", "Minh Anh Nguye\u0302\u0303n"),
        ("Guilherme Vasconcelos", "Guilherme Vasconcelos"),
        ("Guilhreme Vasconcellos", "Guilhreme Vasconcellos"),
        ("saw guilherme vasconcelos there", "guilherme vasconcelos"),
        ("saw guilhreme vasconcellos there", "guilhreme vasconcellos"),
        ("Guilherme de Vasconcelos", "Guilherme de Vasconcelos"),
        ("with guilhreme de vasconcellos", "guilhreme de vasconcellos"),
        ("Guil-Herme Vasconcellos", "Guil-Herme Vasconcellos"),
        ("Vasconcellos, Guil-Herme", "Vasconcellos, Guil-Herme"),
        ("met guilherme vascon-cellos there", "guilherme vascon-cellos"),
        ("Juergen Mueller", "Juergen Mueller"),
        ("Bob Sampson called", "Bob Sampson"),
        ("Em\u00adma Sam\u200bpson", "Em\u00adma Sam\u200bpson"),
        ("Emma Sampson Room 4", "Emma Sampson"),
        ("Signed: ______\nEmma Sampson", "Emma Sampson"),
        ("Xiao Ning Feng", "Xiao Ning Feng"),
        ("Feng, Xiao Ning", "Feng, Xiao Ning"),
        ("Yusuf Al-Rahman", "Yusuf Al-Rahman"),
        ("Youssef ar-Rahman", "Youssef ar-Rahman"),
        ("Elisabeth Marchmont", "Elisabeth Marchmont"),
    ],
)
def test_a_name_however_written(roster: Roster, text: str, name: str) -> None:
    assert found(roster, text) == [("PERSON", name)]


@pytest.mark.parametrize(
    "text",
    [
        "Grace Park is closed",
        "Emma Sampson Elementary School opens",
        "Emma Sampson-Lee",
        "Emma K. Sampson",
        "Emma\nSampson",
        "photo of Emma and Sampson",
        "E. Sampson, Collected Essays",
        "Maria Silva wrote the book",
        "grace and the park",
        "Guil Herme and Vasconcellos",
        "Vasconcellos, seven Guil-Herme",
        "pre-Guil-Herme Vasconcellos",
        "saw vasconcelos guilherme there",
        "saw Guilherme vasconcelos there",
        "guilherme, vasconcelos and others",
        "guilherme was in vasconcelos",
        "saw guilhreme vasconcelos there",
        "emma.sampson_notes",
        "order 331907",
        "room 55012",
        "$331907 due",
        "331907.50",
        "born 3/4/2015",
        "born 20150304",
        "ask Xiao Ning, Feng Hall",
        "call 103-456-5679",
    ],
)
def test_left_alone_without_a_second_sign(roster: Roster, text: str) -> None:
    assert found(roster, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "She was told by the office that Emma\nSampson went home.",
        "The nurse called, and then Emma Rose\r\nSampson left.",
        "> it was agreed with Emma\n> Sampson on Friday",
        "it was agreed with Emma\n   R. Sampson on Friday",
    ],
)
def test_a_name_over_the_end_of_a_line_of_prose(roster: Roster, text: str) -> None:
    begin, end = text.index("Emma"), text.index("Sampson") + len("Sampson")
    assert found(roster, text) == [("PERSON", text[begin:end])]
    assert roster.hits(text)[0].subject == roster.hits("Emma Sampson")[0].subject


@pytest.mark.parametrize(
    "text",
    [
        "Reis Emma\nSampson Noah",
        "- hands out the paper: Emma\n- Sampson: collects it",
        "hands out the paper: Emma\nSampson gathers it",
        "the first to sing is Emma\nSampson: the second to sing",
        "we spoke of it with Emma\n\nSampson was away",
        "we spoke of the song with Sampson\nEmma was away",
        "Room 5, Emma\nSampson, Room 6",
        "we met with Grace\nPark at noon",
    ],
)
def test_no_name_over_the_end_of_an_entry(roster: Roster, text: str) -> None:
    assert found(roster, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grace Park (grade 3)", [("PERSON", "Grace Park")]),
        ("Grace Park, Wren Hollow", [("PERSON", "Grace Park")]),
        ("Grace Park 331908", [("PERSON", "Grace Park"), ("STUDENT_ID", "331908")]),
        ("Maria Silva born 1/2/2012", [("PERSON", "Maria Silva"), ("DATE_OF_BIRTH", "1/2/2012")]),
        ("331907 Sampson", [("STUDENT_ID", "331907")]),
        ("331907\n331908\n331909", [("STUDENT_ID", n) for n in ("331907", "331908", "331909")]),
        ("Emma Sampson, March 4, 2015", [("PERSON", "Emma Sampson"), ("DATE_OF_BIRTH", "March 4, 2015")]),
        ("Emma Sampson 2015-03-04, not 3/5/2015", [("PERSON", "Emma Sampson"), ("DATE_OF_BIRTH", "2015-03-04")]),
        ("Xiaoning Feng 20140523", [("PERSON", "Xiaoning Feng"), ("DATE_OF_BIRTH", "20140523")]),
        ("Xiaoning Feng, 05232014", [("PERSON", "Xiaoning Feng"), ("DATE_OF_BIRTH", "05232014")]),
        ("Xiaoning Feng 20140524", [("PERSON", "Xiaoning Feng")]),
        ("with Emma Sampson. R. Sampson", [("PERSON", "Emma Sampson")]),
        ("2031-0042 Minh Anh Nguyen", [("STUDENT_ID", "2031-0042"), ("PERSON", "Minh Anh Nguyen")]),
        ("41234 Katherine O'Brien", [("STUDENT_ID", "41234"), ("PERSON", "Katherine O'Brien")]),
    ],
)
def test_a_second_sign_of_the_same_person(roster: Roster, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(roster, text) == expected


@pytest.mark.parametrize(
    ("text", "entity", "value", "about"),
    [
        ("1012345678 shipped", "SASID", "1012345678", "student"),
        ("SASID 101-234-5678", "SASID", "101-234-5678", "student"),
        ("call 978.555.0181 now", "PHONE_NUMBER", "978.555.0181", "family"),
        ("call (978) 555-0181 now", "PHONE_NUMBER", "(978) 555-0181", "family"),
        ("call 9785550181 now", "PHONE_NUMBER", "9785550181", "family"),
        ("mail ROB.Sampson@example.com.", "EMAIL_ADDRESS", "ROB.Sampson@example.com", "family"),
        ("55012 Dana Whitfield", "EMPLOYEE_ID", "55012", "staff"),
    ],
)
def test_exact_values_and_whose_they_are(roster: Roster, text: str, entity: str, value: str, about: str) -> None:
    hit = next(hit for hit in roster.hits(text) if hit.entity == entity)
    assert (text[hit.start : hit.end], hit.about) == (value, about)
    assert hit.subject is not None


def test_one_subject_for_one_person(roster: Roster) -> None:
    texts = ("Emma Sampson", "Sampson, Emma", "1012345678", "emma.sampson@students.example.org", "978-555-0180")
    assert len({roster.hits(text)[0].subject for text in texts}) == 1
    assert len({hit.subject for hit in roster.hits("Emma Sampson; Bob Sampson; Kate OBrien")}) == 3


def test_subjects_stay_from_import_to_import(people: tuple[Entry, ...]) -> None:
    one, other = (Roster(build(some, "v")).hits("Emma Sampson")[0].subject for some in (people, people[:1]))
    assert one == other


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            ("Sampson", "Emma", "331907", "03/04/2015", "5"),
            [["PERSON"], ["PERSON"], ["STUDENT_ID"], ["DATE_OF_BIRTH"], []],
        ),
        (("331907", "", "1012345678"), [["STUDENT_ID"], [], ["SASID"]]),
        (("Silva", "Maria", "771220"), [["PERSON"], ["PERSON"], ["STUDENT_ID"]]),
        (("EpiPen for Emma Sampson", "12"), [["PERSON"], []]),
        (("331907", "paper"), [[], []]),
    ],
)
def test_rows(roster: Roster, row: tuple[str, ...], expected: list[list[str]]) -> None:
    cells = roster.cells(row)
    assert [[hit.entity for hit in hits] for hits in cells] == expected
    for cell, hits in zip(row, cells, strict=True):
        assert all(0 <= hit.start < hit.end <= len(cell) for hit in hits)


def test_rows_keep_apart(roster: Roster) -> None:
    rows = [
        ("331907", "x"),
        (),
        ("Sampson", ""),
        ("", "Grace", "Park", "grade 3"),
        ("Grace Park",),
        ("Emma",),
        ("Sampson",),
    ]
    found_there = [[[hit.entity for hit in cell] for cell in row] for row in roster.rows(rows)]
    assert found_there == [[[], []], [], [[], []], [[], ["PERSON"], ["PERSON"], []], [[]], [[]], [[]]]


def test_many_rows_are_as_one_by_one(roster: Roster) -> None:
    rows = [("331907", "Emma", "Sampson"), ("Silva", "Maria", "1/2/2012"), ("a\x1eb\x1fc", "Bob Sampson"), ("",)] * 40
    assert roster.rows(rows) == [roster.cells(row) for row in rows]


@pytest.mark.parametrize(
    ("values", "entity"),
    [
        (["331907", "331908", "331909", "400000"], "STUDENT_ID"),
        (["331907.0", "331908.0", "331909.0"], "STUDENT_ID"),
        (["331907", "12", "13", "14", "771220"], None),
        (["1", "2", "3"], None),
        ([], None),
    ],
)
def test_a_column_of_ids_without_a_heading(roster: Roster, values: list[str], entity: str | None) -> None:
    assert roster.id_column(values) == entity


def test_nothing_readable_in_the_index(people: tuple[Entry, ...], index: bytes) -> None:
    held = index.lower()
    for entry in people:
        for value in (*entry.given, *entry.family, *(v for _, v in entry.ids), *entry.emails, *entry.phones):
            if len(value) > 3:
                assert value.casefold().encode() not in held
                assert value.casefold().encode("utf-16-le") not in held


@pytest.mark.parametrize("damaged", [b"", b"x" * 64, b"DLPROSTR" + bytes(64)], ids=["empty", "other", "no head"])
def test_what_is_no_index_is_refused(damaged: bytes) -> None:
    with pytest.raises(NotAnIndex):
        attach(damaged)


def test_an_empty_roster_finds_nothing() -> None:
    assert Roster(build((), "v")).hits("Emma Sampson 1012345678, 978-555-0180, a@example.org") == []


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    small = Roster(_SMALL)
    for hit in small.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
    cells = text.split(" ")
    for cell, hits in zip(cells, small.cells(cells), strict=True):
        assert all(0 <= hit.start < hit.end <= len(cell) for hit in hits)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_name_between_any_blanks_is_found(before: str, behind: str) -> None:
    text = f"{before}\n\nEmma Sampson\n\n{behind}"
    place = len(before) + 2
    assert any(
        hit.start <= place and hit.end >= place + 12 for hit in Roster(_SMALL).hits(text) if hit.entity == "PERSON"
    )


def test_far_into_a_long_text(roster: Roster) -> None:
    text = "word " * 40_000 + "Emma Sampson " + "word\n" * 30_000
    assert found(roster, text) == [("PERSON", "Emma Sampson")]


_SMALL = build((Entry("s1", "student", ("Emma",), family=("Sampson",)),), "v")


@pytest.mark.parametrize(
    "values",
    [
        ["331907, paid", "331908, late", "331909, paid"],
        ["Emma\nUser: 331907", "Grace\nUser: 331908", "José\nUser: 331909"],
        ["{SASID:331907}", "{SASID:331908}", "{SASID:331909}"],
    ],
    ids=["said more", "cards", "tagged"],
)
def test_cells_that_hold_more_than_an_id_make_no_column_of_ids(roster: Roster, values: list[str]) -> None:
    assert roster.id_column(values) is None


def test_a_number_that_only_begins_near_tells_no_grade(roster: Roster) -> None:
    assert found(roster, f"Grace Park {'x' * 71} grade 3, yes") == [("PERSON", "Grace Park")]
    assert found(roster, f"Grace Park {'x' * 71} grade 39, no") == []


@pytest.mark.parametrize("said", ["grade 3", "Gr. 3", "GR3", "3rd grade", "3rd  Grade", "gr.03", "3rd grade 12"])
def test_a_grade_however_written(roster: Roster, said: str) -> None:
    assert found(roster, f"Grace Park, {said}.") == [("PERSON", "Grace Park")]
    assert found(roster, f"Grace Park, {said.replace('3', '4')}, 3.") == []


_SAID = (
    "Emma", "Sampson", "Rose", "Grace", "Park", "Maria", "Silva", "Katherine", "O'Brien", "O", "Brien", "José", "Luis",
    "García", "López", "Minh", "Anh", "Nguyễn", "E", "S", "G.", "A", "a", "I", "the", "school", "School", "Room", "de",
    "Jürgen", "Müller", "emma", "sampson", "EMMA", "SAMPSON", "Robert", "Kate", "Bob", "331907", "grade 3",
    "\U0001d400",
)  # fmt: skip
_BETWEEN = (
    " ",
    " ",
    ", ",
    ". ",
    "-",
    ".",
    "\n",
    "  ",
    "\x1f",
    "\x1e",
    " \u201c",
    "@",
    "/",
    "_",
    ",",
    "\u00ad ",
    "'s ",
    "",
)


@given(st.lists(st.tuples(st.sampled_from(_SAID), st.sampled_from(_BETWEEN)), max_size=40))
def test_reading_quickly_decides_as_reading_closely(roster: Roster, parts: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in parts)
    quickly = roster.hits(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "read", lambda _, pairs: ([None] * len(pairs), list(range(len(pairs)))))
        assert roster.hits(text) == quickly


def test_everybody_of_a_large_roster_is_known() -> None:
    letters = ["".join(p) for p in product("bdfgk", "aeiou", "lmnrst", "aeou", "vwz")]
    people = [Entry(f"k{n}", "student", (f"Il{a}",), family=(f"Qu{a}r",)) for n, a in enumerate(letters)]
    text = "\n".join(f"{one.given[0]} {one.family[0]}, nobody" for one in people)
    large = Roster(build(people, "v"))
    assert [text[hit.start : hit.end] for hit in large.hits(text)] == [f"{p.given[0]} {p.family[0]}" for p in people]
    assert len({hit.subject for hit in large.hits(text)}) == len(people)
    assert large.hits("\n".join(f"{one.given[0]} {one.given[0]}" for one in people)) == []


@pytest.mark.parametrize("table", ["own", "sign"])
def test_no_mask_hides_what_is_on_a_list(index: bytes, table: str) -> None:
    read = attach(index)
    masks = read.arrays[f"{table}_masks"].tolist()
    assert masks == [mask_of(read.group(table, person).tolist()) for person in range(read.people)]


@pytest.mark.parametrize(
    ("bits", "kept"),
    [((0, 1, 31), np.uint32), ((40, 50, 63), np.uint32), ((0, 63), np.uint64)],
    ids=["the lowest", "the highest", "no 32 side by side"],
)
def test_signs_are_kept_as_bits_that_tell_them_apart(bits: tuple[int, ...], kept: type) -> None:
    hashes = np.array([0, *(1 << bit for bit in bits)], np.uint64)
    few, shift = _few_bits(hashes)
    assert (few.dtype, len(set(few.tolist()))) == (kept, len(hashes))
    assert ((hashes >> shift).astype(few.dtype) == few).all()
