"""What a heading says of its column, from the recognizers in force: by its whole spelling, else by its words.

A heading is looked up whole; then without what says only whose the value is or how it is written; then by the phrases each
recognizer gives for headings (`Recognizer.wording`); at last as a slip of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeVar

from recognizers.contract import STATEMENTS, Recognizer
from recognizers.headings import headers, wording
from recognizers.headings.headers import NameKind
from recognizers.headings.showing import masked
from recognizers.headings.usual import Usual

_T = TypeVar("_T")

WIDE = 4_000
"""Columns of a table from each end whose headings are taken apart; between, only whole spellings count."""

_READ = 20_000

_FULL = re.compile(r"\d{4}|[@\n]|\w: \w")
"""Signs that a cell holds a value, or a label with its value."""

_ASKED = frozenset(
    """teacher contact phone email id identifier ref by specialist coordinator liaison manager office room date dates time form forms school link url count of start end begin due deadline
    expires expiration exp exam effective year day duration location place kept stored provider clinic doctor physician address city zip event meeting menu ticket item product vendor size
    worker caseworker representative attorney officer docket
    required fee cost policy program training version file document url website form received submitted signed name initials car request requested wanted
    owner title titles topic topics theme dish recipe snack""".split()
)
"""Words behind a sensitive one that make the heading ask for something else: "IEP teacher", "health form received"."""

_ELEMENT = re.compile(r"(?:SIMS[ _-]?)?DOE[ _-]?(\d{2,3})(?![^\W_])", re.IGNORECASE)
"""An element of SIMS, with its title behind it or without: "DOE017", "SIMS_DOE34", "DOE 017 Days in Attendance"."""

_FIELD = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")
"""A field of a data base with its table in front: "STUDENTS.Last_Name", "S_MA_STU_X.Plan504"."""

_PATH = 2
"""Parts of a long path of fields that are read, the last ones."""

_NAME_ENDS: tuple[tuple[re.Pattern[str], NameKind], ...] = (
    (re.compile(r"(?:last|family|sur|second|l) ?names?|name last|surnames?|apellidos?|lname|ln"), "last"),
    (re.compile(r"(?:first|given|fore|preferred|chosen|nick|f) ?names?|name first|forenames?|fname|fn"), "first"),
    (re.compile(r"middle(?: name| init\w*)?|m ?name|m init\w*|mid ?init\w*|mi"), "middle"),
    (
        re.compile(r"(?:full |legal |display )?names?(?: last first| first last| full)?|nombres?(?: y apellidos?)?"),
        "full",
    ),
)
_FAMILY = frozenset(
    "guardian guardians parent parents mother father mom dad contact contacts emergency sibling brother sister spouse relative caregiver household family stepmother stepfather grandparent padre madre tutor".split()
)
_STAFF = frozenset(
    "teacher teach staff employee counselor advisor principal coach nurse manager doctor physician dentist provider evaluator liaison instructor administrator supervisor author reporter staffer faculty".split()
)
_THINGS = frozenset(
    """school district course class section building vendor company product item book program team club business organization organisation file user account event
    city county town country state site project test exam assessment form domain device computer host server group room bus route plan medication drug hospital insurance carrier pharmacy""".split()
)
"""Words in front of "name" that make it the name of a thing."""

_REMARKS = frozenset("note notes comment comments remark remarks feedback summary narrative observations".split())
_WHERE = re.compile(r"\b(?:(?:location|place|where) (?:of|for|is|are)|(?:order|sequence|rank) of) $")
"""Words in front that make the heading ask where something is, or stands among others: "Location of meds", "OrderOfDisability"."""

_NUMBERS = frozenset("id ids identifier sourcedid".split())
_OF_THINGS = frozenset("school section course class term org organization visit record event".split())
"""Words that make an id one of a thing: "School SIS ID"."""

_STUDENT_WORDS = frozenset(
    "student students pupil guardian parent homeroom sasid lasid iep sped yog alumno estudiante aluno".split()
)
_STAFF_WORDS = frozenset("employee staff hire salary fte position payroll job".split())
_EARNED = re.compile(r"\b(?:PDPs?|CEUs?)\b", re.IGNORECASE)
"""Points that staff earn by courses, whatever these are on: "SPED PDPs"."""


_GROUP = re.compile(r"[a-z]{3,}s [A-Z]\w+")
"""A group and what it reads or makes: "foxes Refugee"."""


def ends(columns: Sequence[_T]) -> Sequence[_T]:
    """What stands in the columns of a table that are looked at closely: all, or in a very wide one the first and the last."""
    return columns if len(columns) <= 2 * WIDE else [*columns[:WIDE], *columns[-WIDE:]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a heading says: the entity of its cells and what accepts one, or the kind of names, or neither."""

    entity: str | None = None
    accepts: Callable[[str], bool] | None = None
    name: NameKind | None = None


