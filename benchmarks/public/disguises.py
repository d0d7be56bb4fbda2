"""evadex: are values found that somebody disguised, and is anything made of values that are none?

A variant counts only where its plain value is found at the same place: what is not found plain says nothing of a
disguise. Source of the values: evadex (`drivers/evadex_values.py`); each stands in a file of its own.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.public import packages
from benchmarks.public.scanning import scanned, written
from benchmarks.public.wordings import KINDS, behind_label, in_sentence
from dlp.evaluation.scoring import FLAGGED
from dlp.evaluation.values import same
from reports import words
from reports.record import Outcome

SYNTHETIC, FALSE = 5, 100
"""How many values of each kind are taken from the package's generators: of true ones, and of those that are none."""

LABEL, SENTENCE, OWN = "label", "sentence", "own text"
OWN_TEXT = "context_injection"
"""The family that brings a text with it: nothing is put around its values."""

HALVES = frozenset({"partial_first_half", "partial_last_half", "partial_minus_one"})
"""What is left of a value then is no longer that value."""


@dataclass(frozen=True)
class Variant:
    """A value as a technique leaves it; `label` is what evadex calls the plain one. The plain one is a variant too."""

    category: str
    plain: str
    label: str
    family: str
    technique: str
    value: str

    @property
    def places(self) -> tuple[str, ...]:
        """Where it is written. The plain value stands also alone, for the family that brings its text."""
        if self.family == OWN_TEXT:
            return (OWN,)
        return (LABEL, SENTENCE, OWN) if self.family == "plain" else (LABEL, SENTENCE)

    def text(self, place: str) -> str:
        """The whole text of its file at a place."""
        kind = KINDS[self.category]
        if place == OWN:
            return self.value + "\n"
        return behind_label(kind, self.value) if place == LABEL else in_sentence(kind, self.value)


@dataclass(frozen=True)
class Share:
    """So many found of so many."""

    found: int = 0
    of: int = 0

    def and_one(self, *, found: bool) -> Share:
        """With one more, that was found or was not."""
        return Share(self.found + found, self.of + 1)


Table = dict[str, dict[str, Share]]
"""Shares by row and place."""


@dataclass(frozen=True)
class Alarms:
    """Values that are none, of one kind at one place: how many, how many flagged, and as which entities."""

    values: int
    flagged: int
    entities: Mapping[str, int]


@dataclass(frozen=True)
class Result:
    """All counts of the set. `unfound` are plain values that no place shows, by why, with what evadex calls them."""

    plain: Table
    families: Table
    techniques: Table
    by_entity: Table
    variants: int
    taken: int
    unfound: Mapping[str, tuple[str, ...]]
    alarms: Mapping[tuple[str, str], Alarms] = field(default_factory=dict)


def drawn(variants: Iterable[Variant], share: float, seed: int) -> Iterator[Variant]:
    """Every plain value, and that share of the others, the same for the same seed whatever else there is."""
    for variant in variants:
        said = "\0".join((str(seed), variant.category, variant.plain, variant.family, variant.technique))
        number = int.from_bytes(hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()[:8])
        if variant.family == "plain" or number < share * 2**64:
            yield variant


def fit(variant: Variant) -> bool:
    """Whether it can be asked for: a whole value, in text that can be written."""
    writable = not any("\ud800" <= c <= "\udfff" for c in variant.value)
    return writable and variant.technique not in HALVES


def is_found(variant: Variant, outcome: Outcome | None) -> bool:
    """Whether its entity was found in its file; in a text of the set's own, it must be this value."""
    entity = KINDS[variant.category].entity
    matches = [m for m in outcome.matches if m.entity == entity] if outcome else []
    if variant.family != OWN_TEXT:
        return bool(matches)
    return any(m.text and (same(entity, m.text, variant.plain) or variant.plain in m.text) for m in matches)


