"""What a pupil owes the cafeteria: a balance below nothing, told by a column alone.

Source: point-of-sale and fee exports; 42 U.S.C. 1758(b)(6). Eligibility for meals stands with `circumstances`.
"""

from __future__ import annotations

import re

from recognizers.contract import Examples, Recognizer

_OWING = re.compile(r"-\s?\$?\s?\d[\d.,]*|\(\s?\$?\d[\d.,]*\s?\)|\$\s?-\s?\d[\d.,]*|\$?\d[\d.,]*-")
_OWED = re.compile(r"\$?\s?\d[\d.,]*")


def _below_nothing(cell: str) -> bool:
    return bool(_OWING.fullmatch(cell.strip())) and bool(re.search(r"[1-9]", cell))


def _any_amount(cell: str) -> bool:
    return _below_nothing(cell) or (bool(_OWED.fullmatch(cell.strip())) and bool(re.search(r"[1-9]", cell)))


def _told_by_columns(name: str, headers: str, wording: tuple[str, ...], owed: bool) -> Recognizer:
    return Recognizer(
        name=name,
        entity="ECONOMIC_STATUS",
        source="point-of-sale and fee exports; 42 U.S.C. 1758(b)(6)",
        find=lambda text, context=(): [],  # noqa: ARG005  # told by columns alone
        triggers=(),
        headers=frozenset(headers.split()),
        wording=wording,
        accepts=_any_amount if owed else _below_nothing,
        strong=False,
        examples=Examples(hits=(), misses=("The lunch balance can be looked up online.",)),
    )


RECOGNIZERS = (
    _told_by_columns(
        "MealBalanceRecognizer",
        "balance mealbalance lunchbalance accountbalance currentbalance endingbalance",
        (r"(?:meal |lunch |account |current |ending |cafeteria |available )*balance$",),
        owed=False,
    ),
    _told_by_columns(
        "MealDebtRecognizer",
        "balancedue amountowed amountdue owed owes mealdebt lunchdebt pastdue unpaidmeals negativebalance",
        (
            r"(?:meal|lunch|cafeteria) debt",
            r"(?:amount|balance|total) (?:owed|due|past due|overdue)",
            r"past due(?: amount)?",
            r"negative balance",
            r"unpaid (?:meals?|lunch(?:es)?)(?: balance)?",
        ),
        owed=True,
    ),
)
