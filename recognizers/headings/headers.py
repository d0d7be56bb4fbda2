"""Column headings of school tables: the one key in which spellings are compared, and what each says of its column.

Source: spellings counted in public SIS connectors; 1EdTech OneRoster 1.1/1.2; Microsoft School Data Sync 2.1; DESE SIMS
(DOE001 …); PowerSchool, Aspen and Infinite Campus field names. An entity's own headings stand with its recognizer; here
stand the headings that name people and those that tell what kind of table it is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from recognizers.headings.nothing import says_nothing

NameKind = Literal["first", "last", "middle", "full", "family", "staff", "other"]


_LONGEST_HEADING = 200
"""Characters of a heading that are compared; a longer cell is none, and may be as long as it likes."""


def key(heading: str) -> str:
    """The form in which headings are compared: NFKC, case folded, accents and all but letters and digits removed.

    A possessive loses its s ("Child's name" is "child name"); a leading "student" stays: "Student ID" is not "ID".
    """
    heading = heading[:_LONGEST_HEADING]
    if heading.isascii() and "'" not in heading:
        return "".join(filter(str.isalnum, heading.lower()))
    plain = re.sub(r"['’]s\b", "", unicodedata.normalize("NFKC", heading).casefold())
    folded = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in folded if c.isalnum() and not unicodedata.combining(c))


NAMES: dict[str, NameKind] = {
    **dict.fromkeys(
        """lastname studentlastname last surname lname slname stunamelast lastorsurname legallastname familyname doe005 psnnamelast
        identitylastname studentlast preferredlastname preferredfamilyname apellido apellidos sobrenome siyati stulastname lastnamestudent childlastname stuln ln lnm lastnm stdlastnm stulname studlname studlastname stdlname studlast memlast memberlast memlastname memberlastname family""".split(),
        "last",
    ),
    **dict.fromkeys(
        """firstname studentfirstname first fname sfname forename givenname legalfirstname preferredfirstname preferredgivenname doe003 psnnamefirst
        identityfirstname studentfirst primernombre nome prenon stufirstname firstnamestudent childfirstname stufn fn fnm firstnm frstname stdfirstnm stufname studfname studfirstname stdfname studfirst memfirst memberfirst memfirstname memberfirstname nickname""".split(),
        "first",
    ),
    **dict.fromkeys("middlename studentmiddlename middleinitial mi middle doe004 psnnamemiddle studentmiddle mname midinit midinitl midint middleinit middleini minitial smi namemi studentmi studentminitial".split(), "middle"),
    **dict.fromkeys(
        """student students studentname studentnames name fullname fullnames lastfirst stdviewname nameview lastnamefirstname childname child pupil pupilname camper
        campername athlete player participant participantname passenger rider studentfullname nameofstudent nameofchild stuname studname legalname nombre nombredelnino nombredelnina nombredelninoa nombredelaestudiante nombredelalumno nomedacrianca nomedoestudante nombredelestudiante estudiante alumno 姓名 学生姓名 學生姓名 学生 學生 hoten hovaten hotenhocsinh hocsinh tenhocsinh nonelev nonelevla
        aluno nomedoaluno elev names who kid scholar patient patientname actor donor winner recipient awardee applicant nominee borrower holder member swimmer runner cast speaker speaker1 speaker2 debater singer musician traveler traveller learner friend classmate reader readers""".split(),
        "full",
    ),
    **dict.fromkeys(
        """guardian guardianname parent parentname parentguardian parentguardianname parents contact contact1 contact2 contactname contact1name contact2name emergencycontact
        emergencycontactname emergcontact1 mother mothername father fathername motherfirstname fatherfirstname motherlastname fatherlastname guardian1 guardian2 guardian1name
        guardian2name guardianfirstname guardianlastname parentfirstname parentlastname parent1 parent2 parent1name parent2name mom dad authorizedpickup okforpickup pickup padre madre responsavel familycontact
        guardians paidby payer cardholder nameoncard emergencycontact1 emergencycontact2 household householdname sibling siblings releaseto subscriber policyholder hostfamily hostparent sponsor sponsorname authorizedadult authorizedadults authorizedperson authorizedcontact leavingwith leaveswith leftwith goeshomewith oktotake oktorelease releasedto pickedupwith alternatepickup alternatecontact adult1 adult2 whomeets meets metby whomeetsbus meetsbus meetsatstop atthestop adultatstop whosatstop receivedby handoff handoffto whoreceives receivingadult""".split(),
        "family",
    ),
    **dict.fromkeys(
        """teacher teachername educator educatorname homeroomteacher staff staffname employee employeename counselor counsellor casemanager casemgr caseworker liaison advisor coach nurse principal instructor provider
        evaluator supervisor therapist seenby referredby reportedby enteredby initials author assignedto staffmember spedliaison chair presenter interviewer clinician
        doctor doctorname physician dentistname pediatrician officer contactperson driver chaperone aide para sub recordedby givenby
        pcp primarycare primarycareprovider clearedby probationofficer paroleofficer dcfworker dcfsocialworker dcfcaseworker socialworker worker attorney gal guardianadlitem speechtherapist slpname otname ptname leadteacher
        refby staffinvolved assignedby issuedby writtenby writtenupby monitoredby
        proctor proctors proctor1 proctor2 testproctor testadmin testadministrator testadmins roomadmin invigilator coproctor backupproctor hallmonitor roommonitor
        requester requestor requestedby submittedby openedby createdby assignee assigned""".split(),
        "staff",
    ),
    **dict.fromkeys(
        """vendor vendorname company companyname organization organisation supplier payee business firm manufacturer product item title book publisher school building district city town balance1 balance2 balance3 balance4
        department dept departments bloodgroup bloodtype nameofinstitution institutionname position positiontitle jobtitle role roleinplay character instrument duty dutyassignment committee club training trainingtitle workshop course coursetitle coursename""".split(),
        "other",
    ),
}  # fmt: skip

STUDENT_CUES = frozenset(
    """student students studentname studentid studentnumber lasid sasid ssid stateid localid grade gradelevel gr hr homeroom yog yearofgraduation guardian guardianname parent parentguardian parentname iep
    iepstatus plan504 504 sped ell el elstatus lunchstatus frl frlstatus mealstatus dob dateofbirth birthdate birthday bus busroute busno stop school enrollmentstatus entrydate lunchpin homeroomteacher allergies
    medicalalert custody emergencycontact doe001 doe002 doe016 idiomadelhogar grado escuela escola fechadenacimiento datadenascimento countryoforigin paisdeorigen pupil kid kids stu camper child childname gpa absences tardies daysabsent detention cohort gradyear graduationyear studentemail stdgradelevel""".split()
)  # fmt: skip
STAFF_CUES = frozenset(
    """position title jobtitle role department dept ext extension employee employeeid employeenumber employeeno hiredate fte salary step lane staffid payroll office officehours certification licenseno
    building post posts dutypost duty duties dutystation assignment coverage presenter session hire union educator vendor company organization account district committee licensure licenseexpires licenseexpiration""".split()
)  # fmt: skip
CUES = STUDENT_CUES | STAFF_CUES

NONE_SAID = re.compile(
    r"\s*(?:|[-–—.*?0_☐□]+|(?:y|yes) ?(?:/|or) ?(?:n|no)|(?:[☐□○◯❏] ?(?:yes|no|y|n|n/?a|none|unknown|s[ií]|sim|n[ãa]o)\b[\s,/]*){2,}(?:\(.{1,30}\))?|00|000|500|no|n|none(?: known| reported| on file)?|not (?:given|provided|reported|disclosed|stated)|no answer|left blank|n\.?/?a\.?|nka|nkda|nkfa|false|f(?:alse)?|nil|null|unknown|not applicable|blank|did(?: not|n['’]?t) (?:say|answer|respond|specify|give (?:a |any )?reason)|would(?: not|n['’]?t) say|no reason(?: given| stated)?|(?:prefers?|preferred|would rather|rather) not(?: to)? (?:say|answer|disclose|state)|declined to (?:say|answer|state)|base(?:line)?(?: ok| done| completed?| on file| taken)|no (?:known |medical |health |food )*(?:allerg\w+|alerts?|concerns?|"
    r"conditions?|issues?|medications?|meds?|restrictions?)|ninguna?|nenhuma?|não|nao|okenn|pa genyen|pa gen (?:anyen|pwobl[èe]m|okenn)|sin (?:novedad(?:es)?|problemas?|datos)|sem (?:novidades?|problemas?|altera[çc][õo]es)|nada|todo bien|tudo bem|(?:none|no alerts?)?[ ,;–-]*(?:cleared|expired|vacated|lifted|dismissed)(?: (?:on )?[\d/.-]+)?|不|无|無|ok|x{3,}|clear(?:ed)?|normal|yes if blank|see nurse\?|tbd|\(blank\)|#n/a|\\n|nan)\s*",
    re.IGNORECASE,
)
"""What a cell holds that says nothing is there."""


def says_something(cell: str) -> bool:
    """Whether a cell under a sensitive heading makes a statement: not empty, not "none", not a zero code."""
    return NONE_SAID.fullmatch(cell) is None and not says_nothing(cell)


_ASSIGNED = re.compile(
    r".+(?:poster|topresent|topresenton|presentation|slides?how|essay|debate|(?<!pass)(?<!key)word)s?"
)
"""Headings (their keys) of what somebody is to show or to tell of: "Disease poster", "Condition to present"."""


def asks_assigned(k: str) -> bool:
    """Whether a heading with a sensitive word asks for the subject that somebody was given."""
    return _ASSIGNED.fullmatch(k) is not None


_CHOICE = re.compile(
    r"(?:first|second|third|am|pm|day\d|morning|afternoon)?(?:choice|session|workshop|elective|seminar|breakout)s?(?:\d*|[a-e])(?:choice|title)?"
)
"""Headings (their keys) of what people signed up for."""


_WORKS = frozenset(
    """book readinggroup readinggroups bookgroup bookgroups novelgroup guidedreadinggroup guidedreading literaturegroup bookclub currentbook librarybook readingbook nowreading currentlyreading bookread bookchoice litcircle literaturecircle independentreading summerreading readalouds readaloud storytitle play film movie poem
    capstone capstones seniorproject word words winningword winningwords spellingword spellingwords missedword spelled misspelled lastword vocabword vocabularyword vocabulary prompt writingprompt topresent major majors intendedmajor collegemajor fieldofstudy
    essay speech theme presentation poster inquiry debate artwork titleread booksread award awards certificate superlative prize crew props compound element specimen""".split()
)
"""Headings (their keys) of works that pupils read, watch or make, and of what they speak about."""


_NO_BOOK = re.compile(
    r"(?:note|grade|chrome|hand|mac|face|pass|check|mark|pocket|plan|log|play|rank|passport)book$|passport"
)
"""Headings that end as those of books do."""


def asks_title(k: str) -> bool:
    """Whether a column, by the key of its heading, holds titles of works or of sessions: what they speak of is said of nobody."""
    return (
        bool(_CHOICE.fullmatch(k))
        or (
            k.endswith(
                (
                    "title",
                    "project",
                    "topic",
                    "projectname",
                    "song",
                    "piece",
                    "research",
                    "novel",
                    "motion",
                    "exhibit",
                    "choice",
                    "poster",
                    "presentation",
                    "topresent",
                    "toresearch",
                )
            )
            and "job" not in k
        )
        or k in _WORKS
        or asks_assigned(k)
        or (k.endswith("book") and _NO_BOOK.search(k) is None)
    )


_THING = re.compile(r"title|book|author(?!i[sz])|product|company|city|town|course|subject|item")


def asks_other(k: str) -> bool:
    """Whether a heading, by its key, asks for things or places."""
    return _THING.search(k) is not None
