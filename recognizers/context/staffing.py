"""Plans of who of the staff does what, where and when: what a colleague gives is no service that a pupil is given.

Schedules of paraprofessionals, lists of proctors, duty rosters and the mail about them. Where an entry names a pupil beside the
colleague ("Ramos - 1:1 with Dylan"), it is the pupil's, and stays.
"""

from __future__ import annotations

import re

from recognizers.contract import Hit
from recognizers.naming.gazetteer import is_first, is_ordinary

GIVEN = frozenset({"SPECIAL_EDUCATION", "DISCIPLINE_RECORD"})
"""What stands in such plans as a task: services, accommodations, detentions."""

_WHO = r"para(?:professional|educator)?s?|aides?|esps?|proctors?|(?:test|exam|mcas) administrators?|(?:bus |lunch |recess |hall |staff |teacher )?duty|duties|supervis(?:ion|ors?)|monitors?|coverage|itinerants?|therapists?|slps?|staff|teachers?|substitutes?|subs?"
_PLAN = re.compile(
    rf"[ \t]*(?:[A-Z\d]+ )?(?:(?:{_WHO})\b[^\n:]{{0,30}}\b(?:schedules?|sched|assignments?|roster|rotation|coverage|plan|list|grid|week|rooms?)\b|(?:[\w/&]+ ){{0,3}}(?:duty|duties|proctors|coverage)\b)[^\n]{{0,40}}",
    re.IGNORECASE,
)
_HEADER = re.compile(
    rf"[ \t]*(?:{_WHO})(?: name)?(?:[ \t]{{2,}}|[ \t]?[|,;\t])(?![^\n]*\b(?:students?|pupils?|kids?|child(?:ren)?|names?|initials?)\b)[^\n]+",
    re.IGNORECASE,
)
"""The header of such a plan that is a table."""

_ABOVE, _LINES, _LINE = 1_500, 25, 70
"""Characters and lines over an entry in which the heading of its plan stands, and characters of that at most."""

_ENTRY = re.compile(
    r"[ \t*•·–-]{0,4}(?:(?:Mr|Mrs|Ms|Mx|Dr)\.? )?(?P<name>[A-ZÀ-Þ][\w'’-]+)(?=[ \t]*[-–—:,|]|[ \t]{2}|[ \t]+(?:P\d|\d|[a-z]))"
)
_DAYS = re.compile(r"\((?:M|T|Tu|W|Th|R|F|Mon|Tues?|Wed|Thurs?|Fri)[\w /,-]{0,8}\)")
_CAPITALISED = re.compile(r"(?<![\w'’.])(?P<name>[A-ZÀ-Þ][a-zà-ÿ'’-]+)(?P<initial> [A-Z]\b\.?)?")
_INITIALS = re.compile(r"\b[A-Z]\. ?[A-Z]\.|(?:\bwith|w/|\bfor) ?(?!(?:EL|AM|PM|OT|PT|SLP|ELA|TBD)\b)[A-Z]{2,3}\b")
_WITH = re.compile(r"(?:\bwith|w/|\bfor|[&+(]|\band)\s?$", re.IGNORECASE)
WORKED = frozenset({"SPECIAL_EDUCATION", "HEALTH_ALERT"})
"""What is told of those with whom a teacher, an aide or a nurse has worked elsewhere."""

_HIS = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)

_DOES = re.compile(
    r"(?<!\w)(?P<name>[A-ZÀ-Þ][\w'’-]+) (?:(?:will|can|is going to|to) )?(?:proctor(?:s|ing)?|covers?|is (?:proctoring|covering)|ha(?:s|ve) (?:(?:rm|room)\.? )?\d{2,4}[A-Z]? for)\b"
)
"""How mail about the plan goes: "Nora will proctor extended time", "Sean has 211 for read-aloud"."""


def is_of_staff(text: str, hit: Hit) -> bool:
    """Whether a hit tells what somebody of the staff does or did, and no pupil."""
    if hit.entity in GIVEN and is_task(text, hit.start, hit.end):
        return True
    if hit.entity in GIVEN and _TITLE.fullmatch(text, hit.start, hit.end):
        return True
    return hit.entity in WORKED and is_work(text, hit.start, hit.end)


