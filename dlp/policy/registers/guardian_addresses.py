"""Verified addresses of guardians: beside those of the student system, or in place of them (QU-12, QU-13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from dlp.policy.lists import values as is_
from dlp.policy.lists.register import Column, Pupil, Register


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GuardianAddress(Pupil):
    """An address of a guardian of one student, and whether they hold educational rights."""

    address: Annotated[
        str,
        Column(is_.address, "the guardian's mail address", ("email", "guardian email", "contact email"), needed=True),
    ] = ""
    relation: Annotated[str, Column(is_.text, "relation to the student", ("relationship",))] = ""
    rights: Annotated[
        bool, Column(is_.flag, "whether they hold educational rights: yes or no", ("educational rights",))
    ] = True
    verified_by: Annotated[str, Column(is_.text, "who made sure", ("checked by",), needed=True)] = ""
    verified_on: Annotated[date | None, Column(is_.day, "when", ("checked on",))] = None
    how: Annotated[str, Column(is_.text, "how: in person, by phone, a document", ("method",))] = ""


REGISTER = Register(
    "guardian_addresses",
    "Verified guardian addresses",
    GuardianAddress,
    "Addresses that somebody made sure belong to a guardian with educational rights (QU-12, QU-13).",
    {"lasid": "204417", "address": "guardian@mail.example.org", "relation": "mother", "rights": "yes",
     "verified_by": "Main office", "verified_on": "2026-09-08", "how": "in person", "expires": "2027-06-30"},
)  # fmt: skip
