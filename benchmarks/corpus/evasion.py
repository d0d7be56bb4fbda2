# ruff: noqa: ARG001  # every way is called alike
"""Ways in which text comes out spoilt, by will or by accident: each takes a document's runs and gives them back spoilt.

In place, a label's `value` is what then stands in the file; in a blob it is what stands there once decoded. `place`
names the way, so that recall is told for each.
"""

from __future__ import annotations

import base64
import random
import re
import urllib.parse
from collections.abc import Callable, Sequence
from dataclasses import replace

from benchmarks.corpus.wording import Segment

Spoil = Callable[[str, random.Random], str]
_ALIKE = str.maketrans("aceopxyiAEOPCTHKMB", "асеорхуіАЕОРСТНКМВ")
_DIGITS = frozenset({"US_SSN", "SASID", "STUDENT_ID", "CREDIT_CARD", "PHONE_NUMBER", "MASSHEALTH_ID", "US_BANK_NUMBER"})


def _between(mark: str, share: float) -> Spoil:
    def spoil(text: str, chance: random.Random) -> str:
        joints = [n for n in range(1, len(text)) if text[n - 1].isalnum() and text[n].isalnum()]
        for n in sorted(chance.sample(joints, max(1, int(len(joints) * share))) if joints else [], reverse=True):
            text = text[:n] + mark + text[n:]
        return text

    return spoil


def _wide(text: str, chance: random.Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isdigit() else c for c in text)


def _alike(text: str, chance: random.Random) -> str:
    return text.translate(_ALIKE)


def _spaced(text: str, chance: random.Random) -> str:
    return " ".join(c for c in text if not c.isspace())


def _dotted(text: str, chance: random.Random) -> str:
    return re.sub(r"[- ]", ".", text) if re.search(r"[- ]", text) else _grouped(text, ".")


def _grouped(text: str, mark: str) -> str:
    return mark.join(text[n : n + 3] for n in range(0, len(text), 3))


def _broken(text: str, chance: random.Random) -> str:
    joints = [n for n, c in enumerate(text) if c in "- "]
    at = chance.choice(joints) + 1 if joints else len(text) // 2
    return f"{text[:at].rstrip()}\n{text[at:]}" if joints else f"{text[:at]}-\n{text[at:]}" if text.isalpha() else text


def _ocr(text: str, chance: random.Random) -> str:
    digits = [n for n, c in enumerate(text) if c in "0158"]
    for n in chance.sample(digits, min(2, len(digits))):
        text = text[:n] + {"0": "O", "1": "l", "5": "S", "8": "B"}[text[n]] + text[n + 1 :]
    return text


def _other_spaces(text: str, chance: random.Random) -> str:
    return re.sub(r"[ -]", lambda m: chance.choice("\u00a0\u2009\u202f") if m[0] == " " else "\u2011", text)


def _marked(text: str, chance: random.Random) -> str:
    return f"\u202b{text}\u202c" if chance.random() < 0.5 else f"\u200f{text}\u200e"


IN_PLACE: dict[str, tuple[Spoil, frozenset[str] | None]] = {
    "zero-width": (_between("\u200b", 0.4), None),
    "joiner": (_between("\u2060", 0.3), None),
    "soft-hyphen": (_between("\u00ad", 0.25), None),
    "homoglyph": (_alike, None),
    "full-width": (_wide, _DIGITS | {"DATE_OF_BIRTH"}),
    "spaced-digits": (_spaced, frozenset({"US_SSN", "SASID", "CREDIT_CARD"})),
    "dotted-digits": (_dotted, frozenset({"US_SSN", "CREDIT_CARD"})),
    "line-break": (_broken, frozenset({"US_SSN", "CREDIT_CARD", "PHONE_NUMBER", "PERSON"})),
    "ocr": (_ocr, frozenset({"US_SSN", "SASID"})),
    "odd-spaces": (_other_spaces, None),
    "rtl-mark": (_marked, None),
}
"""Way → what it does, and the types it is done to (None: all)."""


def in_place(segments: Sequence[Segment], way: str, chance: random.Random) -> list[Segment]:
    """Spoil what is planted."""
    spoil, types = IN_PLACE[way]
    found = []
    for segment in segments:
        plant = segment.plant
        if plant is not None and not segment.text:
            continue  # a second reading of what the run before says
        if plant is None or (types is not None and plant.type not in types):
            found.append(segment)
            continue
        text = spoil(segment.text, chance)
        found.append(
            Segment(text, replace(plant, value=text, shown=text, where=plant.where | {"place": f"evasion-{way}"}))
        )
    return found


def _lines76(data: bytes) -> str:
    text = base64.b64encode(data).decode()
    return "\n".join(text[n : n + 76] for n in range(0, len(text), 76))


def _entities(data: bytes) -> str:
    return "".join(f"&#{ord(c)};" if c.isalnum() else c for c in data.decode())


BLOBS: dict[str, Callable[[bytes], str]] = {
    "base64": _lines76,
    "hex": lambda data: data.hex(),
    "url": lambda data: urllib.parse.quote(data.decode()),
    "entities": _entities,
}


def blob(segments: Sequence[Segment], way: str, chance: random.Random) -> list[Segment]:
    """The whole text as an encoded blob inside an ordinary note; labels keep the decoded value."""
    whole = "".join(s.text for s in segments)
    encoded = BLOBS[way](whole.encode())
    before = chance.choice(
        ["payload:\n", "begin attachment\n", "debug dump, ignore\n\n", "data=", "old export, do not delete:\n"]
    )
    found = [Segment(before)]
    for segment in segments:
        if segment.plant is not None:
            place = segment.plant.where | {"place": f"evasion-{way}"}
            found.append(Segment("", replace(segment.plant, shown="", where=place)))
    return [*found, Segment(f"{encoded}\n")]
