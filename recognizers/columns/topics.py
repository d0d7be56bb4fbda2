"""Columns told by the table they stand in: vague headings take the sense of their neighbours, marks stand beside marks.

Source: lists seen in schools: meeting lists of special education ("Type"), referral logs ("Action"), newcomer registers ("Status"),
staff leave logs ("Reason"), gradebooks with the date or the name of a task over each mark, flag files ("flag": iep, freeLunch).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from recognizers.columns import vocabulary
from recognizers.columns.column import names_people
from recognizers.columns.pupil_lists import put_lists
from recognizers.columns.remarked import on_named
from recognizers.columns.sheets.censuses import put_services
from recognizers.columns.sheets.matters import nobodys, without_trainings
from recognizers.columns.sheets.reading_levels import put_bands
from recognizers.context.statements import LIKELY
from recognizers.contract import STATEMENTS, About, Hit
from recognizers.headings import headers
from recognizers.headings.wording import words
from recognizers.linking.owners import is_made_up
from recognizers.naming.gazetteer import PUBLIC_FIGURES, fold

if TYPE_CHECKING:
    from recognizers.columns.column import Column
    from recognizers.headings.reading import Headings

_VAGUE: dict[str, frozenset[str]] = {
    "SPECIAL_EDUCATION": frozenset(
        "type meetingtype purpose meeting pd lon category cat level setting env environment educenv program services service dis discd discode code need placement minutes frequency disab nature primary secondary eligibility eligibilitycategory eligible elig elg finding eligdetermination eligfinding".split()
    ),
    "DISCIPLINE_RECORD": frozenset("action outcome disposition resolution result decision days daysassigned numdays numberofdays reason description assigned penalty response charge details".split()),
    "HEALTH_ALERT": frozenset("reason complaint treatment condition plan severity reaction assessment findings careprovided caregiven nursingaction trigger triggers dosage dose protocol treatmentreason reasontreatment careplan conditiondetail conditiondetails conditionnotes".split()),
    "IMMIGRATION_STATUS": frozenset("status estatus type estado situation basis document country nation arrival arrived arrivaldate enteredon entered came from camefrom origin statusdoc documentation".split()),
    "CUSTODY_NOTE": frozenset("restriction order reason court docket alert".split()),
    "CRIMINAL_RECORD": frozenset("result outcome finding findings disposition status".split()),
    "ATTENDANCE_RECORD": frozenset("code codes cd letter letters letterno letterstage refused refusal tier band risk risklevel attendancetier tierlevel".split()),
    "GRADE_RECORD": frozenset("tier tierlevel benchmarkstatus".split()),
    "ECONOMIC_STATUS": frozenset("why reason reasons need hardship circumstances explanation basis eligbasis eligibilitybasis certification certtype certifiedby qualifiedby".split()),
}  # fmt: skip
"""Headings that say nothing alone, and the entity whose column beside them gives them a sense."""

_NEWCOMERS = frozenset(
    "yearsinus yearsinusschools yrsinus arrival arrived arrivaldate firstschool firstusschool".split()
)
"""Headings of a list of those new to the country, in which "Country" says where they are from."""

_OPINIONS = frozenset(
    "comment comments thoughts review reaction response reflection summary rating opinion why notes connection".split()
)
_LEAVE = frozenset(
    "leave leavetype fmla typeofleave leavecode absencetype leavetypereason leavereason reasonforleave leaveaccommodation leaveaccommodations leaveada".split()
)
_LEAVE_TITLE = re.compile(
    r"\b(?:fmla|leaves? (?:tracker|log|list|of absence)|medical leaves?|staff leaves?)\b", re.IGNORECASE
)
_EMPLOYEES = frozenset("employee employeename staff staffmember teacher worker".split())
_WHY = frozenset(
    "reason reasonforleave cause medicalreason notes leavetypereason leavereason typereason leaveaccommodation leaveaccommodations leaveada".split()
)
_SHARES = frozenset({"%", "pct", "percent", "rate", "% of days", "% days"})
_VISITS = frozenset("timein timeout complaint visit visittime timeseen sentto seenat intime nurse rn seenby".split())
_SENT = re.compile(
    r"(?:(?:sent |went |dismissed )?home\b.*|(?:sent )?(?:rtc|(?:rtn|return(?:ed)?|back|sent back) to class).*|911|ems|rest(?:ed)?\b.*|(?:parent|mom|dad|guardian) (?:called|notified|picked up)|picked up"
    r"|(?:back to )?(?:class(?:room)?|room|recess|lunch|gym)|ice(?: pack)?|band-?aid|stayed in (?:office|clinic)|observed?)",
    re.IGNORECASE,
)
"""Where a nurse sends a pupil: what a column of a health office's log is told by."""
_AFTER = frozenset("disposition outcome dismissed dismissals sentto result action dispo out to wentto".split())
_NURSE = frozenset(
    "reason reasonforvisit reasontreatment complaint treatment symptoms why whatwedid whatwasdone care careprovided tx".split()
)
_CATALOGUE = frozenset("isbn title publisher callno callnumber booktitle copyright".split())
_FLAGS = frozenset(
    "flag flags alert alerts alerttype flagtype program programs indicator userflag category subgroup subgroups type code status services group".split()
)
_MEALS = frozenset(
    "newelig newelg neweligibility newstatus newcode oldelig prevelig elg elgcd elgcode elgstat elgstatus eligcd eligstat eligstatus eligibilitystatus eligibilitycd mealcd lunchcd lunchelg mealelg frpcode frpcd frpstatus frstatus pricecd pricestatus benefitcode bencd benefit elig eligibility eligcode eligibilitycode mealelig mealeligibility lunchelig pricecode meal lunch frl fr frp mealstat lunchstat mealstatus lunchstatus l status code lunchtype mealtype price priced category".split()
)
_OF_MEALS = frozenset(
    "frpcode frpcd frpstatus frstatus frp frl fr mealcd mealstat mealelig mealeligibility mealtype mealstatus lunchcd lunchelg lunchelig lunchstat lunchtype lunchstatus elig eligstat eligcd eligcode eligibility eligibilitystatus".split()
)  # fmt: skip
_ANY_CODES, _CODED = frozenset("code type category status price priced l".split()), 3
"""Of those, the ones that ask for meals, those that head codes of all kinds, and how many codes of meals must stand under one."""

