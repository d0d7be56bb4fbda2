"""What families said of publishing one student: the word that a rule's `consent` sees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dlp.policy.onfile.scopes import NAME, Scopes
from dlp.policy.onfile.shelf import Shelf
from dlp.policy.onfile.students import Values
from dlp.policy.vocabulary import Consent as State
from recognizers.roster.schools import Name, same, words

if TYPE_CHECKING:
    from dlp.policy.lists.reading import Table
    from dlp.policy.registers.consent import Consent

_DIRECTORY = "directory"
"""Who opted out of directory information opted out of name, picture and all that is published (34 CFR 99.37)."""


def state(
    shelf: Shelf,
    subject: str,
    values: Values,
    items: frozenset[Name] = frozenset(),
    scopes: Scopes = NAME,
    everybody: State = "missing",
) -> State:
    """`given`, `lapsed`, `opted-out`, or what holds for `everybody` without an entry, for one person of an item.

    `values` are the digests of their matches by entity. `items` are the schools that the item is of, as
    `buildings.of_item` tells them; an opt-in holds for its own building only (MB-05), an opt-out everywhere. Where
    nothing tells the item's school, an opt-in holds if the roster has the student at its building. `scopes` are what
    the item shows of them: any opt-out of one of these, or of directory information, goes before all; opt-ins count if
    together they cover every one.
    """
    kept = shelf.kept.get("consent")
    if kept is None or kept.filed is None or kept.past is None:
        return everybody
    from dlp.policy.registers.consent import IN, OUT

    rows = kept.filed.of(subject, values)
    if any(row.mode == OUT and any(map(row.covers, (*scopes, _DIRECTORY))) for row in rows):
        return "opted-out"
    held = [row for row in rows if row.mode == IN and _holds(row, items, kept.filed.enrolled)]
    if _cover(held, scopes):
        return "given"
    past = [row for row in kept.past.of(subject, values) if row.mode == IN]
    return "lapsed" if past and _cover([*held, *past], scopes) else everybody


def _cover(rows: Iterable[Consent], scopes: Scopes) -> bool:
    """Whether for every one of the scopes there is a row."""
    rows = tuple(rows)
    return all(any(row.covers(scope) for row in rows) for scope in scopes)


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
    from dlp.policy.registers.consent import OUT, Consent

    return not table.rows or any(row.mode == OUT for row in table.rows if isinstance(row, Consent))


def _holds(row: Consent, items: frozenset[Name], enrolled: frozenset[Consent]) -> bool:
    """Whether an opt-in holds in the schools that an item is of; where nothing tells those, in the student's own."""
    if not row.school:
        return True
    if not items:
        return row in enrolled
    return any(same(words(row.school), one) for one in items)
