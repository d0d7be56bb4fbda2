"""What families said of publishing one student: the word that a rule's `consent` sees."""

from __future__ import annotations

import re

from dlp.policy.lists.reading import Table
from dlp.policy.onfile.shelf import Shelf
from dlp.policy.onfile.students import Values
from dlp.policy.registers.consent import IN, OUT, Consent
from dlp.policy.vocabulary import Consent as State
from recognizers.headers import key


def state(
    shelf: Shelf,
    subject: str,
    values: Values,
    buildings: frozenset[str] = frozenset(),
    scope: str = "name",
    everybody: State = "missing",
) -> State:
    """`given`, `lapsed`, `opted-out`, or what holds for `everybody` without an entry, for one person of an item.

    `values` are the digests of their matches by entity. `buildings` are the schools that the item is of, as
    `schools_in` tells them; an opt-in holds for its own building only (MB-05), an opt-out everywhere.
    """
    kept = shelf.kept.get("consent")
    if kept is None or kept.filed is None or kept.past is None:
        return everybody
    rows = [row for row in kept.filed.of(subject, values) if row.covers(scope)]
    if any(row.mode == OUT for row in rows):
        return "opted-out"
    if any(row.mode == IN and _holds(row, buildings) for row in rows):
        return "given"
    past = [row for row in kept.past.of(subject, values) if row.mode == IN and row.covers(scope)]
    return "lapsed" if past else everybody


def of_everybody(shelf: Shelf) -> State:
    """What holds for those of whom no list speaks: `not-needed` where a list of opt-outs is on file and kept, `missing`
    where there is none, or one that nobody keeps (BE-10).

    A policy of opt-in asks for more than that, and says so by its rules (MB-04).
    """
    kept = shelf.kept.get("consent")
    if kept is None or kept.stale:
        return "missing"
    return "not-needed" if any(map(_of_opt_outs, kept.tables)) else "missing"


def _of_opt_outs(table: Table) -> bool:
    """Whether a list is one to be checked before publishing: it names who opted out, or nobody at all."""
    return not table.rows or any(row.mode == OUT for row in table.rows if isinstance(row, Consent))


def schools(shelf: Shelf) -> frozenset[str]:
    """The schools that the lists name, as words in lower case."""
    return frozenset(_folded(row.school) for row in shelf.rows("consent", Consent) if row.school)


def schools_in(known: frozenset[str], place: str) -> frozenset[str]:
    """The schools among some that a path or web address names, as words of it."""
    words = f" {_folded(place)} "
    return frozenset(school for school in known if f" {school} " in words or f" {key(school)} " in words)


def _holds(row: Consent, buildings: frozenset[str]) -> bool:
    return not row.school or not buildings or _folded(row.school) in buildings


def _folded(school: str) -> str:
    """Words of letters and digits in lower case, a blank between."""
    return " ".join(re.findall(r"[^\W_]+", school.casefold()))
