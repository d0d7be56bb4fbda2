"""Forms filled in on their lines: what somebody typed between underscores or upon them reads as if blanks stood there.

"SSN __219-09-9999__", "Allergies: sesame______", "Name____Ada Vale____Grade__2__". A line that nobody filled stays as it is.
"""

from __future__ import annotations

import re

_RUN = re.compile(r"(?<!\w)_+|_+(?!\w)|__+")
"""A line to write on; one underscore between two letters is a part of a name of programs."""
_TOUCHED = re.compile(r"(?<=:)[ \t]{0,4}__+ |__(?=[^\s_])|(?<=[^\s_])__|(?<!\w)_[^\s_][^_\n]{0,160}_(?!\w)")
"""Where a line may be filled in: what stands on most has underscores within names only, or none that touch a word."""
_LONGEST = 2_000
_MOST = 60
"""Characters of a line that is read, and runs of underscores in it; what has more is no line of a form."""

_LABEL_WORD = (
    r"(?:(?:stu(?:dent)?|child|pupil|camper|parent|guardian|mother|father|doctor|physician|teacher|employee|emp|staff|patient|player|athlete|family|school"
    r"|emergency|contact|home|cell|work|day|evening|medical|health|food|known|other|primary|legal|full|first|last|middle|maiden|printed?|preferred|nick|birth|due"
    r"|start|end|current|today|mailing|street|social|security|insurance|policy|grade|room|bus|shirt|locker|case|manager|counsell?or|nurse|coach|principal|account|routing|tax|state|country|relation(?:ship)?)"
    r"(?:['’]?s)?"
    r"|names?|grades?|gr|ages?|dates?|dob|birth ?(?:date|day)|times?|year|rooms?|rm|hr|home ?room|(?:tele)?phones?|tel|cell|fax|e-?mails?|address|addr|city|town|zip(?: code)?|code|ssn"
    r"|sasid|id|ids|no|num|numbers?|signatures?|signed|sign|initials?|sex|gender|title|position|dept|department|building|bldg|destination|allerg(?:y|ies)|medications?|medicines?|meds?"
    r"|dose|dosage|frequency|diagnos[ei]s|conditions?|concerns?|reasons?|problems?|needs|restrictions?|comments?|notes?|explain|describe|list|height|weight|ht|wt|language|race"
    r"|ethnicity|dl|license|plate|vendor|amount|total|cost|bank|nombre|nome|fecha|data|grado|firma|tel[eé]fono|direcci[oó]n|alergias?|yes|none|n/a|of|the|and|or|at|in|for|to|any|and/or|if|size|level)"
)
_LABEL = re.compile(rf"[\W\d]*{_LABEL_WORD}(?:[\s,./&#()'’-]{{1,4}}{_LABEL_WORD}){{0,6}}[\s.:?#)]*", re.IGNORECASE)
_TICKS = frozenset("xX✓✔√")
"""What marks a line as ticked: "Yes _X_" is answered by what reads boxes."""

_LETTER = re.compile(r"[^\W\d_]")
_BEGINS, _ENDS = re.compile(r"[^\W_]|[(\"'$#+<]"), re.compile(r"[^\W_]|[)\"'.!%>]")
_FILLED_BEHIND = re.compile(r":[ \t]{0,8}(?P<value>[^:\n]*[^\W_])$")
_HAS_LABEL = re.compile(r"[^\W\d_][^:(\n]{0,40}:")
_NEXT_LABEL = re.compile(r"(?: {2,}|\t)[^:\n]{1,40}:[ \t]*$")
_BEFORE, _AFTER = re.compile(r"[\s:?,;(#*.–—-]"), re.compile(r"[\s,;:.)*|/–—-]")


def written(text: str) -> str:
    """The text with a blank for each underscore around what is filled in; every offset stays."""
    if "_" not in text:
        return text
    out, done, at = [], 0, 0
    while (found := _TOUCHED.search(text, at)) is not None:
        start = text.rfind("\n", done, found.start()) + 1 or done
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        if end - start <= _LONGEST:
            out += [text[done:start], _line(text[start:end])]
            done = end
        at = end
    return "".join([*out, text[done:]]) if out else text


