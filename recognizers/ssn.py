"""US Social Security number.

Source: SSA, Social Security Number Randomization (areas 000, 666 and 900-999 are never issued; group 00 and serial 0000
neither); the numbers printed in advertisements and leaflets, which many people copied, are refused too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.contract import THRESHOLD, Examples, Hit, Pattern, Recognizer
from recognizers.goods import what_else
from recognizers.labels import REFUSED, Labelled, key_trigger, label_trigger
from recognizers.naming.gazetteer import is_first, is_last, is_ordinary

SAMPLES = frozenset({"078051120", "219099999", "123456789", "111223333", "012345678"})
LABELS = (
    "ssn", "ssns", "s s n", "ss", "ss #", "ss no", "s.s.", "s.s. #", "s.s. no", "ssa no", "ssa number", "ssa #", "social security", "social security card", "social security number", "social security no",
    "social security #", "soc sec", "soc sec no", "social", "seguro social", "número de seguro social",
    "número da segurança social", "nimewo sekirite sosyal", "sekirite sosyal", "số an sinh xã hội", "an sinh xã hội", "社会安全号码", "社会安全号", "社安号", "社會安全號碼",
    "last four of ssn", "ssn last 4", "last 4 ssn", "last 4 of ssn", "last four",
)  # fmt: skip
AGAINST = (
    "part", "part no", "parts", "sku", "item", "item no", "po", "p o", "purchase order", "order", "order no", "invoice",
    "inv", "serial", "s n", "sn", "catalog", "catalogue", "cat no", "model", "account no", "ref", "reference", "rma",
    "lot", "tracking", "case no", "ticket", "isbn", "upc", "ein", "tax id", "fein", "grant", "vendor", "phone", "fax",
    "tel", "version", "asset", "asset tag", "itin", "room", "section", "course", "requisition", "req", "quote", "work order", "build", "builds", "firmware", "revision", "rev", "commit", "bus order", "customer no", "confirmation", "s/n", "p/n", "mpn", "oem", "claim", "batch",
)  # fmt: skip


def valid(text: str) -> bool:
    """Whether these digits could have been issued: area, group and serial in range, and no published sample."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 4:
        return True
    if len(digits) != 9 or digits in SAMPLES or len(set(digits)) == 1:
        return False
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    return (
        area not in {"000", "666"} and area < "900" and group != "00" and serial != "0000" and digits[:8] != "98765432"
    )


_MASKED = re.compile(r"[xX*•]{2}\d-\d{2}-\d{4}")
"""One of which a form keeps the last seven figures: it tells as much as the last four."""

_CELL = re.compile(r"(?:[xX*•]{3}-?[xX*•]{2}-?)?\d{4}|\d{3}[- .]?\d{2}[- .]?\d{4}|\d{7,8}")


def accepts(cell: str) -> bool:
    """Whether a cell under its heading holds one, or the end of one; a number cell loses its leading zeros."""
    value = cell.strip()
    if _MASKED.fullmatch(value):
        return True
    return _CELL.fullmatch(value) is not None and valid(value.zfill(9) if len(value) in {7, 8} else value)


_LINE = 120
_BOOKED = re.compile(
    r"[^\n]*\b(?:PO|P\.O\.|req|inv|voucher)\b[ #:]{0,3}\d[^\n]*\$\s?\d|[^\n]*\$\s?\d[^\n]*\b(?:PO|P\.O\.|req|inv|voucher)\b[ #:]{0,3}\d",
    re.IGNORECASE,
)
"""What stands behind an account code in a line of a ledger: the order and what it cost."""


