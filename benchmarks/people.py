"""A large roster of invented people as a OneRoster 1.1 export, and texts of any size that speak of them or do not.

Names follow the frequencies of the census lists, so that common names are shared as they are in a district; the same
seed makes the same files.
"""

from __future__ import annotations

import csv
import itertools
import random
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

SCHOOLS = 40
STUDENTS_A_CLASS = 24
CLASSES_A_STUDENT = 6

_WORDS = """the a of to and in is for on that with this are as at from by it or be will not each have all school
pupils grade teacher class lesson reading week page minutes homework family library science number table write paper
answer question group please bring return office morning bus lunch field trip october march monday friday draft plan
report section policy committee budget meeting schedule room building date form sign before after between during
""".split()


def frequent(kind: str) -> tuple[list[str], list[float]]:
    """The names of a census list ("female.first", "male.first", "all.last") and their running frequency."""
    names, running = [], []
    for line in (files("names") / f"dist.{kind}").read_text("ascii").splitlines():
        name, _, cumulative, _ = line.split()
        names.append(name.capitalize())
        running.append(float(cumulative))
    return names, running


def write_roster(folder: Path, people: int, seed: int = 4) -> None:
    """Write an export of so many users: 45 % students, 48 % guardians, the rest staff, with classes and birth dates."""
    folder.mkdir(parents=True, exist_ok=True)
    made = _Maker(people, random.Random(seed))  # noqa: S311  # no secret: files to measure with
    for name, heading, rows in (
        ("orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId", made.orgs()),
        ("users.csv", "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
         "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password", made.users()),
        ("demographics.csv", "sourcedId,status,dateLastModified,birthDate,sex", made.demographics()),
        ("classes.csv", "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
         "schoolSourcedId,termSourcedIds", made.classes()),
        ("enrollments.csv", "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,"
         "primary", made.enrollments()),
    ):  # fmt: skip
        with (folder / name).open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(heading.split(","))
            writer.writerows(rows)


class _Maker:
    """The rows of each file."""

    def __init__(self, people: int, chance: random.Random) -> None:
        self._chance = chance
        self.students = round(people * 0.45)
        self.guardians = round(people * 0.48)
        self.staff = people - self.students - self.guardians
        self._firsts = [frequent("female.first"), frequent("male.first")]
        self._lasts = frequent("all.last")

    def first(self) -> str:
        names, running = self._chance.choice(self._firsts)
        return self._chance.choices(names, cum_weights=running)[0]

    def last(self) -> str:
        names, running = self._lasts
        last = self._chance.choices(names, cum_weights=running)[0]
        return f"{last}-{self._chance.choices(names, cum_weights=running)[0]}" if self._chance.random() < 0.06 else last

    def orgs(self) -> Iterator[tuple[object, ...]]:
        yield "district", "active", "", "Example Public Schools", "district", "", ""
        for n in range(SCHOOLS):
            name = f"{self._lasts[0][n * 97 + 300]} {('Elementary', 'Middle', 'High')[n % 3]} School"
            yield f"org{n}", "active", "", name, "school", "", "district"

    def users(self) -> Iterator[tuple[object, ...]]:
        family = ""
        for n in range(self.students):
            first, family, grade = self.first(), self.last(), n % 13
            ids = f"{{SASID:10{n * 17 % 10**8:08d}}},{{LASID:{200_000 + n * 7}}}"
            guardians = ",".join(f"g{g}" for g in (n, n + self.students) if g < self.guardians)
            yield (
                f"s{n}", "active", "", "true", f"org{n % SCHOOLS}", "student", f"u{n}", ids, first, family,
                self.first() if n % 2 else "", 200_000 + n * 7, f"{first}.{family}{n}@students.example.org".lower(), "",
                "", guardians, f"{grade:02d}", "",
            )  # fmt: skip
        for n in range(self.guardians):
            first, family = self.first(), self.last()
            phone = f"{200 + n % 700}-555-{n // 700 % 10000:04d}"
            yield (
                f"g{n}", "active", "", "true", "", "parent", "", "", first, family, "", "",
                f"{first}{n}@example.com".lower(), "", phone, "", "", "",
            )  # fmt: skip
        for n in range(self.staff):
            first, family = self.first(), self.last()
            yield (
                f"t{n}", "active", "", "true", f"org{n % SCHOOLS}", "teacher", f"t{n}", "", first, family, "",
                50_000 + n * 3, f"{first}.{family}.{n}@example.org".lower(), "", "", "", "", "",
            )  # fmt: skip

    def demographics(self) -> Iterator[tuple[object, ...]]:
        for n in range(self.students):
            year = 2021 - n % 13
            yield f"s{n}", "active", "", f"{year}-{n % 12 + 1:02d}-{n % 28 + 1:02d}", ""

    def _class(self, student: int, slot: int) -> int:
        return student // STUDENTS_A_CLASS * CLASSES_A_STUDENT + slot

    def classes(self) -> Iterator[tuple[object, ...]]:
        for n in range(self._class(self.students - 1, CLASSES_A_STUDENT - 1) + 1):
            yield f"c{n}", "active", "", f"Course {n}", "", "", f"C{n:05d}", "scheduled", "", f"org{n % SCHOOLS}", ""

    def enrollments(self) -> Iterator[tuple[object, ...]]:
        number = itertools.count()
        for n in range(self.students):
            for slot in range(CLASSES_A_STUDENT):
                course = self._class(n, slot)
                yield f"e{next(number)}", "active", "", f"c{course}", f"org{n % SCHOOLS}", f"s{n}", "student", ""
        for course in range(self._class(self.students - 1, CLASSES_A_STUDENT - 1) + 1):
            teacher = course % self.staff
            yield f"e{next(number)}", "active", "", f"c{course}", f"org{course % SCHOOLS}", f"t{teacher}", "teacher", ""


def plain_text(size: int, seed: int = 4) -> str:
    """About so many characters of school prose in which nobody of the roster is named."""
    chance = random.Random(seed)  # noqa: S311  # as above
    lines, length = [], 0
    while length < size:
        words = chance.choices(_WORDS, k=chance.randint(8, 14))
        lines.append(" ".join([words[0].capitalize(), *words[1:]]) + ".")
        length += len(lines[-1]) + 1
    return "\n".join(lines)


def speaking_text(folder: Path, size: int, seed: int = 4, every: int = 4) -> str:
    """The same, with a person of the export in one line of so many, names and ids in several spellings."""
    chance = random.Random(seed)  # noqa: S311  # as above
    with (folder / "users.csv").open(encoding="utf-8", newline="") as stream:
        people = [(r["givenName"], r["familyName"], r["identifier"]) for r in csv.DictReader(stream)]
    chance.shuffle(people)
    lines = plain_text(size, seed).split("\n")
    for place in range(0, len(lines), every):
        first, last, number = people[place % len(people)]
        said = (f"{first} {last}", f"{last}, {first}", f"{first} {last} {number}", f"{first[0]}. {last}")[
            place // every % 4
        ]
        lines[place] = f"{lines[place][:40]} {said} {lines[place][40:]}"
    return "\n".join(lines)
