"""Exit codes, from one place, with the sentence that closes a run: the two cannot contradict each other.

0 done, nothing at or above the threshold · 1 findings at or above it · 2 usage, configuration or run-time error ·
3 something could not be examined and the option asks to be told. 2 wins over 1, 1 wins over 3. A run that is stopped
from outside ends as shells expect: 130 (Ctrl-C), 143 (SIGTERM), 141 (nobody reads the output any more).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlp.errors import EXIT_ERROR, EXIT_FINDINGS, EXIT_INCOMPLETE, EXIT_OK, DlpError

if TYPE_CHECKING:  # what every command imports at its start has to be light
    from reports.record import Run, Severity

EXIT_INTERRUPTED = 130
EXIT_READER_GONE = 141
EXIT_TERMINATED = 143


class Interrupted(DlpError):
    """Ctrl-C."""

    exit_code = EXIT_INTERRUPTED


class ReaderGone(DlpError):
    """Who read our output closed it. Nothing is said: there may be nobody to say it to."""

    exit_code = EXIT_READER_GONE


class Terminated(KeyboardInterrupt):
    """SIGTERM: unwinds like Ctrl-C, so that what tidies up after the one tidies up after the other."""


def resolve(run: Run, threshold: Severity, fail_on_incomplete: bool, error: str | None = None) -> tuple[int, str]:
    """The exit code of a finished run and the sentence that explains it.

    `threshold` NONE means that findings never fail the run. `error` is what went wrong, if something did.
    """
    if error:
        return EXIT_ERROR, f"Stopped: {error}"
    from reports.record import Severity

    told = [_found(run, threshold), _unread(run)]
    reached = sum(run.severity.get(level.word, 0) for level in Severity if level >= threshold)
    if threshold and reached:
        return EXIT_FINDINGS, _sentence(f"Failed, as --fail-on {threshold.word} asks", told)
    if fail_on_incomplete and _incomplete(run):
        return EXIT_INCOMPLETE, _sentence("Failed, as --fail-on-incomplete asks", told)
    return EXIT_OK, _sentence("Done", told)


def _incomplete(run: Run) -> int:
    from reports.record import INCOMPLETE

    return sum(run.items.get(status, 0) for status in INCOMPLETE)


def _found(run: Run, threshold: Severity) -> str:
    from reports.record import Severity

    least = threshold or Severity.LOW
    counts = [(level, run.severity.get(level.word, 0)) for level in sorted(Severity, reverse=True) if level >= least]
    named = ", ".join(f"{count} {level.word}" for level, count in counts if count)
    if named:
        return f"items with findings: {named}"
    return f"nothing at {threshold.word} or above" if threshold else "no findings"


def _unread(run: Run) -> str:
    discovered, unread = run.items.get("discovered", 0), _incomplete(run)
    if not discovered:
        return "there was nothing to examine"
    if not unread:
        return f"{discovered} item{'s' if discovered > 1 else ''} accounted for"
    return f"{unread} of {discovered} not examined, or only in part: that is not the same as clean"


def _sentence(head: str, parts: list[str]) -> str:
    return f"{head}: {'; '.join(part for part in parts if part)}."