class _Find(Labelled):
    def __call__(self, text: str, context: Sequence[str] = ()) -> list[Hit]:
        """As Labelled; a number without a label among the words of a purchase is an order's."""
        return [self._in_sentence(text, self._among(text, hit)) for hit in super().__call__(text, context)]

    def label_before(self, text: str, start: int) -> str | None:
        """As Labelled; signs for the figures that are not shown stand between a label and the last four."""
        masked = _MASK.search(text, max(0, start - _LONGEST_MASK), start)
        return super().label_before(text, masked.start() if masked else start)

    def _speaks_against(self, text: str, start: int) -> str | None:
        """As Labelled; what an earlier sentence says, and what stands before a person's name, is of something else."""
        other = super()._speaks_against(text, start)
        if other is None or _is_named(text, start):
            return None
        sentence = text[max(0, start - self.wide) : start]
        ends = [end.end() for end in _SENTENCE_ENDS.finditer(sentence)]
        return other if not ends or self._against_in(sentence[ends[-1] :]) else None

    def _against_in(self, text: str) -> bool:
        return self.against is not None and self.against.search(text) is not None

    def _in_sentence(self, text: str, hit: Hit) -> Hit:
        """A number with blanks, or nine figures behind "is", in a sentence that speaks of such a number farther before it."""
        if not REFUSED < hit.score < THRESHOLD:
            return hit
        bare = hit.end - hit.start == 9 and _IS.search(text, max(0, hit.start - 8), hit.start)
        if not bare and not _SPACED.fullmatch(text, hit.start, hit.end):
            return hit
        said = _SPOKEN_OF.search(text, max(0, hit.start - _LINE), hit.start)
        if said is None or self._speaks_against(text, hit.start):
            return hit
        if bare and _OF_ANOTHER.search(text, said.end("label"), bare.start()):
            return hit
        return replace(hit, score=0.7, why=(*hit.why, f'its sentence speaks of "{said["label"]}"'))

    @staticmethod
    def _among(text: str, hit: Hit) -> Hit:
        if not THRESHOLD <= hit.score <= _UNLABELLED:
            return hit
        what = _what_else(text, hit.start, hit.end)
        return replace(hit, score=0.3, why=(*hit.why, f"dropped: {what}")) if what else hit


def _what_else(text: str, start: int, end: int) -> str | None:
    """What the words around a number without a label say that it is, if that is no person's."""
    if _BOOKED.search(text, end, end + _LINE):
        return "an order and a sum stand behind it, as behind an account"
    return what_else(text, start, end)


_NAME_BEFORE = re.compile(r"\b([A-ZÀ-Þ][\w'’-]+) (?:[A-Z]\.? )?([A-ZÀ-Þ][\w'’-]+)(?:[,:]? | \()\Z")
_SENTENCE_ENDS = re.compile(r"(?<=[a-z]{3})[.!?]\s{1,2}(?=[A-Z])")


def _is_named(text: str, start: int) -> bool:
    """Whether a person's first and last name stand right before a number."""
    found = _NAME_BEFORE.search(text, max(0, start - 60), start)
    if found is None:
        return False
    return is_first(found[1]) and is_last(found[2]) and not (is_ordinary(found[1]) or is_ordinary(found[2]))


_UNLABELLED = 0.65
_LONGEST_MASK = 8
_MASK = re.compile(r"(?<![^\W_])[xX*•]{3}[- ]?[xX*•]{2}[- ]?\Z")
_NUMBER = r"(?:\s?(?:numbers?|no\b\.?|num\b\.?|card|#))"
_OF_WHOM = r"(?:the|her|his|my|their|your|our|this|an?|[^\W\d_][\w'’-]{1,20}['’]s?)"
_SSN = rf"(?:ssns?{_NUMBER}?|ss{_NUMBER}|ss(?=\s?[:)])|soc(?:ial)?\.?\s?sec(?:urity)?\.?{_NUMBER})\s?#?"
_LOOSE = r"social(?:\ssecurity)?"
_LAST_FOUR = r"(?:last|final)\s*(?:four|4)(?:\s+(?:digits?|numbers?|figures))?"
_SPACED = re.compile(r"\d{3}([ .])\d{2}\1\d{4}")
_IS = re.compile(r"\b(?:is|was|are|were|reads|as)\s?[:\"“]?\s?\Z", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\b(?:is|was|are|were|code|box|field|id|no|number(?! (?:of|for|that|which))|manual|training|form)\b", re.IGNORECASE
)
"""What else a sentence says between, so that the figures at its end may be those of another thing."""

