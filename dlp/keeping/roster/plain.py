"""A plain CSV of a student system, read by a mapping: which heading holds which field.

A mapping is TOML: `[columns]` field to heading (or to several, the first that is there counts), `[values]` with
`active` (the words of the status column that mean enrolled; none: everybody is whose status is not one of the usual
words for having left) and `role` (of everybody in the file,
where no column says it; default "student"). Headings are compared without case, blanks and punctuation.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from dlp import durable
from dlp.errors import ConfigError, nearest
from dlp.keeping.roster.person import Person, Role
from dlp.keeping.roster.standard import ROLES
from dlp.keeping.roster.tables import BadRoster, Report, Row, headings, read, value
from recognizers import registry
from recognizers.dates import in_cell
from recognizers.headings import headers
from recognizers.headings.showing import masked

CONFIRMED = "roster-mapping.toml"
"""The file of the state folder that holds the mapping agreed to."""

_OF_ONE = "name given middle family preferred_given preferred_family birth_date local_id state_id employee_id lunch_pin"
_OF_GUARDIAN = ("name", "given", "family", "email", "phone")
FIELDS = frozenset(
    (_OF_ONE + " username grade school homeroom class teacher email email2 phone phone2 status role").split()
) | {f"guardian{n}_{part}" for n in (1, 2, 3) for part in _OF_GUARDIAN}
"""The fields that a mapping may name."""

_DECIMALS = re.compile(r"(?<=\d)\.0+$")
_SPOILT = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
"""What a spreadsheet makes of a number that is taken for a quantity: "204511.0", "1.03457E+09"."""

_IDS = ("local_id", "state_id", "employee_id", "lunch_pin")
_WANTED = ("local_id", "state_id", "employee_id", "username", "email", "lunch_pin")


_HAS_LEFT = re.compile(
    r"(?<!\w)(?:transferred|transfer(?: out\b|$)|withdr[ae]wn?|withdrawal|graduate[sd]?|alum(?:n\w*)?"
    r"|(?:in|non[- ]?|not )active"
    r"|drop(?:ped|s)?(?:[- ]?out)?|exit(?:ed)?|no[- ]?shows?|left|former|moved|departed|discharged|expelled|past"
    r"|deceased|(?:un|dis|not |no longer )enroll?ed|archived|terminated|deleted|to ?be ?deleted)(?!\w)(?! in\b)"
)
_IS_HERE = re.compile(r"(?:active|enrolled|current|present|pre[- ]?reg\w*)\b")


def has_left(status: str) -> bool:
    """Whether a status has one of the usual words for a student who left, and does not begin with "active"."""
    told = " ".join(status.casefold().replace("_", " ").split())
    return bool(_HAS_LEFT.search(told)) and not _IS_HERE.match(told)


@dataclass(frozen=True)
class Mapped:
    """A mapping: field to normalised headings, the words for enrolled, the role of all."""

    columns: Mapping[str, tuple[str, ...]]
    active: frozenset[str] = frozenset()
    role: Role = "student"


def shipped() -> tuple[str, ...]:
    """The names of the mappings that come with the program."""
    folder = files("dlp.keeping.roster") / "mappings"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def load_mapping(name: str | Path) -> Mapped:
    """The mapping of that name, or in that file. Raises ConfigError."""
    try:
        if Path(name).name in shipped() and not Path(name).exists():  # in a configuration a path goes before it
            text = (files("dlp.keeping.roster") / "mappings" / f"{Path(name).name}.toml").read_text("utf-8")
        else:
            text = Path(name).read_text("utf-8-sig")
        return _mapped(tomllib.loads(text), name)
    except OSError as error:
        known = ", ".join(shipped())
        reason = error.strerror or type(error).__name__
        raise ConfigError(name, f"the mapping cannot be read ({reason}); shipped are: {known}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise ConfigError(name, "the mapping is no TOML") from None


def _mapped(told: Mapping[str, object], name: str | Path) -> Mapped:
    columns, values = told.get("columns"), told.get("values", {})
    if not isinstance(columns, dict) or not isinstance(values, dict) or set(told) - {"columns", "values"}:
        raise ConfigError(name, "a mapping has [columns], and [values] if needed, and nothing else")
    for field in columns:
        if field not in FIELDS:
            raise ConfigError(name, f'"{field}" is no field of a person{nearest(field, FIELDS)}')
    role = str(values.get("role", "student"))
    if role not in ("student", "guardian", "staff"):
        raise ConfigError(name, "role is student, guardian or staff")
    return Mapped(
        {field: tuple(headers.key(h) for h in _texts(written)) for field, written in columns.items()},
        frozenset(word.casefold() for word in _texts(values.get("active", ()))),
        role,  # type: ignore[arg-type]  # one of the three
    )


def _texts(written: object) -> tuple[str, ...]:
    if isinstance(written, str):
        return (written,)
    return tuple(str(one) for one in written) if isinstance(written, list | tuple) else ()


_ALIASES: Mapping[str, frozenset[str]] = {
    "given": frozenset(k for k, kind in headers.NAMES.items() if kind == "first" and "preferred" not in k),
    "family": frozenset(k for k, kind in headers.NAMES.items() if kind == "last" and "preferred" not in k),
    "middle": frozenset(k for k, kind in headers.NAMES.items() if kind == "middle"),
    "name": frozenset(k for k, kind in headers.NAMES.items() if kind == "full"),
    "preferred_given": frozenset({"preferredfirstname", "preferredgivenname", "nickname"}),
    "preferred_family": frozenset({"preferredlastname", "preferredfamilyname"}),
    "grade": frozenset("grade gradelevel gr stdgradelevel doe016 currentgrade".split()),
    "school": frozenset("school schoolname building schoolbuilding currentschool".split()),
    "lunch_pin": frozenset("lunchpin lunchnumber lunchno lunchid mealpin mealid cafeteriapin pin pinnumber".split()),
    "homeroom": frozenset("homeroom hr stdhomeroom".split()),
    "teacher": frozenset("teacher homeroomteacher teachername".split()),
    "email": frozenset("email studentemail emailaddress email1 primaryemail psnemail01".split()),
    "phone": frozenset("phone phone1 homephone primaryphone phonenumber telephone".split()),
    "status": frozenset("status enrollmentstatus enrstatus enrollstatus".split()),
    "role": frozenset("role usertype persontype".split()),
    "guardian1_name": frozenset("guardian1name contact1name parent1name guardianname parentname".split()),
    "guardian1_email": frozenset("guardian1email contact1email parent1email guardianemail parentemail".split()),
    "guardian1_phone": frozenset("guardian1phone contact1phone parent1phone guardianphone parentphone".split()),
    "guardian2_name": frozenset("guardian2name contact2name parent2name".split()),
    "guardian2_email": frozenset("guardian2email contact2email parent2email".split()),
    "guardian2_phone": frozenset("guardian2phone contact2phone parent2phone".split()),
}  # fmt: skip


def proposed(file: Path) -> tuple[Mapped, list[tuple[str, str]]]:
    """The mapping that the file's headings suggest, and (field, heading) as they would be shown. Raises BadRoster."""
    known = {field: set(keys) for field, keys in _ALIASES.items()}
    for recognizer in registry.shipped():
        for entity, field in (("STUDENT_ID", "local_id"), ("SASID", "state_id"), ("EMPLOYEE_ID", "employee_id"),
                              ("DATE_OF_BIRTH", "birth_date")):  # fmt: skip
            if recognizer.entity == entity:
                known.setdefault(field, set()).update(recognizer.headers)
    columns: dict[str, tuple[str, ...]] = {}
    shown = []
    for heading in headings(file):
        k = headers.key(heading)
        found = next((f for f, keys in known.items() if k in keys and f not in columns), None)
        if found is not None:
            columns[found] = (k,)
            shown.append((found, " ".join(heading.split())[:60]))
    return Mapped(columns), shown


