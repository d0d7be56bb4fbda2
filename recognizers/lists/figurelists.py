"""Figures beside names, whose title alone says what they are: days that pupils missed, sums that they owe.

Source: 603 CMR 23.02 (attendance is part of the temporary record), 42 U.S.C. 1758(b)(6); lists that attendance officers and
kitchens write for letters and calls home: "10-day letters", and below it "Noone, Patrick 8B, 11, home visit Thurs".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recognizers.context.statements import PERSONAL
from recognizers.contract import Hit
from recognizers.naming.gazetteer import is_first, is_last, is_ordinary

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_][\w'’-]*"
_WHO = (
    rf"[ \t*•·>–-]{{0,6}}(?:\d{{1,2}}[.)] )?(?:(?i:gr(?:ade)?)\.? ?(?:\d{{1,2}}|K)\s?[–:-]\s?)?"
    rf"(?P<name>{_NAME}(?:,? (?:{_NAME}|[A-ZÀ-Þ]\.?(?!\w))){{0,2}})"
    r"(?P<grade>[ \t,(]{1,3}(?:(?i:gr(?:ade)?|rm|hr)\.? ?)?(?:\d{1,2}[A-Z]?|K\d?|\d{3}|[A-Z]\d{1,3})\)?)?"
)
_REST = r"(?P<more>(?:[ \t,;.()–-].{0,200})?)"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of such lists: what its titles say, of what other lists they are, and a line of it."""

    title: re.Pattern[str]
    others: re.Pattern[str]
    row: re.Pattern[str]


TITLES = {
    "ATTENDANCE_RECORD": r"\b(?:(?:attendance|absences?|truancy|tard(?:y|ies)|5-day|10-day|15-day) (?:letters?|huddle|list|log|calls|report|check|review|team|watch|concerns)|days (?:out|missed|absent)|(?:un)?excused absences|chronic(?:ally)? absen\w+)\b",
    "ECONOMIC_STATUS": r"\b(?:(?:owes?|owed|owing|behind|balances?|debts?|past due|unpaid|short)\b[^\n]{0,30}\b(?:lunch(?:es)?|meals?|cafeteria|caf[eé]|kitchen)|(?:lunch|meal|cafeteria|caf[eé]|kitchen)\b[^\n]{0,30}\b(?:balances?|debts?|owes?|owed|owing|charges|negatives?|past due|unpaid))\b",
}
"""What stands over such a list, somewhere in its line."""

_KINDS = {
    "ATTENDANCE_RECORD": _Kind(
        re.compile(TITLES["ATTENDANCE_RECORD"], re.IGNORECASE),
        re.compile(
            r"\b(?:perfect|staff|teachers?|board|committee|members|volunteers?|practices?|rehearsals?|substitutes?|subs|polic\w+|average|enrol\w+)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{_WHO}[ \t,:=–-]{{1,4}}(?P<figure>\d{{1,3}}(?:\.5)?(?P<unit>\s?(?:of|/)\s?\d{{2,3}}| ?(?:days?|abs(?:ences)?|tard(?:y|ies)|x|times|lates?)\b)?)(?![\w$%/:]|\.\d){_REST}"
        ),
    ),
    "ECONOMIC_STATUS": _Kind(
        re.compile(TITLES["ECONOMIC_STATUS"], re.IGNORECASE),
        re.compile(
            r"\b(?:raised|rais\w+|pledg\w+|sold|sales?|donat\w+|fund-?rais\w+|prices?|menu|invoices?|vendors?|tickets?|staff|teachers?)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{_WHO}[ \t,:=–-]{{1,12}}(?P<figure>\(?[-–]?\$ ?[-–]?\d{{1,4}}(?:\.\d\d)?\)?|[-–]?\d{{1,4}}\.\d\d)(?P<unit>)(?![\w%/:]|\.\d){_REST}"
        ),
    ),
}
_LONGEST_TITLE, _REACH = 160, 1_200
"""Characters of the line of a title, and of the list below it, at most."""

_ROWS, _BETWEEN = 2, 2
"""Lines that a list must have, and the lines that are none which may stand before it or within it, one after the other."""

_GRADES = 12
"""A figure up to here may be the grade of a pupil, who has no other in the line."""


def titled(title: str) -> str | None:
    """What the figures of a table without a header are by its title: the entity, or None."""
    for entity, kind in _KINDS.items():
        if kind.title.search(title) and not kind.others.search(title):
            return entity
    return None


def find(text: str, entity: str) -> list[Hit]:
    """The figures of every list under such a title, as what is said of those named beside them."""
    hits: list[Hit] = []
    kind, done = _KINDS[entity], -1
    for title in kind.title.finditer(text):
        start, end = text.rfind("\n", 0, title.start()) + 1, text.find("\n", title.end())
        if end < 0 or end - start > _LONGEST_TITLE or start < done or kind.others.search(text, start, end):
            continue
        rows = list(_below(text, end + 1, kind))
        if len(rows) >= _ROWS and all(map(_is_name, rows)) and any(map(_is_figure, rows)):
            why = (f'in a list under "{" ".join(title.group().split())}"',)
            hits.extend(Hit(entity, *row.span("figure"), PERSONAL, why) for row in rows)
            done = rows[-1].end()
    return hits


def _below(text: str, at: int, kind: _Kind) -> Iterator[re.Match[str]]:
    """The lines of a list from `at` on, to the second one in a row that is none; a line that ends in ":" heads some of them."""
    last, between = at + _REACH, 0
    while at < min(last, len(text)) and between <= _BETWEEN:
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        row = kind.row.fullmatch(text, at, end)
        if row is not None:
            yield row
        if text[at:end].strip():
            between = 0 if row else between + 1
        at = end + 1


def _is_name(row: re.Match[str]) -> bool:
    words = re.split(r"[ ,]+", row["name"].rstrip("."))
    return any(is_first(w) or is_last(w) for w in words) and not any(is_ordinary(w) and len(w) > 2 for w in words)


def _is_figure(row: re.Match[str]) -> bool:
    """Whether what a line counts is surely no grade: it has one beside it, a unit, or is too much for one."""
    return bool(row["grade"] or row["unit"]) or "." in row["figure"] or int(re.sub(r"\D", "", row["figure"])) > _GRADES
