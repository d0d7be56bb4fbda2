"""Passport numbers, of the United States and others, behind their label only.

Source: US Department of State: nine digits, since 2021 a letter and eight digits; ICAO Doc 9303: nine signs at most. Other
countries print one to three letters and six to eight digits (Brazil, Cape Verde, India, Vietnam, Ghana), some a letter or two behind
them (the Philippines, Canada), two letters among digits (France, Georgia) or letters and digits in any order (Germany, without
vowels). People put a blank before the digits or between threes of them. None of these forms is rare in other papers, so a label,
a column or a heading must say "passport".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.contract import Examples, Hit, Pattern, Recognizer
from recognizers.labels import REFUSED, Labelled, label_trigger

LABELS = (
    "passport", "passports", "passport no", "passport nos", "passport #", "passport number", "passport numbers", "passport id", "us passport",
    "passport book", "passport card", "passport book no", "passport book number", "passport card no", "passport doc no", "pass port", "psprt", "psprt no", "pspt", "pspt no", "ppt", "ppt #", "ppt number", "passport number and expiry", "passport number & expiry", "passport number and expiration", "passport no and exp", "passport no & exp", "passport details", "passport info", "passport information", "pp", "pp no", "pp #", "ppt no", "travel document", "travel document no",
    "pasaporte", "número de pasaporte", "passaporte", "número do passaporte", "paspò", "nimewo paspò", "hộ chiếu", "số hộ chiếu", "护照", "护照号", "護照",
)  # fmt: skip
AGAINST = ("order", "invoice", "po", "part", "serial", "tracking", "phone", "tel", "confirmation", "booking", "flight", "sasid", "student id", "ssn", "visa no", "lic", "license", "pages", "pp.")  # fmt: skip
_MIXED = r"[CFGHJKLMNPRTVWXYZ](?=(?:[A-Z]{0,5}\d){3})(?=\d{0,5}[A-Z]?\d{0,5}[A-Z])[CFGHJKLMNPRTVWXYZ0-9]{8}"
_SHAPE = rf"[A-Z]\d{{6,8}}|\d{{9}}|[A-Z]{{2,3}}\d{{6,7}}|[A-Z]{{1,2}}\d{{6,7}}[A-Z]{{1,2}}|\d{{2}}[A-Z]{{2}}\d{{5}}|[A-Z]\d{{3}}[A-Z]\d{{4}}|{_MIXED}"
_SPACED = r"(?-i:(?!NO|PP|ID|NR|US|UK|EXP|DOB|REF|GR|RM|PO|HR|TEL|BOX|APT)[A-Z]{1,3})[ -]\d{6,8}|\d{3} \d{3} \d{3}|\d{2} \d{7}"
"""A blank or a hyphen within; letters in capitals alone, for "no 548120" is a label and a number."""
_UNTIL = re.compile(r"[\s,;:(]{1,3}(?:exp|expires?|expiry|valid|until|vence|válido|validade)\b", re.IGNORECASE)
_HEADING = re.compile(r"[^\n]*\b(?:passports?|pasaportes?|passaportes?|paspò)\b[^\n]*", re.IGNORECASE)
_WORD = r"(?:passports?|pasaportes?|passaportes?|paspò|travel documents?)"
_NEAR_WORD = re.compile(rf"\b{_WORD}\b(?P<between>[^\n.;!?\d]{{0,40}})$", re.IGNORECASE)
"""The word a little before a number, with no sentence's end and no figure between: "Passport copy FX 312874"."""

