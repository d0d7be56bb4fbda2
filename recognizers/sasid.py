"""SASID: the state-assigned student identifier of Massachusetts.

Source: DESE, Student Information Management System (ten digits, all numeric; no check digit is documented). Issued
numbers begin with 10, which is known from practice only: it is a hint here, not a rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.contract import Examples, Hit, Pattern, Recognizer
from recognizers.labels import Labelled, key_trigger, label_trigger
from recognizers.naming.gazetteer import is_first, is_last, is_ordinary
from recognizers.naming.wordnames import are_word_name

LABELS = (
    "sasid", "sasids", "sasid #", "sasid no", "sasid number", "state id", "state ids", "state student id",
    "state student number", "state assigned student id", "state assigned student identifier", "state assigned id",
    "state assigned", "student state id", "state identifier", "dese id", "dese student id", "ssid", "doe002", "stateid",
    "state no", "state number", "state #", "sas id", "id estatal", "identificación estatal",
)  # fmt: skip
AGAINST = (
    "npi", "isbn", "isbn 10", "order", "invoice", "ref", "tracking", "phone", "tel", "fax", "cell", "po", "section",
    "section id", "asset", "barcode", "item", "serial", "s n", "account", "epoch", "timestamp", "vendor", "crn", "mepid",
    "ticket", "job", "print job", "help desk ticket", "work order", "case number", "request number", "incident number",
)  # fmt: skip


def valid(text: str) -> bool:
    """Whether the digits could have been issued: a placeholder such as 1000000000 or 9999999999 was not."""
    digits = re.sub(r"\D", "", text)
    return len(set(digits)) > 1 and len(set(digits[2:])) > 1 and not digits.endswith("00000")


_STATE_REPORTS = re.compile(
    r"\b(?:sasids?|sims|state (?:student )?ids?|dese|level of need|immigrant status|town of residence|nature of (?:primary )?disability|low[- ]income(?: status)? [01]\d?\b|virtual gateway)\b",
    re.IGNORECASE,
)
NEAR = 400
"""Characters around a number of the usual form in which the state's reports are to be spoken of."""


_NAMED = re.compile(
    r"(?:^|\n)[\d.)*•\t -]{0,6}(?P<one>[A-ZÀ-Þ][\w'’-]+)(?P<comma>,?)(?: [A-ZÀ-Þ]\.)? (?P<other>[A-ZÀ-Þ][\w'’-]+)(?:[ \t,:–-]{1,3}|[ \t]*\r?\n[ \t]*)$"
)
"""A name that is all of a line before a number, or all of the line above."""

_AND_NOTHING = re.compile(
    r"[ \t]*(?:\r?\n|$)|[ \t,;–-]{1,3}(?:gr(?:ade)?\b|\d{1,2}[-/]\d{1,2}[-/](?:19|20)?\d\d\b)", re.IGNORECASE
)
"""What stands behind such a number: the end of the line, a grade or a date."""


def _stands_behind_a_name(text: str, hit: Hit) -> bool:
    named = _NAMED.search(text, max(0, hit.start - 80), hit.start)
    if named is None or not _AND_NOTHING.match(text, hit.end):
        return False
    given, family = (named["other"], named["one"]) if named["comma"] else (named["one"], named["other"])
    known = is_first(given) or is_last(family)
    return (known and (not is_ordinary(family) or (is_first(given) and is_last(family)))) or are_word_name(
        given, family
    )


class _Find(Labelled):
    def __call__(self, text: str, context: Sequence[str] = ()) -> list[Hit]:
        """As Labelled; a number of the usual form counts too right behind a name, or where the text around speaks of state ids."""
        return [self._near(text, hit) for hit in super().__call__(text, context)]

    @staticmethod
    def _near(text: str, hit: Hit) -> Hit:
        if hit.score == _USUAL and _stands_behind_a_name(text, hit):
            return Hit(hit.entity, hit.start, hit.end, 0.6, (*hit.why, "stands right behind a name"))
        if hit.score != _USUAL or not _STATE_REPORTS.search(text, max(0, hit.start - NEAR), hit.end + NEAR):
            return hit
        return Hit(hit.entity, hit.start, hit.end, 0.6, (*hit.why, "the text around speaks of state ids"))


