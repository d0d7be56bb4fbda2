"""The objects of a PDF as pdfminer.six reads them: what pdfium does not hand out, and a second opinion on text.

pdfminer.six raises whatever its parser stumbles over, from KeyError to struct.error, so each function here catches all
and answers with what it has.
"""

from __future__ import annotations

import base64
import io
import re
import stringprep
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, cast

from scanners.contract import Part, Protection

_PAINTS = re.compile(rb"(?:^|[\s\])>])(?:Tj|TJ|'|\"|Do|S|s|f\*?|F|B\*?|b\*?|sh|BI)(?=[\s/\[(<]|$)")
"""Operators that put something on the page (ISO 32000-2, annex A)."""


def prepared(password: str) -> str:
    """The password as revision 6 wants it (RFC 4013, SASLprep, which ISO 32000-2 7.6.4.3.3 asks for)."""
    kept = "".join(" " if stringprep.in_table_c12(c) else c for c in password if not stringprep.in_table_b1(c))
    return unicodedata.normalize("NFKC", kept)


def opened_by(source: BinaryIO, passwords: Iterable[str]) -> str | None:
    """The first password with which pdfminer.six opens the document; None if none does, or it does not read it."""
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    for password in passwords:
        source.seek(0)
        try:
            PDFDocument(PDFParser(source), password=password)
        except PDFPasswordIncorrect:
            continue
        except Exception:  # pdfminer.six raises whatever its parser stumbles over
            return None
        return password
    return None


def notes(source: BinaryIO, password: str) -> Iterator[tuple[int, str, Part]]:
    """(page number, text, part) of the notes and the values of fields that stand on the pages."""
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    source.seek(0)
    try:
        for number, page in enumerate(PDFPage.get_pages(source, password=password), 1):
            for reference in resolve1(page.annots) or []:
                entries = resolve1(reference)
                for key, part in _SAID.items():
                    value = resolve1(entries.get(key))
                    if isinstance(value, bytes) and (text := decode_text(value).strip()):
                        yield number, text, part
    except Exception:  # as in `mined`: what was found stands
        return


_SAID: dict[str, Part] = {"Contents": "annotation", "V": "form"}


def mined(source: BinaryIO, password: str, numbers: list[int] | None) -> Iterator[tuple[int, str]]:
    """(page number, text) as pdfminer.six reads it, with its layout analysis; stops where it stumbles."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextContainer

    source.seek(0)
    wanted = [number - 1 for number in numbers] if numbers else None
    try:
        for at, page in enumerate(extract_pages(cast(io.IOBase, source), password=password, page_numbers=wanted)):
            text = "".join(box.get_text() for box in page if isinstance(box, LTTextContainer))
            yield (numbers[at] if numbers else at + 1), re.sub(r"\(cid:\d+\)", "\ufffd", text)
    except Exception:  # pdfminer.six raises whatever its parser stumbles over, from KeyError to struct.error
        return


_STREAM = re.compile(rb"\bstream\r?\n")
_FLATE = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])")
_ASCII_FLATE = re.compile(rb"/Filter\s*\[\s*/ASCII85Decode\s*/FlateDecode\s*\]")
_MOST_ACTIONS = 100
_CHECKED = 64 << 20  # bytes of expanded data; what goes beyond is mostly pictures


def has_broken_stream(data: bytes) -> bool:
    """Whether a compressed stream contradicts its own checksum or its code: pdfium then drops text without a word.

    Pictures are left out, and encrypted files, whose streams are not to be told from broken ones.
    """
    if b"/Encrypt" in data:
        return False
    left = _CHECKED
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - 1_000) : found.start()].rsplit(b" obj", 1)[-1]
        ascii85 = _ASCII_FLATE.search(head)
        if not (ascii85 or _FLATE.search(head)) or b"/Image" in head:
            continue
        end = data.find(b"endstream", found.end())
        packed = data[found.end() : end if end >= 0 else len(data)]
        try:
            expanded = zlib.decompressobj().decompress(_from_ascii85(packed) if ascii85 else packed, left)
        except (zlib.error, ValueError):
            return True
        left -= len(expanded)
        if left <= 0:
            break
    return False


def _from_ascii85(text: bytes) -> bytes:
    """Raises ValueError where it is none."""
    return base64.a85decode(text.strip().removeprefix(b"<~").split(b"~>")[0])


def opened(source: BinaryIO, password: str) -> Any:
    """The document as pdfminer.six opens it; None if it does not."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    source.seek(0)
    try:
        return PDFDocument(PDFParser(source), password=password)
    except Exception:  # pdfminer.six raises whatever its parser stumbles over
        return None


def metadata(document: Any) -> tuple[dict[str, str], list[bytes], list[str]]:
    """Of an `opened` document the information dictionary with entries of any name, the XMP packet of the catalogue, and
    the scripts that run when the document is opened, closed, saved or printed."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    info: dict[str, str] = {}
    packets: list[bytes] = []
    scripts: list[str] = []
    try:
        for entries in reversed(document.info):
            for key, value in entries.items():
                found = resolve1(value)
                info[str(key)] = decode_text(found) if isinstance(found, bytes) else str(found or "")
        if packet := data_of(document.catalog.get("Metadata")):
            packets.append(packet)
        scripts.extend(_scripts(document.catalog))
    except Exception:  # pdfminer.six raises whatever its parser stumbles over; pdfium's own answer is the fallback
        return info, packets, scripts
    return info, packets, scripts


def data_of(value: Any) -> bytes:
    """The data of a stream; b"" for what is none."""
    from pdfminer.pdftypes import PDFStream, resolve1

    found = resolve1(value)
    return bytes(found.get_data()) if isinstance(found, PDFStream) else b""


def _scripts(catalogue: dict[str, Any]) -> Iterator[str]:
    """The JavaScript of the catalogue's actions and of those that follow them (ISO 32000-2, 12.6.3, 12.6.4.17)."""
    from pdfminer.pdftypes import PDFStream, resolve1
    from pdfminer.utils import decode_text

    events = resolve1(catalogue.get("AA"))
    waiting = [catalogue.get("OpenAction"), *(events.values() if isinstance(events, dict) else ())]
    for _ in range(_MOST_ACTIONS):
        if not waiting:
            return
        action = resolve1(waiting.pop())
        if isinstance(action, list):  # a place to go to, or several actions
            waiting += [found for entry in action if isinstance(found := resolve1(entry), dict) and "S" in found]
        elif isinstance(action, dict):
            script = resolve1(action.get("JS"))
            data = script.get_data() if isinstance(script, PDFStream) else script
            if isinstance(data, bytes) and (text := decode_text(data).strip()):
                yield text
            waiting.append(action.get("Next"))


