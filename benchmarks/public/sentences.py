"""presidio-evaluator: values in sentences, found by this program and by Presidio as it comes.

A planted value is hit if a find of its entity overlaps it; a find is right if it overlaps a planted value of its
entity. Source of the sentences: presidio-evaluator (`drivers/presidio_sentences.py`); each stands in a file of its own.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import peers
from benchmarks.public import packages
from benchmarks.public.scanning import scanned, written
from dlp.evaluation.scoring import NOT_SCORED, Tally
from dlp.privacy import normalised
from reports.record import Match, Outcome

COUNT = 3_600
PRESIDIO = replace(peers.PEERS[0], names={**peers.PEERS[0].names, "IBAN_CODE": "US_BANK_NUMBER"})
"""Presidio as among the other scanners; the number of an account abroad is one of an account here."""

CLAIMED = frozenset(
    """PERSON STREET_ADDRESS PHONE_NUMBER EMAIL_ADDRESS CREDIT_CARD US_SSN US_DRIVER_LICENSE US_BANK_NUMBER
    DATE_OF_BIRTH""".split()
)
"""What the program claims to find among the entities of the set."""

_BIRTH = re.compile(r"\b(?:birth|born|DOB)", re.IGNORECASE)


@dataclass(frozen=True)
class Span:
    """An entity from one character of a sentence to another, which is the first behind it."""

    entity: str
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether they have a character and the entity in common."""
        return self.entity == other.entity and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Sentence:
    """A text and what is planted in it, in our names; what the program does not claim is not among it."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Result:
    """The sentences, how many values of each of the set's names are planted, what was found by entity."""

    sentences: int
    left_out: Mapping[str, int]
    ours: Mapping[str, Tally]
    run: peers.Run
    theirs: Mapping[str, Tally]


def our_name(said: str, text: str) -> str | None:
    """Our entity for one of the set's, None if it is not claimed. A date is a birth's where birth is spoken of."""
    if said == "DATE_TIME" and _BIRTH.search(text):
        return "DATE_OF_BIRTH"
    said = "US_BANK_NUMBER" if said == "IBAN_CODE" else said
    return said if said in CLAIMED else None


def sentence(row: Mapping[str, Any]) -> Sentence:
    """A sentence as the driver gives it, in our names."""
    named = ((our_name(said, row["text"]), start, end) for said, start, end in row["spans"])
    return Sentence(row["text"], tuple(Span(name, start, end) for name, start, end in named if name))


def spans(outcome: Outcome | None, text: str) -> tuple[Span, ...]:
    """Where this program found what. A match whose text stands nowhere overlaps nothing."""
    matches = outcome.matches if outcome else ()
    return tuple(Span(m.entity, *_place(m, text)) for m in matches if m.entity not in NOT_SCORED)


def _place(match: Match, text: str) -> tuple[int, int]:
    start, end, said = match.where.start, match.where.end, match.text or ""
    if start is not None and end is not None and normalised(text[start:end]) == normalised(said):
        return start, end
    at = text.find(said)  # the place is one in a cell or a field, where the text was taken for a table
    return (at, at + len(said)) if said and at >= 0 else (0, 0)


def tallies(sentences: Iterable[Sentence], found: Iterable[Iterable[Span]]) -> dict[str, Tally]:
    """What was planted and hit, found and right, by entity; `found` goes sentence by sentence beside the first."""
    total: dict[str, Tally] = defaultdict(Tally)
    for planted, finds in zip((s.spans for s in sentences), found, strict=True):
        finds = tuple(dict.fromkeys(finds))
        for span in planted:
            total[span.entity] += Tally(planted=1, hit=any(span.overlaps(f) for f in finds))
        for find in finds:
            total[find.entity] += Tally(found=1, right=any(find.overlaps(s) for s in planted))
    return dict(sorted(total.items()))


def total(tallied: Mapping[str, Tally], entities: Iterable[str]) -> Tally:
    """The sum over these entities."""
    return sum((tallied.get(e, Tally()) for e in entities), Tally())


def measured(folder: Path, place: Path, count: int, seed: int, seconds: int) -> Result:
    """Get the sentences, hand them to both, count. Raises packages.CannotBeHad."""
    rows = list(packages.rows(packages.EVALUATOR, place, {"count": count, "seed": seed}))
    sentences = [sentence(row) for row in rows]
    names = [f"{i:06d}.txt" for i in range(len(sentences))]
    written(folder, zip(names, (s.text for s in sentences), strict=True))
    outcomes = scanned(folder)
    run = _presidio(folder, dict(zip(names, (s.text for s in sentences), strict=True)), seconds)
    theirs: dict[str, list[Span]] = defaultdict(list)
    for found in run.found:
        if found.entity and found.start is not None and found.end is not None:
            theirs[found.file].append(Span(found.entity, found.start, found.end))
    return Result(
        sentences=len(sentences),
        left_out=_left_out(rows),
        ours=tallies(sentences, [spans(outcomes.get(n), s.text) for n, s in zip(names, sentences, strict=True)]),
        run=run,
        theirs={} if run.trouble else tallies(sentences, [theirs[n] for n in names]),
    )


def _presidio(folder: Path, texts: Mapping[str, str], seconds: int) -> peers.Run:
    listed = folder.with_name("texts.jsonl")
    listed.write_text("".join(json.dumps({"file": n, "text": t}) + "\n" for n, t in texts.items()), "utf-8")
    return peers.run(PRESIDIO, peers.Bench(folder, listed, folder.parent, seconds))


def _left_out(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for said in _unclaimed(rows):
        counts[said] += 1
    return dict(sorted(counts.items()))


def _unclaimed(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    return (said for row in rows for said, _, _ in row["spans"] if our_name(said, row["text"]) is None)