_NO_NUMBER = re.compile(
    r"\b(?:photos?|fees?|offices?|agency|day|club|stamps?|program|application|appointments?|call|phone|tel|fax|case|room|invoice|order|ticket|flight|booking|confirmation|tracking|license|id)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"^[^\n]{{0,70}}\b{_WORD}\b[^\n.?!]{{0,60}}$", re.IGNORECASE | re.MULTILINE)
_LISTED, _LISTED_LINES, _LISTED_REACH = 2, 6, 1_000
"""Numbers below a heading on passports, one in a line, that are a list of them; lines and characters below it that the
gate opens a window for."""
HEADING_REACH = 1_500
"""Characters below a heading that says "passports" in which a number with an expiry date is one."""


def _valid(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(set(digits)) > 2


_LABELLED = Labelled(
    "US_PASSPORT",
    (Pattern("a passport number", rf"(?<![\w.-])(?:{_SHAPE}|{_SPACED})(?![\w-]|\.\d)", 0.1, 0.9),),
    LABELS,
    AGAINST,
    _valid,
)


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """Passport numbers behind a label or a little behind the word, and those in a list under it."""
    hits = [_near(text, _in_list(text, hit)) for hit in _LABELLED(text, context)]
    return _listed(text, hits)


def _raised(hit: Hit, why: str) -> Hit:
    return Hit(hit.entity, hit.start, hit.end, 0.75, (*hit.why[:1], why))


def _may_be_one(hit: Hit) -> bool:
    return REFUSED < hit.score < 0.5 and not any("dropped" in why for why in hit.why)


def _in_list(text: str, hit: Hit) -> Hit:
    if not _may_be_one(hit) or not _UNTIL.match(text, hit.end):
        return hit
    if not _HEADING.search(text, max(0, hit.start - HEADING_REACH), hit.start):
        return hit
    return _raised(hit, "has an expiry date, under a heading on passports")


def _near(text: str, hit: Hit) -> Hit:
    if not _may_be_one(hit):
        return hit
    word = _NEAR_WORD.search(text[max(0, hit.start - 60) : hit.start])
    if word is None or _NO_NUMBER.search(word["between"]):
        return hit
    return _raised(hit, "the word stands a little before it")


def _listed(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, those raised that stand one in a line right below a heading on passports."""
    raised = dict[Hit, Hit]()
    for title in _TITLE.finditer(text):
        below = {
            h: text.count("\n", title.end(), h.start)
            for h in hits
            if title.end() < h.start < title.end() + _LISTED_REACH and (_may_be_one(h) or h.score >= 0.5)
        }
        below = {h: line for h, line in below.items() if line <= _LISTED_LINES}
        if len(below) >= _LISTED and len(set(below.values())) == len(below):
            raised.update((h, _raised(h, "in a list under a heading on passports")) for h in below if h.score < 0.5)
    return [raised.get(h, h) for h in hits]


_CELL = re.compile(rf"(?i:{_SHAPE}|{_SPACED}|[A-Z]{{2,3}}\d{{6,8}}|\d{{7,8}}|(?=(?:[A-Z]*\d){{4}})[A-Z][A-Z0-9]{{8}})")


def accepts(cell: str) -> bool:
    """Whether a cell under a heading on passports holds the number of one."""
    return bool(_CELL.fullmatch(cell.strip())) and _valid(cell)


def is_title(title: str) -> bool:
    """Whether the title of a table says that it lists passports."""
    return _TITLE.search(title) is not None


RECOGNIZERS = (
    Recognizer(
        name="UsPassportRecognizer",
        entity="US_PASSPORT",
        source="US Department of State: nine digits, or a letter and eight digits; label needed",
        find=find,
        triggers=(
            label_trigger(('passport', 'passports', 'pp', 'ppt', 'psprt', 'pspt', 'pass port', 'travel document', 'pasaporte', 'passaporte', 'paspò', 'hộ chiếu', '护照', '護照')),
            r"\d{6}[\s,;:(]{1,3}(?:exp|valid|until|vence|válido|validade)",
        ),
        needs=(r"[a-z]{0,2}\d{6}", r"\d{3} \d{3} \d{3}", r"[a-z]\d{1,3}[a-z]{1,4}\d", r"\d{2}[a-z]{2}\d{5}"),
        headers=frozenset(
            {"passport", "passportno", "passportnumber", "passportid", "uspassport", "uspassportno", "uspassportnumber", "ppno", "pasaporte", "numerodepasaporte",
             "passaporte", "paspo", "traveldocument", "traveldocumentno", "studentpassport", "passportnum", "passportidno", "passportidnumber", "passportorid", "passportoridno", "ppt", "pptno", "passportbook", "passportbookno", "passportbooknumber", "passportcard", "passportcardno", "passportnbr", "psprt", "psprtno", "pspt", "psptno", "traveldocno", "traveldocnumber", "traveldocumentnumber"}
        ),
        accepts=accepts,
        examples=Examples(
            hits=(
                ("Passport A58830172 exp 2/29", "A58830172"),
                ("F-1 student, passport E48210933, to the college", "E48210933"),
                ("US passport no. 548120937", "548120937"),
                ("Haitian pp RD4419082, needs visa letter", "RD4419082"),
                ("Número de pasaporte: 548120937", "548120937"),
                ("Odile Lefebvre psprt # A58830172", "A58830172"),
                ("passport book number A58830172", "A58830172"),
                ("Passport copy FX 312874 in folder", "FX 312874"),
                ("passport (Brazil) no: FX312874", "FX312874"),
                ("German passport C01X00T47", "C01X00T47"),
                ("Georgian passport 19BA44103, yes", "19BA44103"),
                ("Canadian passport, number AB 482913", "AB 482913"),
                ("pasaporte venezolano 174402918, vencido", "174402918"),
                ("Passports for Quebec\nEmma Cole: AB482913\nKofi Mensah: G1234587", "AB482913"),
                ("Trip: passports in hand\nLefebvre, Odile  A58830172 exp 2/29", "A58830172"),
            ),
            misses=(
                "A58830172", "order A58830172", "passport photos, 548 copies", "pp. 123-145", "passport fee $130.00", "S48213907 exp 5/29",
                "passport no 548120", "Passport office phone 548120937", "Passport photos\norder A58830172", "passport fee, call 548120937",
                "Passport to Reading, level 12", "the passport office is at 548120",
            ),
        ),
    ),
)  # fmt: skip
