"""What `make bench` runs over: corpora of invented text, made from a seed, larger with their scale.

Every file differs from every other, so that nothing is saved by knowing it from elsewhere.
"""

from __future__ import annotations

import csv
import io
import mailbox
import random
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape

SEED = 20_261_126
SENSITIVE = 50
"""One file of so many in the office mix holds something."""

_WORDS = (
    "the library opens at nine and visitors are asked to walk along the river where boats and mills tell of the town "
    "before wind and rain pushed wheels that ground corn while gulls waited on the roof of an old stone house beside "
    "the narrow bridge which leads to gardens fields orchards and some hill with its wide view over dunes and the sea"
).split()
_FIRST = "Ada Ben Chiara Dmitri Elif Femi Gwen Hugo Ines Jonas Kaya Liam Mina Noor Otto Priya".split()
_LAST = "Abbott Barros Cole Demir Eklund Fontaine Garcia Haddad Ibarra Jensen Kowalski Lindqvist".split()

Chance = random.Random


def sentences(chance: Chance, size: int) -> str:
    """So many characters of writing that no recognizer waits for, in paragraphs."""
    out: list[str] = []
    length = 0
    while length < size:
        paragraph = " ".join(chance.choices(_WORDS, k=chance.randint(40, 90))).capitalize() + "."
        out.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(out)


def _statement(chance: Chance) -> str:
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    return f"Student: {name}, SASID 10{chance.randrange(10**8):08}, carries an EpiPen for a peanut allergy."


def text(folder: Path, scale: float) -> None:
    """Clean text: files of 100 KB, 20 MB at scale 1."""
    for number in range(max(1, round(200 * scale))):
        write(folder / f"{number // 100:03}" / f"{number:06}.txt", sentences(_chance(number), 100_000).encode())


def small(folder: Path, scale: float) -> None:
    """Small files: 20,000 at scale 1, about 300 bytes each, 200 a folder."""
    for number in range(max(1, round(20_000 * scale))):
        path = folder / f"{number // 4000:03}" / f"{number // 200 % 20:02}" / f"note {number:06}.txt"
        write(path, sentences(_chance(number), 200).encode())