def counted(results: Iterable[tuple[Variant, str, bool]]) -> dict[str, Table]:
    """Variant, place, whether found: into shares by entity (plain), family, technique, and entity (disguised)."""
    results = list(results)
    told = {(v.category, v.plain, place) for v, place, found in results if found and v.family == "plain"}
    tables: dict[str, Table] = {n: defaultdict(dict) for n in ("plain", "families", "techniques", "by_entity")}
    for variant, place, found in results:
        entity = KINDS[variant.category].entity
        rows = {"families": variant.family, "techniques": f"{variant.family}/{variant.technique}", "by_entity": entity}
        if variant.family == "plain":
            rows = {"plain": entity}
        elif (variant.category, variant.plain, place) not in told:
            continue
        for table, row in rows.items():
            tables[table][row][place] = tables[table][row].get(place, Share()).and_one(found=found)
    return tables


def alarms(results: Iterable[tuple[str, str, Outcome | None]]) -> dict[tuple[str, str], Alarms]:
    """Kind, place and outcome of each value that is none, into counts by kind and place."""
    groups: dict[tuple[str, str], list[Outcome | None]] = defaultdict(list)
    for kind, place, outcome in results:
        groups[kind, place].append(outcome)
    return {key: _alarms(outcomes) for key, outcomes in groups.items()}


def _alarms(outcomes: list[Outcome | None]) -> Alarms:
    flagged = [o for o in outcomes if o and o.severity >= FLAGGED]
    entities = Counter(entity for o in flagged for entity in {m.entity for m in o.matches} - {"PERSON"})
    return Alarms(len(outcomes), len(flagged), dict(sorted(entities.items())))


def reason(entity: str, outcome: Outcome | None) -> str:
    """Why no value of the entity was found there, as the program tells it; some are passed over without a word."""
    for seen in outcome.dropped if outcome else ():
        if seen.entity == entity:
            told = next((w for w in seen.why if w.startswith("dropped: ")), "")
            if told:
                return words.reason(told)
    return "none told"


def measured(folder: Path, place: Path, share: float, seed: int) -> Result:
    """Get the values, write them, scan them, count. Raises packages.CannotBeHad."""
    asked = {"categories": sorted(KINDS), "synthetic": SYNTHETIC, "false": FALSE, "seed": seed}
    rows = list(packages.rows(packages.EVADEX, place, asked))
    whole = [v for v in (Variant(**row) for row in rows if "false" not in row) if fit(v)]
    variants = list(drawn(whole, share, seed))
    files = {f"{where}/{i:06d}.txt": (v, where) for i, v in enumerate(variants) for where in v.places}
    none = {
        f"none/{where}/{i:06d}.txt": (row["false"], where, row["sentence"] if where == SENTENCE else row["value"])
        for i, row in enumerate(row for row in rows if "false" in row)
        for where in ("alone", SENTENCE)
    }
    written(folder, ((name, v.text(where)) for name, (v, where) in files.items()))
    written(folder, ((name, text + "\n") for name, (_, _, text) in none.items()))
    outcomes = scanned(folder)
    results = [(v, where, is_found(v, outcomes.get(name))) for name, (v, where) in files.items()]
    return Result(
        **counted(results),
        variants=sum(v.family != "plain" for v in whole),
        taken=sum(v.family != "plain" for v in variants),
        unfound=_unfound(folder.with_name("unfound"), results),
        alarms=alarms((kind, where, outcomes.get(name)) for name, (kind, where, _) in none.items()),
    )


def _unfound(folder: Path, results: Iterable[tuple[Variant, str, bool]]) -> dict[str, tuple[str, ...]]:
    """Plain values that are found neither behind a label nor in a sentence, by the program's reason."""
    results = [(v, found) for v, place, found in results if v.family == "plain" and place != OWN]
    told = {v for v, found in results if found}
    missed = {f"{i:06d}.txt": v for i, v in enumerate(dict.fromkeys(v for v, _ in results if v not in told))}
    written(folder, ((name, v.text(LABEL)) for name, v in missed.items()))
    outcomes = scanned(folder, explain=True) if missed else {}
    groups: dict[str, list[str]] = defaultdict(list)
    for name, variant in missed.items():
        groups[reason(KINDS[variant.category].entity, outcomes.get(name))].append(variant.label)
    return {why: tuple(labels) for why, labels in sorted(groups.items())}
