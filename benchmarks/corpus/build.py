"""The corpus of one split: which documents there are, and the folder they make."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.corpus import evasion, oneroster, tables, wording, writing
from benchmarks.corpus.labels import QUIET, Plant, settled
from benchmarks.corpus.people import Population, population

SPLITS = ("tune", "scored")
COPIES = 5
"""Documents made of each wording."""
TABLE_COPIES = 6
_STEMS = (
    "notes", "scan0042", "Document1", "untitled", "list", "fall", "export", "copy of list", "misc", "draft v2", "FINAL",
    "for Monday", "page 3", "info", "update", "attachment", "temp", "office", "to do", "print me", "report", "new",
)  # fmt: skip


@dataclass(frozen=True)
class Document:
    """One file of the corpus."""

    file: str
    layout: str
    data: bytes
    plants: tuple[Plant, ...]
    severity: str
    category: str
    note: str = ""

    @property
    def row(self) -> dict[str, object]:
        """The row of files.jsonl."""
        return {
            "file": self.file, "sensitive": self.severity not in QUIET, "category": self.category,
            "expected_severity": self.severity, "protected": False, "note": self.note or self.layout,
        }  # fmt: skip


class Builder:
    """Makes the documents of a split, each from random numbers of its own: one more wording changes no other file."""

    def __init__(self, split: str, seed: int) -> None:
        self._split = split
        self._seed = seed
        self.people = population(split, seed)
        self.texts, self._pools = wording.layouts(split)
        self.tables = tables.layouts(split)

    def documents(self, share: float = 1.0) -> Iterator[Document]:
        """All documents, or about a share of those of each wording (at least one of each)."""
        for layout in self.texts.values():
            for number, text in enumerate(layout.wordings):
                for copy in range(_copies(int(layout.options.get("copies", COPIES)), share)):
                    yield self._text(layout, text, f"{number}-{copy}")
        for table in self.tables.values():
            for copy in range(_copies(int(table.options.get("copies", TABLE_COPIES)), share)):
                yield self._table(table, str(copy))
        yield from self._spoilt(share)

    def _chance(self, *of: str) -> random.Random:
        return random.Random(f"{self._split} {self._seed} {' '.join(of)}")  # noqa: S311  # the same corpus every time

    def _text(self, layout: wording.Layout, text: str, number: str) -> Document:
        chance = self._chance(layout.name, number)
        segments = wording.Filling(self.people, self._pools, chance).segments(text)
        if case := layout.options.get("case"):
            segments = [_cased(s, case) for s in segments]
        return self._written(layout, segments, number, chance)

    def _written(
        self, layout: wording.Layout, segments: Sequence[wording.Segment], number: str, chance: random.Random,
        formats: Sequence[str] = (), note: str = "",
    ) -> Document:  # fmt: skip
        body = writing.written(segments)
        kind = chance.choice(list(formats or layout.formats))
        if kind == "pdf" and not writing.printable(body.text):
            kind = "docx"
        if kind == "docx" and any(ord(c) < 32 and c != "\n" for c in body.text):
            kind = "txt"
        made = writing.FORMATS[kind](body, chance)
        name = f"{layout.category}/{layout.name}-{number}.{kind}"
        return self._document(name, layout.name, made, layout.category, layout.options.get("severity"), note)

    def _document(
        self, file: str, layout: str, made: writing.Made, category: str, grave: str | None, note: str
    ) -> Document:
        plants, severity = settled(made.plants, grave)
        return Document(file, layout, made.data, tuple(plants), severity, category, note)

    def _table(self, layout: tables.TableLayout, number: str) -> Document:
        chance = self._chance("table", layout.name, number)
        table = tables.filled(layout, self.people, chance)
        kind = layout.formats[int(number) % len(layout.formats)]
        way, _, inner = kind.rpartition(">")
        made = tables.FORMATS[inner](table, chance)
        ending = tables.ENDINGS.get(inner, inner)
        name = f"{chance.choice(_STEMS)}.{ending}"
        if way == "eml":
            made, ending = (
                writing.attached(name, made, chance.choice(["list", "as asked", "Fwd: file"]), "See attached.\n"),
                "eml",
            )
        elif way == "zip":
            made, ending = writing.zipped(f"docs/{name}", made), "zip"
        file = f"{layout.category}/{layout.name}-{number}.{ending}"
        return self._document(file, layout.name, made, layout.category, layout.options.get("severity"), "")

    def _spoilt(self, share: float) -> Iterator[Document]:
        """Documents whose planted values are hidden from a plain search."""
        sources = [(lay, w) for lay in self.texts.values() if "spoil" in lay.options for w in lay.wordings]
        for way in (*evasion.IN_PLACE, *evasion.BLOBS):
            for copy in range(_copies(6, share)):
                yield self._spoilt_one(way, copy, sources)

    def _spoilt_one(self, way: str, copy: int, sources: Sequence[tuple[wording.Layout, str]]) -> Document:
        chance = self._chance("spoilt", way, str(copy))
        fitting = [s for s in sources if way in s[0].options["spoil"].split(",") or s[0].options["spoil"] == "all"]
        layout, text = chance.choice(fitting)
        segments = wording.Filling(self.people, self._pools, chance).segments(text)
        if way in evasion.BLOBS:
            segments = evasion.blob(segments, way, chance)
            formats = ["html"] if way == "entities" else ["txt", "eml", "md"]
        else:
            segments = evasion.in_place(segments, way, chance)
            # in Word and on a page a line break is another paragraph or a mark of its own
            formats = ["txt", "eml"] if way == "line-break" else ["txt", "docx", "html", "eml"]
        spoilt = replace(layout, name=f"evasion-{way}", category="evasion", options={})
        if way == "entities":
            return self._entities(spoilt, segments, copy)
        return self._written(spoilt, segments, str(copy), chance, formats, f"{layout.name}, {way}")

    def _entities(self, layout: wording.Layout, segments: Sequence[wording.Segment], copy: int) -> Document:
        # the entities are the markup itself here, so they are not escaped once more
        text = "".join(s.text for s in segments).replace("\n", "<br>\n")
        made = writing.Made(
            f"<html><body><p>{text}</p></body></html>".encode(),
            tuple(s.plant.at(part="body") for s in segments if s.plant),
        )
        return self._document(f"evasion/{layout.name}-{copy}.html", layout.name, made, "evasion", None, "")


def _copies(count: int, share: float) -> int:
    return max(1, round(count * share))


def _cased(segment: wording.Segment, case: str) -> wording.Segment:
    text = segment.text.upper() if case == "upper" else segment.text.lower()
    plant = segment.plant and replace(segment.plant, value=text, shown=text)
    return wording.Segment(text, plant)


def build(folder: Path, split: str, seed: int, share: float = 1.0) -> list[Document]:
    """Write the corpus of a split below `folder`."""
    builder = Builder(split, seed)
    documents = list(builder.documents(share))
    write(folder, documents, builder.people)
    return documents


def write(folder: Path, documents: Iterable[Document], people: Population) -> None:
    """Write `files/`, truth.jsonl, files.jsonl, and the OneRoster folder `roster/`."""
    ordered = sorted(documents, key=lambda d: d.file)
    for document in ordered:
        target = folder / "files" / document.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(document.data)
    _rows(folder / "truth.jsonl", (p.row(f"files/{d.file}") for d in ordered for p in d.plants))
    _rows(folder / "files.jsonl", (d.row | {"file": f"files/{d.file}"} for d in ordered))
    oneroster.write(folder / "roster", people)


def _rows(path: Path, rows: Iterable[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
