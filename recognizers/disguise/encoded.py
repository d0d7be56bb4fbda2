"""Text that is written in a code everybody can undo: HTML entities, percent-encoding, escapes, base64, hexadecimal.

Source: RFC 3986 (2.1), RFC 4648 (4, 5, 8), HTML (named and numeric character references), ECMA-404 (escapes). A blob is
read only where it turns out to be text; addresses written "name [at] example [dot] org" are read too.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote_to_bytes

from recognizers.disguise.plain import Edit, Plain
from recognizers.disguise.suspects import suspects

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});")
_PERCENT = re.compile(r"(?:%(?:25)*[0-9A-Fa-f]{2})+")
_ESCAPE = re.compile(r"\\u\{?[0-9A-Fa-f]{4}\}?|\\x[0-9A-Fa-f]{2}")
_QUOTED = re.compile(r"(?:=[0-9A-F]{2}){3,}")
_QUERY = re.compile(r"(?<=[?&])[\w.-]{1,40}=[^&\s#]*\+[^&\s#]*")
_BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/_-])(?:[A-Za-f][A-Za-z0-9+/_-]{3}){2}[A-Za-z0-9+/_-]{3,}(?:\r?\n(?=[A-Za-z0-9+/]{4})[A-Za-z0-9+/_-]{4,})*={0,2}(?![A-Za-z0-9+/_=-])"
)
_BYTE = r"(?:[2-9A-Fa-f][0-9A-Fa-f]|0[9ADad])"
"""A byte of text in UTF-8, line breaks too."""
_HEX = re.compile(rf"(?<![0-9A-Za-z])(?:0x|\\x)?{_BYTE}(?:(?:[ :]|\\x|0x)?{_BYTE}){{8,}}(?![0-9A-Za-z])")
_SPELT = re.compile(r"(?<=\w)[ \t]*[\[({<][ \t]*(at|dot)[ \t]*[\])}>][ \t]*(?=\w)", re.IGNORECASE)
_COMMENT = re.compile(r"(?<=[\w@.+()/ -])(?:<!--[^<>]{0,40}?-->|/\*[^*/]{0,40}\*/)(?=[\w@.+()/ -])")

DEPTH = 4
"""How often what was read is looked at again: a blob within a blob."""

_LEAST_BLOB = 9


def decoded(plain: Plain, kinds: Iterable[str]) -> Plain:
    """The text with what is encoded in it read, blobs within blobs too. `kinds` are those that `suspects` saw."""
    for _ in range(DEPTH):
        after = plain.edited(_edits(plain.text, kinds))
        if after is plain:
            break
        plain, kinds = after, suspects(after.text)
    return plain


def _edits(text: str, kinds: Iterable[str]) -> Iterator[Edit]:
    for kind in kinds:
        for regex, read, why in _READERS.get(kind, ()):
            for match in regex.finditer(text):
                value = read(match.group())
                if value is not None and value != match.group():
                    yield Edit(*match.span(), value, why)


def _entity(value: str) -> str | None:
    import html

    read = html.unescape(value)
    return read if len(read) == 1 and (read.isprintable() or read.isspace() or read in "\u200b\u00ad") else None


def _percent(value: str) -> str | None:
    while "%25" in value:
        value = value.replace("%25", "%")
    try:
        read = unquote_to_bytes(value).decode()
    except UnicodeDecodeError:
        return None
    return read if _is_text(read) else None


def _escape(value: str) -> str | None:
    read = chr(int(value.strip("\\ux{}"), 16)) if "u" in value else chr(int(value[2:], 16))
    return read if read.isprintable() or read in "\n\t\u200b\u00ad" else None


def _hex(value: str) -> str | None:
    digits = re.sub(r"\\x|0x|[ :]", "", value)
    return _blob(bytes.fromhex(digits), digits.isdigit())


def _base64(value: str) -> str | None:
    packed = re.sub(r"[\r\n=]", "", value).translate(str.maketrans("-_", "+/"))
    if len(packed) % 4 == 1:
        return None
    try:
        return _blob(base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True))
    except binascii.Error:
        return None


def _blob(data: bytes, numeric: bool = False) -> str | None:
    """What a blob says, if it is text: printable, with digits, blanks or an address in it, or a blob itself."""
    try:
        read = data.decode()
    except UnicodeDecodeError:
        return None
    if len(read) < _LEAST_BLOB or not _is_text(read):
        return None
    digits = sum(c.isdigit() for c in read)
    if numeric:  # a long number that happens to be one: only if it says a number
        return read if re.fullmatch(r"[\d ./-]{9,}", read) else None
    said = digits >= 4 or " " in read.strip() or "@" in read
    return read if said or re.fullmatch(r"[A-Za-z0-9+/_-]{12,}={0,2}", read) else None


def _is_text(read: str) -> bool:
    return all(c.isprintable() or c in "\n\r\t" for c in read)


_READERS: dict[str, tuple[tuple[re.Pattern[str], Callable[[str], str | None], str], ...]] = {
    "entity": ((_ENTITY, _entity, "written as HTML entities"),),
    "percent": (
        (_PERCENT, _percent, "percent-encoded"),
        (_QUERY, lambda value: value.replace("+", " "), "percent-encoded"),
    ),
    "escape": ((_ESCAPE, _escape, "written in escapes"),),
    "quoted": ((_QUOTED, lambda value: _percent(value.replace("=", "%")), "written in escapes"),),
    "comment": ((_COMMENT, lambda _: "", "broken up by comments"),),
    "spelt": ((_SPELT, lambda value: "@" if "a" in value.casefold() else ".", "spelt out"),),
    "hex": ((_HEX, _hex, "in hexadecimal"),),
    "base64": ((_BASE64, _base64, "in base64"),),
}
