"""Which kinds of evadex are which entities here, and what a value of each kind stands behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

NAME = "Maya Quill"
"""Whose values they are in sentences. Invented."""


@dataclass(frozen=True)
class Kind:
    """Our entity for a kind of evadex, the label before its values, and the sentence that they end."""

    entity: str
    label: str
    sentence: str


def _number(entity: str, label: str, noun: str = "") -> Kind:
    return Kind(entity, f"{label}: ", f"The {noun or label} for {NAME} is ")


def _credentials() -> Iterator[tuple[str, Kind]]:
    keys = """aws_key stripe_key random_api_key random_secret aws_secret_key google_api_key github_oauth github_pat
    mailgun_key sendgrid_key slack_webhook twilio_key encryption_key hsm_key"""
    tokens = "github_token slack_token random_token npm_token pypi_token bearer_token slack_user_token jwt"
    yield from ((name, Kind("CREDENTIAL", "API key: ", f"The secret key for {NAME} is ")) for name in keys.split())
    yield from ((name, _number("CREDENTIAL", "Access token", "access token")) for name in tokens.split())
    # these hold a label of their own
    yield from ((n, Kind("CREDENTIAL", "", f"Settings for {NAME}: ")) for n in ("assignment_secret", "gated_secret"))
    yield "encoded_credential", Kind("CREDENTIAL", "Authorization: Basic ", f"The credentials for {NAME} are ")
    yield "private_key", _number("CREDENTIAL", "Private key", "private key")
    yield "url_with_token", _number("CREDENTIAL", "Link", "link")
    yield "url_with_creds", _number("CREDENTIAL", "Login", "login")
    yield "db_connection_string", _number("CREDENTIAL", "Database", "database")


KINDS: dict[str, Kind] = {
    "ssn": _number("US_SSN", "SSN", "Social Security number"),
    "us_itin": _number("US_ITIN", "ITIN"),
    "us_passport": _number("US_PASSPORT", "Passport number", "passport number"),
    "us_dl": _number("US_DRIVER_LICENSE", "Driver's license", "driver's license number"),
    "credit_card": Kind("CREDIT_CARD", "Credit card: ", f"{NAME} paid the lunch account with card number "),
    "card_track": Kind("CREDIT_CARD", "Track: ", f"{NAME} card swipe "),
    "card_track2": Kind("CREDIT_CARD", "Track 2: ", f"{NAME} card swipe "),
    "aba_routing": _number("US_BANK_NUMBER", "Routing number", "routing number"),
    "us_routing": _number("US_BANK_NUMBER", "Routing number", "routing number"),
    "ca_bank_account": _number("US_BANK_NUMBER", "Bank account number", "bank account number"),
    **{f"{nation}iban": _number("US_BANK_NUMBER", "IBAN") for nation in ("", "de_", "es_", "fr_", "nl_")},
    "micr": Kind("US_BANK_NUMBER", "Check: ", f"Check from {NAME}: "),
    "email": Kind("EMAIL_ADDRESS", "Email: ", f"The email of {NAME} is "),
    "edu_email": Kind("EMAIL_ADDRESS", "Email: ", f"The email of {NAME} is "),
    "phone": _number("PHONE_NUMBER", "Phone", "phone number"),
    "us_phone": _number("PHONE_NUMBER", "Phone", "phone number"),
    "dob": _number("DATE_OF_BIRTH", "DOB", "date of birth"),
    "employee_id": _number("EMPLOYEE_ID", "Employee ID", "employee ID"),
    **dict(_credentials()),
}
"""What the program claims to find among the kinds of evadex."""


def behind_label(kind: Kind, value: str) -> str:
    """A value behind its label, under the name of a school."""
    return f"Westbrook Middle School\n\n{kind.label}{value}\n"


def in_sentence(kind: Kind, value: str) -> str:
    """A value at the end of a sentence in a letter."""
    return f"Dear Mrs. Okafor,\n\n{kind.sentence}{value}. Please file this.\n\nThe office\n"


def entities(kinds: Iterable[str] = KINDS) -> list[str]:
    """The entities of these kinds, each once, by name."""
    return sorted({KINDS[kind].entity for kind in kinds})
