"""Matches to people: one name however it is written, exact counts, a cap, and nothing raw in what is kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.policy import linking
from dlp.policy.linking import Linked, Linking, canonical_name
from dlp.privacy import Digester
from recognizers.contract import About, Cluster, Person, RawMatch
from scanners.contract import Where

DIGESTER = Digester(b"a key for tests only")
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=9)


def cluster(
    *values: str,
    entity: str = "SASID",
    name: str | None = None,
    about: About = "student",
    identifier: str | None = None,
) -> Cluster:
    """Matches of one entity that stand together."""
    raw = tuple(RawMatch(entity, 0.9, Where(row=n), value) for n, value in enumerate(values, start=1))
    return Cluster(raw, Person(name, about) if name else None, identifier)


def linked(*clusters: Cluster, limit: int = 0, reveal: bool = False, member: str | None = None) -> Linked:
    linking_ = Linking(DIGESTER, limit, reveal)
    linking_.add(member, clusters)
    return linking_.result()


@pytest.mark.parametrize(
    "spelling",
    [
        "Emma Sampson",
        "emma sampson",
        "EMMA SAMPSON",
        "Sampson, Emma",
        "SAMPSON, EMMA",
        "Sampson,Emma",
        "Emma J. Sampson",
        "Emma J Sampson",
        "Sampson, Emma J.",
        "Emma Jane Sampson",
        " Emma  Sampson ",
        "Ėmma Sámpson",
        "Emma\u00a0Sampson",
        "Emma Sampson Jr.",
        "Sampson III, Emma",
    ],
)
def test_one_name_in_its_usual_spellings(spelling: str) -> None:
    assert canonical_name(spelling) == "emma sampson"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Emma Sampson", "Emmy Sampson"),
        ("Emma Sampson", "Emma Samson"),
        ("Imani Okafor", "Imani Okafor-Bell"),
        ("Brid O'Shea", "Brid Shea"),
    ],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert canonical_name(one) != canonical_name(other)


@pytest.mark.parametrize("name", ["", " ", "-", ",", "J.", "1"])
def test_what_is_no_name_is_nobody(name: str) -> None:
    assert canonical_name(name) == ""
    assert linked(cluster("1012345678", name=name or None)).profiles == {}


@given(WORDS, WORDS)
def test_order_and_case_make_no_other_person(first: str, last: str) -> None:
    assert canonical_name(f"{last}, {first}") == canonical_name(f"{first} {last}")


# ---- people


def test_the_rows_of_one_person_are_one_subject() -> None:
    result = linked(
        cluster("1012345678", name="Sampson, Emma"),
        cluster("3/4/2015", entity="DATE_OF_BIRTH", name="Emma Sampson", about="unknown"),
    )
    ((_, profile),) = result.profiles.items()
    assert profile.entities == {"SASID", "DATE_OF_BIRTH", "PERSON"}
    assert profile.about == "student"
    assert len({m.subject for m in result.matches}) == 1


def test_a_name_that_stands_apart_is_somebody_elses() -> None:
    def row(pupil: str, *, teacher: str) -> Cluster:
        named = RawMatch("PERSON", 0.9, Where(row=1), teacher, apart=True)
        return Cluster((RawMatch("SASID", 0.9, Where(row=1), "1012345678"), named), Person(pupil, "student"))

    found = linked(row("Emma Sampson", teacher="Ann Kelly"), row("Devon Okafor", teacher="Kelly, Ann"))
    pupil, teacher, other, same = (m.subject for m in found.matches)
    assert len({pupil, other, teacher}) == 3
    assert teacher == same
    assert len(found.profiles) == 2
    assert linked(row("Emma Sampson", teacher="Kelly")).matches[1].subject is None


def test_who_stands_apart_is_the_one_whom_the_roster_knows() -> None:
    known = RawMatch("PERSON", 0.9, Where(row=1), "Kelly", apart=True, whose="staff 7")
    found = linked(
        Cluster((known,), Person("Emma Sampson", "student")), Cluster((known,), Person("Kelly", subject="staff 7"))
    )
    teacher, herself = (m.subject for m in found.matches)
    assert teacher == herself == linking.of_roster(DIGESTER, "staff 7")


def test_an_identifier_stands_in_for_a_name() -> None:
    result = linked(*[cluster("1012345678", identifier="SASID:1012345678")] * 2, cluster("x", identifier="SASID:2"))
    assert len(result.profiles) == 2
    assert all("PERSON" not in p.entities for p in result.profiles.values())


@pytest.mark.parametrize("first", [True, False], ids=["name first", "number first"])
def test_who_is_met_by_a_number_is_who_bears_it_by_name(first: bool) -> None:
    rows = [cluster("1012345678", name="Emma Sampson"), cluster("1012345678", identifier="SASID:1012345678")]
    result = linked(*(rows if first else reversed(rows)))
    ((subject, profile),) = result.profiles.items()
    assert profile.entities == {"SASID", "PERSON"}
    assert {m.subject for m in result.matches} == {subject}


def test_a_number_that_two_bear_tells_neither() -> None:
    rows = [cluster("4417", entity="STUDENT_ID", name=name) for name in ("Emma Sampson", "Bram Oakhollow")]
    result = linked(*rows, cluster("4417", entity="STUDENT_ID", identifier="STUDENT_ID:4417"))
    assert len(result.profiles) == 3


@pytest.mark.parametrize(
    ("entity", "one", "other", "people"),
    [
        ("SASID", "1012345678", "1012345679", 2),
        ("US_SSN", "219-09-9999", "219099999", 1),
        ("US_SSN", "219-09-9999", "219-09-9998", 2),
        ("STUDENT_ID", "331907", "0042", 1),
    ],
    ids=["two state numbers", "one number spelled in two ways", "two numbers", "two local numbers, one a PIN"],
)
def test_two_of_one_name_are_told_by_their_numbers(entity: str, one: str, other: str, people: int) -> None:
    rows = [cluster(v, entity=entity, name="Maria Silva") for v in (one, other, one, other)]
    assert len(linked(*rows).profiles) == people


def test_what_belongs_to_nobody_has_no_subject() -> None:
    result = linked(cluster("617-555-0123", entity="PHONE_NUMBER"))
    assert result.matches[0].subject is None
    assert (result.profiles, result.counts) == ({}, {"PHONE_NUMBER": 1})


def test_another_key_gives_another_subject() -> None:
    other = Linking(Digester(b"another key for tests"), 0)
    other.add(None, [cluster("1012345678", name="Emma Sampson")])
    assert set(other.result().profiles).isdisjoint(linked(cluster("1012345678", name="Emma Sampson")).profiles)


@pytest.mark.parametrize(("extra", "exact", "beyond"), [(0, 50, 0), (1, 50, 1), (25, 50, 25)])
def test_people_are_exact_up_to_a_number_and_counted_beyond(
    monkeypatch: pytest.MonkeyPatch, extra: int, exact: int, beyond: int
) -> None:
    monkeypatch.setattr(linking, "EXACT_SUBJECTS", 50)
    result = linked(
        *(cluster(f"10{n:08}", name=f"Emma Number{chr(97 + n // 26)}{chr(97 + n % 26)}") for n in range(50 + extra))
    )
    assert len(result.profiles) == exact
    assert sum(n for _, n in result.further) == beyond
    assert all(p.entities == {"SASID", "PERSON"} for p, _ in result.further)


def test_the_contracts_number_is_ten_thousand() -> None:
    assert linking.EXACT_SUBJECTS == 10_000
    result = linked(*(cluster(f"10{n:08}", identifier=f"SASID:{n}") for n in range(10_002)), limit=5)
    assert (len(result.profiles), sum(n for _, n in result.further), len(result.matches)) == (10_000, 2, 5)


# ---- the cap


@pytest.mark.parametrize(
    ("limit", "kept", "truncated"), [(0, 7, False), (3, 3, True), (7, 7, False), (8, 7, False)], ids=str
)
def test_the_cap_is_an_entitys_and_counts_stay_true(limit: int, kept: int, truncated: bool) -> None:
    phones = cluster("617-555-0123", entity="PHONE_NUMBER")
    result = linked(*(cluster(f"10{n:08}", identifier=str(n)) for n in range(7)), phones, limit=limit)
    assert sum(m.entity == "SASID" for m in result.matches) == kept
    assert (result.counts, result.truncated) == ({"SASID": 7, "PHONE_NUMBER": 1}, truncated)
    assert len(result.profiles) == 7


def test_the_member_is_kept() -> None:
    assert linked(cluster("1012345678"), member="a.zip!/b.csv").matches[0].member == "a.zip!/b.csv"


# ---- nothing raw


@pytest.mark.parametrize(
    ("value", "column", "shown"),
    [
        ("EpiPen", "Medical Alert", "Medical Alert"),
        ("1012345678", "SASID", "SASID"),
        ("Emma Sampson", "Emma Sampson", "E*** S******"),
        ("Emma", "Emma's notes", "E***'s notes"),
        ("EpiPen", "Locker 1012345678", "Locker **********"),
        ("EpiPen", "Alerts 2026-27", "Alerts 2026-27"),
    ],
    ids=["heading", "label", "a name as heading", "a name in the heading", "a number in the heading", "a year"],
)
def test_a_heading_is_masked_where_it_holds_a_value(value: str, column: str, shown: str) -> None:
    raw = RawMatch("HEALTH_ALERT", 0.9, Where(column=column), value)
    assert linked(Cluster((raw,))).matches[0].where.column == shown


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        ("Grade 4", "Grade 4"),
        ("Kofi Osei", "K*** O***"),
        ("Osei, Kofi IEP", "O***, K*** IEP"),
        ("100234", "******"),
        ("peanut list", "p***** list"),
    ],
)
def test_a_sheet_is_masked_where_its_name_is_a_value(sheet: str, shown: str) -> None:
    raw = RawMatch("HEALTH_ALERT", 0.9, Where(sheet=sheet, cell="B2"), "peanut")
    assert linked(Cluster((raw,))).matches[0].where.sheet == shown


def test_a_sheet_called_after_whom_it_is_about_is_masked() -> None:
    raw = RawMatch("HEALTH_ALERT", 0.9, Where(sheet="osei plan", cell="B2"), "peanut")
    assert linked(Cluster((raw,), Person("Kofi Osei", "student"))).matches[0].where.sheet == "o*** plan"
    assert linked(Cluster((raw,), Person("Ruby Haldane", "student"))).matches[0].where.sheet == "osei plan"


def test_a_title_in_a_reason_is_masked_too() -> None:
    raw = RawMatch("HEALTH_ALERT", 0.9, Where(line=3), "asthma", why=('in a list under "Ruby Haldane nurse visits"',))
    assert linked(Cluster((raw,))).matches[0].why == ('in a list under "R*** H****** nurse visits"',)


PASSWORDS = ("Blue$Sky7", "Rock**Crab", "x")


def test_of_a_password_nothing_is_shown() -> None:
    shown = {linked(cluster(said, name="Emma Sampson", entity="CREDENTIAL")).matches[0].excerpt for said in PASSWORDS}
    assert shown == {"********"}


@given(st.text(min_size=4, max_size=40), st.booleans())
def test_a_match_holds_its_value_only_when_asked(value: str, reveal: bool) -> None:
    (match,) = linked(cluster(value, name="Emma Sampson", entity="HEALTH_ALERT"), reveal=reveal).matches
    assert match.text == (value if reveal else None)
    assert not re.search(r"\d|[^\W_]{2}", match.excerpt)


def test_equal_values_have_one_digest_whatever_their_entity_says() -> None:
    same = linked(cluster("Emma  SAMPSON", entity="PERSON"), cluster("emma sampson", entity="PERSON"))
    assert len({m.digest for m in same.matches}) == 1
    kinds = linked(cluster("1012345678", entity="PERSON"), cluster("1012345678"))
    assert len({m.digest for m in kinds.matches}) == 2


@given(st.lists(st.tuples(WORDS, WORDS), max_size=30))
def test_counts_always_add_up(rows: list[tuple[str, str]]) -> None:
    result = linked(*(cluster(value, name=name, entity="HEALTH_ALERT") for name, value in rows), limit=5)
    assert result.counts.get("HEALTH_ALERT", 0) == len(rows)
    assert len(result.matches) == min(5, len(rows))
    assert result.truncated is (len(rows) > 5)
    assert {m.subject for m in result.matches} <= {*result.profiles, None}


def test_a_heading_that_is_a_value_is_masked_in_the_reasons_too() -> None:
    where = Where(row=2, column="Emma Sampson")
    raw = RawMatch("PERSON", 0.9, where, "Emma Sampson", "student", ('stands under "Emma Sampson"',))
    kept = linked(Cluster((raw,))).matches[0]
    assert kept.why == ('stands under "E*** S******"',)
