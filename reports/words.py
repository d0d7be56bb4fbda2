"""The words reports use for what records hold in codes: in one place, for a reader who is no technician.

Facts, not accusations: what lies where, who can see it, what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from connectors.contract import Channel, Exposure, Level
from reports.record import Planned, Reason, Severity, Status
from scanners.contract import Part

ENTITIES: Mapping[str, tuple[str, str]] = {
    "US_SSN": ("Social Security number", "Social Security numbers"),
    "CREDIT_CARD": ("card number", "card numbers"),
    "US_BANK_NUMBER": ("bank account number", "bank account numbers"),
    "US_ITIN": ("taxpayer number", "taxpayer numbers"),
    "US_PASSPORT": ("passport number", "passport numbers"),
    "US_DRIVER_LICENSE": ("driver's license number", "driver's license numbers"),
    "MASSHEALTH_ID": ("MassHealth id", "MassHealth ids"),
    "HEALTH_ALERT": ("health note", "health notes"),
    "CUSTODY_NOTE": ("custody note", "custody notes"),
    "SPECIAL_EDUCATION": ("special education note", "special education notes"),
    "DISCIPLINE_RECORD": ("discipline note", "discipline notes"),
    "CRIMINAL_RECORD": ("criminal record note", "criminal record notes"),
    "IMMIGRATION_STATUS": ("immigration note", "immigration notes"),
    "CREDENTIAL": ("password", "passwords"),
    "SASID": ("state student id", "state student ids"),
    "STUDENT_ID": ("student id", "student ids"),
    "DATE_OF_BIRTH": ("date of birth", "dates of birth"),
    "GRADE_RECORD": ("grade", "grades"),
    "ATTENDANCE_RECORD": ("attendance entry", "attendance entries"),
    "ECONOMIC_STATUS": ("note on meal status or family income", "notes on meal status or family income"),
    "RACE_ETHNICITY": ("race or ethnicity entry", "race or ethnicity entries"),
    "FAMILY_STATUS": ("note on family circumstances", "notes on family circumstances"),
    "LANGUAGE_STATUS": ("language entry", "language entries"),
    "SEX": ("entry of sex", "entries of sex"),
    "PHOTO": ("photograph", "photographs"),
    "GEOTAG": ("place on a map", "places on a map"),
    "EMPLOYEE_ID": ("employee id", "employee ids"),
    "STREET_ADDRESS": ("home address", "home addresses"),
    "PHONE_NUMBER": ("phone number", "phone numbers"),
    "EMAIL_ADDRESS": ("e-mail address", "e-mail addresses"),
    "PERSON": ("name", "names"),
}
"""Every entity name of the contract, singular and plural, the gravest first: reports name them in this order."""

_LISTED = re.compile(r"\b(a term|a field|a phrase) of (the list|another language) for ([A-Z_]+)")
_REASONS_IN_WORDS: Mapping[str, str] = {
    "strong term": "a phrase that is said of one person as a rule",
    "said with a personal word": "with a word beside it that makes it one person's",
    "weak term: needs a person in the same line": "words that count only where somebody is named in the same line",
    "filled in behind its label": "and something is filled in behind it",
}
"""Reasons as the recognizers give them, for a reader who never saw one."""


LINKS: Mapping[str, str] = {
    "row": "by the same row of the table",
    "column": "by the same column of the table",
    "record": "by the record or the title that the table stands under",
    "form": "by the fields of the same form",
    "roster": "by the roster",
    "before": "named before it in the same sentence",
    "after": "named after it in the same sentence",
    "earlier": "named earlier in the same line",
    "later": "named later in the same line",
    "block": "named in the same paragraph or just above",
    "page": "named for the whole page: above it, in a title or in the name of the file",
    "itself": "the number stands for somebody, though nobody is named",
}
"""What ties a match to its person."""

_PREFIXES: Mapping[str, str] = {"dropped: ": "left out, because ", "lowered: ": "counts for less, because "}
_VERBS = ("stands ", "is ", "speaks ", "reads ", "looks ")
_NOUNS = ("said ", "only ", "a ", "the passcode ", "the subject ")


def reason(told: str) -> str:
    """One reason of a match in plain words: no entity's code name, no word of the trade."""
    for prefix, said in _PREFIXES.items():
        if told.startswith(prefix):
            rest = told.removeprefix(prefix)
            it = "it " if rest.startswith(_VERBS) else "it is " if rest.startswith(_NOUNS) else ""
            return f"{said}{it}{rest}"
    found = _LISTED.search(told)
    if found:
        kind = {"a field": "a field of a form"}.get(found[1], "words")
        return f"{kind} from the list of {entity(found[3], 2)}" + (
            " in another language" if "language" in found[2] else ""
        )
    return _REASONS_IN_WORDS.get(told, told)


