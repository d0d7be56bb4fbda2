# ruff: noqa: ARG001  # every writer is called alike
"""A text with its labels, written as a file of some format. Same input, same bytes."""

from __future__ import annotations

import datetime
import html
import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from benchmarks.corpus.labels import Plant
from benchmarks.corpus.wording import Segment

MOMENT = datetime.datetime(2026, 10, 5, 8, 30, tzinfo=datetime.UTC)
_HEADER = re.compile(r"(From|To|Cc|Subject): (.*)")


@dataclass(frozen=True)
class Made:
    """A file's bytes and what is planted in them."""

    data: bytes
    plants: tuple[Plant, ...] = ()


@dataclass(frozen=True)
class Written:
    """A text and its labels, each with its place in the text."""

    text: str
    plants: tuple[tuple[int, Plant], ...]

    def line(self, position: int) -> int:
        return self.text.count("\n", 0, position) + 1

    def broken(self, width: int) -> Written:
        """The same with long lines broken at blanks: every place stays where it was."""
        lines = []
        for line in self.text.split("\n"):
            rest, parts = line, []
            while len(rest) > width and (at := rest.rfind(" ", 0, width)) > 0:
                parts.append(rest[:at])
                rest = rest[at + 1 :]
            lines.append("\n".join([*parts, rest]))
        return replace(self, text="\n".join(lines))

    def placed(self, **where: object) -> tuple[Plant, ...]:
        return tuple(plant.at(**where) for _, plant in self.plants)

    def lined(self, **where: object) -> tuple[Plant, ...]:
        return tuple(plant.at(line=self.line(start), **where) for start, plant in self.plants)


def written(segments: Sequence[Segment]) -> Written:
    """Segments as one text."""
    parts, plants, length = [], [], 0
    for segment in segments:
        if segment.plant is not None:
            plants.append((length, segment.plant))
        parts.append(segment.text)
        length += len(segment.text)
    return Written("".join(parts), tuple(plants))


def txt(text: Written, chance: random.Random) -> Made:
    """Plain text, now and then broken into lines, with other line ends or in another encoding."""
    if chance.random() < 0.25:
        text = text.broken(chance.choice([60, 72, 78]))
    encoding = chance.choices(["utf-8", "cp1252", "utf-8-sig", "utf-16"], [8, 2, 1, 0.5])[0]
    newline = "\r\n" if encoding != "utf-8" or chance.random() < 0.3 else "\n"
    body = text.text.replace("\n", newline)
    try:
        data = body.encode(encoding)
    except UnicodeEncodeError:
        data = body.encode("utf-8")
    return Made(data, text.lined())


def md(text: Written, chance: random.Random) -> Made:
    """Markdown: a heading and bare text."""
    return Made(text.text.encode(), text.lined())


def page(text: Written, chance: random.Random) -> Made:
    """A web page; a paragraph for each block, a line break for each line."""
    blocks = [html.escape(b, quote=False).replace("\n", "<br>\n") for b in text.text.split("\n\n")]
    title = chance.choice(["Untitled", "Notes", "Page", "export", "School news"])
    body = "\n".join(f"<p>{b}</p>" for b in blocks)
    head = f'<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
    return Made(f"<!DOCTYPE html>\n{head}\n<body>\n{body}\n</body></html>\n".encode(), text.placed(part="body"))


def eml(text: Written, chance: random.Random) -> Made:
    """A message: header lines at the head of the text become its headers."""
    message = EmailMessage(policy=SMTP)
    body, plants, headers = _headers(text)
    headers.setdefault("From", "office@" + chance.choice(["alderbrook", "penhallow"]) + ".example.org")
    headers.setdefault("To", "staff-list@example.org")
    headers.setdefault(
        "Subject", chance.choice(["FYI", "quick note", "(no subject)", "Re: this morning", "follow up", "fwd"])
    )
    for name, value in headers.items():
        message[name] = value
    message["Date"] = MOMENT
    message["Message-ID"] = f"<{chance.getrandbits(48):x}@example.org>"
    message.set_content(body, cte=chance.choice([None, None, "quoted-printable", "base64"]))
    found = {p.value for p in plants}
    office = [
        Plant("EMAIL_ADDRESS", a, None, True, shown=a, where={"part": "metadata"})
        for name, value in headers.items()
        if name != "Subject"
        for a in re.findall(r"[\w.\-]+@[\w.\-]+", value)
        if a not in found
    ]
    return Made(message.as_bytes(), (*plants, *office))


def _headers(text: Written) -> tuple[str, tuple[Plant, ...], dict[str, str]]:
    headers: dict[str, str] = {}
    parts: list[tuple[int, str]] = []
    at = 0
    for line in text.text.split("\n"):
        match = _HEADER.fullmatch(line)
        if match is None:
            break
        headers[match[1]] = match[2]
        at += len(line) + 1
        parts.append((at, "subject" if match[1] == "Subject" else "metadata"))
    plants = tuple(
        plant.at(part=next((part for end, part in parts if start < end), "body")) for start, plant in text.plants
    )
    return text.text[at:].lstrip("\n"), plants, headers


