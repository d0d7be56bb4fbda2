"""Sheets in which teachers, proctors and therapists keep for themselves which pupil is given what: accommodations and services.

Source: accommodations of the MCAS and of plans under 34 CFR 104 and 603 CMR 28.05; grids of services as liaisons keep them (a
column for each service, minutes in the cells); session logs of speech, occupational and physical therapists. Their headings are
their own ("Clock off", "Gets", "working on"), so that cells tell what a column is, beside a column of plans or a title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.unlabelled import share
from recognizers.headings.headers import says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_ENTITY = "SPECIAL_EDUCATION"
_HEADED = re.compile(
    r"(?:ext(?:ended|ra|\.)?|extra|\d(?:\.\d)?x) ?time|(?:read|text|speech|sign)[- ](?:aloud|to[- ](?:speech|text))|t(?:ext)?[- ]?t[- ]?s|scribe|human (?:reader|scribe|signer)|(?:sm(?:all)?\.?|sml) (?:group|grp)|(?:sep(?:arate)?\.?|quiet|alt(?:ernate)?) (?:setting|room|location)|(?:freq(?:uent)?\.? )?breaks|large print|braille|calculator|word bank|graphic organizer"
    r"|preferential seating|noise (?:buffer|cancel\w*)|reader|seat(?:ing)? (?:up )?front|front seat|fidgets?(?: ?/ ?\w+)?|check[- ]?ins?(?: am| pm)?|calc|copy of notes|headphones|clock off|stop(?:ped)? clock|untimed|(?:A|SA|EL|UF|DF)-?\d{1,2}(?:\.\d)?[a-z]?",
    re.IGNORECASE,
)
"""Headings of one accommodation each; a code of the state's list needs a title besides."""

_TITLE = re.compile(
    r"\b(?:accomm?(?:odation|o|s)?s?|mcas|access for ells?|psat|testing (?:list|room|needs))\b", re.IGNORECASE
)
_PLANNED = re.compile(
    r"\b(?:accomm?(?:odation|o|s)?s?|ieps?\b|504s?\b|ieps?/504s?|case ?load|sped|special ed\w*|who gets what)\b",
    re.IGNORECASE,
)
"""Titles over what plans give, more or less loosely."""

_GIVEN = re.compile(
    r"\b(?:ext(?:ended|ra|\.)? time|time and a half|(?:double|unlimited) time|(?:x ?)?1[.,]5 ?x?|x ?1[.,]5|untimed|stop(?:ped)? the clock|clock off|read[- ]?(?:er|aloud|to)\b|re-?read|scribe|text[- ]to[- ]speech|tts|speech[- ]to[- ]text|(?:small|sm\.?|sml) (?:group|grp)"
    r"|(?:separate|sep\.?|quiet|own) (?:room|setting|space)|1 ?[:on-]{1,2} ?1|word banks?|graphic organi[sz]ers?|(?:large|big) print|enlarged|braille|notes? (?:given|provided)|(?:copy of|guided|teacher) notes|chunk(?:ed|ing)?|fewer (?:problems|items|questions)|(?:reduced|shortened|half) (?:work|hw|homework|load|assignments?)"
    r"|pref(?:erential)?\.? seat(?:ing)?|noise (?:buffers?|canc\w+)|fidgets?|movement (?:breaks?)?|sensory \w+|visual (?:schedule|timer|cues?)|slant board|pencil grip|no cold[- ]call\w*|fm system|fm\b|oral (?:tests?|answers?|responses?)|sign(?:ed)? (?:off|planner)|cues?|prompt(?:s|ing)?"
    r"|multiplication chart|mult\.? chart|number line|calculator|dictionary|bilingual \w+|headphones|standing(?: desk)?|breaks?|alone|check(?:s|list|-?ins?)|typed?|spell-?check|SP\b|retakes?|seat (?:up )?(?:front|near|by) ?\w*|hat ok)(?!\w)",
    re.IGNORECASE,
)
"""What a plan gives, as teachers put it."""

_OF_CLASS = re.compile(
    r"(?:calculator|dictionary|headphones|standing|breaks?|alone|check\w*|typed?|spell-?check|retakes?|cues?|prompts?|sign(?:ed)? (?:off|planner)|fm|SP|movement ?|seat .*)",
    re.IGNORECASE,
)
"""Those that any pupil has as well."""

_PLAN = re.compile(r"(?:iep|504|dcap|ell?|esl|both)(?: ?[/&+,] ?(?:iep|504|dcap|ell?|esl))*", re.IGNORECASE)
_SURELY_PLAN = re.compile(r"\b(?:iep|504)\b", re.IGNORECASE)
_NEUTRAL = re.compile(
    r"(?:room|rm|hr|hmrm|homeroom|per(?:iod)?|p|block|blk|section|gr|grade|yr|year|teacher|tchr|proctor|liaison|cm|case ?manager|counsel+or|where|location|bus|date|due|next|review|school|sch|from|sex|lang\w*|table|seat|score|level|lvl|contact|phone|parent\w*)s?\.?",
    re.IGNORECASE,
)
"""Headings of what stands in such a sheet of everybody."""

