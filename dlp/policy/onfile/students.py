"""Rows about students, filed so that a match finds them, with a roster or without: by keyed digests alone.

A row and a match belong together if they have the same id, or the same name and no different id, or mean the same
student of the roster. Nothing readable is kept by which a row could be found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import starmap
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from dlp.policy.linking import canonical_name
from dlp.privacy import Digester

if TYPE_CHECKING:
    from dlp.policy.lists.register import Pupil

IDS = (("lasid", "STUDENT_ID"), ("sasid", "SASID"))
"""The fields of a row that hold an id, and the entity of each."""

Values = Mapping[str, frozenset[str]]
"""Of one person in an item: entity to the digests of their matches."""

P = TypeVar("P", bound="Pupil")


class Roster(Protocol):
    """What is asked of a roster (`recognizers.roster.lookup.Lookup`): students by name and id, and what tells them
    apart."""

    def named(self, names: Sequence[str]) -> list[frozenset[int]]: ...
    def numbered(self, ids: Sequence[str], entity: str) -> list[frozenset[int]]: ...
    def subject(self, student: int) -> str: ...
    def born(self, student: int) -> object: ...
    def at_school(self, student: int, school: str) -> bool: ...
    def enrolled(self, student: int, school: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Filed(Generic[P]):
    row: P
    ids: Values
    by_name: bool
    """Whether the name may find it; not where two students of the list, or of the roster, bear it."""


@dataclass(frozen=True)
class Students(Generic[P]):
    """The rows of a register about students. `bad` are the lines that cannot be told, with why."""

    bad: tuple[tuple[P, str], ...] = ()
    strangers: int = 0
    """How many rows name nobody whom the roster has."""
    _found: Mapping[str, tuple[_Filed[P], ...]] = field(default_factory=dict, repr=False)
    rows: tuple[P, ...] = ()
    enrolled: frozenset[P] = frozenset()
    """Rows whose student the roster has at the row's school."""

    def of(self, subject: str, values: Values) -> list[P]:
        """The rows about one person of an item: the subject of their matches, and the digests of their values."""
        if not self._found:
            return []
        keys = [subject, *(digest for _, entity in IDS for digest in values.get(entity, ()))]
        met = {id(filed): filed for key in keys for filed in self._found.get(key, ())}
        return [filed.row for filed in met.values() if not _differs(filed.ids, values)]


def _differs(ids: Values, values: Values) -> bool:
    """Whether somebody of the same name has another id."""
    compared = [entity for entity in ids if values.get(entity)]
    return bool(compared) and not any(ids[entity] & values[entity] for entity in compared)


def file(rows: Iterable[P], digester: Digester, roster: Roster | None = None) -> Students[P]:
    """File the rows of a register. A row whose name fits two students, or whose id is another's, does not count."""
    rows = tuple(rows)
    shared = _shared_names(rows)
    told = _told(rows, roster) if roster else [_Told() for _ in rows]
    found: dict[str, list[_Filed[P]]] = defaultdict(list)
    bad, kept = [], []
    for row, who in zip(rows, told, strict=True):
        name = canonical_name(row.name)
        if why := who.problem or (
            "its name fits two students of this list" if not _has_id(row) and name in shared else ""
        ):
            bad.append((row, why))
            continue
        filed = _Filed(row, _ids(row, digester), name not in shared and not who.namesakes)
        for key in _keys(filed, name, who.subject, digester):
            found[key].append(filed)
        kept.append(row)
    return Students(
        tuple(bad), sum(not w.subject and not w.problem for w in told) if roster else 0,
        {key: tuple(filed) for key, filed in found.items()}, tuple(kept),
        frozenset(row for row, who in zip(rows, told, strict=True) if who.enrolled and not who.problem),
    )  # fmt: skip


