"""What a mark stands for: a spelling of a person, something known of them, or a number that is nobody's."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable

from benchmarks.corpus.people import GRADES, Person, Population, plain, routing_number

Spelling = Callable[[Person], str]

FURTHER = frozenset({"first", "lastonly", "mrs", "init", "dotinit", "fi", "firstlow"})
"""Spellings that name a person fully only to those who know of whom is spoken."""

_NAMES: dict[str, Spelling] = {
    "full": lambda p: f"{p.first} {p.last}",
    "fml": lambda p: f"{p.first} {p.middle}. {p.last}",
    "lf": lambda p: f"{p.last}, {p.first}",
    "lfm": lambda p: f"{p.last}, {p.first} {p.middle}.",
    "caps": lambda p: f"{p.first} {p.last}".upper(),
    "lfcaps": lambda p: f"{p.last}, {p.first}".upper(),
    "low": lambda p: f"{p.first} {p.last}".lower(),
    "ascii": lambda p: f"{ascii_name(p.first)} {ascii_name(p.last)}",
    "il": lambda p: f"{p.first[0]}. {p.last}",
    "fi": lambda p: f"{p.first} {p.last[0].upper()}.",
    "first": lambda p: p.first,
    "firstlow": lambda p: p.first.lower(),
    "last": lambda p: p.last,
    "lastonly": lambda p: p.last,
    "mrs": lambda p: f"{'Ms.' if p.sex == 'F' else 'Mr.'} {p.last}",
    "init": lambda p: f"{p.first[0]}{p.last[0].upper()}",
    "dotinit": lambda p: f"{p.first[0]}.{p.last[0].upper()}.",
    "p": lambda p: f"{p.parent_first} {p.parent_last}",
    "plf": lambda p: f"{p.parent_last}, {p.parent_first}",
}
_KNOWN: dict[str, tuple[str, Spelling]] = {
    "sasid": ("SASID", lambda p: p.sasid),
    "sid": ("ID", lambda p: p.sid),
    "ssn": ("SSN", lambda p: p.ssn),
    "ssn9": ("SSN", lambda p: p.ssn.replace("-", "")),
    "ssnsp": ("SSN", lambda p: p.ssn.replace("-", " ")),
    "ssn4": ("SSN", lambda p: p.ssn[-4:]),
    "itin": ("ITIN", lambda p: p.itin),
    "dl": ("LICENCE", lambda p: p.licence),
    "passport": ("PASSPORT", lambda p: p.passport),
    "card": ("CARD", lambda p: " ".join(p.card[n : n + 4] for n in range(0, 16, 4))),
    "cardd": ("CARD", lambda p: "-".join(p.card[n : n + 4] for n in range(0, 16, 4))),
    "card16": ("CARD", lambda p: p.card),
    "acct": ("BANK", lambda p: p.account),
    "routing": ("BANK", lambda p: p.routing),
    "mh": ("MASSHEALTH", lambda p: p.masshealth),
    "eid": ("EMPLOYEE", lambda p: p.employee),
    "pw": ("PASSWORD", lambda p: p.password),
    "addr": ("ADDRESS", lambda p: p.street),
    "mail": ("MAIL", lambda p: p.mail),
    "smail": ("MAIL", lambda p: f"{p.sid}@students.{p.mail.split('@')[1]}"),
    "pm": ("MAIL", lambda p: p.parent_mail),
}
_SAID: dict[str, Spelling] = {
    "gr": lambda p: p.grade,
    "grade": lambda p: {"PK": "preschool", "K": "kindergarten"}.get(p.grade, f"grade {p.grade}"),
    "nth": lambda p: nth(p.grade),
    "rm": lambda p: p.room,
    "school": lambda p: p.school,
    "town": lambda p: p.town,
    "yog": lambda p: str(2027 + 12 - (GRADES.index(p.grade) - 1)) if p.grade else "",
    "sex": lambda p: p.sex,
    "he": lambda p: "she" if p.sex == "F" else "he",
    "He": lambda p: "She" if p.sex == "F" else "He",
    "his": lambda p: "her" if p.sex == "F" else "his",
    "His": lambda p: "Her" if p.sex == "F" else "His",
    "him": lambda p: "her" if p.sex == "F" else "him",
    "son": lambda p: "daughter" if p.sex == "F" else "son",
    "hija": lambda p: "hija" if p.sex == "F" else "hijo",
    "filha": lambda p: "filha" if p.sex == "F" else "filho",
    "o": lambda p: "a" if p.sex == "F" else "o",
    "uname": lambda p: f"{plain(p.first)[:1]}{plain(p.last)}",
    "age": lambda p: str(2026 - p.born.year),
}
_MONTHS = "January February March April May June July August September October November December".split()
DATES: dict[str, Callable[[datetime.date], str]] = {
    "us": lambda d: f"{d.month}/{d.day}/{d.year}",
    "padded": lambda d: f"{d.month:02}/{d.day:02}/{d.year}",
    "short": lambda d: f"{d.month}/{d.day}/{d.year % 100:02}",
    "iso": lambda d: d.isoformat(),
    "dashed": lambda d: f"{d.month:02}-{d.day:02}-{d.year}",
    "dotted": lambda d: f"{d.month}.{d.day}.{d.year}",
    "long": lambda d: f"{_MONTHS[d.month - 1]} {d.day}, {d.year}",
    "mid": lambda d: f"{_MONTHS[d.month - 1][:3]} {d.day} {d.year}",
    "day": lambda d: f"{d.day} {_MONTHS[d.month - 1]} {d.year}",
    "packed": lambda d: f"{d.month:02}{d.day:02}{d.year}",
}
_EVERYDAY = ("us", "padded", "short", "iso", "dashed", "long", "us", "padded")


def said(person: Person, name: str, chance: random.Random) -> tuple[str, str | None]:
    """What a field of a person reads like, and which type it is labelled with (None: not personal)."""
    if name in _NAMES:
        return _NAMES[name](person), "NAME"
    if name in _KNOWN:
        kind, spelling = _KNOWN[name]
        return spelling(person), kind
    if name == "dob":
        return DATES[chance.choice(_EVERYDAY)](person.born), "BORN"
    if name.startswith("dob_"):
        return DATES[name[4:]](person.born), "BORN"
    if name in ("phone", "pp"):
        number = person.phone if name == "phone" else person.parent_phone
        return phone_spelling(number, chance), "PHONE"
    return _SAID[name](person), None


def phone_spelling(number: str, chance: random.Random) -> str:
    """A telephone number in one of the usual spellings."""
    area, office, line = number.split("-")
    return chance.choice(
        [
            number,
            f"({area}) {office}-{line}",
            f"{area}.{office}.{line}",
            number,
            f"{area} {office} {line}",
            f"{area}-{office}-{line}",
        ]
    )


def ascii_name(name: str) -> str:
    """A name without its accents, as an old system prints it."""
    import unicodedata

    folded = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D").replace("ł", "l").replace("Ł", "L"))
    return "".join(c for c in folded if not unicodedata.combining(c))


def nth(grade: str) -> str:
    """A grade as an ordinal: 4th."""
    if not grade.isdigit():
        return {"PK": "preschool", "K": "kindergarten"}.get(grade, grade)
    number = int(grade)
    return f"{number}{'th' if number in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _day(chance: random.Random) -> datetime.date:
    return datetime.date(2026, 8, 20) + datetime.timedelta(days=chance.randrange(95))


def _isbn10(chance: random.Random) -> str:
    body = [chance.choice([0, 1])] + [chance.randint(0, 9) for _ in range(8)]
    check = -sum(d * w for d, w in zip(body, range(10, 1, -1), strict=True)) % 11
    return "".join(map(str, body)) + ("X" if check == 10 else str(check))


def _isbn13(chance: random.Random) -> str:
    body = [9, 7, 8] + [chance.randint(0, 9) for _ in range(9)]
    return "".join(map(str, body)) + str(-sum(d * (3 if n % 2 else 1) for n, d in enumerate(body)) % 10)


_BUSINESS_STREETS = ("Depot Street", "Commerce Road", "Park Ave", "Granite Drive", "Main Street", "Commerce Drive")
_NUMBERS: dict[str, Callable[[random.Random], str]] = {
    "date": lambda c: DATES[c.choice(_EVERYDAY)](_day(c)),
    "day": lambda c: _day(c).strftime("%a %b %-d"),
    "md": lambda c: f"{_day(c).month}/{_day(c).day}",
    "time": lambda c: f"{c.randint(7, 15)}:{c.choice(['05', '10', '15', '20', '30', '40', '45', '52'])}",
    "room": lambda c: c.choice([str(c.randint(2, 312)), f"{c.choice('ABCDE')}{c.randint(1, 30)}"]),
    "isbn": _isbn10,
    "isbn13": _isbn13,
    "po": lambda c: c.choice(
        [
            f"PO {c.randrange(10**5, 10**6)}",
            f"27-{c.randrange(10**4, 10**5)}",
            f"{c.randrange(100, 999)}-{c.randrange(10, 99)}-{c.randrange(1000, 9999)}",
        ]
    ),
    "epoch": lambda c: str(c.randrange(1_700_000_000, 1_795_000_000)),
    "epochms": lambda c: str(c.randrange(1_700_000_000_000, 1_795_000_000_000)),
    "sec10": lambda c: f"10{c.randrange(10**8):08}",
    "ein": lambda c: f"04-{c.randrange(10**6, 10**7)}",
    "serial": lambda c: f"{c.choice(['5CD', 'PF3', 'C02', 'NXH'])}{c.randrange(10**6, 10**7)}{c.choice('ABKMX')}",
    "asset": lambda c: f"{c.randrange(10**5, 10**6)}",
    "money": lambda c: f"${c.randint(3, 9)}{c.randint(0, 9)}{c.randint(0, 9)}.{c.randint(0, 99):02}",
    "bigmoney": lambda c: f"${c.randint(1, 9)},{c.randint(100, 999)},{c.randint(100, 999)}",
    "pct": lambda c: f"{c.randint(2, 96)}%",
    "course": lambda c: f"{c.randrange(1000, 9999)}-{c.randint(1, 9):02}",
    "org": lambda c: f"0{c.randrange(100, 999)}0{c.randrange(0, 999):03}",
    "zoom": lambda c: f"{c.randrange(100, 999)} {c.randrange(1000, 9999)} {c.randrange(1000, 9999)}",
    "tracking": lambda c: f"1Z{c.randrange(10**6, 10**7)}03{c.randrange(10**8, 10**9)}",
    "mac": lambda c: ":".join(f"{c.randrange(256):02x}" for _ in range(6)),
    "ip": lambda c: f"10.{c.randint(0, 40)}.{c.randint(0, 255)}.{c.randint(2, 254)}",
    "sku": lambda c: f"{c.choice(['KB', 'LQ', 'A', 'S', 'B'])}{c.randrange(10**4, 10**8)}",
    "upc": lambda c: f"0{c.randrange(10**10, 10**11)}",
    "n1": lambda c: str(c.randint(2, 9)),
    "n2": lambda c: str(c.randint(11, 98)),
    "n3": lambda c: str(c.randint(101, 987)),
    "n4": lambda c: str(c.randint(1_001, 9_876)),
    "n5": lambda c: str(c.randint(10_001, 98_765)),
    "n6": lambda c: str(c.randint(100_001, 987_654)),
    "n7": lambda c: str(c.randint(1_000_001, 9_876_543)),
    "n8": lambda c: str(c.randint(10_000_001, 98_765_432)),
    "n9": lambda c: str(c.randint(100_000_001, 987_654_321)),
    "n12": lambda c: str(c.randrange(10**11, 10**12)),
    "acctline": lambda c: (
        f"01.{c.randrange(1000, 9999)}.{c.randrange(100, 999)}.{c.randrange(10, 99)}.{c.randrange(1000, 9999)}"
    ),
    "routing": routing_number,
    "street": lambda c: f"{c.randint(4, 600)} {c.choice(_BUSINESS_STREETS)}",
    "year": lambda c: c.choice(["2026-27", "2026-2027", "SY2627", "2025-26"]),
    "gr": lambda c: str(c.randint(1, 12)),
    "hash": lambda c: f"{c.getrandbits(40):010x}",
    "lat": lambda c: f"42.{c.randrange(1000, 9999)}, -71.{c.randrange(1000, 9999)}",
}


def draw(name: str, chance: random.Random, people: Population) -> str:
    """A number, date or place that is nobody's."""
    if name == "school":
        return chance.choice(people.schools)
    if name == "domain":
        return people.domain
    return _NUMBERS[name](chance)
