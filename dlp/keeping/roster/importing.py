"""From an export to people: which kind it is, who left since the last import, what is lost.

Nothing here writes; `dlp.rosters` does, once a person has agreed where that is needed.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from dlp.keeping.roster.person import Person, iso_date
from dlp.keeping.roster.plain import Mapped, read_plain
from dlp.keeping.roster.school_data_sync import is_first_form, read_first_form
from dlp.keeping.roster.standard import is_standard, read_standard
from dlp.keeping.roster.tables import BadRoster, Report

MOST_LOST = 0.15
"""An import that loses a larger share of the active students than this waits for a yes."""

SCHOOL = 2
"""A school of fewer active students may empty without a question: it is a placement of one."""


@dataclass(frozen=True)
class Loss:
    """What a new import would lose against the earlier one: counts of active students, names of schools.

    `fewer` says of which facts too many students have none any more: the fact, how many had it, how many have it now.
    """

    before: int
    lost: int
    schools: tuple[str, ...]
    fewer: tuple[tuple[str, int, int], ...] = ()

    @property
    def words(self) -> str:
        """The loss in a sentence."""
        said = [f"of {self.before:,} active students {self.lost:,} would be active no more"] if self.lost else []
        said += [f"no student left in: {', '.join(self.schools)}"] if self.schools else []
        said += [f"students with {fact}: {had:,} before, {have:,} now" for fact, had, have in self.fewer]
        return "; ".join(said)


def read_export(source: Path, report: Report, mapped: Mapped | None = None) -> list[Person]:
    """The people of a folder (OneRoster, School Data Sync) or of a plain CSV with its mapping. Raises BadRoster."""
    if source.is_file():
        people = read_plain(source, mapped or Mapped({}), report)
    elif not source.is_dir():
        raise BadRoster(f"{source}: no such file or folder")
    elif is_standard(source):
        people = read_standard(source, report)
    elif is_first_form(source):
        people = read_first_form(source, report)
    else:
        raise BadRoster(f"{source}: neither a OneRoster nor a School Data Sync export (no users.csv, no student.csv)")
    count(people, report)
    active = [p for p in people if p.active_student]
    if not any(p.given for p in active) or not any(p.family for p in active):
        lack = _lack(active)
        told = "; ".join(line.rstrip(".") for line in report.lines())
        raise BadRoster(f"{source}: {lack} was found, so nothing was changed. {told}")
    return people


def _lack(active: Sequence[Person]) -> str:
    """What an export lacks without which nobody in it can be found."""
    if not active:
        return "no active student"
    if any(p.given for p in active):
        return "no family name of a student"
    return "no given name of a student" if any(p.family for p in active) else "no name of a student"


def count(people: Sequence[Person], report: Report) -> None:
    """Count the people by kind in the report, and say which ties between them lead nowhere."""
    kinds = {"student": "students", "guardian": "guardians", "staff": "staff"}
    counted = Counter(f"{p.status} {kinds[p.role]}" if p.role == "student" else kinds[p.role] for p in people)
    for kind in ("active students", "past students", "guardians", "staff"):
        report.taken[kind] = counted[kind]
    known = {p.key for p in people}
    lost = sum(1 for p in people for g in p.guardians if g not in known)
    if lost:
        report.note(f"{lost:,} guardians that students name are not in the export")
    without = sum(1 for p in people if p.active_student and not p.guardians)
    if without:
        report.note(f"{without:,} active students have no guardian in the export")


def with_past(
    people: Sequence[Person], earlier: Sequence[Person], keep_years: int, today: date, report: Report
) -> list[Person]:
    """The people with the students who left, by an earlier import or by the export, for so many years.

    They left on the first day that either of the two has for it, else now. The report says how many left too long ago.
    """
    now = {p.key for p in people}
    before = {p.key: p for p in earlier}
    oldest = today - timedelta(days=round(keep_years * 365.25))
    out: list[Person] = []
    dropped = 0
    for person in people:
        if person.role == "student" and person.status == "past":
            known = before.get(person.key)
            left = min(filter(None, (person.left, known.left if known else "")), default=today.isoformat())
            if (iso_date(left) or today) < oldest:
                dropped += 1
                continue
            person = replace(person, left=left)
        out.append(person)
    for person in earlier:
        if person.role == "student" and person.key not in now:
            gone = replace(person, status="past", left=person.left or today.isoformat())
            if (iso_date(gone.left) or today) >= oldest:
                out.append(gone)
            else:
                dropped += 1
    if dropped:
        report.note(f"{dropped:,} students left more than {keep_years} years ago: not kept ([roster] keep_years)")
    return out


def loss(people: Sequence[Person], earlier: Sequence[Person]) -> Loss | None:
    """What this import would lose, None if it is no more than happens from one night to the next.

    Students are told by their keys: an export of as many others, of another district, loses them all.
    """
    before = [p for p in earlier if p.active_student]
    after = [p for p in people if p.active_student]
    now, left = {p.key for p in after}, {p.school for p in after}
    lost = sum(p.key not in now for p in before)
    schools = Counter(p.school for p in before if p.school)
    known = left - {""}  # where no school is known any more none of them is empty
    emptied = tuple(sorted(name for name, count in schools.items() if known and count >= SCHOOL and name not in left))
    fewer = tuple(_fewer(before, after))
    return Loss(len(before), lost, emptied, fewer) if emptied or fewer or lost > MOST_LOST * len(before) else None


_FACTS: Mapping[str, Callable[[Person], bool]] = {
    "a given name": lambda person: bool(person.given),
    "a family name": lambda person: bool(person.family),
    "an id": lambda person: bool(person.local_ids or person.state_ids),
    "a birth date": lambda person: bool(person.birth_date),
    "a school": lambda person: bool(person.school),
}
"""What students are known by, each of which an export may come without."""


def _fewer(before: Sequence[Person], after: Sequence[Person]) -> Iterator[tuple[str, int, int]]:
    """The facts that more than that share of the students had and have no more."""
    for fact, has in _FACTS.items():
        had, have = sum(map(has, before)), sum(map(has, after))
        if before and after and had / len(before) - have / len(after) > MOST_LOST:
            yield fact, had, have


def age_days(source: Path) -> float:
    """Days since the newest file of an export was written; 0 for what cannot be looked at."""
    try:
        files = source.glob("*.csv") if source.is_dir() else (source,)
        newest = max((f.stat().st_mtime for f in files), default=None)
    except OSError:
        newest = None
    return max(0.0, (time.time() - newest) / 86_400) if newest is not None else 0.0