_SPOKEN_OF = re.compile(
    r"\b(?P<label>ssns?|social security(?! (?:office|admin\w*|benefits?|income))|soc sec|seguro social)\b[^\d\n.;!?]{1,100}\Z",
    re.IGNORECASE,
)
FIND = _Find(
    "US_SSN",
    (
        Pattern(
            "three, two and four digits with hyphens",
            r"(?<![^\W_])(?<![.-])\d{3}[-‐‑–]\d{2}[-‐‑–]\d{4}(?![\w-]|\.\d)",
            _UNLABELLED,
            0.95,
        ),
        Pattern(
            "three, two and four digits with blanks or dots",
            r"(?<![\w.-])\d{3}([ .])\d{2}\1\d{4}(?![\w-]|\.\d)",
            0.3,
            0.9,
            alone=0.55,
        ),
        Pattern("a wage record of the SSA's file format", r"(?m)^RW(?P<value>\d{9})(?=[A-Z ])", 0.9, 0.9),
        Pattern("nine digits", r"(?<![\w.-])\d{9}(?![\w-]|\.\d)", 0.05, 0.85),
        Pattern(
            "the last four digits",
            rf"(?:\b{_LAST_FOUR}(?:\s+(?:of|on|in|for))?(?:\s+{_OF_WHOM})?\s+(?:{_SSN}|{_LOOSE}(?!\s+[a-z]))|\b{_SSN}\s*[,(]?\s?{_LAST_FOUR}\)?)"
            r"\D{0,12}(?P<value>\d{4})(?!\d|[-/.]\d)",
            0.7,
            0.7,
        ),
        Pattern(
            "the last four digits, in which it ends",
            rf"\b(?:{_SSN}|(?P<loose>{_LOOSE}))(?:\s(?:for|of)\s[^\d\n.;:,]{{2,30}}?)?\s?[,(:]?\s?(?:that\s|which\s)?(?:end(?:s|ed|ing)?|finish(?:es|ing))"
            r"(?:\s(?:in|with|on))?\s?[:#.…*-]{0,4}\s?(?(loose)(?!(?:19|20)\d\d))(?P<value>\d{4})(?!\d|[-/.]\d)",
            0.7,
            0.7,
        ),
        Pattern(
            "the last four digits, the rest masked", r"(?<![\w])[xX*•]{3}-?[xX*•]{2}-?(?P<value>\d{4})(?!\d)", 0.3, 0.7
        ),
    ),
    LABELS,
    AGAINST,
    valid,
    wide=200,
)

