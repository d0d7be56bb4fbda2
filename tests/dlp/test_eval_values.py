"""When two spellings are one value: a table, and each row is asked both ways round."""

from __future__ import annotations

import pytest

from dlp.evaluation.values import days, same

SPELLINGS = [
    ("PERSON", "Sampson, Emma", "Emma Sampson", True),
    ("PERSON", "EMMA SAMPSON", "Sampson", True),
    ("PERSON", "Emma R. Sampson", "Emma Sampson", True),
    ("PERSON", "Emma Rose Sampson", "Sampson-Lee, Emma", True),
    ("PERSON", "Ms. Sampson", "Sampson", True),
    ("PERSON", "Emma Sampson", "Liam Sampson", False),
    ("PERSON", "Ms. Orr", "Ms. Pike", False),
    ("PERSON", "A. Orr", "A. Pike", False),
    ("PERSON", "Ms. Sampson", "Emma Sampson", True),
    ("PERSON", "E. Sampson", "Emma Sampson", True),
    ("PERSON", "Li", "Li Wei", True),
    ("PERSON", "Emmа Sаmpson", "Emma Sampson", True),
    ("US_SSN", "5\u200b12-44-9067", "512-44-9067", True),
    ("US_SSN", "NTEyLTQ0LTkwNjc=", "512-44-9067", True),
    ("DATE_OF_BIRTH", "3/4/2014", "2014-03-04", True),
    ("DATE_OF_BIRTH", "3/4/14", "March 4, 2014", True),
    ("DATE_OF_BIRTH", "4-Mar-2014", "03/04/2014", True),
    ("DATE_OF_BIRTH", "4 March 2014", "Mar 4th, '14", True),
    ("DATE_OF_BIRTH", "20140304", "03042014", True),
    ("DATE_OF_BIRTH", "2014-03-04T00:00:00", "3/4/2014", True),
    ("DATE_OF_BIRTH", "4 de marzo de 2014", "3/4/2014", True),
    ("DATE_OF_BIRTH", "DOB: 3/4/2014", "3/4/2014", True),
    ("DATE_OF_BIRTH", "March 4", "3/4/2014", True),
    ("DATE_OF_BIRTH", "3/4/2014", "3/5/2014", False),
    ("DATE_OF_BIRTH", "3/4/2014", "3/4/2015", False),
    ("DATE_OF_BIRTH", "29 February 2016", "2/29/16", True),
    ("US_SSN", "045-67-8910", "045678910", True),
    ("US_SSN", "045-67-8910", "SSN 045 67 8910", True),
    ("US_SSN", "045-67-8910", "045-67-8911", False),
    ("US_SSN", "045-67-8910", "45", False),
    ("STUDENT_ID", "LASID 204417", "204417", True),
    ("STUDENT_ID", "204417", "204418", False),
    ("STUDENT_ID", "bus 45, id 204417", "45", False),
    ("SPECIAL_EDUCATION", "Y", "y", True),
    ("US_BANK_NUMBER", "routing 211371191, account 83310047", "83310047", True),
    ("SASID", "1040722798", "SASID: 1040722798", True),
    ("PHONE_NUMBER", "(617) 555-0142", "617.555.0142", True),
    ("PHONE_NUMBER", "+1 617 555 0142", "617-555-0142 x12", True),
    ("PHONE_NUMBER", "555-0142", "617-555-0142", True),
    ("PHONE_NUMBER", "617-555-0142", "617-555-0143", False),
    ("PHONE_NUMBER", "617-555-0142", "617-555", False),
    ("CREDIT_CARD", "4000 0012 3456 7899", "4000-0012-3456-7899", True),
    ("EMAIL_ADDRESS", "Ana@Example.org", "ana@example.org", True),
    ("EMAIL_ADDRESS", "ana@example.org", "ana@example.com", False),
    ("EMAIL_ADDRESS", "mary.ana@example.org", "ana@example.org", False),
    ("EMAIL_ADDRESS", "mailto:ana@example.org", "Ana Lima <ana@example.org>", True),
    ("HEALTH_ALERT", "severe peanut allergy, EpiPen in office", "peanut  ALLERGY", True),
    ("HEALTH_ALERT", "carries an EpiPen for nuts", "for nuts and eggs", True),
    ("HEALTH_ALERT", "peanut allergy", "asthma", False),
    ("HEALTH_ALERT", "pills at noon", "ill", False),
    ("HEALTH_ALERT", "asthma", "Ａｓｔｈｍａ", True),
    ("SPECIAL_EDUCATION", "Ito Mara 1082204417 autism eval txt", "autism_eval", True),  # the name of a file
    ("CUSTODY_NOTE", "—", "209A", False),
    ("PERSON", "Nad\u200bège Pi\u2060erre", "Nadège Pierre", True),
    ("PERSON", "\u202bNadège Pierre\u202c", "Nadège Pierre", True),
    ("PERSON", "Аnnа Smіth", "Anna Smith", True),  # Cyrillic letters
    ("PERSON", "Анна", "Иван", False),
    ("DATE_OF_BIRTH", "1\u200b0/09/2016", "10/9/2016", True),
    ("DATE_OF_BIRTH", "2016‑10‑09", "10/9/2016", True),
    ("HEALTH_ALERT", "br\u00adoke his jaw", "broke his jaw", True),
    ("EMAIL_ADDRESS", "an\u200ba@example.org", "ana@example.org", True),
    ("SASID", "1O4072279B", "1040722798", True),
    ("US_SSN", "O45-67-891O", "045678910", True),
    ("US_SSN", "O45-67-891O", "045-67-8911", False),
    ("SASID", "—", "–", False),
]


@pytest.mark.parametrize(
    ("entity", "one", "other", "expected"), SPELLINGS, ids=[f"{case[0]}-{n}" for n, case in enumerate(SPELLINGS)]
)
def test_two_spellings_of_one_value(entity: str, one: str, other: str, expected: bool) -> None:
    assert same(entity, one, other) is expected
    assert same(entity, other, one) is expected, "the comparison is symmetric"


def test_an_ambiguous_date_has_both_readings() -> None:
    assert days("3/4/2014") == {(2014, 3, 4), (2014, 4, 3)}
    assert days("13/4/2014") == {(2014, 4, 13)}
    assert days("31/31/2014") == frozenset()