_TASKS = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|(?:\w+[ ._-]?){0,4}\d{0,3}")
_SUBJECTS = frozenset(
    """math maths mathematics algebra geometry precalculus calculus statistics english ela language literature reading writing spelling literacy grammar phonics science biology chemistry physics ste anatomy
    history ushistory social socialstudies civics geography economics spanish french latin mandarin chinese portuguese german art music pe physicaleducation gym health chorus band drama technology computer
    listen listening lst list speak speaking spk rdg wrt oral literacy comprehension overall composite fluency vocabulary conduct effort citizenship
    matematica matematicas matematik portugues espanol ingles lectura escritura leitura ciencias ciencia historia geografia estudiossociales artes arte musica educacionfisica educacaofisica anglais francais
    mathematiques sciences histoire geographie lekti syans istwa""".split()
)
"""Subjects and skills: a column of marks under one of them is a report card's."""
_NO_MARK = frozenset(
    """tier cluster gradecluster form mode booklet session cohort serie ano grado grau turma klas nivel grade gr gradelevel level lvl hr homeroom room rm period per section age year yr yog grad bus route stop seat seats number no num id pin count days day date time term
    school code sch zip phone size shirt locker row order place rank bib jersey uniform weight height cost fee paid amount price total balance qty units credits credit version teacher name
    membership enrolled minutes hours rank rnk ranking week weeks month capacity fy salary step lane fte distance miles votes vote usage""".split()
)  # fmt: skip
_NO_MARK_BEGINS = ("grade", "yr", "year", "test", "code", "dist", "sch", "doe")
_WIDEST = 60
"""Columns of a gradebook at most; a wider table is an export, whose unknown columns may hold anything."""
_VALID = re.compile(
    r"(?:in)?active|enrolled|withdrawn|to ?be ?deleted|deleted|current|open|closed|complete[d]?|submitted|received|new|final|draft"
    r"|yes|no|y|n|in progress|on file|pending|due|needed|expired|[ie](?:h|a|c)p|ihcp",
    re.IGNORECASE,
)
_LOOKED_AT, _CELL = 40, 90
_TOLD = frozenset("HEALTH_ALERT CUSTODY_NOTE SPECIAL_EDUCATION DISCIPLINE_RECORD".split())
_MARK = re.compile(r"\d{1,3}(?:\.\d{1,2})?%?|[A-DF][+-]?|inc|exc?|ms|abs|m|i|na|ab|w|wd|nc|-", re.IGNORECASE)
EFFORT = frozenset(
    "effort conduct citizenship behavior behaviour workhabits homework handwriting penmanship participation specials art music pe gym library listening cooperation organization".split()
)
_ON_EFFORT = frozenset("e ex g o s s+ s- n n+ ni u i p m sat ns vg ok".split())
"""What report cards say of effort: excellent, satisfactory, needs improvement."""

