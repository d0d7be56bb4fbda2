"""Tables of other matters than people: sums paid, devices under repair, hazards, seats at a dinner, findings of a review.

Whoever is named in their rows paid, sat there or mends something; what stands beside is said of the thing. Each kind is
told by headings of two sorts, and by no heading of a list of pupils. A title may tell it, too ("Sub list").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.contract import ISSUED, STATEMENTS
from recognizers.headings import headers
from recognizers.lists import rolls

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_OF_THINGS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(these.split()), frozenset(those.split()))
    for these, those in (
        (
            "payee vendor paidto supplier store merchant paidfrom",
            "amt amount cost total price paid sum check checkno receipt receiptno po pono",
        ),
        (
            "latitude lat longitude lng lon iata icao capital alpha2 alpha3 iso2 iso3 geoid elevation population",
            "name city state country region place area",
        ),
        (
            "horsepower mpg cylinders milespergallon genre calories milliseconds albumid isbn sku unitprice species",
            "name title artist composer",
        ),
        (
            "asset assettag assetno assetid serial serialno serialnumber device deviceid model make tag chromebook laptop vehicle",
            "fault repair fix fixed repaired issue problem defect damage parts warranty mileage condition qty quantity",
        ),
        (
            "hazard hazards deficiency defect violation",
            "item items location area pri priority equipment corrected fix abated",
        ),
        ("seat seatno table tbl tableno", "guest guests guestname rsvp plusone names"),
        (
            "slot slots shift needed howmany spots openings",
            "signedup signup signups volunteer volunteers filled takenby",
        ),
        (
            "institution college university booth exhibitor organization organisation agency",
            "representative rep contact outlet table booth website phone",
        ),
        (
            "scholarship scholarshipname award awardname fund fundname grant",
            "amount amt eligibility criteria requirements deadline due who howtoapply forwhom given",
        ),
        ("forwhom eligibility eligible criteria openfor opento", "amount amt deadline due howtoapply"),
        (
            "bringing dish dishname foodbringing whatyouarebringing potluckitem donation",
            "note notes allergens contains ingredients serves servings quantity",
        ),
        (
            "criterion criteria indicator standardno citation",
            "finding findings correctiveaction actions action evidence rating who owner responsible due",
        ),
        ("item items task tasks actionitem todo agendaitem deliverable", "status done due duedate deadline progress"),
        ("item items equipment tool tools furniture instrument", "qty quantity condition vendor cost price"),
        ("pot plant plants seedling seedlings", "health note notes cm height light wk1cm wk2cm week1cm water"),
        ("locker lockerno lock", "combo combination lock"),
        ("part role", "understudy understudies actor actors playedby voice costume costumes"),
        ("policy policycode policyno policytitle", "title summary adopted revised lastrevised reviewed section s"),
        ("unit units", "lesson lessons lessontitle activity activities assess objective objectives standard standards"),
        ("character characters", "ch chapter page pages understudy actor playedby voice costume trait traits"),
        ("title titles booktitle", "copies author isbn lexile pages"),
        ("key keys keyno door", "door sign signed holder issuedto copy"),
        ("discusses discussion discussing presents presenting", "snack who chapter book"),
        ("spot post station place duty", "wk1 wk2 wk3 week1 week2 am pm before after 1st 2nd"),
        ("skill skills competency station", "patient patientname bed manikin"),
    )
)
"""Headings that together are those of a table of things; what stands in its text is said of these."""

_TRAINED = frozenset({"HEALTH_ALERT", "DISCIPLINE_RECORD", "SPECIAL_EDUCATION"})

_PUPILS = frozenset(
    "grade gr gradelevel studentid studentnumber lasid sasid dob birthdate yog homeroom hr age pupil child lastname firstname last first".split()
)

_DOERS = re.compile(
    r"who(?:has|had)?(?:weighed|fed|cleaned|watered|paid|ordered|bought|wrote|entered|checked|counted|measured|recorded|logged|reported|called|brought|drove|fixed|taught|presents?|leads?|ledit|runs?it|didit|doesit|tocall|toask|tocontact|tosee)|askfor|room(?:parent|mom|rep)s?|class(?:parent|mom)s?|loggedby|filledinby|takenby|weighedby|fedby"
)
"""Headings (their keys) of those who did something to what the row is about, or are to be asked."""

_STAFF_TITLE = re.compile(
    r"^\W*(?:\w+ ){0,3}(?:sub|subs|substitutes?|volunteers?|staff|faculty|coach(?:es)?|chaperones?|drivers?|vendors?|officials|referees) (?:call(?:ing)? |phone |contact |sign-?(?:up|in) )?(?:list|roster|directory|contacts?|schedule|rota)\b",
    re.IGNORECASE | re.MULTILINE,
)


_COURSES = frozenset("cpr cpraed firstaid aed narcan bloodborne bloodbornepathogens mandatedreporter 51a".split())
_TRAINING = re.compile(r".*(?:trng|training|trained|certified|certs?|delegation)|cpi\w*|firstaidcpr")
_DATED = re.compile(
    r"(?:exp(?:ires|iration|iry)?|date|due|cert(?:ified|ification)?|card|on|trained|training|firstaid)$"
)
"""How the heading of a course ends that says until when it counts, or that it was taken."""

_SKILLS = frozenset(
    "epipen naloxone epi epinephrine restraint cpi deescalation seizure seizures asthma diabetes glucagon".split()
)
"""Headings of courses for staff, and of what a course beside them is on: of a pupil they say something."""

_ANIMALS = frozenset("species breed animal pet petname petsname dogname catname kennel litter vetname".split())
_OF_ANIMALS = frozenset("weight weightlbs weightkg condition meds food feeding shots rabies".split())
"""Headings of lists of animals, and those that are so beside an owner: whoever is called there, and ill, is no pupil."""

_WORKPLACES = frozenset(
    "site worksite jobsite employer workplace internship internshipsite company host coopsite serviceplacement".split()
)
_AT_WORK = frozenset(
    "mentor supervisor employer sitesupervisor sitementor contactperson days hours hrs position jobtitle shift stipend wage".split()
)
"""Headings of where pupils work or serve, and of what stands beside: a clinic or a court there is no pupil's."""

