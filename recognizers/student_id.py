"""Locally assigned student identifiers: LASID, student number, lunch PIN.

Source: the district. There is no common form, so the shapes come from the configuration (`[district] student_id` and
`lunch_pin`) and a bare number never counts: its label, its column or the roster must say what it is.
"""

from __future__ import annotations

import re

from recognizers import foreign_labels
from recognizers.contract import Examples, Pattern, Recognizer
from recognizers.labels import Labelled, alternatives, key_trigger, label_regex

DEFAULT_SHAPE = r"(?:[A-Z]{1,3}-?)?\d{4}-\d{4}|(?:[A-Z]{1,3}-?)?\d{4,12}"
LABELS = (
    "student id", "student ids", "student id #", "student id no", "student id number", "student no", "student number",
    "student numbers", "student #", "stu #", "stu id", "stu no", "stud id", "stud #", "pupil id", "pupil no", "pupil number",
    "lasid", "lasids", "lasid #", "local id", "local ids", "local student id", "locally assigned id",
    "locally assigned student identifier", "district id", "school id #", "sis id", "aspen id", "powerschool id",
    "lunch pin", "lunch number", "lunch no", "lunch #", "lunch id", "lunch code", "meal pin", "meal id", "cafeteria pin",
    "patron id", "library id", "student pin", "id #", "id no", "doe001",
    "pin de almuerzo", "número de almuerzo", "código de almuerzo", "número del estudiante", "número de aluno", "id do aluno", "nimewo elèv", "mã số học sinh", "学号", "学生编号", "número de estudiante", "id de estudiante", "número do aluno", "matrícula",
)  # fmt: skip
_IDS_OF_THINGS = tuple(
    f"{thing} id"
    for thing in (
        "vendor", "order", "invoice", "item", "product", "device", "asset", "ticket", "case", "claim", "customer", "account", "transaction", "apple",
        "group", "game", "job", "file", "message", "session", "team", "provider", "donor", "license", "visa", "voter", "request", "confirmation", "camera", "key",
    )
)  # fmt: skip
"""Of whom or what else an ID may be: "Vendor ID #"."""
AGAINST = (
    "order", "invoice", "po", "phone", "tel", "fax", "room", "rm", "item", "serial", "s n", "asset", "employee", "employee id", "emp id", "empl id",
    "staff id", "worker id", "badge id", "educator id", "mep id", "state id", "state student id", "state assigned id", *_IDS_OF_THINGS, "vendor", "device", "route", "bus", "course", "section", "ticket", "zoom", "meeting id", "event id", "school code",
    "org code", "district code", "tax id", "caller id", "isbn", "page", "copier", "school sis id", "section sis id", "course sis id", "org sis id", "teacher sis id", "teacher id", "reference id",
)  # fmt: skip
HEADERS = frozenset(
    {"studentid", "studentids", "studentidnumber", "studentidno", "studentnumber", "studentno", "studentnum", "lasid", "localid",
     "localstudentid", "localstudentidentifier", "studentsisid", "locallyassignedid", "locallyassignedstudentidentifier",
     "locallyassignedstudentid", "stdidlocal", "doe001", "sisid", "stuid", "stuno", "stunum", "studid", "pupilid", "pupilno",
     "pupilnumber", "lunchpin", "lunchnumber", "lunchno", "lunchid", "mealpin", "cafeteriapin", "patronid", "patronbarcode",
     "studentpin", "districtid", "districtstudentid", "studentlocalid", "enrollmentlocalstudentnumber", "personstudentnumber",
     "studentstudentnumber", "studentprimaryid", "studentcode", "studentkey", "studentuid", "localstudentkey", "uniquestudentid", "studentuniqueid",
     "rollno", "rollnumber", "rollnum", "studentrollno", "admissionno", "admissionnumber", "admno", "admnno", "enrollmentnumber", "enrollmentno", "enrolmentnumber",
     "enrolmentno", "matricula", "numeromatricula", "nomatricula", "matriculanumber", "learnerid", "learnerreferencenumber", "lrn", "orgdefinedid",
     "schoolassignedpersonid", "schoolassignedstudentid", "studentidentifier", "k12studentstudentidentifier", "personlocalid", "studentregno", "studentrefid",
     "eduid", "mosisid", "msisid", "wiserid", "marssid", "saisid", "fleid", "pasecureid", "aksid", "examineeid", "studentoen", "studenteocpermanentid"}
)  # fmt: skip