def not_read(file: Path, mapped: Mapped) -> list[str]:
    """The headings that a mapping leaves out, as they may be shown. Raises BadRoster."""
    read = {k for keys in mapped.columns.values() for k in keys}
    return [masked(" ".join(h.split())[:60]) for h in headings(file) if (k := headers.key(h)) and k not in read]


def confirmed(folder: Path, file: Path) -> Mapped | None:
    """The mapping that was agreed to for an earlier file, if this one has all its headings. Raises BadRoster."""
    kept = folder / CONFIRMED
    if not kept.is_file():
        return None
    mapped = load_mapping(kept)
    there = {headers.key(h) for h in headings(file)}
    return mapped if all(set(keys) & there for keys in mapped.columns.values()) else None


def keep_confirmed(folder: Path, mapped: Mapped) -> None:
    """Remember a mapping that was agreed to; of the file's headings it holds those that are known. Raises OSError."""
    lines = [f"{field} = {json.dumps(list(keys))}" for field, keys in mapped.columns.items()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with durable.draft(folder / CONFIRMED) as draft:
        draft.write_text("\n".join(("# Agreed to at an import.", "[columns]", *lines, "")), "utf-8")


def read_plain(file: Path, mapped: Mapped, report: Report) -> list[Person]:
    """The people of a CSV. Raises BadRoster if no column of a name is there."""
    there = {headers.key(h) for h in headings(file)}
    fields = {f: keys for f, ks in mapped.columns.items() if (keys := tuple(k for k in ks if k in there))}
    absent = sorted(set(mapped.columns) - set(fields))
    if absent:
        report.note(f"{file.name}: no column for {', '.join(absent)}")
    if not {"name", "family"} & set(fields):
        raise BadRoster(f"{file.name}: none of its columns is the name of a person: give a --mapping")
    people: dict[str, Person] = {}
    for number, row in read(file, report):
        person = _person(row, fields, mapped, number, file.name, report)
        if person is None:
            continue
        if person.key in people:
            report.trouble(file.name, "an id that came before: not taken", number)
            continue
        guardians = [_guardian(row, fields, person, n) for n in (1, 2, 3)]
        for guardian in filter(None, guardians):
            people.setdefault(guardian.key, guardian)
        people[person.key] = person
    left = 0 if mapped.active else sum(person.status == "past" for person in people.values())
    if left:
        said = "were taken as past, for their status is a usual word for having left"
        report.note(f"{file.name}: {left:,} {said}; [values] active of a mapping says which words mean enrolled")
    return list(people.values())


def _person(
    row: Row, fields: Mapping[str, Sequence[str]], mapped: Mapped, number: int, file: str, report: Report
) -> Person | None:
    def get(field: str) -> str:
        return value(row, *fields.get(field, ()))

    def number_of(field: str) -> str:
        """An id without the decimals that a spreadsheet gave it; none where only its first figures are left."""
        told = _DECIMALS.sub("", get(field))
        return "" if _SPOILT.fullmatch(told) else told

    given, family = split_name(get("name"), get("given"), get("family"))
    if not (given or family):
        report.trouble(file, "no name: not taken", number)
        return None
    role = ROLES.get("".join(c for c in get("role").casefold() if c.isalpha()), mapped.role)
    written = get("birth_date")
    born = in_cell(written) if written else None
    if written and born is None:
        report.trouble(file, "a birth date that is no date", number)
    if any(_SPOILT.fullmatch(get(field)) for field in _IDS):
        report.trouble(file, "an id that a spreadsheet has spoilt (1.03E+09): not taken", number)
    key = next((v for field in _WANTED if (v := number_of(field))), "") or f"{given} {family} {written}".casefold()
    if not any(number_of(field) for field in _WANTED):
        report.trouble(file, f"no id: taken by name {'and birth date' if written else 'alone'}", number)
    status = get("status").casefold()
    past = status not in mapped.active if mapped.active else has_left(status)
    guardians = [g.key for n in (1, 2, 3) if (g := _guardian(row, fields, None, n, key))]
    return Person(
        key=f"{role}:{key}",
        role=role,
        status="past" if status and past else "active",
        given=given,
        middle=get("middle"),
        family=family,
        preferred_given=get("preferred_given"),
        preferred_family=get("preferred_family"),
        school=get("school"),
        grade=get("grade"),
        classes=tuple(filter(None, (get("homeroom"), get("class")))),
        teachers=tuple(filter(None, (get("teacher"),))),
        local_ids=tuple(
            filter(None, (number_of("employee_id" if role == "staff" else "local_id"), number_of("lunch_pin")))
        ),
        state_ids=tuple(filter(None, (number_of("state_id"),))),
        usernames=tuple(filter(None, (get("username"),))),
        emails=tuple(v for v in (get("email"), get("email2"), get("username")) if "@" in v),
        phones=tuple(filter(None, (get("phone"), get("phone2")))),
        birth_date=born.isoformat() if born else "",
        guardians=tuple(guardians),
    )


def _guardian(
    row: Row, fields: Mapping[str, Sequence[str]], of: Person | None, number: int, key: str = ""
) -> Person | None:
    """The guardian in the columns of that number; without an address the student's key makes theirs."""

    def get(part: str) -> str:
        return value(row, *fields.get(f"guardian{number}_{part}", ()))

    given, family = split_name(get("name"), get("given"), get("family"))
    email = get("email")
    if not (given or family or email):
        return None
    student = key or (of.key.partition(":")[2] if of else "")
    own = email.casefold() if email else f"{student}/{number}"
    return Person(
        key=f"guardian:{own}", role="guardian", given=given, family=family,
        emails=(email,) if "@" in email else (), phones=tuple(filter(None, (get("phone"),))),
    )  # fmt: skip


def split_name(full: str, given: str, family: str) -> tuple[str, str]:
    """Given and family name; a full one is cut at its comma, else before its last word."""
    if given or family or not full:
        return given, family
    last, comma, first = full.partition(",")
    if comma:
        return first.strip(), last.strip()
    first, _, last = full.strip().rpartition(" ")
    return first, last
