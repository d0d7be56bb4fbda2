"""Marks in a list under its title: "Unit 3 quiz scores", and below it a name and a mark in each line.

Source: 603 CMR 23.02 (a pupil's marks are part of the temporary record); lists that teachers paste from a gradebook.
"""

from __future__ import annotations

import re

from recognizers.context.statements import PERSONAL
from recognizers.contract import Hit
from recognizers.naming.gazetteer import is_first, is_last, is_ordinary

_TASK = r"gradebook|grades|marks|averages?|scores?|results?|quiz(?:zes)?|tests?|retests?|retakes?|exams?|midterms?|finals?|mcas|dibels|i-?ready|progress check"
TITLES = (
    rf"\b(?:(?:from|in) (?:the )?gradebook|(?:quiz|test|retest|retake|exam|midterm|final|mcas|dibels|i-?ready|unit|chapter|period|per|math|reading|spelling|vocab\w*|science|history|lab|essay)\b[^\n]{{0,40}}\b(?:{_TASK})|grades?(?: so far| as of| for| -|:))",
    r"\b(?:(?:star|lexile|fluency|map|nwea|f&p|access|wida) (?:results?|scores?|data)|progress (?:as of|so far)|grades? (?:closed?|due|posted)|still missing)\b",
)
"""What stands over such a list, somewhere in its line."""

_TITLE = re.compile("|".join(TITLES), re.IGNORECASE)
LEVELS = r"\b(?:running records?|reading levels?|f ?& ?p (?:levels?|bench\w*)|dra (?:levels?|scores?)|(?:bas|benchmark) levels?)\b"
"""What stands over a list of the levels of books that pupils read: letters, or the numbers of DRA."""

_LEVELS = re.compile(LEVELS, re.IGNORECASE)

_WHEN = r"(?:20\d\d|\d\d ?[-/] ?\d\d|fall|winter|spring|boy|moy|eoy|d[123]|screener|diagnostic)"
_TEST = r"(?:access|wida|w-?apt|las links|mcas|dibels|acadience|aimsweb|i-?ready|nwea|map|star(?: (?:math|reading|early lit\w*))?)"
SCORES = rf"\b(?:{_TEST}\b(?:[ ,:(–-]{{1,3}}[^\W\d_]{{1,10}})?[ ,:(–-]{{1,3}}{_WHEN}|{_WHEN}[ ,:–-]{{1,3}}{_TEST})\b"
"""What stands over a list of scores of a test, several to a name: the test and when it was given."""

_SCORES = re.compile(SCORES, re.IGNORECASE)

_GAME = re.compile(
    r"\b(?:games?|meets?|match(?:es)?|bowl|tournament|vs|league|race|laps?|miles?|varsity|points? scored)\b",
    re.IGNORECASE,
)
_OF_STAFF = re.compile(
    r"\b(?:proctors?|staff|teachers?|pdps?|trainings?|workshops?|rooms|schools|copiers?|codes?|schedules?|coverage|vendors?|quotes?)\b",
    re.IGNORECASE,
)
"""Words of titles that name a test, over what is given of others than pupils."""

_MARK = r"(?:\d{1,3}(?:\.\d{1,2})?(?:\s?%|\s?/\s?\d{1,3})?|[A-DF][+-]?|inc(?:omplete)?|[45]\d\d ?(?:NM|PM|ME?|EE?))"
_ROW = re.compile(
    rf"[ \t*•·>-]{{0,6}}(?:\d{{1,2}}[.)] )?(?P<name>[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){{0,3}})[ \t]*[ \t,:=–-][ \t]*(?P<mark>{_MARK})(?P<more>[ \t,;(].{{0,40}})?"
)
_LEVEL_ROW = re.compile(
    r"[ \t*•·>-]{0,6}(?P<name>[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){0,2})[ \t]*(?:[ \t]{2}|\t|[:=–-])[ \t]*(?P<mark>(?:(?:below|above|pre|level|lvl)[ -])?(?:[A-Z]|[1-8]\d|\d)(?:\s?[,/]?\s?\d{2,3}\s?%)?)(?P<more>(?:[ \t,;(].{0,50})?)"
)
_SCORE = r"(?:(?:[A-Za-z]{1,3}|[Oo]verall|[Cc]omp|[Tt]otal)?[ :=]{0,2}(?:\d{1,3}(?:\.\d{1,2})?|NT|nt|abs))"
_SCORE_ROW = re.compile(
    r"[ \t*•·>-]{0,6}(?P<name>[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){1,2}?)(?:[ \t,]{1,3}\(?(?:gr(?:ade)?\.? ?)?(?:\d{1,2}(?:st|nd|rd|th)?|K)[A-Z]?\)?)?[ \t]*(?:[|:–-]|\t|[ \t]{2})[ \t]*"
    rf"(?P<mark>{_SCORE}(?:(?:[ \t]{{0,2}}[ ,;/|][ \t]{{0,2}}|(?<=\.\d)){_SCORE}){{0,9}})(?P<more>(?:[ \t]{{0,3}}[ |,;(–-][^\d\n].{{0,60}})?)[ \t]*"
)
_DOMAINS = re.compile(r"(?:\d\.\d\D{0,8}){2}\d\.\d")
_TELLING = re.compile(r"\d\.\d|\d{3}|\d\D+\d")
"""A name and its scores, of which one has a decimal or three figures, or there are several: "Kofi Osei gr 6 | 3.1 4.0 / 2.9".
Of three with a decimal each one line tells."""