_LIST_HEADING = re.compile(
    rf"{label_regex(LABELS, foreign_labels.STUDENT_IDS).pattern}|\b(?:kids?|students?|pupils?|children|lunch|cafeteria|breakfast)\b[^\n]*\b(?:numbers?|pins?|ids?|codes?)\b"
    r"|\b(?:forget|remember|know)\w* (?:their|his|her) (?:\w+ )?(?:numbers?|pins?|ids?|codes?)\b",
    re.IGNORECASE,
)


_THING = r"(?:Zoom|Meet|Webex|Teams|Vendor|Meeting|Event|Order|Invoice|Account|Device|Asset|Apple|Game|Caller|Tax|Course|Class|Section|Product|Item|Ticket|Case|Job|Group|Conference|School|Student|District|Employee|Staff)\b"
_NAME = rf"(?!{_THING})(?-i:[A-ZÀ-ÖØ-Þ][\w'’-]+(?:,? (?!(?:Game|Room|Session|Meeting|Webinar|Event|Ticket|Quiz|Account|Device|Vendor|Invoice)\b)[A-ZÀ-ÖØ-Þ][\w'’.-]*){{1,3}})"
"""Two words and more as of a name; what other things have an ID is left out."""


_PARTED = r"(?!\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$|\d{3}[.-]\d{3}[.-]\d{4}$)(?=(?:\D{0,12}\d){4})[A-Z\d]{1,12}(?:[/.-][A-Z\d]{1,8}){0,4}"
"""A number in parts, with letters of a school, a year or a class, as it stands under a heading: "ADM/2024/0117"; no date, no telephone."""


_KEY = re.compile(r"[A-Z]{4,7}\d{3}")
"""A key made of a name, with the count of those called alike: "RENNEOT000"."""


def _shape(text: str, least: int = 4) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(digits) >= least and set(digits) != {"0"}


def _kind(value: str) -> str | None:
    """The kind of number in a printed list: its length. A year is none, nor is a state number."""
    if not value.isdigit() or re.fullmatch(r"(?:19|20)\d{2}|10\d{8}", value):
        return None
    return str(len(value))


def _own(name: str, shape: str | None) -> tuple[Pattern, ...]:
    """The pattern of a district's own numbers, if it told their shape."""
    return (Pattern(name, rf"(?<![\w.-])(?P<value>{shape})(?![\w-]|\.\d)", 0.3, 0.95),) if shape else ()


