"""Lists as they come out of printed pages: a line of headings, then lines of values with nothing between columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dlp import places
from recognizers import registry
from recognizers.contract import Cluster
from recognizers.gate import Gate
from recognizers.labels import is_heading, list_below

Values = Callable[[str, str], list[str]]
ROWS = "Abdi, Fatima 299957 2029\nAmaral, Gina 289968 2028\nBanerjee, Diya 300962 2030"


@pytest.mark.parametrize(
    ("entity", "text", "expected"),
    [
        pytest.param("STUDENT_ID", f"Student Name LASID YOG\n{ROWS}", ["299957", "289968", "300962"], id="ids"),
        pytest.param("STUDENT_ID", f"Student Name Locker YOG\n{ROWS}", [], id="no heading that names them"),
        pytest.param("STUDENT_ID", f"Ask for the student ID of each.\n{ROWS}", [], id="a sentence"),
        pytest.param("STUDENT_ID", f"Student Name LASID\n\n\n{ROWS}", [], id="a gap below the heading"),
        pytest.param(
            "STUDENT_ID",
            "Student LASID Locker\nAbdi 299957 400112\nGina 289968 400113\nDiya 300962 400114",
            [],
            id="two of one kind in each row",
        ),
        pytest.param(
            "DATE_OF_BIRTH",
            "Name DOB Result\nA. Tierney 04/08/1984 none\nB. Rezende 04/02/1965 none\nC. Couto 8/5/1994 2011 case",
            ["04/08/1984", "04/02/1965", "8/5/1994"],
            id="birth dates",
        ),
        pytest.param(
            "SASID",
            "Student SASID Score\nAbdi 1084471930 5.1\nGina 1084471931 4.0\nDiya 1084471932 3.3",
            ["1084471930", "1084471931", "1084471932"],
            id="state numbers",
        ),
    ],
)
def test_reads_a_list_under_its_heading(values: Values, entity: str, text: str, expected: list[str]) -> None:
    assert values(entity, text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("HR Student Name LASID YOG", True, id="headings"),
        pytest.param("Student Name LASID 2026", False, id="with a number"),
        pytest.param("The student has a new teacher.", False, id="a sentence"),
        pytest.param("LASID", False, id="one word"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_tells_a_line_of_headings(line: str, expected: bool) -> None:
    assert is_heading(line) is expected


def test_a_list_ends_where_no_digits_come() -> None:
    text = "Name LASID\nA 299957\nB 289968\nThat is all.\nGood night.\nSleep well.\nDream.\nC 300962"
    assert text[: list_below(text, text.index("\n"))].endswith("B 289968")


def test_a_list_of_passports_goes_on_behind_blank_lines() -> None:
    text = "Passport numbers\n\nEmma Sampson\nA58830172\n\nNoah Reis\nG1234587\n\nBring a coat.\nAnd lunch.\nGoodbye."
    assert text[: list_below(text, text.index("\n"))].endswith("G1234587")


def test_the_gate_opens_the_whole_list_of_passports(read: Callable[..., list[Cluster]]) -> None:
    rows = "\n\n".join(f"Emma Sampson\nA588{n:05}" for n in range(1001, 1041))
    text = "School news. " * 300 + f"\n\nPassport numbers for the trip:\n\n{rows}\n\n" + "Bake sale on Friday. " * 300
    gated = read(text, gate=Gate(registry.shipped(), places.cache_folder()))
    assert sum(m.entity == "US_PASSPORT" for c in gated for m in c.matches) == 40


def test_the_gate_opens_the_whole_list(read: Callable[..., list[Cluster]]) -> None:
    rows = "\n".join(f"{name} 29{n:04}" for n, name in enumerate(["Emma Sampson"] * 100, start=1001))
    text = "School news. " * 300 + f"\n\nStudent Name LASID\n{rows}\n\n" + "Bake sale on Friday. " * 300
    gated, plain = read(text, gate=Gate(registry.shipped(), places.cache_folder())), read(text)
    assert sum(m.entity == "STUDENT_ID" for c in gated for m in c.matches) == 100
    assert [c.matches for c in gated] == [c.matches for c in plain]
