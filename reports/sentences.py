"""The text of `dlp check`: each finding in sentences, each item that was not read, and an account of all.

What, where, who can see it and why, which law or clause speaks of it, what to do, whom to ask. Items without findings
are counted, and named only with `all_items`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from reports import phrases, tally, words
from reports.form import Form, FormOptions
from reports.record import Finding, Outcome, Run
from reports.safe import fitting, prose
from reports.table import LEGAL, NOTE, paint, wrapped
from reports.tally import Tally

DETAILED = 12
EXPLAINED = 50

_LABEL = len("What to do:  ")


class Sentences:
    """Prints each item as it comes, the account at the end."""

    def __init__(self, stream: TextIO, options: FormOptions) -> None:
        self._stream = stream
        self._options = options
        self._tally = Tally()
        self._revealed = False

    def item(self, outcome: Outcome) -> None:
        self._tally.add(outcome)
        self._revealed = self._revealed or any(match.text is not None for match in outcome.matches)
        self._print(self._about(outcome))

    def close(self, run: Run) -> None:
        self._print(self._end(run))
        self._stream.flush()

    def _print(self, lines: Iterator[str]) -> None:
        for line in lines:
            self._stream.write(fitting(line, self._stream) + "\n")

    def _about(self, outcome: Outcome) -> Iterator[str]:
        seen = self._options.explain and (outcome.matches or outcome.dropped)
        if not (outcome.findings or outcome.status != "examined" or seen or self._options.all_items):
            return
        yield from self._wrap(phrases.name(outcome))
        if not_read := phrases.unread(outcome):
            yield from self._wrap(not_read, "  ")
        if outcome.findings:
            yield from self._labelled("Who sees it", phrases.who(outcome), "  ")
        elif outcome.status == "examined" or outcome.matches or seen:
            nothing = "No finding" if outcome.matches else "Nothing was found in it"
            yield from self._wrap(f"{nothing}.", "  ")
        ordered = sorted(outcome.findings, key=lambda f: (f.suppressed is not None, -f.severity))
        for number, finding in enumerate(ordered[:DETAILED], 1):
            yield ""
            yield from self._finding(number, finding, outcome)
        if len(ordered) > DETAILED:
            left = words.count(len(ordered) - DETAILED, "more finding")
            yield from ("", *self._wrap(f"And {left} in it, less grave than these or accepted.", "  "))
        yield from self._rest(outcome)
        yield ""

    def _finding(self, number: int, finding: Finding, outcome: Outcome) -> Iterator[str]:
        label = phrases.label(finding)
        first, *rest = self._wrap(f"{number}. {label}: {phrases.heading(finding, outcome)}", "  ", "     ")
        painted = paint(label, finding.severity, self._options.colour and not finding.suppressed)
        yield first.replace(label, painted, 1)
        yield from rest
        for name, text in (
            ("What", phrases.what(finding, outcome)),
            ("Where", phrases.where(finding, outcome)),
            ("Law, policy", phrases.law(finding)),
            ("What to do", prose(finding.advice)),
            ("Whom to ask", phrases.ask(finding, outcome.uri, self._options.addresses)),
            ("Accepted", phrases.accepted(finding)),
        ):
            if text:
                yield from self._labelled(name, text, "     ")
        if self._options.explain:
            yield from self._why(finding, outcome)

    def _why(self, finding: Finding, outcome: Outcome) -> Iterator[str]:
        found = phrases.matches_of(finding, outcome)
        if found:
            yield "     Why it was seen:"
        for match in found[:EXPLAINED]:
            yield from self._wrap(f"- {phrases.why(match, outcome)}", "       ", "         ")
        if len(found) > EXPLAINED:
            yield f"       - and {words.count(len(found) - EXPLAINED, 'more match', 'more matches')}"

    def _rest(self, outcome: Outcome) -> Iterator[str]:
        """What is planned for the item; with `explain`, what was seen and led to no finding."""
        if act := phrases.action(outcome):
            yield from ("", *self._wrap(act, "  "))
        used = {i for f in outcome.findings for i in f.matches}
        unused = [m for i, m in enumerate(outcome.matches) if i not in used]
        if self._options.explain and unused:
            yield from ("", "  Seen, and no finding by the policies in force:")
            for match in unused[:EXPLAINED]:
                yield from self._wrap(f"- {phrases.why(match, outcome)}", "    ", "      ")
            if len(unused) > EXPLAINED:
                yield f"    - and {words.count(len(unused) - EXPLAINED, 'more match', 'more matches')}"
        if self._options.explain and outcome.dropped:
            yield from ("", f"  {phrases.LEFT_OUT}:")
            for look_alike in outcome.dropped:
                yield from self._wrap(f"- {phrases.left_out(look_alike)}", "    ", "      ")

    def _end(self, run: Run) -> Iterator[str]:
        told = self._tally.told()
        if told or self._tally.suppressed:
            yield from self._wrap(f"{words.count(told, 'finding')}: {tally.severities(self._tally)}.")
        else:
            yield from self._wrap(tally.nothing_found(self._tally, run))
        if unknown := tally.unknown(self._tally, run):
            yield from self._wrap(unknown)
        yield from self._wrap(accounted(self._tally, run))
        for remark in tally.remarks(self._tally, run):
            yield from self._wrap(remark)
        yield from self._wrap(f"{LEGAL} Values are shown as they stand there." if self._revealed else NOTE)

    def _wrap(self, text: str, indent: str = "", hanging: str | None = None) -> list[str]:
        return wrapped(text, self._options.width, indent, hanging)

    def _labelled(self, name: str, text: str, indent: str) -> list[str]:
        return self._wrap(text, indent + f"{name}:".ljust(_LABEL), indent + " " * _LABEL)


def accounted(counted: Tally, run: Run) -> str:
    """`7 files in all: 5 read whole, 1 read only in part, 1 left out on purpose.`"""
    discovered = run.items.get("discovered", 0)
    short = {status: text.partition(":")[0] for status, text in words.STATUSES.items()}
    parts = [f"{line.number:,} {short[line.status]}" for line in tally.lines(counted, run) if line.number]
    return f"{discovered:,} {counted.noun(discovered)} in all{': ' if parts else ''}{', '.join(parts)}."


FORM = Form("sentences", "text/plain; charset=utf-8", Sentences)