_FORMS = (
    Pattern(
        "a login in digits, its password behind",
        r"\b(?:user(?:\s?(?:name|id))?|log\s?in)\s*[:=]\s*(?P<value>\d{4,8})(?=\s{1,6}(?:pass|pw|pwd|password|passcode)\b)",
        0.7,
        0.8,
    ),
    Pattern(
        "an ID on the line of a pupil's name",
        r"\b(?:student|pupil|child|scholar|alumn[oa]|alun[oa]|estudiante|elèv)(?:'s)?(?: name)?\s*:[^\n:]{3,70}?\sID\s*[:#]?\s*(?P<value>(?:(?-i:[A-Z]{1,3})-?)?\d{4,12})(?![\w-]|\.\d)",
        0.75,
        0.8,
    ),
    Pattern(
        "an ID on the line below a pupil's name",
        r"\b(?:student|pupil|child|scholar|alumn[oa]|alun[oa]|estudiante|elèv)(?:'s)?(?: name)?[ \t]*:[ \t]*[^\n:]{3,40}[^\n]{0,60}\n[ \t]*ID[ \t]*[:#]?[ \t]*(?P<value>(?:(?-i:[A-Z]{1,3})-?)?\d{4,12})(?![\w-]|\.\d)",
        0.75,
        0.8,
    ),
    Pattern(
        "the file of a pupil",
        r"\b(?:niñ[oa]|alumn[oa]|estudiante|alun[oa]|hij[oa])\s[^\n\d]{3,40}?,? (?:expediente|matr[íi]cula|carn[ée]t?|prontuário)(?: (?:n[.º°]*|núm\.?))? ?(?P<value>(?:(?-i:[A-Z]{1,3})-?)?\d{4,9})(?![\w-]|\.\d)",
        0.75,
        0.8,
    ),
    Pattern(
        "a key of letters of the name and three digits",
        r"\b(?:other|skyward)[\s_-]?(?:student )?id\s{0,2}[:#]?\s{0,2}(?P<value>(?-i:[A-Z]{4,7})\d{3})(?![\w-])",
        0.75,
        0.8,
    ),
    Pattern(
        "an ID behind a grade",
        r"\bgr(?:ade)?\.?\s*(?:\d{1,2}|K)\s*[,;|]?\s+ID\s*[:#]?\s*(?P<value>\d{4,9})(?![\w-]|\.\d)",
        0.75,
        0.8,
    ),
    Pattern(
        "an ID behind a name that begins the line",
        rf"(?m)^[\s*•·>-]{{0,6}}(?:\d{{1,2}}[.)] )?{_NAME}[ ,;:–-]{{1,3}}\(?ID\s?(?:(?:number|no\b\.?)\s?)?[:#]?\s?(?P<value>\d{{4,12}})(?![\w-]|\.\d)",
        0.75,
        0.8,
    ),
    Pattern(
        "an ID in brackets behind a name",
        rf"{_NAME} \(ID\s?(?:no\.?|[:#])?\s?(?P<value>\d{{4,12}})(?=[),;])",
        0.7,
        0.8,
    ),
    Pattern(
        "a number on the roll of a school",
        r"\b(?:(?:roll|matric(?:ulation)?|(?P<many>enrol{1,2}ment)) ?(?:no\b\.?|num\b\.?|number|#)|admission (?:no\b\.?|number))\s{0,2}[:#=]?\s{0,2}(?:is )?(?(many)(?=[A-Z]|\d{7}))(?P<value>(?:(?-i:[A-Z]{1,3})-?)?\d{5,12})(?![\w/-]|[.,]\d)",
        0.75,
        0.8,
    ),
    Pattern(
        "an ID that somebody tells behind the own name",
        rf"\b(?:my name is|I am|I['’]m|this is) {_NAME},?[^\n\d]{{0,40}}?\b(?:my |\()(?:student |school |pupil )?ID(?: (?:number|no\.?|#))?(?: is|:)? ?(?P<value>(?:(?-i:[A-Z]{{1,3}})-?)?\d{{4,12}})(?![\w-]|\.\d)",
        0.75,
        0.8,
    ),
    Pattern(
        "a number in brackets behind a name and a grade",
        rf"{_NAME} ?\((?:gr(?:ade)?\.? ?(?:\d{{1,2}}|k)|\d{{1,2}}[a-f]?|k)\s?[,;/–-]\s?#?(?P<value>\d{{5,8}})(?=\))",
        0.75,
        0.8,
    ),
    Pattern(
        "a number behind the label, the name and the grade of a pupil",
        rf"(?m)^[ \t]*(?:student|pupil|child|name|who|re)[ \t]*:[ \t]*{_NAME}, ?gr(?:ade)?\.? ?(?:\d{{1,2}}|k),? (?:id ?)?#?(?P<value>\d{{5,8}})(?=[ \t]*$)",
        0.75,
        0.8,
    ),
    Pattern(
        "a number behind a letter, behind a last and a first name",
        r"(?-i:[A-ZÀ-Þ][\w'’-]+, [A-ZÀ-Þ][\w'’-]+), (?P<value>(?-i:[A-Z]{1,2})-\d{4,6})(?![\w-])",
        0.6,
        0.8,
    ),
    Pattern(
        "an ID behind whose it is",
        r"(?-i:[A-ZÀ-Þ][\w'’-]+)['’]s (?:student )?ID,? [^\n:]{0,50}: ?(?P<value>\d{4,8})(?![\w-]|\.\d)",
        0.7,
        0.8,
    ),
    Pattern(
        "an ID behind the name of a pupil",
        rf"\b(?:(?:family|parents?|guardians?|mother|father) of|student|pupil) {_NAME},? \(?id\s?(?:no\.?|number|[:#])?\s?#?(?P<value>\d{{4,12}})(?![\w-]|\.\d)",
        0.7,
        0.8,
    ),
    Pattern(
        "a number with its sign behind the name of a pupil",
        rf"\b(?:student|pupil|scholar|child)\s?:?\s{_NAME},? \(?(?:#|no\. ?|number )\s?(?P<value>\d{{5,8}})(?![\w-]|\.\d)",
        0.7,
        0.8,
    ),
    Pattern(
        "the login of a pupil, in digits",
        r"\b(?:user ?names?|user ?ids?|log-?ins?) (?:for|of) [^\n\d]{3,40}?\b(?:is|are|:|=)\s?(?P<value>\d{5,8})(?![\w-]|\.\d)",
        0.7,
        0.8,
    ),
    Pattern(
        "a login in digits below whose it is",
        r"\b(?:student|pupil|child)\b[^\n]{0,60}\n(?:[^\n]{0,80}\n){0,2}?[ \t]*(?:user(?: ?name| ?id)?|log-?in)[ \t]*[:=][ \t]*(?P<value>\d{5,8})(?![\w-]|\.\d)",
        0.7,
        0.8,
    ),
    Pattern(
        "what a pupil logs in with, in digits",
        r"\b(?:log(?:s|ged|ging)?|sign(?:s|ed|ing)?)[ -]?(?:in|on) (?:as|with|using|under) (?:(?:his|her|their|the) )?(?:number |id )?#?(?P<value>\d{5,8})(?![\w-]|\.\d)",
        0.7,
        0.8,
    ),
    Pattern(
        "the login of a pupil",
        r"\b(?:(?:his|her|their|student|pupil)(?:['’]s)?|gr(?:ade)?\.? ?\d{1,2},?) (?:log-?in|account|user ?name|computer number|chromebook number)\s?(?:is|:|=|#|no\.?)?\s?(?P<value>\d{5,8})(?![\w-]|\.\d)",
        0.7,
        0.8,
    ),
    Pattern(
        "a number of theirs, where a pupil's login is spoken of",
        r"\b(?:students?|pupils?|log(?:ged|ging)? ?-?in|sign(?:ed|ing)? ?-?in|chromebook|aspen|powerschool|classroom)\b[^\n]{0,120}?\b(?:his|her|their)\s(?:own\s|student\s|id\s)?(?:numbers?|ids?)\s?(?:is|are|\(|:)\s*(?P<value>\d{5,8})(?![\w-]|\.\d)",
        0.7,
        0.8,
    ),
    Pattern(
        "a pupil called by a number",
        r"(?<![\w-])(?:student|pupil|scholar|stu\.?)\s#?\s?(?P<value>(?:(?-i:[A-Z]{2})-)?(?!12345|(\d)\2{4})\d{5,8})(?=\s*(?:$|\n|[,;:.)](?!\d)|['’]s\b)|\s+(?:is|was|has|had|got|carries|takes|needs|gets|receives|wears|uses|lives|cannot|may|must|should|missed|left|will|did|does|came|went|said|says|who|and|for|on|in|about)\b)",
        0.75,
        0.8,
    ),
    Pattern(
        "a number that is said to be theirs",
        r"(?<![\w./-])(?P<value>\d{4,8}) (?:is|was) (?:his|her|their) (?:(?:own|new|old) )?(?:lunch|meal|cafeteria|student|school|library) (?:pin|number|id|code|#)",
        0.7,
        0.8,
    ),
    Pattern(
        "an ID below a name",
        rf"(?m)^[ \t]*{_NAME}[ \t]*\n[ \t]*ID\s?(?:no\.?|[:#])?\s?(?P<value>\d{{5,9}})(?=[ \t]*\n[ \t]*(?:gr(?:ade)?|dob|birth|home ?room|hr|school)\b)",
        0.7,
        0.8,
    ),
    Pattern(
        "an ID before a birth date",
        r"(?<![A-Za-z])s?id\s?[:=]\s?(?P<value>\d{4,9})(?=\W{1,3}(?:d\.?o\.?b|birth))",
        0.75,
        0.8,
    ),
    Pattern(
        "an ID behind a birth date",
        r"\b(?:dob|birth[ _-]?(?:date|day))\s?[:=]\s?[\d/-]{6,10}\W{1,3}s?id\s?[:=]\s?(?P<value>\d{4,9})(?![\w-]|\.\d)",
        0.75,
        0.8,
    ),
    Pattern(
        "a number of theirs, where lunch is spoken of",
        r"\b(?:lunch|meals?|cafeteria|breakfast)\b[^\n]{0,120}?\b(?:his|her|their)\s(?:own\s)?(?:numbers?|pins?|codes?)\s?(?:is|are|\(|:)?\s*(?P<value>\d{4,8})(?![\w-]|\.\d)",
        0.7,
        0.8,
    ),
    Pattern("a local student id", rf"(?<![\w./-])(?P<value>{DEFAULT_SHAPE})(?![\w/-]|\.\d)", 0.1, 0.8),
)
"""Where a number stands so that it is a pupil's, the surest forms first."""


