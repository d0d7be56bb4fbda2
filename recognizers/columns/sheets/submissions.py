"""What pupils handed in, as learning systems export it: a row for each submission, or a row for each pupil and a column for each task.

Source: fields of the interfaces of Canvas (`user.sortable_name`, `sis_user_id`, `late_policy_status`), Google Classroom
(`profile.name.fullName`, `assignedGrade`), Schoology (`school_uid`, `name_display`), Moodle (`useridnumber`, `graderaw`) and
PowerSchool (`scorePoints`, `isExempt`); the gradebooks of Canvas, whose headings end with the number of the task, of Moodle
("Quiz 1 (Real)"), of Brightspace ("Essay Points Grade <Numeric MaxPoints:20>") and of Blackboard ("Essay [Total Pts: 20 Score] |7").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.columns.column import Column
from recognizers.columns.unlabelled import ENOUGH, share
from recognizers.contract import About
from recognizers.headings import headers

_SURELY = frozenset(
    """sortablename sisuserid sisloginid loginid assignmentid assignmentname courseworkid pointspossible workflowstate latepolicystatus assignedgrade draftgrade enteredgrade enteredscore excused enrollmentid
    scorepoints isexempt maxpoints graderaw useridnumber schooluid namedisplay finalscore currentscore unpostedcurrentscore
    orgdefinedid endoflineindicator lastdownloadedfromthiscourse""".split()
)  # fmt: skip
"""Fields (the keys of their last names) that learning systems alone have."""

_BESIDE = frozenset(
    "submittedat gradedat lastaccess availability attempt late missing islate ismissing iscollected turnedin submitted comment comments feedback state exception".split()
)
_MARKS = frozenset(
    """score grade assignedgrade draftgrade enteredscore enteredgrade finalscore finalgrade currentscore currentgrade unpostedcurrentscore pointsearned pointsawarded scorepoints graderaw gradeformatted points scorepercent percent""".split()
)  # fmt: skip
_NUMBERS = frozenset("sisuserid sisid schooluid useridnumber studentnumber studentid orgdefinedid idnumber".split())
_NAMED = re.compile(
    r"(?:(?:user|student|profile|learner|submitter|participant|pupil)(?:sortable|full|display|short|name|lastfirst)*(?:name|lastfirst)|sortablename|userfullname|namedisplay|profilenamefullname|studentlastfirst)$"
)
"""Keys of the fields that name whose a submission is."""

_TASK = re.compile(
    r"[^\d(].{0,90} (?:\(\d{4,9}\)|(?P<only>\((?:real|percentage|letter)\)|grade <[^<>]{1,60}>|\[total pts:[^\[\]]{1,40}\](?: ?\|\d{1,12})?))",
    re.IGNORECASE,
)
"""A task with its number behind, as it heads a column of Canvas's gradebook, or with what it is graded by, as in those of `only`
one other system."""

_NUMBER = re.compile(r"[A-Za-z]{0,4}[-_]?\d{4,10}(?:\.0)?")
_MARK = re.compile(r"\d{1,3}(?:\.\d{1,2})?\s?%?|[A-DF][+-]?|inc(?:omplete)?|(?:not )?pass(?:ed)?|ex", re.IGNORECASE)
_MOST = 0.8


def submissions(
    columns: Sequence[Column], samples: Sequence[Sequence[str]], about: About
) -> tuple[About, list[Column]]:
    """Whom such an export is about, and its columns with names, numbers and marks put in; any other table as it is."""
    out = list(columns)
    ends = [headers.key(re.split(r"[./]", c.heading)[-1]) for c in out]
    tasks = [i for i, c in enumerate(out) if _TASK.fullmatch(c.heading.strip())]
    sure = sum(k in _SURELY for k in ends)
    marked = [i for i, k in enumerate(ends) if k in _MARKS and _are_marks(samples[i])]
    of_staff = about == "staff" and not {headers.key(c.heading) for c in out} & headers.STAFF_CUES <= {"assignment"}
    only = sum((found := _TASK.fullmatch(out[i].heading.strip())) is not None and bool(found["only"]) for i in tasks)
    of_staff = of_staff and not only
    if of_staff or not sure + only or not (marked or tasks) or sure + only + sum(k in _BESIDE for k in ends) < 2:
        return about, out
    for i, c in enumerate(out):
        k = headers.key(c.heading)
        if i in marked or (i in tasks and _are_marks(samples[i])):
            out[i] = replace(c, entity="GRADE_RECORD", accepts=_is_mark, name=None)
        elif ends[i] in _NUMBERS and c.entity is None and _all_are(_NUMBER, samples[i]):
            out[i] = replace(c, entity="STUDENT_ID", accepts=_is_number)
        elif c.entity is None and c.name in {None, "other"} and _NAMED.search(k) and any(samples[i]):
            out[i] = replace(c, name="full")
    told = any(c.name in {"first", "last", "full"} or c.entity == "STUDENT_ID" for c in out)
    return ("student", out) if told else (about, list(columns))


def _are_marks(values: Sequence[str]) -> bool:
    return _all_are(_MARK, values)


def _all_are(form: re.Pattern[str], values: Sequence[str]) -> bool:
    filled = [v.strip() for v in values if v.strip()]
    return len(filled) >= ENOUGH and share(filled, lambda v: form.fullmatch(v) is not None) >= _MOST


def _is_mark(cell: str) -> bool:
    return _MARK.fullmatch(cell.strip()) is not None


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell.strip()) is not None
