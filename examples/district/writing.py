"""Files of every format, with the labels of what stands in them. Same input, same bytes."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import docx
import openpyxl
from docx.text.paragraph import Paragraph
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from district.markup import Plant, render
from district.people import Cast

MOMENT = datetime.datetime(2026, 10, 5, 8, 30, tzinfo=datetime.UTC)
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Made:
    """A file's bytes and what is planted in them."""

    data: bytes
    plants: tuple[Plant, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One file of the district, as `files.jsonl` has it. `mode` is what chmod gets."""

    path: str
    made: Made
    severity: str
    category: str
    note: str = ""
    mode: int = 0o644


def text(cast: Cast, template: str, encoding: str = "utf-8", newline: str = "\n") -> Made:
    """Plain text; plants know their line."""
    written, plants = render(cast, template.lstrip("\n"))
    lined = tuple(p.at(line=written.count("\n", 0, p.start) + 1) for p in plants)
    return Made(written.replace("\n", newline).encode(encoding), lined)


def table(
    cast: Cast,
    rows: Rows,
    delimiter: str = ",",
    encoding: str = "utf-8",
    header: int = 1,
    quoting: int = csv.QUOTE_MINIMAL,
) -> Made:
    """A csv file; plants know their record and the column's header (`header`: its record, 0 for none)."""
    cells, plants = _cells(cast, rows, header)
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(cells)  # type: ignore[arg-type]
    return Made(stream.getvalue().encode(encoding), tuple(p for _, _, p in plants))


def html(cast: Cast, template: str, encoding: str = "utf-8") -> Made:
    """A page; plants know the line of the source and, where they hide, the part."""
    written, plants = render(cast, template.lstrip("\n"))
    return Made(
        written.encode(encoding),
        tuple(p.at(part=_html_part(written, p.start), line=written.count("\n", 0, p.start) + 1) for p in plants),
    )


def as_json(cast: Cast, value: Any, indent: int | None = 2) -> Made:
    """JSON; every string may hold marks."""
    plants: list[Plant] = []

    def walk(node: Any) -> Any:
        if isinstance(node, str):
            written, found = render(cast, node)
            plants.extend(p.at(part="body") for p in found)
            return written
        if isinstance(node, dict):
            return {key: walk(child) for key, child in node.items()}
        return [walk(child) for child in node] if isinstance(node, list) else node

    written = json.dumps(walk(value), indent=indent, ensure_ascii=False)
    return Made(written.encode(), tuple(plants))


def word(
    cast: Cast,
    blocks: Sequence[str | Rows],
    *,
    header: str = "",
    footer: str = "",
    comment: str = "",
    title: str = "",
    form: bool = False,
) -> Made:
    """A docx of paragraphs ("# " makes a heading) and tables. `comment` hangs on the first paragraph.

    With `form` the tables hold a label and a value in each row, and no header.
    """
    document = docx.Document()
    plants: list[Plant] = []

    def put(paragraph: Paragraph, template: str, part: str) -> None:
        written, found = render(cast, template)
        paragraph.add_run(written)
        plants.extend(p.at(part=part) for p in found)

    for block in blocks:
        if isinstance(block, str):
            heading = block.startswith("# ")
            put(
                document.add_heading(level=1) if heading else document.add_paragraph(), block.removeprefix("# "), "body"
            )
            continue
        cells, found = _cells(cast, block, 0 if form else 1)
        grid = document.add_table(rows=len(cells), cols=max(len(r) for r in cells))
        grid.style = "Table Grid"
        for r, row in enumerate(cells):
            for c, value in enumerate(row):
                grid.cell(r, c).text = value
        plants.extend(p.at(part="body") for _, _, p in found)
    section = document.sections[0]
    for template, place, part in ((header, section.header, "header"), (footer, section.footer, "footer")):
        if template:
            put(place.paragraphs[0], template, part)
    if comment:
        written, found = render(cast, comment)
        document.add_comment(document.paragraphs[0].runs, text=written, author="Office", initials="O")
        plants.extend(p.at(part="comment") for p in found)
    core = document.core_properties
    core.author, core.title, core.created, core.modified = "Wren Hollow", title, MOMENT, MOMENT
    return Made(_steady(document), tuple(plants))


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook. Columns and rows are counted from 1; `comments` hang on (row, column).

    Cells of one birth date alone become real dates, and those of digits alone real numbers unless they begin with 0.
    """

    name: str
    rows: Rows
    header: int = 1
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    comments: Mapping[tuple[int, int], str] | None = None


def workbook(cast: Cast, *sheets: Sheet) -> Made:
    """An xlsx file; plants know sheet, cell, row and column."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    plants: list[Plant] = []
    for sheet in sheets:
        plants.extend(_fill(cast, book.create_sheet(sheet.name), sheet))
    return Made(_steady(book), tuple(plants))


def pdf(cast: Cast, *pages: str, title: str = "") -> Made:
    """A pdf with a text layer, a page a template; a tab goes to the next stop."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=letter, invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor("Wren Hollow Public Schools")
    plants: list[Plant] = []
    for number, template in enumerate(pages, 1):
        written, found = render(cast, template.strip("\n"))
        plants.extend(p.at(page=number) for p in found)
        canvas.setFont("Helvetica", 10)
        for n, line in enumerate(written.split("\n")):
            for stop, cell in enumerate(line.split("\t")):
                canvas.drawString(54 + 130 * stop, 740 - 14 * n, cell)
        canvas.showPage()
    canvas.save()
    return Made(stream.getvalue(), tuple(plants))


def mail(
    cast: Cast,
    headers: Mapping[str, str],
    body: str,
    *,
    page: str = "",
    attachments: Mapping[str, Made] | None = None,
    cte: str | None = None,
) -> Made:
    """A message; `page` is a further part in html, attachments keep their labels under their file name."""
    message = EmailMessage(policy=SMTP)
    plants: list[Plant] = []
    for name, template in headers.items():
        written, found = render(cast, template)
        message[name] = written
        part = "subject" if name == "Subject" else "metadata"
        plants.extend(p.at(part=part) for p in (*found, *_office_addresses(written, found)))
    message["Message-ID"] = f"<{abs(hash_of(headers))}@wrenhollow.example.org>"
    written, found = render(cast, body.lstrip("\n"))
    message.set_content(written, cte=cte)
    plants.extend(p.at(part="body", line=written.count("\n", 0, p.start) + 1) for p in found)
    if page:
        written, found = render(cast, page.lstrip("\n"))
        message.add_alternative(written, subtype="html", cte=cte)
        message.set_boundary("=_alternative_wren")
        plants.extend(p.at(part="body", place="eml-alternative-html") for p in found)
    for name, made in (attachments or {}).items():
        message.add_attachment(made.data, maintype="application", subtype="octet-stream", filename=name)
        plants.extend(_inside(name, made))
    if attachments:
        message.set_boundary("=_mixed_wren")
    return Made(message.as_bytes(), tuple(plants))


def archive(members: Mapping[str, Made]) -> Made:
    """A zip file; the labels of its members go by their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, made in members.items():
            packed.writestr(zipfile.ZipInfo(name, MOMENT.timetuple()[:6]), made.data, zipfile.ZIP_DEFLATED)
    return Made(stream.getvalue(), tuple(p for name, made in members.items() for p in _inside(name, made)))


def hash_of(headers: Mapping[str, str]) -> int:
    """A number of the headers that is the same in every run of Python."""
    return sum((n + 1) * ord(c) for n, c in enumerate("".join(headers.values())))


def _office_addresses(header: str, found: Sequence[Plant]) -> list[Plant]:
    """The addresses of offices in a header: true, but neither right nor wrong to find."""
    marked = {p.value for p in found}
    addresses = re.findall(r"[\w.\-]+@[\w.\-]+", header)
    return [Plant("EMAIL_ADDRESS", a, None, True, 0) for a in addresses if a not in marked]


def _inside(name: str, made: Made) -> list[Plant]:
    return [replace(p, member=f"{name}!/{p.member}" if p.member else name) for p in made.plants]


def _cells(cast: Cast, rows: Rows, header: int) -> tuple[list[list[str]], list[tuple[int, int, Plant]]]:
    written: list[list[str]] = []
    plants: list[tuple[int, int, Plant]] = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, template in enumerate(row):
            value, found = render(cast, template)
            cells.append(value)
            plants.extend((number, column, p.at(row=number)) for p in found)
        written.append(cells)
    if header:
        names = written[header - 1]
        plants = [(r, c, p.at(column=names[c] if c < len(names) else None)) for r, c, p in plants]
    return written, plants


def _fill(cast: Cast, target: Any, sheet: Sheet) -> list[Plant]:
    cells, plants = _cells(cast, sheet.rows, sheet.header)
    birthdays = {(r, c) for r, c, p in plants if p.type == "DATE_OF_BIRTH" and p.value == cells[r - 1][c]}
    for r, row in enumerate(cells, 1):
        for c, value in enumerate(row):
            _put(target.cell(r, c + 1), value, (r, c) in birthdays)
    for c in sheet.hidden_columns:
        target.column_dimensions[get_column_letter(c)].hidden = True
    for r in sheet.hidden_rows:
        target.row_dimensions[r].hidden = True
    target.sheet_state = "hidden" if sheet.hidden else "visible"
    labels = [
        p.at(sheet=sheet.name, cell=f"{get_column_letter(c + 1)}{r}", **_hidden(sheet, r, c + 1)) for r, c, p in plants
    ]
    for (r, c), template in (sheet.comments or {}).items():
        written, found = render(cast, template)
        target.cell(r, c).comment = Comment(written, "Office")
        labels += [p.at(sheet=sheet.name, cell=f"{get_column_letter(c)}{r}", part="comment") for p in found]
    return labels


def _put(cell: Any, value: str, birthday: bool) -> None:
    if birthday and re.fullmatch(r"\d+/\d+/\d{4}", value):
        cell.value = datetime.datetime.strptime(value, "%m/%d/%Y").date()
        cell.number_format = "m/d/yyyy"
    elif re.fullmatch(r"[1-9]\d{0,14}", value):
        cell.value = int(value)
        cell.number_format = "0"
    else:
        cell.value = value or None


def _hidden(sheet: Sheet, row: int, column: int) -> dict[str, object]:
    if sheet.hidden:
        return {"part": "hidden", "place": "xlsx-hidden-sheet"}
    if column in sheet.hidden_columns:
        return {"part": "hidden", "place": "xlsx-hidden-column"}
    return {"part": "hidden", "place": "xlsx-hidden-row"} if row in sheet.hidden_rows else {}


_HTML_PARTS = (
    ("comment", re.compile(r"<!--.*?-->", re.DOTALL)),
    ("script", re.compile(r"<script.*?</script>", re.DOTALL)),
    ("metadata", re.compile(r"<meta[^>]*>")),
    ("alt", re.compile(r"(?<=\balt=)\"[^\"]*\"")),
    ("hidden", re.compile(r"<(\w+)[^>]* hidden\b.*?</\1>", re.DOTALL)),
)


def _html_part(page: str, position: int) -> str:
    spans = ((part, m) for part, pattern in _HTML_PARTS for m in pattern.finditer(page))
    return next((part for part, m in spans if m.start() <= position < m.end()), "body")


def _steady(document: Any) -> bytes:
    """The saved package with the clock taken out: member times fixed, and the time of saving in its properties."""
    saved, steady = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(\w+)[^>]*>)[^<]*", rb"\g<1>2026-10-05T08:30:00Z", data)
            if re.search(r"comments?\d*\.xml$", info.filename):
                data = re.sub(rb'(w:date=")[^"]*', rb"\g<1>2026-10-05T08:30:00Z", data)
            new.writestr(zipfile.ZipInfo(info.filename, MOMENT.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return steady.getvalue()
