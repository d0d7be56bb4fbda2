"""Exemptions: clauses that do not bind a position, as the superintendent or the committee decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dlp.policy.lists import values as is_
from dlp.policy.lists.register import Column, Entry, Register


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Exemption(Entry):
    """A position that one clause of one policy does not bind."""

    position: Annotated[
        str, Column(is_.text, "the position, as on the list of people", ("role", "title"), needed=True)
    ] = ""
    policy: Annotated[str, Column(is_.text, "name of the policy pack", ("pack",), needed=True)] = ""
    clause: Annotated[str, Column(is_.text, "id of the clause", ("clause id",), needed=True)] = ""
    reason: Annotated[str, Column(is_.text, "why")] = ""
    approved_by: Annotated[str, Column(is_.text, "who decided", ("approver",), needed=True)] = ""


REGISTER = Register(
    "exemptions",
    "Exemptions",
    Exemption,
    "Clauses that do not bind a position: the superintendent's list of Millbury, a supervisor's permission of Belmont.",
    {"position": "Communications Coordinator", "policy": "millbury", "clause": "MB-22",
     "approved_by": "Superintendent", "expires": "2027-06-30"},
)  # fmt: skip
