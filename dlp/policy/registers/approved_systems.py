"""Approved systems and vendors: where student data may lie or be sent under a contract (34 CFR 99.31(a)(1)(i)(B))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dlp.policy.lists import values as is_
from dlp.policy.lists.register import Column, Entry, Register


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class System(Entry):
    """A system that the district has approved: a service by its `domain`, or a place by its `folder`."""

    name: Annotated[str, Column(is_.text, "what the system is called", ("system", "vendor", "app"))] = ""
    domain: Annotated[str, Column(is_.domain, "its domain; counts for all below it", ("host", "url", "website"))] = ""
    folder: Annotated[str, Column(is_.text, "a folder of a share that is an approved place", ("path",))] = ""
    kind: Annotated[
        str, Column(is_.one_of(("system", "vendor", "cloud", "app")), "`system`, `vendor`, `cloud` or `app`", ("type",))
    ] = "system"
    approval: Annotated[
        str,
        Column(is_.text, "number or date of the approval or contract", ("contract", "agreement", "dpa", "dpa signed")),
    ] = ""
    approved_by: Annotated[str, Column(is_.text, "who approved it", ("approver",), needed=True)] = ""
    data: Annotated[str, Column(is_.text, "which data it may hold, for people", ("data elements",))] = ""

    def problem(self) -> str:
        """A system has a domain or a folder."""
        return "" if self.domain or self.folder else "names neither a domain nor a folder"


REGISTER = Register(
    "approved_systems",
    "Approved systems and vendors",
    System,
    "Places and services that may hold student data (MI-09, MI-11, BE-19, BE-23, QU-34).",
    {"name": "Aspen", "domain": "aspen.example.com", "kind": "vendor", "approval": "DPA 2026-14",
     "approved_by": "Director of Technology", "expires": "2027-06-30"},
)  # fmt: skip
