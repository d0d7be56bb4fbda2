"""Gradebooks and lists of levels: tables whose rows are pupils, for nobody else is given such marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.columns.column import NAMING, Column, names_people
from recognizers.columns.namecells import like_name
from recognizers.columns.refining import letters, marks, on_standards
from recognizers.columns.sheets.postings import put_posted
from recognizers.columns.sheets.reading_levels import put_levels
from recognizers.columns.sheets.scaled_scores import put_scaled
from recognizers.columns.sheets.tasks import put_tasks
from recognizers.columns.sheets.works import put_works, with_names_under_class
from recognizers.columns.topics import EFFORT, is_subject
from recognizers.contract import About
from recognizers.headings import headers
from recognizers.headings.reading import Headings
from scanners.contract import Row

_QUARTERS = frozenset("q1 q2 q3 q4 t1 t2 t3 s1 s2 mp1 mp2 mp3 mp4".split())
_BESIDE_MARKS = frozenset(
    "missing missingwork missingassignments incomplete late makeup makeups effort conduct absent abs tardy".split()
)
"""Headings of a term, and those that stand beside its marks in a list of pupils alone."""

_SCREENERS = frozenset("orf dorf nwf nwfcls nwfwwr psf lnf fsf wrf wcpm dibelscomposite".split())
"""Headings of a screener of reading, which nobody but a pupil is given."""


def marked(
    columns: tuple[Column, ...], samples: Sequence[Sequence[str]], about: About, title: str
) -> tuple[About, tuple[Column, ...]]:
    """Whom a table is about whose columns hold marks or levels of reading, and its columns with these put in."""
    columns = with_names_under_class(columns, samples) if about != "staff" else columns
    leveled = list(columns)
    named = about != "staff" and names_people(columns)
    if named and put_levels(leveled, samples, title):
        return "student", tuple(leveled)
    if about != "staff" and (carded := _of_one(columns, samples)) is not None:
        return "student", carded
    of_others = about == "staff" or _NO_PUPILS.search(title) or _NO_MARKS.search(title)
    tasked = (named and put_scaled(leveled, samples)) or (
        named and not of_others and put_tasks(leveled, samples, title)
    )
    if (
        tasked
        or (not of_others and put_posted(leveled, samples))
        or (named and not of_others and put_works(leveled, samples, title))
    ):
        return "student", tuple(leveled)
    for found in (_scored(columns, samples, about, title), _titled(columns, samples, about, title)):
        if found is not None:
            return "student", found
    return ("student" if about == "unknown" and _is_gradebook(columns, samples) else about), columns


def lists_names(rows: Sequence[Row], headings: Headings) -> bool:
    """Whether the rows of a table are told by people's names, under a heading that asks for these: no transcript of one pupil is."""
    for number, row in enumerate(rows):
        for at, cell in enumerate(c.strip() for c in row.cells[:_NAMED_IN]):
            if cell and headings.whole(cell).name in NAMING:
                below = [c for r in rows[number + 1 :] if at < len(r.cells) and (c := r.cells[at].strip())]
                if len(below) >= _LEAST_SCORES and sum(map(like_name, below)) >= _MOST_NAMES * len(below):
                    return True
    return False


_NAMED_IN, _MOST_NAMES = 4, 0.6
"""The first columns, in which a gradebook names pupils, and the share of their cells that may be names."""

_COURSES = frozenset("course courses subject subjects class classes materia materias disciplina matiere".split())
"""Headings (their keys) of the courses of a report card."""


