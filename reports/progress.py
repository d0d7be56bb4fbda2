"""A live line on standard error: files, bytes and findings so far, and what is being read. On a terminal only."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TextIO

from reports.safe import columns, fitting, shortened, shown
from reports.words import count, size

INTERVAL_SECONDS = 0.1


class ProgressLine:
    """Rewritten in place at most ten times a second, erased by `close`. Silent if disabled or not on a terminal.

    A terminal that goes away ends the line, never the run.
    """

    def __init__(self, stream: TextIO, enabled: bool = True, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._live = enabled and _is_terminal(stream)
        self._clock = clock
        self._due = float("-inf")
        self._drawn = 0

    def update(self, discovered: int, done: int, bytes: int, findings: int, current: str) -> None:
        """Show where the run stands. Counts so far; `bytes` handed to scanners; `current` is a name or ""."""
        if not self._live or self._clock() < self._due:
            return
        self._due = self._clock() + INTERVAL_SECONDS
        width = _width(self._stream) - 1  # the last column would make some terminals wrap
        told = f"{done:,} of {count(discovered, 'file')}, {size(bytes)}, {count(findings, 'finding')}  "
        self._draw(shortened(told, width) + shortened(shown(current), max(width - columns(told), 0)))

    def clear(self) -> None:
        """Erase the line, so that something else can be printed; the next update draws it again."""
        if self._live and self._drawn:
            self._draw("")
            self._due = float("-inf")

    def close(self) -> None:
        """Erase the line for good."""
        self.clear()
        self._live = False

    def _draw(self, text: str) -> None:
        text = fitting(text, self._stream)
        used = columns(text)
        # blanks and not an escape sequence: they erase on every console
        blank = max(self._drawn - used, 0)
        try:
            self._stream.write(f"\r{text}{' ' * blank}" + ("" if text else "\r"))
            self._stream.flush()
        except (OSError, ValueError):
            self._live = False
        self._drawn = used


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (OSError, ValueError):
        return False


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
