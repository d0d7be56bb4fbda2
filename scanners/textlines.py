"""The lines of a text that comes in parts, each by itself or, where none needs a look, many together."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import NamedTuple


class Line(NamedTuple):
    """A line, or a part of a very long one: its number, its text, where in the line it starts, whether more follows."""

    number: int
    text: str
    start: int = 0
    continued: bool = False


class Run(NamedTuple):
    """Several whole lines that need no look of their own: the number of the first, their text without the last end.

    `full` says that no more lines would fit into it up to the next blank one, at which it ends if it has any.
    """

    number: int
    text: str
    full: bool = False


Spans = Iterable[tuple[int, int]]
"""Lines of a text, in order: where each begins, and where the "\n" stands that ends it."""


class Look(NamedTuple):
    """Which lines of a text are to be given by themselves, and where to look for them.

    `alone` is asked about the lines of a text from one place up to another, at which a "\n" stands, that no empty
    line parts. It need not be asked about fewer than `least` lines that do not begin with a character of `first`, if
    none of the characters `marks` stands in the text. A line between two empty ones that begins with `opening` begins
    a run, and is not asked about.
    """

    alone: Callable[[str, int, int], Spans]
    least: int
    marks: str
    first: str = ""
    opening: str = ""


def lines(parts: Iterable[str], longest: int) -> Iterator[Line]:
    """The lines of a text, without their ends ("\\n", "\\r\\n" or "\\r"), numbered from 1.

    A line of more than `longest` characters comes in several, each at most that long, cut at a blank where there is
    one near the end; `start` says where in its line each begins.
    """
    number, start, rest = 1, 0, ""
    for part in parts:
        text, held = _unified(rest + part)
        *whole, rest = text.split("\n")
        for line in whole:
            if len(line) <= longest:  # nearly always: each step counts here
                yield Line(number, line, start)
            else:
                yield from _cut(line, number, start, longest)
            number, start = number + 1, 0
        while len(rest) > longest:
            at = _cut_at(rest, longest)
            yield Line(number, rest[:at], start, True)
            rest, start = rest[at:], start + at
        rest += held
    if rest:
        yield from _cut(rest.removesuffix("\r"), number, start, longest)


def runs(parts: Iterable[str], longest: int, look: Look) -> Iterator[Line | Run]:
    """The lines of a text as `lines` gives them, those that need no look several together in a `Run`.

    A run has at most `longest` characters. What `parts` raises is raised after all lines that came before.
    """
    number, rest = 1, ""
    given = _until_error(parts)
    for part in given:
        if isinstance(part, Exception):
            yield from _last(rest, number, longest, look)
            raise part
        text, held = _unified(rest + part)
        end = text.rfind("\n")
        if len(text) - end > longest:  # a very long line: from here on one by one
            yield from _renumbered(lines(_raising(text + held, given), longest), number)
            return
        if end >= 0:
            at, number = yield from _Runs(text, end, number, longest).given(look)
            text = text[at:]
        rest = text + held
    yield from _last(rest, number, longest, look)


def _until_error(parts: Iterable[str]) -> Iterator[str | Exception]:
    try:
        yield from parts
    except Exception as error:
        yield error


def _raising(first: str, given: Iterator[str | Exception]) -> Iterator[str]:
    yield first
    for part in given:
        if isinstance(part, Exception):
            raise part
        yield part


def _renumbered(found: Iterator[Line], first: int) -> Iterator[Line]:
    return (line._replace(number=line.number + first - 1) for line in found)


def _last(rest: str, number: int, longest: int, look: Look) -> Iterator[Line | Run]:
    """What is left when the text is over."""
    if not rest:
        return
    text = rest if rest.endswith("\n") else rest.removesuffix("\r") + "\n"
    end = len(text) - 1
    at, number = yield from _Runs(text, end, number, longest).given(look)
    if at <= end:
        yield Run(number, text[at:end])


class _Runs:
    """Some whole lines: where the run begins that is being gathered, and the number of its first line."""

    def __init__(self, text: str, last: int, number: int, longest: int) -> None:
        """`last` is where the "\n" stands that ends the last line."""
        self.text = text
        self.last = last
        self.longest = longest
        self.at = 0
        self.number = number

    def given(self, look: Look) -> Generator[Line | Run, None, tuple[int, int]]:
        """The lines and runs; in the end where the last run begins, which may go on, and its number."""
        text, first = self.text, look.first
        least = 1 if any(mark in text for mark in look.marks) else look.least
        whole = text.rfind("\n\n", 0, self.last)  # lines may follow those behind it, so they are always asked about
        limit = self.at + self.longest
        find = text.index
        begin = at = 0
        number, count = self.number, 1  # of the first line since an empty one; how many since then
        while at <= whole:  # for each line but those of the last paragraph: every step counts
            end = find("\n", at)
            if text[end + 1] != "\n":
                at = end + 1
                count += 1
                continue
            if count >= least or (first and text[begin] in first):
                if count == 1 and text[begin] == look.opening:
                    if begin > self.at:
                        yield Run(self.number, text[self.at : begin - 1])
                    self.at, self.number = begin, number
                else:
                    yield from self.alone(look.alone(text, begin, end), begin, number)
                limit = self.at + self.longest
            if end >= limit:
                yield from self.full(begin, number, end)
                limit = self.at + self.longest
            number += count + 1
            begin = at = end + 2
            count = 1
        if begin < self.last:
            yield from self.alone(look.alone(text, begin, self.last), begin, number)
            yield from self.full(begin, number, self.last)
        return self.at, self.number

    def full(self, begin: int, number: int, end: int) -> Iterator[Line | Run]:
        """Full runs, if the line that begins a paragraph at `begin` does not fit any more, or if that is too long."""
        if begin > self.at and end - self.at >= self.longest:
            yield Run(self.number, self.text[self.at : begin - 1], True)
            self.at, self.number = begin, number
        yield from self.cut(end + 1)

    def alone(self, spans: Spans, begin: int, number: int) -> Iterator[Line | Run]:
        """These lines by themselves, and what stands before and between them as runs; `begin` is before them all."""
        text = self.text
        for start, stop in spans:
            if start > begin:
                number += text.count("\n", begin, start)
            if start > self.at:
                yield from self.cut(start)
                if start > self.at:
                    yield Run(self.number, text[self.at : start - 1])
            if stop - start <= self.longest:
                yield Line(number, text[start:stop])
            else:
                yield from _cut(text[start:stop], number, 0, self.longest)
            number += 1
            self.at = begin = stop + 1
            self.number = number

    def cut(self, stop: int) -> Iterator[Line | Run]:
        """Full runs from the lines before `stop`, as long as those that are left are too many for one run."""
        text = self.text
        while stop - self.at > self.longest:
            begin, limit = self.at, self.at + self.longest
            end = text.rfind("\n\n", begin, limit) + 1 or text.rfind("\n", begin, limit)
            if end < 0:
                end = text.index("\n", begin)
                yield from _cut(text[begin:end], self.number, 0, self.longest)
            else:
                yield Run(self.number, text[begin:end], True)
            self.number += text.count("\n", begin, end + 1)
            self.at = end + 1


def _unified(text: str) -> tuple[str, str]:
    """The text with "\\n" for every line end, and a "\\r" at its end apart: it may be half of "\\r\\n"."""
    if "\r" not in text:
        return text, ""
    held = "\r" if text.endswith("\r") else ""
    return text[: len(text) - len(held)].replace("\r\n", "\n").replace("\r", "\n"), held


def _cut(line: str, number: int, start: int, longest: int) -> Iterator[Line]:
    if len(line) <= longest:
        yield Line(number, line, start, False)
        return
    while line:
        at = _cut_at(line, longest)
        yield Line(number, line[:at], start, at < len(line))
        line, start = line[at:], start + at


def _cut_at(text: str, longest: int) -> int:
    if len(text) <= longest:
        return len(text)
    for mark in (" ", "\t", ",", ";", "|", ">"):
        if (at := text.rfind(mark, longest - longest // 8, longest)) > 0:
            return at + 1
    return longest


class Ahead:
    """Lines and runs of lines with a look ahead. An error met while looking ahead is raised when its turn comes."""

    def __init__(self, lines: Iterator[Line | Run]) -> None:
        self._lines = lines
        self._waiting: deque[Line] = deque()
        self._run: Run | None = None
        self._error: Exception | None = None

    def next(self) -> Line | Run | None:
        if self._waiting:
            return self._waiting.popleft()
        if run := self._run:
            self._run = None
            return run
        if error := self._error:
            self._error = None
            raise error
        return next(self._lines, None)

    def next_line(self) -> Line | None:
        """The next line; raises as `next` does."""
        if not self._waiting and self.peek(1) is None:
            self.next()  # the end, or an error
            return None
        return self._waiting.popleft()

    def peek(self, distance: int) -> Line | None:
        """The line `distance` lines on, 1 for the next; None at the end of the text."""
        while len(self._waiting) < distance and not self._error:
            try:
                found = self._run or next(self._lines)
            except StopIteration:
                return None
            except Exception as error:
                self._error = error
                break
            if isinstance(found, Line):
                self._waiting.append(found)
                continue
            text, more, rest = found.text.partition("\n")
            self._waiting.append(Line(found.number, text))
            self._run = Run(found.number + 1, rest) if more else None
        return self._waiting[distance - 1] if len(self._waiting) >= distance else None
