"""The usual form of what a column holds, told of all of its cells at once."""

from __future__ import annotations

import re
from collections.abc import Sequence


class Usual:
    """Cells that have a form whole. No part of the form takes a line break; `$` in it is the end of the cell."""

    def __init__(self, form: str) -> None:
        self._one = re.compile(form)
        # one step for all cells up to the next of another form, each in a line of its own
        self._run = re.compile(rf"(?:(?:{form})\n)*+", re.MULTILINE)

    def others(self, cells: Sequence[str]) -> list[int]:
        """Which of the cells (from 0) do not have the form, in order."""
        text = "\n".join([*cells, ""])
        if text.count("\n") != len(cells):
            return [i for i, cell in enumerate(cells) if self._one.fullmatch(cell) is None]
        found: list[int] = []
        done = place = 0
        while run := self._run.match(text, place):
            done += text.count("\n", place, run.end())
            if done >= len(cells):
                break
            found.append(done)
            done += 1
            place = text.index("\n", run.end()) + 1
        return found
