"""Tables that say nothing of anybody."""

from __future__ import annotations

import pytest

from recognizers.contract import STATEMENTS
from tests.recognizers.columns.rows import Read, Rows, Table, listed, said


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("Explorer", "Born", "Country of Origin"),
                ("Ferdinand Magellan", "1480", "Portugal"),
                ("Zheng He", "1371", "China"),
            ],
            id="people of history",
        ),
        pytest.param(
            [
                ("Infraction", "What follows"),
                ("First", "A talk with the dean"),
                ("Second", "Detention; a parent comes in"),
                ("Third", "Two days of in-house suspension"),
            ],
            id="steps of a handbook",
        ),
        pytest.param(
            [("Patient", "Likely diagnosis"), ("Patient A", "Asthma"), ("Patient B", "Type 1 diabetes")],
            id="cases of a lesson",
        ),
        pytest.param(
            [
                ("Place", "Name", "Grade", "Project"),
                ("1", "Emma Sampson", "4", "Asthma and air quality"),
                ("2", "Devon Okafor", "5", "Do EpiPens expire?"),
            ],
            id="titles of projects",
        ),
        pytest.param(
            [("Bidder", "Per diem"), ("Foster Electric Co", "447"), ("Pinebrook Paving LLC", "386")], id="firms"
        ),
        pytest.param(
            [("Disability code", "Description"), ("05", "Emotional"), ("11", "Autism"), ("08", "Specific Learning")],
            id="a list of codes",
        ),
        pytest.param(
            [
                ("School", "Students", "IEP", "FRL", "Absences"),
                ("Wren Elementary", "412", "61", "130", "902"),
                ("Heron Middle", "388", "70", "141", "811"),
            ],
            id="counts of schools",
        ),
        pytest.param(
            [("Student name",), ("SASID",), ("Date of incident",), ("Offense",), ("Days suspended",)], id="a blank form"
        ),
        pytest.param(
            listed(
                "Grade",
                "HR",
                "Bus",
                "Locker",
                columns=[
                    ("4", "5", "4", "6", "5"),
                    ("12", "14", "12", "9", "3"),
                    ("7", "8", "7", "2", "1"),
                    ("101", "102", "103", "104", "105"),
                ],
            ),
            id="a homeroom list",
        ),
        pytest.param(
            listed(
                "IEP",
                "Allergies",
                "Custody",
                "FRL",
                columns=[
                    ("N", "0", "None", "", "No"),
                    ("NKA", "none", "N/A", "", "no known allergies"),
                    ("none", "", "N", "-", "0"),
                    ("P", "N", "", "0", "Paid"),
                ],
            ),
            id="nothing said in any column",
        ),
        pytest.param(
            listed("Lives with", columns=[("true", "false", "true", "true", "true")]),
            id="a contact who lives with the pupil",
        ),
        pytest.param(
            listed("Reading", columns=[("Refugee", "Hatchet", "Ghost Boys", "Rules", "Speak")]),
            id="books under a subject",
        ),
        pytest.param(
            listed(
                "Title read", "Comment", columns=[("Refugee", "Fish in a Tree"), ("So sad", "About dyslexia, loved it")]
            ),
            id="what pupils say of books",
        ),
        pytest.param(
            listed("Award", "Crew", columns=[("Citizenship", "Perfect attendance"), ("Makeup - bruises", "Lights")]),
            id="awards and crews of a play",
        ),
        pytest.param(
            [
                ("Student", "DOB", "Allergies"),
                ("Mickey Mouse", "1/1/2010", "Cheese"),
                ("Donald Duck", "2/2/2010", "Bread"),
                ("Sample Student", "3/3/2010", "Bees"),
            ],
            id="people of cartoons",
        ),
        pytest.param(
            [("FieldName", "Sample value"), ("Absences", "12"), ("Diagnosis", "Asthma")], id="what a mail merge puts in"
        ),
        pytest.param(
            listed("Motion", columns=[("Abolish detention", "Free lunch for all", "", "", "")]), id="a debate"
        ),
    ],
)
def test_tables_that_say_nothing_of_anybody(read: Read, table: Table, rows: Rows) -> None:
    assert not STATEMENTS & said(read(table(rows))).keys()
