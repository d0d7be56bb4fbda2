"""A table judged by its columns: which row is the header, what each column holds, what kind of people its rows are.

A column is judged as a whole before its cells: by its heading where there is one that is known, else by its first values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from recognizers import headers
from recognizers.column import Column
from recognizers.contract import STATEMENTS, About, Recognizer
from recognizers.gazetteer import NOT_NAMES, fold, is_first, is_ordinary
from recognizers.refining import refined
from scanners.contract import Row

_CODED = re.compile(r"[A-Za-z]{3}\d{3}|\D*\b504\b\D*")
"""Headings with a number in them: DOE042 of SIMS, "504 plan"."""
_HISTORIC = re.compile(r"\b1[0-8]\d\d\b")
"""A year of no pupil's birth: a list with such years is one of history, the later ones in it too."""
SAMPLE_ROWS = 60
HEADER_ROWS = 30


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read a table: `header` is the number of its header row (None if it has none)."""

    header: int | None
    columns: tuple[Column, ...]
    about: About

    @property
    def has_names(self) -> bool:
        """Whether some column names the person a row is about."""
        return any(c.name in {"first", "last", "full"} for c in self.columns)


class Headings:
    """The headings known, from the recognizers in force."""

    def __init__(self, recognizers: Sequence[Recognizer]) -> None:
        self.entities: dict[str, str] = {h: r.entity for r in recognizers for h in r.headers}
        self.accepts: Mapping[str, Callable[[str], bool]] = {r.entity: r.accepts for r in recognizers if r.headers}

    def known(self, cell: str) -> bool:
        """Whether the cell reads as a heading of a table about people."""
        k = headers.key(cell)
        return k in self.entities or k in headers.NAMES or k in headers.STUDENT_CUES or k in headers.STAFF_CUES


def find_header(rows: Sequence[Row], headings: Headings) -> int | None:
    """The index in `rows` of the header row, or None. Titles above it and blank rows are passed over."""
    scores: dict[int, float] = {}
    for index, row in enumerate(rows[:HEADER_ROWS]):
        cells = [c.strip() for c in row.cells if c.strip()]
        if not cells or any(len(c) > 80 for c in cells):
            continue
        known = sum(headings.known(c) for c in cells)
        wordy = sum(headings.known(c) or not re.search(r"\d{3}", c) or _CODED.fullmatch(c) is not None for c in cells)
        if known and wordy == len(cells) and (len(cells) > 1 or len(rows) > 1):
            scores[index] = known + 0.01 * len(cells)
    best_score = max(scores.values(), default=0.0)
    best = next((i for i, score in scores.items() if score == best_score or score >= max(2.0, 0.6 * best_score)), None)
    while (
        best is not None and scores.get(best + 1, 0.0) > scores[best]
    ):  # headings over headings: the lower ones name columns
        best += 1
    if (best is not None and best_score >= 2) or (best is not None and _width(rows) <= 3):
        return best
    first = next(
        (i for i, r in enumerate(rows[:HEADER_ROWS]) if sum(bool(c.strip()) for c in r.cells) >= min(2, _width(rows))),
        None,
    )
    if first is not None and _reads_as_header(rows, first):
        return first
    return best


def _width(rows: Sequence[Row]) -> int:
    return max((sum(bool(c.strip()) for c in r.cells) for r in rows), default=0)


def _reads_as_header(rows: Sequence[Row], index: int) -> bool:
    cells = [c.strip() for c in rows[index].cells]
    below = rows[index + 1 : index + 6]
    if not below or any(re.search(r"\d{2}|@", c) for c in cells) or sum(bool(c) for c in cells) < 2:
        return False
    return any(re.search(r"\d", c) for row in below for c in row.cells) and all(len(c) <= 40 for c in cells)


def reads_as_new_header(row: Row, headings: Headings) -> bool:
    """Whether a row in the middle of a table is the header of another one: headings, and nothing else, in its cells."""
    cells = [c.strip() for c in row.cells if c.strip()]
    if len(cells) < 2 or any(len(c) > 40 or re.search(r"\d{2}|@", c) for c in cells):
        return False
    return sum(headings.known(c) for c in cells) >= max(2, 0.6 * len(cells))


def plan(rows: Sequence[Row], headings: Headings) -> Plan:
    """The plan for a table, from its first rows."""
    at = 0 if rows and rows[0].number == 0 else find_header(rows, headings)  # row 0: field names of records
    body = [r for i, r in enumerate(rows) if (at is None or i > at)][:SAMPLE_ROWS]
    labels = [c.strip() for c in rows[at].cells] if at is not None else []
    width = max((len(r.cells) for r in rows), default=0)
    samples = [[r.cells[i].strip() for r in body if i < len(r.cells)] for i in range(width)]
    about = _people(labels)
    judged = [_column(labels[i] if i < len(labels) else "", samples[i], headings) for i in range(width)]
    columns = refined(judged, samples, about, at is not None)
    if about == "unknown" and any(c.entity in {"STUDENT_ID", "SASID"} for c in columns):
        about = "student"
    return Plan(rows[at].number if at is not None else None, _one_name(columns), about)


def _one_name(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where first and last names have their columns, a column guessed to hold full names is somebody else's."""
    if any(c.name == "last" for c in columns) and any(c.name == "first" for c in columns):
        return tuple(
            Column(c.heading, c.entity, "other", c.about)
            if c.name == "full" and headers.key(c.heading) not in headers.NAMES
            else c
            for c in columns
        )
    return columns


