"""What a whole sheet of pupils is about, by its title and by what some of its cells say; then its remarks are of the same.

Source: sheets that school people keep for themselves, whose headings are their own ("c/o", "bc", "so", "why here"). A file called
"write ups" or "nurse daily" says what its rows are; so do cells half of which speak of conduct. A cell that says another thing
by its words keeps what it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.columns.namecells import like_full_name
from recognizers.columns.sheets.alerts import is_allergen, of_food
from recognizers.columns.unlabelled import share
from recognizers.context.statements import BARE, LIKELY
from recognizers.contract import Hit
from recognizers.headings import headers
from recognizers.headings.headers import says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column

Find = Callable[[str, str], Sequence[Hit]]


def _titled(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_CALLED = {
    "HEALTH_ALERT": _titled(
        r"nurses?(?:['’]s)?|health (?:office|room|log|concerns|alerts?|list)|clinic|infirmary|meds?|medications?|allerg\w+|epi-?(?:pen)?s?|asthma|inhalers?|diabet\w+|seizures?|concussions?|head (?:bumps?|injur\w+|hits?)|rtp|return[- ]to[- ](?:play|learn)|eyes|ears|vision|hearing|immuni[sz]ations?|vaccin\w+|shots|safe(?:ty)? plans?|wellness checks?|injur(?:y|ies)|physicals?|home tutoring|homebound|care plans?|trainer"
    ),
    "DISCIPLINE_RECORD": _titled(
        r"write[- ]?ups?|referrals?|detentions?|dets?|discipline|suspen\w+|iss|oss|incidents?|behaviou?rs?|conduct|odrs?|sweeps?|sent (?:down|out|to (?:the )?office)|office (?:visits?|log|list)|restraints?|seclusions?|threats?|bullying|slips|vap(?:e|es|ing)|caught|bus (?:log|trouble)"
    ),
    "ATTENDANCE_RECORD": _titled(
        r"absen\w+|abs|tard(?:y|ies)|attendance|truan\w+|who(?:['’]s| is) out|out (?:this|today|list)|no[- ]?shows?|late list|call log"
    ),
    "SPECIAL_EDUCATION": _titled(
        r"ieps?|504s?|sped|special ed\w*|accomm?od\w*|who gets what|case ?load|speech|slp|evals?|45[- ]day|team (?:mtgs?|meetings?)|re-?evals?|iep goals|bips?|fbas?|child study|comp(?:ensatory)? (?:time|services)"
    ),
    "ECONOMIC_STATUS": _titled(
        r"owes?|owed|debts?|(?:fee )?waivers?|scholarships?|financial (?:aid|help)|free lunch|f/r|frl?|homeless|mckinney[- ]?v?\w*|mv|mkv|backpacks?|pantry|coats?|gift cards?|hardship"
    ),
    "CUSTODY_NOTE": _titled(
        r"custody|court(?: dates?)?|dcf|foster|fc|restraining|no contact|do not release|who (?:can|may) pick ?up"
    ),
    "GRADE_RECORD": _titled(
        r"missing (?:work|assignments?|hw|homework)|incompletes?|(?:who is |who['’]s )?failing|not passing|report cards?"
    ),
}
"""Words of the title of a sheet, or of the name of its file."""

_SURELY = {
    "HEALTH_ALERT": _titled(
        r"concussions?|rtp|return[- ]to[- ]play|head (?:bumps?|injur\w+)|safe(?:ty)? plans?|seizure log|(?:bg|glucose) log"
    ),
    "DISCIPLINE_RECORD": _titled(
        r"restraints?|seclusions?|suspensions?|points? sheets?|behaviou?r (?:points?|charts?)"
    ),
    "ATTENDANCE_RECORD": _titled(
        r"tard(?:y|ies) (?:by|per)|late (?:slips?|log|arrivals)|attendance (?:letters?|mtgs?|meetings?|contracts?)|tardies|absences (?:by|per)|attendance by (?:per\w*|block|class)"
    ),
    "SPECIAL_EDUCATION": _titled(
        r"45[- ]day|eval(?:uation)?s? (?:timeline|clock|tracker|due|dates)|(?:speech|ot|pt|service) (?:absent )?(?:make[- ]?ups?|minutes|mins)|504 reviews?|ieps? due|(?:pt|ot|slp|speech) (?:goals|caseload progress)"
    ),
}
"""Those in whose sheets all but names and classes is about it, dates and figures too."""

_NO_PUPILS = _titled(
    r"codes?|legend|templates?|blank|polic(?:y|ies)|procedures?|forms?|inventor(?:y|ies)|stock|suppl(?:y|ies)|kits?|quotes?|budgets?|training|totals?|by (?:grade|class|school|building|month)|averages?|counts?|duty|duties|coverage|schedule|volunteers?|chaperones?|staff|books?|menus?|demo|samples?|tests? (?:pupils|students)|statistics|stats|norms?|goal bank|posters?|how to|instructions|librar\w+|shelf|shelves|weeding|overdue|(?:educators?|teachers?|staff) eval\w*|evals?\b[^\n]*\bteachers?|novels?|characters?"
)
_ASKS = re.compile(
    r"(?:(?:critical |important |student |medical )?alerts?(?: text| info| notes?| description)?|did what|got|what(?: for| happened| they (?:said|did)|'s wrong| i did| we did)?|why(?: here| at home| not)?|what (?:is )?(?:the )?(?:worry|concern)|c/?o|complaint|chief complaint|did|done|do|so|then|action|outcome|result|bc|b/c|because|cause|reasons?|reason given|notes?(?: to self)?|comments?|remarks?|say|says|said|say more|worry|worries|concerns?|try|next|next steps?|plan|try ?/ ?next|if it happens|signs?(?: to look for)?"
    r"|(?:needs? to |should )?know(?: this)?|how we know|fyi|heads up|stuff|other(?: thing)?s?|also|food ?/ ?other|meds ?/ ?eats|can (?:he|she|they) play|careful|watch(?: for)?|story|details?|description|issue|problem|slipping|said ?/ ?did|did ?/ ?said|about|they said|for|with|we saw(?: ?/ ?heard)?|reason ?/ ?\w+(?: \w+)?|home|worries|came|inj|injury|status|update|where things stand|what came next|consequence|follow[- ]?up|f/?u|treatment|tx|symptoms|condition|injury|trigger|offense|infraction|how|situation|working on|worked on|goals?|targets?|objectives?|gist|wrote up for|written up for|conse?q|what(?:'s|’s| is) coming|what (?:we|i) (?:do|don't have|don’t have)|who can ?/? ?(?:can't|can’t)?|no|living|placed|arrangement|who signs|help(?: given)?|need(?:s|ed)?|gets)\??",
    re.IGNORECASE,
)
"""Headings that ask what there is to say."""

_ASKS_ANYTHING = re.compile(
    r"notes?(?: to self)?|comments?|remarks?|other(?: thing)?s?|also|stuff|fyi|heads up|to ?do|next(?: steps?)?|try(?: ?/ ?next)?|status|plan|update|follow[- ]?up|f/?u|result|say|says|said|with|for|about|help(?: given)?|how|home",
    re.IGNORECASE,
)
"""Those under which stands whatever else there is to say."""

_DATED = frozenset({"SPECIAL_EDUCATION", "ATTENDANCE_RECORD", "ECONOMIC_STATUS"})
"""What a date or a figure alone says something of, in a sheet that is about it."""

_OF_REMARKS = frozenset({"HEALTH_ALERT", "DISCIPLINE_RECORD"})
"""What remarks are of in a sheet whose title says so: a nurse's, a dean's."""

_ASKS_MUCH = re.compile(
    r"why here|c/?o|(?:chief )?complaint|what happened|wrote up for|written up for|offense|infraction|conse?q(?:uence)?|worry|worries|concerns?|symptoms|said ?/ ?did",
    re.IGNORECASE,
)
"""Those that nobody asks but of a pupil."""

_NEUTRAL = re.compile(
    r"(?:(?:report|incident|case|form|log|ref(?:erence)?|slip|visit)[ .]?(?:#|no\.?|id|num(?:ber)?)|staff(?: involved| initials)?|#|no\.?|id|pin|sasid|lasid|student ?(?:id|no|#)|gr(?:ade|d)?\.?|.*\bschool\b.*|yr|year|yog|(?:hm|home)? ?(?:room|rm)|hr|homeroom|sect?(?:ion)?|team|house|school|sch|bldg|building|teacher|tchr|by|who sent|sent by|brought by|staff|adult|liaison|counsel+or|(?:outside |private )?(?:providers?|agency|therapists?|clinicians?)|sport|bus|rte|route|seat|stop|time|in|out|date|when|day|wk|week|per(?:iod)?|block|am|pm|initials?|called\??|phone\w*|cell|contact|sex|m/f|lang\w*|speaks|level|tutor|worker|md ok|total|tot|ride|van|min(?:ute)?s?|since|transport(?:ation)?|talked to|spoke to|number|heard from|where|at|until|house|stop|called home\??|told home\??|atc|(?:staff )?ini(?:t(?:ial)?s?)?\.?)",
    re.IGNORECASE,
)
_LENGTHS = re.compile(r".*\b(?:mins?|minutes|hrs?|hours|owed?|make[- ]?ups?)\b.*", re.IGNORECASE)
"""Headings of how long somebody is given a service: in a sheet of special education."""

_SUMS = re.compile(r"(?:amt|amount|\$|award(?:ed)?|covers?|covered|waived?|paid for)\.?", re.IGNORECASE)
_OF_COLUMNS = frozenset({"ATTENDANCE_RECORD", "DISCIPLINE_RECORD", "HEALTH_ALERT"})
"""What a sheet is about whose columns, two or more, are of it and of no other of these."""

_MARKS = "GRADE_RECORD"
"""What cells alone do not tell of a whole sheet: many things are said of pupils beside their marks."""

_ROWS, _SOME, _MOST = 25, 0.3, 0.6
"""Rows looked at; the share of them that must speak of it where no title says so; its share of all that is said."""


def by_sheet(columns: Sequence[Column], samples: Sequence[Sequence[str]], title: str, find: Find) -> tuple[Column, ...]:
    """The columns of a table of named people, with those put in that ask for what the whole sheet is about."""
    columns = _without_leaving(columns, samples, title)
    if not _names_pupils(columns) or _NO_PUPILS.search(title):
        return tuple(columns)
    free = [i for i, c in enumerate(columns) if c.entity is None and c.name in {None, "other"} and not c.flags]
    open_ = [i for i in free if not (columns[i].name and columns[i].sure)]
    entity, told = _topic(columns, samples, title, find, open_)
    if entity is None:
        return tuple(columns)
    out, headed = list(columns), any(c.heading for c in columns)
    if told == "cells" and not headed:
        return tuple(columns)
    for i in open_:
        heading, said = columns[i].heading.strip(), [v for v in samples[i] if says_something(v)]
        if not said or (heading and _NEUTRAL.fullmatch(heading)):
            continue
        if not headed and not any(h.entity == entity for v in said for h in find("", v)):
            continue
        if share(said, like_full_name) >= _MOST:
            continue
        worded = any(map(_is_word, said)) and _asks(heading, said, told, headed, entity)
        vague = _ASKS_ANYTHING.fullmatch(heading) and not (told == "title" and entity in _OF_REMARKS)
        if told == "whole" or _counts(entity, heading) or (worded and not vague):
            accepts = _says_so if entity in _DATED else _says_no_date
            out[i] = replace(columns[i], entity=entity, name=None, accepts=accepts, told=True)
    return tuple(out)


_LEAVERS = _titled(
    r"withdraw(?:als?|n|ing)?|w/?d list|leavers|transfer(?:s|red)? out|exits?|exited|drop[- ]?outs?|un-?enroll(?:ed|ments?)|disenroll\w*|moved away"
)
_LEFT = re.compile(
    r"(?:date )?(?:of )?(?:out|left|exit(?:ed)?|w/?d|withdrew|withdrawn|withdrawal|last day)(?: date| on)?",
    re.IGNORECASE,
)


def _without_leaving(columns: Sequence[Column], samples: Sequence[Sequence[str]], title: str) -> tuple[Column, ...]:
    """The columns, that of the day taken out on which somebody in a list of leavers left: "Out" is no absence there."""
    if not _LEAVERS.search(title):
        return tuple(columns)
    return tuple(
        replace(c, entity=None, accepts=None, name="other", sure=True)
        if c.entity in {None, "ATTENDANCE_RECORD"}
        and c.name is None
        and _LEFT.fullmatch(c.heading.strip())
        and _are_days(samples[i])
        else c
        for i, c in enumerate(columns)
    )


def _are_days(values: Sequence[str]) -> bool:
    said = [v.strip() for v in values if says_something(v)]
    return bool(said) and all(map(_DATE.fullmatch, said))


_WARNED = _titled(r"warnings?|reprimands?|(?:progressive|corrective) (?:discipline|action)|write[- ]?ups?|verbals?")
_STEP = re.compile(
    r"(?:(?:\d(?:st|nd|rd)|first|second|third|final|last) )?(?:(?:verbal|oral|written)(?: (?:warning|reprimand|conf\w*))?|(?:written|final) (?:warning|reprimand)|letter of \w+|pip|suspen\w+|admin\w* leave|termin\w+)\b.*",
    re.IGNORECASE,
)
"""The steps in which an employee, or a pupil, is warned."""


def _is_stepped(samples: Sequence[Sequence[str]], title: str) -> bool:
    """Whether a list of warnings gives for each at which step it is: "verbal", "written, copy to union"."""
    if not _WARNED.search(title):
        return False
    said = ([v.strip() for v in values if says_something(v)] for values in samples)
    return any(len(v) > 1 and share(v, lambda one: _STEP.fullmatch(one) is not None) >= _MOST for v in said)


_OFFENCE = re.compile(
    r"what(?: happened| for)?|why|reasons?|issues?|concerns?|incidents?|descriptions?|details?|offen[sc]e|violation|infraction|for|re|notes?",
    re.IGNORECASE,
)


def warned(columns: Sequence[Column], samples: Sequence[Sequence[str]], title: str) -> tuple[Column, ...]:
    """The columns of a list of employees who were warned, with those put in that say for what."""
    named = names_people(columns) or any(c.name == "staff" for c in columns)
    if not named or not _is_stepped(samples, title):
        return tuple(columns)
    return tuple(
        replace(c, entity="DISCIPLINE_RECORD", name=None, accepts=_says_no_date, told=True)
        if c.entity is None and c.name in {None, "other"} and _OFFENCE.fullmatch(c.heading.strip())
        else c
        for c in columns
    )


def _counts(entity: str, heading: str) -> bool:
    """Whether a heading asks for what is given in figures: money, or minutes of a service."""
    return (entity == "ECONOMIC_STATUS" and _SUMS.fullmatch(heading) is not None) or (
        entity == "SPECIAL_EDUCATION" and _LENGTHS.fullmatch(heading) is not None
    )


def _asks(heading: str, said: Sequence[str], told: str, headed: bool, entity: str) -> bool:
    """Whether a column asks for what there is to say: by its heading, by its remarks under a title that tells, or without any."""
    if not heading:
        return share(said, _is_word if headed else _is_remark) >= _MOST
    return _ASKS.fullmatch(heading) is not None or (
        told == "title" and entity != _MARKS and share(said, _is_remark) >= _MOST
    )


def is_told(columns: Sequence[Column]) -> bool:
    """Whether such a column stands in a table that names people: then these are pupils."""
    return _names_pupils(columns) and any(c.accepts in {_says_so, _says_no_date} for c in columns)


def _topic(
    columns: Sequence[Column],
    samples: Sequence[Sequence[str]],
    title: str,
    find: Find,
    open_: Sequence[int],
) -> tuple[str | None, str]:
    """What the sheet is about, and what tells: its "title", its "cells", or a title after which the "whole" is; None where
    neither does."""
    called = [entity for entity, words in _CALLED.items() if words.search(title)]
    surely = [entity for entity in called if entity in _SURELY and _SURELY[entity].search(title)]
    if _is_stepped(samples, title):
        return "DISCIPLINE_RECORD", "title"
    rows: Counter[str] = Counter()
    eaten = of_food(columns, title)
    looked = min(_ROWS, max((len(s) for s in samples), default=0))
    for row in range(looked):
        cells = [(columns[i].heading, samples[i][row]) for i in open_ if row < len(samples[i])]
        rows.update({h.entity for heading, cell in cells for h in find(heading, cell) if _tells(h, cell)})
        rows.update({"HEALTH_ALERT"} if not eaten and any(is_allergen(cell) for _, cell in cells) else ())
    said = {entity: n for entity, n in rows.items() if entity in _CALLED and (entity in called or entity != _MARKS)}
    if len(surely) == 1 and (said.get(surely[0]) or _is_clocked(surely[0], columns, samples, open_)):
        return surely[0], "whole"
    asked = any(_ASKS_MUCH.fullmatch(columns[i].heading.strip()) for i in open_)
    if len(called) == 1 and (asked or said.get(called[0]) or any(c.entity == called[0] for c in columns)):
        return called[0], "title"
    by_columns = Counter(c.entity for c in columns if c.entity in _OF_COLUMNS)
    if len(by_columns) == 1 and next(iter(by_columns.values())) > 1:
        return next(iter(by_columns)), "cells"
    among = {entity: n for entity, n in said.items() if not called or entity in called}
    if not among:
        return None, ""
    best = max(among, key=lambda entity: among[entity])
    enough = said[best] >= max(2, _SOME * looked) and said[best] >= _MOST * sum(said.values())
    return (best, "cells") if enough else (None, "")


def _tells(hit: Hit, cell: str) -> bool:
    """Whether a cell says something surely, or says nothing else."""
    return hit.score >= LIKELY or (hit.score >= BARE and len(cell.strip()) == hit.end - hit.start)


def _is_clocked(entity: str, columns: Sequence[Column], samples: Sequence[Sequence[str]], open_: Sequence[int]) -> bool:
    """Whether a sheet of steps, dates or counts has more of these than of words, and a column of pupils: "45 day clock"."""
    if not any(headers.key(c.heading) in headers.STUDENT_CUES for c in columns):
        return entity == "ATTENDANCE_RECORD" and any(c.entity in {"STUDENT_ID", "SASID"} for c in columns)
    said = [v for i in open_ for v in samples[i] if says_something(v)]
    return bool(said) and sum(map(str.isdigit, "".join(v[:1] for v in said))) >= _SOME * len(said)


def _names_pupils(columns: Sequence[Column]) -> bool:
    return any(c.name in {"first", "last", "full"} and c.about != "staff" for c in columns)


def _is_remark(cell: str) -> bool:
    return " " in cell.strip() and _is_word(cell)


def _is_word(cell: str) -> bool:
    return re.search(r"[^\W\d_]{3}", cell) is not None


_NOTHING = re.compile(
    r"0|no|n|none|ok|fine|p|pass(?:ed)?|y|yes|here|present|x|-+|tbd|same|all set|n/?a|cleared|done", re.IGNORECASE
)


def _says_so(cell: str) -> bool:
    return headers.says_something(cell) and _NOTHING.fullmatch(cell.strip()) is None


_DATE = re.compile(r"(?:\d{1,4}[/.-]){1,2}\d{1,4}(?: .{0,12})?|\d+")


def _says_no_date(cell: str) -> bool:
    return _says_so(cell) and _DATE.fullmatch(cell.strip()) is None
