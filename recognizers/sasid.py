"""SASID: the state-assigned student identifier of Massachusetts.

Source: DESE, Student Information Management System (ten digits, all numeric; no check digit is documented). Issued
numbers begin with 10, which is known from practice only: it is a hint here, not a rule.
"""

from __future__ import annotations

import re

from recognizers.contract import Examples, Pattern, Recognizer
from recognizers.labels import Labelled, alternatives

LABELS = (
    "sasid", "sasids", "sasid #", "sasid no", "sasid number", "state id", "state ids", "state student id",
    "state student number", "state assigned student id", "state assigned student identifier", "state assigned id",
    "state assigned", "student state id", "state identifier", "dese id", "dese student id", "ssid", "doe002", "stateid",
    "state no", "state number", "state #", "sas id", "id estatal", "identificación estatal",
)  # fmt: skip
AGAINST = (
    "npi", "isbn", "isbn 10", "order", "invoice", "ref", "tracking", "phone", "tel", "fax", "cell", "po", "section",
    "section id", "asset", "barcode", "item", "serial", "s n", "account", "epoch", "timestamp", "vendor", "crn", "mepid",
)  # fmt: skip


def valid(text: str) -> bool:
    """Whether the digits could have been issued: a placeholder such as 1000000000 or 9999999999 was not."""
    digits = re.sub(r"\D", "", text)
    return len(set(digits)) > 1 and len(set(digits[2:])) > 1


FIND = Labelled(
    "SASID",
    (
        Pattern("ten digits beginning with 10", r"(?<![\w.-])10\d{8}(?![\w-]|\.\d)", 0.3, 0.95),
        Pattern("ten digits", r"(?<![\w.-])\d{10}(?![\w-]|\.\d)", 0.05, 0.85),
        Pattern("ten digits in groups", r"(?<![\w.-])10\d{2}[ -]\d{3}[ -]\d{3}(?![\w-]|\.\d)", 0.05, 0.85),
    ),
    LABELS,
    AGAINST,
    valid,
    listed=lambda value: "ten digits" if re.fullmatch(r"10\d{8}", value) else None,
)

RECOGNIZERS = (
    Recognizer(
        name="SasidRecognizer",
        entity="SASID",
        source="DESE, SIMS: SASID, ten digits",
        find=FIND,
        triggers=(rf"\b(?:{alternatives(('sasid', 'sasids', 'state', 'dese', 'ssid', 'doe002', 'stateid', 'sas id', 'estatal'))})",),
        headers=frozenset(
            {"sasid", "sasidnumber", "ssid", "stateid", "statestudentid", "studentstateid", "statestudentidentifier",
             "statestudentnumber", "stusasid", "idstateassign", "stateassignedstudentidentifier", "stateassignedid",
             "stateassignedstudentid", "stdidstate", "doe002", "stateidnumber", "studentssid", "stateprovinceid", "statestudentno", "stateno", "statenumber",
             "stateidentifier", "deseid", "desestudentid"}
        ),
        accepts=lambda cell: bool(re.fullmatch(r"\d{10}", re.sub(r"[ -]|\.0$", "", cell.strip()))) and valid(cell),
        examples=Examples(
            hits=(
                ("SASID 1084471930", "1084471930"),
                ("State ID: 1012345678", "1012345678"),
                ("State Assigned Student Identifier (SASID): 1012345678", "1012345678"),
                ("SASIDs 1012345678, 1012345679", "1012345679"),
                ("transfer 1012345678 (SASID) to the middle school", "1012345678"),
            ),
            misses=(
                "Order 1048839217 shipped", "NPI 1962503781", "ISBN 1099886531", "asset 1012345678", "epoch 1719999999",
                "the 10-digit SASID has no check digit", "SASID ref #411",
            ),
        ),
    ),
)  # fmt: skip
