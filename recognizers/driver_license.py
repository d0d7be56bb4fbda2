"""Driver's licences and state identity cards.

Source: Massachusetts RMV: S and eight digits (older cards), SA and seven digits (newer ones). The older form is also that
of a passport, so it needs its label; other states' forms differ so much that nothing but a plain label makes them one.
A teacher's, a nurse's or a program's licence is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.contract import THRESHOLD, Examples, Hit, Pattern, Recognizer
from recognizers.goods import of_a_thing, of_purchase
from recognizers.labels import Labelled, key_trigger, label_trigger

STRONG_LABELS = (
    "driver's license", "driver’s license", "drivers license", "driver license", "driver's licence", "driver’s licence",
    "drivers licence", "driver licence", "driver's license no", "driver's license number", "driver license no", "driver lic",
    "driver's lic", "drivers lic", "drv lic", "drivers license number", "driver license number", "dl", "dl #", "dl no",
    "dl number", "dlno", "mass license", "ma license", "ma licence", "ma lic", "mass lic", "mass id", "ma id", "oln", "cdl", "cdl #", "cdl no",
    "state id card", "id card no", "liquor id", "learner's permit", "learner’s permit", "learners permit", "learner permit",
    "driving license", "driving licence", "driving license no", "driving license number", "driving licence no", "driving licence number", "driving permit", "driving permit no", "driving permit number",
    "driver's permit", "driver’s permit", "drivers permit", "driver permit", "dmv license", "dmv license number", "dmv license no", "dmv id", "rmv license", "rmv id", "driver id no", "driver id number",
    "operator's license", "operator’s license", "operators license", "operator license", "d l", "d l no", "d l number", "dln",
    "licencia de conducir", "licencia de manejar", "carteira de motorista", "carta de condução", "cnh", "lisans chofè",
    "bằng lái xe", "驾照",
)  # fmt: skip
LABELS = (
    *STRONG_LABELS,
    "license",
    "licence",
    "license no",
    "licence no",
    "license number",
    "licence number",
    "license #",
    "lic",
    "lic #",
    "lic no",
    "id license no",
    "licencia",
)
AGAINST = (
    "part", "part no", "parts", "sku", "item", "serial", "serial no", "s n", "sn", "model", "asset", "asset tag", "order", "po", "invoice",
    "catalog", "tracking", "passport", "plate", "license plate", "software license", "product key", "license key", "teacher license", "educator license",
    "nursing license", "rn license", "lpn license", "dese license", "business license", "food license", "liquor license", "alarm",
    "contractor", "electrician", "plumber", "slp license", "bcba", "lease", "copier", "model no", "vin", "sticker", "mepid", "looks like", "example", "format",
)  # fmt: skip
MASSACHUSETTS = r"(?-i:SA)[ -]?\d{7}|(?-i:S)[ -]?\d{8}"
_OTHER = r"[A-Z]{1,2}\d{5,14}|NHL\d{8}|[A-Z]\d{2,3}-\d{3,4}-\d{2,4}(?:-\d{2,4}){0,2}|\d{7,12}|\d{2}[A-Z]{3}\d{5}|\d{3} \d{3} \d{3}"
_RARER = r"\d{13,14}|[A-Z]{2}\d{6}[A-Z]|\d{3}[A-Z]{2}\d{4}|[A-Z]{3}\d{6}|[A-Z]{5}\d{5}"
"""Forms of few states, which many other things have: only a label beside one tells, the heading of a column does not."""


def permit(cell: str) -> bool:
    """Whether a cell under "Permit No" in a list of driver education is a learner's: figures alone are one there."""
    return re.fullmatch(rf"(?i:{_OTHER})|{MASSACHUSETTS}", cell.strip()) is not None and _digits(cell)