_TRIGGERS = (
    foreign_labels.STUDENT_ID_WORDS,
    rf"(?:\b|_)(?:{alternatives(word for word in LABELS if word not in {'s id', 'id #', 'id no'})})",
    r"\b(?:student|pupil|scholar|child)\b[^\n\d]{3,70}(?:#|no\. ?|number )\s?\d{5}",
    r"\b(?:user|log\s?in)[^\n\d]{0,12}\d{4}", r"\b(?:log|sign)[a-z]{0,4}[ -]?(?:in|on) (?:as|with|using|under) [^\n\d]{0,16}\d{5}", r"\b(?:log-?in|account|user ?name|computer number|chromebook number)\s?(?:is|:|=|#|no\.?)?\s?\d{5}", r"\bid[\s._-]{0,3}(?:#|n[ou]|:|\d{4})", r", ?gr(?:ade)?\.? ?(?:\d{1,2}|k),? (?:id ?)?#?\d{5}", r", [a-z]{1,2}-\d{4}", r"['’]s (?:student )?id,? [^\n:]{0,50}: ?\d{4}", r"\d{4} (?:student|pupil)", r"\((?:gr(?:ade)?\.? ?)?\w{1,3}\s?[,;/–-]\s?#?\d{5}", r"\b(?:user ?names?|user ?ids?|log-?ins?) (?:for|of) [^\n\d]{3,45}\d{5}", r"\b(?:his|her|their)\s(?:own |student |id )?(?:numbers?|ids?)\s?(?:is|are|\(|:)\s*\d{5}", r"\b(?:student|pupil|scholar|stu\.?)\s#?\s?(?:[a-z]{2}-)?\d{5}",
    r"\b(?:roll|enrol{1,2}ment|matric(?:ulation)?|admission) ?(?:no\b|num\b|number|#)[^\n\d]{0,8}\d{5}", r"\b(?:my |\()(?:student |school |pupil )?id(?: (?:number|no\.?|#))?(?: is|:)? ?(?:[a-z]{1,3}-?)?\d{4}",
    r"\b(?:other|skyward)[\s_-]?(?:student )?id\s{0,2}[:#]?\s{0,2}[a-z]{4,7}\d{3}", r"\bid\s?[:#]?\s?[a-z]{1,3}-?\d{4}", r"\b(?:expediente|matr[íi]cula|carn[ée]t?|prontuário)\s[^\n]{0,6}\w{0,3}-?\d{4}", r"\d{4} (?:is|was) (?:his|her|their) ",
    r"\b(?:forget|remember|know)\w* (?:their|his|her) (?:\w+ )?(?:numbers?|pins?|ids?|codes?)\b",
    r"\b(?:kids?|students?|pupils?|children|lunch|cafeteria|breakfast)\b[^\n]{0,60}\b(?:numbers?|pins?|ids?|codes?)\b",
     r"\bs[\s._-]{0,3}id\b", r"(?:dob|birth[ _-]?(?:date|day))\s?[:=][^\n]{6,14}id\s?[:=]",
)  # fmt: skip
_WORDING = (r"lasid", r"local(?:ly)?(?: assigned)?(?: student)? (?:id|number|identifier)", r"student(?: local| sis| district)? (?:id|number|identifier)", r"(?:patron|pupil|sis|lunch|cafeteria|meal) (?:id|number|pin)")  # fmt: skip
EXAMPLES = Examples(
    hits=(
        ("Those who forget their number\nLachlan B 50118\nNevaeh 50122\nAnthony 50140", "50122"),
        ("ID de la alumna: 331907", "331907"), ("Número de identificación do aluno 331907", "331907"), ("Kòd elèv la: 331907", "331907"),
        ("Ma so hoc sinh: 331907", "331907"), ("Mã sinh viên: 331907", "331907"), ("學籍號: 331907", "331907"), ("家长填写学号 331907", "331907"),
        ("Student ID: 331907", "331907"), ("Student ID (from the old card): 331907", "331907"), ("pupil_student_id=331907", "331907"), ("oldStudentId=331907", "331907"),
        ("What is his student number?\nDad: 331907", "331907"), ("331907 is her student ID.", "331907"),
        ("Student ID of Ann Lee: 204817", "204817"),
        ("Student ID (Ann Lee): 204817", "204817"),
        ("Student ID as on last year's card: 204817", "204817"),
        ("LASID assigned 331907.", "331907"),
        ("Attendance meeting. Edna Fontes (id 390185) absent 31 days", "390185"),
        ("Penny Arsenault  stu# 802113  room 9", "802113"),
        ("Student ID: 331907448126", "331907448126"), ("Penny Arsenault (ID: 331907448126)", "331907448126"), ("Name: Penny Arsenault\nRoll No: 33190744", "33190744"), ("Matriculation number 33190744", "33190744"), ("Enrolment no. is 2210441", "2210441"), ("Penny Arsenault, ID number: 331907", "331907"),
        ("Hello, my name is Penny Arsenault and my ID is 4471", "4471"), ("I'm Penny Arsenault, my school ID number is 33190744.", "33190744"),
        ("Su PIN de almuerzo es 44209.", "44209"),
        ("User name is the lunch number (40917), reset today", "40917"),
        ("Student No. 2031-0042", "2031-0042"),
        ("3; Otto Renner; So; sid: 290117; dob: 2010-05-22", "290117"),
        ("Otto Renner; dob: 2010-05-22; id: 290117", "290117"),
        ("Student ID\n004512", "004512"),
        ("Lunch numbers, Room 2 (for the sub)\nAda Kessler 70418\nJan Romero 70423\nDee Pryor 70431", "70423"),
        ("Nolan Pryce ID 402291 - 61 Hemlock Circle", "402291"),
        ("Graham Foy\nUser: 40683\nPass: nd40683", "40683"),
        ("Student: Gabriel Rocha     ID: 227645     IEP dates: 3/14/2025", "227645"),
        ("Name: Thalia Rosen Grade 7 ID 71530", "71530"),
        ("Gwyneth Osei 500981 student ID, guardian", "500981"),
        ("No one in the lunch line can see it. Their numbers (30771 and 30772) work as before.", "30771"),
        ("Número de almuerzo 61127.", "61127"),
        ("To the family of Mateus Fontes, id 209006: this is", "209006"),
        ("Pupil Ana Lopes #204417 moved", "204417"), ("Student Ana Lopes (no. 204417) is here", "204417"),
        ("Hi, Ana Lopes (gr 7, 204417) can't log in.", "204417"),
        ("Username for Ana Lopes is 204417, account disabled", "204417"),
        ("my student ana lopes can't sign in, her number is 204417", "204417"),
        ("Ana Lopes logs in as 204417", "204417"), ("Ana Lopes gr 7 login 204417", "204417"),
        ("Student: Otto Renner   Gr 5   Other ID RENNEOT000", "RENNEOT000"), ("Student: Otto Renner-Fontes    Grade 5   Alder Hill School     ID 40718", "40718"), ("Student: Otto Renner, gr. 11   ID TV-30772", "TV-30772"),
        ("Student: Priscila Osei   Gr: 11   Shop: Welding\nID SB-27114   Case mgr: Ms. Fay", "SB-27114"),
        ("La niña Anahí Osei, expediente MI-5562, vino hoy", "MI-5562"),
        ("you took out the days for stu 0048193 and for Otto", "0048193"), ("Noreen: yes, new birth cert. Student MT-118840.", "MT-118840"),
        ("Otto: 310556 is his lunch pin as well", "310556"), ("Otto Renner\nID 0288413\nGrade 4", "0288413"),
        ("re: student 50233\n\nNo names, please.", "50233"), ("Pupil #402291 was sent home.", "402291"),
        ("Kids who forget their number\nLachlan B 50118\nNevaeh 50122\nLittle Anthony 50140", "50140"),
    ),
    misses=(
        "Número de estudiantes: 1204", "Total de alunos: 1204", "Kantite elèv yo: 1204", "Số học sinh: 1204", "学生人数: 1204", "order 331907", "sid: 290117; post: 10447", "Room: lab 2   ID: 227645", "2026 student ID cards arrive", "Your student ID is six digits long.", "Student ID: ______", "Weekly Sync\nID 402291\nPasscode 3", "Model ID TV-30772 was recalled", "student AB-12 form", "student id 000000",
        "Enrollment number: 1204", "Enrollment number 204417 as of October 1", "Enrollment numbers: 12,044", "Roll no. 247, yeas 218", "a roll number 4", "my name is Penny Arsenault and my employee ID is 44718", "My name is Penny Arsenault, my order is 44718", "admission number: 60", "Admission no. of guests 12044",
        "Student IDs are printed in room 2041", "student 12345 is made up", "each student 20000 steps", "student 10450-B form", "invoice 802131", "Zoom Meeting ID 402291", "Course Section ID 402291", "employee Edna Fontes (ID 23450)", "Ana Lopes (room 7, 204417)", "Student Council invoice #204417", "Student Ana Lopes won race #3", "Login for the vendor: see 204417 below", "account 204417 is past due", "Emp ID no. 24082", "Employee ID #68138", "State ID #1025197977", "Vendor ID #204417", "Q: How many student IDs?\nA: 1204", "sign in with 20 others", "FY2026 student numbers: see page 1204",
    ),
)  # fmt: skip


