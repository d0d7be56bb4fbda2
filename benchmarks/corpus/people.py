"""The invented people of the corpus: pupils with their families, and staff. No number here was issued to anybody.

The same split and seed give the same population; `tune` and `scored` share no family name.
"""

from __future__ import annotations

import datetime
import random
import unicodedata
from dataclasses import dataclass

from benchmarks.corpus import names

YEAR = 2026
PUPILS, STAFF = 1_400, 240
DOMAINS = {"tune": "alderbrook.example.org", "scored": "penhallow.example.org"}
_SCHOOLS = {
    "tune": ("Alderbrook High", "Quill Street Elementary", "Marsh Lane School", "North Weir Middle School"),
    "scored": (
        "Penhallow Regional High",
        "Ferry Point Elementary",
        "Tannery Hill School",
        "Copper Beech Middle School",
    ),
}
_TOWNS = {"tune": ("Alderbrook", "North Weir", "Marshby"), "scored": ("Penhallow", "Ferry Point", "Tannery Hill")}
_STREETS = {
    "tune": "Cutler Hobart Larkspur Mill Quarry Winslow Sachem Old~County Pine~Hill Birch Tremlett Canal",
    "scored": "Bayberry Fuller Gristmill Harbor~View Keene Maple Norumbega Orchard Prescott Rope~Walk School Tidewater",
}
_WAYS = "Street St St. Road Rd Avenue Ave Lane Ln Drive Dr Circle Way Terrace Court".split()
GRADES = ("PK", "K", *map(str, range(1, 13)))


@dataclass(frozen=True)
class Person:
    """A pupil or a member of staff, with all that documents may say of them."""

    key: str
    first: str
    middle: str
    last: str
    sex: str
    grade: str
    born: datetime.date
    school: str
    room: str
    sasid: str
    sid: str
    ssn: str
    itin: str
    licence: str
    passport: str
    card: str
    routing: str
    account: str
    masshealth: str
    employee: str
    street: str
    town: str
    phone: str
    mail: str
    password: str
    parent_first: str
    parent_last: str
    parent_phone: str
    parent_mail: str

    @property
    def is_staff(self) -> bool:
        return self.key.startswith("T")


@dataclass(frozen=True)
class Population:
    """Everybody of one split."""

    split: str
    pupils: tuple[Person, ...]
    staff: tuple[Person, ...]
    schools: tuple[str, ...]
    domain: str


def population(split: str, seed: int) -> Population:
    """The people of a split."""
    chance = random.Random(f"people {split} {seed}")  # noqa: S311  # the same people every time
    maker = _Maker(split, chance)
    pupils = tuple(maker.person(f"S{n:04}", chance.choice(GRADES)) for n in range(PUPILS))
    staff = tuple(maker.person(f"T{n:03}", "") for n in range(STAFF))
    return Population(split, pupils, staff, _SCHOOLS[split], DOMAINS[split])


