"""People's roles: who is who among the accounts and addresses of the district (MB-01, BE-01)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dlp.policy.lists import values as is_
from dlp.policy.lists.register import Column, Entry, Register

KINDS = {
    "staff": "staff", "employee": "staff", "teacher": "staff", "contractor": "staff", "volunteer": "volunteer",
    "official": "volunteer", "elected official": "volunteer", "student": "student",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Role(Entry):
    """Somebody of the district: an address or an account, and what they are."""

    address: Annotated[str, Column(is_.address, "mail address", ("email", "mail"))] = ""
    account: Annotated[str, Column(is_.text, "name of the account on the server", ("username", "login"))] = ""
    kind: Annotated[
        str,
        Column(
            is_.one_of(KINDS),
            "`staff` (also employee, contractor), `volunteer` (also official) or `student`",
            ("type",),
        ),
    ] = "staff"
    position: Annotated[str, Column(is_.text, "position, as exemptions name it", ("role", "title", "job"))] = ""
    building: Annotated[str, Column(is_.text, "the school", ("school",))] = ""
    personal: Annotated[
        tuple[str, ...],
        Column(is_.several(is_.address), "addresses of their own, between semicolons", ("own address",)),
    ] = ()

    def problem(self) -> str:
        """Somebody is known by an address or an account."""
        return "" if self.address or self.account else "names neither an address nor an account"


REGISTER = Register(
    "people",
    "People's roles",
    Role,
    "Who is staff, volunteer or student, in which building and position (MB-01, MB-15, BE-01, QU-27).",
    {"address": "nurse@example.k12.ma.us", "account": "nurse1", "kind": "staff", "position": "School nurse",
     "building": "Memorial", "expires": "2027-06-30"},
)  # fmt: skip
