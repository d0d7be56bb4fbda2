"""Rich Text Format: the body and every destination beside it that holds text (RTF Specification 1.9.1).

The file is one stream of groups; a group may be a destination (header, footnote, comment, picture) whose text does not
belong to the body. Destinations nobody knows are not dropped: what they say comes as `hidden`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from scanners.contract import (
    ATTACHED,
    Content,
    Embedded,
    Format,
    Grid,
    Options,
    Part,
    Piece,
    Row,
    ScanError,
    Scanner,
    Unread,
    Where,
)
from scanners.rtf import tokens
from scanners.rtf.ink import Ink
from scanners.rtf.state import Reader, State, Text, setting
from scanners.rtf.tokens import PARTS, PROPERTIES, SILENT, Token, ole1

_LARGEST = 256 << 20
_DEEPEST = 10_000
_EXCERPT = 200


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The body by paragraphs and tables, each followed by what hangs on it.

    `where.paragraph` counts the paragraphs of the body outside tables. Pictures and objects are files of their own.
    Raises ScanError("corrupt") if no group opens, "too-large" above 256 MB.
    """
    del name, media_type, options
    stream.seek(0)
    data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ScanError("too-large", "the file is larger than can be held")
    start = data.find(b"{\\rt")
    if start < 0:
        raise ScanError("corrupt", "no RTF group opens")
    reader = Reader()
    failure = None
    for token in tokens.tokens(data[start:]):
        try:
            _step(reader, token)
        except ScanError as error:  # what stands before it is read all the same
            failure = Unread(error.reason, error.detail, whole=False)
            break
        if token.kind == "word" or token.kind == "close":
            yield from _ready(reader, token)
        if token.kind == "close" and not reader.states:
            break
    open_groups = len(reader.states)
    while reader.states:
        _close(reader)
    yield from _paragraph(reader)
    yield from _table(reader)
    yield from _asides(reader)
    if failure:
        yield failure
    elif open_groups:
        yield Unread("corrupt", "the file ends before its last group closes", whole=False)


def _step(reader: Reader, token: Token) -> None:
    match token.kind:
        case "open":
            _flush(reader)
            if len(reader.states) >= _DEEPEST:
                raise ScanError("too-deep", "the groups of the file are nested too deeply")
            reader.states.append(reader.state)
            reader.state = replace(reader.state, fresh=True, optional=False)
        case "close":
            _close(reader)
        case "bytes":
            _bytes(reader, token)
        case "binary":
            reader.blob += token.data
        case "symbol":
            _symbol(reader, token.word)
        case "word":
            _word(reader, token.word, token.number)


def _bytes(reader: Reader, token: Token) -> None:
    data = token.data
    if reader.skipping:
        taken = min(reader.skipping, len(data))
        reader.skipping -= taken
        data = data[taken:]
    if reader.state.destination in ("pict", "objdata"):
        reader.blob += data
    else:
        reader.pending += data
    reader.state.fresh = False


def _flush(reader: Reader) -> None:
    reader.skipping = 0
    if not reader.pending:
        return
    text = reader.pending.decode(reader.state.codec or reader.default, "replace")
    reader.pending.clear()
    _say(reader, text)


def _say(reader: Reader, text: str) -> None:
    state = reader.state
    if state.destination == "colortbl":
        reader.palette.end(text.count(";"))
    if state.destination == "fonttbl" or state.into.silent:
        return
    kind = state.into.deleted if state.deleted else state.into.hidden if state.unseen else state.into.shown
    kind.append(text)


def _symbol(reader: Reader, symbol: str) -> None:
    if symbol == "*":
        reader.state.optional = True
        return
    if symbol in "\\{}" and reader.skipping:
        reader.skipping -= 1
        return
    said = {"~": "\u00a0", "_": "-", "-": "", "\n": "\n", "\r": "\n", "\t": "\t"}.get(symbol)
    if symbol in "\\{}":
        reader.pending += symbol.encode("latin-1")
    elif said:
        _flush(reader)
        _say(reader, said)
        if said == "\n":
            _word(reader, "par", None)