def is_task(text: str, start: int, end: int) -> bool:
    """Whether what stands at these characters is a task that a plan gives to somebody of the staff, for nobody named."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    does = _DOES.search(line)
    if does is not None:
        named = {m["name"] for m in _CAPITALISED.finditer(line) if _acts(line, m.end())}
        return not _names_pupil(line, named | {does["name"]})
    above = text[max(0, first - _ABOVE) : first].split("\n")[-_LINES - 1 : -1]
    at = next(
        (
            i
            for i in reversed(range(len(above)))
            if len(above[i]) <= _LINE and (_PLAN.fullmatch(above[i]) or _HEADER.fullmatch(above[i]))
        ),
        None,
    )
    if at is None:
        return False
    entry = _ENTRY.match(line)
    below = text[first : first + _ABOVE].split("\n")[:_LINES]
    colleagues = {m["name"] for other in (*above[at + 1 :], *below) if (m := _ENTRY.match(other))}
    if entry is not None and not _DAYS.search(line):
        return not _names_pupil(line[entry.end() :], colleagues)
    return bool(_DAYS.search(line)) and not re.search(r"\bgr(?:ade)?\.? ?\d|\bserved\b|[a-z]+ [A-Z][a-z]+ \(", line)


_TITLE = re.compile(
    r"(?:[\w/&,-]+ ){1,5}(?:staff|coordinators?|providers|teachers|nurses|counselors|liaisons|therapists|case managers)[\s:]*",
    re.IGNORECASE,
)
"""What stands over a list of the staff: "Speech and OT staff"."""

_WORKED = re.compile(
    r"\b(?:work(?:s|ed|ing)?|support(?:s|ed|ing)?|taught|teach(?:es|ing)?|tutor(?:s|ed|ing)?|car(?:ed|es|ing) for|serv(?:es|ed|ing)|assist(?:s|ed|ing)?|help(?:s|ed|ing)|coach(?:ed|es|ing)?|aide|experience|counsel(?:s|l?ed|l?ing)|treat(?:s|ed|ing)|(?:years|months|internship|practicum))\b[^.;\n]{0,50}?"
    r"\b(?:(?:an?|one|two|three|four|five|six|many|several|young) (?:[\w-]+ ){0,2}?(?:students?|pupils?|child|children|boys?|girls?|kids?|teens?|teenagers?|adults?|adolescents?)|students|pupils|children|kids|teens|teenagers|adults|adolescents|youth|learners|individuals|people|clients) (?:with|who (?:have|had|are|were)|on the|in|having)(?!\w)|"
    r"\b(?:work(?:s|ed|ing)?|support(?:s|ed|ing)?|taught|tutor(?:s|ed|ing)?)\b[^.;\n]{0,50}? w/ ?(?:students|pupils|children|kids|teens|adults|youth|individuals)(?!\w)",
    re.IGNORECASE,
)
"""With whom somebody worked in another post: any, who are not named."""

_REST = re.compile(r"[^.;\n]*")


def is_work(text: str, start: int, end: int) -> bool:
    """Whether what stands at these characters tells with what kind of pupils somebody has worked, and names none of them."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    for found in _WORKED.finditer(line):
        if first + found.start() < end and start < first + found.end() + 1:
            rest = _REST.match(line, found.end())
            told = found.group().partition(" ")[2] + (rest.group() if rest else "")
            return not _names_pupil(told, set())
    return False


def _acts(line: str, end: int) -> bool:
    """Whether a name in such a mail is that of somebody who takes a part: "Melissa has small group in 118"."""
    return (
        re.match(r" (?:will|can|has|have|is|reads?|takes?|does|covers?|proctors?|scribes?)\b", line[end : end + 12])
        is not None
    )


def _names_pupil(words: str, colleagues: set[str]) -> bool:
    """Whether somebody is named or referred to in the words who is none of the colleagues."""
    if _INITIALS.search(words) or _HIS.search(words):
        return True
    for found in _CAPITALISED.finditer(words):
        name = found["name"]
        if name in colleagues:
            continue
        beside = _WITH.search(words[: found.start()]) is not None and not is_ordinary(name)
        if beside or (is_first(name) and (found["initial"] or not is_ordinary(name))):
            return True
    return False
