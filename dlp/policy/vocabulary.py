"""The words that a policy pack may use: entities, kinds of people, and the facts of a situation with their values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from connectors.contract import CHANNELS, Level
from recognizers.contract import About
from reports.record import Planned

ENTITIES = frozenset(
    """PERSON EMAIL_ADDRESS PHONE_NUMBER US_SSN US_ITIN US_DRIVER_LICENSE US_PASSPORT CREDIT_CARD US_BANK_NUMBER
    STUDENT_ID SASID EMPLOYEE_ID DATE_OF_BIRTH STREET_ADDRESS HEALTH_ALERT CUSTODY_NOTE SPECIAL_EDUCATION
    DISCIPLINE_RECORD CRIMINAL_RECORD ECONOMIC_STATUS IMMIGRATION_STATUS RACE_ETHNICITY FAMILY_STATUS GRADE_RECORD
    ATTENDANCE_RECORD MASSHEALTH_ID CREDENTIAL PHOTO GEOTAG LANGUAGE_STATUS SEX""".split()
)
"""The entity names of every record."""

ABOUT: tuple[About, ...] = get_args(About)

Recipient = Literal[
    "staff",
    "volunteer",
    "guardian",  # of every student the item speaks of, with educational rights
    "other-guardian",  # of another student, or of some of those it speaks of and not of all
    "restricted-guardian",  # a document on file denies them this record
    "student",
    "approved-vendor",  # under a contract or approval that has not lapsed
    "vendor",
    "personal-account",  # a staff member's own
    "other",
    "unknown",
]
Consent = Literal["given", "missing", "lapsed", "opted-out", "not-needed"]
Protected = Literal["none", "weak", "strong"]
"""What protects the item itself: nothing, a cipher below 128 bit, or one of that strength (M.G.L. c.93H s.1)."""
Approval = Literal["present", "absent"]
Place = Literal["home", "approved", "elsewhere", "unapproved-vendor", "personal", "social-media"]

FACTS: Mapping[str, tuple[str, ...]] = {
    "exposure": tuple(level.value for level in Level),
    "channel": CHANNELS,
    "recipients": get_args(Recipient),
    "consent": get_args(Consent),
    "protection": get_args(Protected),
    "approval": get_args(Approval),
    "place": get_args(Place),
}
"""The facts that a rule's `when` may ask for, and the words of each."""

OUTSIDE: frozenset[str] = frozenset(
    {"other-guardian", "restricted-guardian", "student", "vendor", "personal-account", "other"}
)
"""Recipients to whom sending is opening the item to somebody outside."""

ACTIONS: tuple[Planned, ...] = get_args(Planned)

HOMES = (
    "health", "custody", "special_education", "discipline", "criminal", "immigration", "economic", "grades",
    "attendance", "student_records", "staff_records",
)  # fmt: skip
"""The keys of `[homes]`."""

TOPICS: Mapping[str, tuple[str, ...]] = {
    "health": ("health",),
    "custody": ("custody",),
    "special education": ("special_education",),
    "discipline": ("discipline",),
    "criminal record": ("criminal",),
    "immigration": ("immigration",),
    "meals and money": ("economic",),
    "grades": ("grades",),
    "attendance": ("attendance",),
    "identifiers": ("student_records",),
    "birth dates": ("student_records",),
    "contact data": ("student_records",),
    "race": ("student_records",),
    "family": ("student_records",),
    "names": ("student_records",),
    "personal information": ("student_records", "staff_records"),
    "staff numbers": ("staff_records",),
    "passwords": (),
    "student data": (),
    "publication": (),
    "where files belong": HOMES,  # what lies in a home that was declared is where it belongs, whatever it is
}
"""The usual topics, and the keys of `[homes]` where such data belongs. A pack may have topics of its own."""