def _word(reader: Reader, word: str, number: int | None) -> None:
    if word == "u":
        _unicode(reader, number or 0)
        return
    _flush(reader)
    state = reader.state
    if state.fresh and _opens(reader, word):
        state.fresh = False
        return
    state.fresh = False
    if word in tokens.WHITE:
        _say(reader, tokens.WHITE[word])
    elif word in ("par", "cell", "row", "nestcell", "nestrow", "sect", "page"):
        if state.into is not reader.body and not state.into.silent:
            _say(reader, "\n" if word in ("par", "row", "nestrow", "sect", "page") else "\t")
    else:
        setting(reader, state, word, number)


def _unicode(reader: Reader, number: int) -> None:
    """`\\uN` and the bytes after it that older readers show in its place; a pair of surrogates makes one character."""
    pending = reader.pending
    if pending:
        _flush(reader)
    code = number & 0xFFFF
    kept = reader.state.into.shown if not (reader.state.unseen or reader.state.deleted) else None
    if kept and 0xDC00 <= code < 0xE000 and len(kept[-1]) == 1 and 0xD800 <= ord(kept[-1]) < 0xDC00:
        high = ord(kept.pop())
        _say(reader, chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)))
    elif not 0xF000 <= code <= 0xF0FF:
        _say(reader, chr(code))
    reader.state.fresh = False
    reader.skipping = reader.state.skip


def _opens(reader: Reader, word: str) -> bool:
    """Whether the word, first in its group, makes the group a destination of its own."""
    state = reader.state
    if word in ("fonttbl", "pict", "objdata"):
        state.destination = "" if state.into.silent else word
        state.into = Text(None, silent=True)
        if word != "fonttbl":
            reader.blob.clear()
            reader.picture = ""
        return True
    if word in tokens.WRAPPERS:
        return False
    if word in ("info", "sp"):
        state.destination = word
        return True
    if word in PROPERTIES and state.destination != "info":
        return False
    if word in PARTS or word in PROPERTIES or word in SILENT or state.optional:
        return _enter(state, word)
    return False


def _enter(state: State, word: str) -> bool:
    silent = word in SILENT or (state.into.silent and word not in PARTS)
    state.into = Text("properties" if word in PROPERTIES else PARTS.get(word, "hidden"), word, silent=silent)
    state.destination = word
    state.hidden = state.deleted = state.covered = False
    state.ink = Ink()
    return True


def _close(reader: Reader) -> None:
    _flush(reader)
    left = reader.state
    reader.state = reader.states.pop() if reader.states else reader.state
    reader.state.fresh = False
    if left.destination != reader.state.destination or left.into is not reader.state.into:
        if left.destination in ("pict", "objdata"):
            _file(reader, left.destination)
        else:
            _finished(reader, left.into)


def _finished(reader: Reader, said: Text) -> None:
    """A destination that ends: its text becomes a piece that knows the paragraph it hangs on."""
    shown = _clean("".join(said.shown))
    if said.part is None or said.silent or said is reader.body:
        return
    if said.label in ("sn", "propname"):
        reader.name = shown
        return
    if not tokens.is_said(said.label, shown, reader.name):
        shown = ""
    if said.part == "properties" and shown:
        label = reader.name if said.label == "staticval" else said.label
        shown = f"{label}: {shown}"
    place = Where(part=said.part)
    if said.part not in ("properties", "metadata", "header", "footer"):
        place = _hanging(reader, said.part)
    hangs = "".join(reader.body.shown).strip()[-_EXCERPT:] or reader.last
    context = (hangs,) if hangs and said.part in ("comment", "footnote") else ()
    hidden, deleted = _clean("".join(said.hidden)), _clean("".join(said.deleted))
    kinds: tuple[tuple[str, Part], ...] = ((shown, said.part), (hidden, "hidden"), (deleted, "revision"))
    for text, part in kinds:
        if text:
            reader.beside.append(Piece(text, place.at(part=part), context))


