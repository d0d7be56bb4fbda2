"""US Individual Taxpayer Identification Number.

Source: IRS, ITIN: nine digits beginning with 9 whose fourth and fifth are 50-65, 70-88, 90-92 or 94-99. An adoption
number (ATIN) has 93 there and is another thing; so is an employer's number, which has one hyphen only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.contract import THRESHOLD, Examples, Hit, Pattern, Recognizer
from recognizers.goods import what_else
from recognizers.labels import Labelled, key_trigger, label_trigger

LABELS = (
    "itin", "itins", "itin #", "itin no", "itin number", "i.t.i.n.", "i.t.i.n. no", "i.t.i.n. number", "individual taxpayer identification number",
    "individual taxpayer id", "individual taxpayer no", "individual taxpayer number", "individual taxpayer", "individual tax id", "taxpayer identification number", "taxpayer identification no",
    "taxpayer identification", "tax identification number", "tax identification no", "tax identification", "taxpayer id", "taxpayer no", "taxpayer number", "tax payer id", "tax payer no", "tax payer number", "tax id", "tax id no",
    "tax id number", "tin", "ssn or itin", "ssn itin", "ssn", "ss", "social security number",
    "número de identificación personal del contribuyente", "número de contribuyente", "número de contribuinte",
)  # fmt: skip
AGAINST = (
    "part", "part no", "parts", "sku", "item", "item no", "po", "p o", "purchase order", "order", "order no", "invoice",
    "inv", "serial", "s n", "catalog", "cat no", "model", "account no", "ref", "reference", "rma", "lot", "tracking",
    "case no", "ticket", "isbn", "upc", "ein", "fein", "grant", "phone", "fax", "tel", "atin", "requisition", "quote",
    "p n", "p/n", "s/n", "mpn", "oem", "claim", "batch",
)  # fmt: skip
_UNLABELLED = 0.6
GROUPS = frozenset({*range(50, 66), *range(70, 89), *range(90, 93), *range(94, 100)})


def valid(text: str) -> bool:
    """Whether these nine digits could be an ITIN: they begin with 9, the group was released for ITINs, and no advertisement has them."""
    digits = re.sub(r"\D", "", text)
    return (
        len(digits) == 9
        and digits[0] == "9"
        and int(digits[3:5]) in GROUPS
        and len(set(digits)) > 2
        and digits[:8] != "98765432"
    )


class _Find(Labelled):
    def __call__(self, text: str, context: Sequence[str] = ()) -> list[Hit]:
        """As Labelled; a number without a label is an office's or a thing's, if the words beside it say so."""
        return [self._among(text, hit) for hit in super().__call__(text, context)]

    @staticmethod
    def _among(text: str, hit: Hit) -> Hit:
        if not THRESHOLD <= hit.score <= _UNLABELLED:
            return hit
        what = what_else(text, hit.start, hit.end)
        return replace(hit, score=0.3, why=(*hit.why, f"dropped: {what}")) if what else hit


RECOGNIZERS = (
    Recognizer(
        name="UsItinRecognizer",
        entity="US_ITIN",
        source="IRS, ITIN: ranges of the fourth and fifth digit",
        find=_Find(
            "US_ITIN",
            (
                Pattern("nine, hyphens, a group of ITINs", r"(?<![\w.-])9\d{2}[-‐‑–]\d{2}[-‐‑–]\d{4}(?![\w-]|\.\d)", _UNLABELLED, 0.95),
                Pattern("nine, blanks or dots", r"(?<![\w.-])9\d{2}([ .])\d{2}\1\d{4}(?![\w-]|\.\d)", 0.3, 0.9),
                Pattern("nine digits beginning with 9", r"(?<![\w.-])9\d{8}(?![\w-]|\.\d)", 0.05, 0.85),
            ),
            LABELS,
            AGAINST,
            valid,
            wide=200,
        ),
        triggers=(
            r"9\d{2}[-‐‑–]\d{2}[-‐‑–]\d{4}",
            label_trigger(('itin', 'itins', 'i.t.i.n.', 'taxpayer', 'tax payer', 'tax identification', 'individual tax id', 'tax id', 'tin', 'ssn', 'ss', 'social security', 'contribuyente', 'contribuinte')),
        ),
        acronyms=(key_trigger(("itin", "tax id", "taxpayer", "ssn")),),
        needs=(r"9\d{2}[- .‐‑–]?\d{2}[- .‐‑–]?\d{4}",),
        headers=frozenset({"itin", "itinnumber", "itinno", "ssnoritin", "ssnitin", "individualtaxpayeridentificationnumber"}),
        accepts=valid,
        examples=Examples(
            hits=(
                ("Total 1,204.50ITIN 912701234", "912701234"),
                ("She has an ITIN not a social: 947-71-3826", "947-71-3826"),
                ("ITIN 912701234", "912701234"),
                ("I.T.I.N. 912701234", "912701234"),
                ("tax identification number 912 70 1234", "912 70 1234"),
                ("Tax payer no. 912701234", "912701234"),
                ("Taxpayer ID: 984 88 1029", "984 88 1029"),
                ("on the W-7: 958-65-4410", "958-65-4410"),
            ),
            misses=(
                "SSN 987-65-4321", "P/N 947-71-3826", "Gasket: 947-71-3826", "Permit no. 947-71-3826", "Attendance: 947-71-3826",
                "tax identification for vendors, item 912701234", "taxpayer meeting 912701234", "SSN 912-34-5678", "ATIN 912-93-4410", "ITIN 912-69-4410", "ITIN 947-89-3826", "part 947-71-3826", "EIN 94-7713826",
                "947713826", "zip 94771-3826", "order no. 947-71-3826", "812-71-3826",
            ),
        ),
    ),
)  # fmt: skip
