"""Payment card numbers.

Source: ISO/IEC 7812 (issuer prefixes, Luhn check digit). The check digit alone is weak (one number in ten passes), so the
issuer's prefix and length must fit too, and an unlabelled run of digits must stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.contract import Examples, Hit, Pattern, Recognizer
from recognizers.labels import Labelled

LABELS = (
    "card", "card no", "card number", "card #", "credit card", "credit card no", "credit card number", "debit card", "debit card number",
    "cc", "cc #", "cc no", "visa", "mastercard", "master card", "amex", "american express", "discover", "pan", "card on file",
    "payment card", "p card", "pcard", "tarjeta", "cartão", "número de tarjeta", "kat", "acct",
)  # fmt: skip
AGAINST = (
    "isbn", "barcode", "imei", "serial", "s n", "tracking", "order", "invoice", "po", "upc", "gtin", "ean", "meid", "iccid", "epoch",
    "account no", "library card", "patron", "ref", "fedex", "ups", "usps", "asset", "test number", "test card", "sample",
)  # fmt: skip
_TEST = re.compile(
    r"(?<![\w@.-])(?:test|sample|practi[cs]e (?:site|mode|card|page)|sandbox|example|dummy|fake|specimen|placeholder)(?![\w@-]|\.\w)",
    re.IGNORECASE,
)
"""Words that call a number a sample; the name of a host ("mail.example.org") is none of them."""


def _issuer_fits(digits: str) -> bool:
    size, four, two, three = len(digits), int(digits[:4]), int(digits[:2]), int(digits[:3])
    return (
        (digits[0] == "4" and size in {13, 16, 19})
        or ((51 <= two <= 55 or 2221 <= four <= 2720) and size == 16)
        or (two in {34, 37} and size == 15)
        or ((four == 6011 or 644 <= three <= 649 or two == 65) and 16 <= size <= 19)
        or ((300 <= three <= 305 or two in {36, 38, 39}) and 14 <= size <= 19)
        or (3528 <= four <= 3589 and 16 <= size <= 19)
        or (two == 62 and 16 <= size <= 19)
    )


def _brand_fits(digits: str) -> bool:
    """Whether one of the brands that few here carry could have given it: Maestro, Dankort, UATP, the older JCB."""
    size, four, two = len(digits), int(digits[:4]), int(digits[:2])
    return (
        two in {50, 56, 57, 58, 67}
        or four in {6304, 6390}
        or (two == 35 and size == 16)
        or (size == 15 and (digits[0] == "1" or four == 2131))
    )


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1 annex B: the sum with every second digit from the right doubled ends in 0."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def valid(text: str) -> bool:
    """Whether the digits are a card number an issuer could have given."""
    digits = re.sub(r"\D", "", text)
    return 13 <= len(digits) <= 19 and len(set(digits)) > 1 and _issuer_fits(digits) and luhn(digits)


def _named(text: str) -> bool:
    """Whether the digits behind a label are a card number, of whichever brand."""
    digits = re.sub(r"\D", "", text)
    fits = 12 <= len(digits) <= 19 and len(set(digits)) > 1 and _brand_fits(digits) and luhn(digits)
    return fits or valid(text)


class _Find(Labelled):
    def __call__(self, text: str, context: Sequence[str] = ()) -> list[Hit]:
        """As Labelled, but numbers that the text itself calls a test or a sample score low."""
        hits = [h for h in super().__call__(text, context) if len(h.why) > 1 or valid(text[h.start : h.end])]
        return [self._sample(text, hit) for hit in hits]

    @staticmethod
    def _sample(text: str, hit: Hit) -> Hit:
        around = text[max(0, hit.start - 80) : hit.end + 60]
        if _TEST.search(around):
            return Hit(
                hit.entity, hit.start, hit.end, 0.2, (*hit.why, "dropped: the text calls it a test or sample number")
            )
        return hit


FIND = _Find(
    "CREDIT_CARD",
    (
        Pattern(
            "a card number in groups",
            r"(?<![\w.-])(?<!(?<![-/])\d{4} )(?<!(?<![\d/-])\d{3} )\d{4} \d{4} \d{4} \d{1,7}(?![\w-]|\.\d| (?!(?:0[1-9]|1[0-2])[23]\d\b)\d{4,5}\b)|(?<![\w.-])\d{4}-\d{4}-\d{4}-\d{1,7}(?![\w-]|\.\d)"
            r"|(?<![\w.-])3\d{3}([ -])\d{6}\1\d{4,5}(?![\w-]|\.\d)",
            0.8,
            0.95,
        ),
        Pattern("a card number without groups", r"(?<![\w.-])\d{15,16}(?![\w-]|\.\d)", 0.55, 0.95),
        Pattern(
            "what a card's stripe holds", r"(?<![A-Za-z0-9])B(?P<value>\d{13,19})\^[^\^\n]{2,26}\^\d{4}", 0.9, 0.95
        ),
        Pattern("a run of 12 to 19 digits", r"(?<![\w.-])\d{12,19}(?![\w-]|\.\d)", 0.2, 0.9),
    ),
    LABELS,
    AGAINST,
    _named,
)

RECOGNIZERS = (
    Recognizer(
        name="CreditCardRecognizer",
        entity="CREDIT_CARD",
        source="ISO/IEC 7812: issuer prefixes and the Luhn check digit",
        find=FIND,
        triggers=(r"\d{4}[ -]\d{4}[ -]\d{4}[ -]\d", r"3\d{3}[ -]\d{6}[ -]\d{4}", r"\d{12}"),
        headers=frozenset({"creditcard", "creditcardnumber", "cardnumber", "cardno", "ccnumber", "ccno", "cc", "card", "debitcard",
                           "debitcardnumber", "paymentcard", "creditcardno", "cardonfile", "pcardnumber", "pcard"}),
        accepts=_named,
        examples=Examples(
            hits=(
                ("Visa 4111 1111 1111 1111 exp 9/27", "4111 1111 1111 1111"),
                ("card on file: 378282246310005", "378282246310005"),
                ("5555-5555-5555-4444", "5555-5555-5555-4444"),
                ("%B4111111111111111^KESSLER/NORA^29041010000000000?", "4111111111111111"),
                ("paid with 6011111111111117", "6011111111111117"),
                ("Ada Kessler 512-44-9067 5555-5555-5555-4444", "5555-5555-5555-4444"),
                ("Ada Kessler 06-14-2011 4111 1111 1111 1111", "4111 1111 1111 1111"),
                ("4111 1111 1111 1111 0428 331", "4111 1111 1111 1111"),
                ("her card number is 676100000006", "676100000006"),
                ("Credit card: 5019 7170 1010 3742", "5019 7170 1010 3742"),
                ("card on file 180000000000002", "180000000000002"),
            ),
            misses=(
                "4111 1111 1111 1112", "IMEI 490154203237518", "It is a test number: 4111 1111 1111 1111", "0000 0000 0000 0000", "card 4111 1111 1111 1111 in the practice site only",
                "676100000006", "5019 7170 1010 3742", "180000000000002", "card 676100000007", "gift card number 6006491234567891", "8022 4111 1111 1111 1111", "4111 1111 1111 1111 8022",
                "ISBN 9780134685991", "barcode 4006381333931",
            ),
        ),
    ),
)  # fmt: skip
