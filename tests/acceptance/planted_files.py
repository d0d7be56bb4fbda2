"""Texts, pages, pictures, PDF, mail and archives with a number planted in each of their hiding places."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import sqlite3
import struct
import tarfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import py7zr
from backports import zstd
from onenote_files import section
from outlook_files import compound, msg, properties, tnef
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin
from planting import Planter, Planting, saved, zipped
from rar_files import cab, rar5
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table
from xlsb_files import book, cell, row, wide

FIXTURES = Path(__file__).parents[1] / "fixtures"

LINES = {
    "plain.txt": (b"", "utf-8"), "mark.txt": (b"", "utf-8-sig"), "wide.txt": (b"", "utf-16"),
    "wide-big.txt": (b"\xfe\xff", "utf-16-be"), "wide-bare.txt": (b"", "utf-16-be"),
    "wide-little.txt": (b"", "utf-16-le"), "widest.txt": (b"", "utf-32"), "widest-bare.txt": (b"", "utf-32-le"),
    "widest-big.txt": (b"", "utf-32-be"), "western.txt": (b"", "cp1252"), "latin.txt": (b"", "latin-1"),
    "japanese.txt": (b"", "shift_jis"),
}  # fmt: skip
ACCENTS = {
    "cp1252": "Café, naïve, Zoë’s résumé — déjà vu.",
    "latin-1": "Café, naïve, Zoë, résumé, déjà vu.",
    "shift_jis": "生徒の名前と学年を確認してください。東京の学校です。",
}


def texts(planting: Planting) -> None:
    """Text in its encodings, and the formats that are text."""
    for name, (mark, encoding) in LINES.items():
        plant = planting.file(name)
        plant.save(mark + f"{ACCENTS.get(encoding, 'A list')}\n\n{plant(encoding, line=3)}\n".encode(encoding))
    for name, template in {
        "note.md": "# Trip\n\n%s\n", "app.log": "2026-09-01 10:00:00 INFO start\n\n%s\n",
        "data.js": "// list\nvar x =\n'%s';\n", "talk.vtt": "WEBVTT\n\n%s\n",
        "talk.srt": "1\n00:00:01 --> 00:00:02\n%s\n",
    }.items():  # fmt: skip
        plant = planting.file(name)
        plant.save(template % plant("line", line=3))
    for name, template in {
        "cards.vcf": "BEGIN:VCARD\r\nFN:Nora Quill\r\nNOTE:%s\r\nEND:VCARD\r\n",
        "meeting.ics": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    }.items():
        plant = planting.file(name)
        plant.save(template % plant("folded line", line=3).replace("Quill", "Qui\r\n ll"))


def tables(planting: Planting) -> None:
    """Files of records."""
    for name, mark in {"list.csv": ",", "list.tsv": "\t"}.items():
        plant = planting.file(name)
        number = plant.number("cell", row=2, line=3, column="SASID")
        plant.save(mark.join(("Name", "SASID")) + "\n\n" + mark.join(("Nora Quill", number)) + "\n")
    plant = planting.file("list.json")
    plant.save(json.dumps([{"name": "Nora Quill", "sasid": plant.number("record", row=1)}]))
    plant = planting.file("list.jsonl")
    plant.save(
        '{"name": "Bo Lee", "sasid": 1}\n' + json.dumps({"name": "Nora", "sasid": plant.number("record", line=2)})
    )
    plant = planting.file("list.yaml")
    plant.save(f"pupil:\n  name: Nora Quill\n  sasid: {plant.number('value')}\n# {plant('comment', part='comment')}\n")
    plant = planting.file("list.xml")
    xml = "<?xml version='1.0'?><a><b><name>Nora Quill</name><sasid>%s</sasid></b><!-- %s --></a>"
    plant.save(xml % (plant.number("element"), plant("comment", part="comment")))
    plant = planting.file("dump.sql")
    plant.save(f"INSERT INTO pupils (name, sasid) VALUES\n('Nora Quill', '{plant.number('row', line=2)}');\n")
    plant = planting.file("list.sqlite")
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE pupils (name, sasid)")
    connection.execute("INSERT INTO pupils VALUES ('Nora Quill', ?)", (plant.number("row"),))
    connection.commit()
    plant.save(connection.serialize())
    plant = planting.file("list.xlsb")
    place = {"sheet": "Roster", "part": "body"}
    number = plant.number("cell", **place, cell="B2", row=2, column="SASID")
    listed = ("Name", "SASID"), ("Nora Quill", number)
    cells = [b"".join(cell(6, at, wide(text)) for at, text in enumerate(texts)) for texts in listed]
    hidden = cell(6, 0, wide(plant("hidden row", **place | {"part": "hidden"}, cell="A3")))
    plant.save(book(row(1, cells[0]) + row(2, cells[1]) + row(3, hidden, hidden=True)))
    plant = planting.file("letter.rtf")
    rtf = (
        "{\\rtf1\\ansi{\\header %s\\par}%s\\par{\\v %s}\\par{\\*\\annotation %s}{\\info{\\subject %s}}{\\footnote %s}}"
    )
    places = {"header": "header", "body": "body", "hidden text": "hidden", "comment": "comment"}
    places |= {"document property": "properties", "footnote": "footnote"}
    plant.save(rtf % tuple(plant(hiding, part=part) for hiding, part in places.items()))


def pages(planting: Planting) -> None:
    plant = planting.file("page.html")
    places = (
        ("title", "metadata"), ("meta", "metadata"), ("body", "body"), ("comment", "comment"),
        ("hidden element", "hidden"), ("data attribute", "hidden"), ("alt", "alt"), ("title attribute", "alt"),
        ("form value", "form"), ("hidden input", "hidden"), ("script", "script"), ("linked data", "script"),
    )  # fmt: skip
    page = (
        "<html><head><title>%s</title><meta name='description' content='%s'></head><body><p>%s</p><!-- %s -->"
        "<div style='display:none'>%s</div><p data-pupil='%s'>x</p><img src='a.png' alt='%s'><p title='%s'>y</p>"
        "<input name='pupil' value='%s'><input type='hidden' name='a' value='%s'><script>var a = '%s';</script>"
        '<script type="application/ld+json">{"note": "%s"}</script></body></html>'
    )
    page %= tuple(plant(hiding, part=part) for hiding, part in places)
    unseen = ("color:#fff", "font-size:0", "position:absolute;left:-9999px", "opacity:0", "clip:rect(0,0,0,0)")
    page += "".join(f"<p style='{style}'>{plant(style, part='hidden')}</p>" for style in unseen)
    table = "<table><tr><th colspan=2>Trip<tr><th>Name<th>SASID<tr><td>Nora Quill<td>%s</table>"
    plant.save(page + table % plant.number("table behind the end", part="body", row=3, column="SASID"))
    plant = planting.file("plan.svg")
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>%s</title><desc>%s</desc><text>%s</text></svg>'
    plant.save(svg % (plant("title", part="hidden"), plant("description", part="hidden"), plant("text")))


XMP = (
    "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
    " xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>%s</rdf:li>"
    "</rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
)


def pictures(planting: Planting) -> None:
    small = Image.new("RGB", (30, 8), "white")
    plant = planting.file("photo.jpg")
    exif = Image.Exif()
    exif[270] = plant("exif description", part="metadata")
    exif.get_ifd(0x8825).update({1: "N", 2: (42.0, 21.0, 40.0), 3: "W", 4: (71.0, 52.0, 24.0)})
    caption = plant("iptc caption", part="metadata").encode()
    block = b"\x1c\x02\x78" + len(caption).to_bytes(2, "big") + caption
    body = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(block).to_bytes(4, "big") + block + bytes(len(block) % 2)
    xmp = (XMP % plant("xmp", part="metadata")).encode()
    jpeg = saved(lambda data: small.save(data, "JPEG", exif=exif.tobytes(), xmp=xmp))
    plant.save(jpeg[:2] + b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body + jpeg[2:])
    plant.value("42.361111, -71.873333", "gps", part="metadata")
    plant = planting.file("screen.png")
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Comment", plant("text chunk", part="metadata"))
    plant.save(saved(lambda data: small.save(data, "PNG", pnginfo=chunks)))
    plant = planting.file("list.webp")
    exif = Image.Exif()
    exif[270] = plant("exif description", part="metadata")
    plant.save(saved(lambda data: small.save(data, "WEBP", exif=exif.tobytes())))
    for name, degrees in {"scan.tif": 0, "scan.gif": 0, "turned.png": 90, "skewed.jpg": 6, "scan.webp": 0}.items():
        plant = planting.file(name)
        picture = _pictured(f"SASID {plant.number('text in the picture', part='ocr')}")
        turned = picture.rotate(degrees, expand=True, fillcolor="white")
        plant.save(
            saved(
                lambda data, name=name, turned=turned: turned.save(
                    data, Image.registered_extensions()[Path(name).suffix]
                )
            )
        )
    plant = planting.file("list.heic")  # which no library that may be used here writes
    plant.value("1073107999", "text in the picture", part="ocr")
    plant.value("1073108007", "exif description", part="metadata")
    plant.save((FIXTURES / "pictures" / "list.heic").read_bytes())


def _pictured(words: str) -> Image.Image:
    picture = Image.new("RGB", (900, 160), "white")
    ImageDraw.Draw(picture).text((40, 50), words, fill="black", font=ImageFont.load_default(size=56))
    return picture


def _stream(data: bytes, entries: str = "") -> bytes:
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def portable(planting: Planting) -> None:
    """A PDF written by hand (ISO 32000-2): every place of the first page and of the document."""
    plant = planting.file("school.pdf")
    shown = "BT /F1 12 Tf 72 %d Td (%s) Tj ET\n"
    hidden = {"page": 1, "part": "hidden"}
    content = (
        shown % (740, plant("body", page=1))
        + "1 1 1 rg " + shown % (700, plant("white text", **hidden)) + "0 g "
        + shown % (660, plant("under a black box", **hidden)) + "60 650 400 30 re f\n"
        + shown.replace("72", "900") % (-300, plant("outside the page", **hidden))
        + "/OC /OC1 BDC " + shown % (620, plant("hidden layer", **hidden)) + "EMC\n"
    )  # fmt: skip
    note, widget = "<< /Type /Annot /Rect [0 0 9 9]", "/Subtype /Widget /FT /Tx /Rect [72 500 300 520]"
    form = plant.number("form value", page=1, part="form")
    inside = plant.inside("list.csv")
    listed = f"Name,SASID\nNora Quill,{inside.number('attachment', part='attachment', row=2, line=2)}\n".encode()
    objects: dict[int, bytes | str] = {
        1: "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [8 0 R] >> /Outlines 9 0 R /Metadata 12 0 R"
        " /Names << /EmbeddedFiles << /Names [(list.csv) 13 0 R] >> /JavaScript << /Names [(a) 15 0 R] >> >>"
        f" /PageLabels << /Nums [0 << /P ({plant('page label', page=1, part='metadata')}) >>] >>"
        " /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Annots [7 0 R 8 0 R 16 0 R]"
        " /Resources << /Font << /F1 5 0 R >> /Properties << /OC1 6 0 R >> >> >>",
        4: _stream(content.encode()),
        5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        6: f"<< /Type /OCG /Name ({plant('name of a layer', part='metadata')}) >>",
        7: f"{note} /Subtype /Text /Contents ({plant('annotation', page=1, part='annotation')}) >>",
        8: f"<< /Type /Annot {widget} /T (SASID of Nora Quill) /V ({form}) >>",
        9: "<< /First 10 0 R /Last 10 0 R /Count 1 >>",
        10: f"<< /Title ({plant('bookmark', page=1, part='annotation')}) /Parent 9 0 R /Dest [3 0 R /Fit] >>",
        11: f"<< /Subject ({plant('document information', part='properties')}) >>",
        12: _stream((XMP % plant("xmp", part="metadata")).encode(), "/Type /Metadata /Subtype /XML"),
        13: "<< /Type /Filespec /F (list.csv) /UF (list.csv) /EF << /F 14 0 R >> >>",
        14: _stream(listed, "/Type /EmbeddedFile"),
        15: f"<< /S /JavaScript /JS (var a = '{plant('script', part='script')}';) >>",
        16: f"{note} /Subtype /Stamp /AP << /N 17 0 R >> >>",
        17: _stream(
            (shown % (5, plant("appearance of a stamp", page=1, part="annotation"))).encode(),
            "/Type /XObject /Subtype /Form /BBox [0 0 500 50] /Resources << /Font << /F1 5 0 R >> >>",
        ),
    }
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, made in objects.items():
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, made.encode() if isinstance(made, str) else made)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    plant.save(bytes(out) + b"trailer\n<< /Size 18 /Root 1 0 R /Info 11 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)


def laid_out(planting: Planting) -> None:
    """PDF as a program lays it out: a table, and a page that is nothing but a picture."""
    plant = planting.file("table.pdf")
    rows = [["Name", "SASID"], ["Bo Lee", "-"], ["Ida Voss", "-"], ["Nora Quill", plant.number("table", page=1, row=4)]]
    plant.save(saved(lambda data: SimpleDocTemplate(data).build([Table(rows)])))
    plant = planting.file("scan.pdf")
    picture = _pictured(f"SASID {plant.number('scanned page', page=2, part='ocr')}")

    def draw(data: io.BytesIO) -> None:
        canvas = Canvas(data)
        canvas.drawString(72, 720, "The first page has a text of its own.")
        canvas.showPage()
        canvas.drawInlineImage(picture, 40, 500, 500, 90)
        canvas.save()

    plant.save(saved(draw))


def _mail(plant: Planter, message: int | None = None) -> bytes:
    at: dict[str, object] = {"message": message} if message else {}
    mail = EmailMessage()
    mail["From"], mail["To"] = "ann@example.org", "bo@example.org"
    mail["Subject"] = plant("subject", part="subject", **at)
    mail["Comments"] = plant("comments header", part="metadata", **at)
    mail["X-Note"] = plant("a header of one's own", part="metadata", **at)
    mail.set_content(plant("text alternative", part="body", **at))
    mail.add_alternative(f"<p>{plant('html alternative', part='body', **at)}</p>", subtype="html")
    inside = plant.inside("list.csv")
    listed = f"Name,SASID\nNora Quill,{inside.number('attachment', part='attachment', row=2, **at)}\n"
    mail.add_attachment(listed.encode(), maintype="text", subtype="csv", filename="list.csv")
    return mail.as_bytes()


def mails(planting: Planting) -> None:
    plant = planting.file("one.eml")
    plant.save(_mail(plant))
    plant = planting.file("box.mbox")
    start = b"From ann@example.org Thu Jan  1 00:00:00 2026\n"
    plant.save(b"".join(start + _mail(plant, number) + b"\n\n" for number in (1, 2)))
    plant = planting.file("Maildir/cur/1790000200.M7P90.host:2,S")
    plant.save(_mail(plant))
    plant = planting.file("pasted.eml")
    listed = "Name        SASID\nBo Lee      -\nIda Voss    -\nNora Quill  " + plant.number(
        "columns pasted", line=6, column="SASID"
    )
    plant.save(f"From: ann@example.org\nSubject: list\n\nHere it is.\n\n{listed}\n")
    outer, plant = EmailMessage(), planting.file("forwarded.eml")
    outer["Subject"] = "Fwd"
    outer.set_content("see below")
    inner = EmailMessage()
    inner["Subject"] = plant.inside("old.eml")("subject of a message inside", part="subject")
    deep = plant.inside("lists.zip").inside("a.txt")
    archive = zipped({"a.txt": deep("archive in a mail", line=1)})
    outer.add_attachment(inner, filename="old.eml")
    outer.add_attachment(archive, maintype="application", subtype="zip", filename="lists.zip")
    plant.save(outer.as_bytes())
    plant = planting.file("note.msg")
    listed = plant.inside("list.txt")("attachment", part="attachment", line=1).encode()
    part = properties({0x3707: "list.txt", 0x3701: listed}, header=8)
    subject, body = plant("subject", part="subject"), plant("body", part="body")
    plant.save(compound(msg({0x001A: "IPM.Note", 0x0037: subject, 0x1000: body}, part)))
    plant = planting.file("winmail.dat")
    body = plant("body", part="body").encode()
    listed = plant.inside("list.txt")("attachment", part="attachment").encode()
    parts = ((1, 0x9007, struct.pack("<II", 1252, 0)), (1, 0x8004, b"Trip\0"), (1, 0x800C, body))
    plant.save(tnef(*parts, (2, 0x9002, bytes(14)), (2, 0x8010, b"list.txt\0"), (2, 0x800F, listed)))


def archives(planting: Planting) -> None:
    def packed(name: str, make: Callable[[bytes], bytes], *inner: str) -> None:
        plant = planting.file(name)
        for member in inner:
            plant = plant.inside(member)
        plant.save(make(plant("member", line=1).encode()))

    def tar(data: bytes) -> bytes:
        def write(out: object) -> None:
            with tarfile.open(fileobj=out, mode="w") as archive:  # type: ignore[call-overload]
                member = tarfile.TarInfo("lists/a.txt")
                member.size = len(data)
                archive.addfile(member, io.BytesIO(data))

        return saved(write)

    def seven(data: bytes) -> bytes:
        def write(out: object) -> None:
            with py7zr.SevenZipFile(out, "w") as archive:
                archive.writestr(data, "a.txt")

        return saved(write)

    packed("a.zip", lambda data: zipped({"b.zip": zipped({"a.txt": data})}), "b.zip", "a.txt")
    packed("a.tar", tar, "lists/a.txt")
    packed("a.tar.gz", lambda data: gzip.compress(tar(data)), "lists/a.txt")
    packed("a.tar.bz2", lambda data: bz2.compress(tar(data)), "lists/a.txt")
    packed("a.tar.xz", lambda data: lzma.compress(tar(data)), "lists/a.txt")
    packed("a.tar.zst", lambda data: zstd.compress(tar(data)), "lists/a.txt")
    packed("a.txt.gz", gzip.compress, "a.txt")
    packed("a.txt.bz2", bz2.compress, "a.txt")
    packed("a.txt.xz", lzma.compress, "a.txt")
    packed("a.txt.zst", zstd.compress, "a.txt")
    packed("a.7z", seven, "a.txt")
    packed("a.rar", lambda data: rar5([("a.txt", data)]), "a.txt")
    packed("a.cab", lambda data: cab([("a.txt", data)]), "a.txt")
    plant = planting.file("notes.one")
    inside = plant.inside("file-1")
    plant.save(section([plant("words")], [inside("file put in", part="attachment").encode()]))
    plant = planting.file("page-with-a-file.html")
    inside = plant.inside("data-text-plain")
    data = base64.b64encode(inside("file in an address").encode()).decode()
    plant.save(f"<p><a href='data:text/plain;base64,{data}'>x</a></p>")


def names(planting: Planting) -> None:
    for hiding, name, number in (
        ("file name", "Nora Quill SASID %s.txt", "1072000019"), ("folder name", "Nora SASID %s/a.txt", "1072000027"),
    ):  # fmt: skip
        plant = planting.file(name % number)
        plant.value(number, hiding, part="name")
        plant.save("nothing else")


def plant(planting: Planting) -> None:
    """All files that are no documents of an office program."""
    for make in (texts, tables, pages, pictures, portable, laid_out, mails, archives, names):
        make(planting)