def docx(text: Written, chance: random.Random) -> Made:
    """A Word document, a paragraph a line."""
    import docx as word

    document = word.Document()
    for number, line in enumerate(text.text.split("\n")):
        if number == 0 and 3 < len(line) < 70 and chance.random() < 0.6:
            document.add_heading(line, level=1)
        elif line:
            document.add_paragraph(line)
    core = document.core_properties
    core.author, core.title, core.created, core.modified = "Office", "", MOMENT, MOMENT
    return Made(steady(document), text.placed(part="body"))


def pdf(text: Written, chance: random.Random) -> Made:
    """A pdf with a text layer; text beyond Latin letters has no font here, so the caller asks `printable` first."""
    from reportlab.lib.pagesizes import letter
    from reportlab.pdfgen.canvas import Canvas

    text = text.broken(chance.choice([88, 95]))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=letter, invariant=1)
    lines, per_page = text.text.split("\n"), 52
    for start in range(0, len(lines), per_page):
        canvas.setFont("Helvetica", 10)
        for n, line in enumerate(lines[start : start + per_page]):
            canvas.drawString(54, 745 - 13 * n, line)
        canvas.showPage()
    canvas.save()
    plants = tuple(p.at(page=(text.line(start) - 1) // per_page + 1) for start, p in text.plants)
    return Made(stream.getvalue(), plants)


def rtf(text: Written, chance: random.Random) -> Made:
    """Rich text, every letter beyond ASCII as an escape."""

    def escaped(char: str) -> str:
        if char in "\\{}":
            return "\\" + char
        if char == "\n":
            return "\\par\n"
        if ord(char) < 128:
            return char
        units = char.encode("utf-16-le")
        codes = [int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)]
        return "".join(f"\\u{code}?" for code in codes)

    body = "".join(map(escaped, text.text))
    data = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Calibri;}}\\f0\\fs22\n" + body + "}"
    return Made(data.encode("ascii"), text.placed(part="body"))


def pptx(text: Written, chance: random.Random) -> Made:
    """Slides of some lines each; the rest in the notes of the last one."""
    import pptx as slides

    show = slides.Presentation()
    blocks = [b for b in text.text.split("\n\n") if b.strip()]
    where: list[tuple[int, int]] = []
    at = 0
    for number, block in enumerate(blocks, 1):
        slide = show.slides.add_slide(show.slide_layouts[1])
        title, _, rest = block.partition("\n")
        slide.shapes.title.text = title if len(title) < 60 else ""
        slide.placeholders[1].text_frame.text = rest if len(title) < 60 else block
        at = text.text.index(block, at) + len(block)
        where.append((at, number))
    show.core_properties.created = show.core_properties.modified = MOMENT
    plants = tuple(p.at(slide=next(n for end, n in where if start < end)) for start, p in text.plants)
    return Made(steady(show), plants)


def printable(text: str) -> bool:
    """Whether the pdf's font has all its letters."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return not re.search(r"[\x00-\x09\x0b-\x1f\xad]", text)


FORMATS: dict[str, Callable[[Written, random.Random], Made]] = {
    "txt": txt, "md": md, "html": page, "eml": eml, "docx": docx, "pdf": pdf, "rtf": rtf, "pptx": pptx,
}  # fmt: skip


def attached(name: str, made: Made, subject: str, body: str) -> Made:
    """A message with one attachment."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = "office@example.org", "staff-list@example.org", subject
    message["Date"] = MOMENT
    message.set_content(body)
    message.add_attachment(made.data, maintype="application", subtype="octet-stream", filename=name)
    message.set_boundary("=_corpus_part")
    plants = tuple(replace(p, member=name) for p in made.plants)
    offices = [
        Plant("EMAIL_ADDRESS", a, None, True, shown=a, where={"part": "metadata"})
        for a in ("office@example.org", "staff-list@example.org")
    ]
    return Made(message.as_bytes(), (*plants, *offices))


def zipped(name: str, made: Made) -> Made:
    """A zip with one member."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr(zipfile.ZipInfo(name, MOMENT.timetuple()[:6]), made.data, zipfile.ZIP_DEFLATED, 1)
    return Made(stream.getvalue(), tuple(replace(p, member=name) for p in made.plants))


def steady(document: Any) -> bytes:
    """The saved package with the clock taken out."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(fixed, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(\w+)[^>]*>)[^<]*", rb"\g<1>2026-10-05T08:30:00Z", data)
            new.writestr(zipfile.ZipInfo(info.filename, MOMENT.timetuple()[:6]), data, zipfile.ZIP_DEFLATED, 1)
    return fixed.getvalue()
