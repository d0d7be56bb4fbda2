"""`--format table`: at most 20 things to do, worst first, where the full list is, and an account of every file.

Plain text, masked, for a reader who is no technician: what lies where, who can see it, what to do.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from reports import tally, words
from reports.form import Form, FormOptions
from reports.phrases import severity_word
from reports.record import Outcome, Run, Severity
from reports.safe import columns, fitting, prose, shortened, shown
from reports.tally import Tally
from reports.todo import Thing, ThingsToDo

ROWS = 20
NARROWEST = 40
NAME_COLUMNS = 120

FULL_LIST = "The full list: run it again with --format jsonl --output FILE (or csv, or html)."
LEGAL = "A help for judgement, not legal advice."
NOTE = f"{LEGAL} Values are masked."

_LABEL = max(len(s.word) for s in words.SEVERITIES)
_COLOURS = {Severity.CRITICAL: "1;31", Severity.HIGH: "31", Severity.MEDIUM: "33", Severity.LOW: "36"}


def paint(text: str, severity: Severity, colour: bool) -> str:
    """The text in the severity's colour, where colour is wanted."""
    return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m" if colour and severity in _COLOURS else text


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """The text in lines of at most `width` columns; a name too long for a line is broken."""
    later = indent if hanging is None else hanging
    width = max(width, NARROWEST)
    if columns(text) > len(text):  # wide characters: count each for two
        width = max(width // 2, NARROWEST // 2)
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=later, break_on_hyphens=False) or [""]


def place(thing: Thing, sources: int) -> str:
    """`folder "Grade 4 Trips"`, `file "Trips/list.csv"`; with its source where there are several."""
    noun = "message" if thing.exposure and thing.exposure.channel == "mail" else "file"
    if thing.path is not None:
        told = f'{noun} "{shortened(shown(thing.path), NAME_COLUMNS)}"'
    elif thing.folder:
        told = f'folder "{shortened(shown(thing.folder), NAME_COLUMNS)}"'
    else:
        told = "mailbox" if noun == "message" else "top folder"
    return f"{shown(thing.source)}: {told}" if sources > 1 else told


def sentence(thing: Thing, sources: int) -> str:
    """`folder "Grade 4 Trips", readable by all staff: 312 files, 96 students, health information`."""
    noun = "message" if thing.exposure and thing.exposure.channel == "mail" else "file"
    number = f"{'at least ' if thing.files_more else ''}{words.count(thing.files, noun)}, "
    return (
        f"{place(thing, sources)}, {shown(thing.audience)}: {number if thing.path is None else ''}{shown(thing.holds)}"
    )


def acts(thing: Thing) -> str:
    """`Planned: move to quarantine (312 files).`; "" if it is only reported."""
    state = {"none": "Planned", "planned": "Planned", "done": "Done", "failed": "Tried, and failed"}
    verbs = {str(planned): verb for planned, verb in words.PLANNED.items()}
    told = [f"{state[s]}: {verbs[planned]} ({words.count(n, 'file')})." for planned, s, n in thing.actions]
    return " ".join(told)


def asked(thing: Thing) -> str:
    """`Ask: the principal or the privacy officer.`; "" if the pack names nobody."""
    roles = [shown(words.role(r)) for r in thing.route]
    return f"Ask: the {words.listed(roles, 'or the')}." if roles else ""


def more_things(things: ThingsToDo, rows: int) -> str:
    """What the list leaves out; "" if nothing."""
    left = len(things) - rows
    if left <= 0:
        return ""
    return f"And {'about ' if things.more else ''}{words.count(left, 'more thing')} to do, less grave than these."


class Table:
    """Gathers things to do, prints at the end."""

    def __init__(self, stream: TextIO, options: FormOptions) -> None:
        self._stream = stream
        self._options = options
        self._tally = Tally()
        self._things = ThingsToDo()
        self._said: dict[tuple[str, str], int] = {}

    def item(self, outcome: Outcome) -> None:
        self._tally.add(outcome)
        self._things.add(outcome)

    def close(self, run: Run) -> None:
        lines = [*self._rows(run), *self._full_list(run), *account(self._tally, run, self._options.width)]
        for line in lines:
            self._stream.write(fitting(line, self._stream) + "\n")
        self._stream.flush()

    def _rows(self, run: Run) -> Iterator[str]:
        worst = self._things.worst(ROWS)
        if not worst:
            yield from wrapped(tally.nothing_found(self._tally, run), self._options.width)
            return
        yield from wrapped(f"Things to do: {len(self._things):,}, worst first.", self._options.width)
        for number, thing in enumerate(worst, 1):
            yield ""
            yield from self._row(number, thing, len(run.sources))
        if more := more_things(self._things, len(worst)):
            yield ""
            yield from wrapped(more, self._options.width)

    def _row(self, number: int, thing: Thing, sources: int) -> Iterator[str]:
        label = severity_word(thing.severity).ljust(_LABEL)
        head = f"{number:>2}  {label}  "
        hanging = " " * len(head)
        first, *rest = wrapped(sentence(thing, sources), self._options.width, head, hanging)
        # the label is coloured after wrapping, for escapes have no width; it stands at a known place
        start = head.index(label)
        painted = paint(label, thing.severity, self._options.colour)
        yield first[:start] + painted + first[start + len(label) :]
        yield from rest
        for line in (*self._advice(number, thing), acts(thing)):
            if line:
                yield from wrapped(line, self._options.width, hanging, hanging + "    ")

    def _advice(self, number: int, thing: Thing) -> tuple[str, ...]:
        """What to do and whom to ask: in full where it is said first, by its number from then on."""
        said = (f"Do: {prose(thing.advice)}" if thing.advice else "", asked(thing))
        first = self._said.setdefault(said, number)
        return said if first == number else (f"Do: as for {first}.",)

    def _full_list(self, run: Run) -> Iterator[str]:
        if self._tally.told() or run.items.get("discovered", 0) != run.items.get("examined", 0):
            yield ""
            yield from wrapped(shown(self._options.full_list or FULL_LIST), self._options.width)


def account(counted: Tally, run: Run, width: int) -> Iterable[str]:
    """The summary: every item found, by what became of it and why; the findings; time and size."""
    discovered = run.items.get("discovered", 0)
    yield ""
    yield f"{discovered:,} {counted.noun(discovered)} found, all accounted for:"
    column = len(f"{discovered:,}")
    for line in tally.lines(counted, run):
        if not line.number and line.status != "examined":
            continue
        head = f"  {line.number:>{column},}  "
        yield from wrapped(line.words, width, head, " " * len(head))
        for reason in line.reasons:
            yield from wrapped(reason, width, " " * (len(head) + 2), " " * (len(head) + 4))
    if run.unchanged:
        yield from wrapped(f"{run.unchanged:,} of them unchanged since an earlier run, whose findings stand.", width)
    yield ""
    yield from wrapped(f"Findings: {tally.severities(counted)}.", width)
    for remark in tally.remarks(counted, run):
        yield from wrapped(remark, width)
    yield from wrapped(f"It took {words.duration(run.seconds)}; {words.size(run.bytes)} were read.", width)
    yield from wrapped(NOTE, width)


FORM = Form("table", "text/plain; charset=utf-8", Table)
