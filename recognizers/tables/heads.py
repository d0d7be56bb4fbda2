"""Whether names of pupils head the columns of a table, and where they stand.

Names head columns of other things too: whom a duty or a lesson falls to, players of a game, people of books and of history,
schools and makers of books called after somebody. So what stands above, what the rows are called and what the cells hold is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from recognizers.columns.namecells import capitalised, is_firm, like_full_name, like_name, parts_of, reads_as_name
from recognizers.columns.refining import marks
from recognizers.columns.sheets.attendance import are_tardies
from recognizers.columns.sheets.matters import lists_adults
from recognizers.columns.topics import is_subject
from recognizers.contract import Hit
from recognizers.headings.reading import Headings
from recognizers.linking.owners import is_nobody
from recognizers.naming.gazetteer import (
    GIVEN_WORDS,
    NOT_NAMES,
    PUBLIC_FIGURES,
    fold,
    is_first,
    is_last,
    is_ordinary,
    may_be_first,
)
from recognizers.naming.places import is_place
from recognizers.naming.shapes import without_class
from scanners.contract import Row

_SEARCHED, _MOST, _LABELS = 8, 60, 3
"""Rows of which one may hold the names, the columns that are looked at, and those in front of the names at most."""

_SURE, _OTHERS, _DUTIES, _FIGURES, _ALIKE = 0.5, 0.3, 0.2, 2, 0.75
"""The share of the heads that are surely names; the shares of the cells below that name others, or duties, from which these
are no pupils; how many heads are people of history or of books then, and which share is called
like groups."""

_INITIAL = re.compile(r"(?P<first>[^\W\d_][^\W\d_'’-]+),? [^\W\d_]{1,2}\.?")

_PUPILS = re.compile(
    r"\b(?:students?|pupils?|kids?|kiddos?|child(?:ren)?|ieps?|504s?|sped|behaviou?rs?|conduct|point sheet|seizures?|meds?|medications?|medicines?|nurse|homework|detentions?|caseload|toilet\w*|accommodations?|supports?|services?|attendance|absen\w+|tard\w+|grades|marks|report cards?|progress|interventions?|rti|mtss|speech|alumnos?|estudiantes|alunos?|elèv)\b",
    re.IGNORECASE,
)
"""What heads a table of pupils, or one of its rows."""

_ADULTS = re.compile(
    r"\b(?:staff\w*|teachers?(?!:)|faculty|paras?|paraprofessionals?|aides?|coach(?:es)?|subs?|substitutes?|volunteers?|chaperones?|interview\w*|candidates?|applicants?|finalists?|hiring|committee|board|dut(?:y|ies)|coverage|rota|shifts?|payroll|time ?sheets?|pd|plc|tutors?|drivers?|vendors?|officials|availability|workshops?|trainings?|sick days?|personal days?|leave|raters?|scorers?|counselors?|therapists?|providers?|slps?|room parents?|potluck|dish(?:es)?|bringing|recipes?|debate)\b",
    re.IGNORECASE,
)
_TALE = re.compile(
    r"\b(?:practice (?:cases?|charts?|problems?|ieps?)|case stud(?:y|ies)|samples?|examples?|scenarios?|vignettes?|mock|made[- ]up|invented|characters?|novels?|chapters?|protagonists?|antagonists?|scenes?|cast|plots?|authors?|artists?|composers?|scientists?|inventors?|explorers?|presidents?|biograph\w*|famous|historical|history|heroe?s?|myths?|poets?|traits?|motivations?|themes?|settings?|quotes?|died|known for|inventions?|contributions?|legacy|lab partners?)\b",
    re.IGNORECASE,
)
"""What heads tables of people in books and in history."""

_GAMES = re.compile(
    r"\b(?:pts|points?|rebounds?|assists?|steals?|blocks?|fouls?|hits?|hitting|runs?|rbis?|abs?|at[- ]bats?|innings?|goals?|saves|laps?|heats?|batting|fielding|pitching|era|kills|aces|digs|yards|tackles|touchdowns?|sprints?|relays?|\d+ ?(?:m|k|meters?|yd|yards?)|mile|splits?|throws?|jumps?|javelin|shot ?put|vault|stats?|games?|teams?|season|match(?:es)?|meets?|tournament|league|lineup|scrimmage|quarter \d|sets? \d|solos?|duets?)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:\b(?:total|number of|percent(?:age)?|per)|[#%](?: of)?) ?(?:students|pupils?|teachers|staff|low|econ\w*|ells?|sped|enrol\w*)\b|\benrol\w+|\b(?:indicators?|metrics?|price|cost|shipping|quotes?|warranty|isbn|toner|ink|battery|ip address|firmware|deaths|damage|population|capacity)\b|^(?:on|about) \w+",
    re.IGNORECASE | re.MULTILINE,
)
"""What a row of a comparison is called: of schools, makers of books, candidates, things with names of people."""

_GROUP = re.compile(r"ieps?|504s?|ells?|els?|sped|frl|low[- ]income|homeless", re.IGNORECASE)
_TICKS = frozenset("01")
_NUMBER = re.compile(r"\d+(?:\.\d+)? ?%?|[\d.]+%")
_BODIES = re.compile(
    r"\b(?:schools?|districts?|towns?|city|cities|states?|teachers?|mothers?|fathers?|parents?|guardians?|doctors?|physicians?|vendors?|company|publishers?|buildings?|case ?managers?|liaisons?|homeroom)\b",
    re.IGNORECASE,
)
"""What the first cell before the names calls them, where they are no pupils."""

_TITLED = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|coach|sra?|srta|prof|officer|nurse|principal)\b", re.IGNORECASE)

_COLOURS = frozenset(
    "amber violet scarlet olive hazel ruby jade rose indigo ivory sienna coral lavender lilac magenta cyan crimson ebony pearl opal emerald topaz garnet amethyst sapphire jasmine lily daisy iris poppy ginger sage".split()
)
"""Groups are called so, and all alike: colours, stones, flowers."""

_DUTY = re.compile(
    r"\b(?:dut(?:y|ies)|prep|planning|plc|coverage|cover(?:s|ing)? (?:for|class|lunch|rm|room)|pd|(?:staff|faculty|dept|department|team|iep|504|data) (?:meeting|mtg)s?|sub for|co-?teach\w*|case ?load|coach(?:ing|es)?|monitors?|supervis\w+|proctor\w*)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:(?:mon|tue?s?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*)?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\.?)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}|(?:week|day|wk|period|block) ?\w{1,2}|[ap]m|noon|morning|afternoon)?",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[^\W\d_][\w .#/-]{0,24}?\s?[:=]\s?\S")
"""What a cell of a card holds: a label and its value."""

_NAMED_FIRST = re.compile(r"\s*([^\W\d_][^\W\d_'’-]+)[,:;\s]")


@dataclass(frozen=True, slots=True)
class Heads:
    """The row of names over a table, the columns of each, and what a column of such names is called: "Student" where they surely
    are. Under a name that stands over several columns, `parts` are their own heads: "AM", "PM"."""

    row: Row
    people: tuple[tuple[int, ...], ...]
    parts: tuple[str, ...] = ("",)
    named: str = "Name"

    @property
    def places(self) -> frozenset[int]:
        """The positions of all columns under the names."""
        return frozenset(i for columns in self.people for i in columns)

    @property
    def labels(self) -> int:
        """How many columns stand in front of the names."""
        return self.people[0][0]

    def label(self, row: Row, part: int = 0) -> str:
        """What the first cells of a row, and the head of a part, say of its others."""
        said = (c.strip() for c in (*row.cells[: self.labels], self.parts[part]))
        return " ".join(filter(None, said))

    def below(self, rows: Iterable[Row]) -> list[Row]:
        """The rows that follow, up to those of another table."""
        return list(takewhile(lambda r: not self.names_others(r), (r for r in rows if not self.repeats(r))))

    def repeats(self, row: Row) -> bool:
        """Whether the row is that of the names once more, or that of the parts."""
        names = [_at(row, columns[0]) for columns in self.people]
        return names == [_at(self.row, columns[0]) for columns in self.people] or self.is_of_parts(row)

    def is_of_parts(self, row: Row) -> bool:
        """Whether the row heads the parts."""
        return any(self.parts) and all(tuple(_at(row, i) for i in columns) == self.parts for columns in self.people)

    def names_others(self, row: Row) -> bool:
        """Whether the row holds names in the place of these, and begins another table."""
        filled = [c for columns in self.people if (c := _at(row, columns[0]))]
        likely = all(_is_sure(c) or _may_be(c) for c in filled) and 2 * sum(map(_is_sure, filled)) >= len(filled)
        return len(filled) > 1 and likely and not self.repeats(row)


def pupils_across(
    rows: Sequence[Row], above: str, headings: Headings, listed: Sequence[Sequence[Sequence[Hit]]] = ()
) -> Heads | None:
    """The names of pupils that head the columns of a table, by its first rows; None for any other table.

    `above` is what stands over it; `listed` are the names of the roster in the cells of each row.
    """
    if not rows or rows[0].number == 0:
        return None
    filled = [sum(bool(c.strip()) for c in r.cells[:_MOST]) for r in rows]
    half = max(filled) / 2
    for at, row in enumerate(rows[:_SEARCHED]):
        if filled[at] > 1 and (people := _people(row, headings, listed[at] if at < len(listed) else ())):
            titles = "\n".join([above, *(" ".join(r.cells[:_MOST]) for r in rows[:at])])
            return _judged(row, people, rows[at + 1 :], titles)
        if filled[at] > max(1, half):
            return None  # the header of something else
    return None


def _people(row: Row, headings: Headings, listed: Sequence[Sequence[Hit]]) -> tuple[int, ...]:
    """The positions of the names in a row that are surely names of people, the first cells aside; none if they are not."""
    cells = [without_class(c.strip()) for c in row.cells]
    if len(cells) > _MOST:
        return ()
    known = {i for i, hits in enumerate(listed) if any(h.entity == "PERSON" for h in hits)}
    sure = {i for i, c in enumerate(cells) if c and (i in known or _is_sure(c))}
    likely = {i for i, c in enumerate(cells) if i and sure and capitalised(c) and _may_be(c)}
    first = min(sure | likely, default=_MOST)
    while 1 < first <= len(cells) and _is_word_too(cells[first - 1], headings):
        first -= 1
        sure.add(first)
    if first > _LABELS or any(_may_be_anybody(c) or _BODIES.search(c) for c in cells[:first]):
        return ()
    filled = [i for i, c in enumerate(cells) if i >= first and c]
    people = [i for i in filled if i in sure or (_may_be(cells[i]) and not headings.known(cells[i]))]
    named = [cells[i] for i in people]
    enough = len(set(named)) > 1 or (len(filled) == 1 and like_full_name(cells[first]))
    # without labels in front nothing but names stands there
    alone = first > 0 or len(sure) == len(filled) > 1
    most = 2 * len(people) > len(filled) and len(sure) >= _SURE * len(people)
    return tuple(people) if enough and alone and most and not _are_others(named) else ()


def _is_word_too(cell: str, headings: Headings) -> bool:
    """Whether a head in front of sure names may be one that is a word as well: "Aria"."""
    return (
        cell.istitle()
        and cell.isalpha()
        and (may_be_first(cell) or fold(cell) in GIVEN_WORDS)
        and not headings.known(cell)
    )


def _are_others(names: Sequence[str]) -> bool:
    """Whether names are those of adults or nobody, of people of history and of books, or of groups that are called after colours."""
    folded = list(map(fold, names))
    return (
        any(map(_TITLED.match, names))
        or {"min", "max"} <= set(folded)  # of a range
        or any(map(is_nobody, names))
        or sum(n in PUBLIC_FIGURES for n in folded) >= min(_FIGURES, len(names))
        or sum(n in _COLOURS for n in folded) >= _ALIKE * len(names)
    )


def _may_be_anybody(cell: str) -> bool:
    return _is_sure(cell) or (capitalised(cell) and like_name(cell))


def _is_sure(cell: str) -> bool:
    """Whether a head is surely a name: "Kofi Osei", "OSEI, KOFI", "Amelia F", "Amelia"."""
    if is_place(cell) or is_firm(cell) or not re.fullmatch(r"[^\W\d_][^\d_@/:;!?&]{1,60}", cell):
        return False
    if found := _INITIAL.fullmatch(cell):
        return may_be_first(found["first"]) and fold(found["first"]) not in NOT_NAMES and _is_given(found["first"])
    if like_full_name(cell):
        return True
    words = parts_of(cell)
    if len(words) == 1:
        return reads_as_name(cell)
    if not 2 <= len(words) <= 4 or any(is_ordinary(w) or fold(w) in NOT_NAMES for w in words if len(w) > 1):
        return False
    given, family = (words[-1], words[0]) if "," in cell else (words[0], words[-1])
    return may_be_first(given) and is_last(family) and not is_place(cell)


def _is_given(word: str) -> bool:
    return is_first(word) or fold(word) in GIVEN_WORDS


def _may_be(cell: str) -> bool:
    """Whether a head beside sure ones may be a name as well: of no list ("Tavish Marlow"), or a word too ("June")."""
    words = parts_of(cell)
    if not words or len(words) > 4 or re.search(r"[\d@/_:;!?&#]", cell) or is_firm(cell):
        return False
    if len(words) == 1:
        return cell[:1].isupper() and (fold(cell) in GIVEN_WORDS or (like_name(cell) and len(cell) > 2))
    return like_name(cell) and not is_ordinary(words[-1])


def _over(row: Row, people: Sequence[int], below: Sequence[Row]) -> Heads:
    """The heads with all columns of each: those behind a name, up to the next, over which nothing stands."""
    ends = [*people[1:], next((i for i in range(people[-1] + 1, len(row.cells)) if _at(row, i)), len(row.cells))]
    wide = min(b - a for a, b in pairwise([*people, ends[-1]]))
    parted = wide > 1 and any(_at(r, i + 1) for r in below for i in people)
    columns = tuple(tuple(range(i, i + (wide if parted else 1))) for i in people)
    under = tuple(_at(below[0], i) for i in columns[0]) if parted and below else ()
    heads = Heads(row, columns, under if all(under) and under else ("",) * len(columns[0]))
    return heads if below and heads.is_of_parts(below[0]) else replace(heads, parts=("",) * len(columns[0]))


def _judged(row: Row, people: tuple[int, ...], below: Sequence[Row], titles: str) -> Heads | None:
    """The heads, unless the rows below them are those of some other table."""
    heads = _over(row, people, below)
    body = [r for r in heads.below(below) if any(c.strip() for c in r.cells)]
    labels = [heads.label(r) for r in body]
    cells = [c for r in body for i in sorted(heads.places) if (c := _at(r, i))]
    over = _lines(titles) + " ".join(row.cells[: people[0]])
    said = [over, *labels]
    if not cells or (people[0] and not any(labels)):
        return None
    pupils = any(map(_PUPILS.search, said))
    days = _share(labels, _WHEN, whole=True) >= _SURE
    other = (
        _are_of_others(cells)
        or any(_TALE.search(s) or _COMPARED.search(s) for s in said)
        or _are_names(labels)
        or _counts_groups(heads, body)
        or (_are_games(over, labels, pupils) and _are_counts(cells))
        or (len(people) == 1 and not days)
        or (not people[0] and sum(map(bool, map(_LABELLED.match, cells))) >= _OTHERS * len(cells))
    )
    pupils = pupils or (days and are_tardies(cells)) or _are_marks(heads, body)
    if other or (not pupils and (any(map(_ADULTS.search, said)) or lists_adults(over))):
        return None
    return replace(heads, named="Student" if pupils else "Name")


def _are_of_others(cells: Sequence[str]) -> bool:
    """Whether cells say with whom the people above them are, or on what duty."""
    return sum(map(_names_other, cells)) >= _OTHERS * len(cells) or sum(
        bool(_DUTY.search(c)) for c in cells
    ) >= _DUTIES * len(cells)


def _are_marks(heads: Heads, body: Sequence[Row]) -> bool:
    """Whether marks stand beside subjects, two of them at least."""
    rows = [r for r in body if is_subject(heads.label(r))]
    return len(rows) > 1 and marks([c for r in rows for i in sorted(heads.places) if (c := _at(r, i))])


def _are_counts(cells: Sequence[str]) -> bool:
    """Whether most cells are figures, as those of games are: what somebody did is told in words."""
    filled = [c.strip() for c in cells if c.strip()]
    return not filled or sum(any(map(str.isdigit, c)) and len(c) <= _FIGURES for c in filled) >= _OTHERS * len(filled)


_FIGURES = 8
"""Characters of a figure at most: "6:02.4"."""


def _are_games(over: str, labels: Sequence[str], pupils: bool) -> bool:
    """Whether a table counts what was done in games."""
    told = sum(map(bool, map(_GAMES.search, labels)))
    return (_GAMES.search(over) is not None and not pupils) or told >= max(2, _OTHERS * len(labels))


def _counts_groups(heads: Heads, body: Sequence[Row]) -> bool:
    """Whether a row gives how many have an IEP, or learn English, of each: then these are schools."""
    for row in body:
        held = [c for columns in heads.people if (c := _at(row, columns[0]))]
        if (
            _GROUP.fullmatch(heads.label(row))
            and len(held) > 1
            and all(_NUMBER.fullmatch(c) and c not in _TICKS for c in held)
        ):
            return True
    return False


def _at(row: Row, index: int) -> str:
    return row.cells[index].strip() if index < len(row.cells) else ""


def _lines(text: str) -> str:
    """The lines of a text that may be titles."""
    lines = [line.strip() for line in text.splitlines()]
    return "".join(f"{line}\n" for line in lines if line and len(line) <= 100 and not line.endswith((".", "?", ",")))


def _share(texts: Sequence[str], form: re.Pattern[str], whole: bool = False) -> float:
    return sum(bool(form.fullmatch(t) if whole else form.search(t)) for t in texts) / len(texts)


def _are_names(labels: Sequence[str]) -> bool:
    filled = [label for label in labels if label]
    return bool(filled) and sum(map(reads_as_name, filled)) >= _OTHERS * len(filled)


def _names_other(cell: str) -> bool:
    """Whether a cell names somebody, alone or first: a pupil with whom an aide is, a partner."""
    if reads_as_name(cell) or (capitalised(cell) and _may_be(cell)):
        return True
    found = _NAMED_FIRST.match(cell)
    return found is not None and found[1][0].isupper() and is_first(found[1])
