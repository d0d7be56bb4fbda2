"""A table judged by its columns: which row is the header, what each column holds, what kind of people its rows are.

A column is judged as a whole before its cells: by its heading where there is one that is known, else by its first values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from recognizers.columns import layouts
from recognizers.columns.addresses import addressed
from recognizers.columns.birth_parts import put_birth_parts
from recognizers.columns.column import NAMING, Column, names_people
from recognizers.columns.documents import by_passports
from recognizers.columns.entries import is_entry
from recognizers.columns.gradebooks import counted, lettered, marked
from recognizers.columns.grouped import by_group, groups_over
from recognizers.columns.headerrows import find_header, of_series, stack_at
from recognizers.columns.namecells import (
    PLACES,
    call_pupils,
    given_alone,
    is_kin,
    like_full_name,
    like_name,
    read_as_names,
)
from recognizers.columns.opening import records
from recognizers.columns.pupil_lists import are_of_school_age
from recognizers.columns.refining import refined
from recognizers.columns.sheet_topics import by_sheet, warned
from recognizers.columns.sheets.censuses import without_header
from recognizers.columns.sheets.directories import is_body, meanings
from recognizers.columns.sheets.figures import by_figures
from recognizers.columns.sheets.flagged import keyed
from recognizers.columns.sheets.kept import without_sums
from recognizers.columns.sheets.ledgers import with_paid_for
from recognizers.columns.sheets.lists_of_conduct import by_conduct, by_health
from recognizers.columns.sheets.lookalike_columns import (
    leave_initials,
    leave_stops,
)
from recognizers.columns.sheets.matters import shows_how
from recognizers.columns.sheets.other_senses import in_other_senses
from recognizers.columns.sheets.owned import with_owned
from recognizers.columns.sheets.scaled_scores import without_scores
from recognizers.columns.sheets.settings import put_settings
from recognizers.columns.sheets.submissions import submissions
from recognizers.columns.sheets.tallies import put_chart
from recognizers.columns.stacked import Stack, judged
from recognizers.columns.titled import relatives
from recognizers.columns.topics import by_topic, told_by_text
from recognizers.columns.unlabelled import share
from recognizers.columns.whom import (
    as_told,
    at_first,
    by_title,
    lists_pupils,
    of_adults,
    title_of,
    told_of_all,
    with_whose,
)
from recognizers.columns.wide import chosen, narrowed, widened
from recognizers.context.technical import ANY_PAPER, Technical
from recognizers.contract import STATEMENTS, About, Hit
from recognizers.disguise.asked import meant
from recognizers.headings import headers
from recognizers.headings.reading import WIDE, Headings, Reading, ends
from recognizers.naming.gazetteer import is_first
from recognizers.naming.places import is_place
from recognizers.naming.shapes import without_class
from scanners.contract import Row

_FITS = 0.2
"""The share of the cells under a heading that must be what it asks for."""

_HISTORIC = re.compile(r"\b1[0-8]\d\d\b")
"""A year of no pupil's birth: a list with such years is one of history, the later ones in it too."""
_LONG_AGO = 0.2
_MANUFACTURED = re.compile(r"mfr|mfg|manufactur|madeon|built")
"""Of a heading (its key): a helmet is born, too."""
_TITLES = 4
"""Rows of titles over a table without a header at most."""

_YES_NO = frozenset("true false y n yes no 1 0".split())
_LEVELS = re.compile(
    r"(?:(?:pre-?k|pk\d?|k[fgp]?|ug|ps|0?\d|1[0-3]|\d{1,2}(?:st|nd|rd|th))(?:\s?[,;/–-]\s?|$))+", re.IGNORECASE
)
"""Levels of school: OneRoster's `grades` holds them, and no marks."""
SAMPLE_ROWS = 60
SAMPLE_CELLS = 2_000_000
"""Of a very wide table fewer rows are looked at first."""
GROUPED = 3
"""The first columns, in which a list names a person once for all the rows that follow."""

_JUDGED, _FEW_NAMES = 3, 0.3
"""Cells that show that nobody is named under a heading of names, and the share of them that may look like names all the same."""

_ENTRIES = 0.5
"""The share of the cells under a heading of names that say something of those they name."""

