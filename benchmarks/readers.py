"""The two readers of a file, measured: our scanner, and the bare library."""

from __future__ import annotations

import gc
import re
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import looks
from benchmarks.bare import BARE, Block
from dlp.runtime import allocation
from scanners.contract import Blocks, Row

_MANY = 10_000
"""Rows of a table taken together at most."""

ENOUGH = 6.0
"""Seconds of processor time for which a file is read at least, if it is read more than once."""


class Times(NamedTuple):
    """Seconds of processor time of both readers, and letters and digits read: the medians of all rounds.

    `looks` are the seconds of the scanner's that went into looking for what hides (see `benchmarks.looks`). `ratio` is
    the scanner's time without them over the bare library's, `whole` the same with them, each of the readings of one
    round: what slows the machine for a second slows both, so that they tell more than the medians' own ratio.
    """

    scanner: float
    bare: float
    looks: float
    ratio: float
    whole: float
    letters: int
    bare_letters: int


def measure(file: Path, pairs: int) -> Times:
    """Both readers over one file by turns, so that what else the machine does meets both alike.

    Every other round begins with the bare library. Before each reading what the one before left is collected, and
    collected it is in between as seldom as in the program's own processes, so that no reader pays for another. The
    looks are taken from readings of their own, for a stopwatch costs time itself. What takes but a few milliseconds is
    read more often than `pairs` times: there a disturbance counts most.
    """
    name = file.suffix.lstrip(".")
    readers = scanner, BARE[name].read
    letters = [sum(map(_letters, read(file))) for read in readers]  # loads the libraries too, so it is not timed
    allocation.settle()  # as in a worker process; both readers have it
    rounds: list[tuple[float, float, float]] = []
    began = time.process_time()
    while len(rounds) < pairs or (pairs > 1 and time.process_time() - began < ENOUGH):
        taken = [0.0, 0.0]
        for at in (0, 1) if len(rounds) % 2 else (1, 0):
            taken[at] = _timed(readers[at], file)
        with looks.watched(name) as watch:
            _timed(scanner, file)
        rounds.append((taken[0], taken[1], watch.seconds))
    ours, bare, looking = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median((s - looked) / b for s, b, looked in rounds)
    return Times(ours, bare, looking, ratio, statistics.median(s / b for s, b, _ in rounds), *letters)


def _timed(read: Callable[[Path], Iterator[Block]], file: Path) -> float:
    gc.collect()
    started = time.process_time()
    deque(read(file), maxlen=0)
    return time.process_time() - started


def peak(reader: str, file: Path) -> float:
    """MB of memory that this process, which read the file once, held at most since its program began."""
    deque((scanner if reader == "scanner" else BARE[file.suffix.lstrip(".")].read)(file), maxlen=0)
    return most_held()


def most_held() -> float:
    """MB of memory that this process held at most since its program began."""
    status = Path("/proc/self/status")
    if status.exists():  # the other way counts what the parent held too
        return int(re.findall(r"VmHWM:\s*(\d+) kB", status.read_text())[0]) * 1024 / 1e6
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def _letters(block: Block) -> int:
    return sum(map(str.isalnum, block[1] if isinstance(block[1], str) else "".join(block[1])))


def scanner(file: Path) -> Iterator[Block]:
    """Our own reading of a file. Raises SystemExit if some of it was not read."""
    from scanners import registry
    from scanners.contract import Embedded, Grid, Piece

    with file.open("rb") as stream:
        for content in registry.pieces(stream, file.name):
            if isinstance(content, Piece):
                yield content.where, content.text
            elif isinstance(content, Grid):
                yield from _rows(content.rows)  # (number, cells, …)
            elif isinstance(content, Embedded):
                with content.open() as member:
                    yield content.name, member.read().decode("latin-1")
            else:
                raise SystemExit(f"{file.name} was not read: {content}")


def _rows(rows: Iterator[Row]) -> Iterator[Row]:
    """Every row, taken many at a time where they may be, as detection takes them."""
    if not isinstance(rows, Blocks):
        yield from rows
        return
    while some := rows.take(_MANY, sys.maxsize):
        yield from some