_KINDS: Mapping[str, str] = {
    "HEALTH_ALERT": "health information",
    "SPECIAL_EDUCATION": "special education",
    "DISCIPLINE_RECORD": "discipline",
    "CRIMINAL_RECORD": "criminal records",
    "IMMIGRATION_STATUS": "immigration status",
    "ECONOMIC_STATUS": "meal status or family income",
    "RACE_ETHNICITY": "race or ethnicity",
    "FAMILY_STATUS": "family circumstances",
    "LANGUAGE_STATUS": "language",
    "SEX": "sex",
    "ATTENDANCE_RECORD": "attendance",
}
"""What a kind of data is called as a whole, where that is not simply the plural."""

STUDENT_ENTITIES = frozenset(
    {"SASID", "STUDENT_ID", "GRADE_RECORD", "ATTENDANCE_RECORD", "SPECIAL_EDUCATION", "DISCIPLINE_RECORD"}
)
_CONTACT = frozenset({"PERSON", "PHONE_NUMBER", "EMAIL_ADDRESS", "STREET_ADDRESS"})

REASONS: Mapping[Reason, str] = {
    "encrypted": "encrypted, or asking for a password",
    "corrupt": "damaged",
    "too-large": "larger than the limit",
    "timeout": "not read to the end in the time allowed",
    "unsupported": "of a kind this program cannot read",
    "too-deep": "packed in more layers than the limit",
    "too-many-members": "holding more files than the limit",
    "expands-too-far": "growing beyond the limit when unpacked",
    "denied": "not open to the account that scans",
    "vanished": "gone when it was to be read",
    "changed": "changed while it was to be read",
    "export-limit": "not handed over by the service",
    "no-text": "without text that could be read (a picture or a scan)",
    "special-file": "a link, pipe, socket or device, with no content of its own",
    "duplicate": "another name of a file already counted",
    "policy": "left out by the configuration",
}

STATUSES: Mapping[Status, str] = {
    "examined": "read whole",
    "partial": "read only in part",
    "protected": "locked: what is in them is not known",
    "unreadable": "could not be read: what is in them is not known",
    "excluded": "left out on purpose",
}

PARTS: Mapping[Part, str] = {
    "body": "",
    "header": "in the page header",
    "footer": "in the page footer",
    "comment": "in a comment",
    "notes": "in the speaker notes",
    "footnote": "in a footnote",
    "textbox": "in a text box",
    "revision": "in a tracked change",
    "properties": "in the document's properties",
    "hidden": "in a hidden place",
    "metadata": "in the file's metadata",
    "annotation": "in an annotation",
    "form": "in a form field",
    "attachment": "in an attachment",
    "alt": "in the description of a picture or chart",
    "script": "in a script",
    "subject": "in the subject line",
    "ocr": "in a picture",
    "name": "in the name of the file or folder",
}

PLANNED: Mapping[Planned, str] = {
    "none": "nothing",
    "flag": "report only",
    "quarantine": "move to quarantine",
    "unshare": "take the sharing away",
    "hold": "hold the message",
    "block": "keep off the website",
}

SEVERITIES = tuple(s for s in sorted(Severity, reverse=True) if s is not Severity.NONE)

AUDIENCE: Mapping[Level, str] = {
    Level.PUBLIC: "anyone",
    Level.EXTERNAL: "people outside the district",
    Level.DISTRICT: "all staff",
    Level.GROUP: "a group",
    Level.OWNER: "its owner alone",
}
_VERB: Mapping[Channel, str] = {
    "share": "readable by",
    "drive": "readable by",
    "web": "on the website, readable by",
    "mail": "in mail",
    "portable": "on a portable device, readable by",
}
_MAIL: Mapping[Level, str] = {
    Level.PUBLIC: "open to anyone",
    Level.EXTERNAL: "that went outside the district",
    Level.DISTRICT: "within the district",
    Level.GROUP: "within a group",
    Level.OWNER: "of its owner alone",
}
UNKNOWN = "exposure-unknown"


