# ruff: noqa: ARG001  # every writer is called alike
"""Tables: their specification in words, how rows are filled, and how they are written as files.

    @@ sims category=sis-export formats=csv,xlsx rows=8-30     a layout
    title: Oct 1 report                                      a line above the header (may be given again)
    LASID / Student ID / DOE001 = sid                         header spellings = what stands in the column
    Allergies = HEALTH @0.3: peanut | bee sting // none | NKA labelled choices with their share, then the others
    Room = ~ B12 | 204                                        a choice that is nobody's; `#isbn` a number, `'x` a word
    Teacher = staff                                           somebody of the staff (optional)

A table takes the same one of each column's spellings. Options: noheader, rows=MIN-MAX, people=staff, footer=TEXT.
"""

from __future__ import annotations

import csv
import html
import io
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from benchmarks.corpus import draws
from benchmarks.corpus.labels import TYPES, Plant
from benchmarks.corpus.people import Person, Population
from benchmarks.corpus.wording import FOLDER, chosen, sections
from benchmarks.corpus.writing import MOMENT, Made, steady


@dataclass(frozen=True)
class TableLayout:
    """A kind of table. `columns` are pairs of header spellings and specification."""

    name: str
    split: str
    category: str
    formats: tuple[str, ...]
    options: dict[str, str] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    columns: tuple[tuple[tuple[str, ...], str], ...] = ()


@dataclass(frozen=True)
class Cell:
    """A cell and the labels of what stands in it."""

    text: str
    plants: tuple[Plant, ...] = ()


@dataclass(frozen=True)
class Table:
    """A filled table."""

    titles: tuple[str, ...]
    header: tuple[str, ...] | None
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def grid(self) -> list[list[str]]:
        """Everything as text, row by row."""
        rows = [[title] for title in self.titles] + ([list(self.header)] if self.header else [])
        return rows + [[cell.text for cell in row] for row in self.rows]

    def plants(self, **where: object) -> list[tuple[int, int, Plant]]:
        """Row and column (from 1, 0) of every label, with its place said."""
        first = len(self.titles) + bool(self.header) + 1
        found = []
        for r, row in enumerate(self.rows, first):
            for c, cell in enumerate(row):
                column = {"column": self.header[c]} if self.header else {}
                found += [(r, c, p.at(row=r, **column, **where)) for p in cell.plants]
        return found


def layouts(split: str) -> dict[str, TableLayout]:
    """The tables of a split."""
    found: dict[str, TableLayout] = {}
    for path in sorted((FOLDER / split).glob("*.tables")):
        for head, body in sections(path.read_text("utf-8")):
            name, *options = head.split()
            said = dict(option.partition("=")[::2] for option in options)
            lines = [line for line in body.split("\n") if line.strip()]
            titles = tuple(line[7:] for line in lines if line.startswith("title: "))
            columns = tuple(
                (tuple(h.strip() for h in heads.split(" / ")), spec.strip())
                for heads, spec in (line.split(" = ", 1) for line in lines if not line.startswith("title: "))
            )
            found[name] = TableLayout(
                name, split, said.pop("category"), tuple(said.pop("formats", "csv,xlsx,tsv,html,docx,json").split(",")),
                said, titles, columns,
            )  # fmt: skip
    return found


def filled(layout: TableLayout, people: Population, chance: random.Random) -> Table:
    """One table of this layout."""
    low, _, high = layout.options.get("rows", "6-24").partition("-")
    count = chance.randint(int(low), int(high or low))
    crowd = people.staff if layout.options.get("people") == "staff" else people.pupils
    if "grade" in layout.options:
        crowd = tuple(p for p in crowd if p.grade == chance.choice(layout.options["grade"].split(",")))
    persons = chance.sample(crowd, min(count, len(crowd)))
    if layout.options.get("sorted") == "name":
        persons.sort(key=lambda p: (p.last, p.first))
    style = chance.randrange(12)
    header = tuple(heads[style % len(heads)] for heads, _ in layout.columns)
    spelling = chance.choice(["us", "padded", "iso", "padded", "short"])
    rows = tuple(
        tuple(_cell(spec, person, people, chance, spelling) for _, spec in layout.columns) for person in persons
    )
    titles = tuple(_drawn(chosen(title, chance), chance, people) for title in layout.titles)
    return Table(titles, None if "noheader" in layout.options else header, rows)


