"""What runs of letters and figures say that are some code of bytes: base64, base32, hexadecimal, lists of character codes.

Source: RFC 4648, RFC 1950 to 1952 (compressed data), RFC 2397 (data URLs), the ZIP file format (4.3.7), the dumps of xxd and
hexdump. A blob is read only where it turns out to be text; what is compressed in it is read up to a limit, and of several
compressed files the first: the `Edit` says where that is not all.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import zlib
from collections.abc import Iterator, Sequence

from recognizers.disguise.plain import Edit

BASE64, HEX, BASE32, CODES = "in base64", "in hexadecimal", "in base32", "in numbers of characters"

MOST = 1 << 18
"""Characters that one compressed blob is read to at most: it is a part of a passage, and memory is shared."""

_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"

_LEAST, _LEAST_NUMBER = 9, 8
"""Characters of a text in a blob at least; of one with four figures."""

_A = "[A-Za-z0-9+/_-]"
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-")
_URL = re.compile(r"data:[\w.+/-]{0,60}(?:;[\w=.-]{1,40}){0,3},\Z")
_LONGEST_URL = 150
_JOIN = r"(?:[ \t]*\r?\n[ \t>|*]*|\\(?:r\\)?n|\\?\r?\n[ \t]*|[\"'][ \t]*[+.&]?[ \t]*(?:\r?\n[ \t]*)?[\"'])"
_BASE64 = re.compile(
    rf"(?P<blob>(?=[A-Za-f]{_A}{{3}}[A-Za-f]|w[o-r4-7]|4o|77[+-]|/[/v]|H4sI|e(?:A[E-H]|F[4-7]|J[w-z]|N[o-r])){_A}{{10,}}"
    rf"(?:{_JOIN}{_A}{{4,}}(?=={{0,2}}[ \t]*(?:\r|\n|$|[\"'\\])))*)={{0,2}}(?![A-Za-z0-9+/_=-])"
)
_GROUPS = re.compile(
    r"(?<![^\s:])(?P<blob>(?:[A-Za-f][A-Za-z0-9+/]{3} ){3,}[A-Za-f0-9][A-Za-z0-9+/]{1,3})={0,2}(?![A-Za-z0-9+/=])"
)
_BETWEEN_LINES = re.compile(_JOIN)
_BASE32 = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z2-7]{14,}={0,6}|[a-z2-7]{15,}={0,6})(?![A-Za-z0-9=])")
_BASE32HEX = re.compile(r"(?<![A-Za-z0-9])[0-9A-V]{14,}={1,6}(?![A-Za-z0-9=])")
_ASCII85 = re.compile(r"<~([!-u\s]{10,})~>")
_UU = re.compile(r"(?m)(?:^|(?<= ))begin [0-7]{3,4} \S+\r?\n((?:[ -`]{2,62}\r?\n){1,400})`?\r?\n?end\b")

_BYTE = r"(?:[2-9A-Fa-f][0-9A-Fa-f]|0[09ADad])"
"""A byte of text in UTF-8 or UTF-16, line breaks too."""
_HEX = re.compile(
    rf"(?<![0-9A-Za-z])(?:0x|\\x|[Xx]')?{_BYTE}(?P<s>[ :-]|, ?0x|,|\\x| ?0x|){_BYTE}(?:(?P=s)(?:\r?\n[ \t>]*)?{_BYTE}){{6,}}(?![0-9A-Za-z])"
)
_DUMP = re.compile(
    r"(?m)(?:(?:^|(?<= ))[0-9a-fA-F]{6,8}:? {1,3}(?:[0-9a-fA-F]{2}[ \t-]{0,2}){1,16}(?:[ \t][^\n]*)?(?:\n|$))+"
)
_DUMPED = re.compile(r"(?m)(?:^|(?<= ))[0-9a-fA-F]{6,8}:? {1,3}((?:[0-9a-fA-F]{2,4} {0,2}(?<! {2})){1,16})")
_CODE = r"(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6]|10|13|9)"
_CODES = re.compile(rf"(?<![\w.,-])(?:\w*(?:CharCode|chr|Chr|CHAR|char)\()?({_CODE}(?P<s>, ?| ){_CODE}(?:(?P=s){_CODE}){{6,}})\)?(?![\w.]|, ?\d)")  # fmt: skip
_BITS = re.compile(r"(?<![\w.])[01]{8}(?P<s>[ ,]?)[01]{8}(?:(?P=s)[01]{8}){6,}(?!\w)")
_POINTS = re.compile(r"U\+[0-9A-Fa-f]{4,6}(?:[ ,]{0,2}U\+[0-9A-Fa-f]{4,6}){5,}")

_ID = re.compile(r"[\d ./-]{9,}|[A-Z]{1,3}-?\d{5,10}")
"""What a run of figures that happens to be a code may say: a number."""
_SHAPE = re.compile(
    r"\d{3}[- ]\d{2}[- ]\d{4}|\(?\d{3}\)?[- .]\d{3}[-.]\d{4}|\d{1,2}/\d{1,2}/(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|\d{10,19}|(?:\d{4} ){3}\d{4}"
    r"|[\w.+-]+@[\w-]+\.[\w.]+|[A-Z]{1,3}\d{5,10}"
)
_WORDS = re.compile(r"(?:^|[^A-Za-z])[A-Za-z][a-z]{2,}[,.:;]? [A-Za-z][a-z]")


def base64s(text: str, places: Sequence[int]) -> Iterator[Edit]:
    """The blobs of base64 around some places, each with the address of a data URL before it; lines below go with it."""
    done = 0
    for place in places:
        if place <= done:
            continue
        start = place - 1
        while start > done and text[start - 1] in _LETTERS:
            start -= 1
        found = _BASE64.match(text, start)
        done = found.end() if found else place
        if found:
            url = _URL.search(text, max(0, start - _LONGEST_URL), start)
            yield from _base64(found, url.start() if url else start)
    if any(text[place - 1] == "=" for place in places):
        for found in _GROUPS.finditer(text):
            yield from _base64(found, found.start())


def _base64(found: re.Match[str], start: int) -> Iterator[Edit]:
    """The blob, or without the last of its lines, which may be a word that only stands below it."""
    blob, end = found["blob"], found.end()
    while True:
        packed = re.sub(r"[^A-Za-z0-9+/]", "", _BETWEEN_LINES.sub("", blob).replace("-", "+").replace("_", "/"))
        if (unpacked := _unpacked(packed)) is not None:
            read, whole = unpacked
            yield Edit(start, end, read, BASE64, whole)
            return
        joints = list(_BETWEEN_LINES.finditer(blob))
        if not joints:
            return
        end = found.start("blob") + joints[-1].start()
        blob = blob[: joints[-1].start()]


def _unpacked(packed: str) -> tuple[str, bool] | None:
    """What a blob says, and whether that is all of it."""
    if len(packed) % 4 == 1 or len(packed) < 10:
        return None
    try:
        data = base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except binascii.Error:
        return None
    if (read := _decoded(data)) is not None:
        return (read, True) if _says(read) else None
    if (inflated := _inflated(data)) is None:
        return None
    inner, whole = inflated
    read = _decoded(inner, whole)
    return (read, whole) if read is not None and _says(read) else None


def hexes(text: str, _places: Sequence[int] = ()) -> Iterator[Edit]:
    """The bytes written in hexadecimal, with or without signs between them, and the dumps of bytes by lines."""
    for found in _DUMP.finditer(text):
        lines = (re.sub(r"\s", "", line) for line in _DUMPED.findall(found.group()))
        whole = "".join(line[: len(line) // 2 * 2] for line in lines)
        if read := said(bytes.fromhex(whole)):
            yield Edit(found.start(), found.end() - found.group().endswith("\n"), read, HEX)
    for found in _HEX.finditer(text):
        digits = re.sub(r"0x|[^0-9A-Fa-f]", "", found.group())
        data = bytes.fromhex(digits[: len(digits) // 2 * 2])
        if read := said(data, numeric=digits.isdigit()):
            yield Edit(*found.span(), read, HEX)


def rarer(text: str, places: Sequence[int] = ()) -> Iterator[Edit]:
    """Codes of bytes that are seldom met: base32 around some places, base85 between its marks, uuencode."""
    done = 0
    for place in places:
        if place <= done:
            continue
        start = _run(text, place)
        found = _BASE32.match(text, start)
        read = _of_base32(found.group()) if found else None
        if read is None and (found := _BASE32HEX.match(text, start)) and len(found.group()) % 8 == 0:
            read = said(base64.b32hexdecode(found.group()))
        if found and read:
            yield Edit(*found.span(), read, BASE32)
        run = _RUN.match(text, start)
        done = max(place, run.end() if run else 0)
    for found in _ASCII85.finditer(text):
        try:
            decoded = said(base64.a85decode(found[1]))
        except ValueError:
            continue
        if decoded:
            yield Edit(*found.span(), decoded, BASE64)
    for found in _UU.finditer(text):
        try:
            told = said(b"".join(map(binascii.a2b_uu, found[1].splitlines())))
        except binascii.Error:
            continue
        if told:
            yield Edit(*found.span(), told, BASE64)


def _run(text: str, place: int) -> int:
    """Where the run of letters and figures begins that ends before `place`, a sign and its padding left out."""
    if not text[place - 1].isalnum() and text[place - 1] != "=":
        place -= 1
    while place and text[place - 1] == "=":
        place -= 1
    while place and text[place - 1].isalnum():
        place -= 1
    return place


_RUN = re.compile(r"[A-Za-z0-9]+=*")


def _of_base32(blob: str) -> str | None:
    """What a blob of base32 says; one without its padding, or in small letters, must say words or a number."""
    bare = blob.rstrip("=").upper()
    if len(bare) % 8 in {1, 3, 6}:
        return None
    read = said(base64.b32decode(bare + "=" * (-len(bare) % 8)))
    padded = blob.endswith("=") and blob.isupper()
    return read if read is not None and (padded or _tells(read) or _ID.fullmatch(read)) else None


def codes(text: str, _places: Sequence[int] = ()) -> Iterator[Edit]:
    """Lists of the numbers of characters. So are many lists of figures: only what comes to words or to a number counts."""
    for found in _CODES.finditer(text):
        read = "".join(chr(int(code)) for code in re.findall(r"\d+", found[1]))
        if "(" in found.group() or _tells(read):
            yield Edit(*found.span(), read, CODES)
    for found in _BITS.finditer(text):
        bits = re.sub(r"[ ,]", "", found.group())
        if told := said(int(bits, 2).to_bytes(len(bits) // 8)):
            yield Edit(*found.span(), told, CODES)
    for found in _POINTS.finditer(text):
        points = [int(point, 16) for point in re.findall(r"[0-9A-Fa-f]{4,6}", found.group())]
        read = "".join(chr(point) for point in points if point < 0x110000)
        if _is_text(read):
            yield Edit(*found.span(), read, CODES)


def _tells(read: str) -> bool:
    return bool(_SHAPE.search(read) or _WORDS.search(read))


def said(data: bytes, numeric: bool = False) -> str | None:
    """What some bytes say, if they are text: printable, with digits, blanks or an address in it, or a blob itself.

    `numeric` ones stand in figures alone, which may be a number as they are.
    """
    read = _decoded(data)
    return read if read is not None and _says(read, numeric) else None


def _says(read: str, numeric: bool = False) -> bool:
    """Whether a text that some bytes come to says anything; `numeric` as in `said`."""
    digits = sum(c.isdigit() for c in read)
    if len(read) < (_LEAST_NUMBER if digits >= 4 else _LEAST):
        return False
    if numeric:
        return bool(_ID.fullmatch(read) or re.fullmatch(rf"(?:{_BYTE}){{8,}}", read))
    told = digits >= 4 or " " in read.strip() or "@" in read
    return told or re.fullmatch(r"[A-Za-z0-9+/_-]{12,}={0,2}", read) is not None


def _decoded(data: bytes, whole: bool = True) -> str | None:
    """The text of some bytes, in UTF-8, UTF-16 or Latin-1; None if they are none. Not `whole`: it may break off anywhere."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data.count(0) > len(data) // 4:
        low = data[:2] == b"\xff\xfe" or (data[:2] != b"\xfe\xff" and data[1::2].count(0) >= data[::2].count(0))
        read = data.decode("utf-16-le" if low else "utf-16-be", "replace").lstrip("\ufeff")
        return read if _is_text(read) else None
    try:
        read = codecs.getincrementaldecoder("utf-8-sig")().decode(data, whole)
    except UnicodeDecodeError:
        read = data.decode("latin-1")
        if len(read) < 12 or sum(c.isascii() for c in read) < 0.9 * len(read):
            return None
    return read if _is_text(read) else None


def _inflated(data: bytes) -> tuple[bytes, bool] | None:
    """What is compressed in some bytes as gzip, zlib, zip or bare, up to `MOST` bytes, and whether that is all.

    None if nothing is.
    """
    marked = data[:4] if data[:4] == _ZIP else data[:2] if data[:2] == _GZIP else b""
    if marked == _ZIP and len(data) > 30:
        data = data[30 + int.from_bytes(data[26:28], "little") + int.from_bytes(data[28:30], "little") :]
        form = -15
    elif marked == _GZIP:
        form = 31
    else:
        form = 15 if len(data) > 2 and data[0] == 0x78 and int.from_bytes(data[:2]) % 31 == 0 else -15
    inflating = zlib.decompressobj(form)
    try:
        inner = inflating.decompress(data, MOST)
    except zlib.error:
        return None
    if not inner:
        return None
    if inflating.eof:
        return inner, not (marked and marked in inflating.unused_data)
    # bytes without a mark may be no compressed ones after all, and come to an end in the middle of nothing
    return inner, len(inner) < MOST and form == -15 and not marked


def _is_text(read: str) -> bool:
    return all(c.isprintable() or c in "\n\r\t\u200b\u00ad" for c in read)
