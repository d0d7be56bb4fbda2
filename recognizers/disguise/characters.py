"""Characters that hide a value from a search and not from a reader: invisible ones, look-alikes, other digits.

Source: Unicode Standard Annex 9 (bidirectional marks), 15 (normalization forms); Technical Standard 39 (confusables), of
which only those are taken that look the same in print.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from recognizers.disguise.plain import Edit, Plain

_INVISIBLE = "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u20e3\U000e0000-\U000e007f"
_COMPATIBLE = (
    (0xFF01, 0xFF5E),  # full width
    (0x1D400, 0x1D7FF),  # mathematical alphabets
    (0x24B6, 0x24E9), (0x2460, 0x2468), (0x24EA, 0x24EA), (0x2776, 0x277E), (0x1F100, 0x1F100), (0x1F130, 0x1F149),
)  # fmt: skip


def _compatible() -> dict[int, str]:
    table: dict[int, str] = {}
    for first, last in _COMPATIBLE:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            table[code] = plain if len(plain) == 1 else str(unicodedata.digit(chr(code), chr(code)))
    return table


@cache
def _always() -> dict[int, str]:
    """One character for one, whatever stands around it."""
    blanks = {code: " " for code in range(0x80, 0x3001) if unicodedata.category(chr(code)) == "Zs"}
    blanks |= {0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n"}
    digits = {code: str(unicodedata.decimal(chr(code))) for code in range(0x80, 0x1FBFA) if chr(code).isdecimal()}
    return {code: text for code, text in {**_compatible(), **blanks, **digits}.items() if len(text) == 1}


_LETTERS = dict(
    zip(
        "аАВеЕікІјЈКМНоОрРсСТуУхХѕЅһҺԁԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαινκρυχϲϳɑɡոօՕѵѴʟ",
        "aABeEikIjJKMHoOpPcCTyYxXsShHdqwlABEZHIKMNOPTYXoaivkpuxcjagnoOvVL",
        strict=True,
    )
)  # fmt: skip
_LETTER_CLASS = "".join(_LETTERS)
_LETTER = re.compile(f"[{_LETTER_CLASS}]")
_WORD = re.compile(rf"[\w'’-]*[{_LETTER_CLASS}][\w'’-]*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_OTHER_SCRIPT = re.compile(rf"(?![{_LETTER_CLASS}])[\u0370-\u052f\u0530-\u058f]")
_AS_DIGITS = str.maketrans("ΟОоοІӀӏΙƧƷЗзƼбȢ〇", "0000111123335680")
_DIGIT_CLASS = "ΟОоοІӀӏΙƧƷЗзƼбȢ〇"
_DIGIT = re.compile(f"[{_DIGIT_CLASS}]")
_NUMBER = re.compile(rf"(?<!\w)[\d./(+-]*[{_DIGIT_CLASS}][\d{_DIGIT_CLASS}./()+ -]*(?!\w)")
_DASHED = re.compile(
    "(?<=[0-9])([\u2010-\u2015\u2212\u2043\u02d7\ufe58\ufe63]|[\u2044\u2215\u29f8]|[\u00b7\u2022\u2024\u2219\u30fb\u22c5])(?=[0-9])"
)
_MARKED = re.compile("[A-Za-z\u00c0-\u024f][\u0300-\u036f]+")
_LIGATURE = re.compile("[\ufb00-\ufb06]")

_ODD = re.compile(
    f"[{_INVISIBLE}\u0300-\u036f\ufb00-\ufb06\u2010-\u2015\u2212\u2043\u02d7\u2044\u2215\u29f8\u00b7\u2022\u2024\u2219\u30fb\u22c5\x85\x0b\x0c"
    f"\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{_LETTER_CLASS}{_DIGIT_CLASS}"
    "\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\u0966-\u096f\u09e6-\u0fff\u1040-\u1c59\ua620-\uabf9\uff01-\uff5e\u2460-\u24ff\u2776-\u277e"
    "\U000104a0-\U0001fbf9]"
)
_HIDDEN = re.compile(rf"(?:[{_INVISIBLE}]|\x1b\[[\d;]*[A-Za-z])+")
"""Characters that take no room, and what tells a terminal how to show the rest (ECMA-48, control sequences)."""

_SIGNS = {"\u2044": "/", "\u2215": "/", "\u29f8": "/"}


def seen(plain: Plain) -> Plain:
    """The text as its characters look: marks that take no room gone, look-alikes exchanged, accents joined."""
    if "\x1b" not in plain.text and (plain.text.isascii() or _ODD.search(plain.text) is None):
        return plain
    plain = plain.edited(_hidden(plain.text))
    text = plain.text.translate(_always())
    text = _DASHED.sub(_sign, text)
    if _DIGIT.search(text):
        text = _NUMBER.sub(_number, text)
    if _LETTER.search(text):
        text = _WORD.sub(lambda found: _word(text, found), text)
    return plain.exchanged(text)


def _hidden(text: str) -> Iterator[Edit]:
    for found in _HIDDEN.finditer(text):
        if found.group() != "\ufeff" or found.start():
            yield Edit(*found.span(), "", "hidden by invisible characters")
    for found in _MARKED.finditer(text):
        joined = unicodedata.normalize("NFC", found.group())
        if joined != found.group():
            yield Edit(*found.span(), joined, "written with loose accents")
    for found in _LIGATURE.finditer(text):
        yield Edit(*found.span(), unicodedata.normalize("NFKC", found.group()), "written with joined letters")


def _number(found: re.Match[str]) -> str:
    """Look-alikes of digits within a number that has digits of its own."""
    group = found.group()
    own = sum(c.isascii() and c.isdigit() for c in group)
    return group.translate(_AS_DIGITS) if own >= 3 else group


def _sign(found: re.Match[str]) -> str:
    sign = found.group()
    return _SIGNS.get(sign) or (
        "-" if sign in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u02d7\ufe58\ufe63" else "."
    )


def _word(text: str, found: re.Match[str]) -> str:
    """Look-alikes of Latin letters in a word that has Latin letters too, or all of a word in a line of Latin script."""
    word = found.group()
    if _OTHER_SCRIPT.search(word):
        return word
    if not _LATIN.search(re.sub(f"[{_LETTER_CLASS}]", "", word)):
        line = text[text.rfind("\n", 0, found.start()) + 1 : (text.find("\n", found.end()) + 1 or len(text) + 1) - 1]
        if _OTHER_SCRIPT.search(line) or not _LATIN.search(line):
            return word
    return "".join(_LETTERS.get(c, c) for c in word)
