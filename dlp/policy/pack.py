"""Policy packs: the law and a district's promises as data, read from YAML and checked word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from connectors.contract import Level
from dlp.errors import ConfigError, nearest
from recognizers.contract import About
from reports.record import PolicyName, Severity

DEFAULT = ("ferpa", "ma-privacy")
ENTITIES = frozenset(
    """PERSON EMAIL_ADDRESS PHONE_NUMBER US_SSN US_ITIN US_DRIVER_LICENSE US_PASSPORT CREDIT_CARD US_BANK_NUMBER
    STUDENT_ID SASID EMPLOYEE_ID DATE_OF_BIRTH STREET_ADDRESS HEALTH_ALERT CUSTODY_NOTE SPECIAL_EDUCATION
    DISCIPLINE_RECORD CRIMINAL_RECORD ECONOMIC_STATUS IMMIGRATION_STATUS RACE_ETHNICITY FAMILY_STATUS GRADE_RECORD
    ATTENDANCE_RECORD MASSHEALTH_ID CREDENTIAL PHOTO GEOTAG LANGUAGE_STATUS SEX""".split()
)
"""The entity names of CONTRACT.md."""

ABOUT: tuple[About, ...] = ("student", "family", "staff", "unknown")


@dataclass(frozen=True, slots=True)
class Case:
    """A test of the pack, inside the pack: people with these entities, at this exposure, give this severity."""

    people: tuple[frozenset[str], ...]
    about: About
    exposure: Level
    expect: Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. It fires for each person who has one of `any`, one of `with_` (if given) and none of `without`.

    `severity` holds at external or public exposure; `many` replaces it where ten or more people are concerned. Rules of
    one `topic`, from whatever packs, make one finding: the strictest speaks, all are cited.
    """

    id: str
    topic: str
    title: str
    any: frozenset[str]
    with_: frozenset[str]
    without: frozenset[str]
    about: frozenset[About]
    severity: Severity
    many: Severity
    citations: tuple[str, ...]
    clauses: tuple[str, ...]
    route: tuple[str, ...]
    advice: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A policy pack: a named, versioned set of rules."""

    name: str
    title: str
    version: str
    reviewed: date | None
    source: str
    rules: tuple[Rule, ...]

    @property
    def short(self) -> PolicyName:
        """Name and version, as records carry them."""
        return PolicyName(self.name, self.version)


def available() -> tuple[str, ...]:
    """The names of the packs shipped with the program."""
    folder = files("dlp.policy") / "packs"
    return tuple(sorted(f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith(".yaml")))


def load(names_or_files: Sequence[str]) -> tuple[Pack, ...]:
    """The packs of these names or files, in order, each once. Raises ConfigError."""
    return tuple(_load_one(name) for name in dict.fromkeys(names_or_files))


def _load_one(name: str) -> Pack:
    if name in available():
        resource = files("dlp.policy") / "packs" / f"{name}.yaml"
        return parse(resource.read_text("utf-8"), f"{name}.yaml")
    path = Path(name)
    if not name.endswith((".yaml", ".yml")):
        raise ConfigError(
            "policy", f'there is no policy pack "{name}"{nearest(name, available())} (packs: {", ".join(available())})'
        )
    try:
        return parse(path.read_text("utf-8"), name)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(name, f"the policy pack cannot be read ({type(error).__name__})") from None


def parse(text: str, file: str) -> Pack:
    """A pack from its YAML text. Raises ConfigError with the file and, where known, the line."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ConfigError(file, "this is not valid YAML", mark.line + 1 if mark else None) from None
    reader = _Reader(file, text)
    return reader.pack(data)


class _Reader:
    """Reads a pack's data word by word, so that every mistake is named with its nearest valid word."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._lines = text.splitlines()

    def pack(self, data: Any) -> Pack:
        top = self._table(data, "the pack", {"name", "title", "version", "rules"}, {"reviewed", "source", "adopted"})
        rules = tuple(self._rule(r) for r in self._list(top["rules"], "rules"))
        ids = [r.id for r in rules]
        if twice := next((i for i in ids if ids.count(i) > 1), None):
            raise self._wrong(f'two rules have the id "{twice}"', twice)
        reviewed = top.get("reviewed")
        if reviewed is not None and not isinstance(reviewed, date):
            raise self._wrong('"reviewed" is not a date (YYYY-MM-DD)', "reviewed")
        return Pack(
            str(top["name"]), str(top["title"]), str(top["version"]), reviewed, str(top.get("source", "")), rules
        )

    def _rule(self, data: Any) -> Rule:
        needed = {"id", "topic", "title", "any", "severity", "citations", "route", "advice", "cases"}
        r = self._table(data, "a rule", needed, {"with", "without", "about", "many", "clauses"})
        severity = self._severity(r["severity"])
        return Rule(
            id=str(r["id"]),
            topic=str(r["topic"]),
            title=str(r["title"]),
            any=self._words(r["any"], ENTITIES, "entity"),
            with_=self._words(r.get("with", []), ENTITIES, "entity"),
            without=self._words(r.get("without", []), ENTITIES, "entity"),
            about=frozenset(
                a for a in ABOUT if a in self._words(r.get("about", list(ABOUT)), frozenset(ABOUT), "kind of person")
            ),
            severity=severity,
            many=self._severity(r.get("many", r["severity"])),
            citations=tuple(map(str, self._list(r["citations"], "citations"))),
            clauses=tuple(map(str, self._list(r.get("clauses", []), "clauses"))),
            route=tuple(map(str, self._list(r["route"], "route"))),
            advice=" ".join(str(r["advice"]).split()),
            cases=tuple(self._case(c) for c in self._list(r["cases"], "cases")),
        )

    def _case(self, data: Any) -> Case:
        c = self._table(data, "a case", {"people", "exposure", "expect"}, {"about"})
        people = tuple(self._words(p, ENTITIES, "entity") for p in self._list(c["people"], "people"))
        about = next(
            a for a in ABOUT if a in self._words([c.get("about", "unknown")], frozenset(ABOUT), "kind of person")
        )
        level = self._words([c["exposure"]], frozenset(Level), "exposure")
        return Case(people, about, Level(next(iter(level))), self._severity(c["expect"]))

    def _table(self, data: Any, what: str, needed: set[str], optional: set[str]) -> Mapping[str, Any]:
        if not isinstance(data, dict):
            raise self._wrong(f"{what} is not a table of keys")
        for key in data:
            if key not in needed | optional:
                raise self._wrong(f'{what} has an unknown key "{key}"{nearest(str(key), needed | optional)}', str(key))
        for key in sorted(needed - set(data)):
            raise self._wrong(f'{what} lacks "{key}"', str(data.get("id", "")))
        return data

    def _list(self, data: Any, what: str) -> list[Any]:
        if not isinstance(data, list):
            raise self._wrong(f'"{what}" is not a list', what)
        return data

    def _words(self, data: Any, known: frozenset[str], what: str) -> frozenset[str]:
        for word in self._list(data, what):
            if word not in known:
                raise self._wrong(f'unknown {what} "{word}"{nearest(str(word), known)}', str(word))
        return frozenset(data)

    def _severity(self, word: Any) -> Severity:
        known = [s.word for s in Severity]
        if word not in known:
            raise self._wrong(f'unknown severity "{word}"{nearest(str(word), known)}', str(word))
        return Severity.of(word)

    def _wrong(self, message: str, near: str = "") -> ConfigError:
        line = next((i for i, text in enumerate(self._lines, start=1) if near and near in text), None)
        return ConfigError(self._file, message, line)
