"""`docs/clauses.md`: every clause of the districts' documents and what became of it, made from the packs themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dlp.policy.clauses import KEPT, Row
from dlp.policy.rules import Pack
from scripts.write_docs import MADE, cell, table

PARTS = {
    6: "nightly runs and reports",
    7: "decisions and cases",
    8: "quarantine",
    9: "Google Drive",
    10: "outgoing mail",
    11: "the publishing gate",
    12: "Windows file servers and portable media",
}
"""The parts of the roadmap that clauses wait for."""

INTRO = """\
The shipped packs of the five districts keep a list of every clause of the district's document. A clause is kept by
rules, whose cases run with the tests; or it is shown by a feature of the program and the test named beside it; or it
waits for a part of the roadmap; or it is out of a scanner's reach, and the row says why. The words are ours, not the
document's; section and line say where it stands there. `dlp policy show NAME --clause ID` tells one of them, and
`dlp policy validate FILE --source TEXT` the clauses whose line reads otherwise in a new text of the document."""


def clauses_page(packs: Iterable[Pack]) -> str:
    """The page, as Markdown. `packs` are those with a clause list, in the order of their sections."""
    packs = tuple(packs)
    return "\n\n".join(("# Clauses", MADE, INTRO, _counts(packs), *_sections(packs))) + "\n"


def _counts(packs: tuple[Pack, ...]) -> str:
    head = ("pack", "clauses", "kept by rules", "shown by a feature", "waiting for a part", "out of reach")
    rows = [[row.kept for row in pack.clauses] for pack in packs]
    named = [(f"`{pack.name}`", *_counted(kept)) for pack, kept in zip(packs, rows, strict=True)]
    return table(head, [*named, ("all", *_counted([way for kept in rows for way in kept]))])


def _counted(kept: Sequence[str]) -> tuple[str, ...]:
    return (str(len(kept)), *(str(kept.count(way)) for way in KEPT))


def _sections(packs: tuple[Pack, ...]) -> Iterator[str]:
    for pack in packs:
        cases = {rule.id: len(rule.cases) for rule in pack.rules}
        yield f"## {pack.title}"
        yield f"Pack `{pack.name}`, version {pack.version}. Document: {pack.source.document}."
        rows = ((row.id, f"{row.section}, line {row.line}", row.says, _became(row, cases)) for row in pack.clauses)
        yield table(("clause", "where", "what it says", "what became of it"), (tuple(map(cell, row)) for row in rows))


def _became(row: Row, cases: dict[str, int]) -> str:
    """What became of a clause, in a cell."""
    if row.kept == "rules":
        return "kept by " + ", ".join(f"`{rule}` ({cases[rule]} cases)" for rule in row.rules)
    if row.kept == "feature":
        return f"feature: {row.feature}; test `{row.test}`"
    if row.kept == "part":
        return f"waits for part {row.part}: {PARTS[row.part]}"
    return f"out of reach: {row.out}"
