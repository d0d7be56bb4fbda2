"""What OCR may still cost in a run, counted over all its processes.

Each item is told what is left when it is handed over, and what it cost is taken off when it comes back. Files that are
read at the same time may so spend a little more than there is, each at most what one file may; setting aside what each
of them might need would leave pictures unread beside a budget that nobody used up.
"""

from __future__ import annotations

import threading

from scanners.contract import OcrBudget, Spent


class Purse:
    """The budget of one run. Used by many threads."""

    def __init__(self, pages: int, seconds: float) -> None:
        self._whole = OcrBudget(pages, seconds)
        self._spent = Spent()
        self._lock = threading.Lock()

    def left(self) -> OcrBudget:
        """What an item that is handed over now may spend."""
        with self._lock:
            pages, seconds = self._whole.pages - self._spent.pages, self._whole.seconds - self._spent.seconds
            return OcrBudget(max(0, pages), max(0.0, seconds))

    def spend(self, cost: Spent) -> None:
        """Take off what one item cost, and count it if pictures in it were left unread for want of the budget."""
        with self._lock:
            self._spent.pages += cost.pages
            self._spent.seconds += cost.seconds
            self._spent.left += bool(cost.left)

    def spent(self) -> Spent:
        """What the run has cost so far; `left` counts items here, not pictures."""
        with self._lock:
            return Spent(self._spent.pages, self._spent.seconds, self._spent.left)
