"""How mail writes words: headers in encoded words (RFC 2047), flowed text (RFC 3676), base64 and uuencoded files.

Whatever is written wrongly is read as far as it goes.
"""

from __future__ import annotations

import binascii
import re

_WORD = re.compile(r"=\?([\w.:+-]+)(?:\*[\w-]*)?\?([bqBQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?[\w.:+*-]+\?[bqBQ]\?)")
UUENCODED = re.compile(r"^begin(?:-base64)? [0-7]{3,4} ([^\r\n]+)\r?\n(.*?)^(?:end|====)[ \t]*\r?$\n?", re.M | re.S)
"""A file written out in the text, by its name and its lines (POSIX, uuencode)."""


def header_text(value: str) -> str:
    """A header as a person reads it: folding undone, 8-bit bytes and encoded words decoded, whatever their charset."""
    raw = value.encode("utf-8", "surrogateescape")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    text = re.sub(r"\r?\n[ \t]?|\r", " ", text)
    return _encoded_words(_BETWEEN_WORDS.sub(r"\1", text)).strip() if "=?" in text else text.strip()


def _encoded_words(text: str) -> str:
    parts: list[tuple[str, bytes]] = []
    at = 0
    for word in _WORD.finditer(text):
        if word.start() > at:
            parts.append(("", text[at : word.start()].encode("utf-8", "surrogatepass")))
        charset, data = word[1].lower(), _word_bytes(word[2], word[3])
        if parts and parts[-1][0] == charset:  # a character may be cut between two words
            parts[-1] = (charset, parts[-1][1] + data)
        else:
            parts.append((charset, data))
        at = word.end()
    parts.append(("", text[at:].encode("utf-8", "surrogatepass")))
    return "".join(decoded(data, charset or "utf-8") for charset, data in parts)


def _word_bytes(kind: str, text: str) -> bytes:
    if kind in "qQ":
        raw = text.replace("_", " ").encode("utf-8", "surrogatepass")
        return binascii.a2b_qp(raw, header=False)
    return base64_bytes(text.encode("ascii", "ignore"))


def base64_bytes(text: bytes) -> bytes:
    """What the text says in base64, whatever stands between its letters and however it ends."""
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", text)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def base64_is_cut(text: str) -> bool:
    """Whether the text in base64 ends within a group of four letters, which even the last one is filled up to."""
    letters = re.sub(r"[^A-Za-z0-9+/=]", "", text)
    return len(letters) % 4 != 0 and "=" not in letters[-3:]


def decoded(data: bytes, charset: str | None) -> str:
    """Text in the charset it claims if that fits, else in the one that does."""
    from scanners.text import decoding

    return decoding.decode(data, charset)[0]


def folded(text: str) -> str:
    """The words of a text, in lower case, a blank between them: the form in which texts are compared."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def says_nothing_new(text: str, said: str) -> bool:
    """Whether every line stands, word by word, in what was said already, which is `folded`."""
    return all(f" {folded(line)} " in f" {said} " for line in text.splitlines() if folded(line))


def unflowed(text: str, delete_space: bool) -> str:
    """Flowed paragraphs made whole again (RFC 3676): a line that ends in a blank goes on in the next."""
    lines: list[str] = []
    open_line = False
    for line in text.splitlines():
        quoted = line.startswith(">")
        line = line if quoted else line.removeprefix(" ")
        if open_line and not quoted:
            lines[-1] = (lines[-1][:-1] if delete_space else lines[-1]) + line
        else:
            lines.append(line)
        open_line = line.endswith(" ") and line != "-- " and not quoted
    return "\n".join(lines)


def uudecoded(found: re.Match[str]) -> bytes:
    """The bytes of a file that `UUENCODED` found; a line that does not decode is left out."""
    if found[0].startswith("begin-base64"):
        return base64_bytes(found[2].encode("ascii", "ignore"))
    data = bytearray()
    for line in found[2].splitlines():
        raw = line.encode("latin-1", "replace")
        try:
            data += binascii.a2b_uu(raw)
        except binascii.Error:
            # some encoders pad wrongly; the first character says how many bytes count
            length = ((raw[0] - 32) & 63) * 4 // 3 + 3 if raw else 0
            try:
                data += binascii.a2b_uu(raw[: length + 1])
            except binascii.Error:
                continue
    return bytes(data)
