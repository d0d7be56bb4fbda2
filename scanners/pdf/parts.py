"""What a PDF holds beside the text of its pages: forms, notes, attachments, bookmarks, metadata (ISO 32000).

pdfium's annotation interface gives form values and notes; the document's information and XMP stream come from its
objects, since pdfium knows only the entries of usual names.
"""

from __future__ import annotations

import ctypes
import io
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO

from scanners.contract import ATTACHED, Content, Embedded, Piece, ScanError, Unread, Where
from scanners.pdf import entries, miner
from scanners.reading import xmltree

_MOST_ANNOTATIONS = 20_000
_MOST_BOOKMARKS = 50_000
_DEEPEST = 60
_NAMELESS = re.compile(
    r"(?:.{0,2}|(?:text|field|untitled|undefined|form|input|box|feld|campo)?[\W_]*\d*(?:[\W_]\d+)*)", re.I
)
"""Names that programs give to fields: "Text1", "untitled7", "a"."""

_BESIDE, _ABOVE = 300, 16  # points of the page
_LONGEST_LABEL = 60
_NOTE_KEYS = ("Contents", "RC", "Subj")
_WORD = re.compile(r"[^\W\d_]{3}|\d{5}")
_TECHNICAL = re.compile(
    r"(creat|mod|metadata)\w*date|producer|creator|creatortool|trapped|format|documentid|instanceid|originaldocumentid"
    r"|pdfversion|part|conformance|renditionclass|toolkit|x?mptk|ptex\.fullbanner|gts_\w+|versionid|when|softwareagent"
    r"|action|changed|parameters|about|rev|amd|parsetype|lang",
    re.IGNORECASE,
)


def _string(call: Callable[[Any, int], int]) -> str:
    """What a pdfium function writes that is asked twice: for the length in bytes, then for UTF-16LE with a NUL."""
    length = call(None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    call(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n")


def on_page(document: Any, page: Any, number: int, limit: int, known: set[str]) -> Iterator[Content]:
    """Annotations and form fields of one page, link targets, alternative texts of its structure, its label.

    `limit` is the size in bytes that an attached file may expand to. What is said is added to `known`.
    """
    yield from entries.told(_on_page(document, page, number, limit), known)
    if _WORD.search(label := _string(partial(raw_label, document, number - 1))) and label not in known:
        known.add(label)
        yield Piece(label, Where(page=number, part="metadata"), ("page label",))


def raw_label(document: Any, index: int, buffer: Any, size: int) -> int:
    from pypdfium2 import raw

    return int(raw.FPDF_GetPageLabel(document, index, buffer, size))


def _on_page(document: Any, page: Any, number: int, limit: int) -> Iterator[Content]:
    from pypdfium2 import raw

    said: set[tuple[str, str]] = set()
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        try:
            for content in _annotation(document, page, annotation, number):
                key = (str(content.where.part), content.text)
                if key not in said:
                    said.add(key)
                    yield content
            yield from _attached(annotation, limit, number)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    if links := "\n".join(dict.fromkeys(_links(document, page))):
        yield Piece(links, Where(page=number, part="metadata"))
    if words := "\n".join(dict.fromkeys(_alternatives(page))):
        yield Piece(words, Where(page=number, part="alt"))


def _annotation(document: Any, page: Any, annotation: Any, number: int) -> Iterator[Piece]:
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_XFAWIDGET):
        yield from _field(document, page, annotation, number)
        return
    words = [_value(annotation, key) for key in _NOTE_KEYS]
    words[1] = _plain(words[1])
    text = "\n".join(dict.fromkeys(word for word in words if word.strip()))
    if text and kind != raw.FPDF_ANNOT_POPUP:
        yield Piece(text, Where(page=number, part="annotation"))
    if kind != raw.FPDF_ANNOT_POPUP and (author := _value(annotation, "T").strip()):
        yield Piece(author, Where(page=number, part="metadata"), ("comment author",))


def _value(annotation: Any, key: str) -> str:
    from pypdfium2 import raw

    return _string(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, key.encode(), buffer, size))


def _plain(rich: str) -> str:
    """The words of rich text (XHTML in /RC)."""
    return " ".join(re.sub(r"<[^>]*>", " ", rich).split()) if rich else ""


def _field(document: Any, page: Any, annotation: Any, number: int) -> Iterator[Piece]:
    """A form field as "label: value", the label being what the reader of the form is told, else the field's name, or
    where that says nothing the words that are printed before it."""
    from pypdfium2 import raw

    form = document.formenv
    value, default, label = _value(annotation, "V"), _value(annotation, "DV"), _value(annotation, "TU")
    name = _value(annotation, "T")
    if form:
        value = value or _string(lambda b, n: raw.FPDFAnnot_GetFormFieldValue(form, annotation, b, n))
        name = _string(lambda b, n: raw.FPDFAnnot_GetFormFieldName(form, annotation, b, n)) or name
        label = label or _string(lambda b, n: raw.FPDFAnnot_GetFormFieldAlternateName(form, annotation, b, n))
    if (value or default) and not label and _NAMELESS.fullmatch(name):
        label = _printed_before(page, annotation)
    label = label or name
    place = Where(page=number, part="form")
    for text in dict.fromkeys((value, default)):
        if text.strip() and text not in ("Off", "/Off"):
            yield Piece(f"{label}: {text}" if label else text, place)
    if label and not value.strip() and not default.strip() and label != name:
        yield Piece(label, place)
    options = _options(form, annotation) if form else []
    if options:
        yield Piece("\n".join(options), place.at(part="hidden"), (label,) if label else ())


