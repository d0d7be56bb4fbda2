"""`--format html`: one self-contained page that prints well, for a privacy officer to read or to file.

Things to do first, then each finding in sentences, then the account of what was read and what was not, all escaped; no
script, nothing loaded from anywhere. It holds the gravest `DETAILED` items and the first `UNREAD` unread ones, so that
a page stays a page and memory bounded; what it leaves out is counted, and the full list is said.
"""

from __future__ import annotations

import heapq
import importlib.resources
import itertools
from collections.abc import Iterator, Sequence
from typing import TextIO

from reports import phrases, tally, words
from reports.form import Form, FormOptions
from reports.record import Finding, Outcome, Run, Severity
from reports.safe import fitting, markup, prose
from reports.table import NOTE, acts, asked, more_things, place
from reports.tally import Tally
from reports.todo import Thing, ThingsToDo

DETAILED = 500
UNREAD = 1_000
THINGS = 100
FINDINGS_AN_ITEM = 12
EXPLAINED = 50
FULL_LIST = "The full list: run it again with --format jsonl --output FILE (or csv)."


class Page:
    """Gathers in bounded memory, writes at the end."""

    def __init__(self, stream: TextIO, options: FormOptions) -> None:
        self._stream = stream
        self._options = options
        self._tally = Tally()
        self._things = ThingsToDo()
        self._order = itertools.count()
        self._worst: list[tuple[tuple[int, int, int], str]] = []
        self._items = 0
        self._bare: list[str] = []
        self._seen = 0
        self._unread: list[str] = []
        self._not_read = 0

    def item(self, outcome: Outcome) -> None:
        self._tally.add(outcome)
        self._things.add(outcome)
        if outcome.findings:
            self._items += 1
            self._keep(outcome)
        elif self._options.explain and (outcome.matches or outcome.dropped):
            self._seen += 1
            if len(self._bare) < EXPLAINED:
                self._bare.append("\n".join(_item(outcome, self._options)))
        if outcome.status != "examined":
            self._not_read += 1
            if len(self._unread) < UNREAD:
                self._unread.append(_unread(outcome))

    def _keep(self, outcome: Outcome) -> None:
        """Set the item if it is among the gravest so far, at once, so that no outcome is kept; of equals the first."""
        key = (int(outcome.severity), max(f.subjects for f in outcome.findings), -next(self._order))
        full = len(self._worst) >= DETAILED
        if full and key < self._worst[0][0]:
            return
        entry = (key, "\n".join(_item(outcome, self._options)))
        if full:
            heapq.heapreplace(self._worst, entry)
        else:
            heapq.heappush(self._worst, entry)

    def close(self, run: Run) -> None:
        for block in self._blocks(run):
            self._stream.write(fitting(block, self._stream, "xmlcharrefreplace") + "\n")
        self._stream.flush()

    def _blocks(self, run: Run) -> Iterator[str]:
        yield _head(run)
        yield from self._summary(run)
        yield from self._to_do(run)
        yield from self._findings()
        yield from self._explained()
        yield from self._coverage(run)
        yield from _foot(run)

    def _summary(self, run: Run) -> Iterator[str]:
        yield '<section aria-labelledby="summary">\n<h2 id="summary">Summary</h2>'
        told = self._tally.told()
        sentence = (
            f"{words.count(told, 'finding')} in {words.count(self._items, self._tally.noun(1))}, "
            f"{words.count(len(self._things), 'thing')} to do."
            if told
            else tally.nothing_found(self._tally, run)
        )
        yield f'<p class="lead">{markup(sentence)}</p>'
        yield '<ul class="counts">'
        for severity in words.SEVERITIES:
            number = self._tally.findings[severity]
            empty = "" if number else " zero"
            yield f'<li class="{severity.word}{empty}"><b>{number:,}</b> {severity.word}</li>'
        yield "</ul>"
        if self._tally.suppressed:
            yield f"<p>{words.count(self._tally.suppressed, 'finding')} accepted earlier and not counted.</p>"
        for remark in tally.remarks(self._tally, run):
            yield f"<p>{markup(remark)}</p>"
        if unknown := tally.unknown(self._tally, run):
            yield f'<p class="warn">{markup(unknown)}</p>'
        yield "</section>"

    def _account(self, run: Run) -> Iterator[str]:
        discovered = run.items.get("discovered", 0)
        yield '<table class="account">'
        yield f"<caption>{discovered:,} {self._tally.noun(discovered)} found, all accounted for</caption>"
        yield '<thead><tr><th scope="col">Number</th><th scope="col">What became of them</th></tr></thead><tbody>'
        for line in tally.lines(self._tally, run):
            if line.number or line.status == "examined":
                reasons = "".join(f"<li>{markup(reason)}</li>" for reason in line.reasons)
                inner = f"<ul>{reasons}</ul>" if reasons else ""
                yield f'<tr><td class="n">{line.number:,}</td><th scope="row">{markup(line.words)}{inner}</th></tr>'
        yield "</tbody></table>"

    def _to_do(self, run: Run) -> Iterator[str]:
        things = self._things.worst(THINGS)
        yield '<section aria-labelledby="todo">\n<h2 id="todo">Things to do</h2>'
        if not things:
            yield "<p>None.</p></section>"
            return
        yield "<p>Worst first. Files in one folder, open for one reason and under one rule, are one thing.</p>"
        # roles are spelt out: on a narrow screen the rows are blocks, and a screen reader would see no table
        yield '<table class="todo" role="table"><caption class="hidden">Things to do, worst first</caption>'
        heads = ('<span class="hidden">Number</span>', "Severity", "What lies where, and who can see it", "What to do")
        cells = "".join(f'<th role="columnheader" scope="col">{h}</th>' for h in heads)
        yield f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead><tbody role="rowgroup">'
        for number, thing in enumerate(things, 1):
            yield _thing(number, thing, len(run.sources))
        yield "</tbody></table>"
        if more := more_things(self._things, len(things)):
            yield f"<p>{markup(more)}</p>"
        if self._options.full_list or more or self._items > len(self._worst):
            yield f"<p>{markup(self._options.full_list or FULL_LIST)}</p>"
        yield "</section>"

    def _findings(self) -> Iterator[str]:
        if not self._worst:
            return
        yield '<section aria-labelledby="findings">\n<h2 id="findings">Findings</h2>'
        for _, block in sorted(self._worst, reverse=True):
            yield block
        if self._items > len(self._worst):
            left = words.count(self._items - len(self._worst), "more " + self._tally.noun(1))
            yield f"<p>And {left} with findings, not graver than these.</p>"
        yield "</section>"

    def _explained(self) -> Iterator[str]:
        """What was seen or left out in items that have no finding."""
        if not self._bare:
            return
        yield '<section aria-labelledby="seen">\n<h2 id="seen">No finding, and why</h2>'
        yield from self._bare
        if self._seen > len(self._bare):
            yield f"<p>And {words.count(self._seen - len(self._bare), 'more ' + self._tally.noun(1))} of this kind.</p>"
        yield "</section>"

    def _coverage(self, run: Run) -> Iterator[str]:
        yield '<section aria-labelledby="coverage">\n<h2 id="coverage">What was read and what was not</h2>'
        yield from self._account(run)
        if self._not_read:
            yield "<h3>What was not read, or not whole</h3>"
            yield "<p>Nothing is known of what was not read.</p>"
            yield '<table><caption class="hidden">What was not read, or not whole, and why</caption><thead><tr>'
            yield '<th scope="col">Name</th><th scope="col">What became of it, and why</th></tr></thead><tbody>'
            yield from self._unread
            yield "</tbody></table>"
        if self._not_read > len(self._unread):
            yield f"<p>And {self._not_read - len(self._unread):,} more, counted by reason above.</p>"
        yield "</section>"


