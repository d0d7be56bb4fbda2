"""Names of people: the forms in which they are found, and those that stand alone in a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster
from recognizers.linking.alone import names_alone
from recognizers.naming.listings import surnames_with_initials
from recognizers.person import find_people, lower_names, single_names
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Adaku, Brennan, Cuong and Delphine", ["Adaku", "Brennan", "Cuong", "Delphine"], id="commas"),
        pytest.param("Rafi (1), Cormac (2, lost), Thiago (0)", ["Rafi", "Cormac", "Thiago"], id="with remarks"),
        pytest.param("Omar · Wanda · Ifeoma", ["Omar", "Wanda", "Ifeoma"], id="dots"),
        pytest.param("Mateo, Zyla y Yesenia", ["Mateo", "Zyla", "Yesenia"], id="an unlisted one among them"),
        pytest.param(
            "Lachlan B 50118\nNevaeh 50122\nJoy foster", ["Lachlan B", "Nevaeh", "Joy"], id="heads of entries"
        ),
        pytest.param("Reading 88\nMath 61\nScience 94", [], id="entries about subjects"),
        pytest.param("De La Paz, Ana-Lucia sang.", ["De La Paz, Ana-Lucia"], id="particles in capitals"),
        pytest.param("Concord, Milton, Quincy and Chelsea", [], id="towns"),
        pytest.param("Out on Douglas, Meredith and Kelly Streets", [], id="streets"),
        pytest.param("Monday, Wednesday and Friday", [], id="days"),
        pytest.param("Reading, Math, Science", [], id="subjects"),
        pytest.param("Red, Violet, Indigo", [], id="colours"),
    ],
)
def test_given_names_in_a_row(text: str, names: list[str]) -> None:
    assert [text[h.start : h.end] for h in find_people(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("The Whitcombe-Osei family moved.", ["Whitcombe-Osei"], id="a family"),
        pytest.param("the whole family, the Thompson Street family", [], id="any family"),
        pytest.param("this is sawyer's dad", ["sawyer"], id="a child of a parent"),
        pytest.param("my son viggo forgot his lunch", ["viggo"], id="a parent's child"),
        pytest.param("My daughter Lotus (grade 3) is out", ["Lotus"], id="a child whose name is on no list"),
        pytest.param("Our stepson, Bear, takes the bus", ["Bear"], id="a child between commas"),
        pytest.param("My daughter, Monday is fine. Her son, Thanks again", [], id="what else begins with a capital"),
        pytest.param("my son will call, the child's mother said", [], id="words there"),
        pytest.param("move viggo (gr 4) and hana rm 12", ["viggo", "hana"], id="lower case with a class"),
        pytest.param("turn to the page in rm 12", [], id="a word before a room"),
        pytest.param("give rory booker (rm 9) a pass", ["rory booker"], id="a full name with a class"),
        pytest.param("Lowe, Cameron Medicaid-free", ["Lowe, Cameron"], id="last, first, a remark"),
        pytest.param("Jun Takahata: talks when it matters", ["Jun Takahata"], id="a name that is a month's"),
        pytest.param("plants Nia, door Rafi, lights Cormac", ["Nia", "Rafi", "Cormac"], id="jobs"),
        pytest.param("Lekòl Saltmarsh", [], id="a school"),
        pytest.param("Xin đừng mang đồ ăn. Trường sẽ gửi giấy. Phòng Y Tế", [], id="words of Vietnamese"),
        pytest.param("came from São Paulo, then San Juan and Porto Alegre", [], id="towns called for saints"),
        pytest.param("João Pessoa is a town in Brazil", [], id="a town called for somebody"),
        pytest.param("João Pires is in San Juan", ["João Pires"], id="somebody in a town"),
        pytest.param("Dat nesans: 3/4, Non elèv: Dat Nguyen", ["Dat Nguyen"], id="a label in Haitian Creole"),
        pytest.param("Student name: Francesca Field", ["Francesca Field"], id="a surname that is a word of schools"),
        pytest.param("Student: Grade Field", [], id="words of schools"),
        pytest.param("M. Koné, père de Fatou", ["Fatou"], id="a child of a father, in French"),
        pytest.param("la mamá de Ximenita", ["Ximenita"], id="a child of a mother, in Spanish"),
        pytest.param("Se grann Wisly k ap ekri w", ["Wisly"], id="a child of a grandmother, in Haitian Creole"),
        pytest.param("pai de família", [], id="any father"),
        pytest.param("Your son Dov is bright", ["Dov"], id="the reader's child"),
        pytest.param("the bus left the Ramos boy behind", ["Ramos"], id="a child by the surname"),
        pytest.param("the Special girl scout, the new boy", [], id="any child"),
        pytest.param(
            "her 3rd grader Nayra, the boy, Dewey, stayed", ["Nayra", "Dewey"], id="behind a word for a child"
        ),
        pytest.param("every 3rd grader Monday, each student Council", [], id="what else is behind one"),
        pytest.param("Dear parent of Thisbe Molloy,", ["Thisbe Molloy"], id="a parent of whom"),
        pytest.param("a parent of School Council", [], id="a parent of what"),
        pytest.param("Care log, Basil (pre-K, Otters)", ["Basil"], id="a name before preschool"),
        pytest.param("boots for Levi in K, please", ["Levi"], id="a name before kindergarten"),
        pytest.param("the book of MASON O. and the rest", ["MASON O."], id="capitals and an initial"),
        pytest.param("9/30 p.3 - J.M., gr 10, walk-in", ["J.M."], id="initials before a grade of two figures"),
        pytest.param("Subject: Fw: Zeke, again", ["Zeke"], id="a subject line"),
        pytest.param("Subject: Fw: zeke", ["zeke"], id="a subject line in lower case"),
        pytest.param("Subject: Zeke and Juno", ["Zeke", "Juno"], id="a subject line with two"),
        pytest.param("Subject: Attendance\nSubject: Lunch - again", [], id="a subject line about a thing"),
        pytest.param(
            "Banks C. 13\nTeixeira R. 19\nItow W. 9", ["Banks C.", "Teixeira R.", "Itow W."], id="surnames, initials"
        ),
        pytest.param("Room A 13\nRoom B 19\nBlock C 9", [], id="things with a letter"),
    ],
)
def test_forms_of_names(text: str, names: list[str]) -> None:
    assert [text[h.start : h.end] for h in find_people(text)] == names


@pytest.mark.parametrize("text", ["off for Columbus Day", "on Ellis Island", "Charlotte Street"])
def test_places_are_nobody(text: str) -> None:
    assert single_names(text) == []


def test_a_surname_in_lower_case_that_no_list_has() -> None:
    text = "hi this is greg hallinan and he is in the play"
    assert [text[h.start : h.end] for h in lower_names(text)] == ["greg hallinan"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("pls send hannah down, she has a fever again", ["hannah"]),
        ("so marcus threw up on the bus", ["marcus"]),
        ("update - theresa came back and gabriel is still out", ["theresa", "gabriel"]),
        ("heads up jayden is failing math", ["jayden"]),
        ("dominic walsh, rm 7, needs his inhaler", ["dominic walsh"]),
        ("please watch oliver b. rm 7 as he has celiac", ["oliver b."]),
        ("dont let rachels dad in the building", ["rachel"]),
        ("please ask mrs. hannah or ms oliver, or nurse emily", []),
        ("the jacob effect, st. martin day, douglas elementary", []),
        ("she ate a berry and a honey candy, a diamond on the page", []),
        ("hoje a maria e o mateus foram embora para casa mais cedo", []),
        ("write to hannah@example.org, see /home/oliver/notes and oliver_2.txt", []),
    ],
)
def test_given_names_in_lower_case(text: str, names: list[str]) -> None:
    found = (*find_people(text), *lower_names(text), *single_names(text))
    assert sorted(text[h.start : h.end] for h in {h.start: h for h in reversed(found)}.values()) == sorted(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Wire the heron of Kwame Boakye to the wall.", [("Kwame Boakye", "unknown")], id="in full"),
        pytest.param("Overdue: Bronagh Keaney gr 6", [("Bronagh Keaney", "student")], id="with a grade"),
        pytest.param("Honor roll\nBronagh Keaney gr 6", [("Bronagh Keaney", "unknown")], id="published"),
        pytest.param("Thanks,\nMagalie Sanon", [], id="who signs"),
        pytest.param("last modified by: Steven Whitmore", [], id="who wrote the file"),
        pytest.param("Owen came in from recess.", [], id="a given name by itself"),
        pytest.param("Ellis Island and the Statue of Liberty", [], id="places"),
        pytest.param("the library opens at nine", [], id="nobody"),
    ],
)
def test_names_in_a_text_that_says_nothing_else(text: str, names: list[tuple[str, str]], read: Read) -> None:
    assert [(text[h.start : h.end], h.about) for h in names_alone(text)] == names
    assert [(m.value, m.about) for c in read(text) for m in c.matches] == names


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            [("Ava T milk allergy", "Ben O speech IEP"), ("Fern H has asthma", "Gio free lunch")],
            {("HEALTH_ALERT", "Ava T"), ("SPECIAL_EDUCATION", "Ben O"), ("HEALTH_ALERT", "Fern H"),
             ("ECONOMIC_STATUS", "Gio")},
            id="cards",
        ),
        pytest.param(
            [("Name", "Health"), ("Emma Stone", "Peanut allergy"), ("Liam Ortiz", "Asthma, inhaler")],
            {("HEALTH_ALERT", "Emma Stone"), ("HEALTH_ALERT", "Liam Ortiz")},
            id="a list",
        ),
    ],
)  # fmt: skip
def test_cells_that_are_cards(
    rows: list[tuple[str, ...]], found: set[tuple[str, str]], read: Read, table: Callable[..., Grid]
) -> None:
    clusters = read(table(rows))
    said = {(m.entity, c.person and c.person.name) for c in clusters for m in c.matches if m.entity != "PERSON"}
    assert said == found


@pytest.mark.parametrize(
    "name",
    [
        "Lotte van Aken", "Nghia Trinh-Donahue", "Adjoa Whitcombe-Osei", "Widline Saint-Fleur",
        "Djeison Tavares", "Zoë Pérez-Lang", "Abdirahman Warsame", "Sreymom Chhun",
        "Tsering Lhamo", "Xinyi Zhao", "Nyasha Ferraro", "Tadhg Mullaney", "Gabe Winterbourne",
    ],
)  # fmt: skip
def test_names_from_everywhere(name: str) -> None:
    text = f"We met with {name} on the stairs."
    assert [text[h.start : h.end] for h in names_alone(text)] == [name]


def test_a_blank_left_for_the_name_holds_none() -> None:
    assert find_people("Name ______________   Ratio review") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nam: ________  Tim: ______\nTch ........", id="labels of blanks"),
        pytest.param("Nam: Emma Sampson  Dat: 3/3  Tim: 10:20", id="labels in a line"),
        pytest.param("Mickey Mouse came in. Donald Duck was late. Bart Simpson left.", id="cartoons"),
        pytest.param("They met at Emerson Brook and walked the Russell Loop.", id="brooks and trails"),
    ],
)
def test_no_names(text: str) -> None:
    found = [text[h.start : h.end] for h in (*find_people(text), *single_names(text))]
    assert [name for name in found if name not in {"Emma Sampson", "Emma"}] == []


def test_a_column_of_towns_names_nobody(read: Read, table: Table) -> None:
    towns = [["Mission", "Founded"], ["San Diego", "1769"], ["Santa Clara", "1777"], ["San José", "1797"]]
    assert not [m for c in read(table(towns)) for m in c.matches if m.entity == "PERSON"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("STUDENT: CLARE D WEIDMAN", "CLARE D WEIDMAN", id="capitals and an initial"),
        pytest.param("RE: CLARE D WEIDMAN\nDEAR PARENT,", "CLARE D WEIDMAN", id="what a letter is about"),
        pytest.param("STUDENT NAME: HARDMAN JR, LLOYD   GRADE: 07", "HARDMAN JR, LLOYD", id="a generation"),
        pytest.param("PUPIL: WEIDMAN,CLARE D", "WEIDMAN,CLARE D", id="no blank"),
        pytest.param("STUDENT: VAN DER BERG, ANNEKE", "VAN DER BERG, ANNEKE", id="particles"),
        pytest.param("STUDENT: MARIA LOPEZ SCHOOL: LINCOLN", "MARIA LOPEZ", id="before another label"),
        pytest.param("Student: Jun Xu", "Jun Xu", id="a month's short form"),
        pytest.param("Student: Wim van Dam", "Wim van Dam", id="a particle"),
        pytest.param("Student: April Dean", "April Dean", id="words both"),
        pytest.param("Student: thomas finn", "thomas finn", id="lower case"),
        pytest.param("student: jorunn halvorsen", "jorunn halvorsen", id="lower case, on no list"),
        pytest.param("Student: S. Davenport", "S. Davenport", id="an initial first"),
        pytest.param("Student: Xu, Jun L", "Xu, Jun L", id="surname first"),
    ],
)
def test_fields_of_pupils(text: str, name: str) -> None:
    assert name in [text[h.start : h.end] for h in find_people(text)]


@pytest.mark.parametrize(
    "text",
    [
        "STUDENT: ACTIVITY FEE", "STUDENT: FIVE DOLLARS", "CHILD: FREE ADMISSION", "RE: BUDGET HEARING",
        "Student: Parking Permit",
        "Student: Will bring a pencil", "Student: Senior Discount", "student: none yet", "student: see below",
        "student: new student", "STUDENT: VARCHAR(40) NOT NULL", "child: node left", "NAME: EPSON PROJECTOR",
        "RE: PLAN B OPTIONS",
    ],
)  # fmt: skip
def test_fields_of_things(text: str) -> None:
    assert find_people(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("CLARE D WEIDMAN WAS LATE", "CLARE D WEIDMAN", id="an initial"),
        pytest.param("SORIANO JR, DEX      DETENTION", "SORIANO JR, DEX", id="a generation"),
        pytest.param("WEIDMAN,CLARE HAS A PLAN", "WEIDMAN,CLARE", id="no blank"),
        pytest.param("MONTGOMERY, ZEVRO L    3 DAYS", "MONTGOMERY, ZEVRO L", id="an unlisted given name in a list"),
    ],
)
def test_sure_names_in_capitals(text: str, name: str) -> None:
    assert [text[h.start : h.end] for h in find_people(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "SCHOOL COMMITTEE, PART A OVERRIDE, PLAN B OPTIONS, TITLE I GRANT", "MARK A BOX, GRANT A WAIVER",
        "CONCORD,ACTON,LINCOLN", "SALEM, MASSACHUSETTS IS OPEN", "EPIPEN JR, TYLENOL", "KEPPRA TABLET WAS GIVEN",
        "SELECT S.LAST_NAME, S.FIRST_NAME FROM STUDENTS S", "NOTICE WAS SENT, BUDGET HEARING IS OPEN",
        "LINCOLN DAY IS A HOLIDAY. BYRD STADIUM IS CLOSED.", "EL ALUMNO FUE INSCRITO. REUNION PADRES IS OK",
    ],
)  # fmt: skip
def test_words_in_capitals_are_nobody(text: str) -> None:
    assert [text[h.start : h.end] for h in (*find_people(text), *single_names(text))] == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        pytest.param("Submitted by: Nathalie Sylla\nI have ADHD and my IEP says so.", "unknown", id="of oneself"),
        pytest.param(
            "Submitted by: Nathalie Sylla\nEnglish 10, Period 4\nThe sea was calm.", "unknown", id="for a class"
        ),
        pytest.param("Author: Dario Brandt\nMy depression began in spring.", "unknown", id="an author"),
        pytest.param("Submitted by: Karen Doyle\nI have attached the quote.", "staff", id="a report"),
        pytest.param("Submitted by: Karen Doyle\nLesson plan, Period 4", "staff", id="a lesson's plan"),
        pytest.param("Submitted by: Karen Doyle, RN\nMy grades are in.", "staff", id="a profession"),
    ],
)
def test_who_submitted_it(text: str, about: str) -> None:
    assert find_people(text)[0].about == about


@pytest.mark.parametrize(
    "text",
    [
        "CLARE D WEIDMAN WAS SUSPENDED FOR TWO DAYS.", "Note that YAOYUN SHI was suspended for two days.",
        "S. Davenport was suspended for two days.", "May Baker was suspended for two days.",
        "jorunn halvorsen was suspended for two days.", "MARK VANTERPOOL WAS SUSPENDED FOR TWO DAYS.",
    ],
)  # fmt: skip
def test_what_is_said_of_them_is_a_record(text: str, read: Read) -> None:
    found = [m for c in read(text) if c.person for m in c.matches]
    assert "DISCIPLINE_RECORD" in {m.entity for m in found}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("hola mis, soy la tia de brandon quispe de kinder", ["brandon quispe"]),
        ("mi hijo mateo no va hoy", ["mateo"]),
        ("sou a mae do luan da turma 4b", ["luan"]),
        ("se manman kervens mwen ye", ["kervens"]),
        ("aqui e a avo da yasmin do 3 ano", ["yasmin"]),
        ("soy la tia de la directora", []),
        ("la mama de todos los del grado", []),
    ],
)
def test_the_child_of_a_relative_in_lower_case(text: str, names: list[str]) -> None:
    assert [text[h.start : h.end] for h in find_people(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("OMAR - milk = hives\nZADIE - celiac\nQUILLA - no nuts", ["OMAR", "ZADIE", "QUILLA"]),
        ("MILK - 2 gal\nBREAD - gluten free\nROSEMARY - a bunch", []),
        ("OMAR - milk = hives\n\nLUNCH - pizza", []),
    ],
)
def test_given_names_in_capitals_at_the_heads_of_entries(text: str, names: list[str]) -> None:
    assert [text[h.start : h.end] for h in find_people(text)] == names


def test_unlisted_names_of_a_list_whose_remarks_stand_apart() -> None:
    text = "Abena    J, 97%\nBoris    D, 88%\nChesna   M\nDanh     C\n"
    assert [text[h.start : h.end] for h in find_people(text)] == ["Abena", "Boris", "Chesna", "Danh"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("R. Ouellette: SSN 021-44-7183", ["R. Ouellette"]),
        ("Ouellette, R. SSN: 021-44-7183", ["Ouellette, R."]),
        ("L. Hall, SSN 021-44-7183", ["L. Hall"]),
        ("B. White card stock, 021-44-7183", []),
        ("Refund to the card of T. M. Ashdown, 4111 1111 1111 1111", ["T. M. Ashdown"]),
        ("license of P. Ashdown is S41288730", ["P. Ashdown"]),
        ("R. Ouellette   021-44-7183\nP. Ashdown   022-51-3307", ["R. Ouellette", "P. Ashdown"]),
        ("Ashdown, P. (2014). Reading well. ISBN 978-0-306-40615-7", []),
        ("Music by R. Ouellette, words by P. Ashdown", []),
        ("A. Copy the SSN form. B. Return the card by 10/12/2026", []),
        ("P. Ashdown wrote it\nSSN 021-44-7183", []),
    ],
)
def test_an_initial_and_a_surname_are_a_name_beside_an_issued_number(text: str, names: list[str]) -> None:
    assert [text[h.start : h.end] for h in find_people(text)] == names


def test_each_line_of_initials_has_its_own_number(read: Read) -> None:
    found = read("Payroll\n\nR. Ouellette  021-44-7183\nP. Ashdown  022-51-3307\nlicense of T. Vrellin is S41288730")
    said = {m.value: c.person.name for c in found if c.person for m in c.matches if m.entity != "PERSON"}
    assert said == {"021-44-7183": "R. Ouellette", "022-51-3307": "P. Ashdown", "S41288730": "T. Vrellin"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "monteiro, ines  k  mmr 2\nowens, tyrell  1  relig exempt\nabebe, ruthie  k  nothing yet",
            ["monteiro, ines", "owens, tyrell", "abebe, ruthie"],
            id="surname first",
        ),
        pytest.param(
            "saturday\n\nsantos r\nkeo t – brings a book\nowens m – leaves at ten",
            ["santos r", "keo t", "owens m"],
            id="initials behind",
        ),
        pytest.param(
            "caio - pagou\nbruno e júlia - pagou out\nthiago r - deve\nmaya lopes (2o ano) - bolsa",
            ["caio", "bruno e júlia", "thiago r", "maya lopes"],
            id="in Portuguese",
        ),
        pytest.param("milk, whole  2\neggs, brown  3\nbread, rye  1", [], id="a list to shop"),
        pytest.param("basil - 2 pots\nrosemary - 3\nsage - 1\nginger - 4", [], id="herbs"),
        pytest.param("math - rm 2\nart - rm 4\nmusic - gym", [], id="subjects"),
        pytest.param("my list - keep\nto do - today\nnoah r - call", [], id="one among others"),
    ],
)
def test_names_in_lower_case_at_the_heads_of_lines(text: str, names: list[str]) -> None:
    assert [text[h.start : h.end] for h in find_people(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tyrell (mrs cho 1) nut allrgy - epi n drwr, dad brngng nw one", ["tyrell"]),
        ("keegan - nut allrgy, epi n drwr", ["keegan"]),
        ("brngng tyrell nw one tmrow aftr lnch", []),
    ],
)
def test_a_name_in_lower_case_heads_a_line_of_words_cut_short(text: str, names: list[str]) -> None:
    assert [text[h.start : h.end] for h in single_names(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Barros, T.    short 4 cr.\nDos Santos, I.  lost book\nRoy, P.    cleared",
            ["Barros, T.", "Dos Santos, I.", "Roy, P."],
        ),
        ("Room, A.   open\nPart, B.   late\nUnit, C.   done", []),
        ("Barros, T. (2019). On schools\nMoura, B. (2020). On homes\nRoy, P. (2021). On towns", []),
    ],
    ids=["a list", "rooms", "works cited"],
)
def test_surnames_and_initials_at_the_heads_of_lines(text: str, names: list[str]) -> None:
    assert [text[f.start : f.end] for f in surnames_with_initials(text)] == names


def test_the_language_model_guesses_no_word_of_portuguese() -> None:
    text = "Choveu muito hoje, ficamos dentro do ginásio. Faltou cola para os cartazes."
    guesses = [(text.index(word), text.index(word) + len(word)) for word in ("Choveu", "Faltou")]
    assert not find_people(text, guesses=guesses)