def _of_one(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> tuple[Column, ...] | None:
    """The columns of one pupil's report card or transcript, which names courses and nobody: those of marks, and of effort beside
    them; None for any other table."""
    keys = [headers.key(c.heading) for c in columns]
    if names_people(columns) or not _COURSES.intersection(keys[:2]):
        return None
    found = [
        i
        for i, c in enumerate(columns)
        if c.entity in {None, "GRADE_RECORD"}
        and c.name in {None, "other"}
        and letters(samples[i])
        and any(_SURELY_MARKS.fullmatch(v.strip()) for v in samples[i])
    ]
    numbered = [i for i, c in enumerate(columns) if c.entity == "GRADE_RECORD" and marks([v for v in samples[i] if v])]
    if numbered and not found:
        return tuple(columns)
    if not found:
        return None
    efforts = [i for i, k in enumerate(keys) if k in EFFORT and any(samples[i])]
    return tuple(
        replace(c, entity="GRADE_RECORD", name=None, accepts=_is_letter if i in found else headers.says_something)
        if i in found or i in efforts
        else c
        for i, c in enumerate(columns)
    )


_SURELY_MARKS = re.compile(r"[A-DF][+-]|[A-DF] ?\(\d{1,3} ?%?\)|F")
_NO_MARKS = re.compile(
    r"\b(?:blood|ratings?|reviews?|movies?|films?|restaurants?|voices?|inspections?|teams?|parts?)\b", re.IGNORECASE
)


def lettered(
    columns: Sequence[Column], samples: Sequence[Sequence[str]], about: About, title: str
) -> tuple[About, tuple[Column, ...]]:
    """The same of a table without a header in which letters stand beside names, some of which are marks and nothing else: "C-";
    or figures of a test that the title names."""
    named = names_people(columns)
    if about == "staff" or not named or _NO_MARKS.search(title):
        return about, tuple(columns)
    if _TEST.search(title) and not _NO_PUPILS.search(title):
        columns = [
            replace(c, entity="GRADE_RECORD", accepts=_is_row_of_scores, told=True)
            if c.entity is None and c.name is None and _are_rows_of_scores(samples[i])
            else c
            for i, c in enumerate(columns)
        ]
    scored = any(c.accepts is _is_row_of_scores for c in columns)
    found = [
        i
        for i, c in enumerate(columns)
        if c.entity is None
        and c.name is None
        and len(samples[i]) >= _LEAST_SCORES
        and letters(samples[i])
        and len({v.strip() for v in samples[i] if _SURELY_MARKS.fullmatch(v.strip())}) > 1
    ]
    out = tuple(
        replace(c, entity="GRADE_RECORD", accepts=_is_letter, told=True) if i in found else c
        for i, c in enumerate(columns)
    )
    return ("student" if found or scored else about), out


_ROW_OF_SCORES = re.compile(
    r"(?=.*(?:\d[.,]\d|\d{3}|\d\D+\d))(?:(?:[A-Z]{1,3}|overall|comp\w{0,6}|total)?[ =:]{0,2}(?:\d{1,3}(?:\.\d{1,2})?|nt|na|abs|-)(?:[ ,;/|]{1,4}|(?<=\d\.\d)|$)){1,12}",
    re.IGNORECASE,
)
"""A score with a decimal or of three figures, or several in a row: "3.1 4.0 2.8 2.6 / 2.9", "L 4.2 S 3.0"; the blanks between
figures may have been taken out."""


def _is_row_of_scores(cell: str) -> bool:
    return len(cell) <= _LONGEST_SCORES and _ROW_OF_SCORES.fullmatch(cell.strip()) is not None


def _are_rows_of_scores(values: Sequence[str]) -> bool:
    filled = [v for v in values if v.strip()]
    return (
        len(filled) >= _LEAST_SCORES
        and sum(map(_is_row_of_scores, filled)) >= _MOST * len(filled)
        and len(set(filled)) > 1
    )


_LONGEST_SCORES = 80


def counted(columns: Sequence[Column], samples: Sequence[Sequence[str]], title: str) -> tuple[Column, ...]:
    """The columns of a table, subjects taken out under which something is counted: small numbers, a good part of them none."""
    at = [i for i, c in enumerate(columns) if c.entity == "GRADE_RECORD" and is_subject(c.heading)]
    said = [v.strip() for i in at for v in samples[i] if v.strip()]
    if len(at) < _SUBJECTS or _OF_WORK.search(title) or not all(map(_SMALL.fullmatch, said)):
        return tuple(columns)
    if sum(v == "0" for v in said) < _NONE * len(said):
        return tuple(columns)
    return tuple(replace(c, entity=None, accepts=None, name="other") if i in at else c for i, c in enumerate(columns))


_SUBJECTS, _NONE = 2, 0.2
_SMALL = re.compile(r"\d|1\d")
_OF_WORK = re.compile(
    r"\b(?:missing|incompletes?|late|zeros|grades?|marks|scores?|points|quiz\w*|tests?)\b", re.IGNORECASE
)
"""Words of titles over what is missing, subject by subject, and over marks."""


def _is_letter(cell: str) -> bool:
    return _LETTER.fullmatch(cell.strip()) is not None


_LETTER = re.compile(r"[A-DF][+-]?(?: ?\(\d{1,3} ?%?\))?")
_TEST = re.compile(
    r"\b(?:P?SAT|ACCESS|(?i:mcas|psat|wida|nwea|i-?ready|(?:ela|math|science|reading) (?:retests?|retakes?)|ap (?:exam|test|score)s?|sat (?:total|math|school day)|access scores?|scaled))\b"
)
_NO_PUPILS = re.compile(
    r"\b(?:proctors?|rooms?$|staff|teachers?|pdps?|trainings?|workshops?|coverage|schedule|tournament|league|bowling|archery|by (?:school|grade)|averages?|means?|tutors?|volunteers?)\b",
    re.IGNORECASE,
)
_SCORES = frozenset(
    "score scores lastscore springscore fallscore winterscore prevscore previousscore scaledscore scaled ss total overall literacy composite ebrw mcas psat sat wida access".split()
)
_COUNSELLED = frozenset("counselor counsellor advisor homeroomteacher casemanager hrteacher".split())
"""Headings of those who look after a pupil, and after nobody else."""

_SCORE = re.compile(r"(?P<score>\d{3,4}|[1-6]\.\d)(?:\D.*)?")
_MCAS = (440, 560)
_LEAST_SCORES, _MOST = 3, 0.8


def _scored(
    columns: Sequence[Column], samples: Sequence[Sequence[str]], about: About, title: str
) -> tuple[Column, ...] | None:
    """The columns of a list of pupils told by scores of a test: its title or a heading names the test, or the scores are those of
    MCAS and somebody counsels who has them; None for any other table."""
    if about == "staff" or _NO_PUPILS.search(title) or not names_people(columns):
        return None
    keys = [headers.key(c.heading) for c in columns]
    counselled = bool(_COUNSELLED & set(keys))
    out = list(columns)
    for i, c in enumerate(columns):
        asked = (
            keys[i] in _SCORES
            or c.entity == "GRADE_RECORD"
            or (counselled and is_subject(c.heading.rpartition(" ")[2]))
        )
        if not asked or c.name not in {None, "other"} or (scores := _scores(samples[i])) is None:
            continue
        on_mcas = all(_MCAS[0] <= s <= _MCAS[1] for s in scores)
        if _TEST.search(title) or _TEST.search(c.heading) or (on_mcas and counselled):
            out[i] = replace(c, entity="GRADE_RECORD", accepts=_is_score, name=None)
    return tuple(out) if out != list(columns) else None


_OF_MARKS = re.compile(
    r"\b(?:quiz(?:zes)?|tests?|retests?|retakes?|exams?|midterms?|finals|grades|gradebook|scores?|marks|averages|benchmarks?|screeners?|dibels|fluency|wpm|spelling (?:scores|tests?)|k(?:inder\w*)? (?:screen\w*|round[- ]?up)|i-?ready|wida)\b",
    re.IGNORECASE,
)
_NO_MARK_HEADS = re.compile(
    r"(?:#|no\.?|id|pin|gr(?:ade)?|yr|year|age|room|rm|hr|homeroom|per(?:iod)?|block|sec(?:tion)?|table|seats?|kits?|carts?|chromebooks?|laptops?|headphones|calculators|locker\w*|bus|phone|cell|cost|fee|paid|price|\$|qty|copies|date|time|mins?|minutes|hours|hrs|days?|order|group|grp|height|weight|size)\b.*",
    re.IGNORECASE,
)
_HIGHEST = 110
"""Points of a task, and the percentage with what is given beyond."""


def _titled(
    columns: Sequence[Column], samples: Sequence[Sequence[str]], about: About, title: str
) -> tuple[Column, ...] | None:
    """The columns of figures in a list of people whose title speaks of a test, and those of letters that are marks in any."""
    named = names_people(columns)
    if about == "staff" or not named or _NO_PUPILS.search(title) or _NO_MARKS.search(title):
        return None
    tested = _OF_MARKS.search(title) is not None
    out = list(columns)
    for i, c in enumerate(columns):
        said = [v.strip() for v in samples[i] if v.strip()]
        if c.entity is not None or c.name not in {None, "other"} or _NO_MARK_HEADS.fullmatch(c.heading.strip()):
            continue
        surely = {v for v in said if _SURELY_MARKS.fullmatch(v)}
        if _reach_no_further(c.heading, said):
            out[i] = replace(c, entity="GRADE_RECORD", accepts=_is_points, name=None)
            continue
        if _out_of_the_same(said):
            out[i] = replace(c, entity="GRADE_RECORD", accepts=_is_out_of, name=None)
        elif len(said) >= _LEAST_SCORES and len(surely) > 1 and letters(said):
            out[i] = replace(c, entity="GRADE_RECORD", accepts=_is_letter, name=None)
        elif (
            tested
            and _reach(said)
            and len(set(said)) > 1
            and len(said) >= _LEAST_SCORES
            and _share_of_points(said) >= _MOST
        ):
            out[i] = replace(c, entity="GRADE_RECORD", accepts=_is_points, name=None)
    return tuple(out) if out != list(columns) else None


_TOTAL = re.compile(r"[^\W\d_].*?(?:(?<!\d)\s?/ ?|\bout of |\(of )(?P<total>[1-9]\d{1,2})\)?\s*", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:days?|attend\w*|present|absen\w*|visits?|sessions?|classes|hours?|hrs?|min(?:ute)?s?|weeks?|wks?|copies|books?|boxes|seats?|tickets?|miles?|laps?|forms?|paid|owed|dues|raised|goal|sold)\b|\$",
    re.IGNORECASE,
)


