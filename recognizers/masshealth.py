"""MassHealth member ids (Medicaid in Massachusetts).

Source: MassHealth, Eligibility Operations Memo 08-14: twelve digits, not made from the Social Security number. Older cards
(RID) had ten characters. Neither has a check digit, so the label or the column must say what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.context.statements import head_of
from recognizers.contract import THRESHOLD, Examples, Hit, Pattern, Recognizer
from recognizers.labels import Labelled, alternatives, key_trigger, label_trigger

LABELS = (
    "masshealth", "mass health", "masshealth id", "masshealth ids", "masshealth #", "masshealth no", "masshealth number", "masshealth member id",
    "masshealth card", "masshealth card no", "mass health id", "mass health number", "mass health #", "mh id", "mh #", "mh no", "mhid", "medicaid", "medicaid id",
    "medicaid no", "medicaid #", "medicaid number", "medicaid member id", "medicaid rid", "masshealth rid", "masshealth member", "masshealth member no", "masshealth member #", "masshealth member number", "masshealth recipient id",
    "mass health member id", "mass health member number", "mass health no", "mass health card", "mh member id", "mh member no", "mh member number", "mh member #", "mh number", "m h", "m h id", "m h #", "m h no", "mmis", "mmis id", "mmis no", "mmis #", "mmis number", "medicaid member no", "medicaid recipient id", "medical assistance id", "member id", "member no", "member #", "mid", "rid", "rid #", "rid no", "recipient id",
    "número de masshealth", "id de masshealth", "tarjeta masshealth", "tarjeta de masshealth", "cartão masshealth", "nimewo masshealth", "kat masshealth",
)  # fmt: skip
AGAINST = (
    "provider id", "npi", "provider no", "provider number", "claim", "claim no", "icn", "tcn", "pid sl", "order", "invoice", "po", "phone", "tel", "fax", "serial", "upc",
    "isbn", "barcode", "tracking", "asset", "vendor", "group no", "group number",
)  # fmt: skip


def _varied(text: str) -> bool:
    return len({c for c in text if c.isalnum()}) > 2


_IN_USE = re.compile(r"(?<![\w.-])100\d{9}(?![\w-]|\.\d)")
"""As the numbers in use begin."""

_SPOKEN_OF = re.compile(
    r"\b(?:mass ?health|medicaid)\b(?P<gap>(?:[^\n]|\n(?!\s*\n)){1,120})$|\binsurance\s?[:#]\s{0,3}$", re.IGNORECASE
)
_OF_MASSHEALTH = re.compile(r"\b(?:mass ?health|medicaid)\b", re.IGNORECASE)
_ABOVE, _LINES = 1_200, 10
"""Characters and lines above a number in which a text that is about MassHealth says so, if its beginning does not."""

_NEAR = 60
"""Characters before a number in which a word may take it for another, in a text that is about MassHealth."""

_OF_ANOTHER = re.compile(rf"\b(?:{alternatives(AGAINST)})\b", re.IGNORECASE)


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """Numbers behind their label, and such as begin as those in use do where MassHealth is spoken of before them."""
    hits = FIND(text, context)
    for found in _IN_USE.finditer(text):
        said = _SPOKEN_OF.search(text, max(0, found.start() - 140), found.start())
        gap = (said["gap"] or "") if said else text[max(0, found.start() - _NEAR) : found.start()]
        near = "\n".join(text[max(0, found.start() - _ABOVE) : found.start()].split("\n")[-_LINES:])
        spoken = said is not None or any(map(_OF_MASSHEALTH.search, (near, head_of(text, context))))
        if (
            not spoken
            or _OF_ANOTHER.search(gap)
            or not _varied(found.group())
            or any(h.start < found.end() and found.start() < h.end and h.score >= THRESHOLD for h in hits)
        ):
            continue
        hits = [h for h in hits if h.end <= found.start() or found.end() <= h.start]
        hits.append(Hit("MASSHEALTH_ID", *found.span(), 0.75, ("twelve digits from 100 on, MassHealth is spoken of",)))
    return sorted(hits, key=lambda h: h.start)


FIND = Labelled(
    "MASSHEALTH_ID",
    (
        Pattern(
            "twelve digits",
            r"(?<![\w.-])\d{12}(?![\w-]|\.\d)|(?<![\w.-])\d{4}([ -])\d{4}\1\d{4}(?![\w-]|\.\d)|(?<![\w.-])\d{3}([ -])\d{3}\2\d{3}\2\d{3}(?![\w-]|\.\d)",
            0.1,
            0.9,
        ),
    ),
    LABELS,
    AGAINST,
    _varied,
)

RECOGNIZERS = (
    Recognizer(
        name="MassHealthIdRecognizer",
        entity="MASSHEALTH_ID",
        source="MassHealth, Eligibility Operations Memo 08-14: twelve digits",
        find=find,
        triggers=(
            label_trigger(('masshealth', 'mass health', 'mh id', 'mh #', 'mh no', 'mhid', 'mh member', 'mh number', 'm.h', 'mmis', 'medical assistance id', 'medicaid', 'member id', 'member no', 'member #', 'mid', 'rid', 'recipient id')),
            r"\b100\d{9}\b",
        ),
        acronyms=(key_trigger(("masshealth", "mass health", "medicaid", "member id", "rid")),),
        needs=(r"\d{12}", r"\d{3}[ -]\d{3}[ -]\d{3}[ -]\d{3}", r"\d{4}[ -]\d{4}[ -]\d{4}"),
        headers=frozenset(
            {"masshealth", "masshealthid", "masshealthno", "masshealthnumber", "masshealthmemberid", "mhid", "medicaid", "medicaidid", "medicaidno", "medicaidnumber", "medicaidmemberid",
             "masshealthrid", "medicaidrid", "masshealthmember", "masshealthmemberno", "masshealthmembernumber", "masshealthrecipientid", "mamedicaid", "mamedicaidid", "mamasshealth", "mahealthid", "mmis", "mmisid", "mmisno", "mmisnumber", "mhmemberid", "mhmemberno", "mhno", "mhnumber", "medid", "medicalassistanceid", "medicaidmemberno", "ridno", "ridnumber", "recipientno", "recipientnumber", "memberid", "memberno", "membernumber", "mid", "rid", "recipientid", "recipid", "insuranceid", "insuranceno", "insurancenumber", "insurancememberid", "insuranceidnumber", "policyno", "policynumber", "policyid", "policymemberno", "policymembernumber", "policymemberid", "subscriberid", "subscriberno", "subscribernumber", "medicalpolicy", "medicalpolicyno", "planmemberid", "coverageid", "studentmedicaidid", "medicaididnumber", "medicaidnum"}
        ),
        accepts=lambda cell: bool(re.fullmatch(r"\d{12}|\d{4}[ -]\d{4}[ -]\d{4}|\d{3}[ -]\d{3}[ -]\d{3}[ -]\d{3}", cell.strip())) and _varied(cell),
        examples=Examples(
            hits=(
                ("MassHealth ID: 100732915508", "100732915508"),
                ("Abdi Farah, MH ID 100048271936, 4 units OT", "100048271936"),
                ("her Medicaid number is 1007 3291 5508", "1007 3291 5508"),
                ("Número de MassHealth: 100732915508", "100732915508"),
                ("Abdi Farah, M.H. # 100048271936", "100048271936"),
                ("MMIS ID 100048271936, consent signed", "100048271936"),
                ("MassHealth card found in her desk, 100048271936, renewed online", "100048271936"),
                ("the Farah family, MassHealth for the formula. Card 100048271936.", "100048271936"),
                ("Insurance: 100048271936", "100048271936"),
                ("The Medicaid claims came back.\n\nOne: 100048271936, the Farah girl.", "100048271936"),
            ),
            misses=(
                "MassHealth phone 800-555-0143", "100732915508", "UPC 100732915508", "provider ID 110732915508", "MassHealth ID: 000000000000",
                "MassHealth bills go out on 2026-03-14", "claim no. 100732915508",
                "Medicaid claims came back.\n\nThe invoice is 100732915508.",
            ),
        ),
    ),
)  # fmt: skip
