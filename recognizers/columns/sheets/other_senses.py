"""Columns whose heading asks one thing of a pupil and another of a thing: the condition of a book, the race of a runner.

Source: lists of what was lent out, of races and elections, of internships, of money collected for trips, of passes to museums. What
stands beside such a column tells of what it speaks, and so do its cells as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recognizers.columns.vocabulary import is_race
from recognizers.context.statements import LIKELY
from recognizers.headings.headers import key, says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column
    from recognizers.contract import Hit

Find = Callable[[str, str], Sequence["Hit"]]


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a heading (its key) may ask for besides the entity: told by the keys beside it, or by most of its cells.

    `fits` are cells that are of the entity after all.
    """

    entity: str
    asked: re.Pattern[str]
    beside: re.Pattern[str]
    cells: re.Pattern[str] | None = None
    fits: Callable[[str], bool] | None = None
    kept: re.Pattern[str] | None = None
    """Keys beside it with which the heading has the sense of the entity whatever else stands there."""


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})", re.IGNORECASE)


def _keys(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})(?:s|es)?(?:no|id|num|number|nbr|tag|name|title|type|code)?")


_MONEY = re.compile(r"-?\$? ?\d{1,6}(?:,\d{3})?(?:\.\d{2})?-?|\(\$?\d{1,6}(?:\.\d{2})?\)|paid|cash|check|waived|0")
_SETTING = _whole(
    r".*\b(?:incl(?:usion)?|sub(?:stantially)?[- ]?sep\w*|(?:public|private|pub|priv|therapeutic) day|day (?:school|program|placement)|residential|resource(?: room)?|partial|full[- ]time|home[ /-](?:hospital|bound|based)|hospital|collab\w*|ood|out[- ]of[- ]district|"
    r"in[- ]district|self[- ]contained|language[- ]based|life skills|co-?taught|pull-?outs?|push-?ins?|gen(?:eral)? ed\w*|special (?:ed\w*|class)|sped|iep|504|45[- ]day|stay[- ]put|alternative|integrated|separate|least restrictive|lre)\b.*|\d{2}"
)
_CODE = re.compile(r"\d{1,5}|[A-Z]{1,2}(?:[ ,/;-][A-Z]{1,2})*")
_MEALS = re.compile(
    r"\b(?:lunch\w*|meals?|breakfast|cafeteria|caf|tuition|pre-?k|daycare|extended day)\b", re.IGNORECASE
)