def _reach_no_further(heading: str, values: Sequence[str]) -> bool:
    """Whether a heading gives the points that there are, and no value is higher: "Sounds /26"."""
    found = _TOTAL.fullmatch(heading.strip())
    if found is None or _COUNTED.search(heading) or len(values) < _LEAST_SCORES:
        return False
    points = [float(one["points"]) for v in values if (one := _POINTS.fullmatch(v))]
    return len(points) >= _MOST * len(values) and len(set(points)) > 1 and max(points) <= int(found["total"])


_OUT_OF = re.compile(r"(?P<points>\d{1,3}(?:\.5)?) ?/ ?(?P<total>\d{2,3})")
_DAYS = 12
"""Beyond which no number before a stroke is a month's."""


def _out_of_the_same(values: Sequence[str]) -> bool:
    """Whether a column holds points out of the same total, which are no dates: "14/20", "9/20"."""
    found = [_OUT_OF.fullmatch(v) for v in values]
    if len(values) < _LEAST_SCORES or not all(found):
        return False
    points = [float(one["points"]) for one in found if one]
    totals = {int(one["total"]) for one in found if one}
    return len(totals) == 1 and len(set(points)) > 1 and max(points) <= max(totals) and max(points) > _DAYS


def _is_out_of(cell: str) -> bool:
    return _OUT_OF.fullmatch(cell.strip()) is not None