def _people(labels: Sequence[str]) -> About:
    keys = {headers.key(label) for label in labels}
    student, staff = len(keys & headers.STUDENT_CUES), len(keys & headers.STAFF_CUES)
    if student and student >= staff:
        return "student"
    return "staff" if staff else "unknown"


def _column(label: str, values: Sequence[str], headings: Headings) -> Column:
    k = headers.key(label)
    filled = [v for v in values if v]
    entity = headings.entities.get(k)
    if entity is not None:
        return _entity_column(label, entity, filled, headings)
    kind = headers.NAMES.get(k)
    if kind is not None and (kind != "full" or k != "name" or not filled or _share(filled, like_name) >= 0.3):
        about: About = {"family": "family", "staff": "staff"}.get(kind, "unknown")  # type: ignore[assignment]
        return Column(label, name=kind, about=about)
    if filled and kind is None and _share(filled, _like_full_name) >= 0.6 and len(filled) >= 2:
        return Column(label, name="full" if not _says_other(k) else "other")
    return Column(label)


def _entity_column(label: str, entity: str, filled: Sequence[str], headings: Headings) -> Column:
    if entity in STATEMENTS:
        return Column(label, entity=entity)
    if entity == "STUDENT_ID" and filled and _share(filled, lambda v: bool(re.fullmatch(r"10\d{8}", v))) >= 0.8:
        return Column(label, entity="SASID")
    if entity == "DATE_OF_BIRTH" and filled and _share(filled, lambda v: bool(_HISTORIC.search(v))) >= 0.2:
        return Column(label, name="other")
    if filled and _share(filled, headings.accepts[entity]) < 0.2:
        return Column(label)
    return Column(label, entity=entity)


def _says_other(k: str) -> bool:
    return any(
        word in k
        for word in ("title", "book", "author", "product", "company", "city", "town", "course", "subject", "item")
    )


def _share(values: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, values)) / len(values)


def _words(value: str) -> list[str]:
    return [w for w in re.split(r"[\s,]+", re.sub(r"\([^)]*\)|\"[^\"]*\"", " ", value)) if w.strip(".")]


def like_name(value: str) -> bool:
    """Whether a cell could hold a person's name: a few words, none of them an ordinary one, no digits."""
    words = _words(value)
    return (
        0 < len(words) <= 5
        and not re.search(r"[\d@/_:]", value)
        and not any(fold(w) in NOT_NAMES for w in words)
        and any(not is_ordinary(w) for w in words)
    )


def _like_full_name(value: str) -> bool:
    words = _words(value)
    return (
        2 <= len(words) <= 5
        and like_name(value)
        and any(is_first(w) for w in words)
        and all(w[0].isupper() for w in words if len(w) > 3)
    )
