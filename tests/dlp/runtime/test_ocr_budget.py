"""What OCR may cost in a run: counted over all that read at the same time, never below nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from dlp.runtime.ocr_budget import Purse
from scanners.contract import OcrBudget, Spent


@pytest.mark.parametrize(
    ("costs", "left", "spent"),
    [
        ([], OcrBudget(5, 10.0), Spent()),
        ([Spent(2, 3.5), Spent()], OcrBudget(3, 6.5), Spent(2, 3.5)),
        ([Spent(9, 12.0, 4), Spent(0, 0.0, 2)], OcrBudget(0, 0.0), Spent(9, 12.0, 2)),
    ],
    ids=["nothing yet", "something", "more than there was"],
)
def test_a_purse_holds_what_was_not_spent(costs: list[Spent], left: OcrBudget, spent: Spent) -> None:
    purse = Purse(5, 10.0)
    for cost in costs:
        purse.spend(cost)
    assert (purse.left(), purse.spent()) == (left, spent)


def test_many_threads_spend_from_one_purse() -> None:
    purse = Purse(1_000, 1_000.0)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(purse.spend, [Spent(1, 1.0)] * 800))
    assert purse.left() == OcrBudget(200, 200.0)