_HIGH = 20
"""Points that somebody has of a task worth a list: fewer of a thing are counted."""


def _reach(values: Sequence[str]) -> bool:
    return any(float(found["points"]) > _HIGH for v in values if (found := _POINTS.fullmatch(v)))


def _share_of_points(values: Sequence[str]) -> float:
    return sum(map(_is_points, values)) / len(values)


def _is_points(cell: str) -> bool:
    """Whether a cell holds the points or the percentage of a task: "61", "17/20", "88%"."""
    found = _POINTS.fullmatch(cell.strip())
    return found is not None and float(found["points"]) <= _HIGHEST


_POINTS = re.compile(r"(?P<points>\d{1,3}(?:\.\d{1,2})?)(?: ?%| ?/ ?\d{1,3})?")


def _scores(values: Sequence[str]) -> list[float] | None:
    """The scores of a column of such, not all the same."""
    filled = [v.strip() for v in values if v.strip()]
    found = [float(m["score"]) for v in filled if (m := _SCORE.fullmatch(v))]
    return found if len(found) >= max(_LEAST_SCORES, _MOST * len(filled)) and len(set(found)) > 1 else None


def _is_score(cell: str) -> bool:
    return _SCORE.fullmatch(cell.strip()) is not None


def _is_gradebook(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> bool:
    """Whether somebody's marks stand in two columns or more, or letters under a subject: then the rows are pupils."""
    marked = [
        i
        for i, c in enumerate(columns)
        if c.entity == "GRADE_RECORD"
        and i < len(samples)
        and (marks(filled := [v for v in samples[i] if v]) or (is_subject(c.heading) and on_standards(filled)))
    ]
    told = len(marked) > 1 or any(is_subject(columns[i].heading) and letters(samples[i]) for i in marked)
    beside = any(headers.key(c.heading) in _BESIDE_MARKS for c in columns)
    terms = any(headers.key(columns[i].heading) in _QUARTERS for i in marked)
    screened = any(c.entity == "GRADE_RECORD" and headers.key(c.heading) in _SCREENERS for c in columns)
    return (told or screened or (terms and beside)) and names_people(columns)