def layers_off(source: BinaryIO, password: str) -> frozenset[str]:
    """The names of the layers that are switched off when the document is opened (ISO 32000-2, 8.11.4)."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    source.seek(0)
    try:
        document = PDFDocument(PDFParser(source), password=password)
        layers = resolve1(document.catalog.get("OCProperties")) or {}
        usual = resolve1(layers.get("D")) or {}
        groups = resolve1(usual.get("OFF")) or []
        if literal(resolve1(usual.get("BaseState"))) == "OFF":
            shown = {getattr(group, "objid", None) for group in resolve1(usual.get("ON")) or []}
            groups = [g for g in resolve1(layers.get("OCGs")) or [] if getattr(g, "objid", None) not in shown]
        names = [resolve1(resolve1(group).get("Name")) for group in groups]
        return frozenset(decode_text(name) for name in names if isinstance(name, bytes))
    except Exception:  # pdfminer.six raises whatever its parser stumbles over; then no layer is known to be off
        return frozenset()


def drawn_on(source: BinaryIO, password: str, numbers: list[int]) -> set[int]:
    """Which of the pages have a content stream that paints something, or one that cannot be decoded.

    The others are blank. Should the file not open for pdfminer.six, none is taken for blank.
    """
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdftypes import resolve1

    if not numbers:
        return set()
    found: set[int] = set()
    source.seek(0)
    left = set(numbers)
    try:
        pages = PDFPage.get_pages(source, pagenos={number - 1 for number in numbers}, password=password)
        for number, page in zip(sorted(numbers), pages, strict=False):
            streams = [resolve1(stream) for stream in page.contents]
            data = [stream.get_data() for stream in streams]
            left.discard(number)
            # a stream of length 0 is blank; one whose length is lost only looks so
            lost = any(not d and resolve1(s.attrs.get("Length")) != 0 for s, d in zip(streams, data, strict=True))
            if lost or _PAINTS.search(b" ".join(data)):
                found.add(number)
    except Exception:  # pdfminer.six raises whatever its parser stumbles over: what it did not reach is not known blank
        return found | left
    return found | left


def encryption(source: BinaryIO) -> tuple[int, int, str] | None:
    """(V, key length in bits, method of the crypt filter) of /Encrypt; None if the file has none."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1

    class Sealed(PDFDocument):
        """A document whose password is not asked for."""

        def _initialize_password(self, password: str = "") -> None:
            del password

    source.seek(0)
    try:
        found = Sealed(PDFParser(source)).encryption
        entries: dict[str, Any] = {k: resolve1(v) for k, v in found[1].items()} if found else {}
    except Exception:  # pdfminer.six raises whatever its parser stumbles over; then the bytes themselves are asked
        return _encryption_by_bytes(source)
    if not entries:
        return _encryption_by_bytes(source)
    filters = entries.get("CF") or {}
    chosen = resolve1(filters.get(literal(entries.get("StmF")))) or resolve1(filters.get("StdCF")) or {}
    method = literal(resolve1(chosen.get("CFM"))) if isinstance(chosen, dict) else ""
    version = entries.get("V")
    length = entries.get("Length") or (40 if version == 1 else 128 if filters else 40)
    bits = length if isinstance(length, int) else 40
    return (version if isinstance(version, int) else 0), bits if bits >= 40 else bits * 8, method


def protection(source: BinaryIO) -> Protection | None:
    """How the file is encrypted (ISO 32000-2, 7.6: V, R, Length and the crypt filters of /Encrypt); None if not."""
    found = encryption(source)
    if found is None:
        return None
    version, length, method = found
    if method == "AESV3" or version == 5:
        return Protection("aes-256", True)
    if method == "AESV2":
        return Protection("aes-128", True)
    if version == 1:
        return Protection("rc4-40", False)
    return Protection(f"rc4-{length}", length >= 128) if 40 <= length <= 128 else Protection("unknown", False)


def literal(value: object) -> str:
    """A name (7.3.5) as text; "" for None."""
    name = getattr(value, "name", value)
    return name.decode("latin-1") if isinstance(name, bytes) else str(name or "")


def _encryption_by_bytes(source: BinaryIO) -> tuple[int, int, str] | None:
    """The same from the bytes of a damaged file, as far as they show it."""
    source.seek(0)
    data = source.read(64 << 20)
    if not re.search(rb"/Encrypt\s*(\d+\s+\d+\s+R|<<)", data):
        return None
    version = re.search(rb"/V\s+([1-5])\b", data)
    length = re.search(rb"/Length\s+(40|128|256)\b", data)
    method = re.search(rb"/CFM\s*/(AESV[23]|V2)", data)
    return (
        int(version[1]) if version else 0,
        int(length[1]) if length else 40,
        method[1].decode("ascii") if method else "",
    )