def _head(run: Run) -> str:
    style = importlib.resources.files("reports").joinpath("page.css").read_text(encoding="utf-8")
    policies = ", ".join(f"{p.name} {p.version}" for p in run.policies) or "none"
    began = f"{run.started:%d %B %Y, %H:%M} {run.started:%Z}".strip()
    facts = {
        "Looked at": ", ".join(run.sources) or "nothing",
        "When": f"{began}; {words.duration(run.seconds)}, {words.size(run.bytes)} read",
        "Judged by": f"the policies {policies}" if run.policies else "no policy",
    }
    told = "\n".join(f"<dt>{name}</dt><dd>{markup(value)}</dd>" for name, value in facts.items())
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Student data: what lies where</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#todo">To the things to do</a>
<header>
<h1>Student data: what lies where</h1>
<dl>
{told}
</dl>
</header>
<main>"""


def _foot(run: Run) -> Iterator[str]:
    yield "</main>"
    yield f"<footer><p>{markup(NOTE)} Names of files are the real ones: keep this page as you keep the files.</p>"
    yield f"<p>Run {markup(run.run)}</p></footer>\n</body>\n</html>"


def _badge(severity: Severity, accepted: bool = False) -> str:
    if accepted:
        return f'<span class="badge none">accepted ({severity.word})</span>'
    return f'<span class="badge {severity.word}">{severity.word}</span>'


def _thing(number: int, thing: Thing, sources: int) -> str:
    todo = [markup(text) for text in (prose(thing.advice), asked(thing), acts(thing)) if text]
    files = (
        ""
        if thing.path is not None
        else f"{'at least ' if thing.files_more else ''}{words.count(thing.files, 'file')}, "
    )
    return (
        f'<tr role="row"><td role="cell" class="n">{number}</td><td role="cell">{_badge(thing.severity)}</td>'
        f'<td role="cell"><b>{markup(place(thing, sources))}</b><br>{markup(files + thing.holds)}'
        f'<br><span class="quiet">{markup(thing.audience)}</span></td>'
        f'<td role="cell">{"<br>".join(todo)}</td></tr>'
    )


def _item(outcome: Outcome, options: FormOptions) -> Iterator[str]:
    yield f"<article>\n<h3>{markup(phrases.name(outcome))}</h3>\n<p>{markup(phrases.who(outcome))}</p>"
    if not_read := phrases.unread(outcome):
        yield f'<p class="warn">{markup(not_read)}</p>'
    ordered = sorted(outcome.findings, key=lambda f: (f.suppressed is not None, -f.severity))
    for finding in ordered[:FINDINGS_AN_ITEM]:
        yield from _finding(finding, outcome, options)
    if len(ordered) > FINDINGS_AN_ITEM:
        left = words.count(len(ordered) - FINDINGS_AN_ITEM, "more finding")
        yield f"<p>And {left} in it, less grave than these or accepted.</p>"
    if act := phrases.action(outcome):
        yield f"<p><b>{markup(act)}</b></p>"
    if options.explain:
        yield from _seen_too(outcome)
    yield "</article>"


def _seen_too(outcome: Outcome) -> Iterator[str]:
    """The matches that led to no finding, and what was left out."""
    used = {i for f in outcome.findings for i in f.matches}
    unused = [m for i, m in enumerate(outcome.matches) if i not in used]
    lines = [phrases.why(match, outcome) for match in unused[:EXPLAINED]]
    yield from _reasons("Seen, and no finding by the policies in force:", lines, len(unused) - EXPLAINED)
    yield from _reasons(f"{phrases.LEFT_OUT}:", [phrases.left_out(one) for one in outcome.dropped], 0)


def _reasons(title: str, lines: Sequence[str], more: int) -> Iterator[str]:
    """A list of reasons under its title, and how many more there are; nothing if there is none."""
    if not lines:
        return
    inner = "".join(f"<li>{markup(text)}</li>" for text in lines)
    rest = f"<li>and {words.count(more, 'more match', 'more matches')}</li>" if more > 0 else ""
    yield f'<p class="quiet">{title}</p>\n<ul class="why">{inner}{rest}</ul>'


def _finding(finding: Finding, outcome: Outcome, options: FormOptions) -> Iterator[str]:
    badge = _badge(finding.severity, finding.suppressed is not None)
    yield f"<h4>{badge} {markup(phrases.heading(finding, outcome))}</h4>\n<dl>"
    for name, text in (
        ("What", phrases.what(finding, outcome)),
        ("Where", phrases.where(finding, outcome)),
        ("Law, policy", phrases.law(finding)),
        ("What to do", prose(finding.advice)),
        ("Whom to ask", phrases.ask(finding)),
        ("Accepted", phrases.accepted(finding)),
    ):
        if text:
            yield f"<dt>{name}</dt><dd>{markup(text)}</dd>"
    yield "</dl>"
    found = phrases.matches_of(finding, outcome)
    if options.explain:
        lines = [phrases.why(match, outcome) for match in found[:EXPLAINED]]
        yield from _reasons("Why it was seen:", lines, len(found) - EXPLAINED)


def _unread(outcome: Outcome) -> str:
    why = markup(phrases.unread(outcome, brief=True))
    return f'<tr><th scope="row">{markup(phrases.name(outcome))}</th><td>{why}</td></tr>'


FORM = Form("html", "text/html; charset=utf-8", Page)