def _line(line: str) -> str:
    runs = [m.span() for m in _RUN.finditer(line)]
    if len(runs) > _MOST:
        return line
    stops = [0, *(place for run in runs for place in run), len(line)]
    between = [line[start:stop] for start, stop in zip(stops[::2], stops[1::2], strict=True)]
    gone = {run for i in _enclosed(line, between, runs) for run in (i - 1, i)}
    for i, (start, stop) in enumerate(runs):
        if stop - start > 1 and i not in gone:
            if _ends_apart(between, i):
                gone |= {i - 1, i}
            elif _ends_value(between, i) or _begins_value(between, i):
                gone.add(i)
    for i in gone:
        start, stop = runs[i]
        line = line[:start] + " " * (stop - start) + line[stop:]
    return line


def _enclosed(line: str, between: list[str], runs: list[tuple[int, int]]) -> list[int]:
    """Which pieces are values that touch a run of underscores on both sides.

    Two such pieces in a row, without a label between them, are things to choose from: "Check: ___asthma___diabetes___".
    """
    found = [
        i
        for i in range(1, len(runs))
        if _BEGINS.match(between[i])
        and _ENDS.match(between[i][-1:])
        and between[i].strip() not in _TICKS
        and not _LABEL.fullmatch(between[i])
        and _opens(line, between[i - 1], runs[i - 1])
        and _closes(line, between[i + 1], runs[i])
    ]
    there = set(found)
    return [i for i in found if not {i - 1, i + 1} & there and not _chosen_from(between, i, there)]


def _opens(line: str, before: str, run: tuple[int, int]) -> bool:
    start, stop = run
    return (
        not start
        or _BEFORE.match(line[start - 1]) is not None
        or (stop - start > 1 and _LABEL.fullmatch(before) is not None)
    )


def _closes(line: str, behind: str, run: tuple[int, int]) -> bool:
    start, stop = run
    if stop == len(line) or _AFTER.match(line[stop]):
        return True
    return stop - start > 1 and (_LABEL.fullmatch(behind) is not None or _HAS_LABEL.match(behind) is not None)


def _chosen_from(between: list[str], i: int, there: set[int]) -> bool:
    """Whether another piece stands beside, with nothing but blanks between the two: "__bees__ __nuts__"."""
    return any(
        j in there and not _LETTER.search(between[(i + j) // 2]) and _LETTER.search(between[i]) is not None
        for j in (i - 2, i + 2)
    )


def _ends_value(between: list[str], run: int) -> bool:
    """Whether the run goes on behind a value that has its label: "Allergies: sesame____"."""
    found = _FILLED_BEHIND.search(between[run])
    return found is not None and _goes_on(between, run) and not _LABEL.fullmatch(found["value"])


def _ends_apart(between: list[str], run: int) -> bool:
    """Whether the run goes on behind a value that stands free upon it: "Allergies: ___ sesame ___"."""
    piece = between[run]
    if (
        not run
        or not piece[:1].isspace()
        or ":" in piece
        or piece.lstrip()[:1] == "("
        or not between[run - 1].rstrip().endswith(":")
    ):
        return False
    return bool(piece.strip()) and _goes_on(between, run) and not _LABEL.fullmatch(piece)


def _goes_on(between: list[str], run: int) -> bool:
    """Whether nothing stands behind the run, or the next label."""
    return not between[run + 1].strip() or ":" in between[run + 1]


def _begins_value(between: list[str], run: int) -> bool:
    """Whether a value begins behind the run that goes on up to the next label: "Allergies: ____sesame   Meds: ____"."""
    label, piece = between[run].rstrip(), between[run + 1]
    if not _BEGINS.match(piece) or not (label.endswith((":", "?")) or _LABEL.fullmatch(label)):
        return False
    last = run + 2 == len(between)
    parted = _NEXT_LABEL.search(piece)
    value = piece[: parted.start()] if parted else piece if last else ""
    return bool(value) and ":" not in value and not _LABEL.fullmatch(value)