_TICKED = frozenset("x y yes ✓ ✔ ☑ ☒ true 1".split())
_SERVICE = re.compile(
    r"(?:speech(?:/lang\w*)?|s/?l|slp|ot|pt|occupational(?: therapy)?|physical(?: therapy)?|couns(?:el+ing|\.)?|adj(?:ustment)?\.? ?couns\w*|aide|para(?:professional)?|1:1(?: aide| para)?|resource(?: room)?|rr|learning center|lc|inclusion|push[- ]?in|pull[- ]?out|vision|tvi|tod|ape|adapt\w* p\.?e\.?|o ?& ?m|aba|bcba|social (?:skills|group|work)|sw|psych|nursing|wilson|o-?g|esy|consult)(?: (?:min(?:ute)?s?|hours?|hrs?|/wk|per week|wk))?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:reading|math|ela|writing|literacy|academics?|exec(?:utive)? ?\w*|behaviou?r)", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\d{1,2} ?[x×/] ?\d{1,3}(?: ?(?:m|min\w*|h|hrs?))?(?: ?(?:/|per|a) ?\d?\w+)?|\d{2,3} ?(?:m|min\w*)?\.?(?: ?/ ?(?:w(?:ee)?k|mo\w*|cycle|day|d|w))?|\d(?:\.\d)? ?(?:h|hrs?|hours?)(?: ?/ ?\w+)?|full(?:[- ]time| day)?|half(?:[- ]time| day)?|shared?|daily|weekly|consult|\d ?x(?: ?/ ?w(?:ee)?k)?|x",
    re.IGNORECASE,
)
"""How much of a service somebody has: "5x45", "30", "2x/wk", "full"."""

_TIMED = re.compile(r"\d{1,2} ?[x×/] ?\d{1,3}.*|\d{1,2}[05](?: ?m.*)?|\d(?:\.5)? ?(?:h|hrs?|hours?)\b.*", re.IGNORECASE)
_WORKED_ON = frozenset(
    "workingon workedon workon worked did goal goals focus skill skills target targets objective objectives sound sounds".split()
)
_SESSION = frozenset(
    "time min mins minutes length today note notes how howitwent data progress result accuracy trials % next group grp".split()
)
_MEASURED = frozenset("% pct percent accuracy acc data result trials today min mins minutes".split())
_THERAPY = re.compile(
    r"(?<![\w/])/?(?:r|s|l|th|sh|ch|k|g|f|v)/?[ -](?:blends?|initial|final|medial|at end|in (?:words|phrases|sentences|conv\w*)|words)|vocalic|artic\w*|phonolog\w*|fluency|stutter\w*|easy onset|pragmatics?|turn[- ]taking|greetings|eye contact|following (?:\d[- ]step )?directions|wh[- ]?questions|auxiliary|pronouns|syntax|mlu|aac|grasp|pencil grip|scissors|cutting|fine motor|gross motor|handwriting|shoe tying|balance|stairs|gait|core strength|bilateral|regulation|self-?reg\w*|zones|sensory|coping|listening|language|vocab\w*|social|play skills|decoding|phonemic|segment\w*|blending|sight words",
    re.IGNORECASE,
)
_FEW, _LEAST, _MOST, _SOME = 2, 3, 0.5, 0.3


def put_supports(columns: list[Column], samples: Sequence[Sequence[str]], title: str) -> None:
    """The columns of accommodations in a list of pupils; `title` is what stands above it."""
    _put_ticked(columns, samples, title)
    plans = [i for i, c in enumerate(columns) if (_is_open(c) or c.entity == _ENTITY) and _are_plans(samples[i])]
    titled = _PLANNED.search(title) is not None
    worded = [i for i, c in enumerate(columns) if _is_open(c) and _are_given(samples[i], _SOME if titled else _MOST)]
    if not (plans or worded):
        return
    for i, c in enumerate(columns):
        if not _is_open(c) or (_NEUTRAL.fullmatch(c.heading.strip()) and i not in plans):
            continue
        said = [v for v in samples[i] if v.strip()]
        counted = any(v.isdigit() and v != "1" for v in said)
        ticked = bool(plans) and bool(said) and not counted and share(said, _is_ticked) >= _MOST
        given = bool(said) and (share(said, _is_given) >= _SOME or (titled and i not in plans and _brief(said)))
        if i in plans:
            columns[i] = replace(c, entity=_ENTITY, name=None, accepts=_names_plan)
        elif i in worded or ticked or (given and (c.entity is None or share(said, _is_given) >= _MOST)):
            columns[i] = replace(c, entity=_ENTITY, name=None, accepts=_ticked_or_said, told=True)


