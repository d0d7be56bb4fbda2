"""Output is untrusted too: names from a share are made harmless before a person or a program sees them.

What a terminal would obey, a reader would not see or a spreadsheet would run is written visibly: the escape character
as `\\x1b`, a right-to-left override as `\\u202e`, a byte that was no UTF-8 as `\\xff`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TextIO

# A formula, for any spreadsheet in common use (OWASP, CSV Injection); the full-width forms are read as such too.
_FORMULA = "=+-@\t\r\n＝＋－＠"
_PLAIN = re.compile(r"[ -~]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
_FULL_WIDTH = frozenset("FW")


def shown(text: str) -> str:
    """The text on one line with every control, format, bidi, unassigned or broken character written as an escape."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(_escape(c) if unicodedata.category(c) in _HIDDEN_CATEGORIES else c for c in text)


def prose(text: str) -> str:
    """Running text, of a pack say, on one line: its line breaks are white space, all else as `shown`."""
    return shown(" ".join(text.split()))


def cell(text: str) -> str:
    """The text as a csv cell that no spreadsheet takes for a formula: with an apostrophe before it if it could be."""
    safe = shown(text)
    return f"'{safe}" if text.lstrip(" ")[:1] in _FORMULA and text.strip(" ") else safe


def markup(text: str) -> str:
    """The text for the body or an attribute of an HTML page."""
    return html.escape(shown(text), quote=True)


def well_formed(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD, so that it can be written as UTF-8."""
    return _SURROGATE.sub("\ufffd", text)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes: two for a wide character, none for a combining one."""
    return sum(_columns(c) for c in text)


def shortened(text: str, width: int) -> str:
    """The text in at most `width` columns, its middle left out: a name is known by its beginning and its end."""
    if columns(text) <= width:
        return text
    if width < 2:
        return "…"[:width]
    tail = _head(text[::-1], (width - 1) // 2)[::-1]
    return f"{_head(text, width - 1 - columns(tail))}…{tail}"


def fitting(text: str, stream: TextIO, errors: str = "backslashreplace") -> str:
    """The text with what the stream's encoding lacks escaped: a report is not lost to an old console's code page."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, errors).decode(encoding)


def is_unicode(stream: TextIO) -> bool:
    """Whether the stream takes every character. A stream in memory has no encoding and does."""
    return (getattr(stream, "encoding", None) or "utf-8").lower().replace("_", "-").startswith("utf")


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of the name that was no UTF-8 (PEP 383)
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _FULL_WIDTH else 1


def _head(text: str, width: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += _columns(character)
        if used > width:
            return text[:index]
    return text
