"""Permission to publish: sites, pages and activities that were approved, or that the principal was told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from dlp.policy.lists import values as is_
from dlp.policy.lists.register import Column, Entry, Register


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Publication(Entry):
    """A place of publication with its approval: a `site`, and below it a `folder` if not all of it."""

    site: Annotated[str, Column(is_.domain, "domain of the site", ("host", "url", "domain"))] = ""
    folder: Annotated[
        str,
        Column(
            is_.text,
            "folder of the site, or of its build, that the permission holds for; empty: all of the site",
            ("path",),
        ),
    ] = ""
    activity: Annotated[str, Column(is_.text, "what it is for", ("purpose",))] = ""
    building: Annotated[str, Column(is_.text, "the school", ("school",))] = ""
    approved_by: Annotated[str, Column(is_.text, "who gave the permission", ("approver", "principal"), needed=True)] = (
        ""
    )
    notified_on: Annotated[date | None, Column(is_.day, "when the principal was told", ("notified",))] = None

    def problem(self) -> str:
        """A permission holds for a place."""
        return "" if self.site or self.folder else "names neither a site nor a folder"


REGISTER = Register(
    "publication",
    "Permission to publish",
    Publication,
    "Sites and pages that a principal or supervisor approved (MB-03, MB-22, BE-05, QU-18).",
    {"site": "www.example.k12.ma.us", "folder": "robotics", "activity": "robotics club news", "building": "Memorial",
     "approved_by": "Principal, Memorial", "notified_on": "2026-09-01", "expires": "2027-06-30"},
)  # fmt: skip
