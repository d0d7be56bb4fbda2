"""Consent to publication and opt-out: what families said of names, pictures and work.

Source: 34 CFR 99.37, 603 CMR 23.07(4). Opt-in is per building and school year and lapses with it (MB-04 to MB-06);
opt-out is kept by each school (BE-09, BE-10).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from dlp.policy.lists import values as is_
from dlp.policy.lists.register import Column, Pupil, Register

IN, OUT = "opt-in", "opt-out"
MODES = {
    **dict.fromkeys((IN, "yes", "y", "true", "granted", "given", "allow", "allowed", "consent", "permission"), IN),
    **dict.fromkeys((OUT, "no", "n", "false", "denied", "refused", "deny", "withheld", "do not publish", "dnp"), OUT),
}
SCOPES = {
    **{word: word for word in ("all", "name", "photo", "work", "video", "social", "directory")},
    **dict.fromkeys(("picture", "image", "photograph"), "photo"),
    **dict.fromkeys(("any", "everything"), "all"),
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Consent(Pupil):
    """What was said for one student. A file without a `mode` column is a list of those who opted out."""

    mode: Annotated[
        str,
        Column(
            is_.one_of(MODES), "`opt-in` (also yes, granted) or `opt-out` (also no, denied); default `opt-out`",
            ("consent", "permission", "answer", "status", "photo release", "media release", "choice"),
        ),
    ] = OUT  # fmt: skip
    scope: Annotated[
        tuple[str, ...],
        Column(
            is_.several(is_.one_of(SCOPES)),
            "of what, between semicolons: `all` (default), `name`, `photo`, `work`, `video`, `social`, `directory`",
            ("scopes", "item", "covers"),
        ),
    ] = ("all",)  # fmt: skip
    school_year: Annotated[
        date | None,
        Column(is_.school_year, "school year it was given for, `2026-27`; an opt-in lapses with it", ("year", "sy")),
    ] = None
    signed_on: Annotated[
        date | None,
        Column(
            is_.day,
            "when it was signed; an opt-in without a school year holds for the one of this day",
            ("signed", "date"),
        ),
    ] = None

    def last_day(self) -> date | None:
        """The earliest of the stated end and the end of the school year. An opt-out holds until it is withdrawn."""
        if self.mode == OUT:
            return self.expires
        ends = self.school_year or (self.signed_on and _year_of(self.signed_on))
        return min((day for day in (self.expires, ends) if day), default=None)

    def counts(self, today: date) -> bool:
        """In force; an opt-in that no day or year bounds never is."""
        bounded = self.mode == OUT or self.last_day() is not None
        return bounded and Pupil.counts(self, today)

    def covers(self, scope: str) -> bool:
        """Whether it speaks of that kind of thing."""
        return "all" in self.scope or scope in self.scope


def _year_of(day: date) -> date:
    return date(day.year + (day.month >= 7), 6, 30)


REGISTER = Register(
    "consent",
    "Consent to publication and opt-out",
    Consent,
    "What families said of publishing: opt-in per building and school year (MB-04 to MB-06), opt-out per school "
    "(BE-09, BE-10). An opt-in with a `school` holds on pages of that school: the one that the permission to publish "
    "or the path names, else the student's in the roster. All pages ask for `name`; pictures ask for `photo`, films "
    "for `video`, social media for `social` besides. An opt-in must cover all that is asked, one opt-out is enough, "
    "and one of `directory` is of all of them. `work` is kept and asked of nothing: whose work something is, no "
    "program tells. A list without a `mode` column is one of opt-outs. Who is on no list has not consented; where one "
    "of opt-outs is kept, a policy of opt-out does not ask for it.",
    {"lasid": "204417", "mode": "opt-in", "scope": "photo; name", "school": "Memorial", "school_year": "2026-27",
     "signed_on": "2026-09-04"},
    key="[consent] files",
)  # fmt: skip
