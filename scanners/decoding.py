"""Bytes to text, with the name of the encoding that was used; never a silent guess, never an abort.

The order: a byte order mark; UTF-32 and UTF-16 without one, by where their zero bytes stand; the charset the file
declares, if it decodes; UTF-8; the seven-bit ISO 2022 and HZ escapes; then the legacy encodings, told by
charset-normalizer where the bytes look like another script and taken as Windows-1252 (WHATWG Encoding Standard, the
fallback of browsers) where they look like accents among Latin letters. Only the first `HEAD` bytes decide; the rest is
decoded as it streams by. A byte that does not fit later is read as Windows-1252 in an UTF-8 file and as U+FFFD in any
other, and the reading goes on.
"""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal, NamedTuple

from scanners.contract import ScanError

HEAD = 256 << 10
"""Bytes looked at to tell an encoding or a type."""

CHUNK = 256 << 10
"""Bytes decoded at a time."""

MENDING = "scanners.mend"
"""The codec error handler that reads a byte which is no UTF-8 as Windows-1252."""

How = Literal["bom", "zeros", "declared", "utf-8", "escapes", "guess"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPES = (
    (b"\x1b", re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (b"\x1b", re.compile(rb"\x1b(?:\$[@B]|\([JI]|\$\(D)"), "iso2022_jp_ext"),
    (b"~{", re.compile(rb"~\{[!-w][!-~](?:[!-w][!-~])*~\}"), "hz"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\0\t\n\v\f\r\x1a\x1b") + b"\x7f"
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_SUPERSETS = {"ascii": "utf-8", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
_SUPERSETS |= {"euc_kr": "cp949", "iso8859-9": "cp1254", "utf-16": "utf-16-le"}
_NO_CHARSETS = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
_SAMPLE = 32 << 10
_BEYOND = re.compile(r"[^\x00-\x7f]")
_LETTERS = [bytes([b]) for b in (*range(65, 91), *range(97, 123))]
_WESTERN = ("cp1252", "cp850", "mac_roman")  # Windows, DOS and old Mac; the first wins a tie
_CENTRAL = ("cp1250", "iso8859_2")  # of Central Europe, as Polish, Czech and Hungarian families write
_KOREAN = ("cp949", "johab")
_ACCENTED = frozenset(
    "áéíóúýàèìòùâêîôûãõñäëïöüåøæœçßðþÿÁÉÍÓÚÝÀÈÌÒÙÂÊÎÔÛÃÕÑÄËÏÖÜÅØÆŒÇÐÞŠšŽž‘’“”–—…•€™©®°ºª«»§·½¼£¿¡\xa0\xad"
)
_CENTRAL_ACCENTED = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽáéíýúÁÉÍÝÚöüőűÖÜŐŰäëßţş‘’“”„–—…•§\xa0\xad")


class Line(NamedTuple):
    """A line, or a part of a very long one: its number, its text, where in the line it starts, whether more follows."""

    number: int
    text: str
    start: int = 0
    continued: bool = False


class Run(NamedTuple):
    """Several whole lines that need no look of their own: the number of the first, their text without the last end."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding as Python names it, how it was told, and the length in bytes of the mark to leave out."""

    name: str
    how: How
    mark: int = 0

    @property
    def errors(self) -> str:
        """The error handler under which this encoding is read: it never raises."""
        return MENDING if self.name == "utf-8" else "replace"


def tell(head: bytes, declared: str | None = None) -> Encoding | None:
    """The encoding of a text that begins with `head`, or None if this is no text.

    `declared` is a charset that the file or its envelope names; it counts only if `head` decodes with it.
    """
    for bom, name in _BOMS:
        if head.startswith(bom):
            return Encoding(name, "bom", len(bom))
    wide = _wide(head)
    if wide:
        return Encoding(wide, "zeros")
    for first, pattern, escaped in _ESCAPES:
        if first in head and pattern.search(head) and _fits(head, escaped):
            return Encoding(escaped, "escapes")
    if not _is_text(head):
        return None
    codec = _codec(declared)
    if codec and codec != "utf-8" and not codec.startswith(("utf-16", "utf-32")) and _fits(head, codec):
        return Encoding(codec, "declared")
    return _eight_bit(head)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The whole of `data` as text, and the encoding's name. Anything decodes; what is no text goes as Windows-1252."""
    encoding = tell(data[:HEAD], declared) or Encoding("cp1252", "guess")
    text = data[encoding.mark :].decode(encoding.name, encoding.errors)
    return text.replace("\0", " "), encoding.name


def chunks(stream: BinaryIO, declared: str | None = None, encoding: Encoding | None = None) -> Iterator[str]:
    """The text of a stream from its beginning, a bounded piece at a time; memory does not grow with the stream.

    Zero bytes, which pad fixed-width exports, come as blanks.
    """
    stream.seek(0)
    head = stream.read(HEAD)
    known = encoding or tell(head, declared) or Encoding("cp1252", "guess")
    decoder = codecs.getincrementaldecoder(known.name)(known.errors)
    data = head[known.mark :]
    while data:
        if text := decoder.decode(data):
            yield text.replace("\0", " ")
        data = stream.read(CHUNK)
    if text := decoder.decode(b"", True):
        yield text.replace("\0", " ")


def limited(parts: Iterable[str], limit: int) -> Iterator[str]:
    """The same text, up to `limit` characters; raises ScanError("too-large") if there is more."""
    left = limit
    for part in parts:
        yield part[:left] if left < len(part) else part
        left -= len(part)
        if left < 0:
            raise ScanError("too-large", f"only the first {limit:,} characters were read")


def lines(parts: Iterable[str], longest: int) -> Iterator[Line]:
    """The lines of a text, without their ends ("\\n", "\\r\\n" or "\\r"), numbered from 1.

    A line of more than `longest` characters comes in several, each at most that long, cut at a blank where there is
    one near the end; `start` says where in its line each begins.
    """
    number, start, rest = 1, 0, ""
    for part in parts:
        text = rest + part
        if text.endswith("\r"):
            text, held = text[:-1], "\r"  # it may be half of "\r\n"
        else:
            held = ""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        *whole, rest = text.split("\n")
        for line in whole:
            if len(line) <= longest:  # nearly always: each step counts here
                yield Line(number, line, start)
            else:
                yield from _cut(line, number, start, longest)
            number, start = number + 1, 0
        while len(rest) > longest:
            at = _cut_at(rest, longest)
            yield Line(number, rest[:at], start, True)
            rest, start = rest[at:], start + at
        rest += held
    if rest:
        yield from _cut(rest.removesuffix("\r"), number, start, longest)


def runs(
    parts: Iterable[str], longest: int, marks: tuple[str, ...], starts: re.Pattern[str] | None
) -> Iterator[Line | Run]:
    """The lines of a text as `lines` gives them, those that need no look several together in a `Run`.

    A line in which one of the strings `marks` stands is given alone; so is one that `starts` finds with the line end
    before it, and if the group `under` took part, the line above it too. A run has at most `longest` characters.
    That costs one search of each mark in place of a look at each line.
    """
    number, rest = 1, ""
    parts = iter(parts)
    for part in parts:
        text = rest + part
        held = "\r" if text.endswith("\r") else ""  # it may be half of "\r\n"
        if "\r" in text:
            text = text[: len(text) - len(held)].replace("\r\n", "\n").replace("\r", "\n")
        end = text.rfind("\n")
        if starts is not None and end >= 0:
            end = text.rfind("\n", 0, end)  # what comes next may say something of the last line
        if end < 0 or len(text) - end > longest:
            rest = text + held
            if len(rest) <= longest:
                continue
            tail = itertools.chain([rest], parts)
            yield from (line._replace(number=line.number + number - 1) for line in lines(tail, longest))
            return
        whole = f"\n{text[: end + 1]}"
        number = yield from _runs(whole, number, longest, _marked(whole, marks, starts))
        rest = text[end + 1 :] + held
    if rest:
        yield from (line._replace(number=line.number + number - 1) for line in lines([rest], longest))


def _runs(hay: str, number: int, longest: int, marked: Iterator[tuple[int, int]]) -> Generator[Line | Run, None, int]:
    """The lines and runs of some whole lines, a line end before and after them; in the end the number that follows."""
    at = 0  # the end of the line before
    while at < len(hay) - 1:
        start, stop = next(marked, (len(hay) - 1, len(hay) - 1))
        while at < start:
            end = hay.rfind("\n", at + 1, min(start, at + 1 + longest) + 1)
            if end < 0:
                end = hay.find("\n", at + 1)
                yield from _cut(hay[at + 1 : end], number, 0, longest)
            else:
                yield Run(number, hay[at + 1 : end])
            number += hay.count("\n", at, end)
            at = end
        if start < stop:
            yield from _cut(hay[start + 1 : stop], number, 0, longest)
            number, at = number + 1, stop
    return number


def _marked(hay: str, marks: tuple[str, ...], starts: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """The lines that are to be given alone, each by the places of the line ends around it, in order."""
    following = {mark: place for mark in marks if (place := hay.find(mark)) >= 0}
    found = starts.search(hay) if starts else None
    done, last = 0, len(hay) - 1
    while True:
        place = min(following.values(), default=last)
        if starts and found and found.start() <= place:
            start = found.start()
            if found["under"] and start > done:
                yield hay.rfind("\n", done, start), start
        elif place == last:
            return
        else:
            start = hay.rfind("\n", done, place)
        if start == last:
            return
        done = hay.find("\n", start + 1)
        yield start, done
        for mark, at in list(following.items()):
            if at < done:
                if (at := hay.find(mark, done)) < 0:
                    del following[mark]
                else:
                    following[mark] = at
        if starts and found and found.start() < done:
            found = starts.search(hay, done)


def _cut(line: str, number: int, start: int, longest: int) -> Iterator[Line]:
    if len(line) <= longest:
        yield Line(number, line, start, False)
        return
    while line:
        at = _cut_at(line, longest)
        yield Line(number, line[:at], start, at < len(line))
        line, start = line[at:], start + at


def _cut_at(text: str, longest: int) -> int:
    if len(text) <= longest:
        return len(text)
    for mark in (" ", "\t", ",", ";", "|", ">"):
        if (at := text.rfind(mark, longest - longest // 8, longest)) > 0:
            return at + 1
    return longest


def _mend(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _cp1252(error.object[error.start : error.end]), error.end


def _cp1252(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:  # five code points are not assigned; browsers read them as the control of that number
        return data.decode("latin-1")


codecs.register_error(MENDING, _mend)


def _wide(head: bytes) -> str | None:
    """UTF-32 or UTF-16 without a mark, told by which bytes of each unit are zero."""
    sample = head[:4096]
    sample = sample[: len(sample) // 4 * 4]
    if len(sample) < 8 or not any(sample):
        return None
    lanes = [sample[i::4] for i in range(4)]
    empty = [lane.count(0) / len(lane) for lane in lanes]
    if min(empty[2], empty[3]) > 0.9 and empty[0] < 0.5 and _fits(head, "utf-32-le"):
        return "utf-32-le"
    if min(empty[0], empty[1]) > 0.9 and empty[3] < 0.5 and _fits(head, "utf-32-be"):
        return "utf-32-be"
    even, odd = (empty[0] + empty[2]) / 2, (empty[1] + empty[3]) / 2
    if odd > 0.4 and even < 0.1 and _reads_well(head, "utf-16-le"):
        return "utf-16-le"
    if even > 0.4 and odd < 0.1 and _reads_well(head, "utf-16-be"):
        return "utf-16-be"
    return None


def _reads_well(head: bytes, codec: str) -> bool:
    text = head[:8192].decode(codec, "replace")
    odd = sum(1 for c in text if c == "\ufffd" or (c < " " and c not in "\t\n\r\f\v"))
    return odd <= len(text) // 50


def _is_text(head: bytes) -> bool:
    """Few control bytes and not mainly zeros. Fixed-width exports padded with zero bytes are still text."""
    printable = len(head) - head.count(0)
    if printable * 4 < len(head) * 3 or not printable:
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 50 <= printable


def _codec(declared: str | None) -> str | None:
    """The Python name of a declared charset, widened to the superset that browsers use; None if there is none."""
    if not declared:
        return None
    try:
        info = codecs.lookup(declared.strip().strip("\"'").lower())
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding or info.name in _NO_CHARSETS:
        return None
    return _SUPERSETS.get(info.name, info.name)


def _fits(head: bytes, codec: str) -> bool:
    """Whether `head`, which may end in the middle of a character, decodes strictly."""
    try:
        codecs.getincrementaldecoder(codec)("strict").decode(head)
    except (UnicodeError, ValueError):
        return False
    return True


def _eight_bit(head: bytes) -> Encoding:
    if _fits(head, "utf-8") or _mostly_utf8(head):
        return Encoding("utf-8", "utf-8")
    return Encoding(_legacy(head), "guess")


def _mostly_utf8(head: bytes) -> bool:
    """More characters that are UTF-8 than bytes that are not: a patched file, not another encoding."""
    good = bad = 0
    for run in _HIGH_RUN.findall(head):
        text = run.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        bad += broken
        good += len(text) - broken
    return good > 2 * bad


def _legacy(head: bytes) -> str:
    runs = list(_HIGH_RUN.finditer(head))
    western = sum(1 for run in runs if _is_western(run, head))
    high = sum(run.end() - run.start() for run in runs)
    letters = sum(map(head.count, _LETTERS))
    if western * 10 >= len(runs) * 8 and high * 4 <= letters + high:
        return max(_WESTERN + _CENTRAL, key=lambda codec: _accents(head, codec))
    return _guess(head, runs[0].start()) or "cp1252"


def _is_western(run: re.Match[bytes], head: bytes) -> bool:
    """One byte alone, or two or three within a word (the "ção" of a Portuguese name)."""
    length = run.end() - run.start()
    touching = head[max(0, run.start() - 1) : run.start()] + head[run.end() : run.end() + 1]
    return length == 1 or (length <= 3 and touching.isalpha())


def _accents(head: bytes, codec: str) -> int:
    """How many characters beyond ASCII stand where they would in Western text, less those that do not."""
    text = f" {head[:_SAMPLE].decode(codec, 'replace')} "
    found = [(text[m.start() - 1], m.group(), text[m.end()]) for m in _BEYOND.finditer(text)]
    usual = _CENTRAL_ACCENTED if codec in _CENTRAL else _ACCENTED
    return sum(1 if _is_usual(*three, usual) else -1 for three in found)


def _is_usual(before: str, char: str, after: str, usual: frozenset[str]) -> bool:
    around = before.isalpha() + after.isalpha()
    if char not in usual or (char.isupper() and before.islower()):
        return False
    if char.isalpha():
        return around > 0 or char in "àáéèóòôúÀÁÉÓªº"
    return around < 2 or char in "’\xad·–—…"


def _guess(head: bytes, first: int) -> str | None:
    """What charset-normalizer says of the part of `head` around its first byte beyond ASCII."""
    from charset_normalizer import from_bytes

    begin = max(0, first - 1024)
    sample = head[begin : begin + _SAMPLE]
    best = from_bytes(sample, steps=8, chunk_size=1024, threshold=0.35).best()
    codec = _codec(best.encoding) if best else _korean(sample)
    return codec if codec and not codec.startswith(("utf-16", "utf-32")) else None


def _korean(sample: bytes) -> str | None:
    """The Korean encoding in which most of what is beyond ASCII is Hangul; None if there is none."""
    for codec in _KOREAN:
        if _fits(sample, codec):
            beyond = _BEYOND.findall(sample.decode(codec, "ignore"))
            if sum("\uac00" <= c <= "\ud7a3" for c in beyond) * 2 > len(beyond):
                return codec
    return None