class _Maker:
    def __init__(self, split: str, chance: random.Random) -> None:
        self._split = split
        self._chance = chance
        self._origins = names.origins(split)
        self._met: set[tuple[str, str]] = set()

    def person(self, key: str, grade: str) -> Person:
        chance = self._chance
        sex = chance.choice("FM")
        first, last = self._name(sex)
        parent_first, parent_last = self._name(chance.choice("FM"), last if chance.random() < 0.7 else "")
        return Person(
            key=key, first=first, middle=chance.choice("ABCDEFGHJKLMNPRSTV"), last=last, sex=sex, grade=grade,
            born=self._born(grade), school=chance.choice(_SCHOOLS[self._split]), room=self._room(),
            sasid=f"10{chance.randrange(10**8):08}", sid=self._sid(grade), ssn=self._ssn(), itin=self._itin(),
            licence=self._licence(), passport=f"{chance.randrange(10**8, 10**9)}",
            card=card_number(chance), routing=routing_number(chance), account=str(chance.randrange(10**8, 10**11)),
            masshealth=f"1{chance.randrange(10**11):011}", employee=f"{chance.randrange(10_000, 99_999)}",
            street=self._street(), town=chance.choice(_TOWNS[self._split]), phone=fictional_phone(chance),
            mail=f"{plain(first)[:1]}{plain(last)}{chance.choice(['', '1', '27'])}@{DOMAINS[self._split]}",
            password=self._password(first), parent_first=parent_first, parent_last=parent_last,
            parent_phone=fictional_phone(chance),
            parent_mail=f"{plain(parent_first)}.{plain(parent_last)}@{chance.choice(['example.com', 'example.net'])}",
        )  # fmt: skip

    def _name(self, sex: str, last: str = "") -> tuple[str, str]:
        for _ in range(100):
            origin = self._chance.choice(self._origins)
            other = self._chance.choice(self._origins) if self._chance.random() < 0.12 else origin
            first = self._chance.choice(origin.female if sex == "F" else origin.male)
            family = last or self._chance.choice(other.family)
            if not last and self._chance.random() < 0.06:
                family = f"{family}-{self._chance.choice(origin.family)}"
            if (first, family) not in self._met:
                break
        self._met.add((first, family))
        return first, family

    def _born(self, grade: str) -> datetime.date:
        if not grade:
            return datetime.date(
                self._chance.randint(1961, 2001), self._chance.randint(1, 12), self._chance.randint(1, 28)
            )
        age = {"PK": 4, "K": 5}.get(grade) or int(grade) + 5
        start = datetime.date(YEAR - age - 1, 9, 1)
        return start + datetime.timedelta(days=self._chance.randrange(365))

    def _room(self) -> str:
        return self._chance.choice(
            [str(self._chance.randint(2, 40)), f"{self._chance.choice('ABC')}{self._chance.randint(1, 30)}"]
        )

    def _sid(self, grade: str) -> str:
        if self._split == "tune":
            return str(self._chance.randrange(100_000, 999_999))
        year = YEAR + 1 + 12 - ({"PK": -1, "K": 0, "": 12}[grade] if grade in ("PK", "K", "") else int(grade))
        return (
            f"{year % 100}{self._chance.randrange(1_000, 9_999)}"
            if self._chance.random() < 0.6
            else str(self._chance.randrange(20_000, 99_999))
        )

    def _ssn(self) -> str:
        area = self._chance.choice([n for n in (self._chance.randint(1, 899) for _ in range(9)) if n != 666])
        return f"{area:03}-{self._chance.randint(1, 99):02}-{self._chance.randint(1, 9999):04}"

    def _itin(self) -> str:
        group = self._chance.choice([70, 72, 78, 81, 85, 90, 94])
        return f"9{self._chance.randint(0, 99):02}-{group}-{self._chance.randint(1000, 9999)}"

    def _licence(self) -> str:
        return (
            f"S{self._chance.randrange(10**8):08}"
            if self._chance.random() < 0.6
            else f"SA{self._chance.randrange(10**7):07}"
        )

    def _street(self) -> str:
        name = self._chance.choice(_STREETS[self._split].split()).replace("~", " ")
        flat = self._chance.choice(["", "", "", ", Apt 3", " #2", ", Unit 12B", " Apt. 4R"])
        return f"{self._chance.randint(2, 480)} {name} {self._chance.choice(_WAYS)}{flat}"

    def _password(self, first: str) -> str:
        word = self._chance.choice("Tulip Heron Comet Maple Panda Lantern Cobalt Walnut".split())
        return self._chance.choice(
            [
                f"{word}{self._chance.randint(10, 99)}!",
                f"{word.lower()}-{self._chance.randint(100, 999)}",
                f"{plain(first)[:2].title()}{self._chance.randint(10_000, 99_999)}",
            ]
        )


def plain(name: str) -> str:
    """A name in plain lower-case letters, as user names have it."""
    folded = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D").casefold())
    return "".join(c for c in folded if "a" <= c <= "z")


def fictional_phone(chance: random.Random) -> str:
    """A telephone number of the range kept free for fiction."""
    return f"{chance.choice(['617', '508', '781', '978', '413', '774'])}-555-01{chance.randint(0, 99):02}"


def card_number(chance: random.Random) -> str:
    """Sixteen digits in the ranges of two issuers, with a right check digit."""
    body = chance.choice(["4", "51", "55"])
    body += "".join(str(chance.randint(0, 9)) for _ in range(15 - len(body)))
    total = sum(sum(divmod(int(d) * (2 if n % 2 == 0 else 1), 10)) for n, d in enumerate(body))
    return body + str(-total % 10)


def routing_number(chance: random.Random) -> str:
    """Nine digits of the Boston district, with a right check digit."""
    body = f"{chance.choice(['011', '211'])}{chance.randint(0, 99_999):05}"
    total = sum(int(d) * w for d, w in zip(body, (3, 7, 1, 3, 7, 1, 3, 7), strict=True))
    return body + str(-total % 10)