_POSITIONS = frozenset("role position title jobtitle ext extension department dept".split())
_OF_ONESELF = frozenset("bio biography aboutme about funfact tagline quote blurb".split())
"""Headings of a directory, and of what its people tell the public of themselves: "Runs the food program"."""

_EXAMPLES = frozenset(
    "example examples sample samples samplevalue samplevalues exampledata sampledata writethis notthis whattowrite whatgoeshere".split()
)
"""Headings of what only shows how."""


_OF_A_CHILD = re.compile(r"take(?:s|n)?(?:them|him|her|kids?)?home|rides?home|needtoknow|mustremember|guardian|emerg")
"""Headings (their keys) that ask of a child whatever else the rows are of: who may take an actor home."""


def shows_how(heading: str) -> bool:
    """Whether what stands under a heading is an example."""
    return headers.key(heading) in _EXAMPLES


def lists_adults(title: str) -> bool:
    """Whether the title of a table says that its rows are staff or other adults: "SUB LIST, fall"."""
    plain = title.replace("_", " ")
    return _STAFF_TITLE.search(plain) is not None or rolls.of_adults(plain)


def nobodys(columns: Sequence[Column]) -> list[Column]:
    """The columns of a table, without the names of those whom its rows are not about, and without statements on things."""
    keys = [headers.key(c.heading) for c in columns]
    out = [
        replace(c, name="other", sure=False) if _DOERS.fullmatch(k) else c for c, k in zip(columns, keys, strict=True)
    ]
    told = set(keys)
    if told & _ANIMALS or ("owner" in told and told & _OF_ANIMALS):
        return [_of_a_thing(c) if c.name != "staff" else c for c in out]
    if {_DATED.sub("", k) for k in told} & _COURSES:
        taught = _COURSES | _SKILLS
        out = [
            _of_a_thing(c)
            if _DATED.sub("", k) in taught or (_TRAINING.fullmatch(k) and not told & _SURELY_PUPILS)
            else c
            for c, k in zip(out, keys, strict=True)
        ]
    if not told & _OF_PUPILS:
        out = [_of_training(c) if _TRAINING.fullmatch(k) else c for c, k in zip(out, keys, strict=True)]
    if told & _WORKPLACES and told & _AT_WORK - {"employer"}:
        out = [_of_a_thing(c) if k in _WORKPLACES else c for c, k in zip(out, keys, strict=True)]
    if told & _POSITIONS:
        out = [_of_a_thing(c) if k in _OF_ONESELF else c for c, k in zip(out, keys, strict=True)]
    out = [_of_a_thing(c) if shows_how(c.heading) else c for c in out]
    if told & (_OF_PUPILS - {"student"}) or any(k.startswith(("student", "pupil")) for k in told if k != "student"):
        return out
    things = any(told & these and told & those for these, those in _OF_THINGS)
    if "student" in told and not told & _OF_THINGS[-1][1]:
        return out
    asked = any(c.entity in STATEMENTS and k not in _OF_EITHER for c, k in zip(out, keys, strict=True))
    if things and not asked and not any(map(_OF_A_CHILD.search, told)):
        return [_of_a_thing(c) for c in out]
    return out


_OF_PUPILS = _PUPILS | frozenset("student students studentname pupil child childname kid kids camper".split())
"""Headings that only lists of pupils have."""

_SURELY_PUPILS = _OF_PUPILS - {"last", "first", "lastname", "firstname"}

_OF_EITHER = frozenset(
    "condition health issue issues problem problems damage fault defect status action actions finding findings evidence correctiveaction rating note notes comment comments service services program cost total points score position placement level result reason treatment grade mark award need needs goal goals skill skills competency chapter topic".split()
)
"""Headings under which something is said of a thing as well as of a pupil: any other statement asked for is a pupil's."""

_DONE = re.compile(
    r"[\d/.\s-]{5,12}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|[xyn✓✔]|yes|no|done|completed?|due|n/?a", re.IGNORECASE
)


def without_trainings(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of a table of staff: a tick or a date under "Concussion" or "Restraint" says that somebody was trained."""
    out = list(columns)
    for i, column in enumerate(columns):
        filled = [v for v in samples[i] if v]
        if column.entity in _TRAINED and filled and all(map(_DONE.fullmatch, filled)):
            out[i] = replace(column, entity=None, accepts=None, name="other")
    return out


def _of_training(column: Column) -> Column:
    """A column of what staff were trained in: "ESL Certified" is no language of theirs either."""
    if column.entity == "LANGUAGE_STATUS":
        column = replace(column, entity=None)
    return _of_a_thing(column)


def _of_a_thing(column: Column) -> Column:
    if column.entity in ISSUED or (column.entity is not None and column.entity not in STATEMENTS):
        return column
    return replace(column, entity=None, accepts=None, name="other", flags=False, sure=False)