def _digits(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(digits) >= 5 and len(set(digits)) > 1


_MASSACHUSETTS = Labelled(
    "US_DRIVER_LICENSE",
    (
        Pattern("a Massachusetts licence, SA and seven digits", r"(?<![\w.-])(?-i:SA)[ -]?\d{7}(?![\w-])", 0.5, 0.95),
        Pattern("a Massachusetts licence, S and eight digits", r"(?<![\w.-])(?-i:S)[ -]?\d{8}(?![\w-])", 0.3, 0.95),
    ),
    LABELS,
    AGAINST,
    _digits,
    wide=120,
)
_ELSEWHERE = Labelled(
    "US_DRIVER_LICENSE",
    (Pattern("a licence of some state", rf"(?<![\w.-])(?:{_OTHER}|{_RARER})(?![\w-]|\.\d)", 0.05, 0.8),),
    STRONG_LABELS,
    AGAINST,
    _digits,
    chain=False,
)


_NOTED = re.compile(
    r"[^\n]{0,60}\b(?:catalog(?:ue)?|shelf|bar ?code|sku|serial|asset|part|item|model|sets?|kits?|copies)\b",
    re.IGNORECASE,
)
"""What stands behind a number of the same form that is a thing's."""


def _among(text: str, hit: Hit) -> Hit:
    """A licence that its form alone tells, refused where the line or the text around it speaks of goods."""
    if not THRESHOLD <= hit.score <= _BY_FORM:
        return hit
    if _NOTED.match(text, hit.end) or of_a_thing(text, hit.start) or of_purchase(text, hit.start, hit.end):
        return replace(hit, score=0.3, why=(*hit.why, "dropped: the words around it are those of goods"))
    return hit


_BY_FORM = 0.5


_TOLD = re.compile(
    r"\b(?:(?:picture|photo|copy|scan|image) of (?:his|her|their|my|the) )?driver['’]?s['’]? licen[cs]e[^\n\d]{0,30}\((?P<value>S\d{8}|SA\d{7})\)"
    r"|(?<![\w-])(?P<own>S\d{8}|SA\d{7}) \((?:my|his|her|their|mom['’]?s|dad['’]?s|(?:the )?(?:father|mother|parent)['’]?s) licen[cs]e\)"
)
"""A number that stands in brackets behind the licence, or the other way: "S48120937 (my license)"."""

_GIVEN = re.compile(
    r"(?<!software )(?<!teaching )(?<!plate )\blicen[cs]e\b(?:(?: (?:that|which))?(?: (?:he|she|they|[A-Z][a-z]+))? (?:gave|showed|has|handed|sent|lists?|listed)(?: \w+){0,3} (?:is|was|reads|as)?"
    r"|,? (?:with |bears |carries |under )?(?:the |an? |its )?(?:number|no\.?|num\.?)(?: is| was| of)?) ?(?P<value>S\d{8}|SA\d{7})(?![\w-])"
)
"""How a note tells which licence somebody showed: "license he gave was S48120937", "a licence with the number S48120937"."""


def _of_another(text: str, start: int) -> bool:
    """Whether the word for a licence at `start` is a part of a longer one, which is of no driver ("nursing license")."""
    assert _MASSACHUSETTS.against is not None
    around = text[max(0, start - 20) : start + len("license")]
    return any(m.end() == len(around) for m in _MASSACHUSETTS.against.finditer(around))


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """Massachusetts licences by their form and any label; those of other states behind a label that says "driver"."""
    own = [_among(text, h) for h in _MASSACHUSETTS(text, context)]
    others = [h for h in _ELSEWHERE(text, context) if not any(h.start < o.end and o.start < h.end for o in own)]
    given = [
        Hit("US_DRIVER_LICENSE", *m.span("value"), 0.85, ("stands behind who showed it",))
        for m in _GIVEN.finditer(text)
        if not _of_another(text, m.start())
    ]
    given += [
        Hit("US_DRIVER_LICENSE", *m.span(m.lastgroup or "value"), 0.85, ("stands in brackets with the word for it",))
        for m in _TOLD.finditer(text)
    ]
    own = [h for h in own if not any(h.start < g.end and g.start < h.end for g in given)]
    return sorted((*own, *others, *given), key=lambda h: h.start)


RECOGNIZERS = (
    Recognizer(
        name="UsDriverLicenseRecognizer",
        entity="US_DRIVER_LICENSE",
        source="Massachusetts RMV: S and eight digits, SA and seven digits; elsewhere by label only",
        find=find,
        triggers=(
            r"\bSA[ -]?\d{7}",
            r"\bS[ -]?\d{8}",
            r"\bd[. ]{1,2}l\b",
            label_trigger(('driver', 'drivers', 'driving license', 'driving licence', 'driving permit', 'dmv license', 'dmv id', 'rmv license', 'rmv id', 'dl', 'drv lic', 'mass lic', 'ma lic', 'mass id', 'ma id', 'oln', 'cdl', 'state id card', 'id card no', 'liquor id', 'learner', 'learners', 'operator license', 'operators license', "operator's license", 'operator’s license', 'dln', 'licencia', 'carteira', 'condução', 'cnh', 'lisans', 'bằng lái', '驾照')),
        ),
        acronyms=(key_trigger(("driver", "drivers", "dl number", "license", "dln")),),
        needs=(r"\d{5}", r"\d{3}[a-z]{2}\d{4}", r"\d{3} \d{3} \d{3}", r"[a-z]\d{2,3}-\d{3}", r"S[ -]?A?[ -]?\d{7}"),
        headers=frozenset(
            {"driverslicense", "driverlicense", "driverslicence", "driverslicenseno", "driverlicenseno", "driverslicensenumber",
             "driverlicensenumber", "dl", "dlno", "dlnumber", "licenseno", "licensenumber", "idlicenseno", "idlicensenumber", "license", "licence",
             "drivinglicense", "drivinglicence", "malicense", "oln", "stateidcard", "cdl", "cdlno", "cdlnumber", "idno", "dln", "drvlic", "drvlicno", "drivers", "driverlic", "driverslic", "driverlicno", "driverslicno",
             "driverid", "idshown", "adultid", "parentid", "guardianid", "idofadult", "idofparent", "adultsid", "parentsid", "photoid", "idseen", "idpresented", "idchecked", "licenseshown", "operatorlicense", "operatorslicense", "operatorlicenseno", "operatorslicenseno", "operatorlicensenumber", "operatorslicensenumber", "dlidno"}
        ),
        wording=(r"(?:driver s? ?)?lic(?:ense|ence)?(?: (?:no|number|num))? (?:copied|seen|shown|checked|on file|presented)",),
        accepts=lambda cell: bool(re.fullmatch(rf"(?i:{_OTHER})|{MASSACHUSETTS}", cell.strip())) and not cell.strip().isdigit() and _digits(cell),
        examples=Examples(
            hits=(
                ("Driver's License #: S48213907 (MA)", "S48213907"),
                ("lic SA2749318 exp 5-1-29", "SA2749318"),
                ("He left a licence with the number S48213907 at the desk", "S48213907"),
                ("Driver's license Ann Lee S12345678", "S12345678"),
                ("ID: MA lic. SA4419072", "SA4419072"),
                ("shown at the desk SA4419072", "SA4419072"),
                ("DL: D123-4567-8901", "D123-4567-8901"),
                ("D.L. number 20481937, van driver", "20481937"),
                ("Operator's license: 20481937", "20481937"),
                ("Driving permit no. M4829104", "M4829104"),
                ("DMV license number: 20481937", "20481937"),
                ("Montana driver's license 0419719824103", "0419719824103"),
                ("Rhode Island driver's license 1234598", "1234598"),
                ("driver's license 481KD2093", "481KD2093"),
                ("DL: KDA481209", "KDA481209"),
                ("Driver's license no. RK481209B", "RK481209B"),
                ("driver license 1204481209377 (Montana)", "1204481209377"),
            ),
            misses=(
                "SA4402817  microscope slide set, catalog no.", "Room A1", "B12", "form s25", "part SA2749318", "serial no. S48213907", "passport S48213907", "S48213907",
                "driving permit 2026-2027", "DMV license renewal, form 20481937", "educator license 418823", "nursing license no. S48213907", "software license number S48213907", "business license, no. S48213907", "software license 12345678", "License plate 4KX291", "SA 12", "Permit No 59312193", "license exp 5-1-2029",
            ),
        ),
    ),
)  # fmt: skip