def office(folder: Path, scale: float) -> None:
    """An office mix: 400 files at scale 1, of eight formats by turns, one in fifty with something in it."""
    makers = list(_OFFICE.items())
    for number in range(max(len(makers), round(400 * scale))):
        chance = _chance(number)
        ending, make = makers[number % len(makers)]
        lines = sentences(chance, 12_000).split("\n\n")
        if number % SENSITIVE == 7:
            lines.insert(len(lines) // 2, _statement(chance))
        write(folder / f"{number // 100:03}" / f"report {number:05}.{ending}", make(lines, chance))


def probe(folder: Path) -> None:
    """One file of each format of the office mix, all with the same values that any scanner looks for."""
    said = "Contact: ann.lopez@example.org, phone (978) 555-0142, SSN 219-09-9998, card 4111111111111111"
    for ending, make in _OFFICE.items():
        write(folder / f"probe.{ending}", make(["The library opens at nine.", said], _chance(0)))


def table(folder: Path, scale: float) -> None:
    """One csv of student records, every row a hit: 10 MB at scale 1."""
    chance = _chance(0)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "students.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["SASID", "Last Name", "First Name", "Date of Birth", "Grade", "Homeroom", "Medical Alert"])
        while stream.tell() < 10_000_000 * scale:
            for _ in range(1000):
                writer.writerow(
                    [
                        f"10{chance.randrange(10**8):08}", chance.choice(_LAST), chance.choice(_FIRST),
                        f"{chance.randint(2008, 2019)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
                        chance.randint(1, 12), f"B{chance.randint(100, 300)}",
                        chance.choice(["", "", "", "asthma", "peanut allergy", "seizures"]),
                    ]
                )  # fmt: skip


def mail(folder: Path, scale: float) -> None:
    """A mailbox of 400 messages at scale 1, every fourth with a docx or xlsx attached, one in fifty with something."""
    folder.mkdir(parents=True, exist_ok=True)
    box = mailbox.mbox(folder / "all.mbox")
    for number in range(max(1, round(400 * scale))):
        chance = _chance(number)
        message = EmailMessage()
        message["From"], message["To"] = "office@example.k12.ma.us", "team@example.k12.ma.us"
        message["Subject"] = f"Notes {number}"
        said = [_statement(chance)] if number % SENSITIVE == 7 else []
        message.set_content("\n\n".join([sentences(chance, 2_000), *said]))
        if number % 4 == 0:
            ending = "docx" if number % 8 else "xlsx"
            content = _OFFICE[ending](sentences(chance, 6_000).split("\n\n"), chance)
            message.add_attachment(content, maintype="application", subtype="octet-stream", filename=f"a.{ending}")
        box.add(message)
    box.close()


def web_page(number: int) -> bytes:
    """A clean page of a website."""
    chance = _chance(number)
    return _html(sentences(chance, 3_000).split("\n\n"), chance)


LOADS: dict[str, Callable[[Path, float], None]] = {
    "text": text, "office": office, "table": table, "small": small, "mail": mail,
}  # fmt: skip


def _chance(number: int) -> Chance:
    return random.Random(SEED + number)  # noqa: S311  # the same files every time


def write(path: Path, content: bytes) -> None:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _plain(lines: list[str], _chance: Chance) -> bytes:
    return "\n\n".join(lines).encode()


def _md(lines: list[str], _chance: Chance) -> bytes:
    parts = (f"## Part {chr(65 + n % 26)}\n\n{line}" for n, line in enumerate(lines))  # a number may begin an address
    return "\n\n".join(["# Notes", *parts]).encode()


def _rows(lines: list[str], chance: Chance) -> Iterator[list[str]]:
    yield ["Item", "Count", "Price", "Remark"]
    for number, line in enumerate(lines):
        if ":" in line:
            yield [str(number), "", "", line]
        for part in range(4):
            yield [f"part {number}-{part}", str(chance.randint(1, 90)), f"{chance.random() * 90:.2f}", line[:60]]


def _csv(lines: list[str], chance: Chance) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(_rows(lines, chance))
    return out.getvalue().encode()


def _html(lines: list[str], _chance: Chance) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<!doctype html><html><head><title>Notes</title></head><body>{body}</body></html>".encode()


def _docx(lines: list[str], _chance: Chance) -> bytes:
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return _saved(document.save)


def _xlsx(lines: list[str], chance: Chance) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(_rows(lines, chance)):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def _pptx(lines: list[str], _chance: Chance) -> bytes:
    from pptx import Presentation

    show = Presentation()
    for line in lines[:12]:
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.placeholders[1].text = line
    for line in lines[12:]:
        if ":" in line:
            show.slides.add_slide(show.slide_layouts[1]).placeholders[1].text = line
    return _saved(show.save)


def _pdf(lines: list[str], _chance: Chance) -> bytes:
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    height = 800
    for line in lines:
        for part in [*simpleSplit(line, "Helvetica", 10, 480), ""]:
            if height < 60:
                canvas.showPage()
                height = 800
            canvas.setFont("Helvetica", 10)
            canvas.drawString(50, height, part)
            height -= 13
    canvas.save()
    return out.getvalue()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


_OFFICE: dict[str, Callable[[list[str], Chance], bytes]] = {
    "txt": _plain, "md": _md, "csv": _csv, "html": _html, "docx": _docx, "xlsx": _xlsx, "pdf": _pdf, "pptx": _pptx,
}  # fmt: skip


ENDINGS = tuple(_OFFICE)
"""The formats of the office mix."""


def unpacked(folder: Path) -> int:
    """Bytes of all files of a folder, those that are zip files by what they unpack to."""
    total = 0
    for path in folder.rglob("*"):
        if path.is_file():
            if path.suffix in (".docx", ".xlsx", ".pptx"):
                with zipfile.ZipFile(path) as archive:
                    total += sum(info.file_size for info in archive.infolist())
            else:
                total += path.stat().st_size
    return total
