"""The account of a run: every item found, read or not and why, and the findings by severity. Counts only, no items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from connectors.contract import Level
from reports import words
from reports.record import STATUSES, Outcome, Reason, Run, Severity, Status


@dataclass(slots=True)
class Tally:
    """Counts over the outcomes seen so far; its size does not grow with the run."""

    reasons: Counter[tuple[Status, Reason | None]] = field(default_factory=Counter)
    findings: Counter[Severity] = field(default_factory=Counter)
    suppressed: int = 0
    channels: Counter[str] = field(default_factory=Counter)
    states: Counter[tuple[str, str]] = field(default_factory=Counter)
    assumed: Counter[Level] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count one item and its findings."""
        self.reasons[outcome.status, outcome.reason] += 1
        self.findings.update(f.severity for f in outcome.findings if not f.suppressed)
        self.suppressed += sum(1 for f in outcome.findings if f.suppressed)
        self.states[outcome.action.planned, outcome.action.state] += 1
        if outcome.exposure:
            self.channels[outcome.exposure.channel] += 1
            if words.UNKNOWN in outcome.exposure.reasons:
                self.assumed[outcome.exposure.level] += 1

    def noun(self, number: int = 2) -> str:
        """What the items are called: messages if all of them are mail, else files."""
        singular = "message" if set(self.channels) == {"mail"} else "file"
        return singular if number == 1 else singular + "s"

    def told(self) -> int:
        """Findings that are told of: not suppressed and above severity none."""
        return sum(self.findings[s] for s in words.SEVERITIES)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the account: how many items have this status, and why."""

    status: Status
    number: int
    words: str
    reasons: tuple[str, ...]


def lines(tally: Tally, run: Run) -> Iterator[Line]:
    """The account by status, each with its reasons counted; the numbers are the run's and add up to `discovered`."""
    for status in STATUSES:
        number = run.items.get(status, 0)
        counted = {reason: n for (s, reason), n in tally.reasons.items() if s == status}
        reasons = [
            (n, words.REASONS[reason] if reason else "without a recorded reason")
            for reason, n in counted.items()
            if reason or status != "examined"
        ]
        untold = number - sum(counted.values()) if status != "examined" else 0
        if untold > 0:  # the run counts more than was handed to this report: said, not guessed at
            reasons.append((untold, "without a recorded reason"))
        ordered = sorted(reasons, key=lambda pair: (-pair[0], pair[1]))
        yield Line(status, number, words.STATUSES[status], tuple(f"{n:,} {why}" for n, why in ordered))


def severities(tally: Tally) -> str:
    """`3 critical, 20 high, 4 medium, 0 low`, and what was accepted earlier."""
    counted = ", ".join(f"{tally.findings[s]:,} {s.word}" for s in words.SEVERITIES)
    accepted = f"; {tally.suppressed:,} accepted earlier, not counted" if tally.suppressed else ""
    return f"{counted}{accepted}"


def nothing_found(tally: Tally, run: Run) -> str:
    """The sentence for a run without findings: it speaks only of what was read."""
    whole, part = run.items.get("examined", 0), run.items.get("partial", 0)
    discovered = run.items.get("discovered", 0)
    if not discovered:
        return f"There were no {tally.noun()} to read."
    if not whole + part:
        return f"Nothing could be read, so nothing can be said of the {discovered:,} {tally.noun(discovered)}."
    if not whole:
        return f"Nothing was found in the parts that were read of {part:,} {tally.noun(part)}."
    inside = f", nor in the parts that were read of {part:,} more" if part else ""
    verb = "was" if whole == 1 else "were"
    return f"Nothing was found in {whole:,} {tally.noun(whole)} that {verb} read{inside}."


def unknown(tally: Tally, run: Run) -> str:
    """What nothing is known of: partial, protected and unreadable items. "" if all was read."""
    number = sum(run.items.get(s, 0) for s in ("partial", "protected", "unreadable"))
    if not number:
        return ""
    return (
        f"{number:,} {tally.noun(number)} {'was' if number == 1 else 'were'} not read, or not whole: "
        "nothing is known of what was not read."
    )


def remarks(tally: Tally, run: Run) -> Iterator[str]:
    """What else the reader must know: the roster's age, pictures left for the next run, rights assumed, acts."""
    if (days := run.roster_days) is not None:
        yield f"The roster of students and staff is {words.days(days)} old."
    if left := run.ocr.left:
        yield (
            f"The pictures or scanned pages of {left:,} {tally.noun(left)} were not read, or not all: what OCR may "
            "cost in one run was spent. The next run reads them; [limits] ocr_run_pages and ocr_run_seconds set the "
            "budget."
        )
    for level, number in sorted(tally.assumed.items()):
        verb = "it is" if number == 1 else "they are"
        yield (
            f"The rights of {number:,} {tally.noun(number)} could not be read: "
            f"{verb} judged as if {words.AUDIENCE[level]} could read {'it' if number == 1 else 'them'}."
        )
    acts = {(act, state): n for (act, state), n in tally.states.items() if act not in ("none", "flag")}
    planned = sum(n for (_, state), n in acts.items() if state == "planned")
    done, failed = (sum(n for (_, state), n in tally.states.items() if state == s) for s in ("done", "failed"))
    if done or failed:
        yield f"{words.count(done, 'act')} carried out, {failed:,} failed, {planned:,} still planned."
    elif planned:
        yield f"Nothing was changed; {words.count(planned, 'act')} {'is' if planned == 1 else 'are'} planned."
