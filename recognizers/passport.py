"""Passport numbers, of the United States and others, behind their label only.

Source: US Department of State: nine digits, since 2021 a letter and eight digits. Other countries print one or two letters
and six to eight digits, the Philippines a letter behind them. Neither form is rare in other papers, so a label, a column or a heading must say "passport".
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
_SHAPE = r"[A-Z]\d{6,8}|\d{9}|[A-Z]{2}\d{6,7}|[A-Z]{1,2}\d{7}[A-Z]"
_UNTIL = re.compile(r"[\s,;:(]{1,3}(?:exp|expires?|expiry|valid|until|vence|válido|validade)\b", re.IGNORECASE)
_HEADING = re.compile(r"[^\n]*\b(?:passports?|pasaportes?|passaportes?|paspò)\b[^\n]*", re.IGNORECASE)
HEADING_REACH = 1_500
"""Characters below a heading that says "passports" in which a number with an expiry date is one."""


def _valid(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(set(digits)) > 2


_LABELLED = Labelled(
    "US_PASSPORT",
    (Pattern("a passport number", rf"(?<![\w.-])(?:{_SHAPE})(?![\w-]|\.\d)", 0.1, 0.9),),
    LABELS,
    AGAINST,
    _valid,
)


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """Passport numbers behind a label, and those with an expiry date in a list under the word."""
    return [_in_list(text, hit) for hit in _LABELLED(text, context)]


def _in_list(text: str, hit: Hit) -> Hit:
    if hit.score >= 0.5 or hit.score == REFUSED or not _UNTIL.match(text, hit.end):
        return hit
    if not _HEADING.search(text, max(0, hit.start - HEADING_REACH), hit.start):
        return hit
    return Hit(hit.entity, hit.start, hit.end, 0.75, (*hit.why[:1], "has an expiry date, under a heading on passports"))


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
        needs=(r"[a-z]{0,2}\d{6}",),
        headers=frozenset(
            {"passport", "passportno", "passportnumber", "passportid", "uspassport", "uspassportno", "uspassportnumber", "ppno", "pasaporte", "numerodepasaporte",
             "passaporte", "paspo", "traveldocument", "traveldocumentno", "studentpassport", "passportnum", "passportidno", "passportidnumber", "passportorid", "passportoridno", "ppt", "pptno", "passportbook", "passportbookno", "passportbooknumber", "passportcard", "passportcardno", "passportnbr", "psprt", "psprtno", "pspt", "psptno", "traveldocno", "traveldocnumber", "traveldocumentnumber"}
        ),
        accepts=lambda cell: bool(re.fullmatch(rf"(?i:{_SHAPE}|[A-Z]{{2,3}}\d{{6,8}}|\d{{7,8}}|(?=(?:[A-Z]*\d){{4}})[A-Z][A-Z0-9]{{8}})", cell.strip())) and _valid(cell),
        examples=Examples(
            hits=(
                ("Passport A58830172 exp 2/29", "A58830172"),
                ("F-1 student, passport E48210933, to the college", "E48210933"),
                ("US passport no. 548120937", "548120937"),
                ("Haitian pp RD4419082, needs visa letter", "RD4419082"),
                ("Número de pasaporte: 548120937", "548120937"),
                ("Odile Lefebvre psprt # A58830172", "A58830172"),
                ("passport book number A58830172", "A58830172"),
                ("Trip: passports in hand\nLefebvre, Odile  A58830172 exp 2/29", "A58830172"),
            ),
            misses=(
                "A58830172", "order A58830172", "passport photos, 548 copies", "pp. 123-145", "passport fee $130.00", "S48213907 exp 5/29",
                "Passport to Reading, level 12", "the passport office is at 548120",
            ),
        ),
    ),
)  # fmt: skip