_PAIR = re.compile(
    rf"(?<![\w'’])(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ](?:\.|[\w'’-]+)?)?)[ \t]{{0,2}}[ \t:=–-][ \t]*(?P<mark>{_MARK})(?![\w/:%.]\w)(?:[ \t]?\([^()\n]{{1,30}}\))?[ \t]*(?:[,;/|]|[ \t]{{2,}}|$|(?=\.?$)| and )",
    re.MULTILINE,
)
"""Somebody with a mark in a line of several such: "Alanna 88   Bo 61   Chandra 94"."""

_OUT_OF = re.compile(
    r"^[ \t*•·>-]{0,6}(?:\d{1,2}[.)]?[ \t]+)?(?P<name>[A-ZÀ-Þ][\w'’-]+,? [A-ZÀ-Þ][\w'’-]*)\b[^\n]{0,90}[ \t:=–-](?P<mark>\d{1,3}(?:\.5)?\s?/\s?(?P<total>10|12|15|16|18|20|24|25|30|35|36|40|45|48|50|60|75|80|100|120|150|200))[ \t.]*$",
    re.MULTILINE,
)
"""A line that begins with a name of two words and ends with so many out of so many."""

_TESTED = re.compile(
    r"^[ \t*•·>-]{0,6}(?:ELA|[Mm]ath|MATH|[Bb]io(?:logy)?|[Ss]ci(?:ence)?|STE|[Pp]hysics|[Ee]nglish)\b[^\n:]{0,12}:(?P<row>[^\n]+)$",
    re.MULTILINE,
)
_SCORED = re.compile(
    r"(?<![\w'’])(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ](?:\.|[\w'’-]+)?)?) ?(?:\(|[-–:=] ?|(?<= ))(?P<mark>4[4-9]\d|5[0-5]\d|560)(?!\d)"
)
"""A line of a subject of MCAS, and somebody with a scaled score (440 to 560) in it: "ELA: Nelson Faro (462), Ida W. 470"."""

_SEATS = re.compile(
    r"\b(?:seats?|enrol\w*|capacity|sections?|class size|headcount|funded|raised|pledg\w*|days?|att(?:endance)?|minutes|copies|boxes|paid|sold)\b",
    re.IGNORECASE,
)
"""What else there are so many of out of so many."""

Pair = tuple[tuple[int, int], tuple[int, int]]
"""Where a name and its mark stand in a text: the beginning and the end of each, in characters."""

_LONGEST_TITLE, _LONGEST = 90, 60
_ROWS, _SHARE, _PAIRS = 3, 0.6, 2
"""Lines that a list must have, the share of them that begin with a name, and the pairs that a line of several must have."""


def title(text: str) -> str | None:
    """What a title of such a list says, the last of the text; None where none stands there, or one of a result of sports."""
    for line in reversed(text.split("\n")):
        if len(line) < _LONGEST_TITLE and (found := _TITLE.search(line)):
            return None if _GAME.search(line) else " ".join(found.group().split())
    return None


def pair(text: str) -> Pair | None:
    """The name and the mark that a short text consists of: "Alanna 88", "Dov F (never turns in hw)"."""
    found = _PAIR.fullmatch(text.strip())
    if found is None or not _is_name(found["name"]):
        return None
    by = len(text) - len(text.lstrip())
    (name, name_end), (mark, mark_end) = found.span("name"), found.span("mark")
    return (name + by, name_end + by), (mark + by, mark_end + by)