NOTHING = Reading()


class Headings:
    """The headings known, from the recognizers in force."""

    def __init__(self, recognizers: Sequence[Recognizer]) -> None:
        self._listed: dict[str, Recognizer] = {h: r for r in recognizers for h in r.headers}
        self._worded = [(r, re.compile(rf"\b(?:{'|'.join(r.wording)})\b")) for r in recognizers if r.wording]
        self.accepts: Mapping[str, Callable[[str], bool]] = {
            r.entity: r.accepts for r in sorted(recognizers, key=lambda r: r.strong) if r.headers
        }
        self.by: Mapping[str, str] = {
            r.entity: r.name for r in sorted(recognizers, key=lambda r: r.strong) if r.headers
        }
        self.own: Mapping[str, Callable[[str], bool]] = {
            r.entity: partial(_whole, re.compile(r.own, re.IGNORECASE)) for r in recognizers if r.own
        }
        """Of an entity whose form the district told, whether a cell has it."""
        self._usual = {r.accepts: Usual(r.usual) for r in recognizers if r.usual}
        self._spelt = self._listed.keys() | headers.NAMES.keys()
        self._people = self._spelt | headers.CUES
        self.read = lru_cache(maxsize=_READ)(self._read)

    def whole(self, heading: str) -> Reading:
        """What a heading says by its whole spelling alone: "Student #" is the student's number."""
        if "#" in heading and (number := self._known(headers.key(heading.replace("#", " number")))) is not NOTHING:
            return number
        return self._known(headers.key(heading))

    def known(self, cell: str) -> bool:
        """Whether the cell reads as a heading of a table about people."""
        if headers.key(cell) in self._people or _ELEMENT.match(cell) is not None:
            return True
        return _FIELD.fullmatch(cell) is not None and headers.key(cell.rpartition(".")[2]) in self._people

    def shown(self, heading: str) -> str:
        """A heading as it may stand in a record: whole where its spelling is known, else without what may be a name."""
        return heading if self.any_spelt((headers.key(heading),)) else masked(heading)

    def any_spelt(self, keys: Iterable[str]) -> bool:
        """Whether any of these is the key of a heading of a table about people."""
        return not self._people.isdisjoint(keys)

    def understood(self, cell: str) -> bool:
        """Whether the cell could head a column of a table about people, by whatever of it."""
        return self.known(cell) or (not _FULL.search(cell) and self.read(cell) is not NOTHING)

    def statement(self, cell: str) -> str | None:
        """The entity of the statement that a cell's own words make as a flag does: "freeLunch", "IEP"."""
        if not cell or len(cell) > 40 or _GROUP.fullmatch(cell):
            return None
        entity = self.read(cell).entity
        return entity if entity in STATEMENTS else None

    def usual(self, entity: str | None, accepts: Callable[[str], bool] | None) -> Usual | None:
        """The usual form of the cells of a column, if what accepts them has one."""
        accepts = accepts or self.accepts.get(entity or "")
        return self._usual.get(accepts) if accepts else None

    def _known(self, k: str) -> Reading:
        if (recognizer := self._listed.get(k)) is not None:
            return Reading(recognizer.entity, recognizer.accepts)
        if (kind := headers.NAMES.get(k)) is not None:
            return Reading(name=kind)
        return NOTHING

    def _read(self, heading: str) -> Reading:
        if len(heading) > wording.LONGEST and _FIELD.fullmatch(heading):
            heading = ".".join(heading.split(".")[-_PATH:])
        if not heading or len(heading) > wording.LONGEST:
            return NOTHING
        whole = self.whole(heading)
        if whole is not NOTHING or headers.key(heading) in headers.CUES:
            return whole
        if (element := _ELEMENT.match(heading)) and (coded := self._known(f"doe{element[1]:0>3}")) is not NOTHING:
            return coded
        said = wording.words(heading)
        if said and said[-1] in _NUMBERS and _OF_THINGS.intersection(said[:-1]):
            return NOTHING
        found = self._apart(heading)
        if found is NOTHING and (meant := wording.mended(heading)) is not None:
            whole = self.whole(meant)
            return whole if whole is not NOTHING else self._apart(meant)
        return found

    def _apart(self, heading: str) -> Reading:
        """What a heading says by its parts and words."""
        said = wording.words(heading)
        name = _name_kind(said)
        remarks = bool(_REMARKS.intersection(said[-1:]))
        for k in wording.spellings(heading):
            found = self._known(k)
            if (remarks or heading.endswith("#")) and found.name in {"staff", "family", "full"}:
                continue  # what somebody wrote: "Counselor notes"; a number of theirs: "Policy/Member #"
            if found.entity is not None or (found.name is not None and name is None):
                return found
        if name is not None:
            return Reading(name=name)
        if (found := self._by_words(said)) is not NOTHING:
            return found
        sides = map(self.whole, wording.parts(heading))
        return next((side for side in sides if side is not NOTHING), NOTHING)

    def _by_words(self, said: Sequence[str]) -> Reading:
        """The recognizer whose phrase stands last in the heading, for the last word is what is asked for."""
        text = " ".join(said)
        best: tuple[int, int, Recognizer] | None = None
        for recognizer, regex in self._worded:
            for found in regex.finditer(text):
                rest = text[found.end() :].split()
                if recognizer.entity in STATEMENTS and _WHERE.search(text[: found.start()]):
                    continue
                if recognizer.entity in STATEMENTS and any(w in _ASKED for w in rest):
                    continue
                rank = (found.end(), found.end() - found.start())
                if best is None or rank > best[:2]:
                    best = (*rank, recognizer)
        return Reading(best[2].entity, best[2].accepts) if best else NOTHING