_TESTED = re.compile(
    r"(?:4[4-9]\d|5[0-6]\d)(?: ?(?:nm|pm|m|me|e|ee))?|nm|pm|me?|ee?|abs(?:ent)?|dnt|not tested", re.IGNORECASE
)
"""A scaled score of MCAS, a level of it, or neither."""
_GAME = frozenset(
    "seed opponent bib heat bracket wins losses jersey jerseyno jerseynumber inning innings goals assists touchdowns rebounds matchup laps event eventname division weightclass medal finish pl".split()
)
"""Headings of sports and contests, whose scores, points and places are no marks; so are "W" and "L" together."""
_PLAYERS = frozenset("player players contestant competitor bowler wrestler rider team".split())
_RESULTS = frozenset("rk rank place rd1 round1 r1 w l points ppg record".split())
"""Headings of who plays, and of how a game or a tournament came out."""

_FS = re.compile(r"(?<![\w'’])f['’]?s(?!\w)", re.IGNORECASE)
"""A heading under which courses are counted that somebody fails: "Q1 F's"."""

ELIGIBLE = re.compile(r"\b(?:gpa|credits?|f['’]?s|fail\w*|elig\w*|grades? (?:so far|to date))(?!\w)", re.IGNORECASE)
"""Headings of marks by which it is told who may play."""

_DATE = re.compile(
    r"\d{1,4}[/.\s-]{1,3}\d{1,2}[/.\s-]{1,3}\d{1,4}|\d{8}|\d{1,2}[/-]\d{1,2}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}"
)
_FIGURES = 3
"""Names that a table must have to be one of people of history: one pupil may be called as somebody famous."""
_SCALED = re.compile(r"[1-7]\d\d|800")
"""A scaled score of ACCESS, MCAS or SAT: under two subjects or more."""
_YEAR_OF_HISTORY = re.compile(
    r"(?:c\.? ?|ca\.? |\d{1,2}/\d{1,2}/)?1[0-8]\d\d(?:\D.*)?|\d{1,4} ?(?:bce?|ce|ad)\b.*", re.IGNORECASE
)


_BIRTHS = frozenset("born birth birthyear yearborn yearofbirth bornin".split())
_DEATHS = frozenset("died death deathyear yeardied yearofdeath diedin".split())
"""Headings of biographies."""


def by_topic(
    columns: Sequence[Column],
    samples: Sequence[Sequence[str]],
    about: About,
    headings: Headings,
    title: str = "",
) -> tuple[Column, ...]:
    """The columns of a table with a header, with those put in that the sense of the whole table tells, and its title."""
    out = without_trainings(nobodys(columns), samples) if about == "staff" else nobodys(columns)
    _on_works(out, samples)
    if _of_history(out, samples) or _of_lessons(out, samples):
        return tuple(replace(c, entity=None, name="other", accepts=None) for c in out)
    keys = [headers.key(c.heading) for c in out]
    if (
        _GAME & set(keys)
        or (_PLAYERS & set(keys) and _RESULTS & set(keys))
        or ({"w", "l"} <= set(keys) and not {"r", "s"} <= set(keys))
    ):  # these four: ACCESS's domains
        out = [
            replace(c, entity=None, name="other")
            if c.entity == "GRADE_RECORD" and not ELIGIBLE.search(c.heading)
            else c
            for c in out
        ]
    out = [replace(c, accepts=_is_failing) if c.entity == "GRADE_RECORD" and _FS.search(c.heading) else c for c in out]
    _dates_beside(out, samples)
    found = {c.entity for c in out if c.entity}
    people = names_people(out) or bool(found & {"STUDENT_ID", "SASID"}) or any(c.whose for c in out)
    _leave_log(out, keys, headings, title)
    if _CATALOGUE & set(keys):
        out = [replace(c, name="other") if k in {"author", "authors"} else c for c, k in zip(out, keys, strict=True)]
    if people or any(c.name == "staff" for c in out):
        _ambiguous(out, keys, found)
    if about != "staff":
        put_services(out, keys, samples)
    if people:
        _visits(out, keys, samples)
        found = {c.entity for c in out if c.entity}
        _told_by_values(out, keys, samples, headings)
        if about != "staff":
            put_lists(out, keys, samples, title, headings)
        found = _found(out, keys)
        _share_of_days(out, found)
        for i, c in enumerate(out):
            if (
                c.entity is None
                and c.name is None
                and (entity := _sense(keys[i], found, keys))
                and not _enrolment(samples[i])
                and not (entity == "SPECIAL_EDUCATION" and _mostly(samples[i], _DATE, 0.8) and _is_worded(out, entity))
            ):
                out[i] = replace(c, entity=entity)
        if about != "staff":
            _marks_under_subjects(out, samples)
            found = {c.entity for c in out if c.entity}
        if about != "staff" and "GRADE_RECORD" in found and len(out) <= _WIDEST:
            _marks_beside_marks(out, samples)
            put_bands(out, keys, samples)
    return tuple(out)