def _hanging(reader: Reader, part: Part) -> Where:
    """The place of what hangs on the row of a table or on the paragraph that is being read."""
    if reader.row or reader.state.in_table:
        return Where(row=len(reader.rows) + 1, part=part)
    return Where(paragraph=reader.paragraph + 1, part=part)


def _clean(text: str) -> str:
    text = text.replace("\r", "\n").replace("\0", "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def _ready(reader: Reader, token: Token) -> Iterator[Content]:
    """What can be handed over after a control word that ends a paragraph, a cell or a row of the body."""
    state = reader.state
    if state.into is not reader.body:
        return
    match token.word:
        case "par" | "sect" | "page" if state.in_table:
            reader.body.shown.append("\n")
        case "par" | "sect" | "page":
            yield from _table(reader)
            yield from _paragraph(reader, counts=token.word != "page")
            yield from _asides(reader)
        case "cell" | "nestcell":
            reader.row.append(_clean("".join(reader.body.shown)))
            reader.body.shown.clear()
            _unseen(reader)
        case "row" | "nestrow":
            if any(reader.row):
                reader.rows.append(Row(len(reader.rows) + 1, tuple(reader.row)))
            reader.row = []


def _paragraph(reader: Reader, counts: bool = True) -> Iterator[Content]:
    text = _clean("".join(reader.body.shown))
    reader.body.shown.clear()
    _unseen(reader, text)
    if counts or text:
        reader.paragraph += 1
    if text:
        reader.last = text[-_EXCERPT:]
        yield Piece(text, Where(paragraph=reader.paragraph, part="body"))


def _unseen(reader: Reader, text: str = "") -> None:
    """Hidden and deleted text of the body, which follows the paragraph or table it stands in."""
    kinds: tuple[tuple[list[str], Part], ...] = ((reader.body.hidden, "hidden"), (reader.body.deleted, "revision"))
    for said, part in kinds:
        if found := _clean("".join(said)):
            place = _hanging(reader, part)
            reader.beside.append(Piece(found, place, (text[-_EXCERPT:],) if text else ()))
        said.clear()


def _table(reader: Reader) -> Iterator[Content]:
    if reader.row:
        reader.rows.append(Row(len(reader.rows) + 1, tuple(reader.row)))
        reader.row = []
    if reader.rows:
        rows, reader.rows = reader.rows, []
        yield Grid(iter(rows), Where(part="body"), reader.last)


def _asides(reader: Reader) -> Iterator[Content]:
    kept, reader.beside = reader.beside, []
    yield from kept


_PICTURES = {"pngblip": "png", "jpegblip": "jpg", "emfblip": "emf", "wmetafile": "wmf"}


def _file(reader: Reader, kind: str) -> None:
    """A picture or an object becomes a file of its own; both stand in the text as hexadecimal digits."""
    data = bytes(reader.blob)
    reader.blob.clear()
    digits = data.translate(None, b" \t\r\n")
    if digits and not digits.strip(b"0123456789abcdefABCDEF"):
        data = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    ending = _PICTURES.get(reader.picture)
    if kind == "pict" and ending is None:
        return  # a bitmap or metafile for readers older than the picture that stands beside it
    if kind == "objdata":
        data, ending = ole1(data), "ole"
    if data:
        reader.files += 1
        reader.beside.append(
            Embedded(f"{kind}{reader.files}.{ending}", lambda: io.BytesIO(data), len(data), where=ATTACHED)
        )


SCANNER = Scanner(
    name="rtf",
    formats=(Format("application/rtf", "Rich Text", (".rtf",)),),
    pieces=pieces,
    library="standard library",
    licence="PSF-2.0",
    reads="body and tables, headers, footers, footnotes, comments, hidden and deleted text, text nobody sees (white"
    " on white, of one point), text boxes, alternative texts, fields, form fields, bookmarks, properties;"
    " pictures and objects as files of their own",
    does_not_read="tables within tables as tables of their own; Windows metafiles",
)
