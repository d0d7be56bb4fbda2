"""Restrictions of contacts: what documents on file say of one student and one contact.

Source: 603 CMR 23.07(5) (a parent has access unless a document on file denies it; addresses of the custodial parent are
deleted from what they get), M.G.L. c.209A s.8 and c.9A (confidential addresses).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dlp.policy.lists import values as is_
from dlp.policy.lists.register import Column, Pupil, Register

DENIES, NO_VISITATION, PROTECTIVE = "denies-records", "no-visitation", "protective-order"
PROCEDURE, CONFIDENTIAL = "23.07(5)", "address-confidential"
WORDS = {
    **{word: word for word in (DENIES, NO_VISITATION, PROTECTIVE, PROCEDURE, CONFIDENTIAL)},
    **dict.fromkeys(("order", "order denies records", "no records", "custody", "foster"), DENIES),
    **dict.fromkeys(("visitation", "no contact"), NO_VISITATION),
    **dict.fromkeys(("209A", "258E", "restraining order", "protection order"), PROTECTIVE),
    **dict.fromkeys(("procedure", "2307(5)", "non-custodial", "23.07 procedure"), PROCEDURE),
    **dict.fromkeys(("acp", "confidential", "address confidentiality"), CONFIDENTIAL),
}
BARRING = frozenset({DENIES, NO_VISITATION, PROTECTIVE})
"""What, with its document on file, keeps records from a contact (603 CMR 23.07(5)(a))."""


def _on_file(cell: str) -> bool:
    """Yes or no; a docket number or the like is a yes."""
    return cell.casefold() not in is_.NO


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Restriction(Pupil):
    """One student and one contact. A restriction that keeps records from somebody needs its document on file."""

    contact_name: Annotated[str, Column(is_.text, "the contact's name", ("contact", "guardian", "contact 1 name"))] = ""
    contact_email: Annotated[
        str, Column(is_.address, "the contact's mail address", ("email", "contact email address"))
    ] = ""
    contact_phone: Annotated[str, Column(is_.text, "the contact's phone number", ("phone",))] = ""
    relation: Annotated[str, Column(is_.text, "relation to the student", ("relationship",))] = ""
    restriction: Annotated[
        tuple[str, ...],
        Column(
            is_.several(is_.one_of(WORDS)),
            "between semicolons: `denies-records` (an order denies access), `no-visitation`, `protective-order` (also "
            "209A, 258E), `23.07(5)` (access by its procedure only), `address-confidential`",
            ("reason", "kind", "restrictions"),
        ),
    ] = ()  # fmt: skip
    denies_records: Annotated[
        bool | None, Column(is_.flag, "the same as a column of yes and no", ("order denies records", "denied records"))
    ] = None
    no_visitation: Annotated[bool | None, Column(is_.flag, "the same", ("visitation denied",))] = None
    protective_order: Annotated[bool | None, Column(is_.flag, "the same", ("restraining order", "209A order"))] = None
    procedure: Annotated[
        bool | None,
        Column(is_.flag, "the same for `23.07(5)`", ("23.07(5) procedure", "procedure 23.07(5)", "23.07(5)")),
    ] = None
    address_confidential: Annotated[bool | None, Column(is_.flag, "the same", ("confidential address",))] = None
    records_access: Annotated[
        bool | None, Column(is_.flag, "`no` is the same as `denies-records`", ("access to records",))
    ] = None
    document: Annotated[
        bool,
        Column(
            _on_file, "whether the document is on file: yes, no, or what it is; without the column it is taken to be",
            ("document on file", "on file", "docket"), blank="no",
        ),
    ] = True  # fmt: skip

    def problem(self) -> str:
        """Access is not kept from a parent on hearsay: the document must be on file, and say for whom."""
        if whose := Pupil.problem(self):
            return whose
        if not self.restriction and all(told is None for told in self._flags().values()):
            return "says no restriction"
        if self.kinds - {CONFIDENTIAL} and not self.document:
            return "no document is on file, without which a contact keeps access (603 CMR 23.07(5))"
        if self.bars and not (self.contact_name or self.contact_email or self.contact_phone or self.relation):
            return "names no contact"
        return ""

    @property
    def kinds(self) -> frozenset[str]:
        """The restrictions of the row, from the words and from the columns of yes and no."""
        return frozenset(self.restriction) | {word for word, told in self._flags().items() if told}

    def _flags(self) -> dict[str, bool | None]:
        denied = None if self.records_access is None else not self.records_access
        return {
            DENIES: denied if self.denies_records is None else self.denies_records or bool(denied),
            NO_VISITATION: self.no_visitation,
            PROTECTIVE: self.protective_order,
            PROCEDURE: self.procedure,
            CONFIDENTIAL: self.address_confidential,
        }

    @property
    def bars(self) -> bool:
        """Whether it keeps records from the contact."""
        return bool(self.kinds & BARRING)


REGISTER = Register(
    "restrictions",
    "Restrictions of contacts",
    Restriction,
    "Which contact of which student may not have records, or only by the procedure of 603 CMR 23.07(5); whose address "
    "is confidential (MB-20, MB-21, QU-13).",
    {"lasid": "204417", "contact_name": "Pat Example", "contact_email": "pat@mail.example.org", "relation": "father",
     "restriction": "protective-order", "document": "yes", "effective": "2026-03-02", "expires": "2027-03-02"},
)  # fmt: skip
