"""Whose a row is where it does not say so itself: of the record it stands in, of the row above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recognizers.contract import ISSUED, Person, RawMatch
from recognizers.headings.reading import Headings
from recognizers.naming.gazetteer import is_cartoon, is_placeholder, may_be_placeholder

_ANYBODY = re.compile(
    r"(?:student|pupil|patient|child|kid|person|case|participant|subject|client|learner|candidate|respondent|employee|name)s? ?#? ?(?:\d{1,3}|[a-z])",
    re.IGNORECASE,
)
"""A name that stands for anybody, as in a lesson: "Patient A"."""
_OF_THE_CLASS = re.compile(
    r"(?:(?:max(?:imum)?|total|possible) )?points(?: (?:possible|available|total|worth))?|points? (?:out )?of|out of|(?:max(?:imum)?|perfect|possible|total) (?:score|points?|possible)"
    r"|(?:class|section|period|grade|overall|course) (?:average|avg|mean|median|total)|average|median|answer key|date (?:given|due|assigned)|weights?",
    re.IGNORECASE,
)
"""What stands among the names of a gradebook and is nobody's: "Points possible"."""

_MADE = re.compile(
    r"\((?:[^()]{0,30} )?(?:manikin|mannequin|dummy|simulator|puppet|actor|character|fictional|made[- ]up|not real|fake|invented|mascot|example|sample|standardi[sz]ed patient)\W?\)|^Baby (?:Doe|Boy|Girl)$",
    re.IGNORECASE,
)
"""What stands behind a name of somebody made up, of a model, of what only shows how: "Mr. Plastic (manikin)"."""

_ANYBODY_BEGINS = re.compile(_ANYBODY.pattern.partition("s? ?")[0], re.IGNORECASE)

_PLACEHOLDER = re.compile(
    r"\bJ(?:ane|ohn|anie|ohnny|ames) (?:[A-Z]\.? )?(?:Doe|Q\.? Public)\b|\bDoe, J(?:ane|ohn)\b"
    r"|\b(?:Test|Sample|Example|Demo|Dummy) (?i:student|pupil|child|kid|user|person|parent)\b|\bZz+_?(?i:test|train|demo)\w*(?:, ?[A-Z]\w+)?"
)

_TWO_NAMES = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")

_NUMBERS = r"\b(?:1?0{5,9}|123456\d{0,4}|(\d)\1{5,9}|123-45-6789|(?:000|111|999)-\d\d-(?:0000|1111|9999)|078-05-1120)\b"
_TEST_CARDS = r"\b(?:4111[ -]?1111[ -]?1111[ -]?1111|4242[ -]?4242[ -]?4242[ -]?4242|5555[ -]?5555[ -]?5555[ -]?4444)\b"
_CONVENTIONAL = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        r"\b12[345]\d? (?:main|any|elm|school) st|\bany ?town\b|\byour ?town\b", r"\(?\b555\)?[-. ]+555[-. ]\d{4}|\b555-?1234\b|\b123[-. ]456[-. ]7890",
        _NUMBERS, r"\b0?1/0?1/(?:19|20)\d\d\b|\b(?:mm|dd|xx)/(?:dd|mm|xx)/(?:yy|xx)",
        _TEST_CARDS,
        r"\b[A-Z][a-z]+ (?:Example|Sample|Specimen|Placeholder)\b",
        r"\bdoe\b[^\n]{0,30}\bj(?:ane|ohn)\b|\bj(?:ane|ohn) (?:q\.? )?(?:doe|public|student|smith)\b", r"\b(?:sample|specimen)\b|\(example\)", r"\b(?:parent|student|name|your\w*|user|someone|me)@",
    )
)  # fmt: skip
"""Kinds of values that stand for others by custom. A real form may hold one, or two; `_SPECIMEN` kinds make a specimen."""
_SPECIMEN = 3

