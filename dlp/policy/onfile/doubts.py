"""Rows of registers that can be read and yet do nothing: they name a policy, clause, rule or source there is not.

What a row holds is never repeated, only the word that it may have meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from dlp.errors import nearest
from dlp.policy.lists.register import Entry
from dlp.policy.onfile.shelf import Shelf
from dlp.policy.registers.exemptions import Exemption
from dlp.policy.registers.suppressions import ANY, Suppression
from dlp.policy.rules import Pack


def doubts(
    shelf: Shelf, packs: Sequence[Pack], configured: Collection[str], met: Collection[str] = (), lasting: bool = True
) -> Iterator[str]:
    """A sentence for each row in force that names what there is not.

    `packs` are all that a row may speak of, those shipped and those in force. Of the sources some are configured,
    and others met in this run; where none is configured, a row may mean a folder of another run, and only one that is
    nearly the name of one met is told. `lasting` is whether digests are made with a key that is kept.
    """
    sources = {*configured, *met}
    clauses = {pack.name: pack.clause_ids | {c for rule in pack.rules for c in rule.clauses} for pack in packs}
    for exempt in shelf.rows("exemptions", Exemption):
        if said := _of_exemption(exempt, clauses):
            yield _told(shelf, "exemptions", exempt, said)
    rules = [rule.id for pack in packs for rule in pack.rules]
    rows = shelf.rows("suppressions", Suppression)
    for row in rows:
        if row.rule not in rules:
            yield _told(shelf, "suppressions", row, f"names a rule that no policy has{nearest(row.rule, rules)}")
        near = nearest(row.source, sources)
        if row.source and row.source not in sources and (configured or near):
            yield _told(shelf, "suppressions", row, f"names a source that there is not{near}")
    if not lasting and any(row.digests != (ANY,) for row in rows):
        file = shelf.kept["suppressions"].tables[0].file.name
        yield (
            f"{file}: its digests were made with a digest key and none is set now, so rows with digests cannot hold; "
            "set the key (dlp doctor says how)"
        )


def _of_exemption(row: Exemption, clauses: Mapping[str, Collection[str]]) -> str:
    if row.policy not in clauses:
        return f"names a policy that there is not{nearest(row.policy, clauses)}"
    if row.clause not in clauses[row.policy]:
        return f"names a clause that {row.policy} has not{nearest(row.clause, clauses[row.policy])}"
    return ""


def _told(shelf: Shelf, register: str, row: Entry, said: str) -> str:
    file = next((t.file for t in shelf.kept[register].tables if any(one is row for one in t.rows)), None)
    return f"{file.name if file else register}, line {row.line} {said}"