_SENSES = (
    _Sense(
        "HEALTH_ALERT",
        _keys("condition|conditionout|conditionin|conditionreturned|returncondition|issue|problem|damage"),
        _keys(
            "book|text|textbook|novel|copy|instrument|asset|serial|barcode|chromebook|laptop|ipad|tablet|calculator|charger|uniform|jersey|helmet|pads|locker|equipment|tool|item|out|in|checkedout|checkedin|returned|dateout|datein|isbn|model|make|camera|kit"
        ),
        _whole(
            r"(?:very |like )?(?:good|fair|poor|excellent|new|used|ok|okay|worn|mint)\b.{0,40}|(?:.{0,20}\b)?(?:cracked|torn|bent|scratch\w*|dent\w*|stain\w*|water[- ]?damaged?|missing (?:key|cover|page|cap|pad|string)\w*|broken (?:hinge|screen|key|string|spine|strap|zipper|latch|clasp)\w*|loose (?:binding|cover|page|spine)\w*|writing in\b.*|highlighted)\b.{0,30}"
        ),
    ),
    _Sense(
        "RACE_ETHNICITY",
        _keys("race|race1|race2"),
        _keys("time|runner|athlete|leg|heat|lane|vote|candidate|place|finish|distance|pace|bib|split|ballot|precinct|incumbent|swimmer|skier|rower|opponent"),
        _whole(
            r"(?:(?:boys|girls|men|women|varsity|jv|frosh|coed|mixed)'?s? )?(?:\d{1,2}x\d{2,4}m?|\d{1,5}(?:\.\d)? ?(?:m|k|km|mi|miles?|yd|yards?|meters?)\b.*)|.*\b(?:relay|dash|hurdles|mile|marathon|5k|10k|freestyle|butterfly|backstroke|medley)\b.*"
            r"|(?:vice |class |student council )?(?:president|treasurer|secretary)\b.*|.*\b(?:mayor|governor|senat(?:e|or)|congress|select ?board|representative|house|council|sheriff|clerk|committee)\b.*"
        ),
        lambda v: is_race(v) or (_CODE.fullmatch(v) is not None and not v.isdigit()),
        _keys("ethnicity|ethnic|hispanic|hisp|gender|sex|dob|birthdate|sasid|lasid|race2"),
    ),
    _Sense(
        "DISCIPLINE_RECORD",
        _keys("offense"),
        _keys("defense|position|pos|jersey|player|specialteam|st|depth|line"),
        _whole(r"(?:[lrtcfsmow]?(?:qb|rb|wr|te|ol|lt|lg|c|rg|rt|t|g|fb|hb|tb|sb|pg|sg|sf|pf|mid|att|lw|rw|st|cb|lb|dl|de|s|k|p)[12]?[ /,]*)+|line|receiver|starter|bench"),
    ),
    _Sense(
        "CRIMINAL_RECORD",
        _keys("charge|charged|disposition"),
        _keys("item|lostitem|fee|book|title|qty|po|invoice|account|vendor|card|paid|payment|balance|description|amount"),
        _MONEY,
    ),
    _Sense(
        "SPECIAL_EDUCATION",
        _keys("placement|currentplacement|newplacement|finalplacement"),
        _keys(
            "mentor|sitementor|supervis(?:or|ing)|supervisingpractitioner|employer|company|hourswk|hrswk|college|university|shop|exploratory|1stchoice|2ndchoice|firstchoice|secondchoice|practicum|practicumstudent|shift|wage|"
            "course|section|textbook|currentcourse|nextcourse|placementtest|testscore|contest|event|medal|artist|heat|finish|judge|internship|industry|instrument"
        ),
        _whole(
            r"(?:pre-?)?(?:alg(?:ebra)?|geom(?:etry)?|calc(?:ulus)?|stat(?:istic)?s|math|ela|english|bio(?:logy)?|chem(?:istry)?|physics|spanish|french|latin|history|band|orchestra|chorus)\b.{0,20}|(?:(?:ap|honors?|hon|cp\d?|college prep|accelerated|standard|regular|advanced)\b ?(?:.{0,20}))"
            r"|(?:\d(?:st|nd|rd|th)|first|second|third|gold|silver|bronze|finalist|honorable mention)(?: (?:place|medal))?|cna|culinary|auto(?:motive)?|carpentry|electrical|plumbing|cosmetology|welding|hvac|dpw|.*\b(?:vet|animal hospital|fire|police|town hall|daycare)\b.*"
        ),
        lambda v: _SETTING.fullmatch(v) is not None,
        _keys("iep|iepdate|disability|dis|primarydisability|sped|spedliaison|liaison|lre|placementcode|tuition|annualreview|tuitionpaid|ood|eligibility|reeval|cost|consent|n1|grantcode"),
    ),
    _Sense(
        "SPECIAL_EDUCATION",
        _keys("accommodation|accom|service|support|placement|specialaccommodation"),
        _keys("hotel|hotelnight|nights|lodging|conference|airfare|flight|airline|mileage|perdiem|keynote|workshop|registrationfee|attendee|presenter|breakoutsession|breakout|room(?:mate|type)"),
        None,
        None,
        _keys("iep|504|disability|sped|grade|gr|gradelevel|homeroom|hr|dob|birthdate|sasid|lasid|studentid|student|studentname|pupil|caseload|liaison"),
    ),
    _Sense(
        "SPECIAL_EDUCATION",
        _keys("plan|futureplan|postgradplan|planaftergraduation|seniorplan|nextyear"),
        _keys("college|university|goingto|career|branch|scholarship|naviance|application|transcript"),
        _whole(
            r"(?:[24]|two|four)[- ]?(?:yr|year)\b.*|military.*|army.*|navy.*|marines|air force|national guard|work(?:force|ing)?|trade(?: school)?|gap year|college|undecided|community college|cc|apprentice\w*"
        ),
        None,
        _keys("iep|504|disability|sped|accommodation|health|medical"),
    ),
    _Sense(
        "ECONOMIC_STATUS",
        _keys("due|amountdue|amtdue|totaldue"),
        _keys("paid|amountpaid|amtpaid|check|ck|ticket|trip|shirt|size|order|qty|quantity|ordered|yearbook|ad|sponsor"),
        None,
        None,
        _keys("frl|lunch|meal|waiver|waived|scholarship|aid|income|free|reduced"),
    ),
    _Sense(
        "ECONOMIC_STATUS",
        _keys("type|statu|status|code|price|category|level|rate|admission"),
        _keys("ticket|seat|qty|quantity|show|performance|patron|row|admission|adult|event|perf"),
        None,
        None,
        _keys("lunch|meal|eligibility|household|dob|homeroom|hr|grade|gr|sasid|lasid|student"),
    ),
    _Sense(
        "FAMILY_STATUS",
        _keys("religion|faith|worldreligion"),
        _keys("member|group|expertgroup|jigsaw|team|presenter|founder|holybook|sacredtext|follower|believer|topic|poster|period|table"),
        None,
        None,
        _keys("holiday|diet|dob|absent|accommodation|parent|guardian|homeroom"),
    ),
    _Sense(
        "CREDENTIAL",
        _keys("pass|passe|code|passcode"),
        _keys("type|valid|validdate|price|exp|expire|expiration|museum|destination|zone|ride|route|checkedout|due|timeout|timein|holder|attraction|admit|qty|mountain|lift|color"),
        _whole(r"(?:zoo|museum|aquarium|mfa|gardner|hall|nurse|bathroom|library|office|guidance|locker|water|bus|ski|day|season|lift|family|adult|child)\b.{0,30}"),
        None,
        _keys("user|login|logon|email|account|acct|url|website|system|host|server|wifi|network|ssid|admin|password|pw|app|userid|username|pin|service|portal"),
    ),
    _Sense(
        "GRADE_RECORD",
        _keys("credit|unit|cr|roadtest|roadtestdate"),
        _keys("course|class|site|college|activity|organization|drive1|drive2|observe|observation|service|btw|place"),
        None,
        None,
        _keys("gpa|grade|mark|gradeearned|finalgrade|needed|earned|short|behind|total|creditsneeded|creditsearned|attempted|status|term|semester"),
    ),
)  # fmt: skip

