"""Lists as offices keep them: services given, accounts for pay, who eats free, settings, tallies in letters, charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid
from tests.recognizers.columns.rows import listed, said

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]

TALLY = [("jahmir", "cc h", "c", "abs"), ("imani", "o", "-", "oo"), ("esme", "r", "rr", "-")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            listed(
                "svc",
                "min",
                "note",
                columns=[
                    ("OT", "PT", "OT consult", "Speech", "OT"),
                    ("30", "30", "15", "30", "0"),
                    ("heavy work first", "stairs with rail", "", "/s/ blends 60%", "abs, owed 30"),
                ],
            ),
            {
                "SPECIAL_EDUCATION": [
                    "OT",
                    "heavy work first",
                    "PT",
                    "stairs with rail",
                    "OT consult",
                    "Speech",
                    "/s/ blends 60%",
                    "OT",
                    "abs, owed 30",
                ]
            },
            id="a log of services",
        ),
        pytest.param(
            listed("ID shown", columns=[("S48820173", "SA7719046", "aunt, known", "NHL14882071", "")]),
            {"US_DRIVER_LICENSE": ["S48820173", "SA7719046", "NHL14882071"]},
            id="what was shown at the desk",
        ),
        pytest.param(
            [
                ("key", "value", "updated"),
                ("sync_min", "30", ""),
                ("smtp_pass", "Heron.Mill.6120", ""),
                ("client_secret", "q8ZrT3vNk1Lw9XyBq8Zr", ""),
                ("schema_sum", "5d41402abc4b2a76b9719d911017c592", ""),
            ],
            {"CREDENTIAL": ["Heron.Mill.6120", "q8ZrT3vNk1Lw9XyBq8Zr"]},
            id="settings",
        ),
        pytest.param(
            [("Name", "Value"), ("Otter", "4"), ("Heron", "12"), ("Gull", "9")],
            {},
            id="no settings",
        ),
        pytest.param(
            [
                ("Rourke, Pat", "031.52.7748", "211974530", "4400718826"),
                ("Okoro, I.", "417.90.3361", "011386920", "83 0021 5567"),
                ("Amado, Lourdes", "592.13.6640", "same bank", "4400719903"),
            ],
            {
                "US_SSN": ["031.52.7748", "417.90.3361", "592.13.6640"],
                "US_BANK_NUMBER": ["211974530", "4400718826", "011386920", "83 0021 5567", "4400719903"],
            },
            id="direct deposit without headings",
        ),
        pytest.param(
            [
                ("Emma Sampson", "gr 4", "209871", "free (SNAP)"),
                ("Devon Okafor", "gr 2", "210044", "reduced"),
                ("Mateus Silva", "K", "211002", "denied"),
                ("Nora Foley", "gr 5", "209650", "free"),
            ],
            {
                "STUDENT_ID": ["209871", "210044", "211002", "209650"],
                "ECONOMIC_STATUS": ["free (SNAP)", "reduced", "free"],
            },
            id="who eats free, without headings",
        ),
        pytest.param(
            listed("item", "min", "note", columns=[("ball", "rope", "net", "hoop", "mat")] * 3),
            {},
            id="minutes of no service",
        ),
        pytest.param(
            [("Emma Sampson", "free"), ("Devon Okafor", "free"), ("Mateus Silva", "free")],
            {},
            id="who is free that evening",
        ),
    ],
)
def test_what_a_list_of_an_office_holds(read: Read, table: Table, rows: Rows, expected: dict[str, list[str]]) -> None:
    assert said(read(table(rows))) == expected


def test_letters_of_a_tally_are_what_the_text_above_says(read: Read, table: Table) -> None:
    found = read("week of 1/12\nc = called out   h = hands on   o = out of seat   r = refused\n", table(TALLY))
    assert said(found) == {"DISCIPLINE_RECORD": ["cc h", "c", "o", "oo", "r", "rr"]}
    assert [m.value for c in found for m in c.matches if m.entity == "PERSON"] == ["jahmir", "imani", "esme"]


def test_a_legend_may_stand_in_one_line_with_commas(read: Read, table: Table) -> None:
    found = read(
        "K = kicked, S = swearing, T = on task\n", table([("Ana L", "K", "S S"), ("Ben R", "T", "K"), ("Cy", "T", "S")])
    )
    assert said(found) == {"DISCIPLINE_RECORD": ["K", "S S", "K", "S"]}


@pytest.mark.parametrize("legend", ["", "c = cheese   h = ham   o = olives   r = rice\n", "c = called out\n"])
def test_letters_that_nothing_explains_tell_nothing(read: Read, table: Table, legend: str) -> None:
    assert "DISCIPLINE_RECORD" not in said(read(f"week of 1/12\n{legend}", table(TALLY)))


def test_a_class_behind_a_name_is_no_part_of_it(read: Read, table: Table) -> None:
    rows = listed("IEP", columns=[("yes",) * 5])
    named = [("Aubrey T. (gr 1)", "yes"), ("Isadora P. (K)", "yes"), ("Yadiel - K", "yes"), ("Jordyn - 6", "yes")]
    found = read(table([rows[0], *named]))
    assert [c.person.name for c in found if c.person] == ["Aubrey T.", "Isadora P.", "Yadiel", "Jordyn"]


CHART = [
    ("when", "before", "what", "after"),
    ("9:05", "told to stop", "threw 3 blocks", "waited"),
    ("11:00", "music", "none", "sat"),
]


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("ABC chart - Ximena Roe, observed by me\n", {"DISCIPLINE_RECORD": ["threw 3 blocks"]}),
        ("Plan of the wall by Ximena Roe\n", {}),
    ],
)
def test_what_was_done_in_a_chart_of_behavior(
    read: Read, table: Table, above: str, found: dict[str, list[str]]
) -> None:
    assert said(read(above, table(CHART))) == found


@pytest.mark.parametrize(
    ("title", "marks"),
    [("Times spoken to in a block", 0), ("Missing work, by class", 6)],
)
def test_what_is_counted_under_subjects_is_no_mark(read: Read, table: Table, title: str, marks: int) -> None:
    rows = [("Student", "Music", "Art"), ("Emma Sampson", "2", "0"), ("Devon Okafor", "0", "1"), ("Ana Lima", "3", "0")]
    found = said(read(f"{title}\n", table(rows)))
    assert len(found.get("GRADE_RECORD", ())) == marks


def test_slips_that_are_counted(read: Read, table: Table) -> None:
    rows = listed("Write-ups", "Stop", columns=[("5", "0", "1", "", "2"), ("Mill lot",) * 5])
    assert said(read(table(rows))) == {"DISCIPLINE_RECORD": ["5", "1", "2"]}


def test_a_remark_in_brackets_is_no_part_of_a_value(read: Read, table: Table) -> None:
    rows = [("Legal First Name", "Emma"), ("Legal Last Name", "Sampson"), ("Date of Birth", "06092012   (as MMDDYYYY)")]
    assert said(read(table(rows))) == {"DATE_OF_BIRTH": ["06092012"]}


def coded(codes: Sequence[str], heading: str = "Code") -> Rows:
    names = ("Wren Castell", "Omar Rahimi", "Lucia Brandt", "Tomas Greeley", "Hana Whitlock", "Felix Arden")
    return [("Student", heading), *zip(names, codes, strict=False)]


@pytest.mark.parametrize(
    ("legend", "codes", "expected"),
    [
        (
            "N = nurse has a plan, H = health alert, E = special education\n",
            "HEHEN",
            {"HEALTH_ALERT": ["H", "H"], "SPECIAL_EDUCATION": ["E", "E"]},
        ),
        ("Key:  D - detention;  C - court order\n", "DCD", {"DISCIPLINE_RECORD": ["D", "D"], "CUSTODY_NOTE": ["C"]}),
        (
            "AL = allergy, IEP = special ed\n",
            ["AL", "AL, IEP", ""],
            {"HEALTH_ALERT": ["AL", "AL, IEP"], "SPECIAL_EDUCATION": ["AL, IEP"]},
        ),
        ("O = orange bus, W = white bus, G = gray bus\n", "OWG", {}),
        ("A = on hand, B = on order, C = back order\n", "ABC", {}),
        ("M = medicine ball, H = health class, T = track\n", "MHT", {}),
        ("M = medical, S = special ed\n", "ZQZ", {}),
    ],
)
def test_codes_say_what_a_line_above_them_explains(
    read: Read, table: Table, legend: str, codes: Sequence[str], expected: dict[str, list[str]]
) -> None:
    assert said(read(legend, table(coded(codes)))) == expected
    assert said(read(table([(legend.strip(),), *coded(codes)]))) == expected


@pytest.mark.parametrize(
    ("legend", "found"),
    [("F = free, R = reduced, P = paid\n", 4), ("F = fish, R = ravioli, P = pizza\n", 0)],
)
def test_letters_of_lunch_are_what_it_costs_or_what_is_eaten(read: Read, table: Table, legend: str, found: int) -> None:
    assert len(said(read(legend, table(coded("FRPFRP", "Lunch")))).get("ECONOMIC_STATUS", [])) == found
