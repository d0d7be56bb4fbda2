"""Papers that tell a story or speak of somebody invented, and records that only look like such papers."""

from __future__ import annotations

import pytest

from recognizers.context import stories


@pytest.mark.parametrize(
    ("head", "made_up"),
    [
        pytest.param("ASK ADELE (letters are made up)\n", True, id="column"),
        pytest.param("Refresher: case examples (not actual students)\n", True, id="training"),
        pytest.param("Missing work letter (sample)\nDear Ms. Vance,\n", True, id="sample"),
        pytest.param("This is only a test of the mail merge.\n", True, id="test of a merge"),
        pytest.param("Sam is made up. Answer: give epi first.\n", True, id="one made up"),
        pytest.param("How to write the N1 so that a parent can read it\n", True, id="how to word it"),
        pytest.param('[webinar] Meet "Jayden"\nJayden is 8.\n', True, id="a name in quotation marks"),
        pytest.param("Jayden isn't a real child, but you know him.\n", True, id="said in a sentence"),
        pytest.param("Missing work letter\nDear Ms. Vance,\n", False, id="letter"),
        pytest.param("How to help Theo at recess\n", False, id="how to help one"),
        pytest.param("A blood sample was taken from Theo.\n", False, id="blood"),
    ],
)
def test_invented(head: str, *, made_up: bool) -> None:
    assert stories.is_invented(head) == made_up


@pytest.mark.parametrize(
    ("head", "line", "tells"),
    [
        pytest.param("by Imogen, gr 8\n", "Marlowe failed, said the ghost.", True, id="story"),
        pytest.param("BLOCKING sc. 4\n", "Son (Tariq Holt) coughs on the half beat.", True, id="play"),
        pytest.param("EL DRAGÓN\ncuento colectivo, 6B\nHabía una vez\n", "la jueza era asmática", True, id="cuento"),
        pytest.param("Sub plans, room 208\n", "9:45 Theodora Vance has celiac disease.", False, id="sub plans"),
        pytest.param(
            "Health office\nBG 61, recheck 94. logged in book\n",
            "loose tooth, sent back w/ treasure chest",
            False,
            id="a nurse's log",
        ),
        pytest.param("nell: did u see ep 6\n", "dot: tyler gets suspended. joe: spoilers!!", True, id="talk of a show"),
        pytest.param("Remind export\n", "[Parent of Dominic L] 7:12: Dominic has strep", False, id="chat"),
    ],
)
def test_stories(head: str, line: str, *, tells: bool) -> None:
    assert stories.tells_story(head + line, line, line) == tells


@pytest.mark.parametrize(
    ("before", "sentence", "behind", "made_up"),
    [
        pytest.param(
            "Practice case (made up)\n", "Sam, 9, ate a cookie and his lips swell.", "", True, id="practice case"
        ),
        pytest.param("Scenario 2\n", "Maria is still short of breath.", "\nWho do you call?", True, id="scenario"),
        pytest.param("Role play\nYou are the sub.\n", "Ben is shaky and pale.", "", True, id="role play"),
        pytest.param(
            "3. ", "Omar, a diabetic, refuses his snack.", " Who do you tell?\n", False, id="asked in the line"
        ),
        pytest.param(
            "", "Lena, 11, falls and shakes for two minutes.", "\nWhat is your first step?", True, id="asked below"
        ),
        pytest.param(
            "Hi Ruth,\n", "Lena, 11, fell and shook for two minutes.", "\nWhat do you do first?", False, id="letter"
        ),
        pytest.param(
            "Case 1: Lena Marchand gr 5\n", "Seizures since Oct.", "\nmom wants a plan", False, id="a real case"
        ),
        pytest.param(
            "# Unit 4: diabetes\n\nHow insulin works.",
            " Maria has type 1 diabetes.",
            " How many units does she need?",
            True,
            id="lesson",
        ),
        pytest.param(
            "Vocabulary quiz: 1. ",
            "Anna was suspended for cheating.",
            ' What does "suspended" mean?',
            True,
            id="vocabulary",
        ),
        pytest.param(
            "Word problems\n1. ", "Tom takes 2 puffs a day.", " How many is that a week?", True, id="word problem"
        ),
        pytest.param(
            "Unit 4: diabetes\n",
            "Maria has type 1 diabetes.",
            " See the nurse before the lab.",
            False,
            id="no question",
        ),
        pytest.param(
            "Unit 4: diabetes\n",
            "Maria Lopez has type 1 diabetes.",
            " How many units does she need?",
            False,
            id="a full name",
        ),
        pytest.param(
            "Unit 4 make-ups\n", "Maria was suspended.", " What is the day she may return?", False, id="a teacher asks"
        ),
        pytest.param(
            "Health office\n", "Maria has type 1 diabetes.", " How many units does she need?", False, id="no lesson"
        ),
    ],
)
def test_cases(before: str, sentence: str, behind: str, *, made_up: bool) -> None:
    text = before + sentence + behind
    assert stories.is_case(text, len(before), len(before) + len(sentence)) == made_up


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        ("MOCK TRIAL LEAGUE (all persons fictitious)\n", True),
        ("Training packet. All names and numbers are made up.\n", True),
        ("All students in this packet are invented.\n", True),
        ("Intake. She says the people in her story are imaginary friends of hers.\n", False),
        ("Intake, Ada Roe, DOB 3/4/2014. She has an imaginary friend.\n", False),
        ("All students are not real happy about it.\n", False),
    ],
)
def test_declares_its_people_made_up(head: str, *, declared: bool) -> None:
    assert stories.declares_invented(head) == declared
    assert stories.is_invented(head) or not declared
