"""People of history, of letters and of public life: what is said of one of them in a lesson is said of no pupil named above."""

from __future__ import annotations

import re

from recognizers.naming.gazetteer import PUBLIC_FIGURES, fold

_NAME = re.compile(r"(?<![\w'’-])[A-ZÀ-Þ][\w'’.-]*(?: (?:van|von|de|da|del|la|the|[A-ZÀ-Þ][\w'’.-]*)){1,3}")


def last_figure(words: str) -> int:
    """Where the last of them that the words name ends, -1 if they name none: "Helen Keller was"."""
    end = -1
    for run in _NAME.finditer(words):
        parts = list(re.finditer(r"\S+", run.group()))
        for first in range(len(parts) - 1):
            for last in range(first + 1, len(parts)):
                name = run.group()[parts[first].start() : parts[last].end()]
                if fold(re.sub(r"['’]s$|[.,]$", "", name)) in PUBLIC_FIGURES:
                    end = run.start() + parts[last].end()
    return end
