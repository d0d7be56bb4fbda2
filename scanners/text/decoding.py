"""Bytes to text, with the name of the encoding that was used; never a silent guess, never an abort.

The order: a byte order mark; UTF-32 and UTF-16 without one, by where their zero bytes stand, or by their letters
(`scanners.text.alphabets`); EBCDIC; the charset the file declares, if it decodes; UTF-8; the seven-bit ISO 2022 and HZ
escapes; then the legacy encodings, those of one byte a letter told by their letters, Windows-1252 (the fallback of
browsers, WHATWG Encoding Standard) before its likes, the others by charset-normalizer. Only the first `HEAD` bytes
decide; the rest is decoded as it streams by. A byte that does not fit later is read as Windows-1252 in an UTF-8 file
and as U+FFFD in any other, and the reading goes on. Stretches of another width are read as such (`mixedtext`).
"""

from __future__ import annotations

import codecs
import itertools
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from scanners.contract import ScanError
from scanners.text import alphabets, mixedtext

HEAD = 256 << 10
"""Bytes looked at to tell an encoding or a type."""

CHUNK = 128 << 10
"""Bytes decoded at a time."""

MENDING = "scanners.mend"
"""The codec error handler that reads a byte which is no UTF-8 as Windows-1252."""

How = Literal["bom", "zeros", "letters", "declared", "utf-8", "escapes", "guess"]

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
    (b"~", re.compile(rb"~\{[!-w][!-~](?:[!-w][!-~])*~\}"), "hz"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\0\t\n\v\f\r\x1a\x1b") + b"\x7f"
_PLAIN = bytes(range(32, 127)) + b"\t\r\n"
_STRAY = 2
"""Control bytes that a text of any length may hold: a bell in the line of a terminal."""

_BLANK = " ".encode("cp037")
_MAINFRAME = (string.ascii_letters + string.digits + " .,;:-'()/&@#$%*+=\"!?<>_|\r\n\t\x85").encode("cp037") + b"\0"
"""What nearly all of an English text is in EBCDIC; brackets and a few signs apart, all code pages agree."""

_ACCENTED = "".join(c for c in map(chr, range(0xC0, 0x100)) if c.isalpha()).encode("cp037")

_LEAST_LETTERS = 16
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_SUPERSETS = {"ascii": "utf-8", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
_SUPERSETS |= {"euc_kr": "cp949", "iso8859-9": "cp1254", "utf-16": "utf-16-le"}
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
_SAMPLE = 32 << 10
_BEYOND = re.compile(r"[^\x00-\x7f]")
_LETTERS = [bytes([b]) for b in (*range(65, 91), *range(97, 123))]
_KOREAN = ("cp949", "johab")
_MULTIBYTE = frozenset({"cp932", "shift_jis_2004", "euc_jp", "euc_jis_2004", "cp949", "johab", "gb18030", "big5"})
_MULTIBYTE |= {"big5hkscs", "cp950", "euc_jisx0213", "shift_jisx0213"}
_SURE = 0.75
"""How like its words a text must be for an alphabet to stand against the encoding of another script."""


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

    `declared` is a charset that the file or its envelope names; it counts only if `head` decodes with it. The last
    answer is kept: a file is asked about when its type is told, and again when it is read.
    """
    asked, answer = _last
    if asked != (head, declared):
        answer = _told(head, declared)
        _remember(head, declared, answer)
    return answer


_last: tuple[tuple[bytes, str | None], Encoding | None] = ((b"", None), None)


def _remember(head: bytes, declared: str | None, answer: Encoding | None) -> None:
    global _last  # one assignment, so that question and answer always belong together
    _last = (head, declared), answer


def _told(head: bytes, declared: str | None) -> Encoding | None:
    for bom, name in _BOMS:
        if head.startswith(bom):
            return Encoding(name, "bom", len(bom))
    wide = _wide(head)
    if wide:
        return Encoding(wide, "zeros")
    if _is_mainframe(head):
        return Encoding("cp037", "letters")
    for first, pattern, escaped in _ESCAPES:
        if first in head and pattern.search(head) and _fits(head, escaped):
            return Encoding(escaped, "escapes")
    text = _is_text(head)
    if not (text and (_fits(head, "utf-8") or not _has_controls(head))) and (wide := alphabets.wide(head)):
        return Encoding(wide, "letters")
    return _narrow(head, declared) if text else None


def _narrow(head: bytes, declared: str | None) -> Encoding:
    """The encoding of a text whose characters of ASCII are one byte each."""
    codec = _codec(declared)
    if codec and codec != "utf-8" and not codec.startswith(("utf-16", "utf-32")) and _fits(head, codec):
        return Encoding(codec, "declared")
    return _eight_bit(head)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The whole of `data` as text, and the encoding's name. Anything decodes; what is no text goes as Windows-1252."""
    encoding = tell(data[:HEAD], declared) or Encoding("cp1252", "guess")
    text = "".join(_decoded([data[encoding.mark :]], encoding))
    return text.replace("\0", " "), encoding.name


def chunks(stream: BinaryIO, declared: str | None = None, encoding: Encoding | None = None) -> Iterator[str]:
    """The text of a stream from its beginning, a bounded piece at a time; memory does not grow with the stream.

    Zero bytes, which pad fixed-width exports, come as blanks.
    """
    stream.seek(0)
    head = stream.read(HEAD)
    known = encoding or tell(head, declared) or Encoding("cp1252", "guess")
    begun = (head[at : at + CHUNK] for at in range(known.mark, len(head), CHUNK))
    data = itertools.chain(begun, iter(lambda: stream.read(CHUNK), b""))
    for text in _decoded(data, known):
        if text:
            yield text.replace("\0", " ")


def _decoded(parts: Iterable[bytes], encoding: Encoding) -> Iterator[str]:
    return mixedtext.decoded(filter(None, parts), encoding.name, encoding.errors, MENDING)


def limited(parts: Iterable[str], limit: int) -> Iterator[str]:
    """The same text, up to `limit` characters; raises ScanError("too-large") if there is more."""
    left = limit
    for part in parts:
        yield part[:left] if left < len(part) else part
        left -= len(part)
        if left < 0:
            raise ScanError("too-large", f"only the first {limit:,} characters were read")


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
    head = mixedtext.narrowed(head).lstrip(b"\0") or head  # a log that was emptied while a program went on writing
    printable = len(head) - (head.count(0) if b"\0" in head else 0)
    if printable * 4 < len(head) * 3 or not printable or _is_filled(head):
        return False
    controls = _controls(head)
    if controls * 50 <= printable or (controls <= _STRAY and printable == len(head) and _fits(head, "utf-8")):
        return True
    plain = len(head) - len(head.translate(None, _PLAIN))  # a text with a flipped bit here and there
    return plain * 10 >= len(head) * 9 and controls * 20 <= len(head) and b"\0" not in head


_HIGH = bytes(range(0x80, 0x100))
_RUN = re.compile(rb"([\x80-\xff]{1,4}?)\1{15,}")


def _is_filled(head: bytes) -> bool:
    """Mainly runs of the same few bytes beyond ASCII, as pixels and erased memory are: single bytes of a text in many
    encodings, but no writing has such runs. In UTF-8 they may be lines drawn by characters."""
    if head.isascii() or len(head.translate(None, _HIGH)) * 2 > len(head) or _fits(head, "utf-8"):
        return False
    return sum(len(run[0]) for run in _RUN.finditer(head)) * 2 > len(head)


def _is_mainframe(head: bytes) -> bool:
    """Whether this is EBCDIC, as exports of old systems are: blanks are "@" there, and hardly a byte is none of it."""
    if b" " in head or b"\n" in head or head.count(_BLANK) * 20 < len(head):
        return False
    rest = head.translate(None, _MAINFRAME)
    odd = len(rest.translate(None, _ACCENTED))
    return len(rest) * 4 <= len(head) and odd * 50 <= len(head) and len(head) - head.count(_BLANK) >= _LEAST_LETTERS


def _controls(head: bytes) -> int:
    if not any(map(head.__contains__, _CONTROLS)):  # each alone is found many times faster than any of them
        return 0
    return len(head) - len(head.translate(None, _CONTROLS))


def _has_controls(head: bytes) -> bool:
    return b"\0" in head or _controls(head) > 0


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
        return alphabets.latin(head)
    alphabet, fit = alphabets.other(head)
    if fit < _SURE and (guess := _guess(head, runs[0].start())) in _MULTIBYTE:
        return guess
    return alphabet if fit > 0 else alphabets.latin(head)


def _is_western(run: re.Match[bytes], head: bytes) -> bool:
    """One byte alone, or two or three in a word with letters of ASCII (the "ção" of a Portuguese name)."""
    length = run.end() - run.start()
    touching = head[max(0, run.start() - 1) : run.start()] + head[run.end() : run.end() + 1]
    return length == 1 or (length <= 3 and any(touching[i : i + 1].isalpha() for i in range(len(touching))))


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