_MOSTLY, _SOME = 0.5, 0.3
"""The shares of the cells that tell the other sense, or with it that of the entity; and of those that tell it with nothing beside."""


def in_other_senses(
    columns: Sequence[Column], samples: Sequence[Sequence[str]], title: str, find: Find
) -> tuple[Column, ...]:
    """The columns of a table with a header, without the entity where its cells and neighbours give the heading another sense."""
    keys = [key(c.heading) for c in columns]
    places = _places(columns, samples, keys)
    return tuple(
        replace(c, entity=None, accepts=None, name="other", told=False, sure=True)
        if i in places
        or (c.name is None and any(_is_meant(s, i, columns, samples[i], keys, title, find) for s in _SENSES))
        else c
        for i, c in enumerate(columns)
    )


_SERVED = re.compile(r"(?:hours?|hrs|credits?)(?:served|earned|done|completed|total)?|totalh(?:ou)?rs|servicehours")
_WHERE_SERVED = _keys(
    "activity|activitie|site|servicesite|organi[sz]ation|agency|service|project|serviceproject|where|place|nonprofit|charity|volunteersite"
)
_TUTORED = re.compile(r"tutor|iep|sped|provider|therap|minutes|frequency|grade$|disab|homebound|court|probation|offen")
_THERAPY = _whole(
    r"(?:speech|lang(?:uage)?|s/?l|slp|ot|pt|occupational|physical|aba|counsel\w*|social (?:skills|work)|vision|mobility|hearing|reading|academic|adaptive|ape|nurs\w*|consult\w*|para\w*|aide|sped|behaviou?r|detention|suspension|tutor\w*)\b.*"
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?(?: ?h(?:ou)?rs?)?")
_STUDIED = _keys(
    "major|program|programme|course|field|degree|concentration|plan|intendedmajor|study|fieldofstudy|class"
)
_COLLEGES = _whole(
    r".*\b(?:state|college|univ(?:ersity)?|u|cc|community college|umass|institute|tech|polytechnic|academy|bu|bc|mit|wpi|qcc|middlesex|bunker hill)\b.*"
)
_AT_COLLEGE = _keys("college|university|school|goingto|attending|institution|destination")


def _places(columns: Sequence[Column], samples: Sequence[Sequence[str]], keys: Sequence[str]) -> set[int]:
    """The places of the columns of where pupils serve, beside their hours, and of what they study, beside their colleges."""
    if any(map(_TUTORED.search, keys)):
        return set()
    free = [i for i, c in enumerate(columns) if c.entity is None and c.name in {None, "other"}]
    hours = [i for i, k in enumerate(keys) if _SERVED.fullmatch(k) and _mostly(samples[i], _NUMBER)]
    served = [
        i
        for i in free
        if hours and _WHERE_SERVED.fullmatch(keys[i]) and not any(_THERAPY.fullmatch(v.strip()) for v in samples[i])
    ]
    college = [i for i, k in enumerate(keys) if _AT_COLLEGE.fullmatch(k) and _mostly(samples[i], _COLLEGES)]
    return {*served, *(i for i in free if college and _STUDIED.fullmatch(keys[i]))}


def _mostly(values: Sequence[str], words: re.Pattern[str]) -> bool:
    said = [v.strip() for v in values if v.strip()]
    return bool(said) and sum(bool(words.fullmatch(v)) for v in said) >= _MOSTLY * len(said)


def _is_meant(
    sense: _Sense,
    at: int,
    columns: Sequence[Column],
    values: Sequence[str],
    keys: Sequence[str],
    title: str,
    find: Find,
) -> bool:
    """Whether the column has this other sense."""
    if columns[at].entity not in {None, sense.entity} or not sense.asked.fullmatch(keys[at]):
        return False
    others = [k for i, k in enumerate(keys) if i != at]
    if sense.kept is not None and any(map(sense.kept.fullmatch, others)):
        return False
    said = [v for v in map(str.strip, values) if says_something(v)]
    if not said or (sense.entity == "ECONOMIC_STATUS" and (_MEALS.search(title) or any(map(_MEALS.search, keys)))):
        return False
    fits = sum((sense.fits is not None and sense.fits(v)) or _says(v, sense.entity, find) for v in said)
    if any(map(sense.beside.fullmatch, others)):
        return fits <= _MOSTLY * len(said)
    told = sum(bool(sense.cells.fullmatch(v)) for v in said) if sense.cells is not None else 0
    return told >= _MOSTLY * len(said) and fits <= _SOME * len(said)


def _says(cell: str, entity: str, find: Find) -> bool:
    """Whether a cell says by its own words what is the entity's."""
    return any(h.entity == entity and h.score >= LIKELY for h in find("", cell))