def _whole(form: re.Pattern[str], cell: str) -> bool:
    return form.fullmatch(cell) is not None


def _name_kind(said: Sequence[str]) -> NameKind | None:
    """What kind of names a heading asks for by its words: "Student Legal Last Name", "Mother's first name", "Bus driver name"."""
    rest = [w for w in said if not w.isdigit()]
    text = " ".join(rest)
    for regex, kind in _NAME_ENDS:
        found = re.search(rf"\b(?:{regex.pattern})$", text)
        if found is None:
            continue
        front = set(text[: found.start()].split())
        if front & _THINGS:
            return "other" if kind == "full" and not front & {"student"} else None
        if front & _FAMILY:
            return "family"
        if front & _STAFF:
            return "staff"
        if kind in {"full", "middle"} and not front & {"student"}:
            return None  # a bare "name" is for the list of whole spellings
        return kind
    return None


_WEAK = frozenset("school address grade dob dateofbirth birthdate".split())
"""Cues of pupils that a list of staff may have as well."""


def people_of(labels: Sequence[str]) -> tuple[int, int, int]:
    """How many headings speak of students, how many of staff, and how many of the first may do so in a list of staff too."""
    student = staff = weak = 0
    for label in labels:
        k, said = headers.key(label), set(wording.words(label)) if len(label) <= wording.LONGEST else set()
        earned = _EARNED.search(label) is not None
        student += not earned and (k in headers.STUDENT_CUES or bool(said & _STUDENT_WORDS))
        weak += k in _WEAK
        staff += k in headers.STAFF_CUES or earned or bool(said & _STAFF_WORDS)
    return student, staff, weak
