"""Which encoding makes words of some bytes, told by the letters that languages use.

A single-byte encoding gives some letter for nearly every byte, so that decoding never fails: what tells the right one
is whether the letters are those of one language, and stand as letters do in its words. Wide text without a mark is told
by its letters too, where no zero bytes betray it. Letters: Unicode CLDR, exemplar characters.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import Counter

_SAMPLE = 2 << 10
"""Bytes that are looked at where nearly every one counts."""

_RUNS = 200
"""Words with something beyond ASCII that are looked at where few have any."""

_RUN = re.compile(rb"[\x00-\x7f]?[\x80-\xff]+(?=([\x00-\x7f]?))")

_WEST = ("cp1252", "cp850", "mac_roman")  # Windows, DOS and old Mac; the first wins a tie
_CENTRE = ("cp1250", "iso8859_2", "cp852")
_LATIN: tuple[tuple[tuple[str, ...], float, str], ...] = (
    (_WEST, 0.9, "àáâãäåæçèéêëìíîïñòóôõöøœùúûüÿß"),  # names from everywhere in one list
    (_WEST, 1.0, "áéíóúüñ"),
    (_WEST, 1.0, "àâæçéèêëîïôœùûüÿ"),
    (_WEST, 1.0, "ãõáéíóúâêôçàü"),
    (_WEST, 1.0, "äöüßé"),
    (_WEST, 1.0, "àèéìíîòóùú"),
    (_WEST, 1.0, "åäöæøé"),
    (_WEST, 1.0, "áðéíóúýþæö"),
    (_CENTRE, 1.0, "ąćęłńóśźż"),
    (_CENTRE, 1.0, "áäčďéěíĺľňóôŕřšťúůýž"),
    (_CENTRE, 1.0, "áéíóöőúüű"),
    (_CENTRE, 1.0, "ăâîşţ"),
    (_CENTRE, 1.0, "čćđšž"),
    (("cp1254", "cp857", "iso8859_3"), 1.0, "çğıöşüâîûİ"),
    (("cp1257", "iso8859_4", "cp775"), 1.0, "ąčęėįšųūž"),
    (("cp1257", "iso8859_4", "cp775"), 1.0, "āčēģīķļņšūž"),
    (("cp1257", "cp1252", "iso8859_4"), 1.0, "äõöüšž"),
)
"""Of languages in Latin letters: the encodings they are written in, how much a letter counts, those beyond a to z."""

_OTHERS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859_5", "mac_cyrillic", "cp855", "kz1048"),
        "оеаинтсрвлкмдпуяьыбгзчйхіјқғ",
    ),
    (("cp1253", "iso8859_7", "cp737", "mac_greek"), "αοιετσνηυρπκμλωςάίόέήύγδθχφ"),
    (("cp1255", "iso8859_8", "cp862"), "אבגדהוזחטיכלמנסעפצקרשתםןךףץ"),
    (("cp1256", "iso8859_6"), "اليمنرتوبعدةسفهحقكأجىشخطصئإءضذزثظغ"),
    (("cp874",), "านรอกเงยลมวดทตสปบคะีิ่้ั์ไหแชพจขใ็ผธุูำ"),
)
"""Of other alphabets: their encodings, and their frequent letters."""

_BEYOND = re.compile(r"[^\x00-\x7f]")
_QUIET = frozenset("‘’“”„‚‹›«»–—…•·№©®™°§€£¿¡ªº½¼\xa0\xad")
_COMMON = ((0x00, 0x80), (0x2000, 0x2070), (0x3000, 0x3040), (0xFF00, 0xFFF0))
_HAN = range(0x2E80, 0xA000)
_HANGUL = range(0xAC00, 0xD7A4)
_SYLLABLES = ("han", "hangul")
_FEWEST, _FEWEST_KINDS = 3, 5
"""Letters that a wide text without a mark has at least, and different ones if it has any number of them."""

_LONGEST = 40
"""Letters of a word at most, on the average of a text: numbers of two bytes look like letters, and know no blanks."""

_BLOCKS = range(0x03, 0x20)
"""Blocks of 256 characters that hold the other alphabets. Text in Latin letters is told by its zero bytes."""


def latin(head: bytes) -> str:
    """The encoding in which what stands beyond ASCII is most like the letters of one language in Latin script."""
    sample = b" ".join(run.group() + run[1] for run in itertools.islice(_RUN.finditer(head), _RUNS))
    found = {codec: _Beyond.of(sample.decode(codec, "replace")) for codecs, _, _ in _LATIN for codec in codecs}
    return max(((found[c].fit(a, w), -n, c) for n, (cs, w, a) in enumerate(_LATIN) for c in cs), key=_first)[2]


def other(head: bytes) -> tuple[str, float]:
    """The single-byte encoding of another alphabet that fits best, and how well it does, 1 being perfect."""
    begin = next((found.start() for found in re.finditer(rb"[\x80-\xff]", head)), 0)
    begin = max(0, begin - 1)  # the letter before may be one of ASCII
    sample = head[begin : begin + _SAMPLE]
    best, score = "cp1252", 0.0
    for codecs, letters in _OTHERS:
        for codec in codecs:
            mine = _alphabetic(sample.decode(codec, "replace"), letters)
            if mine > score:
                best, score = codec, mine
    return best, score


def wide(head: bytes) -> str | None:
    """UTF-16 without a mark, if one order of its bytes makes a text of a single script; None if neither does.

    Letters of an alphabet whose bytes change places are Chinese or Korean characters to the eye, so an alphabet wins.
    """
    sample = head[: min(4 * _SAMPLE, len(head) // 2 * 2)]
    found = {codec: _script(sample.decode(codec, "replace")) for codec in ("utf-16-le", "utf-16-be")}
    told = sorted((script in _SYLLABLES, codec) for codec, script in found.items() if script)
    return told[0][1] if told else None


def _script(text: str) -> str | None:
    """The script that nearly all of a text is in, with the white space and marks that go with it; None for noise."""
    counts = Counter(map(_block, text))
    odd, common = counts.pop("odd", 0), counts.pop("common", 0)
    letters = sum(counts.values())
    if letters < _FEWEST or odd * 50 > len(text):
        return None
    block, most = counts.most_common(1)[0]
    if most * 10 < letters * 9:
        return None
    return block if (common if block in _SYLLABLES else _has_words(text, block, letters)) else None


def _has_words(text: str, block: str, letters: int) -> bool:
    """Whether the text, nearly all in letters of one block, is made of words as a text in an alphabet is."""
    if int(block, 16) not in _BLOCKS:
        return False
    kinds = {char.lower() for char in set(text) if _block(char) == block and unicodedata.category(char)[0] in "LM"}
    return 2 * len(kinds) >= min(letters, 2 * _FEWEST_KINDS) and letters <= _LONGEST * len(text.split())


def _first(scored: tuple[float, int, str]) -> tuple[float, int]:
    return scored[:2]


class _Beyond:
    """The characters of a text beyond ASCII: how many of each stand where a letter may; other marks, less odd ones."""

    def __init__(self, letters: Counter[str], marks: int) -> None:
        self._letters = letters
        self._marks = marks

    @classmethod
    def of(cls, text: str) -> _Beyond:
        letters, marks, text = Counter[str](), 0, f" {text} "
        for found in _BEYOND.finditer(text):
            before, char, after = text[found.start() - 1], found.group(), text[found.end()]
            if char.isalpha() and not (char.isupper() and before.islower()) and char not in "ªº":
                letters[char if char == "İ" else char.lower()] += 1
            else:
                inside = before.isalpha() and after.isalpha()
                marks += 1 if char in _QUIET and not (inside and char not in "’\xad·–—…") else -1
        return cls(letters, marks)

    def fit(self, alphabet: str, weight: float) -> float:
        """What these characters say for a language: its letters and the marks, less all that it has not."""
        total = sum(self._letters.values())
        known = sum(self._letters[letter] for letter in alphabet)
        return known * weight - (total - known) + self._marks


def _alphabetic(text: str, letters: str) -> float:
    """How like words of these letters the text beyond ASCII is, 1 at most."""
    points, count, block = 0.0, 0, ord(letters[0]) >> 8
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char < "\x80":
            continue
        count += 1
        if ord(char) >> 8 != block or not (char.isalpha() or unicodedata.category(char) == "Mn"):
            points -= 0 if char in _QUIET else 1
        elif char.isupper() and before.islower():
            points -= 1
        else:
            points += 1 if char.lower() in letters else 0.4
            points -= _is_ascii_letter(before) + _is_ascii_letter(after)
    return points / count if count else 0.0


def _is_ascii_letter(char: str) -> bool:
    return char < "\x80" and char.isalpha()


@functools.lru_cache(4_096)
def _block(char: str) -> str:
    number = ord(char)
    if any(first <= number < last for first, last in _COMMON):
        return "common" if char.isprintable() or char in "\t\r\n" else "odd"
    if number in _HANGUL:
        return "hangul"
    if number in _HAN:
        return "han"
    return "odd" if char == "\ufffd" or unicodedata.category(char) in ("Cn", "Co", "Cc", "Cs") else f"{number >> 8:x}"