def recognizer(shape: str | None = None, pin: str | None = None) -> Recognizer:
    """The recognizer for a district whose student ids and lunch PINs have these shapes (regular expressions), or any usual.

    A labelled number of the usual shapes is found even where the district names its own: lists from elsewhere exist.
    """
    own = (*_own("the district's student id", shape), *_own("the district's lunch PIN", pin))
    in_column = rf"{DEFAULT_SHAPE}|{_PARTED}|\d{{3}}"  # a number cell loses its leading zeros
    told = re.compile("|".join(f"(?:{one})" for one in (shape, pin) if one) or r"(?!)", re.IGNORECASE)
    accepts_shape = re.compile("|".join(f"(?:{one})" for one in (shape, pin, in_column) if one), re.IGNORECASE)

    def accepts(cell: str) -> bool:
        value = cell.strip().removesuffix(".0")
        return bool(accepts_shape.fullmatch(value)) and _shape(value, least=3)

    def valid(text: str) -> bool:
        return _KEY.fullmatch(text) is not None or _shape(text, least=2 if told.fullmatch(text) else 4)

    return Recognizer(
        name="StudentIdRecognizer",
        entity="STUDENT_ID",
        source="the district's configuration; header spellings counted in public connectors",
        find=Labelled(
            "STUDENT_ID",
            (*_FORMS[:-1], *own, _FORMS[-1]),
            LABELS,
            AGAINST,
            valid,
            listed=_kind,
            heading=_LIST_HEADING,
            families=foreign_labels.STUDENT_IDS,
        ),
        triggers=_TRIGGERS,
        acronyms=(
            key_trigger(("student id", "student no", "student number", "pupil id", "lasid", "local id", "lunch pin")),
        ),
        headers=HEADERS,
        wording=_WORDING,
        usual=r"(?!0+$)\d{4,10}",
        own="|".join(f"(?:{one})" for one in (shape, pin) if one),
        accepts=accepts,
        examples=EXAMPLES,
    )


RECOGNIZERS = (recognizer(),)
