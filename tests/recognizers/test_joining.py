"""Codes that many join by, and passwords beside meetings and games that stay somebody's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Values = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "Budget night: https://zoom.us/j/90011220033?pwd=Rk9YMjA3",
        "Career talk on Webex, meeting number 2551 900 4471, password Falcon72x",
        "Call 978-555-0117 (dial-in), PIN 330918#",
        "Video call: https://meet.google.com/kqr-abcd-xyz\nOr dial (US) +1 339-555-0144 PIN: 118 220 410#",
        "Kahoot time! PIN 7719302",
        "Family Gimkit, game password falcon72",
        "Break-out box for unit 3: password: TANGENT and PIN 3141",
        "Open house 6:30 pm on Zoom (password: Wachusett9)",
        "Teams: https://teams.microsoft.com/l/meetup-join/19 Access code: Hg77Kq2",
    ],
)
def test_what_many_join_by_is_no_secret(values: Values, text: str) -> None:
    assert not values("CREDENTIAL", text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("https://portal.example.org/report?user=akirk&pwd=Falcon72x", "Falcon72x"),
        ("Zoom login akirk@example.org password: Falcon72x", "Falcon72x"),
        ("Kahoot tomorrow. Nadia's PIN: 4471", "4471"),
        ("PIN for Nadia Kirk: 4471 (Kahoot on Friday)", "4471"),
        ("Zoom link https://zoom.us/j/90011220033. My Aspen password is Falcon72x", "Falcon72x"),
        ("Zoom at 6:30 pm. Log in to Aspen as akirk, password Falcon72x", "Falcon72x"),
        ("Escape room on Friday. Alarm code 4471", "4471"),
        ("Webinar ID: 812 4471 0000\nHost PIN: 447120", "447120"),
        ("Dial 978-555-0117 for voicemail, PIN 44712", "44712"),
    ],
)
def test_what_opens_an_account_beside_a_meeting_is_one(values: Values, text: str, value: str) -> None:
    assert set(values("CREDENTIAL", text)) == {value}


@pytest.mark.parametrize(
    ("text", "ids"), [("Jamal Gimkit Game ID: 8830441", []), ("Jamal Kirk ID: 8830441", ["8830441"])]
)
def test_the_number_of_a_game_is_no_pupil_s(values: Values, text: str, ids: list[str]) -> None:
    assert values("STUDENT_ID", text) == ids