_USUAL = 0.3
FIND = _Find(
    "SASID",
    (
        Pattern("ten digits inside a file's name", r"(?<=[A-Za-z]_)10\d{8}(?=_[A-Za-z]|\.[A-Za-z])", 0.55, 0.95),
        Pattern(
            "a property that holds ten digits and nothing else",
            r"(?m)^(?:keywords?|subject|tags|description|comments?)\s*:\s*(?P<value>10\d{8})[ \t]*$",
            0.55,
            0.95,
        ),
        Pattern(
            "ten digits in brackets behind a name",
            r"(?-i:[A-ZÀ-Þ][\w'’-]+,? [A-ZÀ-Þ][\w'’-]+) \((?P<value>10\d{8})\)",
            0.55,
            0.95,
        ),
        Pattern("ten digits beginning with 10", r"(?<![\w.-])10\d{8}(?![\w-]|\.\d)", _USUAL, 0.95),
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
        triggers=(label_trigger(('sasid', 'sasids', 'state', 'dese', 'ssid', 'doe002', 'stateid', 'sas id', 'sims', 'estatal')), r"10\d{8}",),
        acronyms=(key_trigger(("sasid", "state")),),
        needs=(r"\d{10}", r"\d{4}[ -]\d{3}[ -]\d{3}"),
        headers=frozenset(
            {"sasid", "sasidnumber", "ssid", "stateid", "statestudentid", "studentstateid", "statestudentidentifier",
             "statestudentnumber", "stusasid", "idstateassign", "stateassignedstudentidentifier", "stateassignedid",
             "stateassignedstudentid", "stdidstate", "doe002", "stateidnumber", "studentssid", "stateprovinceid", "statestudentno", "stateno", "statenumber",
             "stateidentifier", "studentidstate", "statewideidentifier", "statewideid", "statewidestudentid", "statewidestudentidentifier", "identificationcode", "studentidentificationcode", "deseid", "desestudentid"}
        ),
        wording=(r"sasid", r"ssid", r"state (?:assigned )?(?:student )?(?:id|number|identifier)", r"state ?(?:wide )?student (?:id|number|identifier)(?: state)?", r"student state ?(?:id|number)", r"state province id", r"student identification codes? identification code", r"id state assign\w*"),
        usual=r"10(?!(\d)\1{7})(?!\d{3}00000)\d{8}",
        accepts=lambda cell: bool(re.fullmatch(r"\d{10}", re.sub(r"[ -]|\.0$", "", cell.strip()))) and valid(cell),
        examples=Examples(
            hits=(
                ("SASID 1084471930", "1084471930"),
                ("State ID: 1012345678", "1012345678"),
                ("State Assigned Student Identifier (SASID): 1012345678", "1012345678"),
                ("SASIDs 1012345678, 1012345679", "1012345679"),
                ("We show 1092276410, does that match? the SIMS certification is near", "1092276410"),
                ("1082204417  Level of Need 04 with Disability 500", "1082204417"),
                ("Keywords: 1094417703", "1094417703"),
                ("Reis, Ada 1082204417 4/11/2014\n", "1082204417"),
                ("Ada Reis\n1082204417\nroom 4", "1082204417"),
                ("Nyasha_Ferraro_1082204417_eval.txt", "1082204417"),
                ("transfer 1012345678 (SASID) to the middle school", "1012345678"),
            ),
            misses=(
                "printer stuck on job 1052217734, the SASID file is in line 2",
                "Order 1048839217 shipped", "Harbor Motors\nInvoice\n1048839217", "Harbor Motors 1048839217", "Acme Paper\n1048839217", "Ada Reis 1048839217 copies were printed", "Ticket 1044127691 for the SIMS upload, SASID missing", "NPI 1962503781", "ISBN 1099886531", "asset 1012345678", "epoch 1719999999", "SASID 1049000000", "SIMS help desk, section 1012345678",
                "the 10-digit SASID has no check digit", "SASID ref #411",
            ),
        ),
    ),
)  # fmt: skip