RECOGNIZERS = (
    Recognizer(
        name="UsSsnRecognizer",
        entity="US_SSN",
        source="SSA, Social Security Number Randomization, 2011; DOMAIN: numbers of published samples",
        find=FIND,
        triggers=(r"RW\d{9}", r"\d{3}[-‐‑–]\d{2}[-‐‑–]\d{4}", r"社[会會]?安", r"\d{3} \d{2} \d{4}", r"\d{3}\.\d{2}\.\d{4}", label_trigger(('ssn', 'ssns', 's s n', 's.s.', 'ss', 'ssa no', 'ssa number', 'ssa #', 'social', 'soc sec', 'seguro', 'segurança', 'sekirite', 'an sinh'))),
        acronyms=(key_trigger(("ssn", "social security", "soc sec")),),
        needs=(r"\d{3}[- .‐‑–]?\d{2}[- .‐‑–]?\d{4}", r"(?:last|final)\s*(?:four|4)", r"(?:end(?:s|ed|ing)?|finish(?:es|ing))\b[^\d\n]{0,10}\d{4}", r"[x*•]{3}-?[x*•]{2}-?\d{4}"),
        headers=frozenset(
            {"ssn", "ss", "ssno", "ssnumber", "socialsecurity", "socialsecuritynumber", "socialsecurityno", "socsec",
             "socsecno", "psnpersonid", "employeessn", "studentssn", "ssnlast4", "last4ssn", "last4ofssn", "taxpayerid"}
        ),
        wording=(r"ssn", r"social security(?: number)?", r"soc sec(?: number)?", r"social sec number"),
        accepts=accepts,
        examples=Examples(
            hits=(
                ("SSN 512-44-9067", "512-44-9067"),
                ("Her social is 512449067.", "512449067"),
                ("S.S.N. 512449067", "512449067"),
                ("SSA number 512449067", "512449067"),
                ("S S N: 512 44 9067", "512 44 9067"),
                ("motherSSN=512449067", "512449067"),
                ("Could you give me the SSN?\nSure, it's 512449067.", "512449067"),
                ("512449067 is her social security number.", "512449067"),
                ("The SSN of my daughter Imani is 512449067.", "512449067"),
                ("SSN (for the W-4): 512449067", "512449067"),
                ("found on the copier glass: 532-41-9067. nothing else on the page", "532-41-9067"),
                ("Social Security No.: 734 12 0871", "734 12 0871"),
                ("SSN (last four): 9067", "9067"),
                ("W-4 is in, SSN ending in 9067", "9067"),
                ("Social Security no. ends with 9067", "9067"),
                ("SS# ending 9067, needs a new card", "9067"),
                ("the final four digits of his Social Security number are 9067", "9067"),
                ("his SSN card ending 9067 is in the tray", "9067"),
                ("SSN xxx-xx-9067", "9067"),
                ("last 4 of SS#: 9067", "9067"),
                ("512 44 9067", "512 44 9067"),
                ("Please order the keys. Nora Kessler, 512-44-9067, starts Monday.", "512-44-9067"),
                ("Room 12: Nora Kessler (512-44-9067)", "512-44-9067"),
                ("See the order form for paper. On payroll since May is 512-44-9067.", "512-44-9067"),
                ("Ada Kessler 512-44-9067 $1,204.18", "512-44-9067"),
                ("Kessler, Ada\n512-44-9067  12 boxes of her files", "512-44-9067"),
                ("gross pay 512-44-9067 $1,204.18", "512-44-9067"),
                ("<id>REF-2031-004</id><note>512-44-9067</note>", "512-44-9067"),
                ('{"order": "A-4471", "note": "512-44-9067"}', "512-44-9067"),
                ("value_512-44-9067", "512-44-9067"),
                ("Toner for Ada Kessler 512-44-9067", "512-44-9067"),
                ("Ada Kessler, toner order, SSN 512-44-9067", "512-44-9067"),
                ("the toner fell on her card 512-44-9067", "512-44-9067"),
                ("pay total: 512-44-9067", "512-44-9067"),
                ("SSN for Ann Lee: 402 19 8877", "402 19 8877"),
                ("SSN of Ann Lee: 402198877", "402198877"),
                ("SSN (Ann Lee) 402 19 8877", "402 19 8877"),
                ("ssn for ann lee 402198877", "402198877"),
                ("SSN for my son: 402198877", "402198877"),
                ("The social security numbers of the twins: Ann Lee 402 19 8877, Bo Lee 402 19 8878", "402 19 8878"),
                ("SSN as written on the intake form: 402198877", "402198877"),
                ("The social security number of our new aide, which she read to us from the card, is 402198877.", "402198877"),
                ("Her SSN, which mom gave by phone, is 402198877", "402198877"),
                ("Social Security card reads 402 19 8877", "402 19 8877"),
                ("the social security number on her old form must be 402 19 8877", "402 19 8877"),
                ("RW512449067COREY          FINCH", "512449067"),
            ),
            misses=(
                "310-22-5400  health supplies (EpiPens)   PO 261190   $1,877.20",
                "Social Security ends in 2034, they say", "the social ending 2024 with a dance", "SSN collection ended in 2014", "the last four social studies units, 2019", "mask it as xxx-xx-9067", "Docket (civil) 318-44-9021", "Bid #: 318-44-9021", "Account code 318-44-9021, travel", "Drawing no. 318-44-9021", "318-44-9021 (permit)", "318-44-9021 is our contract number",
                "Fuser 318-44-9021", "Drive belt: 318-44-9021", "318-44-9021 brass fitting", "Pump seal kit 318-44-9021 (replaces 318-44-9020)", "Attendance: 318-44-9021", "318-44-9021 passed/failed/tested", "GPS 318-44-9021",
                "Hex bolts 318-44-9021, 50 per box", "Please order soon. The part is 318-44-9021", "Room 12, order for Kessler Supply 318-44-9021", "Floor pads, 318-44-9021, box of 5", "Ballast 318-44-9021 $18.20", "Wiper blades, 318-44-9021, Grainger", "<ref>318-44-9021</ref>", "<name>Part 7</name><value>318-44-9021</value>", '{"order": "318-44-9021", "note": "A-4471"}', "000-12-3456", "SSN 666-12-3456", "Her SSN is 512 00 9067", "the social security number they gave, 512 44 0000", "Vehicle ID 318-44-9021", "parcel_id: 318-44-9021", "transaction ref: 318-44-9021", "Meter number 318-44-9021 was read", "SSN 912-34-5678", "part 219-09.9999", "078-05-1120 is from a wallet",
                "SSN 123-45-6789", "S/N 318-44-9021", "P/N: 318-44-9021", "512449067 is the part number", "Invoice?\nA: 512449067", "PO 204-47-2638", "coach company job 204-18-3390", "booking no. 204-18-3390", "build 104-77-2093, ticket 48217", "part 318-44-9021", "call 617-555-0100", "invoice 317642408",
                "SKU 1029-83-4756", "2025-11-0042", "512 44 9067\n317 20 1188", "Total 512 44 9067", "SSN field, part number 402 19 8877", "The social security claim that she filed in May is 402198877", "the SSN is missing and the code there is 402198877", "The SSN, said the clerk from payroll, belongs in box 402198877", "social studies, see item 402 19 8877", "SSN Training Manual 402198877", "SSN as part number: 402198877", "338-60-6151 to the paper people\n12 toner, item KB884\nship to receiving, terms 30 days", "the social studies room 512449067",
            ),
        ),
    ),
)  # fmt: skip