_FIELD = re.compile(r"([^:;]{1,60}): ([^;]{1,120})")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom some rows belong to: a name, an issued value that stands for one, or nobody known."""

    person: Person | None = None
    identifier: str | None = None


def is_nobody(name: str) -> bool:
    """Whether a name stands for no one, or for anybody: "Jane Doe", "Patient A", "Points possible"."""
    return is_made_up(name) or _OF_THE_CLASS.fullmatch(name.strip(" →>:=-–()*.")) is not None


_CODE_MEANS = re.compile(r"(?<![\w.])[A-Z]{1,5}\d? ?= ?[^\W\d_]")


def explains(cells: Sequence[str]) -> bool:
    """Whether a cell of a row says what codes mean, below a table: "FGT = fighting; VAP = vaping"."""
    return any(len(_CODE_MEANS.findall(cell)) > 1 for cell in cells)


def is_made_up(name: str) -> bool:
    """Whether a name stands for anybody, or for somebody made up, as those of a lesson do."""
    return is_placeholder(name) or _ANYBODY.fullmatch(name) is not None or _MADE.search(name) is not None


def placeholders(text: str) -> list[tuple[int, int]]:
    """Where names stand that are nobody's, as in an example of what not to send: "Jane Doe", "Test Student"."""
    cartoons = (m.span() for m in _TWO_NAMES.finditer(text) if is_cartoon(m.group().split()))
    return sorted({*(m.span() for m in _PLACEHOLDER.finditer(text)), *cartoons})


def is_specimen(text: str) -> bool:
    """Whether a text looks like a form filled in to show how: several of its values stand for others by custom."""
    return sum(bool(kind.search(text)) for kind in _CONVENTIONAL) >= _SPECIMEN


def stands_for_any(number: str) -> bool:
    """Whether a number is one that stands for others by custom, and was issued to nobody: "123-45-6789", "000000"."""
    return any(re.fullmatch(kind, number) for kind in (_NUMBERS, _TEST_CARDS))


def may_be_nobody(part: str) -> bool:
    """Whether a part of a name may make the whole stand for no one."""
    return may_be_placeholder(part) or _ANYBODY_BEGINS.match(part) is not None


def owner_of(context: Sequence[str], headings: Headings) -> Owner | None:
    """The person of the record that a table is a part of, from the fields above it: "LocalID: 26337; Name: Omar Rahimi"."""
    names: dict[str, str] = {}
    issued: list[tuple[int, str]] = []
    for line in context:
        for label, value in _FIELD.findall(line):
            reading = headings.read(label.strip())
            if reading.name in {"first", "last", "full"}:
                names.setdefault(reading.name, value.strip())
            elif reading.entity in ISSUED and reading.accepts is not None and reading.accepts(value.strip()):
                issued.append((ISSUED.index(reading.entity), f"{reading.entity}:{value.strip()}"))
    name = joined(names)
    if not name and not issued:
        return None
    return Owner(Person(name, "student") if name else None, min(issued)[1] if issued else None)


def identifier_of(matches: Sequence[RawMatch]) -> str | None:
    """The issued value that stands for the person of these matches where no name does."""
    issued = sorted((m for m in matches if m.entity in ISSUED), key=lambda m: ISSUED.index(m.entity))
    return f"{issued[0].entity}:{issued[0].said}" if issued else None


def called_by(cells: Sequence[str], places: Sequence[int]) -> str:
    """What the first of these cells that is filled calls somebody: the front of an address, or a key; "" where none is."""
    said = (cells[i].strip().partition("@")[0] for i in places if i < len(cells))
    return next((re.sub(r"\W", "", cell) for cell in said if cell), "")


def joined(names: Mapping[str, str]) -> str:
    """The name that these fields make; a "Name" beside a "Last Name" is the first name ("Nombre", "Apellidos")."""
    first, last = names.get("full") or names.get("first", ""), names.get("last", "")
    if "full" in names and (len(first.split()) > 1 or last in first):
        return first
    return f"{first} {last}".strip()