def _printed_before(page: Any, annotation: Any) -> str:
    """The last words on the page to the left of a field, else those right above it; "" if there are none."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, box):
        return ""
    bottom, top = min(box.bottom, box.top), max(box.bottom, box.top)
    layer = page.get_textpage()
    try:
        left = layer.get_text_bounded(max(0, box.left - _BESIDE), bottom, box.left, top)
        above = "" if left.strip() else layer.get_text_bounded(box.left, top, box.right, top + _ABOVE)
    finally:
        layer.close()
    lines = (left.strip() or above.strip()).replace("\r", "\n").split("\n")
    return lines[-1].strip(" :*_.")[-_LONGEST_LABEL:]


def _options(form: Any, annotation: Any) -> list[str]:
    """What a list field offers to choose from."""
    from pypdfium2 import raw

    count = min(raw.FPDFAnnot_GetOptionCount(form, annotation), 5_000)
    found = [_string(partial(raw.FPDFAnnot_GetOptionLabel, form, annotation, at)) for at in range(count)]
    return [option for option in found if option.strip()]


def _attached(annotation: Any, limit: int, number: int) -> Iterator[Content]:
    from pypdfium2 import PdfAttachment, raw

    if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_FILEATTACHMENT:
        attachment = raw.FPDFAnnot_GetFileAttachment(annotation)
        if attachment:
            yield from _file(PdfAttachment(attachment, None), "attachment", limit, ATTACHED.at(page=number))


@dataclass(slots=True)
class _Attachment:
    """A file inside the document. pdfium would crash on one that is read after its document is closed: hence `gone`."""

    handle: Any
    limit: int
    gone: bool = False

    def open(self) -> BinaryIO:
        from pypdfium2 import PdfiumError, raw

        if self.gone:
            raise ScanError("corrupt", "the attachment was asked for after its document was closed")
        size = ctypes.c_ulong(0)
        raw.FPDFAttachment_GetFile(self.handle, None, 0, size)
        if size.value > self.limit:
            raise ScanError("expands-too-far", "the attachment expands to more than the configured limit")
        try:
            return io.BytesIO(bytes(self.handle.get_data()) if size.value else b"")
        except PdfiumError:
            raise ScanError("corrupt", "the attachment holds no data that can be read") from None


def _file(handle: Any, fallback: str, limit: int, where: Where = ATTACHED) -> Iterator[Content]:
    from pypdfium2 import raw

    name = _string(partial(raw.FPDFAttachment_GetName, handle))
    if words := _string(partial(raw.FPDFAttachment_GetDescription, handle)).strip():
        yield Piece(words, where.at(part="annotation"))
    attachment = _Attachment(handle, limit)
    try:
        yield Embedded(name or fallback, attachment.open, where=where)
    finally:
        attachment.gone = True


def _links(document: Any, page: Any) -> Iterator[str]:
    from pypdfium2 import raw

    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(_MOST_ANNOTATIONS):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if length > 1:
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAction_GetURIPath(document, action, buffer, length)
            yield buffer.raw[: length - 1].decode("utf-8", "replace")


def _alternatives(page: Any) -> Iterator[str]:
    """Alternative, replaced and spelt out texts and titles in the page's structure tree (14.7.2, 14.9.3 to 14.9.5)."""
    from pypdfium2 import raw

    asked = [raw.FPDF_StructElement_GetAltText, raw.FPDF_StructElement_GetActualText]
    asked += [raw.FPDF_StructElement_GetExpansion, raw.FPDF_StructElement_GetTitle]
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        count = min(raw.FPDF_StructTree_CountChildren(tree), 10_000)
        waiting = [(raw.FPDF_StructTree_GetChildAtIndex(tree, at), 0) for at in range(count)]
        left = 100_000
        while waiting and left:
            element, depth = waiting.pop()
            left -= 1
            if not element:
                continue
            for call in asked:
                if (text := _string(partial(call, element))).strip():
                    yield text
            if depth < _DEEPEST:
                kids = min(raw.FPDF_StructElement_CountChildren(element), 10_000)
                waiting += [(raw.FPDF_StructElement_GetChildAtIndex(element, at), depth + 1) for at in range(kids)]
    finally:
        raw.FPDF_StructTree_Close(tree)