_SAID, _PARTICLE = 0.5, 3
"""Cells under "Family" that are no surnames, and the letters that a word of one may have in lower case: "de", "van"."""

_GIVEN = 0.6
"""The share of the cells beside surnames that begin with a given name, where their heading asks for names of no kind."""

_KIN = 0.6
"""The share of the cells of a column of relatives that say what somebody is to a pupil, and the name."""

_NAMED_UNDER = 0.9
"""The share of the cells under a heading of statements that are full names where it heads who they are said of."""

_READ = frozenset("reading ela english literature science socialstudies history projects".split())
"""Subjects under which titles stand as well as marks."""
_LONGEST_TITLE = 60

_AID = re.compile(r"financial(?:aid|assistance)|aid(?:award|cat|code)|tuitionassistance|income|agi|efc")
"""Headings (their keys) under which sums stand that a family was given, or earns."""

_TOTAL = re.compile(r"(?:sub-?|grand )?totals?\b|count\b|average\b|page \d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read a table: `header` is the number of its header row (None if it has none), `paper` what it stands in.

    `stack` is its header where that takes two rows, of which `header` is the lower one.
    """

    header: int | None
    columns: tuple[Column, ...]
    about: About
    paper: Technical = ANY_PAPER
    stack: Stack | None = None
    listed_for: tuple[str, str] | None = None
    """What its rows are listed for, where the title alone tells that: the entity, and the title's words."""

    @property
    def top(self) -> int | None:
        """The number of the first row of the header."""
        return self.stack.rows[0].number if self.stack and self.stack.apart else self.header

    @property
    def has_names(self) -> bool:
        """Whether some column names the person a row is about, or says by an address or a key who that is."""
        return names_people(self.columns) or any(c.whose for c in self.columns)

    @property
    def callings(self) -> list[int]:
        """The places of the columns of addresses and keys that say whose a row is."""
        return [i for i, c in enumerate(self.columns) if c.whose]

    @property
    def answers(self) -> bool:
        """Whether its rows are what pupils answered or wrote, whom their addresses tell."""
        return any(c.whose and c.entity == "EMAIL_ADDRESS" for c in self.columns)

    @property
    def defines(self) -> bool:
        """Whether its rows say what fields or codes mean: then a row of headings is one of them."""
        said = [c.heading for c in ends(self.columns)]
        return bool(meanings(said)) or any(map(shows_how, said))

    def continues(self, row: Row) -> bool:
        """Whether a row says more of the person above it: its cell of the name, in the first columns, is empty."""
        places = [i for i, c in enumerate(self.columns[:GROUPED]) if c.name in {"first", "last", "full"}]
        return (
            bool(places)
            and all(not c.strip() for i, c in enumerate(row.cells) if i <= max(places))
            and not any(_TOTAL.match(c.strip()) for c in row.cells)
        )


def plan(
    rows: Sequence[Row],
    headings: Headings,
    find: Callable[[str, str], Sequence[Hit]] = lambda _heading, _cell: (),
    above: str = "",
) -> Plan:
    """The plan for a table, from its first rows. `find` looks through the text of a cell under its heading; `above` is
    what stands over the table."""
    names = bool(rows) and (rows[0].number == 0 or bool(meanings(rows[0].cells)))  # row 0: field names of records
    at = 0 if names else find_header(rows, headings)
    stack = None if names or at is None else stack_at(rows, at, headings)
    if at is not None and stack is not None and stack.rows[0] is rows[at]:
        at += 1
    width = max((len(r.cells) for r in rows), default=0)
    if stack is None and (narrow := _narrowed(rows, at, width, headings, find, above)) is not None:
        return narrow
    lead = _titles_over(rows) if at is None else at
    body = [r for i, r in enumerate(rows) if (i >= lead if at is None else i > at)][
        : max(2, min(SAMPLE_ROWS, SAMPLE_CELLS // (width or 1)))
    ]
    labels = [c.strip() for c in rows[at].cells] if at is not None else layouts.labels([r.cells for r in body])
    groups = groups_over(rows[at - 1], rows[at], headings) if at else []
    over: Sequence[str] = ()
    if stack is not None:
        labels, over, groups = list(stack.labels), stack.over, list(stack.over)
    body = records(body, labels) if at is not None else body
    samples = [[r.cells[i].strip() for r in body if i < len(r.cells)] for i in range(width)]
    about = at_first([*ends(labels), *dict.fromkeys(filter(None, ends(over)))], samples, headings)
    about = by_title(about, title_of(above, rows[:at]))
    series = of_series(ends(labels))
    columns_judged = [
        judged(
            labels[i] if i < len(labels) else "",
            over[i] if i < len(over) else "",
            lambda label, i=i: _column(  # type: ignore[misc]
                label,
                samples[i],
                headings,
                not WIDE <= i < width - WIDE and label not in series,
            ),
            headings,
        )
        for i in range(width)
    ]
    for i, group in enumerate(groups[:width]):
        columns_judged[i] = by_group(columns_judged[i], group, samples[i], headings)
    about = as_told(columns_judged, samples, about)
    about, columns_judged = submissions(columns_judged, samples, about)
    if about in {"unknown", "student"} and labels:
        columns_judged = list(keyed(addressed(columns_judged, samples), samples, about, headings))
        about = "student" if any(c.whose for c in columns_judged) else about
    columns = without_sums(refined(columns_judged, samples, about, bool(labels), headings.own))
    if about == "unknown":
        about, columns = of_adults(columns, labels, samples, headings)
    if about == "unknown" and any(c.entity in {"STUDENT_ID", "SASID"} for c in columns):
        about = "student"
    columns = put_birth_parts(columns, samples)
    if about == "unknown" and are_of_school_age(columns, samples):
        about = "student"
    title = title_of(above, rows[:lead])
    if labels:
        columns = in_other_senses(without_scores(columns, samples), samples, title, find)
        about, columns = marked(columns, samples, about, title)
        columns = by_passports(by_topic(columns, samples, about, headings, title), samples, title)
        columns = relatives(columns, samples, title) if about != "staff" else columns
        columns = counted(columns, samples, title)
        keys = [headers.key(c.heading) for c in columns]
        columns = put_chart(put_settings(columns, keys, samples), keys, title)
    else:
        told = by_health(by_conduct(by_figures(columns, samples, title), samples, title), samples, title, find)
        told = by_passports(told, samples, title)
        about, columns = lettered(without_header(told, samples, about, title), samples, about, title)
    if about != "staff" and width <= WIDE:
        told_apart = told_by_text(with_owned(columns, samples, find), samples, find) if labels else columns
        columns = by_sheet(told_apart, samples, title, find)
    elif width <= WIDE:
        columns = warned(columns, samples, title)
    about, columns = with_paid_for(leave_initials(leave_stops(columns, samples, find), samples), samples, about)
    about = "student" if about == "unknown" and lists_pupils(columns, samples, title) else about
    columns = with_whose(_one_name(columns, samples), about)
    number = rows[at].number if at is not None else None
    return Plan(number, columns, about, stack=stack, listed_for=told_of_all(columns, about, title))


def _titles_over(rows: Sequence[Row]) -> int:
    """How many rows of one cell stand over the records of a table without a header."""
    filled = [sum(bool(c.strip()) for c in r.cells) for r in rows]
    return next((i for i, n in enumerate(filled[:_TITLES]) if n > 1), 0)


def _narrowed(
    rows: Sequence[Row],
    at: int | None,
    width: int,
    headings: Headings,
    find: Callable[[str, str], Sequence[Hit]],
    above: str,
) -> Plan | None:
    """The plan of a very wide table by some of its columns; None if all are to be judged."""
    places = chosen(rows[at], headings) if at is not None else ()
    if at is None or len(places) == len(rows[at].cells):
        return None
    found = plan(narrowed(rows, places), headings, find, above)
    whole = widened(found.columns, places, rows[at].cells, width)
    return replace(found, columns=whole) if found.header == rows[at].number else None


def _one_name(columns: tuple[Column, ...], samples: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Where first and last names have their columns, a column guessed to hold full names is somebody else's.

    Beside surnames alone, what stands under "Nombre" are the given ones.
    """
    named = [i for i, c in enumerate(columns) if c.name in NAMING]
    if sorted(columns[i].name or "" for i in named) == ["full", "last"]:
        given = next(i for i in named if columns[i].name == "full")
        filled = [v for v in samples[given] if v]
        if filled and share(filled, lambda v: is_first(v.split()[0]) and "," not in v) >= _GIVEN:
            return tuple(replace(c, name="first") if i == given else c for i, c in enumerate(columns))
    if any(c.name == "last" for c in columns) and any(c.name == "first" for c in columns):
        return tuple(
            replace(c, name="other") if c.name == "full" and headers.key(c.heading) not in headers.NAMES else c
            for c in columns
        )
    return columns


def _column(label: str, values: Sequence[str], headings: Headings, closely: bool) -> Column:
    k = headers.key(label)
    filled = [v for v in values if v]
    reading = headings.read(label) if closely else headings.whole(label)
    if reading.name in {None, "staff"} and (kind := _of_both(label)) is not None:
        reading, k = Reading(name=kind), "student"
    if (
        reading.entity in STATEMENTS
        and len(filled) > 1
        and (
            max(share(filled, like_full_name), share(filled, given_alone)) >= 0.6
            if headers.NAMES.get(k)
            else len(filled) >= _JUDGED and closely and share(filled, like_full_name) >= _NAMED_UNDER
        )
    ):
        reading = Reading(
            name=headers.NAMES.get(k, "full")
        )  # "Para": the service, or who gives it; "Behavior log": of whom
    if reading.entity in STATEMENTS and headers.asks_assigned(k):
        return Column(label, name="other")
    if reading.entity is not None:
        return _entity_column(label, reading, filled)
    return _named_column(label, reading.name, filled, headings, closely)


_BOTH = re.compile(
    r"\W*(?P<who>[A-Za-z][\w'’ ]{1,20}?)(?: ?[+/&,] ?| ?\()(?:init(?:ial)?s?\b|tchr|teacher|gr(?:ade)?\b|rm\b|room|hr\b|homeroom|class|sasid|lasid|id\b|#)[\w +/&,.#]{0,20}\)?\W*",
    re.IGNORECASE,
)


def _of_both(label: str) -> headers.NameKind | None:
    """The kind of name that a heading asks for which asks for a class or a number as well: "Child + tchr", "Student (init + SASID)"."""
    found = _BOTH.fullmatch(label)
    kind = headers.NAMES.get(headers.key(found["who"])) if found else None
    return kind if kind in {"full", "first", "last"} else None


def _named_column(
    label: str, kind: headers.NameKind | None, filled: Sequence[str], headings: Headings, closely: bool
) -> Column:
    """A column whose heading asks for names of this kind, or for nothing that is known."""
    k = headers.key(label)
    if kind == "full":
        filled = [without_class(v, of_pupils=k != "name") for v in filled]
    if _INITIALED.match(k) and len(filled) > 1 and share(filled, _is_initials) >= _MOSTLY_INITIALS:
        return Column(label, name="full", sure=True)
    if k == "payee" and len(filled) > 1 and share(filled, like_full_name) >= 0.6:
        kind = "full"  # of a pay register; an invoice's is a firm
    if kind == "last" and len(filled) >= _JUDGED and share(filled, _is_said) >= _SAID:
        kind = None  # "Family": what there is to say of it
    says = kind in {"full", "first"} and bool(filled) and share(filled, is_entry) >= _ENTRIES  # whom, and what of them
    if says or (kind in {"full", "first", "last"} and _holds_labels(kind, filled, headings)):
        named = says or (share(filled, like_name) >= 0.5 and share(filled, is_place) < PLACES)
        return Column(label, name=kind if named else "other", sure=says)
    if kind is not None and (kind != "full" or k != "name" or not filled or share(filled, like_name) >= 0.3):
        about: About = {"family": "family", "staff": "staff"}.get(kind, "unknown")  # type: ignore[assignment]
        return Column(label, name=kind, about=about, sure=bool(filled) and share(filled, like_name) >= 0.7)
    if len(filled) > 1 and kind is None and closely and share(filled, is_kin) >= _KIN:
        return Column(label, name="family", about="family")
    if filled and kind is None and closely and (read_as_names(filled) or call_pupils(k, filled)):
        return Column(label, name="full" if not headers.asks_other(k) else "other", sure=True)
    return Column(label, name="other" if kind is None and headers.asks_title(k) else None)


_INITIALED = re.compile(
    r"(?:stu(?:dent)?|pupil|child|kid|scholar)?s?init(?:ial)?s?(?:gr(?:ade)?|rm|room|hr)?$|(?:stu(?:dent)?|pupil|child|kid|who)$"
)
_INITIALS = re.compile(
    r"[A-ZÀ-Þ]\.? ?(?:[A-ZÀ-Þ]\.? ?){1,2}(?:[ ,(/–-]{0,3}(?:gr(?:ade)?\.? ?)?(?:K[1-4]?|PK|\d{1,2})\)?)?"
)
_MOSTLY_INITIALS = 0.6
"""Headings (their keys) under which pupils stand by their initials, such initials with or without a grade, and their share."""


def _is_initials(value: str) -> bool:
    return _INITIALS.fullmatch(value) is not None


def _holds_labels(kind: str, filled: Sequence[str], headings: Headings) -> bool:
    """Whether what stands under a heading of names are labels: a form laid out downwards, a blank one perhaps."""
    if not filled:
        return False
    if kind == "full" and (share(filled, is_place) >= PLACES or share(filled, is_body) >= 0.8):
        return True
    if kind == "full" and len(filled) >= _JUDGED and share(filled, like_name) < _FEW_NAMES:
        return True
    return share(filled, headings.understood) >= 0.5


def _is_said(value: str) -> bool:
    """Whether a cell says something in words: "Living with her aunt"."""
    return any(w.islower() and len(w) > _PARTICLE for w in value.split())


_OTHER_IDS = {
    "STUDENT_ID": ("SASID", re.compile(r"10\d{8}")),
    "SASID": ("STUDENT_ID", re.compile(r"\d{4,8}")),
}
"""What stands under a heading that asks for the one kind of a pupil's number, where it has the form of the other."""


def _entity_column(label: str, reading: Reading, filled: Sequence[str]) -> Column:
    entity, accepts = reading.entity, reading.accepts
    if entity is None or accepts is None:
        return Column(label)
    fitting = share(filled, accepts) if filled else 1.0
    if entity in STATEMENTS:
        boolean = bool(filled) and all(v.lower() in _YES_NO for v in filled)
        with_a_contact = entity == "FAMILY_STATUS" and boolean and "liv" in headers.key(label)
        if entity == "ECONOMIC_STATUS" and _AID.search(headers.key(label)):
            accepts = headers.says_something  # a sum is what was given
        if entity == "GRADE_RECORD" and _no_marks(headers.key(label), filled, accepts):
            return Column(label, name="other")
        return Column(label, entity=entity, accepts=accepts) if not with_a_contact else Column(label)
    if entity in _OTHER_IDS and filled and share(filled, lambda v: bool(_OTHER_IDS[entity][1].fullmatch(v))) >= 0.8:
        return Column(label, entity=_OTHER_IDS[entity][0])
    if entity == "DATE_OF_BIRTH" and _is_of_others(headers.key(label), filled):
        return Column(label, name="other")
    if fitting < _FITS and filled and any(c.isdigit() for c in filled[0]):
        fitting = share(filled, lambda v: accepts(v) or meant(entity, v) is not None)
    return Column(label, entity=entity, accepts=accepts) if fitting >= _FITS else Column(label)


def _is_of_others(k: str, values: Sequence[str]) -> bool:
    """Whether dates of birth under a heading (its key) are those of things, or of people of long ago."""
    historic = bool(values) and share(values, lambda v: bool(_HISTORIC.search(v))) >= _LONG_AGO
    return historic or _MANUFACTURED.search(k) is not None


def _no_marks(k: str, values: Sequence[str], is_mark: Callable[[str], bool]) -> bool:
    """Whether what stands under a heading (its key) that asks for marks are levels of school, or what is read in a subject."""
    if k == "grades":
        return bool(values) and share(values, _is_level) >= 0.8
    return k in _READ and _are_titles(values, is_mark)


def _are_titles(values: Sequence[str], is_mark: Callable[[str], bool]) -> bool:
    """Whether values under a subject are no marks but what is read in it: short, each begun with a capital, no sentences."""
    return len(values) > 1 and all(
        v[:1].isupper() and len(v) <= _LONGEST_TITLE and not v.endswith(".") and not is_mark(v) for v in values
    )


def _is_level(value: str) -> bool:
    return _LEVELS.fullmatch(value.strip()) is not None
