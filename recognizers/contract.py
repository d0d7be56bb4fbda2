"""What a recognizer promises: what it looks for, as data, and the matches it makes of it.

A recognizer module (one file an entity family) exposes `RECOGNIZERS`, a tuple of `Recognizer`, found by
`recognizers.registry`. The same objects serve three readers: the gate takes their `triggers`, tables take their
`headers` and `accepts`, and `recognizers.engine` wraps them as ordinary Presidio recognizers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from scanners.contract import Where

THRESHOLD = 0.5
"""A hit that scores less is a look-alike: kept for explanation only, never a match."""

BY_MODEL = "SentenceModel"
"""Who says it of a hit that no list of phrases has (`Hit.by`)."""

STATEMENTS = frozenset(
    """HEALTH_ALERT CUSTODY_NOTE SPECIAL_EDUCATION DISCIPLINE_RECORD CRIMINAL_RECORD ECONOMIC_STATUS IMMIGRATION_STATUS
    FAMILY_STATUS RACE_ETHNICITY GRADE_RECORD ATTENDANCE_RECORD""".split()
)
"""Entities that are said of somebody: without an identifiable person they are nothing."""

ISSUED = (
    "SASID", "STUDENT_ID", "US_SSN", "US_ITIN", "MASSHEALTH_ID", "US_DRIVER_LICENSE", "US_PASSPORT", "CREDIT_CARD",
    "US_BANK_NUMBER", "EMPLOYEE_ID", "CREDENTIAL",
)  # fmt: skip
"""Issued values, the surest sign of one person first: the first of a cluster stands for its person where no name does."""

BESIDE = frozenset({"STREET_ADDRESS"})
"""Entities that count, where nothing says whose they are, only with a person right beside them."""

Link = Literal[
    "row", "column", "record", "form", "roster", "before", "after", "earlier", "later", "block", "page", "itself"
]
"""What ties a match to its person: the row of a table or the record that the table is a part of, the fields of one form,
the roster, a name before or after it in the sentence, earlier or later in the line, in the same block, for the whole
page; or the value itself, an issued number that stands for a person whom nothing names."""

About = Literal["student", "family", "staff", "unknown"]
"""Whom a match is about, as far as the text says: a student, a guardian or relative, a member of staff."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One value in one text. `start` and `end` count characters; `why` says what made it, never the value itself.

    `by` is the name of the recognizer, filled in by whoever asked it.

    `subject` is the roster's opaque key of the person it belongs to, None where no roster says so. `sure` is a statement
    whose whole sentence reads as said of somebody, so that it needs no other to stand firm; where that is `certain` it is of
    whoever is named nearest. One that `waits` counts only where the file says nothing else of anybody. A `phrase` is one that
    words of a lexicon make wherever they stand: no field of a form, no remark of a list.
    """

    entity: str
    start: int
    end: int
    score: float
    why: tuple[str, ...] = ()
    about: About = "unknown"
    subject: str | None = None
    by: str = ""
    sure: bool = False
    certain: bool = False
    waits: bool = False
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """One shape of a value. The named group `value`, if there is one, is the value; else the whole match is.

    `score` holds without any context; `labelled` once one of the recognizer's labels stands beside it; `alone` where the
    line says nothing else and the lines around hold no figures. A pattern whose `score` is under THRESHOLD counts only so.
    """

    name: str
    regex: str
    score: float
    labelled: float
    alone: float = 0.0


@dataclass(frozen=True, slots=True)
class Examples:
    """Texts in which the recognizer must find something, and texts in which it must not. The tests run them.

    A hit is (text, value) where the value is what is to be found.
    """

    hits: tuple[tuple[str, str], ...]
    misses: tuple[str, ...]


class Find(Protocol):
    """Looks through one text; `context` holds what stands above it (headings, a field's label), nearest last.

    For a window of a long text it is how that text begins, and "" for what stands right above.
    """

    def __call__(self, text: str, context: Sequence[str] = ()) -> list[Hit]: ...


@dataclass(frozen=True, slots=True)
class Recognizer:
    """What one entity looks like: where it comes from, how it is found, and where it is at home in a table.

    `triggers` are regular expressions (no look-around, no back-reference) such that every hit of `find` that reaches
    THRESHOLD has a trigger within two lines of it; `acronyms` are triggers whose case counts. `headers` are column headings, normalised (see `headers.key`);
    `wording` are phrases, as regular expressions over the words of a heading in lower case (see `wording.words`), for those nobody listed.
    `accepts` says whether a cell under such a heading holds a value of this entity.
    """

    name: str
    entity: str
    source: str
    find: Find
    triggers: tuple[str, ...]
    examples: Examples
    headers: frozenset[str] = frozenset()
    wording: tuple[str, ...] = ()
    accepts: Callable[[str], bool] = bool
    usual: str = ""
    """The usual form of a cell, as a regular expression: `accepts` takes all that has it whole, and nothing of it is
    disguised. Most cells of large tables are told by it, for that is much quicker (`recognizers.headings.usual`: no part of it
    takes a line break)."""

    acronyms: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Regular expressions, as triggers, one of which ends in every hit's window (the figures of a number): where
    there are some, a trigger alone opens nothing."""

    own: str = ""
    """The forms that the district's configuration gives its own ids, as a regular expression; "" where it gives none."""

    strong: bool = True
    """A strong recognizer's trigger opens a window in which names are looked for; a weak one's (phone, mail) does not."""


@dataclass(frozen=True, slots=True)
class RawMatch:
    """A value found in a file. Lives and dies in the worker: only its masked form leaves.

    `where` is the exact place; `value` the text as it stands; `by` the name of the recognizer; `link` says what ties it
    to the person of its cluster, None where nothing does.
    """

    entity: str
    score: float
    where: Where
    value: str = field(repr=False)
    about: About = "unknown"
    why: tuple[str, ...] = ()
    read: str | None = field(default=None, repr=False)
    """How the value reads, where it is disguised in the file; None where it reads as it stands."""

    by: str = ""
    link: Link | None = None
    apart: bool = False
    """Whether it is the name of somebody else than the person of its cluster: of a row's teacher, or its second pupil."""

    whose: str | None = None
    """The roster's key of that other one, where the name tells it."""

    @property
    def said(self) -> str:
        """The value as it reads: what is compared, masked and digested."""
        return self.value if self.read is None else self.read


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a cluster: the name as written, and the identifiers that stand with it."""

    name: str = field(repr=False)
    about: About = "unknown"
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Matches that stand together and so belong to one person, or to none: a row, a form, a list entry, a statement.

    `person` is whom they belong to; `identifier` is an issued id that stands in for a name that is missing; `subject` is
    the roster's key of the person, where an id, an address or a phone number of the roster tells it without a name.
    `dropped` are look-alikes, which are no matches: kept only where somebody asks why; a cluster may hold nothing else.
    """

    matches: tuple[RawMatch, ...]
    person: Person | None = None
    identifier: str | None = field(default=None, repr=False)
    subject: str | None = None
    link: Link | None = None
    """What ties those matches to the person that say nothing of it themselves."""

    dropped: tuple[RawMatch, ...] = ()


class Room(Protocol):
    """How much of what is found in a file is still wanted: beyond that, rows of a table are only counted."""

    def full(self, entities: Iterable[str]) -> bool:
        """Whether of each of these as many matches are kept as will be; once true, it stays so."""
        ...

    def crowded(self) -> bool:
        """Whether so many people are told apart that further ones are only counted; once true, it stays so."""
        ...


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of a table that only count, for of their matches as many are kept as will be.

    `counts` are all their matches an entity. `met` are rows of people not met before, each a cluster that holds the
    issued numbers alone, with all entities of the row; `further` the number of such people by entities and whom they
    are about, where there are too many to tell them apart.
    """

    counts: Mapping[str, int]
    met: Sequence[tuple[Cluster, frozenset[str]]] = ()
    further: Mapping[tuple[frozenset[str], About], int] = field(default_factory=dict)