def _put_ticked(columns: list[Column], samples: Sequence[Sequence[str]], title: str) -> None:
    """Ticks under accommodations of a test, two or one under a title that speaks of such; a code needs the title."""
    titled = _TITLE.search(title) is not None
    asked = [
        i
        for i, c in enumerate(columns)
        if c.name in {None, "other"}  # "Read aloud" heads books too
        and c.entity in {None, _ENTITY}
        and (found := _HEADED.fullmatch(c.heading.strip()))
        and (titled or not found.group()[-1].isdigit())
        and _are_ticked(samples[i])
    ]
    if len(asked) > 1 or (asked and titled):
        for i in asked:
            columns[i] = replace(columns[i], entity=_ENTITY, name=None, accepts=_is_ticked)


def put_amounts(columns: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """A sheet with a column for each service, in whose cells stands how much of it somebody has."""
    filled = [[v.strip() for v in values if says_something(v)] for values in samples]
    fits = [bool(said) and all(map(_AMOUNT.fullmatch, said)) for said in filled]
    free = [i for i, c in enumerate(columns) if c.name in {None, "other"} and fits[i]]
    services = [i for i in free if _SERVICE.fullmatch(columns[i].heading.strip())]
    timed = sum(bool(_TIMED.fullmatch(v)) for i in services for v in filled[i])
    if len(services) < _FEW or timed < _LEAST:
        return
    subjects = [i for i in free if _SUBJECT.fullmatch(columns[i].heading.strip()) and any(map(_OFTEN, filled[i]))]
    for i in (*services, *subjects):
        columns[i] = replace(columns[i], entity=_ENTITY, name=None, accepts=says_something)


def put_therapy(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """The log of a therapist, told by what was worked on; what was noted beside it is of the same."""
    worked = [i for i, k in enumerate(keys) if k in _WORKED_ON and columns[i].name in {None, "other"}]
    if not worked or not _SESSION.intersection(keys):
        return
    said = [v for i in worked for v in samples[i] if says_something(v)]
    if len(said) < _LEAST or share(said, lambda v: bool(_THERAPY.search(v))) < _MOST:
        return
    measured = [i for i, k in enumerate(keys) if k in _MEASURED and columns[i].entity in {None, "GRADE_RECORD"}]
    for i in (*worked, *(i for i in measured if columns[i].name in {None, "other"})):
        columns[i] = replace(columns[i], entity=_ENTITY, name=None, accepts=says_something, told=True)


def _is_open(column: Column) -> bool:
    """Whether nothing surer was told of a column: "On tests" asks for marks, and says what is given there."""
    return column.entity in {None, "GRADE_RECORD"} and column.name in {None, "other"}


def _are_plans(values: Sequence[str]) -> bool:
    """Whether the cells of a column say under which plan somebody is, some of them an IEP or a 504."""
    said = [v for v in values if says_something(v)]
    return (
        len(said) >= _FEW
        and share(said, _names_any_plan) >= 0.9  # a typing error in ten
        and sum(map(_names_plan, said)) >= _FEW
    )


def _names_any_plan(cell: str) -> bool:
    return _PLAN.fullmatch(cell.strip()) is not None


def _names_plan(cell: str) -> bool:
    return _SURELY_PLAN.search(cell) is not None


def _are_given(values: Sequence[str], most: float) -> bool:
    """Whether so many cells name what plans give, and two or more what only plans give."""
    said = [v for v in values if says_something(v)]
    telling = {found.group().lower() for v in said for found in _GIVEN.finditer(v)}
    telling = {word for word in telling if not _OF_CLASS.fullmatch(word)}
    return len(said) >= _LEAST and share(said, _is_given) >= most and len(telling) >= _FEW


def _is_given(cell: str) -> bool:
    return _GIVEN.search(cell) is not None


def _brief(values: Sequence[str], most: int = 40) -> bool:
    """Whether cells are words and no figures, as what a plan gives is."""
    return all(len(v) <= most for v in values) and not any(re.fullmatch(r"[\d/.: -]+", v) for v in values)


def _are_ticked(values: Sequence[str]) -> bool:
    filled = [v for v in values if says_something(v)]
    return bool(filled) and all(map(_is_ticked, filled))


def _is_ticked(cell: str) -> bool:
    return cell.strip().lower() in _TICKED


def _ticked_or_said(cell: str) -> bool:
    return _is_ticked(cell) or says_something(cell)


_OFTEN: Callable[[str], re.Match[str] | None] = re.compile(r"\d{1,2} ?[x×/] ?\d{2,3}.*").fullmatch
"""How often and how long: what no mark looks like."""