def find(text: str) -> list[Hit]:
    """The marks of every list under such a title; of a result of sports, or a list without names, none."""
    hits: list[Hit] = []
    for title in _TITLE.finditer(text):
        start, end = text.rfind("\n", 0, title.start()) + 1, text.find("\n", title.end())
        end = end if end >= 0 else len(text)
        if end < start + _LONGEST_TITLE and not _GAME.search(text, start, end):
            said = " ".join(title.group().split())
            hits.extend(_pairs(text, start, end, said))
            hits.extend(_below(text, end + 1, said) or _lines_of_pairs(text, end + 1, said))
    for title in _LEVELS.finditer(text):
        end = text.find("\n", title.end())
        if end >= 0:
            hits.extend(_below(text, end + 1, " ".join(title.group().split()), _LEVEL_ROW))
    for title in _SCORES.finditer(text):
        start, end = text.rfind("\n", 0, title.start()) + 1, text.find("\n", title.end())
        if 0 <= end < start + _LONGEST_TITLE and not _OF_STAFF.search(text, start, end):
            rows = _below(text, end + 1, " ".join(title.group().split()), _SCORE_ROW, _DOMAINS)
            hits.extend(rows if all(_TELLING.search(text, h.start, h.end) for h in rows) else ())
    return list({hit.start: hit for hit in (*hits, *_of_total(text), *_of_subjects(text))}.values())


def _of_subjects(text: str) -> list[Hit]:
    """The scaled scores of MCAS in lines that name a subject first; of one or two, none."""
    found = [
        pair
        for line in _TESTED.finditer(text)
        for pair in _SCORED.finditer(text, *line.span("row"))
        if _is_name(pair["name"])
    ]
    if len(found) < _ROWS:
        return []
    return [Hit("GRADE_RECORD", *m.span("mark"), PERSONAL, ("a scaled score of MCAS beside a name",)) for m in found]


def _of_total(text: str) -> list[Hit]:
    """The marks at the ends of lines that begin with a name, all out of the same: "3 Pell, Rosalind vla  scales uneven  31/40"."""
    if _GAME.search(text) or _SEATS.search(text):
        return []
    rows: dict[str, list[re.Match[str]]] = {}
    for row in _OUT_OF.finditer(text):
        if _is_name(row["name"]):
            rows.setdefault(row["total"], []).append(row)
    return [
        Hit("GRADE_RECORD", *row.span("mark"), PERSONAL, (f"in a list of marks out of {total}",))
        for total, those in rows.items()
        if len(those) >= _ROWS
        for row in those
    ]


def _below(
    text: str, at: int, title: str, form: re.Pattern[str] = _ROW, surely: re.Pattern[str] | None = None
) -> list[Hit]:
    """The marks of the lines from `at` on, to the first that is no row of the list; of fewer than a list has, those that are
    `surely` such."""
    rows: list[re.Match[str]] = []
    for _ in range(_LONGEST):
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        row = form.fullmatch(text, at, end)
        if row is None and (rows or text[at:end].strip()):
            break
        rows.extend([row] if row else [])
        at = end + 1
        if at > len(text):
            break
    if len(rows) < _ROWS and surely is not None:
        rows = [row for row in rows if surely.search(row["mark"])]
    named = sum(_is_name(row["name"]) for row in rows)
    if len(rows) < (_ROWS if surely is None else 1) or named < _SHARE * len(rows):
        return []
    return [Hit("GRADE_RECORD", *row.span("mark"), 0.75, (f'in a list under "{title}"',)) for row in rows]


def _pairs(text: str, start: int, end: int, title: str) -> list[Hit]:
    """The marks of a line that holds several people with one each."""
    pairs = [m for m in _PAIR.finditer(text, start, end) if _is_name(m["name"])]
    if len(pairs) < _PAIRS:
        return []
    return [Hit("GRADE_RECORD", *m.span("mark"), 0.75, (f'in a list under "{title}"',)) for m in pairs]


def _lines_of_pairs(text: str, at: int, title: str) -> list[Hit]:
    """The marks of the lines from `at` on that hold several people each, to the first that does not."""
    hits: list[Hit] = []
    for _ in range(_LONGEST):
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        found = _pairs(text, at, end, title)
        if not found:
            break
        hits.extend(found)
        at = end + 1
        if at > len(text):
            break
    return hits


def _is_name(said: str) -> bool:
    words = re.split(r"[ ,]+", said)
    return any(is_first(w) or is_last(w) for w in words) and not any(is_ordinary(w) and len(w) > 1 for w in words)
