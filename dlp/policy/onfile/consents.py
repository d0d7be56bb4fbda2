"""What families said of publishing one student: the word that a rule's `consent` sees."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dlp.policy.onfile.shelf import Shelf
from dlp.policy.onfile.students import Values
from dlp.policy.registers.consent import IN, OUT, Consent
from dlp.policy.vocabulary import Consent as State
from recognizers.headers import key


def state(
    shelf: Shelf, subject: str, values: Values, buildings: frozenset[str] = frozenset(), scope: str = "name"
) -> State:
    """`given`, `lapsed`, `opted-out`, or what holds for everybody without an entry, for one person of an item.

    `values` are the digests of their matches by entity. `buildings` are the schools that the item is of, as
    `schools_in` tells them; an opt-in holds for its own building only (MB-05), an opt-out everywhere.
    """
    kept = shelf.kept.get("consent")
    if kept is None or kept.filed is None or kept.past is None:
        return "missing"
    rows = [row for row in kept.filed.of(subject, values) if row.covers(scope)]
    if any(row.mode == OUT for row in rows):
        return "opted-out"
    if any(row.mode == IN and _holds(row, buildings) for row in rows):
        return "given"
    past = [row for row in kept.past.of(subject, values) if row.mode == IN and row.covers(scope)]
    return "lapsed" if past else of_everybody(shelf)


def of_everybody(shelf: Shelf) -> State:
    """What holds for those of whom no list speaks.

    Where the lists are of opt-outs alone, and are kept, who is not on them need not consent (34 CFR 99.37). Otherwise
    consent is missing: with no list on file, with one that nobody keeps (BE-10), and where some have opted in, so that
    the rest has not (MB-04).
    """
    kept = shelf.kept.get("consent")
    if kept is None or kept.stale:
        return "missing"
    entries = (row for table in kept.tables for row in table.rows if isinstance(row, Consent))
    return "missing" if any(row.mode == IN for row in entries) else "not-needed"


def schools_in(shelf: Shelf, place: str) -> frozenset[str]:
    """The schools of the consent lists that a path or web address names, as words of it."""
    words = f" {_folded(place)} "
    return frozenset(school for school in _schools(shelf) if f" {school} " in words or key(school) in words.split())


def _holds(row: Consent, buildings: frozenset[str]) -> bool:
    return not row.school or not buildings or _folded(row.school) in buildings


def _schools(shelf: Shelf) -> Iterable[str]:
    return {_folded(row.school) for row in shelf.rows("consent", Consent) if row.school}


def _folded(school: str) -> str:
    """Words of letters and digits in lower case, a blank between."""
    return " ".join(re.findall(r"[^\W_]+", school.casefold()))
