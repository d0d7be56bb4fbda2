"""Papers about programs, and pupils in the middle of them."""

from collections.abc import Callable

import pytest

from recognizers import photo
from recognizers.context.technical import Technical, about_programs, names_of_things, speaks_of_school
from recognizers.contract import Cluster, Hit
from scanners.contract import Grid

CHANGES = """\
2.4.1 (Robert Ames): fixed a crash when output is suspended; input_buffer was failing on Linux.
2.4.0 (Joan Doyle): `--retry` no longer hits the timeout, see src/net/retry.c; bug #12044 reported by Paul Ames.
2.3.9 (Joan Doyle): configure --with-ssl works again on Debian, HTTP headers are parsed by parse_header().
"""
LICENCE = "Copyright (C) 2019 Robert Ames. Redistributions of source code must retain the above copyright notice. " * 3
COMMENT = """\
/* pack.c: how to use shrink() and grow()
   Version 1.4  Robert Ames */

/* History:
   1.1  Use switch statement
*/"""
CHARACTERS = "U+211e prescription 2.4 (Sans, Bold)\nU+211f uni211F 2.14 (Sans, Bold, Oblique)\n" * 8
THANKS = "Robert Ames (@bob-a)\nJoan Doyle (@jdoyle)\nPaul Ames (@paul)\n" * 3 + "Joan Doyle for having hit the server."
NOTES = "Dear families, the winter concert is on Tuesday. Robert Ames was suspended for two days for fighting. " * 3
TICKS = "Anatoly G.   call-outs ||||| ||  put-downs ||\nBrielle S.   out of seat || threats ||\n" * 4
PUPIL = "Dana Whitlow (grade 4) has a seizure disorder and keeps her medicine with the nurse."


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (CHANGES, "suspended"),
        (CHANGES, "failing"),
        (LICENCE, "retain"),
        (COMMENT, "Use switch"),
        (CHARACTERS, "prescription"),
        (THANKS, "for having hit"),
    ],
    ids=["change log", "another word of it", "licence", "comment in source text", "table of characters", "thanks"],
)
def test_nothing_is_said_of_anybody(text: str, word: str) -> None:
    start = text.index(word)
    assert Technical(text).at(start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [(NOTES, "suspended"), (CHANGES + PUPIL + CHANGES, "seizure disorder"), ("suspended", "suspended")],
    ids=["letter", "pupil among program text", "one word"],
)
def test_a_person_may_be_meant(text: str, word: str) -> None:
    start = text.index(word)
    assert not Technical(text).at(start, start + len(word))


def test_a_stretch_of_a_letter_is_about_programs() -> None:
    letters = "We meet on Tuesday in the gym, and everybody is welcome to bring cake. " * 60
    text = f"{letters}\n{CHANGES}\n{letters}"
    start = text.index("failing")
    assert not Technical(text).is_code
    assert Technical(text).at(start, start + 7)


def test_what_the_file_said_before_tells_what_it_is() -> None:
    assert Technical("Robert Ames: suspended for two days", CHANGES * 3).at(13, 22)
    assert not Technical("Robert Ames: suspended for two days", NOTES * 3).at(13, 22)


def test_names_of_source_files_and_of_options_are_told() -> None:
    text = "path-stroke-boxes.c | 2 +-; Emma had a stroke. See a/b/seizure.py; works with `-Tps' only, 'Emma -asthma-'"
    assert [text[a:b] for a, b in names_of_things(text)] == ["path-stroke-boxes.c", "a/b/seizure.py", "`-Tps'"]


def test_passwords_in_a_technicians_mail_are_passwords() -> None:
    mail = "Please install the plugin, configure the default options and restart. Login rames, password Blue-Kite-42. "
    assert not Technical(mail * 3).is_code


@pytest.mark.timeout(30)
@pytest.mark.parametrize("unit", ["a", "A_a", "a-", "<code ", "a/", "A a ", "a."])
def test_long_runs_take_time_in_proportion(unit: str) -> None:
    text = unit * (100_000 // len(unit)) + " asthma"
    assert not Technical(text).at(len(text) - 6, len(text))
    assert names_of_things(text) == []
    assert photo.find(text) == []


def test_a_table_in_a_manual_is_about_programs() -> None:
    paper = Technical("", CHANGES * 3)
    assert paper.throughout("Robert Ames: the child process has been terminated")
    assert paper.heads_code("src/net/seizure.c")
    assert paper.heads_code("dx")
    assert not paper.throughout(PUPIL)
    assert not paper.heads_code("Allergies")


def test_headings_of_a_list_of_pupils_are_no_program_text() -> None:
    assert all(map(speaks_of_school, ("student_id", "homeroomTeacher", "Grade 4")))
    assert not speaks_of_school("user_agent")


@pytest.mark.parametrize(("before", "flagged"), [(CHANGES * 3, False), (NOTES, True)], ids=["manual", "letter"])
def test_cells_of_a_table_are_read_as_the_paper_they_stand_in(
    before: str, flagged: bool, read: Callable[..., list[Cluster]], table: Callable[..., Grid]
) -> None:
    said = "Robert Ames was suspended for two days for fighting with another boy"
    found = read(before, table([["name", "desc"], ["Robert Ames", said]]), name="paper.html")
    assert (
        any(m.entity == "DISCIPLINE_RECORD" and m.where.column == "desc" for c in found for m in c.matches) == flagged
    )


@pytest.mark.parametrize(("score", "none"), [(0.95, False), (0.85, True)], ids=["made by a service", "a word"])
def test_a_key_that_a_service_made_is_one_in_programs_too(score: float, none: bool) -> None:
    assert about_programs(Hit("CREDENTIAL", 0, 5, score), Technical(CHANGES)) == none


def test_ticks_are_no_signs_of_programs() -> None:
    assert not Technical(TICKS).is_code
    assert Technical("if (a || b) return c(); x = y || z; f(a) || g(b) || h(c); d == e || i != j;").is_code


RUNBOOK = """1. ssh to app02, git pull (9f31c2e0aa, tag v2.4.1)
2. env is in /opt/meals/.env:
DB_URL=postgres://meals_rw:{chosen}@db01.school.test:5432/meals
SFTP_PASS={chosen}
3. mysqldump -h db01 -u lib -p{chosen} koha
4. systemctl restart meals-sync; sha256sum /opt/meals/sync.jar
"""


@pytest.mark.parametrize(("chosen", "found"), [("Brisket-77-tulip", True), ("hunter2", False), ("changeme", False)])
def test_passwords_that_people_chose_are_found_in_notes_on_servers(
    chosen: str, found: bool, read: Callable[..., list[Cluster]]
) -> None:
    said = {m.value for c in read(RUNBOOK.format(chosen=chosen) * 2) for m in c.matches if m.entity == "CREDENTIAL"}
    assert said == ({chosen} if found else set())