def beside(document: Any, source: BinaryIO, password: str, limit: int, known: set[str]) -> Iterator[Content]:
    """What belongs to the document as a whole: bookmarks, scripts, XFA data, attachments, information and XMP, and what
    only its objects tell. `known` is what was said on its pages."""
    for page, titles in itertools.groupby(_bookmarks(document), lambda found: found[0]):
        yield Piece("\n".join(title for _, title in titles), Where(page=page, part="annotation"))
    yield from entries.told(_scripts(document), known)
    yield from entries.told(_xfa(document), known)
    yield from _attachments(document, limit)
    mined = miner.opened(source, password)
    yield from entries.told(_metadata(document, mined), known)
    yield from entries.said(mined, known, limit, entries.may_have_notes(source))


def _attachments(document: Any, limit: int) -> Iterator[Content]:
    from pypdfium2 import PdfAttachment, raw

    for at in range(min(raw.FPDFDoc_GetAttachmentCount(document), 10_000)):
        attachment = raw.FPDFDoc_GetAttachment(document, at)
        if attachment:
            yield from _file(PdfAttachment(attachment, document), f"attachment {at + 1}", limit)
        else:
            yield Unread("corrupt", "an attachment of the document cannot be found", whole=False)


def _bookmarks(document: Any) -> Iterator[tuple[int | None, str]]:
    """Each bookmark's page, None if it leads to none, and its title."""
    from pypdfium2 import raw

    for bookmark in itertools.islice(document.get_toc(max_depth=_DEEPEST), _MOST_BOOKMARKS):
        title = _string(partial(raw.FPDFBookmark_GetTitle, bookmark.raw)).strip()
        if title:
            target = bookmark.get_dest()
            index = target.get_index() if target else None
            yield (None if index is None else index + 1), title


def _scripts(document: Any) -> Iterator[Content]:
    from pypdfium2 import raw

    for at in range(min(raw.FPDFDoc_GetJavaScriptActionCount(document), 10_000)):
        action = raw.FPDFDoc_GetJavaScriptAction(document, at)
        if action:
            text = _string(partial(raw.FPDFJavaScriptAction_GetScript, action))
            raw.FPDFDoc_CloseJavaScriptAction(action)
            if text.strip():
                yield Piece(text, Where(part="script"))


def _xfa(document: Any) -> Iterator[Content]:
    """The values of an XFA form (XFA 3.3), "name: value" each, and what its template says: labels, defaults, help."""
    for name, root in _xfa_packets(document):
        if name == "template":
            yield from _template(root)
        elif name == "datasets":
            for element in root.iter():
                if text := " ".join((element.text or "").split()):
                    yield Piece(f"{xmltree.local(element)}: {text}", Where(part="form"))


def _xfa_packets(document: Any) -> Iterator[tuple[str, Any]]:
    """The packets of an XFA form by name, also those of a form that is kept in one piece (ISO 32000-1, 12.7.8)."""
    from pypdfium2 import raw

    for at in range(max(0, raw.FPDF_GetXFAPacketCount(document))):
        length = raw.FPDF_GetXFAPacketName(document, at, None, 0)
        name = ctypes.create_string_buffer(max(length, 1))
        raw.FPDF_GetXFAPacketName(document, at, name, length)
        if name.value not in (b"datasets", b"template", b""):  # "": all of them in one
            continue
        size = ctypes.c_ulong(0)
        raw.FPDF_GetXFAPacketContent(document, at, None, 0, size)
        data = ctypes.create_string_buffer(max(size.value, 1))
        raw.FPDF_GetXFAPacketContent(document, at, data, size.value, size)
        if (root := xmltree.parsed(data.raw[: size.value])) is not None:
            yield from [(name.value.decode(), root)] if name.value else ((xmltree.local(p), p) for p in root)


def _template(root: Any) -> Iterator[Content]:
    lines: list[str] = []
    for element in root.iter():
        text = " ".join((element.text or "").split())
        if element.tag.endswith("}script") and text:
            yield Piece(text, Where(part="script"))
        elif _WORD.search(text):
            lines.append(text)
    if lines:
        yield Piece("\n".join(dict.fromkeys(lines)), Where(part="form"))


def _metadata(document: Any, mined: Any) -> Iterator[Content]:
    """Document information as `properties`, XMP as `metadata`, also where both say the same: each must be cleaned.
    Before them the scripts of the document's actions."""
    info, packets, scripts = miner.metadata(mined)
    for script in scripts:
        yield Piece(script, Where(part="script"))
    if not info:
        info = dict(document.get_metadata_dict(skip_empty=True))
    for key, value in info.items():
        if value.strip() and not _TECHNICAL.fullmatch(key):
            yield Piece(f"{key}: {value.strip()}", Where(part="properties"))
    said: set[str] = set()
    for packet in packets:
        for key, value in xmltree.properties(packet):
            if value not in said and not _TECHNICAL.fullmatch(key):
                said.add(value)
                yield Piece(f"{key}: {value}", Where(part="metadata"))
