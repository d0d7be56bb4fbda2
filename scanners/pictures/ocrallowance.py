"""What OCR may still cost: the pages and seconds of one file and the files inside it, and what is left of the run's.

A file's own limits hold in every run alike: what is beyond them is `no-text`, and stays so until the limits change.
What is left for want of the run's budget is `timeout`: the next run has another one, and reads it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanners.contract import OcrBudget, Options, Reason, Spent, Unread
from scanners.pictures import ocr

if TYPE_CHECKING:
    from PIL.Image import Image

_LATER = "the budget of OCR for this run is spent, the next run reads on"
_UNLIMITED = OcrBudget(1 << 62, float("inf"))


@dataclass(slots=True)
class Allowance:
    """What OCR may still cost in one file and the files inside it, and what it had to leave out of one of them.

    `beyond` counts pictures that are not read for the file's own limits, `left` those for want of the run's budget.
    """

    options: Options
    spent: Spent
    run: OcrBudget
    beyond: int = 0
    left: int = 0
    _limit: str = ""
    _cut: tuple[Reason, str] | None = None

    @classmethod
    def of(cls, options: Options) -> Allowance:
        """What is left by what the files read before have spent, if they share."""
        return cls(options, options.spent or Spent(), options.run_ocr or _UNLIMITED)

    @property
    def refused(self) -> int:
        """Pictures that are not read."""
        return self.beyond + self.left

    def read(self, picture: Image) -> list[ocr.Line] | None:
        """The lines of a picture; None if it is not read because the allowance is used up.

        Raises ScanError `too-large` if memory does not suffice.
        """
        own, of_run = self.options.max_ocr_seconds - self.spent.seconds, self.run.seconds - self.spent.seconds
        if self._is_beyond(own):
            return None
        if of_run <= 0 or self.spent.pages >= self.run.pages:
            self.left += 1
            self.spent.left += 1
            return None
        start = time.monotonic()
        try:
            found, whole = ocr.lines(picture, min(own, of_run))
        finally:
            self.spent.seconds += time.monotonic() - start
        self.spent.pages += bool(found)
        if not whole:
            for_run = of_run < own
            self._cut = ("timeout", _LATER) if for_run else ("no-text", self._late())
            self.spent.left += for_run
        return found

    def _is_beyond(self, seconds: float) -> bool:
        """Whether the file's own limits are reached, of which so many seconds are left."""
        if self.spent.pages >= self.options.max_ocr_pages:
            self._limit = f"OCR may read {self.options.max_ocr_pages} pages a file"
        elif seconds <= 0:
            self._limit = self._late()
        else:
            return False
        self.beyond += 1
        return True

    def _late(self) -> str:
        return f"OCR may take {self.options.max_ocr_seconds} seconds a file"

    def rest(self, noun: str, whole: bool = False) -> Iterator[Unread]:
        """What was not read, if anything; `noun` names one of them, `whole` tells that nothing else was read."""
        if self._cut:
            reason, limit = self._cut
            yield Unread(reason, f"of 1 {noun} only a part was read: {limit}", whole=False)
        if self.left:
            yield Unread("timeout", f"{_were(self.left, noun)} not read: {_LATER}", whole)
        if self.beyond:
            yield Unread("no-text", f"{_were(self.beyond, noun)} not read: {self._limit}", whole)


def _were(number: int, noun: str) -> str:
    return f"{number} {noun}s were" if number > 1 else f"1 {noun} was"
