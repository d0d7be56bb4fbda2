"""What of a scanner's time goes into looking for what is hidden, although a file of body text hides nothing.

The looks are functions of the scanners, named here by format. They run as always; a stopwatch around each adds up the
processor time between its call and its end, for a generator between each question and its answer, less what the look
at the clock takes.
"""

from __future__ import annotations

import functools
import inspect
import pkgutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

_OOXML = (
    "scanners.office.ooxml.described", "scanners.office.ooxml.targets", "scanners.office.packageprops.contents",
    "scanners.office.ooxml.redrawn", "scanners.office.ooxml.rest",
)  # fmt: skip

LOOKS: dict[str, tuple[str, ...]] = {
    "html": (
        "scanners.web.elements.is_hidden", "scanners.web.page.Page.attributes", "scanners.web.stylesheets.Sheet.look",
    ),
    "docx": (
        *_OOXML, "scanners.office.word._beside", "scanners.office.wordparts.lists",
        "scanners.office.packageprops.styles",
    ),
    "xlsx": (
        *_OOXML, "scanners.spreadsheets.sheetparts.element", "scanners.spreadsheets.sheetparts.attached",
        "scanners.spreadsheets.sheetparts.beside", "scanners.spreadsheets.sheetparts.workbook",
        "scanners.spreadsheets.sheetparts.tables",
    ),
    "pptx": (
        *_OOXML, "scanners.office.slides._hanging", "scanners.office.slideshapes.tips",
        "scanners.office.slideshapes.is_hidden", "scanners.office.slides._sections", "scanners.office.slides._beside",
        "scanners.office.slides._unlisted",
        "scanners.office.slideink.unseen", "scanners.office.slideink.is_off", "scanners.office.slideink.covered",
    ),
    "pdf": (
        "scanners.pdf.unseen.objects", "scanners.pdf.unseen.split", "scanners.pdf.unseen.marked",
        "scanners.pdf.scans.pictures", "scanners.pdf.parts.on_page", "scanners.pdf.parts.beside",
    ),
}  # fmt: skip
"""By format, the functions that look for nothing but what hides."""

_PACKAGE = "alternative texts, targets of links, properties, parts of the package that the body does not lead to"
IN_WORDS: dict[str, str] = {
    "html": "attributes: whether one hides its element, and what they say",
    "docx": f"{_PACKAGE}, headers, footers, notes, comments, settings",
    "xlsx": f"{_PACKAGE}, comments, headers and footers, data validation, caches",
    "pptx": f"{_PACKAGE}, masters and layouts, each slide's relations, on which notes and comments hang",
    "pdf": "how every object is painted (white, invisible, covered, outside the page), pictures that may hold text,"
    " annotations, form fields, attachments, bookmarks, metadata",
}
"""The same in words, for the page."""


def _reading() -> float:
    """Seconds that looking at the clock takes: each call that is watched holds one look."""
    started = time.process_time()
    for _ in range(1_000):
        time.process_time()
    return (time.process_time() - started) / 1_000


@dataclass
class Stopwatch:
    """Seconds of processor time spent so far in the functions that are watched, one within another counted once."""

    seconds: float = 0.0
    _running: bool = False
    _reading: float = field(default_factory=lambda: min(_reading() for _ in range(5)))

    def call(self, function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Call and count."""
        if self._running:
            return function(*args, **named)
        self._running, started = True, time.process_time()
        try:
            return function(*args, **named)
        finally:
            self.seconds += time.process_time() - started - self._reading
            self._running = False

    def watched(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function under this watch."""

        @functools.wraps(function)
        def plain(*args: Any, **named: Any) -> Any:
            return self.call(function, *args, **named)

        @functools.wraps(function)
        def stepwise(*args: Any, **named: Any) -> Iterator[Any]:
            given = function(*args, **named)
            end = object()
            while (found := self.call(next, given, end)) is not end:
                yield found

        return stepwise if inspect.isgeneratorfunction(function) else plain


@contextmanager
def watched(name: str) -> Iterator[Stopwatch]:
    """A stopwatch around the looks of one format, as long as the context lasts."""
    watch, kept = Stopwatch(), []
    for path in LOOKS.get(name, ()):
        holder, attribute = _holder(path)
        function = getattr(holder, attribute)
        kept.append((holder, attribute, function))
        setattr(holder, attribute, watch.watched(function))
    try:
        yield watch
    finally:
        for holder, attribute, function in reversed(kept):
            setattr(holder, attribute, function)


def _holder(path: str) -> tuple[Any, str]:
    """The module or class that holds the function, and its name there."""
    holder, _, attribute = path.rpartition(".")
    return pkgutil.resolve_name(holder), attribute
