"""The development corpus: the same bytes by seed, honest labels, enough layouts, more than half of it clean."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from benchmarks.corpus import oneroster, people, tables, wording
from benchmarks.corpus.build import COPIES, SPLITS, TABLE_COPIES, Builder, Document, write
from benchmarks.corpus.labels import TYPES, Plant, severity
from dlp.evaluation.corpus import load
from scanners import registry
from scanners.contract import Embedded, Grid, Piece

ENCODED = {"evasion-base64", "evasion-hex", "evasion-url"}
SAMPLE = 0.2


@pytest.fixture(scope="module", params=SPLITS)
def sample(request: pytest.FixtureRequest) -> list[Document]:
    """One document of each wording and table."""
    return list(Builder(request.param, 1).documents(SAMPLE))


def texts(data: bytes, name: str) -> dict[str, str]:
    """The extracted text by member ("" for the file itself), white space folded."""
    found: dict[str, list[str]] = defaultdict(list)

    def read(stream: io.BytesIO, called: str, member: str) -> None:
        for content in registry.pieces(stream, called):
            if isinstance(content, Piece):
                found[member] += [content.text, *content.context]
            elif isinstance(content, Grid):
                found[member] += [content.title, *content.context, *("\n".join(row.cells) for row in content.rows)]
            elif isinstance(content, Embedded):
                read(content.open(), content.name, f"{member}!/{content.name}".removeprefix("!/"))
            else:
                raise AssertionError(f"{called}: {content.reason}")

    read(io.BytesIO(data), name, "")
    return {member: " ".join(" ".join(parts).split()) for member, parts in found.items()}


def test_planted_values_stand_in_the_extracted_text(sample: list[Document]) -> None:
    missing = []
    for document in sample:
        if not (plants := [p for p in document.plants if p.where.get("place") not in ENCODED]):
            continue
        found = texts(document.data, document.file)
        missing += [
            (document.file, p.type, p.value)
            for p in plants
            if " ".join(p.value.split()) not in found.get(p.member or "", "")
        ]
    assert missing == []


def test_more_than_half_of_enough_documents_is_clean(sample: list[Document]) -> None:
    """Without making them all: each sampled document stands for the copies of its wording."""
    layouts = {name: layout for split in SPLITS for name, layout in wording.layouts(split)[0].items()}
    copies = {name: int(layout.options.get("copies", COPIES)) for name, layout in layouts.items()}
    counts: Counter[bool] = Counter()
    for document in sample:
        counts[document.severity in ("none", "low")] += copies.get(document.layout, TABLE_COPIES)
    assert counts.total() > 1_000
    assert counts[True] > counts[False]


def test_short_values_have_a_place_to_be_found_at(sample: list[Document]) -> None:
    short = [(d.file, p) for d in sample for p in d.plants if len(p.value) < 3 and p.type != "PERSON"]
    assert [f for f, p in short if not {"cell", "row", "line"} & p.where.keys()] == []


def test_every_entity_with_a_name_in_the_corpus_is_planted(sample: list[Document]) -> None:
    assert {p.type for d in sample for p in d.plants if not p.optional} == set(TYPES.values())


@pytest.mark.parametrize("split", SPLITS)
def test_layouts_wordings_and_share_of_clean(split: str) -> None:
    builder = Builder(split, 1)
    assert len(builder.texts) + len(builder.tables) >= 60
    counts = Counter(len(layout.wordings) for layout in builder.texts.values())
    assert sum(n for size, n in counts.items() if size > 1) > 0.7 * len(builder.texts)


def test_the_splits_share_no_layout_wording_or_family_name() -> None:
    one, other = (wording.layouts(split) for split in SPLITS)
    assert not one[0].keys() & other[0].keys()
    assert not tables.layouts(SPLITS[0]).keys() & tables.layouts(SPLITS[1]).keys()
    assert not {w for x in one[0].values() for w in x.wordings} & {w for x in other[0].values() for w in x.wordings}
    families = [{p.last for p in people.population(split, 1).pupils if "-" not in p.last} for split in SPLITS]
    assert not families[0] & families[1]


@pytest.mark.slow
def test_the_same_seed_gives_the_same_documents(sample: list[Document]) -> None:
    split = "scored" if any(d.layout in wording.layouts("scored")[0] for d in sample) else "tune"
    assert list(Builder(split, 1).documents(SAMPLE)) == sample


def test_what_is_written_is_a_labelled_corpus(tmp_path: Path, sample: list[Document]) -> None:
    write(tmp_path, sample[::9], people.population("tune", 1))
    corpus = load(tmp_path / "truth.jsonl")
    assert len(corpus.files) == len(sample[::9])
    assert len(corpus.planted) == sum(len(d.plants) for d in sample[::9])


def test_another_seed_gives_other_people() -> None:
    assert people.population("tune", 1).pupils[0] != people.population("tune", 2).pupils[0]


def test_numbers_that_have_a_check_digit_have_the_right_one() -> None:
    for person in people.population("scored", 3).pupils[:50]:
        digits = [int(d) for d in person.card]
        doubled = [sum(divmod(d * 2, 10)) if n % 2 == 0 else d for n, d in enumerate(digits)]
        assert sum(doubled) % 10 == 0
        weights = (3, 7, 1, 3, 7, 1, 3, 7, 1)
        assert sum(int(d) * w for d, w in zip(person.routing, weights, strict=True)) % 10 == 0
        assert re.fullmatch(r"\d{3}-555-01\d\d", person.phone)


def test_the_roster_holds_most_pupils_and_ties_guardians(tmp_path: Path) -> None:
    oneroster.write(tmp_path, people.population("scored", 1))
    with (tmp_path / "users.csv").open(encoding="utf-8", newline="") as stream:
        users = list(csv.DictReader(stream))
    pupils = [u for u in users if u["role"] == "student"]
    assert 0.8 < len(pupils) / people.PUPILS < 0.9
    assert {u["agentSourcedIds"] for u in pupils} == {u["sourcedId"] for u in users if u["role"] == "parent"}


def _plant(kind: str, subject: str | None = "S1", optional: bool = False) -> Plant:
    return Plant(kind, "x", subject, optional)


@pytest.mark.parametrize(
    ("plants", "expected"),
    [
        ([], "none"),
        ([_plant("PERSON")], "low"),
        ([_plant("PERSON", "T1", True)], "none"),
        ([_plant("PERSON", "T1"), _plant("STREET_ADDRESS", "T1")], "none"),
        ([_plant("PERSON"), _plant("PHONE_NUMBER")], "medium"),
        ([_plant("STUDENT_ID")], "medium"),
        ([_plant("US_SSN", None)], "medium"),
        ([_plant("US_SSN", "T1"), _plant("PERSON", "T1")], "high"),
        ([_plant("US_SSN", "T1"), _plant("US_BANK_NUMBER", "T1")], "critical"),
        ([_plant("HEALTH_ALERT")], "none"),
        ([_plant("HEALTH_ALERT"), _plant("PERSON")], "high"),
        ([_plant("HEALTH_ALERT"), _plant("PERSON", "S2")], "low"),
        ([_plant(k, f"S{n}") for n in range(10) for k in ("PERSON", "CUSTODY_NOTE")], "critical"),
        ([_plant(k, f"S{n}") for n in range(10) for k in ("PERSON", "GRADE_RECORD")], "medium"),
    ],
)
def test_severity_follows_from_the_labels(plants: list[Plant], expected: str) -> None:
    assert severity(plants) == expected
