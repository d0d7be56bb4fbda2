"""Texts of two encodings: single bytes within UTF-16, and UTF-16 within single bytes.

Programs that append to a log without a look at its encoding leave them. A byte of zero tells the two apart: UTF-16 has
one in every Latin letter, a text of single bytes has none.
"""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterable, Iterator

from scanners.text import textlines

_LITTLE = rb"(?:\xff\xfe)?(?:[\t\n\r\x20-\xff]\0){8,}"
_BIG = rb"(?:\xfe\xff)?(?:\0[\t\n\r\x20-\xff]){8,}"
_WIDE = re.compile(rb"(?P<big>%s)|%s" % (_BIG, _LITTLE))  # of both the one that begins first is the right one
_ALTERNATING = re.compile(rb"\0[^\0]\0[^\0]\0[^\0]\0")  # what any of them holds: quickly seen to be missing
_LEAST_WIDE = 16
"""Bytes of UTF-16 within single bytes; shorter ones may be fields padded with zeros."""

_LEAST_LATIN, _LEAST_OTHER = 12, 32
"""Bytes of single-byte text within UTF-16 of Latin letters, or of others, where two make a Chinese character too."""

_HELD = 64
"""Bytes at the end of a part that wait for the next one, since a stretch of the other encoding may begin in them."""

_HAN = 0x4E
"""The upper byte of a common Chinese character at least; blanks, digits and line ends of single bytes are below."""

_NEXT = {"utf-16-le": rb"[\t\n\r\x20-\x7e]\0", "utf-16-be": rb"\0"}
"""What follows the end of a line of single bytes where UTF-16 goes on."""

_HIGH = bytes(range(0x80, 0x100))
_ONE_WIDTH = ("utf-32", "cp037", "iso2022", "hz")


def decoded(parts: Iterable[bytes], codec: str, errors: str, within: str) -> Iterator[str]:
    """The text of bytes that come in parts, none empty: in `codec`, but for stretches that are plainly of other width.

    `errors` is the error handler of `codec`, `within` that of single bytes in UTF-16, which are read as UTF-8. Zero
    bytes that belong to no stretch stay. What `parts` raises is raised after all that came before.
    """
    decoder = codecs.getincrementaldecoder(codec)(errors)
    wide, held, least = codec.startswith("utf-16"), b"", _LEAST_WIDE
    uniform = codec.startswith(_ONE_WIDTH)
    zeros = False  # whether there are any in what is held
    open_ended = False  # whether a stretch of the other width may go on in the next part
    for part in itertools.chain(textlines.until_error(parts), (b"",)):
        if isinstance(part, Exception):
            yield decoder.decode(held, True)
            raise part
        if not (wide or zeros or open_ended) and len(part) >= _HELD and (uniform or b"\0" not in part):
            yield decoder.decode(held)  # nearly always: no stretch begins in it
            held = part
            continue
        if wide and not held:
            least = _LEAST_LATIN if part[:4096].count(0) * 10 > 3 * len(part[:4096]) else _LEAST_OTHER
        data, at = held + part, 0
        found = () if uniform else _stretches(data, codec, least, open_ended)
        open_ended = False
        for start, end in found:
            open_ended = bool(part) and end >= len(data) - 1
            upto = max(start, end - least) if open_ended else end
            while wide and open_ended and start < upto and data[upto] & 0xC0 == 0x80:
                upto -= 1  # not in the middle of a character of UTF-8
            yield decoder.decode(data[at:start])
            yield decoder.decode(b"", True)
            decoder.reset()
            yield data[start:upto].decode("utf-8", within) if wide else _from_wide(data[start:upto])
            at = upto
        rest = at if open_ended else max(at, len(data) - _HELD) if part else len(data)
        rest -= (rest - at) % 2 if part else 0
        yield decoder.decode(data[at:rest])
        held = data[rest:]
        zeros = b"\0" in held and not uniform
    yield decoder.decode(b"", True)


def narrowed(data: bytes) -> bytes:
    """Single bytes, the zeros taken out of what UTF-16 there is among them."""
    return _WIDE.sub(lambda found: found[0].replace(b"\0", b""), data) if _alternates(data) else data


def _stretches(data: bytes, codec: str, least: int, begun: bool) -> Iterable[tuple[int, int]]:
    """Where the stretches of the other width begin and end; the first has `begun` in the part before."""
    if codec.startswith("utf-16"):
        return list(_narrow(data, codec, least, begun))
    return [found.span() for found in _WIDE.finditer(data)] if _alternates(data) else ()


def _alternates(data: bytes) -> bool:
    return b"\0" in data and _ALTERNATING.search(data) is not None  # one byte is found many times faster


def _narrow(data: bytes, codec: str, least: int, begun: bool) -> Iterator[tuple[int, int]]:
    """Single bytes within UTF-16, nearly all of them ASCII, less what belongs to the wide characters around them."""
    at = 0
    long = rb"[\t\n\r\x20-\x7e\x80-\xff]{%d,}" % least
    before = rb"(?:\A|(?<=[\0\n]{2}))" if begun else rb"(?<=[\0\n]{2})"
    short = rb"(?P<line>%s[\t\r\x20-\x7e]{1,%d}\n(?=%s|\Z))" % (before, least, _NEXT[codec])
    for found in re.finditer(long + b"|" + short, data):
        start, end = found.span()
        if found["line"] and not (start - at) % 2:
            yield start, end
            at = end
            continue
        start += (start - at) % 2
        if codec == "utf-16-le" and data[end : end + 1] == b"\0":
            end -= 1
        if end - start < least - 1:  # one byte may have been that of a neighbour
            continue
        units = data[start + (codec == "utf-16-le") : end : 2]
        narrow = min(units) < _HAN and len(data[start:end].translate(None, _HIGH)) * 10 >= 9 * (end - start)
        if narrow or (begun and not start):
            yield start, end
            at = end


def _from_wide(data: bytes) -> str:
    return data.decode("utf-16-be" if data[:1] in (b"\0", b"\xfe") else "utf-16-le", "replace").lstrip("\ufeff")