def _drawn(text: str, chance: random.Random, people: Population) -> str:
    return re.sub(r"\[\[#(\w+)\]\]", lambda m: draws.draw(m[1], chance, people), text)


def _cell(spec: str, person: Person, people: Population, chance: random.Random, dates: str) -> Cell:
    if match := re.fullmatch(r"([A-Z]+)(?: @([\d.]+))?: (.*)", spec):
        return _choice(match, person, people, chance)
    if spec[0] in "~#'":
        return Cell(_nobodys(spec[0], spec[1:], people, chance))
    name, _, share = (part.strip() for part in spec.partition("@"))
    if share and chance.random() >= float(share):
        return Cell("")
    if staff := name.startswith("staff"):
        person, name = chance.choice(people.staff), name.removeprefix("staff") or "full"
    text, kind = draws.said(person, f"dob_{dates}" if name == "dob" else name, chance)
    return Cell(text, (Plant(TYPES[kind], text, person.key, staff, shown=text),) if kind else ())


def _nobodys(mark: str, said: str, people: Population, chance: random.Random) -> str:
    if mark == "#":
        return draws.draw(said, chance, people)
    return _drawn(chance.choice(_options(said)) if mark == "~" else said, chance, people)


def _choice(match: re.Match[str], person: Person, people: Population, chance: random.Random) -> Cell:
    labelled, _, others = match[3].partition("//")
    if chance.random() < float(match[2] or 1):
        text = _drawn(chance.choice(_options(labelled)), chance, people)
        return Cell(text, (Plant(TYPES[match[1]], text, person.key, shown=text),))
    return Cell(chance.choice(_options(others) if others else [""]))


def _options(text: str) -> list[str]:
    return [option.strip() for option in text.split("|")]


def delimited(delimiter: str) -> Callable[[Table, random.Random], Made]:
    """A writer of a table as text, cells apart by this."""

    def write(table: Table, chance: random.Random) -> Made:
        stream = io.StringIO()
        csv.writer(stream, delimiter=delimiter, lineterminator=chance.choice(["\r\n", "\n"])).writerows(table.grid)
        encoding = chance.choice(["utf-8", "utf-8", "utf-8-sig", "cp1252"])
        try:
            data = stream.getvalue().encode(encoding)
        except UnicodeEncodeError:
            data = stream.getvalue().encode("utf-8")
        return Made(data, tuple(p for _, _, p in table.plants()))

    return write


