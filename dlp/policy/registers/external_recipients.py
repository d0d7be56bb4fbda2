"""Outside recipients: people and bodies that may receive student data, with approval, NDA and sponsor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from dlp.policy.lists import values as is_
from dlp.policy.lists.register import Column, Entry, Register


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Recipient(Entry):
    """An address, or `@domain` for everybody there. It counts until it or the NDA expires, whichever is first."""

    address: Annotated[
        str,
        Column(
            is_.address_or_domain, "mail address, or `@domain` for everybody there", ("email", "recipient"), needed=True
        ),
    ] = ""
    kind: Annotated[
        str, Column(is_.one_of(("vendor", "agency", "person")), "`vendor`, `agency` or `person`", ("type",))
    ] = "person"
    approval: Annotated[str, Column(is_.text, "number or date of the approval", ("approval id",), needed=True)] = ""
    approved_by: Annotated[str, Column(is_.text, "who approved it", ("approver",))] = ""
    nda_expires: Annotated[
        date | None, Column(is_.day, "last day of the non-disclosure agreement", ("nda", "nda until"))
    ] = None
    sponsor: Annotated[
        str, Column(is_.address, "mail address of the member of staff who answers for the access", ("sponsor email",))
    ] = ""

    def last_day(self) -> date | None:
        """The earlier of the two ends."""
        return min((day for day in (self.expires, self.nda_expires) if day), default=None)

    @property
    def complete(self) -> bool:
        """Whether approval and NDA are on file (QU-26)."""
        return bool(self.approval and self.nda_expires)


REGISTER = Register(
    "external_recipients",
    "Outside recipients",
    Recipient,
    "Who outside the district may receive student data: approval, NDA, and a sponsor who still works here "
    "(QU-26, QU-27).",
    {"address": "@hospital.example.org", "kind": "agency", "approval": "LA-2026-07", "approved_by": "Legal Advisor",
     "nda_expires": "2027-06-30", "sponsor": "nurse@example.k12.ma.us", "expires": "2027-06-30"},
)  # fmt: skip