def _keys(filed: _Filed[P], name: str, subject: str, digester: Digester) -> set[str]:
    """The subjects and digests by which matches of the student may be known, as linking makes them."""
    row = filed.row
    texts = [f"id:{entity}:{value}" for attribute, entity in IDS if (value := getattr(row, attribute))]
    if name and filed.by_name:
        texts.append(f"name:{name}")
    if name and row.sasid:
        texts.append(f"name:{name} SASID:{''.join(filter(str.isalnum, row.sasid)).casefold()}")
    texts.append(f"roster:{subject or opaque(listed(row))}")
    keys = {digester.value("subject", text)[:16] for text in texts}
    return keys.union(*filed.ids.values())


def listed(row: Pupil) -> str:
    """One key for all rows about one student of a list: an id, else the name and the birth date."""
    return row.lasid or row.sasid or f"{canonical_name(row.name)} {row.birth_date or ''}".strip()


def opaque(key: str) -> str:
    """The key by which an index names a student whose entry has this one; nothing of it can be read."""
    return blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _ids(row: Pupil, digester: Digester) -> Values:
    held = {entity: getattr(row, attribute) for attribute, entity in IDS}
    return {entity: frozenset({digester.value(entity, value)}) for entity, value in held.items() if value}


def _has_id(row: Pupil) -> bool:
    return bool(row.lasid or row.sasid)


def _shared_names(rows: Sequence[Pupil]) -> frozenset[str]:
    """Names that two students of the list bear: rows with different ids, or different birth dates."""
    met: dict[str, list[Pupil]] = defaultdict(list)
    for row in rows:
        if name := canonical_name(row.name):
            met[name].append(row)
    return frozenset(
        name
        for name, bearers in met.items()
        if any(len({v for r in bearers if (v := getattr(r, f))}) > 1 for f in ("lasid", "sasid", "birth_date"))
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What a roster says of a row: the student's key, what is wrong, whether others of the roster bear the name."""

    subject: str = ""
    problem: str = ""
    namesakes: bool = False
    enrolled: bool = False
    """Whether the roster has the student at the school of the row."""


def _told(rows: Sequence[Pupil], roster: Roster) -> list[_Told]:
    named = roster.named([row.name for row in rows])
    numbered = [roster.numbered([getattr(row, attribute) for row in rows], entity) for attribute, entity in IDS]
    asked = zip(rows, named, *numbered, strict=True)
    return list(starmap(lambda row, by_name, *by_id: _one(row, by_name, by_id, roster), asked))


def _one(row: Pupil, by_name: frozenset[int], by_id: Sequence[frozenset[int]], roster: Roster) -> _Told:
    namesakes = len(by_name) > 1
    sets = [people for people in by_id if people]
    if sets:
        people = frozenset.intersection(*sets)
        if len(people) != 1:
            return _Told(problem="its ids are those of different students")
        if by_name and not people & by_name:
            return _Told(problem="its id is that of a student of another name")
        return _met(row, people, roster, namesakes)
    if _has_id(row):
        return _Told(namesakes=namesakes)  # an id that the roster lacks: the name may be anybody's
    people = _narrowed(row, by_name, roster)
    if len(people) > 1:
        return _Told(problem=f"its name fits {len(people)} students of the roster: add an id or a birth date")
    return _met(row, people, roster, namesakes) if people else _Told(namesakes=namesakes)


def _met(row: Pupil, people: frozenset[int], roster: Roster, namesakes: bool) -> _Told:
    (student,) = people
    enrolled = bool(row.school) and roster.enrolled(student, row.school)
    return _Told(roster.subject(student), namesakes=namesakes, enrolled=enrolled)


def _narrowed(row: Pupil, people: frozenset[int], roster: Roster) -> frozenset[int]:
    """Those of some students of one name who fit the birth date and the school of the row."""
    if row.birth_date:
        people = frozenset(p for p in people if roster.born(p) in (None, row.birth_date))
    if len(people) > 1 and row.school:
        people = frozenset(p for p in people if roster.at_school(p, row.school)) or people
    return people
