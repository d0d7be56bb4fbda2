"""One cell of a table: what is found in it, by what its column is, and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from recognizers import itin, passport
from recognizers.blanks import evened
from recognizers.columns.addresses import said_of_self
from recognizers.columns.birth_parts import birth_date
from recognizers.columns.column import Column
from recognizers.columns.namecells import is_firm
from recognizers.columns.plan import Plan
from recognizers.columns.sheets import coded, lists_of_conduct
from recognizers.columns.topics import split_flags
from recognizers.context.statements import BARE, LIKELY, PERSONAL
from recognizers.context.technical import Technical, about_programs, speaks_so
from recognizers.contract import BY_MODEL, ISSUED, STATEMENTS, Hit, RawMatch, Recognizer
from recognizers.disguise.asked import MISREAD_WHY, meant
from recognizers.gate import Gate
from recognizers.genre.said import Allowance, Said
from recognizers.genre.unlisted import unlisted
from recognizers.headings import headers
from recognizers.headings.reading import Headings
from recognizers.labels import REFUSED
from recognizers.linking.lookalikes import OF_NOBODY, UNFIT_CELL, least
from recognizers.tables.namedcells import NameCells
from recognizers.tables.rows import place_of, plain_heading
from scanners.contract import Grid, Row, Where

RECORDS = STATEMENTS - {
    "HEALTH_ALERT",
    "CUSTODY_NOTE",
    "CRIMINAL_RECORD",
    "DISCIPLINE_RECORD",
    "IMMIGRATION_STATUS",
    "RACE_ETHNICITY",
}
"""Statements whose headings are ordinary words too."""


SHORT = 4
"""Characters of a cell that says nothing by itself, unless it is in capitals."""

_COUNTED_MARKS = re.compile(r"\d [DF]s")


_BY_WAY_OF = re.compile(
    r"(?:parent |written |hand)?(?:notes?|phone(?: call)?|called|call|e-?mail|text|fax|app|form|verbal|in person|letter from (?:home|mom|dad))",
    re.IGNORECASE,
)
"""How somebody let the school know, in a column that is told by what its other cells say."""

_WITH_ITS_DAY = "month and day stand in columns of their own"

LONG, _PART = 16_000, 2_000
"""Characters of a cell that are read in one go at most, and of the parts of a longer one: most of them open no gate."""

_OF_STAFF = frozenset({"HEALTH_ALERT", "CRIMINAL_RECORD", "IMMIGRATION_STATUS", "RACE_ETHNICITY"})
"""Statements that are made of staff too."""

_IN_CODES = frozenset({"SPECIAL_EDUCATION"})
"""Statements that a column of codes without a heading makes: "SLD", "FI"."""

_IN_WORDS = frozenset({"ECONOMIC_STATUS", "FAMILY_STATUS"})
"""Statements under whose headings ("Living situation") a cell may surely say another thing: "foster home"."""

_LIVING = re.compile(r"living|staying|housing|nighttime|residence")
"""Headings (their keys) of where a child without a home stays; who lives with foster parents is in care."""

_DUTY = 40
"""Characters of a cell that names a duty at most; a longer one is a note, which may be about a pupil."""

_REMARK = re.compile(r"\s+\([^()]{1,40}\)$")
"""What is remarked in brackets behind a value: "06092012   (format MMDDYYYY)"."""

_NOTE = 60
"""Characters of a cell beyond which it may say more than its heading asks for."""

_ITIN = re.compile(r"9\d\d([- .])\d\d\1\d{4}")
_AMOUNT = re.compile(
    r"\d+(?:\.\d+)? ?(?:puffs?|tabs?|tablets?|drops?|sprays?|ml|mg|units?|caps?|capsules?)(?: (?:with|via|w/) (?:a )?spacer)?[.,;]?",
    re.IGNORECASE,
)
"""How much of what the cell beside it says, in a cell of its own."""

_HEADING = 3
"""Words of a heading from which it may be a step of a plan: "Custody notes checked by office"."""

_WHO_DOES = re.compile(
    r"(?:the )?(?:main |front )?(?:office|lead(?: teacher| chaperone)?|(?:school )?nurse|rn|(?:homeroom |classroom )?teachers?|principal|ap|vp|secretary|counsel+or|team chair|chair|liaison|coordinator|director|custodians?|chaperones?|all|everyone|staff|trip leader|advisors?)",
    re.IGNORECASE,
)
"""Whose a step of a plan is."""

_OF_NOTES = frozenset({"HEALTH_ALERT", "CUSTODY_NOTE", "DISCIPLINE_RECORD", "SPECIAL_EDUCATION"})
"""What a long note under a heading that asks for another of them says as well."""

_TOLD_BY_FORM = frozenset({*ISSUED, "PHONE_NUMBER"}) - {"STUDENT_ID", "EMPLOYEE_ID", "CREDENTIAL"}
"""Numbers that one knows by their form: any few digits may be a number of a pupil."""

_DISTINCT = 20_000
_NOTHING: tuple[tuple[Hit, ...], frozenset[str]] = ((), frozenset())


class Cells:
    """Reads cells with the recognizers in force. `people` finds the names in a text; to `explain`, look-alikes are given too."""

    def __init__(
        self,
        recognizers: Sequence[Recognizer],
        headings: Headings,
        people: Callable[[str], list[Hit]],
        gate: Gate | None = None,
        explain: bool = False,
    ) -> None:
        self._explain = explain
        self._gate = gate
        self._headings = headings
        self._text_recognizers = [r for r in recognizers if r.entity != "PERSON"]
        self._names = NameCells(self, people)
        self._in_cell = lru_cache(maxsize=_DISTINCT)(self._find_in_cell)
        self.shown = lru_cache(maxsize=_DISTINCT)(self._find_shown)

    def read(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """What is found in the cell of this value, without the blanks around it, which stands there."""
        if column.flags:
            return self._flag_cell(column, value, where, layout)
        if column.name == "other" and self._explain:
            return self._looks_like(column, value, where, layout)
        if column.name is not None:
            return self._names.read(column, value, where, layout)
        if column.entity in STATEMENTS:
            return self._statement_cell(column, value, where, layout)
        if column.entity is None:
            return self.text(column, value, where, layout)
        return self._value_cell(column, column.entity, value, where, layout)

    def _value_cell(self, column: Column, entity: str, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """The value that the heading asks for, if the cell holds one, in whatever form it is written."""
        why = self.under(column)
        accepts = column.accepts or self._headings.accepts[entity]
        entity = _as_shown(column, entity, value)
        if accepts(value) or entity in {"US_PASSPORT", "US_ITIN"} - {column.entity}:
            return [self.of_column(entity, 0.9, where, value, layout, why)]
        if (bare := _REMARK.sub("", value)) != value and accepts(bare):
            return [self.of_column(entity, 0.9, where.at(end=(where.start or 0) + len(bare)), bare, layout, why)]
        if (read := meant(entity, value)) is not None:
            found = self.of_column(entity, 0.9, where, value, layout, why, MISREAD_WHY)
            return [replace(found, read=read)]
        if entity == "STREET_ADDRESS" and (said := self.text(column, value, where, layout)):
            return said  # "couch to couch": there is no address
        return [self.of_column(entity, REFUSED, where, value, layout, why, UNFIT_CELL)] if self._explain else []

    def _looks_like(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """The numbers that the cell of a column about nobody has the look of, each with the reason why it is none."""
        return [
            replace(m, score=REFUSED, why=m.why if m.score <= REFUSED else (*m.why, OF_NOBODY))
            for m in self.text(replace(column, heading=""), value, where, layout)
            if m.value == value and m.entity in _TOLD_BY_FORM
        ]

    def born(self, column: Column, row: Row, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """The birth date that the cell of a year is with those of its month and day, if they are one."""
        read = birth_date(row.cells, column.parts) if column.parts is not None else None
        if read is None:
            return []
        found = self.of_column("DATE_OF_BIRTH", 0.9, where, value, layout, self.under(column), _WITH_ITS_DAY)
        return [replace(found, read=read)]

    def of_column(self, entity: str, score: float, where: Where, value: str, layout: Plan, *why: str) -> RawMatch:
        """A match that the column tells: its recognizer is the one that knows the heading."""
        return RawMatch(entity, score, where, value, layout.about, why, by=self._headings.by.get(entity, ""))

    def text(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        return [
            RawMatch(
                h.entity,
                h.score,
                where.at(start=h.start, end=h.end),
                value[h.start : h.end],
                layout.about,
                h.why,
                by=h.by,
            )
            for h in self.free_text(column.heading, value)
            if not (h.entity in STATEMENTS and (is_firm(value) or (layout.about == "staff" and _is_duty(h, value))))
            and (h.by != BY_MODEL or _lists_pupils(layout))
            and not (layout.answers and h.entity in STATEMENTS and not said_of_self(column.heading, value))
            and not (h.entity == "HEALTH_ALERT" and (_AMOUNT.fullmatch(value) or _is_school(column, value)))
            and (self._explain or h.score >= least(h.entity))
            and not (speaks_so(h.entity) and layout.paper.throughout(value))
        ]

    def _statement_cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        assert column.entity is not None
        if column.entity in RECORDS and layout.about != "student":
            return self.text(column, value, where, layout)  # "Total", "Services": a record in a table of pupils only
        own: list[RawMatch] = []
        in_words = column.entity in _IN_WORDS
        worded = column.told or (in_words and len(value.split()) > 1 and not lists_of_conduct.arranged(value))
        if worded or len(value) > _NOTE:
            enough, plain = (BARE, replace(column, heading="")) if in_words else (LIKELY, column)
            own = [m for m in self.text(plain, value, where, layout) if m.score >= enough]
            if worded and any(m.entity in STATEMENTS for m in own) and all(m.entity != column.entity for m in own):
                return own
        accepts = column.accepts or self._headings.accepts[column.entity]
        if not accepts(value) and (column.told or accepts is lists_of_conduct.limits):
            return own or self.text(column, value, where, layout)
        if (
            not accepts(value)
            or (column.told and _BY_WAY_OF.fullmatch(value))
            or (
                len(value) <= SHORT
                and not (column.heading or column.told)
                and not (column.entity in _IN_CODES and (value.isupper() or column.accepts is not None))
            )
            or layout.paper.heads_code(column.heading)
            or (_WHO_DOES.fullmatch(value) and len(column.heading.split()) >= _HEADING)
        ):
            return []
        why = self.under(column, "filled in")
        said = [column.entity]
        if column.entity == "FAMILY_STATUS":
            household = headers.key(column.heading).startswith("liv")
            if household and lists_of_conduct.is_household(value):
                return []
            if lists_of_conduct.arranged(value):
                apart = household or headers.key(column.heading) == "situation"
                said = ["CUSTODY_NOTE"] if apart else [*said, "CUSTODY_NOTE"]
            elif lists_of_conduct.unhoused(value):
                said = ["ECONOMIC_STATUS"]
        elif _LIVING.search(headers.key(column.heading)) and lists_of_conduct.arranged(value):
            said = ["CUSTODY_NOTE"]
        elif column.entity == "HEALTH_ALERT" and (other := _of_another(value)):
            said = said if self._speaks_of(value, "HEALTH_ALERT") and not _CARE_OF.match(value) else [other]
        others = _OF_NOTES - {
            *said,
            "CUSTODY_NOTE" if column.entity == "HEALTH_ALERT" else "",
        }  # "per order": a doctor's
        beside = [m for m in own if m.entity in others and m.score >= PERSONAL]
        return [*(self.of_column(entity, 0.85, where, value, layout, why) for entity in said), *beside]

    def _speaks_of(self, value: str, entity: str) -> bool:
        """Whether the words of a cell say something of a kind by themselves."""
        return any(h.entity == entity and h.score >= LIKELY for h in self.free_text("", value))

    def _flag_cell(self, column: Column, value: str, where: Where, layout: Plan) -> list[RawMatch]:
        """A cell that names what is said of the person: "iep", "IEP; FRL"."""
        if column.codes:
            meant = dict(column.codes)
            said = {meant.get(code) for code in coded.split(value)} - {None}
        else:
            said = {self._headings.statement(flag) for flag in split_flags(value)} - {None}
        if not said:
            return self.text(column, value, where, layout)
        why = self.under(column, "named")
        return [self.of_column(e, 0.85, where, value, layout, why) for e in sorted(filter(None, said))]

    def under(self, column: Column, stands: str = "stands") -> str:
        """The reason that a column gives: its heading, or that its cells as a whole tell what it holds."""
        title = self.title(column)
        return f'{stands} under "{title}"' if title else f"{stands} in a column without a heading, told by its values"

    def title(self, column: Column) -> str:
        """The heading of a column as it may stand in a record, with the words over it."""
        return plain_heading(
            f"{self.shown(column.over)} {self.shown(column.heading)}" if column.over else self.shown(column.heading)
        )

    def _find_shown(self, heading: str) -> str:
        """A heading as it may stand in a record: without a name in it, for no name stands in `column`."""
        return self._headings.shown(plain_heading(heading))

    def phrases(self, heading: str, value: str) -> tuple[Hit, ...]:
        """The hits in a cell of free text by its phrases alone, without what only its sentences tell."""
        return tuple(h for h in self.free_text(heading, value) if h.by != BY_MODEL)

    def free_text(self, heading: str, value: str) -> tuple[Hit, ...]:
        """The hits in a cell of free text, its heading read as a label in front of it.

        What the model of sentences tells stands among them: whether it is said of a pupil, the table must say.
        """
        hits, met = self._in_long(heading, value) if len(value) > LONG else self._in_cell(heading, value)
        if met and self._gate is not None:
            self._gate.note(met)
        return hits

    def _in_long(self, heading: str, value: str) -> tuple[tuple[Hit, ...], frozenset[str]]:
        """The same of a cell that holds a whole text, read part by part; none of it is remembered."""
        hits: list[Hit] = []
        met: frozenset[str] = frozenset()
        start = 0
        while start < len(value):
            part = value[start : start + _PART]
            if start + _PART < len(value):
                part = part[: max(part.rfind("\n"), part.rfind(". ") + 1) + 1 or part.rfind(" ") + 1 or _PART]
            found, triggers = self._find_in_cell(heading if not start else "", part)
            hits.extend(replace(h, start=h.start + start, end=h.end + start) for h in found)
            met |= triggers
            start += len(part)
        return tuple(hits), met

    def silent(self, heading: str, values: Sequence[str]) -> list[bool]:
        """Of each cell of free text under a heading whether nothing is found in it for certain; a quick look at all."""
        silent = [_says_nothing(v) for v in values]
        if self._gate is None or not values:
            return silent
        label = _label(heading)
        lines = [label + v for v in values]
        borders = list(accumulate(len(line) + 1 for line in lines))
        ends = self._gate.places(evened("\n".join(lines)))
        loud = {bisect_right(borders, end - 1) for end in ends}
        return [quiet or i not in loud for i, quiet in enumerate(silent)]

    def _find_in_cell(self, heading: str, value: str) -> tuple[tuple[Hit, ...], frozenset[str]]:
        """Those hits, and the entities whose triggers are in the text."""
        if _says_nothing(value):
            return _NOTHING
        label = _label(heading)
        text, offset = evened(label + value), len(label)
        met: frozenset[str] = frozenset()
        if self._gate is not None:
            met = frozenset(key.entity for key in self._gate.triggers(text) if not key.needed)
            if not met or not self._gate.windows(text):
                return (), met
        technical = Technical(text)
        hits = (
            replace(h, start=max(h.start - offset, 0), end=h.end - offset, by=r.name)
            for r in self._text_recognizers
            for h in r.find(text)
            if (h.start >= offset or (h.end > offset and h.entity in STATEMENTS)) and not about_programs(h, technical)
        )
        listed = tuple(hits)
        issued = [h for h in listed if h.entity in ISSUED]
        told = (
            h
            for h in unlisted(Said(value, Allowance(0)), listed)
            if not about_programs(h, technical)
            and not any(h.start < one.end and one.start < h.end for one in issued)  # it says whose the number is
        )
        return (*listed, *told), met

    def where(self, grid: Grid, row: Row, index: int, column: Column, cell: str) -> Where:
        """The place of the cell in this position of a row."""
        return place_of(grid, row, index).at(column=self.title(column) or None, start=0, end=len(cell))


def _says_nothing(value: str) -> bool:
    """Whether a cell is too short to say anything by itself: not "IEP", and not "3 Fs"."""
    return len(value) <= SHORT and not value.isupper() and _COUNTED_MARKS.fullmatch(value) is None


_FAITH = re.compile(
    r"(?:halal|kosher)\W?|(?:halal|kosher|no (?:pork|beef)|pork|beef|vegetarian)[ ,;–-]*\(?(?:religio\w+|faith|hindu|muslim|jewish|halal|kosher)\)?\W?",
    re.IGNORECASE,
)
_IN_CARE = re.compile(r"\b(?:dcf|foster|ward of|in custody|no contact|restraining order)\b", re.IGNORECASE)
_CARE_OF = re.compile(
    r"(?:to )?(?:tak(?:e|ing) |family )?car(?:e|ing) (?:of|for) (?:an? |her |his |their |own |sick |ill |elderly |aging )*(?:family|relative|parents?|mother|father|mom|dad|spouse|wife|husband|partner|son|daughter|child|sister|brother|grand\w+|in-?laws?)\b",
    re.IGNORECASE,
)
"""Whom somebody is on leave for."""

"""Who eats by a faith, and who is in care: no "order" and nothing "supervised", which medicines are as well."""


def _of_another(value: str) -> str | None:
    """What a cell under a heading of health says instead: in whose care a child is, or by which faith it eats."""
    if _IN_CARE.search(value):
        return "CUSTODY_NOTE"
    if _CARE_OF.match(value.strip()):
        return "FAMILY_STATUS"
    return "FAMILY_STATUS" if _FAITH.fullmatch(value.strip()) else None


def _as_shown(column: Column, entity: str, value: str) -> str:
    """What a number under a heading is by its form: a passport shown in place of a licence; an ITIN, where one has no SSN."""
    if entity == "US_DRIVER_LICENSE" and passport.is_shown(value) and "lic" not in headers.key(column.heading):
        return "US_PASSPORT"
    return "US_ITIN" if entity == "US_SSN" and _ITIN.fullmatch(value) and itin.valid(value) else entity


_OF_SCHOOLS = frozenset("bldg bldgs building school schools sch site campus cafe loc location worksite".split())


def _is_school(column: Column, value: str) -> bool:
    """Whether a short form under such a heading is that of a school: "MS" is no illness there."""
    return len(value) <= SHORT and headers.key(column.heading) in _OF_SCHOOLS


def _is_duty(hit: Hit, value: str) -> bool:
    """Whether what is said of a pupil elsewhere is here what a member of staff does: "Special Education", "Grade 3 ELL"."""
    return (hit.entity not in _OF_STAFF or hit.score <= BARE) and len(value) <= _DUTY


def _lists_pupils(layout: Plan) -> bool:
    """Whether the rows of a table are pupils, or people who may be."""
    return layout.about == "student" or (layout.about == "unknown" and layout.has_names)


def _label(heading: str) -> str:
    """A heading as the label in front of what stands under it; a long one is none."""
    return f"{plain_heading(heading)}: " if heading and len(heading) <= 60 else ""