def count(number: int, singular: str, plural: str = "") -> str:
    """`1 file`, `1,204 files`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def entity(name: str, number: int = 2) -> str:
    """The entity in words, for one or for several. A name of no contract is put in lower case."""
    one, several = ENTITIES.get(name) or (name.replace("_", " ").lower(),) * 2
    return one if number == 1 else several


def kind(name: str) -> str:
    """The entity as a kind of data: `health information`, `student ids`."""
    return _KINDS.get(name) or entity(name)


def by_gravity(names: Iterable[str]) -> list[str]:
    """Entity names in the order of `ENTITIES`, unknown ones last."""
    order = {name: index for index, name in enumerate(ENTITIES)}
    return sorted(set(names), key=lambda name: (order.get(name, len(order)), name))


def kinds(names: Iterable[str], most: int = 3) -> str:
    """What the entities are in a few words; names and contact data go unsaid where something graver stands."""
    ordered = by_gravity(names)
    telling = [name for name in ordered if name not in _CONTACT] or ordered
    if len(telling) > most + 1:
        return listed([*(kind(name) for name in telling[:most]), f"{len(telling) - most} more kinds"])
    return listed([kind(name) for name in telling])


def people(number: str, entities: Iterable[str], about: Iterable[str]) -> str:
    """`96 students`; `96 people` where neither the data nor what is known of them says that they are students; `96
    employees` where all are known to be staff."""
    known = set(about)
    if known == {"staff"}:
        return "1 employee" if number == "1" else f"{number} employees"
    students = STUDENT_ENTITIES.intersection(entities) or ("student" in known and not known & {"family", "staff"})
    if number == "1":
        return "1 student" if students else "1 person"
    return f"{number} students" if students else f"{number} people"


def role(name: str) -> str:
    """A role's name as a person would say it: `privacy_officer` is the privacy officer."""
    plain = name.replace("_", " ").replace("-", " ")
    return f"{plain} office" if plain == "human resources" else plain


def audience(exposure: Exposure | None) -> str:
    """Who can see it, after the noun: `readable by all staff`."""
    if exposure is None:
        return "who can see it is not known"
    mail = exposure.channel == "mail"
    told = f"{_VERB[exposure.channel]} {(_MAIL if mail else AUDIENCE)[exposure.level]}"
    if exposure.reasons[:1] == (UNKNOWN,):
        return f"rights not known, taken as {told}"
    readers = other_readers(exposure)
    named = listed(readers if len(readers) <= 3 else [*readers[:2], "others"])
    if named and exposure.level is Level.GROUP and not mail:
        return f"{_VERB[exposure.channel]} {named}"
    return f"{told} ({named})" if named and exposure.level in (Level.GROUP, Level.EXTERNAL) else told


def other_readers(exposure: Exposure) -> list[str]:
    """The named readers but the owner, who may always read; with no other, the owner."""
    return [reader for reader in exposure.readers if reader != exposure.owner] or list(exposure.readers)


def can_read(exposure: Exposure) -> str:
    """Who can see it, as a sentence without its end: `All staff can read it`."""
    who = AUDIENCE[exposure.level]
    if exposure.reasons[:1] == (UNKNOWN,):
        return f"Who can read it is not known, and it is judged as if {who} can"
    if exposure.channel == "mail":
        return f"It is in mail {_MAIL[exposure.level]}"
    place = {"web": " on the website", "portable": ", for it is on a portable device"}.get(exposure.channel, "")
    return f"{who[0].upper()}{who[1:]} can read it{place}"


def size(number: int) -> str:
    """Bytes for a reader: `12 kB`, `0.3 MB`, `340 MB`, `1,204 MB`; a megabyte is a million."""
    if number < 100_000:
        return f"{-(-number // 1000)} kB"
    return f"{number / 1e6:,.1f} MB" if number < 10_000_000 else f"{number / 1e6:,.0f} MB"


def days(number: float) -> str:
    """`less than a day`, `1 day`, `12 days`: whole days that have passed."""
    return count(int(number), "day") if number >= 1 else "less than a day"


def duration(seconds: float) -> str:
    """`0.4 seconds`, `12 seconds`, `1,204 seconds`."""
    return f"{seconds:,.1f} seconds" if seconds < 10 else f"{seconds:,.0f} seconds"