def xlsx(table: Table, chance: random.Random, hidden: str = "") -> Made:
    """A workbook: birth dates are real dates shown as labelled. `hidden`: its sheet, or its last labelled column."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = chance.choice(["Sheet1", "export", "Data", "Report", "List"])
    if hidden == "sheet":
        sheet.append(["Bell schedule", "see office"])
        sheet = book.create_sheet("Old")
        sheet.sheet_state = "hidden"
    born = {(r, c) for r, c, p in table.plants() if p.type == "DATE_OF_BIRTH"}
    for r, row in enumerate(table.grid, 1):
        for c, text in enumerate(row):
            _put(sheet.cell(r, c + 1), text, (r, c) in born)
    plants = []
    place: dict[str, object] = {"part": "hidden", "place": f"xlsx-hidden-{hidden}"} if hidden == "sheet" else {}
    last = max((c for _, c, _ in table.plants()), default=-1)
    if hidden == "column" and last >= 0:
        sheet.column_dimensions[get_column_letter(last + 1)].hidden = True
    for r, c, plant in table.plants(sheet=sheet.title, **place):
        said = {"part": "hidden", "place": "xlsx-hidden-column"} if hidden == "column" and c == last else {}
        plants.append(plant.at(cell=f"{get_column_letter(c + 1)}{r}", **said))
    book.properties.creator, book.properties.created, book.properties.modified = "Office", MOMENT, MOMENT
    return Made(steady(book), tuple(plants))


def _put(cell: object, text: str, born: bool) -> None:
    import datetime

    if born and (match := re.fullmatch(r"(\d+)/(\d+)/(\d{4})", text)):
        cell.value = datetime.date(int(match[3]), int(match[1]), int(match[2]))  # type: ignore[attr-defined]
        cell.number_format = "mm/dd/yyyy" if text[0] == "0" or len(text) == 10 else "m/d/yyyy"  # type: ignore[attr-defined]
    elif re.fullmatch(r"[1-9]\d{0,14}", text):
        cell.value, cell.number_format = int(text), "0"  # type: ignore[attr-defined]
    else:
        cell.value = text or None  # type: ignore[attr-defined]


def docx(table: Table, chance: random.Random) -> Made:
    """A table in a Word document, the titles above it."""
    import docx as word

    document = word.Document()
    for title in table.titles:
        document.add_paragraph(title)
    body = table.grid[len(table.titles) :]
    grid = document.add_table(rows=len(body), cols=len(body[0]))
    for row, texts in zip(grid.rows, body, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    core = document.core_properties
    core.author, core.created, core.modified = "Office", MOMENT, MOMENT
    return Made(steady(document), tuple(p.at(part="body") for _, _, p in _untitled(table)))


def page(table: Table, chance: random.Random) -> Made:
    """A table in a web page."""
    lines = [f"<h2>{html.escape(title)}</h2>" for title in table.titles] + ["<table>"]
    if table.header:
        lines.append("<tr>" + "".join(f"<th>{html.escape(h)}</th>" for h in table.header) + "</tr>")
    lines += ["<tr>" + "".join(f"<td>{html.escape(c.text)}</td>" for c in row) + "</tr>" for row in table.rows]
    data = (
        "<html><head><meta charset='utf-8'><title>list</title></head><body>\n"
        + "\n".join(lines)
        + "\n</table></body></html>"
    )
    return Made(data.encode(), tuple(p for _, _, p in _untitled(table)))


def md(table: Table, chance: random.Random) -> Made:
    """A table in markdown."""
    head = table.header or tuple("" for _ in table.rows[0])
    lines = [*table.titles, "", "| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    first = len(lines) + 1
    lines += ["| " + " | ".join(c.text for c in row) + " |" for row in table.rows]
    plants = [
        p.at(line=first + n, **({"column": table.header[c]} if table.header else {}))
        for n, row in enumerate(table.rows)
        for c, cell in enumerate(row)
        for p in cell.plants
    ]
    return Made("\n".join(lines).encode(), tuple(plants))


def fixed(table: Table, chance: random.Random) -> Made:
    """A print file: columns of equal width, blanks between."""
    grid = table.grid[len(table.titles) :]
    widths = [max(len(row[c]) for row in grid) + 2 for c in range(len(grid[0]))]
    lines = [*table.titles, *("".join(t.ljust(w) for t, w in zip(row, widths, strict=True)).rstrip() for row in grid)]
    first = len(table.titles) + bool(table.header) + 1
    plants = [
        p.at(line=first + n) for n, row in enumerate(table.rows) for cell in row for p in cell.plants
    ]  # fmt: skip
    return Made("\n".join(lines).encode(), tuple(plants))


def as_json(table: Table, chance: random.Random) -> Made:
    """A list of objects, a field a column."""
    keys = table.header or tuple(f"f{n}" for n in range(len(table.rows[0])))
    records = [dict(zip(keys, (c.text for c in row), strict=True)) for row in table.rows]
    data = json.dumps(
        {"report": " ".join(table.titles), "records": records}, indent=chance.choice([None, 1, 2]), ensure_ascii=False
    )
    plants = [
        p.at(row=n, **({"column": table.header[c]} if table.header else {}))
        for n, row in enumerate(table.rows, 1)
        for c, cell in enumerate(row)
        for p in cell.plants
    ]
    return Made(data.encode(), tuple(plants))


def _untitled(table: Table) -> list[tuple[int, int, Plant]]:
    return replace(table, titles=()).plants()


Writer = Callable[[Table, random.Random], Made]
FORMATS: dict[str, Writer] = {
    "csv": delimited(","), "tsv": delimited("\t"), "psv": delimited("|"), "scsv": delimited(";"), "xlsx": xlsx,
    "docx": docx, "html": page, "md": md, "fixed": fixed, "json": as_json,
    "xlsx-hidden-sheet": lambda table, chance: xlsx(table, chance, "sheet"),
    "xlsx-hidden-column": lambda table, chance: xlsx(table, chance, "column"),
}  # fmt: skip
ENDINGS = {"fixed": "txt", "psv": "txt", "scsv": "csv", "xlsx-hidden-sheet": "xlsx", "xlsx-hidden-column": "xlsx"}