def _is_failing(cell: str) -> bool:
    """Whether somebody fails so many courses: "2", "1 - history", not "0"."""
    return cell.strip()[:1] in set("123456789")


def _on_works(out: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """What is remarked in a list of books or projects is remarked of them, but where it speaks of who chose them."""
    keys = [headers.key(c.heading) for c in out]
    if not any(headers.asks_title(k) and k != "title" for k in keys) or any(c.entity == "ECONOMIC_STATUS" for c in out):
        return  # "award": what a family is given
    for i, k in enumerate(keys):
        if k in _OPINIONS and out[i].entity is None and out[i].name is None and not on_named(out, samples, i):
            out[i] = replace(out[i], name="other")


def _found(columns: Sequence[Column], keys: Sequence[str]) -> set[str]:
    """The entities of the columns, and what a list of learners of English is about where it asks when they came."""
    found = {c.entity for c in columns if c.entity}
    return found | {"IMMIGRATION_STATUS"} if "LANGUAGE_STATUS" in found and _NEWCOMERS & set(keys) else found


def _of_history(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> bool:
    """Whether the table is about people of long ago: a column full of their years, or one of births and one of deaths."""
    keys = {headers.key(c.heading) for c in columns}
    if _BIRTHS & keys and _DEATHS & keys:
        return True
    for c, values in zip(columns, samples, strict=True):
        filled = [v for v in values if v]
        if c.entity in {"STUDENT_ID", "STREET_ADDRESS", "IMMIGRATION_STATUS"} or len(filled) < 2:
            continue  # the code of the country of birth
        if sum(bool(_YEAR_OF_HISTORY.fullmatch(v)) for v in filled) >= 0.6 * len(filled):
            return bool(
                {
                    "born",
                    "died",
                    "birth",
                    "death",
                    "lived",
                    "years",
                    "year",
                    "yr",
                    "dates",
                    "voyage",
                    "reign",
                    "discovered",
                    "era",
                }
                & set(words(c.heading))
            )
    return False


def _dates_beside(out: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """A column of dates says nothing of its own beside one that says the same in words: "Annual review" beside "Disability"."""
    dated = {
        i for i, c in enumerate(out) if c.entity in _TOLD | {"CRIMINAL_RECORD"} and _mostly(samples[i], _DATE, 0.9)
    }
    worded = {c.entity for i, c in enumerate(out) if c.entity in STATEMENTS and i not in dated and any(samples[i])}
    for i in dated:
        if out[i].entity in worded:
            out[i] = replace(out[i], entity=None, accepts=None, name="other")


def _of_lessons(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> bool:
    """Whether the people of the table are those of history and of books, or nobody's names, as in a lesson's example."""
    for c, values in zip(columns, samples, strict=True):
        filled = [v for v in values if v]
        if c.name == "full" and len(filled) >= _FIGURES:
            return sum(fold(v) in PUBLIC_FIGURES for v in filled) >= 0.6 * len(filled) or sum(
                map(is_made_up, filled)
            ) >= 0.4 * len(filled)
    return False


def _leave_log(out: list[Column], keys: Sequence[str], headings: Headings, title: str) -> None:
    """The reason of an employee's leave is as a rule a matter of health."""
    if _LEAVE & set(keys) or (_LEAVE_TITLE.search(title) and _EMPLOYEES & set(keys)):
        for i, k in enumerate(keys):
            if k in _WHY and out[i].entity is None:
                out[i] = replace(
                    out[i], entity="HEALTH_ALERT", accepts=headings.accepts["HEALTH_ALERT"], name=None, told=True
                )


def _share_of_days(out: list[Column], found: set[str]) -> None:
    """A "%" beside days absent is the share of the days that somebody missed."""
    if "ATTENDANCE_RECORD" in found and "GRADE_RECORD" not in found:
        for i, c in enumerate(out):
            if c.entity is None and c.name is None and c.heading.strip().lower() in _SHARES:
                out[i] = replace(c, entity="ATTENDANCE_RECORD", accepts=None)


_BODIES = frozenset(
    "chair cochair committee subcommittee members membership meets ends stafflead quorum sunset".split()
)


def _ambiguous(out: list[Column], keys: Sequence[str], found: set[str]) -> None:
    """A nurse's "Disposition" is no punishment, and what a committee is charged with no offence."""
    if _BODIES & set(keys):
        for i, k in enumerate(keys):
            if k in {"charge", "charges"}:
                out[i] = replace(out[i], entity=None, accepts=None, name="other")
    if "ATTENDANCE_RECORD" in found:
        for i, k in enumerate(keys):
            if k == "whathappened":  # of a call home
                out[i] = replace(out[i], entity=None, accepts=None)
    if "HEALTH_ALERT" in found or _VISITS & set(keys):
        for i, k in enumerate(keys):
            if k in {"disposition", "dismissed", "dismissals", "referral", "incident"}:
                out[i] = replace(out[i], entity=None, accepts=None, name="other")


def _visits(out: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """In a log of the nurse's office, told by where pupils were sent, the reason of a visit is a matter of health."""
    sent = [i for i, k in enumerate(keys) if k in _AFTER and _mostly(samples[i], _SENT, 0.6)]
    if not sent:
        return
    for i, k in enumerate(keys):
        if i in sent:
            out[i] = replace(out[i], entity=None, accepts=None, name="other")
        elif k in _NURSE and out[i].name is None:
            out[i] = replace(out[i], entity="HEALTH_ALERT", accepts=None)


def _mostly(values: Sequence[str], regex: re.Pattern[str], share: float) -> bool:
    filled = [v.strip() for v in values if v.strip()]
    return len(filled) > 1 and sum(bool(regex.fullmatch(v)) for v in filled) >= share * len(filled)


def _told_by_values(
    out: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]], headings: Headings
) -> None:
    for i, c in enumerate(out):
        if c.entity is not None or c.name is not None:
            continue
        filled = [v for v in samples[i] if v]
        if entity := vocabulary.told(filled):
            out[i] = replace(c, entity=entity)
        elif keys[i] in _FLAGS and _names_statements(filled, headings, keys[i]):
            out[i] = replace(c, flags=True)
        elif (
            keys[i] in _MEALS
            and vocabulary.meal_codes(filled, keys[i] in _OF_MEALS)
            and (len(filled) >= _CODED or keys[i] not in _ANY_CODES)
        ):
            out[i] = replace(c, entity="ECONOMIC_STATUS")


def _is_worded(columns: Sequence[Column], entity: str) -> bool:
    """Whether another column of the table says the same by its heading."""
    return any(c.entity == entity for c in columns)


def _enrolment(values: Sequence[str]) -> bool:
    """Whether most values say how far an entry of a list is valid: "active", "tobedeleted"."""
    return _mostly(values, _VALID, 0.8)


_FLAG = frozenset("flag flags userflag flagtype".split())
"""Headings of nothing but flags, most of which may say nothing sensitive: "giftedTalented"."""


def _names_statements(values: Sequence[str], headings: Headings, k: str) -> bool:
    """Whether most values are themselves names of statements, of which there are few: "iep", "freeLunch", "homeless"."""
    said = [v for v in values if headers.says_something(v)]
    distinct = set(said)
    if not said or len(distinct) > max(12, len(said) // 3):
        return False
    least = 0.1 if k in _FLAG else 0.5
    return sum(headings.statement(flag) is not None for v in said for flag in [split_flags(v)[0]]) >= least * len(said)


def split_flags(cell: str) -> list[str]:
    """The flags of a cell that holds several: "IEP; FRL"."""
    return [f.strip() for f in re.split(r"[;,|+&]", cell) if f.strip()] or [cell]


def _sense(k: str, found: set[str], keys: Sequence[str]) -> str | None:
    if k in _NURSE and _VISITS & set(keys) and not found & {"DISCIPLINE_RECORD", "ATTENDANCE_RECORD"}:
        return "HEALTH_ALERT"
    if k.startswith("waive") and "ECONOMIC_STATUS" in found:
        return "ECONOMIC_STATUS"
    topics = [e for e, vague in _VAGUE.items() if e in found and k in vague]
    sensitive = found & (STATEMENTS - {"RACE_ETHNICITY"})
    return topics[0] if topics and (len(sensitive) <= 2 or k in {"pd", "lon", "disposition"}) else None


def is_subject(heading: str) -> bool:
    """Whether a heading is a school subject's, or begins with one: "Math", "Reading level"."""
    return headers.key(heading) in _SUBJECTS or bool(_SUBJECTS & set(words(heading)[:1]))


def _marks_under_subjects(out: list[Column], samples: Sequence[Sequence[str]]) -> None:
    scaled: list[int] = []
    tested = [
        i for i, c in enumerate(out) if c.entity in {None, "GRADE_RECORD"} and c.name is None and is_subject(c.heading)
    ]
    on_test = [v.strip() for i in tested for v in samples[i] if v.strip()]
    if len(tested) > 1 and all(map(_TESTED.fullmatch, on_test)) and any(v[:3].isdigit() for v in on_test):
        for i in tested:
            out[i] = replace(out[i], entity="GRADE_RECORD", accepts=_is_tested)
        return
    for i, c in enumerate(out):
        if c.entity is None and c.name is None and is_subject(c.heading):
            filled = [v for v in samples[i] if v]
            if filled and all(_MARK.fullmatch(v) for v in filled) and sum(map(_plausible, filled)) >= 0.8 * len(filled):
                out[i] = replace(c, entity="GRADE_RECORD")
            elif len(filled) > 1 and all(_SCALED.fullmatch(v) for v in filled):
                scaled.append(i)
    if len(scaled) > 1:
        for i in scaled:
            out[i] = replace(out[i], entity="GRADE_RECORD")


def told_by_text(
    columns: Sequence[Column], samples: Sequence[Sequence[str]], find: Callable[[str, str], Sequence[Hit]]
) -> tuple[Column, ...]:
    """The columns of a table of people with those put in of which half the cells say the same kind of thing by their words: so do
    the others."""
    if not (names_people(columns) or any(c.whose for c in columns)):
        return tuple(columns)
    out = list(columns)
    for i, c in enumerate(out):
        filled = [v for v in samples[i] if headers.says_something(v)][:_LOOKED_AT]
        if c.entity or c.name or c.flags or len(filled) < 4 or max(map(len, filled)) > _CELL:
            continue
        said = Counter(e for v in filled for e in {h.entity for h in find(c.heading, v) if h.score >= LIKELY})
        entity, count = max(((e, n) for e, n in said.items() if e in _TOLD), key=lambda one: one[1], default=("", 0))
        if count >= 0.5 * len(filled):
            out[i] = replace(c, entity=entity, told=True)
    return tuple(out)


def _is_tested(cell: str) -> bool:
    return _TESTED.fullmatch(cell.strip()) is not None and not cell.strip().lower().startswith(("abs", "not", "dnt"))


def _is_effort(cell: str) -> bool:
    return cell.strip().lower() in _ON_EFFORT


def _marks_beside_marks(out: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """In a gradebook the columns between name and average hold marks, whatever task heads them."""
    for i, c in enumerate(out):
        efforts = [v for v in samples[i] if v.strip()] if headers.key(c.heading) in EFFORT else []
        if c.entity is None and c.name in {None, "other"} and len(efforts) > 1 and all(map(_is_effort, efforts)):
            out[i] = replace(c, entity="GRADE_RECORD", name=None, accepts=_is_effort)
            continue
        if c.entity is not None or c.name is not None or not c.heading:
            continue
        said = words(c.heading) or ("",)
        filled = [v for v in samples[i] if v]
        if (
            len(filled) >= 2
            and not set(said) & _NO_MARK
            and not said[:1][0].startswith(_NO_MARK_BEGINS)
            and _TASKS.fullmatch(c.heading.strip())
            and all(_MARK.fullmatch(v) for v in filled)
            and len(set(filled)) > 1
            and sum(_plausible(v) for v in filled) >= 0.8 * len(filled)
            and not _counted(filled)
        ):
            out[i] = replace(c, entity="GRADE_RECORD")


def _counted(values: Sequence[str]) -> bool:
    """Whether the values count the rows: each is one more than the one above."""
    return all(v.isdigit() for v in values) and all(int(b) == int(a) + 1 for a, b in pairwise(values))


def _plausible(value: str) -> bool:
    """A mark of a task: a letter, or up to 110 points."""
    number = re.match(r"\d+(?:\.\d+)?", value)
    return number is None or float(number.group()) <= 110
