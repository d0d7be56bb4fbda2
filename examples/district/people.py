"""The invented people of Wren Hollow. Synthetic; not real persons, and no number here was ever issued to anybody.

A person is asked for by a key: "g4_1" is the first pupil of grade 4 ("gK_2" of kindergarten), "t3" the third member of
staff. The same seed and key always give the same person, in whatever order they are asked for.
"""

from __future__ import annotations

import datetime
import random
import unicodedata
from dataclasses import dataclass, field

SCHOOL_YEAR = 2026
MAIL_DOMAIN = "wrenhollow.example.org"
_KINDERGARTEN_AGE = 5

_FIRST_NAMES = """
Adaeze Alden Amara Anselm Araceli Asha Beatriz Bodhi Briseis Caetano Calla Cosmin Dafne Delphine Desmond Dimitri Eamon
Eluned Emeka Esme Ezra Fabiola Farid Fintan Giselle Gwendolyn Hana Henrique Imani Ines Iskander Jamila Joaquim Jovana
Kaveh Keziah Kofi Lakshmi Leocadia Lucinda Luísa Magnus Maelle Malik Maribel Mateus Naledi Nikolai Noémie Odalys
Oisin Orlando Paloma Parisa Philippa Quentin Rafaela Ramona Rhiannon Rohan Sabine Samir Seraphina Silvio Sunniva Tadeo
Thandiwe Tobias Ulrike Valentina Viggo Wendeline Xiomara Yara Yusuf Zahra Zélie Zubin
"""

_LAST_NAMES = """
Abernathy Adeyemi Aguilera Almeida Ashdown Balogun Barrientos Bergqvist Bessette Birnbaum Boateng Brandão Caldwell
Carvalho Castellanos Chaudhry Cisneros Cordeiro Crowther Dabrowski Desrochers Devereux Dhillon Drummond Eberhardt
Echeverría Fairweather Farrugia Ferreira Fitzgibbon Gallagher Gauthier Georgiou Gonçalves Greenhalgh Gutierrez Haddad
Halloran Hathaway Hernandes Ibarra Ishikawa Jankowski Kowalczyk Kapoor Kavanagh Kessler Lachance Lindqvist Lombardi
Loughlin Macedo Marchetti McAllister Medeiros Mbeki Montague Moriarty Nakagawa Nascimento Novak O'Donovan Okafor
Oliveira Osei Pacheco Papadakis Paquette Pellegrino Pemberton Pinheiro Quintanilla Rahimi Rasmussen Resende Rosario
Sandoval Santangelo Schreiber Silvestre Sorensen Szymanski Tavares Teixeira Thibodeau Trask Underhill Valcourt
Vasconcelos Villanueva Wadsworth Whitcombe Yamamoto Zielinski
"""
FIRST, LAST = tuple(_FIRST_NAMES.split()), tuple(_LAST_NAMES.split())


@dataclass(frozen=True)
class Person:
    """A pupil or a member of staff, with every spelling that the documents use."""

    key: str
    first: str
    last: str
    middle: str
    grade: str
    born: datetime.date
    sasid: str
    lasid: str
    ssn: str
    card: str
    phone: str
    parent_first: str
    parent_phone: str
    room: str

    @property
    def full(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def unaccented(self) -> str:
        """The full name as encodings without accents write it."""
        return _unaccented(self.full)

    @property
    def last_first(self) -> str:
        return f"{self.last}, {self.first}"

    @property
    def caps(self) -> str:
        return self.last_first.upper()

    @property
    def with_middle(self) -> str:
        return f"{self.first} {self.middle}. {self.last}"

    @property
    def initial(self) -> str:
        return f"{self.first[0]}. {self.last}"

    @property
    def parent(self) -> str:
        return f"{self.parent_first} {self.last}"

    @property
    def dob(self) -> str:
        return f"{self.born.month}/{self.born.day}/{self.born.year}"

    @property
    def dob_padded(self) -> str:
        return f"{self.born:%m/%d/%Y}"

    @property
    def dob_short(self) -> str:
        return f"{self.born.month}/{self.born.day}/{self.born:%y}"

    @property
    def dob_iso(self) -> str:
        return self.born.isoformat()

    @property
    def dob_long(self) -> str:
        return f"{self.born:%B} {self.born.day}, {self.born.year}"

    @property
    def dob_dashed(self) -> str:
        return f"{self.born.day:02}-{self.born:%b}-{self.born.year}"

    @property
    def ssn9(self) -> str:
        return self.ssn.replace("-", "")

    @property
    def phone_dots(self) -> str:
        return self.phone.replace("-", ".")

    @property
    def phone_brackets(self) -> str:
        area, rest = self.phone.split("-", 1)
        return f"({area}) {rest}"

    @property
    def email(self) -> str:
        if self.key.startswith("t"):
            return f"{_plain(self.first[0] + self.last)}@{MAIL_DOMAIN}"
        return f"{self.lasid}@students.{MAIL_DOMAIN}"

    @property
    def parent_email(self) -> str:
        return f"{_plain(self.parent_first)}.{_plain(self.last)}@example.com"


@dataclass
class Cast:
    """Everybody in the sample, made as they are asked for; one seed gives one cast."""

    seed: int
    _known: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Person:
        if key not in self._known:
            self._known[key] = _person(self.seed, key)
        return self._known[key]

    def grade(self, grade: str, count: int, first: int = 1) -> list[str]:
        """Keys of `count` pupils of one grade."""
        return [f"g{grade}_{n}" for n in range(first, first + count)]


def _person(seed: int, key: str) -> Person:
    dice = random.Random(f"wren hollow/{seed}/{key}")  # noqa: S311 - invented people, not secrets
    grade = key[1:].partition("_")[0] if key.startswith("g") else ""
    digits = lambda count: "".join(dice.choice("0123456789") for _ in range(count))  # noqa: E731
    phone = lambda: f"{dice.choice(('617', '508', '781', '978', '413'))}-555-01{digits(2)}"  # noqa: E731
    return Person(
        key=key,
        first=dice.choice(FIRST),
        last=dice.choice(LAST),
        middle=dice.choice("ABCDEFGHJKLMNPRSTVW"),
        grade=grade,
        born=_birthday(dice, grade),
        sasid=f"10{digits(8)}",
        lasid=f"{dice.randint(2, 9)}{digits(5)}",
        ssn=f"0{dice.randint(10, 34)}-{dice.randint(11, 98)}-{dice.randint(1000, 9998)}",
        card=_card(f"40000{digits(10)}"),
        phone=phone(),
        parent_first=dice.choice(FIRST),
        parent_phone=phone(),
        room=str(dice.randint(101, 228)),
    )


def _birthday(dice: random.Random, grade: str) -> datetime.date:
    number = {"": -25, "PK": -1, "K": 0}.get(grade)
    years = _KINDERGARTEN_AGE + (int(grade) if number is None else number)
    first_day = datetime.date(SCHOOL_YEAR - years - 1, 9, 1)
    return first_day + datetime.timedelta(days=dice.randrange(365))


def _card(fifteen: str) -> str:
    """The sixteen digits that the Luhn check accepts, in groups of four."""
    doubled = [int(d) * (2 if n % 2 == 0 else 1) for n, d in enumerate(fifteen)]
    check = -sum(d - 9 if d > 9 else d for d in doubled) % 10
    digits = f"{fifteen}{check}"
    return " ".join(digits[i : i + 4] for i in range(0, 16, 4))


def _plain(name: str) -> str:
    return _unaccented(name).lower().replace("'", "")


def _unaccented(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
