"""Characters that hide a value from a search and not from a reader: invisible ones, look-alikes, other digits.

Source: Unicode Standard Annex 9 (bidirectional marks), 15 (normalization forms); Technical Standard 39 (confusables), of
which only those are taken that look the same in print.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from recognizers.disguise.confusable import ACCENTED_CLASS, BARE, DIGITS, LABEL_WORDS, LETTERS, SCRIPTS
from recognizers.disguise.plain import HIDDEN_TEXT, Edit, Plain

_INVISIBLE = (
    "\u0080-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\u20e3\U000e0000-\U000e01ef"
)
_COMPATIBLE = (
    (0xFF01, 0xFF5E),  # full width
    (0x1D400, 0x1D7FF),  # mathematical alphabets
    (0x24B6, 0x24E9), (0x2460, 0x2468), (0x24EA, 0x24EA), (0x2474, 0x247C), (0x2488, 0x2490), (0x24F5, 0x24FD), (0x24FF, 0x24FF), (0x2776, 0x277E),
    (0x2780, 0x2788), (0x278A, 0x2792), (0x1F100, 0x1F10A), (0x1F130, 0x1F149),
)  # fmt: skip
_LETTERED = ((0x249C, "a"), (0x1F110, "A"), (0x1F150, "A"), (0x1F170, "A"), (0x1F1E6, "A"))
"""Where letters in brackets, on black grounds and for flags begin, and with which."""
_SPACES = "\u2800"
"""A cell of Braille without a point takes the room of a blank."""


def _compatible() -> dict[int, str]:
    table: dict[int, str] = {}
    for first, last in _COMPATIBLE:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            table[code] = plain if len(plain) == 1 and plain.isascii() else str(unicodedata.digit(chr(code), plain))
    for first, letter in _LETTERED:
        table.update({first + i: chr(ord(letter) + i) for i in range(26)})
    return table


@cache
def _always() -> dict[int, str]:
    """One character for one, whatever stands around it."""
    blanks = {code: " " for code in range(0x80, 0x3001) if unicodedata.category(chr(code)) == "Zs"}
    blanks |= dict.fromkeys(map(ord, _SPACES), " ") | {0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n"}
    digits = {code: str(unicodedata.decimal(chr(code))) for code in range(0x80, 0x1FBFA) if chr(code).isdecimal()}
    return {code: text for code, text in {**_compatible(), **blanks, **digits}.items() if len(text) == 1}


_LETTER_CLASS = "".join(LETTERS)
_LETTER = re.compile(f"[{_LETTER_CLASS}]")
_WORD = re.compile(rf"[\w'’-]*[{_LETTER_CLASS}][\w'’-]*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_OTHER_SCRIPT = re.compile(rf"(?![{_LETTER_CLASS}])[{SCRIPTS}]")
_AS_DIGITS = str.maketrans(DIGITS)
_DIGIT_CLASS = "".join(DIGITS)
_ACCENT = re.compile(f"[A-Za-z]{{0,10}}[{ACCENTED_CLASS}][A-Za-z{ACCENTED_CLASS}]{{0,10}}")
_DIGIT = re.compile(f"[{_DIGIT_CLASS}]")
_NUMBER = re.compile(rf"(?<!\w)[\d./(+-]*[{_DIGIT_CLASS}][\d{_DIGIT_CLASS}./()+ -]*(?!\w)")
_DASHES = "\u00af\u02c9\u02d7\u05be\u1806\u2010-\u2015\u2043\u2053\u2212\u2500\u2501\u2e1a\u2e3a\u2e3b\u301c\u3030\u30fc\ufe58\ufe63\uff70"
_DASHED = re.compile(f"(?<=[0-9])([{_DASHES}]|[\u2044\u2215\u29f8]|[\u00b7\u2022\u2024\u2219\u30fb\u22c5])(?=[0-9])")
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20e2\u20e4-\u20ff\ufe20-\ufe2f"
_MARKED = re.compile(f"[\x20-\x7e\u00a0-\u024f][{_MARKS}]+")
_STRUCK = re.compile(f"[A-Za-z0-9]([{_MARKS}]+)(?:[A-Za-z0-9]\\1){{2,}}")
"""Three letters with the same marks: no language writes so, whoever strikes text through or underlines it does."""
_RAISED_CLASS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉⁻₋"
_RAISED = re.compile(f"(?<!\\w)[{_RAISED_CLASS}](?:[ ./()-]{{0,2}}[{_RAISED_CLASS}]){{3,}}(?!\\w)")
_AS_RAISED = str.maketrans(_RAISED_CLASS, "01234567890123456789--")
_HAN_CLASS = "〇零一二三四五六七八九"
_HAN = re.compile(f"(?<![\u4e00-\u9fff])[{_HAN_CLASS}](?:[ ./-]?[{_HAN_CLASS}]){{6,}}(?![\u4e00-\u9fff])")
_AS_HAN = str.maketrans(_HAN_CLASS, "00123456789")
_BACKWARDS = re.compile(f"[{_INVISIBLE}]*\u202e([^\u202c-\u202e\u2066-\u2069\n]{{4,400}})")
_LIGATURE = re.compile("[\ufb00-\ufb06]")

_ODD = re.compile(
    f"[{_INVISIBLE}{_MARKS}{_DASHES}{_SPACES}{_RAISED_CLASS}{_HAN_CLASS}\ufb00-\ufb06\u2044\u2215\u29f8\u00b7\u2022\u2024\u2219\u30fb\u22c5\x85\x0b\x0c"
    f"\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{_LETTER_CLASS}{_DIGIT_CLASS}"
    "\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\u0966-\u096f\u09e6-\u0fff\u1040-\u1c59\ua620-\uabf9\uff01-\uff5e\u2460-\u24ff\u2776-\u2792"
    "\U000104a0-\U0001fbf9]"
)
_HIDDEN = re.compile(rf"(?:[{_INVISIBLE}]|\x1b\[[\d;]*[A-Za-z])+")
"""Characters that take no room, and what tells a terminal how to show the rest (ECMA-48, control sequences)."""

_SIGNS = {"\u2044": "/", "\u2215": "/", "\u29f8": "/"}


def seen(plain: Plain) -> Plain:
    """The text as its characters look: marks that take no room gone, look-alikes exchanged, accents joined."""
    if "\x1b" not in plain.text and plain.text.isascii():
        return plain
    plain = plain.exchanged(_unaccented(plain.text))
    if "\x1b" not in plain.text and _ODD.search(plain.text) is None:
        return plain
    plain = plain.edited(_hidden(plain.text))
    text = plain.text.translate(_always())
    text = _RAISED.sub(lambda found: found.group().translate(_AS_RAISED), text)
    text = _HAN.sub(lambda found: found.group().translate(_AS_HAN), text)
    text = _DASHED.sub(_sign, text)
    if _DIGIT.search(text):
        text = _NUMBER.sub(_number, text)
    if _LETTER.search(text):
        text = _WORD.sub(lambda found: _word(text, found), text)
    return plain.exchanged(text)


def _hidden(text: str) -> Iterator[Edit]:
    if "\u202e" in text:
        yield from _backwards(text)
    for found in _HIDDEN.finditer(text):
        if found.group() != "\ufeff" or found.start():
            read = _smuggled(text, found)
            yield Edit(*found.span(), read, HIDDEN_TEXT if read else "hidden by invisible characters")
    for found in _STRUCK.finditer(text):
        for letter in _MARKED.finditer(text, *found.span()):
            yield Edit(*letter.span(), letter.group()[0], "written with loose accents")
    for found in _MARKED.finditer(text):
        joined = unicodedata.normalize("NFC", found.group())[:1]
        if joined != found.group():
            yield Edit(*found.span(), joined, "written with loose accents")
    for found in _LIGATURE.finditer(text):
        yield Edit(*found.span(), unicodedata.normalize("NFKC", found.group()), "written with joined letters")


_TAG, _SELECTOR, _FLAG = 0xE0000, 0xE0100, "\U0001f3f4"
_FEWEST_HIDDEN = 4
"""Characters of a text that is written in invisible ones at least: behind a flag stand those of its country."""


def _smuggled(text: str, found: re.Match[str]) -> str:
    """What invisible characters say that stand for others: tags, variation selectors for bytes, two kinds for bits; "" if nothing."""
    run = found.group()
    if len(run) < _FEWEST_HIDDEN or text[: found.start()].endswith(_FLAG):
        return ""
    tags = "".join(chr(ord(c) - _TAG) for c in run if 0x20 <= ord(c) - _TAG < 0x7F)
    selected = "".join(chr(ord(c) - _SELECTOR + 16) for c in run if _SELECTOR <= ord(c) < _SELECTOR + 240)
    for read in (tags, selected, *_from_bits(run)):
        if len(read) >= _FEWEST_HIDDEN and read.isascii() and read.isprintable() and any(map(str.isalnum, read)):
            return f" {read} "
    return ""


def _from_bits(run: str) -> Iterator[str]:
    """What the bits say that two kinds of characters stand for, eight each, whichever of them is the one."""
    kinds = sorted(set(run))
    if len(kinds) == 2 and len(run) % 8 == 0:  # a bit has two
        for one in kinds:
            bits = "".join(str(int(c == one)) for c in run)
            yield "".join(chr(int(bits[i : i + 8], 2)) for i in range(0, len(bits), 8))


def _unaccented(text: str) -> str:
    """The text, words of English labels without the accents that no English word has."""
    if not any(word.translate(BARE).casefold() in LABEL_WORDS for word in set(_ACCENT.findall(text))):
        return text
    return _ACCENT.sub(_label, text)


def _label(found: re.Match[str]) -> str:
    bare = found.group().translate(BARE)
    return bare if bare.casefold() in LABEL_WORDS else found.group()


def _backwards(text: str) -> Iterator[Edit]:
    """What an override shows from right to left, where it says more so than as it stands."""
    for found in _BACKWARDS.finditer(text):
        turned = found[1][::-1].translate(_MIRRORED)
        if _says(turned) > _says(found[1]):
            yield Edit(*found.span(), turned, "written backwards")


_MIRRORED = str.maketrans("()[]{}<>", ")(][}{><")
_SAYS = re.compile(
    r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)|(?<!\d)\d{3}-\d{3}-\d{4}(?!\d)|(?<!\d)\d{1,2}/\d{1,2}/(?:19|20)\d{2}|@[\w.-]+\.(?:com|org|net|edu|gov|us)\b|\b[A-Z]{1,3}-?\d{5}|\b10\d{8}\b|\b[A-Z][a-z]+\b"
    r"|\b(?:a|an|and|at|by|for|from|has|her|his|in|is|may|no|not|of|on|or|the|to|was|with)\b|[a-z]: |[a-z], |\b4\d{15}\b|\b4\d{3} "
)
"""Signs of a text or a number that is not turned round."""


def _says(text: str) -> int:
    return sum(1 for _ in _SAYS.finditer(text))


def _number(found: re.Match[str]) -> str:
    """Look-alikes of digits within a number that has digits of its own, or is so long that no word is."""
    group = found.group()
    own = sum(c.isascii() and c.isdigit() for c in group)
    alike = sum(c.isalnum() for c in group)
    whole = (own >= 2 and alike >= 8) or (alike >= 9 and len(set(group.translate(_AS_DIGITS))) >= 3)
    return group.translate(_AS_DIGITS) if own >= 3 or whole else group


def _sign(found: re.Match[str]) -> str:
    sign = found.group()
    return _SIGNS.get(sign) or ("." if sign in "\u00b7\u2022\u2024\u2219\u30fb\u22c5" else "-")


def _word(text: str, found: re.Match[str]) -> str:
    """Look-alikes of Latin letters in a word that has Latin letters too, or all of a word in a line of Latin script."""
    word = found.group()
    if _OTHER_SCRIPT.search(word):
        return word
    if not _LATIN.search(re.sub(f"[{_LETTER_CLASS}]", "", word)):
        line = text[text.rfind("\n", 0, found.start()) + 1 : (text.find("\n", found.end()) + 1 or len(text) + 1) - 1]
        if _OTHER_SCRIPT.search(line) or not _LATIN.search(line):
            return word
    return "".join(LETTERS.get(c, c) for c in word)
